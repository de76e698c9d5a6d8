"""Find the numbers that a text says, in English and Chinese, with their values: counts, shares, amounts, ordinals."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from vectorstore.text.units import unit_after, unit_before


@dataclass(frozen=True, slots=True)
class Number:
    """Characters ``start`` (inclusive) to ``end`` (exclusive) of a text say this number.

    ``unit`` is "%", the ISO 4217 code of a currency, a word for a currency whose nation is not named ("dollar",
    "krone", "franc", "peso"), or "" for anything else, which stays outside of the span: of "80mg" it holds "80".
    A bare ¥ counts as yuan, percentage points count as "%". Shares stay as they are written: two-thirds is 0.667, 50%
    is 50 with its unit. Signs are left out, so that -70 and 零下70 agree.
    """

    start: int
    end: int
    value: Decimal
    unit: str = ""
    ordinal: bool = False


def find_numbers(text: str) -> list[Number]:
    """The numbers of ``text`` that have an exact value, in order, none overlapping another.

    Read are digits (1,110; １２; 7.5 million; 1.35亿; 90多万), English words (twenty-six, two-thirds, a dozen, third)
    and Chinese numerals where a measure word, 第, 分之 or a large unit makes them numbers. What only surrounds a value
    (about, over, 约, 多, 余) changes nothing; what has no value (dozens, 几百, 七八个) is left out. Digits that are a
    part of a name (PD-1, BNT162b2, mRNA-1273, 5G) or of an address are no numbers; those of dates are. Of a range that
    says its scale or unit once (20-30%, 3至5亿元) both numbers have it.
    """
    found = list(_readings(text))
    for at in range(1, len(found)):
        low, high = found[at - 1 : at + 1]
        if joined := _RANGE.fullmatch(text, low.end, high.start):
            found[at - 1 : at + 1] = _as_range(low, high, joined["sign"])
    return [Number(one.start, one.end, one.value, one.unit, one.ordinal) for one in found if one.value is not None]


def has_number(text: str) -> bool:
    """Whether ``text`` says a number, in digits or in words, be it as vague as "dozens" or 几百."""
    return next(_readings(text), None) is not None


def has_money(text: str) -> bool:
    """Whether ``text`` names an amount of money, be it as vague as 数百万元."""
    return any(reading.unit not in {"", "%"} for reading in _readings(text))


@dataclass(frozen=True, slots=True)
class _Reading:
    """A number as it was read; ``value`` is None where it has none, ``scale`` what a word such as 万 made of it."""

    start: int
    end: int
    value: Decimal | None
    unit: str = ""
    ordinal: bool = False
    scale: Decimal = Decimal(1)


_RANGE = re.compile(r"[ ]?(?:(?P<sign>[-\u2010\u2011–—~～－])|至|到|to)[ ]?")


def _as_range(low: _Reading, high: _Reading, sign: str | None) -> tuple[_Reading, _Reading]:
    """Both ends of a range with the scale and the unit that only one of them says, where they can be ends of one."""
    if low.value is None or high.value is None or low.ordinal or high.ordinal or low.unit == "%":
        return low, high
    least = low.value * (high.scale if low.scale == 1 else 1)
    unit = high.unit or (low.unit if sign else "")
    # Not "from $5 million in 2015 to $10 million" or "rose by 2 to 345 million".
    if low.unit not in {"", unit} or not high.value / 100 < least < high.value:
        return low, high
    return replace(low, value=least, unit=unit), replace(high, unit=unit)


# Every character stands for one other, so that offsets stay true: full width, Traditional, kinds of spaces and hyphens.
_ONE_FOR_ONE = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)} | str.maketrans(
    "　\u00a0\u2009\u202f\n\t￡￥\u2010\u2011〇○萬億兩餘來個項屆歲門種幾數點歐鎊韓盧幣圓獎"
    "張條場間層隻頭顆輛對類級號樓縣輪頁畝劑針臺週鐘時紀雙戶國強處",
    "      £¥--零零万亿两余来个项届岁门种几数点欧镑韩卢币圆奖"
    "张条场间层只头颗辆对类级号楼县轮页亩剂针台周钟时纪双户国强处",
)

# What begins a number

_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff_"
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_HAN_DIGITS = {digit: n for n, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_HAN_DIGIT = f"[{''.join(_HAN_DIGITS)}]"
# Not the 千 of 千克, 千米 and 千瓦.
_HAN_UNIT = "(?:[十百万亿]|千(?![克米瓦伏卡焦]))"
_HAN_REST = (
    rf"(?:{_HAN_DIGIT}|{_HAN_UNIT}|几|[多余来](?=[百千万亿])|点(?={_HAN_DIGIT})|(?<=[万亿]){_DIGITS}(?=[百千万]))*"
)
_HAN_NUMBER = (
    # 数百 and 上百 are vague, but 人数百分之七十 and 以上百分之七十 are not.
    rf"(?:{_HAN_DIGIT}|{_HAN_UNIT}|几(?=[十百千万亿])|(?:(?<![人总次倍个件])数(?=十)|[数上](?=[百千万亿]))(?!百分))"
    rf"{_HAN_REST}"
)
_WITH_DIGITS = (
    rf"(?:{_DIGITS}|(?<![0-9A-Za-z.])\.[0-9]+)"
    rf"(?:(?:[ ](?=[多余]?[万亿])|)[多余来几]?(?=[百千万亿]){_HAN_UNIT}{_HAN_REST})?"
)

_ONES = {word: n for n, word in enumerate("one two three four five six seven eight nine".split(), 1)}
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = {f"{word}ty": 10 * n for n, word in enumerate("twen thir for fif six seven eigh nine".split(), 2)}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "lakh": 10**5, "crore": 10**7}
_SIZES = {"dozen": 12, "hundred": 100} | _SCALES
_ADDED = {"zero": 0, "a": 1, "an": 1} | _ONES | {word: n for n, word in enumerate(_TEENS, 10)} | _TENS
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
_ORDINALS |= {
    f"{word}th": n for word, n in _ADDED.items() if n in {4, 6, 7} or (n >= 10 and word not in {"twelve", *_TENS})
}
_ORDINALS |= {f"{word[:-1]}ieth": n for word, n in _TENS.items()}
_PARTS = {"half": 2, "quarter": 4} | {word: n for word, n in _ORDINALS.items() if 3 <= n <= 10}


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(words)})"


_BELOW_HUNDRED = rf"(?:{_any(_TENS)}(?:[ -]{_any(_ONES)})?|{_any([*_TEENS, *_ONES, 'zero'])})"
_GROUP = (
    rf"(?:an?(?=[ -]{_any(_SIZES)}(?![A-Za-z]))|{_BELOW_HUNDRED})"
    rf"(?:[ -]dozen|[ -]hundred(?:(?:[ ]and[ ]|[ -]){_BELOW_HUNDRED})?)?"
)
_SPELLED = (
    rf"{_GROUP}(?:[ -]and[ -]a[ -]half)?(?:[ -]{_any(_SCALES)}(?:(?:[ ]and[ ]|[ -]){_GROUP})?){{0,4}}"
    rf"|an?(?=[ ]{_any(_PARTS)}[ ]of(?![A-Za-z]))"
)

_NUMERALS = f"[{''.join(_HAN_DIGITS)}{''.join(_HAN_UNITS)}几数上第]"
_START = re.compile(
    # The characters ahead of each kind are looked at only to be quick.
    rf"(?=[0-9.])(?:(?P<version>[0-9]+(?:\.[0-9]+){{2,}})|(?P<digits>{_WITH_DIGITS}))"
    rf"|(?={_NUMERALS})(?:(?P<nth>第[ ]?(?:{_WITH_DIGITS}|{_HAN_NUMBER}))|(?P<han>{_HAN_NUMBER}))"
    rf"|(?<![{_LATIN}0-9])(?=[a-z])(?:(?P<address>(?:https?://|www\.)[!-~]+)|(?:(?P<spelled>{_SPELLED})"
    rf"|(?P<ordinal>{_any(_ORDINALS)})|(?P<half>half)|(?P<vague>both|single|once|twice|{_any(_SIZES)}s?))(?![{_LATIN}0-9]))",
    re.I | re.A,
)
# Longer runs of digits or numerals count nothing; the limit also keeps every value exact.
_LONGEST = 24


def _readings(text: str) -> Iterator[_Reading]:
    """The numbers of ``text``, in order, vague ones too."""
    plain = text.translate(_ONE_FOR_ONE)
    end = 0
    at = 0
    while match := _START.search(plain, at):
        at = match.end()
        reading = _read(plain, match, end)
        if reading is not None:
            yield reading
            end = reading.end
            at = max(at, end)


def _read(plain: str, match: re.Match[str], floor: int) -> _Reading | None:
    """The number that begins where one of the kinds of ``_START`` matched, if it is one."""
    start, end = match.span()
    reading: _Reading | None = None
    match match.lastgroup:
        case "digits" | "han" | "nth" if end - start > _LONGEST:
            pass
        case "digits":
            reading = _read_digits(plain, start, end, floor)
        case "han":
            reading = _read_han(plain, start, end, floor)
        case "nth":
            reading = _Reading(start, end, _han_value(plain[start + 1 : end].lstrip()), ordinal=True)
        case "spelled":
            reading = _read_spelled(plain, start, end)
        case "ordinal" if not _SECONDS.search(plain, max(0, start - 6), end):
            reading = _Reading(start, end, Decimal(_ORDINALS[match.group().lower()]), ordinal=True)
        case "half":
            reading = _read_half(plain, start, end)
        case "vague":
            reading = _with_unit(plain, _Reading(start, end, None))
    return reading


def _with_unit(plain: str, reading: _Reading) -> _Reading:
    """``reading`` with the unit behind it, if there is one."""
    unit, end = unit_after(plain, reading.end, reading.value)
    return replace(reading, end=end, unit=reading.unit or unit)


# Digits

_NAME_BEFORE = re.compile(rf"(?P<word>[{_LATIN}]+)(?P<join>[-–]?)$")
_PREFIXES = frozenset("mid pre post under over sub non near nearly top age aged".split())
_TAIL = re.compile(
    rf"(?P<nth>st|nd|rd|th)(?![{_LATIN}0-9])"
    rf"|[ -]?(?P<large>(?:(?:hundred|thousand)[ -])?(?:{'|'.join(_SIZES)}))s?(?![{_LATIN}])"
    rf"|[ ]?(?P<short>bn|bln|mn|mln|tn|[mbk])(?![{_LATIN}0-9])"
    r"|(?P<measure>(?-i:[kmcnµμ]?m[23²³]?|[kmnµμ]?[gs]|[mdµμ]?[lL]|mmol|[km]?cal|[kMG]?bp|[kKMGT]B|[kMG]?Wh?|[kMG]?Hz"
    rf"|mmHg|hr?|hrs|in|min|mins|am|pm|ft|lbs?|mph|sqm|IU|Gy|pp))(?![{_LATIN}0-9])"
    rf"|(?P<name>[{_LATIN}]|-(?-i:[A-Z](?![a-z][a-z])|[a-z]+[A-Z]))",
    re.I | re.A,
)
_SHORT = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "b": 10**9, "bn": 10**9, "bln": 10**9, "tn": 10**12}


def _read_digits(plain: str, start: int, end: int, floor: int) -> _Reading | None:
    """A number that begins in digits, unless these are a part of a name."""
    unit, begin = unit_before(plain, floor, start)
    name = None if unit else _NAME_BEFORE.search(plain[max(0, start - 16) : start])
    if name and name["join"] and name["word"].lower() not in _PREFIXES:
        return None
    run = plain[start:end]
    reading = _Reading(begin, end, _han_value(run), unit, scale=_han_scale(run))
    if run.isascii() and (tail := _TAIL.match(plain, end)):
        found = _with_tail(plain, reading, tail)
    else:
        found = _share(plain, start, reading) or _with_unit(plain, reading)
    # Without a space "GDP28232亿元" is still an amount, but H1 of H1N1 is not.
    return None if name and found and found.scale == 1 and not found.unit and not name["join"] else found


def _with_tail(plain: str, reading: _Reading, tail: re.Match[str]) -> _Reading | None:
    """``reading``, which is digits, with the letters behind it; None if these make it a name (5G, 3D)."""
    if tail["nth"]:
        return replace(reading, end=tail.end(), ordinal=True)
    if tail["large"]:
        words = tail["large"].lower().replace("-", " ").split()
        return _with_unit(plain, _scaled(reading, math.prod(_SIZES[word] for word in words), tail.end()))
    if tail["short"]:
        return _with_short_scale(plain, reading, tail)
    if tail["measure"]:
        return reading
    reading = _with_unit(plain, reading)
    return reading if reading.unit else None


def _with_short_scale(plain: str, reading: _Reading, tail: re.Match[str]) -> _Reading | None:
    """The letters m, b and k alone are a scale of money only, but "100k"; else m is metres and K kelvins."""
    scaled = _with_unit(plain, _scaled(reading, _SHORT[tail["short"].lower()], tail.end()))
    if scaled.unit or len(tail["short"]) > 1 or tail.group() == "k":
        return scaled
    return reading if tail.group() in {"m", "K"} or tail.group()[0] == " " else None


def _scaled(reading: _Reading, scale: int, end: int) -> _Reading:
    value = None if reading.value is None else reading.value * scale
    return replace(reading, end=end, value=value, scale=Decimal(scale))


# Chinese numerals

_NOT_ONE_AFTER = frozenset("统唯专同单均划归万某另任这那此该每逐之不前后上下新隔")
# Each with the characters behind it that make another word of the two.
_MEASURE = re.compile(
    r"[ ]?[多余来几]?(?:[个件张套座只头棵颗枚辆架艘幅册章倍期轮版双句页亩升股户床剂瓶盒箱段吨克秒]"
    r"|[省县届岁篇例卷层楼年月日站粒米]|季度|小时|分钟|世纪|公里|公斤|公顷|毫[克升米]|厘米|平方|立方|阶段|方面|摄氏度"
    r"|千[克米瓦]|(?<!一)(?:项|部分|大(?![学会量批家])|[国校强款局处季])|项(?!目)|名(?![单字])|位(?![于置])"
    r"|家(?![庭族人])|人(?![民类工])|次(?![性元])|种(?![植子])|所(?![有以在谓属])|支(?![持付])|部(?!分)|门(?![峡诊])"
    r"|条(?![件例约])|台(?![湾北河州])|票(?!房)|市(?!场)|本(?![科地质])|份(?!子)|场(?![所面])|间(?!接)"
    r"|对(?![于比方外应待])|类(?!似)|级(?!别)|号(?![称召])|针(?!对)|(?<![百千万亿])代(?![表码理替])|组(?![织成合])"
    r"|周(?![围边期])|天(?![津然])|片(?!面)|元(?![素件组论里桥旦宵首]))"
)
_SHARE = re.compile(rf"分之(?P<part>{_DIGITS}(?![0-9])|{_HAN_NUMBER})")
_TENTHS = re.compile(r"[一二三四五六七八九两1-9](?=成(?![为立员果功绩就都本长型人分份不]))")
_TO_NUMBER = re.compile(rf"[至到~-]{_HAN_NUMBER}")


def _read_han(plain: str, start: int, end: int, floor: int) -> _Reading | None:
    """A Chinese numeral, if what stands around it makes it a number."""
    run = plain[start:end]
    if run == "零" or (run == "一" and plain[max(0, start - 1) : start] in _NOT_ONE_AFTER):
        return None
    reading = _Reading(start, end, _han_value(run), scale=_han_scale(run))
    if len(run) == 1 and re.match("等[奖功]", plain[end : end + 2]):
        return replace(reading, ordinal=True)
    if share := _share(plain, start, reading):
        return share
    if not _counts(plain, run, end):
        return None
    unit, begin = unit_before(plain, floor, start)
    return _with_unit(plain, replace(reading, start=begin, unit=unit))


def _counts(plain: str, run: str, end: int) -> bool:
    """Whether a numeral says how many: 一起, 万科 and 十分 do not."""
    if run[0] not in "十百千万亿上" and re.search("[百千万亿]|零.|.零", run):
        return True
    if re.match("上.+[万亿]", run) or _MEASURE.match(plain, end) or _TO_NUMBER.match(plain, end):
        return True
    return unit_after(plain, end, None)[0] != ""


def _share(plain: str, start: int, whole: _Reading) -> _Reading | None:
    """``whole``, a bare number, as the first half of 百分之七十, 三分之二, 七成 or 一半."""
    if whole.value and (match := _SHARE.match(plain, whole.end)):
        part = _han_value(match["part"])
        if part is not None and len(match["part"]) <= _LONGEST:
            percent = plain[start : whole.end] == "百"
            value = part if percent else part / whole.value
            return _Reading(start, match.end(), value, "%" if percent else "")
    if (tenths := _TENTHS.match(plain, start)) and tenths.end() == whole.end and whole.value:
        return _Reading(start, whole.end + 1, whole.value * 10, "%")
    if plain[start : whole.end] == "一" and re.match("半(?![径导球圆决])", plain[whole.end : whole.end + 2]):
        return _Reading(start, whole.end + 1, Decimal("0.5"))
    return None


def _han_scale(run: str) -> Decimal:
    """What the last characters multiply by: 万 in 三百万."""
    return Decimal(math.prod(_HAN_UNITS[unit] for unit in run[len(run.rstrip("万亿")) :]))


# A last digit counts what is next below: 一百二 is 120, 三万五 35,000.
_NEXT_BELOW = {"百": "十", "千": "百", "万": "千", "亿": "千万"}


def _han_value(run: str) -> Decimal | None:
    """The value of digits, numerals and both together (3亿5000万); None when it is vague (七八, 几百) or senseless."""
    if run.isascii():
        return Decimal(run.replace(",", ""))
    run = re.sub("[多余来 ]", "", run)
    if re.search("[几数上]", run):
        return None
    if re.fullmatch(f"{_HAN_DIGIT}+", run) and (len(run) == 4 or (len(run) > 1 and "零" in run)):
        return Decimal(_figures(run))
    if point := re.match(rf"(?P<whole>[^点万亿]+)点(?P<part>{_HAN_DIGIT}+)", run):
        whole = _han_sum(point["whole"])
        return None if whole is None else _han_sum(f"{whole}.{_figures(point['part'])}{run[point.end() :]}")
    if run[-1] in "一二三四五六七八九":
        run += _NEXT_BELOW.get(run[-2:-1], "")
    return _han_sum(run)


def _figures(digits: str) -> str:
    return "".join(str(_HAN_DIGITS[digit]) for digit in digits)


_DIGIT = rf"{_DIGITS}|\.[0-9]+|{_HAN_DIGIT}"
_BELOW_TEN_THOUSAND = re.compile(rf"(?:({_DIGIT}|^)千)?零?(?:({_DIGIT}|^)百)?零?(?:({_HAN_DIGIT}|)十)?零?({_DIGIT})?")


def _han_sum(run: str) -> Decimal | None:
    """The value of a numeral whose every digit has its unit, cut at the largest; None when it makes no sense."""
    for unit in "亿万":
        high, found, low = run.rpartition(unit)
        if found:
            much, rest = _han_sum(high) if high else Decimal(1), _han_sum(low)
            if unit in high or much is None or rest is None or rest >= _HAN_UNITS[unit]:
                return None
            return much * _HAN_UNITS[unit] + rest
    match = _BELOW_TEN_THOUSAND.fullmatch(run)
    if match is None:
        return None
    digits = zip(match.groups("零"), (1000, 100, 10, 1), strict=True)
    return sum((_one_digit(digit) * size for digit, size in digits), Decimal(0))


def _one_digit(digit: str) -> Decimal:
    """The value of ``digit``: none is one (十), a numeral, or written in digits."""
    return Decimal(_HAN_DIGITS.get(digit or "一", digit.replace(",", "")))


# English words

_PART = re.compile(
    rf"(?P<join>[ -])(?P<part>{_any(_PARTS)}|halve)(?P<many>s?)(?![{_LATIN}])(?P<of>[ ]of(?![{_LATIN}]))?", re.I | re.A
)
_ORDINAL_END = re.compile(
    rf"(?P<join>[ ]and[ ]|[ -])(?:(?P<added>{_any(_ORDINALS)})|(?P<size>{_any(_SIZES)})th)(?![{_LATIN}])", re.I | re.A
)
_HALF_A = re.compile(rf"[ -](?:an?[ -])?(?P<size>{_any(_SIZES)})(?![{_LATIN}])", re.I | re.A)
_NO_ONE = re.compile(r"(?<=\bno[ ])one|one(?=[ ]another\b|['’]s\b)", re.I)
_SECONDS = re.compile(r"(?:-|\b(?:per|every|split)[ ])second", re.I)
# "In the first three quarters" are months, "the second half of the year" is no share.
_ONE_OF_PARTS = re.compile(r"\b(?:first|second|latter|other|last|past|next|each|either)[ ]$", re.I)


def _read_spelled(plain: str, start: int, end: int) -> _Reading | None:
    """A number of English words, with the ordinal, the part or the unit that ends it."""
    if _NO_ONE.match(plain, start):
        return None
    words = re.findall("[a-z]+", plain[start:end].lower())
    value = _spelled_value(words)
    if (match := _ORDINAL_END.match(plain, end)) and (nth := _spelled_ordinal(value, match)):
        return _Reading(start, match.end(), nth, ordinal=True)
    if (match := _PART.match(plain, end)) and not _ONE_OF_PARTS.search(plain[max(0, start - 10) : start]):
        # "One third prize" and "two second prizes" hold no share.
        several, one = value > 1 and match["many"], value == 1 and not match["many"]
        if several or (one and (match["join"] == "-" or match["of"])):
            return _Reading(start, match.end("many"), value / _PARTS.get(match["part"].lower(), 2))
    return _with_unit(plain, _Reading(start, end, value, scale=Decimal(_SCALES.get(words[-1], 1))))


def _spelled_value(words: list[str]) -> Decimal:
    """The value of words that are a number by ``_SPELLED``."""
    total, group = Decimal(0), Decimal(_ADDED[words[0]])
    for word in words[1:]:
        if word in _SCALES:
            total, group = total + group * _SCALES[word], Decimal(0)
        elif word in _SIZES:
            group *= _SIZES[word]
        elif word == "half":
            group += Decimal("0.5")
        elif word not in {"and", "a", "an"}:
            group += _ADDED[word]
    return total + group


def _spelled_ordinal(value: Decimal, match: re.Match[str]) -> Decimal | None:
    """``value`` with the ordinal that ends it: twenty-first, a hundred and tenth, two hundredth."""
    if match["size"]:
        return value * _SIZES[match["size"].lower()]
    added = _ORDINALS[match["added"].lower()]
    room = 10 if value % 100 in _TENS.values() else 100 if value and value % 100 == 0 else 0
    return value + added if added < room and match["join"] == ("-" if room == 10 else " and ") else None


def _read_half(plain: str, start: int, end: int) -> _Reading:
    """The half of "half a million" and "half of them"; elsewhere half is vague."""
    if match := _HALF_A.match(plain, end):
        size = _SIZES[match["size"].lower()]
        return _with_unit(plain, _Reading(start, match.end(), Decimal(size) / 2, scale=Decimal(size)))
    one_of_two = _ONE_OF_PARTS.search(plain[max(0, start - 10) : start])
    share = not one_of_two and re.match(r"[ ](?:of|the)\b", plain[end : end + 5])
    return _Reading(start, end, Decimal("0.5") if share else None)
