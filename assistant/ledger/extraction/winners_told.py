"""Who got an award, where the sentence itself does not name them: pronouns, "the hospital", teams of unusual names."""

import re

from assistant.ledger.extraction.article import Text, value
from assistant.ledger.extraction.entities import Entity
from assistant.ledger.extraction.marking import Sentence
from assistant.ledger.extraction.meant import MEANT, body_meant
from vectorstore.ledger.types import Recipient

_FIRST_PERSON = re.compile(r" (?:me|us|my|our)\b")
_SAID = re.compile(
    r"\b(?:said|says|added|recalled|recalls|laughed|laughs|told|joked|jokes|explained)\b,? (?:[A-Za-z.]+ ){0,3}<P(\d+)>"
    r"|<P(\d+)>[^.;<]{0,60}(?:<[OX]\d+>[^.;<]{0,30})?\b(?:said|says|added|recalled|recalls|told|joked|jokes)\b"
)
_HE = re.compile(r"\b(?:[Hh]e|[Hh]im|[Hh]is)\b")
_SHE = re.compile(r"\b(?:[Ss]he|[Hh]er)\b")
_MR = re.compile(r"\b(?:Mr|Sir|Lord|Brother|Father)\.? $")
_MRS = re.compile(r"\b(?:Mrs|Miss|Ms|Dame|Lady|Sister|Matron|Baroness)\.? $")
# A body's own: the hospital itself, our hospital; a verb is near behind it.
_NEAR = 70
# Characters of a shape in which who a sentence is about is named.
_SUBJECT = 60
# Whom a sentence only names beside, or a house that is called by somebody's name: trained at Queen Margaret's.
_AT = re.compile(
    r"\b(?:at|in|from|[Ww]ith|by|than|near|for|alongside|succeeds|replaces|follows) "
    r"(?:(?:his|her|their|the|an?) (?:[a-z-]+,? ){1,5})?(?:[A-Z][a-z]+\.? )*$"
)
# A sentence about somebody whom it does not name, beside others: She succeeds Peter Marsh, who is retiring.
_ABOUT_HER = re.compile(
    r"\W*(?:(?:In|Since|From|At|After|Before|Until) [^,;.]{2,40}, )?(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Tt]hey)\b"
)
_OUR_UNIT = re.compile(
    r"\b[Oo]ur (?:own )?(?:[a-z-]+ ){0,3}(?:unit|team|ward|department|clinic|staff|service|laboratory|kitchen|choir)\b"
)
_NO_SUBJECT = re.compile(r"\b(?:of|from|at|by|in|with|for|to|on|than|like|outside|near|visited|told|joined) $")
# A team that is called something: The ZephyrCare team, led by A; volunteers known as the Purl Divers.
_CALLED = re.compile(
    r"\b(?:known as|called|named|dubbed|nicknamed|calling themselves) (?:the )?[“\"]?<[XPOQ](\d+)>[”\"]?,? "
    r"(?:[a-z]+ ){0,3}$"
)
_NAMED_TEAM = re.compile(
    r"(?:^|[,;] |\b(?:that|when|and|as|while) )(?:[Tt]he )?<[XO](\d+)> "
    r"(?:[a-z-]+ )?(?:team|group|project|crew|consortium|programme|program|collaboration|initiative)\b"
)
_LED = re.compile(r",? (?:which is |who are )?(?:led|headed|founded|directed|coordinated|run) by ")
_OWN_NAME = re.compile(r"[A-Z][a-z]+[A-Z]\w*$|\w+ \w+")
_BEGINS = re.compile(r"(?:^|[,;:–—] |\b(?:and|while|as|when|where|that|by) )(?:[Tt]he )?$")


def first_person(article: Text, sentence: Sentence) -> list[Recipient]:
    """Who says "me": the speaker of the sentence, else the person that an interview is with."""
    if said := _SAID.search(sentence.shape):
        return [article.recipient(sentence.entities[int(said[1] or said[2])])]
    return [article.recipient(article.main_person)] if article.main_person else []


def says_me(between: str) -> bool:
    """Whether "me" is who was given it."""
    return _FIRST_PERSON.match(between) is not None


