"""Replace a damaged generation of the index in a process of its own, from what SQLite has; nothing is embedded.

``start_repair`` is for whoever noticed the damage and has questions to answer. The process that it starts waits for
the writer's lock; whoever had it may have built a new generation by then.
"""

import os
import sys
import time
from pathlib import Path

from vectorstore.database import Database
from vectorstore.generations import Generations, current_generation
from vectorstore.lock import writer_lock
from vectorstore.processes import start_module

# Seconds in which a repair that failed is not tried again: it takes long, and most reasons stay.
_PATIENCE = 3600


def start_repair(home: Path) -> bool:
    """Start a process that repairs the index of the library in ``home``; whether there is any hope in that."""
    if not os.access(home, os.W_OK) or _failed_lately(home):
        return False
    try:
        start_module("vectorstore.repair", str(home), folder=home)
    except OSError:
        return False
    return True


def repair(home: Path) -> None:
    """Build a new generation if the one that should answer is damaged. Raises LibraryError."""
    database = Database(home)
    generations = Generations(database)
    with writer_lock(home, on_wait=lambda _: None), database.writing() as connection:
        current = current_generation(connection)
        if current is not None and not generations.is_whole(current):
            generations.build(connection)
    _failure(home).unlink(missing_ok=True)


def _failed_lately(home: Path) -> bool:
    try:
        return time.time() - _failure(home).stat().st_mtime < _PATIENCE
    except OSError:
        return False


def _failure(home: Path) -> Path:
    return home / "repair-failed.txt"


def main(home: str) -> None:
    """Repair the index of the library in ``home``; why it failed is left in a file there."""
    try:
        repair(Path(home))
    except BaseException as error:
        _failure(Path(home)).write_text(f"{error}\n", encoding="utf-8")
        raise


if __name__ == "__main__":
    main(*sys.argv[1:])
