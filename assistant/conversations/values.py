"""A conversation, its exchanges, and what answers them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from threading import Event
from typing import Protocol

from assistant.feedback import FeedbackVerdict
from assistant.types import Answer, InterfaceLanguage, Turn
from vectorstore.conversations import State
from vectorstore.errors import NewsCiteError
from vectorstore.types import Filters


class Answerer(Protocol):
    """What conversations ask of ``assistant.Assistant``."""

    def stream(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        filters: Filters | None = None,
        any_time: bool = False,
        stop: Event | None = None,
    ) -> Iterator[str | Answer]:
        """Pieces of text as they are ready, the answer last; what there is of it soon after ``stop`` is set."""
        ...

    def suggest(
        self, language: InterfaceLanguage, *, near: Collection[str] = (), asked: Sequence[str] = ()
    ) -> list[str]:
        """Questions that the library answers."""
        ...


class AnsweringFault(NewsCiteError):
    """What a person is told of a fault of the code."""

    en = "Something went wrong here. Try again; the terminal in which NewsCite runs says more."
    zh = "出错了。请重试；运行 NewsCite 的终端里有更多信息。"


@dataclass(frozen=True, slots=True)
class Options:
    """How a question is asked.

    With ``any_time`` it is not kept to the time that it names, with ``alone`` not understood from what was said
    before it.
    """

    filters: Filters = field(default_factory=Filters)
    any_time: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a question got no answer, in both languages."""

    en: str
    zh: str

    @classmethod
    def of(cls, error: NewsCiteError) -> "Failure":
        """What ``error`` says."""
        return cls(error.message("en"), error.message("zh"))

    def message(self, language: InterfaceLanguage) -> str:
        """The words in ``language``."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and what came of it.

    ``text`` is the answer as far as it has come. ``state`` is ``waiting`` until it is there; then there is the
    ``answer``, or a ``failure``, or neither: it was ``stopped``, or ``broken`` by the end of the process.
    ``verdict`` is what a person said of it; ``suggestions`` are questions for after it, None before they are there.
    """

    id: int
    question: str
    options: Options
    state: State
    text: str
    answer: Answer | None
    failure: Failure | None
    asked: str
    verdict: FeedbackVerdict | None = None
    suggestions: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation as a list shows it; ``scope`` is what its next question is kept to. Times are ISO, in UTC."""

    id: str
    title: str
    scope: Filters
    started: str
    changed: str
    exchanges: int
