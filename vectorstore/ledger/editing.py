"""What was done to rows by hand, laid over what is read: it holds when articles are read again, and by new rules."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from vectorstore.ledger.types import Award, Collaboration, Edit, Found, Recipient, Row, StoredRow, Value

AWARD_FIELDS = ("award", "body", "year", "rank", "work", "date", "place", "recipients")
COLLABORATION_FIELDS = ("kind", "parties", "subject", "people", "amount", "date", "place")
# Between several names in one field, and between a person and an institution.
BETWEEN, AT = ";", "@"

Edited = tuple[Edit, str, str, Found]
# The key of a row and the location of its article.
Place = tuple[str, str]
# Of some rows those that are left when the same things are put together, and to which rows the others went.
JoinRows = Callable[[Sequence[StoredRow]], tuple[Sequence[StoredRow], Mapping[Place, Place]]]


def with_edits(
    rows: Sequence[StoredRow], edits: Sequence[Edited], current: Mapping[str, str], joined: Mapping[Place, Place]
) -> list[Row]:
    """The rows as they stand: what was done by hand, (edit, location, article, row then), laid over them.

    A row that is now read otherwise is found again by its words and names; one that was ``joined`` to another is that
    one. One that somebody corrected or confirmed stays though nothing finds it any more, as long as its article is
    there; ``current`` are the articles by location.
    """
    by_key = {(row.key, row.location): (row.article, row.found) for row in rows}
    done: dict[Place, list[Edit]] = {}
    moved: dict[Place, Place] = dict(joined)
    for edit, location, article, then in edits:
        if location not in current:
            continue
        named = edit.row, location
        key = moved.setdefault(named, _again(edit.row, location, article, then, by_key))
        if key not in by_key:
            if edit.action == "delete" and key not in done:
                continue
            by_key[key] = (current[location], then if current[location] == article else _without_places(then))
        done.setdefault(key, []).append(edit)
    standing = (
        Row(key, article, _edited(found, done.get((key, location), ())), tuple(done.get((key, location), ())))
        for (key, location), (article, found) in by_key.items()
    )
    return [row for row in standing if not row.edits or row.edits[-1].action != "delete"]


def _again(key: str, location: str, article: str, then: Found, by_key: Mapping[Place, tuple[str, Found]]) -> Place:
    """Where the row of an edit is now: under its key, or that of a row that says the same of the same."""
    if (key, location) in by_key:
        return key, location
    for (other, place), (now_in, found) in by_key.items():
        if place == location and found.kind == then.kind and _alike(found, then, same_text=now_in == article):
            return other, place
    return key, location


def _alike(now: Found, then: Found, *, same_text: bool) -> bool:
    if same_text and not (now.start < then.end and then.start < now.end):
        return False
    shared = _names(now) & _names(then)
    return len(shared) * 2 > len(_names(then)) or (bool(shared) and same_text)


def _names(found: Found) -> set[str]:
    content = found.content
    if isinstance(content, Award):
        told = [one.name or one.institution for one in content.recipients]
    else:
        told = list(content.parties)
    return {one.text for one in told if one}


def _without_places(found: Found) -> Found:
    """A row of an earlier version of its article: what it says, without where."""
    content = found.content
    if isinstance(content, Award):
        recipients = tuple(Recipient(_plain(one.name), _plain(one.institution)) for one in content.recipients)
        values = {name: _plain(getattr(content, name)) for name in AWARD_FIELDS[:-1]}
        return replace(found, content=Award(recipients=recipients, **values), start=0, end=0)
    values = {name: _plain(getattr(content, name)) for name in ("subject", "amount", "date", "place")}
    parties, people = tuple(map(_sure, content.parties)), tuple(map(_sure, content.people))
    return replace(
        found, content=Collaboration(kind=content.kind, parties=parties, people=people, **values), start=0, end=0
    )


def _plain(value: Value | None) -> Value | None:
    return None if value is None else Value(value.text)


def _sure(value: Value) -> Value:
    return Value(value.text)


def _edited(found: Found, edits: Sequence[Edit]) -> Found:
    for edit in edits:
        for name, told in edit.fields:
            found = replace(found, content=with_field(found.content, name, told))
    return found


def with_field(content: Award | Collaboration, name: str, told: str) -> Award | Collaboration:
    """``content`` with a field as somebody typed it: names with ; between, a recipient as "name @ institution"."""
    changed: Any
    if name == "recipients":
        changed = tuple(map(_recipient, _split(told)))
    elif name in ("parties", "people"):
        changed = tuple(map(Value, _split(told)))
    elif name == "kind":
        changed = told
    else:
        changed = Value(told) if told else None
    fields: dict[str, Any] = {name: changed}
    return replace(content, **fields)


def _split(told: str) -> list[str]:
    return [one.strip() for one in told.replace("；", BETWEEN).split(BETWEEN) if one.strip()]


def _recipient(told: str) -> Recipient:
    name, _, body = (part.strip() for part in told.partition(AT))
    return Recipient(Value(name) if name else None, Value(body) if body else None)
