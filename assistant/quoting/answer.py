"""Put chosen quotes into the words of an answer."""

from collections.abc import Sequence
from itertools import groupby

from assistant.citing import Citations, Statement
from assistant.inert import inert
from assistant.texts import text
from assistant.types import Citation, InterfaceLanguage


def quoted_answer(
    quotes: Sequence[Sequence[Statement]], language: InterfaceLanguage
) -> tuple[str, tuple[Citation, ...]]:
    """The answer that ``quotes`` make, a line each, and their citations.

    Most quotes stand alone; those that stand together say different things of one, and are put as ``said_otherwise``
    does. Quotes in another language than the question's stay as they are and are introduced in the question's, by title
    and date, once for all that follow one another from one article.
    """
    citations = Citations()
    lines = []
    for alone, groups in groupby(quotes, key=lambda group: len(group) == 1):
        if not alone:
            lines += [said_otherwise(group, citations, language) for group in groups]
            continue
        cited = [citations.cite(one.hit, one.span) for (one,) in groups]
        lines += [_lines(list(of_one), language) for _, of_one in groupby(cited, key=lambda each: each.article)]
    return "\n".join(lines), citations.all()


def said_otherwise(statements: Sequence[Statement], citations: Citations, language: InterfaceLanguage) -> str:
    """Lines that say that articles differ, and what each says, with its date, in their order."""
    lines = [text("answer.differ", language)]
    for statement in statements:
        citation = citations.cite(statement.hit, statement.span)
        lines.append(_dated(citation, language) if citation.language == language else _lines([citation], language))
    return "\n".join(lines)


def _lines(cited: Sequence[Citation], language: InterfaceLanguage) -> str:
    """The quotes of one article."""
    quotes = [text("answer.quote", language, quote=_quote(each), n=each.n) for each in cited]
    first = cited[0]
    if first.language == language:
        return "\n".join(quotes)
    return text(
        "answer.foreign_quotes",
        language,
        quotes=" ".join(quotes),
        title=inert(first.title),
        date=text("answer.date", language, date=first.date) if first.date else "",
        original=text(f"answer.language_{first.language}", language),
    )


def _dated(citation: Citation, language: InterfaceLanguage) -> str:
    date = citation.date or text("answer.no_date", language)
    return text("answer.dated_quote", language, quote=_quote(citation), n=citation.n, date=date)


def _quote(citation: Citation) -> str:
    return inert(" ".join(citation.quote.split()))
