"""What part each body has in a sentence, by the word before its name: who acts, with whom, to whom, from where."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.ledger.extraction.article import HOUSE
from assistant.ledger.extraction.entities import Entity
from assistant.ledger.extraction.marking import Sentence

# acts: subject; with, between, by, to, from: as the word before says; post: where somebody works; none: not a party.
Role = Literal["acts", "with", "between", "by", "to", "at", "from", "post", "none"]


@dataclass(frozen=True, slots=True)
class Part:
    """A body or person of a sentence with its part in it; ``group`` is the same for all that are named together."""

    entity: Entity
    start: int
    end: int
    role: Role
    group: int


_GENERIC = re.compile(
    r"^(?:COVID.*|Phase|MSc|MPH|MPhil|BSc|MRes|DPhil|Dr|Prof|PhD|MD|MBA|CEO|AI|MRI|PET|CT|CAR-T|RNA|DNA|mRNA|HIV|Ph\.?D|Photo|STAR|NHS|ICU|GLP.*"
    r"|(?:[A-Z]\.)+[A-Z]?|Minn|Fla|Calif|Conn|Mass|Mich|Wash|Ore|Tenn|Ala|Ariz|Ark|Colo|Del|Ga|Ill|Ind|Kan|Ky|Md|Mo|Mont|Neb"
    r"|Nev|Okla|Pa|Tex|Va|Vt|Wis|Wyo|Ont|Que|Alta|Memorandum.*|Understanding|Letter|Intent|Agreement|MoU|MOU|R&D"
    r"|Joint.*|\w+ Program(?:me)?|Shares|Health|Nurses?"
    r"|Doctors?|Friends|Parents|Patients?|Students?|Visitors|Judges|Analysts|Guests|Interviews|Editor|Media|Press"
    r"|Website|.*\b(?:Congress|Conference|Symposium|Summit|Workshop)(?: (?:on|of|for|in) .*)?"
    r"|.*\b(?:Summer|Winter|Spring|Autumn) (?:School|Course|Academy))$"
)
# Words between a preposition and the name that it stands before.
_FILL = (
    r"(?:(?!(?:and|or|that|which|who|said|says|to|from|with|by|at|in|of|for|on|between|as)\b)[A-Za-zÀ-ſ][\w’'.-]* "
    r"){0,6}"
)
_POST_NOUN = (
    r"(?:vice-?)?(?:presidents?|directors?|deans?|heads?|chair(?:man|woman|person|s)?|chiefs?|professors?|lecturers?"
    r"|researchers?|scientists?|physicians?"
    r"|surgeons?|[a-z]+(?:ologists?|iatrists?|icians?)|nurses?|doctors?|candidates?|fellows?|members?|managers?"
    r"|officers?|executives?|founders?|rectors?|provosts?"
    r"|chancellors?|secretar(?:y|ies)|ministers?|governors?|leaders?|representatives?|spokes[a-z]+|lead"
    r"|coordinators?|teachers?|instructors?|specialists?|engineers?"
    r"|directs|heads|leads|chairs|runs|works|board|council|behalf|counsel|principal|editor|curator|trustees?"
    r"|partners?|experts?|consultants?)"
)
_JOINS = re.compile(
    rf"^(?:['’]s)?(?: \([^()]*\))?(?:(?:, (?:an?|the|one of) [^<.;]{{3,160}},? and)|(?: (?:in|of)"
    rf" [A-Z]\w+(?: [A-Z]\w+)?)?(?:,|/|;)|[^<.;]{{0,60}}(?:,? and"
    rf"| &| or| –| —|; and))"
    rf"(?: with| by| the| its| their)? ?(?:(?:and|both|also) )?{_FILL}(?:[a-z]+, )?$"
)
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "with",
        re.compile(
            rf"(?:\b[Ww]ith|[Aa]longside|[Tt]ogether with|\b[Pp]artner(?:ed|ing|s)?|[Jj]oining|[Jj]oins|[Jj]oined"
            rf"|\band (?:its|their) partners?) (?:both )?{_FILL}$"
        ),
    ),
    (
        "between",
        re.compile(
            rf"\b(?:[Bb]etween|[Aa]mong|[Uu]nit(?:es|ed|ing)|[Ll]ink(?:s|ed|ing)|[Bb]ring(?:s|ing)? together|brought "
            rf"together|involv(?:es|ing)) (?:the )?{_FILL}$"
        ),
    ),
    ("post", re.compile(rf"(?:<P\d+>|\b(?:{_POST_NOUN})\b)[^<.;]{{0,50}} (?:of|at|for|from) {_FILL}$")),
    ("by", re.compile(rf"\bby (?:both )?{_FILL}$")),
    ("to", re.compile(rf"\b(?:to|visit(?:ed|s|ing)?|tour(?:ed|s|ing)?|upon|benefit(?:s|ing)?|into|towards?) {_FILL}$")),
    ("at", re.compile(rf"\b(?:at|inside) {_FILL}$")),
    ("from", re.compile(rf"\b(?:from|of) {_FILL}$")),
    (
        "none",
        re.compile(
            rf"\b(?:in|near|for|on|than|like|against|under|about|via|through|as|behind|outside|owned|acquired|using"
            rf"|named|called|titled|tells?|told|calls?|including|except|without|on) {_FILL}$"
        ),
    ),
)
_AFFILIATED = re.compile(
    r"(?:affiliated (?:with|to)|part of|owned by|subsidiary of|arm of|spin-?o(?:ut|ff) of|unit of|division of"
    r"|campus(?:es)? of|hospitals? of|member of|according to|witnessed by|supported by|funded by|financed by|founded "
    r"by|presence of|not part of|behalf of the (?:government|people))(?: the)? $"
)


@lru_cache(maxsize=256)
def parts(sentence: Sentence) -> tuple[Part, ...]:
    """The bodies of a sentence, and names that may be bodies, each with its part."""
    return tuple(_parts_zh(sentence) if sentence.chinese else _parts(sentence))


def _parts(sentence: Sentence) -> list[Part]:
    found: list[Part] = []
    shape = sentence.shape
    before = _dateline(shape)
    for one, start, end in sentence.marks(before, None, "OX"):
        if one.kind == "X" and (
            _GENERIC.match(one.text) or re.search(r"\d", one.text) or _is_place(shape, one, start, end)
        ):
            continue
        gap = shape[before:start]
        if found and _OWNS.fullmatch(gap) and found[-1].end == before and found[-1].role != "none":
            owner = found[-1]
            found[-1] = Part(owner.entity, owner.start, owner.end, "none", owner.group)
            found.append(Part(one, start, end, owner.role, owner.group))
            before = end
            continue
        if found and found[-1].end == before and _is_where(found[-1].entity, one, gap, shape[end : end + 24]):
            before = end
            continue
        last = next((one for one in found[::-1] if one.role != "none"), found[-1] if found else None)
        role, joined = _role(gap, last)
        if joined and last and last.role != "acts" and _NEW_CLAUSE.search(gap) and _DOES.match(shape, end):
            role, joined = "acts", False
        found.append(Part(one, start, end, role, last.group if joined and last else len(found)))
        before = end
    return found


# A house's town, behind its name: A University, Kampala, was.
_TOWN_ENDS = re.compile(r"\)|[.;:]|$| [–—-] |,(?! (?:and |or )?(?:the )?<[OX])| (?!and\b|or\b|&)[a-z]")


def _is_where(house: Entity, one: Entity, gap: str, behind: str) -> bool:
    """Whether a name of unknown kind behind a house is where it stands."""
    if one.kind != "X" or gap not in (", ", " (") or not HOUSE.search(house.text):
        return False
    return one.text.count(" ") < 2 and not one.text.isupper() and _TOWN_ENDS.match(behind) is not None


# A body's body is who acts: Sun Yat-sen University's Xinhua College.
_OWNS = re.compile(r"['’]s (?:own )?")
# Another sentence behind "and": with A, and B pledged money.
_NEW_CLAUSE = re.compile(r"(?:, and|, while|; and|\bwhile) (?:the )?(?:[a-z-]+ ){0,3}$")
_DOES = re.compile(
    r" (?:has |have |had |also |then |later )?(?!based|located|called|named|headquartered)(?:[a-z]+ed|gave|won|took"
    r"|made|became"
    r"|set|will|is|was)\b"
)
# What follows a word that only begins a sentence: Retired butcher A; no verb.
_QUALIFIES = re.compile(
    r" (?!(?:and|has|have|had|is|was|are|were|will|would|to|said|also|can|may|says|today|which|who|in|at|on"
    r"|of|with|for|from|by|plans"
    r"|got|gave|won|took|made|paid|sold|bought|put|held|led|left|met|set|spent|sent|began|became|chose"
    r"|built)\b)[a-z]+(?<!ed)(?<!s)(?<!ly) (?=[A-Za-z<])"
)
_DATELINE = re.compile(
    r"^(?:\(?<[XOP]\d+>|[A-Z])(?:(?!\. [A-Z])[^;]){0,140}?(?:\) ?(?:--?|–|—)|/ ?(?:--?|–|—)|[ >](?:--|–|—)) "
)


def _dateline(shape: str) -> int:
    """Where the dateline ends that a sentence begins with: BOSTON and BERGEN, Norway, Feb. 6 /Newswire/ --."""
    match = _DATELINE.match(shape)
    if not match or re.search(r"\b(?!and\b|of\b|in\b)[a-z]{3,}", match.group()):
        return 0
    return match.end() if "<D" in match.group() or ")" in match.group() or "/" in match.group() else 0


_DEMONYM = re.compile(r"(?:ian|ese|ish|ican|dic|ean|ench|utch|wiss|eek)s?$")


def _is_place(shape: str, one: Entity, start: int, end: int) -> bool:
    """Whether a name of unknown kind is a dateline's, or says where somebody is from."""
    if re.search(
        r"-(?:based|headquartered|born|trained|led|listed)$|^(?:Faculty|Department|Dean|Together|Representatives|[A-Z][a-z]+ing)$",
        one.text,
    ):
        return True
    if _is_town(shape, one, start, end):
        return True
    if re.match(r", (?:<X\d+>|[A-Z][\w.]*)(?:-based| ?\.?-based)", shape[end : end + 24]):
        return True
    dateline = start < 4 and (
        one.text.isupper() or re.match(r" ?(?:[:(—–-]|, <D\d+>)", shape[end : end + 8]) is not None
    )
    return dateline or (_DEMONYM.search(one.text) is not None and re.match(r" [a-z]", shape[end : end + 2]) is not None)


