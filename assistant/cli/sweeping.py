"""The command that runs a test set under many settings: ``eval sweep``."""

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.cli.evaluating import assistant_for, is_sample, new_folder, read_set, tell_unfounded, write_file
from assistant.cli.output import print_json, print_table, tell, write_line
from assistant.cli.progress import asking
from assistant.cli.run import Run

if TYPE_CHECKING:
    from assistant.evaluation.figures import Figure
    from assistant.evaluation.sweeping import Sweep


def sweep(
    run: Run,
    test_set: Path,
    articles: Path | None,
    out: Path | None,
    limit: int | None,
    axes: dict[str, list[str]],
    as_json: bool,
) -> None:
    """Ask a test set once for each combination of settings, and put the figures side by side."""
    from assistant.evaluation.pages import sweep_page
    from assistant.evaluation.running import unfounded
    from assistant.evaluation.sweeping import combinations
    from assistant.evaluation.sweeping import sweep as swept

    items = read_set(run, test_set, limit)
    combinations(axes, run.settings())  # what is wrong is told before a library is made
    out = out or new_folder(f"sweep-{items.name}")
    with assistant_for(run, articles, None, sample=is_sample(test_set)) as assistant, asking(run.say) as show:
        tell_unfounded(run, unfounded(items, assistant.library))
        runs = combinations(axes, assistant.settings)
        tell(run.say("cli.eval_sweep_runs", runs=len(runs), questions=len(items.items)))
        try:
            found = swept(items, runs, run.opening.assistant, out, show)
        except KeyboardInterrupt:
            tell(run.say("cli.eval_resume", path=out))
            raise
    write_file(out / "sweep.json", (found.model_dump_json(indent=2) + "\n").encode(), replace=True)
    write_file(out / "sweep.html", sweep_page(found, items.name, run.language).encode(), replace=True)
    if as_json:
        print_json(found.model_dump(mode="json"))
        return
    _print(run, found)
    write_line(run.say("cli.eval_written", path=out / "sweep.html"))


def _print(run: Run, found: "Sweep") -> None:
    from assistant.evaluation.wording import call_names, sweep_cells, sweep_headings

    calls = call_names(run.language)
    rows = [sweep_cells(found, row) for row in found.rows]
    against = [f"{calls[row.call]} {row.change}" if row.call else "–" for row in rows]
    print_table(
        [*found.keys, *sweep_headings(found, run.language), run.say("evaluation.against_first")],
        [
            [*row.settings, *map(_shown, row.figures), *row.cells, compared]
            for row, compared in zip(rows, against, strict=True)
        ],
    )


def _shown(figure: "Figure | None") -> str:
    return "–" if figure is None else f"{figure.value:.2f} ({figure.low:.2f}–{figure.high:.2f})"
