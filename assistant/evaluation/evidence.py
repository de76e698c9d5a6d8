"""Where an article has the words of a test set, and whether spans of it hold them."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from urllib.parse import urlsplit

from vectorstore.text.sentences import Span


def is_source(wanted: str, article: str, source: str, url: str | None) -> bool:
    """Whether ``wanted`` of a test set means the article of this id, source and URL.

    It may be the id, the source or the end of its path ("news/a.md" of "/x/news/a.md"), or the URL, whatever its
    scheme and last slash.
    """
    if wanted in (article, source) or PurePath(source).parts[-len(PurePath(wanted).parts) :] == PurePath(wanted).parts:
        return True
    return "://" in wanted and _address(wanted) in {_address(source), _address(url or "")}


def _address(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    return parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/"), parts.query


def find_evidence(text: str, evidence: str) -> list[Span]:
    """Every place where ``text`` has ``evidence``, whatever the white space in either: lines may be wrapped."""
    places = [at for at, character in enumerate(text) if not character.isspace()]
    compact = "".join(text[at] for at in places)
    wanted = "".join(evidence.split())
    spans, at = [], compact.find(wanted) if wanted else -1
    while at >= 0:
        spans.append(Span(places[at], places[at + len(wanted) - 1] + 1))
        at = compact.find(wanted, at + 1)
    return spans


def covered(span: Span, by: Iterable[Span], text: str) -> bool:
    """Whether all of ``span`` but white space lies in the spans of ``by``."""
    at = span.start
    for start, end in sorted(by):
        if start > at and text[at:start].strip():
            break
        at = max(at, end)
    return at >= span.end or not text[at : span.end].strip()


def held(text: str, evidence: Sequence[str], spans: Sequence[Span]) -> list[bool]:
    """For each of ``evidence``, whether ``spans`` of ``text`` hold it somewhere."""
    return [any(covered(place, spans, text) for place in find_evidence(text, each)) for each in evidence]
