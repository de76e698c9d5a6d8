"""Put the rows of all articles together to events: one award given or one collaboration, whatever language told it."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.ledger.names import award_core, core, entries, rank_code, same_award
from assistant.ledger.same import SIGNED, joined, otherwise_told, same_event, same_party, translated_event
from assistant.ledger.types import Conflict, Event
from vectorstore.ledger.types import Award, Collaboration, Row, Value
from vectorstore.text.folding import comparable
from vectorstore.text.names import han_keys, latin_keys


def merge(rows: Sequence[Row], corrected_by: Mapping[str, str]) -> list[Event]:
    """The events of ``rows``; ``corrected_by`` has, for articles that were corrected, the article that did."""
    groups = _Groups(len(rows))
    for block in _blocks(rows).values():
        for place, one in enumerate(block):
            for other in block[:place]:
                if groups.of(one) != groups.of(other) and same_event(
                    rows[one].found.content, rows[other].found.content
                ):
                    groups.join(one, other)
    _join_across(rows, groups, translated_event)
    _join_across(rows, groups, otherwise_told)
    _join_corrected(rows, corrected_by, groups)
    return [_event([rows[at] for at in group], corrected_by) for group in groups.all()]


def _join_across(
    rows: Sequence[Row],
    groups: "_Groups",
    same: Callable[[Award | Collaboration, Award | Collaboration], bool],
) -> None:
    """Have rows belong together that are the ``same``, where neither's article tells of the other's event already."""
    articles: dict[int, set[str]] = defaultdict(set)
    for at, row in enumerate(rows):
        articles[groups.of(at)].add(row.article)
    for block in _blocks(rows).values():
        for place, one in enumerate(block):
            for other in block[:place]:
                first, second = groups.of(one), groups.of(other)
                if first == second or articles[first] & articles[second]:
                    continue
                if same(rows[one].found.content, rows[other].found.content):
                    groups.join(one, other)
                    articles[groups.of(one)] = articles[first] | articles[second]


class _Groups:
    """Which of some things belong together."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))

    def of(self, one: int) -> int:
        """The group of a thing."""
        while self._parents[one] != one:
            self._parents[one] = self._parents[self._parents[one]]
            one = self._parents[one]
        return one

    def join(self, one: int, other: int) -> None:
        """Have two things belong together."""
        first, second = sorted((self.of(one), self.of(other)))
        self._parents[second] = first

    def all(self) -> list[list[int]]:
        """Every group, in the order of its first."""
        groups: dict[int, list[int]] = defaultdict(list)
        for one in range(len(self._parents)):
            groups[self.of(one)].append(one)
        return list(groups.values())


def _blocks(rows: Sequence[Row]) -> dict[str, list[int]]:
    """Rows that share somebody: only these can be of one event, and all others need not be compared."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        for key in set(_keys(row)):
            blocks[key].append(at)
    return blocks


def _keys(row: Row) -> Iterable[str]:
    content = row.found.content
    if isinstance(content, Award):
        for one in content.recipients:
            told = one.name or one.institution
            yield from (f"award {key}" for key in _name_keys(told.text if told else ""))
            if one.institution:
                yield from (f"award of {key}" for key in _name_keys(one.institution.text))
        return
    for party in content.parties:
        kind = "agreement" if content.kind in SIGNED else content.kind
        yield from (f"{kind} {key}" for key in _name_keys(party.text))
    for person in content.people:
        yield from (f"{content.kind} {key}" for key in _name_keys(person.text))


def _name_keys(name: str) -> list[str]:
    """What a person's or body's name is looked up by: its reading, its number in the table of names, its end."""
    plain = core(name)
    end = plain[-4:] if re.search("[\u4e00-\u9fff]", plain) else " ".join(plain.split()[:2])
    return [*han_keys(name), *latin_keys(name), *map(str, entries(name)), comparable(name), end]


def _join_corrected(rows: Sequence[Row], corrected_by: Mapping[str, str], groups: _Groups) -> None:
    """Have what a corrected article says of an award or of partners belong to what its correction says of them."""
    by_article: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        by_article[row.article].append(at)
    for article, correction in corrected_by.items():
        for old in by_article.get(article, ()):
            news = by_article.get(correction, ())
            about = [new for new in news if _same_matter(rows[old], rows[new])]
            about = about or [new for new in news if _same_but_for_class(rows[old], rows[new])]
            if len(about) == 1:
                groups.join(old, about[0])


def _same_matter(old: Row, new: Row) -> bool:
    a, b = old.found.content, new.found.content
    if isinstance(a, Award) and isinstance(b, Award):
        ranks = rank_code(a.rank.text if a.rank else None), rank_code(b.rank.text if b.rank else None)
        return bool(
            a.award and b.award and same_award(a.award.text, b.award.text) and (ranks[0] == ranks[1] or not all(ranks))
        )
    if isinstance(a, Collaboration) and isinstance(b, Collaboration):
        return sum(same_party(one.text, other.text) for one in a.parties for other in b.parties) >= 2
    return False


def _same_but_for_class(old: Row, new: Row) -> bool:
    """Whether two rows tell of one award to the same people, of which the class was wrong."""
    a, b = old.found.content, new.found.content
    return isinstance(a, Award) and isinstance(b, Award) and same_event(replace(a, rank=None), b)


def _event(rows: list[Row], corrected_by: Mapping[str, str]) -> Event:
    """One event of ``rows``: hand before machine, a correction before what it corrects, the surer before the rest."""
    articles = {row.article for row in rows}

    def weight(row: Row) -> tuple[bool, bool, float]:
        outranked = corrected_by.get(row.article) in articles
        return not row.edits, outranked, -row.found.sure

    ordered = sorted(rows, key=weight)
    content = ordered[0].found.content
    standing = [row for row in ordered[1:] if corrected_by.get(row.article) not in articles and not ordered[0].edits]
    for row in standing:
        content = joined(content, row.found.content)
    told = (content, *(row.found.content for row in standing))
    return Event(ordered[0].key, content, tuple(ordered), tuple(_conflicts(ordered)), told)


def _conflicts(rows: Sequence[Row]) -> Iterable[Conflict]:
    """Fields of which the rows say different things."""
    names = ("year", "rank", "date") if isinstance(rows[0].found.content, Award) else ("date", "amount")
    for name in names:
        told: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            value: Value | None = getattr(row.found.content, name)
            if (value and value.start is not None) or (value and row.edits):
                assert value is not None
                told[rank_code(value.text) if name == "rank" else value.text].add(row.article)
        if len(told) > 1 and not _agree(name, list(told)):
            yield Conflict(name, tuple((text, tuple(sorted(where))) for text, where in sorted(told.items())))


def _agree(name: str, values: list[str]) -> bool:
    """Whether values differ only in how exactly they are said: 2024-02 and 2024-02-23, 1 billion yuan and 10亿元."""
    if name == "date":
        longest = max(values, key=len)
        return all(longest.startswith(one) for one in values)
    if name == "amount":
        from vectorstore.text.numbers import find_numbers

        amounts = [{(number.value, number.unit) for number in find_numbers(one)} for one in values]
        units = [{unit for _, unit in one} for one in amounts]
        return all(
            a & b or not (c & d)
            for a, c in zip(amounts, units, strict=True)
            for b, d in zip(amounts, units, strict=True)
        )
    return False


__all__ = ["award_core", "merge"]
