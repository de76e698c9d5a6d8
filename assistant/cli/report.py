"""What became of the files that were to be added, as a table and a line of counts."""

from itertools import islice
from typing import TYPE_CHECKING

from assistant.cli.output import print_table, tell, write_line
from assistant.cli.run import Run

if TYPE_CHECKING:
    from assistant.adding import AddItem, AddReport

# Files listed of each kind that needs no action; what failed is listed whole.
_LISTED = 10


def print_report(run: Run, report: "AddReport") -> int:
    """Print the report; 1 when a file failed or the index could not be renewed, else 0."""
    listed = [
        *islice((item for item in report.items if item.outcome == "added"), _LISTED),
        *islice((item for item in report.items if item.outcome == "copy"), _LISTED),
        *islice((item for item in report.items if item.outcome == "unchanged"), _LISTED),
        *(item for item in report.items if item.outcome == "failed"),
    ]
    print_table(
        [run.say("cli.report_outcome"), run.say("cli.report_file"), run.say("cli.report_details")],
        [(_outcome(run, item), item.source, _details(run, item)) for item in listed],
    )
    if len(listed) < len(report.items):
        write_line(run.say("cli.report_shortened", listed=_LISTED))
    write_line(
        run.say(
            "cli.report_counts",
            added=report.added,
            unchanged=report.unchanged,
            failed=report.failed,
            passages=report.passages,
        )
    )
    if report.copies:
        write_line(run.say("cli.report_copies", copies=report.copies))
    for left_out in report.left_out:
        tell(run.say("cli.left_out", source=left_out.source, count=left_out.count))
    if report.index_error is not None:
        tell(run.say("cli.error", message=report.index_error.message(run.language)))
    return int(report.failed > 0 or report.index_error is not None)


def _outcome(run: Run, item: "AddItem") -> str:
    return run.say("cli.outcome_replaced" if item.replaced else f"cli.outcome_{item.outcome}")


def _details(run: Run, item: "AddItem") -> str:
    """The title, of a copy that of what it is kept with, or why there is none."""
    if item.error is not None:
        return item.error.message(run.language)
    return run.say("cli.copy_of", article=item.article) if item.outcome == "copy" else item.title or ""
