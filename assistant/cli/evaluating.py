"""The commands that run a test set and compare runs: ``eval``, ``eval diff`` and ``eval convert``."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import replace as changed
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.cli.output import one_line, print_json, print_table, tell, write_line
from assistant.cli.progress import asking, counting, shown
from assistant.cli.report import print_report
from assistant.cli.run import Run
from assistant.evaluation.errors import FileThere, ResultsUnreadable

if TYPE_CHECKING:
    from assistant.cli.run import Answering
    from assistant.evaluation.comparing import Comparison
    from assistant.evaluation.items import TestSet
    from assistant.evaluation.judging import Judgement, Unjudged
    from assistant.evaluation.running import Result
    from assistant.evaluation.stored import Stored
    from assistant.evaluation.summary import Summary

# What the set names but the articles do not have: so many are told on the terminal, all are in the report.
_TOLD = 5
# Questions that changed, of each kind, that the terminal shows.
_CHANGES = 15


@dataclass(frozen=True, slots=True)
class _Finished:
    """All that a run came to."""

    summary: "Summary"
    results: "Sequence[Result]"
    judgements: "Mapping[str, Judgement | Unjudged]"
    compared: "Comparison | None" = None


def evaluate(
    run: Run,
    test_set: Path,
    articles: Path | None,
    out: Path | None,
    limit: int | None,
    floors: dict[str, float],
    compare: Path | None,
    judge: str | None,
    replace: bool,
    as_json: bool,
    model: str | None,
) -> int:
    """Ask the questions of a test set and report how they were answered; 1 when a measure is under its floor."""
    items = read_set(run, test_set, limit)
    earlier = _earlier(compare)
    run.settings(judge)  # a wrong name is told before anything is asked
    out = out or new_folder(items.name)
    with assistant_for(run, articles, model, sample=is_sample(test_set)) as assistant:
        finished = _asked(run, items, assistant, out, replace)
    if judge:
        finished = _judged(run, finished, judge)
    if earlier:
        finished = _compared(finished, earlier, out)
    _write(run, finished, out)
    if as_json:
        print_json(_as_json(finished))
    else:
        _print(run, finished)
        write_line(run.say("cli.eval_written", path=out / "report.html"))
    return _under(run, finished.summary, floors)


def diff(run: Run, before: Path, after: Path, html: Path | None, replace: bool, as_json: bool) -> None:
    """Show what changed from one run to another, and whether it is more than chance."""
    from assistant.evaluation.comparing import compare
    from assistant.evaluation.pages import difference_page
    from assistant.evaluation.stored import read_stored

    found = compare(read_stored(before), read_stored(after))
    if html:
        write_file(html, difference_page(found, run.language).encode(), replace=replace)
    if as_json:
        print_json(found.model_dump(mode="json"))
        return
    print_comparison(run, found)
    if html:
        write_line(run.say("cli.eval_written", path=html))


def convert(run: Run, given: Path, made: Path, replace: bool) -> None:
    """Write a test set as CSV or as JSON Lines, whichever the name of ``made`` ends in."""
    from assistant.evaluation.items import read_test_set

    items = read_test_set(given)
    write_set(items, made, replace=replace)
    write_line(run.say("cli.eval_converted", path=made, questions=len(items.items)))


def read_set(run: Run, test_set: Path, limit: int | None) -> "TestSet":
    """The test set, its first questions only where there is a limit; what may be a slip is told."""
    from assistant.evaluation.items import read_test_set

    items = read_test_set(test_set)
    for warning in items.warnings:
        tell(run.say("cli.warning", message=warning.message(run.language)))
    return changed(items, items=items.items[:limit]) if limit else items


def is_sample(test_set: Path) -> bool:
    """Whether the installed test set is meant, which comes with its articles."""
    from assistant.evaluation.items import SAMPLE

    return str(test_set) == SAMPLE and not test_set.exists()


def new_folder(name: str) -> Path:
    """A folder that no other run has."""
    return Path("evaluations") / f"{name}-{datetime.now():%Y%m%d-%H%M%S}"


def write_set(items: "TestSet", made: Path, *, replace: bool) -> None:
    """Write ``items`` as CSV where the name ends so, else as JSON Lines. Raises RunExists and ResultsUnreadable."""
    from assistant.evaluation.items import write_lines
    from assistant.evaluation.spreadsheets import csv_of

    data = csv_of(items.items) if made.suffix.lower() == ".csv" else write_lines(items.items)
    write_file(made, data, replace=replace)


def refuse_there(made: Path, *, replace: bool) -> None:
    """Raise FileThere where there is such a file and it may not be replaced."""
    if made.exists() and not replace:
        raise FileThere(path=made)


def write_file(made: Path, data: bytes, *, replace: bool) -> None:
    """Write ``data``. Raises FileThere where there is such a file and it may not be replaced; ResultsUnreadable."""
    refuse_there(made, replace=replace)
    try:
        made.parent.mkdir(parents=True, exist_ok=True)
        made.write_bytes(data)
    except OSError as error:
        raise ResultsUnreadable(path=made, reason=f"{error.strerror or error}.") from error


@contextmanager
def assistant_for(run: Run, articles: Path | None, model: str | None, *, sample: bool) -> "Iterator[Answering]":
    """The person's assistant, or one over a library made for this run: of ``articles``, or of the ``sample``'s."""
    if articles is None and not sample:
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


def tell_unfounded(run: Run, missing: Sequence[tuple[str, str]]) -> None:
    """Tell what the set names and no article is or has."""
    for item, what in missing[:_TOLD]:
        tell(run.say("cli.eval_unfounded", item=item, what=one_line(what)))
    if len(missing) > _TOLD:
        tell(run.say("cli.eval_unfounded_more", more=len(missing) - _TOLD))


def print_comparison(run: Run, found: "Comparison") -> None:
    """Print what changed: what to know first, each measure, and the questions that came out otherwise."""
    from assistant.evaluation.comparing import CHANGES
    from assistant.evaluation.report import change
    from assistant.evaluation.wording import call_names, comparison_notes, measure_names, outcome_names

    named, calls, outcomes = measure_names(run.language), call_names(run.language), outcome_names(run.language)
    write_line(run.say("evaluation.compared", before=found.before, after=found.after, compared=found.compared))
    for note in comparison_notes(found, run.language):
        tell(run.say("cli.warning", message=note))
    columns = ("measure", "before", "after", "change", "questions")
    print_table(
        ["", *(run.say(f"evaluation.{column}") for column in columns), "p", ""],
        [
            [name, named[name], f"{one.before:.2f}", f"{one.after:.2f}", change(one), str(one.n), f"{one.p:.3f}",
             calls[one.call]]
            for name, one in found.measures.items()
        ],
    )  # fmt: skip
    for kind in CHANGES:
        of_kind = found.of(kind)
        if of_kind:
            write_line(f"{outcomes[kind]} ({len(of_kind)})")
        for one in of_kind[:_CHANGES]:
            path = f"{outcomes[one.before or 'right']} → {outcomes[one.after or 'right']}"
            write_line(f"  {one.id}  {one_line(one.question)}  ({path})")
        if len(of_kind) > _CHANGES:
            write_line(run.say("cli.eval_changes_more", more=len(of_kind) - _CHANGES))


def _earlier(folder: Path | None) -> "Stored | None":
    from assistant.evaluation.stored import read_stored

    return read_stored(folder) if folder else None


def _asked(run: Run, items: "TestSet", assistant: "Answering", out: Path, replace: bool) -> _Finished:
    from assistant.evaluation.running import ask_all, run_of, unfounded
    from assistant.evaluation.summary import summarise

    missing = unfounded(items, assistant.library)
    tell_unfounded(run, missing)
    try:
        with asking(run.say) as show:
            results = ask_all(items, assistant, out, replace=replace, on_progress=show)
    except KeyboardInterrupt:
        tell(run.say("cli.eval_resume", path=out))
        raise
    return _Finished(summarise(run_of(items, assistant), results, missing), results, {})


def _judged(run: Run, finished: _Finished, judge: str) -> _Finished:
    from assistant.evaluation.judging import JudgementCache, judge_all

    settings = run.settings(judge)
    model = run.opening.model(settings)
    assert model is not None
    with counting(run.say, "cli.eval_judging") as show:
        judgements, judged = judge_all(finished.results, model, JudgementCache(), settings, show)
    return changed(finished, summary=finished.summary.model_copy(update={"judge": judged}), judgements=judgements)


def _compared(finished: _Finished, earlier: "Stored", out: Path) -> _Finished:
    from assistant.evaluation.comparing import compare
    from assistant.evaluation.stored import Stored

    this = Stored(out.resolve().name, finished.summary.run, finished.results)
    return changed(finished, compared=compare(earlier, this))


def _write(run: Run, finished: _Finished, out: Path) -> None:
    from assistant.evaluation.judging import judgement_lines
    from assistant.evaluation.pages import report_page
    from assistant.evaluation.report import report
    from assistant.evaluation.running import finish

    summary, results, compared = finished.summary, finished.results, finished.compared
    files = {
        "summary.json": summary.model_dump_json(indent=2) + "\n",
        "report.md": report(summary, results, run.language, compared),
        "report.html": report_page(summary, results, run.language, compared=compared, judgements=finished.judgements),
    }
    if finished.judgements:
        files["judgements.jsonl"] = judgement_lines(finished.judgements)
    if compared:
        files["comparison.json"] = compared.model_dump_json(indent=2) + "\n"
    finish(out, files)


def _as_json(finished: _Finished) -> dict[str, object]:
    compared = finished.compared
    more = {"comparison": compared.model_dump(mode="json")} if compared else {}
    return finished.summary.model_dump(mode="json") | more


def _print(run: Run, finished: _Finished) -> None:
    from assistant.evaluation.report import measures_table, share
    from assistant.evaluation.wording import judge_lines

    summary = finished.summary
    right, questions = summary.overall.right, summary.overall.questions
    print_table([run.say("evaluation.measure"), "", run.say("evaluation.all")], measures_table(summary, run.language))
    write_line(run.say("cli.eval_right", right=right, questions=questions, share=share(right, questions)))
    for kind, ids in summary.failures.items():
        write_line(f"  {len(ids):4}  {run.say(f'evaluation.{kind}')}")
    if summary.notices:
        tell(run.say("evaluation.notices", notices=summary.notices))
    if summary.judge:
        for line in judge_lines(summary.judge, run.language):
            write_line(line)
        for one in summary.judge.agreement:
            kappa = "–" if one.kappa is None else f"{one.kappa:.2f}"
            measure = run.say(f"evaluation.judge_{one.measure}")
            write_line(run.say("cli.eval_kappa", measure=measure, kappa=kappa, share=f"{one.share:.2f}", n=one.n))
    if finished.compared:
        print_comparison(run, finished.compared)


def _under(run: Run, summary: "Summary", floors: dict[str, float]) -> int:
    from assistant.evaluation.summary import below

    under = below(summary, floors)
    for name, value in under.items():
        shown_value = "–" if value is None else f"{value:.3f}"
        tell(run.say("cli.eval_under", name=name, value=shown_value, floor=f"{floors[name]:g}"))
    return int(bool(under))
