"""Rows of awards from lists of categories: lines such as "Unsung Hero – Ann Lee" below "this year's winners"."""

import re
from collections.abc import Iterator

from assistant.ledger.extraction.article import Text, value
from assistant.ledger.extraction.awards import READER
from assistant.ledger.extraction.details import giver_before
from assistant.ledger.extraction.entities import Entity
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
    rf"^{_MARK}(?P<award>[A-Z][^–—|:\n]{{2,60}}?)(?: [–—-] | ?[|] ?|: )(?P<who>(?:[A-Z]"
    rf"|[123](?:st|nd|rd)\b).{{2,200}})$"
    rf"|^{_MARK}[“「]?(?P<zh>[{HAN}A-Za-z·]{{2,16}})[”」]?(?:——?|：|:| ?[|] ?)(?P<whozh>[{HAN}].{{1,60}})$"
)
# Characters that the line of a category has at most.
_SHORT = 60
_TITLED = re.compile(r"(?:(?:The )?(?:Drs?|Prof|Professor|Mr|Ms|Mrs|Miss|Sister|Nurse|Matron|Sir|Dame)\.? )")
# These head what is told of one winner, and no award.
_LABEL = re.compile(
    r"^(?:Contact|Phone|Tel|Email|E-mail|Venue|When|Where|Date|Time|Host|Photo|Source|Editor|Author|Note|Judges?|Jury|Chair"
    r"|Presenter|Sponsors?|Title|Project|Institution|Winner|Recipient|Name)s?$|时间|地点|主办|承办|电话|联系|编辑|记者|来源|评委"
    r"|完成人|单位|项目|作者|审核|校对|姓名|等奖|名称"
)


# The heading of a category, numbered or not: 2. Lifetime Achievement.
_HEADING = re.compile(
    r"\s*(?:\d{1,2}[.)] |[-*•#] )?(?P<name>(?:The )?[A-Z][\w’'/-]*(?:,? (?:[A-Z][\w’'/-]*|of|and"
    r"|for|in|the|to|&|with)){0,6})\s*:?\s*$"
)
_PLACED = re.compile(
    r"\W*(?:Gold|Silver|Bronze|Winners?|First|Second|1st|2nd|[12]|Joint [Ww]inners?|First "
    r"[Pp]rize|Runner-up|Highly [Cc]ommended)"
    r"(?: [Pp]rize| [Pp]lace)?\s*[:–—-] ?(?=\w)"
)
_OF_AWARDS = re.compile(r"\b(?:awards?|prizes?|winners?|medals|honou?rs|laureates)\b", re.IGNORECASE)
_NO_CATEGORY = re.compile(
    r"^(?:About|Contact|Notes?|Media|Photo|Related|Background|Further|The Winners|Winners|Judges"
    r"|Sponsors|Results|Finalists|Shortlist"
    r"|Shortlisted|Highly Commended|Dear|Ends?|Press|News|More|Share|Correction|Editor)\b"
)


def category_at(article: Text, number: int) -> Entity | None:
    """The category that a line by itself heads, below which the next lines say who came first: Innovation, Gold: A."""
    line = article.sentences[number]
    if len(line.text) > _SHORT or line.marks(kinds="AO") or number + 1 >= len(article.sentences):
        return None
    match = _HEADING.match(line.text)
    below = article.sentences[number + 1]
    if not match or _NO_CATEGORY.search(match["name"]) or not _OF_AWARDS.search(article.title + article.text[:600]):
        return None
    placed = _PLACED.match(below.text)
    numbered = re.match(r"\s*\d{1,2}[.)] ", line.text) and re.match(r"(?:[A-Z][a-z]+\.? ){0,2}<[PO]\d+>", below.shape)
    if not placed and not (numbered and any(_PLACED.match(one.text) for one in article.sentences)):
        return None
    start = line.start + match.start("name")
    return Entity("A", start, start + len(match["name"]), match["name"])


