"""Collaborations in English that no one verb tells: by nouns of them, by lists, by who goes where, on what terms."""

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.ledger.extraction.article import value
from assistant.ledger.extraction.clause import Clause, deal
from assistant.ledger.extraction.deeds import VISITORS
from assistant.ledger.extraction.kinds import kind_of
from assistant.ledger.extraction.meant import body_meant
from assistant.ledger.extraction.parties import Part
from assistant.ledger.extraction.rules import Deal
from vectorstore.ledger.types import Value

_NOUN = (
    r"(?:partnerships?|collaborations?|co-?operations?|alliances?|agreements?|contracts?|deals?|links?|ties"
    r"|relationships?"
    r"|affiliations?|tie-?ups?|twinning|ventures?|pacts?|accords?|memorandum of understanding|MoU|arrangement)"
)
# A's partnership with B; its 2021 option deal with B.
_OWNED = re.compile(
    rf"(?:<(?P<body>[OX])(?P<at>\d+)>['’]s?|\b(?P<said>[Ii]ts|[Oo]ur|[Tt]heir)) (?:(?:<D\d+>|\d{{4}}"
    rf"|[a-z-]+),? ){{0,5}}{_NOUN}"
    rf" (?:[a-z-]+ ){{0,2}}with (?:both )?(?:the )?(?:[a-z-]+ ){{0,4}}(?=<[OX])"
)
# Is a member of the network; has joined the alliance.
_MEMBER = re.compile(
    r"\b(?:(?:is|are|became|become|becomes|been|being) (?:now |also )?(?:an? "
    r"|the )?(?:[a-z-]+ ){0,3}(?:member|part|affiliate|partner)s? of|has joined|have joined|joined"
    r"|(?:latest|first|next|newest) (?:[a-z]+ )?to join)"
    r" (?:the )?<O(?P<at>\d+)>"
)
_NETWORK = re.compile(r"\b(?:Network|Alliance|Consortium|Partnership|Collaborative|League|Federation)$")
_CONSORTIUM = re.compile(
    r"\b(?:consortium|alliance|partnership|network|project|collaboration|group|initiative|coalition"
    r"|venture)\b[^;]{0,60}?"
    r"\b(?:made up of|consist(?:s|ing) of|compris(?:es|ing)|brings? together|composed of|includ(?:es|ing)"
    r"|involv(?:es|ing)|led by|unites|links|joins)\b"
    r" (?:both )?(?:the )?(?:[a-z-]+ ){0,4}(?=<[OX])"
)
# Who goes where to learn: nurses from A will spend a year at B.
_GUESTS = re.compile(
    r"\b(?:[Ss]tudents|[Nn]urses|[Dd]octors|[Ss]urgeons|[Tt]rainees|[Rr]esidents|[Mm]idwives|[Pp]hysicians"
    r"|[Pp]aramedics|[Ss]pecialists|[Ff]ellows|[Rr]egistrars"
    r"|[Tt]herapists|[Ll]ecturers|[Ss]taff|[Gg]raduates|[Pp]harmacists|[Cc]andidates|[Rr]esearchers"
    r"|[Ss]cientists|[Tt]eachers)\b [^<.;]{0,30}?\b(?:from|at|of) (?:the )?"
    r"(?P<guest><O\d+>)[^.;]{0,80}?\b(?:spend|spent|spending|go|goes|come|came|travel|train|stud(?:y|ying"
    r"|ied)|work|learn|rotate|complete|do|finish|take|attend"
    r"|be (?:trained|taught|hosted|seconded)|(?:are|were) (?:trained|taught|hosted|seconded)|sent|seconded"
    r"|move)\b[^.;]{0,70}?\b(?:at|to|in|by|with) (?:the )?(?P<host><O\d+>)"
)
_LEARNING = re.compile(
    r"\b(?:train|exchange|placement|residenc|rotation|fellowship|curricul|course|degree|year|months?"
    r"|semester|term|programme|program|scheme|internship|elective|stud(?:y|ies))"
)
_TRAINS_FOR = re.compile(
    r"\b(?:will |to |has |have |is |be )?(?:train(?:s|ed|ing)?|teach(?:es|ing)?|educat(?:e|es|ed"
    r"|ing))\b[^.;<]{3,60}\b(?:for|from|of|at|sent by) (?:the )?(?=<O)"
)
_ENTRUSTED = re.compile(
    r"\b(?:entrusted|tasked|commissioned|charged|contracted|hired|asked) (?:the )?(?P<who><O\d+>) (?:with"
    r"|to) [^.;<]{0,30}\btrain"
)
# Students of A and B can obtain a double degree.
_BOTH_DEGREES = re.compile(
    r"\b[Ss]tudents (?:of|at|from) (?:both )?(?:the )?(?P<first><O\d+>)[^.;]{0,30} and (?:the )?<O\d+>[^.;]{0,40}"
    r"\b(?:obtain|earn|gain|take|receive|study|complete|get|graduate)\b[^.;]{0,40}\b(?:degree|diploma|doctorate|master|qualif)"
)
# Officials from A were in town to see how B runs its ambulances.
_TO_SEE = re.compile(
    r"\b(?:from|of) (?:the )?(?P<guest><O\d+>)[^.;]{0,90}\bto (?:see|learn|observe|look|study|find out"
    r"|watch|hear)\b[^.;]{0,40}?(?:the )?(?P<host><O\d+>)"
)
_UNDER_LICENCE = re.compile(
    r"\b[Uu]nder (?:an? )?(?:[a-z-]+ )?(?:sub)?licen[cs]e from (?:\S+-based )?(?:the )?(?P<giver><[OX]\d+>)"
)
_OPTION = re.compile(
    r"\b(?:option|licen[cs]e|rights)\b[^.;]{0,80}\b(?:discovered|developed|made|invented|owned|patented"
    r"|held) (?:by|at) (?:the )?(?P<giver><[OX]\d+>)"
)
_WITH_SUPPORT = re.compile(
    r"\b(?:organi[sz]ed|hosted|held|run|staged|convened|put on) (?:this year )?by (?:the )?(?P<host><O\d+>)[^.;]{0,40}"
    r"\b(?:with|and) (?:the )?(?:support|help|backing|participation|assistance) (?:of|from) (?:the )?(?P<other><O\d+>)"
)
_HOSTS = re.compile(
    r"\b(?:[Tt]he )?(?:[Hh]osts|[Oo]rgani[sz]ers|[Cc]o-hosts)\b(?:[^.;<]{0,30} (?:were|are|is|was"
    r"|being)|,) (?:the )?(?=<O\d+>[^.;]{0,60} and (?:the )?<O\d+>)"
)
_BACKED = re.compile(
    r"^(?:Backed|Financed|Funded|Seeded|Supported|Launched|Set up)(?: jointly)? (?:by"
    r"|with money from) (?:the )?(?=<[OX])"
)
_FUND = re.compile(r"\bfund\b", re.IGNORECASE)
# What is together in "A and B will treat patients together".
_MUTUAL = re.compile(
    r"\b(?:together|jointly|each other|one another|between them|common|joint|mutual(?:ly)?|costs of"
    r"|side by side|hand in hand|in tandem)\b"
)
_AND_WILL = re.compile(r",? (?:will|would|are|have|had|plan|are to|both|each|also|now|can)\b")
_NO_DEED = re.compile(
    r"\b(?:stud(?:y|ies) (?:by|from|of|found)|published|researchers (?:at|from)|found that|according to"
    r"|marathon|concert)\b"
)


