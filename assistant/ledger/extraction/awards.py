"""Rows of awards from sentences: who won what, by the verbs that say so, in both languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.ledger.extraction.article import Text, value
from assistant.ledger.extraction.details import body_of, date_of, near_year, place_of, work_of, year_before, year_of
from assistant.ledger.extraction.entities import Entity
from assistant.ledger.extraction.marking import Sentence
from assistant.ledger.extraction.people import distinct, group_before, group_behind
from assistant.ledger.extraction.shapes import pattern
from vectorstore.ledger.types import Award, Found, Recipient, Value

READER = "rules 1"

# Recipients stand before the match or behind it; the award is within it.
_BEFORE = (
    pattern(
        r"{APP} {AUX}(?:won|wins|winning|win|received?|receives|receiving|earned|earns|garnered"
        r"|claimed|clinched|secured|took(?: home)?"
        r"|accepted|accepts|scooped|captured|bagged|collected|picked up|shared?|shares|brought home"
        r"|gained|obtained) {AW}"
    ),
    pattern(
        r"{APP} {AUX}(?:awarded|presented with|given|granted|handed|conferred|honou?red|recogni[sz]ed"
        r"|bestowed|decorated|celebrated)"
        r"(?: by (?:the )?[^.;]{1,90}?)?(?: jointly)?(?: with| as)? {AW}"
    ),
    pattern(
        r"{APP} {AUX}(?:named|announced as|selected as|chosen as|among|as|becomes?|became)? ?(?:the "
        r"|a |one of the )?(?:[a-z0-9-]+ ){0,3}"
        r"(?:winners?|recipients?|laureates?|awardees?)(?: [a-z]+ ?)?(?: of| for) {AW}"
    ),
    pattern(r"{APP} {AUX}(?:selected|chosen|named) (?:for|to receive) {AW}"),
    pattern(r"{APP} (?:wins|bags|takes|receives|shares?|gets|lands|scoops) {AW}"),
    pattern(
        r"(?:,|,? who)? (?:has |have |had )?(?:led|leads|headed|heads|directed|directs) (?:the "
        r"|a |an )?[^<>.;]{0,60}(?:{Q})?[^<>.;]{0,60}"
        r"(?:which|that) (?:has |had )?(?:won|received|earned|took|was awarded|gained|claimed) {AW}"
    ),
    pattern(
        r"['’]s? (?:[a-z-]+ ){0,6}(?:team|group|project|study|work|research|paper|lab|laboratory)[^.;<>]{0,60}"
        r"(?:{Q})?[^.;<>]{0,40} {AUX}"
        r"(?:won|wins|received?|receives|earned|earns|claimed|clinched|secured|took(?: home)?|awarded"
        r"|honou?red with|given|presented with) {AW}"
    ),
)
_BEHIND = (
    pattern(r"^[Ww]inning {AW}[^<>.;]{0,40} (?:is|are|was|were) "),
    pattern(
        r"(?:jury|committee|panel|judges) of (?:the )?{A}(?: has| have)? (?:honou?red|chose|chosen"
        r"|selected|recogni[sz]ed|picked) "
    ),
    pattern(
        r"{AW}[^.;<>]{0,60}?(?:{D}[^.;<>]{0,20})?(?:{O}[^.;<>]{0,20})?\b(?:was|were|is|are|has been"
        r"|have been|had been|will be|been)? ?(?:jointly |also )?"
        r"(?:awarded|presented|given|conferred|bestowed|goes|went|gone|going|go|granted|handed)(?: over)?(?: j"
        r"ointly| in [A-Z][a-z]+)? (?:to|on|upon) "
    ),
    pattern(r"{AW}[^.;<>]{0,30} (?:is|was|are|were|will be) (?:divided|shared|split)(?: equally)? (?:between|among) "),
    pattern(r"{AW}[^.;<>]{0,30} (?:was|were|is) (?:won|shared|claimed|taken|received)(?: jointly)? by "),
    pattern(
        r"(?:awarding|awarded|presented|presenting|gave|giving|conferred|conferring|granted|bestowed) {AW}(?:[^"
        r"<>.;]{0,40})? (?:to|on|upon) "
    ),
    pattern(
        r"(?:[Ww]inners?|[Rr]ecipients?|[Ll]aureates?|[Aa]wardees?) of {AW}(?:[^<>.;]{0,30})? (?:is"
        r"|are|was|were|include|includes|included)?:? ?"
    ),
    pattern(r"{AW} (?:winners?|recipients?|laureates?),? "),
    pattern(
        r"{AW}[^.;<>]{0,12} (?:was|were) (?:awarded|given) to (?:a|an|the) [^<>.;]{0,80}?(?:{Q})?[^<>.;]{0,30}"
        r"?(?:led|headed|directed|developed|carried out) by "
    ),
    pattern(
        r"(?:[Aa]|[Tt]he|[Oo]ne of the (?:two|three)|[Tt]he other|[Tt]he second)(?: \w+)? {C}[^.;<>]{0,20} (?:"
        r"went|goes|was awarded|was given) to (?:a|an|the)? ?[^<>.;]{0,90}?(?:{Q})?[^<>.;]{0,60}?(?:led"
        r"|headed|directed|developed|carried out) by "
    ),
)
# The giver first, then the people, then the award.
_GIVEN = pattern(
    r"(?:has |have |had )?(?:presented|presents|awarded|awards|gave|gives|handed|conferred"
    r"|bestowed|honou?red|honou?rs|named|recogni[sz]ed|granted)"
    r" (?:both |the )?(?P<people>[^.;]{0,260}?{P}[^.;]{0,260}?)(?: with| as| for)? (?:a "
    r"|the )?(?:winners? of |recipients? of )?(?P<award>{AW})"
)

_GIVEN_THEM = pattern(
    r"(?:gave|awarded|presented|honou?red|named|granted|授予|颁给|授给)(?: ?)(?P<who>him"
    r"|her|them|他们?|她们?)(?: with| as)?了? ?{AW}"
)
_GET_ZH = (
    r"(?:荣获|获得|获评|获颁|获授予|获授|喜获|摘得|斩获|夺得|赢得|揽获|捧得|捧回|荣膺|摘取"
    r"|拿下|分享|领取|夺取|收获|取得|拿到|得到|"
    r"摘下|问鼎|摘获|折桂|获|夺|摘)"
)
_BEFORE_ZH = (
    pattern(rf"{_GET_ZH}(?:了|到)?(?:由)?(?:{{O}}(?:颁发|授予|设立|评选)的)?(?:本次|该)?{{AWZ}}"),
    pattern(r"(?:被|获)(?:{O}|[^<，。；]{0,12})?(?:{D})?(?:正式)?(?:授予|颁授|颁发|授以|评为|评选为)(?:了)?{AWZ}"),
    pattern(r"(?:共同|一起|一同|联合)(?:获得|分享|摘得|荣获|获)(?:了)?{AWZ}"),
)
_BEHIND_ZH = (
    pattern(
        r"{AWZ}[^<。]{0,10}，[^。]{0,24}?(?=<P\d+>(?:教授|院士|主任)?(?:是|为|担任|系)(?:该项目)?(?:的)?第一完"
        r"成人)"
    ),
    pattern(rf"{_GET_ZH}(?:了)?{{AWZ}}的(?=[^<，。]{{0,12}}(?:<O\d+>[^<，。]{{0,10}})?<P\d+>)"),
    pattern(r"{AWZ}[^<。；]{0,12}，(?:项目|其)?(?:第一完成人|负责人|牵头人|获奖者|获奖人|主要完成人)(?:为|是|：)"),
    pattern(r"(?:获|获得|荣获|摘得)(?:了)?{AWZ}，?(?:他们)?(?:分别)(?:是|为)"),
    pattern(rf"{_GET_ZH}(?:了)?{{AWZ}}的(?:还有|有|是|包括|分别是|为)"),
    pattern(r"{AWZ}(?:的)?[^<，。；]{0,10}(?:授予|颁给|颁予|授给|颁发给|颁授给|颁发予|花落|归属|归)(?:了)?"),
    pattern(
        r"{AWZ}(?:，)?(?:由|被)(?=[^。；]{2,200}?(?:获得|分享|摘得|获|夺得|荣获|斩获|共享|领取"
        r"|共获|平分|捧得|收入囊中|摘取|折桂))"
    ),
    pattern(
        r"{AWZ}[^<，。；]{0,14}?(?:得主|获得者|获奖者|获奖人|得奖者|得奖人|获奖人员)(?:名单)?(?:分别)?(?:是"
        r"|为|有|包括|：|:|(?=<[OP]))"
    ),
    pattern(r"{AWZ}[^<。；]{0,40}?(?:{D}[^<。；]{0,30})?(?:得主|获得者|获奖者|获奖人)(?:分别)?(?:是|为|：|:)"),
    pattern(
        r"{AWZ}(?:[^<。；]{0,16}(?:{D}[^<。；]{0,20})?)(?:揭晓|公布|颁发|颁奖)[^<。；]{0,16}[，,](?=[^。；]{2,160}"
        r"?(?:共同|一起|分享)?(?:获奖|获此殊荣|得奖|分享))"
    ),
)
_GIVEN_ZH = pattern(
    r"(?:授予|颁给|颁予|向|为|给予|授给)(?P<people>[^。；]{0,200}?{P}[^。；，]{0,60}?)(?:颁发"
    r"|颁授|授予|颁|以)?了?(?P<award>{AWZ})"
)
_HEAD_ZH = pattern(r"(?P<award>{AWZ})(?:得主|获得者)?(?:[：:]|——|—)")

_NOT = re.compile(
    r"\bnot (?:win|won|receive|received|awarded)|\bnominat|\bshortlist|\bfinalists?\b|\bcandidates?\b"
    r"|\bapply\b|\bapplications?\b|\beligible"
    r"|\bwill be (?:announced|presented|awarded|given) (?:in|on|at|next|later)|\bhopes? to\b"
    r"|\baims? to win|\bcould win|\bmay win|\bmight win"
    r"|\bif \w+ wins?|\bdid not\b|\bfailed to\b|\bnever won\b|\bdeclined\b|\brumou?r|\bwithdr|\brevoked|\bstripped"
    r"|提名|入围|候选|申报|未获|没有获|未能|有望|争取|力争|冲击|角逐|竞逐|如果|撤销|婉拒"
    r"|落选|尚未|并未|征集|推荐参评|报名|评审标准"
)
_HISTORY = re.compile(r"(?:奖金|评委会|评审|设立于|创立于|每年|由[^。]{0,20}设立|旨在)")


@dataclass(frozen=True)
class _Hit:
    """A verb's match in a sentence: its awards, and where recipients are looked for."""

    sentence: Sentence
    start: int
    end: int
    before: bool
    people: tuple[Entity, ...] | None = None


