"""Measure, and with --fit fit, how sentences are picked and questions declined without a language model.

    python benchmarks/quoting.py PUBLIC_DATA [--fit] [--keep FILE]

Each question is asked over its articles and, for XQuAD and the sample articles, once more over the articles without
those that answer it; then, when a year in it is exchanged for one that no article has, and when it is about another
subject altogether, it must be declined. Printed for each set: how often the best one, two and three sentences hold an
answer, what is quoted does, and how long that is; then, for all answerable against all others, the area under the
curve, how many of the others are declined at thresholds that wrongly decline 5, 8 and 15 % of the answerable, and how
many are at the one in use. --fit prints new values for assistant/quoting/weights.py, fitted on development data: the
shipped test set, our own data/sample_questions.jsonl, half of RGB's questions and XQuAD's of paragraphs 0 to 119. The
other halves and the held-out sets are reported. With --keep, what was measured is kept in FILE, and taken from there
when it exists.
"""

import argparse
import pickle
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from public_data import Question, RememberingEmbedder, assistant_over, rgb, sample, xquad

from assistant.evaluation.items import Item, read_test_set
from assistant.evaluation.matching import says
from assistant.quoting import answerable, picking
from assistant.quoting.candidates import Candidate, candidates
from assistant.quoting.picking import PASSAGES
from assistant.quoting.weights import ANSWERABLE, OTHER_LANGUAGE, SAME_LANGUAGE, Weights
from assistant.settings import Settings
from vectorstore.library import Library
from vectorstore.search import Query
from vectorstore.text.language import detect_language
from vectorstore.text.words import count_words
from vectorstore.types import Filters, NewArticle

# Questions of XQuAD that are asked; all 2,380 change the figures by about a point and take many times as long.
XQUAD_QUESTIONS = 360
RGB_QUESTIONS = 50
# Questions of XQuAD that are asked over the sample articles, which say nothing of them.
OFF_QUESTIONS = 300
# Ridge penalties a row, of sentences and of questions, and the weight of a row of the sample questions, which are what
# people will ask.
RIDGE, QUESTION_RIDGE = 3e-4, 1e-2
WEIGHT = {"sample": 3.0}
# How much more a near miss weighs: there are few, and they are the hard ones.
NEAR_MISS = 3.0
# The share of answerable questions over passages without titles that may be declined at the threshold in use.
WRONGLY_UNTITLED = 0.06
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Below this chance questions are declined.
USED = Settings.model_fields["decline_below"].default
NO_ANSWER = {"answers": (), "answers_all": (), "answers_all_alt": (), "answers_regex": (), "sources": ()}
_OTHER_YEARS = ("1987", "1993", "2007", "2011", "2032")


@dataclass(frozen=True)
class Asked:
    """A question with the sentences found, and for each whether it answers: [n]."""

    name: str
    question: Question
    query: Query
    found: list[Candidate]
    answers: NDArray[np.bool_]


def ask(name: str, library: Library, question: Question) -> Asked:
    item = question.item
    query = library.query(item.question)
    pool = PASSAGES + 2 if question.among is None else 200
    hits = library.find(query, Filters(), pool)
    if question.among is not None:
        hits = [hit for hit in hits if hit.article.source in question.among]
    found = picking.fitting(query, candidates(library, query, hits[:PASSAGES]))
    holds = [answers(item, one.hit.article.source, one.text) for one in found]
    return Asked(name, question, query, found, np.array(holds, dtype=bool))


def answers(item: Item, source: str, text: str) -> bool:
    """Whether ``text`` of ``source`` says one of the accepted answers."""
    return source in item.sources and any(says(text, one) for group in item.groups for one in group)


def sets(data: Path) -> Iterator[tuple[str, list[NewArticle], list[Question]]]:
    articles, questions = sample_sets()
    yield "sample", articles, questions + elsewhere(xquad(data)[1])
    for language in ("en", "zh"):
        articles, questions = rgb(data, language, RGB_QUESTIONS)
        same = [replace(one, item=one.item.model_copy(update={"type": "same"})) for one in questions]
        yield f"rgb {language}", articles, same
    articles, questions = xquad(data)
    questions = random.Random(1).sample(questions, XQUAD_QUESTIONS)
    yield "xquad", articles, questions + [unanswerable(one, articles) for one in questions]


