"""A library in one file, and back: copies by SQLite's online backup, consistent while others read and write."""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from vectorstore.database import Database, connect, format_fault, pretend_tables, transaction
from vectorstore.errors import (
    BackupExists,
    BackupFailed,
    BackupUnusable,
    DiskFull,
    IndexNotBuilt,
    LibraryDamaged,
    LibraryNotEmpty,
    LibraryUnreadable,
)
from vectorstore.generations import forget_generation
from vectorstore.soundness import find_faults

# Pages copied at a time; in between, Ctrl-C is heard.
_PAGES = 2000
# What SQLite puts beside a file, at the end of its name.
_BESIDE = ("-journal", "-wal", "-shm")
# SQLite's codes when it is the copy that cannot be written.
_NOT_WRITTEN = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}


@dataclass(frozen=True, slots=True)
class Restored:
    """What restoring did besides: the file that ``kept`` the library that was replaced, and why there is no index."""

    kept: Path | None
    index_error: IndexNotBuilt | None = None


def write_backup(database: Database, file: Path, *, replace: bool) -> None:
    """Copy the library as it stands now into ``file``, check the copy, and only then give it its name.

    Raises BackupExists (unless ``replace``), BackupFailed, and LibraryDamaged when what was copied is not sound.
    """
    if not database.exists():
        raise BackupFailed(file=file, reason="the library has not been made yet.")
    with (
        _replacing(file, replace=replace) as partial,
        database.reading() as source,
        _writing_named(file),
        closing(connect(partial, "mode=rwc")) as copy,
    ):
        copy_library(source, copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # or opening it would leave files beside it
        if fault := _fault(copy):
            raise LibraryDamaged(path=database.home, reason=fault)


@contextmanager
def opened_backup(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection to ``file``, which is a sound library of a format that is read. Raises BackupUnusable."""
    if not file.is_file():
        raise BackupUnusable(file=file, reason="there is no such file.")
    beside = file.with_name(f"{file.name}-wal").exists()
    with closing(connect(file, "mode=ro" if beside else "mode=ro&immutable=1")) as connection:
        try:
            fault = _fault(connection)
        except sqlite3.Error as error:
            raise BackupUnusable(file=file, reason=f"{error}.") from error
        if fault:
            raise BackupUnusable(file=file, reason=fault)
        yield connection


def make_room(database: Database, *, replace: bool) -> Path | None:
    """Keep a library that is not empty under another name beside it, which is returned; None when it is empty.

    For the holder of the writer's lock. A sound library stays where it is besides, until another is copied over it.
    Raises LibraryNotEmpty unless ``replace``, and BackupFailed.
    """
    if _is_empty(database):
        return None
    if not replace:
        raise LibraryNotEmpty(path=database.home)
    kept = database.home / f"library-{datetime.now(UTC):%Y-%m-%d-%H%M%S-%f}.sqlite3"
    try:
        write_backup(database, kept, replace=False)
    except DiskFull:
        raise
    except LibraryUnreadable:
        _move(database.path, kept)
    return kept


def copy_library(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Have ``target`` hold what ``source`` does, in one transaction, without the generation of an index."""
    source.backup(target, pages=_PAGES, progress=lambda *_: None)
    with transaction(target):
        forget_generation(target)


def _fault(connection: sqlite3.Connection) -> str:
    """Why this is no sound library of a format that is read; nothing when it is one."""
    if fault := format_fault(connection):
        return fault
    pretend_tables(connection)
    return next(find_faults(connection), "")


def _is_empty(database: Database) -> bool:
    try:
        with database.reading() as connection:
            return connection.execute("SELECT 1 FROM articles").fetchone() is None
    except LibraryUnreadable:
        return False


def _move(library: Path, kept: Path) -> None:
    """Put a library that cannot be read aside as it is, with its write-ahead log. Raises BackupFailed."""
    try:
        library.rename(kept)
        log = library.with_name(f"{library.name}-wal")
        if log.exists():
            log.rename(kept.with_name(f"{kept.name}-wal"))
        library.with_name(f"{library.name}-shm").unlink(missing_ok=True)
    except OSError as error:
        raise BackupFailed(file=kept, reason=f"{error.strerror}.") from error


@contextmanager
def _replacing(file: Path, *, replace: bool) -> Iterator[Path]:
    """A path beside ``file`` to write to, which takes its name at the end, or is removed if the block fails."""
    partial = file.with_name(f".{file.name}.{os.getpid()}.partial")
    try:
        if file.exists() and not replace:
            raise BackupExists(file=file)
        _remove_stale(file)
        yield partial
        _to_disk(partial)
        partial.replace(file)
        _to_disk(file.parent)
    except OSError as error:
        raise BackupFailed(file=file, reason=f"{error.strerror}.") from error
    finally:
        for suffix in ("", *_BESIDE):
            partial.with_name(partial.name + suffix).unlink(missing_ok=True)


def _remove_stale(file: Path) -> None:
    """Remove what a backup to ``file`` left that was killed."""
    left = re.compile(rf"\.{re.escape(file.name)}\.(\d+)\.partial({'|'.join(_BESIDE)})?")
    for path in file.parent.iterdir():
        match = left.fullmatch(path.name)
        if match and not _is_running(int(match[1])):
            path.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it runs as somebody else
        return True
    return True


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _writing_named(file: Path) -> Iterator[None]:
    """SQLite's errors about writing ``file`` as BackupFailed; those about what is copied pass."""
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _NOT_WRITTEN:
            raise BackupFailed(file=file, reason=f"{error}.") from error
        raise
