"""The compiled dictionary: two tables in SQLite, one to be asked in Chinese and one in English."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from threading import Lock

from vectorstore.text.words import remember_stems

# To be raised whenever what is compiled changes, so that what older releases compiled is not read.
FORMAT = "2"

_SCHEMA = """
-- What Chinese words (folded) mean: English phrases, as ``english_key`` makes them.
CREATE TABLE chinese (word TEXT PRIMARY KEY, phrases TEXT NOT NULL) WITHOUT ROWID;
-- Which Chinese words (folded) mean an English phrase.
CREATE TABLE english (phrase TEXT PRIMARY KEY, words TEXT NOT NULL) WITHOUT ROWID;
-- The stems of words that every question needs.
CREATE TABLE stems (word TEXT PRIMARY KEY, stem TEXT NOT NULL) WITHOUT ROWID;
"""
# No word of the index has it.
_SEPARATOR = "|"
# Words of questions repeat, and pieces of words are asked for again and again.
_REMEMBERED = 1 << 14


def make_tables(
    phrases: Mapping[str, Iterable[str]], words: Mapping[str, Iterable[str]], stems: Mapping[str, str]
) -> sqlite3.Connection:
    """The tables, in memory: the English phrases of Chinese words, the Chinese words of English phrases, and stems."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.executescript(_SCHEMA)
    connection.executemany("INSERT INTO chinese VALUES (?, ?)", _rows(phrases))
    connection.executemany("INSERT INTO english VALUES (?, ?)", _rows(words))
    connection.executemany("INSERT INTO stems VALUES (?, ?)", sorted(stems.items()))
    connection.commit()
    return connection


def _rows(table: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    joined = ((key, _SEPARATOR.join(dict.fromkeys(values))) for key, values in sorted(table.items()))
    return ((key, values) for key, values in joined if values)


class Tables:
    """Asks the tables of a connection, which any thread may use, and remembers its stems. Threads may share one."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        remember_stems(dict(connection.execute("SELECT word, stem FROM stems").fetchall()))
        self._connection = connection
        self._mutex = Lock()
        self._ask = lru_cache(_REMEMBERED)(self._look_up)

    def phrases(self, word: str) -> tuple[str, ...]:
        """The English phrases, as ``english_key`` makes them, that the folded Chinese ``word`` means."""
        return self._ask("SELECT phrases FROM chinese WHERE word = ?", word)

    def words(self, phrase: str) -> tuple[str, ...]:
        """The folded Chinese words that mean the English ``phrase``, as ``english_key`` makes it."""
        return self._ask("SELECT words FROM english WHERE phrase = ?", phrase)

    def close(self) -> None:
        """Let go of the connection."""
        with self._mutex:
            self._connection.close()

    def _look_up(self, statement: str, key: str) -> tuple[str, ...]:
        with self._mutex:
            row = self._connection.execute(statement, (key,)).fetchone()
        return tuple(row[0].split(_SEPARATOR)) if row else ()
