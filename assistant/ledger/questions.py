"""Recognise questions that the ledger answers: that count, list, compare, group or order awards or collaborations.

What is recognised is what plainly asks for rows. Everything else is left to search: a question for one fact, for a
reason, for a number that is none of rows.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Literal

from assistant.ledger import wording as ask
from assistant.ledger.extraction.entities import Entity, without_overlaps
from assistant.ledger.extraction.marking import mark
from assistant.ledger.filtering import EventFilter
from assistant.ledger.frame import frames, is_frame
from assistant.ledger.known import KnownNames
from assistant.ledger.sorts import Sort
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
    ``most`` asks for what has the most events. ``sides`` are compared. ``sorts`` are those of the bodies asked for.
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
    meeting: str | None = None
    sorts: tuple[Sort, ...] = ()


def may_ask(question: str) -> bool:
    """Whether ``question`` has words that count, list, compare, group or order, or ask who: a quick look."""
    return any(told.search(question) for told in ask.ASKING) and not ask.NO_ROWS.search(question)


def recognise(
    question: str, today: date, aliases: Aliases | None = None, known: KnownNames | None = None
) -> LedgerQuestion | None:
    """What ``question`` asks of the ledger; None when it asks for something else.

    So it does when it says a word that is no part of what would be looked up: rows that were looked up without it would
    answer another question. ``known`` are the names that the ledger has.
    """
    question = ask.ASIDE.sub(lambda aside: " " * len(aside.group()), question)
    if ask.NO_ROWS.search(question) or ask.NOT_IN.search(question):
        return None
    meeting = _meeting(question)
    bare = question.replace(meeting, " " * len(meeting)) if meeting else question
    bare = ask.IMPERATIVE.sub(lambda first: first.group().lower(), bare)
    names = _names(bare, aliases, known)
    what = _what(question, bare, names)
    operation = _operation(question, what, names, meeting is not None) if what else None
    if what is None or operation is None or (not names and ask.PRONOUN.search(bare)):
        return None
    if what == "award" and meeting:
        meeting, bare = None, question
        names = _names(bare, aliases, known)
    kinds_used = "POAC" if what == "award" else "PO"
    if _unaccounted(bare, [one for one in names if one.kind in kinds_used]):
        return None
    asked = _asked(question, what, operation, names, today)
    if asked.operation == "count" and asked.what == "collaboration" and asked.target == "people" and not asked.side:
        return None  # How many doctors are to be trained is in no row.
    if what == "collaboration" and operation == "list" and not meeting and not _names_something(question, asked.wanted):
        return None
    return replace(asked, meeting=_bare_meeting(meeting) if meeting else None)


def _names(question: str, aliases: Aliases | None, known: KnownNames | None) -> list[Entity]:
    """What ``question`` names: as the ledger knows it, else as articles are read."""
    found = known.find(question) if known else []
    marked = [one for sentence in mark(question, aliases) for one in sentence.entities]
    names = without_overlaps([*found, *(one for one in marked if not any(_is_more(question, one, it) for it in found))])
    return list(_with_branches(question, names))


def _is_more(question: str, one: Entity, known: Entity) -> bool:
    """Whether ``one`` is what is ``known`` with no more than words that frame a question: 历年|林奈奖."""
    if not (one.start <= known.start and known.end <= one.end):
        return False
    beside = question[one.start : known.start], question[known.end : one.end]
    return all(frames(words) for words in beside)


def _with_branches(question: str, names: Sequence[Entity]) -> Iterator[Entity]:
    """``names``, an award and its branch behind it as one: 科学突破奖数学奖."""
    last: Entity | None = None
    for one in names:
        if last and last.kind == one.kind == "A" and question[last.end : one.start] in ("", "·", "的", " – ", " - "):
            last = Entity("A", last.start, one.end, last.text + one.text)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _asked(question: str, what: What, operation: Operation, names: Sequence[Entity], today: date) -> LedgerQuestion:
    """What is asked for, of the ``names`` in a question that asks for rows."""
    giver = _giver(question, names) if what == "award" else None
    people = tuple(dict.fromkeys(one.text for one in names if one.kind == "P"))
    bodies = tuple(dict.fromkeys(one.text for one in names if one.kind == "O" and one.text != giver))
    award = next((one.text for one in names if one.kind == "A"), None)
    ranks = tuple(dict.fromkeys(one.text for one in names if one.kind == "C" and one.text))
    rank = ranks[0] if len(ranks) == 1 and not ask.CLASSES.search(question) else None
    kinds = _kinds(question, operation) if what == "collaboration" else ()
    sides = _sides(operation, people, bodies)
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
    return LedgerQuestion(
        what=what,
        operation=operation,
        target=_target(_without(question, names, "PO"), what, operation, names),
        wanted=wanted,
        group="rank" if _by_rank(question, ranks, operation) else _group(question, what, operation),
        newest=None if operation != "order" else not ask.OLDEST.search(question),
        most=bool(ask.MOST.search(question)) and operation == "order",
        whole_order=bool(ask.WHOLE_ORDER.search(question)),
        sides=sides,
        side=_side(_without(question, names, "PO"), kinds) if what == "collaboration" else None,
        sorts=_sorts(_asked_noun(_without(question, names, "PO"))),
    )


def _names_something(question: str, wanted: EventFilter) -> bool:
    """Whether a list is asked for of something, and not of all that there is, unless that is said."""
    named = wanted.persons or wanted.institutions or wanted.kinds or wanted.periods or wanted.edition
    return bool(named or ask.ALL.search(question))


def _kinds(question: str, operation: Operation) -> tuple[CollaborationKind, ...]:
    """The kind that is told first, with those that are listed with it: donations and visits."""
    told = [(match, kind) for kind, pattern in ask.KINDS for match in pattern.finditer(question)]
    chosen: list[tuple[re.Match[str], CollaborationKind]] = []
    for match, kind in sorted(told, key=lambda one: one[0].start()):
        if not chosen or ask.AND_OR.fullmatch(question, chosen[-1][0].end(), match.start()):
            chosen.append((match, kind))
    named = [kind for kind, pattern in ask.KINDS if any(kind == one for _, one in chosen)]
    if len(named) == 1 and told and named == ["agreement"]:
        named = [kind for kind, _ in ask.KINDS if any(kind == one for _, one in told)][:1]
    # An agreement may be of any kind.
    return () if "agreement" in named and (len(named) > 1 or operation != "count") else tuple(named)


def _sorts(asked: str) -> tuple[Sort, ...]:
    """The sorts of bodies that the noun asks for; none where any body, or anybody, is."""
    found = [(match.start(), sort) for sort, told in ask.SORTS if (match := told.search(asked))]
    sorts = tuple(sort for _, sort in sorted(found))
    return ("body",) if "body" in sorts else sorts


def _by_rank(question: str, ranks: Sequence[str], operation: Operation) -> bool:
    """Whether each class is asked for, not a year or body: 一、二、三等奖各有几个."""
    return operation == "group" and (len(ranks) > 1 or ask.CLASSES.search(question) is not None)


def _meeting(question: str) -> str | None:
    match = ask.MEETING.search(question)
    return ask.MEETING_VERB.sub("", match.group()) if match else None


def _without(question: str, names: Sequence[Entity], kinds: str) -> str:
    """``question``, with blanks for the names of some ``kinds``: their words ask for nothing."""
    for one in names:
        if one.kind in kinds:
            question = question[: one.start] + " " * (one.end - one.start) + question[one.end :]
    return question


def _bare_meeting(name: str) -> str:
    """A meeting's name without its year and marks."""
    return re.sub(r"^(?:19|20)\d\d年?\s*|[“”《》]", "", name).strip()


