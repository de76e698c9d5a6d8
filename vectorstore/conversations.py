"""Conversations as rows: what was asked, and what came of it as far as it has come.

They have a file of their own, ``conversations.sqlite3`` beside the library's, so that who asks never waits for who
adds. It is written in short transactions, each on a connection of its own, with SQLite's rollback journal: several
processes may write (see ``vectorstore.database`` on the write-ahead log). What is asked and answered comes as text;
only ``assistant.conversations`` knows what it means.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal
from uuid import uuid4

from vectorstore.database import connect, get_meta, set_meta, transaction, translated
from vectorstore.errors import ConversationNotFound, LibraryUnreadable
from vectorstore.lock import Presence, absent

State = Literal["waiting", "answered", "failed", "stopped", "broken"]

_VERSION = "1"
# A deleted conversation can be had back for so long.
_UNDO = timedelta(minutes=30)

_SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('schema', '{_VERSION}');
CREATE TABLE conversations (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, title TEXT NOT NULL, scope TEXT NOT NULL,
    started TEXT NOT NULL, changed TEXT NOT NULL, deleted TEXT
);
CREATE INDEX conversations_owner ON conversations (owner, changed);
CREATE TABLE exchanges (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    question TEXT NOT NULL, options TEXT NOT NULL, state TEXT NOT NULL, words TEXT NOT NULL, outcome TEXT,
    asked TEXT NOT NULL, server TEXT NOT NULL, verdict TEXT, next TEXT
);
CREATE INDEX exchanges_conversation ON exchanges (conversation);
CREATE INDEX exchanges_waiting ON exchanges (server) WHERE state = 'waiting';
COMMIT;
"""
_CONVERSATION = """
    SELECT id, owner, title, scope, started, changed,
           (SELECT count(*) FROM exchanges e WHERE e.conversation = conversations.id)
    FROM conversations
"""
_EXCHANGE = "SELECT id, conversation, question, options, state, words, outcome, asked, verdict, next FROM exchanges"


@dataclass(frozen=True, slots=True)
class ConversationRow:
    """A conversation: whose it is ("" where nobody logs in), its name, and what its questions are kept to (JSON).

    ``started`` and ``changed`` are ISO times in UTC; ``exchanges`` counts its questions.
    """

    id: str
    owner: str
    title: str
    scope: str
    started: str
    changed: str
    exchanges: int


@dataclass(frozen=True, slots=True)
class ExchangeRow:
    """A question with how it was asked (``options``, JSON), and what came of it.

    ``words`` is the text of the answer as far as it has come, ``outcome`` (JSON) the whole of what came of it;
    ``verdict`` is what a person said of it, ``next`` (JSON) what may be asked next.
    """

    id: int
    conversation: str
    question: str
    options: str
    state: State
    words: str
    outcome: str | None
    asked: str
    verdict: str | None
    next: str | None


