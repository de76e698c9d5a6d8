"""How much each feature of a sentence says, fitted by ``benchmarks/quoting.py`` on development data only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression over ``candidates.FEATURES``, and the probability below which nothing is quoted."""

    features: tuple[float, ...]
    bias: float
    threshold: float


# Thresholds: of the development questions over the sample library, about one in ten that has an answer is declined
# there, and 0.44 of the near misses are (``benchmarks/answers.py``; docs/figures.md has the figures). At thresholds
# half as high again more near misses are, but so are questions that are plainly answered.
SAME_LANGUAGE = Weights(
    features=(3.11, 1.22, 0.11, 0.57, 1.52, 2.03, 0.0, 0.0, 0.07, -2.28, -0.48, -0.47, -1.3, -0.45),
    bias=-6.26,
    threshold=0.1,
)
OTHER_LANGUAGE = Weights(
    features=(7.13, 4.96, 0.05, -0.79, 0.46, 1.28, 1.77, 2.67, 0.41, -1.63, -1.15, -1.04, -0.13, -0.26),
    bias=-6.35,
    threshold=0.05,
)
