"""The rows of the ledger: what one article says of one award or one collaboration."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

CollaborationKind = Literal[
    "agreement", "joint_institute", "training", "licence", "visit", "fund", "conference", "donation"
]
KINDS: tuple[CollaborationKind, ...] = (
    "agreement",
    "joint_institute",
    "training",
    "licence",
    "visit",
    "fund",
    "conference",
    "donation",
)
RowKind = Literal["award", "collaboration"]
EditAction = Literal["correct", "confirm", "delete"]
# What reads articles.
ReaderKind = Literal["rules", "model"]


@dataclass(frozen=True, slots=True)
class Value:
    """A value and the characters of the article's text it was read from, ``start`` to ``end``.

    ``text`` may say it in another form than the article (国家科技进步奖 of 国家科技进步二等奖). Both places are None
    when it was not read from the text: the article's own date, a correction by hand.
    """

    text: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who was honoured: a person with an institution where it is said, or a team or institution alone."""

    name: Value | None
    institution: Value | None = None


@dataclass(frozen=True, slots=True)
class Award:
    """``rank`` is the class or rank, ``work`` what was honoured; ``date`` (ISO) is when it was announced."""

    award: Value | None
    recipients: tuple[Recipient, ...] = ()
    body: Value | None = None
    year: Value | None = None
    rank: Value | None = None
    work: Value | None = None
    date: Value | None = None
    place: Value | None = None


@dataclass(frozen=True, slots=True)
class Collaboration:
    """``people`` are signatories and attendees; ``date`` is ISO."""

    kind: CollaborationKind
    parties: tuple[Value, ...]
    subject: Value | None = None
    people: tuple[Value, ...] = ()
    amount: Value | None = None
    date: Value | None = None
    place: Value | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A row before the library has it: ``start`` to ``end`` are the words it was read from, ``sure`` is 0 to 1.

    ``reader`` is ``rules`` with their version, or the model's name.
    """

    content: Award | Collaboration
    start: int
    end: int
    reader: str
    sure: float

    @property
    def kind(self) -> RowKind:
        """Of which of the two it tells."""
        return "award" if isinstance(self.content, Award) else "collaboration"


class StoredRow(NamedTuple):
    """A row as the library has it, before what was done by hand is laid over: its key, and whose it is."""

    key: str
    article: str
    location: str
    found: Found
    by: ReaderKind


@dataclass(frozen=True, slots=True)
class Edit:
    """What somebody did to a row by hand. ``at`` is an ISO time in UTC, ``by`` how they call themselves.

    ``row`` is the row's key; ``fields`` are the corrected ones with their new values, empty for none.
    """

    row: str
    action: EditAction
    fields: tuple[tuple[str, str], ...]
    at: str
    by: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the library: ``key`` is made from the article and what the row says, and stays on re-reading."""

    key: str
    article: str
    found: Found
    edits: tuple[Edit, ...] = ()

    @property
    def confirmed(self) -> bool:
        """Whether somebody has looked at it and left it standing."""
        return bool(self.edits)
