"""What the words around an English name tell of it: a company's form behind it, an award by its being given."""

import re
from bisect import bisect_left

from assistant.ledger.extraction.english_words import BODY_HEADS, TITLES
from assistant.ledger.extraction.entities import Entity

_FORM = (
    r"Inc|Ltd|Limited|LLC|LLP|L\.P|plc|PLC|GmbH|Corp|Corporation|AG|AB|ASA|AS|A/S|ApS|Oyj|Oy|S\.A\.S|SAS|S\.A|SARL|S\.p\.A"
    r"|SpA|S\.r\.l|SRL|N\.V|B\.V|KK|K\.K|KGaA|SE|Pte\.? Ltd|Pty\.? Ltd|Pvt\.? Ltd|Co\.,? Ltd|Co"
)
# Behind a company's name: its form, and where its shares are listed.
_LEGAL = re.compile(rf"(?:\.?,)? (?:{_FORM})(?:\.|(?![\w]))(?:,? (?:{_FORM})\b\.?)?(?=[\s,.;:()'’]|$)")
_LISTED = re.compile(
    r" ?\((?:[^()]{0,40}?\b(?:NYSE|N[Aa][Ss][Dd][Aa][Qq]|LSE|AIM|SEHK|HKEX|HKSE|TSXV?|ASX|TSE|TYO|SIX"
    r"|OTC\w*|Euronext|SSE"
    r"|SZSE|BSE|NSE|KRX|KOSDAQ|KOSPI|BIT|BME|FRA|FSE|FWB|XETRA|STO|OMX|CPH|HEL|SGX|TWSE|TASE)\b[^()]{0,40}?: ?[\w.]+"
    r"[^()]{0,40})\)"
)
# Degrees behind a person's name.
_DEGREES = re.compile(
    r"(?:,? (?:Ph\.?D|M\.?D|MPH|RN|MBBS|FRCP|FRCS|Dr\.?PH|M\.?Sc|MBA|Pharm\.?D|DVM|D\.?Phil|OBE|CBE|MBE|FRS"
    r"|FMedSci|DDS|BSN|DNP|FACS|FACC"
    r"|MHA|JD|Sc\.?D|DO|MS|MA|DSc|FRCPath|KBE|DBE)\b\.?)+"
)
_FORM_END = re.compile(rf"\b(?:{_FORM})$")
_WITH_FORM = re.compile(rf"\w (?:{_FORM})$")
_NUMBER = re.compile(r"\. ?\d{1,3}\b")
# A team by its number: Nursing Team 4B.
_TEAM_NUMBER = re.compile(r" \d{1,2}[A-Z]?\b")
_TEAM_NAME = re.compile(r"\b(?:Team|Ward|Unit|Crew|Group)$")


def with_forms(text: str, entities: list[Entity]) -> list[Entity]:
    """``entities``, where what has a company's form or a listing behind its name is a body, these being part of it."""
    found: list[Entity] = []
    for one in entities:
        if found and one.start < found[-1].end:
            continue
        if one.kind == "P" and (degree := _DEGREES.match(text, one.end)):
            found.append(Entity("P", one.start, degree.end(), one.text))
            continue
        if one.kind not in "OPX":
            found.append(one)
            continue
        end = one.end
        if one.text.endswith(" A") and text.startswith("/S", end):
            found.append(Entity("O", one.start, end + 2, f"{one.text}/S"))
            continue
        legal = _LEGAL.match(text, end)
        end = legal.end() - legal.group().endswith(".") * _ends_sentence(text, legal.end()) if legal else end
        dot = one.kind == "O" and text.startswith(".", end) and _FORM_END.search(one.text) is not None
        listed = _LISTED.match(text, end + dot)
        end = listed.end() if listed else end
        numbered = one.text.endswith(" No") and _NUMBER.match(text, one.end)
        team = _TEAM_NUMBER.match(text, one.end) if _TEAM_NAME.search(one.text) else None
        if team:
            found.append(Entity("X", one.start, team.end(), text[one.start : team.end()]))
        elif numbered:
            found.append(Entity("O", one.start, numbered.end(), text[one.start : numbered.end()]))
        elif end > one.end or _WITH_FORM.search(one.text):
            found.append(Entity("O", one.start, end, one.text))
        else:
            found.append(one)
    return found


