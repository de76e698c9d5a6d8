"""What a text says that can be checked: its numbers, dates, shares, amounts, and names."""

import re
from calendar import month_abbr, month_name
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from assistant.verifying.names import Name, find_all_names
from vectorstore.text.aliases import Aliases
from vectorstore.text.dates import find_dates
from vectorstore.text.numbers import Number, find_numbers

FactKind = Literal["number", "percentage", "amount", "date", "person", "institution", "award"]


@dataclass(frozen=True, slots=True)
class When:
    """A date as exactly as a text says it; of a decade, ``year`` is its first."""

    start: int
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None
    decade: bool = False

    @property
    def exactness(self) -> str:
        """What it tells: a day, a month, a year or a decade."""
        if self.day is not None:
            return "day"
        return "month" if self.month is not None else "decade" if self.decade else "year"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a text says, in the words ``text``; ``rank`` tells a number that is the rank of a prize.

    ``lasts`` is the unit of a number that is how long something takes: "year", "month", "week", "day", or "".
    ``roughly`` tells a number that is said so: about, more than, 近.
    """

    kind: FactKind
    text: str
    value: Number | When | Name
    rank: bool = False
    lasts: str = ""
    roughly: bool = False


_DECADE = re.compile(
    r"(?<![\w.])(?P<year>(?:1[5-9]|20)\d0)[’']?s(?!\w)|(?:(?P<century>19|20|21|十九|二十|二十一)世纪)?"
    r"(?P<tens>[1-9一二三四五六七八九][0十])年代"
)
_CENTURIES = {"19": 1800, "20": 1900, "21": 2000, "十九": 1800, "二十": 1900, "二十一": 2000}


def read_facts(text: str, aliases: Aliases, known_people: Iterable[str] = (), *, eager: bool = False) -> list[Fact]:
    """The facts of ``text``, each kind in order. ``known_people`` and ``eager`` as ``find_all_names`` takes them."""
    names = find_all_names(text, aliases, known_people, eager=eager)
    decades = _decades(text)
    dates = [
        When(date.start, date.end, date.year, date.month, date.day)
        for date in find_dates(text)
        if not _overlaps(date.start, date.end, decades)
    ]
    whens = [*decades, *dates]
    whens += _further_days(text, whens)
    whens += [year for year in _years_of_seasons(text) if not _overlaps(year.start, year.end, whens)]
    whens += [month for month in _months(text) if not _overlaps(month.start, month.end, whens)]
    facts = [Fact(name.kind, name.text, name) for name in names]
    facts += [Fact("date", text[when.start : when.end], when) for when in whens]
    for number in [*_with_spans_of_years(text, find_numbers(text)), *_romans(text), *_parties(text)]:
        if not _overlaps(number.start, number.end, whens) and not _overlaps(number.start, number.end, names):
            kind: FactKind = "percentage" if number.unit == "%" else "amount" if number.unit else "number"
            rank = number.ordinal and _RANK.match(text, number.end) is not None
            lasts = "" if number.ordinal or number.unit else _lasts(text, number)
            roughly = _ROUGHLY.search(text, max(0, number.start - 15), number.start) is not None
            facts.append(Fact(kind, text[number.start : number.end], number, rank, lasts, roughly))
    return facts


_ROUGHLY = re.compile(
    r"(?:\b(?:about|around|nearly|almost|some|over|more than|roughly|approximately|close to) |[约近逾]|超过|将近|大约)"
    r"(?:US|HK|S)?[$€£¥]?$",
    re.IGNORECASE,
)


_LASTS = re.compile(
    r"(?:-|\s)?(?:(?P<year>years?\b(?!\s+old|-old)|多?年)|(?P<month>months?\b|多?个月)|(?P<week>weeks?\b|多?周(?!岁))"
    r"|(?P<day>days?\b|多?[天日]))",
    re.IGNORECASE,
)


def _lasts(text: str, number: Number) -> str:
    """The unit of time behind a number; "year" for spans of years that are read as one number."""
    if _SPAN_OF_YEARS.search(text, number.start, number.end) or _YEARS.search(text, number.start, number.end):
        return "year"
    match = _LASTS.match(text, number.end)
    return match.lastgroup or "" if match else ""


_RANK = re.compile(r"[- ]?(?:prizes?\b|place\b|class\b|等|名(?!患|学|志|受|成))", re.IGNORECASE)
_SPAN_OF_YEARS = re.compile(r"(?P<many>\w+ )?(?P<unit>decade|century|centuries)s?\b", re.IGNORECASE)


_HALF_YEARS = re.compile(r"(?P<more>\ba year and a half\b)|\bhalf a year\b|(?<![上下前后一二两三四五六七八九十])半年")
_YEARS = re.compile(r"years?\b|年")


def _with_spans_of_years(text: str, numbers: list[Number]) -> list[Number]:
    """``numbers``, with "a decade" as 10 and "two decades" as 20, since Chinese counts the years."""
    numbers = [
        replace(number, value=number.value + Decimal("0.5")) if text.startswith("年半", number.end) else number
        for number in numbers
    ]
    for match in _HALF_YEARS.finditer(text):
        numbers.append(Number(*match.span(), Decimal("1.5" if match["more"] else "0.5")))
    for match in _SPAN_OF_YEARS.finditer(text):
        years = Decimal(10 if match["unit"].lower() == "decade" else 100)
        counted = [number for number in numbers if number.end == match.start("unit") - 1]
        numbers = [number for number in numbers if number not in counted]
        many = counted[0].value if counted else Decimal(1)
        numbers.append(Number(counted[0].start if counted else match.start("unit"), match.end(), many * years))
    return numbers


_MONTH_NAMES = [name.lower() for name in month_name]
_ABBREVIATED = [name.lower() for name in month_abbr]
_MONTH = re.compile(
    rf"(?<!\d)(?P<number>1[0-2]|[1-9])月(?!\d)"
    rf"|\b(?:in|since|until|by|from|early|mid|late|of)[ -](?P<name>{'|'.join(month_name[1:])})\b"
)


def _months(text: str) -> Iterator[When]:
    """Months without a year or a day."""
    for match in _MONTH.finditer(text):
        month = int(match["number"]) if match["number"] else _MONTH_NAMES.index(match["name"].lower())
        yield When(match.start("number" if match["number"] else "name"), match.end(), None, month)


# "August 25 and 26, 2023", "25 and 26 August 2023", 8月13日至14日: only one of the days stands with its month.
_MONTH_NAME = rf"(?P<name>{'|'.join(month_name[1:])}|{'|'.join(month_abbr[1:])}|Sept)\b\.?"
_TO = r"(?:\s?[-–—]\s?|\s(?:and|to|or|through|until)\s)"
_DAYS = (
    re.compile(rf"\b{_MONTH_NAME} (?P<first>\d{{1,2}}){_TO}(?P<second>\d{{1,2}})\b(?:, (?P<year>(?:19|20)\d\d))?"),
    re.compile(rf"\b(?P<first>\d{{1,2}}){_TO}(?P<second>\d{{1,2}}) {_MONTH_NAME}(?: (?P<year>(?:19|20)\d\d))?"),
    re.compile(
        r"(?:(?P<year>(?:19|20)\d\d)年)?(?P<number>1[0-2]|[1-9])月(?P<first>\d{1,2})日?(?:至|到|和|、|[-–—~～])"
        r"(?P<second>\d{1,2})日"
    ),
)


def _further_days(text: str, found: Iterable[When]) -> list[When]:
    """The days of a span of days that ``found`` has not, with the month and the year that stand once."""
    days = []
    for pattern in _DAYS:
        for match in pattern.finditer(text):
            named = match.groupdict()
            month = int(named["number"]) if named.get("number") else _ABBREVIATED.index(named["name"][:3].lower())
            year = int(named["year"]) if named["year"] else None
            days += [
                When(match.start(which), end, year, month, int(match[which]))
                for which, end in (("first", match.end("first")), ("second", match.end()))
                if 1 <= int(match[which]) <= 31
            ]
    known = {(when.month, when.day, when.year) for when in found}
    return [day for day in days if (day.month, day.day, day.year) not in known]


_SEASON_OF = re.compile(r"\b(?:spring|summer|autumn|fall|winter)(?: of)? (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)


def _years_of_seasons(text: str) -> Iterator[When]:
    for match in _SEASON_OF.finditer(text):
        yield When(*match.span("year"), int(match["year"]))


_YEAR_FROM_NOW = {
    -2: re.compile(r"前年"),
    -1: re.compile(r"去年|上年|\blast year\b", re.IGNORECASE),
    0: re.compile(r"今年|本年|\bthis year\b", re.IGNORECASE),
    1: re.compile(r"明年|来年|\bnext year\b", re.IGNORECASE),
}
_DAY_ALONE = re.compile(r"(?<![\d月至到和、.-])(?P<day>[1-9]|[12]\d|3[01])日(?![元均报])")


def told_from(text: str, date: str) -> Iterator[Fact]:
    """The years and days that ``text`` leaves to be told from the ISO ``date`` of its article: 去年, next year, 8日."""
    year, month, today = (int(part) for part in date.split("-"))
    for distance, pattern in _YEAR_FROM_NOW.items():
        for match in pattern.finditer(text):
            yield Fact("date", match.group(), When(*match.span(), year + distance))
    for match in _DAY_ALONE.finditer(text):
        day = int(match["day"])
        # The last such day: on May 2 the 30th is that of April.
        before = year * 12 + month - 1 - (day > today)
        yield Fact("date", match.group(), When(*match.span(), before // 12, before % 12 + 1, day))


_ROMAN = re.compile(
    r"\b(?:phases?|stages?|types?|grades?|class|levels?)[ -](?P<en>I{1,3}|IV|V|VI)\b"
    r"|(?P<zh>I{1,3}|IV|Ⅰ|Ⅱ|Ⅲ|Ⅳ)(?=[期型级类])",
    re.IGNORECASE,
)
_ROMANS = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "Ⅰ": 1, "Ⅱ": 2, "Ⅲ": 3, "Ⅳ": 4}


def _romans(text: str) -> Iterator[Number]:
    """Numbers in Roman figures, of what is numbered so."""
    for match in _ROMAN.finditer(text):
        group = "en" if match["en"] else "zh"
        yield Number(*match.span(group), Decimal(_ROMANS[match[group].upper()]))


_PARTIES = re.compile(r"(?<![一二三四五六七八九十百千万])(?P<many>[三四五六七八九])方(?![案法面式向便米针位圆块程寸])")


def _parties(text: str) -> Iterator[Number]:
    """三方 and the like: so many parties."""
    for match in _PARTIES.finditer(text):
        yield Number(*match.span("many"), Decimal("一二三四五六七八九".index(match["many"]) + 1))


def _decades(text: str) -> list[When]:
    found = []
    for match in _DECADE.finditer(text):
        if match["year"]:
            year = int(match["year"])
        else:
            tens = match["tens"][0]
            year = _CENTURIES[match["century"] or "20"] + 10 * ("一二三四五六七八九".find(tens) + 1 or int(tens))
        found.append(When(*match.span(), year, decade=True))
    return found


def _overlaps(start: int, end: int, others: Iterable[When | Name]) -> bool:
    return any(start < other.end and other.start < end for other in others)
