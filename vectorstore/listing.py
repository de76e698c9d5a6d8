"""The articles of a library as lists show them, and what belongs to one of them."""

import sqlite3
from typing import Literal

from vectorstore.articles import get_article
from vectorstore.copies import get_copies
from vectorstore.types import Article, Language, Listed, NewArticle, Passage

Order = Literal["date", "added", "title", "publisher"]

# What each order sorts by; what is not known comes last.
ORDERS: dict[Order, str] = {
    "date": "a.date DESC NULLS LAST, a.added DESC",
    "added": "a.added DESC, a.date DESC",
    "title": "a.title COLLATE NOCASE, a.date DESC",
    "publisher": "a.publisher COLLATE NOCASE NULLS LAST, a.date DESC",
}


def list_some(
    connection: sqlite3.Connection,
    *,
    containing: str = "",
    language: Language | None = None,
    publisher: str | None = None,
    order: Order = "date",
    limit: int = 50,
    offset: int = 0,
) -> tuple[list[Listed], int]:
    """Articles that answer questions, ``limit`` of them from ``offset`` on, and how many there are in all.

    ``containing`` has words, each of which title, publisher, author, date, source or address must contain.
    """
    conditions, values = ["a.replaced_by IS NULL"], []
    about = "lower(a.title || ' ' || a.source || ' ' || ifnull(a.publisher, '') || ' ' || ifnull(a.author, '')"
    about += " || ' ' || ifnull(a.date, '') || ' ' || ifnull(a.url, ''))"
    for word in containing.lower().split():
        conditions.append(f"instr({about}, ?)")
        values.append(word)
    if language:
        conditions.append("a.language = ?")
        values.append(language)
    if publisher:
        conditions.append("a.publisher = ?")
        values.append(publisher)
    where = " AND ".join(conditions)
    total = connection.execute(f"SELECT count(*) FROM articles a WHERE {where}", values).fetchone()[0]
    rows = connection.execute(
        f"""
        SELECT a.id, a.title, a.source, a.date, a.author, a.publisher, a.url, a.language, a.added,
               (SELECT count(*) FROM passages p WHERE p.article = a.id)
        FROM articles a WHERE {where} ORDER BY {ORDERS[order]}, a.id LIMIT ? OFFSET ?
        """,
        [*values, limit, offset],
    )
    return [Listed(*row) for row in rows], total


def list_publishers(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """The publishers of articles that answer questions, each with how many, the most first."""
    return connection.execute(
        """
        SELECT publisher, count(*) AS articles FROM articles
        WHERE replaced_by IS NULL AND publisher IS NOT NULL GROUP BY publisher ORDER BY articles DESC, publisher
        """
    ).fetchall()


def earlier_versions(connection: sqlite3.Connection, article: str) -> list[Article]:
    """The versions that the article of that id replaced, the newest first."""
    found: list[Article] = []
    current = article
    while row := connection.execute(
        "SELECT id FROM articles WHERE replaced_by = ? ORDER BY added DESC", (current,)
    ).fetchone():
        current = row[0]
        found.append(get_article(connection, current))
    return found


def passages_of(connection: sqlite3.Connection, article: str) -> list[Passage]:
    """The passages of an article in order; none of a replaced one."""
    rows = connection.execute(
        """
        SELECT p.id, p.article, p.ordinal, p.start, p."end", p.language,
               substr(a.text, p.start + 1, p."end" - p.start)
        FROM passages p JOIN articles a ON a.id = p.article WHERE a.id = ? ORDER BY p.ordinal
        """,
        (article,),
    )
    return [Passage(*row) for row in rows]


def article_at(connection: sqlite3.Connection, location: str) -> Article | None:
    """The article that answers for ``location``; None when there is none."""
    row = connection.execute(
        "SELECT id FROM articles WHERE location = ? AND replaced_by IS NULL", (location,)
    ).fetchone()
    return None if row is None else get_article(connection, row[0])


def as_it_was_added(connection: sqlite3.Connection, article: str) -> list[NewArticle]:
    """What has to be added, one after another, to have an article again: its versions, then its copies."""
    versions = [*earlier_versions(connection, article)[::-1], get_article(connection, article)]
    added = [
        NewArticle(
            text=each.text,
            source=each.source,
            title=each.title,
            date=each.date,
            author=each.author,
            publisher=each.publisher,
            url=each.url,
            location=connection.execute("SELECT location FROM articles WHERE id = ?", (each.id,)).fetchone()[0],
        )
        for each in versions
    ]
    return [*added, *(copy.article() for copy in get_copies(connection, article))]
