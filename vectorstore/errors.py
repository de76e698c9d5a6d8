"""Every error that NewsCite raises on purpose.

NewsCiteError
├── LibraryError             the folder that holds the articles
│   ├── LibraryBusy          another process is writing
│   ├── LibraryUnreadable    the folder or its database cannot be opened or written
│   ├── EmbedderChanged      the vectors were made by another embedder
│   └── IndexDamaged         a generation of the Chroma index is not usable
├── ArticleNotFound          no article of that id
├── EmbedderUnavailable      the default embedder cannot run on this machine (its kinds: vectorstore.e5.errors)
└── (assistant.errors adds those of reading, models and settings, assistant.chat.errors those of the chat)

Each class carries its words in both languages, so that a person reads them in theirs, and a test can hold
the two together. ``str(error)`` is English.
"""

from typing import ClassVar, Literal


class NewsCiteError(Exception):
    """Something a person can understand and act on.

    The keyword arguments fill the placeholders of the class's ``en`` and ``zh`` and are kept as ``values``.
    """

    en: ClassVar[str] = "Something went wrong."
    zh: ClassVar[str] = "出错了。"

    def __init__(self, **values: object) -> None:
        super().__init__(values)
        self.values = values

    def __str__(self) -> str:
        return self.message("en")

    def message(self, language: Literal["en", "zh"]) -> str:
        """What happened, where, and what to do, in ``language``."""
        return (self.zh if language == "zh" else self.en).format(**self.values)


class LibraryError(NewsCiteError):
    """The library cannot be used as asked."""

    en = "The library at {path} cannot be used: {reason}"
    zh = "无法使用位于 {path} 的文章库：{reason}"


class LibraryBusy(LibraryError):
    """Another process holds the writer's lock."""

    en = "Process {holder} is changing the library at {path}. Wait until it has finished, then try again."
    zh = "进程 {holder} 正在修改位于 {path} 的文章库。请等它结束后再试。"


class LibraryUnreadable(LibraryError):
    """The folder or its database cannot be opened, read or written."""

    en = "The library at {path} cannot be read or written: {reason} Check the folder and its permissions."
    zh = "无法读写位于 {path} 的文章库：{reason} 请检查该文件夹及其权限。"


class EmbedderChanged(LibraryError):
    """The stored vectors were made by another embedder."""

    en = (
        "The library at {path} was made with the embedder {stored}; this is {given}. Their vectors cannot be "
        "compared. Go back to {stored}, or embed all articles again: {command}"
    )
    zh = (
        "位于 {path} 的文章库由嵌入模型 {stored} 生成，当前模型是 {given}，两者的向量无法比较。"
        "请改回 {stored}，或重新嵌入全部文章：{command}"
    )


class IndexDamaged(LibraryError):
    """A generation of the Chroma index is missing, incomplete or wrong."""

    en = "The search index at {path} is damaged: {reason} Run: newscite rebuild"
    zh = "位于 {path} 的检索索引已损坏：{reason} 请运行：newscite rebuild"


class ArticleNotFound(NewsCiteError):
    """No article of the library has that id."""

    en = "No article has the id {article}. 'newscite list' shows the ids."
    zh = "没有编号为 {article} 的文章。用 newscite list 查看编号。"


class EmbedderUnavailable(NewsCiteError):
    """The default embedder's weights are missing, changed or unusable on this machine."""

    en = "The built-in embedder cannot run here: {reason}"
    zh = "内置嵌入模型无法在此运行：{reason}"