def _ends_sentence(text: str, at: int) -> bool:
    """Whether the point before ``at`` ends a sentence as well: a new line or a capital follows it."""
    return re.match(r"\s*(?:\n|$|[A-Z])", text[at : at + 4]) is not None


_ON = (
    r"(?:,[^,.;\n]{2,60},|,)?(?: \([^()\n]{2,40}\))? (?:went|goes|(?:has|have|had) gone|(?:was|were|is|are"
    r"|has been|have been|being)"
    r"(?: (?:also|again|jointly|posthumously|this year))?"
    r" (?:awarded|bestowed|conferred|presented|given|handed|granted))(?: (?:jointly|posthumously|this year"
    r"|today|equally"
    r"|in full))? (?:to|on|upon) "
)
_SPLIT = r" (?:was|were|is|has been) (?:split|shared|divided)(?: equally)?(?::| between| by| among) "
_GONE = re.compile(rf"{_ON}|{_SPLIT}")
_WON = re.compile(
    r"\b(?:(?:honou?red|recogni[sz]ed|presented|rewarded) by [^.,;\n]{3,50} with|won|wins|winning|awarded|presented "
    r"with|honou?red with|recognised with|recognized with|clinched|scooped"
    r"|recipients? of|winners? of|claimed|picked up|took home|collected|landed|received|receives"
    r"|voted (?:him|her|it|them)"
    r"|carried off|walk(?:ed|s) (?:away|off|home) with|crowned|earned|bestowed|conferred"
    r"|(?:to|did|will|would) (?:receive|win|accept|earn|collect)|accept(?:ed|s|ing)|receiving|(?"
    r":was|were|been|being) given"
    r"|(?:g[ai]ve|gives|giving|handed|awarded|presented|awarding|granted) (?:him|her|them|us|me))"
    r" (?:(?:on|upon) [^.,;\n]{3,40} )?(?:(?:the|its|their|a|an|this year['’]s|the [a-z]+['’]s) )?(?:(?:19|20)\d\d )?"
    r"(?:(?:inaugural|annual|prestigious|coveted|first|national|international|title of|honorary title of) )*$"
)
# What a name that was won has behind it, where it ends there.
_ENDS = re.compile(
    r"[.,;)\n]|$| (?:for|at|in|from|with|on|during|by|and|last|this|alongside|as|posthumously|today|yesterday"
    r"|tonight)\b| \("
)
_GIVING = re.compile(
    r"\b(?:[Hh]and(?:ed|s|ing)(?: over)?|[Pp]resent(?:ed|s|ing)|[Gg][ai]ve[sn]?|[Gg]iving|[Aa]ward(?:ed|s"
    r"|ing)|[Cc]onferr?(?:ed|ing|s)?"
    r"|[Bb]estow(?:ed|ing|s)?|[Pp]inn(?:ed|ing)) (?:the|its|their|his|her) (?:(?:19|20)\d\d )?$"
)
_TO = re.compile(r" (?:to|on|upon) ")
_TEAM = re.compile(r"the (?:[a-z-]+ ){0,4}(?:team|unit|staff|ward|department|crew|nurses|midwives|service)\b")
# What somebody is named who is honoured: an Unsung Hero.
_TITLE = re.compile(
    r"\b(?:Hero(?:es)?|Stars?|Champions?|Innovators?|Mentor|Educator|Ambassador|Changemaker|Trailblazer"
    r"|Pioneer|Volunteer|Practitioner"
    r"|Laureate|Researcher|Clinician|Inventor|Role Model|Legend|Leader)$"
)
_NAMED = re.compile(
    r"\b(?:named|crowned|voted|made|recogni[sz]ed as|honou?red as|hailed as|declared|selected as|chosen as"
    r"|celebrated as|is this year['’]s|was last year['’]s)"
    r" (?:an? |the |its |this year['’]s |(?:him|her) )?(?:(?:19|20)\d\d )?$"
)
_NO_AWARD = re.compile(
    r"\b(?:Approval|Designation|Clearance|Status|Certification|Accreditation|Trial|Phase|Vaccine|Rights"
    r"|Contract|World Cup|Super Bowl"
    r"|Games|Election|Act|University|Hospital|College|Institute|School|Month|Day|Week|January|February|March|April|May"
    r"|June|July|August|September|October|November|December|Drug|State|City|Street|Dollars?|Euros?|Pounds?|Party|House"
    r"|Senate|PhD|MD|Degree|MBA|Master|Bachelor|Doctor|Doctorate|Fund|Series|Grand)s?\b"
    rf"|^(?:{'|'.join(TITLES)})\b|\b(?:{'|'.join(BODY_HEADS)})$"
)
_PERSON_BEHIND = re.compile(
    rf"(?:(?:the )?(?:[a-z]+(?:ologist|iatrist|ician|eticist|therapist|chemist|engineer)|midwife|pharmacist"
    rf"|researcher) )?"
    rf"(?:(?:{'|'.join((*TITLES, *map(str.lower, TITLES)))})\.? ){{0,3}}"
)
_HINT = re.compile(
    r"\b(?:went|goes|awarded|bestowed|conferred|presented|given|handed|won|wins|winn|scooped|claimed|picked"
    r"|took home|clinched|collected|landed|crowned|named|made|split|shared|divided|walk\w+|carried off"
    r"|declared|gone|[Gg]iving"
    r"|[Hh]anding|honou?red|recogni[sz]ed|recipients?|voted|earned|received?|receives|receiving|granted|gave|accept\w*|collect)\b"
)


