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
    r"<A\d+>|<C\d+>|\b[Ww]e (?:also |have |then )?[a-z]+ed\b|\b(?:stud(?:y|ies)|trial|paper|published|findings?"
    r"|found that|researchers (?:at|from)"
    r"|according to|graduated|degree|professor (?:at|of)"
    r"|worked (?:at|for)|career|appointed|joined as|moved|succeed\w*|merg\w+|takeover|acqui\w+|lawsuit|sued"
    r"|compet\w+|rival\w*|dispute|strike|pay deal"
    r"|union|unlike|than|data from|grant\w*|funded by|said that|previously|formerly|nor|neither|subsidiary"
    r"|owned by|spin-?o(?:ut|ff)|part of"
    r"|patients? (?:from|at)|no (?:deal|agreement))\b"
)


# The signing of what was told of: The memorandum was signed by A for B.
THE_DEED = re.compile(
    r"\W*(?:The|This) (?:[a-z-]+ )?(?:memorandum|agreement|MoU|MOU|document|contract|deal|accord|pact"
    r"|partnership)s?\b[^.;]{0,40}"
    r" (?:was|were|has been|had been) (?:jointly |officially |formally |also )?(?:signed|inked|initialled|concluded"
    r"|sealed)\b"
)
# Parts of houses, for which the house has a row already.
_PART = re.compile(
    r"\b(?:Faculty|Department|Division|School of|Section|Ministry|Commission|Union|Association of|Government"
    r"|Embassy)\b"
)


# A line of a list of agreements: A / B: joint doctorate.
_LINE = re.compile(r"^\W*(?:The )?<([OX])(\d+)> ?(?:/|–|—|-|and|&|with|×|\+) ?(?:the )?<([OX])(\d+)>(?: ?[:–—,(-] ?|$)")
_HEAD = re.compile(
    r"\b(?:agreements?|partnerships?|collaborations?|co-?operations?|MoUs?|memorand\w+|partners|links"
    r"|projects|twinnings?|alliances)\b",
    re.I,
)
_ABOVE = 6


def _in_list(article: Text, number: int, sentence: Sentence) -> Deal | None:
    """The deal of a line of a list below a heading that tells of agreements."""
    match = _LINE.match(sentence.shape) if "<O" in sentence.shape and not sentence.chinese else None
    if not match or "O" not in (match[1], match[3]):
        return None
    above = article.sentences[max(0, number - _ABOVE) : number]
    if not any(len(one.text) < 80 and _HEAD.search(one.text) and not one.marks(kinds="O") for one in above):
        return None
    told = sentence.text[sentence.place(match.end()) - sentence.start :] if match.end() < len(sentence.shape) else ""
    pair = (sentence.entities[int(match[2])], sentence.entities[int(match[4])])
    return Deal(kind_of(told, told), tuple(value(one) for one in pair))


def find_comentioned(article: Text, known: list[set[str]]) -> Iterator[tuple[int, Sentence, Deal]]:
    """Two bodies beside the word of an agreement, where nothing in ``known`` tells of these two."""
    for number, sentence in enumerate(article.sentences):
        if listed := _in_list(article, number, sentence):
            if not any({one.text for one in listed.parties} <= names for names in known):
                known.append({one.text for one in listed.parties})
                yield number, sentence, listed
            continue
        if (
            sentence.chinese
            or "<O" not in sentence.shape
            or not _CUE.search(sentence.shape)
            or _OTHER.search(sentence.shape)
            or (known and THE_DEED.match(sentence.text))
        ):
            continue
        bodies = {one.entity.text: one for one in parts(sentence) if one.entity.kind == "O" and one.role != "none"}
        if any(_PART.search(name) for name in bodies):
            continue
        if len(bodies) != 2 or any(set(bodies) <= names for names in known):
            continue
        first, second = sorted(bodies.values(), key=lambda one: one.start)
        words = sentence.text[max(0, first.entity.start - sentence.start - 40) :]
        known.append(set(bodies))
        yield number, sentence, Deal(kind_of(words, words), (value(first.entity), value(second.entity)))
