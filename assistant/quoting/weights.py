"""How much each feature of a sentence says, fitted by ``benchmarks/quoting.py`` on development data only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression: the weights of its features, in their order, and its bias."""

    features: tuple[float, ...]
    bias: float


# Whether a sentence answers, over ``candidates.FEATURES``: of an article in the question's language, and in another.
SAME_LANGUAGE = Weights(
    features=(
        3.711,
        2.493,
        -1.793,
        -2.879,
        -0.294,
        2.224,
        0.426,
        -0.569,
        2.169,
        -4.111,
        1.39,
        1.566,
        0.082,
        0.0,
        0.0,
        -1.032,
        -1.786,
        -1.293,
        -2.366,
        0.216,
        -0.401,
        -1.789,
        0.101,
        -0.584,
        -0.674,
        -0.442,
        -1.939,
        0.898,
        -1.874,
        -0.905,
    ),
    bias=-4.825,
)
OTHER_LANGUAGE = Weights(
    features=(
        4.517,
        4.955,
        -2.298,
        -6.135,
        0.31,
        3.651,
        2.019,
        -2.426,
        0.95,
        -4.797,
        3.456,
        -0.942,
        -0.418,
        2.668,
        1.387,
        -0.64,
        -0.451,
        -3.18,
        -0.033,
        0.225,
        -0.691,
        -2.698,
        -0.334,
        -0.922,
        0.957,
        1.185,
        -1.637,
        -1.593,
        0.389,
        -1.226,
    ),
    bias=-5.147,
)
# Whether any does, over ``answerable.FEATURES``.
ANSWERABLE = Weights(
    features=(
        0.88,
        0.007,
        0.275,
        -0.187,
        2.139,
        1.341,
        -0.451,
        0.324,
        -0.94,
        -0.027,
        1.675,
        -0.246,
        -0.904,
        -0.256,
        -1.154,
        -0.512,
        -0.195,
        0.205,
        -0.207,
        0.009,
        -2.512,
        3.384,
        -2.761,
        -1.058,
        -1.164,
        -0.82,
        -0.237,
        0.254,
        -0.244,
        -0.666,
        0.149,
        1.273,
        -0.21,
        0.309,
    ),
    bias=2.088,
)
