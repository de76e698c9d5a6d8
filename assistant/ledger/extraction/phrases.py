"""Awards as a sentence names them: the name with the class beside it, in one."""

from dataclasses import dataclass

from assistant.ledger.extraction.entities import Entity
from assistant.ledger.extraction.marking import Sentence
from assistant.ledger.extraction.shapes import pattern

_CLASS_OF = pattern(
    r"s?,?(?: (?:of|in|at|for|from|under|on))?(?: (?:the|its|this year['’]s|last year['’]s))?(?: {D}(?:['’]s)?)?"
    r"(?: {O}['’]s)? ?"
)
_WITH_CLASS = pattern(r"[,:]? ?\(?(?:the |a )?(?:[a-z]+ )?")
_WITH_CLASS_ZH = pattern(r"[”》」]?(?:[（(][^（）()<]{1,20}[）)])?[^<，。；、：]{0,14}[“《]?")
# Between two awards that somebody got together.
_TOGETHER = pattern(
    r"(?: (?:prize|award|title|trophy|medal|honou?r)s?)?(?: (?:of|from) (?:the )?{O})?(?:,? \(?(?:in )?{D}\)?)?,? "
    r"?(?:and|as well as|along with|plus"
    r"|together with)?,? ?(?:also )?(?:(?:in|for|this|last) (?:{D}|[A-Za-z]+),? )?(?:its (?:[a-z]+ ){1,3}[a-z]+, "
    r"|[a-z]+ (?:years?|months?|weeks?|days?) (?:later|earlier|before|after), )?(?:the |a |an |its "
    r"|for )?(?:{D} )?"
    r"|[”》]?(?:、|和|与|及|以及|，并|，还|，又|，同时|，也|暨|，)(?:并|又|还|同时|也)?(?:荣获|获得|获评|获|摘得"
    r"|斩获|揽获|拿下)?"
    r"(?:了)?(?:{D}年?度?)?(?:{O}(?:颁发|授予|评选)?的?)?(?:第[^，。；<]{1,5}[届批次])?(?:个人|团体|集体|单项|[^<，。；、]{1,5}[组类])?[“《]?"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """An award, a class, or both, from ``start`` to ``end`` of the shape; ``mark`` is what stands there for it.

    ``follows`` says that it was got together with the one before it.
    """

    start: int
    end: int
    award: Entity | None
    rank: Entity | None
    mark: str
    follows: bool = False


def phrases(sentence: Sentence) -> list[Phrase]:
    """The awards that a sentence names, in order."""
    marks = sentence.marks(kinds="AC")
    found: list[Phrase] = []
    at = 0
    while at < len(marks):
        one, start, end = marks[at]
        behind = marks[at + 1] if at + 1 < len(marks) else None
        taken = 1
        award, rank = (one, None) if one.kind == "A" else (None, one)
        if behind and behind[0].kind != one.kind and _are_one(sentence, one.kind, end, behind[1]):
            award, rank = (one, behind[0]) if one.kind == "A" else (behind[0], one)
            end, taken = behind[2], 2
        mark = sentence.shape[marks[at][1] : marks[at][2]] if award is one or not award else ""
        mark = mark or sentence.shape[marks[at + 1][1] : marks[at + 1][2]]
        together = bool(found) and _TOGETHER.fullmatch(sentence.shape, found[-1].end, start) is not None
        found.append(Phrase(start, end, award, rank, mark, together))
        at += taken
    return found


def _are_one(sentence: Sentence, first: str, end: int, start: int) -> bool:
    """Whether a name and a class with that gap are one award."""
    if sentence.chinese:
        return first == "A" and _WITH_CLASS_ZH.fullmatch(sentence.shape, end, start) is not None
    form = _WITH_CLASS if first == "A" else _CLASS_OF
    return form.fullmatch(sentence.shape, end, start) is not None
