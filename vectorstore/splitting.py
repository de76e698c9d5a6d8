"""Cut an article into passages of whole sentences."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vectorstore.text.language import detect_language
from vectorstore.text.sentences import Span, split_sentences
from vectorstore.types import Language

CountTokens = Callable[[Sequence[str]], list[int]]

# About 250 tokens a passage (the design's size): one fact with what surrounds it, far below the embedder's 512.
TARGET_TOKENS = 250
# A last passage shorter than this joins the one before it.
SMALLEST_TOKENS = 60
# Only text without any sentence end is longer; it is cut at commas and spaces.
LONGEST_SENTENCE_TOKENS = 400
_BREAK = re.compile(r"[,，、;；:：\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage before it is stored: a range of the article's text and its language."""

    start: int
    end: int
    language: Language


def split_passages(text: str, count_tokens: CountTokens) -> list[Piece]:
    """The passages of ``text``: consecutive sentences of about ``TARGET_TOKENS`` tokens, none left out."""
    sentences = split_sentences(text)
    tokens = count_tokens([text[span.start : span.end] for span in sentences])
    sized = [
        part
        for span, count in zip(sentences, tokens, strict=True)
        for part in _cut_long(text, span, count, count_tokens)
    ]
    return [_piece(text, group) for group in _grouped(sized)]


def _grouped(sized: list[tuple[Span, int]]) -> list[list[tuple[Span, int]]]:
    groups: list[list[tuple[Span, int]]] = []
    size = 0
    for span, tokens in sized:
        if not groups or size + tokens > TARGET_TOKENS:
            groups.append([])
            size = 0
        groups[-1].append((span, tokens))
        size += tokens
    if len(groups) > 1 and size < SMALLEST_TOKENS:
        groups[-2].extend(groups.pop())
    return groups


def _piece(text: str, group: list[tuple[Span, int]]) -> Piece:
    start, end = group[0][0].start, group[-1][0].end
    return Piece(start, end, detect_language(text[start:end]))


def _cut_long(text: str, span: Span, tokens: int, count_tokens: CountTokens) -> list[tuple[Span, int]]:
    """``span`` itself, or halves of it, cut at a comma or space near the middle, until each is short enough."""
    if tokens <= LONGEST_SENTENCE_TOKENS or span.end - span.start < 2:
        return [(span, tokens)]
    middle = (span.start + span.end) // 2
    after = _BREAK.search(text, middle, span.end - 1)
    cut = after.end() if after and after.end() - middle < (span.end - middle) // 2 else middle
    halves = [Span(span.start, cut), Span(cut, span.end)]
    counts = count_tokens([text[half.start : half.end] for half in halves])
    return [
        part for half, count in zip(halves, counts, strict=True) for part in _cut_long(text, half, count, count_tokens)
    ]
