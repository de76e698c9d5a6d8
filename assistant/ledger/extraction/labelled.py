"""Rows of awards from labelled lines, several to a record: "First prize: …", "Project: …", 第一完成人：…."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.ledger.extraction.article import Text, value
from assistant.ledger.extraction.awards import READER
from assistant.ledger.extraction.details import giver_before, near_year
from assistant.ledger.extraction.entities import Entity
from assistant.ledger.extraction.marking import Sentence
from vectorstore.ledger.types import Award, Found, Recipient, Value

_PERSON = (
    r"(?:first|lead|main|principal|chief|major|project)? ?(?:accomplishers?|completers?|investigators?"
    r"|winners?|recipients?|awardees?|laureates?"
    r"|contributors?|researchers?|leaders?|authors?|prize ?winners?|candidates?|project leaders?|led by"
    r"|team leaders?|PI|honou?rees?|members?)"
    r"|(?:第一|主要|项目)?(?:完成人|获奖人员?|获奖者|得主|负责人|获得者|带头人|领衔人|主持人"
    r"|作者)(?:员)?|姓名|获奖个人|项目完成人|第一作者|获奖团队"
)
_BODY = (
    r"(?:first |main |lead |host )?(?:institutions?|affiliations?|hospitals?|organi[sz]ations?|units?"
    r"|university|employer)"
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
RANKED = re.compile(
    r"^[\s\-*•·●◆■★☆▲▶►◎※✦🏆🥇🥈🥉\d.、()（）【】\[\]一二三四五六七八九十]*"
    r"(?:<A\d+>[^<:：]{0,8})?(?P<rank><C\d+>)(?: <A\d+>)?[^<:："
    r"|]{0,24}(?:[（(][^<>（）()]{1,12}[）)])?\s*(?:[:：—–|]|-(?= )|(?<![A-Za-z])[ 　]+(?=<[OP]\d+>)|$)"
)
# Characters that the line of a heading has at most.
HEADING = 60


@dataclass
class _Record:
    """What the lines of a list have said so far of one award."""

    start: int
    end: int
    award: Entity | None = None
    rank: Entity | None = None
    work: Value | None = None
    recipients: list[Recipient] = field(default_factory=list)


def find_labelled(article: Text) -> Iterator[Found]:
    """Records of several labelled lines; a line with a rank or an award begins the next one."""
    record: _Record | None = None
    quiet = 0
    for line in article.sentences:
        ranked, label = RANKED.match(line.shape), label_of(line)
        if ranked and not (label and label["person"]):
            yield from _finished(article, record)
            record = _Record(line.start, line.end, rank=entity_of(line, ranked["rank"]), award=award_in(line))
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
    return next((award for one in between[:2] if (award := award_in(one)) and len(one.text) < HEADING), record.award)


def _is_name(line: Sentence) -> bool:
    """Whether a line is the label of a name, with which what is told of somebody begins: 姓名：某某."""
    return "姓名" in line.text[:8]


def _begins(line: Sentence, label: re.Match[str], record: _Record) -> bool:
    """Whether a labelled line begins the next record."""
    if label["work"] and record.work and record.recipients:
        return True
    return bool((label["award"] or _is_name(line)) and record.recipients and (record.award or record.rank))


def label_of(line: Sentence) -> re.Match[str] | None:
    """The label that a line begins with, and what it tells in the group ``told``."""
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


def award_in(line: Sentence) -> Entity | None:
    """The first award that a line names."""
    awards = line.marks(kinds="A")
    return awards[0][0] if awards else None


def _rest(line: Sentence, at: int) -> Value | None:
    words = line.text[line.place(at) - line.start :].strip() if at < len(line.shape) else ""
    if len(words) < 6:
        return None
    start = line.end - len(words)
    return Value(words.strip('“”"《》'), start, line.end)


def entity_of(line: Sentence, marked: str) -> Entity:
    """The entity of a mark of the line's shape: <A2>."""
    return line.entities[int(marked[2:-1])]
