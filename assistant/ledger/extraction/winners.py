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


def english_recipients(article: Text, place: Place) -> list[Recipient]:
    """Who got the award at ``place``; nobody where the sentence does not say it."""
    return first_of(_ENGLISH, article, place)


# Between a verb and an award it does not get: won a place in the final of the Award.
_NO_OBJECT = re.compile(
    r"\b(?:who|which|that|because|when|while|after|before|said|says|but|part|places?|spots?|invitations?|nominations?"
    r"|chance|of (?:two|three|four|five|six|several|\d+) (?:prizes|awards)"
    r"|ticket|final|lecture|applications?|applied|votes?|funding from|support from|letters?|news|care|office"
    r"|charge)\b|[;:]"
)
_THEM = re.compile(r" (?:him|her|them|his|their)\b")
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


Finder = Callable[[Text, Place], list[Recipient]]


def first_of(finders: Sequence[Finder], article: Text, place: Place) -> list[Recipient]:
    """What the first of ``finders`` says that says anything."""
    return next(filter(None, (find(article, place) for find in finders)), [])


def _gone_near(article: Text, place: Place) -> list[Recipient]:
    goes = GOES.match(place.sentence.shape, place.end, place.ceiling)
    return named_behind(article, place, goes.end()) if goes and goes.end() - place.end < _NEAR else []


def _gone(article: Text, place: Place) -> list[Recipient]:
    goes = GOES.match(place.sentence.shape, place.end, place.ceiling)
    return named_behind(article, place, goes.end()) if goes else []


def _runner_up(article: Text, place: Place) -> list[Recipient]:
    second = _RUNNER_UP.search(place.sentence.shape[place.floor : place.start])
    if not second:
        return []
    people = place.sentence.marks(place.floor, place.floor + second.end(), "P")
    return [article.recipient(people[-1][0])]


def _by_verbs(article: Text, place: Place) -> list[Recipient]:
    shape = place.sentence.shape
    for verb in list(VERB.finditer(shape, place.floor, place.start))[:-4:-1]:
        between = shape[verb.end() : place.start]
        if len(between) > _WITH_PEOPLE or _NO_OBJECT.search(between):
            break
        form = _got if verb["get"] else _held if verb["holder"] else _given
        if found := form(article, place, verb):
            return found
    return []


def _holders(article: Text, place: Place) -> list[Recipient]:
    """The X winner A; the winners are A and B, where no award is named."""
    shape = place.sentence.shape
    if place.start == place.end and _CITED.match(shape, place.start):
        return _subject(article, place, place.start)
    form = _ANYTHING if place.start == place.end else HOLDERS
    holders = form.match(shape, place.end, place.ceiling)
    if not holders:
        return []
    are = ARE.match(shape, holders.end())
    behind = are.end() if are else holders.end()
    return named_behind(article, place, behind, near=40) or _subject(article, place, place.start)


_ANYTHING = re.compile(r"[^:<]{0,60}")
_CITED = re.compile(r"\w+ \w+ for\b")
_PLACED = re.compile(
    r"<(?:P|O)\d+>,? ?(?:(?:was|has|had) )?(?:came|comes|finish\w+|placed|ranked|took)?(?: in)?(?: the)?(?: joint)? ?$"
)
_TO_WHOM = re.compile(r" to (?:(?!<[AC])[^.;]){0,40}?(?=<P\d+>(?!['’]s))")


def _placed(article: Text, place: Place) -> list[Recipient]:
    """Who came first, and who second: named right before their place."""
    found = place.sentence.marks(place.floor, place.start, "PO")
    told = place.sentence.marks(place.start, place.end, "C")
    # A place is said in one word, a prize in more.
    bare = told and told[0][0].end - told[0][0].start == len(told[0][0].text)
    if not found or not bare or not _PLACED.search(place.sentence.shape[place.floor : place.start]):
        return []
    one = found[-1][0]
    return [article.recipient(one) if one.kind == "P" else Recipient(None, value(one))]


