"""Measure, and with --fit fit, how sentences are picked and questions declined without a language model.

    python benchmarks/quoting.py PUBLIC_DATA [--fit]

Each question is asked over its articles and, for XQuAD, once more over the articles without the one that answers it
(then it must be declined). Printed for each set: how often the best one, two and three sentences hold an answer, how
often any of the sentences looked at does, the area under the curve of answerable against not, and how many of the
unanswerable are declined at thresholds that wrongly decline 5, 8 and 15 % of the answerable. --fit prints new values
for assistant/quoting/weights.py, fitted on the development half; without it the shipped ones are used.
"""

import argparse
import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from public_data import Question, rgb, sample, xquad

from assistant.evaluation.items import Item
from assistant.evaluation.matching import says
from assistant.quoting.candidates import FEATURES, candidates
from assistant.quoting.picking import PASSAGES
from assistant.quoting.weights import OTHER_LANGUAGE, SAME_LANGUAGE, Weights
from vectorstore.e5 import E5Embeddings
from vectorstore.library import Library
from vectorstore.types import Filters, NewArticle

# Questions of XQuAD that are asked; all 2,380 change the figures by about a point and take three times as long.
XQUAD_QUESTIONS = 800
RGB_QUESTIONS = 60
# Ridge penalty a row, and the weight of a row of the sample questions, which are what people will ask.
RIDGE = 1e-4
SAMPLE_WEIGHT = 3.0


@dataclass(frozen=True)
class Asked:
    """A question with the sentences found: features [n, 14], whether each is in its language, whether it answers."""

    name: str
    question: Question
    features: NDArray[np.float64]
    same: NDArray[np.bool_]
    answers: NDArray[np.bool_]


def ask(name: str, library: Library, question: Question) -> Asked:
    item = question.item
    query = library.query(item.question)
    pool = PASSAGES + 2 if question.among is None else 200
    hits = library.find(query, Filters(), pool)
    if question.among is not None:
        hits = [hit for hit in hits if hit.article.source in question.among]
    found = candidates(library, query, hits[:PASSAGES])
    return Asked(
        name,
        question,
        np.array([one.features for one in found], dtype=np.float64).reshape(-1, len(FEATURES)),
        np.array([one.hit.passage.language == query.language for one in found], dtype=bool),
        np.array([answers(item, one.hit.article.source, one.text) for one in found], dtype=bool),
    )


def answers(item: Item, source: str, text: str) -> bool:
    """Whether ``text`` of ``source`` says one of the accepted answers."""
    return source in item.sources and any(says(text, one) for group in item.groups for one in group)


def sets(data: Path) -> Iterator[tuple[str, list[NewArticle], list[Question]]]:
    yield "sample", *sample()
    for language in ("en", "zh"):
        articles, questions = rgb(data, language, RGB_QUESTIONS)
        same = [replace(one, item=one.item.model_copy(update={"type": "same"})) for one in questions]
        yield f"rgb {language}", articles, same
    articles, questions = xquad(data)
    questions = random.Random(1).sample(questions, XQUAD_QUESTIONS)
    yield "xquad", articles, questions + [unanswerable(one, articles) for one in questions]


def unanswerable(question: Question, articles: list[NewArticle]) -> Question:
    """``question`` over all articles but those that answer it."""
    others = frozenset(article.source for article in articles) - frozenset(question.item.sources)
    return replace(question, item=question.item.model_copy(update={"answers": (), "sources": ()}), among=others)


def collect(data: Path) -> list[Asked]:
    embedder = E5Embeddings()
    asked = []
    for name, articles, questions in sets(data):
        with tempfile.TemporaryDirectory() as folder:
            library = Library(Path(folder), embedder)
            with library.writing() as writer:
                for first in range(0, len(articles), 64):
                    writer.add(articles[first : first + 64])
            asked += [ask(name, library, question) for question in questions]
            library.close()
        print(f"{name}: {len(articles)} articles, {len(questions)} questions", flush=True)
    return [one for one in asked if len(one.features)]


