"""What a rule finds in a sentence: who did something together, and of which kind it is."""

from dataclasses import dataclass

from vectorstore.ledger.types import CollaborationKind, Value


@dataclass(frozen=True, slots=True)
class Deal:
    """A collaboration of ``parties``; ``people`` are those who signed, where these alone name the parties."""

    kind: CollaborationKind
    parties: tuple[Value, ...]
    people: tuple[Value, ...] = ()
