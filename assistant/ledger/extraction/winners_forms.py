"""Who got an award by other forms than a verb: in parentheses, by their place, behind a colon, in a clause before."""

import re
from dataclasses import replace

from assistant.ledger.extraction.article import Text, value
from assistant.ledger.extraction.people import distinct, group_before
from assistant.ledger.extraction.verbs import VERB
from assistant.ledger.extraction.winners import (
    Finder,
    Place,
    by_verbs,
    first_of,
    gone,
    gone_near,
    holders,
    named_behind,
    spoken_of,
    subject_of,
)
from assistant.ledger.extraction.winners_apart import answered, came
from assistant.ledger.extraction.winners_told import first_person
from vectorstore.ledger.types import Recipient

_RUNNER_UP = re.compile(
    r"<P\d+>(?:,? (?:of|from|at) (?:the )?<[OX]\d+>| \([^()]{2,60}\))?,? (?:as|was|were|is|being"
    r"|finished|came|placed|ranked"
    r"|named|declared|taking|in|earning)(?: the| in| named)? ?$"
)


_WERE = re.compile(r"\b(?:were|are|finished|came|placed)(?: [a-z]+)* ?$")


def _runner_up(article: Text, place: Place) -> list[Recipient]:
    second = _RUNNER_UP.search(place.sentence.shape[place.floor : place.start])
    if not second:
        return []
    people = distinct(group_before(place.sentence, place.floor + second.end()))
    return [article.recipient(one) for one in (people if _WERE.search(second.group()) else people[-1:])]


_PLACED = re.compile(
    r"<(?:P|O)\d+>,? ?(?:(?:was|has|had) )?(?:came|comes|finish\w+|placed|ranked|took)?(?: in)?(?: the)?(?: joint)? ?$"
)
_TO_WHOM = re.compile(r",?(?: jointly)? to (?:(?!<[AC])[^.;]){0,40}?(?=<[PO]\d+>(?!['’]s))")


def _placed(article: Text, place: Place) -> list[Recipient]:
    """Who came first, and who second: named right before their place."""
    found = place.sentence.marks(place.floor, place.start, "PO")
    told = place.sentence.marks(place.start, place.end, "C")
    # A place is said in one word, a prize in more.
    bare = told and told[0][0].end - told[0][0].start == len(told[0][0].text)
    if (
        not found
        or not bare
        or place.sentence.shape.startswith(" to ", place.end)
        or not _PLACED.search(place.sentence.shape[place.floor : place.start])
    ):
        return []
    one = found[-1][0]
    if len(found) > 1 and one.kind == "O" and found[-2][0].kind == "P":
        of = re.fullmatch(r",? (?:of|from|at) (?:the )?", place.sentence.shape[found[-2][2] : found[-1][1]])
        one = found[-2][0] if of else one
    return [article.recipient(one) if one.kind == "P" else Recipient(None, value(one))]


def _elided(article: Text, place: Place) -> list[Recipient]:
    """Silver went to A and bronze to B."""
    to = _TO_WHOM.match(place.sentence.shape, place.end, place.ceiling)
    if not to or not place.floor or " to " not in place.sentence.shape[: place.start]:
        return []
    return named_behind(article, place, to.end())


# A clause before the one that says who: Winning the X for the second time, A ...; receiving the X beside her was A.
_BEGUN = re.compile(
    r"^(?:.{0,40}; |\W*)(?:(?:By|After|On|Upon|Also|Newly|Just|Fresh from|Days after|Hours after|Since) )?(?:[Ww]inning"
    r"|[Rr]eceiving|[Aa]ccepting|[Ee]arning"
    r"|[Cc]laiming|[Tt]aking(?: home)?|[Cc]ollecting|[Ss]haring|[Pp]icking up|[Aa]warded|[Nn]amed"
    r"|[Hh]onou?red with|[Pp]resented with"
    r"|(?:[Aa]n? |[Tt]he )?(?:former |past |two-time |previous |joint )?(?:winner|recipient|holder|laureate) of"
    r"|[Gg]iven|[Ss]elected (?:as|for)|[Cc]hosen (?:as|for)|[Rr]ecogni[sz]ed (?:with|as)|[Cc]rowned"
    r"|[Hh]onou?red as|[Ww]inners? of"
    r"|[Rr]ecipients? of)\b[^.;<]{0,40}(?:<D\d+> ?)?$"
)
_BEGUN_WHO = re.compile(
    r"[^.;]{0,100}?(?:, | was | were | is )(?:(?:[Tt]he |[a-z-]+ |[A-Z][a-z]+\.? )){0,4}?(?=<P\d+>)"
)


