"""The commands that draft test items and make a test set of them: ``eval make``, ``eval feedback``, ``eval accept``."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.cli.evaluating import assistant_for, refuse_there, write_file, write_set
from assistant.cli.output import tell, write_line
from assistant.cli.run import Run

if TYPE_CHECKING:
    from assistant.evaluation.items import Item
    from assistant.ledger.types import Event
    from vectorstore.types import Article


def make(run: Run, made: Path, articles: Path | None, count: int, model: str | None, replace: bool) -> None:
    """Draft test items from a library, for a person to accept, edit or drop."""
    from assistant.evaluation.errors import NothingDrafted

    refuse_there(made, replace=replace)
    with assistant_for(run, articles, None, sample=False) as assistant:
        drafts = _drafted(run, assistant.library.articles(), assistant.ledger.events(), count, model)
    if not drafts:
        raise NothingDrafted
    _write(run, drafts, made, replace=replace)


def feedback(run: Run, made: Path, replace: bool) -> None:
    """Draft test items from what people said about answers."""
    from assistant.evaluation.errors import NoFeedback
    from assistant.evaluation.feedback_drafts import feedback_drafts
    from assistant.feedback import read_feedback

    home = run.settings().home
    said, unread = read_feedback(home)
    if unread:
        tell(run.say("cli.eval_feedback_unread", unread=unread))
    if not said:
        raise NoFeedback(path=home)
    _write(run, feedback_drafts(said, run.language), made, replace=replace)


def accept(run: Run, given: Path, made: Path, replace: bool) -> None:
    """Write the drafts that a person accepted as a test set."""
    from assistant.evaluation.reviewing import read_accepted

    accepted = read_accepted(given)
    write_set(accepted.items, made, replace=replace)
    kept = len(accepted.items.items)
    write_line(run.say("cli.eval_accepted", path=made, kept=kept, dropped=accepted.dropped, unseen=accepted.unseen))


def _drafted(
    run: Run, articles: "Sequence[Article]", events: "Sequence[Event]", count: int, model: str | None
) -> "list[Item]":
    """Drafts by the language model where there is one, and from ledger and sentences as many as it leaves out."""
    from assistant.cli.progress import counting
    from assistant.evaluation.drafting import from_sentences, take
    from assistant.evaluation.ledger_drafts import from_ledger
    from assistant.evaluation.model_drafts import Tally, from_model

    asked = run.opening.model(run.settings(model))
    drafts: list[Item] = []
    if asked:
        tally = Tally()
        with counting(run.say, "cli.eval_drafting") as show:
            drafts = take(count, [from_model(articles, asked, tally, lambda done: show(done, count))])
        counts = {"calls": tally.calls, "refused": tally.refused, "failed": tally.failed}
        tell(run.say("cli.eval_make_model", model=asked.name, **counts))
        if tally.reason:
            tell(run.say("cli.warning", message=tally.reason))
    # Rows ask as people do; sentences for what no row is about.
    drafts += take((count - len(drafts)) // 2, [from_ledger(events, articles)])
    return drafts + take(count - len(drafts), from_sentences(articles))


def _write(run: Run, drafts: "Sequence[Item]", made: Path, *, replace: bool) -> None:
    from assistant.evaluation.reviewing import drafts_sheet

    write_file(made, drafts_sheet(drafts), replace=replace)
    write_line(run.say("cli.eval_drafted", path=made, drafts=len(drafts)))
