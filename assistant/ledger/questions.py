"""Recognise questions that the ledger answers: that count, list, compare, group or order awards or collaborations.

What is recognised is what plainly asks for rows. Everything else is left to search: a question for one fact, for a
reason, for a number that is none of rows.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.ledger.extraction.marking import mark
from assistant.ledger.filtering import EventFilter
from vectorstore.ledger.types import CollaborationKind
from vectorstore.text.periods import find_timing
from vectorstore.text.words import question_words

What = Literal["award", "collaboration"]
Operation = Literal["count", "list", "compare", "group", "order"]
# What is counted or listed: events, people, bodies, or the awards' names.
Target = Literal["events", "people", "bodies", "awards"]
GroupBy = Literal["year", "institution", "person", "award", "kind"]


@dataclass(frozen=True, slots=True)
class LedgerQuestion:
    """What a question asks of the ledger.

    ``subject`` are the institutions and people that it is about, who are not what is asked for. ``newest`` says of an
    order whether the newest comes first, ``whole_order`` whether all are asked for and not the first alone;
    ``most`` asks for what has the most events. ``sides`` are compared.
    """

    what: What
    operation: Operation
    target: Target
    wanted: EventFilter
    group: GroupBy | None = None
    newest: bool | None = None
    most: bool = False
    whole_order: bool = False
    sides: tuple[str, ...] = ()


_AWARD_WORDS = re.compile(
    r"\b(?:awards?|prizes?|medals?|honou?rs?|laureates?|winners?|recipients?|won|win|wins"
    r"|awarded)\b|奖|获奖|得主|勋章|殊荣",
    re.IGNORECASE,
)
_WORK_WORDS = re.compile(
    r"\b(?:collaborat\w+|partner\w*|cooperat\w+|co-operat\w+|work(?:s|ed|ing)? (?:together )?with"
    r"|agreements?|memorand\w+|MoUs?|signed|joint\w*|deals?|visit(?:s|ed)?|donat\w+"
    r"|gifts?|licen[cs]\w+|funds?\b|alliances?|delegations?|training program\w*)\b|合作|协作"
    r"|伙伴|签约|签署|签订|签了|协议|备忘录|共建|捐赠|捐款|访问|来访|交流|许可|基金|联合"
    r"|联手|携手|结盟",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\bhow many\b|\b(?:the )?number of\b|\bcount\b|\bhow often\b|\bhow many times\b|多少"
    r"|几(?=[个项次位名家所种份笔场人支])|总共|总数|数量|一共",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\b(?:list|name|show|give me|enumerate|tell me) (?:me )?(?:all|every|the|each|which)"
    r"|\blist\b|\b(?:which|what) (?:\w+ ){0,4}?(?:awards|prizes|medals|honou?rs|collaborations"
    r"|partners|agreements|hospitals|universities|institutions|"
    r"companies|organi[sz]ations|people|scientists|researchers|persons|donations|visits|funds"
    r"|programmes|programs|laureates|winners|recipients|bodies|projects|partnerships|deals"
    r"|licen[cs]es|institutes|conferences|groups|teams)\b"
    r"|\bwho (?:are|were) (?:all )?(?:the )?(?:\w+ )*?(?:winners|recipients|laureates|partners)"
    r"|\bwho all\b|\beveryone (?:who|that)|\ball (?:the )?(?:\w+ ){0,3}(?:awards|prizes|winners"
    r"|partners|collaborations|agreements|recipients|laureates)"
    r"|\bwho (?:does|do|has|have|did) .{2,80}? (?:work|worked|collaborate|collaborated|cooperate"
    r"|cooperated|partner|partnered|sign|signed)\b.{0,40}\bwith|\bwho (?:works?|collaborates?|cooperates?|"
    r"partners?|worked|collaborated|partnered|cooperated) with"
    r"|哪些|哪几|列出|列举|所有|全部|都有谁|有谁|分别(?:是|有)|都(?:获|和|与|跟|同|得|拿)"
    r"|哪(?=家|所|些|几)|名单|[和与跟同](?:谁|哪)|谁(?:和|与|跟|同|在和)|有什么奖|什么奖项"
    r"|过什么(?:奖|合作)|获得过什么",
    re.IGNORECASE,
)
_WHO_WON = re.compile(
    r"^who (?:won|received|got|shared|was awarded|were awarded|has won|have won)\b|(?:得主"
    r"|获奖者|获得者)(?:是|有)谁|谁(?:获得|荣获|拿到|得到|获)了?",
    re.IGNORECASE,
)
_ONE_CLASS = re.compile(r"\b(?:first|second|third|grand|top) (?:prize|class)|[特一二三]等奖", re.IGNORECASE)
_COMPARE = re.compile(
    r"\b(?:more|fewer|less|as many) (?:awards|prizes|collaborations|agreements|partners|medals"
    r"|partnerships|honou?rs)?.{0,80}?(?:\bthan\b|,.+\bor\b|\bor\b|:)|\bcompare\b|比较|对比"
    r"|相比|(?:谁|哪(?:个|家|所|位)).{0,24}(?:更多|多一些|更少|多$|多？|多\?)|(?:比).{1,30}(?:多"
    r"|少)(?:吗|么|几|多少)?",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"\b(?:by|per|for each|in each|of each|group(?:ed)? by|broken down by) (?P<by>year|institution"
    r"|hospital|university|person|winner|award|prize|kind|type|company|class)\b|\b(?P<each>each"
    r"|every) (?P<by2>year|hospital|institution|university|person|award|prize|kind)\b"
    r"|按(?P<zh>年|年份|年度|机构|单位|医院|大学|高校|奖项|类型|类别|种类|人|个人)|每(?P<zh2>年"
    r"|家医院|个机构|所大学|家单位|个奖项|人|种|类|家机构)|各(?P<zh3>年|机构|单位|医院|大学"
    r"|高校|奖项|类|年度|家医院|种)",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"\b(?:latest|newest|most recent(?:ly)?|earliest|first|oldest|last)\b.{0,50}\b(?:awards?|prizes?|colla"
    r"borations?|agreements?|partnerships?|honou?rs?|medals?|deals?|donations?|visits?|winners?)\b"
    r"|\b(?:in|by) (?:chronological order|date|order of (?:date|time))\b"
    r"|\b(?:sort|order)(?:ed)? by\b|\bmost (?:awards|prizes|collaborations|agreements|partners"
    r"|medals|honou?rs|partnerships|often)\b|\bthe most\b|\bchronological"
    r"|最多|最少|最早|最新|最近一(?:次|项|个)|最晚|按时间|时间顺序|先后|从早到晚|从新到旧|由近及远|按日期",
    re.IGNORECASE,
)
_ALL = re.compile(r"\ball\b|所有|全部", re.IGNORECASE)
_WHOLE_ORDER = re.compile(
    r"\border\b|\border(?:ed)? by|\bsort|chronolog|\bby date\b|顺序|先后|按时间|从早到晚"
    r"|从新到旧|按日期|排列|排序",
    re.IGNORECASE,
)
_OLDEST = re.compile(r"\b(?:earliest|first|oldest|chronological)\b|最早|时间顺序|先后|从早到晚|按时间", re.IGNORECASE)
_MOST = re.compile(
    r"\b(?:the )?most (?:\w+ )?(?:awards|prizes|collaborations|agreements|partners|medals"
    r"|honou?rs|partnerships|often|frequently)\b|\bmost\b.{0,20}$|最多",
    re.IGNORECASE,
)

_KINDS: tuple[tuple[CollaborationKind, re.Pattern[str]], ...] = (
    ("donation", re.compile(r"\bdonat\w+|\bgifts?\b|捐赠|捐款|捐资", re.IGNORECASE)),
    ("licence", re.compile(r"\blicen[cs]\w*|许可", re.IGNORECASE)),
    ("visit", re.compile(r"\bvisit\w*|\bdelegations?|\bacademic exchanges?|访问|来访|代表团", re.IGNORECASE)),
    (
        "training",
        re.compile(
            r"\btraining\b|\bdoctoral\b|\bjoint(?:ly)? (?:degree|train)\w*|\beducation|培养|培训", re.IGNORECASE
        ),
    ),
    ("fund", re.compile(r"\bfunds?\b|基金(?!会)", re.IGNORECASE)),
    (
        "joint_institute",
        re.compile(
            r"\bjoint (?:institutes?|laborator\w+|labs?|cent(?:re|er)s?|schools?|research (?:institutes?|cent\w+))"
            r"|联合(?:实验室|研究院|研究中心|机构)|共建",
            re.IGNORECASE,
        ),
    ),
    ("conference", re.compile(r"\bconferences?\b|\bforums?\b|会议|论坛", re.IGNORECASE)),
    ("agreement", re.compile(r"\bagreements?\b|\bmemorand\w+|\bMoUs?\b|\bdeals?\b|协议|备忘录", re.IGNORECASE)),
)
_PEOPLE = re.compile(
    r"\b(?:people|persons?|scientists?|researchers?|doctors?|winners?|laureates?|recipients?|who"
    r"|professors?|physicians?|women|men|academicians?|individuals|awardees)\b|谁|(?<!医)人(?!民"
    r"|工)|[几哪](?:位|名)|得主|科学家|获奖者|学者|专家|医生(?!奖)|院士|教授",
    re.IGNORECASE,
)
_BODIES = re.compile(
    r"\b(?:hospitals?|universit(?:y|ies)|institutions?|compan(?:y|ies)|organi[sz]ations?|partners?|bodies"
    r"|institutes)\b|机构|单位|医院|大学|高校|公司|企业|伙伴|院校|学校|合作方",
    re.IGNORECASE,
)
_AWARDS = re.compile(
    r"\b(?:which|what|list|name|how many|number of)\b.{0,30}?\b(?:awards|prizes|medals|honou?rs)\b"
    r"|哪些.{0,6}奖|哪几.{0,4}奖|几(?:个|项|种).{0,8}奖|多少.{0,6}奖|什么奖",
    re.IGNORECASE,
)
_NO_ROWS = re.compile(
    r"\b(?:prize money|worth|amount|cost|how much|why|percent|nominat\w+|years? (?:old|ago)|times? larger|surviv\w+)\b"
    r"|\b(?:how many|number of|which|what) (?:\w+ ){0,2}?(?:students?|patients?|volunteers?|doses?|countri"
    r"es|articles?|passages?|employees|members|years|months|days|cultures|babies|women took)\b"
    r"|奖金|金额|多少钱|多少[万亿]|多少元|为什么|提名|百分|多少岁|几岁|年龄|届(?:次)?颁发|第几|多少年|多少剂|招募|评审"
    r"|(?:多少|几|哪些)(?:名|位|个|篇)?(?:患者|病人|学生|受试者|志愿者|文章|国家|员工|成员|婴儿)",
    re.IGNORECASE,
)
# Each of these is a turn of words by which rows are asked for, and no more.
_FRAMING = (_AWARD_WORDS, _WORK_WORDS, _COUNT, _GROUP, _MOST, _WHOLE_ORDER, _OLDEST, _ALL, _PEOPLE, _BODIES)
_COLLECTIVE = re.compile(
    r"\bwho (?:else )?(?:collaborat|partner|cooperat|work)|\b(?:work(?:s|ed|ing)? with|with whom"
    r"|partners? of|partners? (?:does|do|did|has|have))\b|[和与跟同](?:谁|哪)|谁[和与跟同]|合作方"
    r"|合作伙伴|合作单位",
    re.IGNORECASE,
)


# What only frames a question, beside what the patterns above find in it; as the index of words has it.
_FRAME = frozenset(
    (
        "differ total togeth overall librari articl news ever so far win won receiv got get given gave give award "
        "honour honor been everyon anyon hospit univers institut compani peopl person scientist doctor recipi "
        "name list show tell me each all both year month date time order sort chronolog recent since until "
        "between last past previous this current two three which kind type entri row collect one ones ani also "
        "still other else follow make made train student doctor joint more latest newest 获得 获 得 得到 拿 拿到 "
        "拿过 拿了 荣获 得过 获过 过 了 一共 总共 共 共有 总 总数 都 分别 各 各自 各有 每 全部 所有 列出 列举 请 "
        "文章 库 文章库 文库 新闻 里 中 以前 曾 曾经 之前 之后 以来 期间 年 月 日 去年 今年 前年 最近 近 年度 更 "
        "个 项 次 位 名 家 所 种 份 笔 场 人 支 人物 单位 机构 医院 大学 公司 高校 同 跟 和 与 按 排列 排序 顺序 "
        "时间 先后 最多 最少 最早 最新 最晚 更多 更少 多 少 谁 还 还有 其他 别的 开展 进行 建立 达成 有关 相关 "
        "关于 情况"
    ).split()
)
_SPELLED = re.compile(r"(?:19|20)\d\d|\d{1,2}")


def recognise(question: str, today: date) -> LedgerQuestion | None:
    """What ``question`` asks of the ledger; None when it asks for something else.

    So it does when it says a word that is no part of what would be looked up: rows that were looked up without it would
    answer another question.
    """
    what = _what(question)
    operation = _operation(question)
    if what is None or operation is None or _NO_ROWS.search(question):
        return None
    names = [one for sentence in mark(question) for one in sentence.entities]
    people = tuple(dict.fromkeys(one.text for one in names if one.kind == "P"))
    bodies = tuple(dict.fromkeys(one.text for one in names if one.kind == "O"))
    award = next((one.text for one in names if one.kind == "A"), None)
    rank = next((one.text for one in names if one.kind == "C" and one.text), None)
    kinds = tuple(kind for kind, told in _KINDS if told.search(question))[:1] if what == "collaboration" else ()
    if kinds == ("agreement",) and operation != "count":
        kinds = ()
    sides = _sides(operation, people, bodies)
    used = [*people, *bodies, *([award] if award and what == "award" else []), *([rank] if rank else [])]
    if _unaccounted(question, used):
        return None
    wanted = EventFilter(
        persons=() if sides else people,
        institutions=() if sides else bodies,
        award=award if what == "award" else None,
        rank=rank if what == "award" else None,
        kinds=kinds,
        periods=_periods(question, today),
    )
    named = people or bodies or kinds or wanted.periods
    if operation == "list" and what == "collaboration" and not named and not _ALL.search(question):
        return None
    return LedgerQuestion(
        what=what,
        operation=operation,
        target=_target(question, what, operation, bool(people)),
        wanted=wanted,
        group=_group(question, what, operation),
        newest=None if operation != "order" else not _OLDEST.search(question),
        most=bool(_MOST.search(question)) and operation == "order",
        whole_order=bool(_WHOLE_ORDER.search(question)),
        sides=sides,
    )


def _unaccounted(question: str, used: Sequence[str]) -> list[str]:
    """The words of ``question`` that neither name what is ``used`` nor frame it."""
    rest = question
    for name in sorted(used, key=len, reverse=True):
        rest = rest.replace(name, " ")
    for told in (*_FRAMING, *(pattern for _, pattern in _KINDS)):
        rest = told.sub(" ", rest)
    rest = _SPELLED.sub(" ", rest)
    return [word for word in question_words(rest) if word not in _FRAME]


def _what(question: str) -> What | None:
    work, award = _WORK_WORDS.search(question), _AWARD_WORDS.search(question)
    if award and not (work and work.start() < award.start() and not re.search("奖", question[: work.start() + 12])):
        return "award"
    return "collaboration" if work else None


def _operation(question: str) -> Operation | None:
    if _COMPARE.search(question):
        return "compare"
    if _GROUP.search(question) and (
        _COUNT.search(question) or _LIST.search(question) or re.search(r"by|per|按|每|各", question)
    ):
        return "group"
    if _MOST.search(question) or _ORDER.search(question):
        return "order"
    if _COUNT.search(question):
        return "count"
    # Who won one class of an award is a question for one fact.
    who = _WHO_WON.search(question) and not _ONE_CLASS.search(question)
    return "list" if _LIST.search(question) or who else None


def _periods(question: str, today: date) -> tuple[tuple[str, str], ...]:
    return tuple((period.since, period.until) for period in find_timing(question, today).periods)


def _sides(operation: Operation, people: tuple[str, ...], bodies: tuple[str, ...]) -> tuple[str, ...]:
    """What is compared with what, of a question that compares."""
    if operation != "compare":
        return ()
    sides = people if len(people) > 1 else bodies if len(bodies) > 1 else (*people, *bodies)
    return sides if len(sides) > 1 else ()


def _target(question: str, what: What, operation: Operation, person_named: bool) -> Target:
    """Whether the question wants people, bodies, award names or events."""
    asked = _asked_noun(question)
    if what == "collaboration":
        if _COLLECTIVE.search(question) or (asked and _BODIES.search(asked)):
            return "bodies"
        return "people" if asked and _PEOPLE.search(asked) and operation == "count" else "events"
    if (
        asked
        and re.search(r"award|prize|medal|honou?r|奖|勋章", asked, re.IGNORECASE)
        and not re.search(r"winner|laureate|recipient|得主|获奖者|人", asked, re.IGNORECASE)
    ):
        return "awards" if operation == "list" and not person_named else "events"
    if asked and _PEOPLE.search(asked):
        return "people"
    if asked and _BODIES.search(asked):
        return "bodies"
    return "events"


def _asked_noun(question: str) -> str:
    """The words right behind what asks: "how many | prizes did", 哪些|奖项."""
    match = re.search(
        r"\b(?:how many|number of|which|what|list(?: all| the| every)*|name(?: all| the)*|all(?: the)?|every"
        r"|who|everyone|show(?: me)?(?: all)?(?: the)?)\b(?P<en>(?: [\w'-]+){0,4})"
        r"|(?:多少|哪些|哪几|几|列出|列举|所有|全部|什么)(?P<zh>[^，。？?]{0,8})|(?P<who>谁)",
        question,
        re.IGNORECASE,
    )
    if not match:
        return "who" if re.search(r"\beveryone\b|\bwho\b|谁", question, re.IGNORECASE) else ""
    if match["who"] or re.search(r"\b(?:who|everyone)\b", match.group(), re.IGNORECASE):
        return "who"
    words = match["en"] or match["zh"] or ""
    stop = re.search(
        r"\b(?:did|do|does|has|have|had|were|was|are|is|with|won|win|by|of|in|from|that|who|received)\b"
        r"|获|得过|被|与|和|是|的",
        words,
    )
    return words[: stop.start()] if stop and stop.start() > 0 else words


def _group(question: str, what: What, operation: Operation) -> GroupBy | None:
    if operation == "order" and _MOST.search(question):
        asked = _asked_noun(question) or question
        if re.search(r"year|年", asked, re.IGNORECASE):
            return "year"
        return "person" if _PEOPLE.search(asked) and not _BODIES.search(asked) else "institution"
    match = _GROUP.search(question) if operation == "group" else None
    if match is None:
        return None
    told = next(filter(None, (match["by"], match["by2"], match["zh"], match["zh2"], match["zh3"])), "").lower()
    by_kind: GroupBy = "kind" if what == "collaboration" else "award"
    groups: tuple[tuple[str, GroupBy], ...] = (
        ("year|年", "year"),
        ("kind|type|类|种", by_kind),
        ("award|prize|奖", "award"),
        ("person|winner|人", "person"),
    )
    return next((group for words, group in groups if re.search(words, told)), "institution")
