"""Gifts in English sentences: who gave what to whom, also where the article only says "the money" or "a cheque"."""

import re
from collections.abc import Iterator, Sequence

from assistant.ledger.extraction.article import HOUSE, value
from assistant.ledger.extraction.clause import FAR, Clause, deal
from assistant.ledger.extraction.deeds import GIFT, GIFT_NOUN, IS_GIFT, RECEIVED
from assistant.ledger.extraction.meant import MEANT, body_meant
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


def _told_otherwise(clause: Clause) -> Iterator[Deal]:
    """Gifts of things, money raised, and who is thanked for what."""
    for find in (_things, _cheque, _friends, _gave_house, _raised, _thanks, _used, _bought, _money):
        yield from find(clause)


def _donor(clause: Clause, at: int, to: Sequence[Value]) -> list[Value]:
    """Who gives: bodies, else people."""
    people = clause.sentence.marks(0, at, "P")
    bodies = clause.acting(at, meant=not people, but=frozenset(one.text for one in to))
    shape = clause.shape
    near = [
        one
        for one, start, _ in people[-2:]
        if at - start < 90 and not re.search(r"\b(?:of|in|at|from) $", shape[:start])
    ]
    own = _PEOPLE_OF.search(shape[:at]) if not bodies and not near else None
    if own:
        return [value(clause.sentence.entities[int(own[1])])]
    return bodies or [value(one) for one in near]


# Pupils of A have raised £840: their school gives.
_PEOPLE_OF = re.compile(
    r"\b(?:[Pp]upils|[Ss]taff|[Mm]embers|[Ee]mployees|[Ss]tudents|[Pp]layers|[Cc]hildren|[Ww]orkers|[Ff]ans|[Pp]arents"
    r"|[Ss]upporters|[Cc]olleagues|[Vv]olunteers|[Ff]ounders|[Oo]wners) (?:of|at|from) (?:the )?<[OX](\d+)>[^<;]{0,30}$"
)


def find_gifts(clause: Clause) -> Iterator[Deal]:
    """What the clause tells of gifts."""
    shape = clause.shape
    given = bool(IS_GIFT.search(shape))
    if _MORE.search(shape):
        yield from _told_otherwise(clause)
    for match in GIFT.finditer(shape):
        rest = shape[match.end() : match.end() + FAR]
        if not given and not (match.group().startswith(("gave", "give")) and "<M" in rest):
            continue
        to = clause.behind(match.end(), "to") or _meant_behind(clause, match.end()) or _to_house(clause, match)
        to = _part_of(clause, match) or to
        by = _given_by(clause, match) if PASSIVE.search(shape[: match.start()]) else []
        yield from deal("donation", by or _donor(clause, match.start(), to), to)
    if not given:
        return
    for match in RECEIVED.finditer(shape):
        if GIFT_NOUN.search(shape, match.end()):
            givers = clause.behind(match.end(), "from") or [
                value(one) for one in group_behind(clause.sentence, match.end())[:2]
            ]
            yield from deal("donation", givers, clause.acting(match.start()))
    for match in GIFT_NOUN.finditer(shape):
        givers = clause.behind(match.end(), "from", 120) or clause.behind(match.end(), "by", 120)
        to = clause.behind(match.end(), "to")
        if not to and not givers and (whose := _FROM_WHOM.match(shape, match.end())):
            givers = [value(clause.sentence.entities[int(whose[1])])]
        if givers and not to and (helped := _HELPS.search(shape, match.end())):
            to = [value(clause.sentence.entities[int(helped[1])])]
        home = clause.article.home
        if givers and not to and home and home.text not in {one.text for one in givers}:
            to = [home]
        yield from deal("donation", givers, to)


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


# Given as a present to a ward of the house that the article is about.
_HOUSE = re.compile(
    r"[^.;]{0,60}?\bto (?:the|our|its|their) (?:[a-z'’-]+ ){0,4}?(?:wards?|unit|department|clinic|cupboard"
    r"|hospital|hospice|appeal|team|school"
    r"|library|laboratory|theatres?|charity|cent(?:re|er)|nursery|garden|staff|patients|service)\b"
)


def _to_house(clause: Clause, verb: re.Match[str]) -> list[Value]:
    if _ALMA_MATER.match(clause.shape, verb.end()):
        return _alma_mater(clause)
    home = clause.article.home
    told = _HOUSE.match(clause.shape, verb.end()) or _FREE.match(clause.shape, verb.end()) or _FOR_ROOM.match(clause.shape, verb.end())
    return [home] if home and told else []


