"""Generations of the Chroma index: built whole from SQLite, checked, switched to, never written again.

A generation is made by a child process (``vectorstore.generation_child``) in a folder of its own and checked by
another, because a damaged Chroma index can end a process with a segmentation fault. SQLite names the generation
that answers (``meta`` key ``generation``), so that the switch is one transaction. Readers share a lock on the
generation that they use; what nobody uses is removed.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from vectorstore.chroma import collection, damage_named, open_client
from vectorstore.database import Database, get_meta, set_meta, transaction
from vectorstore.errors import IndexDamaged
from vectorstore.lock import FileLock
from vectorstore.types import LANGUAGES, Language

if TYPE_CHECKING:
    from chromadb.api.client import Client

    from vectorstore.embedder import Vectors


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation as SQLite records it: its number, its last passage id, and its passages by language."""

    number: int
    last: int
    counts: dict[Language, int]


def current_generation(connection: sqlite3.Connection) -> Generation | None:
    """The generation that answers; None before the first."""
    number = get_meta(connection, "generation")
    if number is None:
        return None
    counts: dict[Language, int] = {
        language: int(get_meta(connection, f"generation_{language}") or 0) for language in LANGUAGES
    }
    return Generation(int(number), int(get_meta(connection, "generation_last") or 0), counts)


class Generations:
    """The folder ``index`` of a library. Thread-safe; one generation is open at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.folder = database.home / "index"
        self._open: _OpenGeneration | None = None
        self._mutex = threading.Lock()

    def build(self, connection: sqlite3.Connection) -> Generation:
        """Build, check and switch to a new generation of all passages, and remove unused ones.

        For the holder of the writer's lock. Raises IndexDamaged when the new generation does not check out; the
        old one then goes on answering.
        """
        number = self._next_number(connection)
        folder = self.path(number)
        folder.mkdir(parents=True)
        self._run_child("build", folder)
        self._run_child("check", folder)
        counts: dict[Language, int] = dict.fromkeys(LANGUAGES, 0)
        counts |= dict(connection.execute("SELECT language, count(*) FROM passages GROUP BY language").fetchall())
        last = connection.execute("SELECT ifnull(max(id), 0) FROM passages").fetchone()[0]
        with transaction(connection):
            set_meta(connection, "generation", str(number))
            set_meta(connection, "generation_last", str(last))
            for language, count in counts.items():
                set_meta(connection, f"generation_{language}", str(count))
        self._remove_unused(number)
        return Generation(number, last, counts)

    def search(self, generation: Generation, question: "Vectors", language: Language | None, limit: int) -> list[int]:
        """The ids of the ``limit`` passages nearest to the centred ``question`` in each language (or in one).

        Raises IndexDamaged.
        """
        with self._mutex:
            if self._open is None or self._open.generation.number != generation.number:
                self._close()
                self._open = _OpenGeneration(generation, self.path(generation.number))
            client = self._open.client
            with damage_named(self._open.path):
                return [
                    found
                    for name in ([language] if language else LANGUAGES)
                    for found in _nearest(client, name, question, min(limit, generation.counts[name]))
                ]

    def close(self) -> None:
        """Let go of the open generation."""
        with self._mutex:
            self._close()

    def path(self, number: int) -> Path:
        """The folder of generation ``number``."""
        return self.folder / f"generation-{number:06d}"

    def _close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None

    def _next_number(self, connection: sqlite3.Connection) -> int:
        current = current_generation(connection)
        numbers = [int(path.name.rpartition("-")[2]) for path in self.folder.glob("generation-*") if path.is_dir()]
        return max([0, current.number if current else 0, *numbers]) + 1

    def _run_child(self, task: str, folder: Path) -> None:
        """Run one task of ``vectorstore.generation_child`` to its end. Raises IndexDamaged with what it said."""
        command = [
            sys.executable,
            "-m",
            "vectorstore.generation_child",
            task,
            str(self._database.home),
            str(folder),
        ]
        # From a folder without a .env (vectorstore.chroma); the package must be found from there, however it was here.
        paths = [str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in paths if path)}
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            words = done.stderr.strip().splitlines()
            reason = words[-1] if words else f"the process that should {task} it ended with {done.returncode}."
            shutil.rmtree(folder, ignore_errors=True)
            raise IndexDamaged(path=folder, reason=reason)

    def _remove_unused(self, keep: int) -> None:
        """Remove every generation but ``keep`` that no reader holds."""
        for folder in sorted(self.folder.glob("generation-*")):
            if not folder.is_dir() or folder == self.path(keep):
                continue
            lock = FileLock(_lock_path(folder))
            if lock.try_exclusive():
                shutil.rmtree(folder, ignore_errors=True)
                _lock_path(folder).unlink(missing_ok=True)
                folder.with_suffix(".opening").unlink(missing_ok=True)
            lock.release()


class _OpenGeneration:
    """A generation that is open for reading, with the shared lock that keeps it from being removed."""

    def __init__(self, generation: Generation, path: Path) -> None:
        self.generation = generation
        self.path = path
        if not path.is_dir():
            raise IndexDamaged(path=path, reason="the folder is missing.")
        self._lock = FileLock(_lock_path(path))
        self._lock.shared()
        opening = FileLock(path.with_suffix(".opening"))
        opening.exclusive()
        try:
            self.client = open_client(path)
            with damage_named(path):
                self._probe()
        except IndexDamaged:
            self._lock.release()
            raise
        finally:
            opening.release()

    def _probe(self) -> None:
        """Ask each collection once, alone, and compare what it counts with what was stored."""
        for language, expected in self.generation.counts.items():
            found = collection(self.client, language)
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

    def close(self) -> None:
        self.client.close()
        self._lock.release()


def _nearest(client: "Client", language: Language, question: "Vectors", limit: int) -> list[int]:
    if not limit:
        return []
    found = collection(client, language).query(query_embeddings=question, n_results=limit, include=[])
    return [int(passage) for passage in found["ids"][0]]


def _lock_path(folder: Path) -> Path:
    return folder.with_suffix(".lock")
