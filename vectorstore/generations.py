"""Generations of the Chroma index: built whole from SQLite, checked, switched to, never written again.

A generation is made by a child process (``vectorstore.generation_child``) in a folder of its own and checked by
another, because Chroma can end a process with a segmentation fault. SQLite names the generation that answers
(``meta`` key ``generation``) and has the digests of its files, so that the switch is one transaction and whatever
happens to the files is noticed before Chroma sees them. Readers share a lock on the generation that they use; what
nobody uses is removed.
"""

import json
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from vectorstore.chroma import collection, damage_named, open_client
from vectorstore.database import Database, get_meta, set_meta, transaction
from vectorstore.digests import Digests, Stats, difference, digests, stats
from vectorstore.errors import IndexDamaged, IndexNotBuilt, IndexUnavailable
from vectorstore.lock import FileLock
from vectorstore.processes import run_module
from vectorstore.types import LANGUAGES, Language

if TYPE_CHECKING:
    from chromadb.api.client import Client

    from vectorstore.embedder import Vectors


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation as SQLite records it: number, last passage id, passages by language, and digests of its files."""

    number: int
    last: int
    counts: dict[Language, int]
    files: Digests


def current_generation(connection: sqlite3.Connection) -> Generation | None:
    """The generation that answers; None before the first."""
    number, files = get_meta(connection, "generation"), get_meta(connection, "generation_files")
    if number is None or files is None:
        return None
    counts: dict[Language, int] = {
        language: int(get_meta(connection, f"generation_{language}") or 0) for language in LANGUAGES
    }
    return Generation(int(number), int(get_meta(connection, "generation_last") or 0), counts, json.loads(files))


def forget_generation(connection: sqlite3.Connection) -> None:
    """Have no generation answer any more, until one is built."""
    connection.execute("DELETE FROM meta WHERE key LIKE 'generation%'")


class Generations:
    """The folder ``index`` of a library. Thread-safe; one generation is open at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.folder = database.home / "index"
        self._open: _OpenGeneration | None = None
        self._failed: tuple[Generation, IndexUnavailable] | None = None
        self._mutex = threading.Lock()

    def build(self, connection: sqlite3.Connection) -> Generation:
        """Build, check and switch to a new generation of all passages, and remove unused ones.

        For the holder of the writer's lock. Raises IndexNotBuilt; what answered before then goes on answering.
        """
        folder = self.path(self._next_number(connection))
        try:
            files = self._make(folder)
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise IndexNotBuilt(path=self.folder, reason=f"{error.strerror}.") from error
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        built = self._switch(connection, folder, files)
        self.remove_unused(built)
        return built

    def is_whole(self, generation: Generation) -> bool:
        """Whether the files of ``generation`` are what was written."""
        return not difference(self.path(generation.number), generation.files)

    def search(self, generation: Generation, question: "Vectors", language: Language | None, limit: int) -> list[int]:
        """The ids of the ``limit`` passages nearest to the centred ``question`` in each language (or in one).

        Raises IndexUnavailable, and goes on doing so, without trying again, until there is another generation.
        """
        with self._mutex:
            if self._failed is not None and self._failed[0] == generation:
                raise self._failed[1].again()
            try:
                client = self._client(generation)
                with damage_named(self.path(generation.number)):
                    return [
                        found
                        for name in ([language] if language else LANGUAGES)
                        for found in _nearest(client, name, question, min(limit, generation.counts[name]))
                    ]
            except IndexUnavailable as error:
                self._close()
                self._failed = (generation, error.again())
                raise

    def close(self) -> None:
        """Let go of the open generation."""
        with self._mutex:
            self._close()

    def path(self, number: int) -> Path:
        """The folder of generation ``number``."""
        return self.folder / f"generation-{number:06d}"

    def remove_unused(self, keep: Generation | None) -> None:
        """Remove every generation but ``keep`` that no reader holds, half-built ones too, and locks without one.

        For the holder of the writer's lock.
        """
        kept = self.path(keep.number).name if keep else ""
        for name in sorted({path.stem for path in self.folder.glob("generation-*")} - {kept}):
            with suppress(OSError):  # what cannot be removed now is removed another time
                _remove(self.folder / name)

    def _client(self, generation: Generation) -> "Client":
        """Chroma's client for ``generation``, whose files were not touched since they were checked."""
        if self._open is None or self._open.generation != generation:
            self._close()
            self._open = _OpenGeneration(generation, self.path(generation.number))
        self._open.check_untouched()
        return self._open.client

    def _close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None

    def _next_number(self, connection: sqlite3.Connection) -> int:
        current = current_generation(connection)
        numbers = [int(path.name.rpartition("-")[2]) for path in self.folder.glob("generation-*") if path.is_dir()]
        return max([0, current.number if current else 0, *numbers]) + 1

    def _make(self, folder: Path) -> Digests:
        """Build and check a generation in ``folder``. Raises IndexNotBuilt and OSError."""
        folder.mkdir(parents=True)
        self._run_child("build", folder)
        files = digests(folder)
        self._run_child("check", folder)
        if changed := difference(folder, files):
            raise IndexNotBuilt(path=self.folder, reason=f"opening it changes it: {changed}")
        return files

    def _run_child(self, task: str, folder: Path) -> None:
        """Run one task of ``vectorstore.generation_child`` to its end. Raises IndexNotBuilt with what it said."""
        home = str(self._database.home)
        if failed := run_module("vectorstore.generation_child", task, home, str(folder), folder=folder):
            raise IndexNotBuilt(path=self.folder, reason=failed)

    def _switch(self, connection: sqlite3.Connection, folder: Path, files: Digests) -> Generation:
        """Have the generation in ``folder`` answer from now on."""
        number = int(folder.name.rpartition("-")[2])
        counts: dict[Language, int] = dict.fromkeys(LANGUAGES, 0)
        counts |= dict(connection.execute("SELECT language, count(*) FROM passages GROUP BY language").fetchall())
        last = connection.execute("SELECT ifnull(max(id), 0) FROM passages").fetchone()[0]
        with transaction(connection):
            set_meta(connection, "generation", str(number))
            set_meta(connection, "generation_last", str(last))
            set_meta(connection, "generation_files", json.dumps(files))
            for language, count in counts.items():
                set_meta(connection, f"generation_{language}", str(count))
        return Generation(number, last, counts, files)


