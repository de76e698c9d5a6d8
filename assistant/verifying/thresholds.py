"""How alike in meaning a written sentence and the sentence that it stands on must be at least.

Centred cosines of the two as passages (``Library.likenesses``), by the language of the written sentence and that of
the article. Fitted by ``benchmarks/verification.py --fit`` on the development half of its sentences: 2.6 standard
deviations under the mean of true sentences with their own passage, which one in 200 is below. A sentence that names no
passage must reach what 99% of the passages of other articles stay below.
"""

from vectorstore.types import Language

_LEAST: dict[tuple[Language, Language], float] = {
    ("en", "en"): 0.42,
    ("zh", "zh"): 0.45,
    ("en", "zh"): 0.22,
    ("zh", "en"): 0.20,
}
_LEAST_WITHOUT_KEY: dict[tuple[Language, Language], float] = {
    ("en", "en"): 0.54,
    ("zh", "zh"): 0.56,
    ("en", "zh"): 0.40,
    ("zh", "en"): 0.39,
}


def least_meaning(written: Language, article: Language, *, cited: bool) -> float:
    """The least centred cosine; of languages that were not measured, that of the pair that asks least."""
    table = _LEAST if cited else _LEAST_WITHOUT_KEY
    return table.get((written, article), min(table.values()))