_FREE = re.compile(r"(?![^.;]*\bto (?:the )?<)[^.;<]{3,80}\b(?:free of charge|at no (?:charge|cost)|for free)\b")
_ALMA_MATER = re.compile(
    r"[^.;<]{0,40}(?:<M\d+>[^.;<]{0,30})?\bto (?:his|her|their) (?:alma mater|old (?:university|school|college|medical school))\b"
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
    r"[^.;<]{0,40}<M\d+>[^.;<]{0,30} (?:to|towards|toward|for) (?:the |a |an |its )?(?:new )?(?:[a-z'’-]+ |<X\d+> ){1,5}"
    r"(?:at|of|in) (?:the )?(?=<O(\d+)>)"
)


def _part_of(clause: Clause, verb: re.Match[str]) -> list[Value]:
    """The house of the ward or building that was given something."""
    match = _PART_OF.match(clause.shape, verb.end())
    house = value(clause.sentence.entities[int(match[1])]) if match else None
    return [house] if house and HOUSE.search(house.text) else []


# Has given the centre 40 incubators: that it was a present, the thing says.
_THINGS = re.compile(
    r"\b(?:g[ai]ve[sn]?|giving|presented|provided|supplied|sent|delivered|bought"
    r"|donated) (?P<to>(?:the )?<[OX]\d+>(?:['’]s [a-z ]{3,30})?|the [a-z]+)"
    r" (?:with )?(?:an? |some |several |two |three |four |five |six |ten |a dozen |\d[\d,]* |its (?:first "
    r"|own )?|<M\d+> (?:for|towards) )"
    r"(?:new |portable |second-hand |mobile )?(?:[a-z-]+ ){0,3}?(?:incubators?|ventilators?|scanners?"
    r"|machines?|ambulances?|beds?|monitors?|kits?"
    r"|masks?|microscopes?|computers?|laptops?|tablets?|vehicles?|van|minibus|piano|paintings?|wheelchairs?"
    r"|concentrators?|towers?"
    r"|doses|equipment|instruments?|defibrillators?|warmers?|cots?|toys|books|treadmills?|hoists?|pumps?"
    r"|robots?|gift)\b"
)


# Handed the hospital a cheque; gave us a second scanner; presented A with £500.
_CHEQUE = re.compile(
    r"\b(?:handed(?: over)?|hands|g[ai]ve[sn]?|presented|sent|brought|bought|donated|left|granted) (?:to )?"
    r"(?P<to>(?:the )?<O\d+>(?:['’]s [a-z ]{3,30})?|(?:the|our) [a-z' ]{4,30}?|us)"
    r" (?:with )?(?:an? |the |some |its |two |three |four |five |six |ten |twelve |a dozen |\d[\d,]* |more than |over )*"
    r"(?:(?:giant |bumper |whopping |generous |new |second |brand-new |[A-Za-z-]+ )?(?:[A-Za-z-]+ )?(?:cheque|check|donation"
    r"|gift|scanner|machine|incubators?|ventilators?|ambulances?|minibus|van|monitors?|wheelchairs?|piano|beds?|garden"
    r"|robot|defibrillators?|toys|books|equipment|bequest|legacy|kits?|cots?|chairs?|computers|tablets|televisions?)\b"
    r"|<M\d+>(?! (?:grant|award|contract)))"
)


def _cheque(clause: Clause) -> Iterator[Deal]:
    for match in _CHEQUE.finditer(clause.shape):
        said, home = match["to"], clause.article.home
        if mark := re.search(r"<O(\d+)>", said):
            to = [value(clause.sentence.entities[int(mark[1])])]
        elif said == "us" or said.startswith("our "):
            to = body_meant(clause.article, clause.number, clause.sentence, match.start(), "We") or [home] if home else []
        elif MEANT.fullmatch(said):
            to = body_meant(clause.article, clause.number, clause.sentence, match.start(), said)
        else:
            to = [home] if home and _HOUSE.match(f" to {said}") else []
        givers = [one for one in _donor(clause, match.start(), to) if one.text not in {each.text for each in to}]
        yield from deal("donation", givers, to)


