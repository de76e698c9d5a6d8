"""Measure search in a library that mixes languages: XQuAD with half of its paragraphs in each.

    python benchmarks/crosslingual.py PUBLIC_DATA [--questions 1200] [--fit]

Each of the 240 paragraphs is in the library once, in blocks of five in turn in English and Chinese; questions are asked
in both languages. Printed for questions in the paragraph's language ("same") and in the other: recall@1, recall@5 and
MRR as ``newscite eval`` has them, over the first 20 passages, for the questions of paragraphs 120 to 239. Rankings side
by side, with the same embeddings: the plain cosine, the cosine centred per language, that with the share of the
question's words that a passage says, that with translated words too, at several weights, and the library's own search.
The weights are fitted with --fit, which reports the questions of paragraphs 0 to 119 instead.
"""

import argparse
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from public_data import Question, assistant_over, drawn, xquad

from assistant.evaluation.items import Item
from assistant.evaluation.ranking import Ranking, rank
from vectorstore import search
from vectorstore.dense import exact_scores
from vectorstore.e5 import E5Embeddings
from vectorstore.lexical import score_terms
from vectorstore.library import Library
from vectorstore.means import centre, load_means
from vectorstore.search import Query, Signals, Weights, fuse, weighed
from vectorstore.types import Filters

# Passages that are ranked.
DEPTH = 20

Ranked = Callable[[Query], list[str]]


def rankings(library: Library, connection: sqlite3.Connection) -> dict[str, Ranked]:
    """Each way of ranking: from a query to the sources of the passages, best first."""
    rows = connection.execute("SELECT p.id, p.embedding, a.source FROM passages p JOIN articles a ON a.id = p.article")
    ids, blobs, sources = zip(*rows, strict=True)
    vectors = np.frombuffer(b"".join(blobs), dtype=np.float32).reshape(len(ids), -1)
    of = dict(zip(ids, sources, strict=True))
    means = load_means(connection)

    def ranked(scores: dict[int, float]) -> list[str]:
        return [of[found] for found in sorted(scores, key=lambda found: -scores[found])[:DEPTH]]

    def plain(query: Query) -> list[str]:
        return ranked(dict(zip(ids, vectors @ query.vector, strict=True)))

    def centred(weight: float, *, translate: bool = False) -> Ranked:
        def rank_by(query: Query) -> list[str]:
            question = centre(query.vector, means.questions[query.language])
            cosines = exact_scores(connection, question, means, ids)
            own, translated = score_terms(connection, weighed(connection, query), ids)
            found = Signals(cosines, own, translated if translate else {}, {}, {}, {})
            return ranked(fuse(found, Weights(weight, weight, 0.0)))

        return rank_by

    def ours(query: Query) -> list[str]:
        return [hit.article.source for hit in library.find(query, Filters(), DEPTH)]

    words = {f"centred + {weight} words": centred(weight) for weight in (0.2, 0.4)}
    translated = {
        f"centred + {weight} words or translated": centred(weight, translate=True)
        for weight in (0.2, 0.3, 0.4, 0.5, 0.6)
    }
    return {"plain cosine": plain, "centred": centred(0.0), **words, **translated, "the library's search": ours}


def score(item: Item, found: list[str]) -> Ranking:
    return rank([source if source in item.sources else None for source in found], item.sources)


def measure(library: Library, ranking: Ranked, questions: list[Question]) -> str:
    cells = []
    started = time.perf_counter()
    for kind in ("same", "other"):
        items = [question.item for question in questions if question.item.type == kind]
        scores = [score(item, ranking(library.query(item.question))) for item in items]
        cells.append(
            "  ".join(f"{np.mean([getattr(s, name) for s in scores]):.3f}" for name in ("any_1", "any_5", "mrr"))
        )
    return "   ".join(cells) + f"   {1000 * (time.perf_counter() - started) / len(questions):6.1f}"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--questions", type=int, default=1200)
    arguments.add_argument("--fit", action="store_true")
    given = arguments.parse_args()
    articles, questions = xquad(given.data)
    questions = drawn([question for question in questions if question.fitted == given.fit], given.questions)
    with assistant_over(articles, E5Embeddings(), passages=DEPTH) as assistant:
        print(f"{len(questions)} questions; weights now: {search.WEIGHTS}")
        print(f"{'':38}   same R@1   R@5    MRR     other R@1  R@5    MRR    ms (with embedding)")
        with assistant.library._database.reading() as connection:
            for name, ranking in rankings(assistant.library, connection).items():
                print(f"{name:38}   {measure(assistant.library, ranking, questions)}", flush=True)


if __name__ == "__main__":
    main()
