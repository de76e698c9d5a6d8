"""What can be wrong with a user's table of aliases.

AliasTableError
├── AliasTableUnreadable   the file cannot be read as UTF-8 text
└── AliasTableMalformed    a line is not of the table's form
"""

from typing import Literal

from vectorstore.errors import NewsCiteError


class AliasTableError(NewsCiteError):
    """The table of aliases at ``path`` cannot be used."""

    en = "The table of aliases {path} cannot be used."
    zh = "无法使用别名表 {path}。"


class AliasTableUnreadable(AliasTableError):
    """``reason`` is the system's word for it."""

    en = "The table of aliases {path} cannot be read: {reason}. It must be a text file in UTF-8."
    zh = "无法读取别名表 {path}：{reason}。它应为 UTF-8 编码的文本文件。"


class AliasTableMalformed(AliasTableError):
    """``problem`` is a key of ``PROBLEMS``, ``given`` what stands there."""

    en = "Line {line} of the table of aliases {path}: {problem}"
    zh = "别名表 {path} 第 {line} 行：{problem}"

    PROBLEMS = {  # noqa: RUF012 - a constant
        "columns": (
            "it has {given} columns; needed are three with tabs between: kind, English names, Chinese names.",
            "共有 {given} 列；应为以制表符分隔的三列：类别、英文名称、中文名称。",
        ),
        "kind": ("{given!r} is no kind; the kinds are {kinds}.", "没有“{given}”这一类别；可用的类别：{kinds}。"),
        "alone": (
            "it has a single name ({given}); an alias needs two or more, with | between.",
            "只有一个名称（{given}）；别名至少要有两个，以 | 分隔。",
        ),
        "short": (
            "the name {given!r} is too short, or begins with a mark: two letters, digits or characters are needed.",
            "名称“{given}”过短或以符号开头：至少要有两个字母、数字或汉字。",
        ),
        "twice": ("the name {given!r} stands there twice.", "名称“{given}”重复出现。"),
        "script": (
            "{given!r} stands in the column of English names but is Chinese.",
            "“{given}”是中文，却写在英文名称一列。",
        ),
    }

    def message(self, language: Literal["en", "zh"]) -> str:
        """Which line of which file is wrong and how."""
        text = self.PROBLEMS[str(self.values["problem"])][language == "zh"].format(**self.values)
        return (self.zh if language == "zh" else self.en).format(**{**self.values, "problem": text})
