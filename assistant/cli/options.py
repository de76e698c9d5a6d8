"""Commands and options that several parts of the command line share."""

from collections.abc import Callable

import click

from assistant.cli.program import Command
from assistant.cli.run import Say


def command(
    name: str, callback: Callable[..., int | None], summary: str, params: list[click.Parameter], more: str = ""
) -> click.Command:
    """A command with its help; ``callback`` is given the run before the parameters."""
    return Command(
        name,
        callback=click.pass_obj(callback),
        params=params,
        short_help=summary,
        help=f"{summary}\n\n{more}".strip(),
    )


def json_option(say: Say) -> click.Parameter:
    """Print for programs."""
    return click.Option(["--json", "as_json"], is_flag=True, help=say("cli.option_json"))


def model_option(say: Say) -> click.Parameter:
    """The language model."""
    return click.Option(["--model"], metavar="PROVIDER:NAME", help=say("cli.option_model"))
