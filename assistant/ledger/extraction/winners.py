"""Who got an award, from the words around its name: by the verb before it or behind it, and by whom it is about."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.ledger.extraction.article import Text, value
from assistant.ledger.extraction.entities import Entity
from assistant.ledger.extraction.marking import Sentence
from assistant.ledger.extraction.people import distinct, group_before, group_behind
from assistant.ledger.extraction.verbs import (
    ARE,
    GOES,
    HOLDERS,
    PASSIVE,
    VERB,
)
from assistant.ledger.extraction.winners_told import first_person, led_team, person_meant, says_me, team_told, with_whom
from vectorstore.ledger.types import Recipient

# Characters of a shape between a verb and the award, between an award and who is named behind it.
_FAR = 90
_NEAR = 60
_WITH_PEOPLE = 300
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


# Between a verb and an award it does not get: won a place in the final of the Award.
_NO_OBJECT = re.compile(
    r"\b(?:who|which|that|because|when|while|after|before|said|says|but|part|places?|spots?|invitations?|nominations?"
    r"|chance|(?:two|three|four|five|six|seven|eight|nine|ten|several|\d+) (?:golds?|silvers?|bronzes?|medals"
    r"|prizes|awards|trophies|honou?rs)"
    r"|of (?:two|three|four|five|six|several|\d+) (?:prizes|awards)"
    r"|ticket|final|lecture|applications?|applied|votes?|funding from|support from|letters?|news|care|office"
    r"|charge)\b|[;:]"
)
_THEM = re.compile(r" (?:him|her|it|them|his|their)\b")
# Beside whom somebody got it: awarded her, jointly with A, the X.
_WITH_OTHER = re.compile(
    r" (?:him|her|it|them)(?:,| and)? ?(?:(?:jointly|together|along|equally) with|alongside|and) (?=[^.;]{0,60}<P)"
)
_TO = re.compile(r"[^.;<]{0,60}?(?:<[DOXM]\d+>[^.;<]{0,30}?){0,2}\b(?:to|on|upon) ")
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Hh]is|[Hh]er|[Tt]heir|I|[Yy]ou)\b")
_SAYS = re.compile(
    r"\b(?:said|says|told|that|announced|reported|according|congratulat\w+|praised|thanked|chaired|hosted|whose"
    r"|named after"
    r"|than|like|unlike|succeed\w+|nominated by)\b"
)


Finder = Callable[[Text, Place], list[Recipient]]


def first_of(finders: Sequence[Finder], article: Text, place: Place) -> list[Recipient]:
    """What the first of ``finders`` says that says anything."""
    return next(filter(None, (find(article, place) for find in finders)), [])


def gone_near(article: Text, place: Place) -> list[Recipient]:
    """Who it went to, said right behind the award's name."""
    goes = GOES.match(place.sentence.shape, place.end, place.ceiling)
    return _goes_to(article, place, goes.end()) if goes and goes.end() - place.end < _NEAR else []


_TO_HER = re.compile(
    r"(?:her|him|them)\b(?! (?!(?:by|at|in|on|for|during|last|this|after|posthumously|jointly)\b"
    r")[a-z])"
)


def _goes_to(article: Text, place: Place, at: int) -> list[Recipient]:
    """Who is named behind ``at``, or whom "her" means there: was presented to her by the president."""
    if _TO_HER.match(place.sentence.shape, at):
        return spoken_of(article, place, place.start)
    return named_behind(article, place, at)


def gone(article: Text, place: Place) -> list[Recipient]:
    """Who it went to: the award was presented to A, was won by A."""
    goes = GOES.match(place.sentence.shape, place.end, place.ceiling)
    return _goes_to(article, place, goes.end()) if goes else []


def by_verbs(article: Text, place: Place) -> list[Recipient]:
    """Who won it or was given it, by the verbs before its name, the nearest first."""
    shape = place.sentence.shape
    for verb in list(VERB.finditer(shape, place.floor, place.start))[:-4:-1]:
        between = shape[verb.end() : place.start]
        if len(between) > _WITH_PEOPLE or _NO_OBJECT.search(between):
            break
        form = _got if verb["get"] else _held if verb["holder"] else _given
        if found := form(article, place, verb):
            return found
    return []


def holders(article: Text, place: Place) -> list[Recipient]:
    """The X winner A; the winners are A and B, where no award is named."""
    shape = place.sentence.shape
    if place.start == place.end and _CITED.match(shape, place.start):
        return subject_of(article, place, place.start)
    form = _ANYTHING if place.start == place.end else HOLDERS
    holders = form.match(shape, place.end, place.ceiling)
    if not holders:
        return []
    are = ARE.match(shape, holders.end())
    behind = are.end() if are else holders.end()
    if _THERE.match(place.sentence.shape, behind):
        return []
    return named_behind(article, place, behind, near=40) or subject_of(article, place, place.start)


