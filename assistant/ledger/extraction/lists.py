"""Rows of awards from lists: numbered winners, winners below a heading, tables, and labelled lines."""

import re
from collections.abc import Iterator

from assistant.ledger.extraction.article import HOUSE, Text, value
from assistant.ledger.extraction.awards import READER
from assistant.ledger.extraction.categories import category_at
from assistant.ledger.extraction.details import giver_before, near_year
from assistant.ledger.extraction.entities import Entity
from assistant.ledger.extraction.labelled import HEADING, RANKED, award_in, entity_of, find_labelled, label_of
from assistant.ledger.extraction.marking import Sentence
from assistant.ledger.extraction.units_zh import ONLY_UNITS, units_of
from vectorstore.ledger.types import Award, Found, Recipient, Value

_NAMED = re.compile(
    r"^[\s\-*•·●◆■★☆▲▶►◎※✦🏆🥇🥈🥉\d.、()（）【】\[\]一二三四五六七八九十]*"
    r"(?:The )?(?:<D\d+> )?[“《]?(?P<award><A\d+>)[”》]?(?: ?\([^()]{1,30}\))?[^<:："
    r"|]{0,14}\s*(?:[:：—–|]|-(?= )|$)"
)
_ITEM = re.compile(
    r"^\s*(?:(?:19|20)\d\d ?(?:[–—:-]|\|) |[-*•·●◆■★☆▲▶►◎※✦🏆🥇🥈🥉]|\d{1,2}[.、)）．]|[（(]\d{1,2}[）)]|[①-⑳])\s*"
)
# A line that only says that winners follow.
_WINNERS = re.compile(
    r"(?:获奖|入选|当选|得奖|表彰)(?:者|人|人员|名单|个人|团队|情况|结果|项目|作品|及|和|颁奖词|简介|事迹"
    r"|单位)*(?:名单)?(?:如下|公布|揭晓|出炉"
    r"|（[^（）]{1,20}）)*[：:]?\s*$|(?:名单|结果)如下[：:。]?\s*$"
    r"|(?i:\b(?:winners?|recipients?|laureates?|awardees|honou?rees)(?: list)?(?: are| were)?(?: as follows)?[:.]?\s*$)"
)
# What follows are no winners.
_CANDIDATES = re.compile(
    r"\b(?:short-?list|long-?list|finalists?|nominat|nominees?|in the running|up for|contenders?"
    r"|candidates?|vying|compet(?:e|ing)"
    r"|will be (?:named|announced|chosen))",
    re.IGNORECASE,
)
# A line that says that nobody won: Not awarded this year.
_NOBODY = re.compile(
    r"\W*(?:(?:Not|No) (?:awarded|award|prize|winner|given|entries)|Withheld|Vacant|None awarded"
    r"|Held over)\b",
    re.IGNORECASE,
)
# So many sentences may tell what an award is for, between its heading and its winners.
_FAR = 4
_TITLE = (
    r"(?:(?:Drs?|Profs?|Professors?|Academician|Mr|Ms|Mrs|Miss|Sister|Sr|Nurse|Sir|Dame|Associate|Assistant)\.? ){0,3}"
    r"(?:(?:[A-Z][a-z]+|<X\d+>) (?:[a-z]+ ){1,2}(?=<P)|(?:Charge |Staff |Ward )?[A-Z][a-z]+ (?=<P))?"
)


def find_listed(article: Text) -> Iterator[Found]:
    """The awards that the lists of ``article`` tell of."""
    yield from find_labelled(article)
    yield from _items(article)


