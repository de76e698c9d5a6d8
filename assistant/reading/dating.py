"""Decide the date of an article by what its text says."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from assistant.reading.furniture import is_copyright
from assistant.reading.labels import (
    DATED,
    LONGEST,
    NEAR,
    PUBLISHED,
    START,
    UPDATED,
    dateline,
    is_bare_date,
    is_byline,
    is_labelled,
)
from vectorstore.text.dates import DateSpan, find_dates

# From the surest sign to the weakest.
_PUBLISHED, _ALONE, _DATED, _UPDATED, _AT_FOOT = range(5)
_LABELS = [
    (rank, re.compile(rf"{START}(?:{words})(?:\s*[:：]\s*|\s+|(?=\d))", re.IGNORECASE))
    for rank, words in ((_PUBLISHED, PUBLISHED), (_DATED, DATED), (_UPDATED, UPDATED))
]
# Between a label and its date there may be a day of the week.
_BETWEEN = 12
# "时间：" is also how an announcement says when something will take place.
_EVENT = re.compile(r"地\s*点|会议时间|报名|\bvenue\b|\blocation\b", re.IGNORECASE)
# A year named as an aim says nothing about when the text was written.
_AIM = re.compile(r"(?:到|至|力争|\bby|\buntil|\bto|\bbeyond)\s*$", re.IGNORECASE)
_DIGIT = re.compile(r"[\d〇一二三]")
# A month without a day dates an article only at its very beginning.
_LEAD = 300


def article_date(text: str) -> str | None:
    """The ISO date of the article ``text``, as exact as it says; None if it says nothing of the kind.

    In this order: what a label says; the dateline; the first full date or, where a year is named elsewhere in
    the text, day and month; a month and year in the lead. An article is no older than what it reports: dates
    from more than a year before the newest are history, and dates to come are plans.
    """
    lines = [line for line in text.split("\n") if line and not is_copyright(line)]
    story = "\n".join(lines)
    spans = find_dates(story)
    year = _newest_year(story, spans)
    found = dateline(lines)
    agency = _with_year(found.date, year) if found and found.date else None
    return labelled_date(lines) or agency or _told_date(spans, year)


def labelled_date(lines: list[str]) -> str | None:
    """The full date that a label, or a line of its own near the top or the end, gives; None without one."""
    found = [
        (rank, number, iso)
        for number, line in enumerate(lines)
        for rank, iso in _signs(line, number, len(lines))
        if rank != _DATED or not any(map(_EVENT.search, lines[max(0, number - 2) : number + 3]))
    ]
    return min(found)[2] if found else None


def _signs(line: str, number: int, total: int) -> Iterator[tuple[int, str]]:
    """The full dates of ``line``, each with how sure a sign it is of being the article's."""
    if len(line) > LONGEST or not _DIGIT.search(line):
        return
    # Without a colon a label is a word like others, and a line of its length a sentence.
    told = is_labelled(line) or len(line) <= LONGEST / 2
    labels = [(rank, label) for rank, words in _LABELS for label in words.finditer(line) if told]
    bare = is_bare_date(line)
    if not (labels or bare or is_labelled(line) or is_byline(line)):
        return
    dates = [(span.start, str(span.iso)) for span in find_dates(line) if span.day is not None and _past(span)]
    for rank, label in labels:
        yield from ((rank, iso) for start, iso in dates if 0 <= start - label.end() <= _BETWEEN)
    if dates and number < NEAR:
        yield _ALONE if bare else _UPDATED, dates[0][1]
    elif dates and number >= total - NEAR // 2:
        yield _AT_FOOT, dates[0][1]


def _told_date(spans: list[DateSpan], year: int | None) -> str | None:
    """The first date of the story that can be its own; ``year`` is that of days without one."""
    days = [iso for span in spans if span.day is not None and (iso := _with_year(span, year))]
    if days:
        newest = int(max(days)[:4])
        return next(iso for iso in days if int(iso[:4]) >= newest - 1)
    return next((s.iso for s in spans if s.month is not None and s.year is not None and s.end < _LEAD), None)


def _newest_year(text: str, spans: list[DateSpan]) -> int | None:
    """The newest year that ``text`` names, this one or a past one, but not as an aim."""
    named = [s.year for s in spans if s.year is not None and not _AIM.search(text[max(0, s.start - 12) : s.start])]
    return max((year for year in named if year <= date.today().year), default=None)


def _with_year(span: DateSpan, year: int | None) -> str | None:
    """The ISO date of a day, in ``year`` if it has none of its own; None when it is unknown or yet to come."""
    dated = DateSpan(span.start, span.end, span.year or year, span.month, span.day)
    return dated.iso if _past(dated) else None


def _past(span: DateSpan) -> bool:
    """Whether the day has come, somewhere on earth."""
    tomorrow = date.today() + timedelta(days=1)
    return span.iso is not None and span.iso <= tomorrow.isoformat()