_ANYTHING = re.compile(r"[^:<]{0,60}")
# Where the winners were told, and not who they are: were announced at A's Corn Exchange.
_THERE = re.compile(r"[^.;<]{0,30}\b(?:at|in|by|from|during) (?:the )?(?:<[OX]\d+>|[A-Z])?")
_CITED = re.compile(r"\w+ \w+ for\b")


def _inside(place: Place, verb: re.Match[str]) -> list[Entity]:
    return [one for one, _, _ in place.sentence.marks(verb.end(), place.start, "P")]


def _got(article: Text, place: Place, verb: re.Match[str]) -> list[Recipient]:
    """Who won it: whoever stands before the verb, else whom a work won it: has won A the prize."""
    inside = _inside(place, verb)
    won_for = re.match(r" (?:[A-Z][a-z]+\.? ){0,3}(?=<P)", place.sentence.shape[verb.end() :]) and verb.group() in (
        "won",
        "wins",
        "earned",
        "earns",
    )
    if _WON_THEM.match(place.sentence.shape, verb.end()) and verb.group().startswith(
        ("won", "win", "earn", "land", "gain")
    ):
        people = distinct(group_before(place.sentence, verb.start()))
        return [article.recipient(one) for one in people[:1]] or spoken_of(article, place, verb.start())
    if inside and won_for and not place.sentence.marks(place.floor, verb.start(), "P"):
        return [article.recipient(one) for one in distinct(group_behind(place.sentence, verb.end())) if one in inside]
    if _inside(place, verb) or place.start - verb.end() > _FAR:
        return []
    found = subject_of(article, place, verb.start())
    shared = _SHARED_WITH.match(place.sentence.shape, place.end, place.ceiling)
    if (
        shared
        and shared.group() == " with "
        and not re.match(r"(?:Drs?\.? |Prof(?:essor|\.)? |Sir |Dame )?<P", place.sentence.shape[shared.end() :])
        and verb.group()[:4] not in _SHARES
    ):
        shared = None
    return found + named_behind(article, place, shared.end(), near=60) if found and shared else found


_WON_THEM = re.compile(r" (?:him|her|them) (?=[^.;]{0,60}$|[^.;]*<[AC])")
_SHARES = ("shar", "spli")
_SHARED_WITH = re.compile(
    r",? (?:equally |jointly |together |along )?with (?:(?:his|her|their|the|a) )?"
    r"|,? (?:which|that|an honou?r|a prize) (?:he|she|they) (?:will )?shar\w+ (?:equally )?with |, sharing it with "
)


def _held(article: Text, place: Place, verb: re.Match[str]) -> list[Recipient]:
    """Who is its winner, recipient or laureate: named before, else behind."""
    beside = _HELD_WITH.match(place.sentence.shape, verb.end(), place.start)
    if beside and beside.end() >= place.start - _CLOSE:
        return subject_of(article, place, verb.start()) + named_behind(article, place, beside.start("who"), near=4)
    if _inside(place, verb) or place.start - verb.end() > _FAR:
        return []
    if whose := _APPOSED.search(place.sentence.shape[place.floor : verb.start()]):
        return [Recipient(None, value(place.sentence.entities[int(whose[1])]))]
    if place.sentence.marks(place.floor, verb.start(), "P"):
        return subject_of(article, place, verb.start())
    are = ARE.match(place.sentence.shape, place.end)
    are = None if are and _THERE.match(place.sentence.shape, are.end()) else are
    found = named_behind(article, place, are.end(), near=40) if are and are.group().strip(" ,") else []
    if (
        found
        and VERB.search(place.sentence.shape, are.end() if are else 0, place.ceiling)
        and place.ceiling < len(place.sentence.shape)
    ):
        return []
    return found or subject_of(article, place, verb.start())


# Is joint recipient, with A of B, of the X.
_HELD_WITH = re.compile(
    r",? (?:together |jointly |along )?with (?:[A-Z][a-z]+\.? )*(?P<who><P\d+>)(?:,? (?:of|from|"
    r"at) (?:the )?<[OX]\d+>)?,? of"
)
_CLOSE = 10
# A body whose apposition tells it: Knorpel GmbH, a spin-off of B and winner of the X.
_APPOSED = re.compile(r"<O(\d+)>, (?:(?:an?|the) [^.;<,]{3,50}(?:<[OX]\d+>)? and )?(?:the |a |joint |<D\d+> )*$")


