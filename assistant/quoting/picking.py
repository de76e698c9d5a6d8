"""Choose the sentences that answer a question, or none."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np

from assistant.citing import Statement
from assistant.quoting.answerable import answerable
from assistant.quoting.candidates import Candidate, candidates
from assistant.quoting.parts import parts
from assistant.quoting.wanted import Wanted, wanted
from assistant.quoting.weights import OTHER_LANGUAGE, SAME_LANGUAGE
from vectorstore.library import Library
from vectorstore.search import Query
from vectorstore.text.sentences import Span
from vectorstore.text.words import count_words
from vectorstore.types import Hit

# Passages whose sentences are looked at.
PASSAGES = 6
MOST_QUOTES = 3
# A further sentence is quoted when it is at least this share as likely to answer as the best one; from another article
# it must be likelier, since one more source is one more that may be beside the question.
FURTHER_SHARE = 0.15
OTHER_ARTICLE_SHARE = 0.6
# About as much as a reader takes in at a glance: words, where a Han character counts as half of one.
MOST_WORDS = 70
# The same for a question of several parts.
MOST_WORDS_OF_PARTS = 110
# What begins a sentence that says whom or what it is about only by the one before, which is quoted with it where it has
# no more words than this.
_LEANS = re.compile(
    r"(?:he|she|his|her|they|their|its?|both|the (?:two|three|four|latter|former))\b"
    r"|[他她]|其(?!他|它|中|余|实|次)|[两二三四](?:人|家|位|所|者)|双方|各方|该|[前后]者",
    re.IGNORECASE,
)
_MOST_BEFORE = 40
# Kinds of answers that are known when they are seen.
_NEEDED = frozenset({Wanted.TIME, Wanted.MONEY, Wanted.NUMBER})
# The share of the institutions and awards of a question that an article which answers it may lack. Of the shipped test
# set this declines 34 of 55 near misses instead of 32 and one answerable question less; of the held-out one, the same.
_MOST_MISSING = 0.5
# Sentences of one article with nothing but this many characters between them are quoted as one.
_GAP = 3


@dataclass(frozen=True, slots=True)
class Quote(Statement):
    """Words of an article that answer, and how likely they do (0 to 1)."""

    probability: float


def pick(library: Library, query: Query, hits: Sequence[Hit], decline_below: float) -> list[Quote]:
    """The one to three quotes that answer ``query``, the likeliest first.

    [] when it must be declined: when it is less likely than ``decline_below`` (0 to 1) that the articles answer it.
    """
    of_parts = [
        _pick(library, library.query(part), hits, decline_below)
        for part in parts(query.text, [names[0] for names in query.wording.named])
    ]
    return _in_turn(of_parts) or _pick(library, query, hits[:PASSAGES], decline_below)


def _pick(library: Library, query: Query, hits: Sequence[Hit], decline_below: float) -> list[Quote]:
    found = fitting(query, candidates(library, query, hits))
    logits = [logit(query, one) for one in found]
    if not found or answerable(query, found, logits) < decline_below:
        return []
    return choose(found, [1 / (1 + math.exp(-each)) for each in logits])


def fitting(query: Query, found: Sequence[Candidate]) -> list[Candidate]:
    """Those of ``found`` that can answer: where a time, an amount or a number is asked for, those that have one.

    Nearly every sentence that answers such a question does (``benchmarks/quoting.py``), and without one nothing does.
    Nor does an article that names hardly any of the institutions and awards that the question names.
    """
    known = [one for one in found if one.feature("bodies_missing") < _MOST_MISSING]
    if wanted(query.text) not in _NEEDED:
        return known
    return [one for one in known if one.feature("offers")]


def _in_turn(of_parts: Sequence[Sequence[Quote]]) -> list[Quote]:
    """The best quotes of the parts of a question, one of each in turn, as long as they are not too many or too long."""
    chosen: list[Quote] = []
    length = 0
    for quote in (quote for of_each in zip_longest(*of_parts) for quote in of_each if quote is not None):
        fits = length + count_words(quote.text) <= MOST_WORDS_OF_PARTS
        if len(chosen) < MOST_QUOTES and (fits or len(chosen) < len(of_parts)) and not any(map(quote.overlaps, chosen)):
            chosen.append(quote)
            length += count_words(quote.text)
    return _joined(chosen)


def logit(query: Query, candidate: Candidate) -> float:
    """The logarithm of the odds that ``candidate`` answers ``query``."""
    weights = SAME_LANGUAGE if candidate.hit.passage.language == query.language else OTHER_LANGUAGE
    return weights.bias + float(np.dot(weights.features, candidate.features))


def choose(found: Sequence[Candidate], chances: Sequence[float]) -> list[Quote]:
    """The quotes that ``found`` give, by how likely each answers, the likeliest first.

    A headline is only there when nothing else is: the article's own sentences say more.
    """
    likely = sorted(zip(chances, found, strict=True), key=lambda pair: -pair[0])
    likely = [pair for pair in likely if not pair[1].feature("headline")] or likely
    chosen: list[Quote] = []
    length = 0
    for chance, one in likely:
        if len(chosen) == MOST_QUOTES:
            break
        own = not chosen or one.hit.article.id == chosen[0].hit.article.id
        enough = chance >= likely[0][0] * (FURTHER_SHARE if own else OTHER_ARTICLE_SHARE)
        fits = not chosen or length + count_words(one.text) <= MOST_WORDS
        if enough and fits and not any(_same_words(one, quote) for quote in chosen):
            chosen.append(Quote(one.hit, _standing_alone(one), chance))
            length += count_words(one.text)
    return _joined(chosen)


def _standing_alone(candidate: Candidate) -> Span:
    """The span of ``candidate``, from the sentence before it where that says who "she" is."""
    before = candidate.before
    between = candidate.hit.article.text[before.start : candidate.span.start]
    leans = _LEANS.match(candidate.text.lstrip('“"‘'))
    if not leans or "\n" in between or count_words(between) > _MOST_BEFORE:
        return candidate.span
    return Span(before.start, candidate.span.end)


def _same_words(candidate: Candidate, quote: Quote) -> bool:
    """Whether a quote says the very words already: copies of an article, a headline and its repetition."""
    return candidate.text in quote.text or quote.text in candidate.text


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
