"""Fold a text for finding names in it, and keep where each folded character came from.

``vectorstore.text.folding.fold`` looks at whole texts, so nobody could say afterwards which character became which.
Here every character is folded by itself; marks that combine with the one before are dropped.
"""

import unicodedata
from collections.abc import Iterable

from vectorstore.text.folding import fold

# Spellings of one mark: apostrophes, hyphens and dashes, and the dot between parts of a foreign name.
_MARKS = {
    **dict.fromkeys("’‘ʼ`´＇", "'"),
    **dict.fromkeys("‐‑‒–—―−－", "-"),
    **dict.fromkeys("•‧・∙⋅･．", "·"),
}


class _Characters(dict[int, str]):
    """What each character is folded to, for ``str.translate``; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character in _MARKS:
            folded = _MARKS[character]
        elif character.isspace():
            folded = " "
        elif unicodedata.combining(character):
            folded = ""
        else:
            # fold() may leave a mark that a letter was composed with (İ is i and a dot above).
            folded = "".join(part for part in fold(character) if not unicodedata.combining(part))
        self[code] = folded
        return folded


_CHARACTERS = _Characters({code: chr(code).lower() for code in range(0x21, 0x7F) if chr(code) not in "'`"})
_CHARACTERS[ord("'")] = "'"


def fold_with_origins(text: str) -> tuple[str, list[int] | None]:
    """``text`` folded, and for each folded character the offset of the one in ``text`` it came from.

    None for the offsets when they are all the same in both, as they nearly always are.
    """
    folded = text.translate(_CHARACTERS)
    if all(len(_CHARACTERS[ord(character)]) == 1 for character in set(text)):
        return folded, None
    return folded, [at for at, character in enumerate(text) for _ in _CHARACTERS[ord(character)]]


def origin_span(text: str, origins: list[int] | None, start: int, end: int) -> tuple[int, int]:
    """Where the folded characters from ``start`` to ``end`` stand in ``text``, with marks that combine behind them."""
    if origins is not None:
        start, end = origins[start], origins[end - 1] + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return start, end


def name_keys(names: Iterable[str]) -> list[str]:
    """Each of ``names`` as it is compared: folded, with single spaces."""
    # Folding all in one go is several times as fast; the \0 behind each keeps them apart.
    lines = "".join(name.replace("\0", " ") + "\0" for name in names).translate(_CHARACTERS)
    return [" ".join(line.split()) if "  " in line else line.strip() for line in lines.split("\0")[:-1]]


def name_key(name: str) -> str:
    """``name`` as it is compared."""
    return name_keys([name])[0]
