"""Who got an award in a Chinese sentence, from the words around its name."""

import re

from assistant.ledger.extraction.article import Text, value
from assistant.ledger.extraction.marking import Sentence
from assistant.ledger.extraction.people import distinct, group_before, group_behind
from assistant.ledger.extraction.shapes import pattern
from assistant.ledger.extraction.verbs import GIVEN_ZH, GOES_ZH, HOLDERS_ZH, TOLD_ZH, VERB_ZH
from assistant.ledger.extraction.winners import Finder, Place, first_of, floor_of, named_behind, spoken_of
from vectorstore.ledger.types import Recipient

_OF_ZH = pattern(r"[”》」]?(?:的)(?=[^<，。]{0,14}(?:{O}[^<，。]{0,14})?{P})")
_GIVEN_TO_ZH = re.compile(r"(?:向|为|给|授予)(?:[^<，。；]|<[ODX]\d+>){0,24}$")
_ELLIPSIS = re.compile(
    r"[他她]|其|^[，。]?(?:[^<，。]{0,4}<D\d+>[^<，。]{0,8}，?)?(?:此前|此后|同年|去年|今年|随后|当年"
    r"|之后)?(?:，)?(?:还|又|并|曾|也|先后|多次|再次|已)*$"
)
_SPEECH_ZH = re.compile(r"表示|介绍|指出|祝贺|认为|宣布|说|致辞|主持(?!的|完成|并|、)|推荐|提名|颁发给|打趣|透露|获悉")
_COUNTED = re.compile(r"(?:\d+|[一两二三四五六七八九十多])(?:项|个)[^，。；]{0,6}(?:成果|项目|课题|奖)?$")
_COPULA_ZH = re.compile(r"(?:是|为|系|成为|作为|，|）)(?:[^<，。；]|<[DO]\d+>){0,12}[“《]?$")


def chinese_recipients(article: Text, place: Place) -> list[Recipient]:
    """Who got the award at ``place`` of a Chinese sentence; nobody where the sentence does not say it."""
    return first_of(_CHINESE, article, place)


def _gone(article: Text, place: Place) -> list[Recipient]:
    shape = place.sentence.shape
    goes = GOES_ZH.match(shape, place.end, place.ceiling)
    if not goes:
        return []
    meant = re.match("这位|[他她]", shape[goes.end() :])
    return spoken_of(article, place, 0) if meant else named_behind(article, place, goes.end(), near=40)


def _holders(article: Text, place: Place) -> list[Recipient]:
    shape = place.sentence.shape
    holder = HOLDERS_ZH.match(shape, place.end)
    if holder and (found := named_behind(article, place, holder.end(), near=24)):
        return found
    is_holder = _HOLDER_ZH.match(shape, place.end) and _COPULA_ZH.search(
        shape[floor_of(place, place.start) : place.start]
    )
    return _subject_zh(article, place, place.start) if is_holder else []


_HOLDER_ZH = re.compile(r"[”》」]?(?:[^<，。；：]{0,4})(?:得主|获得者)")


def _verbs(place: Place) -> list[re.Match[str]]:
    shape = place.sentence.shape
    found = VERB_ZH.finditer(shape, floor_of(place, place.start), place.start)
    return [one for one in found if not _is_attribute(shape, one)]


def _by_verbs(article: Text, place: Place) -> list[Recipient]:
    verbs = _verbs(place)
    return _by_verb_zh(article, place, verbs) if verbs else []


def _told(article: Text, place: Place) -> list[Recipient]:
    """Those whom the next clause names, after the award was given or made public."""
    shape = place.sentence.shape
    told = TOLD_ZH.match(shape, place.end, place.ceiling)
    if not told and any(verb["give"] for verb in _verbs(place)):
        told = GIVEN_ZH.match(shape, place.end)
    return named_behind(article, place, told.end(), near=30) if told else []


def _listed(article: Text, place: Place) -> list[Recipient]:
    """Those behind a colon, or behind 获奖者是 where no award is named."""
    if place.start == place.end:
        return named_behind(article, place, place.end + 3, near=16) or _subject_zh(article, place, place.start)
    colon = _COLON.match(place.sentence.shape, place.end)
    return named_behind(article, place, colon.end(), near=24) if colon else []


_COLON = re.compile(r"[”》」]?(?:得主|获得者)?(?:[（(][^（）()]{0,12}[）)])?(?:：|——|—)")
_CHINESE: tuple[Finder, ...] = (_gone, _holders, _by_verbs, _told, _listed)


def _is_attribute(shape: str, verb: re.Match[str]) -> bool:
    """Whether a verb of giving only says whose award it is: 联合会授予的奖章."""
    return verb["give"] is not None and shape[verb.end() : verb.end() + 1] == "的"


def _by_verb_zh(article: Text, place: Place, verbs: list[re.Match[str]]) -> list[Recipient]:
    sentence, shape = place.sentence, place.sentence.shape
    verb = verbs[-1]
    inside = [one for one in distinct(group_behind(sentence, verb.end())) if sentence.at(one) < place.start]
    if (
        verb["give"]
        and not inside
        and len(verbs) > 1
        and verbs[-2]["get"]
        and "，" not in shape[verbs[-2].end() : verb.start()]
    ):
        verb = verbs[-2]
    between = shape[verb.end() : place.start]
    inside = distinct(group_behind(sentence, verb.end()))
    inside = [one for one in inside if sentence.at(one) < place.start]
    if verb["give"] and inside:
        return [article.recipient(one) for one in inside]
    if len(re.sub(r"<\w\d+>", "", between)) > 36 or re.search("[，；]", between) or verb["holder"]:
        return []
    of = _OF_ZH.match(shape, place.end)
    if verb["get"]:
        before = [
            one
            for one in distinct(group_before(sentence, verb.start()))
            if sentence.at(one) >= floor_of(place, verb.start())
        ]
        if of and not before:
            return named_behind(article, place, of.end(), near=30)
        return _subject_zh(article, place, verb.start())
    people = [
        one
        for one in distinct(group_before(sentence, verb.start()))
        if sentence.at(one) >= floor_of(place, verb.start())
    ]
    if people and _GIVEN_TO_ZH.search(shape[: sentence.at(people[0])]):
        return [article.recipient(one) for one in people]
    return []


def _subject_zh(article: Text, place: Place, at: int) -> list[Recipient]:
    sentence = place.sentence
    floor = floor_of(place, at)
    people = [one for one in distinct(group_before(sentence, at)) if sentence.at(one) >= floor]
    behind = max((sentence.after(one) for one in people), default=floor)
    gap = sentence.shape[behind:at]
    if people and len(gap) < 120 and not _SPEECH_ZH.search(gap):
        return [article.recipient(one) for one in people]
    bodies = [
        one
        for one, start, _ in sentence.marks(behind if people else floor, at, "O")
        if not _is_giver(sentence, start, at)
    ]
    if bodies and not _COUNTED.search(gap):
        return [Recipient(None, value(bodies[0]))]
    start = floor if not people else behind
    if _ELLIPSIS.search(sentence.shape[start:at]) and not bodies:
        return spoken_of(article, place, at)
    return []


def _is_giver(sentence: Sentence, start: int, at: int) -> bool:
    before = sentence.shape[max(0, start - 4) : start]
    behind = sentence.shape[start:at]
    return bool(re.search(r"(?:在|由|从|据|向|于)[^<，]{0,3}$", before)) or bool(
        re.match(
            r"<O\d+>(?:[^<，。；]|<O\d+>){0,12}(?:主办|颁发|组织|举办|设立|评选|公布|揭晓|获悉|承办|举行|召开)", behind
        )
    )
