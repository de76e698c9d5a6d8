"""Move a large library to another embedder, and time it: storing, switching, and the questions asked meanwhile.

    python benchmarks/reembed.py [--size 10000]

Made-up text with random vectors, of 384 numbers before and 1,536 after, so that embedding itself costs next to nothing.
Questions are asked all the while with the old embedder, and are timed beyond embedding them.
"""

import argparse
import os
import platform
import sqlite3
import tempfile
import threading
import time
from importlib.metadata import version
from pathlib import Path

from rebuild import RandomVectors, ask, make, told

from vectorstore.errors import EmbedderChanged
from vectorstore.library import Library
from vectorstore.types import Reembedding


class Longer(RandomVectors):
    """The same, of as many numbers as OpenAI's small model has."""

    name = "random, longer"
    dimension = 1536


def megabytes(home: Path) -> float:
    return sum(path.stat().st_size for path in home.glob("library.sqlite3*")) / 1e6


def measure(home: Path, size: int) -> None:
    library = Library(home, RandomVectors())
    make(library, size)
    print(f"library: {megabytes(home):.0f} MB")
    began, progress = time.perf_counter(), []

    def note(reached: Reembedding) -> None:
        progress.append((time.perf_counter() - began, reached))

    moved = Library(home, Longer())
    moving = threading.Thread(target=moved.reembed, args=(note,))
    moving.start()
    took: list[float] = []
    try:
        while True:
            ask(library, took, len(took))
            time.sleep(0.05)
    except EmbedderChanged:
        switched = time.perf_counter() - began
    stored = progress[-1][0]
    print(f"{progress[-1][1].done} passages embedded and stored in {stored:.1f} s")
    print(f"switched {switched - stored:.1f} s after the last was stored; library: {megabytes(home):.0f} MB")
    told("questions meanwhile, with the old embedder", took)
    took = []
    while moving.is_alive():
        ask(moved, took, len(took))
        time.sleep(0.2)
    told("questions with the new one, before it has an index", took)
    print(f"indexed {time.perf_counter() - began - switched:.0f} s after the switch")
    took = []
    for number in range(20):
        ask(moved, took, number)
    told("questions by the new index", took)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--size", type=int, default=10_000)
    given = arguments.parse_args()
    print(
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, chromadb {version('chromadb')}, "
        f"{platform.machine()}, {os.cpu_count()} cores"
    )
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder) / "library", given.size)


if __name__ == "__main__":
    main()
