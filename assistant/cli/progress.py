"""Progress on standard error: a bar on a terminal, elsewhere a line now and then."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from assistant.cli.output import one_line, tell
from assistant.cli.run import Say

if TYPE_CHECKING:
    from assistant.adding import Progress

Show = Callable[["Progress"], None]
# Seconds between two lines where there is no terminal.
_PAUSE = 10.0


@contextmanager
def shown(say: Say) -> Iterator[Show]:
    """Show what is reported to the function given, until the block ends."""
    if sys.stderr.isatty():
        with _bar(say) as show:
            yield show
    else:
        yield _lines(say)


def _lines(say: Say) -> Show:
    last = time.monotonic()

    def show(progress: "Progress") -> None:
        nonlocal last
        if time.monotonic() - last >= _PAUSE:
            last = time.monotonic()
            tell(say("cli.progress_line", done=progress.done, total=progress.total, work=_work(progress, say)))

    return show


@contextmanager
def _bar(say: Say) -> Iterator[Show]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn
    from rich.progress import Progress as Bars

    columns = (SpinnerColumn(), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("", total=None)

        def show(progress: "Progress") -> None:
            finished = progress.done == progress.total
            words = say("cli.indexing") if finished else f"{_work(progress, say)} {one_line(progress.source)}"
            bars.update(task, completed=progress.done, total=progress.total, description=words)

        yield show


def _work(progress: "Progress", say: Say) -> str:
    return say("cli.progress_work", passages=progress.passages, rate=f"{progress.rate:.0f}")
