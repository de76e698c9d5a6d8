"""A word of a question with what may stand for it, in the form in which the index of words has it."""

from dataclasses import dataclass
from functools import lru_cache

from vectorstore.text.words import index_words


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a question, ``text``, and what may stand for it in a passage.

    Each alternative is one or more words as the index has them, joined by spaces, that stand there in a row. There is
    none when nothing is known to stand for the word.
    """

    text: str
    alternatives: tuple[str, ...]


@lru_cache(maxsize=1 << 14)
def as_indexed(words: str) -> str:
    """``words`` as the index has them: one word where it is one to the segmenter, else its parts joined by spaces."""
    parts = index_words(words)
    return words if words in parts else " ".join(parts)