def find_loose(clause: Clause) -> Iterator[Deal]:
    """What a sentence tells of doing together, where no rule of one verb fits; the surest first."""
    shape = clause.shape
    yield from _licences(clause)
    for match in _OWNED.finditer(shape):
        yield from _owned(clause, match)
    yield from _members(clause)
    yield from _learning(clause)
    yield from _events(clause)
    if (backed := _BACKED.match(shape)) is not None:
        yield from deal("fund" if _FUND.search(_plain(clause)) else "agreement", _row(clause, backed.end()))
    if not _NO_DEED.search(shape):
        yield from _mutual(clause)


def _members(clause: Clause) -> Iterator[Deal]:
    """Who belongs to a network, and of whom a consortium consists."""
    member = _MEMBER.search(clause.shape)
    if member and _NETWORK.search(_text(clause, int(member["at"]))):
        network = clause.sentence.entities[int(member["at"])]
        yield from deal("agreement", clause.acting(member.start()), [value(network)])
    if consortium := _CONSORTIUM.search(clause.shape):
        yield from deal(kind_of(consortium.group(), consortium.group()), _row(clause, consortium.end()))


def _events(clause: Clause) -> Iterator[Deal]:
    """Who hosts a congress, and with whose support."""
    if support := _WITH_SUPPORT.search(clause.shape):
        yield from deal("conference", _marked(clause, support["host"]), _marked(clause, support["other"]))
    if hosts := _HOSTS.search(clause.shape):
        yield from deal("conference", _row(clause, hosts.end()))


