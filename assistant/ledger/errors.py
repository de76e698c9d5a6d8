"""What can be wrong with a change by hand.

LedgerError
├── RowNotFound    no row has that id
├── RowFieldUnknown   such a row has no field of that name
└── RowFieldWrong     a field cannot have that value
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