# The Friends of A Hospital have paid for a machine there.
_FRIENDS = re.compile(
    r"<O(\d+)> (?:has |have |had |also )*(?:paid for|bought|funded|gave|given|donated|provided|raised|financed|presented)\b"
)
_FRIENDS_OF = re.compile(r"Friends of (?:the )?(.+)")
# A brewer has given the infirmary the use of a house.
_GAVE_HOUSE = re.compile(
    r"\b(?:g[ai]ve[sn]?|gifted|lent|bought|left) (?:the )?<O(?P<to>\d+)>(?:['’]s [a-z ]{3,30})? (?:an?|the|its|his|her|some|\d+"
    r"|two|three|four|five|six|ten) (?!(?:[a-z-]+ ){0,3}(?:award|prize|medal|approval|permission|licen[cs]e|rating|right|notice"
    r"|warning|contract|status|go-ahead|green|clearance|score|chance|grant|accreditation|edge|boost|reason|time|name|lead"
    r"|title|honou?r|option|mandate|deadline|ultimatum|month|year|day|week)s?\b)"
)
# Auctioned his guitar in aid of A.
_IN_AID = re.compile(r"\bin aid of (?:the )?<O(\d+)>")


def _friends(clause: Clause) -> Iterator[Deal]:
    for match in _FRIENDS.finditer(clause.shape):
        giver = clause.sentence.entities[int(match[1])]
        house = _FRIENDS_OF.fullmatch(giver.text)
        if house and HOUSE.search(house[1]):
            start = giver.end - len(house[1])
            yield from deal("donation", [value(giver)], [Value(house[1], start, giver.end)])


def _gave_house(clause: Clause) -> Iterator[Deal]:
    if match := _GAVE_HOUSE.search(clause.shape):
        to = value(clause.sentence.entities[int(match["to"])])
        if HOUSE.search(to.text):
            yield from deal("donation", _donor(clause, match.start(), [to]), [to])
    aid = _IN_AID.search(clause.shape)
    if aid and "<M" in clause.shape:
        to = value(clause.sentence.entities[int(aid[1])])
        yield from deal("donation", _donor(clause, aid.start(), [to])[:1], [to])


# Has raised £9,000 for the hospice; is to bankroll a chair at the school.
_RAISED = re.compile(
    r"\b(?:rais(?:ed|es|ing)|collected|bankroll(?:ed|s)?|endow(?:ed|s)?|underwrit(?:e|es|ten)|sponsor(?:ed"
    r"|s)?|pa(?:y|id|ys) for|is funding|to fund)\b"
    r" (?:(?:more than|over|nearly|almost|some|about|an? |the )[a-z ]{0,20})?(?:<M\d+>"
    r"|[a-z -]{3,60})[^.;<]{0,40}\b(?:for|at|in aid of|towards) (?:the )?(?:<[XP]\d+> (?:at|of|in) (?:the )?)?(?=<O)"
)


def _raised(clause: Clause) -> Iterator[Deal]:
    for match in _RAISED.finditer(clause.shape):
        if "<M" in match.group() or not match.group().startswith(("rais", "collect")):
            to = [value(one) for one, _, _ in clause.sentence.marks(match.end(), match.end() + 8, "O")]
            yield from deal("donation", _donor(clause, match.start(), to), to)


# The hospital will use the bequest for a garden: who left it, the sentences before say.
_USED = re.compile(
    r"<O(\d+)>(?: said it)? (?:will|would|plans to|is to|intends to|has) (?:use|used|spend|spent|put"
    r"|invest) (?:the|his|her|their) "
    r"(?:bequest|money|donation|gift|legacy|cheque|funds|cash|sum|windfall)\b"
)


def _used(clause: Clause) -> Iterator[Deal]:
    match = _USED.search(clause.shape)
    before = clause.article.sentences[max(0, clause.number - 2) : clause.number]
    if match and any(IS_GIFT.search(one.shape) for one in before):
        people = [one for s in before for one, _, _ in s.marks(kinds="P")]
        yield from deal(
            "donation", [value(one) for one in people[-1:]], [value(clause.sentence.entities[int(match[1])])]
        )


