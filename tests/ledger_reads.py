"""What the rules of the ledger read of a text, plainly, for tests."""

from assistant.ledger.extraction.reading import read
from assistant.ledger.names import rank_code
from vectorstore.ledger import Award, Collaboration


def awards_in_order(text: str, title: str = "") -> list[tuple[str, str, str]]:
    """(award, recipient, class) of each recipient that is read."""
    return [
        (row.content.award.text, told.text, rank_code(row.content.rank.text if row.content.rank else None))
        for row in read(title, text, "2024-06-30")
        if isinstance(row.content, Award) and row.content.award
        for one in row.content.recipients
        if (told := one.name or one.institution)
    ]


def awards(text: str, title: str = "") -> set[tuple[str, str, str]]:
    """The same, each once."""
    return set(awards_in_order(text, title))


def works(text: str, title: str = "") -> list[tuple[str, set[str]]]:
    """(kind, parties) of each collaboration that is read."""
    return [
        (row.content.kind, {one.text for one in row.content.parties})
        for row in read(title, text, "2024-06-30")
        if isinstance(row.content, Collaboration)
    ]
