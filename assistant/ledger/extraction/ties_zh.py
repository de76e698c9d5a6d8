"""Collaborations that Chinese news tells without a partner's name behind 与: 双方, what a body becomes, and where."""

import re
from collections.abc import Iterator

from assistant.ledger.extraction.article import HOUSE, value
from assistant.ledger.extraction.clause_zh import QUOTE, Clause
from assistant.ledger.extraction.deeds import TALKS_ZH
from assistant.ledger.extraction.fullnames import is_short_for
from assistant.ledger.extraction.kinds import kind_of
from assistant.ledger.extraction.meant import body_meant, speaker
from assistant.ledger.extraction.rules import Deal
from vectorstore.ledger.types import CollaborationKind, Value

# The two sides, and of which kind they are.
_SIDES = re.compile(
    "(?P<three>(?<!代表)三方(?!代表)|三家(?:单位|机构|医院)?)|(?P<houses>两院)|(?P<schools>两校"
    ")|(?<!代表)双方(?!代表)|两家(?:医院|单位|机构)?|双边|彼此"
)
# What the sides do by an agreement that was told of before is no agreement apart.
_IS_TOLD = re.compile("根据|按照|依据|签|共建|协议|揭牌|携手")
_BEFORE_THAT = re.compile("当年|早在|此前|曾|那[一]?年|<D\\d+>[^<]{0,12}$")
_AGAIN = re.compile("[^，。；]{0,6}(?:续签|续约|再签|再度签|再次签)")
_TO_COME = re.compile("将|拟|约定|希望|愿|同意|要|应|可以|期待|计划|未来|今后|继续|承诺|有意|商定")
_SCHOOL = re.compile("大学|学院|学校")
_DOES = re.compile(
    "签|续|缔结|结为|结成|达成|共建|合建|联合(?:培养|成立|设立|举办|开设)|建立[^，。；]{0,8}(?:关系|合作)"
    "|共同(?:成立|设立|建设|培养|举办|开办|建立)|合作(?:成立|设立|开设|举办|建设)|合办|互派|互换|(?:办|建|开|搞)(?:起|成|出)?了"
)
_US = re.compile("我院|我校|我所|我公司|本院|本校|学校|校方|院方|校长|院长|医院")


def find_ties(clause: Clause) -> Iterator[Deal]:
    """What the two sides did, and what a body became of another."""
    yield from between_sides(clause)
    yield from _unveiled(clause)
    yield from _becomes(clause)
    yield from _becomes_own(clause)
    yield from _set_up_at(clause)
    yield from _helps(clause)
    yield from _hyphened(clause)


_HOUSE_WITHIN = re.compile(
    "(.+?(?:药业|大学|医院|公司|集团|制药|生物|科技|医疗))(.{2,14}(?:中心|实验室|研究院|基地|学院))$"
)
_HYPHENED = re.compile(
    r"<O(\d+)>[—–-]+<O(\d+)>(?P<what>(?:(?<=>)(?=[^<，。；]{0,6}(?:揭牌|成立|启用|开班|挂牌))|(?:[^<，。；]"
    r"|<[OQ]\d+>){0,30}?(?:班|项目|实验室|研究院|中心|基地|联盟|学院"
    r"|论坛)))(?:[^<，。；]{0,10}(?:开班|揭牌|成立|启动|签约|开学|落户|举行|开幕)"
    r"|[^<，。；]{0,6}在)"
)


def _hyphened(clause: Clause) -> Iterator[Deal]:
    """A—B特色班开班: what bears the names of both is both's."""
    for match in _HYPHENED.finditer(clause.shape):
        pair = tuple(value(clause.sentence.entities[int(match[at])]) for at in (1, 2))
        words = clause.with_quotes(match.group())
        if inner := _HOUSE_WITHIN.match(pair[1].text):
            pair, words = (pair[0], Value(inner[1], pair[1].start, pair[1].end)), inner[2] + words
        yield Deal(kind_of(f"共建{words}", words), pair)


