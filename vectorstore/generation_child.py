"""Build or check one generation of the Chroma index, in a process of its own.

Run as ``python -m vectorstore.generation_child build|check LIBRARY FOLDER``. Exit status 0 when all is well; else
the last line of the standard error says why not.
"""

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from vectorstore.chroma import COLLECTIONS, collection, create_collection, open_client, seal
from vectorstore.database import Database
from vectorstore.errors import IndexDamaged, LibraryUnreadable
from vectorstore.processes import end_with_parent
from vectorstore.types import LANGUAGES, Language

# Rows handed to Chroma at a time; it takes some 5,400 at most.
_BATCH = 2000
# Passages of each language whose vectors are compared and looked up by the check.
_CANARIES = 20

_ROWS = """
    SELECT p.id, p.embedding, substr(a.text, p.start + 1, p."end" - p.start), p.article, p.ordinal, p.start,
           p."end", a.source, a.title, ifnull(a.date, '')
    FROM passages p JOIN articles a ON a.id = p.article WHERE p.language = ? ORDER BY p.id
"""
_FIELDS = ("article", "ordinal", "start", "end", "source", "title", "date")


def build(connection: sqlite3.Connection, folder: Path) -> None:
    """Write every passage with its embedding, text and metadata into new collections in ``folder``."""
    client = open_client(folder)
    counts = dict(connection.execute("SELECT language, count(*) FROM passages GROUP BY language").fetchall())
    for language in LANGUAGES:
        target = create_collection(client, language, counts.get(language, 0))
        for batch in _batches(connection, language):
            target.add(
                ids=[str(row[0]) for row in batch],
                embeddings=np.frombuffer(b"".join(row[1] for row in batch), dtype=np.float32).reshape(len(batch), -1),
                documents=[row[2] for row in batch],
                metadatas=[dict(zip(_FIELDS, row[3:], strict=True)) for row in batch],
            )
    client.close()
    seal(folder)


def check(connection: sqlite3.Connection, folder: Path) -> str:
    """Compare ``folder`` with SQLite: every id, and the vectors of some. Returns what is wrong, or nothing."""
    client = open_client(folder)
    for language in LANGUAGES:
        held = collection(client, language)
        expected = [
            row[0] for row in connection.execute("SELECT id FROM passages WHERE language = ? ORDER BY id", (language,))
        ]
        if {str(passage) for passage in expected} != set(held.get(include=[])["ids"]):
            return f"the ids in {COLLECTIONS[language]} are not those of the library."
        for passage in expected[:: max(1, len(expected) // _CANARIES)]:
            blob = connection.execute("SELECT embedding FROM passages WHERE id = ?", (passage,)).fetchone()[0]
            vector = np.frombuffer(blob, dtype=np.float32)
            kept = held.get(ids=[str(passage)], include=["embeddings"])["embeddings"]
            if kept is None or not np.allclose(kept[0], vector, atol=1e-5):
                return f"the vector of passage {passage} is not the stored one."
            nearest = held.query(query_embeddings=vector, n_results=1, include=["distances"])["distances"]
            if not nearest or not nearest[0] or nearest[0][0] > 1e-3:
                return f"passage {passage} is not found by its own vector."
    client.close()
    return ""


def _batches(connection: sqlite3.Connection, language: Language) -> Iterator[list[tuple[Any, ...]]]:
    rows = connection.execute(_ROWS, (language,))
    while batch := rows.fetchmany(_BATCH):
        yield batch


def main(task: str, home: str, folder: str) -> None:
    """Do ``task`` for the library in ``home`` on the generation in ``folder``."""
    end_with_parent()
    try:
        with Database(Path(home)).reading() as connection:
            if task == "build":
                build(connection, Path(folder))
            elif wrong := check(connection, Path(folder)):
                sys.exit(wrong)
    except (LibraryUnreadable, IndexDamaged) as error:
        sys.exit(str(error.values["reason"]))


if __name__ == "__main__":
    main(*sys.argv[1:])
