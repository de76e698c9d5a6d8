"""Who got an award in a Chinese sentence, from the words around its name."""

import re

from assistant.ledger.extraction.article import Text
from assistant.ledger.extraction.chinese_words import BORNE
from assistant.ledger.extraction.entities import Entity
from assistant.ledger.extraction.interviews_zh import asked, spoken_of_zh
from assistant.ledger.extraction.marking import Sentence
from assistant.ledger.extraction.people import distinct, group_before, group_behind
from assistant.ledger.extraction.shapes import pattern
from assistant.ledger.extraction.subjects_zh import subject_zh
from assistant.ledger.extraction.units_zh import ONLY_UNITS, of_body, units_of
from assistant.ledger.extraction.verbs import GIVEN_ZH, GOES_ZH, HOLDERS_ZH, TOLD_ZH, VERB_ZH
from assistant.ledger.extraction.winners import Finder, Place, first_of, floor_of, named_behind
from vectorstore.ledger.types import Recipient
from vectorstore.text.language import HAN

_OF_ZH = pattern(r"[”》」]?(?:荣誉)?(?:称号)?(?:的)(?=[^<，。]{0,14}(?:{O}[^<，。]{0,14})?{P})")
_GIVEN_TO_ZH = re.compile(r"(?:向|为|给|授予)(?:[^<，。；]|<[ODX]\d+>){0,24}$")
_PRONOUN_ZH = re.compile("(?:给|了|予)?[他她]")
_TO_ME = re.compile(
    r"(?:[^<，。；]|<O\d+>){0,8}(?:颁给|授予|颁发给|授给|颁授给|颁予|给|发给)(?:了)?我(?![们院校国])(?:(?:和|与|以及)(?=[^，。；]{0,40}<P))?"
)
_TO_PRONOUN = re.compile("(?:向|为|给)[他她][^<，。；]{0,6}$")
_COPULA_ZH = re.compile(r"(?:是|为|系|成为|作为|，|）)(?:[^<，。；]|<[DO]\d+>){0,12}[“《]?$")


def chinese_recipients(article: Text, place: Place) -> list[Recipient]:
    """Who got the award at ``place`` of a Chinese sentence; nobody where the sentence does not say it."""
    return [_with_unit(place.sentence, one) for one in first_of(_CHINESE, article, place)]


def _with_unit(sentence: Sentence, one: Recipient) -> Recipient:
    """A house that won, or its team that is named right behind it."""
    body = one.institution
    if (
        one.name
        or body is None
        or body.start is None
        or body.end is None
        or not sentence.start <= body.start < sentence.end
    ):
        return one
    return of_body(sentence, Entity("O", body.start, body.end, body.text))


def _gone(article: Text, place: Place) -> list[Recipient]:
    shape = place.sentence.shape
    goes = GOES_ZH.match(shape, place.end, place.ceiling)
    if not goes:
        return []
    meant = re.match("这位|[他她](?!的)", shape[goes.end() :])
    return spoken_of_zh(article, place, 0) if meant else named_behind(article, place, goes.end(), near=40)


def _holders(article: Text, place: Place) -> list[Recipient]:
    shape = place.sentence.shape
    holder = HOLDERS_ZH.match(shape, place.end)
    if holder and (found := named_behind(article, place, holder.end(), near=24)):
        return _without_next(place, found)
    is_holder = _HOLDER_ZH.match(shape, place.end) and _COPULA_ZH.search(
        shape[floor_of(place, place.start) : place.start]
    )
    return subject_zh(article, place, place.start) if is_holder else []


def _without_next(place: Place, found: list[Recipient]) -> list[Recipient]:
    """``found`` without those who stand before the verb of the next award: 一等奖的有甲，乙获二等奖."""
    shape = place.sentence.shape
    comma = shape.rfind("，", place.end, place.ceiling)
    if place.ceiling == len(shape) or comma < 0 or not VERB_ZH.search(shape, comma, place.ceiling):
        return found
    end = place.sentence.place(comma)
    return [one for one in found if not one.name or one.name.start is None or one.name.start < end]


_HOLDER_ZH = re.compile(r"[”》」]?(?:[^<，。；：]{0,4})(?:得主|获得者)")