def with_told_awards(text: str, entities: list[Entity]) -> list[Entity]:
    """``entities``, where what was won, or was given to somebody, is an award whatever its name."""
    if not _HINT.search(text):
        return entities
    people = [one.start for one in entities if one.kind == "P"]
    bodies = [one.start for one in entities if one.kind == "O"]
    return [
        Entity("A", one.start, one.end, one.text) if one.kind in "XP" and _is_won(text, one, people, bodies) else one
        for one in entities
    ]


# Its highest award, the Silver Tulip.
_HIGHEST = re.compile(
    r"\b(?:highest|top|premier|foremost|annual|own|main|biggest|supreme|most prestigious|most "
    r"coveted|special) (?:[a-z]+ )?"
    r"(?:award|prize|honou?r|distinction|accolade|decoration|recognition|medal), the $"
)
_APPOSED = re.compile(r",|\.|;|$| (?:to|on|upon|for|at|in) ")
_THE = re.compile(r"\b(?:the|its|the [a-z]+['’]s) $", re.IGNORECASE)


def _is_won(text: str, one: Entity, people: list[int], bodies: list[int]) -> bool:
    if one.text.count(" ") < 1 or _NO_AWARD.search(one.text) or one.text.isupper():
        return False
    title = _TITLE.search(one.text) and _NAMED.search(text, max(0, one.start - 40), one.start)
    if title or (_HIGHEST.search(text, max(0, one.start - 60), one.start) and _APPOSED.match(text, one.end)):
        return True
    the = _THE.search(text, max(0, one.start - 24), one.start) is not None
    if one.kind == "P" and not the:
        return False
    gone = _GONE.match(text, one.end)
    if gone and (the or one.kind == "X"):
        begin = _PERSON_BEHIND.match(text, gone.end())
        return _one_at(people, begin.end() if begin else gone.end()) or (
            the
            and (
                _TEAM.match(text, gone.end()) is not None
                or _one_at(bodies, gone.end())
                or _one_at(bodies, gone.end() + 4 * text.startswith("the ", gone.end()))
            )
        )
    if (to := _TO.match(text, one.end)) and _GIVING.search(text, max(0, one.start - 40), one.start):
        begin = _PERSON_BEHIND.match(text, to.end())
        return _one_at(people, begin.end() if begin else to.end())
    return _ENDS.match(text, one.end) is not None and _WON.search(text, max(0, one.start - 90), one.start) is not None


