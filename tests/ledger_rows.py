"""A library whose ledger has rows that are known, for questions of tests."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from hash_embedder import HashEmbedder

from assistant import Assistant
from vectorstore.ledger.types import Award, Collaboration, CollaborationKind, Found, Recipient, Value
from vectorstore.types import NewArticle


def value(told: str | None) -> Value | None:
    return Value(told) if told else None


def award(
    name: str,
    *who: tuple[str | None, str | None],
    day: str = "2022-04-01",
    rank: str | None = None,
    body: str | None = None,
    year: str | None = None,
) -> Award:
    """An award to ``who``, each a person and an institution, of which one may be None."""
    recipients = tuple(Recipient(value(one), value(house)) for one, house in who)
    return Award(Value(name), recipients, value(body), value(year), value(rank), None, Value(day))


def work(
    kind: CollaborationKind,
    *parties: str,
    day: str = "2023-05-03",
    people: Sequence[str] = (),
    subject: str | None = None,
    amount: str | None = None,
) -> Collaboration:
    """A collaboration of ``parties``."""
    return Collaboration(
        kind, tuple(map(Value, parties)), value(subject), tuple(map(Value, people)), value(amount), Value(day)
    )


@contextmanager
def assistant_of(folder: Path, rows: Mapping[str, Sequence[Award | Collaboration]], date: str) -> Iterator[Assistant]:
    """An assistant whose articles are the texts of ``rows``, all of one ``date``, each with its rows kept."""
    with Assistant.open(folder, embedder=HashEmbedder()) as assistant:
        with assistant.library.writing() as writer:
            for number, (text, contents) in enumerate(rows.items()):
                title = text.split(".")[0].split("。")[0]
                added = writer.add([NewArticle(text, f"{number}.txt", title, date)])
                found = [Found(content, 0, len(text), "test", 0.9) for content in contents]
                writer.keep_rows(added[0].article, "test", found)
        yield assistant
