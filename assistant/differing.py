"""Tell when the articles that an answer cites were corrected, or give other values for the same thing."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from assistant.inert import inert
from assistant.texts import text
from assistant.types import Citation, InterfaceLanguage
from vectorstore.errors import ArticleNotFound
from vectorstore.library import Library
from vectorstore.text.likeness import says_otherwise


def remarks(library: Library, citations: Sequence[Citation], language: InterfaceLanguage) -> str:
    """What a reader of these citations should know of corrections and differences; "" when there is nothing.

    Two articles differ when a cited sentence of one is nearly that of the other, but with other numbers or dates
    (``says_otherwise``). What is said in other words is left unsaid: a false alarm is worse than silence.
    """
    corrected = list(_corrections(library, citations, language))
    known = {article for article, _ in corrected}
    said = [remark for _, remark in corrected] + list(_differences(citations, known, language))
    return " ".join(dict.fromkeys(said))


def _corrections(
    library: Library, citations: Sequence[Citation], language: InterfaceLanguage
) -> Iterator[tuple[str, str]]:
    for citation in citations:
        try:
            newer = library.article(citation.article).corrected_by
            if newer is None:
                continue
            correction = library.article(newer)
        except ArticleNotFound:  # removed since it was found
            continue
        yield (
            citation.article,
            text(
                "answer.corrected",
                language,
                n=citation.n,
                date=_day(citation.date, language),
                title=inert(correction.title),
                corrected=_day(correction.date, language),
            ),
        )


def _differences(citations: Sequence[Citation], known: set[str], language: InterfaceLanguage) -> Iterator[str]:
    for one, other in combinations(citations, 2):
        if one.article != other.article and known.isdisjoint({one.article, other.article}):
            newer, older = sorted([one, other], key=lambda citation: citation.date or "", reverse=True)
            if says_otherwise(newer.quote, older.quote):
                yield text(
                    "answer.differ",
                    language,
                    newer=newer.n,
                    newer_date=_day(newer.date, language),
                    older=older.n,
                    older_date=_day(older.date, language),
                )


def _day(day: str | None, language: InterfaceLanguage) -> str:
    return day or text("answer.no_date", language)
