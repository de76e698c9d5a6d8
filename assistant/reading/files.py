"""From paths and bytes to articles: which files are read, and by what."""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.errors import (
    BinaryFile,
    NotAnArticle,
    NotText,
    SourceEmpty,
    SourceMissing,
    SourceTooLarge,
    SourceUnreadable,
    UnknownFormat,
    WrongSuffix,
)
from assistant.reading.decoding import decode
from assistant.reading.kinds import Kind, is_binary, kind_of
from vectorstore.types import NewArticle

_KINDS: dict[str, Kind] = {
    ".txt": "text",
    **dict.fromkeys((".md", ".markdown"), "markdown"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    ".pdf": "pdf",
    ".docx": "docx",
}
KNOWN_SUFFIXES = tuple(_KINDS)
# What these hold can be made to take all of a machine's time and memory, or to break what reads it.
_HOSTILE = ("html", "pdf", "docx")
_DOCUMENTS: dict[Kind, tuple[str, str]] = {"pdf": ("PDF", ".pdf"), "docx": ("Word", ".docx")}

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

    Raises a ReadingFailed: SourceMissing, SourceUnreadable, SourceTooLarge, UnknownFormat, WrongSuffix or what
    ``read_bytes`` raises.
    """
    source = str(path) if source is None else source
    try:
        # A folder or a missing file is told as such, whatever its name ends in.
        with path.open("rb") as file:
            if path.suffix.lower() not in _KINDS:
                raise _unknown(path, source)
            data = file.read(MEGABYTES * 1_000_000 + 1)
    except OSError as error:
        raise _failure(source, error) from error
    kind = _KINDS[path.suffix.lower()]
    held = kind_of(data)
    if held != kind and held in _DOCUMENTS and kind not in _DOCUMENTS:
        name, suffix = _DOCUMENTS[held]
        raise WrongSuffix(source=source, format=name, suffix=suffix)
    return read_bytes(data, source, kind)


def read_bytes(data: bytes, source: str, kind: Kind) -> NewArticle:
    """The article in ``data``, which is of that ``kind`` and called ``source``.

    HTML, PDF and Word documents are parsed in a process with limits (``assistant.guarding``).

    Raises a ReadingFailed: SourceEmpty, SourceTooLarge, NotText, BinaryFile or NotAnArticle; of Markdown
    FrontMatterInvalid; of documents DocumentDamaged, PdfEncrypted, PdfScanned, PdfGarbled, WordEncrypted, WordOld
    or WordWithMacros; and the kinds of TooHardToRead. Feeds, sitemaps and other kinds are NotAnArticle.
    """
    if not data:
        raise SourceEmpty(source=source)
    if len(data) > MEGABYTES * 1_000_000:
        raise SourceTooLarge(source=source, megabytes=MEGABYTES)
    if kind in _HOSTILE:
        from assistant.guarding import run_guarded

        return NewArticle(**run_guarded("article", data, source=source, kind=kind))
    return parse_article(data, source=source, kind=kind)


def parse_article(data: bytes, *, source: str, kind: Kind) -> NewArticle:
    """The same in this process, without its limits. The libraries are loaded only for the kinds that need them."""
    if kind == "pdf":
        from assistant.reading.pdf import read_pdf

        return read_pdf(data, source)
    if kind == "docx":
        from assistant.reading.docx import read_docx

        return read_docx(data, source)
    if kind == "html":
        from assistant.reading.html import read_html

        return read_html(_text(data, source, html=True), source)
    if kind == "markdown":
        from assistant.reading.markdown import read_markdown

        return read_markdown(_text(data, source), source)
    if kind == "text":
        from assistant.reading.plain import read_plain

        return read_plain(_text(data, source), source)
    raise (BinaryFile if is_binary(data) else NotAnArticle)(source=source)


def _text(data: bytes, source: str, *, html: bool = False) -> str:
    try:
        return decode(data, source, html=html)
    except NotText as error:
        if is_binary(data):
            raise BinaryFile(source=source) from error
        raise


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
