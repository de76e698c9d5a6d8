"""Say why a passage was found: which words of the question it says and how, and what each way of searching scored."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from vectorstore.lexical import WeighedTerm
from vectorstore.search import WEIGHTS, Query, Weights, weighed
from vectorstore.text.names import han_keys, latin_keys
from vectorstore.types import Hit


@dataclass(frozen=True, slots=True)
class Said:
    """A ``word`` of the question, and the words ``by`` which a passage says it, as the index has both.

    ``share`` is how much of what all the question's words tell it is, 0 to 1.
    """

    word: str
    by: str
    share: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a hit's score is made of: ``meaning``, ``words`` and ``names`` are what each adds to it.

    ``order`` is what its place beside other passages of its article, and corrections, add. ``said`` are the question's
    words in the reading of which the passage says most, the question's own or its translation (``translated``), those
    that tell most first; ``unsaid`` are the others. ``keys`` are the names in the other script that it has.
    """

    hit: Hit
    meaning: float
    words: float
    names: float
    order: float
    translated: bool
    said: tuple[Said, ...]
    unsaid: tuple[str, ...]
    keys: tuple[str, ...]


def explain(
    connection: sqlite3.Connection, query: Query, hits: Sequence[Hit], weights: Weights = WEIGHTS
) -> list[Explanation]:
    """Why each of ``hits`` was found for ``query`` by a search with ``weights``."""
    readings = weighed(connection, query)
    return [_explained(connection, query, readings, hit, weights) for hit in hits]


def _explained(
    connection: sqlite3.Connection,
    query: Query,
    readings: tuple[list[WeighedTerm], list[WeighedTerm]],
    hit: Hit,
    weights: Weights,
) -> Explanation:
    title, body = connection.execute("SELECT title, body FROM words WHERE rowid = ?", (hit.passage.id,)).fetchone()
    text = f" {title} | {body} "
    said = [_said(terms, text) for terms in readings]
    own, other = weights.own * hit.words, weights.translated * hit.translated
    translated = other > own
    whole = f"{hit.article.title}\n{hit.passage.text}"
    keys = latin_keys(whole) if query.script == "latin" else han_keys(whole)
    words, names = max(own, other), weights.names * hit.names
    chosen = {each.word for each in said[translated]}
    return Explanation(
        hit=hit,
        meaning=hit.dense,
        words=words,
        names=names,
        order=hit.score - hit.dense - words - names,
        translated=translated,
        said=tuple(sorted(said[translated], key=lambda each: -each.share)),
        unsaid=tuple(term.text for term in readings[translated] if term.text not in chosen),
        keys=tuple(sorted(set(keys).intersection(query.names))),
    )


def _said(terms: Sequence[WeighedTerm], text: str) -> list[Said]:
    """Those of ``terms`` that ``text``, words between spaces, says."""
    total = sum(term.weight for term in terms)
    found = []
    for term in terms:
        ways = (*sorted(term.words), *(phrase.strip() for _, phrase in term.phrases))
        # A word that stands there itself says it best.
        by = next((way for way in sorted(ways, key=lambda way: way != term.text) if f" {way} " in text), None)
        if by is not None:
            found.append(Said(term.text, by, term.weight / total))
    return found