def find_awards(article: Text) -> Iterator[Found]:
    """The awards that the sentences of ``article`` tell of."""
    for number, sentence in enumerate(article.sentences):
        if not ("<A" in sentence.shape or "<C" in sentence.shape or _BARE_WIN.search(sentence.shape)):
            continue
        if _NOT.search(sentence.text) and not re.search(r"<A\d+>.*(?:<A\d+>)", sentence.shape):
            continue
        rows = list(_in_sentence(article, number, sentence))
        yield from rows


_BARE_WIN = re.compile(
    r"共同获奖|one half of the prize|\b(?:half|quarter|third) of the (?:prize|award)|第[一二三四]项奖", re.IGNORECASE
)


def _in_sentence(article: Text, number: int, sentence: Sentence) -> Iterator[Found]:
    seen: set[tuple[str, str, str]] = set()
    for hit in _hits(sentence):
        everybody = _recipients(article, number, hit)
        told = list(_awards_of(article, sentence, hit))
        each = len(told) == len(everybody) > 1 and _RESPECTIVELY.search(sentence.text)
        for place, (award, said, mark) in enumerate(told):
            rank = said if said and said.text else None
            recipients = everybody[place : place + 1] if each else everybody
            fresh = [one for one in recipients if (award.text, rank.text if rank else "", _who(one)) not in seen]
            seen |= {(award.text, rank.text if rank else "", _who(one)) for one in recipients}
            if fresh:
                yield _found(article, sentence, award, rank, mark, tuple(fresh))


