"""Copies of articles that other sites published too: one story that answers, with all its sources.

A copy keeps the text and the facts of its own source, but has no passages: its story answers for it.
"""

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime

from vectorstore.text.likeness import COPY, likeness, says_otherwise, sketch
from vectorstore.types import Copy, NewArticle

# More articles than share a shingle because one is a copy of the other: what copies say is in the table once. Looking
# through all that have the same last line takes longer with each of them.
_COMMON = 200


def find_story(connection: sqlite3.Connection, article: NewArticle, location: str, own: Sequence[int]) -> str | None:
    """The id of the current article from another location of which ``article`` is a copy; None when it is none.

    ``own`` is its sketch.
    """
    if not own:
        return None
    telling = [each for each in own if not _is_common(connection, each)] or own
    marks = ", ".join("?" * len(telling))
    near = connection.execute(
        f"""
        SELECT article, count(*) AS shared FROM sketches WHERE hash IN ({marks})
        GROUP BY article HAVING shared >= ? ORDER BY shared DESC LIMIT 5
        """,
        [*telling, worth_a_look(telling)],
    ).fetchall()
    return next((story for story, _ in near if _is_copy(connection, story, location, own, article.text)), None)


def _is_common(connection: sqlite3.Connection, shingle: int) -> bool:
    """Whether so many articles have it, as the last line of a site's pages, that it tells nothing of any."""
    rows = connection.execute("SELECT 1 FROM sketches WHERE hash = ? LIMIT ?", (shingle, _COMMON + 1))
    return len(rows.fetchall()) > _COMMON


def worth_a_look(own: Sequence[int]) -> float:
    """How many hashes of the sketch ``own`` another's must have for its text to be compared.

    Likeness is estimated from the union's smallest hashes, of which a copy shares about as large a part as of its own.
    """
    return COPY / 2 * len(own)


def keep_sketch(connection: sqlite3.Connection, article: str, text: str) -> None:
    """Store the sketch of an article's text, by which its copies are found."""
    connection.executemany("INSERT OR IGNORE INTO sketches VALUES (?, ?)", ((each, article) for each in sketch(text)))


def drop_sketch(connection: sqlite3.Connection, article: str) -> None:
    """Forget the sketch of an article."""
    connection.execute("DELETE FROM sketches WHERE article = ?", (article,))


def get_copies(connection: sqlite3.Connection, story: str) -> list[Copy]:
    """The copies of an article, in the order in which they were added."""
    rows = connection.execute(
        """
        SELECT source, title, date, publisher, url, added, text, location, author FROM copies
        WHERE story = ? ORDER BY added, location
        """,
        (story,),
    )
    return [Copy(*row) for row in rows]


def copy_at(connection: sqlite3.Connection, location: str) -> tuple[str, str] | None:
    """The story and the text of the copy from ``location`` whose story still answers; None when there is none."""
    row = connection.execute(
        """
        SELECT c.story, c.text FROM copies c JOIN articles a ON a.id = c.story
        WHERE c.location = ? AND a.replaced_by IS NULL
        """,
        (location,),
    ).fetchone()
    return None if row is None else (str(row[0]), str(row[1]))


def insert_copy(connection: sqlite3.Connection, story: str, article: NewArticle) -> None:
    """Keep ``article`` as a copy of ``story``, in place of what was kept from its location."""
    connection.execute(
        "INSERT OR REPLACE INTO copies VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article.location or article.source,
            story,
            article.source,
            article.title,
            article.date,
            article.author,
            article.publisher,
            article.url,
            datetime.now(UTC).isoformat(timespec="seconds"),
            article.text,
        ),
    )


def drop_copy(connection: sqlite3.Connection, location: str) -> None:
    """Forget the copy from ``location``, if there is one."""
    connection.execute("DELETE FROM copies WHERE location = ?", (location,))


def move_copies(connection: sqlite3.Connection, old: str, new: str, text: str) -> None:
    """Have the copies of ``old`` be of its new version ``new`` with ``text``; those that are none of it stay behind."""
    own = sketch(text)
    for copy in get_copies(connection, old):
        if likeness(own, sketch(copy.text)) >= COPY and not says_otherwise(text, copy.text):
            connection.execute("UPDATE copies SET story = ? WHERE location = ?", (new, copy.location))


def stranded_copies(connection: sqlite3.Connection) -> list[NewArticle]:
    """The copies whose story was replaced by a version that they are no copies of, as articles to be added."""
    stories = connection.execute(
        "SELECT DISTINCT c.story FROM copies c JOIN articles a ON a.id = c.story WHERE a.replaced_by IS NOT NULL"
    ).fetchall()
    return [copy.article() for (story,) in stories for copy in get_copies(connection, story)]


def forget_copies(connection: sqlite3.Connection, story: str) -> None:
    """Forget all copies of an article."""
    connection.execute("DELETE FROM copies WHERE story = ?", (story,))


def _is_copy(connection: sqlite3.Connection, story: str, location: str, own: Sequence[int], text: str) -> bool:
    place, kept, replaced = connection.execute(
        "SELECT location, text, replaced_by FROM articles WHERE id = ?", (story,)
    ).fetchone()
    if place == location or replaced is not None:
        return False
    return likeness(own, sketch(kept)) >= COPY and not says_otherwise(kept, text)
