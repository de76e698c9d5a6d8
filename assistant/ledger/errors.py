"""What can be wrong with a change by hand, or with reading by a language model.

LedgerError
├── RowNotFound       no row has that id
├── RowFieldUnknown   such a row has no field of that name
├── RowFieldWrong     a field cannot have that value
├── NoModelToRead     no language model is set
└── ReplyUnreadable   what it said of an article has no rows
"""

from vectorstore.errors import NewsCiteError


class LedgerError(NewsCiteError):
    """The ledger cannot be changed as asked."""

    en = "The ledger cannot be changed as asked."
    zh = "无法按要求修改台账。"


class RowNotFound(LedgerError):
    """No row of the ledger has that id."""

    en = "No row of the ledger has the id {row}. 'newscite awards' and 'newscite collaborations' show the ids."
    zh = "台账中没有编号为 {row} 的条目。用 newscite awards 和 newscite collaborations 查看编号。"


class RowFieldUnknown(LedgerError):
    """Such a row has no field of that name."""

    en = "This row has no field {field!r}. Its fields are: {known}."
    zh = "该条目没有字段“{field}”。可用的字段：{known}。"


class RowFieldWrong(LedgerError):
    """A field cannot have that value."""

    en = "{value!r} cannot be the {field} of a row. Possible: {known}."
    zh = "“{value}”不能作为字段 {field} 的值。可用的值：{known}。"


class NoModelToRead(LedgerError):
    """Articles are to be read by a language model, and none is set."""

    en = "No language model is set that could read the articles. Name one in NEWSCITE_MODEL."
    zh = "没有设置可用于读取文章的语言模型。请在 NEWSCITE_MODEL 中指定一个。"


class ReplyUnreadable(LedgerError):
    """What a language model said of an article is neither rows nor that there are none."""

    en = "What the language model {model} said of “{title}” has no rows that can be read."
    zh = "语言模型 {model} 对《{title}》的回答中没有可读取的条目。"
