"""Tell an event in the language of whoever asks, as far as one of its articles names things in it."""

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.ledger.same import same_party, same_recipient, same_signatory
from assistant.ledger.types import Event
from assistant.types import InterfaceLanguage
from vectorstore.ledger.types import Award, Collaboration, Recipient, Value
from vectorstore.text.language import HAN

_HAN = re.compile(f"[{HAN}]")


def in_language(event: Event, language: InterfaceLanguage) -> Event:
    """``event`` with the names and works that its articles say in ``language``, where they say them in both.

    What was put right by hand stays as it is.
    """
    others = [content for content in event.told if content is not event.content]
    if not others or any(row.edits for row in event.rows):
        return event
    content = event.content
    if isinstance(content, Award):
        awards = [one for one in others if isinstance(one, Award)]
        return replace(event, content=_award(content, awards, language))
    works = [one for one in others if isinstance(one, Collaboration)]
    return replace(event, content=_work(content, works, language))


def _award(content: Award, others: list[Award], language: InterfaceLanguage) -> Award:
    names = [one.award for one in others if one.award]
    told = [each for one in others for each in one.recipients]
    return replace(
        content,
        award=_said(content.award, names, language),
        work=_said(content.work, [one.work for one in others if one.work], language),
        recipients=tuple(_recipient(one, told, language) for one in content.recipients),
    )


def _recipient(one: Recipient, told: list[Recipient], language: InterfaceLanguage) -> Recipient:
    same = [each for each in told if same_recipient(one, each)]
    return Recipient(
        _said(one.name, [each.name for each in same if each.name], language),
        _said(one.institution, [each.institution for each in same if each.institution], language),
    )


def _work(content: Collaboration, others: list[Collaboration], language: InterfaceLanguage) -> Collaboration:
    for other in others:
        parties = tuple(_party(one, content, other, language) for one in content.parties)
        people = tuple(_said(one, list(other.people), language, same_signatory) or one for one in content.people)
        content = replace(content, parties=parties, people=people)
    return content


def _party(one: Value, content: Collaboration, other: Collaboration, language: InterfaceLanguage) -> Value:
    """A party as ``other`` names it; the only one that is not known by name is the only one that is not there."""
    left = [each for each in content.parties if not any(same_party(each.text, it.text) for it in other.parties)]
    right = [each for each in other.parties if not any(same_party(each.text, it.text) for it in content.parties)]
    if left == [one] and len(right) == 1:
        return _said(one, right, language) or one
    return _said(one, list(other.parties), language, same_party) or one


def _said(
    value: Value | None,
    others: list[Value],
    language: InterfaceLanguage,
    same: Callable[[str, str], bool] | None = None,
) -> Value | None:
    """``value``, or if it is not in ``language``, the first of ``others`` that is, of those that are the ``same``."""
    if value is None or _is_in(value.text, language):
        return value
    return next(
        (one for one in others if _is_in(one.text, language) and (not same or same(value.text, one.text))), value
    )


def _is_in(name: str, language: InterfaceLanguage) -> bool:
    return (_HAN.search(name) is not None) == (language == "zh")
