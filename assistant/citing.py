"""From what a model wrote to whole sentences, the keys that it gave for each, and numbered citations."""

import re
import secrets
import string
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.inert import inert, without_addresses
from assistant.types import Citation
from vectorstore.text.sentences import Span, split_sentences
from vectorstore.types import Hit

_ALPHABET = string.ascii_lowercase + string.digits
_BRACKETS = re.compile(r"\s*[\[【]([^\[\]【】\n]{1,120})[\]】]")
_SEPARATOR = re.compile(r"[\s,，;；、|]+")
# What only looks like a citation: numbers, or keys that were not given. It is left out, whoever wrote it.
_NO_CITATION = re.compile(r"(?:\^?\d{1,3}|[a-z0-9]{5})(?:[\s,，;；、|–-]+(?:\d{1,3}|[a-z0-9]{5}))*")
_MARKUP = re.compile(r"\*\*|__|^#+ |^[-*•] ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """One sentence of a model, without its keys; ``keys`` are those of the given ones that it named."""

    text: str
    keys: tuple[str, ...]


def make_keys(count: int) -> list[str]:
    """``count`` different keys of five characters that nothing in an article can have guessed."""
    keys: set[str] = set()
    while len(keys) < count:
        key = "".join(secrets.choice(_ALPHABET) for _ in range(5))
        if not key.isdigit() and not key.isalpha():
            keys.add(key)
    return sorted(keys)


def cited_sentences(written: str, known: Collection[str], *, finished: bool) -> list[CitedSentence]:
    """The whole sentences of ``written`` with the keys that stand in or right behind each.

    The last sentence is whole only when the model has ``finished``: its keys may still follow.
    """
    text, marks = _without_marks(_MARKUP.sub("", without_addresses(written)), known)
    spans = split_sentences(text)
    keys: list[list[str]] = [[] for _ in spans]
    for place, named in marks:
        before = [index for index, span in enumerate(spans) if span.start < place]
        if before:
            keys[before[-1]].extend(key for key in named if key not in keys[before[-1]])
    sentences = [
        CitedSentence(inert(" ".join(text[span.start : span.end].split())), tuple(named))
        for span, named in zip(spans, keys, strict=True)
    ]
    return sentences if finished else sentences[:-1]


def _without_marks(written: str, known: Collection[str]) -> tuple[str, list[tuple[int, list[str]]]]:
    """``written`` without bracketed keys, and where in what is left they stood."""
    pieces: list[str] = []
    marks: list[tuple[int, list[str]]] = []
    length = end = 0
    for match in _BRACKETS.finditer(written):
        named = [part for part in _SEPARATOR.split(match[1].strip()) if part in known]
        if not named and not _NO_CITATION.fullmatch(match[1].strip()):
            continue
        pieces.append(written[end : match.start()])
        length += len(pieces[-1])
        end = match.end()
        if named:
            marks.append((length, named))
    return "".join([*pieces, written[end:]]), marks


class Citations:
    """The citations of one answer, numbered in the order in which they are made; a span has one number."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, Span], Citation] = {}

    def cite(self, hit: Hit, span: Span) -> Citation:
        """The citation of the article's text from ``span.start`` to ``span.end``."""
        article = hit.article
        key = (article.id, span)
        if key not in self._made:
            self._made[key] = Citation(
                n=len(self._made) + 1,
                article=article.id,
                source=article.source,
                title=article.title,
                url=article.url,
                date=article.date,
                language=hit.passage.language,
                start=span.start,
                end=span.end,
                quote=article.text[span.start : span.end],
            )
        return self._made[key]

    def all(self) -> tuple[Citation, ...]:
        """All of them, by number."""
        return tuple(self._made.values())


def marked(sentence: str, citations: Sequence[Citation]) -> str:
    """``sentence`` with the numbers of ``citations`` behind it."""
    return sentence + " " + "".join(f"[{citation.n}]" for citation in citations)
