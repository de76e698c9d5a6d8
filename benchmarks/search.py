"""Time searching and adding on a library of generated news.

    python benchmarks/search.py [--size 10000] [--real-embedder 400]

A library of ``--size`` passages is made with random vectors around a few hundred centres, as embeddings cluster, so
that making it takes minutes and not hours; half of it is Chinese. Searching is timed beyond embedding the question,
with and without filters, by Chroma and exactly. The rate of adding, embedding included, is measured apart with the
real embedder on a part of the same text.
"""

import argparse
import platform
import random
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

import numpy as np

from vectorstore.e5 import E5Embeddings
from vectorstore.library import Library
from vectorstore.types import Filters, NewArticle

QUESTIONS = (
    "Who led the project that won the first prize?",
    "Which hospital signed an agreement with the university?",
    "哪家医院与大学签署了合作协议？",
    "谁获得了一等奖？",
)
ENGLISH = (
    "hospital university prize award agreement research team professor centre disease cancer clinical national medical "
    "science technology project first second institute signed announced joint laboratory patients treatment vaccine"
).split()
CHINESE = (
    "医院 大学 一等奖 奖项 协议 研究 团队 教授 中心 疾病 肿瘤 临床 国家 医学 科学 技术 项目 研究所 签署 宣布 "
    "联合 实验室 患者 治疗 疫苗"
).split()


class ClusteredVectors:
    """Vectors near one of 300 centres, which the start of a text decides: quick, and clustered as real ones are."""

    name = "clustered"
    dimension = 384

    def __init__(self) -> None:
        self._centres = np.random.default_rng(0).standard_normal((300, self.dimension))

    def passages(self, texts: list[str]) -> np.ndarray:
        seeds = [(zlib.crc32(text[:40].encode()), zlib.crc32(text.encode())) for text in texts]
        noise = [np.random.default_rng(seed).standard_normal(self.dimension) for _, seed in seeds]
        vectors = self._centres[[first % len(self._centres) for first, _ in seeds]] + np.array(noise)
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)

    questions = passages

    def count_tokens(self, texts: list[str]) -> list[int]:
        return [len(text) // 2 for text in texts]


def articles(count: int) -> Iterator[NewArticle]:
    """Articles of some six sentences and one passage; every other one is Chinese."""
    rng = random.Random(0)
    for number in range(count):
        words, gap, stop = (ENGLISH, " ", ". ") if number % 2 else (CHINESE, "", "。")
        sentences = [gap.join(rng.choices(words, k=12)) + f"{gap}{rng.randint(1, 99999)}" for _ in range(6)]
        date = f"{rng.randint(2015, 2025)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        yield NewArticle(stop.join(sentences) + stop.strip(), f"news/{number}", sentences[0][:60], date)


def timed(name: str, run: Callable[[], object], times: int) -> None:
    took = []
    for _ in range(times):
        started = time.perf_counter()
        run()
        took.append(1000 * (time.perf_counter() - started))
    print(f"{name:58} p50 {np.percentile(took, 50):7.1f} ms   p95 {np.percentile(took, 95):7.1f} ms")


def searching(size: int, folder: Path) -> None:
    library = Library(folder, ClusteredVectors())
    started = time.perf_counter()
    with library.writing() as writer:
        batch: list[NewArticle] = []
        for article in articles(size):
            batch.append(article)
            if len(batch) == 500:
                writer.add(batch)
                batch = []
        writer.add(batch)
        stored = time.perf_counter()
        writer.renew_index(always=True)
    indexed = time.perf_counter()
    passages = library.status().passages
    print(f"{passages} passages, not embedded: stored in {stored - started:.1f} s, indexed in {indexed - stored:.1f} s")
    queries = [library.query(question) for question in QUESTIONS] * 10
    library.find(queries[0], Filters(), 8)
    for name, filters in (
        ("search, whole library (Chroma)", Filters()),
        ("search, one language (Chroma or exact)", Filters(language="zh")),
        ("search, one year (exact)", Filters(since="2020", until="2020")),
        ("search, since 2016 (most of the library)", Filters(since="2016")),
    ):
        turn = iter(queries * 2)
        timed(name, lambda filters=filters, turn=turn: library.find(next(turn), filters, 8), len(queries))
    library.close()


def adding(count: int, folder: Path) -> None:
    library = Library(folder, E5Embeddings())
    some = list(articles(count))
    with library.writing() as writer:
        writer.add(some[:8])
        started, used = time.perf_counter(), time.process_time()
        for first in range(8, count, 32):
            writer.add(some[first : first + 32])
        wall, cpu = time.perf_counter() - started, time.process_time() - used
    embedder = E5Embeddings()
    tokens = sum(embedder.count_tokens([f"{a.title}\n{a.date}\n{a.text}" for a in some[8:]]))
    passages = library.status().passages - 8
    print(
        f"adding with the real embedder: {passages / wall:.1f} passages and {tokens / wall:.0f} tokens a second "
        f"({tokens / cpu:.0f} tokens a CPU second), {tokens / passages:.0f} tokens a passage"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--size", type=int, default=10_000)
    arguments.add_argument("--real-embedder", type=int, default=400, metavar="ARTICLES")
    given = arguments.parse_args()
    print(f"Python {platform.python_version()}, chromadb {version('chromadb')}, {platform.machine()}")
    with tempfile.TemporaryDirectory() as folder:
        searching(given.size, Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        adding(given.real_embedder, Path(folder))


if __name__ == "__main__":
    main()
