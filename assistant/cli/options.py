"""Commands and options that several parts of the command line share."""

import re
from collections.abc import Callable
from datetime import date

import click

from assistant.cli.program import Command
from assistant.cli.run import Say

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


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


def no_wait(say: Say) -> click.Parameter:
    """Refuse to wait for another process."""
    return click.Option(["--no-wait"], is_flag=True, help=say("cli.option_no_wait"))


def storable(given: str) -> str:
    """What was typed, with bytes that are not text as escapes: the library neither stores nor finds them."""
    return given.encode("utf-8", "backslashreplace").decode("utf-8")


def date_option(say: Say) -> Callable[..., str | None]:
    """A check of dates that are a year, a month or a day of the calendar."""

    def check(_: click.Context, __: click.Parameter, given: str | None) -> str | None:
        if given is not None and not _is_date(given):
            raise click.BadParameter(say("cli.date_wrong"))
        return given

    return check


def _is_date(given: str) -> bool:
    try:
        date.fromisoformat(given + "0001-01-01"[len(given) :])
    except ValueError:
        return False
    return _DATE.fullmatch(given) is not None
