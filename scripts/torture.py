"""Kill processes that change a library, at random moments, and look each time whether anything was lost.

A child adds, replaces or removes articles, or rebuilds the index, in a library of some thousand passages. It says
before what it is about to do and after that it was done, and is killed (SIGKILL) at a random moment. Then, from
outside: the articles are those that were acknowledged, or these and the whole of what was about to be done; SQLite's
own checks pass; every table fits every other; and a search answers, by the index unless damage to it is noticed.

Embeddings come from the tests' hash embedder: what they mean does not matter here. Exit status 1 at the first fault,
with the folder of the library.
"""

import argparse
import json
import logging
import platform
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from hash_embedder import HashEmbedder  # noqa: E402

from vectorstore.articles import article_id  # noqa: E402
from vectorstore.generations import current_generation  # noqa: E402
from vectorstore.library import Library  # noqa: E402
from vectorstore.soundness import find_faults  # noqa: E402
from vectorstore.types import NewArticle  # noqa: E402

WORDS = (
    "hospital prize award team professor disease clinical first second signed joint vaccine 医院 一等奖 团队".split()
)
# What is done, and how often in a hundred moments.
TASKS = {"add": 30, "replace": 15, "remove": 20, "rebuild": 35}
# Articles that are added together, or not at all.
BATCH = 8
# The id of the article of each source; None for one that is not there.
Held = dict[str, str | None]


def article(rng: random.Random, source: str) -> NewArticle:
    """An article of one to three passages."""
    paragraphs = [" ".join(rng.choices(WORDS, k=80)) + f" {rng.random()}." for _ in range(rng.randint(1, 6))]
    return NewArticle("\n".join(paragraphs), source, f"Title of {source}", f"202{rng.randint(0, 5)}")


# The child


def change(task: str, home: Path, seed: int) -> None:
    """Do ``task``, and say before what it changes and after that it did."""
    rng, library = random.Random(seed), Library(home, HashEmbedder())
    say("ready")
    with library.writing() as writer:
        if task == "rebuild":
            writer.renew_index(always=True)
            return
        for number in range(10):
            known = {each.source: each.id for each in library.articles()}
            if task == "remove":
                source = rng.choice(list(known))
                say({source: None})
                writer.remove(known[source])
            else:
                new = [f"{seed}/{number}/{each}" for each in range(BATCH)]
                batch = [article(rng, source) for source in (new if task == "add" else rng.sample(list(known), BATCH))]
                say({each.source: article_id(each) for each in batch})
                writer.add(batch)
            say("done")
        writer.renew_index()


def say(what: object) -> None:
    print(json.dumps(what), flush=True)


# Outside


