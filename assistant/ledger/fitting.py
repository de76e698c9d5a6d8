"""The events that a question asks of: those of the ledger that fit, as far as their articles must be looked at."""

import re
from collections.abc import Collection
from dataclasses import replace

from assistant.ledger.filtering import belongs, forms_of, sides_of
from assistant.ledger.ledger import Ledger
from assistant.ledger.names import award_core, knowing
from assistant.ledger.questions import LedgerQuestion
from assistant.ledger.types import Event
from vectorstore.ledger.types import Award
from vectorstore.library import Library
from vectorstore.text.folding import comparable


def fitting(library: Library, ledger: Ledger, asked: LedgerQuestion, articles: Collection[str] | None) -> list[Event]:
    """The events that ``asked`` is about, newest first, as ``articles`` (ids) tell them; all do without these."""
    wanted = replace(asked.wanted, body=None)
    events = ledger.find(asked.what, wanted, articles)
    if not events and asked.what == "award":
        events = _of_each(ledger, asked, articles) or _of_ceremony(library, ledger, asked, articles)
    with knowing(library.aliases()):
        if body := asked.wanted.body:
            events = [event for event in events if _is_given_by(library, event, body)]
        if asked.meeting:
            events = [event for event in events if _tells_of(library, event, [asked.meeting])]
        events = [event for event in events if _is_on_side(asked, event)]
        return _of_that_branch(asked.wanted.award, events) if asked.wanted.award else events


def _of_that_branch(award: str, events: list[Event]) -> list[Event]:
    """``events`` without those of a whole of which ``award`` is a branch, where some are of the branch itself."""
    asked = award_core(award)
    cores = [_award_core(event) for event in events]
    if not any(asked in core for core in cores):
        return events
    return [event for event, core in zip(events, cores, strict=True) if core == asked or core not in asked]


def _award_core(event: Event) -> str:
    content = event.content
    return award_core(content.award.text) if isinstance(content, Award) and content.award else ""


def _of_each(ledger: Ledger, asked: LedgerQuestion, articles: Collection[str] | None) -> list[Event]:
    """The awards of any of several people or bodies that have won none together."""
    wanted = replace(asked.wanted, body=None)
    each = [replace(wanted, persons=(one,)) for one in wanted.persons if len(wanted.persons) > 1]
    each = each or [replace(wanted, institutions=(one,)) for one in wanted.institutions if len(wanted.institutions) > 1]
    found = [event for one in each for event in ledger.find(asked.what, one, articles)]
    return sorted(dict.fromkeys(found), key=lambda event: event.time, reverse=True)


def _of_ceremony(
    library: Library, ledger: Ledger, asked: LedgerQuestion, articles: Collection[str] | None
) -> list[Event]:
    """The awards of a body that its articles call together what was asked for: the categories of its Staff Awards."""
    award, body = asked.wanted.award, asked.wanted.body
    if not award or not body or not _TOGETHER.search(award):
        return []
    found = ledger.find(asked.what, replace(asked.wanted, award=None, body=None), articles)
    with knowing(library.aliases()):
        given = [event for event in found if _gives(event, body)]
        return [event for event in given if _tells_of(library, event, [_TOGETHER.sub("", award)], whole=True)]


_TOGETHER = re.compile(r" ?(?:Awards|Prizes|Honou?rs|Medals)$|(?:奖项|评选|表彰|大赛|竞赛)$")


def _gives(event: Event, body: str) -> bool:
    given = event.content.body if isinstance(event.content, Award) else None
    return given is not None and (belongs(given.text, body) or belongs(body, given.text))


def _is_given_by(library: Library, event: Event, body: str) -> bool:
    """Whether an award is that body's: its row says so, or none other, and its article names the body."""
    if isinstance(event.content, Award) and event.content.body:
        return _gives(event, body)
    return _tells_of(library, event, forms_of(body), whole=True)


def _tells_of(library: Library, event: Event, names: Collection[str], *, whole: bool = False) -> bool:
    """Whether the words that an event was read from, the title above them, or the ``whole`` article names one."""
    for row in event.rows:
        article = library.article(row.article)
        words = article.text if whole else article.text[row.found.start : row.found.end]
        if any(comparable(name) in comparable(f"{article.title} {words}") for name in names):
            return True
    return False


def _is_on_side(asked: LedgerQuestion, event: Event) -> bool:
    """Whether those that a question names are on the other side than those that it asks for."""
    subject = asked.wanted.institutions
    if not asked.side or len(subject) != 1:
        return True
    givers, takers = sides_of(event)
    return any(belongs(one, subject[0]) for one in (takers if asked.side == "giver" else givers))
