"""Link an article that corrects another to the one it corrects."""

import sqlite3

from vectorstore.text.corrections import find_correction
from vectorstore.text.folding import comparable
from vectorstore.types import NewArticle

# A title that only begins or ends like the one that is named must be so long to be meant.
_LONG = 12


def link_correction(connection: sqlite3.Connection, made: str, article: NewArticle) -> str | None:
    """Store which article the one with the id ``made`` corrects and return that; None when it cannot be told."""
    correction = find_correction(article.title, article.text)
    if correction is None:
        return None
    known = connection.execute(
        """
        SELECT id, title, url, location FROM articles WHERE replaced_by IS NULL AND id != ?
        ORDER BY date DESC, added DESC
        """,
        (made,),
    ).fetchall()
    named = {url.rstrip("/") for url in correction.urls}
    for found, title, url, location in known:
        folded, places = comparable(title), {(url or "").rstrip("/"), location.rstrip("/")}
        if places & named or any(_same(folded, one) for one in correction.titles):
            connection.execute("INSERT OR REPLACE INTO corrections VALUES (?, ?)", (made, found))
            return str(found)
    return None


def move_corrections(connection: sqlite3.Connection, old: str, new: str) -> None:
    """Have what corrects ``old`` correct its new version ``new``."""
    connection.execute("UPDATE corrections SET corrects = ? WHERE corrects = ?", (new, old))


def forget_corrections(connection: sqlite3.Connection, article: str) -> None:
    """Forget what ``article`` corrects and what corrects it."""
    connection.execute("DELETE FROM corrections WHERE article = ? OR corrects = ?", (article, article))


def _same(title: str, named: str) -> bool:
    """Whether a title is the one that is named, but for what may stand before or behind it."""
    if title == named:
        return True
    shorter, longer = sorted((title, named), key=len)
    return len(shorter) >= _LONG and (longer.startswith(shorter) or longer.endswith(shorter))
