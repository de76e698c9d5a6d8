"""What of a question a sentence, its passage and its article have, beyond their meaning."""

import re
from collections.abc import Callable, Collection, Sequence, Set
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeVar

from assistant.quoting.wanted import Wanted, counted, offers, wanted
from vectorstore.covering import Coverage, Covered, Read, read
from vectorstore.search import Query
from vectorstore.text.folding import fold
from vectorstore.text.names import asked_names, find_names, han_keys, initialisms, latin_keys, same_name
from vectorstore.text.numbers import find_numbers
from vectorstore.text.words import index_words, question_words
from vectorstore.types import Article, Hit

# Names and acronyms, as far as capitals tell; the first word of a question is capitalised anyway.
_CAPITALISED = re.compile(r"(?<=\s)[A-Z][\w-]+|\b[A-Z]{2,}\w*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


_Asked = TypeVar("_Asked")


class OfArticle(NamedTuple):
    """Shares, 0 to 1, of what a question names that a whole article, its title and date do not have."""

    words: Covered
    persons_missing: float
    keys_missing: float
    bodies_missing: float
    years_missing: float
    capitals_missing: float


class OfPassage(NamedTuple):
    """The same for one passage with title and date; ``names`` is the share of names in the other script it has."""

    words: Covered
    names: float
    numbers_missing: float
    bodies_missing: float
    capitals_missing: float


class OfSentence(NamedTuple):
    """For a sentence, and for it with what is near: the title, the date, and the sentences beside it."""

    words: Covered
    in_context: Covered
    around: Covered
    names: float
    offers: bool
    numbers_missing: float
    years_elsewhere: float
    thing_unsaid: bool


class Measure:
    """Measures texts by one question; what is measured of an article or a passage is kept for its next sentence."""

    def __init__(self, query: Query, coverage: Coverage) -> None:
        self._query = query
        self._coverage = coverage
        self.kind = wanted(query.text)
        self._years = set(_YEAR.findall(query.text))
        self._numbers = _values(query.text)
        self._capitals = {fold(word) for word in _CAPITALISED.findall(query.text)}
        self._articles: dict[str, OfArticle] = {}
        self._passages: dict[int, OfPassage] = {}
        self._heads: dict[str, Read] = {}

    @cached_property
    def _persons(self) -> list[str]:
        return asked_names(self._query.text)

    def article(self, article: Article) -> OfArticle:
        """What ``article`` has."""
        if article.id not in self._articles:
            text = f"{_head(article)}\n{article.text}"
            said = _Said(text)
            self._articles[article.id] = OfArticle(
                self._coverage.of(read(text)),
                _missing(self._persons, said.person),
                float(bool(self._query.names) and not said.keys & set(self._query.names)),
                _missing(self._query.wording.named, said.any_of),
                _missing(self._years, set(_YEAR.findall(text)).__contains__),
                _missing(self._capitals, lambda word: word in said.folded),
            )
        return self._articles[article.id]

    def passage(self, hit: Hit) -> OfPassage:
        """What the passage of ``hit`` has."""
        if hit.passage.id not in self._passages:
            text = f"{_head(hit.article)}\n{hit.passage.text}"
            said = _Said(text)
            self._passages[hit.passage.id] = OfPassage(
                self._coverage.of(self._head(hit.article) + read(hit.passage.text)),
                self._names(hit.passage.text),
                _missing(self._numbers, _values(text).__contains__),
                _missing(self._query.wording.named, said.any_of),
                _missing(self._capitals, lambda word: word in said.folded),
            )
        return self._passages[hit.passage.id]

    def sentence(self, hit: Hit, before: str, text: str, after: str) -> OfSentence:
        """What a sentence has, between those ``before`` and ``after`` it."""
        own, context = read(text), self._head(hit.article) + read(before)
        near = (_head(hit.article), before, text)
        years = self._years.difference(*map(_YEAR.findall, near))
        return OfSentence(
            self._coverage.of(own),
            self._coverage.of(context + own),
            self._coverage.of(context + own + read(after)),
            self._names(text),
            self.kind is not Wanted.ANYTHING and offers(text, self.kind, self._query.text),
            _missing(self._numbers, lambda number: any(number in _values(part) for part in near)),
            float(bool(years)),
            thing_unsaid(self._query, "\n".join((*near, after))),
        )

    def _head(self, article: Article) -> Read:
        if article.id not in self._heads:
            self._heads[article.id] = read(_head(article))
        return self._heads[article.id]

    def _names(self, text: str) -> float:
        """Half for one of the question's names, all for two or more: of the keys of a question few are names."""
        if not self._query.names:
            return 0.0
        keys = latin_keys(text) if self._query.script == "latin" else han_keys(text)
        return min(1.0, len(set(keys).intersection(self._query.names)) / 2)


def thing_unsaid(query: Query, text: str) -> bool:
    """Whether the question wants something counted that ``text`` does not name, in any word that may stand for it."""
    words = set(question_words(counted(query.text)))
    terms = [term for term in (*query.wording.own, *query.wording.translated) if term.text in words]
    if not terms:
        return False
    said = f" {' '.join(index_words(text))} "
    return not any(f" {way} " in said for term in terms for way in term.alternatives)


class _Said:
    """What a text says, worked out when it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def folded(self) -> str:
        return f"{fold(self._text)} {' '.join(initialisms(self._text))}"

    @cached_property
    def keys(self) -> set[str]:
        return {*latin_keys(self._text), *han_keys(self._text)}

    def person(self, name: str) -> bool:
        return any(same_name(name, other) for other in self._persons)

    def any_of(self, names: Sequence[str]) -> bool:
        """Whether it has one of ``names``: Han characters anywhere, Latin words whole."""
        return any(
            f" {' '.join(index_words(name))} " in self._words if fold(name).isascii() else fold(name) in self.folded
            for name in names
        )

    @cached_property
    def _persons(self) -> list[str]:
        return [name.text for name in find_names(self._text)]

    @cached_property
    def _words(self) -> str:
        return f" {' '.join([*index_words(self._text), *initialisms(self._text)])} "


def _head(article: Article) -> str:
    return "\n".join(part for part in (article.title, article.date) if part)


@lru_cache(maxsize=1 << 13)
def _values(text: str) -> Set[object]:
    return {number.value for number in find_numbers(text)} | {int(year) for year in _YEAR.findall(text)}


def _missing(asked: Collection[_Asked], there: Callable[[_Asked], bool]) -> float:
    """The share of ``asked`` that is not ``there``; 0 when nothing was asked for."""
    return sum(not there(one) for one in asked) / max(1, len(asked))
