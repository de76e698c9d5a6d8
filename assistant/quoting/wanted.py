"""What a question asks for, and whether a sentence has something of that kind."""

import re
from enum import Enum

from vectorstore.text.dates import find_dates
from vectorstore.text.language import HAN
from vectorstore.text.names import latin_keys
from vectorstore.text.numbers import has_money, has_number


class Wanted(Enum):
    """The kind of thing that answers a question."""

    PERSON = "person"
    TIME = "time"
    MONEY = "money"
    NUMBER = "number"
    PLACE = "place"
    ANYTHING = "anything"


def _asks(english: str, chinese: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{english})\b|{chinese}", re.IGNORECASE)


# The first that matches decides. Money stands before number: "how much did it cost".
_ASKS: tuple[tuple[Wanted, re.Pattern[str]], ...] = (
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
            "when|(?:what|which) (?:year|date|day|month|time)",
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

_CAPITALISED_PAIR = re.compile(r"\b[A-Z][\w’'-]*(?:\s+(?:[A-Z]\.|van|von|de|der|bin|al))*\s+[A-Z][\w’'-]+")
_PERSON_WORD = re.compile(
    r"\b(?:Dr|Prof|Professor|Mr|Ms|Mrs|President|Director|team|company|group|university|hospital)\b"
    rf"|[{HAN}]{{2,4}}(?:教授|院士|主任|院长|校长|所长|书记|博士|医生|先生|女士|团队|课题组)"
    r"|团队|公司|集团|大学|医院",
    re.IGNORECASE,
)
_PLACE_WORD = re.compile(
    r"\b(?:in|at|from|to|near)\s+(?:the\s+)?[A-Z][\w’'-]+|[省市县区州国]|会议中心|大学|医院|研究院|研究所|[在于]"
)


def wanted(question: str) -> Wanted:
    """What ``question`` asks for, by the words that ask."""
    return next((kind for kind, asks in _ASKS if asks.search(question)), Wanted.ANYTHING)


def offers(sentence: str, kind: Wanted) -> bool:
    """Whether ``sentence`` has something of ``kind``."""
    match kind:
        case Wanted.TIME:
            return bool(find_dates(sentence))
        case Wanted.MONEY:
            return has_money(sentence)
        case Wanted.NUMBER:
            return has_number(sentence)
        case Wanted.PERSON:
            return _names_somebody(sentence)
        case Wanted.PLACE:
            return _PLACE_WORD.search(sentence) is not None
        case Wanted.ANYTHING:
            return True


def _names_somebody(sentence: str) -> bool:
    """Whether a person, or a body that acts like one, is named."""
    if _PERSON_WORD.search(sentence) or _CAPITALISED_PAIR.search(sentence) or latin_keys(sentence):
        return True
    import rjieba

    return any(tag.startswith("nr") for _, tag in rjieba.tag(sentence))
