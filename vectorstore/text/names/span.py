"""A personal name and its place in a text."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A Chinese personal name: the characters from ``start`` to ``end`` of the text it was found in.

    ``key`` is its pinyin as in ``huangxiaojun``. Of names that can be read with either word as the surname it is the
    likelier reading.
    """

    start: int
    end: int
    text: str
    key: str
    script: Literal["han", "latin"]
