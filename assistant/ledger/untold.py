"""Events that fit a question by what their articles say above them, where their rows do not tell it."""

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.ledger.asking import LedgerQuestion
from assistant.ledger.filtering import forms_of
from assistant.ledger.sorts import sort_of
from assistant.ledger.types import Event
from vectorstore.ledger.types import Award, Recipient
from vectorstore.library import Library
from vectorstore.text.folding import comparable

Find = Callable[..., list[Event]]


def with_untold(library: Library, find: Find, asked: LedgerQuestion, found: Sequence[Event]) -> list[Event]:
    """``found`` with the events that fit but for a house or a year that only the title of their article names."""
    wanted, news = asked.wanted, list[Event]()
    if asked.what == "award" and len(wanted.institutions) == 1 and not wanted.persons and not asked.itself:
        news += _of_house(library, find, wanted.institutions[0], named=bool(wanted.award))
    if _is_of_years(wanted.periods):
        news += _of_years(library, find, wanted.periods)
    once = list(dict.fromkeys([*found, *news]))
    return sorted(once, key=lambda event: event.time, reverse=True) if len(once) > len(found) else list(found)


def _of_house(library: Library, find: Find, house: str, *, named: bool) -> Iterator[Event]:
    """The awards of people of whom no house is told, in an article whose title is about ``house``.

    Where the award is ``named``, its article may name the house anywhere.
    """
    forms = [one for one in forms_of(house) if len(one) > 2]
    for event in find(institutions=()):
        content = event.content
        if isinstance(content, Award) and content.recipients and all(map(_is_alone, content.recipients)):
            articles = [library.article(row.article) for row in event.rows]
            texts = [f"{one.title}\n{one.text}" if named else one.title for one in articles]
            if any(form in comparable(told) for told in texts for form in forms):
                yield event


# A part of some house, whichever: School of Public Health, 急诊科.
_PART = re.compile(
    r"(?:the )?(?:School|Faculty|Department|Division|College|Institute|Centre|Center) (?:of"
    r"|for) [A-Za-z]+(?: (?:and )?[A-Za-z]+){0,2}"
    "|[\u3400-\u9fff]{1,4}(?:科|科室|护理部|病区)"
)


def _is_alone(one: Recipient) -> bool:
    """Whether a person is told of without a house that has a name of its own."""
    if one.name is None or sort_of(one.name.text) not in ("person", "other"):
        return False
    return one.institution is None or _PART.fullmatch(one.institution.text) is not None


def _is_of_years(periods: Sequence[tuple[str, str]]) -> bool:
    """Whether whole years are asked for."""
    return bool(periods) and all(first.endswith("-01-01") and last.endswith("-12-31") for first, last in periods)


def _of_years(library: Library, find: Find, periods: Sequence[tuple[str, str]]) -> Iterator[Event]:
    """The undated events of articles that look back on one of the years: 2023 in review, 盘点2023."""
    for event in find(periods=()):
        if _is_dated(event):
            continue
        titles = [library.article(row.article).title for row in event.rows]
        years = {year for title in titles if _LOOKS_BACK.search(title) for year in re.findall(r"(?:19|20)\d\d", title)}
        if len(years) == 1 and any(first[:4] <= year <= last[:4] for first, last in periods for year in years):
            yield event


_LOOKS_BACK = re.compile(
    r"\b(?:review|round-?up|highlights|looking back|look back|the year|year of|best of)\b|盘点|回顾|总结|这一年"
    r"|一年间|年度|答卷|高光",
    re.IGNORECASE,
)


def _is_dated(event: Event) -> bool:
    """Whether an event has a date or a year of its own, and not just the day of its article."""
    content = event.content
    year = isinstance(content, Award) and content.year is not None
    return year or (content.date is not None and content.date.start is not None)
