"""The bodies of an English sentence as its verbs need them: who acts, and who stands behind with which part."""

import re
from collections.abc import Iterator, Sequence

from assistant.ledger.extraction.article import Text, value
from assistant.ledger.extraction.marking import Sentence
from assistant.ledger.extraction.meant import MEANT, body_meant
from assistant.ledger.extraction.parties import Part, Role, parts
from assistant.ledger.extraction.rules import Deal
from vectorstore.ledger.types import CollaborationKind, Value

# What the body named last does: thanks to A, which has given ...
_WHICH = re.compile(
    r"<[OPX](\d+)>\)?,? (?:which|who|that) (?:(?:has|have|had|also|recently|then|later|already|last [a-z]+|this [a-z]+"
    r"|earlier this [a-z]+|in <D\d+>),? )*$"
)
# Our hospital and A signed; B said that it has signed.
_AND = re.compile(r" and (?:the )?(?:[\w-]+ ){0,3}")
_SAID_IT = re.compile(
    r" (?:[a-z]+ )?(?:announced|said|says|reported|confirmed|disclosed|revealed)(?: [a-z]+day| "
    r"today)?,?(?: that)? (?:it|they)"
)
_AND_ANOTHER = re.compile(r"(?:,? (?:and|but|while)|;) (?:the )?(?:[a-z-]+ ){0,4}$")
_DOES = re.compile(
    r"(?:,[^,.;]{2,60},)? (?:has |have |had |also |then )*(?:[a-z]+ed|gave|won|took|made|said"
    r"|set|will|is|was)\b"
)
# Characters of a shape in which what belongs to a verb is looked for.
FAR = 240


class Clause:
    """The bodies of a sentence as its verbs need them."""

    def __init__(self, article: Text, number: int, sentence: Sentence) -> None:
        self.article = article
        self.number = number
        self.sentence = sentence
        self.shape = sentence.shape
        self.parts = parts(sentence)

    def group(self, part: Part) -> list[Part]:
        """All that are named together with ``part``."""
        return [one for one in self.parts if one.group == part.group]

    def acting(self, at: int, *, meant: bool = True, but: frozenset[str] = frozenset()) -> list[Value]:
        """Who does what the verb at ``at`` says: the last bodies before it that nothing makes something else.

        "The hospital" means none of ``but``.
        """
        if who := _WHICH.search(self.shape, max(0, at - 60), at):
            return [value(self.sentence.entities[int(who[1])])]
        floor = self.shape.rfind(";", 0, at) + 1
        said = list(MEANT.finditer(self.shape, floor, at)) if meant else []
        before = [one for one in self.parts if floor <= one.start and one.end <= at]
        heads = [one for one in before if one.role == "acts" and (one.entity.kind == "O" or at - one.end < 40)]
        if heads and heads[-1].entity.kind == "X" and said and said[-1].start() > heads[-1].end:
            heads = heads[-1:] if _SAID_IT.fullmatch(self.shape, heads[-1].end, said[-1].end()) else []
        if heads:
            chosen = self.group(heads[-1])
            chosen = [one for one in chosen if one.end <= at]
            chosen += [one for one in before if one.role == "with" and one.start > chosen[-1].end]
            joined = next((one for one in said if _AND.fullmatch(self.shape, one.end(), chosen[0].start)), None)
            house = self._meant(joined, but) if joined else []
            return [one for one in house[:1] if one.text != chosen[0].entity.text] + self.values(chosen)
        if said:
            found = self._meant(said[-1], but)
            beside = [one for one in before if one.role == "with" and ", and" not in self.shape[one.end : at]]
            return found + self.values(beside)
        return []

    def _meant(self, said: re.Match[str], but: frozenset[str]) -> list[Value]:
        return body_meant(self.article, self.number, self.sentence, said.start(), said.group(), but)

    def behind(self, at: int, role: Role, far: int = FAR) -> list[Value]:
        """The first bodies behind ``at`` that have ``role``."""
        first = next((one for one in self.parts if one.start >= at and one.role == role), None)
        if first is None or first.start - at > far or self._goes_on(at, first.start):
            return []
        return self.values([one for one in self.group(first) if one.start >= at])

    def _goes_on(self, start: int, end: int) -> bool:
        """Whether another clause begins between two places, with a body that does something there."""
        if ";" in self.shape[start:end]:
            return True
        others = [one for one in self.parts if start < one.start < end and one.role == "acts"]
        return any(
            _AND_ANOTHER.search(self.shape[start : one.start]) and _DOES.match(self.shape, one.end) for one in others
        )

    def posts(self, start: int, end: int) -> list[Value]:
        """The bodies that people of a part of the sentence work for."""
        people = [one for one, _, _ in self.sentence.marks(start, end, "P")]
        named = [
            one for one in self.parts if start <= one.start and one.end <= end and one.role not in ("none", "with")
        ]
        named = [one for one in named if one.entity.kind == "O" and re.search(r"<P\d+>", self.shape[start : one.start])]
        found = [value(one.entity) for one in named]
        if len(people) > len(named) < 2:
            posts = [one for one in self.parts if start <= one.start and one.end <= end and one.role == "post"]
            found = [value(one.entity) for one in posts] if len(posts) > 1 else found
        if not found:
            found = [body for one in people if (body := self.article.institutions.get(one.text))]
        return found

    def named(self, at: int, end: int, role: Role) -> list[Value]:
        """All bodies with ``role`` in a part of the sentence."""
        return self.values([one for one in self.parts if at <= one.start and one.end <= end and one.role == role])

    @staticmethod
    def values(chosen: Sequence[Part]) -> list[Value]:
        """Their bodies."""
        return [value(one.entity) for one in chosen]


def deal(kind: CollaborationKind, *groups: Sequence[Value]) -> Iterator[Deal]:
    """A deal of ``groups``, if none is empty and they are more than one body."""
    parties = tuple(one for group in groups for one in group)
    if all(groups) and len({one.text for one in parties}) > 1:
        yield Deal(kind, parties)
