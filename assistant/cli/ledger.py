"""The commands about awards and collaborations: ``awards``, ``collaborations``, and ``ledger`` with those below it."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from assistant.cli.output import one_line, print_json, print_table, tell, visible, write_line, write_piece
from assistant.cli.progress import reading
from assistant.cli.run import Run
from assistant.cli.stopping import INTERRUPTED, stopping

if TYPE_CHECKING:
    from assistant.adding import AddReport
    from assistant.ledger import Event, Ledger, ReadingPlan, UpdateProgress
    from vectorstore.ledger.types import CollaborationKind
    from vectorstore.library import Library


def awards(
    run: Run,
    person: str | None,
    institution: str | None,
    award: str | None,
    rank: str | None,
    since: str | None,
    until: str | None,
    as_csv: bool,
    as_json: bool,
) -> None:
    """The awards of the library, newest first."""
    from assistant.ledger.tables import AWARD_COLUMNS

    with _ledger(run) as ledger:
        found = ledger.awards(person=person, institution=institution, award=award, rank=rank, since=since, until=until)
        _print(
            run, ledger, found, AWARD_COLUMNS, ("id", "date", "award", "rank", "recipients", "sources"), as_csv, as_json
        )


def collaborations(
    run: Run,
    party: str | None,
    person: str | None,
    kind: "CollaborationKind | None",
    since: str | None,
    until: str | None,
    as_csv: bool,
    as_json: bool,
) -> None:
    """The collaborations of the library, newest first."""
    from assistant.ledger.tables import WORK_COLUMNS

    with _ledger(run) as ledger:
        found = ledger.collaborations(party=party, person=person, kind=kind, since=since, until=until)
        headings = ("id", "date", "kind", "parties", "subject", "amount", "sources")
        _print(run, ledger, found, WORK_COLUMNS, headings, as_csv, as_json)


def _print(
    run: Run,
    ledger: "Ledger",
    found: "Sequence[Event]",
    columns: Sequence[str],
    headings: Sequence[str],
    as_csv: bool,
    as_json: bool,
) -> None:
    from assistant.ledger import tables

    if as_json:
        print_json([tables.event_as_json(event) for event in found])
    elif as_csv:
        write_piece(visible(tables.as_csv(found, columns)))
    elif found:
        print_table([run.say(f"ledger.{name}") for name in headings], tables.as_lines(found, run.language))
    else:
        tell(run.say("cli.ledger_none"))
    if unread := ledger.unread():
        tell(run.say("ledger.unread", number=unread))


def update(run: Run, again: bool, with_model: bool, yes: bool, no_wait: bool, model: str | None) -> int:
    """Read the articles that have not been read, or all of them ``again``; 1 when the model left some unread."""
    if model and not with_model:
        raise click.UsageError(run.say("cli.ledger_model_alone"), click.get_current_context())
    with _ledger(run, no_wait=no_wait, with_model=with_model, model=model) as ledger:
        plan = ledger.plan(again=again) if with_model else None
        with reading(run.say) as show:
            done = ledger.update(show, again=again)
        write_line(run.say("cli.ledger_updated", articles=done.total, rows=done.rows))
        if plan is None:
            return 0
        if not _agreed(run, plan, yes=yes):
            tell(run.say("cli.ledger_not_begun"))
            return 0
        with stopping() as stop:
            with reading(run.say) as show:
                read = ledger.read_by_model(plan.articles, show, stop=stop)
            _tell_reading(run, read, _called(run, ledger.model or plan.model))
            return INTERRUPTED if stop.is_set() else int(read.done < read.total or bool(read.failed))


def read_added(run: Run, library: "Library", report: "AddReport") -> None:
    """Have the language model read what was added, where the settings say so and there is one."""
    settings = run.settings()
    model = run.opening.model(settings) if settings.ledger_model and report.new else None
    if model is None:
        return
    from assistant.ledger import Ledger, ModelReader

    with stopping() as stop:
        with reading(run.say) as show:
            read = Ledger(library, ModelReader(model, settings)).read_by_model(report.new, show, stop=stop)
        _tell_reading(run, read, _called(run, model.name))


def _agreed(run: Run, plan: "ReadingPlan", *, yes: bool) -> bool:
    """Whether the model may be asked: tell what that takes, and ask where somebody sits there."""
    if not plan.articles:
        return True
    tell(
        run.say(
            "cli.ledger_plan",
            model=_called(run, plan.model),
            articles=len(plan.articles),
            read=plan.usage.input_tokens,
            written=plan.usage.output_tokens,
            cost=_cost(run, plan.usage.cost),
        )
    )
    if yes or not _somebody_sits_there():
        return True
    return click.confirm(run.say("cli.ledger_go_on"), default=False, err=True)


def _somebody_sits_there() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _tell_reading(run: Run, read: "UpdateProgress", model: str) -> None:
    """What became of having articles read by a model."""
    for one in read.failed:
        reason = one.error.message(run.language)
        tell(run.say("cli.ledger_not_read", title=one_line(one.title), reason=reason))
    done = read.done - len(read.failed)
    write_line(run.say("cli.ledger_model_updated", articles=done, model=model, rows=read.rows, refused=read.refused))
    if read.usage:
        words = "cli.ledger_took_estimated" if read.usage.estimated else "cli.ledger_took"
        used = {"read": read.usage.input_tokens, "written": read.usage.output_tokens}
        tell(run.say(words, **used, cost=_cost(run, read.usage.cost)))
    if left := read.total - done:
        tell(run.say("cli.ledger_left", left=left))


def _called(run: Run, model: str) -> str:
    """A model as a person knows it: by its name, or where it is served when that was not asked for yet."""
    from assistant.models.providers import SERVED_MODEL

    return run.settings().openai_base_url or model if model == SERVED_MODEL else model


def _cost(run: Run, cost: float | None) -> str:
    return run.say("cli.cost_unknown") if cost is None else run.say("cli.cost_about", cost=f"{cost:.2f}")


def correct(run: Run, row: str, fields: tuple[str, ...], by: str | None) -> None:
    """Have a row say something else, and keep that."""
    from assistant.ledger.errors import RowFieldWrong

    told = []
    for given in fields:
        name, sign, value = given.partition("=")
        if not sign:
            raise RowFieldWrong(field=given, value=given, known="FIELD=VALUE")
        told.append(("rank" if name.strip() == "class" else name.strip(), value.strip()))
    with _ledger(run) as ledger:
        event = ledger.correct(row, told, by)
    _confirm_change(run, event)


def confirm(run: Run, row: str, by: str | None) -> None:
    """Note that a row is right."""
    with _ledger(run) as ledger:
        event = ledger.confirm(row, by)
    _confirm_change(run, event)


def delete(run: Run, row: str, by: str | None) -> None:
    """Have a row stay away."""
    with _ledger(run) as ledger:
        ledger.delete(row, by)
    write_line(run.say("cli.ledger_deleted", row=row))


def history(run: Run, row: str) -> None:
    """What was done to a row by hand, by whom and when, and from where it was read."""
    with _ledger(run) as ledger:
        event = ledger.event(row)
    for one in event.rows:
        found = one.found
        told = {"row": one.key, "article": one.article, "reader": found.reader, "sure": f"{found.sure:.2f}"}
        write_line(run.say("cli.ledger_row", **told))
        for edit in one.edits:
            fields = ", ".join(f"{name}={value}" for name, value in edit.fields)
            write_line(f"  {edit.at} {one_line(edit.by)}: {edit.action} {one_line(fields)}".rstrip())


def _confirm_change(run: Run, event: "Event") -> None:
    from assistant.ledger import tables

    write_line(" · ".join(one_line(cell) for cell in tables.as_lines([event], run.language)[0] if cell))


@contextmanager
def _ledger(
    run: Run, *, no_wait: bool = False, with_model: bool = False, model: str | None = None
) -> "Iterator[Ledger]":
    """The ledger of a library that is not empty, if need be with the language model of the settings or ``model``."""
    from assistant.ledger import Ledger, ModelReader

    settings = run.settings(model)
    asked = run.opening.model(settings) if with_model else None
    with run.library(empty=False) as library:
        if not no_wait:
            library.on_wait = lambda holder: tell(run.say("cli.waiting", holder=holder))
        yield Ledger(library, ModelReader(asked, settings) if asked else None)
