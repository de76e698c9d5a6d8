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
        3.442,  # meaning
        2.836,  # meaning_in_context
        -1.815,  # passage_meaning
        -3.222,  # behind
        -0.098,  # words
        2.324,  # words_in_context
        0.393,  # words_around
        -0.766,  # words_in_passage
        2.253,  # words_in_article
        -4.469,  # unsaid
        1.14,  # unsaid_around
        1.662,  # unsaid_in_passage
        0.416,  # unsaid_in_article
        0.0,  # names
        0.0,  # names_in_passage
        -1.106,  # persons_missing
        -1.894,  # keys_missing
        -1.185,  # bodies_missing
        -2.606,  # bodies_missing_in_passage
        0.223,  # numbers_missing
        -0.451,  # numbers_missing_near
        -1.872,  # years_missing
        0.118,  # years_elsewhere
        -0.661,  # capitals_missing
        -0.703,  # capitals_missing_in_passage
        -0.317,  # offers
        -1.1,  # lacks
        0.799,  # offers_words
        -2.369,  # meaning_words
        -1.217,  # thing_unsaid
        -0.989,  # headline
    ),
    bias=-4.68,
)
# The same for a sentence in another language.
OTHER_LANGUAGE = Weights(
    features=(
        4.507,  # meaning
        5.063,  # meaning_in_context
        -2.198,  # passage_meaning
        -6.204,  # behind
        0.388,  # words
        3.662,  # words_in_context
        2.03,  # words_around
        -2.457,  # words_in_passage
        0.955,  # words_in_article
        -5.108,  # unsaid
        3.553,  # unsaid_around
        -1.078,  # unsaid_in_passage
        0.009,  # unsaid_in_article
        2.932,  # names
        1.129,  # names_in_passage
        -0.696,  # persons_missing
        -0.421,  # keys_missing
        -3.417,  # bodies_missing
        0.048,  # bodies_missing_in_passage
        0.179,  # numbers_missing
        -0.594,  # numbers_missing_near
        -2.76,  # years_missing
        -0.389,  # years_elsewhere
        -0.85,  # capitals_missing
        0.914,  # capitals_missing_in_passage
        1.091,  # offers
        -1.114,  # lacks
        -1.419,  # offers_words
        -0.316,  # meaning_words
        -1.03,  # thing_unsaid
        -1.244,  # headline
    ),
    bias=-5.105,
)
# Whether any sentence does, over ``answerable.FEATURES``.
ANSWERABLE = Weights(
    features=(
        0.969,  # best
        0.044,  # second
        0.084,  # three_best
        -0.11,  # all
        1.937,  # words_around
        0.288,  # unsaid_around
        -0.423,  # words_in_passage
        -0.118,  # words_in_article
        0.421,  # unsaid_in_article
        0.137,  # meaning
        1.854,  # meaning_in_context
        -0.253,  # offers
        0.068,  # lacks
        -0.187,  # capitals_missing
        -1.087,  # bodies_missing
        -0.439,  # persons_missing
        -0.254,  # keys_missing
        0.238,  # numbers_missing
        -0.333,  # numbers_missing_near
        -0.03,  # years_missing
        -2.287,  # years_elsewhere
        0.01,  # thing_unsaid
        2.195,  # any_meaning
        -2.593,  # any_passage_meaning
        -0.681,  # any_words_in_article
        -0.647,  # any_words_in_passage
        -0.742,  # same_language
        -0.369,  # asks_person
        0.331,  # asks_time
        0.001,  # asks_money
        -0.343,  # asks_number
        0.109,  # asks_place
        0.46,  # asks_reason
        -0.357,  # asks_body
        0.251,  # asks_award
    ),
    bias=1.853,
)
