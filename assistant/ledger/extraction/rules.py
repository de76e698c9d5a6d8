"""A rule for collaborations: a shape of a sentence, and of which kind what it finds is."""

import re
from dataclasses import dataclass

from assistant.ledger.extraction.shapes import pattern
from vectorstore.ledger.types import CollaborationKind


@dataclass(frozen=True, slots=True)
class Rule:
    """The groups of ``pattern`` are parties: bodies, ``people`` who stand for theirs, ``it`` for one named before.

    Without a ``kind`` it is told by the words (``kinds.kind_of``).
    """

    pattern: re.Pattern[str]
    kind: CollaborationKind | None = None


def rule(shape: str, kind: CollaborationKind | None = None, **pieces: str) -> Rule:
    """A rule from a shape in which ``[[name]]`` stands for one of ``pieces``."""
    for _ in range(2):
        shape = re.sub(r"\[\[(\w+)\]\]", lambda match: pieces[match[1]], shape)
    return Rule(pattern(shape), kind)