def find_categories(article: Text) -> Iterator[Found]:
    """The awards of lines of one form below a line that tells of winners: a category, and who won it."""
    open_, run = False, list[tuple[Sentence, re.Match[str]]]()
    for line in _lines(article):
        opens = _WINNERS.search(line.text) is not None
        match = None if opens else _LINE.match(line.text)
        if match and not _LABEL.search(match["award"] or match["zh"]):
            run.append((line, match))
            continue
        if _is_list(article, run, said=open_):
            yield from _rows(article, run)
        open_, run = opens, []
    if _is_list(article, run, said=open_):
        yield from _rows(article, run)


def _is_list(article: Text, run: list[tuple[Sentence, re.Match[str]]], *, said: bool) -> bool:
    """Whether lines of one form are winners: it is ``said``, or the article is of awards and some are named so."""
    if len(run) < 2 or said:
        return len(run) > 1
    if any(_RANK.search(match["award"] or "") for _, match in run):
        return False
    begun = f"{article.title}\n{article.text[: run[0][0].start][:600]}"
    named = sum(bool(match["award"] and _CATEGORY.search(match["award"])) for _, match in run)
    return len(run) > 2 and 2 * named >= len(run) and bool(_OF_AWARDS.search(begun)) and not _NO_WINNERS.search(begun)


# What only categories of awards are called.
_CATEGORY = re.compile(
    r"\b(?:Award|Prize|Medal|of the Year|Achievement|Hero(?:es)?|Star|Best|Excellence|Innovation"
    r"|Choice|Champion|Outstanding|Leadership"
    r"|Mentor|Newcomer|Compassion|Educator)\b"
)
_RANK = re.compile(
    r"\b(?:[Ff]irst|[Ss]econd|[Tt]hird|1st|2nd|3rd) (?:[Pp]rize|[Pp]lace)|^(?:Gold|Silver|Bronze"
    r"|1st|2nd|3rd|First|Second|Third)\b"
)
_NO_WINNERS = re.compile(
    r"\b(?:short-?list|long-?list|finalists?|nominat|nominees?|in the running|up for)", re.IGNORECASE
)


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
        if match["who"] and (placed := list(_EACH_PLACE.finditer(match["who"]))):
            yield from _placed(article, line, match, placed)
            continue
        winners = _winners(article, line, match)
        if winners:
            content = Award(
                award=Value(award, start, start + len(award)),
                recipients=tuple(winners),
                body=giver_before(article, line.start),
            )
            yield Found(content, line.start, line.end, READER, 0.7)


# Essay Prize – 1st: A; 2nd: B.
_EACH_PLACE = re.compile(
    r"(?P<rank>1st|2nd|3rd|First|Second|Third|Gold|Silver|Bronze|Runner-up)(?: [Pp](?:rize|lace)"
    r")?[:–—] ?[^;]+"
)


def _placed(article: Text, line: Sentence, match: re.Match[str], placed: list[re.Match[str]]) -> Iterator[Found]:
    """The rows of a line that tells who came first and who second."""
    start, at = line.start + match.start("award"), line.start + match.start("who")
    for one in placed:
        here = [each for each in line.entities if each.kind == "P" and at + one.start() <= each.start < at + one.end()]
        rank = Value(one["rank"], at + one.start("rank"), at + one.end("rank"))
        if here:
            award = Value(match["award"], start, start + len(match["award"]))
            content = Award(award=award, recipients=tuple(map(article.recipient, here)), rank=rank)
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
    houses = [value(one) for one in line.entities if one.kind == "O" and one.start >= begin]
    if houses and _WARD.fullmatch(bare):
        return [Recipient(None, houses[0])]
    home = houses[0] if houses else article.home
    return [Recipient(Value(bare, begin, begin + len(bare)), home)] if 1 < len(bare) < 60 else []


# A part of a house that has no name of its own: Outpatients, the stroke unit.
_WARD = re.compile(
    r"(?:[Tt]he )?[A-Za-z]\w+|(?:[Tt]he )?[A-Za-z]+ (?:[a-z]+ )*(?:team|unit|ward|department"
    r"|service|clinic)|(?:[Tt]he )[a-z ]+"
)
