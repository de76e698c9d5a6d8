"""What a question asks for, and whether a sentence has something of that kind."""

import re
from collections.abc import Callable
from enum import Enum

from vectorstore.text.dates import find_dates
from vectorstore.text.folding import fold
from vectorstore.text.language import HAN
from vectorstore.text.names import find_names, same_name
from vectorstore.text.numbers import find_numbers, has_money


class Wanted(Enum):
    """The kind of thing that answers a question."""

    PERSON = "person"
    TIME = "time"
    MONEY = "money"
    NUMBER = "number"
    PLACE = "place"
    REASON = "reason"
    BODY = "body"
    AWARD = "award"
    ANYTHING = "anything"


def _asks(english: str, chinese: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{english})\b|{chinese}", re.IGNORECASE)


# The first that matches decides. Money stands before number: "how much did it cost".
_ASKS: tuple[tuple[Wanted, re.Pattern[str]], ...] = (
    (Wanted.REASON, _asks("why|for what|what for", "为什么|為什麼|为何|因何|何故|原因|因为什么|凭什么")),
    (
        Wanted.BODY,
        _asks(
            r"(?:which|what) (?:\w+ ){0,2}(?:hospital|universit|compan|institut|organi[sz]ation|partner|firm)\w*"
            "|with whom|partners?",
            "哪(?:家|所|些)?(?:医院|醫院|大学|大學|公司|企业|企業|机构|機構|单位|單位|研究所|研究院|高校|学校|學校)"
            "|哪几?家|哪几?所|合作方|合作伙伴|合作夥伴",
        ),
    ),
    (
        Wanted.AWARD,
        _asks(
            r"(?:which|what) (?:\w+ ){0,3}(?:prizes?|awards?|medals?|honou?rs?)",
            "什么奖|什麼獎|哪些?(?:项|項)?[奖獎]|何奖|哪个奖|哪個獎",
        ),
    ),
    (
        Wanted.MONEY,
        _asks(
            "costs?|prices?|prize money|budget|funding|worth|paid|how much money"
            "|how much (?:was|were|is|are) (?:paid|donated|invested|given)"
            "|how much (?:did|does|do|will|would|can) .{1,60} (?:pay|cost|give|invest|donate|earn|receive)"
            "|how (?:large|big|much) (?:is|was|are|were) the .{0,40}(?:fund|investment|grant|donation|deal|prize)",
            "多少钱|多少錢|花费|花費|花了多少|费用|費用|奖金|獎金|金额|金額|造价|预算|預算|投资(?:了)?多少|投资额|资金规模"
            "|耗资|价格|多少(?:亿|万)?(?:美|欧|日|港)?[元圆]|基金.{0,6}(?:多大|规模|多少)",
        ),
    ),
    (
        Wanted.NUMBER,
        _asks(
            "how (?:many|much|large|big|long|far|old|often|high|fast)"
            "|(?:number|percentage|share|proportion|rate) of|what (?:percentage|percent|number|share|rate)",
            "多少|几(?:个|名|位|项|家|次|年|人|种|所|届|天|篇)|第几|人数|数量|比例|百分比|多大|多久|多长|多高|幾",
        ),
    ),
    (
        Wanted.TIME,
        _asks(
            r"^(?:and |but |so |since )?when|when (?:did|do|does|was|were|is|are|will|has|have|had)"
            "|(?:what|which) (?:year|date|day|month|time)|which yr",
            "何时|何時|什么时候|什麼時候|什么时间|哪年|哪一年|哪天|哪一天|哪个月|几月|几号|几点|的时间|日期|哪日",
        ),
    ),
    (
        Wanted.PERSON,
        _asks(
            "who(?:se|m)?|which (?:person|people|researchers?|scientists?|professors?|doctors?|winners?|laureates?)",
            "谁|誰|哪位|哪几位|哪些人|何人|什么人|哪个人|叫什么名字",
        ),
    ),
    (
        Wanted.PLACE,
        _asks(
            "where|which (?:city|country|place|province)",
            "哪里|哪裡|哪儿|何处|何地|什么地方|哪个城市|哪座城市|哪国|哪个国家|在哪",
        ),
    ),
)

