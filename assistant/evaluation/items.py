"""Test sets: questions with what is accepted as their answers, one JSON object a line.

The fields are described in ``docs/evaluation.md``; ``item.schema.json`` beside this module is their JSON Schema.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StrictStr, ValidationError

from assistant.evaluation.errors import (
    AnswersMissing,
    FieldMissing,
    FieldUnlike,
    FieldWrong,
    IdTwice,
    ItemProblem,
    LineNotJson,
    NotDrafts,
    PatternWrong,
    SpellingsUneven,
    TestSetInvalid,
    TestSetIsDraft,
    TestSetUnreadable,
)
from assistant.types import Turn
from vectorstore.text.language import question_language

# The name by which the shipped test set is asked for.
SAMPLE = "sample"
# The field, and column, by which drafts are known and in which a person says what to keep.
KEEP = "keep"

_FORMS = {
    "id": '"…"',
    "question": '"…"',
    "must_all": "true, false",
    "answers_all_alt": '[["…", …], …]',
    "history": '[{"role": "user"|"assistant", "content": "…"}, …]',
    **dict.fromkeys(("lang", "type", "notes"), '"…"'),
    **dict.fromkeys(("answers", "answers_all", "answers_regex", "sources", "evidence"), '["…", …]'),
}


def _as_text(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _filled(value: object) -> object:
    if isinstance(value, str) and not value.strip():
        raise ValueError
    return value


_Texts = tuple[StrictStr, ...]


class HistoryTurn(BaseModel):
    """A message of the conversation before the question."""

    model_config = ConfigDict(frozen=True, extra="allow")

    role: Literal["user", "assistant"]
    content: StrictStr


class Item(BaseModel):
    """A question and what is accepted as its answer. Fields that are not known are kept.

    An item that accepts no answer must be declined.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    id: Annotated[StrictStr, BeforeValidator(_as_text), BeforeValidator(_filled)] = Field(
        description="Names the item in reports; no two items share one."
    )
    question: Annotated[StrictStr, BeforeValidator(_filled)] = Field(description="As a person types it.")
    lang: StrictStr = Field(
        default="", description="The language the answer should be in: en or zh; the question's when empty."
    )
    type: StrictStr = Field(default="", description="The kind of question, by which figures are grouped.")
    answers: _Texts = Field(default=(), description="Accepted strings; any of them is enough.")
    must_all: StrictBool = Field(
        default=False, description="Every string of answers_all must appear; otherwise any of them is enough."
    )
    answers_all: _Texts = Field(default=(), description="The strings that must all appear when must_all is true.")
    answers_all_alt: tuple[_Texts, ...] = Field(
        default=(), description="For each string of answers_all, in the same order, other spellings of it."
    )
    answers_regex: Annotated[_Texts, BeforeValidator(_as_list)] = Field(
        default=(), description="Regular expressions, any of which is enough; used instead of answers."
    )
    sources: _Texts = Field(default=(), description="File names, URLs or ids of the articles that answer.")
    evidence: _Texts = Field(default=(), description="Exact strings of those articles that say it.")
    history: tuple[HistoryTurn, ...] = Field(default=(), description="The conversation before, oldest first.")
    notes: StrictStr = Field(default="", description="For people.")

    @property
    def language(self) -> str:
        """The language that the answer should be in."""
        return self.lang or ("zh" if question_language(self.question) == "zh" else "en")

    @property
    def groups(self) -> tuple[_Texts, ...]:
        """What must be said: one spelling of each group."""
        if self.must_all:
            others = self.answers_all_alt or ((),) * len(self.answers_all)
            return tuple((answer, *more) for answer, more in zip(self.answers_all, others, strict=True))
        accepted = self.answers or self.answers_all
        return (accepted,) if accepted else ()

    @property
    def answerable(self) -> bool:
        """Whether an answer is accepted; otherwise the question must be declined."""
        return bool(self.answers_regex or self.groups)

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The conversation before, as the assistant takes it."""
        return tuple(Turn(turn.role, turn.content) for turn in self.history)


@dataclass(frozen=True, slots=True)
class TestSet:
    """The items of a file, in its order. ``warnings`` are what may be a slip but is not wrong."""

    __test__ = False
    name: str
    items: tuple[Item, ...]
    warnings: tuple[ItemProblem, ...] = ()

    @property
    def digest(self) -> str:
        """A hash of all that the items say."""
        said = json.dumps([item.model_dump(mode="json") for item in self.items], sort_keys=True)
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def read_test_set(path: Path | str) -> TestSet:
    """The test set in ``path``: CSV when its name ends so, else JSON Lines; ``SAMPLE`` is the shipped one.

    Raises TestSetUnreadable, TestSetInvalid with every line that is wrong, and TestSetIsDraft: what no person has
    accepted is never used as truth.
    """
    if str(path) == SAMPLE and not Path(path).exists():
        with as_file(files("assistant") / "sample" / "test_set.jsonl") as shipped:
            return read_test_set(shipped)
    path = Path(path)
    return test_set(path.stem, path, read_records(path, drafts=False))


def read_records(path: Path, *, drafts: bool) -> Iterable[tuple[int, object]]:
    """The lines or rows of ``path`` by their number, as what they say.

    Raises TestSetUnreadable; TestSetIsDraft when they are ``drafts`` and none were asked for, NotDrafts when they are
    none and drafts were asked for.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TestSetUnreadable(path=path, reason=f"{error.strerror or error}.") from error
    if path.suffix.lower() == ".csv":
        from assistant.evaluation.spreadsheets import columns_of, rows_of

        marked = KEEP in columns_of(data, path)
        records = rows_of(data, path)
    else:
        records = list(_lines(data))
        marked = any(isinstance(record, dict) and KEEP in record for _, record in records)
    if marked != drafts:
        raise TestSetIsDraft(path=path) if marked else NotDrafts(path=path)
    return records


