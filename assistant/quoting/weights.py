"""How much each feature of a sentence says, fitted by ``benchmarks/quoting.py`` on development data only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression: the weights of its features, in their order, and its bias."""

    features: tuple[float, ...]
    bias: float


# Whether a sentence of an article in the question's language answers, over ``candidates.FEATURES``.
SAME_LANGUAGE = Weights(
    features=(
        3.711,  # meaning
        2.493,  # meaning_in_context
        -1.793,  # passage_meaning
        -2.879,  # behind
        -0.294,  # words
        2.224,  # words_in_context
        0.426,  # words_around
        -0.569,  # words_in_passage
        2.169,  # words_in_article
        -4.111,  # unsaid
        1.39,  # unsaid_around
        1.566,  # unsaid_in_passage
        0.082,  # unsaid_in_article
        0.0,  # names
        0.0,  # names_in_passage
        -1.032,  # persons_missing
        -1.786,  # keys_missing
        -1.293,  # bodies_missing
        -2.366,  # bodies_missing_in_passage
        0.216,  # numbers_missing
        -0.401,  # numbers_missing_near
        -1.789,  # years_missing
        0.101,  # years_elsewhere
        -0.584,  # capitals_missing
        -0.674,  # capitals_missing_in_passage
        -0.442,  # offers
        -1.939,  # lacks
        0.898,  # offers_words
        -1.874,  # meaning_words
        -0.905,  # headline
    ),
    bias=-4.825,
)
# The same for a sentence in another language.
OTHER_LANGUAGE = Weights(
    features=(
        4.517,  # meaning
        4.955,  # meaning_in_context
        -2.298,  # passage_meaning
        -6.135,  # behind
        0.31,  # words
        3.651,  # words_in_context
        2.019,  # words_around
        -2.426,  # words_in_passage
        0.95,  # words_in_article
        -4.797,  # unsaid
        3.456,  # unsaid_around
        -0.942,  # unsaid_in_passage
        -0.418,  # unsaid_in_article
        2.668,  # names
        1.387,  # names_in_passage
        -0.64,  # persons_missing
        -0.451,  # keys_missing
        -3.18,  # bodies_missing
        -0.033,  # bodies_missing_in_passage
        0.225,  # numbers_missing
        -0.691,  # numbers_missing_near
        -2.698,  # years_missing
        -0.334,  # years_elsewhere
        -0.922,  # capitals_missing
        0.957,  # capitals_missing_in_passage
        1.185,  # offers
        -1.637,  # lacks
        -1.593,  # offers_words
        0.389,  # meaning_words
        -1.226,  # headline
    ),
    bias=-5.147,
)
# Whether any sentence does, over ``answerable.FEATURES``.
ANSWERABLE = Weights(
    features=(
        0.88,  # best
        0.007,  # second
        0.275,  # three_best
        -0.187,  # all
        2.139,  # words_around
        1.341,  # unsaid_around
        -0.451,  # words_in_passage
        0.324,  # words_in_article
        -0.94,  # unsaid_in_article
        -0.027,  # meaning
        1.675,  # meaning_in_context
        -0.246,  # offers
        -0.904,  # lacks
        -0.256,  # capitals_missing
        -1.154,  # bodies_missing
        -0.512,  # persons_missing
        -0.195,  # keys_missing
        0.205,  # numbers_missing
        -0.207,  # numbers_missing_near
        0.009,  # years_missing
        -2.512,  # years_elsewhere
        3.384,  # any_meaning
        -2.761,  # any_passage_meaning
        -1.058,  # any_words_in_article
        -1.164,  # any_words_in_passage
        -0.82,  # same_language
        -0.237,  # asks_person
        0.254,  # asks_time
        -0.244,  # asks_money
        -0.666,  # asks_number
        0.149,  # asks_place
        1.273,  # asks_reason
        -0.21,  # asks_body
        0.309,  # asks_award
    ),
    bias=2.088,
)
