"""The lexical indexes in SQLite FTS5: words, and names by their pinyin."""

import math
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from vectorstore.selecting import Selection
from vectorstore.text.names import han_keys, latin_keys
from vectorstore.text.terms import Term
from vectorstore.text.words import index_words

Script = Literal["han", "latin"]

# About as many passages as it takes for a common word to be seen as one.
_BACKGROUND = 100
# A term that more passages say proposes none; that keeps a search in a large library short.
_MOST_SAID = 1000
# A name that more passages have says too little to be worth reading them all.
_MOST_NAMED = 2000


@dataclass(frozen=True, slots=True)
class WeighedTerm:
    """A term as passages say it, how much it tells (above 0), and those that do; none when they are too many.

    ``words`` are the alternatives of one word, ``phrases`` those of several: the first word, and all between spaces.
    """

    text: str
    words: frozenset[str]
    phrases: tuple[tuple[str, str], ...]
    weight: float
    passages: frozenset[int]


def index_passage(connection: sqlite3.Connection, passage: int, title: str, body: str) -> None:
    """Make the passage findable by its words, by its title's at half their weight, and by the names in it."""
    connection.execute(
        "INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)",
        (passage, " ".join(index_words(title)), " ".join(index_words(body))),
    )
    whole = f"{title}\n{body}"
    connection.execute(
        "INSERT INTO names (rowid, han, latin) VALUES (?, ?, ?)",
        (passage, " ".join(han_keys(whole)), " ".join(latin_keys(whole))),
    )


def forget_passages(connection: sqlite3.Connection, passages: Sequence[int]) -> None:
    """Take the passages out of the lexical indexes."""
    for index in ("words", "names"):
        connection.executemany(f"DELETE FROM {index} WHERE rowid = ?", [(passage,) for passage in passages])


def weigh_terms(connection: sqlite3.Connection, terms: Sequence[Term], among: int) -> list[WeighedTerm]:
    """``terms`` with how much each tells when ``among`` passages could say it; those that most say are left out.

    What stands for one word counts together, so a word of many meanings tells little. One that no passage says tells
    most.
    """
    weighed = []
    last = connection.execute("SELECT ifnull(max(id), 0) FROM passages").fetchone()[0]
    for term in terms:
        passages = _passages_that_say(connection, term)
        saying = float(len(passages))
        if len(passages) > _MOST_SAID:
            # Ids are given in turn, and from the first on about as many of them say it.
            first = passages[0]
            saying, passages = len(passages) * (last - first + 1) / (passages[-1] - first + 1), []
        weight = _rarity(min(saying, among), among + _BACKGROUND)
        if weight > 0:
            words = frozenset(written for written in term.alternatives if " " not in written)
            phrases = tuple((written.split()[0], f" {written} ") for written in term.alternatives if " " in written)
            weighed.append(WeighedTerm(term.text, words, phrases, weight, frozenset(passages)))
    return weighed


def search_terms(terms: Sequence[WeighedTerm], limit: int, selection: Selection) -> list[int]:
    """The ``limit`` selected passages that say most of those ``terms`` that few say, best first."""
    scores: defaultdict[int, float] = defaultdict(float)
    for term in terms:
        for passage in term.passages:
            scores[passage] += term.weight
    return selection.best(_ranked(scores), limit)


def score_terms(
    connection: sqlite3.Connection, readings: Sequence[Sequence[WeighedTerm]], passages: Sequence[int]
) -> list[dict[int, float]]:
    """For each of ``readings``, a question's terms: how much of what they tell each of ``passages`` says, 0 to 1.

    A passage that says nothing is left out. How often it says a word does not matter, nor how long it is: that finds
    more than BM25 (docs/search.md), and shares of words and of translations compare, where BM25 would count every
    alternative apart.
    """
    all_told = [sum(term.weight for term in terms) for terms in readings]
    shares: list[dict[int, float]] = [{} for _ in readings]
    marks = ",".join("?" * len(passages))
    rows = connection.execute(f"SELECT rowid, title, body FROM words WHERE rowid IN ({marks})", list(passages))
    for passage, title, body in rows:
        # The bar keeps the title's end and the text's start from being read together.
        text = f" {title} | {body} "
        words = frozenset(text.split())
        for terms, most, share in zip(readings, all_told, shares, strict=True):
            if said := told(terms, text, words):
                share[passage] = said / most
    return shares


