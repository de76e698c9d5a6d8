"""Chinese names that their place tells, also where they are words: before a title, first in a clause, in a team."""

import re
from collections import Counter
from collections.abc import Iterator

from assistant.ledger.extraction.name_words import (
    ADJECTIVES,
    HOUSE,
    NO_ONE,
    SURNAME,
    is_doing,
    is_known,
    is_no_word,
    is_surname_and_noun,
    may_be_name,
)
from vectorstore.text.language import HAN

# A name with its place.
Named = tuple[tuple[int, int], str]

# First in a clause, before what somebody did to win or was given: ，方其迈被授予.
_FIRST_IN_CLAUSE = re.compile(
    f"(?:^|[，；：。\\n]|其中|以及)({SURNAME}[{HAN}]{{1,2}})(?=被授予|被评|荣获|喜获|获[得评颁“《]"
    f"|获[特一二三]等|的[《“]|摘得|摘取|夺得|捧[得回]|凭借|当选|入选"
    f"|领衔|捐[赠出款资]|出资[\\d一二三百千万])"
)
# What else may have won something: a drug, a method, a ward.
_NO_WINNER = re.compile("[素药片剂酸酶胺苷钠肽膏丸散汤法术仪机器奖赛队院校科系组部室会局所市县省区州国店村镇乡厂企]$")
# With a house or a mark before it and a title behind it, also a word is a name: 医科大学辛夷院士.
_TITLE = "副?教授|院士|副?主任医师|主任护师|研究员|医[师生]|博士|同志|先生|女士|老师|护士|主任|院长|团队|夫妇"
_TITLED = re.compile(
    f"(?:^|[，；、：。\\n由“”的和与]|其中|大学|医院|学院|研究[院所]|中心|公司"
    f"|[科部室系])({SURNAME}[{HAN}]{{1,2}})(?=(?:{_TITLE}))"
    f"|(?:^|\\n)({SURNAME}[{HAN}]{{1,2}})(?=[，,][{HAN}]{{2,16}}(?:{HOUSE}))"
    f"|(?:授予|颁给|颁予|归属|授给)了?({SURNAME}[{HAN}]{{1,2}})(?=[，。；、]|教授|和|与|等)"
    f"|(?:大学|医院|学院|研究[院所])的({SURNAME}[{HAN}]{{1,2}})(?=[，。；、（]|获|共|分|荣|夺|摘|捧|说)"
    f"|(?:主任|院长|校长|教授|护士长?|医生|会长|书记|选手|得主"
    f"|[药护技验疗养医教讲]师)({SURNAME}[{HAN}]{{1,2}})(?=[，。；、（]|分别|双双|从|在|凭|说|获|荣|捧|摘"
    f"|夺|站|走|接)"
)
# Who won as well, where also a word is a name: 同时获奖的还有某医院的石竹.
_ALSO_WON = re.compile(
    f"(?:奖|榜|表彰|殊荣|当选|入选|台)的，?(?:还|也)?(?:有|是|包括)[{HAN}]{{0,20}}?(?:{HOUSE}|[科室部]|药[店房]|[站所店队])的?({SURNAME}[{HAN}]{{1,2}})"
    "(?=[，。；、和与及])"
)
# Of a family or a couple of colleagues: 儿子石某某, 搭档石某某.
_RELATED = re.compile(
    "(?:父亲|母亲|儿子|女儿|丈夫|妻子|爱人|哥哥|弟弟|姐姐|妹妹|搭档|同事|徒弟|师父|恩师|队友|战友|伴侣|遗孀)"
    f"({SURNAME}[{HAN}]{{2}})(?=[^{HAN}]|$|[在把将是也又刚从因被获得与和说上去今的共一拿捐凭])"
)
# The last column of a line that has a house in another: 项目　　某某医院　　石竹、.
_LAST_COLUMN = re.compile(
    f"(?:{HOUSE})(?:[ 　]{{2,}}|[　\t])(?P<names>{SURNAME}[{HAN}]{{1,2}}(?:[、，, ]{SURNAME}["
    f"{HAN}]{{1,2}}){{0,7}})[ 　]*(?=\n|$)"
)
_NO_TITLED = re.compile(
    "[副正总前原代兼任位名等年度首届者员新老女男科部室系处院所会]$|^(?:全|康复|麻醉|年轻|年度|终身|高级|高年"
    "|常务|时任|党|单位|国|家庭|管床|从事|双聘|安全|方面|平均|明星"
    "|金牌|水平|万|和|于|应|应邀|有|时|路|成|经|曾|从|于是|边|容|关|能|通|别|步|都|居|终|利|充|连|那|何|广|幸"
    "|公|相|商|温馨|谈|计|支|解|顾|顾问|游|殷切|祝|贺|祝贺|庆|"
    "尚|农|司|车|查|言|项|余|明|钟|伍|宣|施|向|包|左|文|任|强|平|夏|冬|方才|和谐|满|甘|秋|幼|江|海|柏|双|古|易"
    "|段|司机|安排|单)"
)
_NO_END = re.compile("[副正总前原代兼任科部室系又还也再]$")
_OFFICE_LIKE = re.compile(
    "全科|康复|麻醉|年轻|终身|高级|高年|常务|时任|党委|单位|国家|家庭|管床|双聘|安全|方面"
    "|知名|著名|资深|万名|多位|数名|和|与"
)
# All names of a team, in parentheses.
_TEAM = re.compile(
    f"[（(]((?:(?:{SURNAME})[{HAN}]{{1,2}}[、，, ]){{1,8}}(?:{SURNAME})[{HAN}]{{1,2}})(?:等[^（）]{{0,6}})?[）)]"
)
_LABELLED = re.compile(
    f"(?:^|\n|[｜|丨：:”」]|专访|对话|访|人物)[ 　]*({SURNAME}[{HAN}]{{1,2}})(?=[：:])"
    f"|(?:专访|对话|走近|追记|记|悼念|缅怀|送别|怀念)({SURNAME}[{HAN}]{{1,2}})$"
)


