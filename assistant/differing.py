"""Find where articles say the same thing with other values, and tell of corrections."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.citing import Citations, Statement
from assistant.inert import inert
from assistant.quoting.answer import said_otherwise
from assistant.texts import text
from assistant.types import Citation, InterfaceLanguage
from assistant.verifying.comparing import Said, same_class, supports
from assistant.verifying.facts import Fact, When, read_facts
from vectorstore.covering import read
from vectorstore.errors import ArticleNotFound
from vectorstore.library import Library
from vectorstore.text.aliases import Aliases
from vectorstore.text.likeness import common_words
from vectorstore.text.numbers import Number
from vectorstore.text.sentences import Span, split_sentences
from vectorstore.types import Article, Hit

# How many of their words two sentences of one language must have in common to be about the same thing.
_SAME_WORDS = 0.6
# What two sentences of two languages must: so near in meaning, and so many of the words of each said by the other in
# translation. Chosen with benchmarks/differing.py.
_SAME_MEANING = 0.4
_SAME_TRANSLATED = 0.3
_NAMES = {"person", "institution", "award"}
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# What happens only once, so that another year is another statement about it and not another event.
_ONCE = re.compile(
    r"\b(?:born|founded|established|set up|created|died)\b|生于|出生|成立|创立|创办|创建|设立|逝世|去世", re.IGNORECASE
)
_ROUGHLY = re.compile(
    r"\b(?:about|around|nearly|almost|roughly|some|over|more than|at least|up to)\b|约|近|超过|多|余|左右",
    re.IGNORECASE,
)
# Values that differ by less are one value where either is said roughly.
_ROUND = 0.1


@dataclass(frozen=True, slots=True)
class _Sentence:
    statement: Statement
    said: Said
    years: frozenset[str]


class Differing:
    """Tells what the articles of ``hits`` say otherwise than one of them does. Reads each sentence once."""

    def __init__(self, library: Library, hits: Sequence[Hit]) -> None:
        self._library = library
        self._aliases: Aliases = library.aliases()
        self._sentences = [one for hit in hits for one in _sentences(hit)]
        self._read: dict[tuple[str, Span], _Sentence] = {}

    def from_(self, statement: Statement) -> list[Statement]:
        """The sentences of other articles that say what ``statement`` does with other values, one of each article."""
        found: dict[str, Statement] = {}
        start = statement.span.start
        for span in split_sentences(statement.text):
            own = Statement(statement.hit, Span(start + span.start, start + span.end))
            for other in (*self._of_same_words(own), *self._of_same_meaning(own)):
                found.setdefault(other.hit.article.id, other)
        return list(found.values())

    def _of_same_words(self, own: Statement) -> Iterator[Statement]:
        """The sentences of its language that say otherwise."""
        for one in self._others(own, same_language=True):
            if common_words(own.text, one.text) >= _SAME_WORDS and self._otherwise(own, one):
                yield one

    def _of_same_meaning(self, own: Statement) -> Iterator[Statement]:
        """Those of other languages."""
        foreign = self._others(own, same_language=False)
        if not foreign:
            return
        texts, languages = [one.text for one in foreign], [one.hit.passage.language for one in foreign]
        cosines = self._library.likenesses(own.text, own.hit.passage.language, texts, languages)
        for one, cosine in zip(foreign, cosines, strict=True):
            if cosine >= _SAME_MEANING and self._otherwise(own, one) and self._translates(own.text, one.text):
                yield one

    def _others(self, own: Statement, *, same_language: bool) -> list[Statement]:
        """The sentences of other articles, in the language of ``own`` or in others."""
        return [
            one
            for one in self._sentences
            if one.hit.article.id != own.hit.article.id
            and (one.hit.passage.language == own.hit.passage.language) == same_language
        ]

    def _translates(self, one: str, other: str) -> bool:
        """Whether each of two sentences says enough of the words of the other in translation."""
        return self._covers(one, other) and self._covers(other, one)

    def _covers(self, one: str, other: str) -> bool:
        return self._library.coverage(self._library.query(one)).of(read(other)).share >= _SAME_TRANSLATED

    def _otherwise(self, one: Statement, other: Statement) -> bool:
        first, second = self._reading(one), self._reading(other)
        corrected = _corrects(one.hit.article, other.hit.article)
        if not corrected and first.years and second.years and first.years.isdisjoint(second.years):
            return False  # of the prize of this year, and of the last
        if self._other_names(first.said, second.said) or self._other_names(second.said, first.said):
            return False
        return self._other_values(first.said, second.said, corrected=corrected)

    def _reading(self, statement: Statement) -> _Sentence:
        key = (statement.hit.article.id, statement.span)
        if key not in self._read:
            said = Said(statement.text, tuple(read_facts(statement.text, self._aliases)))
            self._read[key] = _Sentence(statement, said, frozenset(_YEAR.findall(statement.hit.article.title)))
        return self._read[key]

    def _other_names(self, one: Said, other: Said) -> bool:
        """Whether ``one`` names somebody, or a body or a rank, and ``other`` another in that place."""
        kinds = {fact.kind for fact in other.facts}
        names = [fact for fact in one.facts if (fact.kind in _NAMES and fact.kind in kinds) or fact.rank]
        return any(not supports(other, fact, frozenset(), self._aliases) for fact in names)

    def _other_values(self, one: Said, other: Said, *, corrected: bool) -> bool:
        pairs = [
            (ours, theirs)
            for ours in self._unsaid(one, other)
            for theirs in self._unsaid(other, one)
            if same_class(ours, theirs) and not _nearly(ours, theirs, one, other)
        ]
        dates = [(ours.value, theirs.value) for ours, theirs in pairs if isinstance(ours.value, When)]
        if corrected or not dates:
            return bool(pairs)
        return len(pairs) == 1 and _of_one_event(dates[0], one)

    def _unsaid(self, one: Said, other: Said) -> list[Fact]:
        values = [fact for fact in one.facts if fact.kind not in _NAMES]
        return [fact for fact in values if not supports(other, fact, frozenset(), self._aliases)]


def with_others(library: Library, quotes: Sequence[Statement], hits: Sequence[Hit]) -> list[list[Statement]]:
    """``quotes``, each with what other articles of ``hits`` say otherwise, the newest first.

    A quote that stands beside one before it so is not there again.
    """
    differing = Differing(library, hits)
    groups: list[list[Statement]] = []
    for quote in quotes:
        if not any(quote.overlaps(other) for group in groups for other in group):
            found = differing.from_(quote)
            quoted = [each for each in quotes if any(each.overlaps(one) for one in found)]
            new = [one for one in found if not any(one.overlaps(each) for each in quoted)]
            groups.append(_newest_first([quote, *quoted, *new]))
    return groups


def added_to_written(
    library: Library, citations: Sequence[Citation], hits: Sequence[Hit], language: InterfaceLanguage
) -> tuple[str, tuple[Citation, ...]]:
    """What is to be said beside a written answer of ``citations``, and all citations then; "" when nothing differs."""
    cited = [
        Statement(hit, Span(citation.start, citation.end))
        for citation in citations
        for hit in hits
        if hit.article.id == citation.article and hit.passage.start <= citation.start < hit.passage.end
    ]
    groups = [group for group in with_others(library, cited, hits) if len(group) > 1]
    made = Citations(citations)
    return "\n".join(said_otherwise(group, made, language) for group in groups), made.all()


def _newest_first(statements: Sequence[Statement]) -> list[Statement]:
    """By the dates of their articles; those without a date last."""
    return sorted(statements, key=lambda one: one.hit.article.date or "", reverse=True)


def _sentences(hit: Hit) -> Iterator[Statement]:
    for span in split_sentences(hit.passage.text):
        yield Statement(hit, Span(hit.passage.start + span.start, hit.passage.start + span.end))


def _corrects(one: Article, other: Article) -> bool:
    return one.corrected_by == other.id or other.corrected_by == one.id


def _nearly(ours: Fact, theirs: Fact, one: Said, other: Said) -> bool:
    """Whether two numbers may be one that is said roughly."""
    if not isinstance(ours.value, Number) or not isinstance(theirs.value, Number):
        return False
    if not _ROUGHLY.search(one.text) and not _ROUGHLY.search(other.text):
        return False
    first, second = float(ours.value.value), float(theirs.value.value)
    return abs(first - second) <= _ROUND * max(abs(first), abs(second))


def _of_one_event(dates: tuple[object, object], said: Said) -> bool:
    first, second = dates
    assert isinstance(first, When)
    assert isinstance(second, When)
    return first.year == second.year or _ONCE.search(said.text) is not None


def remarks(library: Library, citations: Sequence[Citation], language: InterfaceLanguage) -> str:
    """What a reader of these citations should know of corrections; "" when there are none."""
    return " ".join(dict.fromkeys(_corrections(library, citations, language)))


def _corrections(library: Library, citations: Sequence[Citation], language: InterfaceLanguage) -> Iterator[str]:
    for citation in citations:
        try:
            newer = library.article(citation.article).corrected_by
            if newer is None:
                continue
            correction = library.article(newer)
        except ArticleNotFound:  # removed since it was found
            continue
        yield text(
            "answer.corrected",
            language,
            n=citation.n,
            date=citation.date or text("answer.no_date", language),
            title=inert(correction.title),
            corrected=correction.date or text("answer.no_date", language),
        )