class _OpenGeneration:
    """A generation that is open for reading, with the shared lock that keeps it from being removed.

    Raises IndexUnavailable, from the beginning or as soon as its files are touched.
    """

    def __init__(self, generation: Generation, path: Path) -> None:
        self.generation = generation
        self.path = path
        if not path.is_dir():
            raise IndexDamaged(path=path, reason="the folder is missing.")
        with _named(path):
            self._lock = FileLock(_lock_path(path))
        self._lock.shared()
        try:
            self._stats = self._checked()
            self.client = self._opened()
        except BaseException:
            self._lock.release()
            raise

    def check_untouched(self) -> None:
        """Look whether any file was touched since, and whether it still is what was written if so."""
        if stats(self.path, self.generation.files) != self._stats:
            self._stats = self._checked()

    def close(self) -> None:
        self.client.close()
        self._lock.release()

    def _checked(self) -> Stats:
        seen = stats(self.path, self.generation.files)
        if wrong := difference(self.path, self.generation.files):
            raise IndexDamaged(path=self.path, reason=wrong)
        return seen

    def _opened(self) -> "Client":
        """Chroma's client, with every collection loaded: no two processes do that at once (design)."""
        with _named(self.path):
            opening = FileLock(_opening_path(self.path))
        opening.exclusive()
        try:
            client = open_client(self.path)
            with damage_named(self.path):
                self._probe(client)
        finally:
            opening.release()
        return client

    def _probe(self, client: "Client") -> None:
        """Ask each collection once and compare what it finds with what was stored."""
        for language, expected in self.generation.counts.items():
            found = collection(client, language)
            if found.count() != expected:
                raise IndexDamaged(path=self.path, reason=f"{found.count()} passages instead of {expected}.")
            if expected:
                sample = found.get(limit=1, include=["embeddings"])
                embeddings = sample["embeddings"]
                assert embeddings is not None
                wanted = min(expected, 10)
                answer = found.query(query_embeddings=np.asarray(embeddings[0]), n_results=wanted, include=[])
                if len(answer["ids"][0]) != wanted:
                    raise IndexDamaged(path=self.path, reason="a query finds fewer passages than there are.")


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """What keeps a lock from being made, as IndexUnavailable: it is no fault of the index."""
    try:
        yield
    except OSError as error:
        raise IndexUnavailable(path=path, reason=f"{error.strerror}.") from error


def _nearest(client: "Client", language: Language, question: "Vectors", limit: int) -> list[int]:
    if not limit:
        return []
    found = collection(client, language).query(query_embeddings=question, n_results=limit, include=[])
    return [int(passage) for passage in found["ids"][0]]


def _remove(folder: Path) -> None:
    """Remove the generation in ``folder`` with its locks, unless a reader holds it. Raises OSError."""
    lock = FileLock(_lock_path(folder))
    try:
        if lock.try_exclusive():
            shutil.rmtree(folder, ignore_errors=True)
            _opening_path(folder).unlink(missing_ok=True)
            _lock_path(folder).unlink(missing_ok=True)
    finally:
        lock.release()


def _lock_path(folder: Path) -> Path:
    return folder.with_suffix(".lock")


def _opening_path(folder: Path) -> Path:
    return folder.with_suffix(".opening")
