"""Language models, through LangChain: any provider's, or any server that speaks OpenAI's protocol."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from assistant.errors import ModelFailed
from assistant.settings import Settings
from assistant.types import Usage

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages.ai import UsageMetadata

# OpenAI's model when a key is given and no model: its small one.
DEFAULT_OPENAI_MODEL = "openai:gpt-5-mini"


def model_name(settings: Settings) -> str | None:
    """The model that writes the answers, as ``provider:name``; None when the articles are quoted without one.

    A server of one's own (OPENAI_BASE_URL) without a model's name is asked for its model when it is first used.
    """
    if settings.model:
        return settings.model
    if settings.openai_base_url:
        return "openai:?"
    return DEFAULT_OPENAI_MODEL if settings.openai_api_key else None


class Meter:
    """Counts the tokens that the calls for one answer take, as the provider tells them."""

    def __init__(self) -> None:
        self._told = False
        self._input = self._output = 0

    def count(self, usage: "UsageMetadata | None") -> None:
        """Add what one piece of a stream tells, if it tells something."""
        if usage is not None:
            self._told = True
            self._input += usage["input_tokens"]
            self._output += usage["output_tokens"]

    def usage(self, settings: Settings) -> Usage | None:
        """All of it, with its cost where the settings have the prices; None when nothing was told."""
        if not self._told:
            return None
        cost = None
        if settings.input_price is not None and settings.output_price is not None:
            cost = (self._input * settings.input_price + self._output * settings.output_price) / 1_000_000
        return Usage(self._input, self._output, cost)


class LanguageModel:
    """A chat model that is opened when it is first asked. Every failure is a ModelFailed."""

    def __init__(self, name: str, settings: Settings) -> None:
        self.name = name
        self._settings = settings
        self._model: BaseChatModel | None = None

    @classmethod
    def of(cls, model: "BaseChatModel", settings: Settings) -> "LanguageModel":
        """A chat model that is open already."""
        made = cls(type(model).__name__, settings)
        made._model = model
        return made

    def stream(self, system: str, user: str, meter: Meter) -> Iterator[str]:
        """What the model answers, piece by piece; ``meter`` counts its tokens. Raises ModelFailed."""
        try:
            for chunk in self._opened().stream([("system", system), ("human", user)]):
                meter.count(getattr(chunk, "usage_metadata", None))
                if chunk.text:
                    yield str(chunk.text)
        except ModelFailed:
            raise
        except Exception as error:  # every provider has errors of its own; here is where they enter
            raise ModelFailed(model=self.name, reason=_reason(error)) from error

    def complete(self, system: str, user: str, meter: Meter) -> str:
        """The whole of what the model answers. Raises ModelFailed."""
        return "".join(self.stream(system, user, meter))

    def _opened(self) -> "BaseChatModel":
        if self._model is None:
            self._model = self._open()
        return self._model

    def _open(self) -> "BaseChatModel":
        from langchain.chat_models import init_chat_model

        if self.name == "openai:?":
            self.name = f"openai:{self._served_model()}"
        options: dict[str, Any] = {"timeout": self._settings.answer_seconds, "max_retries": 1}
        if self.name.startswith("openai:"):
            options["stream_usage"] = True  # LangChain leaves it out for servers of one's own
            key = self._settings.openai_api_key
            options["api_key"] = key.get_secret_value() if key else "none"
            if self._settings.openai_base_url:
                options["base_url"] = self._settings.openai_base_url
        if self._settings.temperature is not None:
            options["temperature"] = self._settings.temperature
        elif self._settings.openai_base_url and self.name.startswith("openai:"):
            options["temperature"] = 0.0
        model: BaseChatModel = init_chat_model(self.name, **options)
        return model

    def _served_model(self) -> str:
        """The name of the one model that the server at OPENAI_BASE_URL has."""
        from openai import OpenAI

        key = self._settings.openai_api_key
        client = OpenAI(
            base_url=self._settings.openai_base_url,
            api_key=key.get_secret_value() if key else "none",
            timeout=self._settings.answer_seconds,
            max_retries=1,
        )
        served = [model.id for model in client.models.list()]
        if len(served) != 1:
            listed = ", ".join(served[:10]) or "none"
            raise ModelFailed(model="?", reason=f"the server has these models: {listed}. Name one: NEWSCITE_MODEL.")
        return served[0]


def _reason(error: Exception) -> str:
    """One line of what a provider's error says."""
    words = " ".join(str(error).split()) or type(error).__name__
    return words[:300] + ("" if words.endswith((".", "。")) else ".")
