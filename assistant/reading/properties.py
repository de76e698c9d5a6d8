"""What a PDF or Word document is given as its title, author and day, by people or by programs."""

import re
from datetime import date

from assistant.reading import furniture
from assistant.reading.naming import tidy_name
from assistant.reading.plain import reads_as_headline
from assistant.reading.tidying import one_line

# How far from its beginning a document says its title.
_LEAD = 2_000
# What programs write where nobody gave a title or an author.
_NO_TITLE = re.compile(
    r".*\.(?:docx?|wps|pdf|indd|qxd|pptx?|xlsx?|rtf|txt|html?|tmp)|untitled.*|(?:document|doc|文档|未命名|无标题)\s*\d*|"
    r"microsoft word\b.*|about:blank|(?:https?|file):.*",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"(?:ms|microsoft|windows|office|mac)?\s*(?:office)?\s*(?:user|用户)\s*\d*|owner|lenovo|dell|hp|asus|pc|"
    r"微软(?:用户|中国)|雨林木风|番茄花园|深度(?:技术|联盟)|python-docx|\d+|.*@.*",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?:D:)?(\d{4})-?(\d{2})-?(\d{2})")
# Neither format is older.
_FIRST_YEAR = 1993


def title_of(given: str, headline: str | None, text: str) -> str | None:
    """The title of a document with this ``text``: as ``given`` if the text says it too, else its ``headline``.

    A given title that the text does not say is often that of the file it was made from; it comes last. None when
    there is neither.
    """
    given = one_line(given)
    sane = reads_as_headline(given) and not _NO_TITLE.fullmatch(given)
    if sane and furniture.key(given) in furniture.key(text[:_LEAD]):
        return given
    if headline is not None and reads_as_headline(one_line(headline)):
        return one_line(headline)
    return given if sane else None


def author_of(given: str) -> str | None:
    """The author as ``given``; None where that is nobody, or the name of a machine."""
    given = one_line(given)
    return None if _NO_AUTHOR.fullmatch(given) else tidy_name(given, people=True)


def day_of(given: str) -> str | None:
    """The ISO date in ``D:20240928103000+08'00'`` or ``2024-09-28T10:30:00Z``; None if it cannot be or is to come."""
    match = _DAY.match(given)
    try:
        day = date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
    return day.isoformat() if day and day.year >= _FIRST_YEAR and day <= date.today() else None
