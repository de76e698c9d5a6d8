"""Print for people and for programs: what articles say can neither steer a terminal nor break a line."""

import json
import re
import sys
from collections.abc import Sequence

import click

# Controls (a terminal acts on them), marks of direction (they reorder what is read), separators that some take
# for the end of a line, and halves of surrogate pairs. Tab and line feed are kept.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def visible(text: str) -> str:
    """``text`` with what would steer a terminal (such as the escape character) written out."""
    return _STEERING.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def one_line(text: str) -> str:
    """``text`` made visible, its white space collapsed to single spaces."""
    return visible(" ".join(text.split()))


def write_line(text: str = "") -> None:
    """Print ``text`` and end the line."""
    click.echo(visible(text))


def write_piece(text: str) -> None:
    """Print ``text`` at once and stay on the line."""
    click.echo(visible(text), nl=False)


def tell(text: str) -> None:
    """Print ``text`` to the person, apart from what was asked for (to standard error)."""
    click.echo(visible(text), err=True)


def print_json(value: object) -> None:
    """Print ``value`` as one line of JSON. Chinese stays Chinese."""
    line = json.dumps(value, ensure_ascii=False)
    click.echo(_STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", line))


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table that fits the terminal; to anything else, each row as a line of values between tabs."""
    cells = [[one_line(cell) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        for row in cells:
            click.echo("\t".join(row))
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for number, heading in enumerate(headings):
        # The first column is what other commands are given: never cut.
        table.add_column(heading, no_wrap=number == 0, overflow="fold")
    for row in cells:
        table.add_row(*map(Text, row))
    Console().print(table)


def print_indented(text: str, indent: int = 4) -> None:
    """Print ``text`` with ``indent`` spaces before each line, wrapped to the terminal if there is one."""
    lines = visible(text).split("\n")
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.text import Text

        console = Console()
        width = max(console.width - indent, 20)
        lines = [part.plain.rstrip() for line in lines for part in Text(line).wrap(console, width)]
    for line in lines:
        click.echo(f"{' ' * indent}{line}".rstrip())
