"""The outermost edge: whatever ends a command becomes a few clear words and an exit status."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from typing import NoReturn

import click

from assistant.cli.notices import notices_told
from assistant.cli.output import tell
from assistant.cli.run import Say
from assistant.cli.stopping import INTERRUPTED
from assistant.errors import SettingsInvalid
from assistant.types import InterfaceLanguage
from vectorstore.errors import NewsCiteError

FAILED, WRONG_COMMAND = 1, 2


class _Formatter(click.HelpFormatter):
    """Click's help pages with their few fixed words in the person's language."""

    def __init__(self, say: Say) -> None:
        super().__init__()
        self._say = say
        self._headings = {"Options": say("cli.heading_options"), "Commands": say("cli.heading_commands")}

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or self._say("cli.heading_usage"))

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        with super().section(self._headings.get(name, name)):
            yield


class _Context(click.Context):
    def make_formatter(self) -> click.HelpFormatter:
        return _Formatter(_program(self).say)


class Command(click.Command):
    """A command whose help is in the program's language."""

    context_class = _Context


class CommandGroup(click.Group):
    """Commands below a command; ``default`` is the one that is meant when none is named."""

    context_class = _Context

    def __init__(self, name: str, *, default: click.Command, commands: Sequence[click.Command], **about: str) -> None:
        super().__init__(name, commands=[default, *commands], no_args_is_help=False, **about)  # type: ignore[arg-type]
        self._default = default

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What the default command takes."""
        return self._default.collect_usage_pieces(ctx)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options of the default command, then the commands below."""
        click.Command.format_options(self._default, ctx, formatter)
        self.format_commands(ctx, formatter)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands but the default one."""
        return [name for name in self.commands if name != self._default.name]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default command where no other stands."""
        named = args and (args[0] in self.commands or args[0] == "--help")
        return super().parse_args(ctx, args if named else [self._default.name or "", *args])


class Program(click.Group):
    """``newscite``: its commands in the order given, speaking ``language``."""

    context_class = _Context

    def __init__(
        self,
        language: InterfaceLanguage,
        say: Say,
        *,
        callback: Callable[..., None],
        params: list[click.Parameter],
        help: str,
        commands: Sequence[click.Command],
    ) -> None:
        super().__init__(
            "newscite", callback=callback, params=params, help=help, commands=commands, no_args_is_help=False
        )
        self.language = language
        self.say = say

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands as a person needs them, not by their letters."""
        return list(self.commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Show the help when nothing at all was asked."""
        if not args:
            click.echo(ctx.get_help(), err=True)
            ctx.exit(WRONG_COMMAND)
        return super().parse_args(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; a usage error when there is none."""
        found = super().get_command(ctx, cmd_name)
        if found is None and not ctx.resilient_parsing and not cmd_name.startswith("-"):
            near = get_close_matches(cmd_name, self.commands, 1)
            if near:
                words = self.say("cli.no_such_command_nearest", command=cmd_name, nearest=near[0])
            else:
                words = self.say("cli.no_such_command", command=cmd_name)
            raise click.UsageError(words, ctx)
        return found

    def main(  # type: ignore[override]  # it always exits
        self, args: Sequence[str] | None = None, prog_name: str | None = None
    ) -> NoReturn:
        """Run the command and exit with its status, after the words for whatever went wrong."""
        sys.exit(self._status(args, prog_name))

    def _status(self, args: Sequence[str] | None, prog_name: str | None) -> int:
        try:
            with notices_told(self.say, self.language):
                status = super().main(args, prog_name, standalone_mode=False)
            sys.stdout.flush()
        except click.ClickException as error:
            self._explain(error)
            return error.exit_code
        except click.Abort:
            tell(self.say("cli.interrupted"))
            return INTERRUPTED
        except NewsCiteError as error:
            tell(self.say("cli.error", message=error.message(self.language)))
            return WRONG_COMMAND if isinstance(error, SettingsInvalid) else FAILED
        except BrokenPipeError:
            # Nobody reads on (``newscite list | head``). What is left in the buffer must go somewhere at the end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return FAILED
        return int(status or 0)

    def _explain(self, error: click.ClickException) -> None:
        """A wrong command: how it is used, and what is wrong with it."""
        context = getattr(error, "ctx", None)
        if context is not None:
            tell(context.get_usage())
            tell(self.say("cli.help_hint", command=context.command_path))
        tell(self.say("cli.error", message=self._in_words(error)))

    def _in_words(self, error: click.ClickException) -> str:
        """What Click reports most often, in the person's language; the rest in Click's own words."""
        if isinstance(error, click.NoSuchOption):
            if error.possibilities:
                return self.say("cli.no_such_option_nearest", option=error.option_name, nearest=error.possibilities[0])
            return self.say("cli.no_such_option", option=error.option_name)
        if isinstance(error, click.BadParameter) and error.param is not None:
            param = error.param
            parameter = param.human_readable_name if isinstance(param, click.Argument) else param.opts[-1]
            if isinstance(error, click.MissingParameter):
                return self.say("cli.missing", parameter=parameter)
            return self.say("cli.bad_parameter", parameter=parameter, message=error.message)
        return error.format_message()


def _program(context: click.Context) -> Program:
    program = context.find_root().command
    assert isinstance(program, Program)
    return program
