"""Answer a question from the ledger: computed, in words, each row in a line with its citation."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

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
from assistant.ledger.fitting import fitting, is_one_of
from assistant.ledger.ledger import Ledger
from assistant.ledger.names import knowing, rank_code, same_award, same_body, same_person
from assistant.ledger.passing import counted_in
from assistant.ledger.questions import may_ask, recognise
from assistant.ledger.sorts import may_be
from assistant.ledger.telling import in_language
from assistant.ledger.types import Event
from assistant.texts import text
from assistant.types import Citation, InterfaceLanguage
from vectorstore.ledger.types import Award, Row, Value
from vectorstore.library import Library
from vectorstore.types import Article, Filters

_EVERYTHING = Filters()
# Rows that an answer shows; a count counts all.
MOST_ROWS = 30
# Sources of one row that are cited.
_MOST_SOURCES = 3


@dataclass(frozen=True, slots=True)
class LedgerAnswer:
    """An answer from rows: ``text`` has a ``[n]`` for each citation.

    ``value`` is what it gives: a number, names in their order, or numbers by name.
    """

    text: str
    citations: tuple[Citation, ...]
    value: int | tuple[str, ...] | dict[str, int]
    events: tuple[Event, ...]


def answer(
    library: Library,
    ledger: Ledger,
    question: str,
    language: InterfaceLanguage,
    today: date,
    filters: Filters = _EVERYTHING,
) -> LedgerAnswer | None:
    """The answer to a question that the ledger can answer; None when it is no such question or no row fits.

    Only what articles that pass ``filters`` say is counted, and the answer tells so.
    """
    if not may_ask(question):
        return None
    asked = recognise(question, today, library.aliases(), ledger.known())
    if asked is None:
        return None
    articles = None if filters.empty else library.passing(filters)
    events = fitting(library, ledger, asked, articles)
    if not events:
        return None
    with knowing(library.aliases()):
        told = [in_language(event, language) for event in events]
        return _Writer(library, language, filters, articles).answer(asked, told)


class _Writer:
    """Puts an answer into words."""

    def __init__(
        self, library: Library, language: InterfaceLanguage, filters: Filters, articles: Collection[str] | None
    ) -> None:
        self._library = library
        self._language = language
        self._articles: dict[str, Article] = {}
        self._cited: list[Citation] = []
        count = library.status().articles if articles is None else len(articles)
        self._where = counted_in(count, filters, language)

    def answer(self, asked: LedgerQuestion, events: list[Event]) -> LedgerAnswer | None:
        if asked.operation == "compare":
            return self._compared(asked, events)
        if asked.group:
            return self._grouped(asked, events)
        if asked.operation == "order":
            dated = [event for event in events if event.time] or events
            ordered = sorted(dated, key=lambda event: event.time, reverse=bool(asked.newest))
            told = ordered if asked.whole_order else ordered[:1]
            return self._whole("ledger.ordered", asked, ordered, _names_of(asked, told))
        names = _names_of(asked, events)
        if asked.operation == "count":
            value = len(events) if asked.target in ("events", "awards") else len(names)
            return self._whole("ledger.count", asked, events, value)
        return self._whole("ledger.list", asked, events, names)

    def _whole(
        self, key: str, asked: LedgerQuestion, events: Sequence[Event], value: int | tuple[str, ...]
    ) -> LedgerAnswer:
        """A first line that says what was counted and where, then a row for each event."""
        number = value if isinstance(value, int) else len(events)
        first = self._say(
            key,
            number=number,
            things=self._things(asked if isinstance(value, int) else _of_events(asked), number),
            where=self._where,
            names=self._inert(self._join(value)) if not isinstance(value, int) else "",
        )
        return LedgerAnswer("\n\n".join([first, self._rows(events)]), tuple(self._cited), value, tuple(events))

    def _grouped(self, asked: LedgerQuestion, events: list[Event]) -> LedgerAnswer | None:
        assert asked.group
        groups = sorted(_wanted_groups(asked, events), key=lambda pair: (-_number(asked, pair[1]), pair[0]))
        if not groups:
            return None
        if asked.group == "year" and not asked.most:
            groups.sort()
        high = asked.least or _number(asked, groups[0][1])
        most = [name for name, inside in groups if _number(asked, inside) >= high]
        lines = [
            self._say(
                "ledger.group_line", name=self._inert(self._group_name(asked, name)), number=_number(asked, inside)
            )
            for name, inside in groups
        ]
        first = self._say(
            "ledger.at_least" if asked.least else "ledger.most" if asked.most else "ledger.grouped",
            names=self._join(most),
            number=high,
            things=self._things(_of_events(asked), len(events)),
            where=self._where,
        )
        counted = {self._group_name(asked, name): _number(asked, inside) for name, inside in groups}
        value = tuple(most) if asked.most or asked.least else counted
        body = "\n".join(f"- {line}" for line in lines[:MOST_ROWS])
        return LedgerAnswer("\n\n".join([first, body, self._rows(events)]), tuple(self._cited), value, tuple(events))

    def _compared(self, asked: LedgerQuestion, events: list[Event]) -> LedgerAnswer | None:
        if len(asked.sides) < 2:
            return None
        counts = {side: [event for event in events if _takes_part(event, side)] for side in asked.sides}
        most = max(len(inside) for inside in counts.values())
        leading = [side for side, inside in counts.items() if len(inside) == most]
        lines = [
            self._say("ledger.group_line", name=self._inert(side), number=len(inside))
            for side, inside in counts.items()
        ]
        key = "ledger.compared" if len(leading) == 1 else "ledger.compared_even"
        first = self._say(key, name=self._join(leading), number=most, where=self._where)
        shown = list(dict.fromkeys(event for inside in counts.values() for event in inside))
        if not shown:
            return None
        value = {side: len(inside) for side, inside in counts.items()}
        body = "\n".join(f"- {line}" for line in lines)
        return LedgerAnswer("\n\n".join([first, body, self._rows(shown)]), tuple(self._cited), value, tuple(shown))

    def _rows(self, events: Sequence[Event]) -> str:
        """A line for each row, what it says in turn, and its citations at the end."""
        shown = events[:MOST_ROWS]
        lines = [" · ".join(filter(None, told)) + f" {sources}" for *told, sources in map(self._cells, shown)]
        if len(events) > len(shown):
            lines.append(self._say("ledger.more", number=len(events) - len(shown)))
        return "\n".join(lines)

    def _cells(self, event: Event) -> list[str]:
        content = event.content
        cited = dict.fromkeys(self._cite(row) for row in event.rows[:_MOST_SOURCES] if self._has_words(row))
        sources = "".join(f"[{number}]" for number in cited) or "–"
        if event.conflicts:
            sources += " " + self._conflict(event)
        if isinstance(content, Award):
            names = [award_name(content), rank_name(content, self._language), self._join(recipients_of(event))]
            return [*map(self._inert, [event.time, *names]), sources]
        names = [self._say(f"ledger.kind_{content.kind}"), self._join([one.text for one in content.parties])]
        return [*map(self._inert, [event.time, *names, _text(content.subject), _text(content.amount)]), sources]

    def _conflict(self, event: Event) -> str:
        told = "; ".join(
            self._say(
                "ledger.conflict",
                field=self._say(f"ledger.{one.field}"),
                values=" / ".join(value for value, _ in one.values),
            )
            for one in event.conflicts
        )
        return self._inert(told)

    def _has_words(self, row: Row) -> bool:
        return row.found.end > row.found.start

    def _cite(self, row: Row) -> int:
        """The number of the citation of the words that a row was read from."""
        article = self._articles.setdefault(row.article, self._library.article(row.article))
        start, end = row.found.start, row.found.end
        known = next(
            (one.n for one in self._cited if (one.article, one.start, one.end) == (row.article, start, end)), None
        )
        if known:
            return known
        self._cited.append(
            Citation(
                n=len(self._cited) + 1,
                article=article.id,
                source=article.source,
                title=article.title,
                url=article.url,
                date=article.date,
                language=article.language,
                start=start,
                end=end,
                quote=article.text[start:end],
            )
        )
        return len(self._cited)

    def _things(self, asked: LedgerQuestion, number: int) -> str:
        name = asked.what if asked.target in ("events", "awards") else asked.target
        return self._say(f"ledger.things_{name}" + ("_one" if number == 1 else ""))

    def _group_name(self, asked: LedgerQuestion, name: str) -> str:
        return rank_told(name, self._language) if asked.group == "rank" else self._kind_name(name)

    def _kind_name(self, name: str) -> str:
        return self._say(f"ledger.kind_{name}") if name in _KIND_NAMES else name

    def _join(self, names: Sequence[str]) -> str:
        return self._say("ledger.between").join(names)

    @staticmethod
    def _inert(words: str) -> str:
        """``words`` of an article where nothing reads as a citation of ours."""
        return re.sub(r"\[(\d+)\]", r"［\1］", " ".join(words.split()))

    def _say(self, key: str, **values: object) -> str:
        return text(key, self._language, **values)


_KIND_NAMES = frozenset("agreement joint_institute training licence visit fund conference donation".split())


def _of_events(asked: LedgerQuestion) -> LedgerQuestion:
    """The same question, asked for the events themselves."""
    return LedgerQuestion(asked.what, "count", "events", asked.wanted)


def _text(value: Value | None) -> str:
    return value.text if value else ""


def award_name(content: Award) -> str:
    """An award's name with the year or edition that it is of."""
    year = _text(content.year)
    name = _text(content.award)
    return f"{year} {name}".strip() if year and year not in name else name


