"""Make spellings that mean the same compare equal. For searching and comparing, never for storing."""

import re
import unicodedata
from functools import cache
from typing import Any

from vectorstore.text.language import HAN


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


def simplified(text: str) -> str:
    """``text`` in Simplified Chinese, every character in its place; as it is where that cannot be."""
    if text.isascii():
        return text
    converted = str(_simplifier().convert(text))
    return converted if len(converted) == len(text) else text


def _without_accents(text: str) -> str:
    """``Karikó`` as ``Kariko``. Only Latin letters lose their marks: elsewhere marks tell words apart."""
    return "".join(_base_letter(character) for character in text)


@cache
def _base_letter(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isascii() and base.isalpha() else character


# Marks that people type for one another; NFKC keeps them apart.
_MARKS = str.maketrans("‘’‚‛`´“”„«»「」『』–—‒―−‐", "''''''" + '""' * 4 + '"' + "------")
_SPACE_BESIDE_HAN = re.compile(f"(?<=[{HAN}]) | (?=[{HAN}])")


def comparable(text: str) -> str:
    """``text`` folded, with one kind of white space, of quotation mark and of dash, and no space beside Han."""
    return _SPACE_BESIDE_HAN.sub("", " ".join(fold(text).translate(_MARKS).split()))
