"""Measure the matching of names across spellings, the finding of personal names, and lookups by name.

    python benchmarks/names.py [--split dev|seen|held_out] [--errors] [--texts FOLDER ...]

``benchmarks/data/names.tsv`` has names in Han characters and Latin letters, pairs that are two people, and sentences as
news has them, half of them without a Chinese name; its head says what the splits are. Three things are measured:
whether all spellings of a name are one and no two people are; which names are found in sentences, to the character;
and, in an index of 500 sentences, which of them are found for a name written in the other script. ``--errors`` prints
what went wrong (not to be used on held_out), ``--texts`` what is found in files.
"""

import argparse
import itertools
import random
import sqlite3
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from vectorstore.lexical import Script, index_passage, search_names
from vectorstore.selecting import select
from vectorstore.text.names import find_names, han_keys, latin_keys, same_name
from vectorstore.types import Filters

DATA = Path(__file__).parent / "data" / "names.tsv"
SENTENCES = 500
SPLITS = ("dev", "seen", "held_out")


@dataclass(slots=True)
class Split:
    """One half of the data: per name its spellings in either script, and so on."""

    names: list[tuple[list[str], list[str]]] = field(default_factory=list)
    misses: list[tuple[str, str]] = field(default_factory=list)
    sentences: list[tuple[str, list[str]]] = field(default_factory=list)
    frames: list[str] = field(default_factory=list)
    questions: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Counts:
    right: int = 0
    wrong: int = 0
    missing: int = 0

    def add(self, found: set[object], expected: set[object]) -> None:
        self.right += len(found & expected)
        self.wrong += len(found - expected)
        self.missing += len(expected - found)

    def __str__(self) -> str:
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missing)
        counts = f"{self.right} right, {self.wrong} wrong, {self.missing} missing"
        return f"precision {precision:.3f}  recall {recall:.3f}  ({counts})"


def load(name: str) -> Split:
    split = Split()
    for line in DATA.read_text(encoding="utf-8").splitlines():
        if line.startswith(f"{name}\t"):
            _, kind, a, b = line.split("\t")
            match kind:
                case "name":
                    split.names.append((a.split("|"), b.split("|")))
                case "miss":
                    split.misses.append((a, b))
                case "sentence":
                    split.sentences.append((a, b.split("|") if b else []))
                case "frame":
                    split.frames.append(a)
                case "question":
                    split.questions.append((a, b))
    return split


def measure_matching(split: Split, errors: list[str]) -> str:
    """Every pair of spellings of one name; pairs that were chosen to be told apart; and all other pairs of names."""
    same = [pair for spellings in split.names for pair in itertools.combinations(spellings[0] + spellings[1], 2)]
    lost = [pair for pair in same if not same_name(*pair)]
    mixed = [pair for pair in split.misses if same_name(*pair)]
    others = [
        (one, two)
        for first, second in itertools.combinations(split.names, 2)
        for one, two in itertools.product(first[0] + first[1], second[0] + second[1])
    ]
    confused = [pair for pair in others if same_name(*pair)]
    errors += [f"not matched: {pair}" for pair in lost]
    errors += [f"matched: {pair}" for pair in mixed + confused]
    right = len(same) - len(lost)
    return (
        f"precision {right / (right + len(mixed) + len(confused)):.3f}  recall {right / len(same):.3f}  "
        f"({len(lost)} of {len(same)} pairs not matched, {len(mixed)} of {len(split.misses)} near-misses and "
        f"{len(confused)} of {len(others)} pairs of other names matched)"
    )


def measure_finding(sentences: Iterable[tuple[str, list[str]]], errors: list[str]) -> Counts:
    counts = Counts()
    for sentence, names in sentences:
        found = {(name.start, name.text) for name in find_names(sentence)}
        expected = {(sentence.index(name), name) for name in names}
        counts.add(set(found), set(expected))
        if found != expected:
            errors.append(f"found {sorted(found - expected)}, missed {sorted(expected - found)}: {sentence}")
    return counts


def sentences_to_index(split: Split) -> list[tuple[str, list[str]]]:
    """Up to 500 sentences, each with its names: those of the split, and frames filled with names and near-misses."""
    filled = [(frame.replace("{}", name), [name]) for name, frame in _fillings(split)]
    return split.sentences + random.Random(0).sample(filled, min(len(filled), SENTENCES - len(split.sentences)))


def _fillings(split: Split) -> Iterator[tuple[str, str]]:
    spellings = [name for pair in split.names for names in pair for name in names]
    for name in dict.fromkeys([*spellings, *itertools.chain(*split.misses)]):
        for frame in split.frames:
            if script(name) == script(frame.replace("{}", "")):
                yield name, frame


