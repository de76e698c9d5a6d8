"""Rows of the ledger from what a language model said: every value found in the lines that it named, or left out.

A row without an award or recipients, or with fewer than two parties, that stand there is no row.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.ledger.by_model.finding import Lines
from assistant.ledger.by_model.pieces import Piece, plain
from assistant.ledger.by_model.said import SaidAward, SaidCollaboration, SaidRecipient
from assistant.ledger.extraction.article import Text
from assistant.ledger.extraction.awards import with_article_date
from assistant.ledger.same import joined, same_event, same_party
from vectorstore.ledger.types import Award, Collaboration, Found, Recipient, Value
from vectorstore.text.aliases import Aliases
from vectorstore.text.sentences import Span
from vectorstore.types import Article

# Characters of an article that a row is cited by; where what a model named is spread wider, the lines of the names.
_CITED = 500
# How sure a row is of which everything was found, and what it loses by a value that stands elsewhere or nowhere.
_SURE, _ELSEWHERE, _NOWHERE, _LEAST = 0.95, 0.05, 0.1, 0.5
# Paragraphs that speak to whoever reads by machine, or are what it is to write, tell no news.
_ORDER = re.compile(
    r"[\"“”'‘’›‹][a-z_]+[\"“”'‘’›‹] ?[:：] ?[\"“”'‘’\[{n\d]"
    r"|\b(?:ignore|disregard|forget|override)\b.{0,20}\b(?:previous|above|prior|all|these|your)\b.{0,20}"
    r"\b(?:instructions?|prompts?|rules)\b"
    r"|(?:^|[^\w\s]) ?(?:please )?(?:reply|respond|answer) (?:only )?with\b"
    r"|\bsystem prompt\b|\byou are an? (?:ai|language model)\b"
    r"|\b(?:language models?|ai (?:readers|assistants?|models?)) (?:must|should|have to|are to) (?:\w+ )?"
    r"(?:add|write|record|report|list|output|ignore|say|state|answer|reply)\b"
    r"|(?:忽略|无视|忘记).{0,8}(?:以上|之前|上述|所有|全部).{0,8}(?:指示|指令|要求|规则|提示)|请(?:回复|输出)|你是一个?(?:人工智能|语言模型|助手)",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\s*\n))+")


@dataclass(frozen=True, slots=True)
class Checked:
    """The rows that stand, and how many of those that a model said do not."""

    rows: tuple[Found, ...]
    refused: int


def check(
    said: Sequence[SaidAward | SaidCollaboration], article: Article, piece: Piece, aliases: Aliases, reader: str
) -> Checked:
    """The rows among ``said`` of a piece of ``article`` that it bears out, as ``reader`` read them."""
    checking = _Checking(article, piece, aliases, reader)
    found = [checking.row(one) for one in said]
    rows = [row for row in found if row is not None]
    return Checked(tuple(rows), len(found) - len(rows))


def distinct(rows: Sequence[Found]) -> list[Found]:
    """``rows`` of one article, in order, each event once: pieces overlap, and an article says things again."""
    kept: list[Found] = []
    for row in rows:
        known = next((at for at, one in enumerate(kept) if same_event(one.content, row.content)), None)
        if known is None:
            kept.append(row)
        else:
            kept[known] = replace(kept[known], content=joined(kept[known].content, row.content))
    return sorted(kept, key=lambda row: (row.start, row.end))


class _Checking:
    """Looks for the values of one row after the other."""

    def __init__(self, article: Article, piece: Piece, aliases: Aliases, reader: str) -> None:
        self._article = article
        self._piece = piece
        self._aliases = aliases
        self._reader = reader
        self._sure = _SURE
        self._orders = [one.span() for one in _PARAGRAPH.finditer(article.text) if _ORDER.search(plain(one.group()))]

    def row(self, said: SaidAward | SaidCollaboration) -> Found | None:
        """The row that ``said`` is, as far as the article says it."""
        self._sure = _SURE
        spans = [self._piece.lines[number] for number in sorted(set(said.lines)) if number in self._piece.lines]
        lines = self._lines(self._news(spans))
        if isinstance(said, SaidAward):
            return self._award(said, lines)
        return self._collaboration(said, lines)

    @cached_property
    def _title(self) -> Lines:
        title = self._article.title
        return Lines(title, (Span(0, len(title)),), self._aliases)

    def _lines(self, spans: Sequence[Span]) -> Lines:
        return Lines(self._article.text, tuple(spans), self._aliases)

    def _award(self, said: SaidAward, lines: Lines) -> Found | None:
        award = self._award_name(said.award, lines)
        recipients = _once(filter(None, [self._recipient(one, lines) for one in said.recipients]))
        if award is None or not recipients:
            return None
        content = Award(
            award=award,
            recipients=recipients,
            body=self._value(said.body, lines.find_body),
            year=self._value(said.year, lines.find_year) or self._year_of_title(said.year),
            rank=self._value(said.rank, lines.find_rank),
            work=self._value(said.work, lines.find),
            date=self._date(said.date, lines),
            place=self._value(said.place, lines.find),
        )
        return self._found(content, lines, [name for one in recipients if (name := one.name or one.institution)])

    def _collaboration(self, said: SaidCollaboration, lines: Lines) -> Found | None:
        parties = _distinct(self._each(said.parties, lambda name: lines.find_body(name) or lines.find_person(name)))
        if len(parties) < 2:
            return None
        content = Collaboration(
            kind=said.kind,
            parties=parties,
            subject=self._value(said.subject, lines.find),
            people=_distinct(self._each(said.people, lines.find_person)),
            amount=self._value(said.amount, lines.find_amount),
            date=self._date(said.date, lines),
            place=self._value(said.place, lines.find),
        )
        return self._found(content, lines, parties)

    def _award_name(self, told: str, lines: Lines) -> Value | None:
        """The award as its lines name it; else as the title does, or a line before them: lists name it only once."""
        if found := lines.find_award(told):
            return found
        self._sure -= _ELSEWHERE
        if titled := self._title.find_award(told):
            return Value(titled.text)
        last = max((span.end for span in lines.spans), default=0)
        before = self._news(span for span in self._piece.lines.values() if span.end <= last)
        return self._lines(before[::-1]).find_award(told)

    def _news(self, spans: Iterable[Span]) -> list[Span]:
        """Those of ``spans`` that stand in no paragraph that gives orders."""
        return [span for span in spans if not any(start <= span.start < end for start, end in self._orders)]

    def _recipient(self, said: SaidRecipient, lines: Lines) -> Recipient | None:
        """A recipient; nobody where the name that was told does not stand there, or there is none at all."""
        name = self._value(said.name, lambda told: lines.find_person(told) or lines.find_body(told))
        if said.name and name is None:
            return None
        institution = self._value(said.institution, lines.find_body)
        if name and institution and name.text == institution.text:
            name = None
        return Recipient(name, institution) if name or institution else None

    def _year_of_title(self, told: str | None) -> Value | None:
        found = self._title.find_year(told) if told else None
        return Value(found.text) if found else None

    def _date(self, told: str | None, lines: Lines) -> Value | None:
        year = self._article.date[:4] if self._article.date else None
        return self._value(told, lambda words: lines.find_date(words, year))

    def _each(self, told: Sequence[str], find: Callable[[str], Value | None]) -> list[Value]:
        return [value for one in told if (value := self._value(one, find))]

    def _value(self, told: str | None, find: Callable[[str], Value | None]) -> Value | None:
        if told is None:
            return None
        found = find(told)
        if found is None:
            self._sure -= _NOWHERE
        return found

    def _found(self, content: Award | Collaboration, lines: Lines, names: Sequence[Value]) -> Found:
        start, end = _cited(lines.spans, names)
        return self._dated(Found(content, start, end, self._reader, round(max(self._sure, _LEAST), 2)))

    def _dated(self, found: Found) -> Found:
        article = self._article
        return with_article_date(found, Text(article.title, article.text, article.date, article.publisher))


def _cited(spans: Sequence[Span], names: Sequence[Value]) -> Span:
    """The words that a row is cited by: all of its lines if they are near, else those of its names."""
    whole = Span(spans[0].start, spans[-1].end)
    if whole.end - whole.start <= _CITED:
        return whole
    of_names = [span for span in spans if any(span.start <= (name.start or 0) < span.end for name in names)]
    last = of_names[0]
    for span in of_names[1:]:
        if span.end - of_names[0].start > _CITED:
            break
        last = span
    return Span(of_names[0].start, last.end)


def _once(recipients: "filter[Recipient]") -> tuple[Recipient, ...]:
    """Each recipient once, by the place of the name."""
    kept: dict[str, Recipient] = {}
    for one in recipients:
        told = one.name or one.institution
        assert told is not None
        kept.setdefault(told.text, one)
    return tuple(kept.values())


def _distinct(values: Sequence[Value]) -> tuple[Value, ...]:
    """Each party or person once, whichever of its names was told."""
    kept: list[Value] = []
    for value in values:
        if not any(same_party(value.text, one.text) for one in kept):
            kept.append(value)
    return tuple(kept)
