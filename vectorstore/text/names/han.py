"""Chinese personal names in Han characters.

What begins with a surname is told from a word by points: for the surname, for how the segmenter cuts, for the
characters of the given name, and for what stands around. The points were set by hand, on the sentences of
benchmarks/data/names.tsv that are marked dev and by reading what they find in news.
"""

import itertools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from vectorstore.text.language import HAN
from vectorstore.text.names.around import (
    MOST_AROUND,
    PREPOSITIONS,
    PREPOSITIONS_OR_SURNAMES,
    TITLES,
    points_before,
    points_behind,
)
from vectorstore.text.names.characters import (
    GIVEN,
    NEVER_GIVEN,
    THING_END,
    TRAILING,
    TRANSCRIBING,
    TRANSCRIBING_FIRST,
    TRANSCRIBING_WIDER,
)
from vectorstore.text.names.pinyin import readings, surname_readings
from vectorstore.text.names.span import NameSpan
from vectorstore.text.names.surnames import COMPOUND, FREQUENT, RARE, WORDLIKE, WORDLIKE_COMPOUND

# Points that make a candidate a name by itself, and that do beside a name and earn it a key.
NAME = 5
KEY = 3

_HAN = re.compile(f"[{HAN}]")
_COMPATIBLE = re.compile("[\uf900-\ufaff]")
_HAN_RUN = re.compile(f"[{HAN}]+")
_HAN_WORD = re.compile(f"[{HAN}]{{2,4}}")
_FREQUENT = frozenset(FREQUENT)
_WORDLIKE = frozenset(WORDLIKE)
_SURNAMES = frozenset(FREQUENT + WORDLIKE + RARE)
_FIRST = _SURNAMES.union(surname[0] for surname in COMPOUND)
# Function words, numbers, places in time and space: no names of anything.
_NO_NAMES = ("r", "c", "d", "p", "u", "m", "t", "q", "f", "y", "e", "o", "z")

_BEHIND_GIVEN = TRAILING | {"和"}
# What stands behind names: verbs, adverbs, prepositions, particles, punctuation.
_AFTER_NAMES = ("v", "d", "p", "u", "x")


