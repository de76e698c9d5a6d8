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
_EACH = re.compile(rf"(?:(?:, |,? and |; ))?{_PERSON}(?:{_YEAR})?")


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
