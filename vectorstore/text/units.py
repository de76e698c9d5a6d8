"""The units of numbers: currencies, written before or behind an amount, and percentages."""

import re
from collections.abc import Iterable
from decimal import Decimal

from vectorstore.text.language import HAN

# The code of each, and what people call it; names of Latin letters may take an "s". The first of all that fit counts.
_CURRENCIES = """
CNY: yuan, renminbi, chinese yuan, rmb, cny, cn¥, ¥, 人民币, 块钱, 元
USD: us dollar, u.s. dollar, american dollar, usd, us$, us $, 美元, 美金
HKD: hong kong dollar, hk dollar, hkd, hk$, hk $, 港元, 港币
SGD: singapore dollar, singaporean dollar, sgd, s$, sg$, 新加坡元, 新元, 新加坡币, 新币
AUD: australian dollar, a$, au$, 澳元, 澳大利亚元
CAD: canadian dollar, c$, ca$, 加元, 加拿大元
NZD: new zealand dollar, nzd, nz$, 新西兰元, 纽元
TWD: taiwan dollar, new taiwan dollar, twd, nt$, 新台币, 台币
EUR: euro, eur, €, 欧元
GBP: british pound, pound sterling, pounds sterling, gbp, £, pound, 英镑, 镑
JPY: japanese yen, yen, jpy, jp¥, 日元, 日圆
KRW: south korean won, korean won, won, krw, ₩, 韩元, 韩币
INR: indian rupee, rupee, ₹, 印度卢比, 卢比
RUB: russian ruble, russian rouble, ruble, rouble, ₽, 俄罗斯卢布, 卢布
CHF: swiss franc, chf, 瑞士法郎, 瑞郎
SEK: swedish krona, swedish kronor, swedish crown, krona, kronor, sek, 瑞典克朗
NOK: norwegian krone, norwegian kroner, norwegian crown, nok, 挪威克朗
DKK: danish krone, danish kroner, danish crown, dkk, 丹麦克朗
BRL: brazilian real, reais, brl, r$, 巴西雷亚尔, 雷亚尔
ZAR: south african rand, rand, zar, 兰特
ILS: israeli shekel, shekel, ₪, 谢克尔
THB: thai baht, baht, thb, ฿, 泰铢
dollar: dollar, $
krone: kroner, krone, kr, 克朗
franc: franc, 法郎
peso: peso, 比索
"""
_UNIT_OF = {
    name: line[: line.index(":")] for line in _CURRENCIES.split("\n")[1:-1] for name in line.split(": ")[1].split(", ")
}

# Of nations that are not among these the currency is only called by its kind.
_KINDS = {
    "kroner": "krone",
    "克朗": "krone",
    "法郎": "franc",
    "比索": "peso",
    "卢比": "rupee",
    "卢布": "ruble",
    "镑": "pound",
}


def _alternatives(names: Iterable[str]) -> str:
    """``names`` as a regular expression, the longer before the shorter; a space may be a hyphen."""
    return "|".join(re.escape(name).replace(r"\ ", "[ -]") for name in sorted(names, key=len, reverse=True))


# Written before the amount are signs, codes and Chinese names, behind it names of all kinds. Some codes are also
# abbreviations of medicine: INR, AUD, CAD and, behind a number, CHF.
_CODES = {name for name, code in _UNIT_OF.items() if name in {code.lower(), "rmb"}}
_SIGNS = {name for name in _UNIT_OF if not re.fullmatch("[a-z. ]+|元", name)}
_UNIT_BEFORE = re.compile(rf"(?:(?<![A-Za-z])|(?=[^A-Za-z]))(?:{_alternatives(_CODES | _SIGNS)})[ ]?$", re.I | re.A)
_UNIT_AFTER = re.compile(
    r"[ -]?(?P<percent>%|(?:percent|per[ ]cent|pct|percentage[ ]points?)(?![A-Za-z])|个?百分点)"
    rf"|[ -]?(?P<name>{_alternatives(_UNIT_OF.keys() - _SIGNS - {'元', 'chf'})})s?(?![A-Za-z])"
    r"|[ ](?-i:[A-Z][a-z]+)[ ](?P<kind>dollar|kroner?|franc|peso|pound|rupee|ruble)s?(?![A-Za-z])"
    # 元 also begins other words.
    rf"|[ ]?(?P<sign>{_alternatives(_SIGNS - {'$', '¥'} | {'元'})})(?![素件组论里桥旦宵首0-9])(?:人民币)?"
    rf"|[{HAN}]{{2,4}}?(?P<foreign>克朗|法郎|比索|卢比|卢布|镑)",
    re.I | re.A,
)


def unit_before(plain: str, floor: int, start: int) -> tuple[str, int]:
    """The currency that stands right before ``start``, and where it begins."""
    floor = max(floor, start - 12)
    match = _UNIT_BEFORE.search(plain[floor:start])
    return (_UNIT_OF[match.group().strip().lower()], floor + match.start()) if match else ("", start)


def unit_after(plain: str, end: int, value: Decimal | None) -> tuple[str, int]:
    """The unit that stands right behind ``end``, and where it ends."""
    match = _UNIT_AFTER.match(plain, end)
    if match is None:
        return "", end
    if match["percent"]:
        return "%", match.end()
    if kind := match["kind"] or match["foreign"]:
        return _KINDS.get(kind.lower(), kind.lower()), match.end()
    name = (match["name"] or match["sign"]).lower().replace("-", " ")
    if name == "won" and (value is None or value < 10_000):  # "a team of 6 won"
        return "", end
    return _UNIT_OF[name], match.end()