def find_placed(text: str) -> Iterator[Named]:
    """Names that the place they stand in tells, each with its place; they may overlap others."""
    yield from _labels(text)
    for match in _FIRST_IN_CLAUSE.finditer(text):
        if _is_name_alone(match[1]) and not _NO_WINNER.search(match[1]):
            yield match.span(1), match[1]
    for match in _ALSO_WON.finditer(text):
        if NO_ONE.search(match[1]) is None:
            yield match.span(1), match[1]
    for match in _RELATED.finditer(text):
        if _is_titled(match[1]):
            yield match.span(1), match[1]
    yield from _teams(text)
    yield from _last_column(text)
    for match in _TITLED.finditer(text):
        group = match.lastindex or 0
        if _is_titled(match[group]):
            yield match.span(group), match[group]


def _is_name_alone(name: str) -> bool:
    """Whether what stands where a winner does is a name: no word, or a surname and a noun: 季海棠."""
    return is_no_word(name) or (is_surname_and_noun(name) and name[0] not in ADJECTIVES)


def _is_titled(name: str) -> bool:
    """Whether what stands before a title can be a name, though it may be a word: no office, no field."""
    if NO_ONE.search(name) or (len(name) < 3 and _NO_TITLED.search(name)) or _NO_END.search(name):
        return False
    if len(name) == 3 and not is_known(name) and not is_known(name[:2]) and _OFFICE_LIKE.match(name) is None:
        return True
    if is_no_word(name) or is_surname_and_noun(name):
        return True
    return is_known(name) and not is_doing(name) and _NO_TITLED.search(name) is None


def _teams(text: str) -> Iterator[Named]:
    """The names of a list in parentheses that has nothing but names, each with its place."""
    for team in _TEAM.finditer(text):
        parts = list(re.finditer(f"[{HAN}]+", team[1]))
        if all(may_be_name(part.group()) for part in parts):
            for part in parts:
                yield (team.start(1) + part.start(), team.start(1) + part.end()), part.group()


def _last_column(text: str) -> Iterator[Named]:
    """The names that end a line in columns, each with its place; of them one at least is no word."""
    if "  " not in text and "　" not in text and "\t" not in text:
        return
    for row in _LAST_COLUMN.finditer(text):
        parts = list(re.finditer(f"[{HAN}]+", row["names"]))
        names = [part.group() for part in parts]
        if any(map(may_be_name, names)) and not any(map(NO_ONE.search, names)):
            for part in parts:
                at = row.start("names")
                yield (at + part.start(), at + part.end()), part.group()


def _labels(text: str) -> Iterator[Named]:
    """Names that stand before a colon at the beginning of two lines or more, or of a title, each with its place."""
    lines = list(_LABELLED.finditer(text))
    often = Counter(match[1] or match[2] for match in lines)
    for match in lines:
        name, group = (match[1], 1) if match[1] else (match[2], 2)
        alone = "\n" not in text and (match.start(group) > 0 or len(name) > 2)
        behind_honour = text[match.start(group) - 1] in "”」" if match.start(group) else False
        is_name = may_be_name(name) if behind_honour else NO_ONE.search(name) is None and is_no_word(name)
        if (alone or often[name] > 1) and is_name:
            yield match.span(group), name
