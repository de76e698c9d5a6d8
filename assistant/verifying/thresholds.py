"""How alike in meaning a written sentence and the sentence that it stands on must be at least.

Centred cosines of the two as passages (``Library.likenesses``), by the language of the written sentence and that of the
article. Fitted by ``benchmarks/verification.py --fit`` on the development half of its sentences: halfway between the
least that a true sentence has with its own passage and what 95% of the passages of other articles stay below, or 0.03
under that least where this is lower. A sentence that names no passage must reach what 99% of the others stay below.
"""

from vectorstore.types import Language

_LEAST: dict[tuple[Language, Language], float] = {
    ("en", "en"): 0.51,
    ("zh", "zh"): 0.41,
    ("en", "zh"): 0.27,
    ("zh", "en"): 0.27,
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
