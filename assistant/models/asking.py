"""One call of a model, asynchronously: its limits, and when it is asked once more."""

import asyncio
import random
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, TypeVar, cast

from assistant.models.errors import (
    AnswerCut,
    AnswerEmpty,
    AnswerTooLong,
    FirstWordTooLong,
    ModelTooSlow,
    PauseTooLong,
    ServerBrokeOff,
)
from assistant.models.failing import failure, let_go, not_speaking, pause_asked
from assistant.models.limits import Endpoint
from assistant.models.metering import Call

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessageChunk

T = TypeVar("T")

RETRIES = 2
# Seconds before the first retry, twice that before the second; half of it by chance, so that many who were turned
# away together do not come back together ("equal jitter": Brooker, Exponential Backoff And Jitter, AWS 2015).
_PAUSE = 0.5
# Seconds that are waited for the tokens to be told, when the answer itself has ended.
_AFTER_END = 5.0
# How providers say that an answer is not all the model had to say.
_CUT = frozenset(
    "length max_tokens model_length content_filter safety recitation refusal prohibited_content blocklist".split()
)


async def answered(attempt: Callable[[], AsyncGenerator[str]], at: Endpoint, deadline: float) -> AsyncGenerator[str]:
    """What ``attempt()`` yields, tried again where that may help, as long as it has yielded nothing.

    Raises ModelFailed.
    """
    for number in range(RETRIES + 1):
        began = False
        try:
            async with aclosing(attempt()) as pieces:
                async for piece in pieces:
                    began = True
                    yield piece
            return
        except Exception as error:  # every provider has errors of its own; here is where they enter
            failed = failure(error, at)
            let_go(error)
            pause = _pause(error, number)
            if began or not failed.retried or number == RETRIES or time.monotonic() + pause >= deadline:
                raise failed from error
        await asyncio.sleep(pause)


def _pause(error: BaseException, number: int) -> float:
    """Seconds until the next attempt: by chance, but not less than the server asks for."""
    chance: float = _PAUSE * 2**number * random.uniform(0.5, 1)
    return max(chance, pause_asked(error) or 0)


async def written(
    model: "BaseChatModel", messages: list[tuple[str, str]], at: Endpoint, call: Call, deadline: float
) -> AsyncGenerator[str]:
    """The pieces of text that the model writes. Raises ModelFailed, and what its provider's client raises."""
    waiting = _Waiting(at, deadline)
    reason, told = "", False
    async with aclosing(cast("Any", model.astream(messages))) as chunks:
        while True:
            chunk: AIMessageChunk | None = await waiting.on(anext(chunks, None))
            if chunk is None:
                break
            text, usage = str(chunk.text), chunk.usage_metadata
            call.count(text, usage)
            told = told or usage is not None
            reason = _reason(chunk.response_metadata) or reason
            waiting.ended = bool(reason)
            if text:
                waiting.said = True
                yield text
    if reason.lower() in _CUT:
        raise AnswerCut(model=at.model, where=at.where, reason=reason)
    if at.openai and not call.reached:
        raise not_speaking(at)
    if at.openai and not reason and not told:  # a connection that is simply closed looks like the end
        raise ServerBrokeOff(model=at.model, where=at.where)
    if not waiting.said:
        raise AnswerEmpty(model=at.model, where=at.where)


def _reason(metadata: dict[str, Any]) -> str:
    """Why the model ended, under one of the names that providers have for it."""
    found = (metadata.get(name) for name in ("finish_reason", "stop_reason", "done_reason"))
    return next((str(reason) for reason in found if reason), "")


class _Waiting:
    """Waits for one piece after another, each within its limit.

    Pieces without text, by which servers tell that a model is still thinking, keep it alive as text does.
    """

    def __init__(self, at: Endpoint, deadline: float) -> None:
        self.said = self.ended = False
        self._at, self._deadline = at, deadline
        self._first = time.monotonic() + at.limits.first
        self._pieces = 0

    async def on(self, piece: Awaitable[T]) -> T | None:
        """What is awaited; None when the answer has ended and nothing more comes. Raises ModelTooSlow."""
        kind, seconds, until = self._limit(time.monotonic())
        try:
            async with asyncio.timeout_at(asyncio.get_running_loop().time() + until - time.monotonic()) as limit:
                got = await piece
        except TimeoutError:
            if not limit.expired():
                raise
            if self.ended:
                return None
            raise kind(model=self._at.model, where=self._at.where, seconds=f"{seconds:g}") from None
        self._pieces += 1
        return got

    def _limit(self, now: float) -> tuple[type[ModelTooSlow], float, float]:
        """The limit that comes first: what it is, its seconds, and when it passes."""
        limits = self._at.limits
        kind: type[ModelTooSlow] = FirstWordTooLong
        seconds, until = limits.first, self._first
        gap = min(limits.gap, _AFTER_END) if self.ended else limits.gap
        if self.said or (self._pieces and now + gap > until):
            kind, seconds, until = PauseTooLong, gap, now + gap
        return (kind, seconds, until) if until < self._deadline else (AnswerTooLong, limits.whole, self._deadline)
