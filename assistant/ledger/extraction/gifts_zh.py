"""Gifts in Chinese sentences: who gave, and to whom, also where only the sentences around say it."""

import re
from collections.abc import Iterator

from assistant.ledger.extraction.article import HOUSE, value
from assistant.ledger.extraction.clause_zh import Clause, deal_of
from assistant.ledger.extraction.deeds import GIFT_ZH
from assistant.ledger.extraction.meant import body_meant, speaker
from assistant.ledger.extraction.rules import Deal
from vectorstore.ledger.types import Value


def find_gifts(clause: Clause) -> Iterator[Deal]:
    """Who gave to whom, by the verbs of giving."""
    shape = clause.shape
    for match in GIFT_ZH.finditer(shape):
        if (match.group() == "资助" and "捐" not in shape and not _gives(clause)) or _NO_GIFT.search(
            shape[match.start() - 6 : match.end() + 3]
        ):
            continue
        at = match.start()
        to = clause.before(at, ("to",)) or clause.behind(match.end(), ("to", "acts"), 60) or _meant_goal(clause, at)
        if built := _BUILT.match(shape, match.end()):
            to = [value(clause.sentence.entities[int(built[1])])]
        to = (
            to
            or _who_says(clause, at)
            or _founded_at(clause, match.end())
            or _for_whom(clause, match.end())
            or _goal_before(clause)
        )
        if whose := _WHOSE_GIFT.search(shape[: match.end()]):
            home = clause.article.home or clause.article.main_body
            yield from deal_of(
                "donation", [value(clause.sentence.entities[int(whose[1])])], to or ([home] if home else [])
            )
            continue
        givers = clause.before(at, ("acts", "with")) or clause.before(at, ("by",)) or _head_of(clause, at)
        goal = {one.text for one in to}
        givers = [one for one in givers if one.text not in goal] or clause.people(at)
        came = clause.before(at, ("from",))
        if came:
            yield from deal_of("donation", came, clause.before(at, ("acts",))[:1] or clause.meant(at) or _ours(clause))
            continue
        givers = (
            givers or clause.meant(at) or (_giver_before(clause, at) if to else []) or (_gives(clause) if to else [])
        )
        yield from deal_of("donation", givers, to or _other_side(clause, at, givers) or _ours_given(clause, at, givers))


_NO_GIFT = re.compile(
    "用于资助|以资助|将资助|遗体|器官|角膜|骨髓|造血|献血|精子|捐赠证书|捐赠(?:荣誉|纪念)|颁发[^，。]{0,2}捐|捐献者"
)
_BUILT = re.compile(r"(?:兴建|援建|修建|建设|建造|新建|改造|设立|购置)?(?:的|了)[^<，。；]{0,4}<O(\d+)>")
_FOUNDED_AT = re.compile(
    r"，(?:在|于)[^<，。；]{0,6}(?:<O(\d+)>|(?P<meant>母校|学校|医院|我院|我校|该院"
    r"|该校))[^<，。；]{0,4}(?:设立|成立|建立|创立)"
)
# Whose head tells of a gift got it: 某院院长某某说，某公司还捐赠了.
_WHO_SAYS = re.compile(r"<O(\d+)>[^<，。；]{0,10}<P\d+>[^<，。；]{0,8}(?:说|介绍|表示|告诉|透露|回忆)[^。]{0,4}，")


# Whose head says that they give: 某基金会董事长某某当场宣布，向某大学捐赠.
_HEAD_OF = re.compile(
    r"<O(\d+)>[^<，。；]{0,4}(?:董事长|总经理|总裁|会长|理事长|秘书长|主席|CEO|创始人|负责人)<P\d+>[^<，。；]{0,8}(?:宣布|表示|承诺|代表)[^<，。；]{0,8}，?"
    r"(?:[^<，。；]|<[OMD]\d+>){0,24}$"
)


def _head_of(clause: Clause, at: int) -> list[Value]:
    head = _HEAD_OF.search(clause.shape[:at])
    return [value(clause.sentence.entities[int(head[1])])] if head else []


def _who_says(clause: Clause, at: int) -> list[Value]:
    says = _WHO_SAYS.search(clause.shape, 0, at)
    body = clause.sentence.entities[int(says[1])] if says else None
    given = body is not None and HOUSE.search(body.text) and clause.before(at, ("acts",), says.end() if says else 0)
    return [value(body)] if body and given else []


