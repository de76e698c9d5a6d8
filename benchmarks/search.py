"""Time searching and adding on libraries of generated news, and see what the index misses.

    python benchmarks/search.py [--size 1000 --size 10000 …] [--real-embedder 400] [--keep FOLDER]

A library of ``--size`` passages is made with random vectors around a few hundred centres, as embeddings cluster, so
that making it takes minutes and not hours; half of it is Chinese. Searching is timed beyond embedding the question,
with and without filters; then what a fresh process takes to open it and answer, in time and memory; and which share
of the 50 passages nearest to a question the index finds. The rate of adding, embedding included, is measured apart
with the real embedder on a part of the same text. With --keep libraries are left in FOLDER, and used again.
"""

import argparse
import platform
import random
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from importlib.metadata import version
from itertools import islice
from pathlib import Path

import numpy as np

from vectorstore.dense import exact_search
from vectorstore.dictionary import Dictionary
from vectorstore.e5 import E5Embeddings
from vectorstore.generations import current_generation
from vectorstore.library import Library
from vectorstore.means import centre, load_means
from vectorstore.search import CANDIDATES
from vectorstore.text.aliases import load_aliases
from vectorstore.types import Filters, NewArticle
from vectorstore.wording import Vocabulary

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


# The nearest passages that an index should find.
NEAREST = 50


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


OPENING = """
import sys, time
from pathlib import Path
import chromadb, numpy
from search import ClusteredVectors, QUESTIONS
from vectorstore.library import Library
from vectorstore.types import Filters
def memory():
    return int(next(line for line in open("/proc/self/status") if line.startswith("VmRSS")).split()[1]) / 1000
before, started = memory(), time.perf_counter()
library = Library(Path(sys.argv[1]), ClusteredVectors())
library.find(library.query(QUESTIONS[0]), Filters(), 8)
print(time.perf_counter() - started, before, memory())
"""


def timed(name: str, run: Callable[[], object], times: int) -> None:
    took = []
    for _ in range(times):
        started = time.perf_counter()
        run()
        took.append(1000 * (time.perf_counter() - started))
    print(f"{name:58} p50 {np.percentile(took, 50):7.1f} ms   p95 {np.percentile(took, 95):7.1f} ms")


def store(size: int, folder: Path) -> None:
    library = Library(folder, ClusteredVectors())
    if library.status().passages:
        return
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
    library.close()
    print(f"stored in {stored - started:.1f} s without embedding, indexed in {indexed - stored:.1f} s", flush=True)


def searching(folder: Path) -> None:
    """Time it, with all that a product's search does: its own dictionary and table of aliases."""
    library = Library(folder, ClusteredVectors(), vocabulary=Vocabulary(Dictionary(), load_aliases()))
    queries = [library.query(question) for question in QUESTIONS] * 25
    library.find(queries[0], Filters(), 8)
    for name, filters in (
        ("search, whole library (Chroma)", Filters()),
        ("search, one language (Chroma or exact)", Filters(language="zh")),
        ("search, one year (exact)", Filters(since="2020", until="2020")),
        ("search, since 2016 (most of the library)", Filters(since="2016")),
    ):
        turn = iter(queries)
        timed(name, lambda filters=filters, turn=turn: library.find(next(turn), filters, 8), len(queries))
    library.close()


def missing(folder: Path) -> None:
    """The share of the nearest passages that the index finds, for questions near to what the library has."""
    library = Library(folder, ClusteredVectors())
    shares = []
    with library._database.reading() as connection:
        means = load_means(connection)
        generation = current_generation(connection)
        assert generation is not None
        for article in islice(articles(100 * 50), 0, None, 50):
            query = library.query(article.text[:40] + " asked about")
            question = centre(query.vector, means.questions[query.language])
            nearest = exact_search(connection, question, means, NEAREST)
            indexed = library._generations.search(generation, question, None, CANDIDATES)
            shares.append(len(nearest.keys() & set(indexed)) / len(nearest))
    library.close()
    print(f"the index finds {np.mean(shares):.3f} of the {NEAREST} nearest passages; at worst {min(shares):.2f}")


def opening(folder: Path) -> None:
    """What a fresh process takes, its imports left out, until it has answered its first question."""
    done = subprocess.run(
        [sys.executable, "-c", OPENING, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent,
    )
    seconds, before, after = map(float, done.stdout.split())
    print(
        f"opened and first question answered in {seconds:.2f} s; {after:.0f} MB, of which {after - before:.0f} for it"
    )


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
    arguments.add_argument("--size", type=int, action="append")
    arguments.add_argument("--real-embedder", type=int, default=400, metavar="ARTICLES")
    arguments.add_argument("--keep", type=Path, metavar="FOLDER")
    given = arguments.parse_args()
    print(f"Python {platform.python_version()}, chromadb {version('chromadb')}, {platform.machine()}")
    with tempfile.TemporaryDirectory() as made:
        for size in given.size or [10_000]:
            folder = (given.keep or Path(made)) / str(size)
            print(f"\n{size} passages")
            store(size, folder)
            searching(folder)
            missing(folder)
            opening(folder)
    if given.real_embedder:
        with tempfile.TemporaryDirectory() as folder:
            adding(given.real_embedder, Path(folder))


if __name__ == "__main__":
    main()
