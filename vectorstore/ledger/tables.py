"""The ledger's tables: the rows of each article, which articles were read and by what, and what was done by hand.

What rules read and what a language model read are kept apart.

Every function works on the connection it is given.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from vectorstore.ledger.serialising import from_json, to_json
from vectorstore.ledger.types import Award, Edit, EditAction, Found, ReaderKind, StoredRow
from vectorstore.text.folding import comparable

# For each kind of reader, the table of its rows and that of what it has read.
_TABLES: dict[ReaderKind, tuple[str, str]] = {
    "rules": ("ledger_rows", "ledger_read"),
    "model": ("ledger_model_rows", "ledger_model_read"),
}


def row_key(location: str, found: Found) -> str:
    """Ten hexadecimal digits made from what a row says and of where: the same when it is read again."""
    content = found.content
    if isinstance(content, Award):
        who = [(one.name or one.institution) for one in content.recipients]
        told = [value.text if value else "" for value in (content.award, content.rank, content.year)]
    else:
        who, told = list(content.parties), [content.kind, content.date.text if content.date else ""]
    names = sorted(comparable(one.text) for one in who if one)
    identity = [location, found.kind, *map(comparable, told), *names]
    return hashlib.sha256(json.dumps(identity, ensure_ascii=False).encode()).hexdigest()[:10]


def keep_rows(
    connection: sqlite3.Connection,
    article: str,
    location: str,
    reader: str,
    rows: Iterable[Found],
    by: ReaderKind = "rules",
) -> None:
    """Have ``rows`` be all that readers of this kind found in the article, in place of what they found before."""
    table, read = _TABLES[by]
    connection.execute(f"DELETE FROM {table} WHERE article = ?", (article,))
    connection.executemany(
        f"INSERT OR IGNORE INTO {table} VALUES (?, ?, ?)",
        [(row_key(location, row), article, to_json(row)) for row in rows],
    )
    connection.execute(f"INSERT OR REPLACE INTO {read} VALUES (?, ?, ?)", (article, reader, _now()))


def drop_rows(connection: sqlite3.Connection) -> None:
    """Forget what was read in articles that are gone; what was done by hand is kept, should they come back."""
    for tables in _TABLES.values():
        for table in tables:
            connection.execute(f"DELETE FROM {table} WHERE article NOT IN (SELECT id FROM articles)")


def keep_edit(
    connection: sqlite3.Connection,
    key: str,
    place: tuple[str, str],
    found: Found,
    action: EditAction,
    fields: Sequence[tuple[str, str]],
    by: str,
) -> None:
    """Note what somebody did to the row ``key``, which is ``found``; ``place`` are its article's location and id."""
    connection.execute(
        "INSERT INTO ledger_edits (key, location, article, found, action, fields, at, by) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (key, *place, to_json(found), action, json.dumps(list(fields), ensure_ascii=False), _now(), by),
    )


def unread(connection: sqlite3.Connection, reader: str) -> list[str]:
    """The ids of the articles that ``reader`` has not read, those that answer questions, oldest first."""
    found = connection.execute(
        """
        SELECT id FROM articles WHERE replaced_by IS NULL
        AND id NOT IN (SELECT article FROM ledger_read WHERE reader = ?) ORDER BY added, id
        """,
        (reader,),
    )
    return [str(row[0]) for row in found]


def unread_by_model(connection: sqlite3.Connection) -> list[str]:
    """The ids of the articles that no language model has read, those that answer questions, oldest first."""
    found = connection.execute(
        """
        SELECT id FROM articles WHERE replaced_by IS NULL
        AND id NOT IN (SELECT article FROM ledger_model_read) ORDER BY added, id
        """
    )
    return [str(row[0]) for row in found]


def stored_rows(connection: sqlite3.Connection) -> list[StoredRow]:
    """The rows of all articles that answer questions."""
    each = " UNION ALL ".join(f"SELECT key, article, found, '{by}' AS by FROM {_TABLES[by][0]}" for by in _TABLES)
    rows = connection.execute(
        f"""
        SELECT r.key, r.article, a.location, r.found, r.by FROM ({each}) r JOIN articles a ON a.id = r.article
        WHERE a.replaced_by IS NULL ORDER BY a.date, a.id, r.key, r.by
        """
    )
    return [StoredRow(key, article, location, from_json(found), by) for key, article, location, found, by in rows]


def stored_edits(connection: sqlite3.Connection) -> list[tuple[Edit, str, str, Found]]:
    """(edit, location, article, row as it then was) of all that was done by hand, oldest first."""
    edits = connection.execute(
        "SELECT key, location, article, found, action, fields, at, by FROM ledger_edits ORDER BY id"
    )
    return [
        (
            Edit(key, action, tuple((name, value) for name, value in json.loads(fields)), at, by),
            location,
            article,
            from_json(found),
        )
        for key, location, article, found, action, fields, at, by in edits
    ]


def locations(connection: sqlite3.Connection) -> dict[str, str]:
    """The id of the article that answers for each location."""
    return dict(connection.execute("SELECT location, id FROM articles WHERE replaced_by IS NULL").fetchall())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
