"""Visits in English sentences: whose people came, and where they were received or trained."""

import re
from collections.abc import Iterator

from assistant.ledger.extraction.article import value
from assistant.ledger.extraction.clause import Clause, deal
from assistant.ledger.extraction.deeds import LED, RECEIVE, VISIT, VISITORS
from assistant.ledger.extraction.meant import body_meant
from assistant.ledger.extraction.rules import Deal
from vectorstore.ledger.types import Value


def find_visits(clause: Clause) -> Iterator[Deal]:
    """What the clause tells of visits."""
    shape = clause.shape
    if not VISITORS.search(shape):
        return
    yield from _trainees(clause)
    yield from _with_us(clause)
    yield from _led_to(clause)
    if match := _GUESTS_OF.search(shape) or _PAID.search(shape):
        guests = clause.named(0, match.start(), "from") or clause.named(0, match.start(), "post")
        yield from deal("visit", guests, [value(clause.sentence.entities[int(match[1])])])
    for match in VISIT.finditer(shape):
        hosts = _at_or_to(clause, match)
        guests = clause.named(0, match.start(), "from") or clause.named(0, match.start(), "post")
        guests = [one for one in guests if not (_is_unknown(clause, one) and " " not in one.text)]
        if not guests and VISITORS.search(shape[: match.start()]):
            guests = clause.acting(match.start(), meant=False)
        if not guests and LED.search(shape[: match.start()]):
            guests = clause.posts(0, match.start())
        if "to" in match.group().split() and any(_is_unknown(clause, one) for one in hosts):
            continue
        if not guests and _THE_GUESTS.search(shape[: match.start()]):
            guests = [one for one in _guests_before(clause) if one.text not in {each.text for each in hosts}]
        yield from deal("visit", guests or _led_by(clause), hosts)
    for match in RECEIVE.finditer(shape):
        if VISITORS.search(shape, match.end(), match.end() + 90):
            guests = clause.behind(match.end(), "from") or clause.behind(match.end(), "post")
            home = clause.article.home if _OUR_WARD.search(shape[: match.start()]) else None
            yield from deal("visit", guests, clause.acting(match.start()) or ([home] if home else []))
    if passive := _WELCOMED.search(shape):
        yield from _welcomed(clause, passive)
    led = LED.search(shape)
    if led and VISITORS.search(shape, led.end(), led.end() + 50):
        guests = clause.posts(0, led.start()) or clause.behind(led.end(), "from", 80)
        yield from deal("visit", guests, clause.behind(led.end(), "to", 120))


# A part of the house that the article is about, which had guests.
_OUR_WARD = re.compile(
    r"\b(?:[Tt]he|[Oo]ur) (?:[a-z-]+ ){0,3}(?:unit|ward|department|clinic|team|staff|laboratory|"
    r"school)(?: (?:has|have|also))* $"
)
# Visitors from A spent a week with our team.
_WITH_US = re.compile(
    r"\b(?i:visitors|guests|colleagues|friends|doctors|nurses|surgeons|midwives|students|delegates|delegation|staff|teams?"
    r"|trainees|fellows|physicians|party|group|[a-z]+ologists)(?: of (?:[a-z]+|\d+))? from (?:the "
    r")?(?:<[OX]\d+>['’]s )?(?P<guest><O\d+>)[^.;]{0,90}?"
    r"(?:\b(?:with|to|joined|shadowed|at|on|in|by|among) us\b|\b(?:with|to|joined|shadowed|at|on|in|round|by) our\b)"
)
# Led a group of eight A University staff to B.
_LED_TO = re.compile(
    r"\b(?:led|took|accompanied|headed|brought) (?:an? |the )?(?:[a-z-]+ ){0,3}?(?:of )?(?:[a-z-]+ |\d+ ){0,2}"
    r"(?P<guest><O\d+>) (?:staff|students|doctors|nurses|surgeons|researchers|colleagues|academics|scientists|delegates"
    r"|officials|leaders|managers)\b[^.;<]{0,40}\b(?:to|at|round|on a (?:tour|visit) (?:of|to)) (?:the "
    r")?(?P<host><O\d+>)"
)


def _with_us(clause: Clause) -> Iterator[Deal]:
    about_us = " us" in clause.shape or " our " in clause.shape
    match = _WITH_US.search(clause.shape) if about_us else None
    if match:
        guest = value(clause.sentence.entities[int(match["guest"][2:-1])])
        hosts = body_meant(clause.article, clause.number, clause.sentence, 0, "We", frozenset((guest.text,)))
        home = clause.article.home
        hosts = [one for one in hosts if one.text != guest.text] or ([home] if home else [])
        yield from deal("visit", [guest], hosts[:1])


