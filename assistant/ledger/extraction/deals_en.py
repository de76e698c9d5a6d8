"""Collaborations in English sentences: by verbs of doing together, giving and visiting, and the bodies there."""

import re
from collections.abc import Iterator, Sequence

from assistant.ledger.extraction.article import Text, value
from assistant.ledger.extraction.deeds import (
    BETWEEN,
    GIFT,
    GIFT_NOUN,
    IS_GIFT,
    LED,
    LICENCE,
    LICENSED,
    RECEIVE,
    RECEIVED,
    SHARED,
    TAKEN,
    THING,
    VISIT,
    VISITORS,
)
from assistant.ledger.extraction.kinds import kind_of
from assistant.ledger.extraction.marking import Sentence
from assistant.ledger.extraction.meant import MEANT, body_meant
from assistant.ledger.extraction.parties import Part, Role, parts
from assistant.ledger.extraction.people import group_behind
from assistant.ledger.extraction.rules import Deal
from vectorstore.ledger.types import CollaborationKind, Value

# Characters of a shape in which what belongs to a verb is looked for.
_FAR = 240
_JOINT = re.compile(
    r"\bjoint(?:ly)?\b|\btogether\b|\bboth\b|\bshared\b|\bco-|\bpartner|\bcollaborat|\bco-?operat|\bexchange\b"
    r"|\bagreement|\ballianc|\bpact\b"
)
_SIGN = re.compile(r"^(?:sign|ink|initial|conclud|seal|penned|put|finali)")
_EVENT = re.compile(
    r"contest|competition|hackathon|olympiad|conference|symposi|congress|summit|forum|workshop|meeting|seminar|<X\d+>",
    re.IGNORECASE,
)
_HOSTS = re.compile(r"^(?:co-?)?(?:host|r[ua]n|organi|held|hold|conven|sponsor|stag)")


class Clause:
    """The bodies of a sentence as its verbs need them."""

    def __init__(self, article: Text, number: int, sentence: Sentence) -> None:
        self.article = article
        self.number = number
        self.sentence = sentence
        self.shape = sentence.shape
        self.parts = parts(sentence)

    def group(self, part: Part) -> list[Part]:
        """All that are named together with ``part``."""
        return [one for one in self.parts if one.group == part.group]

    def acting(self, at: int, *, meant: bool = True) -> list[Value]:
        """Who does what the verb at ``at`` says: the last bodies before it that nothing makes something else."""
        floor = self.shape.rfind(";", 0, at) + 1
        before = [one for one in self.parts if floor <= one.start and one.end <= at]
        heads = [one for one in before if one.role == "acts" and (one.entity.kind == "O" or at - one.end < 40)]
        if heads:
            chosen = self.group(heads[-1])
            chosen = [one for one in chosen if one.end <= at]
            chosen += [one for one in before if one.role == "with" and one.start > chosen[-1].end]
            return self.values(chosen)
        said = list(MEANT.finditer(self.shape, floor, at)) if meant else []
        if said:
            found = body_meant(self.article, self.number, self.sentence, said[-1].start(), said[-1].group())
            return found + self.values([one for one in before if one.role == "with"])
        return []

    def behind(self, at: int, role: Role, far: int = _FAR) -> list[Value]:
        """The first bodies behind ``at`` that have ``role``."""
        first = next((one for one in self.parts if one.start >= at and one.role == role), None)
        if first is None or first.start - at > far or ";" in self.shape[at : first.start]:
            return []
        return self.values([one for one in self.group(first) if one.start >= at])

    def posts(self, start: int, end: int) -> list[Value]:
        """The bodies that people of a part of the sentence work for."""
        people = [one for one, _, _ in self.sentence.marks(start, end, "P")]
        named = [
            one for one in self.parts if start <= one.start and one.end <= end and one.role not in ("none", "with")
        ]
        named = [one for one in named if one.entity.kind == "O" and re.search(r"<P\d+>", self.shape[start : one.start])]
        found = [value(one.entity) for one in named]
        found += [body for one in people if (body := self.article.institutions.get(one.text)) and not named]
        return found

    def named(self, at: int, end: int, role: Role) -> list[Value]:
        """All bodies with ``role`` in a part of the sentence."""
        return self.values([one for one in self.parts if at <= one.start and one.end <= end and one.role == role])

    @staticmethod
    def values(chosen: Sequence[Part]) -> list[Value]:
        """Their bodies."""
        return [value(one.entity) for one in chosen]


