"""Read an article by rules: all rows of awards and collaborations, each event of the article once."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.ledger.extraction.article import Text
from assistant.ledger.extraction.awards import READER, find_awards, with_article_date
from assistant.ledger.extraction.collaborations import find_collaborations
from assistant.ledger.extraction.details import body_beside
from assistant.ledger.extraction.lists import find_listed
from assistant.ledger.same import joined, same_event
from vectorstore.ledger.types import Award, Collaboration, Found
from vectorstore.text.aliases import Aliases

# Characters between what was agreed and who signed it.
_NEAR = 400

__all__ = ["READER", "read"]


def read(
    title: str, text: str, date: str | None, publisher: str | None = None, aliases: Aliases | None = None
) -> list[Found]:
    """The rows that the rules find in an article of that ``title``, ``text`` and ISO ``date``, in order."""
    article = Text(title, text, date, publisher, aliases)
    found = [*find_listed(article), *find_awards(article), *find_collaborations(article)]
    rows: list[Found] = []
    for one in _without_shadows(found):
        known = next((at for at, row in enumerate(rows) if _same(row, one)), None)
        if known is None:
            rows.append(one)
        else:
            rows[known] = replace(rows[known], content=joined(rows[known].content, one.content))
    rows = [_with_body(one, article) for one in rows]
    rows = _of_one_giver(rows)
    return sorted((with_article_date(one, article) for one in rows), key=lambda one: (one.start, one.end))


def _with_body(row: Found, article: Text) -> Found:
    """``row`` with the awarding body that its article names beside the same award elsewhere."""
    content = row.content
    if not isinstance(content, Award) or content.body or not content.award:
        return row
    return replace(row, content=replace(content, body=body_beside(content.award.text, article)))


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


def _same(row: Found, other: Found) -> bool:
    """Whether two rows of one article tell of one event; the signing of what was just told of is no event apart."""
    a, b = row.content, other.content
    if same_event(a, b):
        return True
    if not isinstance(a, Collaboration) or not isinstance(b, Collaboration) or other.start - row.end > _NEAR:
        return False
    if (
        b.kind != "agreement"
        or a.kind in ("visit", "conference", "donation")
        or (a.date and b.date and a.date.text != b.date.text)
    ):
        return False
    return same_event(replace(a, kind="agreement", date=None), replace(b, date=None))


def _without_shadows(found: Sequence[Found]) -> list[Found]:
    """``found``, without the second of two rules that read the same award from the same words."""
    return list(dict.fromkeys(found))
