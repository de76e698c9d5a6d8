"""The bodies of an English sentence as its verbs need them: who acts, and who stands behind with which part."""

import re
from collections.abc import Iterator, Sequence

from assistant.ledger.extraction.article import Text, value
from assistant.ledger.extraction.marking import Sentence
from assistant.ledger.extraction.meant import MEANT, body_meant
from assistant.ledger.extraction.parties import Part, Role, parts
from assistant.ledger.extraction.rules import Deal
from vectorstore.ledger.types import CollaborationKind, Value

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
        floor = self.shape.rfind(";", 0, at) + 1
        said = list(MEANT.finditer(self.shape, floor, at)) if meant else []
        before = [one for one in self.parts if floor <= one.start and one.end <= at]
        heads = [one for one in before if one.role == "acts" and (one.entity.kind == "O" or at - one.end < 40)]
        if heads and heads[-1].entity.kind == "X" and said and said[-1].start() > heads[-1].end:
            heads = []
        if heads:
            chosen = self.group(heads[-1])
            chosen = [one for one in chosen if one.end <= at]
            chosen += [one for one in before if one.role == "with" and one.start > chosen[-1].end]
            return self.values(chosen)
        if said:
            found = body_meant(self.article, self.number, self.sentence, said[-1].start(), said[-1].group(), but)
            beside = [one for one in before if one.role == "with" and ", and" not in self.shape[one.end : at]]
            return found + self.values(beside)
        return []

    def behind(self, at: int, role: Role, far: int = FAR) -> list[Value]:
        """The first bodies behind ``at`` that have ``role``."""
        first = next((one for one in self.parts if one.start >= at and one.role == role), None)
        if first is None or first.start - at > far or ";" in self.shape[at : first.start]:
            return []
        return self.values([one for one in self.group(first) if one.start >= at])

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