def _one_at(places: list[int], at: int) -> bool:
    found = bisect_left(places, at)
    return found < len(places) and places[found] - at < 4


_BEFORE = re.compile(
    r"\b(?:charity|company|firm|drugmaker|biotech|start-?up|manufacturer|insurer|conglomerate|foundation"
    r"|maker|developer"
    r"|supplier|giant|retailer|specialist|spin-?o(?:ut|ff)|brewer|builder|lender|investor|group|chain|producer|brand"
    r"|provider|distributor|subsidiary|hospital|university|institute|college|clinic|newcomer) $"
)
_BEHIND = re.compile(
    r",? (?:(?:an?|the|its|which is an?) (?:[\w-]+ ){0,5}?)?(?:spin-?o(?:ut|ff)|company|biotech|firm"
    r"|start-?up|drugmaker"
    r"|maker|developer|charity|insurer|manufacturer"
    r"|subsidiary|supplier|conglomerate|venture|producer|distributor|philanthropy|hospital group|provider)\b"
)


# Where a body is, not what it is called: Leeds-based.
_SEATED = re.compile(r"-(?:based|born|led|listed|headquartered|owned|backed|trained|made|run)$")
_COUPLE = re.compile(
    r"(?:\b(?:from|by|couple|benefactors|donors|philanthropists|thanks to|late|(?:gift|generosity|donation"
    r"|kindness) of)) (?:alumni |local "
    r"|the late )?$",
    re.IGNORECASE,
)


def with_couples(text: str, entities: list[Entity]) -> list[Entity]:
    """``entities``, where two people have one surname: a gift from Ruth and Abel Stein."""
    found: list[Entity] = []
    for one in entities:
        last = found[-1] if found else None
        if (
            last is not None
            and last.kind == "X"
            and one.kind == "P"
            and text[last.end : one.start] in (" and ", " & ")
            and re.fullmatch(r"[A-Z][a-z]+", last.text)
            and _COUPLE.search(text, max(0, last.start - 40), last.start)
        ):
            found[-1] = Entity("P", last.start, one.end, text[last.start : one.end])
        else:
            found.append(one)
    return found


_FAMILY = re.compile(r" (?:family|brothers|sisters)\b(?!['’])")


def _with_families(text: str, entities: list[Entity]) -> list[Entity]:
    """``entities``, where a name with "family" behind it is that family: the Sanders family."""
    return [
        Entity("O", one.start, family.end(), text[one.start : family.end()])
        if one.kind in "PX"
        and (family := _FAMILY.match(text, one.end))
        and text[max(0, one.start - 4) : one.start].lower() == "the "
        else one
        for one in entities
    ]


def _is_company(text: str, one: Entity) -> bool:
    """Whether what is said behind a name is that it is a company; the Leeds firm, and the Leeds firm A, say where."""
    told = _BEHIND.match(text, one.end)
    if told is None or told.group().startswith(","):
        return told is not None
    before = text[max(0, one.start - 4) : one.start].lower()
    return re.match(r" [A-Z]", text[told.end() :]) is None and not before.endswith(("the ", " a ", " an "))


def with_companies(text: str, entities: list[Entity]) -> list[Entity]:
    """``entities``, where what looks like a person is a body by what is said of it: Clara Optic, a spinout of ..."""
    entities = _with_families(text, entities)
    bodies = {
        one.text
        for one in entities
        if one.kind in "PX"
        and not _SEATED.search(one.text)
        and (_is_company(text, one) or _BEFORE.search(text, max(0, one.start - 16), one.start))
    }
    return [
        Entity("O", one.start, one.end, one.text) if one.kind in "PX" and one.text in bodies else one
        for one in entities
    ]
