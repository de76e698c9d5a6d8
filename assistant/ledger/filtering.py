"""Which events fit what is asked for: a person, an institution, an award, a kind, a time."""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.ledger.names import KEPT, core, entries, rank_code, same_award, same_body, same_person, table
from assistant.ledger.sorts import sort_of
from assistant.ledger.types import Event
from vectorstore.ledger.types import Award, Collaboration, CollaborationKind, Recipient
from vectorstore.text.folding import comparable
from vectorstore.text.language import HAN


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What events must have; None for anything. Dates are ISO and inclusive, ``periods`` first and last days."""

    persons: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    award: str | None = None
    rank: str | None = None
    kinds: tuple[CollaborationKind, ...] = ()
    periods: tuple[tuple[str, str], ...] = ()
    body: str | None = None
    edition: str | None = None

    def fits(self, event: Event) -> bool:
        """Whether an event has all of it."""
        return (
            all(has_person(event, name) for name in self.persons)
            and all(has_institution(event, name) for name in self.institutions)
            and self._fits_kind(event)
            and (not self.periods or any(_within(event, first, last) for first, last in self.periods))
        )

    def _fits_kind(self, event: Event) -> bool:
        content = event.content
        if isinstance(content, Award):
            if self.edition and self.edition != edition_of(event, content):
                return False
            if self.body and not (content.body and belongs(content.body.text, self.body)):
                return False
            if self.award and not (content.award and is_award(content.award.text, self.award)):
                return False
            return not self.rank or rank_code(content.rank.text if content.rank else None) == rank_code(self.rank)
        return not self.kinds or content.kind in self.kinds


def edition_of(event: Event, award: Award) -> str:
    """The year that an award is of: the one beside its name, else that of its date."""
    return award.year.text if award.year and award.year.text.isdigit() else event.time[:4]


def people_of(event: Event) -> list[str]:
    """Recipients of an award; signatories, attendees and people among the parties of a collaboration."""
    return [name for name in _people(event.content) if isinstance(event.content, Award) or sort_of(name) == "person"]


def _people(content: Award | Collaboration) -> list[str]:
    if isinstance(content, Award):
        return [one.name.text for one in content.recipients if one.name]
    return [one.text for one in (*content.people, *content.parties)]


def winners_of(event: Event) -> list[str]:
    """Who won an award: each recipient by name, or the institution where nobody is named."""
    content = event.content
    recipients = content.recipients if isinstance(content, Award) else ()
    return [told.text for one in recipients if (told := one.name or one.institution)]


def bodies_of(event: Event) -> list[str]:
    """Institutions of the recipients, and teams and bodies that are recipients themselves; parties."""
    content = event.content
    if isinstance(content, Award):
        return [body for one in content.recipients if (body := _body(one))]
    return [one.text for one in content.parties]


def _body(one: Recipient) -> str | None:
    if one.institution:
        return one.institution.text
    return one.name.text if one.name and sort_of(one.name.text) not in ("person", "other") else None


def _bodies(content: Award | Collaboration) -> list[str]:
    """The names by which a body may have a part in it: a recipient may be one, and told like a person."""
    if isinstance(content, Award):
        return [told.text for one in content.recipients for told in (one.institution, one.name) if told]
    return [one.text for one in content.parties]


def sides_of(event: Event) -> tuple[list[str], list[str]]:
    """Who gives and who takes of a gift, a licence or a visit.

    Hospitals and universities take gifts and grant licences, whichever order they are told in; else who gives is first.
    """
    content = event.content
    parties = bodies_of(event)
    houses = [one for one in parties if sort_of(one) in ("hospital", "university", "body")]
    others = [one for one in parties if one not in houses]
    if houses and others and isinstance(content, Collaboration) and content.kind != "visit":
        return (houses, others) if content.kind == "licence" else (others, houses)
    return parties[:1], parties[1:]


def has_person(event: Event, name: str) -> bool:
    """Whether somebody of that name has a part in the event."""
    return any(same_person(name, one) for content in event.told or (event.content,) for one in _people(content))


def has_institution(event: Event, name: str) -> bool:
    """Whether a body of that name, or a part of it, has a part in the event."""
    return any(belongs(one, name) for content in event.told or (event.content,) for one in _bodies(content))


@lru_cache(maxsize=1 << 16)
def belongs(body: str, whole: str) -> bool:
    """Whether ``body`` is ``whole`` or a part of it, as far as names tell: 北京大学人民医院, Peking University."""
    if same_body(body, whole):
        return True
    return any(_within_name(part, name) for part in forms_of(body) for name in forms_of(whole))


@lru_cache(maxsize=1 << 14)
def forms_of(name: str) -> tuple[str, ...]:
    """A name in all its forms, comparable."""
    known = (comparable(other) for entry in entries(name) for other in table().names(entry))
    return tuple(dict.fromkeys((comparable(name), core(name), *known)))


def _within_name(part: str, name: str) -> bool:
    if len(name) < 4:
        return False
    if re.search(f"[{HAN}]", name):
        return part.startswith(name)
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", part) is not None


@lru_cache(maxsize=1 << 14)
def is_award(award: str, asked: str) -> bool:
    """Whether ``award`` is what was asked for, by any of its names or a part of them: 诺贝尔奖, Nobel Prize."""
    if same_award(award, asked) or _is_branch(award, asked):
        return True
    forms = [
        comparable(award),
        *(comparable(name) for entry in entries(award) for name in table().names(entry)),
    ]
    named = [asked, *(name for entry in entries(asked) for name in table().names(entry))]
    short = (re.sub(r"\b(award|prize|medal)s\b", r"\1", comparable(name)).replace("奖", "").strip() for name in named)
    return any(len(words) > 2 and _loosely(words, form) for words in short for form in forms)


# The classes of a Chinese science award: a 科学技术奖 of a province is given as one of these.
_BRANCHES = re.compile("(?:自然科学|技术发明|科技进步|科学技术进步|国际科学技术合作|科技合作|最高科学技术|青年科技)奖$")


def _is_branch(award: str, whole: str) -> bool:
    """Whether ``award`` is a branch of ``whole``: 湖北省自然科学奖 is a 湖北省科学技术奖."""
    owner = re.fullmatch("(.{2,12})科学技术奖", whole)
    return owner is not None and award.startswith(owner[1]) and _BRANCHES.search(award) is not None


def _loosely(words: str, form: str) -> bool:
    if re.search(f"[{HAN}]", words):
        return words in form
    return set(words.split()) <= set(re.findall(r"[\w'-]+", form))


def _within(event: Event, first: str, last: str) -> bool:
    """Whether the event's date, or the year that an award is of, lies in a period ("" is open)."""
    content = event.content
    times = [event.time]
    # The year of an award says nothing of months.
    years = (not first or first.endswith("-01-01") or len(first) == 4) and (not last or last[5:] in ("", "12-31"))
    dated = len(event.time) > 4 and not years
    if isinstance(content, Award) and content.year and content.year.text.isdigit() and not dated:
        times.append(content.year.text)
    return any(_overlaps(time, first, last) for time in times if time)


def _overlaps(time: str, first: str, last: str) -> bool:
    start, end = time + "-01-01"[len(time) - 4 :], time + "-12-31"[len(time) - 4 :]
    if len(time) == 4:
        return (not last or start <= last) and (not first or end >= first)
    return (not last or time[: len(last)] <= last) and (not first or first[: len(time)] <= time)


KEPT.extend([belongs, forms_of, is_award])
