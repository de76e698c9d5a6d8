"""English collaborations of bodies that are no subject: "the two", "the hospital", whom somebody brought together."""

import re
from collections.abc import Iterator

from assistant.ledger.extraction.article import value
from assistant.ledger.extraction.clause import Clause, deal
from assistant.ledger.extraction.deeds import SHARED, THING
from assistant.ledger.extraction.kinds import kind_in
from assistant.ledger.extraction.meant import MEANT, body_meant, speaker
from assistant.ledger.extraction.parties import Part, parts
from assistant.ledger.extraction.rules import Deal
from vectorstore.ledger.types import Value

_KINDS = (
    r"universit(?:y|ies)|hospitals?|institut(?:e|ion)s?|colleges?|schools?|compan(?:y|ies)|clinics?|cent(?:re|er)s?"
    r"|partners|parties|sides|organi[sz]ations|bodies|societies|foundations|charities|firms|houses|groups|trusts"
)
# The two universities, they, both sides: who was named before, and does something now.
_THE_TWO = re.compile(
    rf"\b(?:[Tt]he (?P<many>two|three|four|pair|duo)(?: (?P<kind>{_KINDS}))?|(?P<they>[Tt]hey|[Bb]oth)(?: "
    rf"(?:{_KINDS}))?"
    rf"|[Tt]he (?P<bare>partners|institutions|parties|universities|hospitals|organi[sz]ations))\b(?! of\b)"
    r"(?: (?:also|have|had|has|now|then|later|will|are|were|again|jointly|together|plan|to|already|first|since|both))*"
    r" (?=\w)"
)
_TOGETHER = re.compile(
    r"\b(?:together|joint(?:ly)?|between them|each other|one another|co-\w+|sign(?:ed)?|agreed|twinn?ed)\b"
)
_AGREES = re.compile(
    r"\b(?:sign|agree|memorand|MoU|partnership|pact|accord|contract|alliance|deal|collaborat|cooperat|twin|framework|treaty"
    r"|charter|letter of)"
)
_COUNT = {"two": 2, "pair": 2, "duo": 2, "three": 3, "four": 4}
# Somebody brought two bodies to do something together.
_BROUGHT = re.compile(
    r"\b(?:persuad|convinc|talk|coax|cajol|encourag|help|prompt|inspir|push|nudg|urg|got|lobb|br(?:ing|ought)|allow"
    r"|enabl|let|led)\w* (?:both )?(?:the )?(?=<[OX]\d+>)"
)
_TO_DO = re.compile(
    r"(?: both)?(?: together)?(?: in <D\d+>)?,? (?:to|into|in) (?P<deed>(?:begin(?:ning)? |start(?:ing)? "
    r"|set(?:ting)? about )?"
    r"(?:found|set|sett|creat|establish|launch|open|exchang|swap|share?|sharing|train|sign|join|work|collaborat|cooperat"
    r"|partner|pool|run|build|develop|form|fund|twin|link|co-)\w*)"
)
# Somebody persuaded the hospital to join with A in a scheme.
_BROUGHT_TO = re.compile(
    rf"\b(?:persuaded|convinced|coaxed|encouraged|helped|prompted|inspired|pushed|urged|got|led) "
    rf"(?:(?:the )?<O(?P<one>\d+)>|(?P<said>{MEANT.pattern})) (?:to|into) (?P<deed>(?:join|work"
    rf"|partner|team|sign|link|twin|collaborat\w+"
    rf"|co-?operat\w+|set up|ally|agree|found|run)\w*)[^.;<]{{0,50}}? with "
    rf"(?:the )?(?:[a-z-]+ ){{0,3}}<O(?P<other>\d+)>"
)
# Between the hospital and A; with the hospital's partner A.
_BETWEEN_MEANT = re.compile(
    rf"\bbetween (?P<said>{MEANT.pattern})(?:['’]s [a-z ]{{2,30}})? and (?:its |the )?(?:[\w-]+ ){{0,4}}?(?=<[OX])"
)
_AND_MEANT = re.compile(rf"\bbetween (?:the )?<[OX](?P<at>\d+)> and (?P<said>{MEANT.pattern})")
_BACK = 6
# An agreement with A was renewed: by whose news it is.
_RENEWED = re.compile(
    r"^(?:[^<]{0,40}(?:<D\d+>[^<]{0,10})?)?\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Oo]ur) (?:[a-z-]+ ){0,3}(?:agreement"
    r"|partnership|memorandum"
    r"|contract|collaboration|cooperation|alliance|MoU|twinning)(?: of [a-z]+)? with (?:the )?<O(\d+)>[^;<]{0,60}"
    r"(?:<D\d+>[^;<]{0,20})? (?:was|has been|were|had been) (?:also )?(?:renewed|extended|signed|concluded|agreed"
    r"|prolonged)\b"
)
# Two people signed; for whom, was said before.
_SIGNED_BY = re.compile(
    r"<P\d+>[^.;]{0,60} and [^;]{0,40}<P\d+>,? (?:both |then |formally |also )?(?:signed|put their|initial+ed|inked"
    r"|exchanged)\b"
    r"[^.;]{0,60}\b(?:agreement|memorand\w+|MoU|contract|accord|document|partnership|treaty|protocol|letter)"
)