# A presented the money to the ward's manager: for which house it was raised, the sentences before say.
_THE_MONEY = re.compile(
    r"\b(?:presented|handed(?: over)?|gave|delivered|brought|passed on) the (?:[a-z]+ )?(?:money|cheque"
    r"|check|donation|sum|cash|gift|proceeds)\b"
)
# With £2m from the trust, the hospital is to build; have voted to give the hospital £2m.
_WITH_MONEY = re.compile(
    r"\b[Ww]ith (?:an? |the |some |over |more than )?(?:gift of |donation of )?<M\d+>(?: (?:donated|given"
    r"|raised))? (?:from|by) (?:the )?<(?P<giver>[OP]\d+)>, (?:the )?<(?P<to>O\d+)>"
)
_PRESENTED_WITH = re.compile(
    r"<(?P<to>O\d+)> (?:has been|was|were|had been) (?:presented with|given) (?:an? |the |some |<M\d+>|\d+ "
    r"|two |three |four |five |new )[^.;<]{0,50}"
    r"(?:<M\d+>[^.;<]{0,30})?\bby (?:the )?<(?P<giver>[OP]\d+)>"
)
_OWN_GIFT = re.compile(r"<(?P<giver>[OPX]\d+)>['’]s? (?:[a-z-]+ ){0,2}(?:gift|donation|present|bequest|legacy)\b")
_GIVE_MONEY = re.compile(
    r"\b(?:give|gave|given|gives|giving|grant(?:ed)?|hand(?:ed)?|award(?:ed)?) (?:the )?<(?P<to>O\d+)>"
    r"(?:['’]s [a-z ]{3,30})? (?:an? )?(?:[a-z]+ ){0,2}<M\d+>(?! (?:grant|award|contract))"
)


def _money(clause: Clause) -> Iterator[Deal]:
    """Money that somebody gives, told without a word of giving as a present."""
    shape = clause.shape
    before = clause.article.sentences[max(0, clause.number - 3) : clause.number]
    if (match := _THE_MONEY.search(shape)) and any(IS_GIFT.search(one.shape) or "<M" in one.shape for one in before):
        houses = [one for s in before for one, _, _ in s.marks(kinds="O") if HOUSE.search(one.text)]
        home = [value(houses[-1])] if houses else [clause.article.home] if clause.article.home else []
        yield from deal("donation", _donor(clause, match.start(), home), home)
    if given := _WITH_MONEY.search(shape):
        yield from deal("donation", [_entity(clause, given["giver"])], [_entity(clause, given["to"])])
    if passive := _PRESENTED_WITH.search(shape):
        to, giver = _entity(clause, passive["to"]), _entity(clause, passive["giver"])
        if HOUSE.search(to.text) and (_WORTH.search(passive.group()) or _CHARITY.search(giver.text)):
            yield from deal("donation", [giver], [to])
    if (got := _GOT_MONEY.search(shape)) and not _FUNDING.search(shape):
        giver = _entity(clause, got["giver"])
        takers = clause.acting(got.start(), but=frozenset((giver.text,)))[-1:]
        if takers and HOUSE.search(takers[0].text):
            yield from deal("donation", [giver], takers)
    if own := _OWN_GIFT.search(shape):
        yield from deal("donation", [_entity(clause, own["giver"])], clause.behind(own.end(), "to"))
    for match in _GIVE_MONEY.finditer(shape):
        to = _entity(clause, match["to"])
        givers = clause.acting(match.start(), meant=False) or clause.named(0, match.start(), "post")
        if HOUSE.search(to.text) and givers and _CHARITY.search(givers[0].text):
            yield from deal("donation", givers, [to])
    if (granted := _MONEY_TO.search(shape)) and not _FUNDING.search(granted.group()):
        to, givers = _entity(clause, granted["to"]), clause.acting(granted.start(), meant=False)
        if HOUSE.search(to.text) and givers and _CHARITY.search(givers[0].text):
            yield from deal("donation", givers, [to])


# Last year it received £40,000 from the Round Table.
_GOT_MONEY = re.compile(
    r"\b(?:received|got|was given|were given|accepted|welcomed) (?:an? |the |more than |over |nearly )?<M\d+>[^.;<]{0,30}"
    r" from (?:the )?(?:[a-z-]+ ){0,3}<(?P<giver>[OPX]\d+)>"
)
_FUNDING = re.compile(r"\b(?:grants?|contract|funding|tender|research|investors?|investment|milestone|royalt\w+|upfront|payment)\b")
# Gave £75,000 for a suite: to the house that the article is about.
_FOR_ROOM = re.compile(
    r"[^.;<]{0,20}<M\d+> (?:for|towards|to) (?:an? |the |our |its |new )*(?:[a-z-]+ ){0,3}(?:suite|ward|garden|unit|room|scanner"
    r"|wing|clinic|lab|appeal|ambulance|playroom|equipment|theatre|cent(?:re|er)|incubators?)\b(?![^.;]*<O)"
)
_MONEY_TO = re.compile(
    r"\b(?:awarded|awards|granted|allocated|g[ai]ve[sn]?|promised|earmarked) (?:more than |over |nearly |about )?<M\d+>"
    r"[^.;<]{0,30} to (?:the )?<(?P<to>O\d+)>"
)
_CHARITY = re.compile(
    r"\b(?:Trust|Foundation|Fund|Charity|Club|Society|Stiftung|Fondation|Fundación|Friends|Lodge|Rotary"
    r"|Lions|League|Church|Guild|Round Table)\b"
)


