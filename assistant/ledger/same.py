"""Whether two rows tell of one event, and what they tell together."""

import re
from dataclasses import replace
from datetime import date
from typing import TypeVar

from assistant.ledger.names import award_core, core, entries, rank_code, same_award, same_body, same_person
from assistant.ledger.sorts import Sort, sort_of
from vectorstore.ledger.types import Award, Collaboration, Recipient, Value
from vectorstore.text.language import HAN
from vectorstore.text.names.han import name_readings as han_readings
from vectorstore.text.names.latin import name_readings as latin_readings
from vectorstore.text.transliteration import sounds_alike

_HAN = re.compile(f"[{HAN}]")
T = TypeVar("T", bound=Award | Collaboration)


# What an agreement may be signed for.
SIGNED = frozenset(("agreement", "joint_institute", "training", "licence", "fund"))


def same_event(a: Award | Collaboration, b: Award | Collaboration) -> bool:
    """Whether ``a`` and ``b`` are one award given once, or one collaboration."""
    if isinstance(a, Award) and isinstance(b, Award):
        return (
            _same_giving(a, b)
            and a.award is not None
            and b.award is not None
            and same_award(a.award.text, b.award.text)
        )
    if isinstance(a, Collaboration) and isinstance(b, Collaboration):
        return _same_work(a, b)
    return False


def translated_event(a: Award | Collaboration, b: Award | Collaboration) -> bool:
    """Whether ``a`` and ``b`` may be one event in Chinese and in English, not all names of which are known."""
    if isinstance(a, Award) and isinstance(b, Award):
        return _same_giving(a, b) and _in_two_languages(a, b)
    if isinstance(a, Collaboration) and isinstance(b, Collaboration) and a.kind == b.kind:
        known = any(same_party(one.text, other.text) for one in a.parties for other in b.parties)
        people = any(same_person(one.text, other.text) for one in a.people for other in b.people)
        return (known or people) and told_in_two_languages(a, b)
    return False


def otherwise_told(a: Award | Collaboration, b: Award | Collaboration) -> bool:
    """Whether ``a`` and ``b``, of two articles, may be one event of which one tells less or another side.

    A winner's house may be told for the winner; the signing of an agreement for what was agreed on.
    """
    if isinstance(a, Award) and isinstance(b, Award):
        return _won_by_its_house(a, b) or _won_by_its_house(b, a)
    if isinstance(a, Collaboration) and isinstance(b, Collaboration):
        signed = {a.kind, b.kind} - {"agreement"}
        days = _days_apart(a.date, b.date)
        agreed = "agreement" in (a.kind, b.kind) and signed <= SIGNED
        return agreed and days is not None and days <= _REPORTED and _same_work(replace(a, kind=b.kind), b)
    return False


def _won_by_its_house(a: Award, b: Award) -> bool:
    """Whether ``a`` tells only a house as the winner of what somebody of that house won in ``b``."""
    if a.award is None or b.award is None or any(one.name for one in a.recipients) or len(a.recipients) != 1:
        return False
    house, days = a.recipients[0].institution, _days_apart(a.date, b.date)
    of_it = house and all(one.institution and same_body(one.institution.text, house.text) for one in b.recipients)
    near = days is not None and days <= _REPORTED and _year(a) == _year(b)
    return bool(of_it and b.recipients and near and _ranks_fit(a, b) and _same_name(a.award.text, b.award.text))


def _same_name(a: str, b: str) -> bool:
    """Whether two awards' names are one, and not one a part of the other, as names of classes are."""
    return (
        award_core(a) == award_core(b)
        or bool(entries(a) & entries(b))
        or (bool(_HAN.search(a)) != bool(_HAN.search(b)) and same_award(a, b))
    )


def _same_giving(a: Award, b: Award) -> bool:
    """Whether two awards can be one but for their names."""
    if a.award is None or b.award is None or not _given_at_once(a, b):
        return False
    return (_ranks_fit(a, b) or not all((a.rank, b.rank))) and _share_recipient(a, b)


def _ranks_fit(a: Award, b: Award) -> bool:
    return rank_code(_text(a.rank)) == rank_code(_text(b.rank))


def _given_at_once(a: Award, b: Award) -> bool:
    """Whether two awards may be of one year. Bodies win the same year after year; people do not."""
    if not _years_fit(_year(a), _year(b)):
        return False
    years = [one.year.text for one in (a, b) if one.year and one.year.text.isdigit()]
    of_people = any(one.name and sort_of(one.name.text) == "person" for award in (a, b) for one in award.recipients)
    return of_people or len(set(years)) < 2


def _in_two_languages(a: Award, b: Award) -> bool:
    """Whether ``a`` and ``b`` can be one award in Chinese and in English, the name of which is not known in both."""
    assert a.award
    assert b.award
    scripts = _HAN.search(a.award.text) is None, _HAN.search(b.award.text) is None
    days = _days_apart(a.date, b.date)
    houses = [
        (one.institution, other.institution)
        for one in a.recipients
        for other in b.recipients
        if same_recipient(one, other)
    ]
    return (
        scripts[0] != scripts[1]
        and days is not None
        and days <= _REPORTED
        and _year(a) == _year(b)
        and any(one and other and same_body(one.text, other.text) for one, other in houses)
    )


def _share_recipient(a: Award, b: Award) -> bool:
    """Whether somebody stands in both; without names on either side, a body."""
    return any(same_recipient(one, other) for one in a.recipients for other in b.recipients)