def _giver(question: str, names: Sequence[Entity]) -> str | None:
    """The body that an award is said to be of: the X Prize of the Y Society, Y's X Prize."""
    for one in names:
        if one.kind == "O" and (ask.GIVES.match(question, one.end) or ask.FROM_GIVER.search(question[: one.start])):
            return one.text
    for one, other in pairwise(one for one in names if one.kind != "D"):
        if {one.kind, other.kind} == {"A", "O"} and ask.OF_AWARD.fullmatch(question, one.end, other.start):
            return one.text if one.kind == "O" else other.text
    return None


def _edition(question: str, names: Sequence[Entity]) -> str | None:
    """The year that stands right before an award's name: 2023年度X奖, the 2023 X Prize; one of several is none."""
    if sum(one.kind == "D" for one in names) > 1:
        return None
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
    """Which side of a gift, a licence or a visit is asked for: not the one on which those named stand."""
    if not kinds or not set(kinds) <= {"donation", "licence", "visit"} or ask.MUTUAL.search(question):
        return None
    if ask.DEEDS.match(_asked_noun(question)):
        return "giver" if ask.RECEIVED.search(question) else "taker" if ask.GAVE.search(question) else None
    if ask.TAKERS.search(question):
        return "taker"
    return "giver" if ask.GIVERS.search(question) else None


def _unaccounted(question: str, used: Sequence[Entity]) -> list[str]:
    """The words of ``question`` that neither name what is ``used`` nor frame it."""
    rest = question
    for one in sorted(used, key=lambda each: each.start, reverse=True):
        gloss = ask.GLOSS.match(rest, one.end)
        rest = f"{rest[: one.start]} {rest[gloss.end() if gloss else one.end :]}"
    rest = ask.CLASSES.sub(" ", rest)
    for told in (ask.EACH_CLASS, ask.EACH_AWARD, *(pattern for _, pattern in ask.KINDS), *ask.FRAMING):
        rest = told.sub(" ", rest)
    rest = ask.SPELLED.sub(" ", rest)
    return [word for word in question_words(rest) if not is_frame(word)]


