"""Every error that NewsCite raises on purpose.

NewsCiteError
├── LibraryError             the folder that holds the articles
│   ├── LibraryBusy          another process is writing
│   ├── LibraryUnreadable    the folder or its database cannot be opened or written
│   │   ├── LibraryDamaged   the database is not what was written
│   │   └── DiskFull         there is no room for what should be written
│   ├── LibraryNotEmpty      a backup would replace what is there
│   ├── EmbedderChanged      the vectors were made by another embedder
│   └── IndexUnavailable     the Chroma index cannot be used here
│       └── IndexDamaged     a generation of it is missing, incomplete or wrong
│           ├── IndexBeingRebuilt  and a process has been started that builds another
│           └── IndexNotBuilt      and so is the new one: it could not be built
├── BackupFailed             a backup cannot be written
│   └── BackupExists         its file is there already
├── BackupUnusable           a file is no backup of a library
├── ArticleNotFound          no article of that id
├── ConversationNotFound     no conversation of that id
├── ArticleDamaged           an article is not what was stored
├── EmbedderUnavailable      the embedder cannot be used (kinds: vectorstore.e5.errors, vectorstore.plugged.errors)
└── (assistant.errors adds those of reading, models and settings, assistant.pages.errors those of the pages)

Each class carries its words in both languages, so that a person reads them in theirs, and a test can hold
the two together. ``str(error)`` is English.
"""

from typing import ClassVar, Literal, Self


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

    def again(self) -> Self:
        """The same error, to be raised once more; raised itself, it would drag along where it was raised before."""
        return type(self)(**self.values)

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


class LibraryDamaged(LibraryUnreadable):
    """The database is not what was written: its file was cut off, overwritten, or the disk fails."""

    en = (
        "The database of the library at {path} is damaged: {reason} Nothing was changed. If you have a backup: "
        "newscite restore FILE --force (what is there now is kept beside it)."
    )
    zh = (
        "位于 {path} 的文章库的数据库已损坏：{reason} 没有做任何改动。如有备份，请运行：newscite restore FILE --force"
        "（现有的库会保留在旁边）。"
    )


class DiskFull(LibraryUnreadable):
    """There is no room for what should be written."""

    en = (
        "There is no room left for the library at {path}: {reason} What had been stored is safe, nothing is half "
        "stored. Free some space, then try again."
    )
    zh = "位于 {path} 的文章库已没有可用空间：{reason} 此前存入的内容完好，没有只存了一半的内容。请腾出空间后再试。"


class LibraryNotEmpty(LibraryError):
    """A backup would replace what is there."""

    en = "The library at {path} is not empty. With --force it is replaced, and kept beside the new one."
    zh = "位于 {path} 的文章库不是空的。加 --force 可替换它，原有的库会保留在旁边。"


class EmbedderChanged(LibraryError):
    """The stored vectors were made by another embedder."""

    en = (
        "The library at {path} is embedded with {stored}, but the embedder here is {given}; their vectors cannot be "
        "compared. Set NEWSCITE_EMBEDDER to {stored} and start again, or move the library to {given}: newscite reembed"
    )
    zh = (
        "位于 {path} 的文章库由嵌入模型 {stored} 生成，而当前模型是 {given}，两者的向量无法比较。"
        "请将 NEWSCITE_EMBEDDER 设为 {stored} 后重新启动，或把文章库改用 {given}：newscite reembed"
    )


class IndexUnavailable(LibraryError):
    """The index cannot be used here, though nothing is known to be wrong with it."""

    en = "The search index at {path} cannot be used: {reason} Questions are answered without it, more slowly."
    zh = "无法使用位于 {path} 的检索索引：{reason} 仍可回答问题，但会慢一些。"


class IndexDamaged(IndexUnavailable):
    """A generation of the Chroma index is missing, incomplete or wrong."""

    en = (
        "The search index at {path} is damaged: {reason} Nothing is lost; questions are answered without it, more "
        "slowly. To rebuild it: newscite rebuild"
    )
    zh = "位于 {path} 的检索索引已损坏：{reason} 没有丢失任何内容；仍可回答问题，但会慢一些。重建索引：newscite rebuild"


class IndexBeingRebuilt(IndexDamaged):
    """A generation is damaged, and a process has been started that builds another."""

    en = (
        "The search index at {path} is damaged: {reason} Nothing is lost. It is being rebuilt from the stored "
        "articles; until then questions are answered without it, more slowly."
    )
    zh = (
        "位于 {path} 的检索索引已损坏：{reason} 没有丢失任何内容。正在用存储的文章重建索引；"
        "在此期间仍可回答问题，但会慢一些。"
    )


class IndexNotBuilt(IndexDamaged):
    """A new generation could not be built; the one before it, if any, goes on answering."""

    en = (
        "The search index at {path} could not be built: {reason} The articles are safe and are found without it, more "
        "slowly. To try again: newscite rebuild"
    )
    zh = "无法建立位于 {path} 的检索索引：{reason} 文章完好，没有索引也能找到，但会慢一些。再试一次：newscite rebuild"


class BackupFailed(NewsCiteError):
    """A backup cannot be written."""

    en = "The backup {file} cannot be written: {reason} Nothing is left of it."
    zh = "无法写入备份 {file}：{reason} 没有留下任何文件。"


class BackupExists(BackupFailed):
    """The backup's file is there already."""

    en = "{file} exists already. With --force it is replaced once the new backup is whole."
    zh = "{file} 已存在。加 --force 可在新备份完成后替换它。"


class BackupUnusable(NewsCiteError):
    """A file is no backup of a library, or not a sound one."""

    en = "{file} cannot be restored: {reason} The library was not touched."
    zh = "无法恢复 {file}：{reason} 文章库没有改动。"


class ArticleNotFound(NewsCiteError):
    """No article of the library has that id."""

    en = "No article has the id {article}. 'newscite list' shows the ids."
    zh = "没有编号为 {article} 的文章。用 newscite list 查看编号。"


class ConversationNotFound(NewsCiteError):
    """No conversation has that id, or it was deleted, or it is somebody else's."""

    en = "This conversation is not there: it was deleted, or the address is wrong."
    zh = "没有这个对话：它已被删除，或网址有误。"


class ArticleDamaged(NewsCiteError):
    """An article is not what was stored: its id, which is made from all it says, does not fit."""

    en = (
        "The article {article} is no longer what was added: the library's file is damaged. If you have a backup: "
        "newscite restore FILE --force (what is there now is kept beside it)."
    )
    zh = (
        "文章 {article} 与添加时不一致：文章库的文件已损坏。如有备份，请运行：newscite restore FILE --force"
        "（现有的库会保留在旁边）。"
    )


class EmbedderUnavailable(NewsCiteError):
    """The embedder cannot be used: the default one on this machine, or another one at its provider."""

    en = "The embedder {embedder} cannot be used: {reason}"
    zh = "无法使用嵌入模型 {embedder}：{reason}"
