"""Measure search in a library that mixes languages: XQuAD with half of its paragraphs in each.

    python benchmarks/crosslingual.py PUBLIC_DATA [--questions 1200] [--fit]

Each of the 240 paragraphs is in the library once, in blocks of five in turn in English and Chinese; questions are asked
in both languages. Printed for questions in the paragraph's language ("same") and in the other: how often the right
paragraph is first, among the first five, and its mean reciprocal rank, for the questions of paragraphs 120 to 239.
Rankings side by side, with the same embeddings: the plain cosine, the cosine centred per language, that with the share
of the question's words that a passage says, that with translated words too, at several weights, and the library's own
search. The weights are fitted with --fit, which reports the questions of paragraphs 0 to 119 instead.
"""

import argparse
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from public_data import Item, xquad

from vectorstore import search
from vectorstore.dense import exact_scores
from vectorstore.dictionary import Dictionary
from vectorstore.e5 import E5Embeddings
from vectorstore.lexical import score_terms
from vectorstore.library import Library
from vectorstore.means import centre, load_means
from vectorstore.search import Query, fuse, weighed
from vectorstore.types import Filters

Ranking = Callable[[Query], list[str]]


def rankings(library: Library, connection: sqlite3.Connection) -> dict[str, Ranking]:
    """Each way of ranking: from a query to the sources, best first."""
    rows = connection.execute("SELECT p.id, p.embedding, a.source FROM passages p JOIN articles a ON a.id = p.article")
    ids, blobs, sources = zip(*rows, strict=True)
    vectors = np.frombuffer(b"".join(blobs), dtype=np.float32).reshape(len(ids), -1)
    of = dict(zip(ids, sources, strict=True))
    means = load_means(connection)

    def ranked(scores: dict[int, float]) -> list[str]:
        return list(dict.fromkeys(of[found] for found in sorted(scores, key=lambda found: -scores[found])))

    def plain(query: Query) -> list[str]:
        return ranked(dict(zip(ids, vectors @ query.vector, strict=True)))

    def centred(weight: float, *, translate: bool = False) -> Ranking:
        def rank(query: Query) -> list[str]:
            cosines = exact_scores(connection, centre(query.vector, means.questions[query.language]), means, ids)
            own, translated = weighed(connection, query, restricted=False)
            words = score_terms(connection, [own, translated if translate else []], ids) if weight else {}
            return ranked(fuse(cosines, [(weight, words)]))

        return rank

    def ours(query: Query) -> list[str]:
        return list(dict.fromkeys(hit.article.source for hit in library.find(query, Filters(), 20)))

    words = {f"centred + {weight} words": centred(weight) for weight in (0.2, 0.4)}
    translated = {
        f"centred + {weight} words or translated": centred(weight, translate=True)
        for weight in (0.2, 0.3, 0.4, 0.5, 0.6)
    }
    return {"plain cosine": plain, "centred": centred(0.0), **words, **translated, "the library's search": ours}


def measure(library: Library, rank: Ranking, items: list[Item]) -> str:
    cells = []
    started = time.perf_counter()
    for kind in ("same", "other"):
        places = []
        for item in items:
            if item.kind == kind:
                (gold,) = item.gold
                found = rank(library.query(item.question))
                places.append(found.index(gold) + 1 if gold in found else np.inf)
        at = np.array(places)
        cells.append(f"{(at <= 1).mean():.3f}  {(at <= 5).mean():.3f}  {(1 / at).mean():.3f}")
    return "   ".join(cells) + f"   {1000 * (time.perf_counter() - started) / len(items):6.1f}"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--questions", type=int, default=1200)
    arguments.add_argument("--fit", action="store_true")
    given = arguments.parse_args()
    articles, items = xquad(given.data)
    items = [item for item in items if item.fitted == given.fit]
    items = random.Random(2).sample(items, min(given.questions, len(items)))
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder), E5Embeddings(), Dictionary())
        with library.writing() as writer:
            writer.add(articles)
        print(f"{len(items)} questions; weights now: words {search.WORDS_WEIGHT}, names {search.NAMES_WEIGHT}")
        print(f"{'':38}   same R@1   R@5    MRR     other R@1  R@5    MRR    ms (with embedding)")
        with library._database.reading() as connection:
            for name, rank in rankings(library, connection).items():
                print(f"{name:38}   {measure(library, rank, items)}", flush=True)


if __name__ == "__main__":
    main()
