"""Run one test set with one library under many settings, and put the figures side by side."""

import hashlib
import re
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from itertools import product
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from assistant.evaluation.comparing import Comparison, compare
from assistant.evaluation.errors import RunExists, RunMissing, RunUnfinished, SweepTooLarge, SweepWrong
from assistant.evaluation.figures import Figure, figure
from assistant.evaluation.items import TestSet
from assistant.evaluation.running import Asked, Progress, Result, answering_settings, ask_all, finish, run_of
from assistant.evaluation.stored import Stored, read_stored
from assistant.evaluation.summary import Summary, summarise
from assistant.settings import Settings, load_settings

# Of ``model``: without a language model, whatever else the settings say.
NO_MODEL = "none"
MOST_RUNS = 50

A = TypeVar("A", bound=Asked)
Values = Mapping[str, str]
OnAsked = Callable[[Progress], None]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Row(_Model):
    """One run of a sweep: its settings, its folder, its figures, and how it differs from the first.

    ``right`` is the share of questions that went right. ``tokens`` and ``cost`` (US dollars) are a question's mean,
    None where they are not known; ``milliseconds`` the median of a whole answer.
    """

    values: dict[str, str]
    folder: str
    summary: Summary
    right: Figure
    milliseconds: float
    tokens: float | None
    cost: float | None
    against_first: Comparison | None


class Sweep(_Model):
    """All runs of a sweep, in the order in which they were asked for; the first is what the others are compared to."""

    keys: list[str]
    rows: list[Row]


def combinations(axes: Mapping[str, Sequence[str]], base: Settings) -> list[tuple[Values, Settings]]:
    """Every combination of the values of ``axes``, the last varying fastest, with the settings it makes of ``base``.

    Raises SweepWrong for a setting that cannot be swept, SweepTooLarge, and SettingsInvalid for a value that a setting
    cannot have.
    """
    for name in axes:
        if name not in answering_settings():
            raise SweepWrong(setting=name, known=", ".join(answering_settings()))
    made = [dict(zip(axes, values, strict=True)) for values in product(*axes.values())]
    if len(made) > MOST_RUNS:
        raise SweepTooLarge(runs=len(made), most=MOST_RUNS)
    return [(values, _settings(values, base)) for values in made]


def sweep(
    test_set: TestSet,
    runs: Sequence[tuple[Values, Settings]],
    opened: Callable[[Settings], A],
    out: Path,
    on_progress: OnAsked | None = None,
) -> Sweep:
    """Ask ``test_set`` once for each of ``runs``, whose settings name one library; each run has a folder below ``out``.

    A run that is finished there is read instead of asked again, one that was broken off goes on. Raises as ``ask_all``.
    """
    rows: list[Row] = []
    first: Stored | None = None
    for number, (values, settings) in enumerate(runs):
        folder = out / folder_name(values)
        with closing(opened(settings)) as assistant:
            summary = _run(test_set, assistant, folder, _within(on_progress, number, len(runs)))
        stored = read_stored(folder)
        rows.append(_row(values, folder.name, summary, stored, compare(first, stored) if first else None))
        first = first or stored
    return Sweep(keys=list(runs[0][0]), rows=rows)


def _within(on_progress: OnAsked | None, number: int, runs: int) -> OnAsked | None:
    """Reports of one run as those of all: the runs before it are done."""
    if on_progress is None:
        return None
    seconds = time.monotonic()

    def report(one: Progress) -> None:
        before = number * one.total
        on_progress(Progress(before + one.done, runs * one.total, before + one.kept, time.monotonic() - seconds))

    return report


def folder_name(values: Values) -> str:
    """A folder's name for a combination: what every file system takes of it, and a hash where that is not all."""
    said = "_".join(f"{name}={value}" for name, value in values.items())
    plain = re.sub(r"[^A-Za-z0-9.+_=-]+", "-", said)[:100]
    return plain if plain == said else f"{plain}-{hashlib.sha256(said.encode()).hexdigest()[:6]}"


def _settings(values: Values, base: Settings) -> Settings:
    """``base`` with ``values``, checked as settings are; a model that is none is none at all."""
    named = {name: value for name, value in values.items() if not (name == "model" and value == NO_MODEL)}
    checked = load_settings(**named)
    changes = {name: getattr(checked, name) for name in named}
    if len(named) < len(values):
        changes |= {"model": None, "openai_api_key": None, "openai_base_url": None}
    return base.model_copy(update=changes)


def _run(test_set: TestSet, assistant: Asked, folder: Path, on_progress: OnAsked | None) -> Summary:
    run = run_of(test_set, assistant)
    try:
        stored = read_stored(folder)
    except (RunMissing, RunUnfinished):
        results: Sequence[Result] = ask_all(test_set, assistant, folder, on_progress=on_progress)
        summary = summarise(run, results)
        finish(folder, {"summary.json": summary.model_dump_json(indent=2) + "\n"})
        return summary
    if stored.run != run:
        raise RunExists(path=folder)
    return summarise(run, stored.results)


def _row(values: Values, folder: str, summary: Summary, stored: Stored, against: Comparison | None) -> Row:
    used = summary.usage
    return Row(
        values=dict(values),
        folder=folder,
        summary=summary,
        right=figure([float(result.verdict.failure is None) for result in stored.results]),
        milliseconds=summary.latency_ms["total"].median,
        tokens=(used.input_tokens + used.output_tokens) / used.questions if used else None,
        cost=used.cost / used.questions if used and used.cost is not None else None,
        against_first=against,
    )
