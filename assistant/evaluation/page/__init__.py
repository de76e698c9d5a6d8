"""Pages for people, each a file that needs no other: templates that escape every value, a style, a short script."""

import base64
import hashlib
from datetime import datetime
from functools import cache, partial
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING

from assistant.evaluation.wording import call_names, measure_names, outcome_names
from assistant.texts import text
from assistant.types import InterfaceLanguage

if TYPE_CHECKING:
    from jinja2 import Environment


def render(template: str, language: InterfaceLanguage, **values: object) -> str:
    """The page that ``template`` makes of ``values``. Whatever they say stays text."""
    say = partial(text, language=language)
    script = _file("page.js")
    return (
        _templates()
        .get_template(f"{template}.jinja")
        .render(
            say=say,
            language=language,
            style=_file("page.css"),
            script=script,
            script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
            version=version("newscite"),
            time=f"{datetime.now().astimezone():%Y-%m-%d %H:%M}",
            measures=measure_names(language),
            names=outcome_names(language),
            calls=call_names(language),
            **values,
        )
    )


@cache
def _templates() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("assistant.evaluation", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _file(name: str) -> str:
    return (files(__name__) / name).read_text(encoding="utf-8")