def same_recipient(one: Recipient, other: Recipient) -> bool:
    """Whether two recipients are one: by their names, else by their institutions."""
    if one.name and other.name:
        houses = one.institution and other.institution and same_body(one.institution.text, other.institution.text)
        return same_person(one.name.text, other.name.text) or bool(
            houses and _sound_alike(one.name.text, other.name.text)
        )
    if (one.name and one.institution) or (other.name and other.institution):
        return False
    # A body that was honoured may be told as who or as where.
    told = one.name or one.institution, other.name or other.institution
    return bool(told[0] and told[1] and same_body(told[0].text, told[1].text))


# How alike a foreign or dialect name must sound in both scripts, of people of one house (sounds_alike).
_ALIKE = 0.58


def same_signatory(a: str, b: str) -> bool:
    """Whether two people of one event are one: by name, or by its sound in two scripts."""
    return same_person(a, b) or _sound_alike(a, b)


def _sound_alike(a: str, b: str) -> bool:
    han, latin = (a, b) if _HAN.search(a) else (b, a)
    if not _HAN.search(han) or _HAN.search(latin) or _is_in_pinyin(han, latin):
        return False
    return sounds_alike(han, latin) >= _ALIKE


def _is_in_pinyin(han: str, latin: str) -> bool:
    """Whether both are names in Mandarin, of which the readings alone tell whether they are one (same_person)."""
    return len(han) <= _LONGEST_HAN and "·" not in han and bool(latin_readings(latin)) and bool(han_readings(han))


# Characters of a Chinese name; longer ones are of other languages.
_LONGEST_HAN = 4


def _same_work(a: Collaboration, b: Collaboration) -> bool:
    if a.kind != b.kind or not _dates_fit(a, b):
        return False
    few, many = sorted((a.parties, b.parties), key=len)
    shared = sum(any(same_party(one.text, other.text) for other in many) for one in few)
    return shared == len(few) >= 2


# Days between the reports of one event.
_REPORTED = 7


def told_in_two_languages(a: Collaboration, b: Collaboration) -> bool:
    """Whether ``a`` and ``b`` can be one collaboration in Chinese and in English: as many parties, nearly one day.

    All parties that are not known to be the same are in one language here, and in the other there.
    """
    days = _days_apart(a.date, b.date)
    if len(a.parties) != len(b.parties) or days is None:
        return False
    left = [one for one in a.parties if not any(same_party(one.text, other.text) for other in b.parties)]
    right = [one for one in b.parties if not any(same_party(one.text, other.text) for other in a.parties)]
    scripts = {bool(_HAN.search(one.text)) for one in left}, {bool(_HAN.search(one.text)) for one in right}
    differ = len(scripts[0]) == len(scripts[1]) == 1 and scripts[0] != scripts[1]
    return days <= _REPORTED and differ and _sorts_fit(left, right)


_TOLD: frozenset[Sort] = frozenset(("person", "university", "hospital", "company"))


def _sorts_fit(a: list[Value], b: list[Value]) -> bool:
    """Whether names in two languages may be of the same things: a university's is not its hospital's."""
    first, second = sorted(sort_of(one.text) for one in a), sorted(sort_of(one.text) for one in b)
    return first == second or not (_TOLD.issuperset(first) and _TOLD.issuperset(second))


def _days_apart(a: Value | None, b: Value | None) -> int | None:
    if a is None or b is None or len(a.text) != 10 or len(b.text) != 10:
        return None
    return abs((date.fromisoformat(a.text) - date.fromisoformat(b.text)).days)


def same_party(a: str, b: str) -> bool:
    """Whether two parties are one body or one person."""
    return same_body(a, b) or same_person(a, b)


def _year(award: Award) -> str:
    if award.year and award.year.text.isdigit():
        return award.year.text
    return award.date.text[:4] if award.date else ""


def _years_fit(a: str, b: str) -> bool:
    """Whether two years may be one: an award of 2022 is often given in 2023."""
    return not a or not b or abs(int(a) - int(b)) <= 1


def _dates_fit(a: Collaboration, b: Collaboration) -> bool:
    if a.date is None or b.date is None:
        return True
    days = _days_apart(a.date, b.date)
    shorter = min(len(a.date.text), len(b.date.text), 7)
    return a.date.text[:shorter] == b.date.text[:shorter] or (days is not None and days <= _REPORTED)


def _text(value: Value | None) -> str | None:
    return value.text if value else None


def joined(a: T, b: T) -> T:
    """What ``a`` says, with what only ``b`` says."""
    if isinstance(a, Award) and isinstance(b, Award):
        news = tuple(one for one in b.recipients if not any(same_recipient(one, known) for known in a.recipients))
        known = tuple(_with_institution(one, b) for one in a.recipients)
        fields = {
            name: getattr(a, name) or getattr(b, name) for name in ("body", "year", "rank", "work", "date", "place")
        }
        return replace(a, recipients=known + news, **fields)
    assert isinstance(a, Collaboration)
    assert isinstance(b, Collaboration)
    parties = tuple(one for one in b.parties if not any(same_party(one.text, known.text) for known in a.parties))
    parties = () if parties and told_in_two_languages(a, b) else parties
    people = tuple(one for one in b.people if not any(same_signatory(one.text, known.text) for known in a.people))
    fields = {name: getattr(a, name) or getattr(b, name) for name in ("subject", "amount", "date", "place")}
    return replace(a, parties=a.parties + parties, people=a.people + people, **fields)


def _with_institution(one: Recipient, other: Award) -> Recipient:
    if one.institution:
        return one
    same = next((each for each in other.recipients if same_recipient(one, each)), None)
    return Recipient(one.name, same.institution if same else None)


__all__ = [
    "award_core",
    "core",
    "entries",
    "joined",
    "otherwise_told",
    "same_event",
    "same_party",
    "same_recipient",
    "translated_event",
]
