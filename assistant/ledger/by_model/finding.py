"""Where the words that a language model gave stand in the lines that it named; nowhere, if it made them up.

What is kept of a value is always the article's own words, never the model's.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.ledger.names import rank_code
from vectorstore.ledger.types import Value
from vectorstore.text.aliases import Aliases
from vectorstore.text.aliases.offsets import fold_with_origins
from vectorstore.text.dates import DateSpan, find_dates
from vectorstore.text.names import find_names, same_name
from vectorstore.text.numbers import find_numbers
from vectorstore.text.sentences import Span
from vectorstore.text.transliteration import DOT, SAME_SOUND, find_transliterated, sounds_alike

# Marks that a model writes otherwise than the article, and that the article was shown with others.
_MARKS = frozenset("\"'“”‘’«»‹›<>「」『』《》〈〉`·，。")
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
_LATIN = re.compile(r"[^\W_\u2e80-\U000323af]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_TITLE = re.compile(
    r"^(?:(?:professors?|prof|dr|doctor|mr|mrs|ms|miss|sir|dame|academician|president)\b\.? ?)+"
    r"|(?:教授|院士|博士|先生|女士|医生|医师|研究员|主任|院长|校长|所长)+$",
    re.IGNORECASE,
)
_GLOSS = re.compile(r"^(?P<before>[^（(]+?) ?[（(](?P<inside>[^（()）]+)[)）]$")
_CAPITALS = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w.'’-]*){1,3}")
_RANKS = re.compile(
    r"(?:特|一|二|三|头|优秀|金|银|铜|优胜|最高)等?奖|第[一二三]名|大奖"
    r"|\b(?:first|second|third|1st|2nd|3rd|special|grand|top|gold|silver|bronze|merit|excellence)\b"
    r"(?:[- ](?:prizes?|awards?|class|place|medals?|level|grade))?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_EDITION = re.compile(r"[届次]|\d(?:st|nd|rd|th)\b")
# A year or an edition before an award's name, or a class behind it, that a model takes for a part of it.
_AROUND_AWARD = re.compile(
    r"^(?:the )?(?:(?:1[89]|20)\d\d(?:年度?|['’]s)? ?|第[^第届次]{1,5}[届次] ?|\d+(?:st|nd|rd|th) )+"
    r"|^the |[ ,，]*[-–—(（]?(?:[特一二三]等奖|(?:first|second|third|special|grand) (?:prize|class))[)）]?$",
    re.IGNORECASE,
)
# What the name of an award has, and what is none.
_AWARD_WORD = re.compile(
    r"\b(?:awards?|prizes?|medals?|medallions?|honou?rs?|laureates?|fellows?|fellowships?|scholarships?|orders?|titles?"
    r"|contests?|competitions?|distinctions?|trophy|trophies|cups?|certificates?|grants?|academicians?)\b"
    r"|奖|章|竞赛|大赛|比赛|称号|荣誉|院士|学者|先进|模范|标兵|优秀|十大|最美|证书|英才|人才|工匠",
    re.IGNORECASE,
)
_NO_AWARD = re.compile(
    r"(?:(?:the|an?|this|that|his|her|their|its|first|second|third|grand|special|top|gold|silver|bronze|annual) )*"
    r"(?:awards?|prizes?|medals?|honou?rs?|winners?)|(?:[特一二三]等|金|银|铜|该|此|本|这一|多个|两个)?(?:奖项?|奖章|奖牌|奖励|荣誉)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Lines:
    """Some of an article's text: the lines ``spans`` of it, whose values keep their places in the whole."""

    text: str
    spans: tuple[Span, ...]
    aliases: Aliases

    def find(self, words: str) -> Value | None:
        """``words`` as they stand in one line, whatever the white space, capitals, accents and marks in either."""
        return next(self._places(words), None)

    def _places(self, words: str) -> Iterator[Value]:
        wanted = _Compact.of(words).letters
        for line, compact in self._compact if len(wanted) > 1 else ():
            for place in compact.places(wanted):
                yield self._value(line.start + place.start, line.start + place.end)

    def _name(self, name: str) -> Value | None:
        """A name as it is told, and not as a part of somebody's longer name."""
        return next((found for found in self._places(name) if not self._within_a_name(found)), None)

    def find_person(self, name: str) -> Value | None:
        """A person's name, in either script and any order of its parts."""
        for form in _forms(_TITLE.sub("", name.strip())):
            if found := self._name(form) or self._other_script(form):
                return found
        return None

    def find_body(self, name: str) -> Value | None:
        """The name of an institution, an award or a company, or another of its names."""
        for form in _forms(name):
            if found := self._name(form) or self._alias(form):
                return found
        return None

    def find_award(self, name: str) -> Value | None:
        """An award's name, also where the article has its class in the middle of it: 国家科技进步二等奖."""
        plain = _AROUND_AWARD.sub("", name.strip())
        if not _AWARD_WORD.search(plain) or _NO_AWARD.fullmatch(plain):
            return None
        found = self.find_body(plain) or self._with_class(plain) or self._in_parts(plain)
        return found or (self.find_body(name) if plain != name else None)

    def find_year(self, told: str) -> Value | None:
        """The year, or the edition as it is written."""
        year = _YEAR.search(told)
        if year is None:
            return self.find(told) if _EDITION.search(told) else None
        for line, words in self._lines:
            for day in find_dates(words):
                if day.year == int(year.group()):
                    return Value(year.group(), line.start + day.start, line.start + day.end)
        found = self.find(year.group())
        return Value(year.group(), found.start, found.end) if found else None

    def find_rank(self, told: str) -> Value | None:
        """The class of an award, in either language."""
        if found := self.find(told):
            return found
        code = rank_code(told)
        for line, words in self._lines:
            for match in _RANKS.finditer(words):
                if rank_code(match.group()) == code:
                    return self._value(line.start + match.start(), line.start + match.end())
        return None

    def find_date(self, told: str, year: str | None) -> Value | None:
        """The day that is told, as exactly as the article says it; a day without a year is of the ISO ``year``."""
        wanted = [day for day in find_dates(told) if day.month]
        for line, words in self._lines:
            for day in find_dates(words):
                iso = _whole(day, year)
                if iso and any(_agrees(day, other, iso) for other in wanted):
                    return Value(iso, line.start + day.start, line.start + day.end)
        return None

    def find_amount(self, told: str) -> Value | None:
        """An amount of money of the same value and currency."""
        wanted = {(number.value, number.unit) for number in find_numbers(told) if number.unit not in ("", "%")}
        for line, words in self._lines:
            for number in find_numbers(words):
                if (number.value, number.unit) in wanted:
                    return self._value(line.start + number.start, line.start + number.end)
        return None

    @cached_property
    def _lines(self) -> list[tuple[Span, str]]:
        return [(span, self.text[slice(*span)]) for span in self.spans]

    @cached_property
    def _compact(self) -> list[tuple[Span, "_Compact"]]:
        return [(span, _Compact.of(words)) for span, words in self._lines]

    def _value(self, start: int, end: int) -> Value:
        return Value(" ".join(self.text[start:end].split()), start, end)

    def _other_script(self, name: str) -> Value | None:
        for line, words in self._lines:
            known = [(one.start, one.end) for one in find_names(words)]
            same = [(start, end) for start, end in known if same_name(name, words[start:end])]
            same += [(start, end) for start, end in _sounding(words) if _sounds_same(name, words[start:end])]
            if same:
                return self._value(line.start + same[0][0], line.start + same[0][1])
        return None

    def _within_a_name(self, found: Value) -> bool:
        """Whether what was found is only a part of another person's name: 李明 of 李明华."""
        assert found.start is not None
        assert found.end is not None
        for line, words in self._lines:
            for one in find_names(words) if line.start <= found.start < line.end else ():
                start, end = line.start + one.start, line.start + one.end
                if start <= found.start and found.end <= end and one.script == "han" and end - start > len(found.text):
                    return True
        return False

    def _alias(self, name: str) -> Value | None:
        """Another name of the one thing that the whole of ``name`` may mean."""
        meant = {
            entry
            for span in self.aliases.find(name, any_case=True)
            if span.sure and span.end - span.start >= len(name) - 1
            for entry in span.entries
        }
        for line, words in self._lines:
            for span in self.aliases.find(words):
                if meant.intersection(span.entries):
                    return self._value(line.start + span.start, line.start + span.end)
        return None

    def _in_parts(self, name: str) -> Value | None:
        """An award of several branches, whose two names stand apart: 未来科学大奖 and 物质科学奖."""
        whole, sign, branch = name.strip().partition("奖")
        if not branch.endswith("奖") or self.find(whole + sign) is None:
            return None
        found = self.find(branch)
        return Value(name.strip(), found.start, found.end) if found else None

    def _with_class(self, name: str) -> Value | None:
        stem = name.strip().removesuffix("奖")
        if len(stem) < 3 or not _HAN.search(stem) or stem == name:
            return None
        for line, words in self._lines:
            if match := re.search(f"{re.escape(stem)}[特一二三]等奖", words):
                return Value(name.strip(), line.start + match.start(), line.start + match.end())
        return None


