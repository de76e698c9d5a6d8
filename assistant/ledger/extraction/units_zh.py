"""Wards, departments and teams that got an award, named without their house or right behind it."""

import re

from assistant.ledger.extraction.article import Text, value
from assistant.ledger.extraction.entities import Entity
from assistant.ledger.extraction.marking import Sentence
from vectorstore.ledger.types import Recipient, Value
from vectorstore.text.language import HAN

# Wards and departments that won, named without their house: 重症医学科、药学部.
_UNIT = (
    f"(?:(?!我院|我校|该院|医院)[{HAN}]){{1,10}}?(?:科|部|室|病区|班组|护理组|护理单元|导诊台"
    "|(?:科|中心|室|病区|护理)团队|医疗队|支部|分会|中心|处|办公室)"
)
_UNITS = re.compile(
    f"(?:^|[^\u4e00-\u9fff\\w<>“”《》%]|\\d[.、]?|月|[我本该][院校所]"
    f"|医院)(?P<units>{_UNIT}(?:[、和与及]{_UNIT})*)"
    r"(?:<Q\d+>(?:项目|课题|成果|案例|作品)?)?(?:等)?(?:分别|双双|均|同时|共同|也|还|又|再次|一举|成功|光荣|首次|连续[^，。<]{1,4})*$"
)


def units_before(article: Text, sentence: Sentence, at: int) -> list[Recipient]:
    """The departments of the article's house that stand right before a verb."""
    match = _UNITS.search(sentence.shape[:at])
    if not match:
        return []
    return units_of(article, match["units"], sentence.place(match.start("units")))


def units_of(article: Text, words: str, start: int) -> list[Recipient]:
    """The wards that ``words``, which begin at ``start`` of the article, list."""
    return [
        Recipient(Value(one.group(), start + one.start(), start + one.end()), article.home)
        for one in re.finditer(_ONE_UNIT, words)
    ]


# 呼吸与危重症医学科 is one; between two of a list the first has its end before the conjunction.
_ONE_UNIT = r"(?:[^、和与及\s]|(?<![科部室区组队会心处台])[和与及])+"
ONLY_UNITS = re.compile(rf"\s*(?P<units>{_UNIT}(?:[、和与及\s]+{_UNIT})*)\s*$")


_UNIT_OF = re.compile(
    f"(?P<group>(?![与和及的、])(?:(?![获荣被夺摘]|教授|医生|主任|院士|研究员|博士)[{HAN}]){{1,12}}(?:团队|小组|护理组|班组|课题组|医疗队)"
    f"|(?:(?![与和及的、获荣被夺摘由率])[{HAN}]){{0,6}}(?:代表队|代表团|参赛队|急救队|护理队|[科诊]队))"
    f"|(?![与和及的、])(?:(?![获荣被夺摘])[{HAN}]){{1,10}}(?:科|部|室|病区|中心|支部)(?![学技研大])"
)


def of_body(sentence: Sentence, body: Entity) -> Recipient:
    """A body that won, or its team or department that is named right behind it, with both names."""
    unit = _UNIT_OF.match(sentence.text, body.end - sentence.start)
    if not unit:
        return Recipient(None, value(body))
    return Recipient(Value(body.text + unit.group(), body.start, sentence.start + unit.end()), value(body))
