"""What a text names: people, institutions, awards, and other things with a capital or in quotation marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from vectorstore.text.aliases import Aliases, load_aliases
from vectorstore.text.language import HAN
from vectorstore.text.names import find_names

Kind = Literal["person", "award", "body", "word"]


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that the characters from ``start`` to ``end`` of a text name; of a "word" more cannot be told."""

    start: int
    end: int
    text: str
    kind: Kind


# The word behind the first letters of a sentence is capitalised anyway; these are never names.
_ASKING = frozenset(
    "who whom whose what which when where why how is are was were do does did has have had can could will would "
    "should and or but so then in on at for of the a an this that these those there i please tell name list".split()
)
_CAPITALISED = re.compile(
    r"\b[^\W\d_a-z][\w'’-]*(?:\s+(?:(?:of|for|the|de|von|van|der|bin)\s+)*[^\W\d_a-z](?:\.(?!\w)|[\w'’-]*))*"
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏ][\w'’.&/-]*(?: [A-Za-zÀ-ɏ][\w'’.&/-]*)*")
_AWARD = re.compile(r"\b(?:Award|Prize|Medal|Lasker|Nobel)\b")
_BODY = re.compile(
    r"\b(?:University|Hospital|College|Institut\w*|Academy|School|Cent(?:er|re)|Company|Group|Laborator\w+"
    r"|Association|Foundation|Committee|Ministry|Council|Society|Department|Commission|Assembly|Conference)\b"
)
_QUOTED = re.compile(r"《([^《》]+)》|“([^“”]+)”|「([^「」]+)」|\"([^\"]+)\"")
# Of Chinese bodies and awards, what the name ends with; what asks or counts before it is no part of a name.
_HAN_BODY = re.compile(
    rf"[{HAN}]{{2,12}}?(?:大学|医院|医学院|学院|研究院|科学院|研究所|实验室|公司|集团|基金会|大会|论坛|委员会|协会|学会|研究中心)"
)
_HAN_AWARD = re.compile(rf"[{HAN}]{{2,12}}?(?:大奖|奖章|奖(?![金项励品得获]))")
_NO_PART = re.compile(
    r".*(?:[谁哪那这该些几什么怎多少和与及的了在是由从向给有被把获得过去来为对还也另各每同授予]|第[一二三四五六七八九十]|其[他它中])"
)
_RANK = re.compile(r"[特一二三四]等奖|大奖|[金银铜]奖")
_TRANSCRIBED = re.compile(rf"[{HAN}]{{1,5}}(?:[·•][{HAN}]{{1,6}})+|[{HAN}]{{3,5}}(?=（[A-Z][^（）]*[a-z]）)")


@lru_cache(maxsize=1)
def _aliases() -> Aliases:
    return load_aliases()


def find_named(text: str) -> list[Named]:
    """What ``text`` names, in order; none overlap. Names of the alias table go first, then people, then the rest."""
    taken = bytearray(len(text))
    found = []
    for start, end, kind in _candidates(text):
        if start < end and not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            found.append(Named(start, end, text[start:end], kind))
    return sorted(found, key=lambda one: one.start)


def find_persons(text: str) -> list[str]:
    """The people that ``text`` names, each once, in order."""
    return list(dict.fromkeys(one.text for one in find_named(text) if one.kind == "person"))


def _candidates(text: str) -> Iterator[tuple[int, int, Kind]]:
    aliases = _aliases()
    for mention in aliases.other_names(text):
        kinds = {aliases.entries[entry].kind for entry in mention.entries}
        yield mention.start, mention.end, "award" if kinds == {"award"} else "body"
    for name in find_names(text if re.search("[A-Z]", text) else text.title()):  # people type names in small letters
        yield name.start, name.end, "person"
    for match in _TRANSCRIBED.finditer(text):
        start = match.start() + _cut(match[0])
        yield start, match.end(), "person"
    for match in _QUOTED.finditer(text):
        yield match.start(), match.end(), "word"
    for pattern, kind in ((_HAN_BODY, "body"), (_HAN_AWARD, "award")):
        for match in pattern.finditer(text):
            start = match.start() + _cut(match[0])
            whole = text[start : match.end()]
            if len(whole) > 3 and not _RANK.fullmatch(whole):
                yield start, match.end(), kind  # type: ignore[misc]
    yield from _capitalised(text)


def _cut(words: str) -> int:
    """How many of the first characters are no part of the name that ``words`` end with."""
    match = _NO_PART.match(words[:-1])
    return match.end() if match else 0


def _capitalised(text: str) -> Iterator[tuple[int, int, Kind]]:
    chinese = re.search(f"[{HAN}]", text) is not None
    for match in (_LATIN if chinese else _CAPITALISED).finditer(text):
        start, words = match.start(), match[0].rstrip(".'’-")
        end = start + len(words)
        while words and words.split()[0].lower() in _ASKING:
            first = words.split()[0]
            words = words[len(first) :].lstrip()
            start = end - len(words)
        if words and (chinese or start > 0 or " " in words):
            yield start, end, _kind(words)


def _kind(words: str) -> Kind:
    if _AWARD.search(words):
        return "award"
    if _BODY.search(words) or words.isupper():
        return "body"
    parts = words.split()
    personal = 2 <= len(parts) <= 3 and all(
        (part[0].isupper() and not part.isupper()) or part.endswith(".") for part in parts
    )
    return "person" if personal else "word"


def other_names(name: str) -> tuple[str, ...]:
    """The other names, in both languages, of what ``name`` names; () when the alias table does not have it."""
    return tuple(other for mention in _aliases().other_names(name) for other in mention.names)
