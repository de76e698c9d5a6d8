"""Who gives and who gets a gift in an English sentence, as all rules of gifts need it."""

import re
from collections.abc import Sequence

from assistant.ledger.extraction.article import value
from assistant.ledger.extraction.clause import Clause
from assistant.ledger.extraction.winners_told import person_meant
from vectorstore.ledger.types import Value


def donor(clause: Clause, at: int, to: Sequence[Value]) -> list[Value]:
    """Who gives: bodies, else people."""
    people = clause.sentence.marks(0, at, "P")
    bodies = clause.acting(at, meant=not people, but=frozenset(one.text for one in to))
    shape = clause.shape
    near = [
        one
        for one, start, _ in people[-2:]
        if at - start < 90 and not re.search(r"\b(?:of|in|at|from) $", shape[:start])
    ]
    own = _PEOPLE_OF.search(shape[:at]) if not bodies and not near else None
    if own:
        return [value(clause.sentence.entities[int(own[1])])]
    if not near and (not bodies or _SHE.search(shape[:at])) and (she := _meant_by_she(clause, at)):
        return she
    return bodies or [value(one) for one in near]


_SHE = re.compile(r"\b(?:[Hh]e|[Ss]he) (?:has |had |also |later |then |recently |has since )*$")


def _meant_by_she(clause: Clause, at: int) -> list[Value]:
    """The person of whom a sentence says that she or he gives."""
    if not _SHE.search(clause.shape[:at]):
        return []
    found = person_meant(clause.article, clause.number, clause.sentence, at)
    return [one.name for one in found if one.name]


# Pupils of A have raised £840: their school gives.
_PEOPLE_OF = re.compile(
    r"\b(?:[Pp]upils|[Ss]taff|[Mm]embers|[Ee]mployees|[Ss]tudents|[Pp]layers|[Cc]hildren|[Ww]orkers|[Ff]ans|[Pp]arents"
    r"|[Ss]upporters|[Cc]olleagues|[Vv]olunteers|[Ff]ounders|[Oo]wners) (?:of|at|from) (?:the )?<[OX](\d+)>[^<;]{0,30}$"
)

# Given as a present to a ward of the house that the article is about.
HOUSE_PART = re.compile(
    r"[^.;]{0,60}?\bto (?:the|our|its|their) (?:[a-z'’-]+ ){0,4}?(?:wards?|unit|department|clinic|cupboard"
    r"|hospital|hospice|appeal|team|school"
    r"|library|laboratory|theatres?|charity|cent(?:re|er)|nursery|garden|staff|patients|service)\b"
)


def marked(clause: Clause, mark: str) -> Value:
    """The name of a sentence that ``mark`` stands for, such as O3."""
    return value(clause.sentence.entities[int(mark[1:])])