def person_meant(article: Text, number: int, sentence: Sentence, at: int) -> list[Recipient]:
    """The person that "he" or 他 means: the first of the sentence, else of the nearest sentence before that has one.

    Where nobody is named before, it is the person of the title, or the first who is named at all.
    """
    sentences = article.sentences
    said = sentence.shape[:at]
    wrong = _MRS if _HE.search(said) and not _SHE.search(said) else _MR if _SHE.search(said) else None
    for each in [sentence, *sentences[max(0, number - 4) : number][::-1]]:
        if each is not sentence and _ABOUT_HER.match(each.shape):
            continue
        marks = each.marks(0, at if each is sentence else None, "P")
        fits = [one for one, start, _ in marks if not wrong or not wrong.search(each.shape[max(0, start - 12) : start])]
        beside = [one for one in fits if _AT.search(each.shape[max(0, each.at(one) - 60) : each.at(one)])]
        if article.main_person or each is not sentence or len(beside) < len(fits) or "shared" in said:
            fits = [one for one in fits if one not in beside]
        if not fits and each is sentence and article.mourns and article.main_person:
            break
        subject = fits and (each is sentence or each.at(fits[0]) < _SUBJECT or not article.main_person)
        if fits and subject:
            return [article.recipient(fits[0])]
    if article.main_person:
        return [article.recipient(article.main_person)]
    later = [one for each in sentences for one, _, _ in each.marks(kinds="P")]
    others = {one.text for one, _, _ in sentence.marks(kinds="P")}
    return [article.recipient(one) for one in later if one.text not in others][:1]


def team_told(article: Text, number: int, sentence: Sentence, floor: int, at: int) -> list[Recipient]:
    """Who stands before the verb at ``at``: what "the hospital" or "it" means, or a team by a name of its own."""
    before = sentence.shape[floor:at]
    if called := _CALLED.search(before):
        return [Recipient(value(sentence.entities[int(called[1])]), None)]
    for one, start, end in sentence.marks(floor, at, "X")[::-1]:
        if _OWN_NAME.match(one.text) and at - end < 24 and _BEGINS.search(sentence.shape[floor:start]):
            return [Recipient(None, value(one))]
    ours = _OUR_UNIT.search(sentence.shape, floor, at)
    if ours and at - ours.end() < _NEAR and article.home:
        return [Recipient(None, article.home)]
    return _meant(article, number, sentence, floor, at)


def _meant(article: Text, number: int, sentence: Sentence, floor: int, at: int) -> list[Recipient]:
    """The body that "the hospital" means before the verb at ``at``, or "it" where the sentence before is about one."""
    said = [one for one in MEANT.finditer(sentence.shape, floor, at) if at - one.end() < _NEAR]
    word = said[-1].group().lower() if said else "we"
    about = word not in ("we", "they") and (word != "it" or _of_body(article, number))
    if not about or _NO_SUBJECT.search(sentence.shape[floor : said[-1].start()]):
        return []
    found = body_meant(article, number, sentence, said[-1].start(), said[-1].group())
    return [Recipient(None, one) for one in found[:1]]


def _of_body(article: Text, number: int) -> bool:
    """Whether the sentence before is about a body, so that "it" is that."""
    before = article.sentences[max(0, number - 1) : number]
    marks = before[0].marks(kinds="OPA") if before else []
    return bool(marks) and marks[0][0].kind == "O" and marks[0][1] < 12


def led_team(sentence: Sentence, floor: int, at: int, person: Entity) -> list[Recipient]:
    """The team of an own name that ``person`` only leads: The ZephyrCare team, led by A."""
    named = _NAMED_TEAM.search(sentence.shape, floor, at)
    if named and _LED.match(sentence.shape, named.end()) and sentence.at(person) > named.end():
        return [Recipient(value(sentence.entities[int(named[1])]), None)]
    return []


# With his friend A he won the X; B, who with A shared the X.
_HE_WITH = re.compile(
    r"^\W*(?:Together |Along |Jointly )?[Ww]ith (?:(?:his|her|the|an?) (?:[a-z-]+,? ){1,5})?(?:["
    r"A-Z][a-z]+\.? )*<P(?P<other>\d+)>"
    r"(?:,? (?:of|from|at) (?:the )?<[OX]\d+>)?,? (?:he|she) (?:[a-z]+ ){0,2}$"
)
_WHO_WITH = re.compile(
    r"<P(?P<one>\d+)>(?:,? (?:of|from|at) (?:the )?<[OX]\d+>)?,? (?:who,? )?(?:together |jointly |along )?with "
    r"(?:(?:his|her|the|an?) (?:[a-z-]+,? ){1,5})?(?:[A-Z][a-z]+\.? )*<P(?P<other>\d+)>(?:,? (?:"
    r"of|from|at) (?:the )?<[OX]\d+>)?,? "
    r"(?:has |had |have |jointly |also )*$"
)


def with_whom(article: Text, number: int, sentence: Sentence, floor: int, at: int) -> list[Recipient]:
    """Who got it with somebody who is named before the verb as well."""
    before, entities = sentence.shape[floor:at], sentence.entities
    if " with " not in f" {before[:1].lower()}{before[1:]}":
        return []
    if both := _WHO_WITH.search(before):
        return [article.recipient(entities[int(both[name])]) for name in ("one", "other")]
    if beside := _HE_WITH.match(before):
        other = article.recipient(entities[int(beside["other"])])
        return [one for one in person_meant(article, number, sentence, floor) if one.name != other.name] + [other]
    return []