_RESPECTIVELY = re.compile(r"分别|\brespectively\b")


def _who(recipient: Recipient) -> str:
    told = recipient.name or recipient.institution
    return told.text if told else ""


def _hits(sentence: Sentence) -> list[_Hit]:
    """The verbs of winning and giving in a sentence, without those that lie within another's match."""
    shape = sentence.shape
    before, behind, given = (_BEFORE_ZH, _BEHIND_ZH, _GIVEN_ZH) if sentence.chinese else (_BEFORE, _BEHIND, _GIVEN)
    hits: list[_Hit] = []
    for match in given.finditer(shape):
        people = distinct([one for one, _, _ in _leading(sentence, match)])
        if people:
            hits.append(_Hit(sentence, match.start("award"), match.end("award"), False, tuple(people)))
    hits += [_Hit(sentence, match.end("who"), match.end(), True) for match in _GIVEN_THEM.finditer(shape)]
    hits += [_Hit(sentence, *match.span(), False) for one in behind for match in one.finditer(shape)]
    hits += [_Hit(sentence, *match.span(), True) for one in before for match in one.finditer(shape)]
    if sentence.chinese:
        hits += [
            _Hit(sentence, *match.span("award"), False) for match in _HEAD_ZH.finditer(shape) if match.start() < 12
        ]
    return hits


