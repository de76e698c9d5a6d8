"""Make spellings that mean the same compare equal. For searching and comparing, never for storing."""

import unicodedata
from functools import cache
from typing import Any


@cache
def _simplifier() -> Any:  # noqa: ANN401 - opencc ships no types
    """OpenCC's converter from Traditional to Simplified Chinese (a dictionary that its wheel carries)."""
    from opencc import OpenCC

    return OpenCC("t2s")


def fold(text: str) -> str:
    """``text`` in NFKC, Simplified, lower case, without the accents of Latin letters. Lengths may change."""
    text = unicodedata.normalize("NFKC", text)
    if not text.isascii():
        text = str(_simplifier().convert(_without_accents(text)))
    return text.casefold()


def _without_accents(text: str) -> str:
    """``Karikó`` as ``Kariko``. Only Latin letters lose their marks: elsewhere marks tell words apart."""
    return "".join(_base_letter(character) for character in text)


@cache
def _base_letter(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isascii() and base.isalpha() else character
