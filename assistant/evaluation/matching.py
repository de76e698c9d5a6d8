"""Whether an answer says what is accepted: by its words, and by the numbers and dates in equal forms."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.evaluation.items import Item
from vectorstore.text.dates import DateSpan, find_dates
from vectorstore.text.folding import comparable
from vectorstore.text.language import HAN
from vectorstore.text.numbers import Number, find_numbers

# What may stand beside a number in an accepted string without being part of the answer.
_AROUND_VALUE = re.compile(
    r"\b(?:about|around|some|roughly|approximately|nearly|almost|over|more|less|fewer|than|at|least|most|up|to|only|"
    r"in|on|the|of|by|from|year|years?|and|until|since)\b|大约|大概|约|近|超过|逾|多于|不足|至少|至多|最多|以上|以下|左右|"
    r"于|在|从|到|至|共|[名位个项家篇次种例所支人件岁倍届]|[\s.,;:，。；：()（）~–—-]",
    re.IGNORECASE,
)
# Dollars of no named nation may be those of any.
_DOLLARS = frozenset({"dollar", "", "USD", "SGD", "HKD", "AUD", "CAD", "NZD", "TWD"})
# Shorter words are too often the beginning of others: "Tu" of Tuesday.
_WHOLE_BELOW = 4
_CITATION = re.compile(r"\s?\[\d+\]")
_TOKEN = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")
_ARTICLES = frozenset({"a", "an", "the"})


def without_citations(answer: str) -> str:
    """The words of an answer without the numbers of its citations."""
    return _CITATION.sub("", answer)


def accepted(item: Item, said: str) -> bool:
    """Whether ``said`` gives an accepted answer of ``item``.

    Regular expressions are searched for in the words as they are and folded, without regard to case; strings as
    ``says`` does.
    """
    if item.answers_regex and not item.must_all:
        forms = (said, comparable(said))
        return any(re.search(each, form, re.IGNORECASE) for each in item.answers_regex for form in forms)
    return bool(item.groups) and all(any(says(said, one) for one in group) for group in item.groups)


def says(text: str, wanted: str) -> bool:
    """Whether ``text`` has ``wanted`` in it: folded, as whole words, or in an equal form of number or date.

    A wanted string of nothing but numbers and dates is compared by value: 10亿元 is 1 billion yuan, May 2019 is said
    by 2019年5月3日, and 5 is not said by 5 million. Any other must stand there in its letters: Latin words from their
    first letter on, those of fewer than four letters to their last.
    """
    values = _values(wanted)
    if values.only:
        return all(_values(text).has(value) for value in values.all)
    return _pattern(wanted).search(comparable(text)) is not None


def token_f1(item: Item, said: str) -> float | None:
    """The best F1 of the words of ``said`` against one way to give the whole answer; None without accepted strings.

    After SQuAD (Rajpurkar et al., 2016), with Han characters as words (MLQA, Lewis et al., 2020).
    """
    if not item.groups:
        return None
    ways = item.groups[0] if len(item.groups) == 1 else [" ".join(group[0] for group in item.groups)]
    return max(_f1(_tokens(said), _tokens(way)) for way in ways)


def _f1(said: Counter[str], wanted: Counter[str]) -> float:
    shared = (said & wanted).total()
    return 2 * shared / (said.total() + wanted.total()) if shared else 0.0


def _tokens(text: str) -> Counter[str]:
    return Counter(token for token in _TOKEN.findall(comparable(text)) if token not in _ARTICLES)


@lru_cache(maxsize=1 << 12)
def _pattern(wanted: str) -> re.Pattern[str]:
    """Finds ``wanted`` in comparable text where it begins and ends at the edge of words and numbers."""
    folded = comparable(wanted)
    before = after = ""
    if re.match(rf"[^\W_{HAN}]", folded):
        before = rf"(?<![^\W_{HAN}])(?<!\d[.,])"
    last = re.search(r"[a-z]+$", folded)
    if re.search(r"\d$", folded):
        after = r"(?!\d)(?![.,]\d)"
    elif last and len(last.group()) < _WHOLE_BELOW:
        after = r"(?![a-z])"
    return re.compile(before + re.escape(folded) + after)


@dataclass(frozen=True)
class _Values:
    """The dates and numbers of a text; ``rest`` is the text without them."""

    dates: tuple[DateSpan, ...]
    numbers: tuple[Number, ...]
    rest: str

    @cached_property
    def all(self) -> tuple[DateSpan | Number, ...]:
        return (*self.dates, *self.numbers)

    @cached_property
    def only(self) -> bool:
        """Whether there is nothing but values, and what commonly stands around them."""
        return bool(self.all) and not _AROUND_VALUE.sub("", self.rest)

    def has(self, wanted: DateSpan | Number) -> bool:
        if isinstance(wanted, DateSpan):
            return any(_same_date(said, wanted) for said in self.dates) or _is_year(wanted, self.numbers)
        return any(_same_number(said, wanted) for said in self.numbers) or any(
            not wanted.unit and not wanted.ordinal and wanted.value == date.year for date in self.dates
        )


@lru_cache(maxsize=1 << 10)
def _values(text: str) -> _Values:
    dates = find_dates(text)
    numbers = [number for number in find_numbers(text) if not any(_overlap(number, date) for date in dates)]
    return _Values(tuple(dates), tuple(numbers), _cut(text, sorted([*dates, *numbers], key=lambda one: one.start)))


def _cut(text: str, spans: Iterable[DateSpan | Number]) -> str:
    kept, end = [], 0
    for span in spans:
        kept.append(text[end : span.start])
        end = max(end, span.end)
    return " ".join([*kept, text[end:]])


def _overlap(number: Number, date: DateSpan) -> bool:
    return number.start < date.end and date.start < number.end


def _same_date(said: DateSpan, wanted: DateSpan) -> bool:
    """Whether ``said`` is ``wanted``, or within it when that is less exact."""
    parts = ((said.year, wanted.year), (said.month, wanted.month), (said.day, wanted.day))
    return all(asked is None or asked == told for told, asked in parts)


def _is_year(wanted: DateSpan, numbers: Iterable[Number]) -> bool:
    return wanted.month is None and any(not number.unit and number.value == wanted.year for number in numbers)


def _same_number(said: Number, wanted: Number) -> bool:
    """Whether the values are equal and so are the units, if one is asked for."""
    if said.value != wanted.value or said.ordinal != wanted.ordinal:
        return False
    if "dollar" in (wanted.unit, said.unit):
        return {wanted.unit, said.unit} <= _DOLLARS
    return wanted.unit in ("", said.unit)
