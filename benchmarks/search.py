"""Time searching and adding on libraries of generated news, and see what the index misses.

    python benchmarks/search.py [--size 1000 --size 10000 …] [--real-embedder 400] [--keep FOLDER]

A library of ``--size`` passages is made with random vectors around a few hundred centres, as embeddings cluster, so
that making it takes minutes and not hours. Half of it is Chinese. Its words are those of CC-CEDICT, as often as Zipf's
law has it; each article names a person and a day. Searching is timed with all that the product does for a question but
embedding it, with and without filters; then what a fresh process takes to open the library and answer, in time and
memory; and which share of the 50 passages nearest to a question the index finds. The rate of adding, embedding
included, is measured apart with the real embedder on a part of the same text. With --keep libraries are left in FOLDER,
and used again. The table is that of docs/search.md.
"""

import argparse
import os
import platform
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from itertools import accumulate, islice
from pathlib import Path

import numpy as np

from vectorstore.dense import exact_search
from vectorstore.dictionary import Dictionary
from vectorstore.dictionary.cache import installed_source
from vectorstore.dictionary.glosses import read_entries
from vectorstore.e5 import E5Embeddings
from vectorstore.generations import current_generation
from vectorstore.library import Library
from vectorstore.means import centre, load_means
from vectorstore.search import CANDIDATES
from vectorstore.text.aliases import load_aliases
from vectorstore.types import LANGUAGES, Filters, Language, NewArticle
from vectorstore.wording import Vocabulary

WORDS = 20_000
SURNAMES = dict(zip("Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou".split(), "王李张刘陈杨黄赵吴周", strict=True))
GIVEN = dict(zip("xiao ming jun hua wei guo jie fang li qiang".split(), "晓明军华伟国杰芳丽强", strict=True))
CENTRES = 300
# Each agency writes of some subjects only, so that a question is mostly about another one's.
AGENCIES = 10
# The nearest passages that an index should find.
NEAREST = 50
# Questions that are timed.
ASKED = 100
FILTERS = {
    "whole library": Filters(),
    "one language (half)": Filters(language="zh"),
    "since 2016 (nine in ten)": Filters(since="2016"),
    "one year (one in eleven)": Filters(since="2020", until="2020"),
    "a year that is named (one in six)": Filters(about=(("2020-01-01", "2020-12-31"),)),
    "one source of ten, on other subjects": Filters(source="agency 3"),
}


OPENING = """
import sys, time
from pathlib import Path
import chromadb, numpy
from search import ClusteredVectors, questions
from vectorstore.library import Library
from vectorstore.types import Filters
def memory():
    return int(next(line for line in open("/proc/self/status") if line.startswith("VmRSS")).split()[1]) / 1000
asked = questions()
before, started = memory(), time.perf_counter()
library = Library(Path(sys.argv[1]), ClusteredVectors())
library.search(asked[0])
took, first = time.perf_counter() - started, memory()
for question in asked:
    library.search(question)
print(took, first - before, memory() - before)
"""