def test_set(name: str, path: Path, records: Iterable[tuple[int, object]]) -> TestSet:
    """The test set of ``records``: line numbers with what stands there. Raises as ``read_test_set``."""
    items: list[Item] = []
    problems: list[ItemProblem] = []
    warnings: list[ItemProblem] = []
    first_lines: dict[str, int] = {}
    for line, record in records:
        item, wrong = _item(line, record)
        if item is not None and (first := first_lines.setdefault(item.id, line)) != line:
            wrong = [*wrong, IdTwice(line=line, id=item.id, first=first)]
        problems += wrong
        if item is not None:
            items.append(item)
            warnings += _slips(line, item)
    if problems:
        raise TestSetInvalid(path=path, problems=problems)
    if not items:
        raise TestSetUnreadable(path=path, reason="it holds no question.")
    return TestSet(name, tuple(items), tuple(warnings))


test_set.__test__ = False  # type: ignore[attr-defined]


def write_lines(items: Sequence[Item]) -> bytes:
    """``items`` as JSON Lines, without the fields that say nothing."""
    lines = [json.dumps(_said(item), ensure_ascii=False) for item in items]
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def schema() -> dict[str, Any]:
    """The JSON Schema of one line."""
    made = Item.model_json_schema()
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    made["title"] = "An item of a NewsCite test set: one line of JSON"
    return made


def _said(item: Item) -> dict[str, Any]:
    return item.model_dump(mode="json", exclude_defaults=True)


def _lines(data: bytes) -> Iterable[tuple[int, object]]:
    """The lines that are not empty, as what their JSON says, or as the ItemProblem that they are."""
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if line.strip():
            try:
                value = json.loads(line.decode("utf-8"))
                json.dumps(value, ensure_ascii=False).encode("utf-8")  # fails for halves of characters, as "\\ud800"
            except (ValueError, RecursionError):
                value = LineNotJson(line=number)
            yield number, value


def _item(line: int, record: object) -> tuple[Item | None, list[ItemProblem]]:
    """The item that ``record`` is, and what is wrong with it; no item when a field cannot be read."""
    if isinstance(record, ItemProblem):
        return None, [record]
    if not isinstance(record, dict):
        return None, [LineNotJson(line=line)]
    # What says nothing may be left out, or be null.
    given = {field: value for field, value in record.items() if value is not None or field not in Item.model_fields}
    try:
        item = Item.model_validate(given)
    except ValidationError as error:
        return None, _field_problems(line, given, error)
    return item, list(_contradictions(line, item))


def _field_problems(line: int, given: dict[str, object], error: ValidationError) -> list[ItemProblem]:
    fields = dict.fromkeys(str(each["loc"][0]) for each in error.errors(include_input=False))
    return [
        FieldWrong(line=line, field=field, form=_FORMS[field])
        if field in given
        else FieldMissing(line=line, field=field)
        for field in fields
    ]


def _contradictions(line: int, item: Item) -> Iterable[ItemProblem]:
    if item.must_all and not item.answers_all:
        yield AnswersMissing(line=line)
    if item.answers_all_alt and len(item.answers_all_alt) != len(item.answers_all):
        yield SpellingsUneven(line=line, alternatives=len(item.answers_all_alt), answers=len(item.answers_all))
    for field in ("answers", "answers_all", "answers_regex", "sources", "evidence"):
        if not all(text.strip() for text in getattr(item, field)):
            yield FieldWrong(line=line, field=field, form=_FORMS[field])
    for pattern in item.answers_regex:
        try:
            re.compile(pattern)
        except (re.error, OverflowError, RecursionError) as error:
            yield PatternWrong(line=line, pattern=pattern, reason=str(error))


def _slips(line: int, item: Item) -> Iterable[ItemProblem]:
    """Unknown fields that are spelt much like a known one."""
    for field in item.model_extra or {}:
        if near := get_close_matches(field, Item.model_fields, n=1, cutoff=0.85):
            yield FieldUnlike(line=line, field=field, nearest=near[0])
