"""The names in a question, and the part that each has in it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.ledger import wording as ask
from assistant.ledger import wording_works as works
from assistant.ledger.extraction.entities import Entity, without_overlaps
from assistant.ledger.extraction.marking import mark
from assistant.ledger.frame import frames
from assistant.ledger.known import KnownNames
from assistant.ledger.names import HAN_CHARACTER
from vectorstore.text.aliases import Aliases


def names_in(question: str, aliases: Aliases | None, known: KnownNames | None) -> list[Entity]:
    """What ``question`` names: as the ledger knows it, else as articles are read."""
    found = known.find(question) if known else []
    marked = [one for sentence in mark(question, aliases) for one in sentence.entities]
    news = [one for one in marked if not _is_known(question, one, found) and not _is_no_name(question, one)]
    return list(_with_branches(question, without_overlaps([*found, *news])))


def _is_no_name(question: str, one: Entity) -> bool:
    """Whether what was taken for a name only frames the question: the last award, 曾荣|获."""
    if one.kind == "P" and HAN_CHARACTER.search(one.text):
        return frames(one.text)
    if one.kind == "P" and len(one.text) < 3 and question[one.start] in "曾都共先":
        return frames(question[one.start : one.end + 1])
    if one.kind == "O" and _ASKS_WHICH.match(one.text):
        return True
    return one.kind == "A" and frames(one.text)


# Which body is asked for, and none named: 哪所大学.
_ASKS_WHICH = re.compile("哪|几[所家个]|什么|多少")


def _is_known(question: str, one: Entity, found: Sequence[Entity]) -> bool:
    """Whether ``one`` is what is known with no more than words that frame a question: 历年|林奈奖."""
    inside = [known for known in found if one.start <= known.start and known.end <= one.end]
    places = {at for known in inside for at in range(known.start, known.end)}
    rest = "".join(" " if at in places else question[at] for at in range(one.start, one.end))
    return bool(inside) and frames(_CLASS.sub(" ", rest))


# A class behind the award's name is no part of it.
_CLASS = re.compile("[特一二三]等奖|[金银铜]奖")


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


# What stands for a name that was taken out.
GAP = "     "


def meeting_in(question: str) -> str | None:
    """The name of a meeting in ``question``."""
    match = works.MEETING.search(question)
    return works.MEETING_VERB.sub("", match.group()) if match else None


def without(question: str, names: Sequence[Entity], kinds: str) -> str:
    """``question``, with blanks for the names of some ``kinds``: their words ask for nothing."""
    for one in names:
        if one.kind in kinds:
            question = question[: one.start] + " " * (one.end - one.start) + question[one.end :]
    return question


def with_gaps(question: str, names: Sequence[Entity], kinds: str) -> str:
    """``question``, with gaps of one length for the names of some ``kinds``, however long they are."""
    return re.sub(f"{GAP} +", GAP, without(question, names, kinds))


def bare_meeting(name: str) -> str:
    """A meeting's name without its year and marks."""
    return re.sub(r"^(?:The )?(?:(?:19|20)\d\d年?\s*)?|[“”《》]", "", name).strip()


def giver_in(question: str, names: Sequence[Entity]) -> str | None:
    """The body that an award is said to be of: the X Prize of the Y Society, Y's X Prize."""
    for one in names:
        if one.kind == "O" and (ask.GIVES.match(question, one.end) or ask.FROM_GIVER.search(question[: one.start])):
            return one.text
    others = sum(one.kind in "PO" for one in names) > 1
    for one in names if others else ():
        if one.kind == "O" and ask.OF_GIVER.search(question[: one.start]):
            return one.text
    for one, other in pairwise(one for one in names if one.kind != "D"):
        if {one.kind, other.kind} == {"A", "O"} and ask.OF_AWARD.fullmatch(question, one.end, other.start):
            return one.text if one.kind == "O" else other.text
    return None


def edition_in(question: str, names: Sequence[Entity]) -> str | None:
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


def excluded_in(question: str, names: Sequence[Entity]) -> list[Entity]:
    """The people and bodies that are not wanted: besides Ann Lee, 除北岭大学外."""
    found: list[Entity] = []
    for one in names:
        before = question[: one.start]
        listed = found and works.AND_OR.fullmatch(question, found[-1].end, one.start)
        if one.kind in "PO" and (ask.BESIDES.search(before) or listed):
            found.append(one)
    return found