def _is_town(shape: str, one: Entity, start: int, end: int) -> bool:
    """Whether a name says where somebody is: the Leeds surgeon A, the Nairobi firm B, C Ltd, the Bristol company,."""
    single, behind = " " not in one.text, shape[end : end + 60]
    if start < 4 and single and _QUALIFIES.match(shape, end):
        return True
    if re.search(r", (?:the|an?) $", shape[:start]) and _TRADES.match(behind):
        return True
    if one.kind != "X":
        return False
    person = single and re.match(r" [a-z]+(?: [a-z]+)? <P\d+>", behind)
    return bool(person) or (one.text.count(" ") < 2 and re.match(rf" {_TRADER}<O\d+>", behind) is not None)


def _role(gap: str, last: Part | None) -> tuple[Role, bool]:
    """The part of a body behind ``gap``, and whether it is one of the group of the body before it."""
    gap = _OF_TOWN.sub(r"\1", _SEATED_IN.sub("", _COUNTED_BEFORE.sub("", gap)))
    joins = _JOINS.match(gap) and not _VERB_WITHIN.search(gap)
    own = re.search(r"\b(?:with|of|at|from|to|between) (?:the )?$", gap) and not re.search(r"(?:and|,) with", gap)
    if last and joins and not own:
        return last.role, True
    if _AFFILIATED.search(gap):
        return "none", False
    told = [(match.start(), name) for name, form in _ROLES if (match := form.search(gap))]
    if told:
        names = [name for _, name in told]
        if "post" in names and not ({"with", "between", "by", "to"} & set(names)):
            return "post", False
        name = next(one for one in ("with", "between", "by", "to", "at", "from", "none", "post") if one in names)
        return name, False
    return "acts", False


