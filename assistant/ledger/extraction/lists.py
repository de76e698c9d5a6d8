"""Rows of awards from lists: lines such as "First prize: …", "第一完成人：…", tables, and numbered winners."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.ledger.extraction.article import HOUSE, Text, value
from assistant.ledger.extraction.awards import READER
from assistant.ledger.extraction.details import giver_before, near_year
from assistant.ledger.extraction.entities import Entity
from assistant.ledger.extraction.marking import Sentence
from assistant.ledger.extraction.units_zh import ONLY_UNITS, units_of
from vectorstore.ledger.types import Award, Found, Recipient, Value

_PERSON = (
    r"(?:first|lead|main|principal|chief|major|project)? ?(?:accomplishers?|completers?|investigators?|win"
    r"ners?|recipients?|awardees?|laureates?"
    r"|contributors?|researchers?|leaders?|authors?|prize ?winners?|candidates?|project leaders?|led by"
    r"|team leaders?|PI|honou?rees?|members?)"
    r"|(?:第一|主要|项目)?(?:完成人|获奖人员?|获奖者|得主|负责人|获得者|带头人|领衔人|主持人"
    r"|作者)(?:员)?|姓名|获奖个人|项目完成人|第一作者|获奖团队"
)
_BODY = (
    r"(?:first |main |lead |host )?(?:institutions?|affiliations?|hospitals?|organi[sz]ations?|units?|univ"
    r"ersity|employer)"
    r"|(?:第一|主要|牵头|项目)?(?:完成)?(?:单位|机构)|医院|所在单位|工作单位|推荐单位以外"
)
_WORK = (
    r"(?:winning |award-winning |prize )?(?:projects?|works?|titles?|achievements?|papers?|topics?|project"
    r" titles?|project names?|research)"
    r"|(?:获奖)?(?:项目|成果|论文|作品|课题|题目)(?:名称|题目)?|工作"
)
_RANK = r"(?:award )?(?:class|rank|level|grade|prize|award)|(?:获奖)?(?:等级|级别|奖级|奖项等级|奖次)"
_AWARD = r"award|prize|award name|奖项|奖项名称|获奖名称|荣誉|奖励名称"
_LABEL = re.compile(
    rf"^[\s\-*•·●◆■★☆▲▶►◎※✦🏆🥇🥈🥉\d.、()（）]*(?:(?P<person>{_PERSON})|(?P<body>{_BODY})|(?P<work>{_WORK})"
    rf"|(?P<rank>{_RANK})|(?P<award>{_AWARD}))"
    r"\s*[:：]\s*(?P<told>.+)$",
    re.IGNORECASE,
)
# First prize winning project: …; 一等奖项目：…; 二等奖（2项）：…
_RANKED = re.compile(
    r"^[\s\-*•·●◆■★☆▲▶►◎※✦🏆🥇🥈🥉\d.、()（）【】\[\]一二三四五六七八九十]*"
    r"(?:<A\d+>[^<:：]{0,8})?(?P<rank><C\d+>)(?: <A\d+>)?[^<:："
    r"|]{0,24}(?:[（(][^<>（）()]{1,12}[）)])?\s*(?:[:：—–|]|-(?= )|(?<![A-Za-z])[ 　]+(?=<[OP]\d+>)|$)"
)
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
_HEADING = 60
# So many sentences may tell what an award is for, between its heading and its winners.
_FAR = 4
_TITLE = (
    r"(?:(?:Drs?|Profs?|Professors?|Academician|Mr|Ms|Mrs|Miss|Sister|Sr|Nurse|Sir|Dame|Associate|Assistant)\.? ){0,3}"
    r"(?:(?:[A-Z][a-z]+|<X\d+>) (?:[a-z]+ ){1,2}(?=<P)|(?:Charge |Staff |Ward )?[A-Z][a-z]+ (?=<P))?"
)


@dataclass
class _Record:
    """What the lines of a list have said so far of one award."""

    start: int
    end: int
    award: Entity | None = None
    rank: Entity | None = None
    work: Value | None = None
    recipients: list[Recipient] = field(default_factory=list)


def find_listed(article: Text) -> Iterator[Found]:
    """The awards that the lists of ``article`` tell of."""
    yield from _labelled(article)
    yield from _items(article)


def _labelled(article: Text) -> Iterator[Found]:
    """Records of several labelled lines; a line with a rank or an award begins the next one."""
    record: _Record | None = None
    quiet = 0
    for line in article.sentences:
        ranked, label = _RANKED.match(line.shape), _label(line)
        if ranked and not (label and label["person"]):
            yield from _finished(article, record)
            record = _Record(line.start, line.end, rank=_entity(line, ranked["rank"]), award=_award_in(line))
            rest = _rest(line, ranked.end())
            marks = line.marks(ranked.end(), None, "P")
            if rest and not marks:
                record.work = rest
            quiet = 0
        elif label and record is None and (label["award"] or label["work"] or _is_name(line)):
            record = _Record(line.start, line.end)
            _take(article, record, line, label)
        elif label and record is None and label["person"] and _WON_LABEL.match(label["person"]):
            record = _Record(line.start, line.end, award=article.context_award(line.start))
            _take(article, record, line, label)
        elif label and record is not None and label["person"] and _WON_LABEL.match(label["person"]) and _full(record):
            yield from _finished(article, record)
            award = _new_award(article, record) if record.rank is None else record.award
            record = _Record(line.start, line.end, award=award or article.context_award(line.start))
            _take(article, record, line, label)
            quiet = 0
        elif label and record is not None:
            if _begins(line, label, record):
                yield from _finished(article, record)
                known = _Record(line.start, line.end) if _is_name(line) else record
                record = _Record(line.start, line.end, award=known.award, rank=known.rank)
            _take(article, record, line, label)
            quiet = 0
        elif record is not None:
            quiet += 1
            if quiet > 6:
                yield from _finished(article, record)
                record = None
    yield from _finished(article, record)


_WON_LABEL = re.compile(r"(?:winners?|recipients?|awardees?|laureates?|honou?rees?)$", re.IGNORECASE)


def _full(record: _Record) -> bool:
    """Whether ``record`` has its winners, or is of a class, of which the next line is not."""
    return bool(record.recipients or record.rank)


def _new_award(article: Text, record: _Record) -> Entity | None:
    """The award that a line between ``record`` and the next names alone, else the one of ``record``."""
    between = [one for one in article.sentences if one.start >= record.end]
    return next((award for one in between[:2] if (award := _award_in(one)) and len(one.text) < _HEADING), record.award)


def _is_name(line: Sentence) -> bool:
    """Whether a line is the label of a name, with which what is told of somebody begins: 姓名：某某."""
    return "姓名" in line.text[:8]


def _begins(line: Sentence, label: re.Match[str], record: _Record) -> bool:
    """Whether a labelled line begins the next record."""
    if label["work"] and record.work and record.recipients:
        return True
    return bool((label["award"] or _is_name(line)) and record.recipients and (record.award or record.rank))


def _label(line: Sentence) -> re.Match[str] | None:
    return _LABEL.match(line.text) if len(line.text) < 300 else None


def _take(article: Text, record: _Record, line: Sentence, label: re.Match[str]) -> None:
    """Note in ``record`` what a labelled line tells."""
    record.end = line.end
    people = [one for one, _, _ in line.marks(kinds="P")]
    bodies = [one for one, _, _ in line.marks(kinds="O")]
    if label["person"]:
        shared = value(bodies[0]) if bodies else None
        record.recipients += [Recipient(value(one), article.institutions.get(one.text) or shared) for one in people]
        unknown = [one for one, start, _ in line.marks(kinds="X") if line.shape[:start].rstrip().endswith((":", "："))]
        if not people and unknown:
            record.recipients.append(Recipient(value(unknown[0]), shared))
        elif not people and bodies:
            record.recipients.append(Recipient(None, shared))
    elif label["body"] and bodies:
        body = value(bodies[0])
        record.recipients = [Recipient(one.name, one.institution or body) for one in record.recipients] or [
            Recipient(None, body)
        ]
    elif label["work"]:
        at = line.start + label.start("told")
        record.work = Value(label["told"].strip().strip('“”"《》'), at, line.end)
    elif label["rank"] or label["award"]:
        ranks, awards = line.marks(kinds="C"), line.marks(kinds="A")
        record.rank = ranks[0][0] if ranks else record.rank
        record.award = awards[0][0] if awards else record.award or _told_award(line, label)


def _told_award(line: Sentence, label: re.Match[str]) -> Entity | None:
    """An honour that only its label tells: 荣誉：全国最美医生."""
    told = label["told"].strip(" 　“”。")
    if not label["award"] or not line.chinese or not 3 < len(told) < 24 or re.search("[，。；、]", told):
        return None
    start = line.start + line.text.index(told)
    return Entity("A", start, start + len(told), told)


def _finished(article: Text, record: _Record | None) -> Iterator[Found]:
    if record is None or not record.recipients or not (record.rank or record.award):
        return
    people = [one for one in record.recipients if one.name] or record.recipients[:1]
    award = record.award or article.context_award(record.start)
    if award is None:
        return
    content = Award(
        award=value(article.whole_award(award)),
        recipients=tuple(people),
        rank=value(record.rank) if record.rank and record.rank.text else None,
        work=record.work,
        year=near_year(award, article),
        body=giver_before(article, record.start),
    )
    yield Found(content, record.start, record.end, READER, 0.9)


def _items(article: Text) -> Iterator[Found]:
    """Lines that have an award or a rank and its winners, and items below a line that has only these."""
    rank: Entity | None = None
    award: Entity | None = None
    whose, far = False, _FAR
    for line in article.sentences:
        shape = line.shape
        if whose and (rank or award) and re.fullmatch(r"<O\d+>[^<]{0,30}", shape):
            # Below a winner's line, where they work.
            whose = False
            continue
        whose = bool(rank or award) and re.match(rf"{_TITLE}<P\d+>", shape) is not None
        ranked, named = _RANKED.match(shape), _NAMED.match(shape)
        head = ranked or named
        if _WINNERS.search(line.text) and not line.marks(kinds="PA"):
            rank, award = None, article.context_award(line.start)
            continue
        if _OPENS.search(line.text[-24:]) and (announced := _award_in(line)) and not line.marks(kinds="P"):
            rank, award = None, announced
            continue
        if head and not _label_person(line):
            far = 0
            people = line.marks(head.end(), None, "P")
            here_rank = _entity(line, ranked["rank"]) if ranked else None
            here_award = _award_in(line)
            if not ranked and line.marks(head.end(), None, "C"):
                continue
            if len(line.text) < _HEADING and not people and not line.marks(head.end(), None, "O"):
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
            yield _of(
                article,
                line,
                award,
                rank,
                units_of(article, line.text.strip(), line.start + len(line.text) - len(line.text.lstrip())),
                0,
            )
        elif "|" in line.shape and line.marks(kinds="CA") and line.marks(kinds="P"):
            ranks = line.marks(kinds="C")
            yield from _row(article, line, 0, _award_in(line) or award, ranks[0][0] if ranks else None)
        elif (not _ITEM.match(line.text) and len(line.text) > _HEADING) or _is_other_heading(article, line):
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
    if len(line.shape) > _HEADING or re.search("[。.!?！？]$", line.text):
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
    rf"\s*<O\d+>(?:, [^<.;—–]{{2,40}}(?:<[OX]\d+>)?)? ?(?:[—–] ?|- |, for |for )(?=[A-Za-z<“\"])"
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
    label = _label(line)
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
    r"(?:^|[:：—–] ?)\W*([A-Z][\w’' &-]{2,50}\b(?:Team|Group|Crew|Squad))\s*$|<O\d+>(?P<zh>[^<，。、：]{2,14}(?:团队"
    r"|小组|班组|课题组|护理组))\s*$"
)


def _team(line: Sentence, after: int) -> Value | None:
    """The team that a line names behind ``after``, where it has a name."""
    match = _TEAM.search(line.shape if "<O" in line.shape else line.text, 0 if "<O" not in line.shape else after)
    if not match:
        return None
    name = match[1] or match["zh"]
    start = line.start + line.text.rfind(name)
    return Value(name, start, start + len(name))


def _award_in(line: Sentence) -> Entity | None:
    awards = line.marks(kinds="A")
    return awards[0][0] if awards else None


def _rest(line: Sentence, at: int) -> Value | None:
    words = line.text[line.place(at) - line.start :].strip() if at < len(line.shape) else ""
    if len(words) < 6:
        return None
    start = line.end - len(words)
    return Value(words.strip('“”"《》'), start, line.end)


def _entity(line: Sentence, marked: str) -> Entity:
    return line.entities[int(marked[2:-1])]
