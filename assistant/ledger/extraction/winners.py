"""Who got an award, from the words around its name: by the verb before it or behind it, and by whom it is about."""

import re
from dataclasses import dataclass

from assistant.ledger.extraction.article import Text, value
from assistant.ledger.extraction.entities import Entity
from assistant.ledger.extraction.marking import Sentence
from assistant.ledger.extraction.people import distinct, group_before, group_behind
from assistant.ledger.extraction.shapes import pattern
from assistant.ledger.extraction.verbs import (
    ARE,
    GIVEN_ZH,
    GOES,
    GOES_ZH,
    HOLDERS,
    HOLDERS_ZH,
    PASSIVE,
    TOLD_ZH,
    VERB,
    VERB_ZH,
)
from vectorstore.ledger.types import Recipient

# Characters of a shape between a verb and the award, between an award and who is named behind it.
_FAR = 90
_BEHIND = 90


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence, the article's ``number``-th, names an award: ``start`` to ``end`` of its shape.

    What belongs to it lies between ``floor`` and ``ceiling``, the awards before and behind.
    """

    number: int
    sentence: Sentence
    start: int
    end: int
    floor: int
    ceiling: int


def recipients_of(article: Text, place: Place) -> list[Recipient]:
    """Who got the award at ``place``; nobody where the sentence does not say it."""
    return _chinese(article, place) if place.sentence.chinese else _english(article, place)


# Between a verb and an award it does not get: won a place in the final of the Award.
_NO_OBJECT = re.compile(
    r"\b(?:who|which|that|because|when|while|after|before|said|says|but|part|place|spot|invitations?|nominations?"
    r"|chance"
    r"|ticket|final|lecture|applications?|applied|votes?|funding from|support from|letters?|news|care|office"
    r"|charge)\b|[;:]"
)
_THEM = re.compile(r"^ (?:him|her|them)\b")
_TO = re.compile(r"[^.;<]{0,60}?(?:<[DOX]\d+>[^.;<]{0,30}?)?\b(?:to|on|upon) ")
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Hh]is|[Hh]er|[Tt]heir|I|[Yy]ou)\b")
_SAYS = re.compile(
    r"\b(?:said|says|told|that|announced|reported|according|congratulat\w+|praised|thanked|chaired|hosted|whose"
    r"|named after"
    r"|than|like|unlike|succeed\w+|nominated by)\b"
)


_RUNNER_UP = re.compile(
    r"<P\d+>(?:,? (?:of|from|at) (?:the )?<[OX]\d+>)?,? (?:as|was|were|is|finished|came|placed|ranked)(?: the| in)? ?$"
)


def _english(article: Text, place: Place) -> list[Recipient]:
    shape = place.sentence.shape
    goes = GOES.match(shape, place.end, place.ceiling)
    if goes and goes.end() - place.end < 60 and (found := _named_behind(article, place, goes.end())):
        return found
    if second := _RUNNER_UP.search(shape[place.floor : place.start]):
        people = place.sentence.marks(place.floor, place.floor + second.end(), "P")
        return [article.recipient(people[-1][0])]
    verbs = list(VERB.finditer(shape, place.floor, place.start))
    for verb in reversed(verbs[-3:]):
        between = shape[verb.end() : place.start]
        if len(between) > 300 or _NO_OBJECT.search(between):
            break
        if found := _by_verb(article, place, verb, between):
            return found
    if goes and (found := _named_behind(article, place, goes.end())):
        return found
    holders = HOLDERS.match(shape, place.end, place.ceiling)
    if place.start == place.end:
        if shape[place.start : place.start + 30].split(" for ")[0].count(" ") == 1:
            return _subject(article, place, place.start)
        holders = re.compile(r"[^:<]{0,60}").match(shape, place.end)
    if holders:
        are = ARE.match(shape, holders.end())
        return _named_behind(article, place, are.end() if are else holders.end(), near=40) or _subject(
            article, place, place.start
        )
    return []


def _by_verb(article: Text, place: Place, verb: re.Match[str], between: str) -> list[Recipient]:
    """Who got it by one verb that stands before the award."""
    shape, sentence = place.sentence.shape, place.sentence
    inside = [one for one, _, _ in sentence.marks(verb.end(), place.start, "P")]
    if verb["get"]:
        if inside or len(between) > _FAR:
            return []
        return _subject(article, place, verb.start())
    if verb["holder"]:
        if len(between) > _FAR or inside:
            return []
        if sentence.marks(place.floor, verb.start(), "P"):
            return _subject(article, place, verb.start())
        are = ARE.match(shape, place.end)
        found = _named_behind(article, place, are.end(), near=40) if are and are.group().strip(" ,") else []
        return found or _subject(article, place, verb.start())
    passive = PASSIVE.search(shape[place.floor : verb.start()])
    if inside and not passive:
        leading = [one for one in distinct(group_behind(sentence, verb.end())) if one in inside]
        return [article.recipient(one) for one in leading]
    if not passive and (_THEM.match(between) or re.search(r"\b(?:his|her|their)\b", between[:6])):
        return _spoken_of(article, place, verb.start())
    if (
        not passive
        and (to := _TO.match(shape, place.end, place.ceiling))
        and (found := _named_behind(article, place, to.end(), near=60))
    ):
        return found
    participle = re.search(r"(?:[,)]|<P\d+>|\bbeing|\bafter|\band|^) ?$", shape[place.floor : verb.start()])
    if passive or (participle and verb.group().endswith(("ed", "en"))):
        return _subject(article, place, verb.start())
    return []


def _subject(article: Text, place: Place, at: int) -> list[Recipient]:
    """Who stands before the verb at ``at``: people, else the person that a pronoun means, else a team."""
    sentence = place.sentence
    floor = _floor(place, at)
    people = [one for one in distinct(group_before(sentence, at)) if sentence.at(one) >= floor]
    behind = max((sentence.after(one) for one in people), default=floor)
    if len(people) == 1 and _UNDER.search(_before(sentence, people[0], 40)):
        earlier = sentence.marks(floor, sentence.at(people[0]), "P")
        people = [earlier[-1][0]] if earlier else people
        behind = at if earlier else behind
    gap = _ITS_WORK.sub("", sentence.shape[behind:at])
    if people and not _SAYS.search(gap) and len(gap) < 240 and not _AFTER_WHOM.search(_before(sentence, people[0])):
        return [article.recipient(one) for one in people]
    if _PRONOUN.search(sentence.shape[floor:at]) and (found := _spoken_of(article, place, at)):
        return found
    return _team(sentence, floor, at)


# Work of a person that won: headed the project that received.
_ITS_WORK = re.compile(
    r"\b(?:teams?|groups?|projects?|stud(?:y|ies)|work|papers?|trial|research|programmes?|discovery|therapy|test"
    r"|device|lab|laborator(?:y|ies))"
    r"\b[^;.]{0,40}? (?:that|which)\b"
)


_AFTER_WHOM = re.compile(r"\b(?:than|like|unlike|after|succeed\w+|nominated by|alongside)\b(?: \w+\.?)? ?$")


# Somebody whom a person works with or is related to: doctoral student in the group of P.
_UNDER = re.compile(
    r"\b(?:group|lab|laboratory|team|supervision|student|pupil|protégé|widow|wife|husband|son|daughter|colleague"
    r"|mentor|assistant|guidance|direction|successor|niece"
    r"|nephew|grandson|granddaughter|brother|sister)(?:,| of| to| from| with)(?: the)?(?: [A-Za-z]+\.?)? $"
    r"|\b(?:under|supervised by|mentored by)(?: [A-Z]\w+\.?)? $"
)


def _before(sentence: Sentence, person: Entity, far: int = 14) -> str:
    return sentence.shape[max(0, sentence.at(person) - far) : sentence.at(person)]


def _floor(place: Place, at: int) -> int:
    shape = place.sentence.shape
    marks = "；。" if place.sentence.chinese else ";"
    return max(place.floor, *(shape.rfind(mark, 0, at) + 1 for mark in marks))


_OBLIQUE = re.compile(r"\b(?:of|from|at|by|in|with|for|to|on|the)(?: the)? $")
_GROUP = re.compile(
    r"\b(?:[Tt]eams?|groups?|researchers|scientists|doctors|surgeons|nurses|students|experts|[Ww]ard)(?: \w+)? "
    r"(?:from|of|at)"
    r"(?: the)? $"
)


def _team(sentence: Sentence, floor: int, at: int) -> list[Recipient]:
    """A body that won: it begins the clause, or its team does."""
    for one, start, _ in sentence.marks(floor, at, "O")[::-1]:
        before = sentence.shape[floor:start]
        if at - start < 70 and (
            _GROUP.search(before) or not re.search(r"\b(?:of|from|at|by|in|with|for|to|on)(?: the)? $", before)
        ):
            return [Recipient(None, value(one))]
    return []


def _named_behind(article: Text, place: Place, at: int, near: int = _BEHIND) -> list[Recipient]:
    """Who is named behind ``at``: people, else a team or body."""
    sentence = place.sentence
    people = distinct(group_behind(sentence, at))
    if (
        people
        and sentence.at(people[0]) - at < near + 60
        and not re.search("[;；。]", sentence.shape[at : sentence.at(people[0])])
    ):
        bodies = sentence.marks(at, sentence.at(people[0]), "O")
        if sentence.at(people[0]) - at < near or bodies:
            return [article.recipient(one) for one in people]
    bodies = [one for one in sentence.marks(at, at + 40, "O") if not _ITS_COUNT.match(sentence.shape, one[2])]
    return (
        [Recipient(None, value(bodies[0][0]))]
        if bodies and not re.search("[;；。]", sentence.shape[at : bodies[0][1]])
        else []
    )


# So many of a body's projects won; which, is said elsewhere.
_ITS_COUNT = re.compile(r"[^<，。；]{0,6}(?:\d+|[一两二三四五六七八九十多])(?:项|个)[^<，。；]{0,4}(?:成果|项目|课题)?")


def _spoken_of(article: Text, place: Place, at: int) -> list[Recipient]:
    """The person that "he" or 他 means: the first of the sentence, else of the nearest sentence before that has one."""
    sentences = article.sentences
    for sentence in [place.sentence, *sentences[max(0, place.number - 4) : place.number][::-1]]:
        marks = sentence.marks(0, at if sentence is place.sentence else None, "P")
        if marks:
            return [article.recipient(marks[0][0])]
    return [article.recipient(article.main_person)] if article.main_person else []


_OF_ZH = pattern(r"[”》」]?(?:的)(?=[^<，。]{0,14}(?:{O}[^<，。]{0,14})?{P})")
_GIVEN_TO_ZH = re.compile(r"(?:向|为|给|授予)(?:[^<，。；]|<[ODX]\d+>){0,24}$")
_ELLIPSIS = re.compile(
    r"[他她]|其|^[，。]?(?:[^<，。]{0,4}<D\d+>[^<，。]{0,8}，?)?(?:此前|此后|同年|去年|今年|随后|当年"
    r"|之后)?(?:，)?(?:还|又|并|曾|也|先后|多次|再次|已)*$"
)
_SPEECH_ZH = re.compile(r"表示|介绍|指出|祝贺|认为|宣布|说|致辞|主持(?!的|完成|并|、)|推荐|提名|颁发给|打趣|透露|获悉")
_COUNTED = re.compile(r"(?:\d+|[一两二三四五六七八九十多])(?:项|个)[^，。；]{0,6}(?:成果|项目|课题|奖)?$")
_COPULA_ZH = re.compile(r"(?:是|为|系|成为|作为|，|）)(?:[^<，。；]|<[DO]\d+>){0,12}[“《]?$")


def _chinese(article: Text, place: Place) -> list[Recipient]:
    shape = place.sentence.shape
    goes = GOES_ZH.match(shape, place.end, place.ceiling)
    if goes and re.match("这位|[他她]", shape[goes.end() :]):
        return _spoken_of(article, place, 0)
    if goes and (found := _named_behind(article, place, goes.end(), near=40)):
        return found
    holder = HOLDERS_ZH.match(shape, place.end)
    if holder and (found := _named_behind(article, place, holder.end(), near=24)):
        return found
    if re.match(r"[”》」]?(?:[^<，。；：]{0,4})(?:得主|获得者)", shape[place.end : place.end + 12]):
        region = shape[_floor(place, place.start) : place.start]
        if _COPULA_ZH.search(region):
            return _subject_zh(article, place, place.start)
    verbs = [
        one for one in VERB_ZH.finditer(shape, _floor(place, place.start), place.start) if not _is_attribute(shape, one)
    ]
    if verbs and (found := _by_verb_zh(article, place, verbs)):
        return found
    told = TOLD_ZH.match(shape, place.end, place.ceiling)
    if not told and any(verb["give"] for verb in verbs):
        told = GIVEN_ZH.match(shape, place.end)
    if told:
        return _named_behind(article, place, told.end(), near=30)
    if place.start == place.end:
        return _named_behind(article, place, place.end + 3, near=16) or _subject_zh(article, place, place.start)
    colon = re.match(
        r"[”》」]?(?:得主|获得者)?(?:[（(][^（）()]{0,12}[）)])?(?:：|——|—)", shape[place.end : place.end + 24]
    )
    return _named_behind(article, place, place.end + colon.end(), near=24) if colon else []


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
            if sentence.at(one) >= _floor(place, verb.start())
        ]
        if of and not before:
            return _named_behind(article, place, of.end(), near=30)
        return _subject_zh(article, place, verb.start())
    people = [
        one for one in distinct(group_before(sentence, verb.start())) if sentence.at(one) >= _floor(place, verb.start())
    ]
    if people and _GIVEN_TO_ZH.search(shape[: sentence.at(people[0])]):
        return [article.recipient(one) for one in people]
    return []


def _subject_zh(article: Text, place: Place, at: int) -> list[Recipient]:
    sentence = place.sentence
    floor = _floor(place, at)
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
        return _spoken_of(article, place, at)
    return []


def _is_giver(sentence: Sentence, start: int, at: int) -> bool:
    before = sentence.shape[max(0, start - 4) : start]
    behind = sentence.shape[start:at]
    return bool(re.search(r"(?:在|由|从|据|向|于)[^<，]{0,3}$", before)) or bool(
        re.match(
            r"<O\d+>(?:[^<，。；]|<O\d+>){0,12}(?:主办|颁发|组织|举办|设立|评选|公布|揭晓|获悉|承办|举行|召开)", behind
        )
    )
