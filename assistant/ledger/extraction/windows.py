"""Long articles in parts: what is read of a part is looked for in all of it, which takes long where it is a book."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from vectorstore.ledger.types import Found, Value
from vectorstore.text.sentences import Span, split_sentences

# Characters. News is shorter; reading takes 2 s for so much Chinese text with a prize in each sentence, and for twice
# as much seven times as long.
LONGEST = 10_000


def windows(text: str) -> Iterator[Span]:
    """Parts of ``text`` that are no longer than ``LONGEST``, of whole sentences; a longer sentence is a part itself."""
    start, end = 0, 0
    for sentence in split_sentences(text):
        if sentence.end - start > LONGEST and end > start:
            yield Span(start, end)
            start = end
        end = sentence.end
    if end > start:
        yield Span(start, end)


def moved(found: Found, by: int) -> Found:
    """``found``, whose places were counted from character ``by`` of the article, with its places in the article."""
    return replace(found, content=_moved(found.content, by), start=found.start + by, end=found.end + by)


def _moved(part: Any, by: int) -> Any:  # noqa: ANN401 - any part of a row
    if isinstance(part, Value):
        if part.start is None or part.end is None:
            return part
        return replace(part, start=part.start + by, end=part.end + by)
    if isinstance(part, tuple):
        return tuple(_moved(each, by) for each in part)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{one.name: _moved(getattr(part, one.name), by) for one in fields(part)})
    return part
