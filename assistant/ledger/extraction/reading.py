"""Read an article by rules: all rows of awards and collaborations, each event of the article once."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.ledger.extraction.article import Text
from assistant.ledger.extraction.awards import READER, find_awards, with_article_date
from assistant.ledger.extraction.collaborations import find_collaborations
from assistant.ledger.extraction.lists import find_listed
from assistant.ledger.same import joined, same_event
from vectorstore.ledger.types import Collaboration, Found
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
    return sorted((with_article_date(one, article) for one in rows), key=lambda one: (one.start, one.end))


def _same(row: Found, other: Found) -> bool:
    """Whether two rows of one article tell of one event; the signing of what was just told of is no event apart."""
    a, b = row.content, other.content
    if same_event(a, b):
        return True
    if not isinstance(a, Collaboration) or not isinstance(b, Collaboration) or other.start - row.end > _NEAR:
        return False
    if b.kind != "agreement" or (a.date and b.date and a.date.text != b.date.text):
        return False
    return same_event(replace(a, kind="agreement", date=None), replace(b, date=None))


def _without_shadows(found: Sequence[Found]) -> list[Found]:
    """``found``, without the second of two rules that read the same award from the same words."""
    return list(dict.fromkeys(found))