def sample_sets() -> tuple[list[NewArticle], list[Question]]:
    """The questions over the sample articles: those of the shipped set and of our own, development and held out."""
    articles, questions = sample()
    language = {article.source: detect_language(article.text) for article in articles}
    files = {"sample_questions": True, "held_out": False, "sample_questions_held_out": False}
    for name, fitted in files.items():
        for item in read_test_set(str(Path(__file__).parent / "data" / f"{name}.jsonl")).items:
            if not item.history:
                same = not item.sources or item.language in {language[source] for source in item.sources}
                typed = item.model_copy(update={"type": "same" if same else "other"})
                questions.append(Question(typed, fitted))
    fitted = [one for one in questions if one.fitted and one.item.answerable]
    made = [unanswerable(one, articles) for one in fitted] + [of_another_year(one) for one in fitted]
    return articles, questions + [one for one in made if one is not None]


def elsewhere(questions: Sequence[Question]) -> list[Question]:
    """Some of ``questions`` for asking where nothing is said of their subject."""
    some = random.Random(3).sample(list(questions), OFF_QUESTIONS)
    return [replace(one, item=one.item.model_copy(update=NO_ANSWER)) for one in some]


def unanswerable(question: Question, articles: list[NewArticle]) -> Question:
    """``question`` over all articles but those that answer it."""
    others = frozenset(article.source for article in articles) - frozenset(question.item.sources)
    return replace(question, item=question.item.model_copy(update=NO_ANSWER), among=others)


def of_another_year(question: Question) -> Question | None:
    """``question`` about a year that no article is about; None when it names no year."""
    year = random.Random(question.item.id).choice(_OTHER_YEARS)
    asked = _YEAR.sub(year, question.item.question)
    if asked == question.item.question:
        return None
    return replace(question, item=question.item.model_copy(update={"question": asked, **NO_ANSWER}))


def collect(data: Path) -> list[Asked]:
    embedder = RememberingEmbedder()
    asked = []
    for name, articles, questions in sets(data):
        with assistant_over(articles, embedder, passages=PASSAGES) as assistant:
            asked += [ask(name, assistant.library, question) for question in questions]
        print(f"{name}: {len(articles)} articles, {len(questions)} questions", flush=True)
    return asked


@dataclass(frozen=True)
class Model:
    """All that is fitted."""

    same: Weights
    other: Weights
    answerable: Weights

    def logits(self, one: Asked) -> NDArray[np.float64]:
        rows = np.array([each.features for each in one.found], dtype=np.float64)
        logits = [rows @ np.array(weights.features) + weights.bias for weights in (self.same, self.other)]
        return np.where(is_same(one), *logits)

    def chance(self, one: Asked) -> float:
        if not one.found:
            return 0.0
        row = answerable.features(one.query, one.found, list(self.logits(one)))
        return float(1 / (1 + np.exp(-(row @ np.array(self.answerable.features) + self.answerable.bias))))


def is_same(one: Asked) -> NDArray[np.bool_]:
    return np.array([each.hit.passage.language == one.query.language for each in one.found], dtype=bool)


def fit(asked: Sequence[Asked]) -> Model:
    fitted = [one for one in asked if one.question.fitted and one.found]
    pair = {}
    for same in (True, False):
        chosen = [(one, is_same(one) == same) for one in fitted]
        rows = [each.features for one, mask in chosen for each, use in zip(one.found, mask, strict=True) if use]
        target = np.concatenate([one.answers[mask] for one, mask in chosen])
        weight = np.concatenate([np.full(mask.sum(), WEIGHT.get(one.name, 1.0)) for one, mask in chosen])
        pair[same] = regression(np.array(rows), target, weight, RIDGE)
    first = Model(pair[True], pair[False], ANSWERABLE)
    rows = [answerable.features(one.query, one.found, list(first.logits(one))) for one in fitted]
    target = np.array([one.question.item.answerable for one in fitted])
    near = near_misses()
    weight = np.array(
        [WEIGHT.get(one.name, 1.0) * (NEAR_MISS if one.question.item.question in near else 1.0) for one in fitted]
    )
    second = replace(first, answerable=regression(np.array(rows), target, weight, QUESTION_RIDGE))
    return calibrated(second, fitted)


def near_misses() -> set[str]:
    """The questions of the sample's near misses."""
    sets = ["sample", str(Path(__file__).parent / "data" / "sample_questions.jsonl")]
    return {item.question for name in sets for item in read_test_set(name).items if item.type == "near_miss"}


def calibrated(model: Model, fitted: Sequence[Asked]) -> Model:
    """``model`` with such a weight of articles without a title that the threshold in use suits them too.

    Short passages without titles, all of one subject, look as near to what they do not answer as to what they do: the
    same chance of an answer means less of them.
    """
    at = answerable.FEATURES.index("untitled")
    chances = [model.chance(one) for one in fitted if one.question.item.answerable and one.name.startswith("rgb")]
    mark = float(np.quantile(chances, WRONGLY_UNTITLED))
    move = np.log(USED / (1 - USED)) - np.log(mark / (1 - mark))
    features = list(model.answerable.features)
    features[at] = round(features[at] + float(move), 3)
    return replace(model, answerable=replace(model.answerable, features=tuple(features)))


