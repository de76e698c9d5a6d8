"""More ways in which English news tells of doing together: by position words and nouns instead of one verb."""

import re
from collections.abc import Callable, Iterable, Iterator

from assistant.ledger.extraction.article import value
from assistant.ledger.extraction.clause import Clause, deal
from assistant.ledger.extraction.deeds import THING
from assistant.ledger.extraction.kinds import kind_in, kind_of
from assistant.ledger.extraction.marking import Sentence
from assistant.ledger.extraction.meant import MEANT, body_meant
from assistant.ledger.extraction.rules import Deal
from vectorstore.ledger.types import Value

# In collaboration with A, B has opened a ward.
_IN_UNION = re.compile(
    r"\b(?:(?:[Ii]n|[Tt]hrough|[Aa]s part of) (?:an? |its |their )?(?:[a-z-]+ ){0,2}(?:collaboration"
    r"|partnership|co-?operation"
    r"|association|conjunction|tandem|concert|alliance|agreement|deal)|[Tt]ogether|[Jj]ointly|[Aa]longside"
    r"|[Ww]orking|[Tt]eaming up"
    r"|[Pp]artnering|[Aa]cting|[Jj]oining (?:forces|hands)|[Ll]inking (?:up"
    r"|arms)) with (?=(?:the )?(?:[a-z-]+ ){0,5}<[OX])|^Alongside (?=(?:the )?<O)"
)
# Under an agreement signed on Tuesday, A will supply drugs to B.
_UNDER = re.compile(
    r"\b[Uu]nder (?:the |an? |its |their |this |that )?(?:terms of (?:the|an?"
    r"|their) )?(?:[\w<>-]+ ){0,4}?(?:agreement|deal|contract"
    r"|partnership|scheme|programme|program|accord|pact|memorandum|MoU|initiative|arrangement|plan|document"
    r"|collaboration|tie-up"
    r"|twinning|protocol|framework)s?\b[^.;<]{0,60}(?:<[DM]\d+>[^.;<]{0,30})?, (?=(?:the )?(?:[a-z-]+ ){0,4}<[OX]"
    r"|the |it )"
)
_WILL = re.compile(
    r"\b(?:will|would|is to|are to|can|shall|has|have|is|are|was|were|supplies|provides|sends|trains|gives"
    r"|takes|hosts|gets|offers)\b"
)
# Partners in the project are A, B and C; it brings together A and B.
_PARTNERS = re.compile(
    r"\b[Pp]artners?\b[^.;<]{0,60}\b(?:are|is|includes?|included|were) (?:the )?(?=<[OX])"
    r"|\b[Ii]nvolved are (?:the )?(?=<[OX])"
)
_ITS_PARTNERS = re.compile(r"\b(?:[Ii]ts|[Tt]heir) (?:[a-z-]+ ){0,3}[Pp]$")
_BECAME = re.compile(
    r"\b(?:bec(?:a|o)m(?:e|es|ing)|has joined|joined|signed (?:up|on) as|named|is now|will be)\b[^.;<]{0,40}"
    r"\b(?:partner|affiliate|ally|twin|sister hospital|sister institution|(?:teaching|university|training) hospital"
    r"|campus|member)s? (?:of|to|with|for) (?:the )?(?=<[OX])"
)
_CHOSEN = re.compile(
    r"\b(?:selected|chose|chosen|picked|appointed|tapped|signed up|contracted|engaged|enlisted"
    r"|hired) (?:the )?(?:[a-z-]+ ){0,4}"
    r"(?P<who><[OX]\d+>)[^.;<]{0,20} (?:as|to (?:supply|provide|build|develop|run|deliver|be))\b"
)
_FROM_WHICH = re.compile(
    r"(?P<giver><O\d+>),? (?:from|of) (?:which|whom|where)(?: the company)? (?P<taker>(?:the )?<[OX]\d+>|it|the [a-z]+)"
    r" (?:has |had )?(?:in-?)?(?:licen[cs]|acquir|bought|obtain|secur)\w+"
)
_LICENCE_TO = re.compile(
    r"\b(?:took|takes|taken|taking|obtained|signed|acquired|secured|has|have|holds|bought|gained|received"
    r"|won|negotiated)\b[^.;<]{0,30}"
    r"\b(?:licen[cs]es?|option|rights) (?:to|for|on|over|in|under) [^.;<]{0,50}?(?P<giver><[OX]\d+>)"
    r"(?:['’]s? [a-z]| (?:patent|technolog|intellectual|compound|invention|discover|molecule|antibod"
    r"|know-how|portfolio))"
)
_PAID_FOR = re.compile(
    r"\b(?:pay|pays|paid|paying) (?:[A-Za-z-]+ )*?(?P<giver><[OX]\d+>)[^.;]{0,60}\bfor [^.;<]{0,40}\b(?:licen[cs]e"
    r"|rights)\b"
)
_SISTERS = re.compile(
    r"\b(?:bec(?:a|o)me|are now|were declared|have been|are) (?:[a-z]+ )?(?:sister|twin|twinned|partner"
    r"|partners|allies|sisters)\b(?! (?:of|to|with))"
)
_SIGNERS = re.compile(r"\b[Ss]ignator(?:y|ies)\b|\b[Ss]igning (?:for|on behalf of|were)\b")
# With the support of its partner, A: the other is who does it.
_ITS_PARTNER = re.compile(
    r"\b(?:its|their) (?:[a-z-]+ ){0,4}?partners?,? (?!in\b|for\b|to\b)(?:the )?(?:[a-z-]+ ){0,3}(?=<O)"
)
_FUND = re.compile(
    r"<O\d+>[^.;]{0,60}\b(?:backed|supported|financed|funded|capitali[sz]ed|seeded|set up|created|launched"
    r"|established|managed)"
    r"(?: jointly)? by (?=(?:both )?(?:the )?(?:[a-z-]+ ){0,4}<[OX])"
)


