"""The chat in a process of its own, for tests that need a real server."""

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

FAKE_PAGE = Path(__file__).with_name("chat_fake.py")
START_SECONDS = 90
END_SECONDS = 20


@dataclass
class Served:
    """A chat that answers at ``url``."""

    url: str
    process: subprocess.Popen[str]

    def interrupt(self) -> tuple[int, str]:
        """Press Ctrl-C: the exit status, and what was printed since the start."""
        self.process.send_signal(signal.SIGINT)
        printed, _ = self.process.communicate(timeout=END_SECONDS)
        return self.process.returncode, printed


@contextmanager
def served_fake(cwd: Path | None = None, **environment: str) -> Iterator[Served]:
    """The chat over the scripted assistant."""
    code = (
        "import sys; from pathlib import Path; from assistant.pages.launch import serve_page; "
        "sys.exit(serve_page(Path(sys.argv[1]), '127.0.0.1', None, True))"
    )
    with _served([sys.executable, "-c", code, str(FAKE_PAGE)], environment, cwd) as served:
        yield served


@contextmanager
def served_home(home: Path, *arguments: str, **environment: str) -> Iterator[Served]:
    """``newscite --home HOME chat --headless`` with ``arguments``."""
    command = [sys.executable, "-m", "assistant.cli", "--home", str(home), "chat", "--headless", *arguments]
    with _served(command, environment, None) as served:
        yield served


@contextmanager
def _served(command: Sequence[str], environment: Mapping[str, str], cwd: Path | None) -> Iterator[Served]:
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, "PYTHONUNBUFFERED": "1", **environment},
    )
    late = threading.Timer(START_SECONDS, process.kill)
    late.start()
    try:
        url = _address(process)
        late.cancel()
        yield Served(url, process)
    finally:
        late.cancel()
        process.kill()
        process.communicate()


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    printed = ""
    for line in process.stdout:
        printed += line
        if found := re.search(r"http://\S+", line):
            return found[0]
    raise AssertionError(f"the chat did not start: {printed}")
