"""Gifts that Chinese news tells as a story, without a verb of giving: a cheque put into hands, a car bought."""

import re
from collections.abc import Iterator

from assistant.ledger.extraction.article import HOUSE, value
from assistant.ledger.extraction.clause_zh import Clause, deal_of
from assistant.ledger.extraction.meant import body_meant, speaker
from assistant.ledger.extraction.rules import Deal
from vectorstore.ledger.types import Value

_THING = (
    "支票|捐款|善款|现金|存款|积蓄|物资|信封|存折|银行卡|卡|救护车|轿车|钥匙|设备|药品|口罩|慰问金|稿费|奖金"
    "|退休金|养老金|工资|压岁钱|钱|款"
    "|遗产|抚恤金|赔偿金|房产|藏书|手稿|字画|仪器|车|呼吸机|轮椅|制氧机|床|图书|义卖所得|万元"
)
_GOAL = (
    r"(?:<O(?P<to>\d+)>|(?P<head>(?:院长|校长|书记|所长|主任|院领导|校领导)(?:<P\d+>)?(?=[^<，。；]{0,10}手[中里上]))|"
    r"(?P<meant>医院|学校|我院|我校|该院|该校|母校|县医院|院方|校方))"
)
# Money or a thing is put into the hands of a house.
_HANDED = re.compile(
    rf"(?:将|把|带着|拿出|取出|凑)(?:[^。；]{{0,40}}?)(?:{_THING}|<M\d+>)(?:[^。；<]|<[MD]\d+>){{0,20}}?(?:全部"
    rf"|悉数|一并|全数|都|如数|当场|郑重|亲手|亲自|又)?"
    rf"(?:交到|递到|交给|交予|送到|送给|送往|转交|塞给|递给|捧到|移交|汇入|汇给|汇到|打到|打入|送进|运抵|送抵"
    rf"|运到|捐到|转到|转入|赠予|赠与)"
    rf"(?:了|给|至)?[^<，。；]{{0,6}}{_GOAL}"
)
# What was given, was somebody's: 车是王阿姨买的; 钱是一位老人捐的.
_WAS_THEIRS = re.compile(
    rf"(?:{_THING}|它|这|都|楼|机|器|仪|台|套)(?:，)?(?:正|就|全)?(?:是|由|系|来自于?"
    rf"|出自)(?P<who>[^。；，]{{0,50}}?)(?:[^<。；，]{{0,12}})"
    r"(?:捐赠|捐资|捐款|赠送|捐|买|赠|送|出资|掏钱|自费)(?:[^<。；，]{0,6}的|来的|的)"
)
# Somebody bought or built something for a house, out of their own pocket.
_BOUGHT = re.compile(
    rf"(?:出资|自费|自掏腰包|自筹资金|拿出|花|掏出|筹集|募集|筹得|募得|筹款|出钱|用)(?:[^。；]{{0,30}}?)(?:为"
    rf"|给|替){_GOAL}"
    r"(?:[^<。；]|<[MD]\d+>){0,14}?(?:购置|添置|购买|添|买|建|修|盖|配备|捐|送|更换|设立)"
)
# A gets money of B: 获得某慈善总会120万元资助.
_GOT_OF = re.compile(
    r"(?:获得?|收到|得到"
    r"|接受)(?:了)?(?:来自)?[^<，。；]{0,8}<(?P<who>[OP]\d+)>[^<，。；]{0,8}<M\d+>[^<，。；]{0,10}(?:资助"
    r"|捐助|捐赠|赞助|善款|捐款|助学金|支持)(?!项目|课题)"
)
_PROVIDED = re.compile(
    r"(?:捐赠|受赠|爱心|物资|设备|药品|善款|救护车"
    r"|资金)[^。；]{0,24}由(?:[^<，。；]{0,10})<O(?P<by>\d+)>[^<，。；]{0,8}(?:提供|捐|资助|无偿)"
)
# What a house got is somebody's gift, whose price the sentence may tell: 全部由某公司无偿提供.
_FOR_FREE = re.compile(
    r"由(?:[^<，。；]{0,10})<(?P<by>[OP]\d+)>[^<，。；]{0,8}(?:无偿|免费|慷慨|爱心|全额|独家)(?:提供|捐赠|捐建|捐助|赠送|出资|资助)"
    r"|由(?:[^<，。；]{0,10})<(?P<giver>[OP]\d+)>[^<，。；]{0,8}(?:捐赠|捐建|捐资|赠送)(?!设立|创[办立]|发起|成立)"
)
# What somebody left: 按照遗嘱，存款全部留给了某医院.
_LEFT = re.compile(
    rf"(?:遗嘱|遗愿|遗产|遗书|身后|临终|生前|弥留)[^。；]{{0,60}}?(?:留给|捐给|赠给|赠予|赠与|遗赠|交给|捐献给)(?:了)?[^<，。；]{{0,6}}{_GOAL}"
)
# What somebody had given: 某慈善总会送来的巡诊车.
_GIVEN_THING = re.compile(
    rf"<(?P<who>[OP]\d+)>[^<，。；]{{0,6}}(?:送来|捐赠|捐献|赠送|捐建|援建|捐|赠)的(?:[^，。；<、]|<M\d+>){{0,10}}?(?:{_THING}|车|楼|机|仪|器|设备)"
)
_NO_STORY = re.compile(
    "捐赠(?!仪式|活动|现场|当天|证书)|捐款(?!仪式)|捐资|采购|招标|中标|财政|拨款|投资|贷款"
    "|医保|报销|诈骗|红包|退还|归还|处罚|罚款|缴|押金|住院费|医药费"
)
_OWN = re.compile("积蓄|遗产|退休|老人|夫妇|先生|女士|校友|个人|老伴|养老|抚恤|遗孀|店主|村民|市民|老板")


