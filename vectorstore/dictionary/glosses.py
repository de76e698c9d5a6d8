"""Read CC-CEDICT: each Chinese word with its English senses as short phrases.

A line of the file is ``Traditional Simplified [pin1 yin1] /sense/sense; the same sense in other words/``. Senses are
written for people: with notes in parentheses, references to other entries, measure words and whole definitions. What is
kept of them is what a text would say.
"""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vectorstore.text.folding import fold

# A sense of more words is a definition, which no text says in the same words.
LONGEST_SENSE = 4

_LINE = re.compile(r"\S+ (?P<word>\S+) \[[^\]]*\] /(?P<senses>.*)/\s*")
# 世界衛生組織|世界卫生组织[Shi4 jie4 ...]: Traditional, then Simplified and how it is read, where there is more to say.
_HAN = "\u3400-\u9fff"
_NAMED = f"[A-Z0-9·，{_HAN}]*[{_HAN}][A-Z0-9·，{_HAN}]*"
_REFERENCE = rf"(?:{_NAMED}\|)?({_NAMED})(?:\s?\[[^\]]*\])?"
_ANY_REFERENCE = re.compile(_REFERENCE)
# Words that mean what another entry says.
_REFERRED = re.compile(
    r"(?:^|\()(?:abbr\. (?:for|of|to)|(?:\w+ )?variant of|see|same as|equivalent (?:of|to)|also written"
    rf"|(?:old|former|another) (?:name|word) (?:of|for)|synonym of|contraction of) {_REFERENCE}",
    re.IGNORECASE,
)
# What is said about the entry instead of what it means, and what it does not mean.
_REMARK = re.compile(
    r"CL:|surname\b|Taiwan pr|also |pr\. |see\b|abbr\. |used |(?:\w+ )?variant |one of |Kangxi |radical |component "
    r"|classifier |particle |prefix |suffix |interjection|exclamation|onom|same as |name of |idiom|bound form|indicat"
    r"|express|equivalent |contraction |synonym |numeric |not |no |without |lack |lacking |cannot |unable |unwilling ",
    re.IGNORECASE,
)
_PARENTHESES = re.compile(r"\([^()]*\)")
_NOISE = re.compile(r"\b(?:sb's|sth's|sb|sth|one's|oneself|someone|somebody|something|etc\.?)(?!\w)")
_LEADING = re.compile(r"(?:lit\. and fig\.|lit\.|fig\.|esp\.|i\.e\.|e\.g\.|or|and)\s+", re.IGNORECASE)
_ENDS = re.compile("[,:]")
_NAME = r"((?:[A-ZÀ-Ž][\w'’.-]*\s)+?)"
# "Wuhan city on Changjiang", "Anze county in Linfen", "Henan province in central China"
_PLACE = re.compile(
    rf"{_NAME}(?i:(?:(?:sub)?provincial |(?:prefecture|county)[- ]level |autonomous |suburban |new )*"
    r"(province|city|county|district|prefecture|municipality|township|town|village|region|state|islands?|river"
    r"|mountains?|lake|peninsula|neighborhood|suburbs?|area|port))\b"
)
# "Albert Einstein (1879-1955), German-born theoretical physicist"
_PERSON = re.compile(rf"{_NAME}\((?:c\. |born )?-?\d{{3,4}}\b")


@dataclass(frozen=True, slots=True)
class Entry:
    """A Chinese word, folded, with the English phrases it means; it also means what the words ``same_as`` mean."""

    word: str
    phrases: tuple[str, ...]
    same_as: tuple[str, ...] = ()


def read_entries(path: Path) -> Iterator[Entry]:
    """The entries of CC-CEDICT in the gzipped file at ``path``, in its order; a word may have several.

    Raises OSError, EOFError or zlib.error when the file cannot be read, UnicodeDecodeError when it is no UTF-8.
    """
    with gzip.open(path, mode="rt", encoding="utf-8") as file:
        for line in file:
            if match := _LINE.fullmatch(line):
                yield read_entry(match["word"], match["senses"])


def read_entry(word: str, senses: str) -> Entry:
    """The entry of ``word`` with ``senses`` between slashes, as CC-CEDICT writes them."""
    each = senses.split("/")
    phrases = [phrase for sense in each for phrase in _phrases(sense)]
    same_as = [] if senses.isascii() else [match[1] for sense in each for match in _REFERRED.finditer(sense)]
    return Entry(fold(word), tuple(dict.fromkeys(phrases)), tuple(dict.fromkeys(map(fold, same_as))))


def _phrases(sense: str) -> Iterator[str]:
    """What a text would say for ``sense``: nothing, one phrase or several."""
    if "(" in sense:
        if person := _PERSON.match(sense):
            name = person[1].split()
            yield from (" ".join(name), name[-1])
            return
        sense = _without_parentheses(sense)
    for gloss in sense.split(";"):
        words = _NOISE.sub(" ", gloss if gloss.isascii() else _ANY_REFERENCE.sub(" ", gloss)).strip()
        words = _LEADING.sub("", words, count=1) if _LEADING.match(words) else words
        if words[:1].isupper() and (place := _PLACE.match(words)):
            yield from (place[1].strip(), f"{place[1].strip()} {place[2]}")
        elif words and not _REMARK.match(words):
            yield from _short(words)


def _without_parentheses(sense: str) -> str:
    """``sense`` without what stands in parentheses, and in parentheses within."""
    plain, count = _PARENTHESES.subn(" ", sense)
    return _without_parentheses(plain) if count else plain


def _short(words: str) -> Iterator[str]:
    """``words`` up to a comma or colon, cut where they name alternatives; nothing when they are a definition."""
    for phrase in _ENDS.split(words, maxsplit=1)[0].split(" or "):
        alone = phrase.split()
        if 0 < len(alone) <= LONGEST_SENSE:
            yield " ".join(alone)
