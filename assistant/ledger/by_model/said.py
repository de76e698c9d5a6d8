"""What a language model says of an article: rows as JSON objects in its text, each checked by itself.

Nothing is asked of a model but text, so that any model will do; what is no row is left out and counted.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from vectorstore.ledger.types import CollaborationKind

# Characters of a value, and of a whole reply, that are looked at: nobody is called by more, and no article has more.
_LONGEST_VALUE = 600
_LONGEST_REPLY = 200_000
# Braces that begin nothing, after which no more is looked for.
_PATIENCE = 500
_NONE = re.compile(r"\bNONE\b|^\W*$", re.IGNORECASE)
# What models write where they were told to write null.
_NOTHING = frozenset(("", "null", "none", "n/a", "unknown", "…", "..."))

# Between people, and what reads as the name of one.
_BETWEEN = re.compile(r" ?(?:[、;；,，]|\band\b|&|和|与) ?(?:and )?")
_PERSON = re.compile(r"[\u3400-\u9fff·]{2,4}|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}")


def _text(value: object) -> object:
    """A number as text, and what means nothing as None."""
    told = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    return None if isinstance(told, str) and told.strip().lower() in _NOTHING else told


def _listed(value: object) -> object:
    """One thing where several were asked for, as a list; numbers of lines as such; without what means nothing."""
    several = [] if value is None else value if isinstance(value, list) else [value]
    return [one for one in several if _text(one) is not None]


def _numbers(value: object) -> object:
    return [int(one) if isinstance(one, str) and one.strip().isdecimal() else one for one in _as_list(value)]


def _as_list(value: object) -> list[Any]:
    listed = _listed(value)
    assert isinstance(listed, list)
    return listed


def _recipients(value: object) -> object:
    """People and bodies, each by itself, also where several were written as one."""
    told = [{"name": one} if isinstance(one, str) else one for one in _as_list(value)]
    return [each for one in told for each in (_apart(one) if isinstance(one, dict) else [one])]


def _apart(recipient: dict[str, Any]) -> list[dict[str, Any]]:
    name = recipient.get("name")
    parts = _BETWEEN.split(name) if isinstance(name, str) else []
    if len(parts) < 2 or not all(map(_PERSON.fullmatch, parts)):
        return [recipient]
    return [recipient | {"name": part} for part in parts]


_Value = Annotated[str, Field(max_length=_LONGEST_VALUE)]
_Words = Annotated[_Value | None, BeforeValidator(_text)]
_Several = Annotated[list[_Value], BeforeValidator(_listed)]
_Lines = Annotated[list[int], BeforeValidator(_numbers), Field(min_length=1, max_length=200)]


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


class SaidRecipient(_Said):
    """Somebody who was honoured."""

    name: _Words = None
    institution: _Words = None


class SaidAward(_Said):
    """An award as a model says it, in the lines of those numbers."""

    row: Literal["award"] = "award"
    lines: _Lines
    award: Annotated[str, Field(min_length=2, max_length=_LONGEST_VALUE)]
    recipients: Annotated[list[SaidRecipient], BeforeValidator(_recipients), Field(min_length=1, max_length=200)]
    body: _Words = None
    year: _Words = None
    rank: _Words = None
    work: _Words = None
    date: _Words = None
    place: _Words = None


class SaidCollaboration(_Said):
    """A collaboration as a model says it."""

    row: Literal["collaboration"] = "collaboration"
    lines: _Lines
    kind: CollaborationKind
    parties: Annotated[_Several, Field(min_length=2, max_length=200)]
    subject: _Words = None
    people: _Several = []
    amount: _Words = None
    date: _Words = None
    place: _Words = None


@dataclass(frozen=True, slots=True)
class Said:
    """The rows in a reply, and how many objects in it were meant to be some and are none."""

    rows: tuple[SaidAward | SaidCollaboration, ...]
    refused: int


def parse(reply: str) -> Said | None:
    """The rows that ``reply`` has; None when it neither has any nor says that there are none."""
    objects = list(_objects(reply[:_LONGEST_REPLY]))
    rows = [row for one in objects if (row := _row(one)) is not None]
    if not objects and not _NONE.search(reply) and not re.search(r"\[\s*\]|\{\s*\}", reply):
        return None
    return Said(tuple(rows), len(objects) - len(rows))


def _row(told: dict[str, Any]) -> SaidAward | SaidCollaboration | None:
    kind = SaidCollaboration if "parties" in told else SaidAward
    try:
        return kind.model_validate({**told, "row": "collaboration" if kind is SaidCollaboration else "award"})
    except ValidationError:
        return None


_DECODER = json.JSONDecoder()


def _objects(reply: str) -> Iterator[dict[str, Any]]:
    """The objects in ``reply`` that are meant to be rows, alone or in lists and objects around them."""
    at, failed = reply.find("{"), 0
    while at >= 0 and failed < _PATIENCE:
        try:
            told, end = _DECODER.raw_decode(reply, at)
        except (ValueError, RecursionError):
            told, end, failed = None, at + 1, failed + 1
        yield from _within(told)
        at = reply.find("{", end)


def _within(told: object, depth: int = 3) -> Iterator[dict[str, Any]]:
    if isinstance(told, dict) and ("parties" in told or "recipients" in told):
        yield told
    elif isinstance(told, dict | list) and depth:
        for one in told.values() if isinstance(told, dict) else told:
            yield from _within(one, depth - 1)
