"""Progress on standard error: a bar on a terminal, elsewhere a line now and then."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from assistant.cli.output import one_line, tell
from assistant.cli.run import Say

if TYPE_CHECKING:
    from assistant.adding import Progress as Adding
    from assistant.evaluation.running import Progress as Asking
    from assistant.ledger import UpdateProgress as Reading
    from vectorstore.types import Reembedding


class Counted(Protocol):
    """How far a long work has come."""

    @property
    def done(self) -> int:
        """What is done."""
        ...

    @property
    def total(self) -> int:
        """What is to be done."""
        ...


class Timed(Counted, Protocol):
    """And how long it took: ``kept`` had been done before, the rest in ``seconds``."""

    @property
    def kept(self) -> int:
        """What was done before it was broken off."""
        ...

    @property
    def seconds(self) -> float:
        """How long it has gone on since."""
        ...


P = TypeVar("P", bound=Counted)
Show = Callable[[P], None]
# Seconds between two lines where there is no terminal.
_PAUSE = 10.0


def shown(say: Say) -> AbstractContextManager["Show[Adding]"]:
    """Show how adding goes on, as it is reported to the function given, until the block ends."""

    def bar(progress: "Adding") -> str:
        if not progress.done:
            return say("cli.starting")
        finished = progress.done == progress.total
        return say("cli.indexing") if finished else f"{_work(progress, say)} {one_line(progress.source)}"

    def line(progress: "Adding") -> str:
        return say("cli.progress_line", done=progress.done, total=progress.total, work=_work(progress, say))

    return _showing(bar, line)


def asking(say: Say) -> AbstractContextManager["Show[Asking]"]:
    """Show how many questions of a test set have been asked, as ``shown`` does."""

    def bar(progress: "Asking") -> str:
        return say("cli.eval_left", left=_left(progress))

    def line(progress: "Asking") -> str:
        return say("cli.eval_line", done=progress.done, total=progress.total, left=_left(progress))

    return _showing(bar, line)


def reembedding(say: Say) -> AbstractContextManager["Show[Reembedding]"]:
    """Show how many passages have been embedded for another embedder, as ``shown`` does."""

    def bar(progress: "Reembedding") -> str:
        if progress.preparing:
            return say("cli.reembed_preparing")
        finished = progress.done == progress.total
        return say("cli.indexing") if finished else say("cli.reembed_left", left=_left(progress))

    def line(progress: "Reembedding") -> str:
        return say("cli.reembed_line", done=progress.done, total=progress.total, left=_left(progress))

    return _showing(bar, line)


def reading(say: Say) -> AbstractContextManager["Show[Reading]"]:
    """Show how many articles the ledger has read, as ``shown`` does."""

    def bar(progress: "Reading") -> str:
        return say(
            "cli.ledger_reading", rows=progress.rows, left=_clock(progress.done, progress.total, progress.seconds)
        )

    def line(progress: "Reading") -> str:
        return say("cli.ledger_line", done=progress.done, total=progress.total, rows=progress.rows)

    return _showing(bar, line)


@contextmanager
def counting(say: Say, key: str) -> Iterator[Callable[[int, int], None]]:
    """Show how many of how many are done, each time the function given is told; ``key`` has the words."""
    with _showing(lambda _: say(key), lambda each: f"{say(key)} {each.done} / {each.total}") as show:
        yield lambda done, total: show(_Count(done, total))


@dataclass(frozen=True, slots=True)
class _Count:
    done: int
    total: int


@contextmanager
def _showing(bar: Callable[[P], str], line: Callable[[P], str]) -> Iterator[Show[P]]:
    if sys.stderr.isatty():
        with _bar(bar) as show:
            yield show
    else:
        yield _lines(line)


def _lines(words: Callable[[P], str]) -> Show[P]:
    last = time.monotonic()

    def show(progress: P) -> None:
        nonlocal last
        if time.monotonic() - last >= _PAUSE:
            last = time.monotonic()
            tell(words(progress))

    return show


@contextmanager
def _bar(words: Callable[[P], str]) -> Iterator[Show[P]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn
    from rich.progress import Progress as Bars

    columns = (SpinnerColumn(), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("", total=None)

        def show(progress: P) -> None:
            bars.update(task, completed=progress.done, total=progress.total, description=words(progress))

        yield show


def _work(progress: "Adding", say: Say) -> str:
    return say("cli.progress_work", passages=progress.passages, rate=f"{progress.rate:.0f}")


def _left(progress: Timed) -> str:
    """The time that is likely left, as minutes and seconds."""
    return _clock(progress.done - progress.kept, progress.total - progress.kept, progress.seconds)


def _clock(done: int, total: int, seconds: float) -> str:
    """What of ``total`` is left after ``done`` took ``seconds``, as minutes and seconds."""
    left = round(seconds / done * (total - done)) if done else 0
    return f"{left // 60}:{left % 60:02d}" if done else "–:––"
