"""Choose the sentences that answer a question, or none."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.quoting.candidates import Candidate, candidates
from assistant.quoting.weights import OTHER_LANGUAGE, SAME_LANGUAGE
from vectorstore.library import Library
from vectorstore.search import Query
from vectorstore.text.sentences import Span
from vectorstore.text.words import count_words
from vectorstore.types import Hit

# Passages whose sentences are looked at.
PASSAGES = 6
MOST_QUOTES = 3
# A further sentence is quoted when it is this likely to answer, and at least this share as likely as the best one.
FURTHER_CHANCE = 0.12
FURTHER_SHARE = 0.6
# About as much as a reader takes in at a glance: words, where a Han character counts as half of one.
MOST_WORDS = 90
# Sentences of one article with nothing but this many characters between them are quoted as one.
_GAP = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article that answer: ``span`` in its stored text, and how likely they do (0 to 1)."""

    hit: Hit
    span: Span
    probability: float


def pick(library: Library, query: Query, hits: Sequence[Hit]) -> list[Quote]:
    """The one to three quotes that answer ``query``, the likeliest first; [] when it must be declined."""
    likely = _likely(query, candidates(library, query, hits[:PASSAGES]))
    chosen: list[Quote] = []
    length = 0
    for chance, one in likely:
        further = chance >= max(FURTHER_CHANCE, FURTHER_SHARE * likely[0][0])
        if (chosen and not further) or len(chosen) == MOST_QUOTES:
            break
        fits = not chosen or length + count_words(one.text) <= MOST_WORDS
        if fits and not any(_same_words(one, quote) for quote in chosen):
            chosen.append(Quote(one.hit, one.span, chance))
            length += count_words(one.text)
    return _joined(chosen)


def _likely(query: Query, found: Sequence[Candidate]) -> list[tuple[float, Candidate]]:
    """The candidates that may answer, with their probability, the likeliest first.

    A headline is only there when nothing else is: the article's own sentences say more.
    """
    chances = [(probability(query, one), one) for one in found]
    likely = sorted((pair for pair in chances if pair[0]), key=lambda pair: -pair[0])
    return [pair for pair in likely if not pair[1].feature("headline")] or likely


def probability(query: Query, candidate: Candidate) -> float:
    """How likely ``candidate`` answers ``query``; 0 below the threshold of its language pair.

    0 too when the question names a year that a dated article neither has nor is of: what it says is of another year.
    """
    if candidate.feature("years_missing") and candidate.hit.article.date:
        return 0.0
    weights = SAME_LANGUAGE if candidate.hit.passage.language == query.language else OTHER_LANGUAGE
    logit = weights.bias + float(np.dot(weights.features, candidate.features))
    chance = 1 / (1 + math.exp(-logit))
    return chance if chance >= weights.threshold else 0.0


def _same_words(candidate: Candidate, quote: Quote) -> bool:
    """Whether a quote says the very words already: copies of an article, a headline and its repetition."""
    said = quote.hit.article.text[quote.span.start : quote.span.end]
    return candidate.text in said or said in candidate.text


def _joined(quotes: list[Quote]) -> list[Quote]:
    """``quotes``, where neighbouring sentences of one article are one; the order is that of the first of each."""
    joined: list[Quote] = []
    for quote in quotes:
        near = next((other for other in joined if _adjoin(other, quote)), None)
        if near is None:
            joined.append(quote)
            continue
        span = Span(min(near.span.start, quote.span.start), max(near.span.end, quote.span.end))
        joined[joined.index(near)] = Quote(near.hit, span, near.probability)
    return joined


def _adjoin(one: Quote, other: Quote) -> bool:
    first, second = sorted([one.span, other.span])
    if one.hit.article.id != other.hit.article.id or second.start - first.end > _GAP:
        return False
    return "\n" not in one.hit.article.text[first.end : second.start]