# With three hospitals, A, B and C.
_COUNTED_BEFORE = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|several|\d+) (?:other |further |more |leading )?(?:[a-z-]+ "
    r"){0,2}[a-z-]+s"
    r"(?:,|:| –| —| -) ?(?:the )?$"
)
# To Long Branch, N.J.-based A.
_SEATED_IN = re.compile(r"(?:<X\d+>|[A-Z]\w+), (?:<X\d+>|[A-Z][\w.]*)-(?:based|headquartered) $")
# To the Nairobi firm A.
_TRADER = (
    r"(?:[a-z-]+ ){0,2}(?:firm|company|biotech|start-?up|charity|hospital|university|maker"
    r"|drugmaker|group|manufacturer|spin-?o(?:ut|ff)"
    r"|investor|foundation|developer|supplier|laboratory|college|institute|clinic) "
)
# A Ltd, the Bristol drug-delivery company, has.
_TRADES = re.compile(
    r" (?:[a-z-]+ ){0,3}(?:firm|company|biotech|start-?up|charity|maker|manufacturer"
    r"|spin-?o(?:ut|ff)|investor|developer),"
)
_OF_TOWN = re.compile(rf"<X\d+> ({_TRADER})$")
_VERB_WITHIN = re.compile(
    r"\b(?:signed|said|says|will|has|have|had|is|are|was|were|announced|agreed|donated|gave|visited|opened|launched"
    r"|where|when|who|which)\b"
)