def find_ties(clause: Clause) -> Iterator[Deal]:
    """What a sentence tells of doing together by other words than verbs of it."""
    shape = clause.shape
    yield from _licences(clause)
    if union := _IN_UNION.search(shape):
        yield from _in_union(clause, union)
    if under := _UNDER.search(shape):
        yield from _under(clause, under)
    yield from _partners(clause)
    if _SIGNERS.search(shape):
        people = clause.sentence.marks(kinds="P")
        yield Deal("agreement", tuple(clause.posts(0, len(shape))), tuple(value(one) for one, _, _ in people))


def _licences(clause: Clause) -> Iterator[Deal]:
    shape = clause.shape
    if whose := _FROM_WHICH.search(shape):
        yield from deal("licence", _body(clause, whose["giver"]), clause.acting(whose.end("taker") + 1)[-1:])
    for form in (_LICENCE_TO, _PAID_FOR):
        if match := form.search(shape):
            yield from deal("licence", _body(clause, match["giver"]), clause.acting(match.start()))


def _partners(clause: Clause) -> Iterator[Deal]:
    """Who is or has become whose partner."""
    shape = clause.shape
    if listed := _PARTNERS.search(shape):
        first = next((one for one in clause.parts if one.start >= listed.end()), None)
        others = clause.values(clause.group(first)) if first else []
        if whose := _ITS_PARTNERS.search(shape[: listed.start() + 1]):
            but = frozenset(one.text for one in others)
            yield from deal(
                "agreement",
                body_meant(clause.article, clause.number, clause.sentence, whose.start(), "it", but)[:1],
                others,
            )
        else:
            yield from deal("agreement", others)
    if became := _BECAME.search(shape):
        yield from deal("agreement", clause.acting(became.start()), _behind(clause, became.end()))
    if chosen := _CHOSEN.search(shape):
        yield from deal("agreement", clause.acting(chosen.start()), _body(clause, chosen["who"]))
    if sisters := _SISTERS.search(shape):
        yield from deal("agreement", clause.acting(sisters.start()))
    if own := _ITS_PARTNER.search(shape):
        yield from _its_partner(clause, own)


