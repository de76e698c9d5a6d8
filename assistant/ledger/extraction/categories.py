"""Rows of awards from lists of categories: lines such as "Unsung Hero – Ann Lee" below "this year's winners"."""

import re
from collections.abc import Iterator

from assistant.ledger.extraction.article import Text
from assistant.ledger.extraction.awards import READER
from assistant.ledger.extraction.details import giver_before
from assistant.ledger.extraction.marking import Sentence
from vectorstore.ledger.types import Award, Found, Recipient, Value
from vectorstore.text.language import HAN

# What says, in a line before, that those of the next lines won.
_WINNERS = re.compile(
    r"\b(?:winners?|recipients?|honou?rees|awardees|laureates|award categories|results)\b[^.]{0,60}:\s*$"
    r"|(?i:^\W*(?:the |this year['’]s |our |full )*(?:winners|recipients|roll of honou?r|honou?rs list)(?: list)?\W*$)"
    r"|(?:获奖|当选|入选|表彰)(?:者|人员|名单|个人|团队|情况|结果)*(?:名单)?(?:如下|公布|揭晓)?[：:]\s*$|(?:名单|结果|榜单)如下[：:。]?\s*$"
)
_MARK = r"\s*(?:[-*•·●◆■★☆▲▶►◎※]|\d{1,2}[.、)）．])?\s*"
_LINE = re.compile(
    rf"^{_MARK}(?P<award>[A-Z][^–—|:\n]{{2,60}}?)(?: [–—-] | ?[|] ?|: )(?P<who>[A-Z].{{2,200}})$"
    rf"|^{_MARK}[“「]?(?P<zh>[{HAN}A-Za-z·]{{2,16}})[”」]?(?:——?|：|:| ?[|] ?)(?P<whozh>[{HAN}].{{1,60}})$"
)
_TITLED = re.compile(r"(?:(?:The )?(?:Drs?|Prof|Professor|Mr|Ms|Mrs|Miss|Sister|Nurse|Matron|Sir|Dame)\.? )")
# These head what is told of one winner, and no award.
_LABEL = re.compile(
    r"^(?:Contact|Phone|Tel|Email|E-mail|Venue|When|Where|Date|Time|Host|Photo|Source|Editor|Author|Note|Judges?|Jury|Chair"
    r"|Presenter|Sponsors?|Title|Project|Institution|Winner|Recipient|Name)s?$|时间|地点|主办|承办|电话|联系|编辑|记者|来源|评委"
    r"|完成人|单位|项目|作者|审核|校对|姓名|等奖|名称"
)


def find_categories(article: Text) -> Iterator[Found]:
    """The awards of lines of one form below a line that tells of winners: a category, and who won it."""
    open_, run = False, list[tuple[Sentence, re.Match[str]]]()
    for line in _lines(article):
        match = _LINE.match(line.text)
        if open_ and match and not _LABEL.search(match["award"] or match["zh"]):
            run.append((line, match))
            continue
        if len(run) > 1:
            yield from _rows(article, run)
        open_, run = bool(_WINNERS.search(line.text)), []
    if len(run) > 1:
        yield from _rows(article, run)


def _lines(article: Text) -> Iterator[Sentence]:
    """The lines of the article, each with the names in it."""
    entities = [one for sentence in article.sentences for one in sentence.entities]
    for match in re.finditer(r"[^\n]+", article.text):
        inside = tuple(one for one in entities if match.start() <= one.start and one.end <= match.end())
        yield Sentence(match.group(), match.start(), match.end(), inside)


def _rows(article: Text, run: list[tuple[Sentence, re.Match[str]]]) -> Iterator[Found]:
    for line, match in run:
        award = match["award"] or match["zh"]
        start = line.start + match.start("award" if match["award"] else "zh")
        if re.search(r"[特一二三]等奖|\b(?:[Ff]irst|[Ss]econd|[Tt]hird) [Pp]rize|^(?:Gold|Silver|Bronze)$", award):
            continue
        winners = _winners(article, line, match)
        if winners:
            content = Award(
                award=Value(award, start, start + len(award)),
                recipients=tuple(winners),
                body=giver_before(article, line.start),
            )
            yield Found(content, line.start, line.end, READER, 0.7)


def _winners(article: Text, line: Sentence, match: re.Match[str]) -> list[Recipient]:
    """The people that the line begins with behind its category; else what it names there, a team or a ward."""
    at = match.start("who" if match["who"] else "whozh")
    told = match["who"] or match["whozh"]
    people = [one for one in line.entities if one.kind == "P" and one.start >= line.start + at]
    lead = re.split(r"[,，;；(（]| for | who | – ", told)[0]
    first = [one for one in people if one.start < line.start + at + len(lead)]
    if first:
        return [article.recipient(one) for one in first]
    bare = _TITLED.sub("", lead).strip().rstrip(".。")
    begin = line.start + at + told.find(bare)
    return [Recipient(Value(bare, begin, begin + len(bare)), article.home)] if 1 < len(bare) < 60 else []
