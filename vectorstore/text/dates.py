"""Find the dates that a text names, in English and Chinese, each with its place in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Characters ``start`` (inclusive) to ``end`` (exclusive) of a text name this date, as exactly as it says.

    A range of days counts as its first day ("February 21-24"). At least one of ``year`` and ``month`` is set;
    ``day`` only beside ``month``.
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None

    @property
    def iso(self) -> str | None:
        """``2024-07-02``, ``2024-07`` or ``2024``; None when the text does not say the year."""
        if self.year is None:
            return None
        month = "" if self.month is None else f"-{self.month:02d}"
        return f"{self.year:04d}{month}" + ("" if self.day is None else f"-{self.day:02d}")


def find_dates(text: str) -> list[DateSpan]:
    """The dates that ``text`` names, in order, none overlapping another.

    Found are days ("July 2, 2024", "2nd of July 2024", "2024年9月28日", "二〇二四年九月二十八日", "2024/7/2"),
    days without a year ("February 23rd", "9月28日"), months and years ("May 2019", "2024年"). Days that no
    calendar has are no dates, nor is any part of them. Of 7/2/2024, which is July in some countries and February
    in others, only the year is certain. A number such as 2024 alone is a year only where the words around it
    make it one ("in 2024", "the 2022 Chinese Medical Science Award", "2022中华医学科技奖").
    """
    plain = text.translate(_ONE_FOR_ONE)
    if not _HINT.search(plain):
        return []
    taken = bytearray(len(plain))
    spans: list[DateSpan] = []
    absent = [word for word, form in _NEEDED if not form.search(plain)]
    for pattern in _PATTERNS:
        if any(word in pattern.pattern for word in absent):
            continue
        for match in pattern.finditer(plain):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = b"\1" * len(match.group())
                spans.extend(_read(match))
    spans.sort(key=lambda span: span.start)
    return _with_bare_years(plain, taken, spans)


# Every character stands for one other, so that offsets stay true.
_ONE_FOR_ONE = str.maketrans("０１２３４５６７８９－／．，　\u00a0\u202f\t", "0123456789-/.,    ")

_HINT = re.compile(r"\d|[年月]")

_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTHS = {name: n for n, name in enumerate(_MONTH_NAMES, 1)}
_MONTHS |= {name[:3]: n for name, n in _MONTHS.items()} | {"sept": 9}
# In lower case these are other words, unless a year makes the month sure.
_OTHER_WORDS = frozenset({"may", "march", "mar", "jan", "dec", "sep"})

_HAN_DIGITS = {"〇": 0, "○": 0, "零": 0, "Ｏ": 0} | {digit: n for n, digit in enumerate("一二三四五六七八九", 1)}
_HAN_DIGIT = f"[{''.join(_HAN_DIGITS)}]"
_HAN_NUMBER = r"(?:[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"

_YEAR = r"(?P<year>(?:1\d|20)\d\d)(?![A-Za-z0-9]|[.,]\d)"
_MONTH = rf"(?<![A-Za-z0-9])(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?![A-Za-z])"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DAY_ENDS = r"(?![A-Za-z0-9]|[.,:]\d|%|-[A-Za-z])"
_NO_NUMBER_BEFORE = r"(?<![A-Za-z0-9])(?<!\d[.,:/-])"
# A text may be wrapped within a date, but never with an empty line.
_GAP = r"(?:[ ]+|[ ]*\n[ ]*)"
_AFTER_MONTH = rf"(?:\.[ ]?|\.?{_GAP})"
_COMMA = r"(?:[ ]*,[ ]*\n?[ ]*|[ ]+)"
_TO_DAY = r"(?:[ ]?(?:[-–—~]|to)[ ]?\d{1,2}(?:st|nd|rd|th)?(?![A-Za-z0-9]|[.,]\d))?"
_TO_DAY_OF_MONTH = r"(?:[ ]?(?:[-–—]|to|and)[ ]?[A-Z][a-z]{2,8}\.?[ ]\d{1,2}(?:st|nd|rd|th)?)?"

_HAN_YEAR = rf"(?<![\d.])(?<!{_HAN_DIGIT})(?P<year>(?:1\d|20)\d\d|{_HAN_DIGIT}{{4}})[ ]?年"
_HAN_MONTH = rf"(?P<month>\d{{1,2}}|{_HAN_NUMBER})[ ]?月"
_HAN_DAY = rf"(?P<day>\d{{1,2}}|{_HAN_NUMBER})(?:[ ]?[日号號]|(?=[ ]?[-–—~～至到、][ ]?\d{{1,2}}[ ]?[日号號]))"

# What an earlier pattern takes, a later one leaves alone even when it was no date: "2024-02-30" holds no year.
_PATTERNS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # 2024-07-02, 2024/7/2, 2024.07.02
        r"(?<![\dA-Za-z.\-/])(?P<year>(?:1\d|20)\d\d)(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})"
        r"(?![\d-]|[./]\d)",
        # 28/09/2024, 7.2.2024
        rf"(?<![\dA-Za-z.\-/])(?P<first>\d{{1,2}})(?P<sign>[-/.])(?P<second>\d{{1,2}})(?P=sign){_YEAR}(?![-/])",
        # 2024年9月28日, 二〇二四年九月二十八日, 2024年9月28-29日
        rf"{_HAN_YEAR}[ ]?{_HAN_MONTH}[ ]?{_HAN_DAY}",
        # July 2, 2024; Feb. 28-March 2, 2024
        rf"{_MONTH}{_AFTER_MONTH}{_DAY}{_TO_DAY}{_TO_DAY_OF_MONTH}{_COMMA}{_YEAR}",
        # 2 July 2024, 2nd of July, 2024, 21-24 July 2024
        rf"{_NO_NUMBER_BEFORE}{_DAY}{_TO_DAY}{_GAP}(?:of{_GAP})?{_MONTH}\.?,?{_GAP}{_YEAR}",
        # 02-Jul-2024
        rf"{_NO_NUMBER_BEFORE}(?P<day>\d{{1,2}})-{_MONTH.replace('0-9', '')}-{_YEAR}",
        # 2019-2023: two years
        r"(?<![\dA-Za-z.\-/])(?P<since>(?:1[89]|20)\d\d)[ ]?(?:[-–—~～至到]|to)[ ]?(?P<until>(?:1[89]|20)\d\d)"
        r"(?:[ ]?年|(?![A-Za-z0-9-]|[.,]\d))",
        # between 2019 and 2023
        r"(?<=between )(?P<since>(?:1[89]|20)\d\d) and (?P<until>(?:1[89]|20)\d\d)(?![A-Za-z0-9-]|[.,]\d)",
        # 2024-07
        r"(?<![\dA-Za-z.\-/])(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])(?![\dA-Za-z-]|[./]\d)",
        # 2021-22, 2013/14: named by the year it began in
        r"(?<![\dA-Za-z.\-/])(?P<year>(?:19|20)\d\d)[-–/](?P<next>\d\d)(?![\dA-Za-z-]|[./]\d)",
        # July 2024, Sept. 2024, July of 2024
        rf"{_MONTH}\.?,?{_GAP}(?:of{_GAP})?{_YEAR}",
        # 2024年9月
        rf"{_HAN_YEAR}[ ]?{_HAN_MONTH}",
        # 2024年, but not the 2000年历史 of an old town
        rf"{_HAN_YEAR}(?!的?历史|的?歷史)",
        # 9月28日, but not one of the lunar calendar
        rf"(?<!农历)(?<!農曆)(?<![\d.]){_HAN_MONTH}[ ]?{_HAN_DAY}",
        # February 23rd, February 21-24
        rf"{_MONTH}(?:\.[ ]?|[ ]+){_DAY}{_DAY_ENDS}(?:{_TO_DAY}(?!\d))",
        # 23 February, 23rd of February
        rf"{_NO_NUMBER_BEFORE}{_DAY}{_TO_DAY}[ ]+(?:of[ ]+)?{_MONTH}",
    )
]


# Without one of these in a text, the patterns that have that part find nothing in it.
_NEEDED = (
    (_HAN_YEAR, re.compile("年")),
    (_HAN_MONTH, re.compile("月")),
    ("(?P<month>september", re.compile("|".join(sorted(name for name in _MONTHS if len(name) == 3)), re.IGNORECASE)),
)


def _read(match: re.Match[str]) -> Iterator[DateSpan]:
    """The dates in what one of the patterns found, which may be none."""
    found = match.groupdict()
    if "since" in found:
        yield from _range_of_years(match)
    elif "first" in found:
        yield from _day_among_numbers(match)
    elif "next" in found and (int(match["year"]) + 1) % 100 != int(match["next"]):
        return
    elif found.get("year") is not None or found["month"] not in _OTHER_WORDS:
        year, month, day = (_number(found.get(part)) for part in ("year", "month", "day"))
        if _possible(year, month, day):
            yield DateSpan(match.start(), match.end(), year, month, day)


def _number(words: str | None) -> int | None:
    """A year, month or day, in digits, as a month's name or in Chinese numerals."""
    if words is None:
        return None
    if words.isascii():
        return int(words) if words.isdigit() else _MONTHS[words.lower()]
    if len(words) == 4:
        return int("".join(str(_HAN_DIGITS[digit]) for digit in words))
    tens, ten, ones = words.replace("廿", "二十").rpartition("十")
    return (10 * _HAN_DIGITS.get(tens, 1) if ten else 0) + _HAN_DIGITS.get(ones, 0)


