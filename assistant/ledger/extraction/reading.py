"""Read an article by rules: all rows of awards and collaborations, each event of the article once."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.ledger.extraction.article import Text
from assistant.ledger.extraction.awards import READER, find_awards, with_article_date
from assistant.ledger.extraction.categories import find_categories
from assistant.ledger.extraction.collaborations import find_collaborations
from assistant.ledger.extraction.details import body_beside
from assistant.ledger.extraction.lists import find_listed
from assistant.ledger.extraction.windows import moved, windows
from assistant.ledger.same import joined, same_event
from vectorstore.ledger.types import Award, Collaboration, Found, Value
from vectorstore.text.aliases import Aliases

# "two second prizes", 二等奖2项
_COUNTED_CLASS = re.compile(
    r"\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+) "
    r"(?:grand|special|first|second|third|gold|silver|bronze)[- ](?:class |place )?(?:prize|award|medal)"
    r"|[一二三特]等奖\s*[\d一二三四五六七八九十两]+\s*[项个名]|[\d一二三四五六七八九十两]+\s*[项个]\s*[一二三特]等奖"
)
# Characters between what was agreed and who signed it.
_NEAR = 400

__all__ = ["READER", "read"]


def read(
    title: str, text: str, date: str | None, publisher: str | None = None, aliases: Aliases | None = None
) -> list[Found]:
    """The rows that the rules find in an article of that ``title``, ``text`` and ISO ``date``, in order."""
    rows = [
        moved(one, part.start)
        for part in windows(text)
        for one in _read_part(Text(title, text[part.start : part.end], date, publisher, aliases))
    ]
    return sorted(_each_once(rows, text), key=lambda one: (one.start, one.end))


# An article that denies what others have told.
_DENIAL = re.compile("声明|辟谣|澄清|谣言")
_DENIES = re.compile("从未|不实|失实|虚假信息|谣言|捏造|冒用")


def _read_part(article: Text) -> list[Found]:
    if _DENIAL.search(article.title + article.text[-200:]) and len(_DENIES.findall(article.text)) > 1:
        return []
    listed = list(find_categories(article))
    lines = [(one.start, one.end) for one in listed]
    plain = [one for one in find_listed(article) if not any(a <= one.start < b for a, b in lines)]
    plain += [one for one in find_awards(article) if not any(a <= one.start < b for a, b in lines)]
    rows = _each_once([*listed, *plain, *find_collaborations(article)], article.text)
    rows = [_with_body(one, article) for one in rows]
    rows = _without_summaries(rows, article.text)
    rows = _of_one_giver(_of_one_year(rows, article))
    return [with_article_date(one, article) for one in rows]


def _each_once(found: Sequence[Found], text: str) -> list[Found]:
    """``found`` in ``text``, where what tells of one event is one row."""
    rows: list[Found] = []
    for one in _without_shadows(found):
        known = next((at for at, row in enumerate(rows) if _same(row, one, text)), None)
        if known is None:
            rows.append(one)
        else:
            rows[known] = replace(rows[known], content=joined(rows[known].content, one.content))
    return rows


def _with_body(row: Found, article: Text) -> Found:
    """``row`` with the awarding body that its article names beside the same award elsewhere."""
    content = row.content
    if not isinstance(content, Award) or content.body or not content.award:
        return row
    return replace(row, content=replace(content, body=body_beside(content.award.text, article)))


def _of_one_year(rows: list[Found], article: Text) -> list[Found]:
    """``rows``, where awards without a year are of the one for which the article says that it honours."""
    years = {match[1]: match for match in _FOR_YEAR.finditer(article.text)}
    titled = {match[1] for match in _FOR_YEAR.finditer(article.title)}
    if len(years.keys() | titled) != 1:
        return rows
    year = next(iter(years.keys() | titled))
    told = Value(year, *years[year].span(1)) if year in years else Value(year)
    return [
        replace(one, content=replace(one.content, year=told))
        if isinstance(one.content, Award)
        and not one.content.year
        and _EARLIER.search(article.text, one.start, one.end) is None
        else one
        for one in rows
    ]


_FOR_YEAR = re.compile(r"((?:19|20)\d\d)年度")
_EARLIER = re.compile(r"(?:19|20)\d\d年(?!度)|曾|此前")


def _of_one_giver(rows: list[Found]) -> list[Found]:
    """``rows``, where all awards of an article are one body's if at least two are and none is another's."""
    told = [one.content.body for one in rows if isinstance(one.content, Award) and one.content.body]
    if len(told) < 2 or len({one.text for one in told}) > 1:
        return rows
    return [
        replace(one, content=replace(one.content, body=told[0]))
        if isinstance(one.content, Award) and not one.content.body
        else one
        for one in rows
    ]


def _without_summaries(rows: list[Found], text: str) -> list[Found]:
    """``rows``, without those of sentences that count prizes of several classes, of which the winners have rows."""
    named = [one.content for one in rows if isinstance(one.content, Award) and _names_people(one.content)]
    return [
        one
        for one in rows
        if not isinstance(one.content, Award)
        or _names_people(one.content)
        or len(_COUNTED_CLASS.findall(text[one.start : one.end])) < 2
        or not any(_same_class(one.content, other) for other in named)
    ]


def _names_people(award: Award) -> bool:
    return any(one.name for one in award.recipients)


def _same_class(summary: Award, award: Award) -> bool:
    """Whether a summary without names is of the award, edition and class of an ``award`` with names."""
    return same_event(replace(summary, recipients=award.recipients), award)


_YEAR = re.compile("(?:19|20)[0-9][0-9]年")


def _same(row: Found, other: Found, text: str) -> bool:
    """Whether two rows of one article tell of one event; the signing of what was just told of is no event apart."""
    a, b = row.content, other.content
    if same_event(a, b):
        return True
    if not isinstance(a, Collaboration) or not isinstance(b, Collaboration) or other.start - row.end > _NEAR:
        return False
    if (
        b.kind != "agreement"
        or len(b.parties) > len(a.parties)
        or "续签" in text[other.start : other.end]
        or set(_YEAR.findall(text, other.start, other.end)) - set(_YEAR.findall(text, row.start, row.end))
        or a.kind in ("visit", "conference", "donation")
        or (a.date and b.date and a.date.text != b.date.text)
    ):
        return False
    return same_event(replace(a, kind="agreement", date=None), replace(b, date=None))


def _without_shadows(found: Sequence[Found]) -> list[Found]:
    """``found``, without the second of two rules that read the same award from the same words."""
    return list(dict.fromkeys(found))
