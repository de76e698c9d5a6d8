"""What else a sentence says of an award or a collaboration: year, work, place, date, body."""

import re

from assistant.ledger.extraction.article import Text, value
from assistant.ledger.extraction.entities import Entity
from assistant.ledger.extraction.marking import Sentence
from assistant.ledger.extraction.shapes import pattern
from vectorstore.ledger.types import Value

_WORK = re.compile(
    r"\b(?:for (?=his|her|their|its|the|a |an |work|research|contributions?|outstanding|pioneering"
    r"|discover\w+|develop\w+"
    r"|study|studies|advanc\w+|establish\w+)|in recognition of |recogni[sz]ing |honou?ring (?=his"
    r"|her|their))([^.;<>]{6,240})"
)
_WORK_ZH = re.compile(
    r"(?:以表彰|表彰|奖励|因|凭借|以|因为)(?:其|他们|她们|他|她|两人)?(?:们)?(?:在)?([^。；]{4,120}?)(?=，"
    r"|。|；|而?(?:获|荣|摘)|$)"
)
_PLACE = re.compile(
    r"\b(?:held|handed over|presented|announced|ceremony|meeting|congress|conference|signed|awarded|received|took place"
    r"|unveiled|opened|launched|inaugurated)\b[^.;]{0,80}?\bin ((?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)?(?:, [A"
    r"-Z][\w’'-]+)?)"
)
_PLACE_ZH = re.compile(
    r"(?:在|于)([^，。；<>]{2,14}?)(?:正式|隆重|成功)?(?:举行|召开|揭晓|颁发|公布|颁奖|揭牌"
    r"|签约|签署|启动|成立|开幕|举办|颁授|落户)"
)
# Characters of a shape between a year and the award that it may be of.
_FAR = 60
_BODY = (
    pattern(r"(?:\bby (?:the )?|<A\d+>[^<]{0,20} from (?:the )?)({O})"),
    pattern(
        r"^(?:[^<]{0,40}(?:{D}[^<]{0,12})?)?({O})(?: \([^)]*\))? (?:has |have )?(?:presented"
        r"|awarded|gave|conferred|honou?red|bestowed|named|announced)"
    ),
    pattern(r"[Tt]he ({O})['’]s <A"),
    pattern(r"<A\d+> (?:of|from|by) (?:the )?({O})"),
)
_BODY_ZH = (
    pattern(r"由({O})(?:[^<，。；]{0,8}(?:{O}|、))?[^<，。；]{0,8}(?:颁发|颁授|授予|评选|设立|主办|评审)"),
    pattern(
        r"^(?:[^<]{0,12}(?:{D})?[，,]?)?({O})[^<。；]{0,12}(?:{D})?[^<。；]{0,14}(?:授予|颁发|公布|揭晓|颁布|发布|宣布)"
    ),
    pattern(r"被({O})(?:{D})?授予"),
    pattern(r"({O})颁发的"),
)


def year_of(sentence: Sentence, mark: str) -> Value | None:
    """The year or edition of an award: the one before its name, or the title's."""
    before = re.search(rf"<D(\d+)>(?:年?度)?[^<，。；]{{0,6}}(?:<O\d+>['’]?s? ?)?{mark}", sentence.shape)
    before = before or re.search(rf"{mark} (?:of|in|for) <D(\d+)>", sentence.shape)
    if before:
        day = sentence.entities[int(before[1])]
        return Value(day.text[:4], day.start, day.end) if day.text else None
    edition = re.search(rf"(第[^<，。；第届]{{1,6}}届)(?:[^<，。；]{{0,3}}){mark}", sentence.shape)
    edition = edition or re.search(rf"\b(\d+(?:st|nd|rd|th)) {mark}", sentence.shape)
    if edition:
        start, end = sentence.place(edition.start(1)), sentence.place(edition.end(1))
        return Value(edition[1], start, end)
    return _year_said(sentence, mark)


def year_before(sentence: Sentence, article: Text) -> Value | None:
    """The year before the article's, where the sentence tells of that."""
    match = re.search(
        r"前一年|上一年|去年|\b(?:previous|last|preceding) year\b|\ba year (?:earlier|ago|before)\b", sentence.text
    )
    if not match or not article.date:
        return None
    start = sentence.start + match.start()
    return Value(str(int(article.date[:4]) - 1), start, start + len(match.group()))


def _year_said(sentence: Sentence, mark: str) -> Value | None:
    """The year that the clause gives alone: In 2011 she had received the X; 2014年一起获得了X."""
    at = sentence.shape.find(mark)
    days = [(one, end) for one, _, end in sentence.marks(0, max(at, 0), "D") if len(one.text) == 4]
    if not days or at - days[-1][1] > _FAR or re.search(r"[;；]", sentence.shape[days[-1][1] : at]):
        return None
    day = days[-1][0]
    return Value(day.text, day.start, day.end)


_BRANCH = re.compile("(?:自然科学|技术发明|科技进步|科学技术进步)奖$")


