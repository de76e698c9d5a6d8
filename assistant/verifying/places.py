"""What stands around a value or a name, by which one that was put in the place of another can be told.

"It has 64 full-time teachers" is not said by an article that has 64 candidates and 410 full-time teachers, though it
says 64. So the words around each fact of a written sentence are compared in meaning with those around the same fact in
the passages, and with those around others of its kind: when another's are much nearer, it stands in the other's place.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.verifying.comparing import Said, same_class
from assistant.verifying.facts import Fact
from assistant.verifying.names import Name
from vectorstore.text.language import HAN, detect_language
from vectorstore.text.words import STOP_WORDS

if TYPE_CHECKING:
    from vectorstore.embedder import Vectors

# How many characters before and behind a fact are looked at, at most: to the next fact or mark of punctuation.
_REACH, _REACH_OF_HAN = (30, 35), (9, 9)
_MARK = re.compile(r"[，。；：、,;:.!?！？()（）“”\"\n]")
_HAN = re.compile(f"[{HAN}]")
_LATIN_WORD = re.compile(r"[^\W\d_]{2,}")
_SAYS_LITTLE = "的了和与及由向在是为对将被从以其等并后前，"
_FEWEST_HAN, _FEWEST_WORDS = 3, 2

# How much nearer the words around another must be, in centred cosine. Over the true sentences of the development sets
# of benchmarks/verification.py none reaches the first, and 2 of 170 with a name the second.
NEARER_FOR_VALUES, NEARER_FOR_NAMES = 0.28, 0.34

# Gives the centred cosine of a text with each of ``n`` others, parts of the passages: [n].
Likeness = Callable[[str, Sequence[str]], "Vectors"]


@dataclass(frozen=True, slots=True)
class Place:
    """A fact of a text, and the words around it."""

    fact: Fact
    around: str

    @property
    def in_han(self) -> bool:
        """Whether it is in Han characters: likeness with a text in another language is on another scale."""
        return _HAN.search(self.around) is not None


def places(text: str, facts: Iterable[Fact]) -> list[Place]:
    """The ``facts`` that stand in ``text``, each with the words around it."""
    spans = {fact: span for fact in facts if (span := _span(text, fact))}
    return [Place(fact, _around(text, span, spans.values())) for fact, span in spans.items()]


def in_place_of_another(
    written: Sequence[Place], there: Sequence[Place], says: Callable[[Said, Fact], bool], likeness: Likeness
) -> Fact | None:
    """The first fact of ``written`` that stands where one of ``there`` has another; None when all are in their places.

    ``says`` tells whether a text says a fact that was written.
    """
    for place in filter(_tells, written):
        own = [other for other in there if says(Said(other.fact.text, (other.fact,)), place.fact)]
        scripts = {other.in_han for other in own}
        others = [other for other in there if other not in own and same_class(place.fact, other.fact)]
        others = [other for other in others if _tells(other) and {other.in_han} == scripts]
        if own and others and all(map(_tells, own)):
            nearness = likeness(place.around, [other.around for other in (*own, *others)])
            nearer = max(nearness[len(own) :]) - max(nearness[: len(own)])
            if nearer > (NEARER_FOR_NAMES if isinstance(place.fact.value, Name) else NEARER_FOR_VALUES):
                return place.fact
    return None


def _span(text: str, fact: Fact) -> tuple[int, int] | None:
    """Where the fact stands; None for one that another text says."""
    start = fact.value.start
    return (start, fact.value.end) if text.startswith(fact.text, start) else None


def _around(text: str, span: tuple[int, int], spans: Iterable[tuple[int, int]]) -> str:
    """The words before and behind, without the fact."""
    start, end = span
    spaced = detect_language(text) != "zh"
    before, behind = _REACH if spaced else _REACH_OF_HAN
    begin = max([0, start - before, *(stop for _, stop in spans if stop <= start)])
    stop = min([len(text), end + behind, *(first for first, _ in spans if first >= end)])
    left, right = _MARK.split(text[begin:start])[-1], _MARK.split(text[end:stop])[0]
    if not spaced:
        return left + right
    # Whole words only.
    left = left.partition(" ")[2] if len(left) == before else left
    right = right.rpartition(" ")[0] if len(right) == behind else right
    return f"{left.strip()} {right.strip()}".strip()


def _tells(place: Place) -> bool:
    """Whether enough is said around the fact to tell its place from others."""
    han = sum(character not in _SAYS_LITTLE for character in _HAN.findall(place.around))
    words = sum(word.lower() not in STOP_WORDS for word in _LATIN_WORD.findall(place.around))
    return han >= _FEWEST_HAN or words >= _FEWEST_WORDS
