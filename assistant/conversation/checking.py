"""Whether what a model made of a follow-up question may be used in its place."""

import re
from collections.abc import Sequence

from assistant.conversation.naming import find_named, other_names
from assistant.types import Turn
from vectorstore.text.folding import fold
from vectorstore.text.names import find_names, same_name
from vectorstore.text.numbers import find_numbers

_LONGEST = 400
_LABEL = re.compile(
    r"^\s*(?:(?:the )?(?:rewritten|standalone|stand-alone|last)?\s*question|(?:改写后的?|独立)?问题|改写)\s*[:：]\s*",
    re.IGNORECASE,
)
_QUOTES = " \"“”'`「」"
_ASKS = re.compile(
    r"[?？]\s*$|\b(?:who|whom|whose|what|which|when|where|why|how)\b|谁|什么|哪|多少|几|何|怎|吗|呢|是否|有没有",
    re.IGNORECASE,
)
_NO_QUESTION = re.compile(r"\[[^\]]*\]|https?:|www\.|[<>{}\n]|NOT_IN_THE_ARTICLES")


def as_question(said: str) -> str:
    """The question in what a model said: without a label before it and quotation marks around it."""
    return _LABEL.sub("", said.strip()).strip(_QUOTES)


def acceptable(rewritten: str, question: str, history: Sequence[Turn]) -> bool:
    """Whether ``rewritten`` is one question about what ``question`` and ``history`` name, and nothing else.

    It must not be empty, very long, an answer, or markup, must keep the numbers and names of the question, and must
    bring in none that nobody said.
    """
    if not rewritten or len(rewritten) > _LONGEST or _NO_QUESTION.search(rewritten):
        return False
    if _ASKS.search(question) and not _ASKS.search(rewritten):
        return False
    said = "\n".join([question, *(text for turn in history for text in _said(turn))])
    return _says_no_more(rewritten, said) and _says_no_more(question, rewritten)


def _said(turn: Turn) -> list[str]:
    return [
        turn.content,
        *(f"{citation.title}\n{citation.date or ''}\n{citation.quote}" for citation in turn.citations),
    ]


def _says_no_more(text: str, said: str) -> bool:
    """Whether every number and name of ``text`` is in ``said``, in whatever form or script."""
    numbers = {number.value for number in find_numbers(said)}
    if any(number.value not in numbers for number in find_numbers(text)):
        return False
    folded = fold(said)
    return all(fold(named.text) in folded or _named(named.text, said, folded) for named in find_named(text))


def _named(name: str, said: str, folded: str) -> bool:
    """Whether ``said`` has ``name`` under another of its names, in the other script, or all its words."""
    if any(same_name(name, person.text) for person in find_names(said)):
        return True
    if any(fold(other) in folded for other in other_names(name)):
        return True
    words = re.findall(r"\w+", fold(name))
    return name.isascii() and all(re.search(rf"\b{re.escape(word)}\b", folded) for word in words)
