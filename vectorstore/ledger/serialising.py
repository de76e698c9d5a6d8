"""Rows as JSON and back, as the tables hold them."""

import json
from typing import Any

from vectorstore.ledger.types import Award, Collaboration, Found, Recipient, Value

_AWARD_VALUES = ("award", "body", "year", "rank", "work", "date", "place")
_COLLABORATION_VALUES = ("subject", "amount", "date", "place")


def to_json(found: Found) -> str:
    """``found`` as one line of JSON."""
    content = found.content
    told: dict[str, Any]
    if isinstance(content, Award):
        told = {name: _from_value(getattr(content, name)) for name in _AWARD_VALUES}
        told["recipients"] = [[_from_value(one.name), _from_value(one.institution)] for one in content.recipients]
    else:
        told = {name: _from_value(getattr(content, name)) for name in _COLLABORATION_VALUES}
        told["kind"] = content.kind
        told["parties"] = [_from_value(one) for one in content.parties]
        told["people"] = [_from_value(one) for one in content.people]
    whole = {"content": told, "start": found.start, "end": found.end, "reader": found.reader, "sure": found.sure}
    return json.dumps(whole, ensure_ascii=False)


def from_json(line: str) -> Found:
    """The row that ``to_json`` wrote."""
    whole = json.loads(line)
    told = whole["content"]
    content: Award | Collaboration
    if "recipients" in told:
        recipients = tuple(Recipient(_to_value(name), _to_value(body)) for name, body in told["recipients"])
        content = Award(recipients=recipients, **{name: _to_value(told[name]) for name in _AWARD_VALUES})
    else:
        content = Collaboration(
            kind=told["kind"],
            parties=_values(told["parties"]),
            people=_values(told["people"]),
            **{name: _to_value(told[name]) for name in _COLLABORATION_VALUES},
        )
    return Found(content, whole["start"], whole["end"], whole["reader"], whole["sure"])


def _from_value(value: Value | None) -> list[Any] | None:
    return None if value is None else [value.text, value.start, value.end]


def _to_value(told: list[Any] | None) -> Value | None:
    return None if told is None else Value(*told)


def _values(told: list[list[Any]]) -> tuple[Value, ...]:
    return tuple(Value(*one) for one in told)
