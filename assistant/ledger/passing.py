"""In words, which articles of the library an answer counted in: all, or those that pass filters."""

from collections.abc import Iterator

from assistant.inert import inert
from assistant.texts import text
from assistant.types import InterfaceLanguage
from vectorstore.types import Filters


def counted_in(articles: int, filters: Filters, language: InterfaceLanguage) -> str:
    """So many ``articles`` of the library, of those that ``filters`` let pass, in words."""
    conditions = text("ledger.passing_and", language).join(_conditions(filters, language))
    passing = text("ledger.passing", language, conditions=conditions) if conditions else ""
    key = "ledger.where_one" if articles == 1 else "ledger.where"
    return text(key, language, articles=articles, passing=passing)


def _conditions(filters: Filters, language: InterfaceLanguage) -> Iterator[str]:
    if filters.since and filters.until:
        yield text("ledger.passing_between", language, since=filters.since, until=filters.until)
    elif filters.since:
        yield text("ledger.passing_since", language, since=filters.since)
    elif filters.until:
        yield text("ledger.passing_until", language, until=filters.until)
    if filters.language:
        yield text(f"ledger.passing_language_{filters.language}", language)
    if filters.source:
        yield text("ledger.passing_source", language, source=inert(filters.source))
    if filters.publishers:
        publishers = text("ledger.passing_or", language).join(map(inert, filters.publishers))
        yield text("ledger.passing_publishers", language, publishers=publishers)
    if filters.article:
        yield text("ledger.passing_article", language)
    if filters.about:
        yield text("ledger.passing_about", language)
