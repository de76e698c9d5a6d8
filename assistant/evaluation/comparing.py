"""Compare two runs, question by question: what got better, what got worse, and whether that is more than chance."""

from collections.abc import Iterable, Sequence
from typing import Literal

import numpy as np
from pydantic import BaseModel, ConfigDict

from assistant.evaluation.figures import Spread, figure
from assistant.evaluation.items import Item
from assistant.evaluation.names import MEASURES, Failure
from assistant.evaluation.running import Result, Run
from assistant.evaluation.stored import Stored
from assistant.evaluation.summary import latency

# Below this probability a change is called more than chance (the usual level of paired tests of retrieval:
# Smucker, Allan and Carterette, CIKM 2007).
LEVEL = 0.05
# Random exchanges of the two runs for the test; up to 13 questions that differ, all exchanges are tried instead.
_EXCHANGES = 9999
# Whether a declined answer was rightly declined depends on its question alone, so pairs of them never differ.
_COMPARED = ("right", *(name for name in MEASURES if name != "decline_precision"))

Change = Literal["better", "worse", "otherwise"]
CHANGES: tuple[Change, ...] = ("worse", "better", "otherwise")
Call = Literal["better", "worse", "chance", "same"]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Difference(_Model):
    """A measure in both runs, over the ``n`` questions that it applies to in both.

    ``low`` to ``high`` is the 95 % interval of ``after - before`` by a paired percentile bootstrap; ``p`` is the
    probability of a difference this large if each question's two results were exchanged at random. ``call`` is better
    or worse only when the interval leaves out 0 and ``p`` is below ``LEVEL``.
    """

    before: float
    after: float
    low: float
    high: float
    p: float
    n: int
    differ: int
    call: Call


class Changed(_Model):
    """A question that came out otherwise: what went wrong before and after (None: nothing), and both answers."""

    id: str
    question: str
    change: Change
    before: Failure | None
    after: Failure | None
    answer_before: str
    answer_after: str


class Unlike(_Model):
    """Something that is not the same in both runs, such as the model or the test set."""

    what: str
    before: str
    after: str


class Comparison(_Model):
    """All that differs between two runs.

    Questions are matched by id. ``rewritten`` are the ids that ask or accept something else now, ``gone`` and ``new``
    those of one run only; none of them is compared. ``unlike`` tells what else differs; ``same_set`` and
    ``same_articles`` whether both runs were given the same questions and articles.
    """

    before: str
    after: str
    compared: int
    same_set: bool
    same_articles: bool
    unlike: list[Unlike]
    measures: dict[str, Difference]
    changed: list[Changed]
    rewritten: list[str]
    gone: list[str]
    new: list[str]
    latency_before: dict[str, Spread]
    latency_after: dict[str, Spread]

    def of(self, change: Change) -> list[Changed]:
        """The questions that came out so."""
        return [each for each in self.changed if each.change == change]


def compare(before: Stored, after: Stored) -> Comparison:
    """What changed from ``before`` to ``after``."""
    earlier = {result.id: result for result in before.results}
    later = {result.id: result for result in after.results}
    shared = [(earlier[id_], result) for id_, result in later.items() if id_ in earlier]
    pairs = [(old, new) for old, new in shared if asks_the_same(old.item, new.item)]
    return Comparison(
        before=before.name,
        after=after.name,
        compared=len(pairs),
        same_set=before.run.digest == after.run.digest,
        same_articles=before.run.articles_digest == after.run.articles_digest,
        unlike=list(_unlike(before.run, after.run)),
        measures=dict(_differences(pairs)),
        changed=[changed for pair in pairs if (changed := _changed(*pair))],
        rewritten=[new.id for old, new in shared if not asks_the_same(old.item, new.item)],
        gone=[id_ for id_ in earlier if id_ not in later],
        new=[id_ for id_ in later if id_ not in earlier],
        latency_before=latency([old for old, _ in pairs]),
        latency_after=latency([new for _, new in pairs]),
    )


def asks_the_same(old: Item, new: Item) -> bool:
    """Whether two items of one id ask and accept the same; type and notes may differ."""
    apart = {"type", "notes", *(old.model_extra or ()), *(new.model_extra or ())}
    return old.model_dump(exclude=apart) == new.model_dump(exclude=apart)


def difference(before: Sequence[float], after: Sequence[float]) -> Difference:
    """How ``after`` differs from ``before``, its values of the same questions in the same order; not empty."""
    changes = [new - old for old, new in zip(before, after, strict=True)]
    interval = figure(changes)
    chance = _chance(changes)
    return Difference(
        before=float(np.mean(before)),
        after=float(np.mean(after)),
        low=interval.low,
        high=interval.high,
        p=chance,
        n=len(changes),
        differ=sum(change != 0 for change in changes),
        call=_call(changes, interval.low, interval.high, chance),
    )


def _differences(pairs: Sequence[tuple[Result, Result]]) -> Iterable[tuple[str, Difference]]:
    for name in _COMPARED:
        values = [(_value(old, name), _value(new, name)) for old, new in pairs]
        both = [(old, new) for old, new in values if old is not None and new is not None]
        if both:
            yield name, difference(*zip(*both, strict=True))


def _value(result: Result, measure: str) -> float | None:
    if measure == "right":
        return float(result.verdict.failure is None)
    value: float | None = getattr(result.verdict.scores, measure)
    return value


def _chance(changes: Sequence[float]) -> float:
    """The two-sided p of a paired randomisation test: exact when few questions differ, else sampled."""
    moved = np.array([change for change in changes if change])
    if moved.size < 2:  # of one question that differs, either exchange is as large
        return 1.0
    from scipy.stats import permutation_test

    def mean(one: "np.ndarray", other: "np.ndarray", axis: int = -1) -> "np.ndarray":
        return np.asarray(np.mean(one - other, axis=axis))

    found = permutation_test(
        (moved, np.zeros_like(moved)), mean, permutation_type="samples", n_resamples=_EXCHANGES, vectorized=True, rng=0
    )
    return float(found.pvalue)


def _call(changes: Sequence[float], low: float, high: float, chance: float) -> Call:
    if not any(changes):
        return "same"
    if chance < LEVEL and low > 0:
        return "better"
    return "worse" if chance < LEVEL and high < 0 else "chance"


def _changed(old: Result, new: Result) -> Changed | None:
    before, after = old.verdict.failure, new.verdict.failure
    if before == after:
        return None
    change: Change = "better" if after is None else "worse" if before is None else "otherwise"
    return Changed(
        id=new.id,
        question=new.question,
        change=change,
        before=before,
        after=after,
        answer_before=old.answer,
        answer_after=new.answer,
    )


def _unlike(before: Run, after: Run) -> Iterable[Unlike]:
    """The facts of the runs that differ; the digests of set and articles are told apart from these."""
    old, new = before.model_dump(), after.model_dump()
    for what, value in new.items():
        if old[what] != value and not what.endswith("digest"):
            yield Unlike(what=what, before=_shown(old[what]), after=_shown(value))


def _shown(value: object) -> str:
    return "–" if value is None else str(value)
