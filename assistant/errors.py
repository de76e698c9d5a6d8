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
│   ├── NotAnAddress     no address of the web
│   ├── NotText          the bytes are no text in a known encoding
│   │   └── BinaryFile   they are no text at all
│   ├── FrontMatterInvalid  the YAML above a Markdown text has a fault
│   ├── NotAnArticle     nothing is left when menus and notices are gone
│   │   └── SourceEmpty  there was nothing to begin with
│   ├── UnknownFormat    a kind of file that is not read
│   ├── WrongSuffix      a PDF or Word document under another ending
│   ├── NothingToRead    a folder without files of a kind that is read
│   ├── DocumentDamaged  the bytes are not what their kind prescribes
│   ├── DocumentLocked   it opens with a password only
│   │   ├── PdfEncrypted
│   │   └── WordEncrypted
│   ├── PdfScanned       pictures of pages without text
│   ├── PdfGarbled       the fonts do not tell their characters
│   ├── WordOld          the format before .docx
│   ├── WordWithMacros   a document that holds programs
│   ├── FeedInvalid      no feed or sitemap
│   │   ├── NotAFeed
│   │   ├── NotASitemap
│   │   └── FeedHasDoctype  with a declaration that can do harm
│   └── TooHardToRead    what reads it was stopped, lest it stop the machine
│       ├── TooSlowToRead
│       ├── TookTooMuchMemory
│       ├── UnpacksTooLarge
│       └── ReaderBroke  it came to its end by a fault
├── LibraryEmpty         there is nothing to answer from
├── ModelFailed          the language model cannot be used or did not answer (its kinds: assistant.models.errors)
├── AccessUnusable       the file that says who may look at the pages is wrong
│   └── LoginMissing     what a log-in needs is not installed
├── FeedbackUnusable     what people said about answers cannot be read or kept
└── PromptInvalid        raised by ``prompts``, listed there
"""

from typing import ClassVar

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


class NotAnAddress(ReadingFailed):
    """Only addresses of the web are read here."""

    en = "{source} is no address of a web page or feed: it has to begin with http:// or https://."
    zh = "{source} 不是网页或订阅源的网址：应以 http:// 或 https:// 开头。"


class NotText(ReadingFailed):
    """The bytes are not text in an encoding that is read."""

    en = "{source} is not text in an encoding that NewsCite reads (UTF-8, UTF-16, GB18030, Big5)."
    zh = "{source} 不是可读取编码（UTF-8、UTF-16、GB18030、Big5）的文本。"


class BinaryFile(NotText):
    """The bytes are no text at all, such as those of a picture."""

    en = "{source} is not text: its content is that of a picture, an archive, a program or the like."
    zh = "{source} 不是文本：其内容是图片、压缩包、程序之类的二进制数据。"


class FrontMatterInvalid(ReadingFailed):
    """The front matter is no valid YAML; ``reason`` is the parser's."""

    en = "The front matter of {source} is not valid YAML, line {line}: {reason}"
    zh = "{source} 的 front matter 不是有效的 YAML，第 {line} 行：{reason}"


class NotAnArticle(ReadingFailed):
    """Nothing to quote is left."""

    en = "{source} holds no article text."
    zh = "{source} 中没有文章正文。"


class SourceEmpty(NotAnArticle):
    """A file without a byte in it."""

    en = "{source} is empty."
    zh = "{source} 是空的。"


class UnknownFormat(ReadingFailed):
    """A file whose kind is not read."""

    en = "{source} is of a kind that is not read ({suffix}). Read are: {known}."
    zh = "不读取 {source} 这类文件（{suffix}）。可读取：{known}。"


class WrongSuffix(ReadingFailed):
    """A document whose name says that it is something else; ``format`` is what it is."""

    en = "{source} is a {format} document, whatever its name says. Rename it to end in {suffix}, then add it again."
    zh = "{source} 的内容是 {format} 文档，与文件名不符。请将扩展名改为 {suffix} 后再添加。"


class NothingToRead(ReadingFailed):
    """A folder holds no file of a kind that is read."""

    en = "The folder {source} holds no file that is read."
    zh = "文件夹 {source} 中没有可读取的文件。"


class DocumentDamaged(ReadingFailed):
    """The bytes are not what the format prescribes: cut short, overwritten, or something else altogether."""

    en = "{source} is damaged, or not a {format} document at all."
    zh = "{source} 已损坏，或者根本不是 {format} 文档。"


class DocumentLocked(ReadingFailed):
    """The document opens with a password only."""

    en = "{source} is protected by a password. Save a copy without one and add that."
    zh = "{source} 设有密码。请另存一份不带密码的副本再添加。"


class PdfEncrypted(DocumentLocked):
    """A PDF document that opens with a password only."""

    en = "{source} is a PDF document protected by a password. Save a copy without one and add that."
    zh = "{source} 是设有密码的 PDF 文档。请另存一份不带密码的副本再添加。"


class WordEncrypted(DocumentLocked):
    """A Word document that opens with a password only."""

    en = "{source} is a Word document protected by a password. Save a copy without one and add that."
    zh = "{source} 是设有密码的 Word 文档。请另存一份不带密码的副本再添加。"


