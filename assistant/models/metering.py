"""What an answer takes of a language model: tokens, their cost, and time."""

import re
import time
from math import ceil
from threading import Event
from typing import TYPE_CHECKING

from assistant.settings import Settings
from assistant.types import Usage

if TYPE_CHECKING:
    from langchain_core.messages.ai import UsageMetadata

_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")
_LETTERS_A_TOKEN = 4


def estimated_tokens(text: str) -> int:
    """About how many tokens ``text`` is: one for each Chinese character, one for four others, rounded up.

    How far off that is: docs/models.md.
    """
    dense = len(_DENSE.findall(text))
    return dense + ceil((len(text) - dense) / _LETTERS_A_TOKEN)


class Call:
    """One call of a model: what it was asked, what it said, and the tokens that it told."""

    def __init__(self, asked: str, *, running_totals: bool) -> None:
        self.reached = False
        self._asked = asked
        self._said: list[str] = []
        self._told: list[UsageMetadata] = []
        self._running_totals = running_totals

    def count(self, text: str, usage: "UsageMetadata | None") -> None:
        """Take note of one piece of what is answered."""
        self.reached = True
        self._said.append(text)
        if usage is not None:
            self._told.append(usage)

    def tokens(self) -> tuple[int, int, bool]:
        """Tokens read, tokens written, and whether that is an estimate because nothing was told."""
        if not self._told:
            return estimated_tokens(self._asked), estimated_tokens("".join(self._said)), True
        told = self._told[-1:] if self._running_totals else self._told
        return sum(each["input_tokens"] for each in told), sum(each["output_tokens"] for each in told), False


class Meter:
    """What the calls for one answer take together; ``stop`` is set by whoever wants no more of it."""

    def __init__(self, stop: Event | None = None) -> None:
        self.stop = stop or Event()
        self._calls: list[Call] = []
        self._began: float | None = None

    def call(self, asked: str, *, running_totals: bool) -> Call:
        """Begin a call. With ``running_totals`` each usage that is told holds those before it, else it adds to them."""
        call = Call(asked, running_totals=running_totals)
        self._calls.append(call)
        return call

    def deadline(self, whole: float) -> float:
        """When, on the monotonic clock, ``whole`` seconds have passed since the first call of this answer."""
        if self._began is None:
            self._began = time.monotonic()
        return self._began + whole

    def usage(self, settings: Settings) -> Usage | None:
        """All of it, with its cost where the settings have the prices; None when no model answered anything."""
        calls = [call.tokens() for call in self._calls if call.reached]
        if not calls:
            return None
        read, written = sum(call[0] for call in calls), sum(call[1] for call in calls)
        return Usage(read, written, cost_of(read, written, settings), estimated=any(call[2] for call in calls))


def cost_of(read: int, written: int, settings: Settings) -> float | None:
    """What so many tokens cost in US dollars; None where the settings have no prices."""
    if settings.input_price is None or settings.output_price is None:
        return None
    return (read * settings.input_price + written * settings.output_price) / 1_000_000


def together(one: Usage | None, other: Usage | None) -> Usage | None:
    """What two of them took together; None, when nothing is known of either."""
    if one is None or other is None:
        return one or other
    return Usage(
        one.input_tokens + other.input_tokens,
        one.output_tokens + other.output_tokens,
        None if one.cost is None or other.cost is None else one.cost + other.cost,
        estimated=one.estimated or other.estimated,
    )