_YEAR_BEFORE = re.compile(r"((?:19|20)\d\d)(?:年度?|['’]s)? ?$")


def near_year(award: Entity, article: Text) -> Value | None:
    """The year that the article gives elsewhere right before the same award's name."""
    for text, shift in ((article.text, True), (article.title, False)):
        start = text.find(award.text)
        while start >= 0:
            before = _YEAR_BEFORE.search(text[max(0, start - 10) : start])
            if before:
                at = max(0, start - 10) + before.start(1)
                return Value(before[1], at, at + 4) if shift else Value(before[1])
            start = text.find(award.text, start + 1)
    wholes = [one for s in [*article.sentences, *article.heading] for one in s.entities if one.kind == "A"]
    whole = next((one for one in wholes if one.text != award.text and award.text.startswith(one.text)), None)
    if whole is None and (branch := _BRANCH.search(award.text)):
        owner = award.text[: branch.start()]
        whole = next((one for one in wholes if owner and one.text == f"{owner}科学技术奖"), None)
    return near_year(whole, article) if whole else None


def body_of(sentence: Sentence) -> Value | None:
    """Who gives the award, if the sentence says it."""
    for one in _BODY_ZH if sentence.chinese else _BODY:
        if match := one.search(sentence.shape):
            return value(sentence.entities[int(match[1][2:-1])])
    return None


def body_beside(award: str, article: Text) -> Value | None:
    """The body that the article names as the giver of ``award`` anywhere: the X Prize of the Y Society."""
    for sentence in article.sentences:
        for one, start, end in sentence.marks(kinds="A"):
            if one.text != award:
                continue
            match = _OF_BODY.match(sentence.shape, end) or _BODY_S.search(sentence.shape[:start])
            if match:
                return value(sentence.entities[int(match[1][2:-1])])
    return None


_OF_BODY = pattern(r" (?:of|from|by) (?:the )?({O})")
_BODY_S = pattern(r"({O})(?:['’]s (?:{D} )?|(?:的|颁发的|设立的|授予的|评选的)[“《]?)$")
_GIVER = pattern(
    r"({O})[^<.;]{0,20}\b(?:presented|awarded|announced|published|made public|gave|honou?red|handed out|named|held"
    r"|celebrated)\b[^.;]{0,60}(?:<A\d+>|\bawards|\bprizes|\bwinners|\bmembers|\bhonou?rs)"
)
_GIVER_ZH = pattern(r"({O})[^<。；]{0,14}(?:{D})?[^<。；]{0,14}(?:公布|揭晓|颁发|授予|主办|评选|宣布)")


def giver_before(article: Text, at: int) -> Value | None:
    """Who gives the awards of a list that begins at ``at``: the only body that the sentences before say it of."""
    found: dict[str, Value] = {}
    for sentence in article.sentences:
        if sentence.start >= at:
            break
        match = (_GIVER_ZH if sentence.chinese else _GIVER).search(sentence.shape)
        if match:
            body = sentence.entities[int(match[1][2:-1])]
            found.setdefault(body.text, value(body))
    return next(iter(found.values())) if len(found) == 1 else None


def work_of(sentence: Sentence) -> Value | None:
    """What was honoured: a quoted title, or what stands behind "for"."""
    quoted = sentence.marks(kinds="Q")
    if quoted:
        return value(quoted[0][0])
    match = (_WORK_ZH if sentence.chinese else _WORK).search(sentence.text)
    if not match:
        return None
    words = match[1].strip(" ,，")
    start = sentence.start + match.start(1)
    return Value(words, start, start + len(match[1].rstrip(" ,，")))


def place_of(sentence: Sentence) -> Value | None:
    """Where it happened, if the sentence says it."""
    match = (_PLACE_ZH if sentence.chinese else _PLACE).search(sentence.text)
    if not match or re.search(
        r"\d|年|月|January|February|March|April|May|June|July|August|September|October|Nov|Dec", match[1]
    ):
        return None
    start, end = sentence.start + match.start(1), sentence.start + match.end(1)
    if any(one.kind in "AOP" and one.start < end and start < one.end for one in sentence.entities):
        return None
    return Value(match[1], start, end)


def date_of(sentence: Sentence, article: Text, *, not_mark: str = "") -> Value | None:
    """The day that the sentence names, made whole by the article's year; else the article's own."""
    days = [
        one for one, start, _ in sentence.marks(kinds="D") if sentence.shape[start:].split(">")[0] + ">" != not_mark
    ]
    from vectorstore.text.dates import find_dates

    for one in days:
        found = find_dates(sentence.text[one.start - sentence.start : one.end - sentence.start])
        if not found:
            continue
        day = found[0]
        if day.iso and day.month:
            return Value(day.iso, one.start, one.end)
        if day.month and article.date:
            whole = f"{article.date[:4]}-{day.month:02d}" + (f"-{day.day:02d}" if day.day else "")
            return Value(whole, one.start, one.end)
    return None
