"""Articles and their passages as rows. Every function works on the connection it is given."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from vectorstore.errors import ArticleDamaged, ArticleNotFound
from vectorstore.splitting import Piece
from vectorstore.text.language import detect_language
from vectorstore.types import Article, NewArticle, Passage

_ARTICLE = """
    SELECT a.id, a.text, a.source, a.title, a.date, a.author, a.publisher, a.url, a.language, a.added,
           (SELECT count(*) FROM passages p WHERE p.article = a.id), a.replaced_by,
           (SELECT c.corrects FROM corrections c WHERE c.article = a.id),
           (SELECT c.article FROM corrections c JOIN articles n ON n.id = c.article
            WHERE c.corrects = a.id AND n.replaced_by IS NULL ORDER BY n.date DESC, n.added DESC LIMIT 1)
    FROM articles a
"""
# SQLite binds at most 32,766 values in one statement.
_MOST_VALUES = 10_000


def article_id(article: NewArticle | Article) -> str:
    """An id of 12 hexadecimal digits made from all that the article says, so that equal content has one id."""
    content = [article.text, article.title, article.date, article.author, article.publisher, article.url]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:12]


def get_article(connection: sqlite3.Connection, article: str) -> Article:
    """The article of that id, replaced or not. Raises ArticleNotFound, and ArticleDamaged rather than give another."""
    row = connection.execute(f"{_ARTICLE} WHERE a.id = ?", (article,)).fetchone()
    if row is None:
        raise ArticleNotFound(article=article)
    found = Article(*row)
    if article_id(found) != article:
        raise ArticleDamaged(article=article)
    return found


def list_articles(connection: sqlite3.Connection) -> list[Article]:
    """The articles that answer questions, newest first, undated ones last."""
    rows = connection.execute(f"{_ARTICLE} WHERE a.replaced_by IS NULL ORDER BY a.date DESC NULLS LAST, a.id")
    return [Article(*row) for row in rows]


def all_corrected(connection: sqlite3.Connection) -> dict[str, str]:
    """For each article that was corrected, the id of the newest article that corrects it."""
    return dict(
        connection.execute(
            """
            SELECT c.corrects, c.article FROM corrections c JOIN articles n ON n.id = c.article
            WHERE n.replaced_by IS NULL ORDER BY n.date, n.added
            """
        ).fetchall()
    )


def articles_of(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Article]:
    """The articles of those ids, by id."""
    return {article: get_article(connection, article) for article in set(ids)}


def current_version(connection: sqlite3.Connection, location: str) -> str | None:
    """The id of the article that answers for ``location``; None when there is none yet."""
    row = connection.execute(
        "SELECT id FROM articles WHERE location = ? AND replaced_by IS NULL", (location,)
    ).fetchone()
    return None if row is None else str(row[0])


def is_current(connection: sqlite3.Connection, article: str) -> bool:
    """Whether the article of that id is in the library and answers questions."""
    found = connection.execute("SELECT 1 FROM articles WHERE id = ? AND replaced_by IS NULL", (article,))
    return found.fetchone() is not None


def location_of(connection: sqlite3.Connection, article: str) -> str:
    """Where the article of that id was read from. Raises ArticleNotFound."""
    row = connection.execute("SELECT location FROM articles WHERE id = ?", (article,)).fetchone()
    if row is None:
        raise ArticleNotFound(article=article)
    return str(row[0])


def added_at(connection: sqlite3.Connection, location: str) -> str | None:
    """When what answers for ``location``, an article or a copy, was added (ISO); None when there is none."""
    row = connection.execute(
        """
        SELECT added FROM articles WHERE location = ? AND replaced_by IS NULL
        UNION ALL SELECT added FROM copies WHERE location = ?
        """,
        (location, location),
    ).fetchone()
    return None if row is None else str(row[0])


def insert_article(connection: sqlite3.Connection, article: NewArticle) -> str:
    """Store the article, or make it current again when it had been replaced, and return its id."""
    new = article_id(article)
    connection.execute(
        """
        INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)
        ON CONFLICT (id) DO UPDATE SET replaced_by = NULL, source = excluded.source, location = excluded.location
        """,
        (
            new,
            article.source,
            article.location or article.source,
            article.title,
            article.date,
            article.author,
            article.publisher,
            article.url,
            detect_language(article.text),
            datetime.now(UTC).isoformat(timespec="seconds"),
            article.text,
        ),
    )
    return new


def insert_passage(connection: sqlite3.Connection, article: str, ordinal: int, piece: Piece, embedding: bytes) -> int:
    """Store one passage and return its id."""
    cursor = connection.execute(
        "INSERT INTO passages VALUES (NULL, ?, ?, ?, ?, ?, ?)",
        (article, ordinal, piece.start, piece.end, piece.language, embedding),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def replace_article(connection: sqlite3.Connection, old: str, new: str) -> None:
    """Keep the text of ``old``, as a version before ``new``; its passages must have been removed."""
    connection.execute("UPDATE articles SET replaced_by = ? WHERE id = ?", (new, old))


def delete_article(connection: sqlite3.Connection, article: str) -> None:
    """Forget the article; earlier versions of it go with it. Its passages must have been removed."""
    for (earlier,) in connection.execute("SELECT id FROM articles WHERE replaced_by = ?", (article,)).fetchall():
        delete_article(connection, earlier)
    connection.execute("DELETE FROM articles WHERE id = ?", (article,))


def get_passages(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Passage]:
    """The passages of those ids that the library still has, by id."""
    found: dict[int, Passage] = {}
    for first in range(0, len(ids), _MOST_VALUES):
        part = ids[first : first + _MOST_VALUES]
        rows = connection.execute(
            f"""
            SELECT p.id, p.article, p.ordinal, p.start, p."end", p.language,
                   substr(a.text, p.start + 1, p."end" - p.start)
            FROM passages p JOIN articles a ON a.id = p.article WHERE p.id IN ({_marks(part)})
            """,
            part,
        )
        found |= {row[0]: Passage(*row) for row in rows}
    return found


def article_ids(connection: sqlite3.Connection, passages: Sequence[int]) -> dict[int, str]:
    """The article of each of those passages that the library still has."""
    rows = connection.execute(f"SELECT id, article FROM passages WHERE id IN ({_marks(passages)})", list(passages))
    return dict(rows.fetchall())


def passages_of(connection: sqlite3.Connection, articles: Sequence[str]) -> dict[int, str]:
    """The passages of those articles: id to article."""
    rows = connection.execute(f"SELECT id, article FROM passages WHERE article IN ({_marks(articles)})", list(articles))
    return dict(rows.fetchall())


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
