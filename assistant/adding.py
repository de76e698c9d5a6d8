"""Add articles to a library: read, embed and store them a few at a time, and tell what became of each."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from assistant.collecting import MOST, Collected, Known, LeftOut, Missed, Place, collect, file_place
from assistant.errors import ReadingFailed
from vectorstore.errors import IndexUnavailable, NewsCiteError
from vectorstore.types import Added, NewArticle

if TYPE_CHECKING:
    from assistant.ledger.types import UpdateProgress
    from vectorstore.library import Library
    from vectorstore.writer import Writer

# Articles are embedded together, which is quicker, but not so many that nothing seems to happen for long: what
# stands here takes some seconds. It is also what is lost when adding is interrupted.
_BATCH_FILES = 16
_BATCH_CHARACTERS = 64_000
# Nor is waited longer for more of them, where the web is slow, so that what has come is soon there.
_BATCH_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far adding has come: ``done`` of ``total`` files, the last of them ``source`` (empty at the start).

    ``passages`` have been embedded in the ``seconds`` since the start. ``items`` are what became of the files that have
    been done since the last time. After the last file the index is renewed, which can take some seconds more.
    """

    done: int
    total: int
    source: str
    passages: int
    seconds: float
    items: tuple["AddItem", ...] = ()

    @property
    def rate(self) -> float:
        """Passages a second."""
        return self.passages / self.seconds if self.seconds else 0.0


@dataclass(frozen=True, slots=True)
class AddItem:
    """What became of one file or page, or of a name that leads to none.

    A ``copy`` is kept as a further source of ``article``, which says the same. ``article`` and ``title`` are None when
    it failed, as ``error`` tells, and for a page of a feed that was not fetched again; ``replaced`` is the id of the
    earlier version from the same place; ``passages`` counts those embedded, which is none when nothing was added.
    """

    source: str
    outcome: Literal["added", "unchanged", "copy", "failed"]
    article: str | None = None
    title: str | None = None
    passages: int = 0
    replaced: str | None = None
    error: NewsCiteError | None = None


@dataclass(frozen=True, slots=True)
class AddReport:
    """What became of all that was named, in that order.

    ``index_error`` is set when the index could not be renewed: the articles are safe and are found, more slowly.
    ``left_out`` are the older articles of feeds and sitemaps that were not taken. ``reading`` tells what a language
    model then read for the ledger, where that is set (``ledger_model``).
    """

    items: tuple[AddItem, ...]
    index_error: NewsCiteError | None = None
    left_out: tuple[LeftOut, ...] = ()
    reading: "UpdateProgress | None" = None

    def with_reading(self, reading: "UpdateProgress") -> "AddReport":
        """The same, and what a language model read of what is new."""
        return replace(self, reading=reading)

    @property
    def new(self) -> list[str]:
        """The ids of the articles that were added."""
        return list(dict.fromkeys(item.article for item in self.items if item.article and item.outcome == "added"))

    @property
    def added(self) -> int:
        """Files whose articles are new, or new versions."""
        return self._count("added")

    @property
    def unchanged(self) -> int:
        """Files whose articles the library had."""
        return self._count("unchanged")

    @property
    def copies(self) -> int:
        """Files that say the same as an article from elsewhere, and were kept as its further source."""
        return self._count("copy")

    @property
    def failed(self) -> int:
        """Files that gave no article."""
        return self._count("failed")

    @property
    def passages(self) -> int:
        """Passages that were embedded."""
        return sum(item.passages for item in self.items)

    def _count(self, outcome: str) -> int:
        return sum(item.outcome == outcome for item in self.items)


OnProgress = Callable[[Progress], None]


def add(
    library: "Library",
    named: Sequence[str | Path],
    on_progress: OnProgress | None = None,
    *,
    allow_private: bool = False,
    most: int = MOST,
) -> AddReport:
    """Add what ``named`` leads to, and renew the index: files, folders, web pages, feeds and sitemaps.

    Of one feed or sitemap, the ``most`` newest articles are taken. Addresses of private networks are only asked with
    ``allow_private``. What cannot be read is told of in the report and stops nothing. What has been stored stays,
    however this ends. Raises LibraryBusy, LibraryUnreadable, EmbedderChanged and EmbedderUnavailable.
    """
    found = collect(named, added_at=library.added_at, allow_private=allow_private, most=most)
    return add_found(library, found, on_progress)


