"""The composition root: one object, put together from the settings, that edges and programs talk to."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from threading import Event
from types import TracebackType
from typing import TYPE_CHECKING

from assistant.adding import AddReport, OnProgress, add, add_sample
from assistant.answering import Answering
from assistant.embedders import open_embedder
from assistant.ledger import Ledger, ModelReader
from assistant.models import LanguageModel, model_name
from assistant.opening import open_library
from assistant.settings import Settings, load_settings
from assistant.suggesting import suggest
from assistant.types import Answer, InterfaceLanguage, ModelTrial, Turn
from vectorstore.types import Filters

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings
    from langchain_core.language_models import BaseChatModel
    from langchain_core.runnables import Runnable

    from assistant.retriever import NewsRetriever
    from vectorstore.embedder import Embedder

# The newest articles, whose titles questions are made of where the ledger has nothing.
_SUGGESTED_FROM = 50


class Assistant:
    """Answers questions about the articles of a library and adds articles to it. Any thread may use it."""

    def __init__(self, settings: Settings, embedder: "Embedder", model: LanguageModel | None) -> None:
        self.settings = settings
        self.library = open_library(settings, embedder)
        self.ledger = Ledger(self.library, ModelReader(model, settings) if model else None)
        self._model = model

    @classmethod
    def open(
        cls,
        home: Path | str | None = None,
        *,
        model: "str | BaseChatModel | None" = None,
        settings: Settings | None = None,
        embedder: "str | Embedder | Embeddings | None" = None,
    ) -> "Assistant":
        """Open the library in ``home`` (default: as the settings say); a folder without one is an empty library.

        ``model`` is ``provider:name`` or any chat model of LangChain's; without one, and without OPENAI_API_KEY or
        OPENAI_BASE_URL, the assistant quotes. ``embedder`` is ``provider:name`` or any embedder of LangChain's; a
        library stays with the one that made it (``Library.reembed`` moves it). Nothing heavy is loaded, and nothing
        asked, before it is needed. Raises SettingsInvalid, and AliasTableError when the user's table of aliases cannot
        be used.
        """
        named = {"model": model, "embedder": embedder}
        names = {setting: value for setting, value in named.items() if isinstance(value, str)}
        chosen = settings or load_settings(home=Path(home) if home is not None else None, **names)
        given = None if isinstance(embedder, str) else embedder
        return cls(chosen, open_embedder(chosen, given), _language_model(chosen, model))

    @property
    def model_name(self) -> str | None:
        """The language model that writes the answers; None when the articles are quoted without one."""
        return self._model.name if self._model else None

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        filters: Filters | None = None,
        any_time: bool = False,
        stop: Event | None = None,
    ) -> Answer:
        """The answer to ``question``; ``history`` is the conversation before it, oldest first.

        A time that the question names keeps the answer to articles of it or about it, unless ``any_time``. When
        another thread, or the handler of a signal, sets ``stop``, the answer is what the model had said by then.
        Raises LibraryUnreadable, EmbedderChanged and EmbedderUnavailable. A language model that fails is told of in
        the answer's ``notice``.
        """
        answer = None
        for piece in self.stream(question, history=history, filters=filters, any_time=any_time, stop=stop):
            answer = piece
        assert isinstance(answer, Answer)
        return answer

    def stream(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        filters: Filters | None = None,
        any_time: bool = False,
        stop: Event | None = None,
    ) -> Iterator[str | Answer]:
        """Yield the answer's text as it becomes ready, whole sentences at a time, and the Answer last.

        Closing the iterator leaves the model at once; with ``stop`` an Answer still comes, as ``ask`` tells.
        Raises as ``ask`` does.
        """
        answering = Answering(self.library, self._model, self.settings, self.ledger)
        return answering.stream(question, history, filters or Filters(), any_time=any_time, stop=stop)

    def suggest(
        self, language: InterfaceLanguage, *, near: Collection[str] = (), asked: Sequence[str] = ()
    ) -> list[str]:
        """Up to three questions that the library answers, in ``language``; no language model is asked.

        They are first about the articles ``near`` (ids), and not about what is ``asked`` already. Takes about a second.
        """
        quoting = Answering(self.library, None, self.settings, self.ledger)

        def answer(question: str) -> Answer:
            pieces = quoting.stream(question, (), Filters(), any_time=False)
            return next(piece for piece in pieces if isinstance(piece, Answer))

        articles, _ = self.library.listed(limit=_SUGGESTED_FROM)
        return suggest(self.ledger.events(), articles, answer, language, near=near, asked=asked)

    def try_model(self) -> ModelTrial | None:
        """Have the language model say a word, to find out whether it can be used; None without one.

        Raises ModelFailed, which says what is wrong.
        """
        return self._model.try_out() if self._model else None

    def add(
        self, named: Sequence[str | Path], on_progress: OnProgress | None = None, *, allow_private: bool = False
    ) -> AddReport:
        """Add files, folders, web pages, feeds and sitemaps. ``assistant.adding.add`` says more.

        With the setting ``ledger_model`` the language model then reads what is new for the ledger.
        """
        return self._read(add(self.library, named, on_progress, allow_private=allow_private))

    def add_sample(self, on_progress: OnProgress | None = None) -> AddReport:
        """Add the sample articles that are installed with the product."""
        return self._read(add_sample(self.library, on_progress))

    def _read(self, report: AddReport) -> AddReport:
        if not self.settings.ledger_model or self._model is None:
            return report
        return report.with_reading(self.ledger.read_by_model(report.new))

    def as_retriever(self, *, filters: Filters | None = None, limit: int = 8) -> "NewsRetriever":
        """The library's search as LangChain's retriever."""
        from assistant.retriever import NewsRetriever

        return NewsRetriever(library=self.library, filters=filters or Filters(), limit=limit)

    def as_runnable(self) -> "Runnable[str, Answer]":
        """The assistant as LangChain's Runnable, from a question to its Answer."""
        from langchain_core.runnables import RunnableLambda

        return RunnableLambda(self.ask)

    def close(self) -> None:
        """Let go of the library's index."""
        self.library.close()

    def __enter__(self) -> "Assistant":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def _language_model(settings: Settings, given: "str | BaseChatModel | None") -> LanguageModel | None:
    """The chat model that was given, or the one that the settings name, or none."""
    if given is not None and not isinstance(given, str):
        return LanguageModel.of(given, settings)
    name = model_name(settings)
    return LanguageModel(name, settings) if name else None