class PdfScanned(ReadingFailed):
    """The pages are pictures, with no text behind them."""

    en = (
        "{source} is a scan: its pages are pictures without text. NewsCite does not recognise text in pictures; "
        "run text recognition (OCR) on it first, then add the result."
    )
    zh = "{source} 是扫描件：页面是图片，没有文字。NewsCite 不识别图片中的文字；请先做文字识别（OCR），再添加结果。"


class PdfGarbled(ReadingFailed):
    """The fonts name their shapes, but not the characters that these stand for."""

    en = (
        "The text of {source} cannot be made out: its fonts do not say which characters they show. "
        "Export it again from the program that made it, or run text recognition (OCR) on it."
    )
    zh = "无法辨认 {source} 中的文字：其字体没有说明所显示的字符。请用原来的程序重新导出，或先做文字识别（OCR）。"


class WordOld(ReadingFailed):
    """A document in the format of Word before 2007."""

    en = "{source} is in the old Word format (.doc). Save it as .docx and add that."
    zh = "{source} 是旧版 Word 格式（.doc）。请另存为 .docx 后再添加。"


class WordWithMacros(ReadingFailed):
    """A Word document that holds programs."""

    en = "{source} is a Word document with macros, which are programs. Save it as .docx without them and add that."
    zh = "{source} 是带宏（程序）的 Word 文档。请另存为不含宏的 .docx 后再添加。"


class FeedInvalid(ReadingFailed):
    """What should list articles does not."""

    en = "{source} is neither a feed nor a sitemap that can be read."
    zh = "{source} 不是可读取的订阅源或站点地图。"


class NotAFeed(FeedInvalid):
    """No RSS, Atom or JSON feed, or one too broken to find anything in."""

    en = "{source} is not an RSS, Atom or JSON feed, or it is broken."
    zh = "{source} 不是 RSS、Atom 或 JSON 订阅源，或已损坏。"


class NotASitemap(FeedInvalid):
    """No sitemap, or one too broken to find anything in."""

    en = "{source} is not a sitemap, or it is broken."
    zh = "{source} 不是站点地图，或已损坏。"


class FeedHasDoctype(FeedInvalid):
    """A document type declaration, by which a feed can be made to grow without end or to ask for other files."""

    en = "{source} is not read: it has a document type declaration (DOCTYPE), by which a feed can be made to do harm."
    zh = "不读取 {source}：其中有文档类型声明（DOCTYPE），订阅源可借此造成危害。"


class TooHardToRead(ReadingFailed):
    """What reads it was stopped, or stopped itself, before it was done."""

    en = "{source} could not be read to its end: it is damaged, or made to do harm."
    zh = "{source} 无法读完：文件已损坏，或是有意造成危害的文件。"


class TooSlowToRead(TooHardToRead):
    """Reading it took more processor or wall time than any article needs."""

    en = "{source} could not be read within {seconds} seconds. It is too large, damaged, or made to do harm."
    zh = "未能在 {seconds} 秒内读完 {source}：文件过大、已损坏，或是有意造成危害的文件。"


class TookTooMuchMemory(TooHardToRead):
    """Reading it took more memory than any article needs."""

    en = "{source} could not be read within {megabytes} MB of memory. It is too large, damaged, or made to do harm."
    zh = "无法用 {megabytes} MB 内存读完 {source}：文件过大、已损坏，或是有意造成危害的文件。"


class UnpacksTooLarge(TooHardToRead):
    """Small as it comes and huge once unpacked."""

    en = "{source} unpacks to more than {megabytes} MB, which no article or feed does."
    zh = "{source} 解压后超过 {megabytes} MB，不会是文章或订阅源。"


class ReaderBroke(TooHardToRead):
    """What reads it ended by a fault; ``reason`` is the name of a signal or of an exception."""

    en = "{source} could not be read ({reason}): it is damaged, or made to do harm."
    zh = "无法读取 {source}（{reason}）：文件已损坏，或是有意造成危害的文件。"


class LibraryEmpty(NewsCiteError):
    """There is nothing to answer from; ``command`` is how newscite is called for this library."""

    en = "The library at {path} holds no articles yet. Add some: {command} add PATH…, or the sample: {command} demo"
    zh = "位于 {path} 的文章库还没有文章。添加自己的文章：{command} add PATH…；载入示例文章：{command} demo"


class AccessUnusable(NewsCiteError):
    """The file that says who may look at the pages cannot be used; ``reason`` names what is wrong in it."""

    en = "The file {path}, which says who may log in, cannot be used: {reason} docs/access.md shows a whole one."
    zh = "无法使用登录设置文件 {path}：{reason} 完整示例见 docs/access.md。"


class LoginMissing(AccessUnusable):
    """The packages of the extra ``auth`` are not installed."""

    en = "Logging in needs more packages: pip install 'newscite[auth]'"
    zh = "登录功能需要安装：pip install 'newscite[auth]'"


class ModelFailed(NewsCiteError):
    """The language model cannot be used or did not answer. Its kinds: ``assistant.models.errors``.

    ``retried`` tells whether asking again soon may help, as long as nothing was answered.
    """

    retried: ClassVar[bool] = False
    en = "The language model {model} did not answer: {reason}"
    zh = "语言模型 {model} 没有回答：{reason}"


class FeedbackUnusable(NewsCiteError):
    """The file of what people said about answers cannot be read or written."""

    en = "The feedback at {path} cannot be read or written: {reason}"
    zh = "无法读写位于 {path} 的反馈：{reason}"
