"""English sentences that name two bodies and an agreement without a rule's words: the surest of what is left."""

import re
from collections.abc import Iterator

from assistant.ledger.extraction.article import Text, value
from assistant.ledger.extraction.kinds import kind_of
from assistant.ledger.extraction.marking import Sentence
from assistant.ledger.extraction.parties import parts
from assistant.ledger.extraction.rules import Deal

_CUE = re.compile(
    r"\b(?:agreements?|contracts?|memorand\w+|MoU|partnerships?|collaborat(?:ion|ing|e|es|ed)"
    r"|co-?operat(?:ion|ing|e|es|ed)|alliance|pact|accord"
    r"|deal|licen[cs]e|licen[cs]ed|letter of intent|joint(?:ly)?|agreed to|as a partner|teamed|signed"
    r"|tie-up|twinn(?:ed|ing))\b"
)
# Sentences of research, of careers, of prizes, of quarrels; and what is only talked of.
_OTHER = re.compile(
    r"<A\d+>|<C\d+>|\b(?:stud(?:y|ies)|trial|paper|published|findings?|found that|researchers (?:at|from)"
    r"|according to|graduated|degree|professor (?:at|of)"
    r"|worked (?:at|for)|career|appointed|joined as|moved|succeed\w*|merg\w+|takeover|acqui\w+|lawsuit|sued"
    r"|compet\w+|rival\w*|dispute|strike|pay deal"
    r"|union|unlike|than|data from|grant\w*|funded by|said that|previously|formerly|nor|neither|subsidiary"
    r"|owned by|spin-?o(?:ut|ff)|part of"
    r"|patients? (?:from|at)|no (?:deal|agreement))\b"
)


# Parts of houses, for which the house has a row already.
_PART = re.compile(
    r"\b(?:Faculty|Department|Division|School of|Section|Ministry|Commission|Union|Association of|Government"
    r"|Embassy)\b"
)


def find_comentioned(article: Text, known: list[set[str]]) -> Iterator[tuple[int, Sentence, Deal]]:
    """Two bodies beside the word of an agreement, where nothing in ``known`` tells of these two."""
    for number, sentence in enumerate(article.sentences):
        if sentence.chinese or not _CUE.search(sentence.shape) or _OTHER.search(sentence.shape):
            continue
        bodies = {one.entity.text: one for one in parts(sentence) if one.entity.kind == "O" and one.role != "none"}
        if any(_PART.search(name) for name in bodies):
            continue
        if len(bodies) != 2 or any(set(bodies) <= names for names in known):
            continue
        first, second = sorted(bodies.values(), key=lambda one: one.start)
        words = sentence.shape[max(0, first.start - 40) :]
        known.append(set(bodies))
        yield number, sentence, Deal(kind_of(words, words), (value(first.entity), value(second.entity)))
