"""Whose a model is: how it is opened, where it is, and which settings are to be looked at when it fails."""

import os
import re
from collections.abc import Collection
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from assistant.errors import ModelFailed
from assistant.models.errors import KeyMissing, ModelNotUsable, ProviderMissing, ProviderUnknown
from assistant.models.failing import one_line, refuse_what_is_no_answer
from assistant.models.limits import Endpoint, is_loopback, limits_for
from assistant.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from openai import DefaultAsyncHttpxClient, Timeout

# OpenAI's model when a key is given and no model: its small one.
DEFAULT_OPENAI_MODEL = "openai:gpt-5-mini"
# A server of one's own without a model's name: it is asked for its model when it is first used.
SERVED_MODEL = "openai:?"

# The providers that pyproject.toml has an extra for, which has the same name but for underscores, and where their keys
# are looked for.
EXTRAS = {
    "anthropic": "ANTHROPIC_API_KEY",
    "deepseek": "DEEPSEEK_API_KEY",
    "google_genai": "GOOGLE_API_KEY",
    "groq": "GROQ_API_KEY",
    "mistralai": "MISTRAL_API_KEY",
    "ollama": "OLLAMA_API_KEY",
}

# Those of them that do not say themselves, when they are opened, that their key is missing.
_KEY_UNCHECKED = ("anthropic", "mistralai")

# What is sent to a server of OpenAI's protocol without being asked for, and left out where a server refuses it.
OPTIONAL = ("stream_options", "temperature")


def model_name(settings: Settings) -> str | None:
    """The model that writes the answers, as ``provider:name``; None when the articles are quoted without one."""
    if settings.model:
        return settings.model
    if settings.openai_base_url:
        return SERVED_MODEL
    return DEFAULT_OPENAI_MODEL if settings.openai_api_key else None


def endpoint(name: str, settings: Settings) -> Endpoint:
    """Where the model of that name is."""
    provider = name.partition(":")[0]
    variable = "OPENAI_API_KEY" if provider == "openai" else EXTRAS.get(provider, f"{provider.upper()}_API_KEY")
    address, where, setting = _place(provider, settings)
    key = settings.openai_api_key
    secrets = (key.get_secret_value() if key else "", os.environ.get(variable, ""))
    return Endpoint(
        model=name,
        address=address,
        where=where,
        setting=setting,
        variable=variable,
        limits=limits_for(address, settings),
        openai=provider == "openai",
        secrets=tuple(secret for secret in secrets if secret),
    )


def _place(provider: str, settings: Settings) -> tuple[str | None, str, str]:
    """The address if it is not the provider's own, the same for people, and the setting that holds it."""
    if provider == "openai":
        address = settings.openai_base_url
        return address, _shown(address) if address else "api.openai.com", "OPENAI_BASE_URL"
    if provider == "ollama":
        host = os.environ.get("OLLAMA_HOST") or "http://127.0.0.1:11434"
        address = host if "://" in host else f"http://{host}"
        return address, _shown(address), "OLLAMA_HOST"
    return None, provider, "NEWSCITE_MODEL"


def _shown(address: str) -> str:
    """``address`` without a name and password in it."""
    parts = urlsplit(address)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path.rstrip("/"), "", ""))


def open_model(at: Endpoint, settings: Settings, without: Collection[str]) -> "BaseChatModel":
    """The chat model, not yet connected; ``without`` are those of OPTIONAL that are left out. Raises ModelNotUsable."""
    from langchain.chat_models import init_chat_model

    # The limits are kept around it, and so are the retries (assistant.models.asking).
    options: dict[str, Any] = {"max_retries": 0}
    if at.openai:
        options |= _openai_options(at, settings, without)
    else:
        options["timeout"] = at.limits.whole
    if settings.temperature is not None:
        options["temperature"] = settings.temperature
    try:
        model: BaseChatModel = init_chat_model(at.model, **options)
    except Exception as error:  # every provider has errors of its own; here is where they enter
        raise _not_opened(error, at) from error
    if at.model.partition(":")[0] in _KEY_UNCHECKED and not os.environ.get(at.variable):
        raise KeyMissing(model=at.model, variable=at.variable)
    return model


def _openai_options(at: Endpoint, settings: Settings, without: Collection[str]) -> dict[str, Any]:
    options = openai_client_options(at, settings) | {
        "stream_usage": "stream_options" not in without,  # LangChain leaves it out for servers of one's own
        "stream_chunk_timeout": None,
        "openai_proxy": "",  # the client has it
    }
    options["http_async_client"] = options.pop("http_client")
    if settings.openai_base_url and "temperature" not in without:
        options["temperature"] = 0.0
    return options


def openai_client_options(at: Endpoint, settings: Settings) -> dict[str, Any]:
    """What OpenAI's own client is made with, and LangChain's around it. Raises KeyMissing."""
    from openai import Timeout

    key = settings.openai_api_key
    if not key and not settings.openai_base_url:
        raise KeyMissing(model=at.model, variable=at.variable)
    timeout = Timeout(None, connect=at.limits.connect)
    options: dict[str, Any] = {
        "api_key": key.get_secret_value() if key else "none",
        "timeout": timeout,
        "max_retries": 0,
        "http_client": _http_client(timeout, settings.openai_base_url),
        # A connection for each question: what an idle one died of is only noticed when the next question is sent.
        "default_headers": {"Connection": "close"},
    }
    if settings.openai_base_url:
        options["base_url"] = settings.openai_base_url
    return options


def _http_client(timeout: "Timeout", address: str | None) -> "DefaultAsyncHttpxClient":
    """A client that follows no redirect, by which a question would reach a server that nobody has chosen."""
    from openai import DefaultAsyncHttpxClient

    options: dict[str, Any] = {}
    if address and is_loopback(address):  # no proxy stands between this machine and itself
        host = urlsplit(address).hostname or ""
        options["mounts"] = {f"all://[{host}]" if ":" in host else f"all://{host}": None}
    elif os.environ.get("OPENAI_PROXY"):
        options["proxy"] = os.environ["OPENAI_PROXY"]
    return DefaultAsyncHttpxClient(
        timeout=timeout, follow_redirects=False, event_hooks={"response": [refuse_what_is_no_answer]}, **options
    )


def _not_opened(error: Exception, at: Endpoint) -> ModelFailed:
    """What kept LangChain from opening a model."""
    provider = at.model.partition(":")[0]
    if isinstance(error, ModelFailed):
        return error
    if isinstance(error, ImportError):
        return ProviderMissing(model=at.model, command=_install_command(provider, error))
    if isinstance(error, ValueError) and re.match(r"Unsupported provider|Unable to infer", str(error)):
        known = ", ".join(["openai", *EXTRAS])
        return ProviderUnknown(model=at.model, provider=provider, known=known)
    if not os.environ.get(at.variable) and "key" in str(error).lower():
        return KeyMissing(model=at.model, variable=at.variable)
    return ModelNotUsable(model=at.model, reason=one_line(error, at.secrets))


def _install_command(provider: str, error: ImportError) -> str:
    """What installs the package of ``provider``: our extra, or the package that LangChain names."""
    if provider in EXTRAS:
        return f'pip install "newscite[{provider.replace("_", "-")}]"'
    named = re.search(r"pip install [\w.-]+", str(error))
    return named.group() if named else f"pip install langchain-{provider.replace('_', '-')}"
