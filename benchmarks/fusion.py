"""Fit the weights by which search adds up meaning, words, translated words and names.

    python benchmarks/fusion.py PUBLIC_DATA [--questions 300]

Only on development data: XQuAD's questions of paragraphs 0 to 119, half of RGB's questions over all passages of a file,
and the shipped test set. Every passage that search would score for a question is scored once in each way, then put in
order by every combination of weights. Printed are recall@1 and recall@5 of each set for the weights in use and for the
best combinations by the mean of all sets.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from public_data import Question, RememberingEmbedder, assistant_over, drawn, rgb, sample, xquad

from vectorstore import search
from vectorstore.articles import article_ids
from vectorstore.library import Library
from vectorstore.search import Signals, Weights, signals
from vectorstore.types import Filters, NewArticle

OWN = (0.1, 0.2, 0.3, 0.4, 0.5)
TRANSLATED = (0.3, 0.4, 0.5, 0.6, 0.7)
NAMES = (0.1, 0.2, 0.3, 0.4)
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Judged:
    """A question of a set: the ways in which its passages were scored, and whether each passage is wanted: [n]."""

    found: Signals
    wanted: NDArray[np.bool_]


def judged(library: Library, questions: Sequence[Question]) -> Iterator[Judged]:
    story = {copy.source: article.source for article in library.articles() for copy in library.copies(article.id)}
    source = {article.id: article.source for article in library.articles()}
    for question in questions:
        wanted = {story.get(each, each) for each in question.item.sources}
        query = library.query(question.item.question)
        with library._database.reading() as connection:
            found = signals(connection, library._generations, query, Filters())
            of = article_ids(connection, list(found.cosines))
        yield Judged(found, np.array([source[of[passage]] in wanted for passage in found.cosines]))


def places(one: Judged, weights: Weights) -> int:
    """How many passages stand before the first that is wanted."""
    scores = np.array(list(search.fuse(one.found, weights).values()))
    return int((scores > scores[one.wanted].max()).sum()) if one.wanted.any() else 10_000


def recalls(sets: Mapping[str, Sequence[Judged]], weights: Weights) -> list[float]:
    figures = []
    for questions in sets.values():
        at = np.array([places(one, weights) for one in questions])
        figures += [float((at < 1).mean()), float((at < 5).mean())]
    return figures


def sets_of(data: Path, most: int) -> Iterator[tuple[str, list[NewArticle], list[Question]]]:
    articles, questions = xquad(data)
    fitted = [question for question in questions if question.fitted]
    for kind in ("same", "other"):
        yield f"xquad {kind}", articles, drawn([one for one in fitted if one.item.type == kind], most)
    for language in ("en", "zh"):
        articles, questions = rgb(data, language, most)
        asked = [one for one in questions if one.fitted and one.item.type == "answering"]
        yield f"rgb {language}", articles, asked
    articles, questions = sample()
    yield "sample", articles, [one for one in questions if one.item.sources]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--questions", type=int, default=300)
    given = arguments.parse_args()
    embedder = RememberingEmbedder()
    sets: dict[str, list[Judged]] = {}
    for name, articles, questions in sets_of(given.data, given.questions):
        with assistant_over(articles, embedder, passages=8) as assistant:
            sets[name] = list(judged(assistant.library, questions))
        print(f"{name}: {len(questions)} questions, {len(articles)} articles", flush=True)
    print(f"{'own, translated, names':26}" + "".join(f"{name:>14}" for name in sets) + "     mean")
    tried = {Weights(*each): recalls(sets, Weights(*each)) for each in product(OWN, TRANSLATED, NAMES)}
    best = sorted(tried, key=lambda weights: -float(np.mean(tried[weights])))[:SHOWN]
    for weights in [search.WEIGHTS, *best]:
        figures = tried.get(weights) or recalls(sets, weights)
        cells = "".join(f"   {one:.3f} {five:.3f}" for one, five in zip(figures[::2], figures[1::2], strict=True))
        print(
            f"{weights.own:6.2f} {weights.translated:6.2f} {weights.names:6.2f}      {cells}   {np.mean(figures):.4f}"
        )


if __name__ == "__main__":
    main()
