"""People of English text whose names look otherwise: in capitals on a line of their own, with a maiden name."""

import re
from collections.abc import Iterator

from assistant.ledger.extraction.english_words import HEAD_ANY, HEADS, NOT_NAMES, NOUNS
from assistant.ledger.extraction.entities import Entity

_UPPER = "A-ZÀ-ÖØ-Þ"
# A line, or its beginning up to a comma, with nothing but a name in capitals.
_CAPITALS = re.compile(
    rf"(?m)^[ \t]*([{_UPPER}][{_UPPER}'’-]+(?: [{_UPPER}]\.)?(?: [{_UPPER}'’-]{{2,}}){{1,3}})(?=,|[ \t]*$)"
)
_NEXT_LINE = re.compile(r"[^\n]*\n[ \t]*([^\n]+)")
# Jan (Holt) Berg, Robert "Bud" Hale.
_WITHIN = re.compile(r"\b[A-Z][a-z]+ (?:\((?:née )?[A-Z][\w’'-]+\)|[“\"][A-Z][a-z]+[”\"]) [A-Z][\w’'-]*[a-z]\b")


# A charity that nearly every British hospital has.
_FRIENDS = re.compile(r"\b(?:(?!The\b)[A-Z][a-z]+ )?League of (?:Hospital )?Friends\b")


def find_unusual_people(text: str) -> Iterator[Entity]:
    """The people of ``text`` whose names have an unusual form."""
    for match in _CAPITALS.finditer(text):
        name = match[1].title().replace("’S", "’s").replace("'S", "'s")
        if any(word.rstrip(".") in NOT_NAMES | NOUNS | HEADS for word in name.split()):
            continue
        following = _NEXT_LINE.match(text, match.end())
        told = match.end() < len(text) and text[match.end()] == ","
        if name in text or told or (following and HEAD_ANY.search(following[1])):
            yield Entity("P", *match.span(1), name)
    for match in _FRIENDS.finditer(text) if "Friends" in text else ():
        yield Entity("O", *match.span(), match.group())
    for match in _WITHIN.finditer(text):
        yield Entity("P", *match.span(), match.group())
