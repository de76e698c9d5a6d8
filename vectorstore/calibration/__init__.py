"""Short neutral sentences in both languages that show where the embedder puts a language as such.

200 statements and 200 questions in each of English and Chinese, over the same spread of subjects, written for
this project. Their mean vectors are what every text of a language has in common (``vectorstore.means``).
"""

import hashlib
from functools import cache
from importlib.resources import files

from vectorstore.types import Language

CALIBRATED: tuple[Language, ...] = ("zh", "en")


def statements(language: Language) -> list[str]:
    """The statements in ``language`` (zh or en), as they would stand in an article."""
    return _lines(f"{language}.txt")


def questions(language: Language) -> list[str]:
    """The questions in ``language`` (zh or en), as a person would ask them."""
    return _lines(f"questions-{language}.txt")


@cache
def calibration_digest() -> str:
    """A short hash of all calibration text, by which a library knows that its means are of another release."""
    text = "\n".join(line for language in CALIBRATED for line in statements(language) + questions(language))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@cache
def _read(name: str) -> str:
    return (files(__name__) / name).read_text(encoding="utf-8")


def _lines(name: str) -> list[str]:
    return [line for line in _read(name).splitlines() if line.strip()]
