"""The child's side of the guard: ``python -m assistant.guarding.child``, started by ``assistant.guarding.guard``.

On standard input come requests, each a line of JSON (task, size, seconds, megabytes, options) and ``size`` bytes of
a document. On standard output goes one line of JSON for each: {"result": …}, {"error": name, "values": …} for what
is in ``assistant.errors``, or {"fault": name} for any other exception, after which the process ends, as it does when
its input ends.
"""

import contextlib
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module
from typing import Any, BinaryIO

from assistant.errors import ReadingFailed

# Where the function of each task is: it takes (data, **options) and returns a dataclass of what JSON can hold.
# They stand here by name because they are above us and take long to load.
TASKS = {
    "article": "assistant.reading.files:parse_article",
    "feed": "assistant.feeds.feed:parse",
    "sitemap": "assistant.feeds.sitemap:parse",
}

# Files that may be open at once: those of modules being loaded, fonts, and three that every process has.
_FILES = 64


def limit_for_good() -> None:
    """Let this process write no file, open few, and leave no memory image when it crashes."""
    for kind, most in (
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, _FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))


def limit_for_task(seconds: float, megabytes: int) -> None:
    """Let this process use ``megabytes`` of addresses, and ``seconds`` of processor time from now on."""
    until = int(time.process_time() + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    # macOS has the limit but does not keep it, or refuses to set it.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, resource.getrlimit(resource.RLIMIT_AS)[1]))


def function_of(task: str) -> Callable[..., Any]:
    """The function that does ``task``."""
    module, _, name = TASKS[task].partition(":")
    function: Callable[..., Any] = getattr(import_module(module), name)
    return function


def serve(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer each of ``requests`` until there are no more."""
    while line := requests.readline():
        request = json.loads(line)
        data = requests.read(request["size"])
        limit_for_task(request["seconds"], request["megabytes"])
        try:
            _reply(replies, {"result": asdict(function_of(request["task"])(data, **request["options"]))})
        except ReadingFailed as error:
            _reply(replies, {"error": type(error).__name__, "values": error.values})
        except Exception as error:
            # What broke once may have left things broken: the next document gets a new process.
            _reply(replies, {"fault": type(error).__name__})
            raise


def _reply(replies: BinaryIO, message: dict[str, Any]) -> None:
    replies.write(json.dumps(message, default=str).encode() + b"\n")
    replies.flush()


def main() -> None:
    """Serve the parent, with standard output kept for replies alone, whatever libraries print."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    limit_for_good()
    serve(sys.stdin.buffer, replies)


if __name__ == "__main__":
    main()
