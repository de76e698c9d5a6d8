"""What the command line takes: its commands, options and their help, in one language."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import click

from assistant.cli import asking, changing, evaluating, ledger, showing
from assistant.cli.language import OPTION
from assistant.cli.program import Command, CommandGroup, Program
from assistant.cli.run import Opening, Run, Say
from assistant.evaluation.names import MEASURES
from assistant.texts import text
from assistant.types import InterfaceLanguage
from vectorstore.ledger.types import KINDS

MOST_HITS = 100
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


def build(language: InterfaceLanguage, opening: Opening | None = None) -> Program:
    """The whole command line in ``language``. ``opening`` says how libraries and assistants are opened."""
    say: Say = partial(text, language=language)
    program = Program(
        language,
        say,
        callback=_start(language, opening or Opening()),
        params=_global_options(say),
        help=say("cli.about"),
        commands=[
            _command("add", changing.add, say("cli.add"), [_sources(), *_add_options(say)], say("cli.add_more")),
            _command("list", showing.list_articles, say("cli.list"), []),
            _command("show", showing.show, say("cli.show"), [_identity()]),
            _command("remove", changing.remove, say("cli.remove"), [_identities(), _no_wait(say)]),
            _command("status", showing.status, say("cli.status"), []),
            _command("search", asking.search, say("cli.search"), _search_options(say)),
            _command("ask", asking.ask, say("cli.ask"), _ask_options(say), say("cli.ask_more")),
            _command("chat", asking.chat, say("cli.chat"), _chat_options(say)),
            _command("model", asking.model, say("cli.model"), [_model_option(say)], say("cli.model_more")),
            _command("demo", changing.demo, say("cli.demo"), [_no_wait(say)]),
            _command("awards", ledger.awards, say("cli.awards"), _award_options(say), say("cli.awards_more")),
            _command("collaborations", ledger.collaborations, say("cli.collaborations"), _work_options(say)),
            _ledger(say),
            _evaluation(say),
            _command("rebuild", changing.rebuild, say("cli.rebuild"), [_no_wait(say)]),
            _command("reembed", changing.reembed, say("cli.reembed"), [_no_wait(say)]),
            _command("backup", changing.backup, say("cli.backup"), _backup_options(say), say("cli.backup_more")),
            _command("restore", changing.restore, say("cli.restore"), _restore_options(say), say("cli.restore_more")),
        ],
    )
    _explain(program, say)
    return program


def _explain(command: click.Command, say: Say) -> None:
    """Give ``command`` and all below it their help."""
    click.help_option("--help", help=say("cli.option_help"))(command)
    for below in command.commands.values() if isinstance(command, click.Group) else ():
        _explain(below, say)


def _start(language: InterfaceLanguage, opening: Opening) -> Callable[..., None]:
    def start(home: str | None, **_decided: object) -> None:
        click.get_current_context().obj = Run(language, home, opening)

    return start


def _command(
    name: str, callback: Callable[..., int | None], summary: str, params: list[click.Parameter], more: str = ""
) -> click.Command:
    return Command(
        name,
        callback=click.pass_obj(callback),
        params=params,
        short_help=summary,
        help=f"{summary}\n\n{more}".strip(),
    )


def _evaluation(say: Say) -> click.Command:
    run = _command("run", evaluating.evaluate, say("cli.eval"), _eval_options(say), say("cli.eval_more"))
    files = [
        click.Argument([name], metavar=name.upper(), type=click.Path(path_type=Path)) for name in ("given", "made")
    ]
    convert = _command("convert", evaluating.convert, say("cli.eval_convert"), [*files, _replace_option(say)])
    about = {"short_help": say("cli.eval"), "help": f"{say('cli.eval')}\n\n{say('cli.eval_more')}"}
    return CommandGroup("eval", default=run, commands=[convert], **about)


def _ledger(say: Say) -> click.Command:
    again = click.Option(["--again"], is_flag=True, help=say("cli.option_again"))
    by = click.Option(["--by"], metavar="NAME", type=_storable, help=say("cli.option_by"))
    row = click.Argument(["row"], metavar="ID", type=_storable)
    fields = click.Argument(["fields"], nargs=-1, required=True, metavar="FIELD=VALUE…", type=_storable)
    update = _command("update", ledger.update, say("cli.ledger_update"), [again, _no_wait(say)])
    commands = [
        update,
        _command(
            "correct", ledger.correct, say("cli.ledger_correct"), [row, fields, by], say("cli.ledger_correct_more")
        ),
        _command("confirm", ledger.confirm, say("cli.ledger_confirm"), [row, by]),
        _command("delete", ledger.delete, say("cli.ledger_delete"), [row, by]),
        _command("history", ledger.history, say("cli.ledger_history"), [row]),
    ]
    return click.Group("ledger", commands=commands, short_help=say("cli.ledger"), help=say("cli.ledger"))


def _award_options(say: Say) -> list[click.Parameter]:
    named = ("person", "institution", "award", "class")
    return [*(_text_option(say, name) for name in named), *_row_options(say)]


def _work_options(say: Say) -> list[click.Parameter]:
    kind = click.Option(["--kind"], type=click.Choice(KINDS), help=say("cli.option_kind"))
    return [*(_text_option(say, name) for name in ("party", "person")), kind, *_row_options(say)]


def _text_option(say: Say, name: str) -> click.Parameter:
    declared = [f"--{name}", *(["rank"] if name == "class" else [])]
    return click.Option(declared, metavar="TEXT", type=_storable, help=say(f"cli.option_{name}"))


def _row_options(say: Say) -> list[click.Parameter]:
    iso = _date(say)
    return [
        click.Option(["--since"], metavar="DATE", callback=iso, help=say("cli.option_since")),
        click.Option(["--until"], metavar="DATE", callback=iso, help=say("cli.option_until")),
        click.Option(["--csv", "as_csv"], is_flag=True, help=say("cli.option_csv")),
        _json_option(say),
    ]


def _eval_options(say: Say) -> list[click.Parameter]:
    path = click.Path(path_type=Path)
    return [
        click.Argument(["test_set"], metavar="SET", type=path),
        click.Option(["--articles"], type=path, metavar="PATH", help=say("cli.option_articles")),
        click.Option(["--out"], type=path, metavar="DIR", help=say("cli.option_out")),
        click.Option(["--limit"], type=click.IntRange(1), metavar="N", help=say("cli.option_eval_limit")),
        click.Option(
            ["--fail-under", "floors"],
            metavar="NAME=N,…",
            multiple=True,
            callback=_floors(say),
            help=say("cli.option_fail_under"),
        ),
        _replace_option(say),
        _json_option(say),
        _model_option(say),
    ]


def _replace_option(say: Say) -> click.Parameter:
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


def _global_options(say: Say) -> list[click.Parameter]:
    folder = click.Path(file_okay=False)
    return [
        click.Option(["--home"], type=folder, metavar="DIR", help=say("cli.option_home")),
        click.Option([OPTION], type=click.Choice(["en", "zh"]), help=say("cli.option_ui_language")),
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_print_version,
            help=say("cli.option_version"),
        ),
    ]


def _print_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"newscite {version('newscite')}")
        context.exit()


def _sources() -> click.Parameter:
    # Whether a path is there is told in the report, beside what became of the others.
    return click.Argument(["sources"], nargs=-1, required=True, metavar="PATH|URL…", type=click.Path())


def _add_options(say: Say) -> list[click.Parameter]:
    return [
        click.Option(["--limit"], type=click.IntRange(1), metavar="N", help=say("cli.option_add_limit")),
        click.Option(["--allow-private"], is_flag=True, help=say("cli.option_allow_private")),
        _no_wait(say),
    ]


def _identity() -> click.Parameter:
    return click.Argument(["article"], metavar="ID", type=_storable)


def _identities() -> click.Parameter:
    return click.Argument(["articles"], nargs=-1, required=True, metavar="ID…", type=_storable)


def _no_wait(say: Say) -> click.Parameter:
    return click.Option(["--no-wait"], is_flag=True, help=say("cli.option_no_wait"))


def _backup_options(say: Say) -> list[click.Parameter]:
    return [_file(), click.Option(["--force"], is_flag=True, help=say("cli.option_force_backup"))]


def _restore_options(say: Say) -> list[click.Parameter]:
    force = click.Option(["--force"], is_flag=True, help=say("cli.option_force_restore"))
    return [_file(), force, _no_wait(say)]


def _file() -> click.Parameter:
    return click.Argument(["file"], metavar="FILE", type=click.Path(path_type=Path))


def _search_options(say: Say) -> list[click.Parameter]:
    limit = click.IntRange(1, MOST_HITS)
    return [
        click.Argument(["question"], metavar="QUESTION", type=_storable, callback=_question(say)),
        *_filter_options(say),
        click.Option(["--limit"], type=limit, metavar="N", help=say("cli.option_limit", most=MOST_HITS)),
        click.Option(["--explain"], is_flag=True, help=say("cli.option_explain")),
        _json_option(say),
    ]


def _ask_options(say: Say) -> list[click.Parameter]:
    return [
        click.Argument(["question"], required=False, metavar="[QUESTION]", type=_storable, callback=_question(say)),
        *_filter_options(say),
        click.Option(["--batch"], type=click.File("rb"), metavar="FILE", help=say("cli.option_batch")),
        _json_option(say),
        _model_option(say),
    ]


def _chat_options(say: Say) -> list[click.Parameter]:
    port = click.IntRange(1, 65535)
    return [
        click.Option(["--host"], default="127.0.0.1", metavar="HOST", help=say("cli.option_host")),
        click.Option(["--port"], type=port, metavar="PORT", help=say("cli.option_port")),
        click.Option(["--headless"], is_flag=True, help=say("cli.option_headless")),
        _model_option(say),
    ]


def _filter_options(say: Say) -> list[click.Parameter]:
    iso, languages = _date(say), click.Choice(["zh", "en", "other"])
    return [
        click.Option(["--since"], metavar="DATE", callback=iso, help=say("cli.option_since")),
        click.Option(["--until"], metavar="DATE", callback=iso, help=say("cli.option_until")),
        click.Option(["--language"], type=languages, help=say("cli.option_language")),
        click.Option(["--source"], metavar="TEXT", type=_storable, help=say("cli.option_source")),
        click.Option(["--any-time"], is_flag=True, help=say("cli.option_any_time")),
    ]


def _json_option(say: Say) -> click.Parameter:
    return click.Option(["--json", "as_json"], is_flag=True, help=say("cli.option_json"))


def _model_option(say: Say) -> click.Parameter:
    return click.Option(["--model"], metavar="PROVIDER:NAME", help=say("cli.option_model"))


def _storable(given: str) -> str:
    """What was typed, with bytes that are not text as escapes: the library neither stores nor finds them."""
    return given.encode("utf-8", "backslashreplace").decode("utf-8")


def _question(say: Say) -> Callable[..., str | None]:
    def check(_: click.Context, __: click.Parameter, given: str | None) -> str | None:
        if given is not None and not given.strip():
            raise click.BadParameter(say("cli.question_empty"))
        return given

    return check


def _date(say: Say) -> Callable[..., str | None]:
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