@dataclass(frozen=True, slots=True)
class _Cut:
    """A text in Simplified characters, cut into words, each with its tag and start; ``starts`` has the end as well."""

    text: str
    words: list[str]
    tags: list[str]
    starts: list[int]
    ends: set[int]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What may be a name, of which ``surname`` characters are the surname, and how many points speak for it."""

    start: int
    surname: int
    end: int
    text: str
    points: int


def find_han(text: str) -> list[NameSpan]:
    """The personal names in Han characters in ``text``, in order."""
    if not _HAN.search(text):
        return []
    names, _ = _names(_cut(_simplified(text)))
    return [_span(text, one) for one in names]


def _span(text: str, name: _Candidate) -> NameSpan:
    key = _name_keys(name.text, name.surname)[0]
    return NameSpan(name.start, name.end, text[name.start : name.end], key, "han")


def han_keys(text: str) -> list[str]:
    """The keys of the names that ``text`` has in Han characters, each once.

    These are names of people, what may be one, and all words that may name a place or a body (雄安 is ``xiongan``).
    """
    if not _HAN.search(text):
        return []
    cut = _cut(_simplified(text))
    names, others = _names(cut)
    keys = [key for one in [*names, *others] for key in _name_keys(one.text, one.surname)]
    inside = {place for one in names for place in range(one.start, one.end)}
    words = zip(cut.words, cut.tags, cut.starts, strict=False)
    keys += [key for word, tag, at in words if len(word) > 1 and at not in inside for key in _word_keys(word, tag)]
    return list(dict.fromkeys(filter(None, keys)))


def name_readings(name: str) -> frozenset[tuple[str, str]]:
    """What ``name``, that is one name in Han characters, is in pinyin: (surname, given name), one for each reading."""
    plain = simplified_name(name)
    sizes = [2] if plain[:2] in COMPOUND else [1, 2] if len(plain) > 3 else [1]
    return frozenset(
        (surname, given)
        for size in sizes
        for surname in surname_readings(plain[:size])
        for given in readings(plain[size:])
        if given
    )


def simplified_name(name: str) -> str:
    """``name`` in Simplified characters without what stands between them: 王　俊 is 王俊."""
    return "".join(_HAN_RUN.findall(_simplified(name)))


@cache
def _simplifier() -> Any:  # noqa: ANN401 - opencc ships no types
    from opencc import OpenCC

    return OpenCC("t2s")


def _simplified(text: str) -> str:
    """``text`` in Simplified characters, every character in its place."""
    if _COMPATIBLE.search(text):
        text = text.translate(_compatible())
    simplified = str(_simplifier().convert(text))
    if len(simplified) != len(text) or "乾" in text:
        simplified = "".join(map(_simplified_character, text))
    return simplified


@lru_cache(maxsize=1 << 14)
def _simplified_character(character: str) -> str:
    if character == "乾":
        # In names it is not the 乾 of 乾燥, which became 干 (gan), but qian.
        return character
    simplified = str(_simplifier().convert(character))
    return simplified if len(simplified) == 1 else character


@cache
def _compatible() -> dict[int, str]:
    """The characters that Unicode has twice, for round trips to other encodings, with those that they stand for."""
    pairs = ((code, unicodedata.normalize("NFKC", chr(code))) for code in range(0xF900, 0xFB00))
    return {code: character for code, character in pairs if len(character) == 1}


def _cut(text: str) -> _Cut:
    import rjieba

    tagged = rjieba.tag(text)
    before = itertools.chain(["x"], (tag for _, tag in tagged))
    pairs = [part for pair, tag in zip(tagged, before, strict=False) for part in _parts(pair, tag == "x")]
    words = [word for word, _ in pairs]
    starts = list(itertools.accumulate(map(len, words), initial=0))
    ends = {*starts[1:], *_other_ends(words, starts)}
    return _Cut(text, words, [tag for _, tag in pairs], starts, ends)


def _other_ends(words: list[str], starts: list[int]) -> Iterator[int]:
    """Where a word could end as well: 敏感|谢 may be 敏|感谢."""
    for place, (word, following) in enumerate(pairwise(words)):
        if len(following) == 1 and len(word) == 2 and word[0] in GIVEN and _known(word[1] + following):
            yield starts[place] + 1


@lru_cache(maxsize=1 << 14)
def _parts(pair: tuple[str, str], first: bool) -> tuple[tuple[str, str], ...]:
    """A word and its tag; cut where the segmenter joins a preposition, a verb or 等 to a name.

    ``first`` is whether the word stands behind no other: then 和, 由 and 向 are more likely surnames.
    """
    word, tag = pair
    prepositions = PREPOSITIONS if first else PREPOSITIONS_OR_SURNAMES
    cut = 0
    if len(word) == 2 and word[0] in GIVEN and word[1] in "等说":
        cut = 1
    elif len(word) > 1 and not _known(word):
        joined = word[0] in prepositions and word[1] in _SURNAMES
        followed = len(word) == 2 and word[0] in GIVEN and word[1] in _BEHIND_GIVEN
        named = len(word) == 3 and word[0] in _SURNAMES and word[2] in TRAILING
        cut = 1 if joined or followed else 2 if named else 0
    return ((word[:cut], tag), (word[cut:], tag)) if cut else (pair,)


@lru_cache(maxsize=1 << 14)
def _known(word: str) -> bool:
    """Whether the segmenter's dictionary has ``word``."""
    import rjieba

    return bool(rjieba.has_word(word))


def _names(cut: _Cut) -> tuple[list[_Candidate], list[_Candidate]]:
    """The candidates that are names, and those that may be and overlap with none of these."""
    candidates = sorted(
        (one for place, word in enumerate(cut.words) if word[0] in _FIRST for one in _candidates(cut, place)),
        key=lambda one: (-one.points, one.start - one.end),
    )
    taken: set[int] = set()
    names = _choose([one for one in candidates if one.points >= NAME], taken)
    names += _choose(_supported(cut.text, candidates, names), taken)
    others = [one for one in candidates if taken.isdisjoint(range(one.start, one.end))]
    return sorted(names, key=lambda one: one.start), others


def _choose(candidates: list[_Candidate], taken: set[int]) -> list[_Candidate]:
    """The first of ``candidates`` and each behind it whose place in the text is not ``taken``, which grows."""
    chosen = []
    for candidate in candidates:
        places = range(candidate.start, candidate.end)
        if taken.isdisjoint(places):
            taken.update(places)
            chosen.append(candidate)
    return chosen


def _supported(text: str, candidates: list[_Candidate], names: list[_Candidate]) -> list[_Candidate]:
    """Those that the text names elsewhere and those that stand in a list beside a name."""
    texts = {name.text for name in names}
    starts, ends = {name.start for name in names}, {name.end for name in names}
    return [
        one
        for one in candidates
        if one.text in texts
        or (one.start - 1 in ends and text[one.start - 1] in "、和")
        or (one.end + 1 in starts and text[one.end] in "、和")
    ]


def _candidates(cut: _Cut, place: int) -> Iterator[_Candidate]:
    """What may be a name at the start of a word."""
    start, stops, word = cut.starts[place], cut.starts[place + 1], cut.words[place]
    # An ordinary word is no name; a name may only begin with one: 高明|亮.
    ordinary = len(word) > 1 and not cut.tags[place].startswith("nr") and _known(word)
    for surname, given in _shapes(cut.text[start : start + 2]):
        end = start + surname + given
        name = cut.text[start:end]
        if (
            (end > stops or not ordinary)
            and NEVER_GIVEN.isdisjoint(name[surname:])
            and _HAN_WORD.fullmatch(name)
            and (points := _points(cut, place, surname, end)) >= KEY
        ):
            yield _Candidate(start, surname, end, name, points)


