"""An article as a language model is shown it: numbered lines between tags that no text of it can open or close.

Each sentence is one line, so nothing that an article says begins a line of its own or has a number of its choosing.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.budgeting import estimated_tokens
from assistant.citing import make_keys
from vectorstore.text.sentences import Span, split_sentences
from vectorstore.types import Article

# Tokens of an article that a model is shown at once: most news articles are one piece, and a model with a context of
# 8,192 tokens has room for the rows of a long list of winners.
PIECE_TOKENS = 1800
# Lines of the piece before that stand before the next one too: what is named there is meant behind.
_OVERLAP = 3
# A longer sentence, which is none but a table or a list, is cut here: characters.
_LONGEST = 1200
# Characters that are not seen but hide or reorder text (``assistant.inert``); line ends are none within a line.
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of an article by their numbers, which are those of the whole article; ``fresh`` is the first new one."""

    lines: dict[int, Span]
    fresh: int


def cut(article: Article) -> list[Piece]:
    """The pieces of ``article``, in order; none of an article without words."""
    lines = list(enumerate(_lines(article.text), start=1))
    pieces: list[Piece] = []
    at = 0
    while at < len(lines):
        before = lines[max(0, at - _OVERLAP) : at]
        size, end = 0, at
        while end < len(lines):
            size += estimated_tokens(article.text[slice(*lines[end][1])])
            if size > PIECE_TOKENS and end > at:
                break
            end += 1
        pieces.append(Piece(dict([*before, *lines[at:end]]), lines[at][0]))
        at = end
    return pieces


def _lines(text: str) -> Iterator[Span]:
    for start, end in split_sentences(text):
        for at in range(start, end, _LONGEST):
            yield Span(at, min(end, at + _LONGEST))


def shown(article: Article, piece: Piece) -> str:
    """A piece as the model sees it."""
    (key,) = make_keys(1)
    facts = f'title="{plain(article.title)}" publisher="{plain(article.publisher)}" date="{plain(article.date)}"'
    lines = "\n".join(f"{number}| {plain(article.text[slice(*span)])}" for number, span in piece.lines.items())
    return f'<article key="{key}" {facts}>\n{lines}\n</article>'


def plain(words: str | None) -> str:
    """``words`` on one line, in which nothing is hidden and nothing can open or close a tag of ours."""
    seen = "".join(
        one if one.isspace() or unicodedata.category(one) not in _UNSEEN else "" for one in words or "unknown"
    )
    return " ".join(seen.replace("<", "‹").replace(">", "›").replace('"', "”").split())
