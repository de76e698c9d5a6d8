"""Move a library to another embedder, while the old embeddings and the old index go on answering.

New embeddings are kept beside the old ones, a few at a time, until every passage has one; whoever is killed goes on
from there. The writer's lock is held only while some are stored, so that others can add articles meanwhile, with the
old embedder; what they add is embedded last. Then one transaction puts embeddings, means and the embedder's name in
the place of the old ones.
"""

import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from vectorstore.calibration import calibration_digest
from vectorstore.database import Database, get_meta, set_meta, transaction
from vectorstore.embedder import embedded_text
from vectorstore.generations import forget_generation
from vectorstore.identity import embed_fingerprint, is_same, keep_fingerprint, record_embedder, stored_fingerprint
from vectorstore.means import Means, calibrate, change_sums, keep_calibration
from vectorstore.types import LANGUAGES, Reembedding

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder, Vectors

OnProgress = Callable[[Reembedding], None]

# Passages embedded and stored at a time: what is lost when the move is killed.
BATCH = 64
# Passages whose sums are built at a time.
_CHUNK = 4096
# The kind of the fingerprint that the library will have.
_NEXT = "next-fingerprint"

_LEFT = """
    SELECT p.id, p.article, p.start, p."end", a.title, a.date, substr(a.text, p.start + 1, p."end" - p.start)
    FROM passages p JOIN articles a ON a.id = p.article
    WHERE p.id > ? AND NOT EXISTS (SELECT 1 FROM next_embeddings n WHERE n.passage = p.id) ORDER BY p.id LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class _Passage:
    """A passage to be embedded: its row, and the article's text that it is made of."""

    id: int
    article: str
    start: int
    end: int
    text: str


class Move:
    """Moves the library in ``database`` to ``embedder``. For the one process that has the mover's lock.

    ``writing`` takes the writer's lock and gives the writing connection.
    """

    def __init__(
        self,
        database: Database,
        embedder: "Embedder",
        writing: Callable[[], AbstractContextManager[sqlite3.Connection]],
    ) -> None:
        self._database = database
        self._embedder = embedder
        self._writing = writing
        self._began = time.monotonic()
        self._kept = 0
        self._last = 0

    def run(self, on_progress: OnProgress) -> bool:
        """Embed what is not yet embedded, and switch; False when the library is of this embedder already.

        A move to another embedder that was broken off is given up. There is no index afterwards. Raises LibraryBusy,
        LibraryUnreadable and whatever the embedder does; what is embedded by then is kept.
        """
        if self._is_there():
            return False
        with self._database.reading() as connection:
            begun = self._has_begun(connection)
            self._kept = count_moved(connection) if begun else 0
        on_progress(self._progress(preparing=not begun))
        if not begun:
            _ = self._calibrated  # now, while nobody waits for the lock
        with self._writing() as connection, transaction(connection):
            self._begin(connection)
        while True:
            while some := self._next():
                self._store(some, self._embed(some))
                on_progress(self._progress())
            if self._switched():
                return True

    @cached_property
    def _fingerprint(self) -> "Vectors":
        return embed_fingerprint(self._embedder)

    @cached_property
    def _calibrated(self) -> Means:
        return calibrate(self._embedder)

    def _is_there(self) -> bool:
        """Whether the library is of this embedder already; a move to another one is given up then."""
        with self._database.reading() as connection:
            if not is_same(stored_fingerprint(connection), self._fingerprint):
                return False
            pending = get_meta(connection, "next_embedder") is not None
        if pending:
            with self._writing() as connection, transaction(connection):
                _forget(connection)
        return True

    def _has_begun(self, connection: sqlite3.Connection) -> bool:
        """Whether what is kept beside the embeddings was made by this embedder, with this calibration text."""
        calibrated = get_meta(connection, "next_calibration") == calibration_digest()
        return calibrated and is_same(stored_fingerprint(connection, _NEXT), self._fingerprint)

    def _begin(self, connection: sqlite3.Connection) -> None:
        """Make sure that what is kept beside is of this embedder: also after the library was restored meanwhile."""
        if self._has_begun(connection):
            return
        _forget(connection)
        keep_fingerprint(connection, self._fingerprint, _NEXT)
        set_meta(connection, "next_embedder", self._embedder.name)
        keep_calibration(connection, self._calibrated, prefix="next-")
        set_meta(connection, "next_calibration", calibration_digest())
        self._last = self._kept = 0

    def _next(self) -> list[_Passage]:
        """Some passages that have no new embedding yet, in their order; none when all have."""
        with self._database.reading() as connection:
            some = _left(connection, self._last, BATCH)
        if some:
            self._last = some[-1].id
        return some

    def _embed(self, passages: Sequence[_Passage]) -> "Vectors":
        return self._embedder.passages([passage.text for passage in passages])

    def _store(self, passages: Sequence[_Passage], vectors: "Vectors") -> None:
        with self._writing() as connection, transaction(connection):
            self._begin(connection)
            _keep(connection, passages, vectors)

    def _switched(self) -> bool:
        """Have the new embeddings answer; False when too many were added meanwhile to embed them under the lock."""
        with self._writing() as connection:
            with transaction(connection):
                self._begin(connection)
            if len(rest := _left(connection, 0, BATCH + 1)) > BATCH:
                self._last = 0
                return False
            vectors = self._embed(rest) if rest else np.empty((0, 0), dtype=np.float32)
            with transaction(connection):
                _keep(connection, rest, vectors)
                _switch(connection, self._embedder.name, self._fingerprint)
        return True

    def _progress(self, *, preparing: bool = False) -> Reembedding:
        with self._database.reading() as connection:
            total = connection.execute("SELECT count(*) FROM passages").fetchone()[0]
            done = self._kept if preparing else count_moved(connection)
        return Reembedding(done, total, self._kept, time.monotonic() - self._began, preparing)