class ConversationStore:
    """The conversations over the library in ``home``. Any thread may use it; all methods raise LibraryUnreadable.

    What waits for an answer of a process that has ended is marked as broken when the next one opens the store.
    """

    def __init__(self, home: Path) -> None:
        self._home = home.absolute()
        self._path = self._home / "conversations.sqlite3"
        self._servers = self._home / "servers"
        with translated(self._home):
            try:
                self._presence = Presence(self._servers)
                self._path.touch(0o600)  # what people ask is theirs alone to read
            except OSError as error:
                raise LibraryUnreadable(path=self._home, reason=f"{error.strerror}.") from error
            self._make()
        self.mark_broken()
        self._purge()

    def close(self) -> None:
        """Mark what still waits here as broken, and leave."""
        self._presence.release()
        self.mark_broken()

    def conversations(self, owner: str, containing: str = "", limit: int = 100) -> list[ConversationRow]:
        """Those of ``owner``, the last changed first; only those whose name, questions or answers contain a text."""
        where = "owner = ? AND deleted IS NULL"
        values: list[object] = [owner]
        if words := containing.strip().lower():
            where += (
                " AND (instr(lower(title), ?) OR id IN (SELECT conversation FROM exchanges"
                " WHERE instr(lower(question), ?) OR instr(lower(words), ?)))"
            )
            values += [words] * 3
        with self._connected() as connection:
            rows = connection.execute(f"{_CONVERSATION} WHERE {where} ORDER BY changed DESC LIMIT ?", [*values, limit])
            return [ConversationRow(*row) for row in rows]

    def conversation(self, conversation: str, owner: str) -> ConversationRow:
        """The conversation of that id. Raises ConversationNotFound."""
        with self._connected() as connection:
            row = connection.execute(
                f"{_CONVERSATION} WHERE id = ? AND owner = ? AND deleted IS NULL", (conversation, owner)
            ).fetchone()
        if row is None:
            raise ConversationNotFound(conversation=conversation)
        return ConversationRow(*row)

    def begin(self, owner: str, title: str, scope: str) -> str:
        """A new conversation's id."""
        made, now = uuid4().hex[:16], _now()
        with self._changing() as connection:
            connection.execute(
                "INSERT INTO conversations VALUES (?, ?, ?, ?, ?, ?, NULL)", (made, owner, title, scope, now, now)
            )
        return made

    def rename(self, conversation: str, title: str) -> None:
        """Give the conversation another name."""
        with self._changing() as connection:
            connection.execute("UPDATE conversations SET title = ? WHERE id = ?", (title, conversation))

    def keep_to(self, conversation: str, scope: str) -> None:
        """Have the conversation's next questions kept to ``scope``."""
        with self._changing() as connection:
            connection.execute("UPDATE conversations SET scope = ? WHERE id = ?", (scope, conversation))

    def delete(self, conversation: str) -> None:
        """Delete the conversation. For a while it can be had back; after that nothing is left of it."""
        self._purge()
        with self._changing() as connection:
            connection.execute("UPDATE conversations SET deleted = ? WHERE id = ?", (_now(), conversation))

    def undelete(self, conversation: str, owner: str) -> None:
        """Have a deleted conversation back. Raises ConversationNotFound when it is gone for good."""
        with self._changing() as connection:
            changed = connection.execute(
                "UPDATE conversations SET deleted = NULL WHERE id = ? AND owner = ?", (conversation, owner)
            )
            if not changed.rowcount:
                raise ConversationNotFound(conversation=conversation)

    def exchanges(self, conversation: str, last: int | None = None) -> list[ExchangeRow]:
        """The exchanges of a conversation, or the ``last`` so many of them, in order."""
        with self._connected() as connection:
            rows = connection.execute(
                f"{_EXCHANGE} WHERE conversation = ? ORDER BY id DESC LIMIT ?",
                (conversation, -1 if last is None else last),
            )
            return [ExchangeRow(*row) for row in rows][::-1]

    def waits_elsewhere(self, exchange: int) -> str | None:
        """The text so far of an exchange that another process answers; None when none does, or no longer."""
        with self._connected() as connection:
            row = connection.execute(
                "SELECT words FROM exchanges WHERE id = ? AND state = 'waiting' AND server != ?",
                (exchange, self._presence.token),
            ).fetchone()
        return None if row is None else str(row[0])

    def ask(self, conversation: str, question: str, options: str, *, instead_of: int | None = None) -> int:
        """Put a question at the conversation's end, to be answered by this process, and give its id.

        ``instead_of`` is the exchange whose place it takes, with all that came of that.
        """
        now = _now()
        with self._changing() as connection:
            connection.execute("DELETE FROM exchanges WHERE id = ? AND conversation = ?", (instead_of, conversation))
            made = connection.execute(
                "INSERT INTO exchanges VALUES (NULL, ?, ?, ?, 'waiting', '', NULL, ?, ?, NULL, NULL)",
                (conversation, question, options, now, self._presence.token),
            ).lastrowid
            connection.execute("UPDATE conversations SET changed = ? WHERE id = ?", (now, conversation))
        assert made is not None
        return made

    def grow(self, exchange: int, words: str) -> None:
        """Keep the text of an answer as far as it has come."""
        with self._changing() as connection:
            connection.execute("UPDATE exchanges SET words = ? WHERE id = ? AND state = 'waiting'", (words, exchange))

    def finish(self, exchange: int, state: State, words: str, outcome: str | None) -> None:
        """Keep what came of an exchange, unless something has already, such as being stopped."""
        with self._changing() as connection:
            connection.execute(
                "UPDATE exchanges SET state = ?, words = ?, outcome = ? WHERE id = ? AND state = 'waiting'",
                (state, words, outcome, exchange),
            )

    def judge(self, exchange: int, verdict: str) -> None:
        """Keep what a person said of an answer."""
        with self._changing() as connection:
            connection.execute("UPDATE exchanges SET verdict = ? WHERE id = ?", (verdict, exchange))

    def suggest(self, exchange: int, suggestions: str) -> None:
        """Keep what may be asked after an exchange."""
        with self._changing() as connection:
            connection.execute("UPDATE exchanges SET next = ? WHERE id = ?", (suggestions, exchange))

    def mark_broken(self) -> None:
        """Mark what waits for a process that has ended."""
        with self._connected() as connection:
            waiting = [row[0] for row in connection.execute("SELECT server FROM exchanges WHERE state = 'waiting'")]
        gone = absent(self._servers, {*waiting, *self._signs()})
        with self._changing() as connection:
            connection.executemany(
                "UPDATE exchanges SET state = 'broken' WHERE state = 'waiting' AND server = ?",
                [(server,) for server in gone],
            )

    def _signs(self) -> list[str]:
        try:
            return [path.name for path in self._servers.iterdir()]
        except OSError:
            return []

    def _purge(self) -> None:
        """Forget for good what was deleted a while ago."""
        before = (datetime.now(UTC) - _UNDO).isoformat(timespec="milliseconds")
        with self._changing() as connection:
            connection.execute("DELETE FROM conversations WHERE deleted < ?", (before,))

    def _make(self) -> None:
        with closing(connect(self._path, "mode=rw")) as connection:
            if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                try:
                    connection.executescript(_SCHEMA)
                except sqlite3.OperationalError:
                    if get_meta(connection, "schema") is None:  # else another process was quicker
                        raise
            if (version := get_meta(connection, "schema")) != _VERSION:
                reason = f"the format of {self._path.name} is {version}, this release reads {_VERSION}."
                raise LibraryUnreadable(path=self._home, reason=reason)
            with transaction(connection):  # whether it can be written is told now
                set_meta(connection, "opened", _now())

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        with translated(self._home), closing(connect(self._path, "mode=rw")) as connection:
            yield connection

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """A transaction. What is deleted is overwritten in the file."""
        with self._connected() as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA secure_delete = ON")
            with transaction(connection):
                yield connection


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
