"""What ``newscite awards``, ``newscite collaborations`` and ``newscite ledger`` take."""

import click

from assistant.cli import ledger
from assistant.cli.options import command, date_option, json_option, model_option, no_wait, storable
from assistant.cli.program import CommandGroup
from assistant.cli.run import Say
from vectorstore.ledger.types import KINDS


def ledger_commands(say: Say) -> list[click.Command]:
    """The commands about awards and collaborations."""
    return [
        command("awards", ledger.awards, say("cli.awards"), _award_options(say), say("cli.awards_more")),
        command("collaborations", ledger.collaborations, say("cli.collaborations"), _work_options(say)),
        _ledger(say),
    ]


def _ledger(say: Say) -> click.Command:
    again = click.Option(["--again"], is_flag=True, help=say("cli.option_again"))
    by = click.Option(["--by"], metavar="NAME", type=storable, help=say("cli.option_by"))
    row = click.Argument(["row"], metavar="ID", type=storable)
    fields = click.Argument(["fields"], nargs=-1, required=True, metavar="FIELD=VALUE…", type=storable)
    more = say("cli.ledger_correct_more")
    with_model = click.Option(["--with-model"], is_flag=True, help=say("cli.option_with_model"))
    yes = click.Option(["--yes"], is_flag=True, help=say("cli.option_yes"))
    options = [again, with_model, yes, no_wait(say), model_option(say)]
    update = command("update", ledger.update, say("cli.ledger_update"), options, say("cli.ledger_update_more"))
    below = [
        command("correct", ledger.correct, say("cli.ledger_correct"), [row, fields, by], more),
        command("confirm", ledger.confirm, say("cli.ledger_confirm"), [row, by]),
        command("delete", ledger.delete, say("cli.ledger_delete"), [row, by]),
        command("history", ledger.history, say("cli.ledger_history"), [row]),
    ]
    about = {"short_help": say("cli.ledger"), "help": f"{say('cli.ledger')}\n\n{say('cli.ledger_more')}"}
    return CommandGroup("ledger", default=update, commands=below, **about)


def _award_options(say: Say) -> list[click.Parameter]:
    named = ("person", "institution", "award", "class")
    return [*(_text_option(say, name) for name in named), *_row_options(say)]


def _work_options(say: Say) -> list[click.Parameter]:
    kind = click.Option(["--kind"], type=click.Choice(KINDS), metavar="KIND", help=say("cli.option_kind"))
    return [*(_text_option(say, name) for name in ("party", "person")), kind, *_row_options(say)]


def _text_option(say: Say, name: str) -> click.Parameter:
    declared = [f"--{name}", *(["rank"] if name == "class" else [])]
    return click.Option(declared, metavar="TEXT", type=storable, help=say(f"cli.option_{name}"))


def _row_options(say: Say) -> list[click.Parameter]:
    iso = date_option(say)
    return [
        click.Option(["--since"], metavar="DATE", callback=iso, help=say("cli.option_since")),
        click.Option(["--until"], metavar="DATE", callback=iso, help=say("cli.option_until")),
        click.Option(["--csv", "as_csv"], is_flag=True, help=say("cli.option_csv")),
        json_option(say),
    ]
