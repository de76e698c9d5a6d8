"""The prompts, one Markdown file a task, so that they can be read and changed without reading code.

A file names its variables in its front matter, then has what the model is told (``# System``) and what it is asked
(``# User``), with ``{{variable}}`` where a value goes. All of that is checked when a prompt is loaded.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from vectorstore.errors import NewsCiteError

__all__ = ["Prompt", "PromptInvalid", "load", "parse"]

_FILE = re.compile(
    r"---\nvariables: \[(?P<variables>[^\]\n]*)\]\n---\n# System\n(?P<system>.*)\n# User\n(?P<user>.*)", re.DOTALL
)
_VARIABLE = re.compile(r"\{\{(\w+)\}\}")


class PromptInvalid(NewsCiteError):
    """A prompt's file is not as it must be."""

    en = "The prompt {name} is not usable: {reason}"
    zh = "提示词 {name} 无法使用：{reason}"


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is told and asked, with the variables that both need."""

    name: str
    system: str
    user: str
    variables: frozenset[str]

    def fill(self, **values: str) -> tuple[str, str]:
        """The system's and the user's part with ``values`` in place.

        Values are put in as they are: one that looks like a variable stays text. Raises PromptInvalid when they
        are not exactly the prompt's variables.
        """
        if values.keys() != self.variables:
            raise PromptInvalid(name=self.name, reason=f"it takes {sorted(self.variables)}, not {sorted(values)}.")

        def put(text: str) -> str:
            return _VARIABLE.sub(lambda match: values[match.group(1)], text)

        return put(self.system), put(self.user)


@cache
def load(name: str) -> Prompt:
    """The prompt of ``prompts/<name>.md``. Raises PromptInvalid."""
    path = files(__name__) / f"{name}.md"
    if not path.is_file():
        raise PromptInvalid(name=name, reason="there is no such file.")
    return parse(name, path.read_text(encoding="utf-8"))


def parse(name: str, text: str) -> Prompt:
    """The prompt that ``text`` describes. Raises PromptInvalid."""
    match = _FILE.fullmatch(text)
    if match is None:
        raise PromptInvalid(name=name, reason="it needs the variables in front matter, then # System, then # User.")
    declared = frozenset(word.strip() for word in match["variables"].split(",") if word.strip())
    used = frozenset(_VARIABLE.findall(match["system"] + match["user"]))
    if declared != used:
        raise PromptInvalid(name=name, reason=f"it declares {sorted(declared)} and uses {sorted(used)}.")
    return Prompt(name, match["system"].strip(), match["user"].strip(), declared)