def _given(article: Text, place: Place, verb: re.Match[str]) -> list[Recipient]:
    """Who was given it: named before the verb where that is a passive, else behind it."""
    shape, sentence = place.sentence.shape, place.sentence
    before, between = shape[place.floor : verb.start()], shape[verb.end() : place.start]
    passive = PASSIVE.search(before)
    participle = _PARTICIPLE.search(before) and verb.group().endswith(("ed", "en"))
    if not passive:
        inside = _inside(place, verb)
        if inside and not _WITH_OTHER.match(between):
            return [article.recipient(one) for one in distinct(group_behind(sentence, verb.end())) if one in inside]
        if says_me(between):
            return first_person(article, sentence)
        if _THEM.match(between):
            beside = _WITH_OTHER.match(between)
            others = group_behind(sentence, verb.end() + beside.end()) if beside else []
            found = spoken_of(article, place, verb.start())
            names = {one.name.text for one in found if one.name}
            return found + [article.recipient(one) for one in distinct(others) if one.text not in names]
        to = _TO.match(shape, place.end, place.ceiling)
        if to and (found := named_behind(article, place, to.end(), near=60)):
            return found
    return subject_of(article, place, verb.start()) if passive or participle else []


_PARTICIPLE = re.compile(r"(?:[,)]|<P\d+>|\bbeing|\bafter|\band|^) ?$")


def subject_of(article: Text, place: Place, at: int) -> list[Recipient]:
    """Who stands before the verb at ``at``: people, else the person that a pronoun means, else a team."""
    sentence = place.sentence
    floor = floor_of(place, at)
    people = [one for one in distinct(group_before(sentence, at)) if sentence.at(one) >= floor]
    if people and (team := led_team(sentence, floor, at, people[0])):
        return team
    behind = max((sentence.after(one) for one in people), default=floor)
    if len(people) == 1 and _UNDER.search(_before(sentence, people[0], 40)):
        earlier = sentence.marks(floor, sentence.at(people[0]), "P")
        people = [earlier[-1][0]] if earlier else people
        behind = at if earlier else behind
    if both := with_whom(article, place.number, sentence, floor, at):
        return both
    gap = _ITS_WORK.sub("", sentence.shape[behind:at])
    if people and not _SAYS.search(gap) and len(gap) < 240 and not _AFTER_WHOM.search(_before(sentence, people[0])):
        beside = _SHE_AND.search(sentence.shape[floor : sentence.at(people[0])])
        first = spoken_of(article, place, floor + beside.start()) if beside else []
        return first + [article.recipient(one) for one in people]
    if _SOMEBODY.search(sentence.shape[floor:at]) and (found := _named_next(article, place)):
        return found
    described = not people and _DESCRIBED.match(sentence.shape[: max(at, 0)])
    if (described or _PRONOUN.search(sentence.shape[floor:at])) and (found := spoken_of(article, place, at)):
        return found
    return _team(sentence, floor, at) or team_told(article, place.number, sentence, floor, at)


_TRADE = (
    r"(?:nurse|midwife|doctor|surgeon|scientist|professor|researcher|student|physician|paramedic|pharmacist"
    r"|chemist|biologist|engineer|dentist"
    r"|teacher|lecturer|veterinarian|porter|technician|therapist|radiographer|dietitian|physicist"
    r"|consultant|geneticist|registrar|academic"
    r"|[a-z]+ologist|[a-z]+iatrist|[a-z]+ician|[a-z]+etrist|sister|matron|cleaner|volunteer|chaplain|carer"
    r"|dietician|orderly|resident|postdoc|undergraduate|intern|trainee|graduate|pupil|fundraiser|inventor|founder)"
)
# Somebody who was named before: The Leeds radiologist walked off with it.
_DESCRIBED = re.compile(rf"The (?:\d+-year-old |<[OX]\d+>(?:['’]s)? |[a-z-]+ ){{0,4}}{_TRADE}\b(?! of)")
# Somebody who is named only in the next sentence: A midwife who ... received the prize. A works at ...
_SOMEBODY = re.compile(
    rf"(?:^|(?:--|–|—|\)|:) )\s*An? (?:[A-Za-z-]+ ){{0,4}}{_TRADE}\b(?![^.;]{{0,90}}, (?:she|he|they)\b)"
)


def _named_next(article: Text, place: Place) -> list[Recipient]:
    following = article.sentences[place.number + 1 : place.number + 2]
    first = re.match(r"(?:(?:Dr|Prof|Professor|Mr|Ms|Mrs)\.? )?<P(\d+)>", following[0].shape) if following else None
    return [article.recipient(following[0].entities[int(first[1])])] if first else []


# Work of a person that won: headed the project that received.
_ITS_WORK = re.compile(
    r"\b(?:teams?|groups?|projects?|stud(?:y|ies)|work|papers?|trial|research|programmes?|discovery|therapy|test"
    r"|device|lab|laborator(?:y|ies))"
    r"\b[^;.]{0,40}? (?:that|which)\b"
)


# Somebody named before is meant as well: she and Dr A were joint winners.
_SHE_AND = re.compile(r"\b(?:[Ss]he|[Hh]e) and (?:(?:his|her) (?:[a-z]+ ){1,3})?(?:[A-Z][a-z]+\.? )*$")
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


