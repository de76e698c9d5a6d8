"""Whether the articles say what a question asks, by the best of the sentences that were found."""

import math
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from assistant.quoting.candidates import Candidate
from assistant.quoting.wanted import Wanted, wanted
from assistant.quoting.weights import ANSWERABLE
from vectorstore.search import Query
from vectorstore.text.names import asked_names, find_names, same_name

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Of the sentence that answers likeliest.
_OF_BEST = (
    "words_around",
    "unsaid_around",
    "words_in_passage",
    "words_in_article",
    "unsaid_in_article",
    "meaning",
    "meaning_in_context",
    "offers",
    "lacks",
    "capitals_missing",
    "bodies_missing",
    "persons_missing",
    "keys_missing",
    "numbers_missing",
    "numbers_missing_near",
    "years_missing",
    "years_elsewhere",
    "thing_unsaid",
)
# The most that any sentence has.
_OF_ANY = ("meaning", "passage_meaning", "words_in_article", "words_in_passage")
# What speaks against that sentence.
_DOUBTS = (
    "untitled",  # its article has no title, so that less of it can be told; what is near is near for less reason
    "years_of_title",  # the title is of other years than the question: the prize of another year
    "years_beside",  # and so is the sentence
    "other_person",  # it names somebody else, and nobody whom the question names
)
_KINDS = tuple(kind for kind in Wanted if kind is not Wanted.ANYTHING)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
FEATURES = (
    "best",
    "second",
    "three_best",
    "all",
    *_OF_BEST,
    *(f"any_{name}" for name in _OF_ANY),
    "same_language",
    *_DOUBTS,
    *(f"asks_{kind.value}" for kind in _KINDS),
)


def answerable(query: Query, found: Sequence[Candidate], logits: Sequence[float]) -> float:
    """How likely the articles answer ``query``, 0 to 1; ``logits`` are those of the candidates ``found``.

    A logistic regression over the chances of the best sentences and what the best one has of the question, fitted by
    ``benchmarks/quoting.py``.
    """
    logit = ANSWERABLE.bias + float(np.dot(ANSWERABLE.features, features(query, found, logits)))
    return 1 / (1 + math.exp(-logit))


def features(query: Query, found: Sequence[Candidate], logits: Sequence[float]) -> "NDArray[np.float32]":
    """What speaks for an answer, as FEATURES names it; the first four are logits of sentences."""
    order = np.argsort(-np.asarray(logits))
    best, ordered = found[int(order[0])], np.asarray(logits, dtype=np.float64)[order]
    kind = wanted(query.text)
    return np.array(
        [
            ordered[0],
            ordered[min(1, len(ordered) - 1)],
            ordered[:3].mean(),
            np.log(np.exp(ordered).sum()),
            *(best.feature(name) for name in _OF_BEST),
            *(max(one.feature(name) for one in found) for name in _OF_ANY),
            best.hit.passage.language == query.language,
            *_doubts(query, best),
            *(kind is each for each in _KINDS),
        ],
        dtype=np.float32,
    )


def _doubts(query: Query, best: Candidate) -> tuple[bool, ...]:
    """What speaks against the ``best`` sentence, as _DOUBTS names it."""
    title, years = best.hit.article.title, _years(query.text)
    return (
        not title,
        _disjoint(years, _years(title)),
        _disjoint(years, _years(best.text)),
        _names_another(asked_names(query.text), best.text),
    )


def _years(text: str) -> set[str]:
    return set(_YEAR.findall(text))


def _disjoint(asked: set[str], said: set[str]) -> bool:
    return bool(asked and said) and asked.isdisjoint(said)


def _names_another(asked: Sequence[str], sentence: str) -> bool:
    named = [name.text for name in find_names(sentence)]
    return bool(asked and named) and not any(same_name(one, other) for one in asked for other in named)
