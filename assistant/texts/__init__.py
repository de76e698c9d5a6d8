"""All words that a person reads, in English and Chinese side by side: one TOML file an area of the product.

Errors carry their own words (``vectorstore.errors``), prompts are in ``prompts``; everything else is here.
"""

import tomllib
from functools import cache
from importlib.resources import files

from assistant.types import InterfaceLanguage

AREAS = (
    "answer",
    "chat",
    "cli",
    "conversations",
    "evaluation",
    "evaluation_page",
    "jobs",
    "ledger",
    "ledger_page",
    "library",
    "pages",
    "settings",
)


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """All texts: ``{"chat.title": {"en": …, "zh": …}, …}``."""
    texts: dict[str, dict[str, str]] = {}
    for area in AREAS:
        parsed = tomllib.loads((files(__name__) / f"{area}.toml").read_text(encoding="utf-8"))
        texts |= {f"{area}.{key}": words for key, words in parsed.items()}
    return texts


def text(key: str, language: InterfaceLanguage, **values: object) -> str:
    """The words of ``key`` (``area.name``) with its placeholders filled.

    Raises KeyError when there is no such key or a placeholder has no value: both are faults of the code,
    which ``tests/test_texts.py`` looks for.
    """
    return catalogue()[key][language].format(**values)