def told(terms: Sequence[WeighedTerm], text: str, words: frozenset[str]) -> float:
    """How much those of ``terms`` tell that a passage says: ``words`` are those of ``text``, between spaces."""
    all_told = 0.0
    for term in terms:
        if not term.words.isdisjoint(words) or any(first in words and phrase in text for first, phrase in term.phrases):
            all_told += term.weight
    return all_told


def search_names(
    connection: sqlite3.Connection, keys: Sequence[str], script: Script, limit: int, selection: Selection
) -> dict[int, float]:
    """The ``limit`` selected passages with most of the names ``keys`` written in ``script``: id to score, 0 to 1.

    A score is the rarity of the keys found in the passage as a share of that of all the keys that any passage
    has. How often a name stands in a passage does not matter, nor do keys that nobody knows: most are no names.
    """
    scores: defaultdict[int, float] = defaultdict(float)
    total = 0.0
    for key, rarity in word_rarities(connection, keys, index="names").items():
        rows = connection.execute(
            "SELECT rowid FROM names WHERE names MATCH ? LIMIT ?",
            [f"{script} : {_any_of([key])}", _MOST_NAMED],
        ).fetchall()
        total += rarity if rows else 0.0
        for (passage,) in rows:
            scores[passage] += rarity
    return {passage: scores[passage] / total for passage in selection.best(_ranked(scores), limit)}


def _ranked(scores: Mapping[int, float]) -> list[int]:
    return sorted(scores, key=lambda passage: (-scores[passage], passage))


def word_weights(connection: sqlite3.Connection, words: Sequence[str]) -> dict[str, float]:
    """How much each word tells of what is asked about: its rarity in the library among ``_BACKGROUND`` other passages.

    Without the background a library of a few articles would take the words of its own subject for common ones. A word
    that no passage has weighs as much as one that a single passage has: it may be another form of what is there.
    """
    total = connection.execute("SELECT count(*) FROM passages").fetchone()[0] + _BACKGROUND
    return {
        word: math.log((total - having + 0.5) / (max(having, 1) + 0.5))
        for word, having in _passages_with(connection, words, "words").items()
    }


def word_rarities(
    connection: sqlite3.Connection, terms: Sequence[str], *, index: Literal["words", "names"] = "words"
) -> dict[str, float]:
    """How rare each term is among the passages: the logarithm of the odds against it, at least 0 (BM25's)."""
    total = connection.execute("SELECT count(*) FROM passages").fetchone()[0]
    return {
        term: max(math.log((total - having + 0.5) / (having + 0.5)), 1e-6)
        for term, having in _passages_with(connection, terms, index).items()
    }


def _passages_with(
    connection: sqlite3.Connection, terms: Sequence[str], index: Literal["words", "names"]
) -> dict[str, int]:
    """In how many passages each term is."""
    counts = {}
    for term in terms:
        row = connection.execute(f"SELECT doc FROM {index}_terms WHERE term = ?", (term,)).fetchone()
        counts[term] = 0 if row is None else int(row[0])
    return counts


def _passages_that_say(connection: sqlite3.Connection, term: Term) -> list[int]:
    """Passages that say ``term``, in order, at most one more than ``_MOST_SAID``."""
    if not term.alternatives:
        return []
    rows = connection.execute(
        "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid LIMIT ?",
        [_any_of(term.alternatives), _MOST_SAID + 1],
    )
    return [row[0] for row in rows]


def _rarity(saying: float, among: int) -> float:
    """The logarithm of the odds against a passage saying something that ``saying`` of ``among`` passages say."""
    return math.log((among - saying + 0.5) / (saying + 0.5))


def _any_of(terms: Sequence[str]) -> str:
    """Any of ``terms``, each as a quoted string: nothing in it is FTS5 syntax."""
    return " OR ".join('"' + term.replace('"', '""') + '"' for term in terms)
