"""Recognise questions that the ledger answers: that count, list, compare, group or order awards or collaborations.

What is recognised is what plainly asks for rows. Everything else is left to search: a question for one fact, for a
reason, for a number that is none of rows.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from assistant.ledger import wording as ask
from assistant.ledger.extraction.entities import Entity
from assistant.ledger.extraction.marking import mark
from assistant.ledger.filtering import EventFilter
from vectorstore.ledger.types import CollaborationKind
from vectorstore.text.aliases import Aliases
from vectorstore.text.periods import find_timing
from vectorstore.text.words import question_words

What = Literal["award", "collaboration"]
Operation = Literal["count", "list", "compare", "group", "order"]
# What is counted or listed: events, people, bodies, or the awards' names.
Target = Literal["events", "people", "bodies", "awards", "works"]
GroupBy = Literal["year", "institution", "person", "award", "kind", "rank"]
# Of a gift, a licence or a visit: who gives or comes, and who takes or receives.
Side = Literal["giver", "taker"]


@dataclass(frozen=True, slots=True)
class LedgerQuestion:
    """What a question asks of the ledger.

    ``subject`` are the institutions and people that it is about, who are not what is asked for. ``newest`` says of an
    order whether the newest comes first, ``whole_order`` whether all are asked for and not the first alone;
    ``most`` asks for what has the most events. ``sides`` are compared.
    """

    what: What
    operation: Operation
    target: Target
    wanted: EventFilter
    group: GroupBy | None = None
    newest: bool | None = None
    most: bool = False
    whole_order: bool = False
    sides: tuple[str, ...] = ()
    side: Side | None = None


def recognise(question: str, today: date, aliases: Aliases | None = None) -> LedgerQuestion | None:
    """What ``question`` asks of the ledger; None when it asks for something else.

    So it does when it says a word that is no part of what would be looked up: rows that were looked up without it would
    answer another question.
    """
    what = _what(question)
    operation = _operation(question)
    if what is None or operation is None or ask.NO_ROWS.search(question):
        return None
    names = [one for sentence in mark(question, aliases) for one in sentence.entities]
    giver = _giver(question, names)
    people = tuple(dict.fromkeys(one.text for one in names if one.kind == "P"))
    bodies = tuple(dict.fromkeys(one.text for one in names if one.kind == "O" and one.text != giver))
    award = next((one.text for one in names if one.kind == "A"), None)
    ranks = tuple(dict.fromkeys(one.text for one in names if one.kind == "C" and one.text))
    rank = ranks[0] if len(ranks) == 1 else None
    kinds = tuple(kind for kind, told in ask.KINDS if told.search(question))[:1] if what == "collaboration" else ()
    if kinds == ("agreement",) and operation != "count":
        kinds = ()
    sides = _sides(operation, people, bodies)
    kinds_used = "POAC" if what == "award" else "PO"
    if _unaccounted(question, [one for one in names if one.kind in kinds_used]):
        return None
    edition = _edition(question, names) if what == "award" else None
    wanted = EventFilter(
        persons=() if sides else people,
        institutions=() if sides else bodies,
        award=award if what == "award" else None,
        rank=rank if what == "award" else None,
        body=giver,
        kinds=kinds,
        periods=() if edition else _periods(question, today),
        edition=edition,
    )
    named = people or bodies or kinds or wanted.periods or edition
    if operation == "list" and what == "collaboration" and not named and not ask.ALL.search(question):
        return None
    return LedgerQuestion(
        what=what,
        operation=operation,
        target=_target(question, what, operation, bool(people)),
        wanted=wanted,
        group="rank" if len(ranks) > 1 and operation == "group" else _group(question, what, operation),
        newest=None if operation != "order" else not ask.OLDEST.search(question),
        most=bool(ask.MOST.search(question)) and operation == "order",
        whole_order=bool(ask.WHOLE_ORDER.search(question)),
        sides=sides,
        side=_side(question, kinds) if what == "collaboration" and not bodies else None,
    )


def _giver(question: str, names: Sequence[Entity]) -> str | None:
    """The body that an award is said to be of: the X Prize of the Y Society, Y's X Prize."""
    for one in names:
        if one.kind == "O" and ask.GIVES.match(question, one.end):
            return one.text
    for one, other in pairwise(names):
        if {one.kind, other.kind} == {"A", "O"} and ask.OF_AWARD.fullmatch(question, one.end, other.start):
            return one.text if one.kind == "O" else other.text
    return None


def _edition(question: str, names: Sequence[Entity]) -> str | None:
    """The year that stands right before an award's name: 2023年度X奖, the 2023 X Prize."""
    for one, other in pairwise(names):
        joined = question[one.end : other.start]
        if (
            one.kind == "D"
            and other.kind == "A"
            and re.fullmatch(r"(?:年?度)?[“《]?| |['’]s ", joined)
            and re.fullmatch(r"\d{4}", one.text)
        ):
            return one.text
    return None


def _side(question: str, kinds: tuple[CollaborationKind, ...]) -> Side | None:
    if not kinds or kinds[0] not in ("donation", "licence", "visit"):
        return None
    if ask.TAKERS.search(question):
        return "taker"
    return "giver" if ask.GIVERS.search(question) else None


def _unaccounted(question: str, used: Sequence[Entity]) -> list[str]:
    """The words of ``question`` that neither name what is ``used`` nor frame it."""
    rest = question
    for one in sorted(used, key=lambda each: each.start, reverse=True):
        gloss = ask.GLOSS.match(rest, one.end)
        rest = f"{rest[: one.start]} {rest[gloss.end() if gloss else one.end :]}"
    for told in (ask.EACH_CLASS, ask.EACH_AWARD, *ask.FRAMING, *(pattern for _, pattern in ask.KINDS)):
        rest = told.sub(" ", rest)
    rest = ask.SPELLED.sub(" ", rest)
    return [word for word in question_words(rest) if word not in ask.FRAME]