def _entity(clause: Clause, mark: str) -> Value:
    return value(clause.sentence.entities[int(mark[1:])])


# Have bought a scanner for the hospital.
_BOUGHT = re.compile(
    r"\b(?:bought|purchased|funded|provided|built|made|knitted|bake[dn]?) (?:an? |new |some |\d[\d,]* |two "
    r"|three |four |five |ten )(?:[a-z-]+ ){1,5}for (?:the )?(?=<O)"
)


def _bought(clause: Clause) -> Iterator[Deal]:
    for match in _BOUGHT.finditer(clause.shape):
        to = [
            value(one)
            for one, _, _ in clause.sentence.marks(match.end(), match.end() + 8, "O")
            if HOUSE.search(one.text)
        ]
        if to and _WORTH.search(match.group()):
            yield from deal("donation", _donor(clause, match.start(), to), to)


# The house is £12,000 better off, or has a new scanner, thanks to somebody.
_THANKS = re.compile(
    r"\b(?:[Cc]ourtesy of|[Tt]hanks to|[Pp]aid for by|[Dd]onated by|[Gg]iven by|the generosity of|a (?:gift"
    r"|present|donation) from|generous support (?:of|from)"
    r"|funded by a (?:gift|donation|legacy) from|from the (?:estate|will) of)"
    r" (?:(?:the|an?|local|late|its|their) )*(?:[a-z-]+ ){0,4}(?=<([OXP])(\d+)>)"
)
_WORTH = re.compile(
    r"<M\d+>|\b(?:gift|donat|toys|scanner|equipment|machine|garden|room|wing|beds?|better off|ambulance|van"
    r"|robot|professorship"
    r"|monitors?|legacy|bequest)"
)


def _thanks(clause: Clause) -> Iterator[Deal]:
    shape = clause.shape
    match = _THANKS.search(shape)
    if not match or not _WORTH.search(shape):
        return
    giver = clause.sentence.entities[int(match[2])]
    houses = [
        one for one, start, _ in clause.sentence.marks(kinds="O") if HOUSE.search(one.text) and one.text != giver.text
    ]
    home = clause.article.home
    to = [value(one) for one in houses[:1]] or ([home] if home and home.text != giver.text else [])
    yield from deal("donation", [value(giver)], to)


# Presented three ambulances to the hospital.
_THINGS_TO = re.compile(
    r"\b(?:g[ai]ve[sn]?|presented|provided|supplied|sent|delivered|donated|handed(?: over)?) "
    r"(?:an? |some |several |two |three |four |five |six |seven |eight |nine |ten |twelve |a dozen |\d[\d,]* |new )"
    r"(?:[a-z-]+ ){0,4}?(?:incubators?|ventilators?|scanners?|machines?|ambulances?|beds|monitors|kits"
    r"|masks|microscopes?|computers|laptops"
    r"|tablets|vehicles?|vans?|minibus(?:es)?|pianos?|paintings?|wheelchairs|concentrators|towers|doses"
    r"|equipment|instruments|defibrillators?"
    r"|warmers?|cots?|toys|books|treadmills?|hoists?|pumps|supplies)\b[^.;<]{0,60}(?=\bto (?:the )?<[OX])"
)


def _things(clause: Clause) -> Iterator[Deal]:
    if direct := _THINGS_TO.search(clause.shape):
        to = clause.behind(direct.end(), "to")
        yield from deal("donation", _donor(clause, direct.start(), to), to)
    match = _THINGS.search(clause.shape)
    if not match:
        return
    at = match.start("to")
    if "<" in match["to"]:
        to = [value(clause.sentence.entities[int(match["to"].split("<")[1].split(">")[0][1:])])]
    else:
        to = body_meant(clause.article, clause.number, clause.sentence, match.start(), match["to"])
    yield from deal("donation", _donor(clause, match.start(), to), to) if at else ()


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
