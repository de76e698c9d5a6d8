"""Training, affiliation and support between two houses in Chinese sentences, of which neither is said to sign."""

import re
from collections.abc import Iterator

from assistant.ledger.extraction.article import HOUSE, value
from assistant.ledger.extraction.clause_zh import QUOTE, Clause
from assistant.ledger.extraction.meant import body_meant, speaker
from assistant.ledger.extraction.rules import Deal
from vectorstore.ledger.types import CollaborationKind, Value

_WE = "我院|我校|我所|我们|该院|该校|医院|学校|中心"
_BODY = rf"(?:<O(?P<{{0}}>\d+)>|(?P<{{0}}_we>{_WE}))"
_WHO = (
    "医[师生护务]|护士|护师|学员|学生|骨干|教师|技师|药师|人员|专家|队员|干部|新生|规培生|研究生|博士|同学"
    "|青年|实习生|[名位]"
)
_LEARNS = "进修|研修|学习|轮训|规培|轮转|跟班|访学|短训|见习|受训|深造|培训"

# A为B培训医生; A接收B医生进修; B的护士在A完成进修; B派医生到A研修.
_TEACHES = (
    re.compile(
        rf"{_BODY.format('a')}(?![^，。；]{{0,8}}(?:举行|举办))(?:[^<，。；]|<[DM]\d+>){{0,14}}(?:为|帮|替|帮助"
        rf"|给){_BODY.format('b')}"
        rf"(?:[^<，。；]|<[DM]\d+>){{0,12}}?(?:培训|培养|代培|轮训|带教)(?!中心|基地|班|项目)"
    ),
    re.compile(
        rf"{_BODY.format('a')}(?:[^<，。；]|<[DM]\d+>){{0,12}}?(?:接收|接纳|招收|培训"
        rf"|接待)(?:了)?(?:来自)?{_BODY.format('b')}"
        rf"(?:[^<，。；]|<[DM]\d+>){{0,14}}?(?:{_WHO})(?:[^<，。；]|<[DM]\d+>){{0,10}}(?:{_LEARNS})"
    ),
    re.compile(
        rf"{_BODY.format('b')}(?:的)?(?:[^<，。；]|<[DMP]\d+>){{0,16}}(?:{_WHO})(?:[^<，。；]|<[DMP]\d+>"
        rf"|，(?!<O)){{0,16}}"
        rf"(?:在|到|赴|前往|来到|来|抵达|进入){_BODY.format('a')}(?:[^<。；]"
        rf"|<[DM]\d+>){{0,22}}?(?:{_LEARNS})(?!基地|中心)"
    ),
    re.compile(
        rf"{_BODY.format('b')}(?:[^<，。；]|<[DM]\d+>){{0,10}}?(?:选派|派出|派遣|选送|输送"
        rf"|派)(?:了)?(?:[^<，。；]|<[DMP]\d+>){{0,22}}?"
        rf"(?:在|到|赴|前往|来){_BODY.format('a')}(?:[^<。；]|<[DM]\d+>){{0,22}}?(?:{_LEARNS})(?!基地|中心)"
    ),
)
_HINT = re.compile(_LEARNS + "|培养|代培|带教|支援|帮扶|挂牌|授牌|教学医院|附属|附院|派驻")
# A meeting or a course that many come to, and what somebody once learnt.
_NO_TEACHING = re.compile(
    "培训班|研修班|学习班|论坛|会议|大会|招聘|毕业|就读|攻读|医疗队|参加[^，。]{0,12}比赛|曾|年(?:在|到|赴|考入|前往)"
    "|学习(?:贯彻|借鉴|宣传|交流|考察)|考察学习|参观|党史"
)


def find_teaching(clause: Clause) -> Iterator[Deal]:
    """Who trains whose people, whose teaching hospital a house is, who sends help to whom."""
    shape = clause.shape
    if not _HINT.search(shape):
        return
    if not _NO_TEACHING.search(shape):
        for form in _TEACHES:
            for match in form.finditer(shape):
                yield from _deal(clause, "training", match)
    yield from _named_after(clause)
    yield from _plaque(clause)
    yield from _sends_help(clause)


def _deal(clause: Clause, kind: CollaborationKind, match: re.Match[str]) -> Iterator[Deal]:
    """What ``match`` says of its two bodies, if both are houses and not one."""
    pair = [body for side in ("b", "a") for body in _side(clause, match, side)]
    if len({one.text for one in pair}) == 2 and all(_is_party(one) for one in pair):
        yield Deal(kind, tuple(pair))


def _is_party(body: Value) -> bool:
    return (
        HOUSE.search(body.text) is not None or re.search("公司|集团|药业|中心|卫生院|学校|疾控", body.text) is not None
    )