def rank_name(content: Award, language: InterfaceLanguage) -> str:
    """An award's class in a person's language; as it was said, when it is none of the usual ones."""
    return rank_told(_text(content.rank), language)


def rank_told(rank: str, language: InterfaceLanguage) -> str:
    """A class in a person's language."""
    code = rank_code(rank or None)
    return text(f"ledger.rank_{code}", language) if code in _RANK_NAMES else rank


_RANK_NAMES = frozenset("first second third special grand gold silver bronze merit".split())


def recipients_of(event: Event) -> list[str]:
    """The recipients of an award, each with the institution in parentheses."""
    content = event.content
    assert isinstance(content, Award)
    told = []
    for one in content.recipients:
        if one.name and one.institution:
            told.append(f"{one.name.text} ({one.institution.text})")
        else:
            told.append(_text(one.name or one.institution))
    return told


def _names_of(asked: LedgerQuestion, events: Sequence[Event]) -> tuple[str, ...]:
    """What is asked for, each once: people, institutions, awards; partners are not those that the question names."""
    if asked.target == "people":
        told = [name for event in events for name in winners_of(event) or people_of(event)]
        told = [one for one in told if not any(is_one_of(one, name) for name in _beside(asked))]
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
        return _distinct([one for one in _in_all(asked, events, told) if may_be(one, asked.sorts)], same_body)
    if asked.what == "award":
        return _distinct(
            [_text(event.content.award) for event in events if isinstance(event.content, Award)], same_award
        )
    return tuple(" – ".join(bodies_of(event)) for event in events)


