"""Cut texts into pieces, so that a page can mark the words that were cited and those that are evidence."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from assistant.evaluation.evidence import find_evidence
from vectorstore.text.sentences import Span

Kind = Literal["", "cited", "evidence", "both"]
Piece = tuple[str, Kind]


def marked(text: str, cited: Iterable[Span], evidence: Iterable[Span] = ()) -> list[Piece]:
    """``text`` in pieces, each with what it is; spans may overlap and reach beyond the text."""
    edges = {0, len(text)}
    spans: list[list[Span]] = []
    for group in (cited, evidence):
        within = [Span(max(0, start), min(len(text), end)) for start, end in group]
        spans.append([span for span in within if span.start < span.end])
        edges.update(edge for span in spans[-1] for edge in span)
    places = sorted(edges)
    pieces: list[Piece] = []
    for start, end in pairwise(places):
        is_cited, is_evidence = (any(span.start <= start < span.end for span in group) for group in spans)
        kind: Kind = "both" if is_cited and is_evidence else "cited" if is_cited else "evidence" if is_evidence else ""
        if pieces and pieces[-1][1] == kind:
            pieces[-1] = (pieces[-1][0] + text[start:end], kind)
        else:
            pieces.append((text[start:end], kind))
    return pieces


def evidence_in(text: str, evidence: Sequence[str]) -> list[Span]:
    """Where ``text`` has one of ``evidence``."""
    return [span for each in evidence for span in find_evidence(text, each)]


def quotes_in(text: str, quotes: Iterable[str]) -> list[Span]:
    """Where ``text`` repeats one of ``quotes``, whatever the white space."""
    return [span for quote in dict.fromkeys(quotes) for span in find_evidence(text, quote)]