def _elided(article: Text, place: Place) -> list[Recipient]:
    """Silver went to A and bronze to B."""
    to = _TO_WHOM.match(place.sentence.shape, place.end, place.ceiling)
    if not to or not place.floor or " to " not in place.sentence.shape[: place.start]:
        return []
    return named_behind(article, place, to.end())


def _is_of_the_year(article: Text, place: Place) -> list[Recipient]:
    """The Team of the Year is the night team of A."""
    shape = place.sentence.shape
    award = re.match(r"<[A-Z](\d+)>", shape[place.start : place.end])
    if not award or not place.sentence.entities[int(award[1])].text.endswith("of the Year"):
        return []
    copula = _COPULA.match(shape, place.end, place.ceiling)
    return named_behind(article, place, copula.end()) if copula else []


_COPULA = re.compile(r"(?:,? (?:for|of|in) <D\d+>)?,? (?:is|was|are|were)(?: [a-z]+){0,6} (?=<[PO])")


_PARENS = re.compile(r"<P(\d+)>(?:,? [^()<;]{0,60}(?:<[OX]\d+>[^()<;]{0,30})?)? \((?:the |an? )?(?:<D\d+> )?$")
_PARENS_END = re.compile(r"(?:,? (?:in )?<D\d+>)?\)")
_FOR_WHOM = re.compile(r" (?:for|to) (?=(?:[A-Z][a-z]+\.? |[a-z]+ ){0,3}<P\d+>(?!['’]s))")


def _in_parentheses(article: Text, place: Place) -> list[Recipient]:
    """Ann Lee (Early Career Award), Bob Hill (Mentor Award)."""
    before = _PARENS.search(place.sentence.shape[place.floor : place.start])
    if not before or not _PARENS_END.match(place.sentence.shape, place.end):
        return []
    return [article.recipient(place.sentence.entities[int(before[1])])]


def _for_whom(article: Text, place: Place) -> list[Recipient]:
    """There was a medal for Ann Lee."""
    whom = _FOR_WHOM.match(place.sentence.shape, place.end, place.ceiling)
    return named_behind(article, place, whom.end(), near=20) if whom else []


_ENGLISH: tuple[Finder, ...] = (
    _in_parentheses,
    _placed,
    _gone_near,
    _runner_up,
    _elided,
    _is_of_the_year,
    _by_verbs,
    _gone,
    _holders,
    _for_whom,
)


def _inside(place: Place, verb: re.Match[str]) -> list[Entity]:
    return [one for one, _, _ in place.sentence.marks(verb.end(), place.start, "P")]


def _got(article: Text, place: Place, verb: re.Match[str]) -> list[Recipient]:
    """Who won it: whoever stands before the verb, else whom a work won it: has won A the prize."""
    inside = _inside(place, verb)
    won_for = re.match(r" (?=<P)", place.sentence.shape[verb.end() :]) and verb.group() in (
        "won",
        "wins",
        "earned",
        "earns",
    )
    if inside and won_for and not place.sentence.marks(place.floor, verb.start(), "P"):
        return [article.recipient(one) for one in distinct(group_behind(place.sentence, verb.end())) if one in inside]
    if _inside(place, verb) or place.start - verb.end() > _FAR:
        return []
    return _subject(article, place, verb.start())


def _held(article: Text, place: Place, verb: re.Match[str]) -> list[Recipient]:
    """Who is its winner, recipient or laureate: named before, else behind."""
    if _inside(place, verb) or place.start - verb.end() > _FAR:
        return []
    if place.sentence.marks(place.floor, verb.start(), "P"):
        return _subject(article, place, verb.start())
    are = ARE.match(place.sentence.shape, place.end)
    found = named_behind(article, place, are.end(), near=40) if are and are.group().strip(" ,") else []
    return found or _subject(article, place, verb.start())