def find_english_deals(article: Text, number: int, sentence: Sentence) -> Iterator[Deal]:
    """What a sentence tells of doing together; the first of several that share a body is right."""
    clause = Clause(article, number, sentence)
    yield from _gifts(clause)
    yield from _licences(clause)
    yield from _between(clause)
    yield from _shared(clause)
    yield from _visits(clause)


def _deal(kind: CollaborationKind, *groups: Sequence[Value]) -> Iterator[Deal]:
    parties = tuple(one for group in groups for one in group)
    if all(groups) and len({one.text for one in parties}) > 1:
        yield Deal(kind, parties)


def _donor(clause: Clause, at: int) -> list[Value]:
    """Who gives: bodies, else people."""
    people = clause.sentence.marks(0, at, "P")
    bodies = clause.acting(at, meant=not people)
    near = [one for one, start, _ in people[-2:] if at - start < 90]
    return bodies or [value(one) for one in near]


def _gifts(clause: Clause) -> Iterator[Deal]:
    shape = clause.shape
    given = bool(IS_GIFT.search(shape))
    for match in GIFT.finditer(shape):
        rest = shape[match.end() : match.end() + _FAR]
        if not given and not (match.group().startswith(("gave", "give")) and "<M" in rest):
            continue
        to = clause.behind(match.end(), "to") or _meant_behind(clause, match.end())
        yield from _deal("donation", _donor(clause, match.start()), to)
    if not given:
        return
    for match in RECEIVED.finditer(shape):
        if GIFT_NOUN.search(shape, match.end()):
            givers = clause.behind(match.end(), "from") or [
                value(one) for one in group_behind(clause.sentence, match.end())[:2]
            ]
            yield from _deal("donation", givers, clause.acting(match.start()))
    for match in GIFT_NOUN.finditer(shape):
        givers = clause.behind(match.end(), "from", 120) or clause.behind(match.end(), "by", 120)
        yield from _deal("donation", givers, clause.behind(match.end(), "to"))


def _meant_behind(clause: Clause, at: int) -> list[Value]:
    match = re.compile(rf"[^.;<]{{0,80}}(?:<M\d+>[^.;<]{{0,60}})?\bto (?P<said>{MEANT.pattern})").match(
        clause.shape, at
    )
    if not match:
        return []
    return body_meant(clause.article, clause.number, clause.sentence, at, match["said"])


def _licences(clause: Clause) -> Iterator[Deal]:
    shape = clause.shape
    if not LICENCE.search(shape):
        return
    for match in TAKEN.finditer(shape):
        if LICENCE.search(shape, match.start()):
            yield from _deal("licence", clause.behind(match.end(), "from"), clause.acting(match.start()))
    for match in LICENSED.finditer(shape):
        direct = [one for one in clause.parts if 0 <= one.start - match.end() < 6]
        to = clause.behind(match.end(), "to") or [value(one.entity) for one in direct]
        yield from _deal("licence", clause.acting(match.start()), to)


def _visits(clause: Clause) -> Iterator[Deal]:
    shape = clause.shape
    if not VISITORS.search(shape):
        return
    for match in VISIT.finditer(shape):
        hosts = _at_or_to(clause, match)
        guests = clause.named(0, match.start(), "from") or clause.named(0, match.start(), "post")
        if not guests and VISITORS.search(shape[: match.start()]):
            guests = clause.acting(match.start(), meant=False)
        if not guests and LED.search(shape[: match.start()]):
            guests = clause.posts(0, match.start())
        yield from _deal("visit", guests, hosts)
    for match in RECEIVE.finditer(shape):
        if VISITORS.search(shape, match.end(), match.end() + 90):
            guests = clause.behind(match.end(), "from") or clause.behind(match.end(), "post")
            yield from _deal("visit", guests, clause.acting(match.start()))
    if passive := _WELCOMED.search(shape):
        yield from _welcomed(clause, passive)
    led = LED.search(shape)
    if led and VISITORS.search(shape, led.end(), led.end() + 50):
        yield from _deal("visit", clause.posts(0, led.start()), clause.behind(led.end(), "to", 120))


def _welcomed(clause: Clause, verb: re.Match[str]) -> Iterator[Deal]:
    """Guests who were welcomed, by the house that the article is about where no other is named."""
    guests = clause.named(0, verb.start(), "from") or clause.named(0, verb.start(), "post")
    main = clause.article.main_body
    own = [main] if main and main.text not in {one.text for one in guests} else []
    hosts = _at_or_to(clause, verb) or clause.posts(verb.end(), len(clause.shape)) or own
    yield from _deal("visit", guests, hosts)


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


