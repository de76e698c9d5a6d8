"""Winners of earlier years whom an English sentence names beside a new one: after A in 2012; past winners include B."""

import re
from collections.abc import Iterator

from assistant.ledger.extraction.article import Text, value
from assistant.ledger.extraction.marking import Sentence
from assistant.ledger.extraction.phrases import Phrase
from vectorstore.ledger.types import Recipient, Value

_PERSON = r"(?:[A-Z][a-z]+\.? ){0,3}<P(?P<who>\d+)>(?:,? (?:of|from|at) (?:the )?<[OX]\d+>)?(?: \(<O\d+>\))?"
_YEAR = r"(?:,? (?:in|won it in|won in|received it in) <D(?P<year>\d+)>|,? \((?:in )?<D(?P<in>\d+)>\))"
_AFTER = re.compile(
    rf"[^<.;]{{0,30}},? (?:after|following|joining|follows|followed|succeeds|succeeding|since"
    rf"|like) {_PERSON},?(?: who [^<.;]{{2,30}})?{_YEAR}"
)
_LIST = re.compile(r"[^<.;]{0,30}\b(?:includ(?:es?|ed|ing)|were|are|have been|such as) (?=(?:[A-Z][a-z]+\.? ){0,3}<P)")
_PAST = re.compile(
    r"\b(?:[Pp]ast|[Pp]revious|[Ff]ormer|[Ee]arlier|list of|roll of|ranks of)\b[^<.;]{0,40}"
    r"\b(?:winners?|recipients?|laureates?|holders?|honou?rees?|awardees?)\b[^<.;]{0,30}$"
)
_EACH = re.compile(rf"(?:(?:, |,? and |; ))?(?:the late )?{_PERSON}(?:{_YEAR})?")


_NOUN = r"(?:winners?|recipients?|laureates?|awardees?|honou?rees?|medall?ists?|prize-?winners?|holders?)"
# Who it was, told without the award's name: this year's recipient: A; the 2022 laureate was A; it went to A.
WINNER_BARE = (
    rf"(?:\b(?:[Tt]his|[Ll]ast|[Tt]hat|[Tt]he following|[Tt]he previous) year['’]s|\b[Tt]he <D\d+>) (?:joint )?{_NOUN}"
    r"(?:,| is| are| was| were|:)? (?=(?:(?:[A-Z][a-z]+\.?|the|a) )*<P)"
    r"|\b[Ii]t (?:has |then |later |also |first )?(?:went|goes|(?:was|had|has)(?: last| first| previously)?(?: been)?"
    r"(?: last| first| previously)? (?:awarded|given|presented)|had gone)"
    r"(?:,? (?:in|for) <D\d+>,?)? (?=(?:jointly )?to )"
)
# Past recipients include A (2023) and B (2021), where the award is named elsewhere; first awarded in 1999 to A.
_PAST_ONLY = re.compile(
    rf"\b(?:[Pp]ast|[Pp]revious|[Ff]ormer|[Ee]arlier|[Rr]ecent|[Oo]ther) {_NOUN}(?: of the (?:prize|award|medal"
    rf"|honou?r))?"
    r"[^<.;]{0,20}(?:\binclud(?:es?|ed|ing)|\bwere|\bare|\bhave been|:)(?: also)? (?=(?:[A-Z][a-z]+\.? |the late )*<P)"
)


# The second woman to receive it, after A in 2009.
_IT_AFTER = re.compile(
    r"\b(?:receive|win|get|hold|be given|take) (?:it|the (?:award|prize|medal|honou?r)),? (?:after|following|since)"
    r" (?=(?:[A-Z][a-z]+\.? |the late )*<P\d+>[^.;<]{0,60}(?:<O\d+>)?[^.;<]{0,20}<D)"
)


def find_past(sentence: Sentence, article: Text) -> Iterator[tuple[Recipient, Value | None]]:
    """The earlier winners that a sentence lists without an award's name, each with the year if it says it."""
    match = None if "<A" in sentence.shape else _PAST_ONLY.search(sentence.shape) or _IT_AFTER.search(sentence.shape)
    at = match.end() if match else None
    while at is not None and (each := _EACH.match(sentence.shape, at)):
        yield _one(sentence, each, article)
        at = each.end()


def find_earlier(sentence: Sentence, phrase: Phrase, article: Text) -> Iterator[tuple[Recipient, Value | None]]:
    """Who won the award of ``phrase`` before, each with the year where the sentence says it."""
    shape = sentence.shape
    if match := _AFTER.match(shape, phrase.end):
        yield _one(sentence, match, article)
    listed = _LIST.match(shape, phrase.end) if _PAST.search(shape[: phrase.start]) else None
    at = listed.end() if listed else None
    while at is not None and (each := _EACH.match(shape, at)):
        yield _one(sentence, each, article)
        at = each.end()


def _one(sentence: Sentence, match: re.Match[str], article: Text) -> tuple[Recipient, Value | None]:
    mark = match["year"] or match["in"]
    day = sentence.entities[int(mark)] if mark else None
    year = Value(day.text[:4], day.start, day.end) if day and day.text else None
    person = sentence.entities[int(match["who"])]
    return Recipient(value(person), article.institutions.get(person.text)), year
