"""Conversations as files to keep: Markdown for people, JSON for programs."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from assistant.conversations.values import Conversation, Exchange
from assistant.serialising import answer_as_json
from assistant.texts import text
from assistant.types import Citation, InterfaceLanguage


def as_markdown(conversation: Conversation, exchanges: Sequence[Exchange], language: InterfaceLanguage) -> str:
    """The conversation with its sources. Nothing in a question, an answer or an article reads as markup."""
    lines = [f"# {_inert(conversation.title)}", "", conversation.started[:10], ""]
    for exchange in exchanges:
        lines += [f"## {_inert(exchange.question)}", ""]
        lines += _outcome(exchange, language)
    return "\n".join(lines).rstrip() + "\n"


def as_json(conversation: Conversation, exchanges: Sequence[Exchange]) -> str:
    """The conversation; its answers are as ``ask --json`` prints them, but for the passages that were found."""
    values = {
        "title": conversation.title,
        "started": conversation.started,
        "changed": conversation.changed,
        "exchanges": [_exchange(exchange) for exchange in exchanges],
    }
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def _outcome(exchange: Exchange, language: InterfaceLanguage) -> Iterator[str]:
    answer = exchange.answer
    if exchange.failure:
        yield f"*{_inert(exchange.failure.message(language))}*\n"
    elif answer is None:
        yield f"{_inert(exchange.text)}\n" if exchange.text else ""
        yield f"*{text(f'conversations.{exchange.state}', language)}*\n"
    else:
        if answer.notice:
            yield f"*{_inert(answer.notice)}*\n"
        yield f"{_inert(answer.text)}\n"
        yield from (_source(citation) for citation in answer.citations)
        yield ""


def _source(citation: Citation) -> str:
    """A source on one line: its number, what it is, and the words that it is cited for."""
    facts = [
        f"**{_inert(citation.title)}**",
        citation.date or "",
        f"<{citation.url}>" if _is_plain(citation.url) else "",
    ]
    return f"- \\[{citation.n}\\] {', '.join(filter(None, facts))}: “{_inert(citation.quote)}”"


def _exchange(exchange: Exchange) -> dict[str, Any]:
    answer = None
    if exchange.answer:
        answer = answer_as_json(exchange.answer)
        del answer["passages"]
    return {
        "question": exchange.question,
        "asked": exchange.asked,
        "state": exchange.state,
        "text": exchange.text,
        "failure": exchange.failure.en if exchange.failure else None,
        "answer": answer,
    }


def _is_plain(url: str | None) -> bool:
    return bool(url) and re.fullmatch(r"https?://[^\s<>]+", url or "") is not None


def _inert(words: str) -> str:
    """``words`` on one line, with what Markdown would act on escaped."""
    line = re.sub(r"([\\`*_{}\[\]<>#|!~&$])", r"\\\1", " ".join(words.split()))
    return re.sub(r"^([-+=]|\d+(?=[.)]))", r"\\\1", line)