@dataclass(frozen=True, slots=True)
class _Compact:
    """Words without white space and marks, folded, and where in the words each letter came from."""

    words: str
    letters: str
    origins: Sequence[int]

    @classmethod
    def of(cls, words: str) -> "_Compact":
        folded, origins = fold_with_origins(words)
        kept = [(one, origins[at] if origins else at) for at, one in enumerate(folded) if _says_something(folded, at)]
        return cls(words, "".join(one for one, _ in kept), [at for _, at in kept])

    def places(self, wanted: str) -> Iterator[Span]:
        """The places of ``wanted`` that neither begin nor end within a word or a number."""
        at = self.letters.find(wanted)
        while at >= 0:
            start, end = self.origins[at], self.origins[at + len(wanted) - 1] + 1
            if not self._within(start) and not self._within(end):
                yield Span(start, end)
            at = self.letters.find(wanted, at + 1)

    def _within(self, place: int) -> bool:
        """Whether letters or figures of one word stand on both sides of ``place``."""
        sides = self.words[max(0, place - 1) : place + 1]
        return len(sides) == 2 and place > 0 and all(_LATIN.match(one) for one in sides)


def _says_something(words: str, at: int) -> bool:
    """Whether the character ``at`` tells words from others; a point or comma only between figures."""
    one = words[at]
    if one in ".,":
        return words[at - 1 : at].isdecimal() and words[at + 1 : at + 2].isdecimal()
    return not one.isspace() and one not in _MARKS and unicodedata.category(one) not in _UNSEEN