def _text(clause: Clause, number: int) -> str:
    return clause.sentence.entities[number].text


def _plain(clause: Clause) -> str:
    return clause.sentence.text


def _marked(clause: Clause, mark: str) -> list[Value]:
    return [value(clause.sentence.entities[int(mark[2:-1])])]


def _row(clause: Clause, at: int) -> list[Value]:
    """All bodies of the enumeration that begins at ``at``, also of "led by A and including B"."""
    found: list[Part] = []
    for one in clause.parts:
        if one.start < at - 2 or (found and one.start - found[-1].end > 60) or one.role == "none":
            continue
        if not found and one.start - at > 40:
            break
        if found and not _LISTED.fullmatch(clause.shape[found[-1].end : one.start]):
            break
        found.append(one)
    return clause.values(found)


_LISTED = re.compile(
    r"(?:, | and |, and |; | & )(?:(?:also )?(?:includ|involv|compris"
    r"|join)\w+ )?(?:both )?(?:the )?(?:[a-z-]+ ){0,4}"
)


def _owned(clause: Clause, match: re.Match[str]) -> Iterator[Deal]:
    others = _row(clause, match.end())
    names = frozenset(one.text for one in others)
    if match["at"]:
        acting = [value(clause.sentence.entities[int(match["at"])])]
    else:
        said = match["said"] if match["said"].lower() == "our" else "it"
        acting = body_meant(clause.article, clause.number, clause.sentence, match.start(), said, names)
    words = match.group()
    yield from deal("licence" if _OPTION_DEAL.search(words) else kind_of(words, words), acting, others)


_OPTION_DEAL = re.compile(r"\b(?:option|licen[cs]\w+|out-licen\w+|royalty)\b")


def _licences(clause: Clause) -> Iterator[Deal]:
    for form in (_UNDER_LICENCE, _OPTION):
        if match := form.search(clause.shape):
            behind = [one for one in clause.parts if one.start > match.end() and one.role in ("acts", "from")][:1]
            takers = clause.acting(match.start()) or clause.values(behind)
            yield from deal("licence", _marked(clause, match["giver"]), takers)


def _learning(clause: Clause) -> Iterator[Deal]:
    """Whose people go where to learn or to see."""
    shape = clause.shape
    if (match := _GUESTS.search(shape)) and _LEARNING.search(shape):
        yield from deal("training", _marked(clause, match["guest"]), _marked(clause, match["host"]))
    if match := _TRAINS_FOR.search(shape):
        yield from deal("training", clause.acting(match.start()), _row(clause, match.end()))
    if match := _ENTRUSTED.search(shape):
        yield from deal("training", clause.acting(match.start()), _marked(clause, match["who"]))
    if degree := _BOTH_DEGREES.search(shape):
        yield from deal("training", _row(clause, degree.start("first")))
    if (match := _TO_SEE.search(shape)) and VISITORS.search(shape[: match.start()]):
        yield from deal("visit", _marked(clause, match["guest"]), _marked(clause, match["host"]))


def _mutual(clause: Clause) -> Iterator[Deal]:
    """A and B will treat patients together."""
    if not _MUTUAL.search(clause.shape):
        return
    heads = [one for one in clause.parts if one.role != "none"]
    for one, other in pairwise(heads):
        gap = clause.shape[one.end : other.start]
        if (
            one.role == "acts"
            and re.fullmatch(r"(?:,? and |, )[^<.;]{0,40}(?:<X\d+>, )?(?:the )?", gap)
            and " and " in gap
        ):
            will = _AND_WILL.match(clause.shape, other.end)
            if will and _MUTUAL.search(clause.shape, other.end):
                words = clause.shape[other.end :]
                yield from deal(kind_of(words, words), clause.values([*clause.group(one), *clause.group(other)]))
                return