class ClusteredVectors:
    """Vectors near one of some centres, which the start of a text decides: quick, and clustered as real ones are."""

    name = "clustered"
    dimension = 384

    def __init__(self) -> None:
        self._centres = np.random.default_rng(0).standard_normal((CENTRES, self.dimension))

    def passages(self, texts: list[str]) -> np.ndarray:
        noise = [np.random.default_rng(zlib.crc32(text.encode())).standard_normal(self.dimension) for text in texts]
        vectors = self._centres[[subject(text) for text in texts]] + np.array(noise)
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)

    questions = passages

    def count_tokens(self, texts: list[str]) -> list[int]:
        return [len(text) // 2 for text in texts]


def subject(text: str) -> int:
    return zlib.crc32(text[:20].encode()) % CENTRES


@cache
def vocabulary(language: Language) -> tuple[list[str], list[float]]:
    """The words of made-up texts, and their shares, added up."""
    words: dict[str, None] = {}
    for entry in read_entries(installed_source()):
        each = [entry.word] if language == "zh" else entry.phrases
        words |= dict.fromkeys(
            word for word in each if (len(word) == 2 if language == "zh" else word.isascii() and word.isalpha())
        )
    chosen = list(words)
    random.Random(1).shuffle(chosen)
    # Zipf's law, as Mandelbrot put it, which has fewer very common words: those are stop words and in no index.
    return chosen[:WORDS], list(accumulate(1 / (rank + 10) for rank in range(1, WORDS + 1)))


def sentence(rng: random.Random, language: Language) -> str:
    words, shares = vocabulary(language)
    return ("" if language == "zh" else " ").join(
        rng.choices(words, cum_weights=shares, k=10 if language == "zh" else 7)
    )


def person(rng: random.Random, language: Language) -> str:
    surname, first, second = rng.choice(list(SURNAMES)), *rng.choices(list(GIVEN), k=2)
    if language == "zh":
        return SURNAMES[surname] + GIVEN[first] + GIVEN[second]
    return f"{surname} {(first + second).capitalize()}"


def articles(count: int) -> Iterator[NewArticle]:
    """Articles of six sentences and one passage; every other one is Chinese."""
    rng = random.Random(0)
    for number in range(count):
        language: Language = "en" if number % 2 else "zh"
        stop = ". " if number % 2 else "。"
        sentences = [sentence(rng, language) for _ in range(6)]
        year, month, day = rng.randint(2015, 2025), rng.randint(1, 12), rng.randint(1, 28)
        named = rng.randint(2015, 2025)
        who = person(rng, language)
        sentences[1] += (
            f"。{named}年5月3日，{who}医生说" if language == "zh" else f". On May 3, {named}, Dr. {who} said"
        )
        yield NewArticle(
            text=stop.join(sentences) + stop.strip(),
            source=f"news/{number}",
            title=sentences[0][:60],
            date=f"{year}-{month:02}-{day:02}",
            publisher=f"Agency {subject(sentences[0]) % AGENCIES}",
        )


@cache
def questions() -> list[str]:
    """Questions in both languages, each of a person, two words of some article, and one of every other."""
    rng = random.Random(5)
    asked = []
    for number in range(ASKED):
        language: Language = "en" if number % 2 else "zh"
        words, shares = vocabulary(language)
        one, two, other = rng.choices(words, cum_weights=shares, k=2) + rng.choices(words, k=1)
        who = person(rng, language)
        asked.append(
            f"{who}在哪家医院谈到{one}、{two}和{other}？"
            if language == "zh"
            else f"Which {one} hospital gave {who} the {two} prize for {other}?"
        )
    return asked


@dataclass
class Measured:
    """What was measured of one library, by what it is of: a row of the table."""

    passages: int
    rows: dict[str, str] = field(default_factory=dict)


def timed(runs: Sequence[Callable[[], object]]) -> str:
    took = []
    for run in runs:
        started = time.perf_counter()
        run()
        took.append(1000 * (time.perf_counter() - started))
    return f"{np.percentile(took, 50):.0f} / {np.percentile(took, 95):.0f} ms"


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


def searching(folder: Path, measured: Measured) -> None:
    """Time it, with all that a product's search does: its own dictionary and table of aliases."""
    library = Library(folder, ClusteredVectors(), vocabulary=Vocabulary(Dictionary(), load_aliases()))
    measured.passages = library.status().passages
    asked = questions()
    for question in asked[:4]:
        library.search(question)
    for name, filters in FILTERS.items():
        measured.rows[name] = timed([lambda q=q, f=filters: library.search(q, f) for q in asked])
    library.close()


def missing(folder: Path, measured: Measured) -> None:
    """The share of the nearest passages that the index finds, for questions near to what the library has."""
    library = Library(folder, ClusteredVectors())
    shares = []
    with library._database.reading() as connection:
        means = load_means(connection)
        generation = current_generation(connection)
        assert generation is not None
        for article in islice(articles(100 * 10), 0, None, 10):
            query = library.query(article.text[:40] + " asked about")
            question = centre(query.vector, means.questions[query.language])
            nearest = exact_search(connection, question, means, NEAREST)
            indexed = {
                passage
                for language in LANGUAGES
                for passage in library._generations.search(generation, question, language, CANDIDATES)
            }
            shares.append(len(nearest.keys() & indexed) / len(nearest))
    library.close()
    measured.rows[f"of the {NEAREST} nearest, in the index's answer"] = (
        f"{np.mean(shares):.3f} (least {min(shares):.2f})"
    )


def opening(folder: Path, measured: Measured) -> None:
    """What a fresh process takes, its imports left out, until it has answered its first question, and all of them."""
    done = subprocess.run(
        [sys.executable, "-c", OPENING, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent,
    )
    seconds, first, most = map(float, done.stdout.split())
    measured.rows["opened and first question answered"] = f"{seconds:.2f} s"
    measured.rows["memory for that"] = f"{first:.0f} MB"
    measured.rows[f"memory after {ASKED} questions"] = f"{most:.0f} MB"


def show(all_measured: Sequence[Measured]) -> None:
    """The table, in Markdown; of each search the median and the 95th of 100."""
    print("\n| | " + " | ".join(f"{one.passages:,} passages" for one in all_measured) + " |")
    print("|---" * (1 + len(all_measured)) + "|")
    for name in all_measured[0].rows:
        print(f"| {name} | " + " | ".join(one.rows[name] for one in all_measured) + " |")


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
    print(
        f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, chromadb {version('chromadb')}, "
        f"SQLite {sqlite3.sqlite_version}, numpy {version('numpy')}, {os.cpu_count()} cores, {platform.machine()}"
    )
    all_measured = []
    with tempfile.TemporaryDirectory() as made:
        for size in given.size or [10_000]:
            folder = (given.keep or Path(made)) / str(size)
            print(f"\n{size} passages", flush=True)
            store(size, folder)
            all_measured.append(Measured(size))
            for measure in (searching, missing, opening):
                measure(folder, all_measured[-1])
            print(all_measured[-1].rows, flush=True)
    show(all_measured)
    if given.real_embedder:
        with tempfile.TemporaryDirectory() as folder:
            adding(given.real_embedder, Path(folder))


if __name__ == "__main__":
    main()