def _begun(article: Text, place: Place) -> list[Recipient]:
    """Who is named behind a clause that begins with the winning."""
    if not _BEGUN.match(place.sentence.shape[: place.start]):
        return []
    who = _BEGUN_WHO.match(place.sentence.shape, place.end)
    return named_behind(article, place, who.end(), near=10) if who else []


_WHICH = re.compile(
    r",? (?:which|that) (?:[A-Z][a-z]+\.? ){0,2}(?=<P\d+>[^.;<]{0,20}(?:<[OX]\d+> )?(?:won|received|shared"
    r"|took|holds|got|was (?:given|awarded)))"
)
_AFTER_COLON = re.compile(r"[:;] <[AC]\d+>$")
# The runner-up was A.
_RANKED = re.compile(r"[Tt]he <C\d+>$")
_IS_PLACED = re.compile(r" (?:is|was|are|were) (?:[A-Z][a-z]+\.? ){0,3}(?=<P\d+>)")
# A took the X, B the Y.
_GAPPED = re.compile(
    r"(?:[,;] (?:and |while )?| and )(?:[A-Z][a-z]+\.? ){0,3}<P(\d+)>(?: of (?:the )?<[OX]\d+>)?,? (?:the|its) $"
)
_BEHIND_PLACE = re.compile(r", (?:[A-Z][a-z]+\.? ){0,3}(?=<P\d+>)")


def _which(article: Text, place: Place) -> list[Recipient]:
    """The X, which A won in 2015."""
    match = _WHICH.match(place.sentence.shape, place.end)
    return named_behind(article, place, match.end(), near=4) if match else []


_WHICH_HE = re.compile(
    r",? (?:which|that|an honou?r|a prize) (?:he|she|they) (?:had )?(?:also )?(?:shared|won|received|split|took|got)"
    r"(?: (?:jointly|equally))?(?P<with> with (?:[a-z]+ ){0,3}(?=(?:[A-Z][a-z]+\.? )*<P))?"
)


def _which_he(article: Text, place: Place) -> list[Recipient]:
    """The X, which he shared with A."""
    match = _WHICH_HE.match(place.sentence.shape, place.end)
    if not match:
        return []
    others = named_behind(article, place, match.end(), near=20) if match["with"] else []
    return spoken_of(article, place, place.start) + others


_AFTER_NAME = re.compile(r"<P(\d+)>:[^.;:]{0,140}$")


def _after_name(article: Text, place: Place) -> list[Recipient]:
    """Honours came for A: the X in March, the Y in May."""
    match = _AFTER_NAME.search(place.sentence.shape[: place.start])
    if not match or VERB.search(match.group()):
        return []
    return [article.recipient(place.sentence.entities[int(match[1])])]


def _gapped(article: Text, place: Place) -> list[Recipient]:
    """A took the X, B the Y."""
    match = _GAPPED.match(place.sentence.shape, place.floor, place.start) if place.floor else None
    return [article.recipient(place.sentence.entities[int(match[1])])] if match else []


def _told_behind(article: Text, place: Place) -> list[Recipient]:
    """The X: first, A of B; second, C."""
    shape = place.sentence.shape
    who = _BEHIND_PLACE.match(shape, place.end) if _AFTER_COLON.search(shape[: place.end]) else None
    who = who or (_IS_PLACED.match(shape, place.end) if _RANKED.search(shape[: place.end]) else None)
    return named_behind(article, place, who.end(), near=4) if who else []


