"""Split text into sentences that keep their place in it, in Chinese and English."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """Characters ``start`` (inclusive) to ``end`` (exclusive) of a text."""

    start: int
    end: int


_PARAGRAPH = re.compile(r"[^\n]+")
_CLOSING = "\"'”’」』）)】》]"
# What may end a sentence, with the quotes and brackets that close behind it.
_END = re.compile(rf"(?:[。！？]+|[!?]+|\.+|…{{2,}}|;(?=\s))[{re.escape(_CLOSING)}]*")
_LAST_WORD = re.compile(r"([^\s(（\[“\"]+)$")
# No abbreviation is longer. Looking through the whole paragraph for its last word, at every full stop, takes minutes
# where a page has no paragraphs.
_LONGEST_WORD = 40
_NEXT_STARTS = re.compile(r"\s+[“\"'‘(（\[]*[^\Wa-z]|\s*$|\s*[\u3400-\u9fff“]")

# A line of the form "label: value" without the end of a sentence.
_LABELLED = re.compile(r"[^:：\n]{2,60}[:：][^\n]*[^.。！？!?\n]")
_LONGEST_JOINED = 400

# Words after which a full stop does not end a sentence.
_ABBREVIATIONS = frozenset(
    (
        "dr prof mr mrs ms st jr sr vs etc e.g i.e no nos inc ltd co corp fig figs al approx assoc asst dept "
        "univ jan feb mar apr jun jul aug sep sept oct nov dec gen gov rep sen rev hon col maj capt lt messrs "
        "vol pp ph.d m.d u.s u.k u.n cf"
    ).split()
)
_MOSTLY_MIDDLE = re.compile(r"(?:[A-Za-z]\.)*[A-Z]")


def split_sentences(text: str) -> list[Span]:
    """The sentences of ``text`` in order, without the white space around them.

    A line break ends a sentence. Every character that is not white space is in exactly one sentence.
    """
    spans: list[Span] = []
    for paragraph in _PARAGRAPH.finditer(text):
        start = paragraph.start()
        for end in _ends(text, paragraph.start(), paragraph.end()):
            span = _trimmed(text, start, end)
            if span.start < span.end:
                spans.append(span)
            start = end
    return spans


def join_labels(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """``spans``, where lines such as "First prize: …" and "Led by: …" that follow one another are one.

    Neither says anything without the other.
    """
    open_: Span | None = None
    for span in spans:
        labelled = _LABELLED.fullmatch(text, span.start, span.end) is not None
        if open_ and labelled and span.end - open_.start <= _LONGEST_JOINED:
            open_ = Span(open_.start, span.end)
            continue
        if open_:
            yield open_
        open_ = span if labelled else None
        if not labelled:
            yield span
    if open_:
        yield open_


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    """Where the sentences of the paragraph from ``start`` to ``end`` end, the paragraph's own end last."""
    for match in _END.finditer(text, start, end):
        if match.end() < end and _ends_sentence(text, start, match, end):
            yield match.end()
    yield end


def _ends_sentence(text: str, start: int, match: re.Match[str], end: int) -> bool:
    mark = match.group()[0]
    if mark in "。！？":
        return True
    if mark in ";…":
        return False
    if not _NEXT_STARTS.match(text, match.end(), end):
        return False
    if mark in "!?":
        return True
    word = _LAST_WORD.search(text, max(start, match.start() - _LONGEST_WORD), match.start())
    if word is None:
        return True
    last = word.group().rstrip(".")
    return last.lower() not in _ABBREVIATIONS and not _MOSTLY_MIDDLE.fullmatch(last)


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip()))
