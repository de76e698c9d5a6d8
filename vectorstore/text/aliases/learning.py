"""Learn from articles which names are one: they say so themselves, mostly in parentheses.

Latin abbreviations by the algorithm of Schwartz and Hearst, "A simple algorithm for identifying abbreviation
definitions in biomedical text" (Pacific Symposium on Biocomputing, 2003); Han short forms, translations and persons
by the rules of ``pairing``. What is in doubt gives nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from vectorstore.text.aliases.pairing import (
    LATIN_NAME,
    begins_name,
    han_body,
    han_short,
    is_body,
    is_latin_body,
    latin_body,
    long_form,
    person,
)
from vectorstore.text.language import HAN

LearnedKind = Literal["abbreviation", "short", "translation", "person"]

_PARENTHESES = re.compile(r"[（(]([^（）()\n]{2,100})[）)]")
# 北京大学人民医院，以下简称“北大人民医院”
_CALLED = re.compile(r"[，,]\s*(?:以下|下文)(?:统一)?简称(?:为)?\s*([“\"「『][^“”\"「」『』\n]{2,20}[”\"」』])")
_MARKER = re.compile(
    r"(?:以下|下文|下)?(?:统一)?(?:简称|统称)(?:为|作)?|(?:又|也|亦|下)称(?:为|作)?|又名|又译(?:为|作)?|别称"
    r"|英文(?:名称|名|全称|简称|缩写)?(?:为|是)?|缩写(?:为|是)?"
    r"|(?:(?:hereinafter|hereafter)(?: referred to as)?|abbreviated(?: as| to)?|(?:also )?known as|or)\b",
    re.IGNORECASE,
)
_QUOTES = "“”\"「」『』‘’'《》 　:："
_ABBREVIATION = re.compile(r"[A-Z](?=[\w&*/.-]*[A-Z])[A-Za-z0-9&*/-]{1,9}")
_HAN_END = re.compile(f"[{HAN}]$")
_HAN_NAME = re.compile(f"[{HAN}·•]+")
_QUOTED = re.compile(f"[“「『]([{HAN}·0-9A-Za-z]{{3,20}})[”」』]$")
_LOOK_BACK = 120

# Abbreviations that stand behind a name without being one: places, degrees, ranks, money, exchanges.
_NO_NAMES = frozenset(
    "USA US UK EU UAE PRC ROC PhD MD MPH MBA MSc BSc DSc CEO CFO COO CTO CSO CMO USD RMB CNY EUR HKD GBP "
    "NYSE NASDAQ SSE HKEX AM PM AD BC".split()
)


@dataclass(frozen=True, slots=True)
class LearnedAlias:
    """Two names of one thing, as an article gives them; for a translation or a person ``short`` is the one behind."""

    full: str
    short: str
    kind: LearnedKind


def learn_aliases(text: str) -> list[LearnedAlias]:
    """The pairs of names that ``text`` itself gives, each once, in order."""
    return list(dict.fromkeys(pair for pair in _pairs(text) if pair.full.casefold() != pair.short.casefold()))


def _pairs(text: str) -> Iterator[LearnedAlias]:
    for match in _PARENTHESES.finditer(text):
        before = _clause_before(text, match.start())
        parts = [part for part in re.split(r"[，；;]", match.group(1)) if part.strip()]
        yield from _from_parts(before, [piece for part in parts for piece in _cut_abbreviation(part)])
    for match in _CALLED.finditer(text):
        yield from _from_parts(_clause_before(text, match.start()), [f"简称{match.group(1)}"])


def _clause_before(text: str, end: int) -> str:
    """What stands before ``end`` in its sentence, quotes and parentheses that are closed there included."""
    before = text[max(0, end - _LOOK_BACK) : end].rstrip(" *_")
    return re.split(r"[\n。！？；;]|[.!?]\s(?=\w+\s)", before)[-1]


def _cut_abbreviation(part: str) -> list[str]:
    """``Peking Union Medical College Hospital, PUMCH`` as its two parts."""
    name, comma, last = part.strip().rpartition(", ")
    return [name, last] if comma and _ABBREVIATION.fullmatch(last) else [part.strip()]


def _from_parts(before: str, parts: list[str]) -> Iterator[LearnedAlias]:
    """The pairs of the name that ``before`` ends with and of the ``parts`` that stand in parentheses behind it.

    In （English Name，ABBR） the abbreviation is that of the English name.
    """
    latin = ""
    for part in parts:
        marker = _MARKER.match(part)
        named = part[marker.end() :] if marker and not _ABBREVIATION.match(part) else part
        short = " ".join(named.strip(_QUOTES).split())
        if latin and _ABBREVIATION.fullmatch(short) and long_form(short, latin) == latin:
            yield LearnedAlias(latin, short, "abbreviation")
            continue
        pair = _pair(before, short, explicit=named is not part)
        if pair:
            yield pair
        if LATIN_NAME.fullmatch(short) and " " in short:
            latin = short


def _pair(before: str, short: str, *, explicit: bool) -> LearnedAlias | None:
    quoted = _QUOTED.search(before)
    if quoted and LATIN_NAME.fullmatch(short) and " " in short and begins_name(short):
        return LearnedAlias(quoted.group(1), short, "translation")
    if _HAN_END.search(before):
        return _after_han(before, short, explicit)
    return _after_latin(before, short)


def _after_han(before: str, short: str, explicit: bool) -> LearnedAlias | None:
    if re.search(f"[{HAN}]", short):
        full = han_short(before, short, explicit=explicit)
        return LearnedAlias(full, short, "short") if full else None
    name = person(before, short)
    if name:
        return LearnedAlias(name, short, "person")
    full = han_body(before)
    if full and _ABBREVIATION.fullmatch(short) and short not in _NO_NAMES:
        return LearnedAlias(full, short, "abbreviation")
    if full and is_latin_body(short, full):
        return LearnedAlias(full, short, "translation")
    return None


def _after_latin(before: str, short: str) -> LearnedAlias | None:
    if _ABBREVIATION.fullmatch(short):
        full = "" if short in _NO_NAMES else long_form(short, before)
        return LearnedAlias(full, short, "abbreviation") if full else None
    if _HAN_NAME.fullmatch(short):
        name = person(short, before, latin_before=True)
        if name:
            return LearnedAlias(name, short, "person")
        full = latin_body(before, short) if is_body(short) else ""
        return LearnedAlias(full, short, "translation") if full else None
    last = before.rsplit(maxsplit=1)[-1:]
    if last and _ABBREVIATION.fullmatch(last[0]) and last[0] not in _NO_NAMES and " " in short:
        whole = short.removeprefix("the ").removeprefix("The ")
        return LearnedAlias(whole, last[0], "abbreviation") if long_form(last[0], whole) == whole else None
    return None