def _verbs(place: Place) -> list[re.Match[str]]:
    shape = place.sentence.shape
    found = VERB_ZH.finditer(shape, floor_of(place, place.start), place.start)
    return [one for one in found if not _is_attribute(shape, one)]


def _by_verbs(article: Text, place: Place) -> list[Recipient]:
    verbs = _verbs(place)
    return _by_verb_zh(article, place, verbs) if verbs else []


def _to_pronoun(article: Text, place: Place) -> list[Recipient]:
    """授予他科学技术奖: the person spoken of."""
    verb = next(iter(_verbs(place)[::-1]), None)
    if verb is None or not verb["give"]:
        return []
    shape = place.sentence.shape
    if not _PRONOUN_ZH.match(shape, verb.end(), place.start) and not _TO_PRONOUN.search(shape[: verb.start()]):
        return []
    return spoken_of_zh(article, place, verb.start())


def _to_me(article: Text, place: Place) -> list[Recipient]:
    """把某奖颁给我和某某: who speaks, and who is named with them."""
    to = _TO_ME.match(place.sentence.shape, place.end)
    me = asked(article) if to else []
    beside = named_behind(article, place, to.end(), near=40) if to and to.group()[-1] in "和与及" else []
    return [*me, *(one for one in beside if one not in me)] if me else []


# 把某奖的奖杯带回了山里: what was won stands before the verb.
_TAKEN_HOME = re.compile(
    "[”》」]?(?:的)?(?:称号|荣誉|奖项)?的?(?:奖杯|奖牌|证书|奖章|奖状|桂冠|殊荣|大奖|荣誉|牌匾|金杯)?(?:都|也|又)?"
    "(?:带|捧|抱|领|拿|收|摘|揽|挂|搬|背)(?:回|走|入|到|进|上)"
)
_WITH_OBJECT = re.compile("(?:把|将)[^<，。；]{0,16}[“《「]?$")


def _taken_home(article: Text, place: Place) -> list[Recipient]:
    before = _WITH_OBJECT.search(place.sentence.shape[floor_of(place, place.start) : place.start])
    if not before or not _TAKEN_HOME.match(place.sentence.shape, place.end):
        return []
    return subject_zh(article, place, floor_of(place, place.start) + before.start())


def _told(article: Text, place: Place) -> list[Recipient]:
    """Those whom the next clause names, after the award was given or made public."""
    shape = place.sentence.shape
    told = TOLD_ZH.match(shape, place.end, place.ceiling)
    if not told and any(verb["give"] for verb in _verbs(place)):
        told = GIVEN_ZH.match(shape, place.end)
    return named_behind(article, place, told.end(), near=30) if told else []


def _borne(article: Text, place: Place) -> list[Recipient]:
    """“国医大师”某某: who bears an honour as a title."""
    behind = _BEARER.match(place.sentence.shape, place.end)
    honour = place.sentence.shape[place.start : place.end]
    if not behind or not honour.startswith("<A"):
        return []
    award, person = (place.sentence.entities[int(one)] for one in (honour[2:-1].split(">")[0], behind[1]))
    return [article.recipient(person)] if BORNE.fullmatch(award.text) else []


_BEARER = re.compile(r"[”》」]<P(\d+)>")
_PARENS_ZH = re.compile(r"<P(\d+)>(?:教授|医生|主任|院士)?（(?:[^<（）]|<[OD]\d+>){0,16}$")


def _in_parentheses(article: Text, place: Place) -> list[Recipient]:
    """张三（青年科技奖）、李四（优秀论文奖）."""
    before = _PARENS_ZH.search(place.sentence.shape[place.floor : place.start])
    if not before or place.sentence.shape[place.end : place.end + 1] != "）":
        return []
    return [article.recipient(place.sentence.entities[int(before[1])])]


def _listed(article: Text, place: Place) -> list[Recipient]:
    """Those behind a colon, or behind 获奖者是 where no award is named."""
    if place.start == place.end and _END_BARE.match(place.sentence.shape, place.start):
        people = distinct(group_before(place.sentence, place.start))
        near = people and place.start - place.sentence.after(people[-1]) < _RIGHT_BEFORE
        return [article.recipient(one) for one in people] if near else []
    if place.start == place.end:
        return named_behind(article, place, place.end + 3, near=28) or subject_zh(article, place, place.start)
    colon = _COLON.match(place.sentence.shape, place.end)
    if not colon:
        return []
    return named_behind(article, place, colon.end(), near=24) or _units_behind(article, place, colon.end())