def regression(
    rows: NDArray[np.floating], target: NDArray[np.bool_], weight: NDArray[np.float64], ridge: float
) -> Weights:
    """Logistic regression by Newton's method; the penalty is on features brought to unit variance."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    scaled = np.c_[(rows - mean) / spread, np.ones(len(rows))].astype(np.float64)
    penalty = ridge * len(rows) * np.r_[np.ones(rows.shape[1]), 1e-6]
    beta = np.zeros(scaled.shape[1])
    for _ in range(40):
        chance = 1 / (1 + np.exp(-scaled @ beta))
        gradient = scaled.T @ (weight * (chance - target)) + penalty * beta
        hessian = (scaled * (weight * chance * (1 - chance))[:, None]).T @ scaled + np.diag(penalty)
        beta -= np.linalg.solve(hessian, gradient)
    features = beta[:-1] / spread
    bias = beta[-1] - float(features @ mean)
    return Weights(tuple(round(float(value), 3) for value in features), round(float(bias), 3))


def report(asked: Sequence[Asked], model: Model) -> None:
    print(
        f"\n{'set':8} {'language':8} {'half':6} {'n':>4}  top1  top2  top3   any  quoted  words: median, 95th  precise"
    )
    for name in ("sample", "rgb en", "rgb zh", "xquad"):
        for kind in ("same", "other"):
            for fitted in (True, False):
                group = [o for o in asked if o.name == name and o.question.fitted == fitted]
                of_kind = [o for o in group if o.question.item.answerable and o.question.item.type == kind]
                if of_kind:
                    print(
                        f"{name:8} {kind:8} {'dev' if fitted else 'report':6} {len(of_kind):4} {picked(of_kind, model)}"
                    )
    print(f"\n{'set':8} {'half':6} answerable, not   auc  declined at 5/8/15 % wrongly   declined now, wrongly now")
    for name in ("sample", "rgb en", "rgb zh", "xquad"):
        for fitted in (True, False):
            group = [o for o in asked if o.name == name and o.question.fitted == fitted]
            print(f"{name:8} {'dev' if fitted else 'report':6} {declined(group, model)}")


def picked(asked: Sequence[Asked], model: Model) -> str:
    asked = [one for one in asked if one.found]
    order = [one.answers[np.argsort(-model.logits(one))] for one in asked]
    tops = [np.mean([answers[:most].any() for answers in order]) for most in (1, 2, 3, 999)]
    holds, words, precise = [], [], []
    for one in asked:
        quotes = picking.choose(one.found, list(1 / (1 + np.exp(-model.logits(one)))))
        said = [quote.hit.article.text[quote.span.start : quote.span.end] for quote in quotes]
        sources = [quote.hit.article.source for quote in quotes]
        holds.append(any(answers(one.question.item, source, text) for source, text in zip(sources, said, strict=True)))
        words.append(sum(map(count_words, said)))
        precise.append(np.mean([source in one.question.item.sources for source in sources]))
    median, most = np.percentile(words, [50, 95])
    cells = "  ".join(f"{value:.2f}" for value in [*tops, np.mean(holds)])
    return f" {cells}     {median:.0f}, {most:.0f}             {np.mean(precise):.2f}"


def declined(asked: Sequence[Asked], model: Model) -> str:
    chances = {
        truth: np.array([model.chance(o) for o in asked if o.question.item.answerable == truth]) for truth in (1, 0)
    }
    yes, no = chances[1], chances[0]
    marks = np.quantile(yes, [0.05, 0.08, 0.15])
    cells = "/".join(f"{(no < mark).mean():.2f}" for mark in marks)
    at = ", ".join(f"{mark:.2f}" for mark in marks)
    return (
        f"{len(yes):4} {len(no):4}          {(yes[:, None] > no).mean():.2f}  {cells} ({at})"
        f"   {(no < USED).mean():.2f}  {(yes < USED).mean():.2f}"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--fit", action="store_true")
    arguments.add_argument("--keep", type=Path)
    given = arguments.parse_args()
    if given.keep and given.keep.exists():
        asked = pickle.loads(given.keep.read_bytes())
    else:
        asked = collect(given.data)
        if given.keep:
            given.keep.write_bytes(pickle.dumps(asked))
    model = Model(SAME_LANGUAGE, OTHER_LANGUAGE, ANSWERABLE)
    if given.fit:
        model = fit(asked)
        for name, weights in (
            ("SAME_LANGUAGE", model.same),
            ("OTHER_LANGUAGE", model.other),
            ("ANSWERABLE", model.answerable),
        ):
            print(f"{name} = {weights}")
    report(asked, model)


if __name__ == "__main__":
    main()
