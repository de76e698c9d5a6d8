"""The parent's side of the guard: it hands documents to a child process and keeps it within its limits.

The child serves one document after another, since starting it takes longer than reading most of them. It is
replaced after anything out of the ordinary, and now and then. It gets an environment with nothing but the way to our
code, no file descriptor but those it talks through, and a folder to be in that is gone once it is there, so that
nothing can be made in it. That is no sandbox: it keeps faults and bombs from us, not an attacker who has taken over
the parser.
"""

import atexit
import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from assistant import errors
from assistant.errors import ReaderBroke, TookTooMuchMemory, TooSlowToRead, UnpacksTooLarge

# Thirty pages take half a second as PDF or HTML and less as Word, four hundred of PDF some nine.
SECONDS = 30
# With all libraries loaded the child takes 200 MB of addresses, of which some 90 MB are in memory.
MEGABYTES = 1_000
# Bytes of JSON that a result may have, at most six for a character.
_LARGEST_REPLY = 60_000_000
# Documents that one child reads, lest what libraries leave behind grows on.
_DOCUMENTS = 200

_CHILD = "assistant.guarding.child"
_ROOT = Path(__file__).parents[2]


def run_guarded(
    task: str, data: bytes, *, source: str, seconds: float = SECONDS, megabytes: int = MEGABYTES, **options: str | int
) -> Any:  # noqa: ANN401 - what the task returns, as JSON has it
    """What ``task`` of ``assistant.guarding.child.TASKS`` makes of ``data``, as JSON: dataclasses come as objects.

    The task runs in a child process with at most ``megabytes`` of memory and ``seconds`` of processor time, and no
    longer than twice that by the clock; it is given ``data``, ``source`` and the ``options``. ``source`` is what
    errors call the document. Threads take turns. Where the system cannot limit memory (macOS), time alone is.

    Raises what the task raises of ReadingFailed, and TooSlowToRead, TookTooMuchMemory, UnpacksTooLarge (the result is
    larger than any article) or ReaderBroke (a fault in the parser, or a document made to cause one).
    """
    options = {"source": source, **options}
    header = {"task": task, "size": len(data), "seconds": seconds, "megabytes": megabytes, "options": options}
    try:
        outcome = _child().ask(json.dumps(header).encode() + b"\n" + data, 2 * seconds)
    except OSError as error:
        raise ReaderBroke(source=source, reason=error.strerror or type(error).__name__) from error
    if "result" in outcome.reply:
        return outcome.reply["result"]
    if "error" in outcome.reply:
        raise getattr(errors, outcome.reply["error"])(**outcome.reply["values"])
    fault = outcome.reply.get("fault", "")
    if outcome.late or outcome.status == -signal.SIGXCPU:
        raise TooSlowToRead(source=source, seconds=seconds)
    if outcome.too_long:
        raise UnpacksTooLarge(source=source, megabytes=_LARGEST_REPLY // 1_000_000)
    # The system itself sends SIGKILL when memory runs out for all.
    if fault == "MemoryError" or outcome.status == -signal.SIGKILL:
        raise TookTooMuchMemory(source=source, megabytes=megabytes)
    raise ReaderBroke(source=source, reason=fault or _ending(outcome.status))


def _ending(status: int) -> str:
    """In a word, how a process ended."""
    return signal.Signals(-status).name if status < 0 else f"exit status {status}"


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a request came to: the ``reply``, or none because the child was ``late``, said too much, or ended.

    ``status`` is the exit status of a child that ended by itself, 0 of others.
    """

    reply: dict[str, Any]
    late: bool = False
    too_long: bool = False
    status: int = 0


class _Child:
    """The child process, started when it is first needed."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._left = 0

    def ask(self, request: bytes, seconds: float) -> _Outcome:
        """What ``request`` comes to, in no more than ``seconds``."""
        with self._turn:
            process = self._running()
            late = threading.Event()
            timer = threading.Timer(seconds, _stop_late, (process, late))
            timer.start()
            good = False
            try:
                outcome = _answer(process, request)
                good = "fault" not in outcome.reply and bool(outcome.reply)
            finally:
                timer.cancel()
                timer.join()
                self._left -= 1
                # A timer that ran out just after the answer came has stopped the child all the same.
                if not good or late.is_set() or self._left == 0:
                    self.end()
            return outcome if outcome.reply else replace(outcome, late=late.is_set())

    def end(self) -> None:
        """Stop the child if there is one."""
        process, self._process = self._process, None
        if process is not None:
            _kill(process)
            # What it was sent and did not take is still to be flushed.
            with contextlib.suppress(BrokenPipeError), process:
                pass

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.end()
        self._process = _start()
        self._left = _DOCUMENTS
        return self._process


@cache
def _child() -> _Child:
    """The one child of this process. It would end with us anyway, when its input does; this tidies up."""
    child = _Child()
    atexit.register(child.end)
    return child


def _start() -> "subprocess.Popen[bytes]":
    # "-P" keeps what lies in a folder from being imported, "-B" Python from writing, which it may not.
    command = [sys.executable, "-P", "-B", "-m", _CHILD]
    paths = [str(_ROOT), os.environ.get("PYTHONPATH", "")]
    environment = {"PYTHONPATH": os.pathsep.join(path for path in paths if path), "LANG": "C.UTF-8"}
    with tempfile.TemporaryDirectory(prefix="newscite-") as folder:
        return subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # A group of its own, which can be killed as one and does not get the terminal's Ctrl-C.
            start_new_session=True,
        )


def _answer(process: "subprocess.Popen[bytes]", request: bytes) -> _Outcome:
    """Send ``request`` and read what comes back, if anything does."""
    assert process.stdin is not None
    assert process.stdout is not None
    line = b""
    # The child takes all of a request before it does anything; one that ends before that has a status to tell.
    with contextlib.suppress(BrokenPipeError):
        process.stdin.write(request)
        process.stdin.flush()
        line = process.stdout.readline(_LARGEST_REPLY + 1)
    if line.endswith(b"\n"):
        return _Outcome(json.loads(line))
    if len(line) > _LARGEST_REPLY:
        return _Outcome({}, too_long=True)
    return _Outcome({}, status=process.wait())


def _stop_late(process: "subprocess.Popen[bytes]", late: threading.Event) -> None:
    late.set()
    _kill(process)


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """Kill ``process`` and all that it may have started, unless it has been seen to end."""
    if process.returncode is None:
        # macOS says of a process that has ended but was not waited for that it may not be killed.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
