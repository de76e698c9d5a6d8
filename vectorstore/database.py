"""The SQLite file that is the truth of a library: its tables and its connections.

One connection writes at a time (SQLite below 3.51.3 can reset its write-ahead log wrongly when several do); each
read opens a connection of its own, so that any thread may read and always sees what was last written.
"""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from vectorstore.errors import DiskFull, LibraryDamaged, LibraryUnreadable, NewsCiteError

SCHEMA_VERSION = "6"
# Seconds that a connection waits for another's transaction.
_PATIENCE = 30.0
# Bytes of a disk below which it counts as full.
_LEAST_ROOM = 100_000

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

# What each later format adds to the one before: each statement creates a table or an index. Libraries of an earlier
# format lack them until they are next written.
_ADDED: dict[str, tuple[str, ...]] = {
    "2": (
        # What other sites published too. A copy has no passages: its story, an article, answers for it.
        """CREATE TABLE copies (
    location TEXT PRIMARY KEY,
    story TEXT NOT NULL,
    source TEXT NOT NULL,
    title TEXT NOT NULL,
    date TEXT,
    author TEXT,
    publisher TEXT,
    url TEXT,
    added TEXT NOT NULL,
    text TEXT NOT NULL
)""",
        "CREATE INDEX copies_story ON copies (story)",
        # The sketches of the texts of articles (vectorstore.text.likeness), by which copies are found.
        "CREATE TABLE sketches (hash INTEGER NOT NULL, article TEXT NOT NULL, "
        "PRIMARY KEY (hash, article)) WITHOUT ROWID",
        "CREATE INDEX sketches_article ON sketches (article)",
        # The days that an article is of and that it names: from the first to the last day of each date (ISO).
        "CREATE TABLE days (article TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL, "
        "PRIMARY KEY (article, first, last)) WITHOUT ROWID",
        # Which article corrects which.
        "CREATE TABLE corrections (article TEXT PRIMARY KEY, corrects TEXT NOT NULL) WITHOUT ROWID",
        "CREATE INDEX corrections_corrects ON corrections (corrects)",
    ),
    "3": (
        # Names that an article says are one (vectorstore.text.aliases).
        "CREATE TABLE learned (article TEXT NOT NULL, full TEXT NOT NULL, short TEXT NOT NULL, kind TEXT NOT NULL, "
        "PRIMARY KEY (article, full, short)) WITHOUT ROWID",
    ),
    "4": (
        # What a move to another embedder has embedded so far, until it takes the place of the passages' embeddings.
        "CREATE TABLE next_embeddings (passage INTEGER PRIMARY KEY, embedding BLOB NOT NULL)",
        # A row of the ledger is one thing that one article says; ``key`` is made from what it says and of where.
        "CREATE TABLE ledger_rows (key TEXT NOT NULL, article TEXT NOT NULL, found TEXT NOT NULL, "
        "PRIMARY KEY (key, article)) WITHOUT ROWID",
        "CREATE INDEX ledger_rows_article ON ledger_rows (article)",
        # An article that is not here, or with another reader, is still to be read.
        "CREATE TABLE ledger_read (article TEXT PRIMARY KEY, reader TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID",
        # What was done by hand, with the row as it then was: by that it is found again when rows are read anew.
        "CREATE TABLE ledger_edits (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, location TEXT NOT NULL, "
        "article TEXT NOT NULL, found TEXT NOT NULL, action TEXT NOT NULL, fields TEXT NOT NULL, at TEXT NOT NULL, "
        "by TEXT NOT NULL)",
    ),
    "5": (
        # What a language model read in articles, apart from what rules did: each is read again without the other.
        "CREATE TABLE ledger_model_rows (key TEXT NOT NULL, article TEXT NOT NULL, found TEXT NOT NULL, "
        "PRIMARY KEY (key, article)) WITHOUT ROWID",
        "CREATE INDEX ledger_model_rows_article ON ledger_model_rows (article)",
        "CREATE TABLE ledger_model_read (article TEXT PRIMARY KEY, reader TEXT NOT NULL, at TEXT NOT NULL) "
        "WITHOUT ROWID",
    ),
    "6": (
        # All that filters ask of articles, so that they read none of their texts, and days from the last on, since
        # most questions about a time are about a late one.
        "CREATE INDEX IF NOT EXISTS articles_filtered ON articles (date, source, url, publisher, id)",
        "CREATE INDEX IF NOT EXISTS days_last ON days (last, first, article)",
    ),
}
_FORMATS = ("1", *_ADDED)


