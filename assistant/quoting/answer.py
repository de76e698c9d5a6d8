"""Put chosen quotes into the words of an answer."""

from collections.abc import Sequence
from itertools import groupby

from assistant.citing import Citations
from assistant.inert import inert
from assistant.quoting.picking import Quote
from assistant.texts import text
from assistant.types import Citation, InterfaceLanguage


def quoted_answer(quotes: Sequence[Quote], language: InterfaceLanguage) -> tuple[str, tuple[Citation, ...]]:
    """The answer that ``quotes`` make, a line each, and their citations.

    Quotes in another language than the question's stay as they are and are introduced in the question's, by title
    and date, once for all that follow one another from one article.
    """
    citations = Citations()
    cited = [citations.cite(quote.hit, quote.span) for quote in quotes]
    lines = [_lines(list(of_one), language) for _, of_one in groupby(cited, key=lambda each: each.article)]
    return "\n".join(lines), citations.all()


def _lines(cited: Sequence[Citation], language: InterfaceLanguage) -> str:
    """The quotes of one article."""
    quotes = [text("answer.quote", language, quote=inert(" ".join(each.quote.split())), n=each.n) for each in cited]
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
