"""Damage the index of a large library, and time what follows: noticing, answering without it, rebuilding it.

    python benchmarks/rebuild.py [--size 50000] [--clustered]

Made-up text with random vectors of length one, the hardest there are for the graph, or clustered as real embeddings
are. Questions are asked all the while,
and are timed beyond embedding them. Nothing is embedded for the rebuild: another process does it, without an embedder.
"""

import argparse
import os
import platform
import resource
import sqlite3
import tempfile
import time
import zlib
from importlib.metadata import version
from pathlib import Path

import numpy as np
from search import ClusteredVectors, articles, questions

from vectorstore.library import Library
from vectorstore.types import Filters


class CountedClusters(ClusteredVectors):
    """Counts the passages it embeds."""

    embedded = 0

    def passages(self, texts: list[str]) -> np.ndarray:
        self.embedded += len(texts)
        return super().passages(texts)

    def questions(self, texts: list[str]) -> np.ndarray:
        return super().passages(texts)


class RandomVectors:
    """Vectors of length one in random directions, the same for the same text. Counts the passages it embeds."""

    name = "random"
    dimension = 384
    embedded = 0

    def passages(self, texts: list[str]) -> np.ndarray:
        self.embedded += len(texts)
        return self.questions(texts)

    def questions(self, texts: list[str]) -> np.ndarray:
        seeds = [zlib.crc32(text.encode()) for text in texts]
        vectors = np.array([np.random.default_rng(seed).standard_normal(self.dimension) for seed in seeds])
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)

    def count_tokens(self, texts: list[str]) -> list[int]:
        return [len(text) // 2 for text in texts]


def make(library: Library, size: int) -> None:
    batch = []
    with library.writing() as writer:
        for article in articles(size):
            batch.append(article)
            if len(batch) == 1000:
                writer.add(batch)
                batch = []
        writer.add(batch)
        started, used = time.perf_counter(), children()
        writer.renew_index(always=True)
    took = f"{time.perf_counter() - started:.0f} s ({children() - used:.0f} s of one processor)"
    print(f"{library.status().passages} passages, indexed in {took}", flush=True)
    index = library.home / "index"
    print(f"index: {sum(path.stat().st_size for path in index.rglob('*') if path.is_file()) / 1e6:.0f} MB")


def children() -> float:
    """The processor seconds of the processes that this one started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def ask(library: Library, took: list[float], number: int) -> None:
    asked = questions()
    query = library.query(asked[number % len(asked)])
    started = time.perf_counter()
    hits = library.find(query, Filters(), 8)
    took.append(1000 * (time.perf_counter() - started))
    assert len(hits) == 8


def told(name: str, took: list[float]) -> None:
    print(f"{name:52} p50 {np.percentile(took, 50):7.0f} ms   p95 {np.percentile(took, 95):7.0f} ms   of {len(took)}")


def measure(home: Path, size: int, *, clustered: bool) -> None:
    embedder = CountedClusters() if clustered else RandomVectors()
    library = Library(home, embedder)
    make(library, size)
    for name, count in (("first question: the files are checked, Chroma opened", 1), ("questions, by the index", 40)):
        took: list[float] = []
        for number in range(count):
            ask(library, took, number)
        told(name, took)
    damaged = max((home / "index").rglob("data_level0.bin"), key=lambda path: path.stat().st_size)
    damaged.write_bytes(os.urandom(damaged.stat().st_size))
    embedded, started, used, took = embedder.embedded, time.perf_counter(), children(), []
    ask(library, took, 0)
    told("first question after the damage: it is noticed", took)
    took = []
    while library.status().generation == 1:
        ask(library, took, len(took))
        time.sleep(0.2)
    seconds = time.perf_counter() - started
    time.sleep(5)  # until the process that rebuilt it has ended
    print(f"rebuilt {seconds:.0f} s after the damage ({children() - used:.0f} s of one processor)")
    print(f"{embedder.embedded - embedded} texts embedded")
    told("questions meanwhile, without the index", took)
    took = []
    ask(library, took, 0)
    told("first question by the new index", took)
    library.close()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--size", type=int, default=50_000)
    arguments.add_argument("--clustered", action="store_true")
    given = arguments.parse_args()
    print(
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, chromadb {version('chromadb')}, "
        f"{platform.machine()}, {os.cpu_count()} cores"
    )
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder) / "library", given.size, clustered=given.clustered)


if __name__ == "__main__":
    main()
