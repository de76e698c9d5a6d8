"""Locks between processes, by ``flock``: the system frees them when a process dies, however it dies."""

import fcntl
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from vectorstore.errors import LibraryBusy, LibraryUnreadable

# Is told which process has what is waited for.
OnWait = Callable[[str], None]

# Seconds between two tries to get the writer's place.
_PAUSE = 0.1


@contextmanager
def writer_lock(home: Path, on_wait: OnWait | None = None) -> Iterator[None]:
    """Hold the library's one writer's place.

    While another process has it, ``on_wait`` is told its id, and again when yet another one gets ahead; then this
    waits. Without ``on_wait``, raises LibraryBusy at once. Raises LibraryUnreadable when the folder cannot be written.
    """
    with _place(home, "writer.lock", on_wait):
        yield


@contextmanager
def mover_lock(home: Path, on_wait: OnWait | None = None) -> Iterator[None]:
    """Hold the place of the one process that moves the library to another embedder, as ``writer_lock`` does its.

    It is a place of its own, so that others can write while passages are being embedded.
    """
    with _place(home, "mover.lock", on_wait):
        yield


@contextmanager
def _place(home: Path, name: str, on_wait: OnWait | None) -> Iterator[None]:
    try:
        descriptor = os.open(home / name, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise LibraryUnreadable(path=home, reason=f"{error.strerror}.") from error
    try:
        _take(descriptor, home, on_wait)
        _name_holder(descriptor, str(os.getpid()))
        try:
            yield
        finally:
            _name_holder(descriptor, "")
    finally:
        os.close(descriptor)


def _take(descriptor: int, home: Path, on_wait: OnWait | None) -> None:
    told = ""
    while not _try_exclusive(descriptor):
        holder = _holder(descriptor)
        if on_wait is None:
            raise LibraryBusy(path=home, holder=holder)
        if holder != told:
            on_wait(holder)
            told = holder
        time.sleep(_PAUSE)


def _holder(descriptor: int) -> str:
    """The process that has the lock, as it says itself a moment after it got it."""
    for _ in range(10):
        if holder := os.pread(descriptor, 32, 0).decode("ascii", "replace").strip():
            return holder
        time.sleep(0.01)
    return "?"


def _name_holder(descriptor: int, holder: str) -> None:
    """Leave word for those who wait. On a full disk there is no room for it, which must not stop anybody."""
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, holder.encode("ascii"), 0)


def _try_exclusive(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


class FileLock:
    """A lock on one file, held until ``release``; shared by readers or exclusive for one."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)

    def shared(self) -> None:
        """Wait until nobody holds the lock for itself, then share it."""
        fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def exclusive(self) -> None:
        """Wait until nobody else holds the lock."""
        fcntl.flock(self._descriptor, fcntl.LOCK_EX)

    def try_exclusive(self) -> bool:
        """Take the lock alone if nobody else holds it; say whether that was so."""
        return _try_exclusive(self._descriptor)

    def release(self) -> None:
        """Let go of the lock and its file."""
        os.close(self._descriptor)


class Presence:
    """A sign that this process runs, which others can read and which goes with it, however it ends.

    It is a locked file in ``folder``, whose name is ``token``. A folder where no sign can be left raises OSError.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        while True:
            self.token = uuid4().hex
            self._path = folder / self.token
            self._lock = FileLock(self._path)
            self._lock.shared()
            if self._path.exists():  # else somebody took it for a dead one's before it was locked
                return
            self._lock.release()

    def release(self) -> None:
        """Take the sign away."""
        self._path.unlink(missing_ok=True)
        self._lock.release()


def absent(folder: Path, tokens: Iterable[str]) -> list[str]:
    """Those of ``tokens`` whose processes have ended; the signs that they left in ``folder`` are removed."""
    return [token for token in tokens if not _is_held(folder / token)]


def _is_held(path: Path) -> bool:
    if not path.exists():
        return False
    lock = FileLock(path)
    try:
        if not lock.try_exclusive():
            return True
        path.unlink(missing_ok=True)
        return False
    finally:
        lock.release()
