"""Who works with whom: the parties of collaborations as a network."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from assistant.ledger.names import same_body
from assistant.ledger.types import Event
from vectorstore.ledger.types import Collaboration


@dataclass(frozen=True, slots=True)
class Tie:
    """Two parties, by the names they have in the network, and the ids of the events that they are both of."""

    one: str
    other: str
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """``parties`` by name, each with how many events it is of; and the ties between them.

    ``left_out`` counts the parties of the fewest events for which there was no room.
    """

    parties: dict[str, int]
    ties: tuple[Tie, ...]
    left_out: int


def network(events: Sequence[Event], most: int = 120) -> Network:
    """The network of the collaborations among ``events``, with at most ``most`` parties: those of the most events.

    A party that is named in several ways is one, under the name that is the most frequent.
    """
    works = [(event.id, event.content) for event in events if isinstance(event.content, Collaboration)]
    named = [(key, [party.text for party in work.parties]) for key, work in works]
    counts = Counter(name for _, names in named for name in names)
    canonical = _canonical(counts)
    parties: Counter[str] = Counter()
    ties: dict[tuple[str, str], list[str]] = {}
    for key, names in named:
        there = sorted({canonical[name] for name in names})
        parties.update(there)
        for pair in combinations(there, 2):
            ties.setdefault(pair, []).append(key)
    kept = dict(parties.most_common(most))
    joined = (Tie(*pair, tuple(keys)) for pair, keys in ties.items() if pair[0] in kept and pair[1] in kept)
    return Network(kept, tuple(joined), len(parties) - len(kept))


def _canonical(counts: Counter[str]) -> dict[str, str]:
    """For each name the one of the same party that is the most frequent."""
    found: dict[str, str] = {}
    chosen: list[str] = []
    for name, _ in counts.most_common():
        found[name] = next((other for other in chosen if same_body(name, other)), name)
        if found[name] == name:
            chosen.append(name)
    return found