def _shapes(beginning: str) -> tuple[tuple[int, int], ...]:
    """How many characters the surname and the given name of a name that starts so may have."""
    if beginning in COMPOUND:
        return (2, 2), (2, 1)
    if beginning[0] not in _SURNAMES:
        return ()
    return ((1, 2), (1, 1), (2, 2)) if _FREQUENT.issuperset(beginning) else ((1, 2), (1, 1))


def _points(cut: _Cut, place: int, surname: int, end: int) -> int:
    start = cut.starts[place]
    points = (
        _surname_points(cut.text[start : start + surname])
        + _cutting_points(cut, place, surname, end)
        + _given_points(cut.text[start], cut.text[start + surname : end])
    )
    if points < KEY - MOST_AROUND:
        return points
    return points + points_before(cut.text, start) + points_behind(cut.text, end)


def _surname_points(surname: str) -> int:
    """Points for how surely this is a surname."""
    if surname in COMPOUND:
        return 0 if surname in WORDLIKE_COMPOUND else 2
    if surname in _WORDLIKE:
        return 0
    return 2 if _FREQUENT.issuperset(surname) else -1


def _cutting_points(cut: _Cut, place: int, surname: int, end: int) -> int:
    """Points for how the segmenter cuts what is from the start of a word to ``end``."""
    word, stops = cut.words[place], cut.starts[place + 1]
    known, named = _known(word), cut.tags[place].startswith("nr")
    if stops > end:
        return -5 if known else -3
    if end not in cut.ends:
        return -2
    if stops == end:
        if known:
            return _points_of_known(word)
        return 2 + named - 2 * _goes_on(cut, place)
    if len(word) == 1 or word in COMPOUND:
        return _points_of_parts(cut, place, surname, end)
    return 1 if not known else 0 if named else -2


def _points_of_known(word: str) -> int:
    """The same for a word that the dictionary has for a person: it has many that are none (吉祥物, 毛利)."""
    if len(word) == 2:
        return -1
    return (2 if word[0] in _FREQUENT else 1) - 3 * (word[-1] in THING_END)


def _points_of_parts(cut: _Cut, place: int, surname: int, end: int) -> int:
    """The same for a surname that is a word by itself."""
    inside = cut.words[place + 1 : bisect_right(cut.starts, end) - 1]
    if surname > len(cut.words[place]) and len(inside) == 1:
        # A husband's surname before a whole name: 陈|冯婉仪.
        return 4 if points_before(cut.text, cut.starts[place]) > 0 else -4
    return 0 if len(inside) == 1 and _known(inside[0]) and not cut.tags[place + 1].startswith("nr") else 1


def _goes_on(cut: _Cut, place: int) -> bool:
    """Whether the next word is or begins with a character that the name may end with: 郑月|娥, 詹启|敏感谢."""
    if place + 1 == len(cut.words):
        return False
    word, tag = cut.words[place + 1], cut.tags[place + 1]
    if len(word) == 2:
        return word[0] in GIVEN and cut.starts[place + 1] + 1 in cut.ends
    if len(word) != 1 or not _HAN.match(word) or word in NEVER_GIVEN:
        return False
    if word in "和一":
        # 和 joins two names and 一 counts, unless neither stands behind: 饶子和在.
        following = cut.tags[place + 2 : place + 3]
        return not following or following[0].startswith(_AFTER_NAMES) or cut.words[place + 2] == "一起"
    return word in GIVEN or not tag.startswith((*_NO_NAMES, "v"))


def _given_points(first: str, given: str) -> int:
    """Points for the characters of a given name behind a surname that begins with ``first``."""
    if given in TITLES:
        return -4
    foreign = TRANSCRIBING_WIDER if first in TRANSCRIBING_FIRST else TRANSCRIBING
    if foreign.issuperset(given) and (len(given) == 2 or first in TRANSCRIBING_FIRST):
        return -3
    typical = sum(map(GIVEN.__contains__, given))
    return typical + (typical == 2)


@lru_cache(maxsize=1 << 14)
def _name_keys(name: str, surname: int) -> tuple[str, ...]:
    return tuple(one + other for one in surname_readings(name[:surname]) for other in readings(name[surname:]))


@lru_cache(maxsize=1 << 16)
def _word_keys(word: str, tag: str) -> tuple[str, ...]:
    """The keys of a word and of the words in it, if it may be part of the name of a place or a body."""
    import rjieba

    if tag.startswith(_NO_NAMES) or not _HAN.match(word):
        return ()
    parts = rjieba.cut_for_search(word) if len(word) > 2 else [word]
    return tuple(key for part in parts if _HAN_WORD.fullmatch(part) for key in readings(part))
