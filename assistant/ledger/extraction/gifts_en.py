"""Gifts in English sentences: who gave what to whom, also where the article only says "the money" or "a cheque"."""

import re
from collections.abc import Iterator

from assistant.ledger.extraction.article import HOUSE, value
from assistant.ledger.extraction.clause import FAR, Clause, deal
from assistant.ledger.extraction.deeds import GIFT, GIFT_NOUN, IS_GIFT, RECEIVED
from assistant.ledger.extraction.gifts_told_en import find_told_gifts
from assistant.ledger.extraction.givers_en import HOUSE_PART, donor, marked
from assistant.ledger.extraction.meant import MEANT, body_meant
from assistant.ledger.extraction.parties import parts
from assistant.ledger.extraction.people import group_behind
from assistant.ledger.extraction.rules import Deal
from assistant.ledger.extraction.verbs import PASSIVE
from vectorstore.ledger.types import Value

# Without one of these words nothing is given in other words than those of giving.
_MORE = re.compile(
    r"<M|\b(?:g[ai]v|present|provid|suppl|sent\b|deliver|bought|purchas|donat|hand|rais|collect|endow"
    r"|bankroll|underwr|sponsor"
    r"|paid|pay|fund|[Cc]ourtesy|[Tt]hanks|money|cheque|gift|bequest|donation|legacy|built|made|knitted"
    r"|generosity|estate)"
)


def find_gifts(clause: Clause) -> Iterator[Deal]:
    """What the clause tells of gifts."""
    shape = clause.shape
    given = bool(IS_GIFT.search(shape))
    if _MORE.search(shape):
        yield from find_told_gifts(clause)
    for match in GIFT.finditer(shape):
        rest = shape[match.end() : match.end() + FAR]
        if _PEOPLE_SENT.match(rest):
            continue
        if not given and not (match.group().startswith(("gave", "give")) and "<M" in rest):
            continue
        to = clause.behind(match.end(), "to") or _meant_behind(clause, match.end()) or _to_house(clause, match)
        to = _part_of(clause, match) or to
        by = _given_by(clause, match) if PASSIVE.search(shape[: match.start()]) else []
        yield from deal("donation", by or donor(clause, match.start(), to), to)
    if not given:
        return
    for match in RECEIVED.finditer(shape):
        if GIFT_NOUN.search(shape, match.end()):
            givers = clause.behind(match.end(), "from") or [
                value(one) for one in group_behind(clause.sentence, match.end())[:2]
            ]
            yield from deal("donation", givers, clause.acting(match.start()))
    if told := _FROM_WHOM_BEFORE.match(shape):
        yield from _from_before(clause, told)
        return
    yield from _by_nouns(clause)


def _by_nouns(clause: Clause) -> Iterator[Deal]:
    """A gift from A to B, where the verb says something else."""
    shape = clause.shape
    for match in GIFT_NOUN.finditer(shape):
        givers = clause.behind(match.end(), "from", 120) or clause.behind(match.end(), "by", 120)
        if givers and _PURPOSE.match(shape, match.end()):
            givers = []
        to = clause.behind(match.end(), "to")
        if not to and not givers and (whose := _FROM_WHOM.match(shape, match.end())):
            givers = [value(clause.sentence.entities[int(whose[1])])]
        if not givers and (both := _TO_AND_FROM.match(shape, match.end())):
            givers = [marked(clause, both["giver"])]
            to = to or body_meant(clause.article, clause.number, clause.sentence, match.end(), both["said"] or "it")
        if givers and not to and (helped := _HELPS.search(shape, match.end())):
            to = [value(clause.sentence.entities[int(helped[1])])]
        home = clause.article.home
        if givers and not to and home and home.text not in {one.text for one in givers}:
            to = [home]
        yield from deal("donation", givers, to)


# People who are sent to learn are no present.
_PEOPLE_SENT = re.compile(
    r" (?:(?:some|over|more than|about|nearly|its|their|the|an?) )*(?:\d[\d,]* |[a-z]+ )?(?:[a-z"
    r"-]+ )?(?:surgeons?|doctors?|nurses?"
    r"|staff|students|registrars|people|trainees|patients|delegat\w+|teams?|midwives|fellows|experts|volunteers|specialists)\b"
)


# The donation was from A: to whom it went, the sentence before says.
_FROM_WHOM_BEFORE = re.compile(
    r"(?:The|This) (?:[a-z-]+ ){0,2}(?:gift|donation|money|bequest|pledge|contribution)(?:,| is| was| came| comes)+ "
    r"from"
    r" (?:the )?(?:[a-z-]+ ){0,6}<(?P<giver>[OPX]\d+)>"
)


def _from_before(clause: Clause, told: re.Match[str]) -> Iterator[Deal]:
    before = clause.article.sentences[max(0, clause.number - 1) : clause.number]
    acts = [
        value(one.entity) for s in before for one in parts(s) if one.entity.kind == "O" and one.role in ("acts", "to")
    ]
    home = [clause.article.home] if clause.article.home else []
    giver = marked(clause, told["giver"])
    yield from deal("donation", [giver], [one for one in acts[:1] or home if one.text != giver.text])