class Database:
    """The connections to ``library.sqlite3`` in the folder ``home``."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.path = home / "library.sqlite3"

    def exists(self) -> bool:
        """Whether the library has been made. Raises LibraryUnreadable."""
        try:
            self.path.stat()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise LibraryUnreadable(path=self.home, reason=f"{error.strerror}.") from error
        return True

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the library throughout. A library not yet made is an empty one.

        Raises LibraryUnreadable.
        """
        with translated(self.home), ExitStack() as held:
            connection = self._connection_to_read(held)
            connection.execute("BEGIN")
            self._check_version(connection)
            pretend_tables(connection)
            try:
                yield connection
            except Exception as error:
                # What a damaged page makes of a value surprises in many ways; SQLite can tell whether one is.
                if not isinstance(error, NewsCiteError | sqlite3.Error) and (wrong := _damage(connection)):
                    raise LibraryDamaged(path=self.home, reason=f"{wrong}.") from error
                raise

    def _connection_to_read(self, held: ExitStack) -> sqlite3.Connection:
        """A connection that cannot write, open as long as ``held`` lasts; an empty one when no library was made."""
        if self.exists():
            connection = held.enter_context(closing(connect(self.path, "mode=ro")))
            try:
                made = _has_tables(connection)
            except sqlite3.OperationalError:
                if not _lies_still(self.home, held):
                    raise
                connection = held.enter_context(closing(connect(self.path, "mode=ro&immutable=1")))
                made = _has_tables(connection)
            if made:
                return connection
            self._check_never_used()
        connection = held.enter_context(closing(sqlite3.connect(":memory:", isolation_level=None)))
        connection.executescript(";".join([_SCHEMA, *_added_since("1")]))
        return connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The writing connection, for the holder of the writer's lock; use ``transaction`` on it.

        Makes the library when there is none. Raises LibraryUnreadable.
        """
        with translated(self.home):
            there = self.exists()
            connection = connect(self.path, "mode=rwc")
            try:
                made = _has_tables(connection)
                if there and not made:
                    self._check_never_used()
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")  # some builds wait less for the disk
                connection.execute("PRAGMA foreign_keys = ON")
                if not made:
                    self._create(connection)
                self._check_version(connection)
                _add_tables(connection)
                yield connection
            finally:
                connection.close()

    def _check_never_used(self) -> None:
        """Tell a library that was not made to its end from one whose file was emptied: that had an index."""
        if (self.home / "index").exists():
            raise LibraryDamaged(path=self.home, reason="its file is empty.")

    def _create(self, connection: sqlite3.Connection) -> None:
        connection.executescript(
            f"BEGIN IMMEDIATE;{_SCHEMA};{';'.join(_added_since('1'))};"
            f"INSERT INTO meta VALUES ('schema', '{SCHEMA_VERSION}');"
            "INSERT INTO words (words, rank) VALUES ('rank', 'bm25(0.5, 1.0)');"
            "COMMIT;"
        )

    def _check_version(self, connection: sqlite3.Connection) -> None:
        if fault := format_fault(connection):
            raise LibraryUnreadable(path=self.home, reason=fault)


@contextmanager
def translated(home: Path) -> Iterator[None]:
    """SQLite's errors about the files of ``home`` as ours, once, here where they enter."""
    try:
        yield
    except sqlite3.Error as error:
        raise _kind(error, home)(path=home, reason=f"{error}.") from error


def connect(path: Path, how: str) -> sqlite3.Connection:
    """A connection to the SQLite file ``path`` that begins no transaction by itself; ``how`` are URI parameters."""
    return sqlite3.connect(f"file:{quote(str(path))}?{how}", uri=True, timeout=_PATIENCE, isolation_level=None)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        _roll_back(connection)
        raise
    try:
        connection.execute("COMMIT")
    except sqlite3.Error:
        _roll_back(connection)
        raise


def _roll_back(connection: sqlite3.Connection) -> None:
    """Undo the transaction, unless SQLite did it by itself, as on a full disk."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def _lies_still(home: Path, held: ExitStack) -> bool:
    """Whether nobody can change the library as long as ``held`` lasts, and nothing is in its write-ahead log.

    Only then may SQLite be told that the file is immutable, without which it opens none where it cannot make files
    beside it: on a read-only medium, in somebody else's folder, on a full disk.
    """
    log = home / "library.sqlite3-wal"
    try:
        if log.exists() and log.stat().st_size:
            return False
        descriptor = os.open(home / "writer.lock", os.O_RDONLY)
    except FileNotFoundError:
        return True  # nobody has ever written here
    except OSError:
        return False
    held.callback(os.close, descriptor)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _kind(error: sqlite3.Error, home: Path) -> type[LibraryUnreadable]:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    # Python's module gives no code when it cannot decode what it was given as text.
    undecodable = not code and isinstance(error, sqlite3.OperationalError)
    if undecodable or code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return LibraryDamaged
    # SQLite does not always know that this is why it could not write.
    full = code == sqlite3.SQLITE_IOERR and shutil.disk_usage(home).free < _LEAST_ROOM
    return DiskFull if full or code == sqlite3.SQLITE_FULL else LibraryUnreadable


def _damage(connection: sqlite3.Connection) -> str:
    """What SQLite finds wrong with the file, or nothing."""
    try:
        found = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.Error as error:
        return str(error)
    return "" if found == "ok" else " ".join(found.split())


def format_fault(connection: sqlite3.Connection) -> str:
    """Why this release cannot read the library, or nothing when it can."""
    schema = get_meta(connection, "schema")
    if schema is None or schema in _FORMATS:
        return ""
    return f"its format is {schema}, this release reads {SCHEMA_VERSION}."


def pretend_tables(connection: sqlite3.Connection) -> None:
    """Let a library of an earlier format look as if it had all tables, to a reader who cannot make them: empty ones."""
    for statement in _added_since(get_meta(connection, "schema")):
        if statement.startswith("CREATE TABLE"):
            connection.execute(statement.replace("CREATE TABLE", "CREATE TEMP TABLE", 1))


def _add_tables(connection: sqlite3.Connection) -> None:
    if lacking := _added_since(get_meta(connection, "schema")):
        with transaction(connection):
            for statement in lacking:
                connection.execute(statement)
            set_meta(connection, "schema", SCHEMA_VERSION)


def _added_since(schema: str | None) -> list[str]:
    """The statements that make of a library of that format one of ours."""
    return [
        statement for version, added in _ADDED.items() if version > (schema or SCHEMA_VERSION) for statement in added
    ]


def _has_tables(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])


def get_meta(connection: sqlite3.Connection, key: str) -> str | None:
    """The value kept under ``key``; None when nothing is."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def set_meta(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Keep ``value`` under ``key``."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
