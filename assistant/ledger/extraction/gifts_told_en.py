"""Gifts told as a story: things and cheques, money raised, thanks, what friends of a hospital paid for."""

import re
from collections.abc import Iterator

from assistant.ledger.extraction.article import HOUSE, value
from assistant.ledger.extraction.clause import Clause, deal
from assistant.ledger.extraction.deeds import IS_GIFT
from assistant.ledger.extraction.givers_en import HOUSE_PART, donor, marked
from assistant.ledger.extraction.meant import MEANT, body_meant
from assistant.ledger.extraction.rules import Deal
from vectorstore.ledger.types import Value


def find_told_gifts(clause: Clause) -> Iterator[Deal]:
    """Gifts of things, money raised, and who is thanked for what."""
    for find in (_things, _cheque, _friends, _gave_house, _raised, _thanks, _used, _bought, _money):
        yield from find(clause)


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
    r" (?:with )?(?:an? |the |some |its |two |three |four |five |six |ten |twelve |a dozen |\d[\d,]* |more than "
    r"|over )*"
    r"(?:(?:giant |bumper |whopping |generous |new |second |brand-new |[A-Za-z-]+ )?(?:[A-Za-z-]+ )?(?:cheque|check"
    r"|donation"
    r"|gift|scanner|machine|incubators?|ventilators?|ambulances?|minibus|van|monitors?|wheelchairs?|piano|beds?|garden"
    r"|robot|defibrillators?|toys|books|equipment|bequest|legacy|kits?|cots?|chairs?|computers|tablets|televisions?"
    r"|librar(?:y|ies)|collections?|archives?|paintings?|microscopes?|endoscopes?)\b"
    r"|<M\d+>(?! (?:grant|award|contract)))"
)


def _cheque(clause: Clause) -> Iterator[Deal]:
    for match in _CHEQUE.finditer(clause.shape):
        said, home = match["to"], clause.article.home
        if mark := re.search(r"<O(\d+)>", said):
            to = [value(clause.sentence.entities[int(mark[1])])]
        elif said == "us" or said.startswith("our "):
            to = (
                body_meant(clause.article, clause.number, clause.sentence, match.start(), "We") or [home]
                if home
                else []
            )
        elif MEANT.fullmatch(said):
            to = body_meant(clause.article, clause.number, clause.sentence, match.start(), said)
        else:
            to = [home] if home and HOUSE_PART.match(f" to {said}") else []
        givers = [one for one in donor(clause, match.start(), to) if one.text not in {each.text for each in to}]
        yield from deal("donation", givers, to)


# The Friends of A Hospital have paid for a machine there.
_FRIENDS = re.compile(
    r"<O(\d+)> (?:has |have |had |also )*(?:paid for|bought|funded|gave|given|donated|provided|raised|financed"
    r"|presented)\b"
)

_FRIENDS_OF = re.compile(r"Friends of (?:the )?(.+)")

