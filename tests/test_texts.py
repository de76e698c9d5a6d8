"""All words for people: both languages, the same placeholders, none missing and none left over."""

import ast
import re
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

from assistant.evaluation.names import FAILURES, MEASURES
from assistant.evaluation.summary import STAGES
from assistant.pages.settings import SHOWN
from assistant.texts import AREAS, catalogue
from vectorstore.errors import NewsCiteError
from vectorstore.ledger import KINDS
from vectorstore.ledger.editing import AWARD_FIELDS, COLLABORATION_FIELDS
from vectorstore.listing import ORDERS
from vectorstore.types import LANGUAGES

ROOT = Path(__file__).parents[1]
SOURCES = {
    path: path.read_text(encoding="utf-8")
    for name in ("assistant", "prompts", "vectorstore")
    for path in sorted((ROOT / name).rglob("*.py"))
}
TEMPLATES = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "assistant").rglob("*.jinja"))]
# Keys that the code puts together when it runs. A literal "area.key" is found without being listed.
DYNAMIC = {
    "answer": "language_en language_zh language_other".split(),
    "chat": [
        *"sources close copy copied".split(),
        *(f"scope_{language}" for language in LANGUAGES),
        *"judge judged right wrong wrong_source comment send".split(),
        *(f"suggested_{what}" for what in "award party person title".split()),
    ],
    "conversations": "waiting stopped broken".split(),
    "evaluation": [
        *MEASURES,
        *FAILURES,
        *(f"stage_{stage}" for stage in STAGES),
        *(f"short_{kind}" for kind in FAILURES),
        *(f"{what}_{spent}" for what in ("sweep", "plot") for spent in ("cost", "tokens")),
        *"language_en language_zh by_type by_language".split(),
    ],
    "cli": (
        "language_en language_zh language_other outcome_added outcome_unchanged outcome_copy outcome_failed "
        "why_meaning why_words why_names why_order "
        "option_person option_institution option_award "
        "option_class option_party"
    ).split(),
    "jobs": [
        *"add remove undo read rebuild evaluate waiting running done stopped stop_it undo_it forget_it".split(),
        *(f"outcome_{outcome}" for outcome in "added replaced unchanged copy failed".split()),
    ],
    "ledger": [
        *"passing_language_en passing_language_zh passing_language_other".split(),
        *(f"kind_{kind}" for kind in KINDS),
        *(f"rank_{rank}" for rank in "first second third special grand gold silver bronze merit".split()),
        *(f"things_{what}{one}" for what in "award collaboration people bodies".split() for one in ("", "_one")),
        *"id date year rank recipients parties subject amount".split(),
    ],
    "ledger_page": [
        *"awards collaborations network kind_of_row what who_of_row".split(),
        *(f"done_{action}" for action in "correct confirm delete".split()),
        *(f"field_{field}" for field in {*AWARD_FIELDS, *COLLABORATION_FIELDS}),
    ],
    "library": [
        *"replaced_by corrects corrected_by previous next".split(),
        *(f"order_{order}" for order in ORDERS),
    ],
    "pages": "languages language_other model".split(),
    "settings": [
        *(f"about_{name}" for name in SHOWN),
        *(f"threshold_{name}" for name in "decline words translated names".split()),
        *(f"{name}_means" for name in "decline words translated names".split()),
    ],
}


def placeholders(words):
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


def literal_keys():
    literals = {
        key
        for source in (*SOURCES.values(), *TEMPLATES)
        for key in re.findall(rf"""["']((?:{"|".join(AREAS)})\.\w+)["']""", source)
    }
    literals.discard("chat.title")  # the example in the catalogue's own docstring
    return {key for key in literals if key.partition(".")[2] not in ("css", "html", "js", "sqlite3")}  # files


def dynamic_keys():
    return {f"{area}.{key}" for area, keys in DYNAMIC.items() for key in keys}


@pytest.mark.parametrize("key", catalogue())
def test_a_text_has_both_languages_with_the_same_placeholders(key):
    words = catalogue()[key]

    assert set(words) == {"en", "zh"}
    assert all(each.strip() for each in words.values())
    assert placeholders(words["en"]) == placeholders(words["zh"])
    assert all(name.isidentifier() for name in placeholders(words["en"]))


def test_every_text_is_used_and_every_text_that_is_used_exists():
    assert set(catalogue()) == literal_keys() | dynamic_keys()


def test_a_key_is_listed_as_dynamic_only_when_no_literal_names_it():
    assert literal_keys() & dynamic_keys() == set()


def error_classes():
    """All subclasses of NewsCiteError by name, from the modules that define one."""
    found = {NewsCiteError.__name__: NewsCiteError}
    while True:
        bases = "|".join(found)
        modules = {
            ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            for path, source in SOURCES.items()
            if re.search(rf"^class \w+\((?:{bases})\):", source, re.MULTILINE)
        }
        members = [member for module in modules for member in vars(import_module(module)).values()]
        more = {each.__name__: each for each in members if isinstance(each, type) and issubclass(each, NewsCiteError)}
        if more.keys() <= found.keys():
            return found
        found |= more


ERRORS = error_classes()


def test_all_errors_are_found():
    assert {"NewsCiteError", "LibraryBusy", "SettingWrong", "LineWrong", "PortTaken"} <= set(ERRORS)


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_has_words_of_its_own_in_both_languages_with_the_same_placeholders(name):
    own = vars(ERRORS[name])

    assert {"en", "zh"} <= own.keys()
    assert placeholders(own["en"]) == placeholders(own["zh"])


def raised_with():
    """The keyword arguments that each error is raised with, wherever that is."""
    for path, source in SOURCES.items():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS:
                yield f"{path.name}:{node.lineno}", node.func.id, {keyword.arg for keyword in node.keywords}


@pytest.mark.parametrize(("place", "name", "given"), list(raised_with()))
def test_an_error_is_given_what_its_words_need(place, name, given):
    assert placeholders(ERRORS[name].en) <= given or None in given
