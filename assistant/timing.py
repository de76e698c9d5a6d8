"""Keep a question's answer to the time that it asks about, and put the newest first where it asks for that."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from assistant.texts import text
from assistant.types import AppliedTime, InterfaceLanguage
from vectorstore.library import Library
from vectorstore.search import Query
from vectorstore.text.periods import find_timing
from vectorstore.types import Filters, Hit

# Where the newest is asked for, so many passages are looked at, and those this near to the best put in order of date.
_LOOKED_AT = 30
_NEAR = 0.15


def find_in_time(
    library: Library, query: Query, filters: Filters, limit: int, today: date
) -> tuple[list[Hit], AppliedTime | None]:
    """The passages for ``query``, and what of the time that it names was applied; None when nothing was.

    When no article is of that time, all are looked at: then the time only counts as words do.
    """
    timing = find_timing(query.text, today)
    periods = tuple((period.since, period.until) for period in timing.periods)
    latest = timing.latest is not None
    looked_at = max(limit, _LOOKED_AT) if latest else limit
    hits = library.find(query, replace(filters, about=periods), looked_at)
    if not hits and periods:
        periods, hits = (), library.find(query, filters, looked_at)
    if latest:
        hits = _newest_first(hits)[:limit]
    return hits, AppliedTime(periods, latest) if periods or latest else None


def described(time: AppliedTime, language: InterfaceLanguage) -> str:
    """What the answer was kept to, in words."""
    told = []
    if time.periods:
        each = [_period(since, until, language) for since, until in time.periods]
        told.append(text("answer.time_about", language, time=text("answer.time_and", language).join(each)))
    if time.latest:
        told.append(text("answer.time_latest", language))
    return " ".join(told)


def _period(since: str, until: str, language: InterfaceLanguage) -> str:
    """A period as short as it can be said: 2022, 2024-09, 2024-02-29, 2019-01-01 – 2021-12-31."""
    if not until:
        return text("answer.time_since", language, since=since)
    if not since:
        return text("answer.time_until", language, until=until)
    if since == until:
        return since
    if since[:4] == until[:4] and (since[4:], until[4:]) == ("-01-01", "-12-31"):
        return since[:4]
    first, after = date.fromisoformat(since), date.fromisoformat(until) + timedelta(days=1)
    whole_month = first.day == after.day == 1 and since[:7] == until[:7]
    return since[:7] if whole_month else f"{since} – {until}"


def _newest_first(hits: Sequence[Hit]) -> list[Hit]:
    """``hits`` where those about as good as the best come first, the newest before the others."""
    best = max((hit.score for hit in hits), default=0.0)
    near = [hit for hit in hits if hit.score >= best - _NEAR]
    near.sort(key=lambda hit: hit.article.date or "", reverse=True)
    return near + [hit for hit in hits if hit.score < best - _NEAR]
