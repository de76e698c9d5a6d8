"""Who stands before the verb of an award in a Chinese sentence: people, whom 他 means, wards, the house itself."""

import re

from assistant.ledger.extraction.article import Text
from assistant.ledger.extraction.entities import Entity
from assistant.ledger.extraction.interviews_zh import YOU, asked, says_next, spoken_of_zh
from assistant.ledger.extraction.marking import Sentence
from assistant.ledger.extraction.meant import body_meant
from assistant.ledger.extraction.people import distinct, group_before
from assistant.ledger.extraction.units_zh import of_body, units_before
from assistant.ledger.extraction.winners import Place, floor_of
from vectorstore.ledger.types import Recipient

_ELLIPSIS = re.compile(
    r"[他她]|其|^[”》」]?[，。]?(?:[^<，。；]{0,10}(?:年|月|日|周|上|下|初|底|中|天|夏|秋|冬|春)，"
    r"|[^<，。]{0,4}<D\d+>[^<，。]{0,8}，?)?(?:此前|此后|同年|去年|今年|随后|当年"
    r"|之后)?(?:，)?(?:还|又|并|曾|也|先后|多次|再次|已)*$"
)


_SPEECH_ZH = re.compile(r"表示|介绍|指出|祝贺|认为|宣布|说|致辞|主持(?!的|完成|并|、)|推荐|提名|颁发给|打趣|透露|获悉")


_AND_HE = re.compile("[他她](?:与|和|同)[^<，。；]{0,8}(?:<[OQ]\\d+>[^<，。；]{0,6})?$")


_COUNTED = re.compile(r"(?:\d+|[一两二三四五六七八九十多])(?:项|个)[^，。；]{0,6}(?:成果|项目|课题|奖)?$")


def subject_zh(article: Text, place: Place, at: int) -> list[Recipient]:
    """Who stands before the verb at ``at``: people, whom a pronoun means, a ward, a house."""
    sentence = place.sentence
    floor = floor_of(place, at)
    people = [one for one in distinct(group_before(sentence, at)) if sentence.at(one) >= floor]
    behind = max((sentence.after(one) for one in people), default=floor)
    gap = sentence.shape[behind:at]
    if people and len(gap) < 120 and not _SPEECH_ZH.search(gap):
        return _and_he(article, place, people, floor, gap)
    if not people and (meant := _meant_before(article, place, floor, at)):
        return meant
    bodies = [one for one, start, _ in sentence.marks(behind, at, "O") if not _is_giver(sentence, start, at)]
    unnamed = bodies and _SOMEBODY.search(sentence.shape[sentence.after(bodies[-1]) : at])
    if bodies and not unnamed and not _COUNTED.search(gap):
        listed = _listed_bodies(sentence, bodies)
        with_us = _house_meant(article, place, floor, sentence.at(listed[0]) - 1)
        with_us = with_us if sentence.shape[sentence.at(listed[0]) - 1] in "与和同" else None
        return [*([with_us] if with_us else []), *(of_body(sentence, one) for one in listed)]
    if not bodies and _ELLIPSIS.search(sentence.shape[behind:at]):
        return asked(article) or spoken_of_zh(article, place, at)
    if not people and not bodies and (house := _house_meant(article, place, behind, at)):
        return [house]
    return [] if people or bodies else (asked(article) or says_next(article, place))


# 公司获得“某某”称号: the body whose news it is, or that was named before.
_HOUSE_MEANT = re.compile(
    r"(?:^|[，。；：、\n])[^<，。；：]{0,8}?(?<!向)(?P<said>我院|我校|我所|该院|该校|该所|本院|本校|医院|学校|公司|集团|研究所|基金会|卫生院|该公司)"
    r"(?:[^<，。；：项个名位的]{0,6})$"
)


def _house_meant(article: Text, place: Place, floor: int, at: int) -> Recipient | None:
    said = _HOUSE_MEANT.search(place.sentence.shape[floor:at])
    if not said:
        return None
    found = body_meant(article, place.number, place.sentence, floor + said.start("said"), said["said"])
    return Recipient(None, found[0]) if found else None


def _and_he(article: Text, place: Place, people: list[Entity], floor: int, gap: str) -> list[Recipient]:
    """``people``, and before them who is not named where they won together with them: 他和某某, 和某某一起."""
    shape = place.sentence.shape[floor : place.sentence.at(people[0])]
    together = _AND_HE.search(shape) or (_TOGETHER.search(gap) and _WITH_FIRST.search(shape))
    he = (asked(article) or spoken_of_zh(article, place, floor + len(shape))) if together else []
    he = [one for one in he if one.name and one.name.text not in {each.text for each in people}]
    return [*he, *(article.recipient(one) for one in people)]


def _meant_before(article: Text, place: Place, floor: int, at: int) -> list[Recipient]:
    """Whom 这位, 您 or 他 means before the verb at ``at``, or the wards that stand right before it."""
    words = place.sentence.shape[floor:at]
    if _THIS_ONE.search(words) and (told := spoken_of_zh(article, place, floor)):
        return told
    if YOU.search(words) and (one := asked(article)):
        return one
    if units := units_before(article, place.sentence, at):
        return units
    if _HE_FIRST.match(words):
        return spoken_of_zh(article, place, floor) or _named_next(article, place)
    return []


_TOGETHER = re.compile("一起|共同|一同|携手|搭档|并肩")


_THIS_ONE = re.compile("[这那][位名个对](?!患者|病人|老人家属)")


# A clause that begins with whom somebody won together with, who is not named: 2022年和师兄某某一起拿了.
_WITH_FIRST = re.compile(
    r"^(?:<P\d+>：)?[^<，。；]{0,4}(?:<D\d+>)?[^<，。；]{0,4}，?(?:我)?(?:和|跟|与|同)[^<，。；]{0,6}(?:<[OQ]\d+>[^<，。；]{0,6})?$"
)


# Somebody of a body won, whose name was not found.
_SOMEBODY = re.compile(
    "(?:研究生|[医技药护]师|医生|教授|主任|院长|所长|学生|校友|护士长?|研究员|博士|同学)(?!团队|领衔|带领"
    "|等)[^<，。；]{2,3}$"
)


_HE_FIRST = re.compile("[^<，。；]{0,6}[他她](?![们的])")


def _named_next(article: Text, place: Place) -> list[Recipient]:
    """The person whom the next sentences name, where the first ones say 他 or 她 only."""
    for sentence in article.sentences[place.number + 1 : place.number + 3]:
        if people := sentence.marks(kinds="P"):
            return [article.recipient(people[0][0])]
    return []


def _listed_bodies(sentence: Sentence, bodies: list[Entity]) -> list[Entity]:
    """The last of ``bodies`` and those named in one list with it; of others only the last can have won."""
    chosen = bodies[-1:]
    for one in bodies[-2::-1]:
        if not _LISTED.fullmatch(sentence.shape[sentence.after(one) : sentence.at(chosen[0])]):
            break
        chosen.insert(0, one)
    return chosen


_LISTED = re.compile("[^<，。；、]{0,8}(?:、|和|与|及|以及)")


def _is_giver(sentence: Sentence, start: int, at: int) -> bool:
    before = sentence.shape[max(0, start - 4) : start]
    behind = sentence.shape[start:at]
    return bool(re.search(r"(?:在|由|从|据|向|于)[^<，]{0,3}$", before)) or bool(
        re.match(
            r"<O\d+>(?:[^<，。；]|<O\d+>){0,12}(?:主办|通报|通知|印发|发文|颁发|组织|举办|设立|评选|公布|揭晓|获悉"
            r"|承办|举行|召开)",
            behind,
        )
    )
