"""Figures with how sure they are."""

from collections.abc import Iterable, Sequence

import numpy as np
from pydantic import BaseModel, ConfigDict

# Percentile bootstrap (Efron and Tibshirani, 1993): 95 % intervals from this many resamples of the questions.
RESAMPLES = 2000
CONFIDENCE = 0.95


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Figure(_Model):
    """The mean of a measure over the ``n`` questions that it applies to, and its 95 % interval."""

    value: float
    low: float
    high: float
    n: int


class Spread(_Model):
    """The median and the 95th percentile."""

    median: float
    p95: float


def figure(values: Sequence[float]) -> Figure:
    """The mean of ``values`` (at least one) with its bootstrap interval; of one value, that value."""
    mean = float(np.mean(values))
    if len(set(values)) == 1:
        return Figure(value=mean, low=mean, high=mean, n=len(values))
    from scipy.stats import bootstrap

    found = bootstrap(
        (values,), np.mean, n_resamples=RESAMPLES, confidence_level=CONFIDENCE, method="percentile", rng=0
    ).confidence_interval
    return Figure(value=mean, low=float(found.low), high=float(found.high), n=len(values))


def spread(values: Iterable[float]) -> Spread:
    """The spread of ``values``, of which there is at least one."""
    median, p95 = np.percentile(list(values), [50, 95])
    return Spread(median=float(median), p95=float(p95))
