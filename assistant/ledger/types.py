"""The values that the ledger gives: events, each with all the rows that tell of it."""

from dataclasses import dataclass

from assistant.types import Usage
from vectorstore.errors import NewsCiteError
from vectorstore.ledger.types import Award, Collaboration, Row


@dataclass(frozen=True, slots=True)
class Conflict:
    """Rows of one event say different things of ``field``: each of ``values`` with the ids of its articles."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One award or collaboration, as all ``rows`` about it tell it together; the one that counts most stands first.

    ``id`` is the key of its first row: any row's key names the event. ``told`` are ``content`` and what the single rows
    say that are not outranked, with names as these have them: by all of them an event is found.
    """

    id: str
    content: Award | Collaboration
    rows: tuple[Row, ...]
    conflicts: tuple[Conflict, ...] = ()
    told: tuple[Award | Collaboration, ...] = ()

    @property
    def time(self) -> str:
        """Its date as exactly as known (ISO), else its year or edition; "" for none."""
        if self.content.date:
            return self.content.date.text
        year = self.content.year.text if isinstance(self.content, Award) and self.content.year else ""
        return year if year.isdigit() else ""

    @property
    def confirmed(self) -> bool:
        """Whether somebody has looked at one of its rows."""
        return any(row.confirmed for row in self.rows)


@dataclass(frozen=True, slots=True)
class NotRead:
    """An article that a language model did not read, and why. It is tried again with the next update."""

    article: str
    title: str
    error: NewsCiteError


@dataclass(frozen=True, slots=True)
class UpdateProgress:
    """How far reading has come: articles ``done`` of ``total``, the rows found, and seconds since the beginning.

    Of reading by a language model, ``failed`` are the articles that were not read though they were tried, ``refused``
    counts the rows that it said and the articles do not bear out, and ``usage`` is what it took. It has come to its end
    when nothing more is reported; when it was stopped, or the model failed for good, not all are done.
    """

    done: int
    total: int
    rows: int
    seconds: float
    failed: tuple[NotRead, ...] = ()
    refused: int = 0
    usage: Usage | None = None


@dataclass(frozen=True, slots=True)
class ReadingPlan:
    """What having ``model`` read ``articles`` (ids) is likely to take."""

    model: str
    articles: tuple[str, ...]
    usage: Usage
