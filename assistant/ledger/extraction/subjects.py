"""What a collaboration is about."""

import re

from assistant.ledger.extraction.article import value
from assistant.ledger.extraction.marking import Sentence
from vectorstore.ledger.types import Value

_ABOUT = re.compile(
    r"\b(?:to (?=jointly|develop|build|establish|train|set up|supply|create|study|run|explore"
    r"|improve|promote|advance|commerciali[sz]e|work|cooperate|"
    r"collaborate|share|strengthen|launch|plan|open)|on (?=the |a |[a-z]+ )|in (?=the field"
    r"|areas|fields)|for (?=the |a |an |joint|[a-z]+ ))([^.;]{6,200})"
)
_ABOUT_ZH = re.compile(
    r"(?:就|围绕|在|旨在|用于|以)([^，。；]{3,60}?)(?:等)?(?:方面|领域|达成|签署|签订|开展|进行|展开|建立|，|。|；|$)"
)


def subject_of(sentence: Sentence, parties: set[int | None]) -> Value | None:
    """What was agreed, founded or given: the body or title that is no party, else the words that say it."""
    named = [
        one for one, _, _ in sentence.marks(kinds="OQ") if one.start not in parties and _is_made(sentence, one.text)
    ]
    if named:
        return value(named[-1])
    match = (_ABOUT_ZH if sentence.chinese else _ABOUT).search(sentence.text)
    if not match:
        return None
    words = match[1].rstrip()
    return Value(words, sentence.start + match.start(1), sentence.start + match.start(1) + len(words))


def _is_made(sentence: Sentence, name: str) -> bool:
    return bool(
        re.search(r"Lab|Institute|Cent(?:re|er)|School|Academy|Fund|实验室|研究院|中心|研究所|学院|基金|平台|“", name)
    ) or (f"《{name}》" in sentence.text or f"“{name}”" in sentence.text)
