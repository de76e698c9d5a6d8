"""Embedders by name: the one that comes with us, and any of LangChain's providers or a server of one's own."""

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeGuard, cast

from assistant.settings import BUILT_IN_EMBEDDER, Settings
from vectorstore.plugged import BATCH, PluggedEmbedder
from vectorstore.plugged.errors import EmbedderPackageMissing, EmbedderProviderUnknown
from vectorstore.plugged.prefixes import prefixes_of

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings

    from vectorstore.embedder import Embedder

# Where OpenAI is, said to its client so that it looks nowhere else.
_OPENAI = "https://api.openai.com/v1"
# Seconds for one request: a server of one's own without a graphics card takes some for a batch.
_SECONDS = 120
# Our extras; for others it is LangChain's own package, whose name follows from the provider's but for these.
_EXTRAS = ("google-genai", "huggingface", "mistralai", "ollama")
_PACKAGES = {"azure-openai": "langchain-openai", "bedrock": "langchain-aws"}


def open_embedder(settings: Settings, given: "Embedder | Embeddings | None" = None) -> "Embedder":
    """``given``, as the library wants it, or else the embedder that ``settings`` name.

    Nothing is imported, loaded or asked before it is first to embed.
    """
    if given is not None:
        return given if _is_ours(given) else PluggedEmbedder.of(cast("Embeddings", given))
    if settings.embedder == BUILT_IN_EMBEDDER:
        return cast("Embedder", _BuiltIn())
    provider, model = settings.embedder.split(":", 1)
    options = _options(provider, settings)
    return PluggedEmbedder(
        settings.embedder,
        lambda: _made(settings.embedder, options),
        prefixes=prefixes_of(model),
        secrets=[key.get_secret_value() for key in (settings.openai_api_key, settings.embedder_api_key) if key],
    )


def _is_ours(given: "Embedder | Embeddings") -> TypeGuard["Embedder"]:
    return hasattr(given, "passages") and hasattr(given, "questions")


class _BuiltIn:
    """The default embedder, imported when it is first asked for something: that takes longer than a ``list``."""

    @cached_property
    def _embedder(self) -> "Embedder":
        from vectorstore.e5 import E5Embeddings

        return E5Embeddings()

    def __getattr__(self, name: str) -> object:
        return getattr(self._embedder, name)


def _made(name: str, options: dict[str, Any]) -> "Embeddings":
    """LangChain's embedder. Raises EmbedderPackageMissing and EmbedderProviderUnknown."""
    from langchain.embeddings import init_embeddings

    provider = name.split(":", 1)[0]
    try:
        made: Embeddings = init_embeddings(name, **options)
    except ImportError as error:
        raise EmbedderPackageMissing(embedder=name, install=_package(provider.replace("_", "-"))) from error
    except ValueError as error:
        if "is not supported" in str(error):
            raise EmbedderProviderUnknown(embedder=name) from error
        raise
    return made


def _package(provider: str) -> str:
    return f"newscite[{provider}]" if provider in _EXTRAS else _PACKAGES.get(provider, f"langchain-{provider}")


def _options(provider: str, settings: Settings) -> dict[str, Any]:
    """What the provider's class is given besides the model.

    A key is only sent where it belongs: as soon as the embedder has an address or a key of its own, those of the
    language model are not used. Retries are ours (``vectorstore.plugged``).
    """
    if provider == "ollama":
        own = {"base_url": settings.embedder_base_url} if settings.embedder_base_url else {}
        return {**own, "client_kwargs": {"timeout": _SECONDS}}
    if provider != "openai":
        return {}
    if settings.embedder_base_url or settings.embedder_api_key:
        key, address = settings.embedder_api_key, settings.embedder_base_url
    else:
        key, address = settings.openai_api_key, settings.openai_base_url
    return {
        "api_key": key.get_secret_value() if key else "none",
        "base_url": address or _OPENAI,
        "timeout": _SECONDS,
        "max_retries": 0,
        "chunk_size": BATCH,
        # Texts as they are: else LangChain would fetch an encoding of OpenAI's first and send numbers, which other
        # servers do not take. Passages are far below the limit that this would be for.
        "check_embedding_ctx_length": False,
        "model_kwargs": {"encoding_format": "float"},
    }