def _what(question: str) -> What | None:
    work, award = ask.WORK_WORDS.search(question), ask.AWARD_WORDS.search(question)
    if award and not (work and work.start() < award.start() and not re.search("奖", question[: work.start() + 12])):
        return "award"
    return "collaboration" if work else None


def _operation(question: str) -> Operation | None:
    if ask.COMPARE.search(question):
        return "compare"
    if _groups(question):
        return "group"
    if ask.MOST.search(question) or ask.ORDER.search(question):
        return "order"
    if ask.COUNT.search(question):
        return "count"
    # Who won one class of an award is a question for one fact.
    sided = ask.GIVERS.search(question) or ask.TAKERS.search(question) or ask.SIGNERS.search(question)
    who = sided or (ask.WHO_WON.search(question) and not ask.ONE_CLASS.search(question))
    return "list" if ask.LIST.search(question) or who else None


def _groups(question: str) -> bool:
    """Whether a question asks for a number or list for each of something."""
    if ask.EACH_AWARD.search(question) or (ask.EACH_CLASS.search(question) and ask.COUNT.search(question)):
        return True
    counted = ask.COUNT.search(question) or ask.LIST.search(question) or re.search(r"by|per|按|每|各", question)
    return bool(ask.GROUP.search(question) and counted)


def _periods(question: str, today: date) -> tuple[tuple[str, str], ...]:
    return tuple((period.since, period.until) for period in find_timing(question, today).periods)


def _sides(operation: Operation, people: tuple[str, ...], bodies: tuple[str, ...]) -> tuple[str, ...]:
    """What is compared with what, of a question that compares."""
    if operation != "compare":
        return ()
    sides = people if len(people) > 1 else bodies if len(bodies) > 1 else (*people, *bodies)
    return sides if len(sides) > 1 else ()


def _target(question: str, what: What, operation: Operation, person_named: bool) -> Target:
    """Whether the question wants people, bodies, award names or events."""
    asked = _asked_noun(question)
    if what == "collaboration":
        return _target_of_work(question, asked, operation)
    if operation == "list" and ask.WORKS.search(question):
        return "works"
    if (
        asked
        and re.search(r"award|prize|medal|honou?r|奖|勋章", asked, re.IGNORECASE)
        and not re.search(r"winner|laureate|recipient|得主|获奖者|人", asked, re.IGNORECASE)
    ):
        return "awards" if operation == "list" and not person_named else "events"
    if asked and ask.PEOPLE.search(asked):
        return "people"
    if asked and ask.BODIES.search(asked):
        return "bodies"
    return "events"


def _target_of_work(question: str, asked: str, operation: Operation) -> Target:
    if ask.SIGNERS.search(question):
        return "people"
    sided = ask.GIVERS.search(question) or ask.TAKERS.search(question) or ask.COLLECTIVE.search(question)
    if sided or (asked and ask.BODIES.search(asked)):
        return "bodies"
    return "people" if asked and ask.PEOPLE.search(asked) and operation == "count" else "events"


def _asked_noun(question: str) -> str:
    """The words right behind what asks: "how many | prizes did", 哪些|奖项."""
    match = re.search(
        r"\b(?:how many|number of|which|what|list(?: all| the| every)*|name(?: all| the)*|all(?: the)?|every"
        r"|who|everyone|show(?: me)?(?: all)?(?: the)?)\b(?P<en>(?: [\w'-]+){0,4})"
        r"|(?:多少|哪些|哪几|几|列出|列举|所有|全部|什么)(?P<zh>[^，。？?]{0,8})|(?P<who>谁)",
        question,
        re.IGNORECASE,
    )
    if not match:
        return "who" if re.search(r"\beveryone\b|\bwho\b|谁", question, re.IGNORECASE) else ""
    if match["who"] or re.search(r"\b(?:who|everyone)\b", match.group(), re.IGNORECASE):
        return "who"
    words = match["en"] or match["zh"] or ""
    stop = re.search(
        r"\b(?:did|do|does|has|have|had|were|was|are|is|with|won|win|by|of|in|from|that|who|received)\b"
        r"|获|得过|被|与|和|是|的",
        words,
    )
    return words[: stop.start()] if stop and stop.start() > 0 else words


def _group(question: str, what: What, operation: Operation) -> GroupBy | None:
    if operation == "order" and ask.MOST.search(question):
        asked = _asked_noun(question) or question
        if re.search(r"year|年", asked, re.IGNORECASE):
            return "year"
        return "person" if ask.PEOPLE.search(asked) and not ask.BODIES.search(asked) else "institution"
    if operation == "group" and ask.EACH_AWARD.search(question):
        return "award"
    match = ask.GROUP.search(question) if operation == "group" else None
    if match is None:
        return None
    told = next(filter(None, (match["by"], match["by2"], match["zh"], match["zh2"], match["zh3"])), "").lower()
    by_kind: GroupBy = "kind" if what == "collaboration" else "award"
    groups: tuple[tuple[str, GroupBy], ...] = (
        ("year|年", "year"),
        ("class|rank|等级|级别", "rank"),
        ("kind|type|类|种", by_kind),
        ("award|prize|奖", "award"),
        ("person|winner|人", "person"),
    )
    return next((group for words, group in groups if re.search(words, told)), "institution")
