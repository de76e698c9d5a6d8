"""The ledger: awards and collaborations as rows that can be counted, listed and compared, every row cited."""

from assistant.ledger.errors import LedgerError, RowFieldUnknown, RowFieldWrong, RowNotFound
from assistant.ledger.ledger import Ledger
from assistant.ledger.types import Conflict, Event, UpdateProgress

__all__ = [
    "Conflict",
    "Event",
    "Ledger",
    "LedgerError",
    "RowFieldUnknown",
    "RowFieldWrong",
    "RowNotFound",
    "UpdateProgress",
]
