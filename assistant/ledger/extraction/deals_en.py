"""Collaborations in English sentences: by verbs of doing together and licensing, and the bodies there."""

import re
from collections.abc import Iterator

from assistant.ledger.extraction.article import Text, value
from assistant.ledger.extraction.clause import FAR, Clause, deal
from assistant.ledger.extraction.deeds import BETWEEN, LICENCE, LICENSED, SHARED, TAKEN, THING
from assistant.ledger.extraction.gifts_en import find_gifts
from assistant.ledger.extraction.kinds import kind_in, kind_of
from assistant.ledger.extraction.loose_en import find_loose
from assistant.ledger.extraction.marking import Sentence
from assistant.ledger.extraction.meant import MEANT, body_meant, speaker
from assistant.ledger.extraction.pairs_en import find_pairs
from assistant.ledger.extraction.rules import Deal
from assistant.ledger.extraction.ties_en import find_funds, find_named_later, find_ties, find_with_which
from assistant.ledger.extraction.verbs import PASSIVE
from assistant.ledger.extraction.visits_en import find_visits
from vectorstore.ledger.types import CollaborationKind, Value

_JOINT = re.compile(
    r"\bjoint(?:ly)?\b|\btogether\b|\bboth\b|\bshared\b|\bco-|\bpartner|\bcollaborat|\bco-?operat|\bexchange\b"
    r"|\bagreement|\ballianc|\bpact\b"
)
_SIGN = re.compile(r"^(?:sign|ink|initial|conclud|seal|penned|put|finali)")
_EVENT = re.compile(
    r"contest|competition|hackathon|olympiad|conference|symposi|congress|summit|forum|workshop|meeting|seminar|<X\d+>",
    re.IGNORECASE,
)
_HOSTS = re.compile(r"^(?:co-?)?(?:put on|host|r[ua]n|organi|held|hold|conven|sponsor|stag)")


def find_english_deals(article: Text, number: int, sentence: Sentence) -> Iterator[Deal]:
    """What a sentence tells of doing together; the first of several that share a body is right."""
    clause = Clause(article, number, sentence)
    if any(mark in sentence.shape for mark in ("<O", "<X", "<P", "<M")):
        yield from _told(clause)
        yield from find_visits(clause)
    if "<O" in sentence.shape:
        yield from find_loose(clause)
    yield from find_named_later(clause, _told)


def _told(clause: Clause) -> Iterator[Deal]:
    yield from find_gifts(clause)
    yield from _licences(clause)
    yield from _distribution(clause)
    yield from find_funds(clause)
    yield from _between(clause)
    if ", with wh" in clause.shape:
        yield from find_with_which(clause)
    yield from find_pairs(clause)
    yield from _shared(clause)
    yield from find_ties(clause)


def _licences(clause: Clause) -> Iterator[Deal]:
    shape = clause.shape
    if not LICENCE.search(shape):
        return
    for match in TAKEN.finditer(shape):
        if LICENCE.search(shape, match.start()):
            yield from deal("licence", clause.behind(match.end(), "from"), clause.acting(match.start()))
    if (passive := _RIGHTS_GIVEN.search(shape)) and clause.article.main_body:
        yield from deal("licence", [clause.article.main_body], clause.behind(passive.end() - 4, "to"))
    for match in LICENSED.finditer(shape):
        if PASSIVE.search(shape[: match.start()]):
            by = clause.behind(match.end(), "by", 60) or _by_meant(clause, match.end())
            yield from deal("licence", by, clause.behind(match.end(), "to"))
            continue
        direct = [one for one in clause.parts if _DIRECT.fullmatch(shape, match.end(), one.start)]
        to = clause.behind(match.end(), "to") or [value(one.entity) for one in direct]
        yield from deal("licence", clause.acting(match.start()), to)