def _forms(name: str) -> Iterator[str]:
    """A name as it is told, without what stands in parentheses behind it, and that."""
    yield name.strip()
    if match := _GLOSS.match(name.strip()):
        yield from (match["before"].strip(), match["inside"].strip())


def _sounding(words: str) -> list[tuple[int, int]]:
    """Names in ``words`` that can only be compared by how they sound."""
    return [*find_transliterated(words), *(match.span() for match in _CAPITALS.finditer(words))]


def _sounds_same(name: str, written: str) -> bool:
    if bool(_HAN.search(name)) == bool(_HAN.search(written)):
        return False
    han, latin = (name, written) if _HAN.search(name) else (written, name)
    return bool(DOT.search(han)) and sounds_alike(han, latin) >= SAME_SOUND


def _whole(day: DateSpan, year: str | None) -> str | None:
    """A date in ISO form, one without a year in ``year``; None for a mere year."""
    if day.month is None:
        return None
    if day.iso:
        return day.iso
    return year and f"{year}-{day.month:02d}" + ("" if day.day is None else f"-{day.day:02d}")


def _agrees(said: DateSpan, told: DateSpan, iso: str) -> bool:
    """Whether what was ``told`` says nothing else than the article, whose date is ``iso``; it may be less exact."""
    if said.month != told.month or told.year not in (None, int(iso[:4])):
        return False
    return said.day is None or told.day is None or said.day == told.day