def _leading(sentence: Sentence, match: re.Match[str]) -> list[tuple[Entity, int, int]]:
    """The people that something is given to: the first list behind the verb."""
    listed = group_behind(sentence, match.start("people"))
    inside = sentence.marks(match.start("people"), match.end("people"), "P")
    return [mark for mark in inside if mark[0] in listed]


def _awards_of(article: Text, sentence: Sentence, hit: _Hit) -> Iterator[tuple[Entity, Entity | None, str]]:
    """The awards within a match and listed behind it, each with its rank and its mark."""
    end = hit.end
    if hit.before:
        more = _MORE_ZH if sentence.chinese else _MORE
        while match := more.match(sentence.shape, end):
            end = match.end()
    marks = sentence.marks(hit.start, end, "AC")
    if hit.before:
        marks = marks if not sentence.chinese else [m for m in marks if m[1] >= hit.start]
        first = next((i for i, m in enumerate(marks) if m[1] >= _verb_at(sentence, hit)), 0)
        marks = marks[first:]
    yield from _paired(article, sentence, marks)


def _verb_at(sentence: Sentence, hit: _Hit) -> int:
    marks = sentence.marks(hit.start, hit.end, "AC")
    return marks[-1][1] - 60 if marks else hit.start


_MORE = pattern(r",? (?:and|as well as|along with|,) {AW}|, {AW}")
_MORE_ZH = pattern(
    r"(?:、|和|与|及|以及|，并|，|；)(?:并|又|还|同时)?(?:荣获|获得|获|摘得|斩获)?(?:[^<>，。；、]{0,12})(?:"
    r"<D\d+>年?度?)?[“《]?(?:{A}[”》]?(?:{C})?|{C})(?!得主|由|授予|的|颁给)"
)


def _paired(
    article: Text, sentence: Sentence, marks: list[tuple[Entity, int, int]]
) -> Iterator[tuple[Entity, Entity | None, str]]:
    """Awards with the rank that stands beside them; a rank alone is of the award that the article is about."""
    used: set[int] = set()
    for one, start, end in marks:
        if one.kind != "A":
            continue
        near = [
            (other, at)
            for at, (other, begin, stop) in enumerate(marks)
            if other.kind == "C" and at not in used and (0 <= begin - end <= 12 or 0 <= start - stop <= 14)
        ]
        rank = near[0][0] if near else None
        if near:
            used.add(near[0][1])
        yield article.whole_award(one), rank, sentence.shape[start:end]
    if any(one.kind == "A" for one, _, _ in marks):
        return
    for place, (one, start, end) in enumerate(marks):
        if place not in used:
            context = article.context_award(one.start)
            if context:
                yield context, one, sentence.shape[start:end]