def _given(article: Text, place: Place, verb: re.Match[str]) -> list[Recipient]:
    """Who was given it: named before the verb where that is a passive, else behind it."""
    shape, sentence = place.sentence.shape, place.sentence
    before, between = shape[place.floor : verb.start()], shape[verb.end() : place.start]
    passive = PASSIVE.search(before)
    participle = _PARTICIPLE.search(before) and verb.group().endswith(("ed", "en"))
    if not passive:
        if inside := _inside(place, verb):
            return [article.recipient(one) for one in distinct(group_behind(sentence, verb.end())) if one in inside]
        if _THEM.match(between):
            return spoken_of(article, place, verb.start())
        to = _TO.match(shape, place.end, place.ceiling)
        if to and (found := named_behind(article, place, to.end(), near=60)):
            return found
    return _subject(article, place, verb.start()) if passive or participle else []


_PARTICIPLE = re.compile(r"(?:[,)]|<P\d+>|\bbeing|\bafter|\band|^) ?$")


def _subject(article: Text, place: Place, at: int) -> list[Recipient]:
    """Who stands before the verb at ``at``: people, else the person that a pronoun means, else a team."""
    sentence = place.sentence
    floor = floor_of(place, at)
    people = [one for one in distinct(group_before(sentence, at)) if sentence.at(one) >= floor]
    behind = max((sentence.after(one) for one in people), default=floor)
    if len(people) == 1 and _UNDER.search(_before(sentence, people[0], 40)):
        earlier = sentence.marks(floor, sentence.at(people[0]), "P")
        people = [earlier[-1][0]] if earlier else people
        behind = at if earlier else behind
    gap = _ITS_WORK.sub("", sentence.shape[behind:at])
    if people and not _SAYS.search(gap) and len(gap) < 240 and not _AFTER_WHOM.search(_before(sentence, people[0])):
        return [article.recipient(one) for one in people]
    if _SOMEBODY.match(sentence.shape[floor:at]) and (found := _named_next(article, place)):
        return found
    if _PRONOUN.search(sentence.shape[floor:at]) and (found := spoken_of(article, place, at)):
        return found
    return _team(sentence, floor, at)


# Somebody who is named only in the next sentence: A midwife who ... received the prize. A works at ...
_SOMEBODY = re.compile(
    r"An? (?:[a-z-]+ ){0,3}(?:nurse|midwife|doctor|surgeon|scientist|professor|researcher|studen"
    r"t|physician|paramedic|pharmacist"
    r"|chemist|biologist|engineer|dentist|teacher|lecturer|veterinarian|porter|technician|therapist|[a-z]+ologist|[a-z]+ician)\b"
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
    r"\b(?:[Tt]eams?|groups?|researchers|scientists|doctors|surgeons|nurses|students|experts|[Ww]ard|[Dd]epartment|[Uu]nit"
    r"|[Dd]ivision|[Ss]ervice|[Cc]rew|[Ss]quad|[Cc]linic|[Ss]taff|[Ll]aboratory)(?: \w+)? "
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


def named_behind(article: Text, place: Place, at: int, near: int = _BEHIND) -> list[Recipient]:
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
    if bodies and sentence.chinese and _OF_IT.match(sentence.shape, bodies[0][2]):
        return []
    near_enough = bodies and not re.search("[;；。]", sentence.shape[at : bodies[0][1]])
    return [Recipient(None, value(bodies[0][0]))] if near_enough else []


# Somebody of a body, whose name was not found.
_OF_IT = re.compile("的[^<，。；、]{2,4}(?:[。，、；和与]|$)")
# So many of a body's projects won; which, is said elsewhere.
_ITS_COUNT = re.compile(r"[^<，。；]{0,6}(?:\d+|[一两二三四五六七八九十多])(?:项|个)[^<，。；]{0,4}(?:成果|项目|课题)?")


def spoken_of(article: Text, place: Place, at: int) -> list[Recipient]:
    """The person that "he" or 他 means: the first of the sentence, else of the nearest sentence before that has one."""
    sentences = article.sentences
    for sentence in [place.sentence, *sentences[max(0, place.number - 4) : place.number][::-1]]:
        marks = sentence.marks(0, at if sentence is place.sentence else None, "P")
        if marks:
            return [article.recipient(marks[0][0])]
    return [article.recipient(article.main_person)] if article.main_person else []