_JOINT_OF = re.compile(
    r"\b(?:joint|shared) (?:[a-z-]+ ){0,3}?[a-z]+ (?:of|by|between|involving) |\b(?:partnership|collaboration"
    r"|consortium|alliance|union|venture|cooperation) (?:of|involving|comprising|by) "
)
_WELCOMED = re.compile(r"\b(?:was|were) (?:welcomed|received|hosted|greeted|shown around)\b")


def _between(clause: Clause) -> Iterator[Deal]:
    """An agreement between A and B; a centre of A and B."""
    for match in _JOINT_OF.finditer(clause.shape):
        first = next((one for one in clause.parts if 0 <= one.start - match.end() < 30), None)
        if first is not None:
            yield from _deal(
                kind_of(clause.shape[max(0, match.start() - 90) : match.end()], clause.shape),
                clause.values(clause.group(first)),
            )
    for match in BETWEEN.finditer(clause.shape):
        named = clause.behind(match.end() - 7, "between", 60)
        if len(named) > 1:
            words = clause.shape[max(0, match.start() - 90) : match.end()]
            yield from _deal(kind_of(words, clause.shape), named)


def _shared(clause: Clause) -> Iterator[Deal]:
    shape = clause.shape
    for match in SHARED.finditer(shape):
        end = _clause_end(shape, match.end())
        words = shape[match.start() : end]
        if match["makes"] and not THING.search(words) and not THING.search(shape[: match.start()]):
            continue
        acting, others = clause.acting(match.start()), clause.behind(match.end(), "with")
        done_by = clause.behind(match.end(), "by", 110)
        if not acting and others and THING.search(shape, max(0, match.start() - 60), match.start()):
            main = clause.article.signer or clause.article.main_body
            acting = [main] if main and main.text not in {one.text for one in others} else []
        if done_by and SHARED.search(shape, match.end(), _place(clause, done_by[0])):
            done_by = []
        if len({one.text for one in done_by + others}) > 1 and done_by:
            yield from _deal(_kind(clause, match, words), done_by + others)
        elif acting and others:
            yield from _deal(_kind(clause, match, words), acting, others)
        elif len({one.text for one in acting}) > 1 and (
            match["together"] or _JOINT.search(words) or THING.search(words[:110])
        ):
            yield from _deal(_kind(clause, match, words), acting)
        if _SIGN.match(match.group()):
            yield from _signed(clause, match, words)


def _place(clause: Clause, body: Value) -> int:
    return next(one.start for one in clause.parts if one.entity.start == body.start)


def _signed(clause: Clause, verb: re.Match[str], words: str) -> Iterator[Deal]:
    """People who signed stand for their institutions; what they signed, the sentences before say."""
    before = clause.article.sentences[max(0, clause.number - 3) : clause.number]
    told = " ".join(one.shape for one in before)
    passive = re.compile(r"[^;<]{0,60}(?:<\w\d+>[^;<]{0,30}){0,2}\bby ").match(clause.shape, verb.end())
    start, end = (passive.end(), len(clause.shape)) if passive else (0, verb.start())
    people = [one for one, _, _ in clause.sentence.marks(start, end, "P")]
    parties = clause.posts(start, end) if people else clause.behind(start, "post", 40)
    if (len(people) > 1 or (passive and not people)) and len(parties) > 1:
        kind = kind_of(clause.shape[: verb.start()], told) if passive else _kind(clause, verb, words)
        if kind == "agreement":
            kind = kind_of(told, told)
        yield Deal(kind, tuple(parties), tuple(map(value, people)))


def _clause_end(shape: str, at: int) -> int:
    stop = re.compile(r"[;]|\. ").search(shape, at)
    return min(stop.start() if stop else len(shape), at + _FAR)


def _kind(clause: Clause, verb: re.Match[str], words: str) -> CollaborationKind:
    shape = clause.shape
    if _HOSTS.match(verb.group()):
        before = (
            clause.article.sentences[max(0, clause.number - 1)].text
            if re.search(r"\b[Ii]t\b|^The (?:event|meeting)", shape[: verb.start()])
            else ""
        )
        if _EVENT.search(shape) or _EVENT.search(before):
            return "conference"
    before = shape[max(0, verb.start() - 120) : verb.start()] if re.search(r"\bby\b", words[:110]) else ""
    return kind_of(before + words, shape)
