"""The assistant's part of the error tree of ``vectorstore.errors``.

NewsCiteError
├── SettingsInvalid      a setting is unknown or has a wrong value
│   ├── SettingUnknown   no setting has that name
│   ├── SettingWrong     a value that the setting cannot have
│   └── SettingsFileUnreadable
├── ReadingFailed        a source gives no article
│   ├── SourceMissing    no such file or folder
│   ├── SourceUnreadable the file is there but cannot be opened
│   ├── SourceTooLarge   a file larger than any article
│   ├── NotText          the bytes are no text in a known encoding
│   ├── FrontMatterInvalid  the YAML above a Markdown text has a fault
│   ├── NotAnArticle     nothing is left when menus and notices are gone
│   ├── UnknownFormat    a kind of file that is not read
│   └── NothingToRead    a folder without files of a kind that is read
├── LibraryEmpty         there is nothing to answer from
├── ModelFailed          the language model cannot be used or did not answer
└── PromptInvalid        raised by ``prompts``, listed there
"""

from vectorstore.errors import NewsCiteError


class SettingsInvalid(NewsCiteError):
    """A setting is unknown or its value is out of bounds."""

    en = "Setting {setting} from {where}: {reason}"
    zh = "设置 {setting}（来自 {where}）有误：{reason}"


class SettingUnknown(SettingsInvalid):
    """No setting has that name; ``nearest`` is the name most like it."""

    en = "There is no setting {setting} (from {where}). Did you mean {nearest}?"
    zh = "没有设置项 {setting}（来自 {where}）。是否应为 {nearest}？"


class SettingWrong(SettingsInvalid):
    """A value that the setting cannot have. The value itself is not told: it may be a key in the wrong place."""

    en = "{where} gives {setting} a value that it cannot have. It takes: {takes}"
    zh = "{where} 给 {setting} 的值不可用。可取：{takes}"


class SettingsFileUnreadable(SettingsInvalid):
    """The settings file is missing, not UTF-8 or not TOML."""

    en = "The settings file {where} cannot be read: {reason}"
    zh = "无法读取设置文件 {where}：{reason}"


class ReadingFailed(NewsCiteError):
    """A source gives no article."""

    en = "{source} cannot be read: {reason}"
    zh = "无法读取 {source}：{reason}"


class SourceMissing(ReadingFailed):
    """The path names nothing."""

    en = "There is no file or folder {source}."
    zh = "没有名为 {source} 的文件或文件夹。"


class SourceUnreadable(ReadingFailed):
    """The file or folder is there but cannot be opened; ``reason`` is the system's."""

    en = "{source} cannot be opened ({reason}). Check its permissions."
    zh = "无法打开 {source}（{reason}）。请检查其访问权限。"


class SourceTooLarge(ReadingFailed):
    """A file that is larger than any article."""

    en = "{source} is larger than {megabytes} MB, which no article is."
    zh = "{source} 超过 {megabytes} MB，不会是文章。"


class NotText(ReadingFailed):
    """The bytes are not text in an encoding that is read."""

    en = "{source} is not text in an encoding that NewsCite reads (UTF-8, UTF-16, GB18030, Big5)."
    zh = "{source} 不是可读取编码（UTF-8、UTF-16、GB18030、Big5）的文本。"


class FrontMatterInvalid(ReadingFailed):
    """The front matter is no valid YAML; ``reason`` is the parser's."""

    en = "The front matter of {source} is not valid YAML, line {line}: {reason}"
    zh = "{source} 的 front matter 不是有效的 YAML，第 {line} 行：{reason}"


class NotAnArticle(ReadingFailed):
    """Nothing to quote is left."""

    en = "{source} holds no article text."
    zh = "{source} 中没有文章正文。"


class UnknownFormat(ReadingFailed):
    """A file whose kind is not read."""

    en = "{source} is of a kind that is not read ({suffix}). Read are: {known}."
    zh = "不读取 {source} 这类文件（{suffix}）。可读取：{known}。"


class NothingToRead(ReadingFailed):
    """A folder holds no file of a kind that is read."""

    en = "The folder {source} holds no file that is read."
    zh = "文件夹 {source} 中没有可读取的文件。"


class LibraryEmpty(NewsCiteError):
    """There is nothing to answer from."""

    en = "The library at {path} holds no articles yet. Add some: newscite add PATH…, or the sample: newscite demo"
    zh = "位于 {path} 的文章库还没有文章。添加自己的文章：newscite add PATH…；载入示例文章：newscite demo"


class ModelFailed(NewsCiteError):
    """The language model cannot be used or did not answer."""

    en = "The language model {model} did not answer: {reason}"
    zh = "语言模型 {model} 没有回答：{reason}"