# Granted Leeds-based A; granted the Danish firm B.
_DIRECT = re.compile(
    r" (?:the )?(?:\S+-based |[A-Z][\w.-]*(?:['’]s)? )?(?:(?:[a-z-]+ )?(?:firm|group|company"
    r"|drugmaker|maker|biotech|start-?up|partner) )?"
)
_BY_MEANT = re.compile(rf"[^<.;]{{0,30}}\bby (?P<said>{MEANT.pattern})")


def _by_meant(clause: Clause, at: int) -> list[Value]:
    """By which body something was done: was granted by the university."""
    match = _BY_MEANT.match(clause.shape, at)
    return body_meant(clause.article, clause.number, clause.sentence, at, match["said"]) if match else []


# It said that B had agreed to distribute its scanners.
_AGREED_TO = re.compile(
    r"\b(?:said|announced|reported|confirmed) (?:that )?(?:(?:<[OX]\d+>|[A-Z]\w+)['’]s )?(?:the )?(?=<O\d+> (?:has "
    r"|had |have )?agreed to"
    r" (?:distribute|sell|market|supply|buy|make|manufacture|commerciali[sz]e|license|promote) its\b)"
)


# Will supply ten scanners to B under a contract.
_SUPPLIES = re.compile(
    r"\b(?:will|is to|are to|has agreed to|agreed to|won a contract to|to) (?:supply|deliver|distribute)\b"
)
_CONTRACT = re.compile(r"\b(?:contract|agreement|deal|order|tender|accord|framework)s?\b")


def _distribution(clause: Clause) -> Iterator[Deal]:
    supplied = _SUPPLIES.search(clause.shape)
    if supplied and _CONTRACT.search(clause.shape):
        direct = [one for one in clause.parts if 0 <= one.start - supplied.end() < 6]
        takers = clause.behind(supplied.end(), "to") or clause.behind(supplied.end(), "with") or clause.values(direct)
        yield from deal("licence", clause.acting(supplied.start(), but=frozenset(one.text for one in takers)), takers)
    for match in _AGREED_TO.finditer(clause.shape):
        others = [value(one) for one, _, _ in clause.sentence.marks(match.end(), match.end() + 6, "O")]
        acting = clause.acting(match.start(), but=frozenset(one.text for one in others))
        yield from deal("licence", acting[-1:], others)


# To whom rights were given; by whom, the article says before.
_RIGHTS_GIVEN = re.compile(
    r"\brights [^.;<]{0,30}\b(?:been|were) (?:already )?(?:given|granted|sold|licensed|transferred) to "
)


_JOINT_OF = re.compile(
    r"\b(?:joint|shared) (?:[a-z-]+ ){0,3}?[a-z]+ (?:of|by|between|involving) |\b(?:partnership|collaboration"
    r"|consortium|alliance|union|venture|cooperation) (?:of|involving|comprising|by) "
)


def _between(clause: Clause) -> Iterator[Deal]:
    """An agreement between A and B; a centre of A and B."""
    for match in _JOINT_OF.finditer(clause.shape):
        first = next((one for one in clause.parts if 0 <= one.start - match.end() < 30), None)
        if first is not None:
            words = clause.shape[max(0, match.start() - 90) : match.end()]
            yield from deal(
                _what_it_is(clause, match) or kind_of(words, clause.shape), clause.values(clause.group(first))
            )
    if not any(one.role == "between" for one in clause.parts):
        return
    for match in BETWEEN.finditer(clause.shape):
        named = clause.behind(match.end() - 7, "between", 60)
        if len(named) > 1:
            words = clause.shape[max(0, match.start() - 90) : match.end()]
            yield from deal(kind_of(words, clause.shape), named)


_IS_A = re.compile(r"<O(\d+)>,? (?:is |was |has been |will be )?(?:an?|the) (?:[a-z-]+ ){0,3}$")
_HOUSE_NAME = re.compile(
    r"\b(?:Lab|Laborator(?:y|ies)|Institute|Cent(?:re|er)|School|Clinic|Hospital|Academy|Unit|Hub)\b"
)


