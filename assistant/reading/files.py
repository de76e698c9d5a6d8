"""From paths to articles: which files are read, and by what."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from assistant.errors import SourceMissing, SourceTooLarge, SourceUnreadable, UnknownFormat
from assistant.reading.decoding import decode
from vectorstore.types import NewArticle

_HTML = (".html", ".htm", ".xhtml")
_MARKDOWN = (".md", ".markdown")
KNOWN_SUFFIXES = (".txt", *_MARKDOWN, *_HTML)

# A page of text this long would be a book; a page of HTML, something else.
MEGABYTES = 20


def find_files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files that ``paths`` name or hold, each once, in the order of the paths and sorted within each folder.

    Folders are walked with all that is below them. Files of other kinds in them are not taken, nor what is
    hidden (its name starts with a dot); links are followed, but no folder is entered twice, so that a link that
    leads back does no harm. A folder below that may not be opened comes as a path, whose reading then fails: one
    bad folder stops nothing. What is named directly is meant: also if it is hidden.

    Raises SourceMissing for a path that is not there, UnknownFormat for a named file of another kind than
    KNOWN_SUFFIXES; to go on after one, call it for each path.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        try:
            status = path.stat()
        except OSError as error:
            raise _failure(str(path), error) from error
        if stat.S_ISDIR(status.st_mode):
            yield from _walk(path, seen)
        elif path.suffix.lower() not in KNOWN_SUFFIXES:
            raise _unknown(path, str(path))
        elif _is_new(status, seen):
            yield path


def read_path(path: Path, source: str | None = None) -> NewArticle:
    """The article in the file ``path``; ``source`` is what it is called in the library, the path if not given.

    Raises a ReadingFailed: SourceMissing, SourceUnreadable, SourceTooLarge, UnknownFormat, NotText,
    FrontMatterInvalid or NotAnArticle.
    """
    source = str(path) if source is None else source
    try:
        # A folder or a missing file is told as such, whatever its name ends in.
        with path.open("rb") as file:
            read = _reader(path, source)
            data = file.read(MEGABYTES * 1_000_000 + 1)
    except OSError as error:
        raise _failure(source, error) from error
    if len(data) > MEGABYTES * 1_000_000:
        raise SourceTooLarge(source=source, megabytes=MEGABYTES)
    return read(decode(data, source, html=path.suffix.lower() in _HTML), source)


def _reader(path: Path, source: str) -> Callable[[str, str], NewArticle]:
    """What reads files of the kind of ``path``. The libraries are loaded only for the kinds that need them."""
    suffix = path.suffix.lower()
    if suffix in _HTML:
        from assistant.reading.html import read_html

        return read_html
    if suffix in _MARKDOWN:
        from assistant.reading.markdown import read_markdown

        return read_markdown
    if suffix in KNOWN_SUFFIXES:
        from assistant.reading.plain import read_plain

        return read_plain
    raise _unknown(path, source)


def _walk(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    """The files below ``folder`` that are read, without those ``seen``, which grows."""
    try:
        if not _is_new(folder.stat(), seen):
            return
        entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError:
        yield folder
        return
    for entry in entries:
        try:
            status = entry.stat()
        except OSError:
            # A link to nothing, or a file that went just now: there is nothing to read.
            continue
        if stat.S_ISDIR(status.st_mode):
            yield from _walk(entry, seen)
        elif stat.S_ISREG(status.st_mode) and entry.suffix.lower() in KNOWN_SUFFIXES and _is_new(status, seen):
            yield entry


def _is_new(status: os.stat_result, seen: set[tuple[int, int]]) -> bool:
    """Whether that file or folder comes for the first time, by whatever name."""
    identity = status.st_dev, status.st_ino
    if identity in seen:
        return False
    seen.add(identity)
    return True


def _unknown(path: Path, source: str) -> UnknownFormat:
    return UnknownFormat(source=source, suffix=path.suffix or path.name, known=", ".join(KNOWN_SUFFIXES))


def _failure(source: str, error: OSError) -> SourceMissing | SourceUnreadable:
    """What to tell when the system gives ``error`` for a path."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return SourceMissing(source=source)
    return SourceUnreadable(source=source, reason=error.strerror or str(error))
