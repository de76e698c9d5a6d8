"""A process that changes a library and is killed at a named step: ``python dying_writer.py STEP LIBRARY [INDEX]``.

The library holds FIRST and SECOND, but for steps of "make". What is printed was acknowledged before the end: ``+id``
for an article that was added, ``-id`` for one that was removed. INDEX is a generation that stands for one that is built
where building itself is not what is interrupted.
"""

import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from hash_embedder import HashEmbedder

import vectorstore.generations
import vectorstore.moving
from vectorstore.library import Library
from vectorstore.types import NewArticle

FIRST = NewArticle("The first prize went to Guo Wei. It is given every year.", "first", "First prize", "2023-03-24")
SECOND = NewArticle("第二届雄安前沿医学大会开幕。邵峰作了关于细胞焦亡的报告。", "second", "医学大会")
THIRD = NewArticle("A third hospital opened.\n\n" + "It has many wards and halls. " * 60, "third", "Third")
COPY = NewArticle(FIRST.text, "copy", FIRST.title, FIRST.date)
NEWER = NewArticle("The first prize went to Shi Jie after all.", "first", "First prize, corrected", "2023-03-25")

# The salt of the embedder that "reembed" moves to.
NEW = "new"


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def before(_, *given, **named):
    die()


def after(real, *given, **named):
    real(*given, **named)
    die()


@contextmanager
def before_commit(real, connection):
    with real(connection):
        yield
        die()


@contextmanager
def after_commit(real, connection):
    with real(connection):
        yield
    die()


def amid_building(real, *given, folder):
    """Die when the process that builds has begun."""

    def watch():
        while not (folder / "chroma.sqlite3").exists():
            time.sleep(0.01)
        die()

    threading.Thread(target=watch).start()
    return real(*given, folder=folder)


def amid_removing(_, folder, **named):
    (folder / "chroma.sqlite3").unlink()
    die()


@dataclass(frozen=True)
class Step:
    """``task`` is killed in the way ``how``, at the ``call``th call of ``target`` in the module."""

    task: str
    module: str
    target: str
    how: Callable[..., object] = before
    call: int = 1


# Transactions of a move of two passages, stored one by one: it begins; two are stored; it is looked whether it still is
# what it was; the switch.
SWITCH = 5

STEPS = {
    "add: the library is being made": Step("make", "database", "Database._create"),
    "add: the library is made and empty": Step("make", "database", "Database._create", after),
    "add: the embedder is being recorded": Step("make", "writer", "store_calibration", after),
    "add: the writer's place is taken": Step("add", "lock", "_name_holder"),
    "add: passages are being cut": Step("add", "writer", "split_passages", after),
    "add: passages are being embedded": Step("add", "writer", "embedded_text", before, 2),
    "add: the article is written, its passages are not": Step("add", "articles", "insert_article", after),
    "add: some of its passages are written": Step("add", "articles", "insert_passage", after, 2),
    "add: words are written, sums are not": Step("add", "writer", "index_passage", after, 2),
    "add: the earlier version has lost its passages": Step("replace", "articles", "replace_article"),
    "add: all is written, nothing is committed": Step("add", "writer", "transaction", before_commit, 2),
    "add: all is committed, not acknowledged": Step("add", "writer", "transaction", after_commit, 2),
    "add: copies of the earlier version are not yet articles": Step("strand", "writer", "stranded_copies", before, 2),
    "remove: the sums are changed": Step("remove", "writer", "change_sums", after, 2),
    "remove: the words are gone": Step("remove", "writer", "forget_passages", after, 2),
    "remove: the article is gone, nothing is committed": Step("remove", "articles", "delete_article", after, 2),
    "remove: all is committed, not acknowledged": Step("remove", "writer", "transaction", after_commit, 2),
    "reembed: nothing is embedded": Step("reembed", "moving", "calibrate"),
    "reembed: it is calibrated, nothing is noted": Step("reembed", "moving", "calibrate", after),
    "reembed: it is noted to have begun": Step("reembed", "moving", "transaction", after_commit),
    "reembed: a passage is embedded, not stored": Step("reembed", "moving", "_keep"),
    "reembed: a passage is stored, others are not": Step("reembed", "moving", "transaction", after_commit, 2),
    "reembed: all passages are stored, nothing is switched": Step("reembed", "moving", "_switch"),
    "reembed: sums are being renewed": Step("reembed", "moving", "change_sums", after),
    "reembed: embeddings are switched, the name is not": Step("reembed", "moving", "record_embedder"),
    "reembed: the old index is given up, nothing is committed": Step("reembed", "moving", "forget_generation", after),
    "reembed: all is switched, there is no index": Step("reembed", "moving", "transaction", after_commit, SWITCH),
    "rebuild: its folder is made": Step("rebuild", "generations", "run_module"),
    "rebuild: it is being built": Step("build", "generations", "run_module", amid_building),
    "rebuild: it is built, not checked": Step("rebuild", "generations", "run_module", before, 2),
    "rebuild: it is checked, not switched to": Step("rebuild", "generations", "Generations._switch"),
    "rebuild: it is being switched to": Step("rebuild", "generations", "set_meta", after, 3),
    "rebuild: the old one is not removed": Step("rebuild", "generations", "Generations.remove_unused", before, 2),
    "rebuild: the old one is being removed": Step("rebuild", "generations", "shutil.rmtree", amid_removing),
}


def arm(step):
    """Have this process die at ``step``."""
    *outer, name = step.target.split(".")
    owner = import_module(f"vectorstore.{step.module}")
    for each in outer:
        owner = getattr(owner, each)
    real, calls = getattr(owner, name), []

    def dying(*given, **named):
        calls.append(given)
        if len(calls) == step.call:
            return step.how(real, *given, **named)
        return real(*given, **named)

    setattr(owner, name, dying)


def copying(index):
    """In place of ``run_module``: what is to be built is a copy of ``index``, and checks out."""

    def run(module, task, home, made, *, folder):
        if task == "build":
            shutil.copytree(index, folder, dirs_exist_ok=True)
        return ""

    return run


def acknowledge(what):
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def work(task, library):
    """Do ``task`` and print what was acknowledged."""
    if task == "reembed":
        vectorstore.moving.BATCH = 1
        library.reembed()
        return
    with library.writing() as writer:
        if task == "remove":
            for article in library.articles():
                writer.remove(article.id)
                acknowledge(f"-{article.id}")
        elif task in ("build", "rebuild"):
            writer.renew_index(always=True)
        else:
            for article in {"replace": [NEWER], "strand": [COPY, NEWER]}.get(task, [FIRST, THIRD]):
                acknowledge(f"+{writer.add([article])[0].article}")


if __name__ == "__main__":
    step = STEPS[sys.argv[1]]
    if step.task == "rebuild":
        vectorstore.generations.run_module = copying(Path(sys.argv[3]))
    arm(step)
    work(step.task, Library(Path(sys.argv[2]), HashEmbedder(NEW if step.task == "reembed" else "")))
