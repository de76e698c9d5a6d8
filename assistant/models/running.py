"""Runs what is asynchronous in a thread of its own, for callers that are not and in whose threads a loop may run."""

import asyncio
import atexit
import sys
import time
from collections.abc import AsyncGenerator, Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import aclosing
from dataclasses import dataclass
from functools import cached_property
from queue import Empty, SimpleQueue
from threading import Event, Lock, Thread, current_thread
from typing import TypeVar

from assistant.models.errors import ModelStopped

T = TypeVar("T")

# Seconds: how often it is looked whether whoever waits wants no more; how long a loop that has blocked may be late with
# its own limits; how long a connection may take to close.
_TICK = 0.1
_GRACE = 2.0
_CLOSING = 2.0
# Seconds after which a collection of garbage that has begun is over.
_COLLECTED = 1.0


class TookTooLong(Exception):
    """Not even the limits of what runs were kept: it has blocked its loop."""


@dataclass(frozen=True, slots=True)
class _End:
    """The last thing that comes."""

    error: BaseException | None = None


def streamed(pieces: Callable[[], AsyncGenerator[str]], *, deadline: float, stop: Event) -> Generator[str]:
    """What ``pieces()`` yields, as it comes. It runs in the loop below until it ends or this iterator is closed.

    ``pieces`` keeps its own limits; if it has not at ``deadline`` (of the monotonic clock), it is given up.
    Raises ModelStopped soon after ``stop`` is set, TookTooLong, and what ``pieces`` raises.
    """
    come: SimpleQueue[str | _End] = SimpleQueue()
    tasks: list[asyncio.Task[None]] = []
    over = Event()
    loop = _LOOP.started()

    def start() -> None:
        tasks.append(loop.create_task(_put(pieces(), come)))
        tasks[0].add_done_callback(lambda _: over.set())

    def cancel() -> None:
        tasks[0].cancel()

    loop.call_soon_threadsafe(start)
    try:
        while True:
            piece = _next(come, deadline + _GRACE, stop)
            if isinstance(piece, _End):
                if piece.error is not None:
                    raise piece.error
                return
            yield piece
    finally:
        if not over.is_set() and not loop.is_closed():
            loop.call_soon_threadsafe(cancel)
            over.wait(_CLOSING)


async def _put(pieces: AsyncGenerator[str], come: "SimpleQueue[str | _End]") -> None:
    """Pass the pieces on, and how they end."""
    try:
        async with aclosing(pieces):
            async for piece in pieces:
                come.put(piece)
    except BaseException as error:
        come.put(_End(error))
        if not isinstance(error, Exception):  # cancelled
            raise
    else:
        come.put(_End())


def _next(come: "SimpleQueue[str | _End]", deadline: float, stop: Event) -> str | _End:
    while not stop.is_set():
        try:
            return come.get(timeout=_TICK)
        except Empty:
            if time.monotonic() > deadline:
                raise TookTooLong from None
    raise ModelStopped


class _Threads(ThreadPoolExecutor):
    """A thread for each call, that nobody waits for: looking up a name may block for longer than any limit of ours.

    A pool would be used up by a few of those, and the program would not end before them.
    """

    def submit(self, call: Callable[..., T], /, *args: object, **options: object) -> Future[T]:
        """Begin ``call`` at once."""
        future: Future[T] = Future()

        def run() -> None:
            try:
                result = call(*args, **options)
            except BaseException as error:  # noqa: BLE001  # whoever awaits the future gets it
                future.set_exception(error)
            else:
                future.set_result(result)

        future.set_running_or_notify_cancel()
        Thread(target=run, daemon=True, name="newscite-model-call").start()
        return future


class _Loop:
    """One event loop for all models of the process, in a thread that begins when it is first needed.

    One, and not one a call, because the clients of providers keep connections that work in one loop only, and share
    them among their objects.
    """

    def __init__(self) -> None:
        self._lock = Lock()

    def started(self) -> asyncio.AbstractEventLoop:
        """The loop, running."""
        with self._lock:
            return self._running

    @cached_property
    def _running(self) -> asyncio.AbstractEventLoop:
        loop = asyncio.new_event_loop()
        loop.set_default_executor(_Threads())
        thread = Thread(target=loop.run_forever, daemon=True, name="newscite-models")
        loop.call_soon(_closes_generators_late, loop, thread)
        thread.start()
        atexit.register(_end, loop, thread)
        return loop


def _closes_generators_late(loop: asyncio.AbstractEventLoop, thread: Thread) -> None:
    """Have asynchronous generators that are garbage closed when their collection is over. Runs in the loop.

    The clients of providers leave such chains, in cycles. Where the garbage collector meets one in another thread, the
    loop would already close the first of them while the next is still looked at: "async generator already executing".
    """

    def close(generator: AsyncGenerator[object, object]) -> None:
        loop.create_task(generator.aclose())

    def finalize(generator: AsyncGenerator[object, object]) -> None:
        if current_thread() is thread:
            loop.call_soon(close, generator)
        elif not loop.is_closed():
            loop.call_soon_threadsafe(loop.call_later, _COLLECTED, close, generator)

    sys.set_asyncgen_hooks(finalizer=finalize)


def _end(loop: asyncio.AbstractEventLoop, thread: Thread) -> None:
    """Cancel what still runs, so that connections are closed, and end the loop."""

    async def cancel() -> None:
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        if others:
            await asyncio.wait(others, timeout=_CLOSING)
        loop.stop()

    asyncio.run_coroutine_threadsafe(cancel(), loop)
    thread.join(2 * _CLOSING)
    if not thread.is_alive():
        loop.close()


_LOOP = _Loop()
