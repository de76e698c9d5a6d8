"""Rows of awards from sentences: who won what, by the verbs of winning and giving beside the award's name."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.ledger.extraction.article import Text, value
from assistant.ledger.extraction.details import body_of, date_of, near_year, place_of, work_of, year_before, year_of
from assistant.ledger.extraction.earlier import WINNER_BARE, find_earlier, find_past
from assistant.ledger.extraction.entities import Entity
from assistant.ledger.extraction.marking import Sentence
from assistant.ledger.extraction.phrases import Phrase, phrases
from assistant.ledger.extraction.winners import Place
from assistant.ledger.extraction.winners_apart import OTHER
from assistant.ledger.extraction.winners_forms import LOST_TO, english_recipients
from assistant.ledger.extraction.winners_zh import chinese_recipients
from vectorstore.ledger.types import Award, Found, Recipient, Value

READER = "rules 3"

# What speaks against an award having been given, where it stands in its clause.
_NOT = re.compile(
    r"\bnot (?:win|won|receive|received|awarded)|\bnominat|\bshortlist|\blonglist|\bfinalists?\b|\bcandidates? for\b"
    r"|\bapply for\b|\bapplications? (?:for|to)\b|\beligible|\brunning for\b|\bin the running"
    r"|\b(?:will|is to|are to|would) be (?:announced|presented|awarded|given|honou?red|named|decided)|\bhop(?:es?|ed"
    r"|ing) to\b"
    r"|\baims? to win|\b(?:could|may|might|should|would) (?:win|receive|share|get|go to)|\bif \w+ (?:wins?|gets?)\b"
    r"|\bdid not\b|\bfailed to\b|\bnever (?:won|received|got)\b|\bdeclined\b|\brumou?r|\bwithdr|\brevoked|\bstripped"
    r"|\bdecide[sd]?\b[^.;]{0,40}\bwho\b|\bproposed (?:for|are|include)\b|\bhighly commended\b|\bmissed out"
    r"|\bwithout a prize|\bturned down|\bno winner"
    r"|(?<!提名奖)(?<![经由获])提名(?![奖人，、])|的提名(?!奖)|没评上|没拿到|没得|候选(?!人?中)"
    r"|申报(?![的、，并]|单位|书|人)|未获|没有获|未能(?!出席|到场|亲自|前来|参加|赶)|有望|争取|力争|冲击"
    r"|(?:入围|(?:将|参与|正在|一起)角逐|竞逐|报名)(?![^。；]{0,50}(?:最终|荣获|获得|夺得|斩获|摘得|脱颖|胜出))"
    r"|如果|要是|假如|撤销|婉拒"
    r"|落选|尚未|并未|征集|推荐参评|评审标准|能否|无缘|一定能|希望能|从未|拟授予|拟推荐|谣传|网传|所谓"
    r"|空缺|擦肩而过|失之交臂|均未|每年(?:由|评|颁|选)|(?:设立|创办|创设|创立|评选|开展|颁发|举办"
    r"|首届)[^，。；]{0,10}以来"
)
_BARE = re.compile(
    r"(?:获奖人员?|获奖者|得奖者|获得者|得主|入选者|当选者|获奖名单|获奖团队)(?:名单)?(?:共?(?:\d+"
    r"|[两三四五六七八九十]+)[人名位])?(?:分别)?(?:是"
    r"|为|有|包括|：)|(?:一同|一起|同时|共同|同批|同期|一块儿?)(?:获奖|上榜|受到?表彰|获此殊荣)的，?(?:还"
    r"|也)?(?:有|是|包括)|(?:他们|她们)(?:分别)?是：?"
    r"|(?<=>)(?:[^<，。；]{0,6})(?:同时|双双|分别)?(?:获奖|得奖|上榜)(?=[，。；]|$)"
    r"|\b(?:[Tt]h(?:e|is year['’]s)|[Tt]he (?:two|three|four|five|other)) (?:joint )?(?:winners?|recipients?"
    r"|laureates?|awardees?|honou?rees)"
    r"(?:[^<.;]{0,30})? (?:is|are|was|were|include[sd]?|:)|共同获奖|[上往]届(?:得主|获得者|获奖者"
    r"|冠军)(?:之一)?[、，]?(?=[^，。；]{0,30}<P)|\b[Ll]ast year['’]s (?:winner|recipient"
    r"|holder|laureate),? (?=(?:[A-Z][a-z]+\.? )?<P)"
    rf"|{WINNER_BARE}|{OTHER}"
    r"|(?:was|were|is|are) (?:cited|honou?red|recogni[sz]ed|rewarded|commended|chosen) for\b"
)
# A contest that is only announced.
_CALL = re.compile(
    r"征集(?:选手|作品|活动|参赛)|报名(?:参|时间|截止|条件|方式|工作)|(?:将|拟)(?:设|评选|评出"
    r"|由[^，。；]{2,20}颁发)|设(?:立|有|置)?<C\d+>"
)
_RESPECTIVELY = re.compile(r"分别|分获|\brespectively\b")


_HINTS = (
    "<A",
    "<C",
    "奖",
    "们是",
    "inner",
    " it ",
    "It ",
    "eive it",
    "win it",
    "edallist",
    "onoree",
    "ipient",
    "aureate",
    "cited for",
    "holder",
    "ed for",
    "chosen for",
    "e other",
    "alf ",
)


def find_awards(article: Text) -> Iterator[Found]:
    """The awards that the sentences of ``article`` tell of."""
    won: set[str] = set()
    for number, sentence in enumerate(article.sentences):
        shape = sentence.shape
        if any(one in shape for one in _HINTS):
            told = list(_in_sentence(article, number, sentence))
            if _COLLECTED.search(shape):
                told = [one for one in told if _award_name(one) not in won]
            won.update(map(_award_name, told))
            yield from told


# Somebody took home what a sentence before says that their house has won.
_COLLECTED = re.compile(
    r"\b(?:picked up|collected|accepted|received|took delivery of|hold(?:ing|s)?|was handed|were handed|lifted) <C\d+>"
)


def _award_name(found: Found) -> str:
    return found.content.award.text if isinstance(found.content, Award) and found.content.award else ""


def _in_sentence(article: Text, number: int, sentence: Sentence) -> Iterator[Found]:
    past_only = list(_past(article, sentence))
    if past_only:
        yield from past_only
        return
    named = phrases(sentence) or _unnamed(article, sentence)
    told = [(phrase, _winners(article, number, sentence, named, at)) for at, phrase in enumerate(named)]
    told = list(_each_its_own(sentence, _carried(sentence, told)))
    seen: set[tuple[str, str, str]] = set()
    for phrase, winners in told:
        before = list(_earlier(article, sentence, phrase))
        yield from before
        past = {_who(one) for found in before if isinstance(found.content, Award) for one in found.content.recipients}
        chosen = _award(article, sentence, phrase)
        if chosen is None:
            continue
        rank = phrase.rank if phrase.rank and phrase.rank.text else None
        keys = {_who(one): (chosen.text, rank.text if rank else "", _who(one)) for one in winners}
        fresh = [one for one in winners if keys[_who(one)] not in seen and _who(one) not in past]
        seen.update(keys.values())
        works = _works(sentence, phrase, fresh)
        if works:
            for one, work in zip(fresh, works, strict=True):
                yield _found(article, sentence, chosen, rank, phrase.mark, (one,), value(work))
        elif fresh:
            yield _found(article, sentence, chosen, rank, phrase.mark, tuple(fresh))


def _earlier(article: Text, sentence: Sentence, phrase: Phrase) -> Iterator[Found]:
    """Who won the award of a phrase in earlier years."""
    chosen = _award(article, sentence, phrase) if not sentence.chinese else None
    if chosen:
        for one, year in find_earlier(sentence, phrase, article):
            yield Found(
                Award(award=value(chosen), recipients=(one,), year=year), sentence.start, sentence.end, READER, 0.7
            )


def _past(article: Text, sentence: Sentence) -> Iterator[Found]:
    """Who won before the award that the article is about, where the sentence names only them."""
    chosen = None
    for one, year in () if sentence.chinese else find_past(sentence, article):
        chosen = chosen or article.context_award(sentence.start)
        if chosen:
            content = Award(award=value(chosen), recipients=(one,), year=year)
            yield Found(content, sentence.start, sentence.end, READER, 0.7)


def _awards_before(article: Text, sentence: Sentence) -> set[str]:
    return {one.text for s in article.sentences if s.start < sentence.start for one in s.entities if one.kind == "A"}


def _unnamed(article: Text, sentence: Sentence) -> list[Phrase]:
    """The place where a sentence tells of winners without saying of what."""
    found = list(_BARE.finditer(sentence.shape))[: 1 if sentence.chinese else 3]
    if found and found[0].group().endswith(" for") and len(_awards_before(article, sentence)) != 1:
        return []
    return [Phrase(match.start(), match.start(), None, None, "") for match in found]


def _winners(article: Text, number: int, sentence: Sentence, named: list[Phrase], at: int) -> list[Recipient]:
    phrase = named[at]
    floor = named[at - 1].end if at else 0
    ceiling = named[at + 1].start if at + 1 < len(named) else len(sentence.shape)
    behind = 30 if sentence.chinese else 70
    other = _OTHERS_CLAUSE.match(sentence.shape, phrase.end)
    stop = min(ceiling, other.start() if other else phrase.end + behind)
    clause = sentence.shape[_clause(sentence, phrase.start, floor) : stop]
    lost = not sentence.chinese and LOST_TO.match(sentence.shape, phrase.end)
    if (not lost and _NOT.search(clause.split("。")[0])) or (sentence.chinese and _CALL.search(sentence.shape)):
        return []
    place = Place(number, sentence, phrase.start, phrase.end, floor, ceiling)
    return (chinese_recipients if sentence.chinese else english_recipients)(article, place)


def _clause(sentence: Sentence, at: int, floor: int) -> int:
    """Where the clause begins that has the place ``at``."""
    return max(floor, *(sentence.shape.rfind(mark, 0, at) + 1 for mark in ("；", "。", ";")))


# Behind an award another person begins a clause of their own: (Porter of the Year) and A, who was shortlisted.
_OTHERS_CLAUSE = re.compile(r"(?:\)|,)(?:,| and|, and|, while| while) (?:[A-Z][a-z]+\.? ){0,2}<P\d+>")


def _works(sentence: Sentence, phrase: Phrase, winners: list[Recipient]) -> list[Entity]:
    """The work of each of ``winners``, where as many are quoted before the award: each got it for their own."""
    quoted = [one for one, _, _ in sentence.marks(0, phrase.start, "Q")]
    return quoted if len(quoted) == len(winners) > 1 else []


Told = list[tuple[Phrase, list[Recipient]]]


# Somebody who won one, has added another.
_ALSO_GOT = re.compile(
    r"(?: (?:in|for|from) [^.;<,]{0,30}(?:<[DOX]\d+>)?)?(?:,| and|, and) (?:also |then |later |has |had "
    r"|been |now |who |he |she |was |(?:in|last) [^.;<,]{0,12}(?:<D\d+>)? )*"
    r"(?:added|won|received|got|took|earned|picked up|collected|claimed|given|awarded"
    r"|honou?red with) (?:the |its |an? |<O\d+>['’]s? )*(?:<D\d+> )?"
)


def _carried(sentence: Sentence, told: Told) -> Told:
    """``told``, where awards that were got together have the same winners: the first's or the last's."""
    out: Told = []
    for phrase, winners in told:
        out.append((phrase, out[-1][1] if phrase.follows and not winners and out else winners))
    for at in range(1, len(out)):
        gap = sentence.shape[out[at - 1][0].end : out[at][0].start]
        if not out[at][1] and out[at - 1][1] and _ALSO_GOT.fullmatch(gap) and not _NOT.search(gap):
            out[at] = out[at][0], out[at - 1][1]
    for at in range(len(out) - 2, -1, -1):
        if out[at + 1][0].follows and not out[at][1]:
            out[at] = out[at][0], out[at + 1][1]
    return out


def _each_its_own(sentence: Sentence, told: Told) -> Iterator[tuple[Phrase, list[Recipient]]]:
    """``told``, where as many people as awards got them in turn."""
    for at, (phrase, winners) in enumerate(told):
        run = [other for other, same in told if same == winners and winners]
        if len(run) == len(winners) > 1 and _RESPECTIVELY.search(sentence.text):
            yield phrase, [winners[run.index(told[at][0])]]
        else:
            yield phrase, winners


def _award(article: Text, sentence: Sentence, phrase: Phrase) -> Entity | None:
    """The award that a phrase means; a class alone is of the award that the article is about."""
    if phrase.award is not None:
        return article.whole_award(phrase.award)
    inside = [one for one, _, _ in sentence.marks(0, phrase.start, "A")] if sentence.chinese and phrase.rank else []
    if inside and inside[-1].text.endswith(("奖", "赛")):
        return article.whole_award(inside[-1])
    said = phrase.rank and not sentence.chinese and not phrase.rank.text
    words = article.text[phrase.rank.start : phrase.rank.end] if phrase.rank and said else ""
    if not phrase.rank and not sentence.chinese and "edallist" in sentence.text:
        words = "medal"
    return article.context_award(phrase.rank.start if phrase.rank else sentence.start, words)


def _who(recipient: Recipient) -> str:
    told = recipient.name or recipient.institution
    return told.text if told else ""


def _found(
    article: Text,
    sentence: Sentence,
    award: Entity,
    rank: Entity | None,
    mark: str,
    recipients: tuple[Recipient, ...],
    work: Value | None = None,
) -> Found:
    content = Award(
        award=value(award),
        recipients=recipients,
        body=body_of(sentence),
        year=(year_of(sentence, mark) if mark else None) or year_before(sentence, article) or near_year(award, article),
        rank=value(rank) if rank else None,
        work=work or work_of(sentence),
        date=date_of(sentence, article, not_mark=_year_mark(sentence, mark)),
        place=place_of(sentence),
    )
    return Found(content, sentence.start, sentence.end, READER, 0.8)


def _year_mark(sentence: Sentence, mark: str) -> str:
    found = re.search(rf"(<D\d+>)(?:年?度)?[^<，。；]{{0,6}}{mark}", sentence.shape) if mark else None
    return found[1] if found else ""


_EARLIER = re.compile(
    r"此前|曾(?:获|荣|被|先后|多次|经|两|三|于)|\bpreviously\b|\bearlier\b|\bhad (?:already )?(?:won|received|been "
    r"awarded)\b|\bpast winners?\b"
)


def with_article_date(found: Found, article: Text) -> Found:
    """``found`` with the article's own date where its sentence tells none and the year does not contradict it."""
    content = found.content
    if content.date is not None or not article.date:
        return found
    if isinstance(content, Award) and _EARLIER.search(article.text, found.start, found.end):
        return found
    if isinstance(content, Award) and content.year and content.year.text.isdigit():
        reckoned = content.year.start is not None and article.text[content.year.start :][:4] != content.year.text
        if reckoned or not 0 <= int(article.date[:4]) - int(content.year.text) <= 1:
            return found
    return replace(found, content=replace(content, date=Value(article.date)))
