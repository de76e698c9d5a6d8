"""The ledger as it is stored: rows of awards and collaborations, each with the words it was read from."""

from vectorstore.ledger.types import (
    KINDS,
    Award,
    Collaboration,
    CollaborationKind,
    Edit,
    EditAction,
    Found,
    ReaderKind,
    Recipient,
    Row,
    RowKind,
    StoredRow,
    Value,
)

__all__ = [
    "KINDS",
    "Award",
    "Collaboration",
    "CollaborationKind",
    "Edit",
    "EditAction",
    "Found",
    "ReaderKind",
    "Recipient",
    "Row",
    "RowKind",
    "StoredRow",
    "Value",
]
