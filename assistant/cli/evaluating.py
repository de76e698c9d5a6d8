"""The commands that evaluate: ``eval`` and ``eval convert``."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace as changed
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.cli.output import one_line, print_json, print_table, tell, write_line
from assistant.cli.progress import asking, shown
from assistant.cli.report import print_report
from assistant.cli.run import Run
from assistant.evaluation.errors import ResultsUnreadable, RunExists

if TYPE_CHECKING:
    from assistant.cli.run import Answering
    from assistant.evaluation.items import TestSet
    from assistant.evaluation.running import Result
    from assistant.evaluation.summary import Summary

# What the set names but the articles do not have: so many are told on the terminal, all are in the report.
_TOLD = 5


def evaluate(
    run: Run,
    test_set: Path,
    articles: Path | None,
    out: Path | None,
    limit: int | None,
    floors: dict[str, float],
    replace: bool,
    as_json: bool,
    model: str | None,
) -> int:
    """Ask the questions of a test set and report how they were answered; 1 when a measure is under its floor."""
    from assistant.evaluation.items import SAMPLE, read_test_set

    items = read_test_set(test_set)
    for warning in items.warnings:
        tell(run.say("cli.warning", message=warning.message(run.language)))
    if limit:
        items = changed(items, items=items.items[:limit])
    out = out or Path("evaluations") / f"{items.name}-{datetime.now():%Y%m%d-%H%M%S}"
    made = articles is not None or (str(test_set) == SAMPLE and not test_set.exists())
    with _assistant(run, articles, made, model) as assistant:
        summary, results = _asked(run, items, assistant, out, replace)
    _write(run, summary, results, out)
    if as_json:
        print_json(summary.model_dump(mode="json"))
    else:
        _print(run, summary)
        write_line(run.say("cli.eval_written", path=out / "report.md"))
    return _under(run, summary, floors)


def convert(run: Run, given: Path, made: Path, replace: bool) -> None:
    """Write a test set as CSV or as JSON Lines, whichever the name of ``made`` ends in."""
    from assistant.evaluation.items import read_test_set, write_lines
    from assistant.evaluation.spreadsheets import csv_of

    items = read_test_set(given)
    data = csv_of(items.items) if made.suffix.lower() == ".csv" else write_lines(items.items)
    if made.exists() and not replace:
        raise RunExists(path=made)
    try:
        made.write_bytes(data)
    except OSError as error:
        raise ResultsUnreadable(path=made, reason=f"{error.strerror or error}.") from error
    write_line(run.say("cli.eval_converted", path=made, questions=len(items.items)))


@contextmanager
def _assistant(run: Run, articles: Path | None, made: bool, model: str | None) -> "Iterator[Answering]":
    """The person's assistant, or one over a library that is ``made`` for this run only."""
    if not made:
        with run.assistant(model) as assistant:
            yield assistant
        return
    from assistant.evaluation.running import throw_away

    with (
        shown(run.say) as show,
        throw_away(articles, run.settings(model), run.opening.assistant, show) as (own, report),
    ):
        if report.failed:
            print_report(run, report)
        yield own


def _asked(
    run: Run, items: "TestSet", assistant: "Answering", out: Path, replace: bool
) -> "tuple[Summary, Sequence[Result]]":
    from assistant.evaluation.running import ask_all, run_of, unfounded
    from assistant.evaluation.summary import summarise

    missing = unfounded(items, assistant.library)
    for item, what in missing[:_TOLD]:
        tell(run.say("cli.eval_unfounded", item=item, what=one_line(what)))
    if len(missing) > _TOLD:
        tell(run.say("cli.eval_unfounded_more", more=len(missing) - _TOLD))
    try:
        with asking(run.say) as show:
            results = ask_all(items, assistant, out, replace=replace, on_progress=show)
    except KeyboardInterrupt:
        tell(run.say("cli.eval_resume", path=out))
        raise
    return summarise(run_of(items, assistant), results, missing), results


def _write(run: Run, summary: "Summary", results: "Sequence[Result]", out: Path) -> None:
    from assistant.evaluation.report import report
    from assistant.evaluation.running import finish

    files = {
        "summary.json": summary.model_dump_json(indent=2) + "\n",
        "report.md": report(summary, results, run.language),
    }
    finish(out, files)


def _print(run: Run, summary: "Summary") -> None:
    from assistant.evaluation.report import measures_table, share

    right, questions = summary.overall.right, summary.overall.questions
    print_table([run.say("evaluation.measure"), "", run.say("evaluation.all")], measures_table(summary, run.language))
    write_line(run.say("cli.eval_right", right=right, questions=questions, share=share(right, questions)))
    for kind, ids in summary.failures.items():
        write_line(f"  {len(ids):4}  {run.say(f'evaluation.{kind}')}")
    if summary.notices:
        tell(run.say("evaluation.notices", notices=summary.notices))


def _under(run: Run, summary: "Summary", floors: dict[str, float]) -> int:
    from assistant.evaluation.summary import below

    under = below(summary, floors)
    for name, value in under.items():
        shown_value = "–" if value is None else f"{value:.3f}"
        tell(run.say("cli.eval_under", name=name, value=shown_value, floor=f"{floors[name]:g}"))
    return int(bool(under))
