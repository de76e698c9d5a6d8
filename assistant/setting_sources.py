"""Where settings come from: the environment and one file. Checked in ``assistant.settings``.

Apart from it because the command line asks for the language of its help, which must not wait for what checks.
"""

import os
import tomllib
from pathlib import Path
from typing import Any

import platformdirs

from assistant.errors import SettingsFileUnreadable

PREFIX = "NEWSCITE_"
# Names the file; it is no setting itself.
FILE_VARIABLE = "NEWSCITE_CONFIG"
# What other programs call them too.
_STANDARD_VARIABLES = {"openai_api_key": "OPENAI_API_KEY", "openai_base_url": "OPENAI_BASE_URL"}


def variable(setting: str) -> str:
    """The environment variable of ``setting``."""
    return _STANDARD_VARIABLES.get(setting, PREFIX + setting.upper())


def from_environment(setting: str) -> str | None:
    """The value of ``setting`` in the environment; one that is empty counts as not set."""
    return os.environ.get(variable(setting)) or None


def settings_file() -> Path:
    """The settings file: what NEWSCITE_CONFIG names, else ``newscite.toml`` in the user's settings folder."""
    default = platformdirs.user_config_path("newscite", appauthor=False) / "newscite.toml"
    return Path(os.environ.get(FILE_VARIABLE) or default).expanduser()


def from_file() -> dict[str, Any]:
    """What the settings file sets, nothing when there is none. Raises SettingsFileUnreadable.

    A file that NEWSCITE_CONFIG names must be there.
    """
    path = settings_file()
    if not os.environ.get(FILE_VARIABLE) and not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise SettingsFileUnreadable(where=path, reason=reason) from error