# Words with capitals in a row, small words between them left in: the name of somebody or something.
_CAPITALISED_ROW = re.compile(
    r"\b[A-Z][\w’'-]*(?:\s+(?:[A-Z]\.|van|von|de|der|bin|al|of|and|the|for))*(?:\s+[A-Z][\w’'-]+)+"
)
_TEAM = re.compile(r"\bteams?\b|团队|團隊|课题组|課題組", re.IGNORECASE)
_PLACE_WORD = re.compile(
    r"\b(?:in|at|from|to|near)\s+(?:the\s+)?[A-Z][\w’'-]+|[省市县区州国]|会议中心|大学|医院|研究院|研究所|[在于]"
)
_BODY = re.compile(
    rf"[{HAN}]{{2,}}?(?:大学|大學|医院|醫院|公司|集团|集團|研究院|研究所|学会|學會|协会|協會|基金会|基金會|中心|学院|學院"
    "|实验室|實驗室|科学院|科學院)"
    r"|\b(?:University|Hospital|Institute|Company|Inc|Corporation|Center|Centre|College|Foundation|Academy|Society"
    r"|Association|Group|Laboratory)\b"
)
_AWARD_WORD = re.compile(r"[奖獎]|勋章|勳章|称号|稱號|prize|award|medal|honou?r|fellow", re.IGNORECASE)
_REASON_WORD = re.compile(
    r"因|由于|由於|表彰|为了|為了|以便|旨在|\b(?:because|due to|in recognition|in order|aims? to|so that|thanks to"
    r"|for (?:his|her|their|its))\b",
    re.IGNORECASE,
)


def wanted(question: str) -> Wanted:
    """What ``question`` asks for, by the words that ask."""
    return next((kind for kind, asks in _ASKS if asks.search(question)), Wanted.ANYTHING)


def offers(sentence: str, kind: Wanted, question: str) -> bool:
    """Whether ``sentence`` has something of ``kind`` that the question does not say itself."""
    return kind not in _OFFERS or _OFFERS[kind](sentence, question)


# Times that are no dates: years of long ago, centuries, ages.
_TIME_WORD = re.compile(
    r"(?<![\d.,])\d{3,4}(?![\d%])|\b(?:centur(?:y|ies)|decades?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|spring|summer"
    r"|autumn|winter|during|before|after|until|since|World War)\b|世纪|世紀|年代|时期|時期|周[一二三四五六日]|星期|战争"
    r"|以前|之前|之后|以后|时$|期间",
    re.IGNORECASE,
)
# What is counted: the words behind "how many", and those behind 多少 and 几 with their measure word.
_COUNTED = re.compile(
    r"\bhow (?:many|much) (?P<en>(?:(?!(?:did|do|does|is|are|was|were|has|have|had|can|could|will|would|of|in|at|the)"
    r"\b)[\w’'-]+\s*){1,2})|(?:多少|几|幾)(?:(?:万|亿)?[个個名位项項家次种種所届天篇张張支针針剂劑例条條座])?"
    rf"(?P<zh>[{HAN}]{{1,3}})",
    re.IGNORECASE,
)


def counted(question: str) -> str:
    """The words of ``question`` for what it wants counted; "" when it counts nothing or only money."""
    match = _COUNTED.search(question) if wanted(question) is Wanted.NUMBER else None
    return (match["en"] or match["zh"] or "").strip() if match else ""


def _new_date(sentence: str, question: str) -> bool:
    said = {(date.year, date.month, date.day) for date in find_dates(question)}
    if any((date.year, date.month, date.day) not in said for date in find_dates(sentence)):
        return True
    return bool(set(_TIME_WORD.findall(sentence)) - set(_TIME_WORD.findall(question)))


def _new_number(sentence: str, question: str) -> bool:
    said = {number.value for number in find_numbers(question)}
    return any(number.value not in said for number in find_numbers(sentence))


def _new_person(sentence: str, question: str) -> bool:
    """Whether somebody is named, or a team, whom the question does not name."""
    known = [name.text for name in find_names(question)]
    if any(not any(same_name(name.text, other) for other in known) for name in find_names(sentence)):
        return True
    new = {fold(row) for row in _CAPITALISED_ROW.findall(sentence)} - {
        fold(row) for row in _CAPITALISED_ROW.findall(question)
    }
    return bool(new) or _TEAM.search(sentence) is not None


_OFFERS: dict[Wanted, Callable[[str, str], bool]] = {
    Wanted.TIME: _new_date,
    Wanted.MONEY: lambda sentence, question: has_money(sentence) and _new_number(sentence, question),
    Wanted.NUMBER: _new_number,
    Wanted.PERSON: _new_person,
    Wanted.PLACE: lambda sentence, _: _PLACE_WORD.search(sentence) is not None,
    Wanted.BODY: lambda sentence, question: bool(set(_BODY.findall(sentence)) - set(_BODY.findall(question))),
    Wanted.AWARD: lambda sentence, _: _AWARD_WORD.search(sentence) is not None,
    Wanted.REASON: lambda sentence, _: _REASON_WORD.search(sentence) is not None,
}
