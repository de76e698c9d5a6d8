"""The test sets and the runs that are kept with a library: in the folders test_sets and evaluations of its home."""

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path, PurePath

from assistant.evaluation.errors import ResultsUnreadable, TestSetUnreadable
from assistant.evaluation.items import SAMPLE, Item, TestSet, read_test_set, write_lines
from assistant.evaluation.running import RUN
from assistant.evaluation.stored import Stored, read_stored

# The set that the judgements of people go to.
FEEDBACK_SET = "feedback"
_SUFFIXES = (".jsonl", ".csv")


def set_names(home: Path) -> list[str]:
    """The names of the test sets: the shipped one, then those that were kept."""
    kept = (path.name for path in _folder(home).glob("*") if path.suffix.lower() in _SUFFIXES)
    return [SAMPLE, *sorted(kept)]


def kept_set(home: Path, name: str) -> TestSet:
    """The test set of that name. Raises TestSetUnreadable, TestSetInvalid and TestSetIsDraft."""
    return read_test_set(SAMPLE) if name == SAMPLE else read_test_set(_folder(home) / PurePath(name).name)


def keep_set(home: Path, name: str, data: bytes) -> str:
    """Keep a test set under a name like its file's, and give that name; what is no test set is not kept.

    Raises TestSetUnreadable, TestSetInvalid and TestSetIsDraft.
    """
    named = PurePath(name)
    stem = re.sub(r"[^\w.-]+", "-", named.stem).strip(".-") or "set"
    suffix = ".csv" if named.suffix.lower() == ".csv" else ".jsonl"
    folder = _folder(home)
    beside = folder / f".{stem}{suffix}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        read_test_set(beside)
        beside.replace(folder / f"{stem}{suffix}")
    except OSError as error:
        raise TestSetUnreadable(path=name, reason=f"{error.strerror or error}.") from error
    finally:
        beside.unlink(missing_ok=True)
    return f"{stem}{suffix}"


def keep_item(home: Path, item: Item) -> None:
    """Put ``item`` into the set of feedback, in place of one of its id. Raises as ``keep_set``."""
    name = f"{FEEDBACK_SET}.jsonl"
    there = (_folder(home) / name).exists()
    others = [each for each in (kept_set(home, name).items if there else ()) if each.id != item.id]
    keep_set(home, name, write_lines([*others, item]))


def feedback_items(home: Path) -> Sequence[Item]:
    """What the set of feedback holds; nothing when there is none."""
    name = f"{FEEDBACK_SET}.jsonl"
    return kept_set(home, name).items if (_folder(home) / name).exists() else ()


def new_run(home: Path, test_set: str) -> Path:
    """A folder for a new run."""
    return _runs(home) / f"{test_set}-{datetime.now():%Y%m%d-%H%M%S}"


def run_names(home: Path) -> list[str]:
    """The names of the finished runs, the newest first."""
    finished = [path for path in _runs(home).glob("*") if (path / "summary.json").exists() and (path / RUN).exists()]
    return [path.name for path in sorted(finished, key=lambda path: path.stat().st_mtime, reverse=True)]


def kept_run(home: Path, name: str) -> Stored:
    """The run of that name. Raises RunMissing, RunUnfinished, RunForeign and ResultsUnreadable."""
    return read_stored(_runs(home) / PurePath(name).name)


def report_of(home: Path, name: str) -> str:
    """The report of a run as HTML. Raises ResultsUnreadable."""
    path = _runs(home) / PurePath(name).name / "report.html"
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise ResultsUnreadable(path=path, reason=f"{error}.") from error


def _folder(home: Path) -> Path:
    return home / "test_sets"


def _runs(home: Path) -> Path:
    return home / "evaluations"
