"""Answer a question from the ledger: computed, in words, each row in a line with its citation."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.ledger.asking import LedgerQuestion
from assistant.ledger.fitting import fitting
from assistant.ledger.ledger import Ledger
from assistant.ledger.listing import names_of, number_of, takes_part, wanted_groups
from assistant.ledger.names import knowing, rank_code
from assistant.ledger.passing import counted_in
from assistant.ledger.questions import may_ask, recognise
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
    articles = None if filters.empty else library.passing(filters)
    asked, events = None, list[Event]()
    for founding in (True, False):
        asked = recognise(question, today, library.aliases(), ledger.known(), founding=founding)
        events = fitting(library, ledger, asked, articles) if asked else []
        if events or asked is None or not asked.made:
            break
    if asked is None or not events:
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
            names = names_of(asked, told)
            return self._whole("ledger.ordered", asked, ordered, names) if names else None
        names = names_of(asked, events)
        if not names:
            return None
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
        groups = sorted(wanted_groups(asked, events), key=lambda pair: (-number_of(asked, pair[1]), pair[0]))
        if not groups:
            return None
        if asked.group == "year" and not asked.most:
            groups.sort()
        high = asked.least or number_of(asked, groups[0][1])
        most = [name for name, inside in groups if number_of(asked, inside) >= high]
        lines = [
            self._say(
                "ledger.group_line", name=self._inert(self._group_name(asked, name)), number=number_of(asked, inside)
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
        counted = {self._group_name(asked, name): number_of(asked, inside) for name, inside in groups}
        value = tuple(most) if asked.most or asked.least else counted
        body = "\n".join(f"- {line}" for line in lines[:MOST_ROWS])
        return LedgerAnswer("\n\n".join([first, body, self._rows(events)]), tuple(self._cited), value, tuple(events))

    def _compared(self, asked: LedgerQuestion, events: list[Event]) -> LedgerAnswer | None:
        if len(asked.sides) < 2:
            return None
        counts = {side: [event for event in events if takes_part(event, side)] for side in asked.sides}
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
