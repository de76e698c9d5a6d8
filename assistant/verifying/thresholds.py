"""How alike in meaning a written sentence and the sentence that it stands on must be at least."""

from vectorstore.types import Language

# Centred cosine by the language of the written sentence and that of the article.
_LEAST: dict[tuple[Language, Language], float] = {
    ("en", "en"): 0.3,
    ("zh", "zh"): 0.3,
    ("en", "zh"): 0.2,
    ("zh", "en"): 0.2,
}
NO_KEY_MARGIN = 0.2


def meaning_threshold(written: Language, article: Language) -> float:
    """The least centred cosine; of languages that were not measured, that of the pair that asks least."""
    return _LEAST.get((written, article), min(_LEAST.values()))
