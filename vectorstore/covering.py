"""How much of a question a text says, in the question's own words or in translation."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from vectorstore.lexical import WeighedTerm, told
from vectorstore.text.names import initialisms
from vectorstore.text.words import index_words


@dataclass(frozen=True, slots=True)
class Read:
    """A text as its words are looked for: cut and folded, with the initials of names in it."""

    words: tuple[str, ...]
    initials: frozenset[str]

    def __add__(self, other: "Read") -> "Read":
        return Read(self.words + other.words, self.initials | other.initials)


@dataclass(frozen=True, slots=True)
class Covered:
    """``share``: how much of what a question's words tell is said, 0 to 1, by the reading that has most.

    ``missing`` is the share of the word that tells most of those that are not said in that reading, 0 to 1.
    """

    share: float
    missing: float


NOTHING = Covered(0.0, 1.0)


@lru_cache(maxsize=1 << 13)
def read(text: str) -> Read:
    """``text`` made ready to be covered; what is read apart can be put together with ``+``."""
    return Read(tuple(index_words(text)), initialisms(text))


class Coverage:
    """Tells for texts how much of one question they say."""

    def __init__(self, readings: Sequence[Sequence[WeighedTerm]]) -> None:
        """``readings`` are the question's terms: in its own words, and in translation."""
        self._readings = [(terms, sum(term.weight for term in terms)) for terms in readings if terms]

    def of(self, text: Read) -> Covered:
        """How much of the question ``text`` says. Initials count as said: "PKU" by "Peking University"."""
        words = frozenset(text.words) | text.initials
        together = f" {' '.join(text.words)} "
        covered = (self._covered(terms, total, together, words) for terms, total in self._readings)
        return max(covered, key=lambda one: one.share, default=NOTHING)

    def _covered(self, terms: Sequence[WeighedTerm], total: float, text: str, words: frozenset[str]) -> Covered:
        unsaid = [term.weight for term in terms if not told([term], text, words)]
        return Covered(1 - sum(unsaid) / total, max(unsaid, default=0.0) / total)
