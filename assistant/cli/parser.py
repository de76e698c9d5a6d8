"""What the command line takes: its commands, options and their help, in one language."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from assistant.cli import asking, changing, showing
from assistant.cli.eval_parser import evaluation
from assistant.cli.language import OPTION
from assistant.cli.ledger_parser import ledger_commands
from assistant.cli.options import command, date_option, json_option, model_option, no_wait, storable
from assistant.cli.program import Program
from assistant.cli.run import Opening, Run, Say
from assistant.texts import text
from assistant.types import InterfaceLanguage

MOST_HITS = 100


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
            command("add", changing.add, say("cli.add"), [_sources(), *_add_options(say)], say("cli.add_more")),
            command("list", showing.list_articles, say("cli.list"), []),
            command("show", showing.show, say("cli.show"), [_identity()]),
            command("remove", changing.remove, say("cli.remove"), [_identities(), no_wait(say)]),
            command("status", showing.status, say("cli.status"), []),
            command("search", asking.search, say("cli.search"), _search_options(say)),
            command("ask", asking.ask, say("cli.ask"), _ask_options(say), say("cli.ask_more")),
            command("chat", asking.chat, say("cli.chat"), _chat_options(say)),
            command("model", asking.model, say("cli.model"), [model_option(say)], say("cli.model_more")),
            command("demo", changing.demo, say("cli.demo"), [no_wait(say)]),
            *ledger_commands(say),
            evaluation(say),
            command("rebuild", changing.rebuild, say("cli.rebuild"), [no_wait(say)]),
            command("reembed", changing.reembed, say("cli.reembed"), _reembed_options(say), say("cli.reembed_more")),
            command("backup", changing.backup, say("cli.backup"), _backup_options(say), say("cli.backup_more")),
            command("restore", changing.restore, say("cli.restore"), _restore_options(say), say("cli.restore_more")),
        ],
    )
    _explain(program, say)
    return program


def _explain(above: click.Command, say: Say) -> None:
    """Give ``above`` and all commands below it their help."""
    click.help_option("--help", help=say("cli.option_help"))(above)
    for below in above.commands.values() if isinstance(above, click.Group) else ():
        _explain(below, say)


def _start(language: InterfaceLanguage, opening: Opening) -> Callable[..., None]:
    def start(home: str | None, **_decided: object) -> None:
        click.get_current_context().obj = Run(language, home, opening)

    return start


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
        no_wait(say),
    ]


def _identity() -> click.Parameter:
    return click.Argument(["article"], metavar="ID", type=storable)


def _identities() -> click.Parameter:
    return click.Argument(["articles"], nargs=-1, required=True, metavar="ID…", type=storable)


def _reembed_options(say: Say) -> list[click.Parameter]:
    embedder = click.Option(["--embedder"], metavar="PROVIDER:NAME", help=say("cli.option_embedder"))
    return [embedder, no_wait(say)]


def _backup_options(say: Say) -> list[click.Parameter]:
    return [_file(), click.Option(["--force"], is_flag=True, help=say("cli.option_force_backup"))]


def _restore_options(say: Say) -> list[click.Parameter]:
    force = click.Option(["--force"], is_flag=True, help=say("cli.option_force_restore"))
    return [_file(), force, no_wait(say)]


def _file() -> click.Parameter:
    return click.Argument(["file"], metavar="FILE", type=click.Path(path_type=Path))


def _search_options(say: Say) -> list[click.Parameter]:
    limit = click.IntRange(1, MOST_HITS)
    return [
        click.Argument(["question"], metavar="QUESTION", type=storable, callback=_question(say)),
        *_filter_options(say),
        click.Option(["--limit"], type=limit, metavar="N", help=say("cli.option_limit", most=MOST_HITS)),
        click.Option(["--explain"], is_flag=True, help=say("cli.option_explain")),
        json_option(say),
    ]


def _ask_options(say: Say) -> list[click.Parameter]:
    return [
        click.Argument(["question"], required=False, metavar="[QUESTION]", type=storable, callback=_question(say)),
        *_filter_options(say),
        click.Option(["--batch"], type=click.File("rb"), metavar="FILE", help=say("cli.option_batch")),
        click.Option(["--dropped"], is_flag=True, help=say("cli.option_dropped")),
        json_option(say),
        model_option(say),
    ]


def _chat_options(say: Say) -> list[click.Parameter]:
    port = click.IntRange(1, 65535)
    return [
        click.Option(["--host"], default="127.0.0.1", metavar="HOST", help=say("cli.option_host")),
        click.Option(["--port"], type=port, metavar="PORT", help=say("cli.option_port")),
        click.Option(["--headless"], is_flag=True, help=say("cli.option_headless")),
        click.Option(["--insecure"], is_flag=True, help=say("cli.option_insecure")),
        model_option(say),
    ]


def _filter_options(say: Say) -> list[click.Parameter]:
    iso, languages = date_option(say), click.Choice(["zh", "en", "other"])
    return [
        click.Option(["--since"], metavar="DATE", callback=iso, help=say("cli.option_since")),
        click.Option(["--until"], metavar="DATE", callback=iso, help=say("cli.option_until")),
        click.Option(["--language"], type=languages, help=say("cli.option_language")),
        click.Option(["--source"], metavar="TEXT", type=storable, help=say("cli.option_source")),
        click.Option(["--any-time"], is_flag=True, help=say("cli.option_any_time")),
    ]


def _question(say: Say) -> Callable[..., str | None]:
    def check(_: click.Context, __: click.Parameter, given: str | None) -> str | None:
        if given is not None and not given.strip():
            raise click.BadParameter(say("cli.question_empty"))
        return given

    return check