def _what(question: str, bare: str, names: Sequence[Entity]) -> What | None:
    """Whether awards or collaborations are asked for, by words that are no part of a name."""
    for words in (_without(bare, names, "PO"), question):
        work, award = ask.WORK_WORDS.search(words), ask.AWARD_WORDS.search(words)
        if award and not (work and work.start() < award.start() and not re.search("奖", words[: work.start() + 12])):
            return "award"
        if work:
            return "collaboration"
    return "award" if any(one.kind == "A" for one in names) else None


def _operation(question: str, what: What, names: Sequence[Entity], meets: bool) -> Operation | None:
    if ask.LEAST.search(question):
        return None
    counted, most = ask.COUNT.search(question), ask.MOST.search(question)
    two = max(sum(one.kind == kind for one in names) for kind in "PO") > 1
    if (ask.COMPARE.search(question) and not most) or (two and ask.MORE.search(_without(question, names, "PO"))):
        return "compare"
    if _groups(question):
        return "group"
    if most or (ask.ORDER.search(question) and not counted):
        return "order"
    if counted:
        return "count"
    return "list" if ask.LIST.search(question) or _lists(question, what, names, meets) else None


def _lists(question: str, what: What, names: Sequence[Entity], meets: bool) -> bool:
    """Whether a question asks who took part in something, or what somebody won."""
    if what == "award":
        won_what = ask.WON_WHAT.search(question) and any(one.kind in "PO" for one in names)
        return bool(won_what or (ask.WHO_WON.search(question) and not ask.ONE_CLASS.search(question)))
    sided = ask.GIVERS.search(question) or ask.TAKERS.search(question) or ask.SIGNERS.search(question)
    if meets and ask.HOSTS.search(question):
        return True
    return bool(sided or (ask.WITH_WHOM.search(question) and any(one.kind in "PO" for one in names)))


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


def _target(question: str, what: What, operation: Operation, names: Sequence[Entity]) -> Target:
    """Whether the question wants people, bodies, award names or events."""
    asked = _asked_noun(question)
    person_named = any(one.kind == "P" for one in names)
    if what == "collaboration":
        return _target_of_work(question, asked, operation)
    if operation == "list" and ask.WORKS.search(question):
        return "works"
    if (
        asked
        and re.search(r"award|prize|medal|honou?r|奖|勋章", asked, re.IGNORECASE)
        and not re.search(r"winner|laureate|recipient|得主|获[奖得]者|人", asked, re.IGNORECASE)
    ):
        return "awards" if operation == "list" and not person_named else "events"
    if asked and ask.PEOPLE.search(asked):
        return "people"
    if asked and ask.BODIES.search(asked):
        return "bodies"
    award_named = any(one.kind in "AC" for one in names)
    wins_what = ask.WON_WHAT.search(question) or person_named
    return "people" if operation == "list" and award_named and not wins_what else "events"


def _target_of_work(question: str, asked: str, operation: Operation) -> Target:
    if ask.SIGNERS.search(question):
        return "people"
    sided = ask.GIVERS.search(question) or ask.TAKERS.search(question) or ask.HOSTS.search(question)
    if not ask.DEEDS.match(asked) and (sided or ask.COLLECTIVE.search(question)):
        return "bodies"
    if asked and ask.BODIES.search(asked):
        return "bodies"
    if asked and ask.PEOPLE.search(asked):
        return "people" if operation == "count" else "bodies"
    return "events"


def _asked_noun(question: str) -> str:
    """The words right behind what asks: "how many | prizes did", 哪些|奖项; in Chinese also before it: 企业|有哪些."""
    if before := re.search(r"([^，。？的 ]{1,8})(?:都|分别|各)?(?:有|是|为)(?:哪些|哪几[位家所个])[。？?]?$", question):
        return before[1]
    if of := re.search(r"\bhow many of\b[^?]*?(" + ask.PEOPLE.pattern + ")", question, re.IGNORECASE):
        return of[1]
    match = re.search(
        r"\b(?:how many|number of|which|what|list(?: all| the| every)*|name(?: all| the)*|all(?: the)?|every"
        r"|who|everyone|show(?: me)?(?: all)?(?: the)?)\b(?P<en>(?: [\w'-]+){0,4})"
        r"|(?:多少|哪些|哪几|哪(?=[家所位个项])|几|列出|列举|所有|全部|什么)(?P<zh>[^，。？?]{0,8})|(?P<who>谁)",
        question,
        re.IGNORECASE,
    )
    if not match:
        return "who" if re.search(r"\beveryone\b|\bwho\b|谁", question, re.IGNORECASE) else ""
    if match["who"] or re.search(r"\b(?:who|everyone)\b", match.group(), re.IGNORECASE):
        return "who"
    words = (match["en"] or match["zh"] or "").strip()
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