def add_sample(library: "Library", on_progress: OnProgress | None = None) -> AddReport:
    """Add the sample articles that are installed with us, as ``add`` does."""
    with as_file(files("assistant") / "sample") as sample:
        names = [(path, f"sample/{path.name}") for path in sorted(sample.glob("*.md"))]
        return add_found(library, [file_place(path, name, name) for path, name in names], on_progress)


def add_found(library: "Library", found: Sequence[Collected], on_progress: OnProgress | None = None) -> AddReport:
    """Add what has been collected, as ``add`` does."""
    left_out = tuple(each for each in found if isinstance(each, LeftOut))
    reading = [each for each in found if not isinstance(each, LeftOut)]
    if not any(isinstance(each, Place) for each in reading):
        return AddReport(tuple(_unread(each) for each in reading if not isinstance(each, Place)), left_out=left_out)
    items: list[AddItem] = []
    passages, began = 0, time.monotonic()
    on_progress = on_progress or (lambda _: None)
    with library.writing():  # whoever may not wait for another process is told before anything is fetched
        on_progress(Progress(0, len(reading), "", 0, 0.0))
    for batch in _batches(reading):  # what takes long here, such as the web, keeps nobody else from writing
        with library.writing(wait=True) as writer:
            items += (done := _store(writer, batch))
            _read_into_ledger(library, writer)
        passages += sum(item.passages for item in done)
        seconds = time.monotonic() - began
        on_progress(Progress(len(items), len(reading), items[-1].source, passages, seconds, tuple(done)))
    with library.writing(wait=True) as writer:
        try:
            writer.renew_index()
        except IndexUnavailable as error:
            return AddReport(tuple(items), error, left_out)
    library.prepare()
    return AddReport(tuple(items), left_out=left_out)


def _batches(found: Sequence[Place | Known | Missed]) -> Iterator[list[NewArticle | AddItem]]:
    """What was read, or failed to be, in lists that are embedded together."""
    batch: list[NewArticle | AddItem] = []
    began = time.monotonic()
    for each in found:
        batch.append(_read(each) if isinstance(each, Place) else _unread(each))
        characters = sum(len(read.text) for read in batch if isinstance(read, NewArticle))
        late = time.monotonic() - began > _BATCH_SECONDS
        if late or len(batch) == _BATCH_FILES or characters >= _BATCH_CHARACTERS:
            yield batch
            batch, began = [], time.monotonic()
    if batch:
        yield batch


def _read(place: Place) -> NewArticle | AddItem:
    try:
        article, location = place.read()
    except ReadingFailed as error:
        return AddItem(place.source, "failed", error=error)
    return replace(article, source=place.source, location=location)


def _unread(each: Known | Missed) -> AddItem:
    if isinstance(each, Known):
        return AddItem(each.source, "unchanged")
    return AddItem(each.source, "failed", error=each.error)


def _read_into_ledger(library: "Library", writer: "Writer") -> None:
    """Have the ledger read what it has not: the articles just added, and those that a killed process left unread."""
    from assistant.ledger.extraction.reading import READER
    from assistant.ledger.ledger import read_articles

    read_articles(library, writer, writer.unread(READER), lambda _: None)


def _store(writer: "Writer", batch: Sequence[NewArticle | AddItem]) -> list[AddItem]:
    """Store the articles among ``batch`` and return what became of each of it."""
    stored = iter(writer.add([read for read in batch if isinstance(read, NewArticle)]))
    return [read if isinstance(read, AddItem) else _stored(read, next(stored)) for read in batch]


def _stored(article: NewArticle, added: Added) -> AddItem:
    return AddItem(
        source=article.source,
        outcome=added.outcome,
        article=added.article,
        title=article.title,
        passages=added.passages,
        replaced=added.replaced,
    )
