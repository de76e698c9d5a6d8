"""Add files to a library: read, embed and store them a few at a time, and tell what became of each."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from assistant.errors import NothingToRead, ReadingFailed
from assistant.reading import find_files, read_path
from vectorstore.errors import IndexDamaged, NewsCiteError
from vectorstore.types import Added, NewArticle

if TYPE_CHECKING:
    from vectorstore.library import Library
    from vectorstore.writer import Writer

# Articles are embedded together, which is quicker, but not so many that nothing seems to happen for long: what
# stands here takes some seconds. It is also what is lost when adding is interrupted.
_BATCH_FILES = 16
_BATCH_CHARACTERS = 64_000


@dataclass(frozen=True, slots=True)
class Progress:
    """How far adding has come: ``done`` of ``total`` files, the last of them ``source`` (empty at the start).

    ``passages`` have been embedded in the ``seconds`` since the start. After the last file the index is renewed,
    which can take some seconds more.
    """

    done: int
    total: int
    source: str
    passages: int
    seconds: float

    @property
    def rate(self) -> float:
        """Passages a second."""
        return self.passages / self.seconds if self.seconds else 0.0


@dataclass(frozen=True, slots=True)
class AddItem:
    """What became of one file, or of a path that names none.

    ``article`` and ``title`` are None when it failed, as ``error`` tells; ``replaced`` is the id of the earlier
    version of the same file; ``passages`` counts those embedded, which is none when it was unchanged.
    """

    source: str
    outcome: Literal["added", "unchanged", "failed"]
    article: str | None = None
    title: str | None = None
    passages: int = 0
    replaced: str | None = None
    error: NewsCiteError | None = None


@dataclass(frozen=True, slots=True)
class AddReport:
    """What became of all files, in the order of the paths.

    ``index_error`` is set when the index could not be renewed: the articles are safe and are found, more slowly.
    """

    items: tuple[AddItem, ...]
    index_error: NewsCiteError | None = None

    @property
    def added(self) -> int:
        """Files whose articles are new, or new versions."""
        return self._count("added")

    @property
    def unchanged(self) -> int:
        """Files whose articles the library had."""
        return self._count("unchanged")

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


@dataclass(frozen=True, slots=True)
class _File:
    """A file to read, and what is recorded as its source and location."""

    path: Path
    source: str
    location: str


def add_paths(library: "Library", paths: Sequence[Path], on_progress: OnProgress | None = None) -> AddReport:
    """Add the files that ``paths`` are or hold, and renew the index.

    A file that cannot be read is told of in the report and stops nothing. What has been stored stays, however
    this ends. Raises LibraryBusy, LibraryUnreadable, EmbedderChanged and EmbedderUnavailable.
    """
    return _add(library, _find(paths), on_progress)


def add_sample(library: "Library", on_progress: OnProgress | None = None) -> AddReport:
    """Add the sample articles that are installed with us, as ``add_paths`` does."""
    with as_file(files("assistant") / "sample") as sample:
        names = [(path, f"sample/{path.name}") for path in sorted(sample.glob("*.md"))]
        return _add(library, [_File(path, name, name) for path, name in names], on_progress)


def _find(paths: Sequence[Path]) -> list[_File | AddItem]:
    """Every file once, under the first path that leads to it; what leads to none as a failed item."""
    found: dict[str, _File | AddItem] = {}
    for path in paths:
        source = _as_text(path)
        try:
            below = [_File(file, _as_text(file), _as_text(file.resolve())) for file in find_files([path])]
            if not below:
                raise NothingToRead(source=source)
        except ReadingFailed as error:
            found.setdefault(source, AddItem(source, "failed", error=error))
        else:
            for file in below:
                found.setdefault(file.location, file)
    return list(found.values())


def _as_text(path: Path) -> str:
    """``path`` as text that can be stored, whatever bytes it is made of."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _add(library: "Library", found: Sequence[_File | AddItem], on_progress: OnProgress | None) -> AddReport:
    if not any(isinstance(each, _File) for each in found):
        return AddReport(tuple(each for each in found if isinstance(each, AddItem)))
    items: list[AddItem] = []
    passages, began = 0, time.monotonic()
    on_progress = on_progress or (lambda _: None)
    with library.writing() as writer:
        on_progress(Progress(0, len(found), "", 0, 0.0))
        for batch in _batches(found):
            items += (done := _store(writer, batch))
            passages += sum(item.passages for item in done)
            seconds = time.monotonic() - began
            on_progress(Progress(len(items), len(found), items[-1].source, passages, seconds))
        try:
            writer.renew_index()
        except IndexDamaged as error:
            return AddReport(tuple(items), error)
    return AddReport(tuple(items))


def _batches(found: Sequence[_File | AddItem]) -> Iterator[list[NewArticle | AddItem]]:
    """What was read, or failed to be, in lists that are embedded together."""
    batch: list[NewArticle | AddItem] = []
    for each in found:
        batch.append(_read(each) if isinstance(each, _File) else each)
        characters = sum(len(read.text) for read in batch if isinstance(read, NewArticle))
        if len(batch) == _BATCH_FILES or characters >= _BATCH_CHARACTERS:
            yield batch
            batch = []
    if batch:
        yield batch


def _read(file: _File) -> NewArticle | AddItem:
    try:
        article = read_path(file.path, file.source)
    except ReadingFailed as error:
        return AddItem(file.source, "failed", error=error)
    return replace(article, source=file.source, location=file.location)


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