def _items(article: Text) -> Iterator[Found]:
    """Lines that have an award or a rank and its winners, and items below a line that has only these."""
    rank: Entity | None = None
    award: Entity | None = None
    whose, far = False, _FAR
    for number, line in enumerate(article.sentences):
        shape = line.shape
        category = category_at(article, number)
        if category or _NOBODY.match(line.text):
            rank, award, far = None, category, 0
            continue
        if whose and (rank or award) and re.fullmatch(r"<O\d+>[^<]{0,30}", shape):
            # Below a winner's line, where they work.
            whose = False
            continue
        whose = bool(rank or award) and re.match(rf"{_TITLE}<P\d+>", shape) is not None
        ranked, named = RANKED.match(shape), _NAMED.match(shape)
        head = ranked or named
        if _WINNERS.search(line.text) and not line.marks(kinds="PA"):
            rank, award = None, article.context_award(line.start)
            continue
        if _OPENS.search(line.text[-24:]) and (announced := award_in(line)) and not line.marks(kinds="P"):
            rank, award = None, None if _CANDIDATES.search(line.text) else announced
            continue
        if head and not _label_person(line):
            far = 0
            people = line.marks(head.end(), None, "P")
            here_rank = entity_of(line, ranked["rank"]) if ranked else None
            here_award = award_in(line)
            if not ranked and line.marks(head.end(), None, "C"):
                continue
            if len(line.text) < HEADING and not (
                people or line.marks(head.end(), None, "O") or _team(line, head.end())
            ):
                rank, award = here_rank or (rank if not here_award else None), here_award or award
                continue
            yield from _row(article, line, head.end(), here_award or award, here_rank)
        elif (
            (rank or award)
            and (_ITEM.match(line.text) or (_is_winner(line) and not _signs(article, line)))
            and (line.marks(kinds="PO") or _team(line, 0))
        ):
            yield from _row(article, line, 0, award, rank)
        elif award and _only_units(line):
            units = units_of(article, line.text.strip(), line.start + len(line.text) - len(line.text.lstrip()))
            yield _of(article, line, award, rank, units, 0)
        elif "|" in line.shape and line.marks(kinds="CA") and line.marks(kinds="P"):
            ranks = line.marks(kinds="C")
            yield from _row(article, line, 0, award_in(line) or award, ranks[0][0] if ranks else None)
        elif (not _ITEM.match(line.text) and len(line.text) > HEADING) or _is_other_heading(article, line):
            far = (
                far + 1
                if line.chinese is False and not _is_other_heading(article, line) and not line.marks(kinds="P")
                else _FAR
            )
            rank, award = (rank, award) if far < _FAR else (None, None)


# A line that goes on with winners' names on lines of their own: awards the X to
_OPENS = re.compile(r"(?:[:：]|\b(?:to|on|upon|are|is|between|by)(?: both)?)\s*$")


def _is_other_heading(article: Text, line: Sentence) -> bool:
    """Whether a line by itself heads something else than an award: Project Grant, below a blank line."""
    blank = article.text[max(0, line.start - 2) : line.start] == "\n\n"
    return blank and re.fullmatch(r"[A-Z][a-z]+(?: (?:[A-Z][a-z]+|of|and|for|in)){1,4}", line.text.strip()) is not None


def _is_winner(line: Sentence) -> bool:
    """Whether a short line below a heading begins with a person or is a body, and says nothing but who they are."""
    if _WHO_FOR.match(line.shape) or _WHO_ZH.match(line.shape):
        return True
    if _TEAM_LINE.match(line.shape):
        return True
    if len(line.shape) > HEADING or re.search("[。.!?！？]$", line.text):
        return False
    return _team(line, 0) is not None or (
        re.match(rf"\s*{_TITLE}<P\d+>|\s*<O\d+>[^<，]{{0,10}}$", line.shape) is not None
    )


# The palliative team of A Hospital
_TEAM_LINE = re.compile(
    r"\s*(?:The )?(?:[A-Za-z-]+ ){0,4}(?:[Tt]eam|[Uu]nit|[Ww]ard|[Ss]taff|[Dd]epartment|[Ss]ervice|[Cc]linic"
    r"|[Gg]roup|[Nn]urses)"
    r" (?:of|at|from),? (?:the )?<O\d+>[^.;]{0,40}$"
)
# A winner below a heading, with what it is for: Dr A, B Hospital — for a test.
_WHO_FOR = re.compile(
    rf"\s*(?:The )?<O\d+>(?:, ?[^<.;—–]{{0,40}}(?:<[OX]\d+>)?)? ?(?:[—–] ?|- |, for |for )(?=[A-Za-z<“\"])"
    rf"|\s*{_TITLE}<P\d+>(?:,[^<.;—–]{{0,60}}(?:<[OX]\d+>[^<.;—–]{{0,40}}){{0,2}}|,? ?\([^()]{{2,80}}\)"
    rf"|,? (?:of|from|at) (?:the )?<[OX]\d+>)"
    rf"(?:,? (?:and|&) {_TITLE}<P\d+>[^.;—–]{{0,80}})? ?(?:[—–;]|- |, for |for (?=[a-z<“\"]))"
)
_WHO_ZH = re.compile(
    r"\s*<O\d+>[^<，。；]{0,10}[ 　]+(?:<P\d+>[ 　、]*)+$"
    r"|\s*<P\d+>（[^（）]{0,8}<O\d+>[^（）]{0,12}）(?:——|：|$)"
)


