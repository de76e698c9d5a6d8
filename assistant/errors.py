"""The assistant's part of the error tree of ``vectorstore.errors``.

NewsCiteError
├── SettingsInvalid      a setting is unknown or has a wrong value
├── ReadingFailed        a source gives no article
│   ├── SourceMissing    no such file or folder
│   ├── NotText          the bytes are no text in a known encoding
│   ├── NotAnArticle     nothing is left when menus and notices are gone
│   └── UnknownFormat    a kind of file that is not read
├── ModelFailed          the language model cannot be used or did not answer
└── PromptInvalid        raised by ``prompts``, listed there
"""

from vectorstore.errors import NewsCiteError


class SettingsInvalid(NewsCiteError):
    """A setting is unknown or its value is out of bounds."""

    en = "Setting {setting} from {where}: {reason}"
    zh = "设置 {setting}（来自 {where}）有误：{reason}"


class ReadingFailed(NewsCiteError):
    """A source gives no article."""

    en = "{source} cannot be read: {reason}"
    zh = "无法读取 {source}：{reason}"


class SourceMissing(ReadingFailed):
    """The path names nothing."""

    en = "There is no file or folder {source}."
    zh = "没有名为 {source} 的文件或文件夹。"


class NotText(ReadingFailed):
    """The bytes are not text in an encoding that is read."""

    en = "{source} is not text in an encoding that NewsCite reads (UTF-8, UTF-16, GB18030, Big5)."
    zh = "{source} 不是可读取编码（UTF-8、UTF-16、GB18030、Big5）的文本。"


class NotAnArticle(ReadingFailed):
    """Nothing to quote is left."""

    en = "{source} holds no article text."
    zh = "{source} 中没有文章正文。"


class UnknownFormat(ReadingFailed):
    """A file whose kind is not read."""

    en = "{source} is of a kind that is not read ({suffix}). Read are: {known}."
    zh = "不读取 {source} 这类文件（{suffix}）。可读取：{known}。"


class ModelFailed(NewsCiteError):
    """The language model cannot be used or did not answer."""

    en = "The language model {model} did not answer: {reason}"
    zh = "语言模型 {model} 没有回答：{reason}"