def find_pairs(clause: Clause) -> Iterator[Deal]:
    """What bodies do together that the sentence names before, behind another's verb, or by "the hospital"."""
    shape = clause.shape
    if "etween " in shape:
        yield from _between(clause)
    if "<O" not in shape and "<P" in shape and _SIGNED_BY.search(shape):
        yield from deal(kind_in(clause.sentence, 0, len(clause.shape)), _nearest(clause, [], None, 2))
    if " with " in shape and (renewed := _RENEWED.search(shape)):
        others = [value(clause.sentence.entities[int(renewed[1])])]
        ours = [one for one in (speaker(clause.article),) if one and one.text != others[0].text]
        yield from deal(kind_in(clause.sentence, renewed.start(), renewed.end()), ours, others)
    if len(clause.parts) > 1 and (brought := _BROUGHT.search(shape)):
        yield from _brought(clause, brought)
    if " with " in shape and (brought := _BROUGHT_TO.search(shape)):
        yield from _brought_to(clause, brought)
    for match in _THE_TWO.finditer(clause.shape):
        yield from _the_two(clause, match)


def _between(clause: Clause) -> Iterator[Deal]:
    words = clause.shape
    if match := _BETWEEN_MEANT.search(clause.shape):
        first = next((one for one in clause.parts if one.start >= match.end()), None)
        others = clause.values(clause.group(first)) if first else []
    elif match := _AND_MEANT.search(clause.shape):
        others = [value(clause.sentence.entities[int(match["at"])])]
    else:
        return
    but = frozenset(one.text for one in others)
    meant = body_meant(clause.article, clause.number, clause.sentence, match.start(), match["said"], but)
    yield from deal(kind_in(clause.sentence, 0, len(words)), [one for one in meant if one.text not in but], others)


def _brought(clause: Clause, match: re.Match[str]) -> Iterator[Deal]:
    """Who persuaded A and B to found something together."""
    first = next((one for one in clause.parts if one.start >= match.end() - 1), None)
    group = clause.group(first) if first and first.start - match.end() < 6 else []
    deed = _TO_DO.match(clause.shape, group[-1].end) if len(group) > 1 else None
    if deed:
        yield from deal(kind_in(clause.sentence, deed.start("deed"), len(clause.shape)), clause.values(group))


def _brought_to(clause: Clause, match: re.Match[str]) -> Iterator[Deal]:
    """Who persuaded a body to do something with another."""
    other = [value(clause.sentence.entities[int(match["other"])])]
    if match["one"]:
        acting = [value(clause.sentence.entities[int(match["one"])])]
    else:
        but = frozenset(one.text for one in other)
        acting = body_meant(clause.article, clause.number, clause.sentence, match.start("said"), match["said"], but)
    yield from deal(kind_in(clause.sentence, match.start("deed"), len(clause.shape)), acting[-1:], other)


def _the_two(clause: Clause, match: re.Match[str]) -> Iterator[Deal]:
    """What "the two" do: sign, found or run something, together where it is only said to be "they"."""
    verb = SHARED.match(clause.shape, match.end())
    if not verb or (
        verb["makes"] and not THING.search(clause.shape, verb.end()) and not THING.search(clause.shape[: match.start()])
    ):
        return
    if match["they"] and not _TOGETHER.search(clause.shape, match.start()):
        return
    found = _named_before(clause, match)
    if len(found) < 2 or any(
        one.entity.kind == "O" and match.end() < one.start < verb.end() + 30 and one.role == "with"
        for one in clause.parts
    ):
        return
    which = re.search(r"\b(?:which|that) $", clause.shape[: match.start()])
    kind = kind_in(clause.sentence, 0 if which else match.start(), len(clause.shape))
    if kind != "agreement" or _AGREES.search(clause.shape):
        yield from deal(kind, found)


def _named_before(clause: Clause, match: re.Match[str]) -> list[Value]:
    """As many bodies as are meant, of the nearest sentence that names so many; of the kind that is said."""
    many = _COUNT.get(match["many"] or "", 2)
    stem = re.sub(r"(?:ies|s|y)$", "", match["kind"] or match["bare"] or "")
    kind = re.compile(stem, re.IGNORECASE) if re.match(r"universit|hospital|college|school", stem) else None
    inside = [one for one in clause.parts if one.end <= match.start()]
    named = [value(one.entity) for one in inside if one.entity.kind == "O"]
    if len(named) == many - 1 and (said := MEANT.match(clause.shape)):
        but = frozenset(one.text for one in named)
        return body_meant(clause.article, clause.number, clause.sentence, 0, said.group(), but)[:1] + named
    return _nearest(clause, inside, kind, many)


def _nearest(clause: Clause, inside: list[Part], kind: re.Pattern[str] | None, many: int) -> list[Value]:
    """The bodies of the nearest sentence that names as ``many`` of that kind, if none nearer names more."""
    earlier = clause.article.sentences[max(0, clause.number - _BACK) : clause.number][::-1]
    for told in (inside, *(list(parts(one)) for one in earlier)):
        bodies = _bodies(told, kind)
        if len(bodies) == many:
            return list(bodies.values())
        if len(bodies) > many:
            return []
    return []


def _bodies(told: list[Part], kind: re.Pattern[str] | None) -> dict[str, Value]:
    """The bodies among parts that may be parties, each once."""
    named = [one.entity for one in told if one.entity.kind == "O" and one.role not in ("none", "post")]
    return {one.text: value(one) for one in named if kind is None or kind.search(one.text)}
