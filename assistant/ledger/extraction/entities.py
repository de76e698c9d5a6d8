"""What is named in a sentence: people, bodies, awards, ranks, amounts, dates, quoted titles."""

from dataclasses import dataclass
from typing import Literal

# P person, O body, A award, C class or rank, Q quoted title, M amount, D date, X a name of unknown kind.
EntityKind = Literal["P", "O", "A", "C", "Q", "M", "D", "X"]
# Of entities that overlap, the longer stays; of equally long ones that whose kind stands first here.
_ORDER: tuple[EntityKind, ...] = ("A", "C", "O", "P", "M", "D", "Q", "X")


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in an article: characters ``start`` to ``end``. ``text`` is its full or plain form."""

    kind: EntityKind
    start: int
    end: int
    text: str


def without_overlaps(entities: list[Entity]) -> list[Entity]:
    """The longest of ``entities``, none overlapping, in order."""
    chosen: list[Entity] = []
    taken: set[int] = set()
    for one in sorted(entities, key=lambda each: (each.start - each.end, _ORDER.index(each.kind), each.start)):
        places = range(one.start, one.end)
        if taken.isdisjoint(places):
            taken.update(places)
            chosen.append(one)
    return sorted(chosen, key=lambda each: each.start)
