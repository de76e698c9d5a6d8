"""Modules of ours in processes of their own: what may crash, and what goes on when its starter ends."""

import os
import subprocess
import sys
import threading
from pathlib import Path

_PACKAGES = Path(__file__).parents[1]


def run_module(module: str, *arguments: str, folder: Path) -> str:
    """Run ``python -m module`` in ``folder`` to its end. Returns why it failed, or nothing.

    It ends when this process does, however that ends, if it calls ``end_with_parent``.
    """
    inherited, held = os.pipe()
    try:
        done = subprocess.run(
            _command(module, *arguments),
            cwd=folder,
            env=_environment(),
            stdin=inherited,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    finally:
        os.close(inherited)
        os.close(held)
    if not done.returncode:
        return ""
    words = done.stderr.strip().splitlines()
    return words[-1] if words else f"{module} ended with {done.returncode}."


def start_module(module: str, *arguments: str, folder: Path) -> None:
    """Start ``python -m module`` in ``folder``; it goes on when this process ends. Raises OSError."""
    started = subprocess.Popen(
        _command(module, *arguments),
        cwd=folder,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    # Somebody must ask how it ended, or the system keeps its entry.
    threading.Thread(target=started.wait, daemon=True).start()


def end_with_parent() -> None:
    """In a process of ``run_module``: end at once when the one that started it has ended."""
    threading.Thread(target=_end_with_input, daemon=True).start()


def _end_with_input() -> None:
    os.read(0, 1)  # nothing is ever written there: this returns when nobody holds the other end any more
    os._exit(1)


def _command(module: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", module, *arguments]


def _environment() -> dict[str, str]:
    """Ours; the packages are found from any folder, however they were found here."""
    paths = [str(_PACKAGES), os.environ.get("PYTHONPATH", "")]
    return os.environ | {"PYTHONPATH": os.pathsep.join(path for path in paths if path)}