def _units_behind(article: Text, place: Place, at: int) -> list[Recipient]:
    """The wards of the article's house that a line names behind a colon, and nothing else."""
    match = ONLY_UNITS.match(place.sentence.shape, at)
    return units_of(article, match["units"], place.sentence.place(match.start("units"))) if match else []


# Characters of a shape between the last of those who won and 获奖.
_RIGHT_BEFORE = 12
_END_BARE = re.compile("[^<，。；]{0,10}(?:获奖|得奖|上榜|当选|入选)(?=[，。；]|$)")
_COLON = re.compile(
    r"[”》」]?（(?:第一|主要|项目)?(?:完成人|获奖者|得主|负责人|主持人|领衔人|作者)：|[”》」]?(?:得主"
    r"|获得者)?(?:[（(][^（）()]{0,12}[）)])?(?:："
    r"|——|—)"
)


def _within(article: Text, place: Place) -> list[Recipient]:
    """Who stands before 在某某大赛中夺得金奖, of which contest and class are one award."""
    verb = VERB_ZH.search(place.sentence.shape, place.start, place.end)
    return subject_zh(article, place, place.start) if verb and verb["get"] else []


_WHEN = re.compile(
    r"[”》」]?[^<，。；]{0,8}(?:时|后|之际|那一刻|瞬间|(?:称号|荣誉|奖项|殊荣|一事|[”》」])(?=，[^，。；]*(?:说"
    r"|摆|笑|表示|坦言|直言|感慨|却|谦)))，(?=[^<，。；]{0,8}<[PO]|(?P<house>[该我本][院校]))"
)


def _when(article: Text, place: Place) -> list[Recipient]:
    """在接过“某某奖”奖杯时，某人说: who is named behind."""
    verbs = _verbs(place)
    when = _WHEN.match(place.sentence.shape, place.end, place.ceiling)
    if not when or not verbs or not verbs[-1]["get"]:
        return []
    if when["house"]:
        return [Recipient(None, article.home)] if article.home else []
    return named_behind(article, place, when.end(), near=12)


_OF_WHOM = re.compile(
    r"<P(\d+)>[^<，。；]{0,8}(?:<D\d+>)?[^<，。；]{0,4}(?:得|获得?|拿|领|捧|赢)(?:到|回|来|过|下){0,2}的[^<，。；]{0,4}[“《]?$"
)
# 她的名字出现在“某某”的榜单上
_NAME_ON = re.compile(r"(?:<P(\d+)>|[他她])的名字[^<，。；]{0,12}(?:在|于)[^<，。；]{0,6}[“《]?$")


def _of_whom(article: Text, place: Place) -> list[Recipient]:
    """一枚是某某得的“某奖”; whose name is on the list."""
    before = place.sentence.shape[floor_of(place, place.start) : place.start]
    if got := _OF_WHOM.search(before):
        return [article.recipient(place.sentence.entities[int(got[1])])]
    listed = _NAME_ON.search(before)
    if not listed:
        return []
    if listed[1]:
        return [article.recipient(place.sentence.entities[int(listed[1])])]
    return spoken_of_zh(article, place, place.start)


_MADE_PUBLIC = re.compile("公布|揭晓|发布|评选|评出|通报|宣布|印发|表彰|授奖|颁发|颁奖")
_ON_THE_LIST = re.compile(
    r"[”》」]?(?:[^<，。；]|<[DC]\d+>){0,16}，(?=[^。；]{2,160}?(?:榜上有名|上榜|入选|当选|名列其中|在列"
    r"|获此殊荣|获评|获奖|位列其中|脱颖而出|喜提|登榜|金榜题名))"
)


def _on_the_list(article: Text, place: Place) -> list[Recipient]:
    """公布了“最美医生”名单，某院某人榜上有名."""
    shape = place.sentence.shape
    listed = _ON_THE_LIST.match(shape, place.end, place.ceiling)
    if not listed or not _MADE_PUBLIC.search(shape, floor_of(place, place.start), listed.end()):
        return []
    return named_behind(article, place, listed.end(), near=40)


