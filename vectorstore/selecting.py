"""Which passages a search may look at: all, or those that its filters let through."""

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from vectorstore.types import Filters

# Filters that let no more passages through than this are worked out before anything is searched, and answered exactly
# (some 20 ms for so many); of all others only what is found is looked up, so that a filter that lets nearly everything
# through costs little in a library of any size (``benchmarks/search.py``).
FEW = 2500
# What a filter for a source looks at.
_NAMING = ("source", "url", "publisher")
# SQLite binds at most 32,766 values in one statement.
_MOST_VALUES = 10_000


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition in SQL on a row ``p`` of passages, and the values it binds."""

    sql: str
    values: tuple[str, ...]


ANY = Condition("1", ())


@dataclass(frozen=True, slots=True)
class Selection:
    """The passages that fulfil ``condition``: ``few`` are their ids when they are no more than ``FEW``, else None.

    ``statement`` lists them all. As long as its connection reads.
    """

    connection: sqlite3.Connection
    condition: Condition
    few: frozenset[int] | None
    statement: Condition = Condition("SELECT p.id FROM passages p", ())

    @property
    def everything(self) -> bool:
        """Whether no passage is left out."""
        return self.condition == ANY

    def list_all(self) -> list[int]:
        """All that are selected, which takes long when they are many."""
        return [row[0] for row in self.connection.execute(self.statement.sql, self.statement.values)]

    def keep(self, passages: Sequence[int]) -> list[int]:
        """Those of ``passages`` that are selected, in their order."""
        if self.everything:
            return list(passages)
        kept = self._selected(passages) if self.few is None else self.few
        return [passage for passage in passages if passage in kept]

    def best(self, ranked: Sequence[int], limit: int) -> list[int]:
        """The first ``limit`` of ``ranked`` that are selected; no more are looked up than it takes."""
        found: list[int] = []
        first, size = 0, 2 * limit
        while len(found) < limit and first < len(ranked):
            found += self.keep(ranked[first : first + size])
            first, size = first + size, min(2 * size, _MOST_VALUES)
        return found[:limit]

    def _selected(self, passages: Sequence[int]) -> set[int]:
        marks = ",".join("?" * len(passages))
        rows = self.connection.execute(
            f"SELECT p.id FROM passages p WHERE p.id IN ({marks}) AND {self.condition.sql}",
            [*passages, *self.condition.values],
        )
        return {row[0] for row in rows}


def select(connection: sqlite3.Connection, filters: Filters) -> Selection:
    """The passages that ``filters`` let through."""
    own = Condition("p.language = ?", (filters.language,)) if filters.language else ANY
    article, days = _article_condition(filters), _days_condition(filters)
    of_article = _exists("articles a", "a.id = p.article", article)
    condition = _all_of(own, of_article, _exists("days d", "d.article = p.article", days))
    if condition == ANY:
        return Selection(connection, ANY, None)
    # From the table whose index tells most; CROSS JOIN keeps SQLite to that order.
    if days != ANY:
        table, where = "days d CROSS JOIN passages p ON p.article = d.article", _all_of(days, own, of_article)
    elif article != ANY:
        table, where = "articles a CROSS JOIN passages p ON p.article = a.id", _all_of(article, own)
    else:
        table, where = "passages p", own
    statement = Condition(f"SELECT DISTINCT p.id FROM {table} WHERE {where.sql}", where.values)
    rows = connection.execute(f"{statement.sql} LIMIT {FEW + 1}", statement.values)
    found = frozenset(row[0] for row in rows)
    return Selection(connection, condition, found if len(found) <= FEW else None, statement)


def passing(connection: sqlite3.Connection, filters: Filters) -> set[str]:
    """The ids of the articles of which a passage passes ``filters``."""
    condition = select(connection, filters).condition
    rows = connection.execute(f"SELECT DISTINCT p.article FROM passages p WHERE {condition.sql}", condition.values)
    return {str(row[0]) for row in rows}


def _article_condition(filters: Filters) -> Condition:
    """What ``filters`` want of a row ``a`` of articles.

    A date may be partial on either side: the tilde sorts behind every character of a date, so that ``2024`` is
    neither before 2024-03 nor after it. The year alone tells an index where to begin.
    """
    conditions, values = [], []
    if filters.since:
        conditions.append("a.date >= ? AND a.date || '~' >= ?")
        values += [filters.since[:4], filters.since]
    if filters.until:
        conditions.append("a.date <= ? || '~'")
        values.append(filters.until)
    if filters.source:
        # Letters of either case are one to LIKE. It is twice as quick as looking in all three together.
        escaped = re.sub("([%_!])", r"!\1", filters.source)
        conditions.append("(" + " OR ".join(f"a.{name} LIKE ? ESCAPE '!'" for name in _NAMING) + ")")
        values += [f"%{escaped}%"] * len(_NAMING)
    if filters.publishers:
        conditions.append(f"a.publisher IN ({','.join('?' * len(filters.publishers))})")
        values += filters.publishers
    if filters.article:
        conditions.append("a.id = ?")
        values.append(filters.article)
    return Condition(" AND ".join(conditions), tuple(values)) if conditions else ANY


def _days_condition(filters: Filters) -> Condition:
    """What ``filters`` want of a row ``d`` of days."""
    if not filters.about:
        return ANY
    each = " OR ".join(["(d.last >= ? AND d.first <= ?)"] * len(filters.about))
    return Condition(f"({each})", tuple(day for since, until in filters.about for day in (since, until or "~")))


def _exists(table: str, joined: str, condition: Condition) -> Condition:
    if condition == ANY:
        return ANY
    return Condition(f"EXISTS (SELECT 1 FROM {table} WHERE {joined} AND {condition.sql})", condition.values)


def _all_of(*conditions: Condition) -> Condition:
    wanted = [condition for condition in conditions if condition != ANY] or [ANY]
    return Condition(
        " AND ".join(condition.sql for condition in wanted),
        tuple(value for condition in wanted for value in condition.values),
    )
