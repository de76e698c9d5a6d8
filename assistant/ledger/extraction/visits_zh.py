"""Visits in Chinese sentences: who went where, who received whom, also where the news is the host's own."""

import re
from collections.abc import Iterator

from assistant.ledger.extraction.article import DEPARTMENT, HOUSE, value
from assistant.ledger.extraction.clause_zh import Clause, deal_of
from assistant.ledger.extraction.deeds import HOST_ZH, VISIT_ZH, VISITORS_ZH
from assistant.ledger.extraction.meant import body_meant, speaker
from assistant.ledger.extraction.rules import Deal
from vectorstore.ledger.types import Value

_TO_US = re.compile(r"[^<，。]{0,6}?(我院|我校|我所|该院|该校|我公司)")
_AT_HOST = re.compile(r"在<O(\d+)>[^，。；<]{0,14}(?:交流|访问|参访|研学|访学|游学)(?!会|中心)")
_AT_OURS = re.compile("(?:来|到|赴|抵|走进|莅临)(我院|我校|我所|该院|该校)[^<，。；]{0,10}$")
_STUDIES = re.compile("进修|研修|规培|访学|短训|跟班学习|实习")
_INVITED = re.compile("应(我院|我校|我所|该院|该校|学校|医院)[^，。]{0,8}邀请")
_BY_INVITATION = re.compile(r"应[^<，。；]{0,6}<O(\d+)>[^，。；]{0,10}?(?:邀请|之邀|之约)")
_COMES = re.compile("来访|来院|来校|到访|到院|到校|回访|莅临|做客|一行")
_HEAD_RECEIVES = re.compile(
    r"(?:^|[，。；])(?:[^<，。；]{0,6}(?:校长|院长|书记|所长|处长)[^<，。；]{0,4}<P\d+>[^。；]{0,40}?)$"
)


def find_visits(clause: Clause) -> Iterator[Deal]:
    """Who went to see whom."""
    shape = clause.shape
    if not VISITORS_ZH.search(shape):
        return
    yield from _invited_by(clause)
    for match in VISIT_ZH.finditer(shape):
        hosts = clause.behind(match.start(), ("to",), 16) or _hosts_meant(clause, match)
        guests = [
            value(one.entity)
            for one in clause.parts
            if one.end <= match.start() and one.role in ("acts", "post", "from", "with")
        ]
        if hosts and not guests and _HEAD_LEADS.search(shape[: match.start()]):
            guests = [said] if (said := speaker(clause.article, HOUSE)) else []
        if hosts and DEPARTMENT.search(hosts[0].text) and clause.article.speaks:
            hosts = [ours] if (ours := speaker(clause.article)) else hosts
        guests = [one for one in guests if one.text not in {host.text for host in hosts}]
        if hosts and guests:
            yield from deal_of("training" if _STUDIES.search(shape) else "visit", guests[-1:], hosts[:1])
    for match in _AT_HOST.finditer(shape):
        guests = clause.before(match.start(), ("acts", "post", "from"))
        yield from deal_of("visit", guests[-1:], [value(clause.sentence.entities[int(match[1])])])
    for match in HOST_ZH.finditer(shape):
        guests = clause.behind(match.start(), ("from", "post", "acts"), 20)
        hosts = clause.before(match.start()) or clause.meant(match.start())
        if not hosts and _HEAD_RECEIVES.search(shape[: match.start()]):
            hosts = [said] if (said := speaker(clause.article)) else []
        yield from deal_of("training" if re.search("交换生|留学生|实习生|进修", shape) else "visit", guests[:1], hosts)


# We go where we are invited: 应甲大学、乙大学邀请，副校长某某率团访问.
_INVITED_BY = re.compile(
    r"应(?P<hosts>(?:[^，。；]|<[OP]\d+>){2,80}?)(?:的)?(?:邀请|之邀|之约|盛情邀请)，(?P<goes>[^"
    r"。；]*?(?:访问|出访|考察|参访|交流|讲学))"
)


def _invited_by(clause: Clause) -> Iterator[Deal]:
    """A visit of our house to each of those who invited it, or of the body that the next words name."""
    match = _INVITED_BY.search(clause.shape)
    if not match:
        return
    hosts = [value(one) for one, _, _ in clause.sentence.marks(match.start("hosts"), match.end("hosts"), "O")]
    named = [value(one) for one, _, _ in clause.sentence.marks(match.start("goes"), match.end("goes"), "O")]
    named = [one for one in named if one.text not in {host.text for host in hosts}]
    ours = speaker(clause.article, HOUSE) if clause.article.speaks else None
    guest = ours or (named[0] if named else None)
    for host in hosts if guest and re.search("访", match["goes"]) else ():
        yield from deal_of("visit", [guest] if guest else [], [host])


# Our head goes somewhere: 院长某某带队还顺访了.
_HEAD_LEADS = re.compile(
    r"(?:^|[，。；])(?:[^<，。；]{0,6}<D\d+>[^<，。；]{0,8}，?)?[^<，。；]{0,6}(?:校长|院长|书记|所长|主任|会长|董事长)<P\d+>[^<，。；]{0,8}"
    r"(?:带队|率队|率团|率[^<，。；]{0,12}|一行|带领|[等和][^<，。；]{0,8})[^<。；]{0,14}$"
)


def _hosts_meant(clause: Clause, visit: re.Match[str]) -> list[Value]:
    """The host that is our house, said or not: 访问我院, 来校交流, 应我校邀请."""
    shape = clause.shape
    if inviting := _BY_INVITATION.search(shape, 0, visit.start()):
        return [value(clause.sentence.entities[int(inviting[1])])]
    said = (
        _TO_US.match(shape, visit.start())
        or _INVITED.search(shape, 0, visit.start())
        or _AT_OURS.search(shape, 0, visit.start())
    )
    if said:
        return body_meant(clause.article, clause.number, clause.sentence, said.start(1), said[1])
    comes = _COMES.match(visit.group())
    at_house = comes and comes.group().endswith(("院", "校"))
    ours = speaker(clause.article, HOUSE) if comes and (clause.article.speaks or at_house) else None
    return [ours] if ours else []