def _what_it_is(clause: Clause, match: re.Match[str]) -> CollaborationKind | None:
    """The kind of what is called a joint venture of its parties: a fund or a house."""
    told = _IS_A.search(clause.shape[: match.start()])
    if not told:
        return None
    name = clause.sentence.entities[int(told[1])].text
    return "fund" if name.endswith("Fund") else "joint_institute" if _HOUSE_NAME.search(name) else None


def _shared(clause: Clause) -> Iterator[Deal]:
    shape = clause.shape
    if _BEGUN.match(shape):
        shape = shape[0].lower() + shape[1:]
    for match in SHARED.finditer(shape):
        end = _clause_end(shape, match.end())
        words = shape[match.start() : end]
        if match["makes"] and not THING.search(words) and not THING.search(shape[: match.start()]):
            continue
        others = clause.behind(match.end(), "with")
        if not others and _SIGN.match(match.group()) and (whose := _WITH_HEAD.match(shape, match.end())):
            others = [value(clause.sentence.entities[int(whose[1])])]
        acting = _acting(clause, match, others)
        done_by = clause.behind(match.end(), "by", 110)
        if not acting and not others and not done_by:
            acting = _people_of(clause, match.start())
        if len(done_by) > 1 and _BEGUN.match(clause.shape) and _IS_SUBJECT.search(shape[: _place(clause, done_by[-1])]):
            done_by = done_by[:-1]
        if done_by and SHARED.search(shape, match.end(), _place(clause, done_by[0])):
            done_by = []
        if len({one.text for one in done_by + others}) > 1 and done_by:
            yield from deal(_kind(clause, match, words), done_by + others)
        elif acting and others:
            yield from deal(_kind(clause, match, words), acting, others)
        elif len({one.text for one in acting}) > 1 and (
            match["together"] or _JOINT.search(words) or THING.search(words[:110])
        ):
            yield from deal(_kind(clause, match, words), acting)
        if _SIGN.match(match.group()):
            yield from _signed(clause, match, words)


def _acting(clause: Clause, match: re.Match[str], others: list[Value]) -> list[Value]:
    """Who does with ``others`` what a verb says; where nobody is named, it may be whose news it is."""
    names = frozenset(one.text for one in others)
    acting = clause.acting(match.start(), but=names)
    if not acting and others and THING.search(clause.shape, max(0, match.start() - 60), match.start()):
        main = clause.article.signer or clause.article.main_body
        acting = [main] if main and main.text not in names else []
    if not acting and others and _SIGN.match(match.group()) and _OUR_HEAD.search(clause.shape[: match.start()]):
        acting = [one for one in (speaker(clause.article),) if one and one.text not in names]
    return acting


# Signed an agreement with Rector A of B.
_WITH_HEAD = re.compile(
    r"[^.;<]{0,60}\bwith (?:the )?(?:[A-Za-z-]+ (?:of )?){0,4}<P\d+>,? (?:(?:the )?(?:[a-z-]+ )"
    r"{0,4})?(?:of|from|at) (?:the )?<O(\d+)>"
)
# Who heads the house whose news it is, signs for it.
_OUR_HEAD = re.compile(
    r"\b(?i:the|our) (?i:principal|rector|president|vice-chancellor|dean|chancellor|director|provost|chief "
    r"executive|ceo"
    r"|delegation)(?: (?:also|then|has|had|will))* $|\b(?:I|[Ww]e)\b[^.;<]{0,50}$"
)
# A clause of what was made stands first: Set up jointly by A and B, the laboratory ...
_BEGUN = re.compile(
    r"(?:Set up|Founded|Established|Created|Launched|Opened|Built|Funded|Developed|Run|Formed|Organi[sz]ed"
    r"|Hosted|Co-\w+)\b"
)


