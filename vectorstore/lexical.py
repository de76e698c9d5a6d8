"""The lexical indexes in SQLite FTS5: words, and names by their pinyin."""

import math
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from vectorstore.text.names import han_keys, latin_keys
from vectorstore.text.words import index_words

Script = Literal["han", "latin"]

# FTS5's BM25 has k1 = 1.2: a word found without end in a passage scores its rarity times k1 + 1.
_K1_PLUS_1 = 2.2
# About as many passages as it takes for a common word to be seen as one.
_BACKGROUND = 100
# A name that more passages have says too little to be worth reading them all.
_MOST_NAMED = 2000
# ``vectorstore.articles.restrict`` has made the table. The plus keeps SQLite from searching anew for every row of it.
_ALLOWED = "AND +rowid IN (SELECT id FROM allowed)"


def index_passage(connection: sqlite3.Connection, passage: int, title: str, body: str) -> None:
    """Make the passage findable by its words, by its title's at half their weight, and by the names in it."""
    connection.execute(
        "INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)",
        (passage, " ".join(index_words(title)), " ".join(index_words(body))),
    )
    whole = f"{title}\n{body}"
    connection.execute(
        "INSERT INTO names (rowid, han, latin) VALUES (?, ?, ?)",
        (passage, " ".join(han_keys(whole)), " ".join(latin_keys(whole))),
    )


def forget_passages(connection: sqlite3.Connection, passages: Sequence[int]) -> None:
    """Take the passages out of the lexical indexes."""
    for index in ("words", "names"):
        connection.executemany(f"DELETE FROM {index} WHERE rowid = ?", [(passage,) for passage in passages])


def search_words(
    connection: sqlite3.Connection, words: Sequence[str], limit: int, *, restricted: bool
) -> dict[int, float]:
    """The ``limit`` passages, of those in ``allowed`` if ``restricted``, that say most of ``words``: id to score, 0–1.

    A score is BM25 divided by what a passage that is full of every word would have, so that scores of different
    questions compare and a question of which the library knows few words scores low everywhere.
    """
    if not words:
        return {}
    where = _ALLOWED if restricted else ""
    rows = connection.execute(
        f"SELECT rowid, -rank FROM words WHERE words MATCH ? {where} ORDER BY rank LIMIT ?", [_any_of(words), limit]
    )
    return _shares(connection, words, rows.fetchall())


def score_words(connection: sqlite3.Connection, words: Sequence[str], passages: Sequence[int]) -> dict[int, float]:
    """The same scores for given passages; one that says none of ``words`` is left out."""
    if not words or not passages:
        return {}
    marks = ",".join("?" * len(passages))
    rows = connection.execute(
        # The plus keeps SQLite from searching anew for every row.
        f"SELECT rowid, -rank FROM words WHERE words MATCH ? AND +rowid IN ({marks})",
        [_any_of(words), *passages],
    )
    return _shares(connection, words, rows.fetchall())


def search_names(
    connection: sqlite3.Connection, keys: Sequence[str], script: Script, limit: int, *, restricted: bool
) -> dict[int, float]:
    """The ``limit`` passages with most of the names ``keys`` written in ``script``: id to score, 0 to 1.

    A score is the rarity of the keys found in the passage as a share of that of all the keys that any passage
    has. How often a name stands in a passage does not matter, nor do keys that nobody knows: most are no names.
    """
    scores: defaultdict[int, float] = defaultdict(float)
    total = 0.0
    where = _ALLOWED if restricted else ""
    for key, rarity in word_rarities(connection, keys, index="names").items():
        rows = connection.execute(
            f"SELECT rowid FROM names WHERE names MATCH ? {where} LIMIT ?",
            [f"{script} : {_any_of([key])}", _MOST_NAMED],
        ).fetchall()
        total += rarity if rows else 0.0
        for (passage,) in rows:
            scores[passage] += rarity
    best = sorted(scores, key=lambda passage: (-scores[passage], passage))[:limit]
    return {passage: scores[passage] / total for passage in best}


def word_weights(connection: sqlite3.Connection, words: Sequence[str]) -> dict[str, float]:
    """How much each word tells of what is asked about: its rarity in the library among ``_BACKGROUND`` other passages.

    Without the background a library of a few articles would take the words of its own subject for common ones. A word
    that no passage has weighs as much as one that a single passage has: it may be another form of what is there.
    """
    total = connection.execute("SELECT count(*) FROM passages").fetchone()[0] + _BACKGROUND
    return {
        word: math.log((total - having + 0.5) / (max(having, 1) + 0.5))
        for word, having in _passages_with(connection, words, "words").items()
    }


def word_rarities(
    connection: sqlite3.Connection, terms: Sequence[str], *, index: Literal["words", "names"] = "words"
) -> dict[str, float]:
    """How rare each term is among the passages: the logarithm of the odds against it, at least 0 (BM25's)."""
    total = connection.execute("SELECT count(*) FROM passages").fetchone()[0]
    return {
        term: max(math.log((total - having + 0.5) / (having + 0.5)), 1e-6)
        for term, having in _passages_with(connection, terms, index).items()
    }


def _passages_with(
    connection: sqlite3.Connection, terms: Sequence[str], index: Literal["words", "names"]
) -> dict[str, int]:
    """In how many passages each term is."""
    counts = {}
    for term in terms:
        row = connection.execute(f"SELECT doc FROM {index}_terms WHERE term = ?", (term,)).fetchone()
        counts[term] = 0 if row is None else int(row[0])
    return counts


def _shares(connection: sqlite3.Connection, words: Sequence[str], rows: list[tuple[int, float]]) -> dict[int, float]:
    most = _K1_PLUS_1 * sum(word_rarities(connection, words).values())
    return {passage: max(score, 0.0) / most for passage, score in rows}


def _any_of(terms: Sequence[str]) -> str:
    """Any of ``terms``, each as a quoted string: nothing in it is FTS5 syntax."""
    return " OR ".join('"' + term.replace('"', '""') + '"' for term in terms)
