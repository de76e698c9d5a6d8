"""The units in which an article is compared: its sentences, cut where a list goes on, with the heading over them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vectorstore.text.sentences import Span, join_labels, split_sentences

# A line that says of which rank those below it are: "First Prize", 二等奖：.
_HEADING = re.compile(
    r"(?:the )?(?:first|second|third|fourth|fifth|grand|special|gold|silver|bronze)[ -](?:class |place )?"
    r"(?:prizes?|awards?|medals?)(?: ?\([^()]{0,20}\))?:?"
    r"|[^：:，。]{0,12}(?:[特一二三四五]等[奖獎]|[金银铜][奖獎牌])(?:[（(][^（）()]{0,10}[）)])?[：:]?",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.。！!？?]\W*$")
_NUMBERING = re.compile(r"\W*\w{1,3}[.)）、]?")
_SEMICOLON = re.compile(r"[;；]\s*")
# A shorter clause says nothing of its own.
_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or a clause of one that others stand beside: ``span`` in the text; ``heading`` is "" for most."""

    span: Span
    heading: str = ""


def units(text: str) -> Iterator[Unit]:
    """The units of ``text``, in order."""
    heading = ""
    for span in join_labels(text, split_sentences(text)):
        sentence = text[span.start : span.end]
        if _HEADING.fullmatch(sentence):
            heading = sentence
            continue
        for clause in _clauses(text, span):
            yield Unit(clause, heading)
        if _ENDS.search(sentence) and not _NUMBERING.fullmatch(sentence):
            heading = ""


def _clauses(text: str, span: Span) -> list[Span]:
    """The parts of a sentence between semicolons; itself when one of them is too short to say anything."""
    clauses, start = [], span.start
    for match in _SEMICOLON.finditer(text, span.start, span.end):
        clauses.append(Span(start, match.start()))
        start = match.end()
    clauses.append(Span(start, span.end))
    return clauses if all(end - begin >= _SHORTEST for begin, end in clauses) else [span]