def between_sides(clause: Clause) -> Iterator[Deal]:
    """What 双方 or 两院 did, who are named before."""
    shape = clause.shape
    for match in _SIDES.finditer(shape):
        verb = _DOES.search(shape, match.end(), match.end() + 40)
        if (
            not verb
            or re.search("[。；]", shape[match.end() : verb.start()])
            or _IS_TOLD.search(shape, 0, match.start())
        ):
            continue
        if _TO_COME.search(shape, match.end(), verb.start()) or TALKS_ZH.match(shape, match.end()):
            continue
        sides = _three(clause) if match["three"] else _sides(clause, match)
        if len(sides) > 1:
            sides += _third(clause, match.end(), verb.start(), sides)
            words = clause.with_quotes(re.split("[。；]", shape[match.start() :])[0])
            kind = _kind(words)
            yield Deal(kind, tuple(sides))
            if kind == "agreement" and (made := _AND_MADE.search(words)):
                yield Deal(kind_of(made.group(), made.group()), tuple(sides))
            return


# What the two sides made besides signing: 两院续签协议，并共同成立中心.
_AND_MADE = re.compile("，(?:并|还|同时)(?:共同|联合|合作|携手)?(?:成立|设立|组建|建立|启用|共建)(?:了)?[^，。；]*")


def _kind(words: str) -> CollaborationKind:
    """The kind of what is signed by its name; else by all that is told of it."""
    if "互派" in words and not re.search("签|缔|结|达成|协议", words):
        return "visit"
    signed = re.search("签[^，]*", words)
    return kind_of(signed.group(), signed.group()) if signed else kind_of(words, words)


def _sides(clause: Clause, said: re.Match[str]) -> list[Value]:
    """Who the two sides are: those of the sentence before the word, else of one of the last sentences."""
    form = HOUSE if said["houses"] else _SCHOOL if said["schools"] else None
    inside = [value(one.entity) for one in clause.parts if one.end <= said.start() and one.role not in ("none", "from")]
    if theirs := _AT_THEIRS.search(clause.shape[: said.start()]):
        inside = inside or [value(clause.sentence.entities[int(theirs[1])])]
    if len(pair := _two(clause, inside, clause.shape[: said.start()], form)) == 2:
        return pair
    for sentence in clause.article.sentences[max(0, clause.number - 3) : clause.number][::-1]:
        again = _BEFORE_THAT.search(clause.shape[: said.start()]) or _AGAIN.match(clause.shape, said.end())
        if _IS_TOLD.search(sentence.shape) and not again:
            return []
        if sentence.marks(kinds="AC"):
            continue
        named = [*inside, *(value(one) for one, _, _ in sentence.marks(kinds="O"))]
        if len(pair := _two(clause, named, sentence.shape, form)) == 2:
            return pair
    titled = [Value(one.text) for s in clause.article.heading for one in s.entities if one.kind == "O"]
    pair = _two(clause, titled, "", form)
    return pair if any(one.text in clause.article.named for one in pair) else []


def _three(clause: Clause) -> list[Value]:
    """The three bodies that one of the last sentences names."""
    for sentence in clause.article.sentences[max(0, clause.number - 3) : clause.number + 1][::-1]:
        named = {one.text: value(one) for one, _, _ in sentence.marks(kinds="O")}
        if len(named) == _THREE:
            return list(named.values())
    return []


# In the house of others, with whom we are the two sides: 在某大学，双方签署.
_AT_THEIRS = re.compile(r"在[^<，。；]{0,8}<O(\d+)>[^<，。；]{0,6}，$")
# So many bodies are two sides, and three.
_PAIR, _THREE = 2, 3
# The house of a person who was told of: 他领导的实验室与某大学.
_HIS_HOUSE = re.compile("[他她其](?:所在|所?领导|任职|供职|带领|工作|所?主持)的?")


def _his_house(clause: Clause) -> Value | None:
    """The institution of the person named last."""
    people = (one for s in clause.article.sentences[: clause.number][::-1] for one, _, _ in s.marks(kinds="P"))
    return next((body for one in people if (body := clause.article.institutions.get(one.text))), None)


def _third(clause: Clause, start: int, at: int, sides: list[Value]) -> list[Value]:
    """With whom the two do something: 双方又与某公司签了协议."""
    known = {one.text for one in sides}
    parts = (one for one in clause.parts if start <= one.start and one.end <= at and one.role == "with")
    return [value(one.entity) for one in parts if one.entity.text not in known]


