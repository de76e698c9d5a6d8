"""A conversation: what was asked, what came of it, and the one question that waits. Knows nothing of pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from assistant.pages.errors import ChatFault
from assistant.sources import SourceView, bare_view, source_view
from assistant.types import Answer, Citation, Turn
from vectorstore.errors import ArticleNotFound, NewsCiteError
from vectorstore.types import Article, Status

# Characters of the article to either side of the quote that the opened source shows.
AROUND = 2000


class Library(Protocol):
    """What the chat asks of a library."""

    def status(self) -> Status:
        """Its state."""
        ...

    def article(self, article: str, /) -> Article:
        """The article of that id. Raises ArticleNotFound."""
        ...


class Answerer(Protocol):
    """What the chat asks of ``assistant.Assistant``."""

    @property
    def library(self) -> Library:
        """The articles it answers from."""
        ...

    @property
    def model_name(self) -> str | None:
        """The language model, None when it quotes."""
        ...

    def stream(self, question: str, *, history: Sequence[Turn] = (), any_time: bool = False) -> Iterator[str | Answer]:
        """Pieces of text as they are ready, the answer last."""
        ...

    def add_sample(self) -> object:
        """Add the sample articles."""
        ...


@dataclass(frozen=True, slots=True)
class Source:
    """A source as its card shows it and, wider, as it opens."""

    card: SourceView
    opened: SourceView


@dataclass(slots=True)
class Exchange:
    """A question and what came of it: ``answer`` with its ``sources``, or ``error``; neither while it waits.

    With ``any_time`` it is not kept to the time that it names.
    """

    question: str
    answer: Answer | None = None
    sources: tuple[Source, ...] = ()
    error: NewsCiteError | None = None
    any_time: bool = False

    @property
    def waits(self) -> bool:
        """Whether it is still to be answered."""
        return self.answer is None and self.error is None


@dataclass(slots=True)
class Conversation:
    """The exchanges of one browser page, in order. Only the last can wait."""

    exchanges: list[Exchange] = field(default_factory=list)

    def ask(self, question: str) -> None:
        """Put ``question`` last; one that still waits gives way to it. White space alone asks nothing."""
        if question.strip():
            self.exchanges = [*(exchange for exchange in self.exchanges if not exchange.waits), Exchange(question)]

    def retry(self) -> None:
        """Ask the last question again."""
        self.exchanges[-1] = Exchange(self.exchanges[-1].question)

    def look_at_any_time(self) -> None:
        """Ask the last question again, not kept to the time that it names."""
        self.exchanges[-1] = Exchange(self.exchanges[-1].question, any_time=True)

    def clear(self) -> None:
        """Begin a new conversation."""
        self.exchanges = []

    def history(self) -> tuple[Turn, ...]:
        """What was asked and answered so far, as the assistant takes it."""
        return tuple(
            turn
            for exchange in self.exchanges
            if exchange.answer is not None
            for turn in (Turn("user", exchange.question), Turn("assistant", exchange.answer.text))
        )


def answering(exchange: Exchange, assistant: Answerer, history: Sequence[Turn]) -> Iterator[str]:
    """The text of the answer so far, longer each time; at the end ``exchange`` holds the answer or the error.

    When the caller stops early, ``exchange`` still waits. An error that is no NewsCiteError is kept as a
    ChatFault and raised.
    """
    text = ""
    try:
        for piece in assistant.stream(exchange.question, history=history, any_time=exchange.any_time):
            if isinstance(piece, Answer):
                exchange.sources = tuple(_source(assistant.library, citation) for citation in piece.citations)
                exchange.answer = piece
            else:
                text += piece
                yield text
        if exchange.waits:
            raise RuntimeError("the stream ended without an answer")
    except NewsCiteError as error:
        exchange.error = error
    except Exception:
        exchange.error = ChatFault()
        raise


def _source(library: Library, citation: Citation) -> Source:
    try:
        article = library.article(citation.article)
    except ArticleNotFound:
        return Source(bare_view(citation), bare_view(citation))
    return Source(source_view(article, citation), source_view(article, citation, AROUND))