def _side(clause: Clause, match: re.Match[str], side: str) -> list[Value]:
    """The body of one side: named, or meant by 我院 or 该校."""
    if number := match[side]:
        return [value(clause.sentence.entities[int(number)])]
    said = match[f"{side}_we"]
    if said == "我们":
        return [ours] if (ours := speaker(clause.article)) else []
    return body_meant(clause.article, clause.number, clause.sentence, match.start(f"{side}_we"), said)


_NAMED_AFTER = re.compile(
    r"<O(?P<house>\d+)>(?:[^<。；]|<[D]\d+>){0,16}?(?:挂牌|加挂|更名|冠名|升格|成为|增挂"
    r"|揭牌)(?:[^<，。；]){0,8}[“《]?<O(?P<name>\d+)>"
)
_OF_UNIVERSITY = re.compile(
    "^(.{2,14}?(?:大学|医学院|中医药大学))(?:非)?(?:第.{1,3})?(?:附属|临床|教学|直属|第.{1,3}医院)"
)


def _named_after(clause: Clause) -> Iterator[Deal]:
    """A hospital that gets the name of a university's: 东陵县人民医院挂牌“江州大学附属东陵医院”."""
    for match in _NAMED_AFTER.finditer(clause.shape):
        house, name = (clause.sentence.entities[int(match[one])] for one in ("house", "name"))
        told = _OF_UNIVERSITY.match(name.text)
        if told and told[1] not in house.text and HOUSE.search(house.text):
            university = Value(told[1], name.start, name.start + len(told[1]))
            yield Deal("joint_institute", (university, value(house)))


_OF_SCHOOL = re.compile("(.+(?:大学|学院))((?:非直属|直属)?(?:教学|实习|附属|临床|合作)(?:医院|基地|学院|医学院))$")
# What a house is made by a plaque, and the kind of that.
_PLAQUE = re.compile(
    r"<O(?P<whose>\d+)>(?P<what>(?:(?!双方|代表)[^<，。；]){0,24}?)(?:正式)?(?:揭牌|授牌|挂牌|签约|揭幕|成立"
    r"|落户|启动)(?:[暨及和][^<，。；]{2,12})?"
    r"(?:仪式|活动|大会)?(?:(?:[^<。；，]|<D\d+>){0,12}，?)?(?:在"
    r"|落户)<O(?P<where>\d+)>(?:[^<，。；]{0,10}?(?:举行|举办|成功|顺利|隆重|进行)|[。，])"
)


def _plaque(clause: Clause) -> Iterator[Deal]:
    """A教学医院授牌仪式在B举行: B is A's teaching hospital."""
    shape = QUOTE.sub(lambda mark: clause.sentence.entities[int(mark[1])].text, clause.shape)
    for match in _PLAQUE.finditer(shape):
        whose, where = (value(clause.sentence.entities[int(match[one])]) for one in ("whose", "where"))
        what = match["what"]
        if part := _OF_SCHOOL.match(whose.text):
            whose, what = Value(part[1], whose.start, whose.end), part[2] + what
        told = re.search(
            "(?P<training>教学医院|实习|培训|教学基地|实践|规培|培养)|(?P<joint>附属|分院|工作站|分中心|院区"
            "|实验室|中心)"
            "|(?P<agreement>联盟|医联体|协作|合作医院|医共体|成员|专科)",
            what,
        )
        if told and where.text not in whose.text and HOUSE.search(where.text) and whose.text not in where.text:
            kind: CollaborationKind = (
                "training" if told["training"] else "joint_institute" if told["joint"] else "agreement"
            )
            yield Deal(kind, (whose, where))


_SENDS_HELP = re.compile(
    rf"{_BODY.format('a')}(?:[^<，。；]|<[DMP]\d+>){{0,14}}?(?:选派|派出|派遣|派驻|派|抽调"
    rf"|组织)(?:了)?(?:[^<，。；]|<[DMP]\d+>){{0,24}}?"
    rf"(?:到|赴|前往|进驻|驻|对)<O(?P<b>\d+)>(?:[^<。；]|<[DM]\d+>){{0,30}}?(?:对口(?:支援|帮扶)|帮扶|支援|坐诊"
    rf"|驻点|技术指导)"
)


def _sends_help(clause: Clause) -> Iterator[Deal]:
    """A派出专家赴B对口支援."""
    for match in _SENDS_HELP.finditer(clause.shape):
        whom = value(clause.sentence.entities[int(match["b"])])
        who = _side(clause, match, "a")
        if who and who[0].text != whom.text and HOUSE.search(whom.text):
            yield Deal("agreement", (who[0], whom))
