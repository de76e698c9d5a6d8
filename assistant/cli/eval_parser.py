"""What ``newscite eval`` and the commands below it take."""

from collections.abc import Callable
from pathlib import Path

import click

from assistant.cli import drafting, evaluating, sweeping
from assistant.cli.options import command, json_option, model_option
from assistant.cli.program import CommandGroup
from assistant.cli.run import Say
from assistant.evaluation.names import MEASURES

_PATH = click.Path(path_type=Path)
MOST_DRAFTS = 500


def evaluation(say: Say) -> click.Command:
    """``eval``: by itself it runs a test set."""
    run = command("run", evaluating.evaluate, say("cli.eval"), _run_options(say), say("cli.eval_more"))
    below = [
        command("diff", evaluating.diff, say("cli.eval_diff"), _diff_options(say), say("cli.eval_diff_more")),
        command("sweep", sweeping.sweep, say("cli.eval_sweep"), _sweep_options(say), say("cli.eval_sweep_more")),
        command("make", drafting.make, say("cli.eval_make"), _make_options(say), say("cli.eval_make_more")),
        command(
            "feedback",
            drafting.feedback,
            say("cli.eval_feedback"),
            [_argument("made"), _replace(say)],
            say("cli.eval_feedback_more"),
        ),
        command("accept", drafting.accept, say("cli.eval_accept"), _two_files(say), say("cli.eval_accept_more")),
        command("convert", evaluating.convert, say("cli.eval_convert"), _two_files(say)),
    ]
    about = {"short_help": say("cli.eval"), "help": f"{say('cli.eval')}\n\n{say('cli.eval_more')}"}
    return CommandGroup("eval", default=run, commands=below, **about)


def _run_options(say: Say) -> list[click.Parameter]:
    return [
        *_set_options(say),
        click.Option(
            ["--fail-under", "floors"],
            metavar="NAME=N,…",
            multiple=True,
            callback=_floors(say),
            help=say("cli.option_fail_under"),
        ),
        click.Option(["--compare"], type=_PATH, metavar="DIR", help=say("cli.option_compare")),
        click.Option(["--judge"], metavar="PROVIDER:NAME", help=say("cli.option_judge")),
        _replace(say),
        json_option(say),
        model_option(say),
    ]


def _diff_options(say: Say) -> list[click.Parameter]:
    page = click.Option(["--html"], type=_PATH, metavar="FILE", help=say("cli.option_diff_html"))
    return [_argument("before"), _argument("after"), page, _replace(say), json_option(say)]


def _sweep_options(say: Say) -> list[click.Parameter]:
    axes = click.Option(
        ["--set", "axes"],
        metavar="KEY=A,B,…",
        multiple=True,
        required=True,
        callback=_axes(say),
        help=say("cli.option_set"),
    )
    return [*_set_options(say), axes, json_option(say)]


def _make_options(say: Say) -> list[click.Parameter]:
    count = click.IntRange(1, MOST_DRAFTS)
    return [
        _argument("made"),
        click.Option(["--articles"], type=_PATH, metavar="PATH", help=say("cli.option_articles")),
        click.Option(["--count"], type=count, default=30, metavar="N", help=say("cli.option_count")),
        model_option(say),
        _replace(say),
    ]


def _set_options(say: Say) -> list[click.Parameter]:
    """A test set, what it is asked of, and where the results go."""
    return [
        click.Argument(["test_set"], metavar="SET", type=_PATH),
        click.Option(["--articles"], type=_PATH, metavar="PATH", help=say("cli.option_articles")),
        click.Option(["--out"], type=_PATH, metavar="DIR", help=say("cli.option_out")),
        click.Option(["--limit"], type=click.IntRange(1), metavar="N", help=say("cli.option_eval_limit")),
    ]


def _two_files(say: Say) -> list[click.Parameter]:
    return [_argument("given"), _argument("made"), _replace(say)]


def _argument(name: str) -> click.Parameter:
    return click.Argument([name], metavar=name.upper(), type=_PATH)


def _replace(say: Say) -> click.Parameter:
    return click.Option(["--replace"], is_flag=True, help=say("cli.option_replace"))


def _floors(say: Say) -> Callable[..., dict[str, float]]:
    """Reads ``answer=0.8,citation=0.95``: measures and the least value of each."""

    def read(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> dict[str, float]:
        floors = {}
        for part in ",".join(given).split(",") if given else ():
            name, _sign, value = part.strip().partition("=")
            floors[name] = _share(value)
            if name not in MEASURES:
                raise click.BadParameter(say("cli.floor_unknown", name=name, known=", ".join(MEASURES)))
            if not 0 <= floors[name] <= 1:
                raise click.BadParameter(say("cli.floor_wrong", part=part))
        return floors

    return read


def _share(value: str) -> float:
    """The number that ``value`` is; −1 when it is none."""
    try:
        return float(value)
    except ValueError:
        return -1.0


def _axes(say: Say) -> Callable[..., dict[str, list[str]]]:
    """Reads ``passages=4,8``: a setting and its values, each once."""

    def read(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> dict[str, list[str]]:
        axes: dict[str, list[str]] = {}
        for part in given:
            name, _sign, values = part.partition("=")
            said = [value.strip() for value in values.split(",") if value.strip()]
            if not said or name.strip() in axes:
                raise click.BadParameter(say("cli.set_wrong", part=part))
            axes[name.strip()] = list(dict.fromkeys(said))
        return axes

    return read