def script(text: str) -> Script:
    return "han" if any("\u4e00" <= character <= "\u9fff" for character in text) else "latin"


def measure_lookups(split: Split, errors: list[str]) -> tuple[Counts, float]:
    """Which sentences a question finds by names in the other script, and the seconds it takes to make its keys.

    Sentences of another person are wrong, unless the two have one spelling in the script asked in.
    """
    indexed = sentences_to_index(split)
    connection = open_index([sentence for sentence, _ in indexed])
    counts, seconds = Counts(), []
    for han, latin in split.names:
        for (names, other), (chinese, english) in itertools.product(((han, latin), (latin, han)), split.questions):
            for name in names:
                question = (chinese if names is han else english).replace("{}", name)
                started = time.perf_counter()
                keys = han_keys(question) if names is han else latin_keys(question, any_case=True)
                seconds.append(time.perf_counter() - started)
                hits = search_names(connection, keys, script(other[0]), SENTENCES, select(connection, Filters()))
                expected = {at for at, (_, inside) in enumerate(indexed) if not set(other).isdisjoint(inside)}
                alike = {at for at, (_, inside) in enumerate(indexed) if any(same_name(one, name) for one in inside)}
                found = set(hits) - (alike - expected)
                counts.add(set(found), set(expected))
                errors += [f"asked {question}, found {indexed[at][0]}" for at in found - expected]
                errors += [f"asked {question}, missed {indexed[at][0]}" for at in expected - found]
    return counts, sorted(seconds)[len(seconds) // 2]


def open_index(sentences: list[str]) -> sqlite3.Connection:
    """An index of names as the library has it, of sentences with their places as numbers."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        """
        CREATE TABLE passages (id INTEGER PRIMARY KEY);
        CREATE VIRTUAL TABLE words USING fts5 (title, body, tokenize = "unicode61 remove_diacritics 0");
        CREATE VIRTUAL TABLE names USING fts5 (han, latin, tokenize = "unicode61 remove_diacritics 0");
        CREATE VIRTUAL TABLE names_terms USING fts5vocab (names, row);
        """
    )
    for place, sentence in enumerate(sentences):
        connection.execute("INSERT INTO passages VALUES (?)", (place,))
        index_passage(connection, place, "", sentence)
    return connection


def measure_cost(split: Split) -> str:
    """Milliseconds to make the keys of a passage of about 250 tokens, most of its words seen for the first time."""
    find_names("黄晓军, Huang Xiaojun")
    costs = []
    for wanted, size in (("han", 350), ("latin", 1000)):
        text = "".join(sentence for sentence, _ in sentences_to_index(split) if script(sentence) == wanted)
        passages = [text[at : at + size] for at in range(0, len(text), size)]
        started = time.perf_counter()
        for passage in passages:
            han_keys(passage)
            latin_keys(passage)
        costs.append(1000 * (time.perf_counter() - started) / len(passages))
    return f"{costs[0]:.2f} ms a Chinese passage, {costs[1]:.2f} ms an English one, nothing cached"


def print_found(paths: Iterable[Path]) -> None:
    """The names found in each file, with how often and by which key."""
    for path in paths:
        found = find_names(path.read_text(encoding="utf-8"))
        print(f"\n{path.name}: {len(found)}")
        for text, key in dict.fromkeys((name.text, name.key) for name in found):
            print(f"  {text}  {key}  {sum(name.text == text for name in found)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=SPLITS, help="only this half")
    parser.add_argument("--errors", action="store_true", help="print what went wrong")
    parser.add_argument("--texts", type=Path, nargs="+", default=[], help="folders of texts in which to find names")
    given = parser.parse_args()
    for name in (given.split,) if given.split else SPLITS:
        split, errors = load(name), list[str]()
        print(f"{name}: {len(split.names)} names, {len(split.misses)} near-misses, {len(split.sentences)} sentences")
        print(f"  cost      {measure_cost(split)}")
        print(f"  matching  {measure_matching(split, errors)}")
        for wanted in ("han", "latin"):
            sentences = [pair for pair in split.sentences if script(pair[0]) == wanted]
            print(f"  finding   {measure_finding(sentences, errors)} {wanted}")
        counts, seconds = measure_lookups(split, errors)
        print(f"  lookups   {counts}, {1000 * seconds:.2f} ms for the keys of a question")
        if given.errors:
            print(*errors, sep="\n")
    print_found(sorted(path for folder in given.texts for path in folder.iterdir() if path.is_file()))


if __name__ == "__main__":
    main()
