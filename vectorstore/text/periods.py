"""The time that a question is about: dates, years and words such as "last month" or 最新, as ISO days."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from vectorstore.text.dates import DateSpan, find_dates
from vectorstore.text.sentences import Span


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``since`` to ``until``, ISO and inclusive; "" is open. ``span`` is where the question says so."""

    since: str
    until: str
    span: Span


@dataclass(frozen=True, slots=True)
class Timing:
    """``periods`` that a question names, and the place of the word by which it asks for the newest, if it does."""

    periods: tuple[Period, ...] = ()
    latest: Span | None = None

    def __bool__(self) -> bool:
        """Whether the question says anything of time."""
        return bool(self.periods or self.latest)


def find_timing(question: str, today: date) -> Timing:
    """The time that ``question``, asked ``today``, is about.

    Dates without a year say too little. Of "since", "before" and their kind, the side that they open is open.
    """
    relative = list(_relative(question, today))
    taken = [period.span for period in relative]
    named = [
        _period(question, found)
        for found in find_dates(question)
        if found.year is not None and not any(span.start < found.end and found.start < span.end for span in taken)
    ]
    latest = _LATEST.search(question)
    periods = _joined(question, sorted([*relative, *named], key=lambda period: period.span))
    return Timing(tuple(periods), Span(*latest.span()) if latest else None)


def days_of(found: DateSpan) -> tuple[str, str]:
    """The first and the last day of a date with a year."""
    assert found.year is not None
    first = date(found.year, found.month or 1, found.day or 1)
    if found.month is None:
        return first.isoformat(), date(found.year, 12, 31).isoformat()
    last = first if found.day else _month_end(first)
    return first.isoformat(), last.isoformat()


_LATEST = re.compile(
    r"\b(?:latest|newest|most recent(?:ly)?)\b|最新|最近一(?:次|篇|条|届)|最近(?=的|有什么|有哪些)", re.IGNORECASE
)
_SINCE = re.compile(r"(?:\b(?:since|from|starting(?: in)?)|自从?|从)\s*$", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|later than)\s*$", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|prior to|earlier than)\s*$", re.IGNORECASE)
_UNTIL = re.compile(r"(?:\b(?:until|till|up to|by)|截至|截止到?|到)\s*$", re.IGNORECASE)
_SINCE_BEHIND = re.compile(r"\s*(?:以来|起|开始|至今|到现在)")
_AFTER_BEHIND = re.compile(r"\s*(?:以后|之后|后(?!面|来))")
_BEFORE_BEHIND = re.compile(r"\s*(?:以前|之前|前(?!沿))")
# Between the ends of a range that nothing before it opens: 2019–2021, 2019年至2021年, "between 2019 and 2021".
_TO = re.compile(r"\s*(?:-|–|—|~|～|to|until|till|through|至|到)\s*", re.IGNORECASE)
_BETWEEN_BEFORE = re.compile(r"\bbetween\s*$", re.IGNORECASE)
_BETWEEN_BEHIND = re.compile(r"\s*(?:年)?(?:之间|间)")
_BETWEEN = re.compile(r"\s*(?:-|–|—|~|～|to|and|until|till|through|至|到|和|与)\s*", re.IGNORECASE)