def fit(asked: list[Asked], *, same: bool) -> tuple[NDArray[np.float64], float]:
    """Logistic regression by Newton's method over the sentences of one language pair."""
    chosen = [(one, one.same == same) for one in asked if one.question.fitted]
    rows = np.concatenate([one.features[mask] for one, mask in chosen])
    rows = np.c_[rows, np.ones(len(rows))]
    target = np.concatenate([one.answers[mask] for one, mask in chosen]).astype(float)
    weight = np.concatenate(
        [np.full(mask.sum(), SAMPLE_WEIGHT if one.name == "sample" else 1.0) for one, mask in chosen]
    )
    ridge = RIDGE * len(rows) * np.r_[np.ones(rows.shape[1] - 1), 1e-6]
    beta = np.zeros(rows.shape[1])
    for _ in range(40):
        chance = 1 / (1 + np.exp(-rows @ beta))
        gradient = rows.T @ (weight * (chance - target)) + ridge * beta
        hessian = (rows * (weight * chance * (1 - chance))[:, None]).T @ rows + np.diag(ridge)
        beta -= np.linalg.solve(hessian, gradient)
    return beta[:-1], float(beta[-1])


def chances(one: Asked, same: Weights, other: Weights) -> NDArray[np.float64]:
    logits = [one.features @ np.array(weights.features) + weights.bias for weights in (same, other)]
    return np.asarray(1 / (1 + np.exp(-np.where(one.same, *logits))))


def report(asked: list[Asked], same: Weights, other: Weights) -> None:
    print(
        f"\n{'set':8} {'language':8} {'half':6} {'n':>4} {'top1':>5} {'top2':>5} {'top3':>5} {'any':>5} {'auc':>5}"
        "  declined at 5/8/15 % wrongly  (thresholds)"
    )
    for name in ("sample", "rgb en", "rgb zh", "xquad"):
        for kind in ("same", "other"):
            for fitted in (True, False):
                group = [o for o in asked if o.name == name and o.question.fitted == fitted]
                positive = [o for o in group if o.question.item.answerable and o.question.item.type == kind]
                negative = [
                    o
                    for o in group
                    if not o.question.item.answerable and (name == "sample" or o.question.item.type == kind)
                ]
                if not positive:
                    continue
                order = [o.answers[np.argsort(-chances(o, same, other))] for o in positive]
                tops = [np.mean([o[:k].any() for o in order]) for k in (1, 2, 3, 999)]
                yes = np.array([chances(o, same, other).max() for o in positive])
                no = np.array([chances(o, same, other).max() for o in negative])
                marks = np.quantile(yes, [0.05, 0.08, 0.15])
                print(
                    f"{name:8} {kind:8} {'dev' if fitted else 'report':6} {len(positive):4} "
                    + " ".join(f"{value:5.2f}" for value in [*tops, (yes[:, None] > no).mean()])
                    + "  "
                    + "/".join(f"{(no < mark).mean():.2f}" for mark in marks)
                    + "  ("
                    + ", ".join(f"{mark:.3f}" for mark in marks)
                    + ")"
                )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--fit", action="store_true")
    given = arguments.parse_args()
    asked = collect(given.data)
    same, other = SAME_LANGUAGE, OTHER_LANGUAGE
    if given.fit:
        same = Weights(*_plain(fit(asked, same=True)), same.threshold)
        other = Weights(*_plain(fit(asked, same=False)), other.threshold)
        for name, weights in (("SAME_LANGUAGE", same), ("OTHER_LANGUAGE", other)):
            print(f"\n{name}: bias {weights.bias}")
            for feature, value in zip(FEATURES, weights.features, strict=True):
                print(f"    {value:6.2f}  {feature}")
    report(asked, same, other)


def _plain(fitted: tuple[NDArray[np.float64], float]) -> tuple[tuple[float, ...], float]:
    return tuple(round(float(value), 2) for value in fitted[0]), round(fitted[1], 2)


if __name__ == "__main__":
    main()