# A brewer has given the infirmary the use of a house.
_GAVE_HOUSE = re.compile(
    r"\b(?:g[ai]ve[sn]?|gifted|lent|bought|left) (?:the )?<O(?P<to>\d+)>(?:['’]s [a-z ]{3,30})? (?:an?|the|its|his"
    r"|her|some|\d+"
    r"|two|three|four|five|six|ten) (?!(?:[a-z-]+ ){0,3}(?:award|prize|medal|approval|permission|licen[cs]e|rating"
    r"|right|notice"
    r"|warning|contract|status|go-ahead|green|clearance|score|chance|grant|accreditation|edge|boost|reason|time|name|lead"
    r"|title|honou?r|plaque|tour|speech|lecture|talk|option|mandate|deadline|ultimatum|month|year|day|week)s?\b)"
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
            yield from deal("donation", donor(clause, match.start(), [to]), [to])
    aid = _IN_AID.search(clause.shape)
    if aid and "<M" in clause.shape:
        to = value(clause.sentence.entities[int(aid[1])])
        yield from deal("donation", donor(clause, aid.start(), [to])[:1], [to])


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
            yield from deal("donation", donor(clause, match.start(), to), to)


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

_OWN_GIFT = re.compile(
    r"(?:<(?P<giver>[OPX]\d+)>(?:['’]s?|,? for (?:its|his|her|their)(?: generous)?)|<(?P<body>O"
    r"\d+)>) (?:[a-z-]+ |<M\d+> ){0,2}(?:gift|donation"
    r"|present|bequest|legacy|contribution)\b"
)

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
        yield from deal("donation", donor(clause, match.start(), home), home)
    if given := _WITH_MONEY.search(shape):
        yield from deal("donation", [marked(clause, given["giver"])], [marked(clause, given["to"])])
    if passive := _PRESENTED_WITH.search(shape):
        to, giver = marked(clause, passive["to"]), marked(clause, passive["giver"])
        if HOUSE.search(to.text) and (_WORTH.search(passive.group()) or _CHARITY.search(giver.text)):
            yield from deal("donation", [giver], [to])
    if (got := _GOT_MONEY.search(shape)) and not _FUNDING.search(shape):
        giver = marked(clause, got["giver"])
        takers = clause.acting(got.start(), but=frozenset((giver.text,)))[-1:]
        if takers and HOUSE.search(takers[0].text):
            yield from deal("donation", [giver], takers)
    if own := _OWN_GIFT.search(shape):
        whose = marked(clause, own["giver"] or own["body"])
        house = clause.article.home
        ours = [house] if house and own["body"] and house.text != whose.text else []
        yield from deal("donation", [whose], clause.behind(own.end(), "to") or ours)
    for match in _GIVE_MONEY.finditer(shape):
        to = marked(clause, match["to"])
        givers = clause.acting(match.start(), meant=False) or clause.named(0, match.start(), "post")
        if HOUSE.search(to.text) and givers and _CHARITY.search(givers[0].text):
            yield from deal("donation", givers, [to])
    if (granted := _MONEY_TO.search(shape)) and not _FUNDING.search(granted.group()):
        to, givers = marked(clause, granted["to"]), clause.acting(granted.start(), meant=False)
        if HOUSE.search(to.text) and givers and _CHARITY.search(givers[0].text):
            yield from deal("donation", givers, [to])


# Last year it received £40,000 from the Round Table.
_GOT_MONEY = re.compile(
    r"\b(?:received|got|was given|were given|accepted|welcomed) (?:an? |the |more than |over |nearly "
    r")?<M\d+>[^.;<]{0,30}"
    r" from (?:the )?(?:[a-z-]+ ){0,3}<(?P<giver>[OPX]\d+)>"
)

_FUNDING = re.compile(
    r"\b(?:grants?|contract|funding|tender|research|investors?|investment|milestone|royalt\w+|upfront|payment)\b"
)

_MONEY_TO = re.compile(
    r"\b(?:awarded|awards|granted|allocated|g[ai]ve[sn]?|promised|earmarked) (?:more than |over |nearly |about )?<M\d+>"
    r"[^.;<]{0,30} to (?:the )?<(?P<to>O\d+)>"
)

_CHARITY = re.compile(
    r"\b(?:Trust|Foundation|Fund|Charity|Club|Society|Stiftung|Fondation|Fundación|Friends|Lodge|Rotary"
    r"|Lions|League|Church|Guild|Round Table)\b"
)

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
            yield from deal("donation", donor(clause, match.start(), to), to)


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
    r"|monitors?|legacy|bequest|boost|who left (?:it|the))"
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
        yield from deal("donation", donor(clause, direct.start(), to), to)
    match = _THINGS.search(clause.shape)
    if not match:
        return
    at = match.start("to")
    if "<" in match["to"]:
        to = [value(clause.sentence.entities[int(match["to"].split("<")[1].split(">")[0][1:])])]
    else:
        to = body_meant(clause.article, clause.number, clause.sentence, match.start(), match["to"])
    yield from deal("donation", donor(clause, match.start(), to), to) if at else ()
