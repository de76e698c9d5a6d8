"""The plain values that storage takes and gives. Nothing here imports anything of ours."""

from dataclasses import dataclass, field
from typing import Literal

Language = Literal["zh", "en", "other"]

LANGUAGES: tuple[Language, ...] = ("zh", "en", "other")


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article as it was read, before the library has it.

    ``source`` is the path or URL as it was added, ``location`` the same place unmistakably (an absolute path;
    without one, ``source``): another text from the same location is a new version of the article. ``url`` is
    the page's own address where it names one. ``date`` is ISO, as exact as the source tells: ``2024-07-02``,
    ``2024-07`` or ``2024``.
    """

    text: str
    source: str
    title: str
    date: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    location: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the library. ``id`` is made from its content, so equal content has equal ids.

    ``added`` is an ISO time in UTC. ``replaced_by`` is the id of the newer version of the same source, if any;
    a replaced article answers no question but stays readable. ``corrects`` is the id of the article that it says it
    corrects, where that can be told, ``corrected_by`` that of the newest article that corrects it.
    """

    id: str
    text: str
    source: str
    title: str
    date: str | None
    author: str | None
    publisher: str | None
    url: str | None
    language: Language
    added: str
    passages: int
    replaced_by: str | None = None
    corrects: str | None = None
    corrected_by: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """An article as a list shows it: what ``Article`` has, but for its text and what it has to do with others."""

    id: str
    title: str
    source: str
    date: str | None
    author: str | None
    publisher: str | None
    url: str | None
    language: Language
    added: str
    passages: int


@dataclass(frozen=True, slots=True)
class Copy:
    """The same story from another source than the article's: its own facts and text, which answer no question."""

    source: str
    title: str
    date: str | None
    publisher: str | None
    url: str | None
    added: str
    text: str
    location: str
    author: str | None

    def article(self) -> NewArticle:
        """The copy as an article that can be added."""
        return NewArticle(
            text=self.text,
            source=self.source,
            title=self.title,
            date=self.date,
            author=self.author,
            publisher=self.publisher,
            url=self.url,
            location=self.location,
        )


@dataclass(frozen=True, slots=True)
class Passage:
    """Whole sentences of an article: ``text`` is the article's stored text from ``start`` to ``end``."""

    id: int
    article: str
    ordinal: int
    start: int
    end: int
    language: Language
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found.

    ``score`` orders the hits; ``dense`` is the centred cosine (−1 to 1). ``words``, ``names`` and ``translated`` are
    the shares (0 to 1) of what the question's own words, its names in the other script, and its words in translation
    tell that the passage says.
    """

    passage: Passage
    article: Article
    score: float
    dense: float
    words: float
    names: float
    translated: float = 0.0


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search may look at. Dates are ISO and inclusive; ``source`` matches a part of source or URL.

    ``publishers`` are whole names, of which an article's has to be one; ``article`` is the id of the only one.
    ``about`` are periods, each its first and last day ("" is open): an article passes that is of one of them or names
    a date in one.
    """

    since: str | None = None
    until: str | None = None
    language: Language | None = None
    source: str | None = None
    publishers: tuple[str, ...] = ()
    article: str | None = None
    about: tuple[tuple[str, str], ...] = ()

    @property
    def empty(self) -> bool:
        """Whether every article passes."""
        return self == Filters()


@dataclass(frozen=True, slots=True)
class Added:
    """What adding one article did.

    Of a ``copy``, ``article`` is the one that it is a copy of. ``replaced`` is the id of the earlier version of the
    same source; ``corrects`` that of the article that this one says it corrects.
    """

    article: str
    outcome: Literal["added", "unchanged", "copy"]
    passages: int
    replaced: str | None = None
    corrects: str | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """The state of a library.

    ``generation`` is None before the first index; ``tail`` counts the passages that are newer than it and are
    searched exactly. ``dimension`` is 0 before anything was embedded. ``next_embedder`` is the one that the library is
    being moved to, if any, and ``moved`` the passages that it has embedded.
    """

    path: str
    articles: int
    passages: int
    by_language: dict[Language, int] = field(default_factory=dict)
    embedder: str = ""
    dimension: int = 0
    generation: int | None = None
    tail: int = 0
    bytes: int = 0
    next_embedder: str | None = None
    moved: int = 0


@dataclass(frozen=True, slots=True)
class Reembedding:
    """How far a move to another embedder has come: ``done`` of ``total`` passages, of which it began with ``kept``.

    ``seconds`` are those since it began or went on. While ``preparing``, the calibration text is being embedded. After
    the last passage the index is built, which can take some time more.
    """

    done: int
    total: int
    kept: int
    seconds: float
    preparing: bool = False