def _recipients(article: Text, number: int, hit: _Hit) -> list[Recipient]:
    """Whom the verb is about: people of the list beside it, else a team, else who was spoken of before."""
    sentence = hit.sentence
    if hit.people is not None:
        return [article.recipient(one) for one in hit.people]
    if hit.before:
        clause = _clause_start(sentence, hit.start)
        people = [one for one in distinct(group_before(sentence, hit.start)) if _at(sentence, one) >= clause]
        told = sentence.marks(hit.start, None, "AC")
        bodies = [one for one, _, _ in sentence.marks(clause, told[0][1] if told else hit.start, "O")]
        bodies = [one for one in bodies if sentence.chinese or _is_subject(sentence, one, hit.start)]
    else:
        people = distinct(group_behind(sentence, hit.end))
        people = [one for one in people if _at(sentence, one) - hit.end < 90]
        stop = _at(sentence, people[0]) if people else hit.end + 40
        bodies = [one for one, _, _ in sentence.marks(hit.end, stop, "O")]
    if people:
        return [article.recipient(one) for one in people]
    pronoun = _PRONOUN_ZH if sentence.chinese else _PRONOUN
    if (
        hit.before
        and (said := pronoun.search(sentence.shape[: hit.start]))
        and (person := _spoken_of(article, number, hit))
    ):
        return [article.recipient(one) for one in person] if said else []
    if bodies:
        return [Recipient(None, value(bodies[0]))]
    return []


_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Hh]is|[Hh]er|[Tt]heir)\b")
_PRONOUN_ZH = re.compile(r"(?:[他她]|其|^(?:[^<]{0,12}<D\d+>[^<，]{0,6}，?)?(?:此前|此后|同年)?(?:还|又|并|曾|先后)*$)")


def _clause_start(sentence: Sentence, at: int) -> int:
    """Where the clause begins in which the place ``at`` of the shape stands."""
    marks = "；;。" if sentence.chinese else ";"
    start = max(sentence.shape.rfind(mark, 0, at) for mark in marks) + 1
    if not sentence.chinese:
        return start
    # An earlier award with its verb ends the clause before: A获甲奖，B获乙奖.
    earlier = [end for one, _, end in sentence.marks(start, at, "AC")]
    return max([start, *earlier])


def _is_subject(sentence: Sentence, body: Entity, at: int) -> bool:
    """Whether a body can be what won: nothing of a preposition stands before it."""
    place = _at(sentence, body)
    if re.search(
        r"\b(?:[Tt]eams?|groups?|researchers|scientists|doctors|surgeons|nurses|students|experts)(?: \w+)? (?:"
        r"from|of|at)(?: the)? $",
        sentence.shape[:place],
    ):
        return at - place < 60
    return at - place < 60 and not re.search(r"\b(?:of|from|at|by|in|with|for)(?: the)? $", sentence.shape[:place])


def _at(sentence: Sentence, entity: Entity) -> int:
    return next(start for one, start, _ in sentence.marks() if one is entity)


def _spoken_of(article: Text, number: int, hit: _Hit) -> list[Entity]:
    """The person that "he" or 他 means: the first of the sentence, else of the nearest sentence before that has one."""
    for sentence in [hit.sentence, *article.sentences[max(0, number - 4) : number][::-1]]:
        stop = hit.start if sentence is hit.sentence else None
        marks = sentence.marks(0, stop, "P")
        if marks:
            return [marks[0][0]]
    return [article.main_person] if article.main_person else []


def _found(
    article: Text, sentence: Sentence, award: Entity, rank: Entity | None, mark: str, recipients: tuple[Recipient, ...]
) -> Found:
    content = Award(
        award=value(award),
        recipients=recipients,
        body=body_of(sentence),
        year=year_of(sentence, mark) or year_before(sentence, article) or near_year(award, article),
        rank=value(rank) if rank else None,
        work=work_of(sentence),
        date=date_of(sentence, article, not_mark=_year_mark(sentence, mark)),
        place=place_of(sentence),
    )
    return Found(content, sentence.start, sentence.end, READER, 0.8)


def _year_mark(sentence: Sentence, mark: str) -> str:
    found = re.search(rf"(<D\d+>)(?:年?度)?[^<，。；]{{0,6}}{mark}", sentence.shape)
    return found[1] if found else ""


def with_article_date(found: Found, article: Text) -> Found:
    """``found`` with the article's own date where its sentence tells none and the year does not contradict it."""
    content = found.content
    if content.date is not None or not article.date:
        return found
    if isinstance(content, Award) and content.year and content.year.text.isdigit():
        reckoned = content.year.start is not None and article.text[content.year.start :][:4] != content.year.text
        if reckoned or not 0 <= int(article.date[:4]) - int(content.year.text) <= 1:
            return found
    return replace(found, content=replace(content, date=Value(article.date)))
