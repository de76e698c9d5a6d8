"""Ctrl-C while an answer is written: what was written is kept."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

# The exit status of a program that was interrupted.
INTERRUPTED = 130


@contextmanager
def stopping() -> Iterator[threading.Event]:
    """An event that the first Ctrl-C sets; the second ends the program as usual."""
    stop = threading.Event()
    if threading.current_thread() is not threading.main_thread():  # only there can signals be handled
        yield stop
        return
    usual = signal.getsignal(signal.SIGINT)

    def first(_number: int, _frame: object) -> None:
        stop.set()
        signal.signal(signal.SIGINT, usual)

    signal.signal(signal.SIGINT, first)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, usual)
