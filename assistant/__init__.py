"""NewsCite: cited answers from news articles, in English and Chinese.

    from assistant import Assistant

    answer = Assistant.open().ask("黄晓军获得了CIBMTR的什么奖？")

The names below are the public interface; importing this module loads nothing heavy.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.types import Answer, Citation, Turn
    from vectorstore.types import Filters

__all__ = ["Answer", "Assistant", "Citation", "Filters", "Turn"]

_HOMES = {
    "Answer": "assistant.types",
    "Assistant": "assistant.assistant",
    "Citation": "assistant.types",
    "Filters": "vectorstore.types",
    "Turn": "assistant.types",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name names
    """Import a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
