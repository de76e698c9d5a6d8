"""The language model that the assistant asks."""

import time
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import closing
from threading import Lock
from typing import TYPE_CHECKING

from assistant.models.asking import answered, written
from assistant.models.errors import ModelRefused, ModelStopped
from assistant.models.failing import failure
from assistant.models.limits import Endpoint
from assistant.models.metering import Meter
from assistant.models.providers import OPTIONAL, SERVED_MODEL, endpoint, open_model
from assistant.models.running import TookTooLong, streamed
from assistant.models.serving import served_model
from assistant.settings import Settings
from assistant.types import ModelTrial
from prompts import load

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


class LanguageModel:
    """A chat model that is opened when it is first asked. Any thread may use it; every failure is a ModelFailed.

    It keeps the limits of the settings, whatever its provider's client does, and asks again where that may help.
    """

    def __init__(self, name: str, settings: Settings) -> None:
        self.name = name
        self._settings = settings
        self._model: BaseChatModel | None = None
        self._without: frozenset[str] = frozenset()
        self._opening = Lock()

    @classmethod
    def of(cls, model: "BaseChatModel", settings: Settings) -> "LanguageModel":
        """A chat model that is open already."""
        made = cls(type(model).__name__, settings)
        made._model = model
        return made

    @property
    def where(self) -> str:
        """The server that is asked, as a person knows it."""
        return self._at().where

    def stream(self, system: str, user: str, meter: Meter) -> Iterator[str]:
        """What the model answers, piece by piece; ``meter`` counts its tokens and says when to stop.

        Closing the iterator, or setting ``meter.stop``, closes the connection. Raises ModelFailed.
        """
        if meter.stop.is_set():
            raise ModelStopped
        while True:
            try:
                yield from self._asked(system, user, meter)
            except ModelRefused as refused:
                if not self._leave_out(refused):
                    raise
            else:
                return

    def complete(self, system: str, user: str, meter: Meter) -> str:
        """The whole of what the model answers. Raises ModelFailed."""
        return "".join(self.stream(system, user, meter))

    def try_out(self) -> ModelTrial:
        """Have the model say one word, timed from when it is open. Raises ModelFailed."""
        meter, first = Meter(), 0.0
        self._opened(meter)
        began = time.perf_counter()
        words = []
        for piece in self.stream(*load("trial").fill(), meter):
            first = first or time.perf_counter()
            words.append(piece)
        return ModelTrial(
            model=self.name,
            where=self.where,
            said="".join(words).strip(),
            first_ms=1000 * (first - began),
            whole_ms=1000 * (time.perf_counter() - began),
            usage=meter.usage(self._settings),
        )

    def _at(self) -> Endpoint:
        return endpoint(self.name, self._settings)

    def _asked(self, system: str, user: str, meter: Meter) -> Iterator[str]:
        model, messages = self._opened(meter), [("system", system), ("human", user)]
        at = self._at()
        deadline = meter.deadline(at.limits.whole)

        def attempt() -> AsyncGenerator[str]:
            call = meter.call(f"{system}\n{user}", running_totals=at.openai)
            return written(model, messages, at, call, deadline)

        yield from self._run(attempt, at, meter, deadline)

    def _run(
        self, attempt: Callable[[], AsyncGenerator[str]], at: Endpoint, meter: Meter, deadline: float
    ) -> Iterator[str]:
        try:
            with closing(streamed(lambda: answered(attempt, at, deadline), deadline=deadline, stop=meter.stop)) as run:
                yield from run
        except TookTooLong as error:
            raise failure(error, at) from error

    def _opened(self, meter: Meter) -> "BaseChatModel":
        with self._opening:
            if self.name == SERVED_MODEL:
                at, deadline = self._at(), meter.deadline(self._at().limits.whole)
                (name,) = self._run(lambda: served_model(at, self._settings), at, meter, deadline)
                self.name = f"openai:{name}"
            if self._model is None:
                self._model = open_model(self._at(), self._settings, self._without)
            return self._model

    def _leave_out(self, refused: ModelRefused) -> bool:
        """Whether the model is now asked without something that it ``refused``, and that was not asked for."""
        said = str(refused.values["said"])
        named = {name for name in OPTIONAL if name in said and refused.values["status"] in (400, 422)} - self._without
        if self._settings.temperature is not None:
            named.discard("temperature")
        if not named or not self._at().openai:
            return False
        with self._opening:
            self._without |= named
            self._model = None
        return True
