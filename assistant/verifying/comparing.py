"""Whether one text says the facts of another, across formats, languages and scripts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from assistant.verifying.bodies import COMMON_WORDS, body_types, may_be_in_han, may_be_one
from assistant.verifying.facts import Fact, When
from assistant.verifying.names import Name, abbreviated, comparable, said, words_said
from vectorstore.text.aliases import Aliases
from vectorstore.text.language import HAN
from vectorstore.text.names import han_keys, latin_keys, same_name
from vectorstore.text.names.han import name_readings as han_readings
from vectorstore.text.names.han import simplified_name
from vectorstore.text.names.latin import name_readings as latin_readings
from vectorstore.text.names.pinyin import readings
from vectorstore.text.numbers import Number
from vectorstore.text.transliteration import DOT, SAME_SOUND, sounds_alike

_HAN = re.compile(f"[{HAN}]")
_HAN_RUN = re.compile(f"[{HAN}]+")
_HALF = re.compile(r"\bhal(?:f|v(?:es?|ed|ing))\b|半|平分", re.IGNORECASE)
_TWO = re.compile(
    r"\bevery (?:second|other)\b|\bbiennial|隔一?年|\b(?:both|either|twice|doubled?|couple|pair)\b|双方|双双|倍|两",
    re.IGNORECASE,
)
_LATIN = re.compile(r"[a-z]+")
# Where a body is, before its name: Singapore's Kallang General Hospital.
_OWNER = re.compile(r"^[^\W\d_]+[’']s (?=\S+ \S+)")
_FIRST = re.compile(r"首|初|第一|最早|一等|\b(?:first|initial|inaugural|earliest|opening|1st)\b", re.IGNORECASE)
_PLACES = {
    Decimal(1): re.compile(r"\bchampions?\b|冠军|夺冠|金[奖牌]|\bgold\b", re.IGNORECASE),
    Decimal(2): re.compile(r"\brunners?-up\b|亚军|银[奖牌]|\bsilver\b", re.IGNORECASE),
    Decimal(3): re.compile(r"季军|铜[奖牌]|\bbronze\b", re.IGNORECASE),
}
# A surname alone says less than a whole name: 29 of the 34 of tests/test_transliteration.py reach it.
_SAME_SURNAME = 0.8
_SAME_SYLLABLE = 0.5
# The original that stands behind a name in brackets need only not be another: 姆贝基-索恩 (Mbeki-Thorne).
_SAME_SOUND_OF_A_GLOSS = 0.55
# So large a number may leave out its currency.
_OF_MONEY = 10_000
_MONTHS = {"month": 1, "year": 12}
# Shorter names of prizes are parts of too many: 医学奖.
_SHORTEST_PRIZE = 5
# How far from a number one may be that is written roughly, and of which size.
_ROUND, _ROUND_FROM = Decimal("0.03"), 30
# Currencies of which a text may only tell the kind.
_OF_KIND = {
    "dollar": {"USD", "HKD", "SGD", "AUD", "CAD", "NZD", "TWD"},
    "krone": {"SEK", "NOK", "DKK"},
    "franc": {"CHF"},
}
_YEAR_AFTER = re.compile(r"次年|翌年|第二年|(?:the )?(?:following|next) year|a year later", re.IGNORECASE)
_YEAR_BEFORE = re.compile(
    r"前一年|上一年|(?:the )?(?:previous|preceding) year|the year before|a year earlier", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Said:
    """A text with its facts."""

    text: str
    facts: tuple[Fact, ...]


def supports(evidence: Said, fact: Fact, years: frozenset[int], aliases: Aliases) -> bool:
    """Whether ``evidence`` says ``fact``; a day of which it leaves out the year may be of ``years``."""
    value = fact.value
    if isinstance(value, Number):
        return _number_said(fact, value, evidence)
    if isinstance(value, When):
        return _date_said(value, evidence, years)
    if value.kind == "person":
        return _person_said(value, evidence)
    return _body_said(value, evidence, aliases)


def same_class(one: Fact, other: Fact) -> bool:
    """Whether two facts answer the same question, so that one in the place of the other is another statement."""
    if one.kind != other.kind:
        return False
    if isinstance(one.value, Number) and isinstance(other.value, Number):
        return (one.value.ordinal, one.rank, one.lasts) == (other.value.ordinal, other.rank, other.lasts)
    if isinstance(one.value, When) and isinstance(other.value, When):
        return one.value.exactness == other.value.exactness
    if one.kind == "institution":
        kinds = [body_types(fact.value.text) for fact in (one, other) if isinstance(fact.value, Name)]
        return not all(kinds) or bool(kinds[0] & kinds[1])
    return True


def years_of(texts: Iterable[Said], date: str | None) -> frozenset[int]:
    """The years that the texts name, and that of an ISO ``date``; those that they tell by the year next to it too."""
    texts = list(texts)
    years = {fact.value.year for said in texts for fact in said.facts if isinstance(fact.value, When)}
    named = {year for year in years if year is not None} | ({int(date[:4])} if date else set())
    after = {year + 1 for year in named} if any(_YEAR_AFTER.search(said.text) for said in texts) else set()
    before = {year - 1 for year in named} if any(_YEAR_BEFORE.search(said.text) for said in texts) else set()
    return frozenset(named | after | before)


def _number_said(fact: Fact, number: Number, evidence: Said) -> bool:
    if number.ordinal and number.value == 1 and not fact.rank and _FIRST.search(evidence.text):
        return True
    if number.ordinal and number.value in _PLACES and _PLACES[number.value].search(evidence.text):
        return True
    if number.value == Decimal("0.5") and _HALF.search(evidence.text):
        return True
    if number.unit and number.value >= _OF_MONEY and _amount_said(number, evidence):
        return True
    if number.value == 2 and not number.unit and not number.ordinal and _TWO.search(evidence.text):
        return True
    return any(
        (_same_number(number, other.value) or _same_time(fact, other) or _rounded(fact, other))
        and _same_order(fact, other)
        and _same_sort(fact, other)
        if isinstance(other.value, Number)
        else isinstance(other.value, When) and not number.unit and other.value.year == number.value
        for other in evidence.facts
    )


def _amount_said(number: Number, evidence: Said) -> bool:
    """Whether a number that leaves out its currency is that amount: "from 20,000 euros to 400,000"."""
    there = [fact.value for fact in evidence.facts if isinstance(fact.value, Number)]
    named = any(other.unit == number.unit or _of_one_kind(other.unit, number.unit) for other in there)
    return named and any(not other.unit and not other.ordinal and other.value == number.value for other in there)


def _same_order(one: Fact, other: Fact) -> bool:
    """Whether both count or both put in order; languages differ in which they do: 二代 and second-generation."""
    orders = [fact.value.ordinal for fact in (one, other) if isinstance(fact.value, Number)]
    return orders[0] == orders[1] or bool(_HAN.search(one.text)) != bool(_HAN.search(other.text))


def _same_sort(fact: Fact, other: Fact) -> bool:
    """Whether both are ranks, or times of one unit, where the written one is."""
    return other.rank >= fact.rank and (not fact.lasts or other.lasts == fact.lasts or _same_time(fact, other))


def _same_time(one: Fact, other: Fact) -> bool:
    """Whether two times are as long: 18 months and one and a half years."""
    if not (isinstance(one.value, Number) and isinstance(other.value, Number)):
        return False
    units = (_MONTHS.get(one.lasts), _MONTHS.get(other.lasts))
    return units[0] is not None and units[1] is not None and one.value.value * units[0] == other.value.value * units[1]


def _rounded(one: Fact, other: Fact) -> bool:
    """Whether a number that is written roughly is another, rounded: more than 1,100 for 1,110."""
    if not (one.roughly and isinstance(one.value, Number) and isinstance(other.value, Number)):
        return False
    first, second = one.value.value, other.value.value
    return one.value.unit == other.value.unit and second > _ROUND_FROM and abs(first - second) <= second * _ROUND


def _same_number(one: Number, other: Number) -> bool:
    if one.unit == other.unit or _of_one_kind(one.unit, other.unit):
        return _close(one.value, other.value)
    if not one.unit and not one.ordinal and other.unit not in {"", "%"}:  # "32 million yuan, 12 million of it"
        return one.value >= _OF_MONEY and one.value == other.value
    # Half of it and 50% are one share.
    share, percent = (one, other) if other.unit == "%" else (other, one)
    return percent.unit == "%" and not share.unit and share.value < 1 and _close(share.value * 100, percent.value)


def _close(one: Decimal, other: Decimal) -> bool:
    """Equal, but for what two-thirds loses as 66.7%."""
    return one == other or (one % 1 != 0 and abs(one - other) < Decimal("0.05") and max(one, other) > 1)


def _of_one_kind(one: str, other: str) -> bool:
    return one in _OF_KIND.get(other, set()) or other in _OF_KIND.get(one, set())


def _date_said(when: When, evidence: Said, years: frozenset[int]) -> bool:
    dates = [fact.value for fact in evidence.facts if isinstance(fact.value, When)]
    if any(_same_date(when, date, years) for date in dates):
        return True
    return (
        when.exactness == "year"
        and when.year is not None
        and any(isinstance(f.value, Number) and not f.value.unit and f.value.value == when.year for f in evidence.facts)
    )


def _same_date(when: When, date: When, years: frozenset[int]) -> bool:
    if when.decade:
        return date.year is not None and when.year is not None and date.year // 10 == when.year // 10
    if date.decade or (
        when.month is not None and (when.month, when.day) != (date.month, date.day if when.day else None)
    ):
        return False
    return when.year is None or when.year == date.year or (date.year is None and when.year in years)


def _person_said(name: Name, evidence: Said) -> bool:
    there = [fact.value for fact in evidence.facts if isinstance(fact.value, Name) and fact.value.kind == "person"]
    known = _writing_said(name.text, evidence.text, there)
    if not name.gloss:
        return known
    in_brackets = _writing_said(name.gloss, evidence.text, there)
    # Either will do for both, 卡塔琳·考里科（Katalin Karikó）, unless they can be seen to be two.
    return (known and in_brackets) or ((known or in_brackets) and not _two_people(name.text, name.gloss))


def _writing_said(written: str, text: str, there: Sequence[Name]) -> bool:
    if said(written, text) or _in_other_order(written, text) or _key_said(written, text):
        return True
    return any(_same_person(written, one) for name in there for one in (name.text, name.gloss) if one)


_han_keys = lru_cache(maxsize=1 << 12)(han_keys)
_latin_keys = lru_cache(maxsize=1 << 12)(latin_keys)


def _key_said(written: str, text: str) -> bool:
    """Whether ``text`` has a Chinese name in the other script, even where it could as well be other words."""
    if _HAN.search(written):
        return any("".join(pair) in _latin_keys(text) for pair in han_readings(written) if len(written) <= 4)
    keys = {"".join(pair) for pair in latin_readings(written)}
    return not keys.isdisjoint(_han_keys(text)) or not keys.isdisjoint(_spelled(text))


@lru_cache(maxsize=1 << 12)
def _spelled(text: str) -> frozenset[str]:
    """The pinyin of all two to four Han characters that stand together: of a name that was cut wrongly as well."""
    spans = (run[at : at + size] for run in _HAN_RUN.findall(text) for size in (2, 3, 4) for at in range(len(run)))
    return frozenset(pinyin for span in spans if len(span) > 1 for pinyin in readings(simplified_name(span)))


def _in_other_order(written: str, text: str) -> bool:
    """Whether ``text`` has the words of a Latin name next to one another in any order: Ming Wai Lau, Lau Ming-wai."""
    words, there = _LATIN.findall(comparable(written)), _LATIN.findall(comparable(text))
    size = len(words)
    return size > 1 and any(sorted(there[at : at + size]) == sorted(words) for at in range(len(there) - size + 1))


def _same_person(one: str, other: str) -> bool:
    if same_name(one, other):
        return True
    if bool(_HAN.search(one)) == bool(_HAN.search(other)):
        first, second = set(comparable(one).split()), set(comparable(other).split())
        # James Allison is James P. Allison, and so is Allison.
        return not _HAN.search(one) and bool(first and second) and (first <= second or second <= first)
    han, latin = (one, other) if _HAN.search(one) else (other, one)
    if latin_readings(latin):
        return False  # a Chinese name, and no reading of the other's characters gave it
    least = SAME_SOUND if DOT.search(han) else _SAME_SURNAME
    return sounds_alike(han, latin) >= least or _same_syllables(han, latin)


def _same_syllables(han: str, latin: str) -> bool:
    """Whether a Chinese name is spelled as it sounds elsewhere, one word for each character: 刘鸣炜, Lau Ming-wai."""
    words = _LATIN.findall(comparable(latin))
    if DOT.search(han) or len(words) != len(han) or len(han) < 3:
        return False
    orders = (words, [words[-1], *words[:-1]])
    return any(min(map(sounds_alike, han, order)) >= _SAME_SYLLABLE for order in orders)


def _two_people(one: str, other: str) -> bool:
    """Whether two writings cannot be one name: Chinese of another reading, or a foreign one of another sound."""
    han, latin = (one, other) if _HAN.search(one) else (other, one)
    if _same_person(one, other) or not _HAN.search(han) or _HAN.search(latin):
        return False
    if DOT.search(han) and sounds_alike(han, latin) >= _SAME_SOUND_OF_A_GLOSS:
        return False
    return bool(DOT.search(han)) or bool(latin_readings(latin))


def _body_said(name: Name, evidence: Said, aliases: Aliases) -> bool:
    if said(name.text, evidence.text):
        return True
    there = [fact.value for fact in evidence.facts if isinstance(fact.value, Name) and fact.value.kind != "person"]
    prizes = [other.text for other in there if name.kind == other.kind == "award"]
    if any(name.entries & other.entries for other in there) or any(_is_short_for(name.text, one) for one in prizes):
        return True
    if name.gloss and _body_said(replace(name, text=name.gloss, gloss="", entries=frozenset()), evidence, aliases):
        return True
    if not name.entries:
        return _unknown_body_said(name, evidence.text, there, aliases)
    own = [comparable(written) for entry in name.entries for written in aliases.names(entry)]
    wider = [comparable(written) for other in there for entry in other.entries for written in aliases.names(entry)]
    wider += [comparable(other.text) for other in there]
    # A university is named by naming its hospital, a prize by naming its kind.
    if any(_is_part(part, whole) for part in own for whole in wider):
        return True
    return name.kind == "award" and _words_within(name.text, wider)


def _unknown_body_said(name: Name, text: str, there: Sequence[Name], aliases: Aliases) -> bool:
    """Whether a body or award that the aliases do not know is said: by its words, its initials, or in translation.

    Of a translation only the kind can be told: a university that only the written sentence names may be one that only
    the article names. One that the aliases know would be found by them.
    """
    owned = _OWNER.sub("", name.text)
    if owned != name.text and words_said(owned, text):
        return True
    if abbreviated(name.text, text) or (not _HAN.search(name.text) and words_said(name.text, text)):
        return True
    known = [comparable(written) for one in there for entry in one.entries for written in aliases.names(entry)]
    if _words_within(name.text, known):
        return True
    if not _HAN.search(name.text):
        return may_be_in_han(name.text, _without_known(text, there))
    unknown = [one.text for one in there if not one.entries and not _HAN.search(one.text)]
    return any(body_types(one) & body_types(name.text) and may_be_one(name.text, one) for one in unknown)


def _without_known(text: str, there: Sequence[Name]) -> str:
    """``text`` without the bodies and awards that the aliases know."""
    for one in there:
        if one.entries:
            text = text.replace(one.text, " ")
    return text


def _words_within(written: str, names: Iterable[str]) -> bool:
    """Whether one of ``names``, comparable, has all words of ``written`` that tell it from others: Lasker Award."""
    words = [word for word in _LATIN.findall(comparable(written)) if word not in COMMON_WORDS]
    return bool(words) and any(set(words) <= set(_LATIN.findall(name)) for name in names)


def _is_short_for(short: str, name: str) -> bool:
    """Whether ``short`` has, in order, characters of the Chinese name of a prize: 科技进步奖 of 科学技术进步奖."""
    rest = iter(name)
    return len(short) >= _SHORTEST_PRIZE and bool(_HAN.match(short)) and all(character in rest for character in short)


def _is_part(part: str, whole: str) -> bool:
    return len(part) > 3 and (whole.startswith(part) or whole.endswith((f" at {part}", f" of {part}", f", {part}")))
