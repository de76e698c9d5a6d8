"""Awards that have branches: which of them a question for the whole, or for one branch, is about."""

import re
from collections.abc import Callable, Sequence

from assistant.ledger.filtering import EventFilter, edition_of
from assistant.ledger.names import award_core
from assistant.ledger.types import Event
from vectorstore.ledger.types import Award
from vectorstore.library import Library
from vectorstore.text.folding import comparable

_FIELDS = (
    "生命科学|物质科学|数学|计算机科学|基础物理学|物理学|物理|化学|生理学|医学|生物学|信息科学|材料科学|地球科学"
    "|天文学|工程学|力学"
)
_FIELDS_EN = (
    "life sciences?|physical sciences?|physics|fundamental physics|chemistry|mathematics|maths|medicine|physiology"
    "|biology"
    "|computer science|astronomy|engineering"
)
# A branch that is called by its field alone, as in an article on the whole.
_BRANCH = re.compile(
    f"(?:(?:{_FIELDS})[与和及或]?)+奖|(?:(?:{_FIELDS_EN})(?: (?:and|or) )?)+ (?:prize|award)"
    f"|(?:prize|award) (?:in|for) (?:(?:{_FIELDS_EN})(?: (?:and|or) )?)+"
)
_OF_ONE_BRANCH = re.compile(f"(?:{_FIELDS})奖$| (?:in|for) |^(?:{_FIELDS_EN}) ")
# What stands before an award's name where another bears it: the Lifetime Beacon Award. Some may be left out as well.
_OTHER_SORT = re.compile(
    "lifetime|life|junior|young|youth|students?|early career|emerging|rising|honorary|终身|青年|青少年|学生|新人"
)
_OTHER_OR_SHORT = re.compile(
    "senior|team|group|little|special|international|national|regional|people['’]s|golden|silver|国际|团队|特别|小"
)


def with_branches(
    library: Library, find: Callable[..., list[Event]], wanted: EventFilter, found: Sequence[Event]
) -> list[Event]:
    """``found`` of a whole award with its branches that articles on it call by their fields alone: 物质科学奖.

    Of a time that is asked for, only those of the years of what was ``found``.
    """
    award = wanted.award
    if not award or not found or _OF_ONE_BRANCH.search(award_core(award)):
        return list(found)
    cores = {core_of(event) for event in found}
    articles = {row.article for event in found for row in event.rows}
    titles = {one: comparable(library.article(one).title) for one in articles}
    named = {one for one, title in titles.items() if any(core in title for core in cores)}
    branches = [
        event
        for event in find(award=None)
        if _BRANCH.fullmatch(core_of(event)) and any(row.article in named for row in event.rows)
    ]
    if wanted.periods or wanted.edition:
        years = {_year(event) for event in found}
        branches = [event for event in branches if _year(event) in years]
    return list(dict.fromkeys([*found, *branches]))


def _year(event: Event) -> str:
    content = event.content
    return edition_of(event, content) if isinstance(content, Award) else ""


def of_that_branch(award: str | None, events: list[Event]) -> list[Event]:
    """``events`` without those of a whole of which ``award`` is a branch, where some are of the branch itself."""
    asked = award_core(award or "")
    cores = [core_of(event) for event in events]
    if not any(asked in core for core in cores):
        return events
    exact = asked in cores
    return [
        event
        for event, core in zip(events, cores, strict=True)
        if core == asked or (core not in asked and not _is_of_another_sort(core, asked, exact=exact))
    ]


def _is_of_another_sort(award: str, asked: str, *, exact: bool) -> bool:
    """Whether ``award`` is another than the one ``asked`` for, bearing its name; ``exact``: that has rows itself."""
    before = award[: -len(asked)].strip() if asked and award.endswith(asked) else ""
    return _OTHER_SORT.fullmatch(before) is not None or (exact and _OTHER_OR_SHORT.fullmatch(before) is not None)


def core_of(event: Event) -> str:
    """The name of an event's award without year, class and marks; "" for none."""
    content = event.content
    return award_core(content.award.text) if isinstance(content, Award) and content.award else ""
