"""The ledger: awards and collaborations as rows that can be counted, listed and compared, every row cited."""

from assistant.ledger.errors import RowFieldUnknown, RowFieldWrong, LedgerError, RowNotFound
from assistant.ledger.ledger import Ledger
from assistant.ledger.types import Conflict, Event, UpdateProgress

__all__ = [
    "Conflict",
    "Event",
    "RowFieldUnknown",
    "RowFieldWrong",
    "Ledger",
    "LedgerError",
    "RowNotFound",
    "UpdateProgress",
]