def interrupt(task: str, home: Path, seed: int, moment: float | None) -> tuple[list[object], bool]:
    """Run a child and kill it ``moment`` seconds after it began: what it said, and whether it was still at work.

    Without a ``moment``, leave it alone.
    """
    command = [sys.executable, __file__, "--child", task, str(home), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        if moment is not None:
            time.sleep(moment)
            process.send_signal(signal.SIGKILL)
        said = [json.loads(line) for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    if process.returncode not in {0, -signal.SIGKILL}:
        sys.exit(f"{task} failed by itself")
    return said, process.returncode != 0


def applied(held: Held, changes: Held) -> Held:
    return {source: made for source, made in (held | changes).items() if made is not None}


def expected(held: Held, said: list[object]) -> list[Held]:
    """What the library may hold: all that was acknowledged, and that with the whole of what was about to be done."""
    pending: Held = {}
    for each in said:
        if isinstance(each, dict):
            pending = each
        else:
            held, pending = applied(held, pending), {}
    return [held, applied(held, pending)]


def faults(library: Library, may_hold: list[Held], noticed: list[str]) -> Iterator[str]:
    """All that is wrong with the library."""
    present: Held = {each.source: each.id for each in library.articles()}
    if present not in may_hold:
        lost = {source for source in may_hold[0] if present.get(source) != may_hold[0][source]}
        yield f"{len(lost)} articles are not what was acknowledged, such as {sorted(lost)[:3]}"
    with library._database.reading() as connection, closing(sqlite3.connect(":memory:")) as copy:
        connection.backup(copy)
        yield from find_faults(copy)
        for index in ("words", "names"):
            copy.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")
        generation = current_generation(connection)
        whole = generation is not None and library._generations.is_whole(generation)
    noticed.clear()
    if not library.search("the first prize of the hospital"):
        yield "a search finds nothing"
    if not whole and not noticed:
        yield "the index is damaged and nobody noticed"
    if whole and noticed:
        yield f"the index is whole, and yet: {noticed}"


def torture(home: Path, moments: int, passages: int, seed: int) -> Counter[str]:
    """Interrupt ``moments`` children in a library of at least so many ``passages``; figures of what happened."""
    rng, figures = random.Random(seed), Counter[str]()
    library = Library(home, HashEmbedder())
    noticed: list[str] = []
    listen(noticed)
    make(library, rng, passages)
    last = {task: duration(task, home, rng) for task in TASKS}
    held: Held = {each.source: each.id for each in library.articles()}
    began = time.monotonic()
    while figures["killed"] < moments:
        task = choose(rng, few=library.status().passages < passages + 200)
        said, killed = interrupt(task, home, rng.randrange(10**9), rng.uniform(0, 1.1 * last[task]))
        before, after = may_hold = expected(held, said)
        if found := list(faults(library, may_hold, noticed)):
            sys.exit(f"moment {figures['killed']}, {task}, library {home}:\n" + "\n".join(found))
        held = {each.source: each.id for each in library.articles()}
        figures["killed"] += killed
        figures[f"of them at: {task}"] += killed
        figures["had finished before"] += not killed
        figures["changes acknowledged"] += said.count("done")
        figures["killed amid a change, of which nothing was there"] += held == before != after
        figures["killed amid a change, which was there whole"] += held == after != before
        figures["half-built or old generations left for the next writer"] += len(generations(home)) > 1
        figures["index found damaged"] += bool(noticed)
        if killed and figures["killed"] % 10 == 0:
            print(f"{figures['killed']} of {moments}, {time.monotonic() - began:.0f} s", flush=True)
    library.close()
    with library.writing() as writer:
        writer.renew_index(always=True)
    figures["articles in the end"] = len(held)
    figures["passages in the end"] = library.status().passages
    figures["generations in the end"] = len(generations(home))
    return figures


def make(library: Library, rng: random.Random, passages: int) -> None:
    """Fill the library and build its index."""
    with library.writing() as writer:
        while library.status().passages < passages + 500:
            writer.add([article(rng, f"first/{rng.random()}") for _ in range(100)])
        writer.renew_index(always=True)


def duration(task: str, home: Path, rng: random.Random) -> float:
    """The seconds that ``task`` takes when it is not interrupted."""
    began = time.monotonic()
    interrupt(task, home, rng.randrange(10**9), None)
    return time.monotonic() - began


def choose(rng: random.Random, *, few: bool) -> str:
    """A task; not one that takes articles away when there are ``few``."""
    (task,) = rng.choices(list(TASKS), TASKS.values())
    return "add" if few and task in {"remove", "replace"} else task


def generations(home: Path) -> list[Path]:
    return [path for path in (home / "index").glob("generation-*") if path.is_dir()]


def listen(noticed: list[str]) -> None:
    """Collect what a library warns of."""

    class Collecting(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            noticed.append(record.getMessage())

    logging.getLogger("newscite").addHandler(Collecting())


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--moments", type=int, default=300)
    arguments.add_argument("--passages", type=int, default=5000)
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--child", nargs=3, metavar=("TASK", "LIBRARY", "SEED"), help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.child:
        task, home, seed = given.child
        change(task, Path(home), int(seed))
        return
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, chromadb {version('chromadb')}")
    folder = Path(tempfile.mkdtemp(prefix="torture-"))
    began = time.monotonic()
    figures = torture(folder / "library", given.moments, given.passages, given.seed)
    for name, count in figures.items():
        print(f"{count:7} {name}")
    print(f"{time.monotonic() - began:7.0f} seconds")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
