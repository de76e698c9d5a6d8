"""The SQLite file that is the truth of a library: its tables and its connections.

One connection writes at a time (SQLite below 3.51.3 can reset its write-ahead log wrongly when several do); each
read opens a connection of its own, so that any thread may read and always sees what was last written.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from vectorstore.errors import LibraryUnreadable

SCHEMA_VERSION = "1"
# Seconds that a connection waits for another's transaction.
_PATIENCE = 30.0

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Vectors that belong to the library and not to a passage: the embedder's fingerprint, the calibration means.
CREATE TABLE reference (
    kind TEXT NOT NULL, name TEXT NOT NULL, vector BLOB NOT NULL, PRIMARY KEY (kind, name)
) WITHOUT ROWID;

-- The text stands last: SQLite reads a row from its start, and filters need what is before it.
CREATE TABLE articles (
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    location TEXT NOT NULL,
    title TEXT NOT NULL,
    date TEXT,
    author TEXT,
    publisher TEXT,
    url TEXT,
    language TEXT NOT NULL,
    added TEXT NOT NULL,
    replaced_by TEXT REFERENCES articles (id),
    text TEXT NOT NULL
);
CREATE INDEX articles_location ON articles (location);
CREATE INDEX articles_current ON articles (language) WHERE replaced_by IS NULL;

-- Ids are never used twice, so that an id in an old index can only mean its passage or nothing.
CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL REFERENCES articles (id),
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    language TEXT NOT NULL,
    embedding BLOB NOT NULL
);
CREATE INDEX passages_article ON passages (article);
CREATE INDEX passages_language ON passages (language);

-- The sum of all passage vectors of a language (float64), from which its mean comes.
CREATE TABLE sums (
    language TEXT PRIMARY KEY, passages INTEGER NOT NULL, total BLOB NOT NULL
) WITHOUT ROWID;

-- Words are cut, folded and stemmed before they come here (vectorstore.text.words), joined by spaces.
CREATE VIRTUAL TABLE words USING fts5 (title, body, tokenize = "unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE words_terms USING fts5vocab (words, row);

-- Keys of names (vectorstore.text.names), apart for those read from Han characters and from Latin letters.
CREATE VIRTUAL TABLE names USING fts5 (han, latin, tokenize = "unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE names_terms USING fts5vocab (names, row);
"""


class Database:
    """The connections to ``library.sqlite3`` in the folder ``home``."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.path = home / "library.sqlite3"

    def exists(self) -> bool:
        """Whether the library has been made."""
        return self.path.exists()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the library throughout. A library not yet made is an empty one.

        Raises LibraryUnreadable.
        """
        with self._translated():
            connection = self._connect_reading()
            try:
                connection.execute("BEGIN")
                self._check_version(connection)
                yield connection
            finally:
                connection.close()

    def _connect_reading(self) -> sqlite3.Connection:
        """A connection that cannot write; to empty tables when the library is not made, or not to its end."""
        if self.exists():
            connection = sqlite3.connect(
                f"file:{quote(str(self.path))}?mode=ro", uri=True, timeout=_PATIENCE, isolation_level=None
            )
            if _has_tables(connection):
                return connection
            connection.close()
        connection = sqlite3.connect(":memory:", isolation_level=None)
        connection.executescript(_SCHEMA)
        return connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The writing connection, for the holder of the writer's lock; use ``transaction`` on it.

        Makes the library when there is none. Raises LibraryUnreadable.
        """
        with self._translated():
            connection = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA foreign_keys = ON")
                if not _has_tables(connection):
                    self._create(connection)
                self._check_version(connection)
                yield connection
            finally:
                connection.close()

    def _create(self, connection: sqlite3.Connection) -> None:
        connection.executescript(
            f"BEGIN IMMEDIATE;{_SCHEMA}"
            f"INSERT INTO meta VALUES ('schema', '{SCHEMA_VERSION}');"
            "INSERT INTO words (words, rank) VALUES ('rank', 'bm25(0.5, 1.0)');"
            "COMMIT;"
        )

    def _check_version(self, connection: sqlite3.Connection) -> None:
        row = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
        if row is not None and row[0] != SCHEMA_VERSION:
            raise LibraryUnreadable(
                path=self.home, reason=f"its format is {row[0]}, this release reads {SCHEMA_VERSION}."
            )

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """SQLite's errors as ours, once, here where they enter."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise LibraryUnreadable(path=self.home, reason=f"{error}.") from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _has_tables(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])


def get_meta(connection: sqlite3.Connection, key: str) -> str | None:
    """The value kept under ``key``; None when nothing is."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def set_meta(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Keep ``value`` under ``key``."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