# A gift to the university from the local philanthropist A.
_TO_AND_FROM = re.compile(
    rf"(?: (?:of|worth) <M\d+>)? to (?:(?:the )?<O\d+>|(?P<said>{MEANT.pattern})) (?:from|by) (?:"
    rf"the )?(?:[A-Za-z-]+ |<X\d+> ){{0,4}}<(?P<giver>[OP]\d+)>"
)


# A donation to support the expansion of A is not from A.
_PURPOSE = re.compile(r" to (?!<|the |our |its )[a-z]+ [^.;<]{0,60}\bof (?:the |its )?<O")


# A gift from A will help the hospital B buy a scanner.
_HELPS = re.compile(r"\b(?:help(?:s|ed)?|enable[sd]?|allow(?:s|ed)?|let|go(?:es)? (?:in full )?to) (?:the )?<O(\d+)>")


_MEMBERS = re.compile(
    r"\bby (?:[a-z]+ ){0,3}(?:members|staff|friends|employees|students|pupils|volunteers|supporters"
    r"|representatives|players|workers|customers"
    r"|trustees|relatives) (?:of|from|at) (?:the )?<([OX])(\d+)>"
)


def _given_by(clause: Clause, verb: re.Match[str]) -> list[Value]:
    """By whom something was given: a body, also by its members; else people."""
    if members := _MEMBERS.search(clause.shape, verb.end()):
        return [value(clause.sentence.entities[int(members[2])])]
    by = re.compile(r"[^.;]{0,120}?\bby (?:[a-z]+ ){0,4}(?=<P)").match(clause.shape, verb.end())
    people = [value(one) for one in group_behind(clause.sentence, by.end())] if by else []
    return clause.behind(verb.end(), "by") or people


def _to_house(clause: Clause, verb: re.Match[str]) -> list[Value]:
    if _ALMA_MATER.match(clause.shape, verb.end()):
        return _alma_mater(clause)
    home = clause.article.home
    told = (
        HOUSE_PART.match(clause.shape, verb.end())
        or _FREE.match(clause.shape, verb.end())
        or _FOR_ROOM.match(clause.shape, verb.end())
    )
    return [home] if home and told else []


_FREE = re.compile(r"(?![^.;]*\bto (?:the )?<)[^.;<]{3,80}\b(?:free of charge|at no (?:charge|cost)|for free)\b")


_ALMA_MATER = re.compile(
    r"[^.;<]{0,40}(?:<M\d+>[^.;<]{0,30})?\bto (?:his|her|their) (?:alma mater|old (?:university|school|college"
    r"|medical school))\b"
)


_STUDIED = re.compile(
    r"\b(?:[Gg]raduate[ds]?|[Aa]lumn\w+|[Ss]tudied|[Tt]rained|[Qq]ualified|[Dd]egrees?|[Ee]ducated|[Ss]tudents?)\b[^.;<]{0,60}"
    r"(?:of|at|from|in) (?:the )?<O(\d+)>"
)


def _alma_mater(clause: Clause) -> list[Value]:
    """Where the article says that somebody studied."""
    for sentence in clause.article.sentences:
        if match := _STUDIED.search(sentence.shape):
            return [value(sentence.entities[int(match[1])])]
    return []


# Towards the children's ward at A: the ward's house is who gets it.
_PART_OF = re.compile(
    r"[^.;<]{0,40}<M\d+>[^.;<]{0,30} (?:to|towards|toward|for) (?:the |a |an |its )?(?:new )?(?:[a-z'’-]+ |<X\d+> "
    r"){1,5}"
    r"(?:at|of|in) (?:the )?(?=<O(\d+)>)"
)


def _part_of(clause: Clause, verb: re.Match[str]) -> list[Value]:
    """The house of the ward or building that was given something."""
    match = _PART_OF.match(clause.shape, verb.end())
    house = value(clause.sentence.entities[int(match[1])]) if match else None
    return [house] if house and HOUSE.search(house.text) else []


# Gave £75,000 for a suite: to the house that the article is about.
_FOR_ROOM = re.compile(
    r"[^.;<]{0,20}<M\d+> (?:for|towards|to) (?:an? |the |our |its |new )*(?:[a-z-]+ ){0,3}(?:suite|ward|garden|unit"
    r"|room|scanner"
    r"|wing|clinic|lab|appeal|ambulance|playroom|equipment|theatre|cent(?:re|er)|incubators?)\b(?![^.;]*<O)"
)


_FROM_WHOM = re.compile(
    r"(?: (?:of|worth) <M\d+>)? (?:from|by) (?:(?:the|late|businessman|philanthropist|former) )*"
    r"[A-Za-z ]{0,20}?<P(\d+)>"
)


def _meant_behind(clause: Clause, at: int) -> list[Value]:
    match = re.compile(rf"[^.;<]{{0,80}}(?:<M\d+>[^.;<]{{0,60}})?\bto (?P<said>{MEANT.pattern})").match(
        clause.shape, at
    )
    if not match:
        return []
    return body_meant(clause.article, clause.number, clause.sentence, at, match["said"])
