"""The language in which the command line speaks, decided before anything else: its help is in it too."""

import os
from collections.abc import Sequence
from itertools import pairwise

from assistant.errors import SettingsFileUnreadable
from assistant.setting_sources import from_environment, from_file
from assistant.types import InterfaceLanguage

OPTION = "--ui-language"


def interface_language(arguments: Sequence[str]) -> InterfaceLanguage:
    """The language that ``arguments`` ask for, else the setting, else the system's, else English.

    A wrong value is passed over here; it is refused where options and settings are checked.
    """
    wanted = _option(arguments) or from_environment("language") or _in_file()
    if wanted not in {"en", "zh"}:
        wanted = _locale()[:2]
    return "zh" if wanted == "zh" else "en"


def _option(arguments: Sequence[str]) -> str | None:
    for argument, following in pairwise([*arguments, ""]):
        if argument == OPTION:
            return following
        if argument.startswith(f"{OPTION}="):
            return argument.partition("=")[2]
    return None


def _in_file() -> object:
    try:
        return from_file().get("language")
    except SettingsFileUnreadable:
        return None


def _locale() -> str:
    """The locale for messages, as POSIX orders the variables."""
    return next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
