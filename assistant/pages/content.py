"""What the page's own component shows, as plain data: ``web/answer.js`` puts all of it into text nodes."""

import re
from collections.abc import Iterator
from typing import Any

from assistant.pages.conversation import Exchange, Source
from assistant.pages.errors import ChatFault
from assistant.sources import SourceView
from assistant.texts import text
from assistant.types import InterfaceLanguage
from vectorstore.errors import NewsCiteError

_MARKER = re.compile(r"\[(\d+)\]")
_BLANK_LINES = re.compile(r"\s*\n\s*")
_WORDS = ("sources", "close", "no_date")

Data = dict[str, Any]  # JSON for the component


def finished(exchange: Exchange, language: InterfaceLanguage) -> Data:
    """The answer or the error of an exchange that no longer waits."""
    if exchange.answer is None:
        return failed(exchange.error or ChatFault(), language) | {"verdict": text("chat.stopped", language)}
    show_all = text("chat.show_all", language, count=len(exchange.sources))
    return {
        "kind": "declined" if exchange.answer.declined else "answer",
        "verdict": text("chat.declined", language) if exchange.answer.declined else None,
        "notice": exchange.answer.notice,
        "text": list(segments(exchange.answer.text, {source.card.n for source in exchange.sources})),
        "language": exchange.answer.language,
        "sources": [_source(source, language) for source in exchange.sources],
        "words": _words(language) | {"show_all": show_all},
    }


def failed(error: NewsCiteError, language: InterfaceLanguage) -> Data:
    """An error in a person's words."""
    return {"kind": "error", "text": [error.message(language)], "sources": [], "words": _words(language)}


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


def _source(source: Source, language: InterfaceLanguage) -> Data:
    card = source.card
    return {
        "n": card.n,
        "title": card.title,
        "publisher": card.publisher,
        "date": card.date,
        "language": card.language,
        "languageName": text(f"chat.language_{card.language}", language),
        "link": card.link,
        "readAt": text("chat.read_at", language, host=card.host) if card.link else None,
        "file": card.file,
        "label": text("chat.open_source", language, n=card.n, title=card.title),
        "card": _passage(card),
        "opened": _passage(source.opened),
    }


def _passage(view: SourceView) -> Data:
    """The passage for reading: blank lines and indents of the stored text become single line breaks."""
    before = _BLANK_LINES.sub("\n", view.before).lstrip()
    after = _BLANK_LINES.sub("\n", view.after).rstrip()
    return {
        "before": before if view.begins else f"… {before}",
        "quote": _BLANK_LINES.sub("\n", view.quote),
        "after": after if view.ends else f"{after} …",
    }


def _words(language: InterfaceLanguage) -> dict[str, str]:
    return {key: text(f"chat.{key}", language) for key in _WORDS}
