"""The words by which an article tells about itself, and the lines that hold them."""

import re
from dataclasses import dataclass

from vectorstore.text.dates import DateSpan, find_dates

PUBLISHED = (
    r"(?:发布|发表|刊发|刊登|出版|见报|上传|发文|成文|录入|添加|公布|發佈|發表)(?:时间|日期|時間)|(?:发布|发表|刊发|發佈|發表)于|"
    r"(?:first )?published(?: (?:on|at|date|time))?|posted(?: on)?|publish (?:date|time)|publication date|"
    r"releas(?:e|ed)(?: (?:date|time|on))?|date (?:published|posted)|pubdate"
)
DATED = r"日期|时间|時間|date|time"
UPDATED = (
    r"(?:最后|最近)?(?:更新|修改|编辑)(?:时间|日期|于)|"
    r"(?:last )?(?:updated|modified|revised)(?: (?:on|at))?|update time"
)
SOURCE = (
    r"(?:消息|信息|文章|稿件|新闻|图文|内容)?来源(?:单位|网站)?|(?:文章)?來源|稿源|出处|转自|转载自|原载|"
    r"发布(?:机构|单位|部门)|供稿(?:单位|部门)|news source|source|publisher|published by"
)
WRITER = (
    r"(?:本文|文章)?作者|撰文|撰稿人?|执笔|文字|文稿|(?:本报|本网|本刊|特约|通讯)?记者|"
    r"(?:written|text|story|words|article|reported|contributed) by|authors?|author\(s\)|writers?|"
    r"reporters?|(?<![A-Za-z] )by"
)
_OTHER = (
    r"(?:责任|本期|值班|执行|文字|网络)?编辑|责编|编审|(?:一|二|三|初|复|终)审人?|审核人?|审校|校对|审稿|签发|监制|"
    r"(?:浏览|点击|阅读|访问)(?:次数|人次|量|数|率)?|人气|摄影|图片|图|文|供稿|通讯员|栏目|分类|关键词|标签|字号|字体|分享|打印|发布者|发布人|"
    r"edited by|editors?|(?:page )?views?|hits|reads|clicks|photos? by|category|tags?|keywords|share"
)
LABEL = rf"(?:{SOURCE}|{WRITER}|{_OTHER}|{PUBLISHED}|{DATED}|{UPDATED})"
# Where a label may stand: at the start of a line or behind what parts it from another.
START = r"(?:^|(?<=[\s|｜·•\[【(（/,，;；]))"

# A line that tells about its article is short; a sentence that happens to hold such a word is long.
LONGEST = 200
# How many lines from the top, and half as many from the end, may tell of an article without a label.
NEAR = 12

_LABELLED = re.compile(
    rf"[\s\[【(（]*(?:{LABEL}\s*[:：]|(?:{PUBLISHED}|{UPDATED})\s*(?=\d|[A-Z][a-z]{{2,8}}\.? \d))", re.IGNORECASE
)
_NAME = r"(?-i:[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|van|von|bin|al)){0,4})"
BYLINE = re.compile(
    rf"(?:written |reported |story |text )?by\s+(?P<names>{_NAME}(?:(?:, | and | & |, and ){_NAME})*)"
    r"\s*(?:[|｜,(（].*)?",
    re.IGNORECASE,
)
_TIME = re.compile(r"^[\s\d:：]*")
# "(Xinhua) 09:15, March 24, 2023" is how People's Daily Online dates what it takes over.
_AROUND_DATE = re.compile(
    r"(?:[(（][^()（）\d]{2,30}[)）])?"
    r"(?:\s|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|[ap]\.?m\.?|GMT|UTC|EST|EDT|CST|BJT|[(（)）\[\]|｜·•,，/.\-–—T+]|上午|下午|"
    r"(?:星期|周)[一二三四五六日天]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?)*",
    re.IGNORECASE,
)


def is_labelled(line: str) -> bool:
    """Whether ``line`` starts with a label, or a date and a label: ``来源：新华社``, ``2024-09-28 10:00 Views: 12``."""
    if len(line) > LONGEST:
        return False
    if _LABELLED.match(line):
        return True
    dates = find_dates(line[:40])
    if not dates or dates[0].day is None or line[: dates[0].start].strip():
        return False
    return _LABELLED.match(_TIME.sub("", line[dates[0].end :])) is not None


def is_bare_date(line: str) -> bool:
    """Whether ``line`` is one full date and nothing else but perhaps a time."""
    spans = find_dates(line) if len(line) < 60 else []
    if len(spans) != 1 or spans[0].day is None:
        return False
    return _AROUND_DATE.fullmatch(line[: spans[0].start] + " " + line[spans[0].end :]) is not None


def is_byline(line: str) -> bool:
    """Whether ``line`` is a byline: ``By Anna Reed``, ``By LI MING | China Daily | Updated: 2024-09-28``."""
    return len(line) <= LONGEST and not line.endswith(".") and BYLINE.fullmatch(line) is not None


def tells_of_article(line: str) -> bool:
    """Whether ``line`` is no part of the story but tells about it."""
    return is_labelled(line) or is_bare_date(line) or is_byline(line)


@dataclass(frozen=True, slots=True)
class Dateline:
    """How a news agency starts a story, up to ``end`` in its line; ``date`` often lacks the year."""

    end: int
    agency: str | None
    date: DateSpan | None


_DATELINES = (
    # 新华社北京9月28日电（记者 …）, 本报讯
    re.compile(
        r"[（(【\[]?(?P<agency>[\u4e00-\u9fff]{1,7}?[报网社])[\u4e00-\u9fff]{0,8}?\s*"
        r"(?:(?P<date>[\d年月日 ]{4,14}日)\s?[电讯]|讯)(?=[\s（(，,】\])）])"
        r"[】\])）]?\s*(?:[（(][^（）()]{0,60}[)）])?\s*"
    ),
    # BEIJING, Sept. 28 (Xinhua) --, SHENZHEN, China, July 2, 2024 /PRNewswire/ --
    re.compile(
        r"[A-Z][A-Z .,'’-]{2,40}(?:, [A-Z][A-Za-z .]{2,20})?, (?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)\s*"
        r"(?:\((?P<agency>[A-Z][\w .&'-]{1,40})\)|/(?P<wire>[\w .-]{2,30})/)?\s*(?:--|—|–|-)\s+"
    ),
)


def dateline(lines: list[str]) -> Dateline | None:
    """The dateline at the start of one of the first ``lines``; None without one."""
    for line in lines[:NEAR]:
        for pattern in _DATELINES:
            match = pattern.match(line)
            if match:
                found = match.groupdict()
                agency = found["agency"] or found.get("wire")
                dates = find_dates(found["date"] or "")
                own = agency is None or agency.startswith("本")
                return Dateline(match.end(), None if own else agency, dates[0] if dates else None)
    return None