def floor_of(place: Place, at: int) -> int:
    """Where the clause begins that has the place ``at``."""
    shape = place.sentence.shape
    marks = "；。" if place.sentence.chinese else ";"
    return max(place.floor, *(shape.rfind(mark, 0, at) + 1 for mark in marks))


_GROUP = re.compile(
    r"\b(?:[Tt]eams?|groups?|researchers|scientists|doctors|surgeons|nurses|students|experts|[Ww]ard"
    r"|[Dd]epartment|[Uu]nit"
    r"|[Dd]ivision|[Ss]ervice|[Cc]rew|[Ss]quad|[Cc]linic|[Ss]taff|[Ll]aboratory)(?: \w+)? "
    r"(?:from|of|at)"
    r"(?: the)? $"
)


_NOT_SUBJECT = re.compile(r"\b(?:of|from|at|by|in|with|for|to|on)(?: (?:the|its|their|an?|one|two|three|four))? $")


def _team(sentence: Sentence, floor: int, at: int) -> list[Recipient]:
    """A body that won: it begins the clause, or its team does."""
    for one, start, _ in sentence.marks(floor, at, "O")[::-1]:
        before = sentence.shape[floor:start]
        if (
            at - start < 70
            and not _SAYS.search(sentence.shape[start:at])
            and (_GROUP.search(before) or not _NOT_SUBJECT.search(before))
        ):
            return [Recipient(None, value(one))]
    return []


def named_behind(article: Text, place: Place, at: int, near: int = _BEHIND) -> list[Recipient]:
    """Who is named behind ``at``: people, else a team or body."""
    sentence = place.sentence
    if article.home and _OUR_TEAM.match(sentence.shape, at):
        return [Recipient(None, article.home)]
    if team := _TEAM_OF.match(sentence.shape, at):
        return [Recipient(None, value(sentence.entities[int(team[1])]))]
    if unknown := _UNKNOWN.match(sentence.shape, at):
        return [Recipient(value(sentence.entities[int(unknown[1])]), None)]
    people = distinct(group_behind(sentence, at))
    if any(one.kind == "C" for one, _, _ in sentence.marks(place.ceiling, place.ceiling + 6)):
        people = [one for one in people if sentence.at(one) < place.ceiling]
    if (
        people
        and sentence.at(people[0]) - at < near + 60
        and not re.search("[;；。]", sentence.shape[at : sentence.at(people[0])])
    ):
        bodies = sentence.marks(at, sentence.at(people[0]), "O")
        if sentence.at(people[0]) - at < near or bodies:
            return [article.recipient(one) for one in people]
    bodies = [one for one in sentence.marks(at, at + 40, "O") if not _ITS_COUNT.match(sentence.shape, one[2])]
    if bodies and sentence.chinese and _OF_IT.match(sentence.shape, bodies[0][2]):
        return []
    near_enough = bodies and not re.search("[;；。]", sentence.shape[at : bodies[0][1]])
    return [Recipient(None, value(bodies[0][0]))] if near_enough else []


# A team or product by its own name: Wristwatchers, a team of nurses.
_UNKNOWN = re.compile(
    r"[“\"]?<X(\d+)>[”\"]?,? (?:an?|the) (?:[a-z-]+ ){0,4}(?:team|group|project|start-?up|app|company|device|scheme"
    r"|charity"
    r"|tool|spin-?out|firm|initiative|programme|service|collaboration)\b"
)
# To our own nursing team.
_OUR_TEAM = re.compile(
    r"our (?:[a-z-]+ ){0,4}(?:team|unit|ward|staff|department|crew|service|nurses|midwives"
    r"|clinic|division|hospital|colleagues)\b"
    r"(?! (?:[A-Z][a-z]+\.? )*<P)"
)
# The stroke unit at A, behind which another sentence begins.
_TEAM_OF = re.compile(
    r"the (?:[a-z-]+ ){0,4}(?:team|unit|ward|staff|department|crew|service|nurses|midwives|clinic|division) (?:at"
    r"|of|from|in)"
    r" (?:the )?<O(\d+)>(?=[.;]|,? and (?:[a-z]+ ){0,4}<P|,? for |,? while )"
)
# Somebody of a body, whose name was not found.
_OF_IT = re.compile("的[^<，。；、]{2,4}(?:[。，、；和与]|$)")
# So many of a body's projects won; which, is said elsewhere.
_ITS_COUNT = re.compile(r"[^<，。；]{0,6}(?:\d+|[一两二三四五六七八九十多])(?:项|个)[^<，。；]{0,4}(?:成果|项目|课题)?")


def spoken_of(article: Text, place: Place, at: int) -> list[Recipient]:
    """The person that "he" or 他 means."""
    return person_meant(article, place.number, place.sentence, at)
