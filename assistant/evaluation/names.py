"""The names of the measures and of what can go wrong: keys of the results, of ``--fail-under`` and of the texts."""

from typing import Literal, get_args

Measure = Literal[
    "any_1",
    "any_3",
    "any_5",
    "all_1",
    "all_3",
    "all_5",
    "mrr",
    "ndcg_5",
    "evidence_5",
    "answer",
    "token_f1",
    "citation",
    "citation_recall",
    "quote",
    "decline_precision",
    "decline_recall",
    "language",
]
MEASURES: tuple[Measure, ...] = get_args(Measure)
# What the tables by type and by language show: one measure of each kind.
MAIN_MEASURES: tuple[Measure, ...] = ("any_5", "answer", "citation", "quote", "decline_recall", "language")

# What a question can come to besides being right, in the order in which it is looked for.
Failure = Literal[
    "wrongly_answered", "not_found", "wrongly_declined", "not_answered", "answered_wrongly", "cited_wrongly"
]
FAILURES: tuple[Failure, ...] = get_args(Failure)