def _its_partner(clause: Clause, match: re.Match[str]) -> Iterator[Deal]:
    """What is done with "its partner": by whom, this sentence says or the one before."""
    others = _behind(clause, match.end())
    acting = clause.acting(match.start(), meant=False)
    before = clause.article.sentences[max(0, clause.number - 1) : clause.number]
    if not acting and before:
        acting = [value(one) for one, _, _ in before[0].marks(kinds="O")][:1]
    told = before[0].shape if before and not clause.acting(match.start(), meant=False) else clause.shape
    yield from deal(
        kind_of(told, told), acting[:1], [one for one in others if one.text not in {a.text for a in acting}]
    )


def _body(clause: Clause, marked: str) -> list[Value]:
    return [value(clause.sentence.entities[int(marked.strip("the <>OX"))])]


def _behind(clause: Clause, at: int) -> list[Value]:
    first = next((one for one in clause.parts if 0 <= one.start - at < 40), None)
    return clause.values(clause.group(first)) if first else []


def find_funds(clause: Clause) -> Iterator[Deal]:
    """A fund that is backed by A, B and C."""
    match = _FUND.search(clause.shape)
    if not match:
        return
    fund = clause.sentence.entities[int(match.group()[2 : match.group().index(">")])]
    if re.search(r"\bFund(?: [IVX]+)?$", fund.text):
        yield from deal("fund", _behind(clause, match.end()))


def _in_union(clause: Clause, match: re.Match[str]) -> Iterator[Deal]:
    """In collaboration with A, B does something; or B, in partnership with A, does it."""
    shape = clause.shape
    others, acting = _split(clause, match)
    last = max((one.end for one in clause.parts if value(one.entity) in others), default=match.end())
    acting = acting or (clause.acting(match.start()) if shape[: match.start()].strip(" ,") else [])
    if not acting and (comma := re.compile(r"[^.;]{0,60}?, ").match(shape, last)):
        said = MEANT.match(shape, comma.end())
        heads = [
            one
            for one in clause.parts
            if 0 <= one.start - comma.end() < 40
            and (one.role in ("acts", "with") or (one.role == "none" and one.entity.kind == "O"))
        ]
        if heads and not said:
            acting = clause.values([one for one in clause.group(heads[0]) if one.start >= comma.end()])
        elif said:
            acting = body_meant(clause.article, clause.number, clause.sentence, comma.end(), said.group())
    acting = [one for one in acting if one.text not in {each.text for each in others}]
    words = shape[match.start() : match.start() + 240] if not shape[: match.start()].strip() else shape
    kind = kind_of(words, shape)
    kind = kind_in(clause.sentence, 0, len(shape)) if kind in ("agreement", "joint_institute") else kind
    yield from deal(kind, acting[-2:], others)


def _split(clause: Clause, match: re.Match[str]) -> tuple[list[Value], list[Value]]:
    """With whom, and who, where both stand behind "with": With A, B does something."""
    shape = clause.shape
    first = next((one for one in clause.parts if 0 <= one.start - match.end() < 40), None)
    group = clause.group(first) if first else []
    if (
        len(group) > 1
        and not shape[: match.start()].strip()
        and shape[group[-2].end : group[-1].start] in (", ", ", the ")
    ):
        return clause.values(group[:-1]), clause.values(group[-1:])
    return clause.values(group), []


_SUPPLIES = re.compile(r" (?:[a-z]+ )?(?:supply|deliver|sell|ship|distribute|market|commerciali[sz]e)\b")


def _under(clause: Clause, match: re.Match[str]) -> Iterator[Deal]:
    """Under an agreement, A does something for B."""
    shape = clause.shape
    will = _WILL.search(shape, match.end())
    if not will:
        return
    acting = clause.acting(will.start())
    behind = next(
        (one for one in clause.parts if one.start > will.end() and one.role in ("to", "with", "from", "at", "by")), None
    )
    others = clause.values([one for one in clause.group(behind) if one.start > will.end()]) if behind else []
    kind = kind_of(match.group(), match.group())
    if kind == "agreement" and _SUPPLIES.match(shape, will.end()):
        kind = "licence"
    if others:
        yield from deal(kind, acting, others)
    elif len(acting) > 1:
        yield from deal(kind_of(match.group(), match.group()), acting)