def _beside(asked: LedgerQuestion) -> tuple[str, ...]:
    """Who is not wanted in a list of winners: the excluded, and who is said to have won with them."""
    return (*asked.excluded, *(asked.wanted.persons if asked.what == "award" else ()))


def _in_all(asked: LedgerQuestion, events: Sequence[Event], names: Sequence[str]) -> list[str]:
    """Those of ``names`` that have a part in events of each of what the question names, where it wants that."""
    if not asked.each:
        return list(names)
    if len(asked.awards) > 1:
        parts = [[event for event in events if _is_of(event, award)] for award in asked.awards]
    else:
        parts = [[event for event in events if has_institution(event, one)] for one in asked.wanted.institutions]
    return [name for name in names if all(any(_takes_part(event, name) for event in part) for part in parts)]


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


def _wanted_groups(asked: LedgerQuestion, events: Sequence[Event]) -> list[tuple[str, list[Event]]]:
    """The groups of what is asked for: not of those that the question names, and of the sort that it wants."""
    assert asked.group
    groups = _groups(asked.group, events).items()
    wanted = [(name, inside) for name, inside in groups if _number(asked, inside) >= asked.least]
    if asked.group != "institution" or not (asked.most or asked.least):
        return wanted
    named = asked.wanted.institutions if asked.what == "collaboration" else ()
    return [
        (name, inside)
        for name, inside in wanted
        if may_be(name, asked.sorts) and not any(belongs(name, one) for one in named)
    ]


def _number(asked: LedgerQuestion, inside: Sequence[Event]) -> int:
    """How many of what is asked for a group has: people, else events."""
    if asked.target == "people" and asked.group not in ("person", "institution"):
        return len(_distinct([name for event in inside for name in people_of(event)], same_person))
    return len(inside)


def _takes_part(event: Event, side: str) -> bool:
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
