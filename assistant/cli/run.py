"""What every command is given: the person's language and folder, and how library and assistant are opened."""

import shlex
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Protocol

from assistant.errors import LibraryEmpty
from assistant.texts import text
from assistant.types import Answer, InterfaceLanguage, ModelTrial, Turn
from vectorstore.types import Filters

if TYPE_CHECKING:
    from assistant.ledger import Ledger
    from assistant.models import LanguageModel
    from assistant.settings import Settings
    from vectorstore.library import Library


class Say(Protocol):
    """Gives the words of a key in the person's language."""

    def __call__(self, key: str, **values: object) -> str:
        """The words with their placeholders filled."""
        ...


class Answering(Protocol):
    """What the commands ask of ``assistant.Assistant``."""

    @property
    def library(self) -> "Library":
        """The articles it answers from."""
        ...

    @property
    def ledger(self) -> "Ledger":
        """The awards and collaborations of the articles."""
        ...

    @property
    def settings(self) -> "Settings":
        """What it is set to."""
        ...

    @property
    def model_name(self) -> str | None:
        """The language model that writes the answers; None without one."""
        ...

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        filters: Filters = ...,
        any_time: bool = ...,
        stop: Event | None = ...,
    ) -> Answer:
        """The answer."""
        ...

    def stream(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        filters: Filters = ...,
        any_time: bool = ...,
        stop: Event | None = ...,
    ) -> Iterator[str | Answer]:
        """Pieces of text as they are ready, the answer last."""
        ...

    def try_model(self) -> ModelTrial | None:
        """Have the model say a word; None without one."""
        ...

    def close(self) -> None:
        """Let go of what it holds."""
        ...


def open_library(settings: "Settings") -> "Library":
    """The library with the embedder that ``settings`` name."""
    from assistant import opening
    from assistant.embedders import open_embedder

    return opening.open_library(settings, open_embedder(settings))


def open_assistant(settings: "Settings") -> Answering:
    """The assistant that ``settings`` ask for."""
    from assistant.assistant import Assistant

    return Assistant.open(settings=settings)


def open_model(settings: "Settings") -> "LanguageModel | None":
    """The language model that ``settings`` name; None when they name none."""
    from assistant.models import LanguageModel, model_name

    name = model_name(settings)
    return LanguageModel(name, settings) if name else None


@dataclass(frozen=True, slots=True)
class Opening:
    """How library, assistant and language model are opened."""

    library: "Callable[[Settings], Library]" = open_library
    assistant: "Callable[[Settings], Answering]" = open_assistant
    model: "Callable[[Settings], LanguageModel | None]" = open_model


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the command line, in ``language``; ``home`` is the folder it was told, if any."""

    language: InterfaceLanguage
    home: str | None
    opening: Opening

    def say(self, key: str, **values: object) -> str:
        """The words of ``key`` in the person's language."""
        return text(key, self.language, **values)

    def settings(self, model: str | None = None, embedder: str | None = None) -> "Settings":
        """The settings, with what the options say. Raises SettingsInvalid."""
        from assistant.settings import load_settings

        return load_settings(home=self.home, language=self.language, model=model, embedder=embedder)

    @contextmanager
    def library(self, *, empty: bool = True, embedder: str | None = None) -> "Iterator[Library]":
        """The library, with ``embedder`` or the one that is set. Unless it may be ``empty``, LibraryEmpty is raised."""
        with closing(self.opening.library(self.settings(embedder=embedder))) as library:
            if not empty:
                self._refuse_empty(library)
            yield library

    @contextmanager
    def assistant(self, model: str | None, *, empty: bool = False) -> Iterator[Answering]:
        """The assistant with ``model``. Unless it may be ``empty``, raises LibraryEmpty when it is."""
        with closing(self.opening.assistant(self.settings(model))) as assistant:
            if not empty:
                self._refuse_empty(assistant.library)
            yield assistant

    def own_command(self) -> str:
        """How to call newscite again for this library: by its name where the shell finds it, else by its path."""
        beside = Path(sys.executable).with_name("newscite")
        known = shutil.which("newscite") is not None or not beside.exists()
        name = "newscite" if known else shlex.quote(str(beside))
        return f"{name} --home {shlex.quote(str(self.home))}" if self.home else name

    def _refuse_empty(self, library: "Library") -> None:
        if not library.status().articles:
            raise LibraryEmpty(path=library.home, command=self.own_command())