# Founded by A, B is old: who stands behind the comma did not found it.
_IS_SUBJECT = re.compile(r">, (?:the )?$")
_PEOPLE_OF = re.compile(
    r"\b(?:[Rr]esearchers|[Ss]cientists|[Dd]octors|[Ss]urgeons|[Tt]eams|[Ee]xperts|[Ee]ngineers"
    r"|[Cc]linicians|[Gg]roups|[Ss]pecialists) (?:from|at|of) (?:the )?(?=<O)"
)


def _people_of(clause: Clause, at: int) -> list[Value]:
    """Researchers from A and B: their bodies, where they do something."""
    match = _PEOPLE_OF.search(clause.shape[:at])
    first = next((one for one in clause.parts if match and 0 <= one.start - match.end() < 8), None)
    return clause.values([one for one in clause.group(first) if one.end <= at]) if first else []


def _place(clause: Clause, body: Value) -> int:
    return next(one.start for one in clause.parts if one.entity.start == body.start)


def _signed(clause: Clause, verb: re.Match[str], words: str) -> Iterator[Deal]:
    """People who signed stand for their institutions; what they signed, the sentences before say."""
    before = clause.article.sentences[max(0, clause.number - 3) : clause.number]
    told = " ".join(one.shape for one in before)
    passive = re.compile(r"[^;<]{0,60}(?:<\w\d+>[^;<]{0,30}){0,2}\bby ").match(clause.shape, verb.end())
    start, end = (passive.end(), len(clause.shape)) if passive else (0, verb.start())
    people = [one for one, _, _ in clause.sentence.marks(start, end, "P")]
    parties = clause.posts(start, end) if people else clause.behind(start, "post", 40)
    if (len(people) > 1 or (passive and not people)) and len(parties) > 1:
        kind = kind_of(clause.shape[: verb.start()], told) if passive else _kind(clause, verb, words)
        if kind == "agreement":
            kind = kind_of(told, told)
        yield Deal(kind, tuple(parties), tuple(map(value, people)))


# Where what a verb says ends: another body does something.
_STOP = re.compile(
    r"[;]|\. |, (?:and|while) (?:the )?(?:[a-z-]+ ){0,3}<[OP]\d+> (?:has |have |also )?"
    r"(?:(?!joined|based|called|named)[a-z]+ed|gave|won)\b"
)


def _clause_end(shape: str, at: int) -> int:
    stop = _STOP.search(shape, at)
    return min(stop.start() if stop else len(shape), at + FAR)


def _kind(clause: Clause, verb: re.Match[str], words: str) -> CollaborationKind:
    shape = clause.shape
    if _HOSTS.match(verb.group()) and not _SIGNING.search(words):
        before = (
            clause.article.sentences[max(0, clause.number - 1)].text
            if re.search(r"\b[Ii]t\b|^The (?:event|meeting)", shape[: verb.start()])
            else ""
        )
        if _EVENT.search(shape) or _EVENT.search(before):
            return "conference"
    before = shape[max(0, verb.start() - 120) : verb.start()] if re.search(r"\bby\b", words[:110]) else ""
    kind = kind_of(before + words, shape)
    if kind in ("agreement", "joint_institute") and not _SIGN.match(verb.group()):
        participle = shape[: verb.start()].endswith(", ")
        kind = kind_in(clause.sentence, max(0, verb.start() - 90 * participle), verb.start() + len(words))
    named = clause.sentence.marks(verb.start(), verb.start() + len(words), "O")
    joint = any(_JOINT_NAME.search(one.text) for one, _, _ in named)
    return "joint_institute" if kind == "agreement" and joint and not _SIGN.match(verb.group()) else kind


# A ceremony that is held for what is signed there is no conference.
_SIGNING = re.compile(r"\bsigning\b|\b(?:memorandum|agreement|MoU) [a-z]* ?ceremony")
_JOINT_NAME = re.compile(
    r"\b(?:Joint|Collaborative) .*\b(?:Lab|Institute|Cent(?:re|er)|School|Unit|Academy)|[–-][A-Z"
    r"]\w+ .*\b(?:Lab|Institute|Cent(?:re|er)|School)"
)
