"""The bodies of a Chinese sentence, as the verbs of doing together, giving and visiting need them."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from assistant.ledger.extraction.article import Text, value
from assistant.ledger.extraction.marking import Sentence
from assistant.ledger.extraction.meant import MEANT_ZH, body_meant
from assistant.ledger.extraction.parties import Part, parts
from assistant.ledger.extraction.rules import Deal
from vectorstore.ledger.types import CollaborationKind, Value

QUOTE = re.compile(r"<Q(\d+)>")


# Characters of a shape in which who gives stands before the verb.
_BESIDE = 70
# Who only brings what somebody else gives: 委托侄子某某.
_AGENT = re.compile("(?:委托|嘱咐|叮嘱|拜托|托付|托|通过)[^<，。；]{0,6}$")


class Clause:
    """The bodies of a sentence as its verbs need them."""

    def __init__(self, article: Text, number: int, sentence: Sentence) -> None:
        self.article = article
        self.number = number
        self.sentence = sentence
        self.shape = sentence.shape
        self.parts = parts(sentence)

    def before(self, at: int, roles: Sequence[str] = ("acts", "with"), floor: int = 0) -> list[Value]:
        """The bodies before ``at`` with one of ``roles``, since the last full clause."""
        stop = min(at, len(self.shape.rstrip("。；")))
        start = max(floor, *(self.shape.rfind(mark, 0, stop) + 1 for mark in "；。"))
        return [
            value(one.entity)
            for one in self.parts
            if start <= one.start and one.end <= at and one.role in roles and self._counts(one, at)
        ]

    def listed(self, at: int) -> list[Value]:
        """All bodies behind ``at`` up to the end of the clause."""
        stop = re.search("[；。]", self.shape[at:])
        end = at + stop.start() if stop else len(self.shape)
        return [value(one.entity) for one in self.parts if at <= one.start < end and one.role in ("acts", "with")]

    def last(self, at: int, role: str) -> list[Value]:
        """The last bodies before ``at`` with ``role``, and those named with them."""
        groups = [one.group for one in self.parts if one.end <= at and one.role == role]
        return [
            one
            for one in self.before(at, (role,))
            if any(p.group == groups[-1] and p.entity.start == one.start for p in self.parts)
        ]

    def _counts(self, one: Part, at: int) -> bool:
        """A name of unknown kind counts only where it stands with others."""
        return (
            one.entity.kind == "O"
            or any(other.group == one.group and other.entity.kind == "O" for other in self.parts)
            or at - one.end < 12
        )

    def behind(self, at: int, roles: Sequence[str], far: int = 40) -> list[Value]:
        """The first bodies behind ``at`` with one of ``roles``, and those named with them."""
        first = next((one for one in self.parts if one.start >= at and one.role in roles), None)
        if first is None or first.start - at > far or re.search("[；。]", self.shape[at : first.start]):
            return []
        return [value(one.entity) for one in self.parts if one.group == first.group and one.start >= at]

    def meant(self, at: int, floor: int = 0) -> list[Value]:
        """The body that 该院, 双方 or no subject at all means before ``at``."""
        said = [
            one
            for one in MEANT_ZH.finditer(self.shape, floor, at)
            if self.shape[one.start() - 1 : one.start()] not in set("向给为对于在")
        ]
        if said:
            return body_meant(self.article, self.number, self.sentence, said[-1].start(), said[-1].group())
        return []

    def people(self, at: int) -> list[Value]:
        """The people before ``at``."""
        people = [(one, start) for one, start, _ in self.sentence.marks(0, at, "P") if at - start < _BESIDE]
        return [value(one) for one, start in people if not _AGENT.search(self.shape[max(0, start - 9) : start])]

    @cached_property
    def told(self) -> str:
        """The shape with what is quoted in it."""
        return self.with_quotes(self.shape)

    def with_quotes(self, words: str) -> str:
        """``words`` of the shape, before each mark of a quoted title the title."""
        return QUOTE.sub(lambda mark: self.sentence.entities[int(mark[1])].text + mark[0], words)


def deal_of(kind: CollaborationKind, *groups: Sequence[Value]) -> Iterator[Deal]:
    """A deal of ``kind`` between ``groups``, if none of them is empty and they are two bodies at least."""
    parties = tuple(one for group in groups for one in group)
    if all(groups) and len({one.text for one in parties}) > 1:
        yield Deal(kind, parties)