def count_moved(connection: sqlite3.Connection) -> int:
    """The passages that have been embedded for the move that is under way."""
    counted = connection.execute("SELECT count(*) FROM next_embeddings WHERE passage IN (SELECT id FROM passages)")
    return int(counted.fetchone()[0])


def _left(connection: sqlite3.Connection, after: int, most: int) -> list[_Passage]:
    rows = connection.execute(_LEFT, (after, most))
    return [_Passage(row[0], row[1], row[2], row[3], embedded_text(*row[4:])) for row in rows]


def _keep(connection: sqlite3.Connection, passages: Sequence[_Passage], vectors: "Vectors") -> None:
    """Store ``vectors`` [n, dimension] beside the embeddings of ``passages``, of those that are still what they were.

    An article's id is made from all that it says, so that a library which was restored meanwhile, with other passages
    under the same numbers, gets none of them.
    """
    for passage, vector in zip(passages, vectors, strict=True):
        connection.execute(
            """
            INSERT OR REPLACE INTO next_embeddings
            SELECT id, ? FROM passages WHERE id = ? AND article = ? AND start = ? AND "end" = ?
            """,
            (vector.tobytes(), passage.id, passage.article, passage.start, passage.end),
        )


def _switch(connection: sqlite3.Connection, name: str, fingerprint: "Vectors") -> None:
    """Put all that is kept beside in the place of what it is for; there is no index of it yet."""
    connection.execute("DELETE FROM sums")
    for language in LANGUAGES:
        rows = connection.execute(
            "SELECT n.embedding FROM next_embeddings n JOIN passages p ON p.id = n.passage WHERE p.language = ?",
            (language,),
        )
        while part := rows.fetchmany(_CHUNK):
            vectors = np.frombuffer(b"".join(row[0] for row in part), dtype=np.float32).reshape(len(part), -1)
            change_sums(connection, language, vectors, 1)
    connection.execute(
        "UPDATE passages SET embedding = (SELECT n.embedding FROM next_embeddings n WHERE n.passage = passages.id)"
    )
    connection.execute("DELETE FROM reference WHERE kind NOT LIKE 'next-%'")
    connection.execute("UPDATE reference SET kind = substr(kind, length('next-') + 1)")
    set_meta(connection, "calibration", calibration_digest())
    record_embedder(connection, name, fingerprint)
    _forget(connection)
    forget_generation(connection)


def _forget(connection: sqlite3.Connection) -> None:
    """Give up what is kept beside."""
    connection.execute("DELETE FROM next_embeddings")
    connection.execute("DELETE FROM reference WHERE kind LIKE 'next-%'")
    connection.execute("DELETE FROM meta WHERE key LIKE 'next!_%' ESCAPE '!'")