def _two(clause: Clause, named: list[Value], shape: str, form: re.Pattern[str] | None) -> list[Value]:
    """The first two bodies of ``named``, or the one and our own house where ``shape`` speaks of us."""
    chosen = list({one.text: one for one in named if form is None or form.search(one.text)}.values())
    if len(chosen) > 2:
        titled = [one.text for s in clause.article.heading for one in s.entities if one.kind == "O"]
        chosen = [
            one for one in chosen if any(is_short_for(name, one.text) or name.endswith(one.text) for name in titled)
        ] or chosen
    if len(chosen) == 1 and _HIS_HOUSE.search(shape) and (his := _his_house(clause)):
        chosen += [his] if his.text != chosen[0].text else []
    us = (
        clause.article.interviewee
        or (_AT_THEIRS.search(shape) and clause.article.speaks)
        or _US.search(re.sub(r"<\w\d+>[^<，。]{0,4}", "", shape))
    )
    if len(chosen) == 1 and us:
        ours = speaker(clause.article, form)
        chosen += [ours] if ours and ours.text != chosen[0].text else []
    return chosen[:2]


_BECOMES = re.compile(
    r"(?:<O(\d+)>|(?P<we>我院|我校|本院|本校|我所|医院|学校))[^<。；]{0,24}?(?:成为|加入|作为|挂牌|升格为|加盟|获批为?|授予"
    r"|授牌)[^<，。；]{0,6}(?:由)?(?:<O(?P<whose>\d+)>"
    r"|(?P<our>我院|我校|该院|该校))"
    r"(?:的)?(?P<what>[^<，。；]{0,14}?(?:牵头|发起|领衔|主导|成员|医联体|医疗联合体|联盟|协作(?:医院|单位|网)"
    r"|附属医院|附属|教学医院|分院|分中心|合作医院|合作单位|伙伴|实习"
    r"|基地|友好医院|姊妹医院|姊妹校|指导医院|工作站|医疗集团))"
)


# 与会人员共同为“甲—乙联合研究院”揭牌: what bears the names of those of whom the sentences before tell.
_UNVEILED = re.compile(r"为<(?:Q|O)(\d+)>[^<，。；]{0,6}(?:揭牌|揭幕|授牌)")


def _unveiled(clause: Clause) -> Iterator[Deal]:
    match = _UNVEILED.search(clause.shape)
    name = clause.sentence.entities[int(match[1])].text if match else ""
    if not re.search("联合|[—–-]|共建", name):
        return
    for sentence in clause.article.sentences[max(0, clause.number - 3) : clause.number][::-1]:
        named = {one.text: value(one) for one, _, _ in sentence.marks(kinds="O")}
        if len(named) == _PAIR:
            yield Deal("joint_institute", tuple(named.values()))
            return


# The house whose league it is: 某医院|专科联盟.
_LEAGUE = re.compile("(.+(?:医院|大学|学院))[^院学]{0,8}(?:联盟|医联体|医共体|医疗集团|协作网|联合体)$")


def _without_league(body: Value) -> Value:
    house = _LEAGUE.match(body.text)
    if not house or body.start is None:
        return body
    return Value(house[1], body.start, body.start + len(house[1]))


def _we(clause: Clause, match: re.Match[str]) -> list[Value]:
    return body_meant(clause.article, clause.number, clause.sentence, match.start("we"), match["we"])


# The same where the name of what it becomes has the name of whose: 成为某医学院附属医院.
_BECOMES_OWN = re.compile(
    r"(?:<O(?P<body>\d+)>|(?P<we>我院|我校|本院|本校|医院|该院))[^<。；]{0,24}?(?:成为|挂牌|加挂|挂上|升格为|获批为?|更名为|授牌为?)[^<，。；]{0,6}<O(?P<whole>\d+)>"
)
_OWN_OF = re.compile(
    "(.+?(?:大学|医学院|学院|学校))(?:第.{1,3})?(?:非?直属)?(?:附属|教学|临床|实习|协作)[^大学]{0,6}(?:医院|学院)$"
)


