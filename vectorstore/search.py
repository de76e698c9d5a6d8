"""Find passages by meaning, by words and by names in the other script, and put all into one score."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import TYPE_CHECKING

from vectorstore.articles import article_ids, articles_of, get_passages, passages_of
from vectorstore.dense import exact_scores, exact_search
from vectorstore.generations import Generations, current_generation
from vectorstore.lexical import Script, WeighedTerm, score_terms, search_names, search_terms, weigh_terms
from vectorstore.means import Means, centre, load_means
from vectorstore.ordering import corrections_of, put_in_order
from vectorstore.selecting import Selection, select
from vectorstore.text.language import question_language
from vectorstore.text.names import asked_keys, latin_keys
from vectorstore.text.words import question_words
from vectorstore.types import LANGUAGES, Filters, Hit, Language
from vectorstore.wording import Vocabulary, Wording, word_question

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder, Vectors

# Passages that each way of searching proposes; all of them are then scored in every way.
CANDIDATES = 60
# Asked for, of each language, where filters may leave most of it out: Chroma's own filters are 20 to 100 times slower
# than none (design, measured at 100,000 passages). At 100,000 this takes 5 ms more than asking for 60, and comparing
# 9,000 passages exactly, where a filter leaves too few of those found, 150 ms (``benchmarks/search.py``).
MOST_ASKED = 600


@dataclass(frozen=True, slots=True)
class Weights:
    """What a whole share of a question's own words, of its translated words, and of its names adds to a cosine."""

    own: float
    translated: float
    names: float


# Fitted on development data by ``benchmarks/fusion.py``. Scores are added because a rank fusion buries what only one
# list found (design).
WEIGHTS = Weights(own=0.3, translated=0.4, names=0.2)


@dataclass(frozen=True, slots=True)
class Signals:
    """What each way of searching says of each passage that any of them proposes.

    ``cosines`` (centred, −1 to 1) has all of them; ``own``, ``translated`` and ``names`` are shares (0 to 1) for those
    that say something. ``articles`` are the passages' articles, ``corrections`` which article corrects which of these.
    """

    cosines: dict[int, float]
    own: dict[int, float]
    translated: dict[int, float]
    names: dict[int, float]
    articles: dict[int, str]
    corrections: dict[str, str]


@dataclass(frozen=True, slots=True)
class Query:
    """A question made ready to search: its language, words, names, and embedding [dimension], not yet centred.

    ``wording`` are the terms in which passages may say it. ``names`` are keys to be looked up in the ``script`` that
    the question is not in: in its own, names are words.
    """

    text: str
    language: Language
    words: list[str]
    wording: Wording
    names: list[str]
    script: Script
    vector: "Vectors"


def make_query(question: str, embedder: "Embedder", vocabulary: Vocabulary) -> Query:
    """Embed ``question``, cut it into words, find what else may stand for them, and what may be names.

    Raises DictionaryUnavailable.
    """
    language = question_language(question)
    script: Script = "latin" if language == "zh" else "han"
    names = asked_keys(question) if language == "zh" else latin_keys(question, any_case=True)
    vector = embedder.questions([question])[0]
    wording = word_question(question, language, vocabulary)
    return Query(question, language, question_words(question), wording, names, script, vector)


def search(
    connection: sqlite3.Connection,
    generations: Generations | None,
    query: Query,
    filters: Filters,
    limit: int,
    weights: Weights = WEIGHTS,
) -> list[Hit]:
    """The ``limit`` best passages, best first; without ``generations`` all by exact search.

    Raises IndexDamaged when Chroma cannot answer.
    """
    found = signals(connection, generations, query, filters)
    scores = put_in_order(fuse(found, weights), found.articles, found.corrections)
    best = list(scores)[:limit]
    passages = get_passages(connection, best)
    articles = articles_of(connection, {found.articles[passage] for passage in best})
    return [
        Hit(
            passages[passage],
            articles[passages[passage].article],
            scores[passage],
            found.cosines[passage],
            found.own.get(passage, 0.0),
            found.names.get(passage, 0.0),
            found.translated.get(passage, 0.0),
        )
        for passage in best
    ]


def signals(connection: sqlite3.Connection, generations: Generations | None, query: Query, filters: Filters) -> Signals:
    """What each way of searching says of the passages that any of them proposes. Raises as ``search`` does."""
    means = load_means(connection)
    selection = select(connection, filters)
    question = centre(query.vector, means.questions[query.language])
    dense = _dense_candidates(connection, generations, question, means, selection, filters.language)
    readings = weighed(connection, query)
    proposed = [passage for terms in readings for passage in search_terms(terms, CANDIDATES, selection)]
    names = search_names(connection, query.names, query.script, CANDIDATES, selection)
    articles = article_ids(connection, sorted({*dense, *proposed, *names}))
    corrections = corrections_of(connection, sorted(set(articles.values())))
    correcting = passages_of(connection, sorted(set(corrections.values())))
    articles |= {passage: correcting[passage] for passage in selection.keep(list(correcting))}
    cosines = exact_scores(connection, question, means, sorted(articles))
    own, translated = score_terms(connection, readings, list(cosines))
    return Signals(cosines, own, translated, names, articles, corrections)


def weighed(connection: sqlite3.Connection, query: Query) -> tuple[list[WeighedTerm], list[WeighedTerm]]:
    """The question's words, which any passage may say, and their translations, which those in other languages may."""
    counts = dict(connection.execute("SELECT language, passages FROM sums").fetchall())
    total, foreign = sum(counts.values()), sum(counts.values()) - counts.get(query.language, 0)
    return (
        weigh_terms(connection, query.wording.own, total),
        weigh_terms(connection, query.wording.translated, foreign),
    )


def fuse(found: Signals, weights: Weights) -> dict[int, float]:
    """Score each passage: its centred cosine, and what the weighed shares of words and names add to it.

    A passage is read in the reading, the question's own words or their translations, that adds more.
    """
    return {
        passage: cosine
        + max(
            weights.own * found.own.get(passage, 0.0),
            weights.translated * found.translated.get(passage, 0.0),
        )
        + weights.names * found.names.get(passage, 0.0)
        for passage, cosine in found.cosines.items()
    }


def _dense_candidates(
    connection: sqlite3.Connection,
    generations: Generations | None,
    question: "Vectors",
    means: Means,
    selection: Selection,
    language: Language | None,
) -> list[int]:
    """Passages near to the question: from Chroma and, exactly, those newer than its index; or all exactly."""
    if selection.few is not None:
        return _nearest(connection, question, means, sorted(selection.few))
    generation = current_generation(connection)
    among = selection.condition
    if generations is None or generation is None:
        return list(exact_search(connection, question, means, CANDIDATES, among=among))
    wanted = CANDIDATES if selection.everything else MOST_ASKED
    indexed = [
        passage
        for each in ([language] if language else LANGUAGES)
        for passage in selection.best(generations.search(generation, question, each, wanted), CANDIDATES)
    ]
    if len(indexed) < CANDIDATES and not selection.everything:
        # What is selected is about other things than the question, and lies behind the others.
        return _nearest(connection, question, means, selection.list_all())
    return [*exact_search(connection, question, means, CANDIDATES, after=generation.last, among=among), *indexed]


def _nearest(connection: sqlite3.Connection, question: "Vectors", means: Means, passages: Sequence[int]) -> list[int]:
    """The nearest of ``passages``, by comparing all of them."""
    scores = exact_scores(connection, question, means, passages)
    return nlargest(CANDIDATES, scores, key=scores.__getitem__)