_FAMILY = re.compile("家人|家属|子女|遗孀|老人|夫妇|[他她](?!们)|遗愿|遗嘱")
_SOMEBODY_ELSE = re.compile(r"(?:向|给|为)[^<，。；]{2,16}$|灾区|贫困|山区|学生|患者|群众|社会")
_OTHER = re.compile("(?:向|给|为)(?:对方|后者|.方(?:医院|大学|学校)?)[^<，。]{0,6}$")


_FOR_WHOM = re.compile("，(?:用于)?(?:为|帮助|支持|助力|资助|支援)(医院|学校|该院|该校|我院|我校|学院)")


_FOR_BODY = re.compile(
    r"，(?:用于|专项用于|定向)?(?:支持|帮助|资助|助力|支援|用于|援建|建设|惠及)[^<，。；]{0,4}<O(\d+)>"
)


def _for_whom(clause: Clause, at: int) -> list[Value]:
    """The house that a gift is for by the next clause: 再次捐出200万元，为医院添置."""
    if named := _FOR_BODY.search(clause.shape, at):
        return [value(clause.sentence.entities[int(named[1])])]
    said = _FOR_WHOM.search(clause.shape, at)
    return body_meant(clause.article, clause.number, clause.sentence, said.start(1), said[1]) if said else []


def _gives(clause: Clause) -> list[Value]:
    """The foundation or charity whose news it is."""
    said = speaker(clause.article, _CHARITY)
    main = clause.article.main_body
    return [said] if said and main and _CHARITY.search(main.text) else []


_CHARITY = re.compile("基金会|慈善|公益|红十字")


def _founded_at(clause: Clause, at: int) -> list[Value]:
    """Where a gift set something up: 捐资500万元，在某大学设立奖学金."""
    match = _FOUNDED_AT.search(clause.shape, at)
    if match and match["meant"]:
        word = match["meant"].replace("母校", "学校")
        return body_meant(clause.article, clause.number, clause.sentence, match.start("meant"), word)
    return [value(clause.sentence.entities[int(match[1])])] if match else []


def _goal_before(clause: Clause) -> list[Value]:
    """To whom all was given of which 其中 tells the parts."""
    if "其中" not in clause.shape[:6] or not clause.number:
        return []
    before = Clause(clause.article, clause.number - 1, clause.article.sentences[clause.number - 1])
    return before.before(len(before.shape), ("to",))[-1:] if GIFT_ZH.search(before.shape) else []


def _giver_before(clause: Clause, at: int) -> list[Value]:
    """The person of whom the sentences before tell, where it is their family or they that give."""
    if not _FAMILY.search(clause.shape, 0, at):
        return []
    for sentence in clause.article.sentences[max(0, clause.number - 3) : clause.number][::-1]:
        if people := sentence.marks(kinds="P"):
            return [value(people[-1][0])]
    return []


def _other_side(clause: Clause, at: int, givers: list[Value]) -> list[Value]:
    """The body that 对方 or 桑方 means: the last one named before that is not the giver."""
    if not _OTHER.search(clause.shape[:at]):
        return []
    ours = {one.text for one in givers}
    for sentence in clause.article.sentences[max(0, clause.number - 6) : clause.number][::-1]:
        others = [one for one, _, _ in sentence.marks(kinds="O") if one.text not in ours and HOUSE.search(one.text)]
        if len(others) != len(sentence.marks(kinds="O")) and others:
            return [value(others[0])]
    return []


def _ours(clause: Clause) -> list[Value]:
    said = speaker(clause.article)
    return [said] if said else []


def _ours_given(clause: Clause, at: int, givers: list[Value]) -> list[Value]:
    """The body whose news it is, where a gift is told of without saying to whom."""
    own = {one.text for one in givers}
    if not givers or _SOMEBODY_ELSE.search(clause.shape[:at]) or not clause.article.speaks:
        return []
    return [one for one in _ours(clause) if one.text not in own]


_WHOSE_GIFT = re.compile(
    r"(?:来自|源自|靠)[^<，。；]{0,8}<[PO](\d+)>(?:先生|女士|夫妇|家族)?的(?:捐款|捐赠|捐资|捐助)$"
)


def _meant_goal(clause: Clause, at: int) -> list[Value]:
    said = re.search(
        r"(?:向|给|为)(?P<said>学校|医院|我院|我校|该院|该校|母校|学院)(?:无偿|慷慨|定向|一次性)?[^<，。]{0,10}$",
        re.sub(r"<\w\d+>", "", clause.shape[:at]),
    )
    if not said:
        return []
    word = said["said"].replace("母校", "学校")
    return body_meant(clause.article, clause.number, clause.sentence, at, word)