# Developed with A Hospital, with which the university has run a laboratory since 2012.
_WITH_WHICH = re.compile(
    rf"<O(?P<one>\d+)>(?: \([^()]*\))?,? with (?:which|whom) (?:(?:the )?<O(?P<other>\d+)>|(?P<said>{MEANT.pattern}))"
    r" (?:also |has |have |had |already |recently |then |later )*(?P<deed>[a-z]+)\b"
)


def find_with_which(clause: Clause) -> Iterator[Deal]:
    """What a body does with another that a sentence names before."""
    match = _WITH_WHICH.search(clause.shape)
    if not match or not (
        THING.search(clause.shape, match.start("deed")) or match["deed"] in ("works", "worked", "partnered")
    ):
        return
    other = [value(clause.sentence.entities[int(match["one"])])]
    but = frozenset(one.text for one in other)
    if match["other"]:
        acting = [value(clause.sentence.entities[int(match["other"])])]
    else:
        acting = body_meant(clause.article, clause.number, clause.sentence, match.start("said"), match["said"], but)
    yield from deal(kind_in(clause.sentence, match.start("deed"), len(clause.shape)), acting[-1:], other)


# Who signed, the next sentence says: Two universities have signed a pact. A and B will ...
_UNNAMED = re.compile(
    r"^[^<]{0,24}(?:<[DX]\d+>[^<.;]{0,20}){0,3}\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Aa]n?|[Oo]ne of"
    r"|[Ss]everal) (?:(?![.;])[^<]){2,160}?"
    r"\b(?:universit|hospital|institut|college|school|compan|firm|clinic|charit|foundation|cent(?:re|er)s?|investor|partner|lender|insurer|institution|group|organi[sz]ation"
    r"|drugmaker|bank|museum)"
    r"(?:(?![.;])[^<]){0,120}?\b(?:sign(?:ed)?|inked|agreed|join(?:ed|ing)? (?:forces|hands)|team(?:ed"
    r"|ing) up|partnered|partnering|struck|formed"
    r"|entered|linked up|pooled|set up|created|launched|opened|put (?:<M\d+>|together)|combin\w+|committed|twinned"
    r"|allied|sealed"
    r"|deepen\w*|are to)\b"
)
_COUNT = {"two": 2, "three": 3, "four": 4}
# How many sentences behind may name them.
_NEXT = 3


def find_named_later(clause: Clause, told: Callable[[Clause], Iterable[Deal]]) -> Iterator[Deal]:
    """A deal of bodies that only the following sentences name; ``told`` is what a clause itself tells."""
    shape = clause.shape
    match = _UNNAMED.match(shape)
    if not match or clause.sentence.marks(kinds="O") or not (THING.search(shape) or " together" in shape):
        return
    said = re.search(r"\b(two|three|four)\b", match.group().lower())
    many = _COUNT[said[1]] if said else 2 + len(re.findall(r", an? ", match.group()))
    following = clause.article.sentences[clause.number + 1 : clause.number + 1 + _NEXT]
    named = next((found for one in following if len(found := _parties(clause, one)) >= 2), [])
    itself = next((one for one in following if len(_parties(clause, one)) >= 2), None)
    if itself and not _SIGNED.search(match.group()) and any(told(_clause_of(clause, itself))):
        return
    if len(named) >= many or (len(named) == 2 and many > 2):
        words = re.split(r" (?:to|for|on|under) ", shape[: match.end() + 60])[0]
        yield from deal(kind_of(words, words), named[:many])


_SIGNED = re.compile(r"\b(?:sign|ink|agree|pact\b|memorand|MoU)")


def _clause_of(clause: Clause, sentence: Sentence) -> Clause:
    return Clause(clause.article, clause.article.sentences.index(sentence), sentence)


def _parties(clause: Clause, sentence: Sentence) -> list[Value]:
    """The bodies of a sentence that may be parties, each once."""
    found = [one for one in _clause_of(clause, sentence).parts if one.entity.kind == "O"]
    found = [one for one in found if one.role in ("acts", "with", "to", "by", "between", "at")]
    return list({one.entity.text: value(one.entity) for one in reversed(found)}.values())[::-1]
