"""The ledger of a library: its awards and collaborations as events, asked for, read anew, and changed by hand."""

import getpass
import threading
import time
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from assistant.ledger.by_model.reader import ModelReader
from assistant.ledger.by_model.updating import OnUpdate, plan, read_by_model
from assistant.ledger.errors import NoModelToRead, RowFieldUnknown, RowFieldWrong, RowNotFound
from assistant.ledger.extraction.reading import READER, read
from assistant.ledger.filtering import EventFilter
from assistant.ledger.joining import join_readings
from assistant.ledger.known import KnownNames
from assistant.ledger.merging import merge
from assistant.ledger.names import knowing, rank_code
from assistant.ledger.types import Event, ReadingPlan, UpdateProgress
from vectorstore.ledger.editing import AWARD_FIELDS, COLLABORATION_FIELDS, with_field
from vectorstore.ledger.types import KINDS, Award, CollaborationKind, EditAction, Row

if TYPE_CHECKING:
    from vectorstore.library import Library
    from vectorstore.types import Article
    from vectorstore.writer import Writer


class Ledger:
    """The awards and collaborations of ``library``. Any thread may use it. All methods raise LibraryUnreadable.

    With a ``reader``, a language model can read articles too; without one, only rules do.
    """

    def __init__(self, library: "Library", reader: ModelReader | None = None) -> None:
        self._library = library
        self._reader = reader
        self._lock = threading.Lock()
        self._kept: tuple[object, list[Event]] | None = None
        self._known: tuple[list[Event], KnownNames] | None = None

    def awards(
        self,
        *,
        person: str | None = None,
        institution: str | None = None,
        award: str | None = None,
        rank: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> list[Event]:
        """The awards that fit, newest first. Names in any spelling, script or short form; dates ISO and inclusive.

        ``institution`` is that of a recipient, or one that it is a part of; ``award`` may be a part of a name.
        """
        wanted = EventFilter(_some(person), _some(institution), award, rank, (), _period(since, until))
        return self.find("award", wanted)

    def collaborations(
        self,
        *,
        party: str | None = None,
        person: str | None = None,
        kind: CollaborationKind | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> list[Event]:
        """The collaborations that fit, newest first; ``party`` as ``institution`` is for awards."""
        wanted = EventFilter(_some(person), _some(party), None, None, (kind,) if kind else (), _period(since, until))
        return self.find("collaboration", wanted)

    def find(self, what: str, wanted: EventFilter, articles: Collection[str] | None = None) -> list[Event]:
        """The events that fit, newest first: ``what`` is ``award`` or ``collaboration``.

        With ``articles`` (ids), as these tell of them: what others say is not looked at.
        """
        with knowing(self._library.aliases()):
            told = [event for event in self.events(articles) if event.rows[0].found.kind == what]
            events = [event for event in told if wanted.fits(event)]
        return sorted(sorted(events, key=_class), key=lambda event: event.time, reverse=True)

    def events(self, articles: Collection[str] | None = None) -> list[Event]:
        """All events, or those of which some ``articles`` (ids) tell, by what these say alone.

        All are put together again only when rows have changed.
        """
        rows = self._library.ledger_rows(join_readings)
        corrected = self._library.corrected_by()
        aliases = self._library.aliases()
        if articles is not None:
            with knowing(aliases):
                return merge([row for row in rows if row.article in articles], corrected)
        told = tuple((row.key, row.article, row.edits, row.found) for row in rows)
        state = (told, tuple(sorted(corrected.items())), aliases)
        # In this order also where find() holds the first already.
        with knowing(aliases), self._lock:
            if self._kept is None or self._kept[0] != state:
                self._kept = state, merge(rows, corrected)
            return self._kept[1]

    def known(self) -> KnownNames:
        """The names that all rows have; found anew only when rows have changed."""
        events = self.events()
        with knowing(self._library.aliases()), self._lock:
            if self._known is None or self._known[0] is not events:
                self._known = events, KnownNames(events)
            return self._known[1]

    def unread(self) -> int:
        """How many articles the rules have not read, or earlier ones."""
        return len(self._library.unread(READER))

    @property
    def model(self) -> str | None:
        """The language model that can read articles; None without one."""
        return self._reader.name if self._reader else None

    def plan(self, *, again: bool = False) -> ReadingPlan:
        """What ``read_by_model`` would read, about how many tokens that takes, and what they cost. Asks no model.

        Raises NoModelToRead.
        """
        return plan(self._library, self._model_reader(), self._waiting_for_model(again=again))

    def update(
        self,
        on_progress: OnUpdate | None = None,
        *,
        again: bool = False,
        with_model: bool = False,
        stop: threading.Event | None = None,
    ) -> UpdateProgress:
        """Read the articles that are unread, or all of them ``again``, by rules. What is done stays, however this ends.

        ``with_model`` has the language model read them too, after the rules, as ``read_by_model`` does: that is what is
        reported then. Raises LibraryBusy, and with a model NoModelToRead.
        """
        show = on_progress or (lambda _: None)
        if with_model:
            self._model_reader()
        with self._library.writing() as writer:
            waiting = [one.id for one in self._library.articles()] if again else writer.unread(READER)
            done = read_articles(self._library, writer, waiting, show)
        return self.read_by_model(on_progress=show, again=again, stop=stop) if with_model else done

    def read_by_model(
        self,
        articles: Sequence[str] | None = None,
        on_progress: OnUpdate | None = None,
        *,
        again: bool = False,
        stop: threading.Event | None = None,
    ) -> UpdateProgress:
        """Have the language model read ``articles`` (ids): without them, those that none has read, or all ``again``.

        What was read is kept article by article, so that the next call goes on where this one was stopped or killed;
        ``again`` begins anew. An article that it fails to read stops no other and is told of in ``failed``. Setting
        ``stop`` leaves the model. Costs money where the model does (``plan``). Raises NoModelToRead and LibraryBusy.
        """
        reader = self._model_reader()
        waiting = self._waiting_for_model(again=again) if articles is None else articles
        return read_by_model(self._library, reader, waiting, on_progress or (lambda _: None), stop)

    def _model_reader(self) -> ModelReader:
        if self._reader is None:
            raise NoModelToRead
        return self._reader

    def _waiting_for_model(self, *, again: bool) -> list[str]:
        if again:
            return [article.id for article in self._library.articles()]
        return self._library.unread_by_model()

    def event(self, key: str) -> Event:
        """The event that has a row of that key. Raises RowNotFound."""
        found = next((event for event in self.events() if any(row.key == key for row in event.rows)), None)
        if found is None:
            raise RowNotFound(row=key)
        return found

    def correct(self, key: str, fields: Sequence[tuple[str, str]], by: str | None = None) -> Event:
        """Have the event with the row ``key`` say ``fields``; names with ; between, "name @ institution".

        Raises RowNotFound, RowFieldUnknown and RowFieldWrong.
        """
        event = self.event(key)
        for name, told in fields:
            _check_field(event.content, name, told)
        self._edit(event, "correct", fields, by)
        return self.event(key)

    def confirm(self, key: str, by: str | None = None) -> Event:
        """Note that the event with the row ``key`` is right as it stands. Raises RowNotFound."""
        self._edit(self.event(key), "confirm", (), by)
        return self.event(key)

    def delete(self, key: str, by: str | None = None) -> None:
        """Have the event with the row ``key`` stay away, also when its articles are read again. Raises RowNotFound."""
        self._edit(self.event(key), "delete", (), by)

    def _edit(self, event: Event, action: EditAction, fields: Sequence[tuple[str, str]], by: str | None) -> None:
        edited = [(row.key, row.article, row.found) for row in event.rows]
        with self._library.writing() as writer:
            writer.edit_rows(edited, action, fields, by or _whoever())


def read_articles(
    library: "Library", writer: "Writer", articles: Sequence[str], on_progress: OnUpdate
) -> UpdateProgress:
    """Read ``articles`` by rules, each in a transaction of its own."""
    rows, began = 0, time.monotonic()
    progress = UpdateProgress(0, len(articles), 0, 0.0)
    on_progress(progress)
    for done, identity in enumerate(articles, start=1):
        rows += read_one(writer, library.article(identity))
        progress = UpdateProgress(done, len(articles), rows, time.monotonic() - began)
        on_progress(progress)
    return progress


def read_one(writer: "Writer", article: "Article") -> int:
    """Read one article by rules and keep its rows; how many they are."""
    found = read(article.title, article.text, article.date, article.publisher)
    writer.keep_rows(article.id, READER, found)
    return len(found)


_CLASSES = "grand special first gold second silver third bronze merit".split()


def _class(event: Event) -> int:
    """Where an award of its class stands among those of one day."""
    content = event.content
    code = rank_code(content.rank.text) if isinstance(content, Award) and content.rank else ""
    return _CLASSES.index(code) if code in _CLASSES else len(_CLASSES)


def _some(name: str | None) -> tuple[str, ...]:
    return (name,) if name else ()


def _period(since: str | None, until: str | None) -> tuple[tuple[str, str], ...]:
    return ((since or "", until or ""),) if since or until else ()


def _check_field(content: object, name: str, told: str) -> None:
    known = AWARD_FIELDS if isinstance(content, Award) else COLLABORATION_FIELDS
    if name not in known:
        raise RowFieldUnknown(field=name, known=", ".join(known))
    if name == "kind" and told not in KINDS:
        raise RowFieldWrong(field=name, value=told, known=", ".join(KINDS))
    if name == "date" and told and not _is_date(told):
        raise RowFieldWrong(field=name, value=told, known="2024, 2024-07, 2024-07-02")
    with_field(content, name, told)  # type: ignore[arg-type]


def _is_date(told: str) -> bool:
    from datetime import date

    try:
        date.fromisoformat(told + "0001-01-01"[len(told) :])
    except ValueError:
        return False
    return True


def _whoever() -> str:
    """Who is logged in, as far as the machine knows."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "?"


__all__ = ["Ledger", "OnUpdate", "Row", "read_articles", "read_one"]
