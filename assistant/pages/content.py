"""What the pages' own components show, as plain data: ``web/`` puts all of it into text nodes."""

import re
from collections.abc import Iterator
from typing import Any, Protocol
from urllib.parse import urlencode

from assistant.conversations import Exchange
from assistant.sources import SourceView, bare_view, source_view
from assistant.texts import text
from assistant.types import Answer, Citation, InterfaceLanguage
from vectorstore.errors import ArticleDamaged, ArticleNotFound
from vectorstore.types import Article

# Characters of the article to either side of the quote that an opened source shows: nearly always all of it.
AROUND = 20_000

_MARKER = re.compile(r"\[(\d+)\]")
_MARKERS = re.compile(r"\s*\[\d+\]")
_BLANK_LINES = re.compile(r"\s*\n\s*")
_WORDS = ("sources", "close", "no_date", "permalink", "copy", "copied")

Data = dict[str, Any]  # JSON for the component


class Articles(Protocol):
    """Where the articles are."""

    def article(self, article: str, /) -> Article:
        """The article of that id. Raises ArticleNotFound and ArticleDamaged."""
        ...


def message(exchange: Exchange, articles: Articles, language: InterfaceLanguage) -> Data:
    """What came of an exchange that no longer waits."""
    if exchange.answer:
        judging = _judging(language) | {"verdict": exchange.verdict}
        return _answered(exchange.answer, articles, language) | {"judging": judging}
    if exchange.failure:
        return failed(exchange.failure.message(language), language) | {"verdict": text("chat.no_answer", language)}
    state = "broken" if exchange.state == "waiting" else exchange.state
    return {
        "kind": "unfinished",
        "verdict": text(f"conversations.{state}", language),
        "text": [_MARKERS.sub("", exchange.text)] if exchange.text else [],
        "sources": [],
        "words": _words(language),
    }


def failed(words: str, language: InterfaceLanguage) -> Data:
    """An error in a person's words."""
    return {"kind": "error", "text": [words], "sources": [], "words": _words(language)}


def segments(words: str, numbers: set[int]) -> Iterator[str | int]:
    """``words`` cut at its markers: text as str, ``[n]`` as the number. What is not in ``numbers`` is text."""
    at = 0
    for marker in _MARKER.finditer(words):
        n = int(marker[1])
        if n not in numbers:
            continue
        if words[at : marker.start()]:
            yield words[at : marker.start()]
        yield n
        at = marker.end()
    if words[at:]:
        yield words[at:]


def _answered(answer: Answer, articles: Articles, language: InterfaceLanguage) -> Data:
    sources = [_source(citation, articles, language) for citation in answer.citations]
    return {
        "kind": "declined" if answer.declined else "answer",
        "verdict": text("chat.declined", language) if answer.declined else None,
        "notice": answer.notice,
        "text": list(segments(answer.text, {citation.n for citation in answer.citations})),
        "copy": answer.text,
        "language": answer.language,
        "sources": sources,
        "words": _words(language) | {"show_all": text("chat.show_all", language, count=len(sources))},
    }


def _source(citation: Citation, articles: Articles, language: InterfaceLanguage) -> Data:
    try:
        article = articles.article(citation.article)
    except (ArticleNotFound, ArticleDamaged):
        card = opened = bare_view(citation)
        permalink = None
    else:
        card, opened = source_view(article, citation), source_view(article, citation, AROUND)
        permalink = permanent_link(citation.article, citation.start, citation.end)
    return {
        "n": card.n,
        "title": card.title,
        "publisher": card.publisher,
        "date": card.date,
        "language": card.language,
        "languageName": text(f"pages.language_{card.language}", language),
        "link": card.link,
        "readAt": text("chat.read_at", language, host=card.host) if card.link else None,
        "permalink": permalink,
        "file": card.file,
        "label": text("chat.open_source", language, n=card.n, title=card.title),
        "card": _passage(card),
        "opened": _passage(opened),
    }


def permanent_link(article: str, start: int | None = None, end: int | None = None) -> str:
    """The address, relative to any page, that opens an article, at some words."""
    place = {"start": start, "end": end} if start is not None else {}
    return f"library?{urlencode({'article': article, **place})}"


def _passage(view: SourceView) -> Data:
    """The passage for reading: blank lines and indents of the stored text become single line breaks."""
    before = _BLANK_LINES.sub("\n", view.before).lstrip()
    after = _BLANK_LINES.sub("\n", view.after).rstrip()
    return {
        "before": before if view.begins else f"… {before}",
        "quote": _BLANK_LINES.sub("\n", view.quote),
        "after": after if view.ends else f"{after} …",
    }


def _judging(language: InterfaceLanguage) -> Data:
    keys = ("judge", "right", "wrong", "wrong_source", "comment", "send", "judged")
    return {key: text(f"chat.{key}", language) for key in keys}


def _words(language: InterfaceLanguage) -> dict[str, str]:
    return {key: text(f"chat.{key}", language) for key in _WORDS}
