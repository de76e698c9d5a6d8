"""Whether the tables of a library say the same thing: that every article is there whole, and nothing besides."""

import sqlite3
from collections.abc import Iterator
from itertools import chain, groupby

import numpy as np

from vectorstore.articles import get_article
from vectorstore.errors import ArticleDamaged

# Passages whose vectors are read at a time.
_CHUNK = 4096


def find_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """What is wrong with the library, in words; nothing when it is sound.

    An article must have the text that its id was made from; one that answers, passages that are all of that text; each
    passage, its words, names and embedding; each language, the sum of its embeddings; and each copy, its story.
    """
    damage = [row[0] for row in connection.execute("PRAGMA integrity_check(3)") if row[0] != "ok"]
    if damage:
        yield from damage
        return
    yield from chain(
        _articles(connection), _passages(connection), _lexical(connection), _sums(connection), _relations(connection)
    )


def _articles(connection: sqlite3.Connection) -> Iterator[str]:
    for (article,) in connection.execute("SELECT id FROM articles").fetchall():
        try:
            get_article(connection, article)
        except ArticleDamaged:
            yield f"the article {article} is not what was added."
    for table, *_ in connection.execute("PRAGMA foreign_key_check"):
        yield f"a row of {table} belongs to an article that is not there."


def _passages(connection: sqlite3.Connection) -> Iterator[str]:
    """Passages cover their article's text, in order; what is between them is white space."""
    rows = connection.execute(
        """
        SELECT a.id, a.text, a.replaced_by, p.ordinal, p.start, p."end"
        FROM articles a LEFT JOIN passages p ON p.article = a.id ORDER BY a.id, p.ordinal
        """
    )
    for (article, text, replaced), group in groupby(rows, lambda row: row[:3]):
        places = [row[3:] for row in group if row[3] is not None]
        if replaced is not None:
            if places:
                yield f"the article {article} was replaced and still answers."
        elif [place[0] for place in places] != list(range(len(places))) or _uncovered(text, places):
            yield f"the article {article} lacks passages."


def _uncovered(text: str, places: list[tuple[int, int, int]]) -> str:
    """What of ``text`` is in none of ``places`` (ordinal, start, end), without white space."""
    ends = [0, *(end for _, _, end in places)]
    starts = [*(start for _, start, _ in places), len(text)]
    return "".join(text[end:start] for end, start in zip(ends, starts, strict=True)).strip()


def _lexical(connection: sqlite3.Connection) -> Iterator[str]:
    for index in ("words", "names"):
        for there, here in (("passages", index), (index, "passages")):
            missing = connection.execute(f"SELECT rowid FROM {there} EXCEPT SELECT rowid FROM {here}").fetchone()
            if missing is not None:
                yield f"passage {missing[0]} is in {there} and not in {here}."


def _sums(connection: sqlite3.Connection) -> Iterator[str]:
    kept = {row[0]: (row[1], np.frombuffer(row[2])) for row in connection.execute("SELECT * FROM sums")}
    real = _real_sums(connection)
    for language in kept.keys() | real.keys():
        count, total = kept.get(language, (0, np.zeros(1)))
        real_count, real_total = real.get(language, (0, np.zeros(1)))
        if count != real_count or not np.allclose(total, real_total, atol=1e-4):
            yield f"the sum of the embeddings in {language} is not that of its passages."


def _real_sums(connection: sqlite3.Connection) -> dict[str, tuple[int, "np.typing.NDArray[np.float64]"]]:
    sums: dict[str, tuple[int, np.typing.NDArray[np.float64]]] = {}
    rows = connection.execute("SELECT language, embedding FROM passages ORDER BY language")
    while part := rows.fetchmany(_CHUNK):
        for language, group in groupby(part, lambda row: str(row[0])):
            vectors = np.array([np.frombuffer(row[1], dtype=np.float32) for row in group])
            count, total = sums.get(language, (0, np.zeros(vectors.shape[1])))
            sums[language] = (count + len(vectors), total + vectors.sum(axis=0, dtype=np.float64))
    return sums


def _relations(connection: sqlite3.Connection) -> Iterator[str]:
    """What tells of articles tells of some that are there."""
    for table in ("copies", "sketches", "corrections", "learned"):
        column = "story" if table == "copies" else "article"
        query = f"SELECT {column} FROM {table} WHERE {column} NOT IN (SELECT id FROM articles) LIMIT 1"
        for (article,) in connection.execute(query):
            yield f"{table} has the article {article}, which is not there."