def _is_of_the_year(article: Text, place: Place) -> list[Recipient]:
    """The Team of the Year is the night team of A."""
    shape = place.sentence.shape
    award = re.match(r"<[A-Z](\d+)>", shape[place.start : place.end])
    if not award or not _HELD_AS_TITLE.search(place.sentence.entities[int(award[1])].text):
        return []
    if was := _WHO_WAS.search(shape[: place.start]):
        return [article.recipient(place.sentence.entities[int(was[1])])]
    copula = _COPULA.match(shape, place.end, place.ceiling)
    return named_behind(article, place, copula.end()) if copula else []


_HELD_AS_TITLE = re.compile(r"of the Year$|\b(?:Laureate|Medallist|Honoree|Scholar)\b")
_WHO_WAS = re.compile(
    r"<P(\d+)>(?:, who [^.;<]{2,60},|,? (?:who )?) ?(?:was|is|became|has been|had been) (?:the |"
    r"our |its |<[OX]\d+>['’]s? )?(?:(?:named|made"
    r"|voted) )?(?:<D\d+> )?$"
)
_COPULA = re.compile(r"(?:,? (?:for|of|in) <D\d+>)?,? (?:is|was|are|were)(?: [a-z]+){0,6} (?=<[PO])")


_PARENS = re.compile(r"<P(\d+)>(?:,? [^()<;]{0,60}(?:<[OX]\d+>[^()<;]{0,30})?)? \((?:the |an? )?(?:<D\d+> )?$")
_PARENS_END = re.compile(r"(?:,? (?:in )?<D\d+>)?\)")
_FOR_WHOM = re.compile(r" (?:for|to) (?=(?:[A-Z][a-z]+\.? |[a-z]+ ){0,3}<P\d+>(?!['’]s))")


def _in_parentheses(article: Text, place: Place) -> list[Recipient]:
    """Ann Lee (Early Career Award), Bob Hill (Mentor Award)."""
    before = _PARENS.search(place.sentence.shape[place.floor : place.start])
    if not before or not _PARENS_END.match(place.sentence.shape, place.end):
        return []
    return [article.recipient(place.sentence.entities[int(before[1])])]


def _for_whom(article: Text, place: Place) -> list[Recipient]:
    """There was a medal for Ann Lee."""
    whom = _FOR_WHOM.match(place.sentence.shape, place.end, place.ceiling)
    return named_behind(article, place, whom.end(), near=20) if whom else []


# Honours accumulated: the X in 1968, the Y in 1977.
_HONOURS_CAME = re.compile(
    r"\b(?:[Hh]onou?rs|[Aa]wards|[Pp]rizes|[Dd]istinctions|[Aa]ccolades|[Rr]ecognition|[Mm]edals|[Dd]ecorations)\b"
    r"(?! (?:were|was) (?:announced|presented|given|handed|awarded))[^.;:<]{0,60}(?::|,? (?:including|among them))"
    r"[^.;<]{0,20}$"
)
# Her many awards include the X and the Y; among her honours are the X.
_HONOURS = re.compile(
    r"(?:\b(?P<said>[Hh]er|[Hh]is|[Tt]heir)|(?P<who><P\d+>)['’]s?|\b[Aa]mong (?:her|his|their)) (?:[a-z]+ ){0,3}"
    r"(?:awards?|honou?rs?|prizes|accolades|distinctions|recognitions?|achievements|decorations)"
    r"(?: and [a-z]+)?(?: (?:also )?includ(?:es?|ed|ing)| are| were| was| is|:)(?: both)? (?:the |an? )?(?:<D\d+> )?$"
)
_CONGRATULATED = re.compile(
    r"\b[Cc]ongratulations (?:again )?(?:on|for) (?:(?:your|the|winning|receiving|being awarded|getting|this year['’]s)"
    r" ){1,3}(?:<D\d+> )?$"
)
# Was on the shortlist for the X, but lost to A.
LOST_TO = re.compile(
    r"[^.;<]{0,60}\b(?:lost (?:out )?to|beaten(?: to it)? by|pipped (?:to it |to the post )?by|losing (?:out )?to"
    r"|which (?:eventually |in the end |finally )?went to|edged out by) "
)


def _honours(article: Text, place: Place) -> list[Recipient]:
    """Whose honours include the X."""
    before = place.sentence.shape[: place.start]
    told = _HONOURS.search(before)
    if not told:
        came = _HONOURS_CAME.search(before) if "<P" not in place.sentence.shape else None
        return spoken_of(article, place, came.start()) if came else []
    if told["who"]:
        return [article.recipient(place.sentence.entities[int(told["who"][2:-1])])]
    return spoken_of(article, place, told.start())


