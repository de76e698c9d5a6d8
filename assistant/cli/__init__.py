"""The command line. Importing this loads nothing but Click: every command loads what it needs."""

import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import NoReturn


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run ``newscite`` with ``arguments``, by default those of the process, and exit with its status.

    0 when all was done, 1 when something failed, 2 when the command was wrong, 130 after Ctrl-C.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Whatever the locale; bytes of a file name that are not text are shown as escapes.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        from assistant.cli.language import interface_language
        from assistant.cli.parser import build

        program = build(interface_language(given))
    except KeyboardInterrupt:  # so early that there are no words for it yet
        sys.exit(130)
    program.main(given, prog_name="newscite")
