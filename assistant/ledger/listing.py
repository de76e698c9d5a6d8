"""What a question wants of the events that fit: names, each once, and groups with how many each has."""

from collections.abc import Sequence

from assistant.ledger.asking import GroupBy, LedgerQuestion
from assistant.ledger.filtering import (
    belongs,
    bodies_of,
    has_institution,
    has_person,
    is_award,
    people_of,
    sides_of,
    winners_of,
)
from assistant.ledger.fitting import is_one_of
from assistant.ledger.names import rank_code, same_award, same_body, same_person
from assistant.ledger.sorts import of_sorts
from assistant.ledger.types import Event
from vectorstore.ledger.types import Award, Collaboration, Value


def names_of(asked: LedgerQuestion, events: Sequence[Event]) -> tuple[str, ...]:
    """What is asked for, each once: people, institutions, awards; partners are not those that the question names."""
    if asked.target == "people":
        told = [name for event in events for name in _asked_people(asked, event)]
        told = [one for one in told if not any(is_one_of(one, name) for name in _beside(asked))]
        if asked.sorts in (("person",), ("team",)):
            told = of_sorts(told, asked.sorts)
        return _distinct(_in_all(asked, events, told), same_person)
    if asked.target == "works":
        return tuple(
            dict.fromkeys(
                _text(one.content.work) for one in events if isinstance(one.content, Award) and one.content.work
            )
        )
    if asked.target == "bodies":
        told = [name for event in events for name in _asked_bodies(asked, event)]
        told = [one for one in told if not any(is_one_of(one, name) for name in asked.excluded)]
        return _distinct(of_sorts(_in_all(asked, events, told), asked.sorts, _sure_bodies(events)), same_body)
    if asked.what == "award":
        return _distinct(
            [_text(event.content.award) for event in events if isinstance(event.content, Award)], same_award
        )
    return tuple(" – ".join(bodies_of(event)) for event in events)


def _asked_people(asked: LedgerQuestion, event: Event) -> list[str]:
    """The winners or signatories of an event; of a house that is named, those of that house, where these are told."""
    houses, content = asked.wanted.institutions, event.content
    if not isinstance(content, Award) or not houses:
        return winners_of(event) or people_of(event)
    of_house = [
        told.text
        for one in content.recipients
        for told in (one.name or one.institution,)
        if told and one.institution and any(belongs(one.institution.text, house) for house in houses)
    ]
    return of_house or winners_of(event)


def _sure_bodies(events: Sequence[Event]) -> frozenset[str]:
    """The parties of what bodies do together, and the houses of winners: people give, but found no institute."""
    contents = [event.content for event in events]
    works = [one for one in contents if isinstance(one, Collaboration) and one.kind != "donation"]
    parties = [party.text for one in works for party in one.parties if party not in one.people]
    winners = [winner for one in contents if isinstance(one, Award) for winner in one.recipients]
    return frozenset([*parties, *(one.institution.text for one in winners if one.institution)])


def _beside(asked: LedgerQuestion) -> tuple[str, ...]:
    """Who is not wanted in a list of winners: the excluded, who is said to have won with them, and their house."""
    named = (*asked.wanted.persons, *asked.wanted.institutions)
    return (*asked.excluded, *(named if asked.what == "award" else ()))


def _in_all(asked: LedgerQuestion, events: Sequence[Event], names: Sequence[str]) -> list[str]:
    """Those of ``names`` that have a part in events of each of what the question names, where it wants that."""
    if not asked.each:
        return list(names)
    if len(asked.awards) > 1:
        parts = [[event for event in events if _is_of(event, award)] for award in asked.awards]
    else:
        parts = [[event for event in events if has_institution(event, one)] for one in asked.wanted.institutions]
    return [name for name in names if all(any(takes_part(event, name) for event in part) for part in parts)]


def _is_of(event: Event, award: str) -> bool:
    content = event.content
    return isinstance(content, Award) and content.award is not None and is_award(content.award.text, award)


def _asked_bodies(asked: LedgerQuestion, event: Event) -> list[str]:
    """The bodies of an event that are asked for: partners are not those that the question names."""
    if asked.what == "award":
        return [one for one in bodies_of(event) if asked.target == "bodies"]
    subject = (*asked.wanted.institutions, *asked.wanted.persons)
    told = bodies_of(event)
    if asked.side and not subject:
        told = sides_of(event)[asked.side == "taker"]
    return [one for one in told if not any(belongs(one, name) or same_person(one, name) for name in subject)]


def _distinct(names: Sequence[str], same: object) -> tuple[str, ...]:
    kept: list[str] = []
    for name in names:
        if name and not any(same(name, one) for one in kept):  # type: ignore[operator]
            kept.append(name)
    return tuple(kept)


def wanted_groups(asked: LedgerQuestion, events: Sequence[Event]) -> list[tuple[str, list[Event]]]:
    """The groups of what is asked for: not of those that the question names, and of the sort that it wants."""
    assert asked.group
    groups = [(name, _on_side(asked, name, inside)) for name, inside in _groups(asked.group, events).items()]
    wanted = [(name, inside) for name, inside in groups if number_of(asked, inside) >= max(asked.least, 1)]
    if asked.group != "institution" or not (asked.most or asked.least):
        return wanted
    named = asked.wanted.institutions if asked.what == "collaboration" else ()
    right = of_sorts([name for name, _ in wanted], asked.sorts)
    return [(name, inside) for name, inside in wanted if name in right and not any(belongs(name, one) for one in named)]


def _on_side(asked: LedgerQuestion, name: str, inside: list[Event]) -> list[Event]:
    """The events in which a body is on the side that is asked for, if one is: which company gave most often."""
    if not asked.side or asked.group != "institution":
        return inside
    taker = asked.side == "taker"
    return [event for event in inside if any(same_body(one, name) for one in sides_of(event)[taker])]


def number_of(asked: LedgerQuestion, inside: Sequence[Event]) -> int:
    """How many of what is asked for a group has: people, else events."""
    if asked.target == "people" and asked.group not in ("person", "institution"):
        return len(_distinct([name for event in inside for name in people_of(event)], same_person))
    return len(inside)


def takes_part(event: Event, side: str) -> bool:
    """Whether a person or a body has a part in an event."""
    return has_person(event, side) or has_institution(event, side)


def _groups(by: GroupBy, events: Sequence[Event]) -> dict[str, list[Event]]:
    """The events of each group; one with several institutions or people is in the group of each."""
    groups: dict[str, list[Event]] = {}
    for event in events:
        for name in _group_names(by, event):
            same = (
                same_person
                if by == "person"
                else same_body
                if by == "institution"
                else same_award
                if by == "award"
                else None
            )
            known = next((one for one in groups if one == name or (same and same(one, name))), name)
            inside = groups.setdefault(known, [])
            if event not in inside:
                inside.append(event)
    return groups


def _group_names(by: GroupBy, event: Event) -> list[str]:
    content = event.content
    match by:
        case "year":
            year = _text(content.year) if isinstance(content, Award) and content.year else ""
            return [year if year.isdigit() else event.time[:4] or "–"]
        case "rank":
            return [rank_code(_text(content.rank))] if isinstance(content, Award) and content.rank else []
        case "institution":
            return list(dict.fromkeys(bodies_of(event)))
        case "person":
            return list(dict.fromkeys(people_of(event)))
        case "award":
            return [_text(content.award)] if isinstance(content, Award) else []
        case "kind":
            return [content.kind] if not isinstance(content, Award) else []


def _text(value: Value | None) -> str:
    return value.text if value else ""