# In Chinese the word before decides too; these make a part of their own, and all else goes on with the last group.
_JOIN_ZH = re.compile(
    r"^(?![^<>]{0,16}(?:签|共建|成立|设立|协议|揭牌|举行|[持导证助]下，))(?:（[^（）]{0,40}）)?(?:(?:[^<>，。；]{0,16}?(?:<P\d+>)?[^"
    r"<>，。；、]{0,10})?(?:、|和|与|及|以及|暨|——?|－|-|同|跟|携手|联手|牵手|会同|联合|，与|，和|，以及)(?:来自)?)"
    r"(?:与|和|同)?[^<>，。；、：]{0,14}$"
)
_ROLES_ZH: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "with",
        re.compile(
            r"(?:(?:共建|合作|合作单位|协作|签约|参与)(?:方|单位|伙伴)?(?:还有|包括|有|为|是|：)|与|和|携手|联手"
            r"|牵手|会同|联合|(?<![共不协合])同|(?<!跟)跟)(?:来自)?(?:(?!成立|设立|组建|创建|揭牌|打造|共建了|共建的|合建|建了|建立了|开设|启动|发起)[^<>，。；、]){0,16}$"
        ),
    ),
    ("by", re.compile(r"由[^<>，。；、]{0,14}$")),
    (
        "to",
        re.compile(
            r"(?:向|给|为|赴|访问|到访|来访|考察|参观|走进|来到|前往|(?<![得达受])到|抵|抵达|莅临|授予|授权|许可给?|转赠|捐赠|赠予|赠与|捐给|赠送"
            r"|予|至|[走回参顺出拜]访|受赠方)(?:了)?[^<>，。；、]{0,12}$"
        ),
    ),
    ("from", re.compile(r"(?:从|自|来自|获|获得|收到|接受|获取|引进|迎来|接待|会见|欢迎)(?:了)?[^<>，。；、]{0,10}$")),
    (
        "none",
        re.compile(
            r"(?<!现)(?:在|位于|于|隶属于?|旗下|支持下?|通过|经由|委托|作为|成为|名为|称为|依托|成立|设立|建立|组建|创办|创建|打造"
            r"|共建|建设|挂牌|揭牌|启动|加入|据|对|感谢|祝贺|获批|命名为|的)[“《]?[^<>，。；、：]{0,6}$"
        ),
    ),
)
# What stands before 的 only says which body it is: 校友某某创办的, 他所在的, 位于江边的.
_DESCRIBED_ZH = re.compile(
    r"(?:创办|创立|创建|所在|所属|任职|就职|供职|工作|领导|执掌|掌舵|著名|知名|控股|(?:隶属|附属|从属|归属|属)于(?:<O\d+>)?|位于[^，。；<]{1,8}"
    "|地处[^，。；<]{1,8}|邻近|同城|来自[^，。；<]{1,8}|一向|素有[^，。；<]{1,10}之称)的$"
)
# A body's short name in parentheses.
_SHORT_ZH = re.compile("（(?:以下)?(?:简称|称|又称)[^（）]*$")
_POST_ZH = re.compile(
    r"^(?:（[^（）]{0,30}）)?(?:(?!联合|共同|合作|签|开设|成立|举[行办]|在)[^<>，。；]){0,22}?(?:<O\d+>[^<>，。；]{0,16})?<P\d+>"
)
_WIRE = re.compile(r"(?:新闻网|官网|官微|网)?讯|新闻网|日报|晚报|官网|微信|公众号")
_COUNTED = re.compile(r"[两三四五六七八九十\d多几](?:余|多)?(?:家|所|个|名)[^、，]{0,4}$")
_HEARD_ZH = re.compile(r"^[^<>，。；]{0,4}(?:获悉|了解到|官网|消息|举行|召开|揭幕|介绍)")


def _parts_zh(sentence: Sentence) -> list[Part]:
    found: list[Part] = []
    shape = sentence.shape
    before = 0
    for one, start, end in sentence.marks(kinds="OX"):
        if one.kind == "X" and (_GENERIC.match(one.text) or re.search(r"\d", one.text)):
            continue
        gap = shape[before:start]
        if _SHORT_ZH.search(gap):
            before = end
            continue
        last = found[-1] if found else None
        behind = shape[end : end + 60]
        if last and _JOIN_ZH.match(gap):
            role: Role = last.role if last.role != "post" else ("post" if _POST_ZH.match(behind) else "acts")
            if role != "post" and _POST_ZH.match(behind):
                role = "post"
            joined = role == last.role
        else:
            told: Role = next((name for name, form in _ROLES_ZH if form.search(gap)), "acts")
            told = "acts" if told == "none" and _DESCRIBED_ZH.search(shape, max(0, start - 20), start) else told
            role = "post" if _POST_ZH.match(behind) else told
            role = "none" if told in ("from", "none") and _HEARD_ZH.match(behind) else role
            joined = False
        if gap.endswith(("“", "《")) or _WIRE.match(behind) or _COUNTED.search(gap):
            role, joined = "none", False
        found.append(Part(one, start, end, role, last.group if joined and last else len(found)))
        before = end
    return found
