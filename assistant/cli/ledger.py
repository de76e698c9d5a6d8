"""The commands about awards and collaborations: ``awards``, ``collaborations``, and ``ledger`` with those below it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from assistant.cli.output import one_line, print_json, print_table, tell, visible, write_line, write_piece
from assistant.cli.progress import reading
from assistant.cli.run import Run

if TYPE_CHECKING:
    from assistant.ledger import Event, Ledger
    from vectorstore.ledger.types import CollaborationKind


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


def update(run: Run, again: bool, no_wait: bool) -> None:
    """Read the articles that have not been read, or all of them ``again``."""
    with _ledger(run, no_wait=no_wait) as ledger, reading(run.say) as show:
        done = ledger.update(show, again=again)
    write_line(run.say("cli.ledger_updated", articles=done.total, rows=done.rows))


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
        write_line(run.say("cli.ledger_row", row=one.key, article=one.article, reader=one.found.reader))
        for edit in one.edits:
            fields = ", ".join(f"{name}={value}" for name, value in edit.fields)
            write_line(f"  {edit.at} {one_line(edit.by)}: {edit.action} {one_line(fields)}".rstrip())


def _confirm_change(run: Run, event: "Event") -> None:
    from assistant.ledger import tables

    write_line(" · ".join(one_line(cell) for cell in tables.as_lines([event], run.language)[0] if cell))


@contextmanager
def _ledger(run: Run, *, no_wait: bool = False) -> "Iterator[Ledger]":
    """The ledger of a library that is not empty."""
    from assistant.ledger import Ledger

    with run.library(empty=False) as library:
        if not no_wait:
            library.on_wait = lambda holder: tell(run.say("cli.waiting", holder=holder))
        yield Ledger(library)