# Wards and teams that are given a title: 授予解剖学教研室“先进集体”称号.
_GIVEN_UNIT = re.compile(
    f"(?:授予|表彰|评为)(?P<unit>[{HAN}]{{2,14}}(?:科|部|室|病区|团队|支部|中心|学院|系|班组|护理组"
    f"|医疗队)(?:[、和与及][{HAN}]{{2,14}}?(?:科|部|室|病区|团队|支部|中心|学院|系|组|队))*)(?:等[^，。；]{{0,8}})?[“《]?$"
)


def _to_unit(article: Text, place: Place) -> list[Recipient]:
    shape = place.sentence.shape
    match = _GIVEN_UNIT.search(shape[floor_of(place, place.start) : place.start])
    if not match:
        return []
    start = place.sentence.place(floor_of(place, place.start) + match.start("unit"))
    return units_of(article, match["unit"], start)


_CHINESE: tuple[Finder, ...] = (
    _in_parentheses,
    _to_me,
    _of_whom,
    _taken_home,
    _gone,
    _holders,
    _to_pronoun,
    _to_unit,
    _by_verbs,
    _within,
    _when,
    _borne,
    _told,
    _on_the_list,
    _listed,
)


def _is_attribute(shape: str, verb: re.Match[str]) -> bool:
    """Whether a verb of giving only says whose award it is: 联合会授予的奖章."""
    return verb["give"] is not None and shape[verb.end() : verb.end() + 1] == "的"


def _by_verb_zh(article: Text, place: Place, verbs: list[re.Match[str]]) -> list[Recipient]:
    sentence, shape = place.sentence, place.sentence.shape
    verb = _deciding(place, verbs)
    inside = [one for one in distinct(group_behind(sentence, verb.end())) if sentence.at(one) < place.start]
    if verb["give"] and inside:
        return [article.recipient(one) for one in inside]
    if verb["give"] and (houses := _HOUSES_GIVEN.match(shape, verb.end(), place.start)):
        return [of_body(sentence, one) for one, _, _ in sentence.marks(verb.end(), houses.end(), "O")]
    between = shape[verb.end() : place.start]
    if len(re.sub(r"<\w\d+>", "", between)) > 36 or re.search("[，；]", between) or verb["holder"]:
        return []
    if verb["get"]:
        return _who_got(article, place, verb)
    people = _before_verb(place, verb)
    if people and _GIVEN_TO_ZH.search(shape[: sentence.at(people[0])]):
        return [article.recipient(one) for one in people]
    return []


# Houses and their wards that are given a title: 授予某医院感染科、某中心“先进集体”称号.
_HOUSES_GIVEN = re.compile(
    r"(?:了|给)?(?:<O\d+>[^<，。；、]{0,12}[、和与及]?)+(?:等[^<，。；]{0,10})?(?:为|以)?(?:<D\d+>)?[^<，。；、]{0,6}[“《]?$"
)


def _deciding(place: Place, verbs: list[re.Match[str]]) -> re.Match[str]:
    """The last verb before the award; a verb of getting before it, where one of giving has nobody to give to."""
    last = verbs[-1]
    inside = any(place.sentence.at(one) < place.start for one in group_behind(place.sentence, last.end()))
    if last["give"] and not inside and len(verbs) > 1 and verbs[-2]["get"]:
        return last if "，" in place.sentence.shape[verbs[-2].end() : last.start()] else verbs[-2]
    return last


def _before_verb(place: Place, verb: re.Match[str]) -> list[Entity]:
    """The people named last before a verb in its clause."""
    people = distinct(group_before(place.sentence, verb.start()))
    return [one for one in people if place.sentence.at(one) >= floor_of(place, verb.start())]


def _who_got(article: Text, place: Place, verb: re.Match[str]) -> list[Recipient]:
    """Whoever stands before a verb of getting; behind the award, where only that names them: 获得某奖的某某."""
    shape = place.sentence.shape
    of = _OF_ZH.match(shape, place.end)
    if _FOR_WHOM.search(shape[: verb.start()]) or (of and not _before_verb(place, verb)):
        return named_behind(article, place, of.end(), near=30) if of else []
    return subject_zh(article, place, verb.start())


# Somebody gives something to those who won: 为获得“优秀毕业生”称号的代表颁发证书.
_FOR_WHOM = re.compile("(?:为|给|向|对|祝贺|采访|慰问|看望)$")