def _only_units(line: Sentence) -> bool:
    """Whether a line names wards and departments, and nothing else."""
    if any(HOUSE.search(one.text) for one, _, _ in line.marks(kinds="O")) or re.search(
        "处$|办公室$|宣传|科研|办$", line.text.strip()
    ):
        return False
    return line.chinese and ONLY_UNITS.match(line.text.strip()) is not None


def _signs(article: Text, line: Sentence) -> bool:
    """Whether a line is the name of the body whose article it is, at its end."""
    if line.marks(kinds="P"):
        return False
    return (
        article.signer is not None
        and article.signer.start is not None
        and line.start <= article.signer.start < line.end
    )


def _label_person(line: Sentence) -> bool:
    label = label_of(line)
    return bool(label and label["person"])


def _row(article: Text, line: Sentence, after: int, award: Entity | None, rank: Entity | None) -> Iterator[Found]:
    """The row of a line that names winners behind ``after``."""
    chosen = award or article.context_award(line.start)
    stop = line.shape.find("——", after)
    marks = line.marks(after, stop if stop > after else None, "P") or line.marks(after, None, "P")
    bodies = [one for one, _, _ in line.marks(after, None, "O")]
    team = _team(line, after)
    if _TEAM_LINE.match(line.shape):
        marks = []
    if chosen is None or not (marks or bodies or team):
        return
    own = value(bodies[0]) if len(bodies) >= 1 else None
    if team and not marks:
        yield _of(article, line, chosen, rank, [Recipient(team, own)], after)
        return
    recipients = [Recipient(value(one), article.institutions.get(one.text) or own) for one, _, _ in marks]
    recipients = recipients or [
        Recipient(None, value(one)) for one in bodies[: len(bodies) if _ONLY_BODIES.search(line.shape) else 1]
    ]
    yield _of(article, line, chosen, rank, recipients, after)


def _of(
    article: Text, line: Sentence, award: Entity, rank: Entity | None, recipients: list[Recipient], after: int
) -> Found:
    quoted = line.marks(after, None, "Q")
    giver = giver_before(article, line.start)
    if giver and HOUSE.search(giver.text):
        # A house honours its own.
        recipients = [Recipient(one.name, one.institution or giver) for one in recipients]
    content = Award(
        award=value(article.whole_award(award)),
        recipients=tuple(recipients),
        rank=value(rank) if rank and rank.text else None,
        work=value(quoted[0][0]) if quoted else None,
        year=near_year(award, article),
        body=giver,
    )
    return Found(content, line.start, line.end, READER, 0.8)


_ONLY_BODIES = re.compile(r"(?:^|[：:|—])\s*<O\d+>(?:[ 　、，；]+<O\d+>)+\s*$")
_TEAM = re.compile(
    r"(?:^|[:：—–] ?)\W*([A-Z][\w’' &-]{2,50}\b(?:Team|Group|Crew|Squad)|Team(?: [A-Z][\w’'-]*)+"
    r")(?=\s*$|,| \()|<O\d+>(?P<zh>[^<，。、：]{2,14}(?:团队"
    r"|小组|班组|课题组|护理组))\s*$"
)


def _team(line: Sentence, after: int) -> Value | None:
    """The team that a line names behind ``after``, where it has a name."""
    in_shape = "<O" in line.shape and line.chinese
    match = _TEAM.search(line.shape if in_shape else line.text, after if in_shape else 0)
    if not match:
        return None
    name = match[1] or match["zh"]
    start = line.start + line.text.rfind(name)
    return Value(name, start, start + len(name))
