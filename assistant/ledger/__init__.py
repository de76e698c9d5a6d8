"""The ledger: awards and collaborations as rows that can be counted, listed and compared, every row cited."""

from assistant.ledger.by_model import ModelReader
from assistant.ledger.errors import (
    LedgerError,
    NoModelToRead,
    ReplyUnreadable,
    RowFieldUnknown,
    RowFieldWrong,
    RowNotFound,
)
from assistant.ledger.ledger import Ledger
from assistant.ledger.types import Conflict, Event, NotRead, ReadingPlan, UpdateProgress

__all__ = [
    "Conflict",
    "Event",
    "Ledger",
    "LedgerError",
    "ModelReader",
    "NoModelToRead",
    "NotRead",
    "ReadingPlan",
    "ReplyUnreadable",
    "RowFieldUnknown",
    "RowFieldWrong",
    "RowNotFound",
    "UpdateProgress",
]
