"""How well the passages that were found are ranked, by ir-measures (MacAvaney et al., 2022) over trec_eval."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from ir_measures.measures import Measure

# The ranks at which recall is told: the first, what a person looks at, and what an answer is mostly made from.
CUTOFFS = (1, 3, 5)


class Ranking(BaseModel):
    """Of one question: is any, are all of its sources among the first passages; 1 / rank of the first; nDCG."""

    model_config = ConfigDict(frozen=True)

    any_1: float
    any_3: float
    any_5: float
    all_1: float
    all_3: float
    all_5: float
    mrr: float
    ndcg_5: float


def rank(found: Sequence[str | None], wanted: Sequence[str]) -> Ranking:
    """Score ``found``: for each passage, best first, the source of ``wanted`` that it is of, or None.

    A source counts where it is first found; further passages of it are neither right nor left out. ``wanted`` must
    not be empty.
    """
    from ir_measures import Qrel, ScoredDoc, iter_calc

    documents = []
    for place, source in enumerate(found):
        first = source is not None and source not in found[:place]
        documents.append(ScoredDoc("", f"source {source}" if first else f"{place}", float(len(found) - place)))
    relevant = [Qrel("", f"source {source}", 1) for source in dict.fromkeys(wanted)]
    values = {metric.measure: metric.value for metric in iter_calc(list(_measures().values()), relevant, documents)}
    scores = {name: float(values[measure]) for name, measure in _measures().items()}
    complete = {f"all_{k}": float(scores.pop(f"recall_{k}") == 1) for k in CUTOFFS}
    return Ranking(**scores, **complete)


@cache
def _measures() -> "dict[str, Measure]":
    from ir_measures import RR, R, Success, nDCG

    at = {f"any_{k}": Success @ k for k in CUTOFFS} | {f"recall_{k}": R @ k for k in CUTOFFS}
    return at | {"mrr": RR, "ndcg_5": nDCG @ 5}
