"""The sentences that may answer a question, and what speaks for each of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assistant.quoting.wanted import Wanted, offers, wanted
from vectorstore.library import Library
from vectorstore.search import Query
from vectorstore.text.folding import fold
from vectorstore.text.names import han_keys, initialisms, latin_keys
from vectorstore.text.sentences import Span, split_sentences
from vectorstore.text.words import index_words
from vectorstore.types import Article, Hit

if TYPE_CHECKING:
    from numpy.typing import NDArray

# What is measured of a sentence, in this order. All are about 0 to 1, more speaking for it unless said otherwise.
FEATURES = (
    "meaning",  # centred cosine of question and sentence
    "meaning_in_context",  # the same with the article's title and the sentence before
    "passage_meaning",  # that of the whole passage (the hit's)
    "words",  # share of the question's words, by weight, that the sentence says
    "words_in_context",  # the same for title, sentence before and sentence
    "words_in_passage",  # the same for title and passage
    "names",  # share of the question's names found in the sentence, in the other script
    "names_in_passage",  # the same for title and passage
    "offers",  # has the kind of thing that is asked for
    "lacks",  # has not (speaks against it)
    "numbers_missing",  # share of the question's numbers that title, date and passage do not have (against it)
    "years_missing",  # share of the question's years that the whole article and its date do not have (against it)
    "capitals_missing",  # share of the question's capitalised words that it does not have (against it)
    "headline",  # is the article's title again
)

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# A line of the form "label: value" without the end of a sentence.
_LABELLED = re.compile(r"[^:：\n]{2,60}[:：][^\n]*[^.。！？!?\n]")
_LONGEST_JOINED = 400
_LETTERS = re.compile(r"\w")
# Names and acronyms, as far as capitals tell; the first word of a question is capitalised anyway.
_CAPITALISED = re.compile(r"(?<=\s)[A-Z][\w-]+|\b[A-Z]{2,}\w*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sentence of a hit: ``span`` in the article's text, ``features`` as FEATURES names them: float32 [14]."""

    hit: Hit
    rank: int
    span: Span
    text: str
    features: "NDArray[np.float32]"

    def feature(self, name: str) -> float:
        """The feature of that name in FEATURES."""
        return float(self.features[FEATURES.index(name)])


@dataclass(frozen=True, slots=True)
class _Sentence:
    hit: Hit
    rank: int
    span: Span
    text: str
    context: str


def candidates(library: Library, query: Query, hits: Sequence[Hit]) -> list[Candidate]:
    """Every sentence of ``hits`` with its features."""
    sentences = [sentence for rank, hit in enumerate(hits) for sentence in _sentences(hit, rank)]
    if not sentences:
        return []
    texts = [sentence.text for sentence in sentences] + [sentence.context for sentence in sentences]
    languages = [sentence.hit.passage.language for sentence in sentences]
    meaning = library.similarities(query, texts, languages * 2).reshape(2, -1)
    measure = _Measure(query, library.weights(query.words))
    return [
        Candidate(s.hit, s.rank, s.span, s.text, np.array([alone, within, *measure.of(s)], dtype=np.float32))
        for s, alone, within in zip(sentences, *meaning, strict=True)
    ]


def _sentences(hit: Hit, rank: int) -> Iterator[_Sentence]:
    """The sentences of the hit's passage, each with its article's title and the sentence before it."""
    article, passage = hit.article, hit.passage
    before = ""
    for span in _joined_labels(passage.text, split_sentences(passage.text)):
        text = passage.text[span.start : span.end]
        if _LETTERS.search(text):
            place = Span(passage.start + span.start, passage.start + span.end)
            context = "\n".join(part for part in (article.title, before, text) if part)
            yield _Sentence(hit, rank, place, text, context)
            before = text


def _joined_labels(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """``spans``, where lines such as "First prize: …" and "Led by: …" that follow one another are one.

    Neither says anything without the other.
    """
    open_: Span | None = None
    for span in spans:
        labelled = _LABELLED.fullmatch(text, span.start, span.end) is not None
        if open_ and labelled and span.end - open_.start <= _LONGEST_JOINED:
            open_ = Span(open_.start, span.end)
            continue
        if open_:
            yield open_
        open_ = span if labelled else None
        if not labelled:
            yield span
    if open_:
        yield open_


class _Measure:
    """What of a question a sentence has, beyond its meaning."""

    def __init__(self, query: Query, weights: Mapping[str, float]) -> None:
        self._query = query
        self._kind = wanted(query.text)
        self._weights = weights
        self._total = sum(weights.values()) or 1.0
        self._numbers = set(_NUMBER.findall(query.text))
        self._years = set(_YEAR.findall(query.text))
        self._capitals = {fold(word) for word in _CAPITALISED.findall(query.text)}
        self._passages: dict[int, list[float]] = {}
        self._articles: dict[str, list[float]] = {}

    def of(self, sentence: _Sentence) -> list[float]:
        """The features from ``passage_meaning`` on."""
        hit = sentence.hit
        if hit.passage.id not in self._passages:
            self._passages[hit.passage.id] = self._of_passage(hit)
        if hit.article.id not in self._articles:
            self._articles[hit.article.id] = self._of_article(hit.article)
        words_in_passage, names_in_passage, numbers_missing = self._passages[hit.passage.id]
        offered = self._kind is not Wanted.ANYTHING and offers(sentence.text, self._kind)
        return [
            hit.dense,
            self._words(sentence.text),
            self._words(sentence.context),
            words_in_passage,
            self._names(sentence.text),
            names_in_passage,
            float(offered),
            float(self._kind is not Wanted.ANYTHING and not offered),
            numbers_missing,
            *self._articles[hit.article.id],
            float(sentence.text in hit.article.title),
        ]

    def _of_passage(self, hit: Hit) -> list[float]:
        text = "\n".join(part for part in (hit.article.title, hit.article.date, hit.passage.text) if part)
        numbers = set(_NUMBER.findall(text)) | {part.lstrip("0") for part in (hit.article.date or "").split("-")}
        return [
            self._words(text),
            self._names(text),
            len(self._numbers - numbers) / max(1, len(self._numbers)),
        ]

    def _of_article(self, article: Article) -> list[float]:
        text = "\n".join(part for part in (article.title, article.date, article.text) if part)
        said = fold(text) + " " + " ".join(initialisms(text))
        return [
            len(self._years - set(_YEAR.findall(text))) / max(1, len(self._years)),
            sum(word not in said for word in self._capitals) / max(1, len(self._capitals)),
        ]

    def _words(self, text: str) -> float:
        said = set(index_words(text)) | initialisms(text)
        return sum(weight for word, weight in self._weights.items() if word in said) / self._total

    def _names(self, text: str) -> float:
        """Half for one of the question's names, all for two or more: of the keys of a question few are names."""
        if not self._query.names:
            return 0.0
        keys = latin_keys(text) if self._query.script == "latin" else han_keys(text)
        return min(1.0, len(set(keys).intersection(self._query.names)) / 2)
