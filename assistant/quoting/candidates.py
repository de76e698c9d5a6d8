"""The sentences that may answer a question, and what speaks for each of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assistant.quoting.measures import Measure
from assistant.quoting.wanted import Wanted
from vectorstore.library import Library
from vectorstore.search import Query
from vectorstore.text.sentences import Span, join_labels, split_sentences
from vectorstore.types import Hit

if TYPE_CHECKING:
    from numpy.typing import NDArray

# What is measured of a sentence, in this order. All are about 0 to 1.
FEATURES = (
    "meaning",  # centred cosine of question and sentence
    "meaning_in_context",  # the same with the article's title and the sentence before
    "passage_meaning",  # that of the whole passage (the hit's)
    "behind",  # how much less than the best hit the passage scores
    "words",  # share of what the question's words tell, in either language, that the sentence says
    "words_in_context",  # the same for title, date, sentence before and sentence
    "words_around",  # the same with the sentence behind
    "words_in_passage",  # the same for title, date and passage
    "words_in_article",  # the same for the article
    "unsaid",  # share of the word that tells most of those that the sentence does not say
    "unsaid_around",  # the same with title, date and the sentences beside it
    "unsaid_in_passage",
    "unsaid_in_article",
    "names",  # share of the question's names found in the sentence, in the other script
    "names_in_passage",
    "persons_missing",  # share of the persons that the question names whom the article does not
    "keys_missing",  # has none of the question's names in the other script
    "bodies_missing",  # share of the institutions, awards and the like, by all their names, that the article lacks
    "bodies_missing_in_passage",
    "numbers_missing",  # share of the question's numbers, by value, that title, date and passage do not have
    "numbers_missing_near",  # the same for title, date, sentence before and sentence
    "years_missing",  # share of the question's years that the whole article and its date do not have
    "years_elsewhere",  # a year of the question is not in title, date, sentence before and sentence
    "capitals_missing",  # share of the question's capitalised words that the article does not have
    "capitals_missing_in_passage",
    "offers",  # has the kind of thing that is asked for, other than what the question says itself
    "lacks",  # has not
    "offers_words",  # words in context, where it offers
    "meaning_words",  # meaning in context times words in context
    "thing_unsaid",  # what is to be counted is not named around the sentence
    "headline",  # is the article's title again
)

_LETTERS = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sentence of a hit: ``span`` in the article's text, ``features`` as FEATURES names them: float32 [31].

    ``before`` is the span of the sentence before it in the passage, empty where it is the first.
    """

    hit: Hit
    rank: int
    span: Span
    text: str
    features: "NDArray[np.float32]"
    before: Span

    def feature(self, name: str) -> float:
        """The feature of that name in FEATURES."""
        return float(self.features[FEATURES.index(name)])


@dataclass(frozen=True, slots=True)
class _Sentence:
    hit: Hit
    rank: int
    span: Span
    span_before: Span
    before: str
    text: str
    after: str


def candidates(library: Library, query: Query, hits: Sequence[Hit]) -> list[Candidate]:
    """Every sentence of ``hits`` with its features."""
    sentences = [sentence for rank, hit in enumerate(hits) for sentence in _sentences(hit, rank)]
    if not sentences:
        return []
    contexts = ["\n".join(filter(None, (s.hit.article.title, s.before, s.text))) for s in sentences]
    texts = [sentence.text for sentence in sentences] + contexts
    languages = [sentence.hit.passage.language for sentence in sentences]
    meaning = library.similarities(query, texts, languages * 2).reshape(2, -1)
    measure = Measure(query, library.coverage(query))
    best = max(hit.score for hit in hits)
    return [
        Candidate(
            s.hit,
            s.rank,
            s.span,
            s.text,
            _features(measure, s, float(alone), float(within), best - s.hit.score),
            s.span_before,
        )
        for s, alone, within in zip(sentences, *meaning, strict=True)
    ]


def _features(
    measure: Measure, sentence: _Sentence, meaning: float, meaning_in_context: float, behind: float
) -> "NDArray[np.float32]":
    """The features of one sentence, in the order of FEATURES."""
    hit = sentence.hit
    own = measure.sentence(hit, sentence.before, sentence.text, sentence.after)
    passage, article = measure.passage(hit), measure.article(hit.article)
    return np.array(
        [
            meaning,
            meaning_in_context,
            hit.dense,
            behind,
            own.words.share,
            own.in_context.share,
            own.around.share,
            passage.words.share,
            article.words.share,
            own.words.missing,
            own.around.missing,
            passage.words.missing,
            article.words.missing,
            own.names,
            passage.names,
            article.persons_missing,
            article.keys_missing,
            article.bodies_missing,
            passage.bodies_missing,
            passage.numbers_missing,
            own.numbers_missing,
            article.years_missing,
            own.years_elsewhere,
            article.capitals_missing,
            passage.capitals_missing,
            own.offers,
            measure.kind is not Wanted.ANYTHING and not own.offers,
            own.in_context.share * own.offers,
            own.in_context.share * meaning_in_context,
            own.thing_unsaid,
            sentence.text in hit.article.title,
        ],
        dtype=np.float32,
    )


def _sentences(hit: Hit, rank: int) -> Iterator[_Sentence]:
    """The sentences of the hit's passage, each with those beside it in the passage."""
    passage = hit.passage
    spans = [
        span
        for span in join_labels(passage.text, split_sentences(passage.text))
        if _LETTERS.search(passage.text, span.start, span.end)
    ]
    texts = ["", *(passage.text[span.start : span.end] for span in spans), ""]
    places = [Span(passage.start + span.start, passage.start + span.end) for span in spans]
    for number, place in enumerate(places):
        before = places[number - 1] if number else Span(place.start, place.start)
        yield _Sentence(hit, rank, place, before, *texts[number : number + 3])
