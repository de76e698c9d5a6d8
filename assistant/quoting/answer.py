"""Put chosen quotes into the words of an answer."""

from collections.abc import Sequence

from assistant.citing import Citations
from assistant.inert import inert
from assistant.quoting.picking import Quote
from assistant.texts import text
from assistant.types import Citation, InterfaceLanguage


def quoted_answer(quotes: Sequence[Quote], language: InterfaceLanguage) -> tuple[str, tuple[Citation, ...]]:
    """The answer that ``quotes`` make, a line each, and their citations.

    A quote in another language than the question's stays as it is and is introduced in the question's, by title
    and date.
    """
    citations = Citations()
    lines = [_line(citations.cite(quote.hit, quote.span), language) for quote in quotes]
    return "\n".join(lines), citations.all()


def _line(citation: Citation, language: InterfaceLanguage) -> str:
    quote = inert(" ".join(citation.quote.split()))
    if citation.language == language:
        return text("answer.quote", language, quote=quote, n=citation.n)
    return text(
        "answer.foreign_quote",
        language,
        quote=quote,
        n=citation.n,
        title=inert(citation.title),
        date=text("answer.date", language, date=citation.date) if citation.date else "",
        original=text(f"answer.language_{citation.language}", language),
    )
