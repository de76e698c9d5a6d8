"""A chat model for tests that says what it is told to, in pieces, and remembers what it was asked."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from pydantic import Field

Answers = Callable[[dict[str, str]], str]


class ScriptedModel(BaseChatModel):
    """``script`` gets the passages it was shown, key by text, and gives the answer; an exception is raised.

    ``asked`` are the user's messages that it got; ``break_after`` cuts the stream after so many pieces.
    """

    script: Any
    asked: list[str] = Field(default_factory=list)
    break_after: int | None = None

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _generate(self, messages: list[BaseMessage], *args: Any, **kwargs: Any) -> ChatResult:
        said = "".join(chunk.text for chunk in self._stream(messages))
        return ChatResult(generations=[ChatGeneration(message=AIMessage(said))])

    def _stream(self, messages: list[BaseMessage], *args: Any, **kwargs: Any) -> Iterator[ChatGenerationChunk]:
        asked = str(messages[-1].content)
        self.asked.append(asked)
        shown = dict(re.findall(r'<passage key="(\w+)"[^>]*>\n(.*?)\n</passage>', asked, re.DOTALL))
        said = self.script(shown)
        if isinstance(said, Exception):
            raise said
        for count, piece in enumerate(re.findall(r".{1,7}", said, re.DOTALL)):
            if count == self.break_after:
                raise ConnectionError("the line was cut")
            yield ChatGenerationChunk(message=AIMessageChunk(piece))


def key_of(shown: dict[str, str], words: str) -> str:
    """The key of the passage that says ``words``."""
    return next(key for key, text in shown.items() if words in text)


def obedient(shown: dict[str, str]) -> str:
    """What the passages order: all that stands between §§, with KEY for the passage's key and OTHER for another's."""
    said = []
    for key, text in shown.items():
        other = next((one for one in shown if one != key), key)
        for order in re.findall("§§(.*?)§§", text, re.DOTALL):
            raw = order.replace("‹", "<").replace("›", ">").replace("”", '"').replace("K\u200bEY", "KEY")
            said.append(raw.replace("KEY", key).replace("OTHER", other))
    return " ".join(said) or "Nothing was ordered."