def _becomes_own(clause: Clause) -> Iterator[Deal]:
    """某院正式成为某医学院附属医院, of which the segmenter makes one name."""
    for match in _BECOMES_OWN.finditer(clause.shape):
        whole = clause.sentence.entities[int(match["whole"])]
        of = _OWN_OF.match(whole.text)
        bodies = [value(clause.sentence.entities[int(match["body"])])] if match["body"] else _we(clause, match)
        if of and bodies and of[1] not in bodies[0].text:
            kind: CollaborationKind = "training" if re.search("教学|临床|实习", whole.text) else "joint_institute"
            yield Deal(kind, (Value(of[1], whole.start, whole.start + len(of[1])), bodies[0]))


def _becomes(clause: Clause) -> Iterator[Deal]:
    """A正式成为B附属医院, A加入B医联体."""
    for match in _BECOMES.finditer(clause.shape):
        bodies = [value(clause.sentence.entities[int(match[1])])] if match[1] else _we(clause, match)
        if not bodies:
            continue
        body = bodies[0]
        if match["whose"]:
            whose = [_without_league(value(clause.sentence.entities[int(match["whose"])]))]
        else:
            whose = body_meant(clause.article, clause.number, clause.sentence, match.start("our"), match["our"])
        what = match["what"]
        kind: CollaborationKind = "agreement"
        if re.search("附属|分院|分中心|工作站", what):
            kind = "joint_institute"
        elif re.search("教学|实习|培训|实践|培养|研修", what):
            kind = "training"
        if whose and whose[0].text not in body.text and body.text not in whose[0].text:
            yield Deal(kind, (whose[0], body))


_SET_UP_AT = re.compile(
    r"<O(\d+)>(?P<what>[^<，。；]{0,24})[”》」]?(?:[^<，。；]{0,6}<D\d+>[^<，。；]{0,4})?(?:在|落户(?:于|在)?"
    r"|入驻)(?:位于[^<，。；]{0,8})?<O(\d+)>"
    r"[^<，。；]{0,6}(?:挂牌|揭牌|成立|启用|落成|设立|运行|启动|签约|授牌|建成|开诊)"
)
_SETTLES_AT = re.compile(r"<O(\d+)>(?P<what>[^<，。；]{0,24})[”》」]?[^<，。；]{0,8}(?:落户|入驻)(?:于|在|到)?<O(\d+)>")


_HOUSE_END = re.compile("(?:大学|医院|学院|研究[院所]|公司|集团|基金会)$")


def _set_up_at(clause: Clause) -> Iterator[Deal]:
    """A远程医疗中心在B挂牌: what is A's and stands in B."""
    for form in (_SET_UP_AT, _SETTLES_AT):
        for match in form.finditer(QUOTE.sub(lambda mark: clause.sentence.entities[int(mark[1])].text, clause.shape)):
            whose, where = clause.sentence.entities[int(match[1])], clause.sentence.entities[int(match[3])]
            made = whose.text + match["what"]
            if not re.search("中心|基地|分院|工作[站室]|实验室|研究[院所]|平台|联盟|学院", made) or not HOUSE.search(
                where.text
            ):
                continue
            name = whose.text if _HOUSE_END.search(whose.text) and match["what"] else whose.text[:-2]
            house = re.match(".*(?:大学|医院|学院|研究[院所]|公司|集团|基金会)", name)
            if not house or where.text in whose.text:
                continue
            kind: CollaborationKind = "training" if re.search("实习|培训|教学|实践|培养", made) else "joint_institute"
            yield Deal(kind, (Value(house.group(), whose.start, whose.start + house.end()), value(where)))


_HELPS = re.compile(
    r"<O(\d+)>[^<，。；]{0,10}?(?:对口(?:支援|帮扶|协作|支持)|组团式?(?:帮扶|支援)|结对帮扶|整体托管|托管"
    r"|全面托管)(?:了)?<O(\d+)>"
)


def _helps(clause: Clause) -> Iterator[Deal]:
    """A对口支援B."""
    for match in _HELPS.finditer(clause.shape):
        pair = tuple(value(clause.sentence.entities[int(match[at])]) for at in (1, 2))
        yield Deal("agreement", pair)
