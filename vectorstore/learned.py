"""Names that articles themselves say are one: 全称（简称）, Full Name (ABBR). They extend the table of aliases."""

import sqlite3

from vectorstore.text.aliases import LearnedAlias, learn_aliases


def keep_learned(connection: sqlite3.Connection, article: str, text: str) -> None:
    """Store the pairs of names that an article gives."""
    pairs = [(article, pair.full, pair.short, pair.kind) for pair in learn_aliases(text)]
    connection.executemany("INSERT OR IGNORE INTO learned VALUES (?, ?, ?, ?)", pairs)


def drop_learned(connection: sqlite3.Connection, article: str) -> None:
    """Forget the pairs of an article."""
    connection.execute("DELETE FROM learned WHERE article = ?", (article,))


def learned_version(connection: sqlite3.Connection) -> tuple[object, ...]:
    """What stays the same as long as ``learned_aliases`` does, found without reading them: ids are never used twice."""
    row = connection.execute(
        """
        SELECT (SELECT seq FROM sqlite_sequence WHERE name = 'passages'), (SELECT total(passages) FROM sums),
               (SELECT value FROM meta WHERE key = 'related')
        """
    )
    return tuple(row.fetchone())


def learned_aliases(connection: sqlite3.Connection) -> tuple[LearnedAlias, ...]:
    """Every pair that some article gives, once, in an order that does not depend on when it was added."""
    rows = connection.execute("SELECT DISTINCT full, short, kind FROM learned ORDER BY full, short, kind")
    return tuple(LearnedAlias(*row) for row in rows)
