"""The days that articles are of and that they name, by which they are kept to the time that a question is about."""

import sqlite3

from vectorstore.text.dates import find_dates
from vectorstore.text.periods import days_of


def keep_days(connection: sqlite3.Connection, article: str, date: str | None, title: str, text: str) -> None:
    """Store the days of an article: of its own date, and of those that its title and text name."""
    found = {days_of(each) for each in find_dates(f"{date or ''}\n{title}\n{text}") if each.year is not None}
    if date and len(date) == 4:  # in a text a bare number is no date
        found.add((f"{date}-01-01", f"{date}-12-31"))
    connection.executemany(
        "INSERT OR IGNORE INTO days VALUES (?, ?, ?)", ((article, first, last) for first, last in found)
    )


def drop_days(connection: sqlite3.Connection, article: str) -> None:
    """Forget the days of an article."""
    connection.execute("DELETE FROM days WHERE article = ?", (article,))
