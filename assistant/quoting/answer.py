"""Put chosen quotes into the words of an answer."""

from collections.abc import Sequence

from assistant.citing import Citations, Statement
from assistant.inert import inert
from assistant.texts import text
from assistant.types import Citation, InterfaceLanguage


def quoted_answer(
    quotes: Sequence[Sequence[Statement]], language: InterfaceLanguage
) -> tuple[str, tuple[Citation, ...]]:
    """The answer that ``quotes`` make, a line each, and their citations.

    Most quotes stand alone; those that stand together say different things of one, and are put as ``said_otherwise``
    does. A quote in another language than the question's stays as it is and is introduced in the question's, by title
    and date.
    """
    citations = Citations()
    lines = [
        _line(citations.cite(group[0].hit, group[0].span), language)
        if len(group) == 1
        else said_otherwise(group, citations, language)
        for group in quotes
    ]
    return "\n".join(lines), citations.all()


def said_otherwise(statements: Sequence[Statement], citations: Citations, language: InterfaceLanguage) -> str:
    """Lines that say that articles differ, and what each says, with its date, in their order."""
    lines = [text("answer.differ", language)]
    for statement in statements:
        citation = citations.cite(statement.hit, statement.span)
        lines.append(_dated(citation, language) if citation.language == language else _foreign(citation, language))
    return "\n".join(lines)


def _line(citation: Citation, language: InterfaceLanguage) -> str:
    if citation.language == language:
        return text("answer.quote", language, quote=_quote(citation), n=citation.n)
    return _foreign(citation, language)


def _dated(citation: Citation, language: InterfaceLanguage) -> str:
    date = citation.date or text("answer.no_date", language)
    return text("answer.dated_quote", language, quote=_quote(citation), n=citation.n, date=date)


def _foreign(citation: Citation, language: InterfaceLanguage) -> str:
    return text(
        "answer.foreign_quote",
        language,
        quote=_quote(citation),
        n=citation.n,
        title=inert(citation.title),
        date=text("answer.date", language, date=citation.date) if citation.date else "",
        original=text(f"answer.language_{citation.language}", language),
    )


def _quote(citation: Citation) -> str:
    return inert(" ".join(citation.quote.split()))