def _led_to(clause: Clause) -> Iterator[Deal]:
    if len(clause.parts) > 1 and (match := _LED_TO.search(clause.shape)):
        ends = [value(clause.sentence.entities[int(match[name][2:-1])]) for name in ("guest", "host")]
        yield from deal("visit", ends[:1], ends[1:])


_THE_GUESTS = re.compile(
    r"\b[Tt]he (?:[a-z-]+ )?(?:delegation|delegates|guests|visitors|group|party|visiting [a-z]+)\b"
)
_OF_GUESTS = re.compile(
    r"\b(?:delegation|delegates|visitors|guests|group|team|party)\b[^.;<]{0,30} (?:of|from) (?:the )?<O(\d+)>"
)


def _guests_before(clause: Clause) -> list[Value]:
    """Whose "the delegation" is, as one of the last sentences says it."""
    for sentence in clause.article.sentences[max(0, clause.number - 4) : clause.number][::-1]:
        if match := _OF_GUESTS.search(sentence.shape):
            return [value(sentence.entities[int(match[1])])]
    return []


_GUESTS_OF = re.compile(r"\b(?:was|were|are|have been|had been) (?:the )?guests? (?:of|at) (?:the )?<O(\d+)>")
_PAID = re.compile(r"\bpa(?:id|ys?|ying) (?:the )?<O(\d+)> (?:an? )?(?:[a-z-]+ ){0,2}visit\b")


def _is_unknown(clause: Clause, body: Value) -> bool:
    """Whether a name may be a place's: they came to Gulu."""
    return any(one.entity.kind == "X" and one.entity.start == body.start for one in clause.parts)


# Twelve surgeons from A will train at B.
_TRAIN = re.compile(
    r"\b(?:(?:will |to )?(?:be )?train(?:s|ed|ing)?|(?:will |to )?study(?:ing)?|studied|complet(?:e|ed"
    r"|ing) (?:their |a )?(?:[a-z-]+ ){0,3}"
    r"(?:residency|fellowships?|training|course|placements?|rotations?)|learn(?:s|ed|t|ing)?|(?:residency"
    r"|fellowships?|placements?"
    r"|rotations?|internships?))\b[^.;<]{0,60}\b(?:at|in|with|under) (?:the )?(?=<[OX])"
)


def _trainees(clause: Clause) -> Iterator[Deal]:
    for match in _TRAIN.finditer(clause.shape):
        guests = clause.named(0, match.start(), "from") or clause.named(0, match.start(), "post")
        if guests and VISITORS.search(clause.shape[: match.start()]):
            first = next((one for one in clause.parts if 0 <= one.start - match.end() < 30), None)
            yield from deal("training", guests, clause.values(clause.group(first)) if first else [])


_LED_NEXT = re.compile(r"<P\d+> (?:led|headed) the (?:delegation|group|team|party|mission|visitors)\b")


_CAME_NEXT = re.compile(
    r"(?:The|They|All|Most of the) ?(?:[a-z]+ ){0,2}(?:guests|visitors|delegation|delegates|group|team|party"
    r"|officials|doctors|nurses|students)?"
    r" ?(?:were|was|came|are|is|work|study|belong|had come|hailed|hail) (?:all )?(?:from|at|for|to) (?:the )?<"
)


def _led_by(clause: Clause) -> list[Value]:
    """The bodies of whom the next sentence says that they led the delegation."""
    following = clause.article.sentences[clause.number + 1 : clause.number + 2]
    if following and (came := _CAME_NEXT.match(following[0].shape)):
        return [value(one) for one, _, _ in following[0].marks(came.end() - 1, None, "O")][:3]
    if not following or not _LED_NEXT.match(following[0].shape):
        return []
    return [value(one) for one, _, _ in following[0].marks(kinds="O")]


_WELCOMED = re.compile(
    r"\b(?:was|were) (?:welcomed|received|greeted|hosted|shown (?:a)?round|entertained|guests (?:of|at))\b"
)


def _welcomed(clause: Clause, verb: re.Match[str]) -> Iterator[Deal]:
    """Guests who were welcomed, by the house that the article is about where no other is named."""
    guests = clause.named(0, verb.start(), "from") or clause.named(0, verb.start(), "post")
    main = clause.article.main_body
    own = [main] if main and main.text not in {one.text for one in guests} else []
    hosts = _at_or_to(clause, verb) or clause.posts(verb.end(), len(clause.shape)) or own
    yield from deal("visit", guests, hosts)


def _at_or_to(clause: Clause, verb: re.Match[str]) -> list[Value]:
    near = [
        one
        for one in clause.parts
        if 0 <= one.start - verb.end() < 60 and ";" not in clause.shape[verb.end() : one.start]
    ]
    direct = [one for one in near if one.role in ("acts", "to", "none", "post")][:1]
    return (
        clause.behind(verb.end(), "to", 140)
        or clause.behind(verb.end(), "at", 80)
        or [value(one.entity) for one in direct]
    )