def find_gift_stories(clause: Clause) -> Iterator[Deal]:
    """Who put what into whose hands, and whose the thing was that a house got."""
    shape = clause.shape
    for form in (_HANDED, _BOUGHT):
        if (match := form.search(shape)) and not _NO_STORY.search(shape):
            to = _goal(clause, match)
            givers = _giver(clause, match.start()) or _named_after(clause) or _giver_before(clause)
            yield from deal_of("donation", givers, [one for one in to if one.text not in {it.text for it in givers}])
    if (match := _LEFT.search(shape)) and not re.search("遗体|角膜|器官", match.group()):
        to = _goal(clause, match)
        yield from deal_of("donation", _giver(clause, match.start()) or _giver_before(clause), to)
    if match := _GIVEN_THING.search(shape):
        by = value(clause.sentence.entities[int(match["who"][1:])])
        before = clause.sentence.marks(0, match.start(), "O")
        to = _house_before(clause, {by.text}) if before else _told_of(clause, match.start())
        yield from deal_of("donation", [by], [one for one in to if one.text != by.text])
    if (match := _PROVIDED.search(shape)) and re.search("接受捐|受赠|捐赠|爱心", shape):
        by = value(clause.sentence.entities[int(match["by"])])
        yield from deal_of("donation", [by], _house_before(clause, {by.text}))
    elif match := _FOR_FREE.search(shape):
        by = value(clause.sentence.entities[int((match["by"] or match["giver"])[1:])])
        yield from deal_of("donation", [by], _house_before(clause, {by.text}))
    if match := _GOT_OF.search(shape):
        by = value(clause.sentence.entities[int(match["who"][1:])])
        got = clause.last(match.start(), "acts") or clause.meant(match.start())
        yield from deal_of("donation", [by], [one for one in got if one.text != by.text])
    match = _WAS_THEIRS.search(shape)
    if match and not re.search("[“”]|租|借", match.group()):
        givers = _giver(clause, match.end(), match.start())
        yield from deal_of("donation", givers, _house_before(clause, {one.text for one in givers}))


def _goal(clause: Clause, match: re.Match[str]) -> list[Value]:
    if number := match["to"]:
        body = value(clause.sentence.entities[int(number)])
        return [body] if HOUSE.search(body.text) else []
    if match["head"]:
        return _house_before(clause, set())
    word = {"母校": "学校", "县医院": "医院"}.get(match["meant"], match["meant"])
    return body_meant(clause.article, clause.number, clause.sentence, match.start("meant"), word)


def _giver(clause: Clause, at: int, floor: int = 0) -> list[Value]:
    """The last person before ``at``, or the company for which they act; else the last body."""
    people = clause.sentence.marks(floor, at, "P")
    bodies = [one for one in clause.parts if floor <= one.start and one.end <= at and one.entity.kind == "O"]
    if people and bodies and bodies[-1].role == "post" and not _OWN.search(clause.shape):
        return [value(bodies[-1].entity)]
    if people:
        return [value(people[-1][0])]
    return [value(bodies[-1].entity)] if bodies and bodies[-1].role in ("acts", "by", "from", "none") else []


def _named_after(clause: Clause) -> list[Value]:
    """The person whom the next sentence names, where this one only speaks of somebody: 这位老人叫某某."""
    for sentence in clause.article.sentences[clause.number + 1 : clause.number + 3]:
        if named := _IS_CALLED.search(sentence.shape):
            return [value(sentence.entities[int(named[1])])]
    return []


_IS_CALLED = re.compile(r"(?:叫|名叫|是|就是|名为)<P(\d+)>")


def _giver_before(clause: Clause) -> list[Value]:
    """The person of whom the sentences before tell, where this one names nobody: 老人把积蓄交给了医院."""
    for sentence in clause.article.sentences[max(0, clause.number - 3) : clause.number][::-1]:
        if people := sentence.marks(kinds="P"):
            return [value(people[0][0])]
    return []


def _told_of(clause: Clause, at: int) -> list[Value]:
    """The house that a word before ``at`` means, else the one that the article is about."""
    said = _HOUSE_SAID.search(clause.shape, 0, at)
    if said:
        return body_meant(clause.article, clause.number, clause.sentence, said.start(), said.group())
    return [clause.article.home] if clause.article.home else []


_HOUSE_SAID = re.compile("医院|卫生院|保健院|学校|学院|[我本该][院校]")


def _house_before(clause: Clause, givers: set[str]) -> list[Value]:
    """The house that the last sentences name, else the one whose news it is."""
    near = clause.article.sentences[max(0, clause.number - 2) : clause.number + 1]
    named = [one for s in near for one, _, _ in s.marks(kinds="O") if HOUSE.search(one.text) and one.text not in givers]
    if named:
        return [value(named[-1])]
    ours = speaker(clause.article, HOUSE) if clause.article.speaks else clause.article.home
    return [ours] if ours and ours.text not in givers else []
