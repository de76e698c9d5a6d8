"""From what a model wrote to whole sentences, the keys that it gave for each, and numbered citations."""

import re
import secrets
import string
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.types import Citation
from vectorstore.text.sentences import Span, split_sentences
from vectorstore.types import Hit

_ALPHABET = string.ascii_lowercase + string.digits
_BRACKETS = re.compile(r"\s*(?P<open>[\[【(（])(?P<inside>[^\[\]【】()（）\n]{1,120})[\]】)）]")
_SEPARATOR = re.compile(r"[\s,，;；、|]+")
# What only looks like a citation: numbers, or keys that were not given. It is left out, whoever wrote it.
_NO_CITATION = re.compile(r"(?:\^?\d{1,3}|[a-z0-9]{5})(?:[\s,，;；、|–-]+(?:\d{1,3}|[a-z0-9]{5}))*")
_MARKUP = re.compile(r"\*\*|__|`+|^#+ |^[-*•>] |^\d{1,2}[.)] ", re.MULTILINE)
_ADDRESS = r"(?:(?:[a-z][a-z0-9+.-]*:)?//|www\.|(?<![a-z])(?:javascript|vbscript|mailto|data):(?=[^\s]))"
_IMAGE = re.compile(r"!\[[^\[\]]*\](?:\([^()\s]*\))?")
# What a link behind brackets leads to; in the brackets may stand a key.
_TARGET = re.compile(rf"(?<=\])\({_ADDRESS}[^()\s]*\)", re.IGNORECASE)
# What could come alive where an answer is shown, each with what is left of it.
_ALIVE = (
    (_IMAGE, ""),
    (re.compile(r"\[([^\[\]]*)\]\([^()]*\)"), r"\1"),  # a link
    (re.compile(r"<[A-Za-z/!?][^<>]*>|&#?\w{1,10};"), ""),  # HTML
    (re.compile(r"<(?=[A-Za-z/!?])"), "‹"),  # and what might become some
    (re.compile(rf"{_ADDRESS}[^\s，。；）)】\]」”]*", re.IGNORECASE), ""),
    (
        re.compile(r"[\[［【〔]\s*\^?[\d０-９][\d０-９\s,，、;；–-]*[\]］】〕]"),
        "",
    ),  # a number of a citation that is not ours
)


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """One sentence of a model, without its keys; ``keys`` are those of the given ones that it named."""

    text: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """Words of an article: ``span`` in its stored text, around or in the passage of ``hit``."""

    hit: Hit
    span: Span

    @property
    def text(self) -> str:
        """The words."""
        return self.hit.article.text[self.span.start : self.span.end]

    def overlaps(self, other: "Statement") -> bool:
        """Whether both have characters of one article in common."""
        return (
            self.hit.article.id == other.hit.article.id
            and self.span.start < other.span.end
            and other.span.start < self.span.end
        )


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
    text, marks = _without_marks(_TARGET.sub("", _IMAGE.sub("", _MARKUP.sub("", _visible(written)))), known)
    spans = split_sentences(text)
    keys: list[list[str]] = [[] for _ in spans]
    for place, named in marks:
        before = [index for index, span in enumerate(spans) if span.start < place]
        if before:
            keys[before[-1]].extend(key for key in named if key not in keys[before[-1]])
    sentences = [
        CitedSentence(inert(text[span.start : span.end]), tuple(named)) for span, named in zip(spans, keys, strict=True)
    ]
    whole = sentences if finished else sentences[:-1]
    return [sentence for sentence in whole if sentence.text]


def inert(words: str) -> str:
    """``words`` in one line, without links, addresses, images, HTML, numbers in brackets, and characters unseen."""
    words = _visible(words)
    before = None
    while words != before:  # what is left of one may be another
        before = words
        for pattern, left in _ALIVE:
            words = pattern.sub(left, words)
    return " ".join(words.split())


def _visible(words: str) -> str:
    """``words`` without control characters and what reorders or hides text; line breaks and tabs stay."""
    return "".join(
        each for each in words if each in "\n\t" or unicodedata.category(each) not in {"Cc", "Cf", "Co", "Cs"}
    )


def _without_marks(written: str, known: Collection[str]) -> tuple[str, list[tuple[int, list[str]]]]:
    """``written`` without bracketed keys, and where in what is left they stood."""
    pieces: list[str] = []
    marks: list[tuple[int, list[str]]] = []
    length = end = 0
    for match in _BRACKETS.finditer(written):
        inside = match["inside"].strip()
        named = [part for part in _SEPARATOR.split(inside) if part in known]
        if match["open"] in "(（" and len(named) < len(_SEPARATOR.split(inside)):
            continue  # brackets of the text's own
        if not named and not _NO_CITATION.fullmatch(inside):
            continue
        pieces.append(written[end : match.start()])
        length += len(pieces[-1])
        end = match.end()
        if named:
            marks.append((length, named))
    return "".join([*pieces, written[end:]]), marks


class Citations:
    """The citations of one answer, numbered in the order in which they are made; a span has one number."""

    def __init__(self, made: Sequence[Citation] = ()) -> None:
        self._made = {(one.article, Span(one.start, one.end)): one for one in made}

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