_NUMBERS = {word: n for n, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_NUMBERS |= {digit: n for n, digit in enumerate("一二三四五六七八九十", 1)} | {"两": 2, "几": 3, "a few": 3, "few": 3}
_COUNT = rf"\d{{1,3}}|{'|'.join(_NUMBERS)}"
_UNITS = {"day": 1, "天": 1, "日": 1, "week": 7, "周": 7, "星期": 7, "month": 30, "月": 30, "year": 365, "年": 365}
_LAST_SOME = re.compile(
    rf"\b(?:(?:in|over|within|during) )?(?:the )?(?:last|past|previous) (?P<count>{_COUNT}) "
    r"(?P<unit>day|week|month|year)s?\b"
    rf"|(?:最近|过去|近)(?:的)?(?P<count_zh>{_COUNT})(?:个)?(?P<unit_zh>天|日|周|星期|月|年)(?:来|内|里|间)?",
    re.IGNORECASE,
)


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _month(day: date, back: int) -> tuple[date, date]:
    first = day.replace(day=1)
    for _ in range(back):
        first = (first - timedelta(days=1)).replace(day=1)
    return first, _month_end(first)


def _week(day: date, back: int) -> tuple[date, date]:
    first = day - timedelta(days=day.weekday() + 7 * back)
    return first, first + timedelta(days=6)


def _year(day: date, back: int) -> tuple[date, date]:
    return date(day.year - back, 1, 1), date(day.year - back, 12, 31)


def _day(day: date, back: int) -> tuple[date, date]:
    return (day - timedelta(days=back),) * 2


_RELATIVE: tuple[tuple[re.Pattern[str], Callable[[date, int], tuple[date, date]], int], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), unit, back)
    for pattern, unit, back in (
        (r"\btoday\b|今天|今日", _day, 0),
        (r"\byesterday\b|昨天|昨日", _day, 1),
        (r"\bthis week\b|本周|这周|这个?星期", _week, 0),
        (r"\blast week\b|上周|上个?星期", _week, 1),
        (r"\bthis month\b|本月|这个月", _month, 0),
        (r"\blast month\b|上个?月", _month, 1),
        (r"\bthis year\b|今年|本年度?", _year, 0),
        (r"\blast year\b|去年", _year, 1),
        (r"\bthe year before last\b|前年", _year, 2),
    )
)


def _relative(question: str, today: date) -> Iterator[Period]:
    """Periods that are told from today."""
    for match in _LAST_SOME.finditer(question):
        count, unit = (match["count"] or match["count_zh"]).lower(), (match["unit"] or match["unit_zh"]).lower()
        days = (int(count) if count.isdecimal() else _NUMBERS[count]) * _UNITS[unit]
        yield Period((today - timedelta(days=days)).isoformat(), today.isoformat(), Span(*match.span()))
    for pattern, unit_of, back in _RELATIVE:
        for match in pattern.finditer(question):
            first, last = unit_of(today, back)
            yield Period(first.isoformat(), last.isoformat(), Span(*match.span()))


def _period(question: str, found: DateSpan) -> Period:
    """The period of a date, opened to one side by the words around it."""
    first, last = days_of(found)
    before, span = question[max(0, found.start - 16) : found.start], Span(found.start, found.end)
    behind = found.end
    if _SINCE.search(before) or _SINCE_BEHIND.match(question, behind):
        return Period(first, "", span)
    if _AFTER.search(before) or _AFTER_BEHIND.match(question, behind):
        return Period((date.fromisoformat(last) + timedelta(days=1)).isoformat(), "", span)
    if _BEFORE.search(before) or _BEFORE_BEHIND.match(question, behind):
        return Period("", (date.fromisoformat(first) - timedelta(days=1)).isoformat(), span)
    return Period("", last, span) if _UNTIL.search(before) else Period(first, last, span)


def _joined(question: str, periods: list[Period]) -> list[Period]:
    """``periods``, where two that are the ends of a range are one ("from 2019 to 2021", 2019年至2021年)."""
    joined: list[Period] = []
    for period in periods:
        last = joined[-1] if joined else None
        if last and _is_range(question, last, period):
            joined[-1] = Period(last.since, period.until, Span(last.span.start, period.span.end))
        else:
            joined.append(period)
    return joined


def _is_range(question: str, first: Period, last: Period) -> bool:
    between = first.span.end, last.span.start
    if not last.until or not first.since or not _BETWEEN.fullmatch(question, *between):
        return False
    if not first.until or (_TO.fullmatch(question, *between) and first.since < last.until):
        return True
    before = question[max(0, first.span.start - 16) : first.span.start]
    return bool(_BETWEEN_BEFORE.search(before) or _BETWEEN_BEHIND.match(question, last.span.end))
