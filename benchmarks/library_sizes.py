"""Measure whether declining holds in libraries of different sizes, and how long answers of quotes take.

    python benchmarks/library_sizes.py PUBLIC_DATA --keep FILE [--embed SECONDS] [--fitted] [--docs]

The questions over the sample articles that nothing was fitted on (with --fitted, those that weights are fitted on) are
asked in libraries of 5 articles, which are sample articles alone; of 50, all sample articles among texts of other
subjects; of 5,000; and of 10,000. The whole of answering is timed, each question for the first time, so that no
sentence was read before. The texts are RGB's and XQuAD's, without those that name the prizes and companies of the
sample, and beyond OTHERS of them made-up news with random vectors. Embeddings are kept in FILE; --embed makes
some of them for so many seconds and ends, so that it can be done bit by bit.
"""

import argparse
import json
import os
import pickle
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from public_data import Question, RememberingEmbedder, xquad
from quoting import sample_sets
from search import articles as made_up

from assistant.assistant import Assistant
from assistant.settings import load_settings
from vectorstore.types import NewArticle

if TYPE_CHECKING:
    from vectorstore.embedder import Vectors

PAGE = Path(__file__).parents[1] / "docs" / "answers.md"
BEGIN, END = "<!-- made by benchmarks/library_sizes.py --docs -->", "<!-- until here -->"
# Texts that may answer our questions, or nearly.
_SAME_SUBJECT = re.compile(
    r"nobel|lasker|breakthrough prize|future science|诺贝尔|拉斯克|突破奖|未来科学大奖|最高科[学技]"
    r"|BioNTech|复星|屠呦呦",
    re.IGNORECASE,
)
SIZES = (5, 50, 5_000)
# How many of the public texts are used, the first ones.
OTHERS = 1_700
TIMED = 10_000


class KeepingEmbedder(RememberingEmbedder):
    """Keeps what it embedded as passages in a file; while ``random`` is set, new passages get random vectors."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.random = False
        self._file = file
        if file.exists():
            self._kept = pickle.loads(file.read_bytes())

    def passages(self, texts: Sequence[str]) -> "Vectors":
        if self.random:
            vectors = np.random.default_rng(len(self._kept)).standard_normal((len(texts), self.dimension))
            self._kept |= dict(zip(texts, vectors / np.linalg.norm(vectors, axis=1, keepdims=True), strict=True))
        return super().passages(texts)

    def save(self) -> None:
        self._file.write_bytes(pickle.dumps(self._kept))


def fillers(data: Path) -> list[NewArticle]:
    """Texts of other subjects."""
    texts: dict[str, None] = {}
    for language in ("en", "zh"):
        for line in (data / "rgb" / f"{language}.jsonl").read_text("utf-8").splitlines():
            record = json.loads(line)
            texts |= dict.fromkeys(text for kind in ("positive", "negative") for text in record[kind] if text.strip())
    texts |= dict.fromkeys(article.text for article in xquad(data)[0])
    kept = [text for text in texts if not _SAME_SUBJECT.search(text)]
    some = kept[:OTHERS]
    return [NewArticle(text=text, source=f"other-{number}", title=text[:30]) for number, text in enumerate(some)]


@contextmanager
def assistant_over(articles: Sequence[NewArticle], size: int, embedder: KeepingEmbedder) -> Iterator[Assistant]:
    """An assistant over ``articles`` and as many made-up ones as make ``size``."""
    with (
        tempfile.TemporaryDirectory() as home,
        Assistant.open(settings=load_settings(home=Path(home)), embedder=embedder) as assistant,
    ):
        with assistant.library.writing() as writer:
            for embedder.random, some in ((False, articles), (True, list(made_up(max(0, size - len(articles)))))):
                for first in range(0, len(some), 200):
                    writer.add(some[first : first + 200])
            embedder.random = False
            writer.renew_index()
        yield assistant


def embed(embedder: KeepingEmbedder, articles: Sequence[NewArticle], seconds: float) -> None:
    """Embed passages of ``articles``, as a library would, until ``seconds`` are over."""
    ends = time.monotonic() + seconds
    with (
        tempfile.TemporaryDirectory() as home,
        Assistant.open(settings=load_settings(home=Path(home)), embedder=embedder) as assistant,
        assistant.library.writing() as writer,
    ):
        for first in range(0, len(articles), 100):
            if time.monotonic() > ends:
                break
            writer.add(articles[first : first + 100])
    embedder.save()
    print(f"{first} of {len(articles)} articles, {len(embedder._kept)} passages are embedded")


def asked(
    articles: Sequence[NewArticle], size: int, embedder: KeepingEmbedder, questions: Sequence[Question]
) -> list[tuple]:
    """For each question: whether it can be answered, whether it was declined, and milliseconds."""
    found = []
    with assistant_over(articles, size, embedder) as assistant:
        assistant.ask("Who is it?")
        for one in questions:
            started = time.perf_counter()
            answer = assistant.ask(one.item.question)
            took = 1000 * (time.perf_counter() - started)
            found.append((one.item.answerable, answer.declined, took, answer.mode))
    return found


def of_size(
    size: int,
    sample: Sequence[NewArticle],
    others: Sequence[NewArticle],
    embedder: KeepingEmbedder,
    questions: Sequence[Question],
) -> list[tuple]:
    """``asked`` for a library of ``size`` articles; smaller ones than the sample are parts of it, one after another."""
    if size >= len(sample):
        return asked([*sample, *others[: size - len(sample)]], size, embedder, questions)
    found = []
    for first in range(0, len(sample), size):
        part = sample[first : first + size]
        sources = {article.source for article in part}
        theirs = [one for one in questions if not one.item.answerable or set(one.item.sources) <= sources]
        found += asked(part, 0, embedder, theirs)
    return found


def row(size: int, found: Sequence[tuple]) -> str:
    declined = {truth: [each[1] for each in found if each[0] == truth] for truth in (True, False)}
    took = [each[2] for each in found if each[3] == "quote"]
    return (
        f"| {size:,} | {np.mean(declined[False]):.2f} of {len(declined[False])} | {np.mean(declined[True]):.2f} of "
        f"{len(declined[True])} | {np.percentile(took, 50):.0f}, {np.percentile(took, 95):.0f} |"
    )


def table(data: Path, embedder: KeepingEmbedder, *, fitted: bool) -> list[str]:
    sample, questions = sample_sets()
    questions = [one for one in questions if one.fitted == fitted and one.among is None]
    others = fillers(data)
    rows = ["| articles | must be declined, and is | answerable, declined | ms, median and 95th |", "|---|---|---|---|"]
    for size in (*SIZES, TIMED):
        rows.append(row(size, of_size(size, sample, others, embedder, questions)))
        print(rows[-1], flush=True)
    return rows


def write_page(rows: Sequence[str]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN)
    _, after = rest.split(END, 1)
    load = f"Timed with {os.cpu_count()} cores at a load of {os.getloadavg()[1]:.1f}."
    PAGE.write_text("\n".join([f"{before}{BEGIN}", *rows, "", load, f"{END}{after}"]), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--keep", type=Path, required=True)
    parser.add_argument("--embed", type=float)
    parser.add_argument("--fitted", action="store_true")
    parser.add_argument("--docs", action="store_true")
    options = parser.parse_args()
    embedder = KeepingEmbedder(options.keep)
    if options.embed:
        embed(embedder, [*sample_sets()[0], *fillers(options.data)], options.embed)
        return 0
    rows = table(options.data, embedder, fitted=options.fitted)
    print(f"load {os.getloadavg()}")
    if options.docs:
        write_page(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