def _possible(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether a calendar has that day; without a year, 29 February is one."""
    try:
        date(year or 2000, month or 1, day or 1)
    except ValueError:
        return False
    # "1000年" alone is nearly always how long something lasted.
    return month is not None or (year or 0) >= 1500


def _range_of_years(match: re.Match[str]) -> Iterator[DateSpan]:
    """``2019-2023`` as two years, if they are in order."""
    since, until = int(match["since"]), int(match["until"])
    if since < until:
        yield DateSpan(match.start("since"), match.end("since"), since, None, None)
        yield DateSpan(match.start("until"), match.end(), until, None, None)


def _day_among_numbers(match: re.Match[str]) -> Iterator[DateSpan]:
    """``28/09/2024`` and ``9/28/2024`` say which number is the day, ``7/2/2024`` does not."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    readings = {(month, day) for month, day in ((first, second), (second, first)) if _possible(year, month, day)}
    if len(readings) == 1:
        yield DateSpan(match.start(), match.end(), year, *readings.pop())
    elif readings:
        yield DateSpan(match.start(), match.end(), year, None, None)


_BARE_YEAR = re.compile(
    r"(?<![\dA-Za-z_$¥￥€£#/+\-–—])(?<!\d[.,])(?P<year>1[89]\d\d|20\d\d)(?!\d|[.,:]\d|%|[-–—/][\dA-Za-z]|[A-Za-z_])"
)
# What is counted, or measured, by the number before it.
_NOUNS = (
    "patients people persons cases participants subjects samples individuals volunteers adults children women men "
    "families households donors members employees staff students teachers doctors nurses physicians surgeons "
    "experts scholars researchers scientists delegates guests attendees visitors representatives hospitals "
    "companies enterprises institutions schools villages bed beds copies papers articles entries submissions "
    "applications applicants operations surgeries transplants transplantations genes cells times hours minutes "
    "days weeks months years points votes yuan rmb dollars euros pounds million billion square sq meters metres "
    "kilometers kilometres miles tons tonnes km kg mg ml mm cm"
)
_MEASURES = (
    "年 余 餘 多 名 人 位 例 个 個 项 項 家 件 次 元 万 萬 亿 億 张 張 台 套 篇 种 種 所 本 份 岁 歲 米 吨 噸 股 "
    "册 幅 枚 颗 支 只 条 條 部 座 间 間 户 戶 场 場 批 组 組 对 對 辆 艘 棵 头 块 层 層 级 級 分 秒 小 天 周 月 "
    "号 號 千 平方 公里 公斤 美元 欧元 日元 港元"
)
_COUNTED = re.compile(
    rf"[ ]?(?:more[ ])?(?:{'|'.join(_NOUNS.split())})\b|[ ]?(?:{'|'.join(_MEASURES.split())})", re.IGNORECASE
)
_LEADS_TO_YEAR = re.compile(
    r"(?:\b(?:in|since|until|till|during|by|before|after|from|through|throughout|year|early|late|mid|circa|as of|"
    r"Q[1-4]|(?:end|beginning|start|middle|half|quarter|spring|summer|autumn|fall|winter|class|year) of|"
    r"(?:between|from) \d{4} (?:and|to))[ -]|[于於在自至到])$",
    re.IGNORECASE,
)
_NEAR_YEAR = re.compile(
    r"(?:^|[\n.!?:;。！？：；]|[\n.!?:;。！？：；]? [\"“‘(]|[(（〔\[【《“「])[ ]*$"
    r"|\b(?:[Tt]he|[Aa]n?) $"
    r"|(?<![A-Za-z])(?!(?:No|Nos|Room|Building|Flight|Page|Vol|Volume|Route|Highway|Suite|Box|Fig|Figure|Table|Unit"
    r"|Model|ISO|Version|About|Over|Nearly|Some|Around|Almost|Total|Only|Exactly|Another|With|Of)\b)"
    r"[A-Z][A-Za-z&'’-]* $"
)
_HAN = r"\u3400-\u9fff"
_NO_COUNT_BEFORE = re.compile(r"(?:^|[^约約达達共近超逾有第计計余過过])$")
_ASKED = re.compile(r"[ ]*[?？]?\s*\Z")
_JOINS_YEARS = frozenset({", ", " and ", ", and ", " or ", "、", "和", "及", "与", "與", "或", " & "})


def _with_bare_years(text: str, taken: bytearray, spans: list[DateSpan]) -> list[DateSpan]:
    """``spans`` and, among them, the numbers that read as a year."""
    years = {span.end: span for span in spans if span.month is None}
    for match in _BARE_YEAR.finditer(text):
        start, end = match.span()
        joined = any(at in years and text[at:start] in _JOINS_YEARS for at in range(start - 6, start))
        if not any(taken[start:end]) and (joined or _reads_as_year(text, match)) and not _COUNTED.match(text, end):
            years[end] = DateSpan(start, end, int(match["year"]), None, None)
            spans.append(years[end])
    return sorted(spans, key=lambda span: span.start)


def _reads_as_year(text: str, match: re.Match[str]) -> bool:
    """Whether the words around a number of four digits make it a year, unless it counts something."""
    before = text[max(0, match.start() - 40) : match.start()]
    after = text[match.end() : match.end() + 12]
    if _LEADS_TO_YEAR.search(before):
        return True
    if not 1950 <= int(match["year"]) < 2050:
        return False
    if re.match(rf"[ ]?[{_HAN}]", after):
        return bool(_NO_COUNT_BEFORE.search(before.rstrip(" ")))
    if _ASKED.match(text, match.end()):
        return True
    return bool(_NEAR_YEAR.search(before)) and re.match(r"['’]s|[ ][A-Za-z]|[)）〕\]】.,;]", after) is not None
