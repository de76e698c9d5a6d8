"""Tell copies of a text from others: syndicated news differs in a line or two, a later report in what it says.

Texts are compared by their shingles, runs of words. A text's sketch are the smallest hashes of its shingles; the share
that two sketches have in common estimates that of their shingles (bottom-k sketches: Broder, "On the resemblance and
containment of documents", 1997).
"""

import hashlib
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache

from vectorstore.text.numbers import find_numbers
from vectorstore.text.sentences import split_sentences
from vectorstore.text.words import index_words

# Words of a shingle: shorter ones are shared by texts on one subject, longer ones lost to each changed word.
_SHINGLE = 3
# Hashes of a sketch: the estimate's standard error is under 0.05 where the share is 0.7.
SKETCH = 96
# The least share of common shingles of copies (``benchmarks/copies.py``).
COPY = 0.7
# The least share of common words of two sentences that say the same, but for a number or a name.
_SAME_SENTENCE = 0.6


def sketch(text: str) -> list[int]:
    """The sketch of ``text``: up to ``SKETCH`` whole numbers of 63 bits, ascending; [] for a text without words."""
    words = index_words(text)
    shingles = {" ".join(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1))} - {""}
    return sorted(_hash(shingle) for shingle in shingles)[:SKETCH]


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of shingles, from 0 to 1, that the texts of two sketches are estimated to have in common."""
    smallest = sorted({*one, *other})[:SKETCH]
    common = {*one} & {*other}
    return sum(each in common for each in smallest) / len(smallest) if smallest else 0.0


def says_otherwise(text: str, copy: str) -> bool:
    """Whether a sentence of ``copy`` is one of ``text`` with other numbers: then it is a report of its own."""
    ours, theirs = _sentences(text), _sentences(copy)
    new = [sentence for sentence in theirs if sentence not in ours]
    gone = [sentence for sentence in ours if sentence not in theirs]
    return any(_contradict(one, other) for one in gone for other in new)


def common_words(one: str, other: str) -> float:
    """The share of the words of two sentences, from 0 to 1, that both have."""
    words, others = frozenset(index_words(one)), frozenset(index_words(other))
    return len(words & others) / max(len(words | others), 1)


def _contradict(one: str, other: str) -> bool:
    return common_words(one, other) >= _SAME_SENTENCE and _values(one) != _values(other)


def _values(sentence: str) -> Set[tuple[object, str]]:
    return {(number.value, number.unit) for number in find_numbers(sentence)}


def _sentences(text: str) -> Iterable[str]:
    return dict.fromkeys(" ".join(text[span.start : span.end].split()) for span in split_sentences(text))


@lru_cache(maxsize=1 << 14)
def _hash(shingle: str) -> int:
    # SQLite's whole numbers are signed.
    return int.from_bytes(hashlib.blake2b(shingle.encode(), digest_size=8).digest()) >> 1