def _congratulated(article: Text, place: Place) -> list[Recipient]:
    """Congratulations on the X, said to whom an interview is with."""
    if not _CONGRATULATED.search(place.sentence.shape[: place.start]):
        return []
    return [article.recipient(article.main_person)] if article.main_person else []


def _lost_to(article: Text, place: Place) -> list[Recipient]:
    """To whom others lost it."""
    lost = LOST_TO.match(place.sentence.shape, place.end)
    return named_behind(article, place, lost.end(), near=20) if lost else []


# Scooped three prizes at the X Awards, including the Y.
_INCLUDING = re.compile(
    r"\b(?:won|win|wins|winning|scooped|took(?: home)?|claimed|collected|earned|received|picked up|gained|landed"
    r"|bagged)"
    r"(?= (?:[a-z]+ |\d+ ){0,4}(?:prizes|awards|honou?rs|trophies|medals|titles|accolades)\b)[^.;]{0,120}\bincluding"
    r" (?:the |a |an )?(?:<D\d+> )?$"
)
# "Winning the X means everything," said A.
_OWN_WORDS = re.compile(
    r"^\W*(?:[A-Z][a-z' ]{0,40})?\b(?:[Ww]inning|[Rr]eceiving|[Gg]etting|[Bb]eing (?:awarded|given)|[Tt]o (?:win"
    r"|receive|have won"
    r"|get|be awarded|be given)|I (?:have )?(?:won|received))(?: the| this| an?| such an?)? (?:<D\d+> )?$"
)


def _including(article: Text, place: Place) -> list[Recipient]:
    """Who won several prizes, of which this one is named."""
    match = _INCLUDING.search(place.sentence.shape[: place.start])
    return subject_of(article, replace(place, floor=0), match.start()) if match else []


def _in_own_words(article: Text, place: Place) -> list[Recipient]:
    """Who says that they have won it."""
    quoted = place.sentence.shape.lstrip()[:1] in ('"', "“")
    return (
        first_person(article, place.sentence)
        if quoted and _OWN_WORDS.match(place.sentence.shape[: place.start])
        else []
    )


_TO_US = re.compile(r"[^.;<]{0,30} to (?=our )")


def _given_to_us(article: Text, place: Place) -> list[Recipient]:
    """They gave the X to our nursing team."""
    to = _TO_US.match(place.sentence.shape, place.end, place.ceiling)
    return named_behind(article, place, to.end(), near=2) if to else []


# In a list: Ann Lee (Estates), Volunteer of the Year.
_APPOSED = re.compile(
    r"^\W*(?:[A-Z][a-z]+\.? ){0,3}<P(\d+)>(?: ?\([^()]{2,60}\)|,? (?:of|from|at) (?:the )?<[OX]\d+>)?(?:,| [–—-]|:) "
    r"(?:the |an? )?(?:winners? of (?:the )?)?(?:<D\d+> )?$"
)


def _apposed(article: Text, place: Place) -> list[Recipient]:
    """Whose line says what they won: Ann Lee (Estates), Volunteer of the Year at the X Awards."""
    match = _APPOSED.match(place.sentence.shape[: place.start]) if len(place.sentence.shape) < _LINE else None
    return [article.recipient(place.sentence.entities[int(match[1])])] if match else []


_LINE = 140


_ENGLISH: tuple[Finder, ...] = (
    _lost_to,
    _honours,
    _congratulated,
    _in_parentheses,
    _placed,
    gone_near,
    _given_to_us,
    _runner_up,
    _which,
    _which_he,
    _gapped,
    _after_name,
    _told_behind,
    _elided,
    _begun,
    answered,
    came,
    _is_of_the_year,
    by_verbs,
    gone,
    holders,
    _for_whom,
    _apposed,
    _including,
    _in_own_words,
)


def english_recipients(article: Text, place: Place) -> list[Recipient]:
    """Who got the award at ``place``; nobody where the sentence does not say it."""
    return first_of(_ENGLISH, article, place)
