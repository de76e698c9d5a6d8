"""Find who wrote an article and where it first appeared, by what its text says."""

import re
from collections.abc import Iterator

from assistant.reading.labels import BYLINE, LABEL, LONGEST, NEAR, SOURCE, START, WRITER, dateline, is_byline
from assistant.reading.tidying import one_line
from vectorstore.text.dates import find_dates
from vectorstore.text.language import HAN

_SOURCE = re.compile(rf"{START}(?:{SOURCE})\s*[:：]\s*(?P<value>.+)", re.IGNORECASE)
_WRITER = re.compile(rf"{START}(?:{WRITER})\s*[:：]\s*(?P<value>.+)", re.IGNORECASE)
_WITHIN_BRACKETS = re.compile(r"[\[【(（]([^\[\]【】()（）\n]{3,60})[\]】)）]")
# （记者 王磊 通讯员 李明）, （文/王小红 图/赵强）, 文｜张三
_REPORTER = re.compile(rf"(?:[{HAN}]{{0,6}}记者|文字?|图文|文图|文[、,， ]?图|撰文)[\s/／|｜:：]*(?P<value>[{HAN}].*)")
_WRITTEN_WITH_SLASH = re.compile(rf"(?:文字?|图文|文图|文[、,， ]?图)\s*[/／|｜]\s*(?P<value>[{HAN}].*)")
_REPORTER_LINE = re.compile(rf"(?:[{HAN}]{{0,4}}记者)[\s:：]+(?P<value>[{HAN}][{HAN}·\s、,，]{{1,20}})")
_ENDS = re.compile(
    rf"\s*(?:[|｜•\[\]【】()（）;；。]|\s{{2,}}|{LABEL}\s*[:：/／]|(?:责任编辑|责编|编辑|摄影|实习生|通讯员|报道|浏览|点击|图[/／])|$)",
    re.IGNORECASE,
)
_SPACED_NAME = re.compile(rf"(?<![{HAN}])([{HAN}])\s([{HAN}])(?![{HAN}])")
# By these a site means itself, or nobody.
_NOBODY = re.compile(
    r"本(?:站|网|网站|院|校|报|刊|站原创)|原创|转载|网络|互联网|未知|不详|佚名|无|暂无|(?:系统|网站)?管理员|"
    r"admin(?:istrator)?|webmaster|root|editor|unknown|internet|original|n/?a|none|anonymous",
    re.IGNORECASE,
)


def find_publisher(lines: list[str]) -> str | None:
    """Where the article first appeared: what a label ("来源：", "Source:"), byline or dateline says."""
    short = [line for line in lines if len(line) <= LONGEST]
    for match in _matches(_SOURCE, [*short, *_brackets(lines)]):
        name = tidy_name(match["value"])
        if name:
            return name
    for line in short[:NEAR]:
        name = _publisher_of_byline(line)
        if name:
            return name
    found = dateline(lines)
    return None if found is None else found.agency


def find_author(lines: list[str]) -> str | None:
    """Who wrote the article, by a label ("作者：", "Written by:"), brackets ("（记者 王磊）") or the byline."""
    short = [line for line in lines if len(line) <= LONGEST]
    brackets = _brackets(lines)
    labelled = _matches(_WRITER, [*short, *brackets])
    reporters = [match for text in brackets if (match := _REPORTER.match(text.strip()))]
    slashed = [match for line in short if (match := _WRITTEN_WITH_SLASH.match(line))]
    alone = [match for line in short if (match := _REPORTER_LINE.fullmatch(line))]
    for match in (*labelled, *reporters, *slashed, *alone):
        name = tidy_name(match["value"], people=True)
        if name:
            return name
    byline = next((BYLINE.fullmatch(line) for line in short[:NEAR] if is_byline(line)), None)
    return tidy_name(byline["names"]) if byline else None


def tidy_name(words: str, *, people: bool = False) -> str | None:
    """The name, or names of ``people``, at the start of ``words``; None if they name nobody.

    It ends at the next label, bracket or date: of "新华社 2024-09-28 浏览次数：12" it is 新华社.
    """
    end = _ENDS.search(words)
    name = words[: end.start()] if end else words
    dates = find_dates(name)
    name = one_line(name[: dates[0].start] if dates else name).strip(" ,，:：-–—/、")
    name = _SPACED_NAME.sub(r"\1\2", name)
    if re.match(f"[{HAN}]", name):
        # Spaces part the names of people from each other; behind the name of a body comes something else.
        parts = name.split(" ")
        name = name if people and all(len(part) <= 4 for part in parts) else parts[0]
    return name if len(name) <= 80 and names_somebody(name) else None


def names_somebody(name: str) -> bool:
    """Whether ``name`` is a name, not an address, nor one of the words by which a site means itself or nobody."""
    return len(name) >= 2 and "://" not in name and not name.startswith("@") and not _NOBODY.fullmatch(name)


def _matches(pattern: re.Pattern[str], lines: list[str]) -> Iterator[re.Match[str]]:
    return (match for line in lines if (match := pattern.search(line)))


def _brackets(lines: list[str]) -> list[str]:
    """What stands in brackets, in lines of any length."""
    return [words for line in lines for words in _WITHIN_BRACKETS.findall(line)]


def _publisher_of_byline(line: str) -> str | None:
    """The middle of ``By LI MING | China Daily | Updated: 2024-09-28``."""
    parts = [part.strip() for part in re.split(r"[|｜]", line)]
    if len(parts) < 2 or not any(find_dates(part) for part in parts[1:]):
        return None
    named = [part for part in parts if part and not is_byline(part) and not re.search(r"\d|[:：]", part)]
    return tidy_name(named[0]) if named else None
