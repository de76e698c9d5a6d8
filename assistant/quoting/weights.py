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
        3.45,  # meaning
        3.527,  # meaning_in_context
        -1.521,  # passage_meaning
        -2.846,  # behind
        -0.091,  # words
        2.702,  # words_in_context
        0.356,  # words_around
        -0.574,  # words_in_passage
        2.476,  # words_in_article
        -4.421,  # unsaid
        0.936,  # unsaid_around
        1.855,  # unsaid_in_passage
        0.726,  # unsaid_in_article
        0.0,  # names
        0.0,  # names_in_passage
        -0.935,  # persons_missing
        -1.927,  # keys_missing
        -1.151,  # bodies_missing
        -2.558,  # bodies_missing_in_passage
        0.248,  # numbers_missing
        -0.482,  # numbers_missing_near
        -1.84,  # years_missing
        0.119,  # years_elsewhere
        -0.787,  # capitals_missing
        -0.756,  # capitals_missing_in_passage
        -0.261,  # offers
        -1.101,  # lacks
        0.716,  # offers_words
        -3.516,  # meaning_words
        -1.196,  # thing_unsaid
        -0.906,  # headline
    ),
    bias=-5.384,
)
# The same for a sentence in another language.
OTHER_LANGUAGE = Weights(
    features=(
        4.674,  # meaning
        6.356,  # meaning_in_context
        -1.424,  # passage_meaning
        -5.437,  # behind
        0.393,  # words
        4.168,  # words_in_context
        2.089,  # words_around
        -2.05,  # words_in_passage
        1.147,  # words_in_article
        -4.909,  # unsaid
        3.504,  # unsaid_around
        -0.663,  # unsaid_in_passage
        0.303,  # unsaid_in_article
        3.029,  # names
        1.409,  # names_in_passage
        -0.401,  # persons_missing
        -0.415,  # keys_missing
        -3.319,  # bodies_missing
        0.073,  # bodies_missing_in_passage
        0.064,  # numbers_missing
        -0.539,  # numbers_missing_near
        -2.69,  # years_missing
        -0.33,  # years_elsewhere
        -0.987,  # capitals_missing
        0.921,  # capitals_missing_in_passage
        1.151,  # offers
        -1.141,  # lacks
        -1.475,  # offers_words
        -2.553,  # meaning_words
        -1.053,  # thing_unsaid
        -1.131,  # headline
    ),
    bias=-6.35,
)
# Whether any sentence does, over ``answerable.FEATURES``.
ANSWERABLE = Weights(
    features=(
        0.878,  # best
        0.183,  # second
        0.071,  # three_best
        -0.14,  # all
        2.983,  # words_around
        -0.373,  # unsaid_around
        -0.732,  # words_in_passage
        -1.382,  # words_in_article
        -0.902,  # unsaid_in_article
        1.269,  # meaning
        1.191,  # meaning_in_context
        -0.313,  # offers
        -0.472,  # lacks
        -0.174,  # capitals_missing
        -2.252,  # bodies_missing
        -0.258,  # persons_missing
        -0.418,  # keys_missing
        0.478,  # numbers_missing
        -0.461,  # numbers_missing_near
        0.335,  # years_missing
        -1.028,  # years_elsewhere
        -0.721,  # thing_unsaid
        3.097,  # any_meaning
        -1.557,  # any_passage_meaning
        -0.397,  # any_words_in_article
        -0.158,  # any_words_in_passage
        -1.12,  # same_language
        -3.223,  # untitled
        -2.643,  # years_of_title
        -2.306,  # years_beside
        -1.358,  # other_person
        -0.336,  # asks_person
        0.122,  # asks_time
        -0.09,  # asks_money
        -0.467,  # asks_number
        0.262,  # asks_place
        0.741,  # asks_reason
        -0.699,  # asks_body
        0.499,  # asks_award
    ),
    bias=1.833,
)
