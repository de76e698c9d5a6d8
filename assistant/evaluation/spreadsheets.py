r"""Test sets as CSV, for people who write them in a spreadsheet; nothing is lost on the way there and back.

A column a field. Of a field with several values each stands on a line of its own in the cell; the other spellings of
one answer (``answers_all_alt``) stand on one line, between `` | ``; a turn of the history begins with ``user:`` or
``assistant:``. Line breaks, bars and backslashes inside a value are written ``\n``, ``\|`` and ``\\``. Unknown
fields have columns of their own, as JSON where they are no plain text. A cell that a spreadsheet would take for a
formula begins with an apostrophe, which is not part of the value.
"""

import csv
import io
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.errors import NotText
from assistant.evaluation.errors import FieldWrong, TestSetUnreadable
from assistant.evaluation.items import Item
from assistant.reading.decoding import decode

_LISTS = ("answers", "answers_all", "answers_regex", "sources", "evidence")
_COLUMNS = tuple(Item.model_fields)
# Spreadsheets calculate what begins so (OWASP: CSV injection); the apostrophe is how they mark text themselves.
_FORMULA = re.compile(r"['=+\-@\t\r]")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "|": "\\|"}
_ESCAPED = {"\\\\": "\\", "\\n": "\n", "\\r": "\r", "\\|": "|"}
_TURN = re.compile(r"(user|assistant)\s*[:：]\s?(.*)", re.DOTALL)
_TRUTHS = {"true": True, "yes": True, "1": True, "是": True, "false": False, "no": False, "0": False, "否": False}
# What the cells that can be wrong should be.
_FORMS = {"must_all": "true, false", "history": "user: …, assistant: …"}
# Longer than any cell that a spreadsheet makes (Excel: 32,767 characters).
_LONGEST_CELL = 1 << 20


def csv_of(items: Sequence[Item], *, blank: Sequence[str] = ()) -> bytes:
    """``items`` as CSV in UTF-8, with the mark by which spreadsheets know it.

    ``blank`` are columns before all others, for a person to fill in.
    """
    extra = dict.fromkeys(field for item in items for field in item.model_extra or {})
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([*blank, *_COLUMNS, *map(_guarded, extra)])
    for item in items:
        said = item.model_dump(mode="json", exclude_defaults=True)
        known = [_guarded(_cell(field, said[field])) if field in said else "" for field in _COLUMNS]
        more = [_guarded(_extra_cell(said[field])) if field in said else "" for field in extra]
        writer.writerow([*("" for _ in blank), *known, *more])
    return out.getvalue().encode("utf-8-sig")


def rows_of(data: bytes, path: Path) -> list[tuple[int, object]]:
    """The rows of a CSV file as the values of their fields, by their number in the spreadsheet.

    Commas, semicolons and tabs separate columns. Raises TestSetUnreadable.
    """
    names = columns_of(data, path)
    rows = enumerate(_table(data, path)[1:], 2)
    return [(number, _record(number, names, row)) for number, row in rows if any(cell.strip() for cell in row)]


def columns_of(data: bytes, path: Path) -> list[str]:
    """The names of a CSV file's columns. Raises TestSetUnreadable."""
    rows = _table(data, path)
    if not rows or "question" not in (names := [_unguarded(name.strip()) for name in rows[0]]):
        raise TestSetUnreadable(path=path, reason="its first row must name the columns, among them id and question.")
    return names


def _table(data: bytes, path: Path) -> list[list[str]]:
    try:
        text = decode(data, str(path), html=False)
    except NotText as error:
        raise TestSetUnreadable(path=path, reason=str(error)) from error
    csv.field_size_limit(_LONGEST_CELL)
    head = text.split("\n", 1)[0]
    separator = max(",;\t", key=head.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise TestSetUnreadable(path=path, reason=f"{error}.") from error


def _record(number: int, names: Sequence[str], row: Sequence[str]) -> object:
    """The values of a row, or the FieldWrong that is in it. Empty cells say nothing."""
    record: dict[str, Any] = {}
    for name, cell in zip(names, row, strict=False):
        if name and cell:
            try:
                record[name] = _value(name, _unguarded(cell))
            except ValueError:
                return FieldWrong(line=number, field=name, form=_FORMS[name])
    return record


def _cell(field: str, value: Any) -> str:  # noqa: ANN401 - a value of JSON
    if field == "answers_all_alt":
        return "\n".join(" | ".join(map(_escaped, spellings)) for spellings in value)
    if field == "history":
        return "\n".join(f"{turn['role']}: {_escaped(turn['content'])}" for turn in value)
    if field in _LISTS:
        return "\n".join(map(_escaped, value))
    return json.dumps(value) if isinstance(value, bool) else str(value)


def _value(field: str, cell: str) -> Any:  # noqa: ANN401 - a value of JSON
    """What ``cell`` says of ``field``. Raises ValueError when it cannot say that."""
    if field == "answers_all_alt":
        return [[_plain(each) for each in _split_bars(line)] for line in cell.split("\n")]
    if field == "history":
        return [_turn(line.strip("\r")) for line in cell.split("\n") if line.strip()]
    if field in _LISTS:
        return [_plain(line.strip("\r")) for line in cell.split("\n") if line.strip()]
    if field == "must_all":
        return _truth(cell)
    return cell if field in _COLUMNS else _extra_value(cell)


def _turn(line: str) -> dict[str, str]:
    found = _TURN.fullmatch(line)
    if found is None:
        raise ValueError(line)
    return {"role": found[1], "content": _plain(found[2])}


def _truth(cell: str) -> bool:
    if (said := cell.strip().lower()) not in _TRUTHS:
        raise ValueError(cell)
    return _TRUTHS[said]


def _extra_cell(value: Any) -> str:  # noqa: ANN401 - a value of JSON
    """A value of an unknown field: text as it is, unless it would be read as something else."""
    plain = isinstance(value, str) and value and _extra_value(value) == value
    return value if plain else json.dumps(value, ensure_ascii=False)


def _extra_value(cell: str) -> Any:  # noqa: ANN401 - a value of JSON
    try:
        return json.loads(cell)
    except ValueError:
        return cell


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell


def _escaped(text: str) -> str:
    return re.sub(r"[\\\n\r|]", lambda match: _ESCAPES[match[0]], text)


def _plain(text: str) -> str:
    return re.sub(r"\\[\\nr|]", lambda match: _ESCAPED[match[0]], text)


def _split_bars(line: str) -> list[str]:
    """The parts of ``line`` between bars that are not escaped."""
    parts = re.findall(r"(?:\\.|[^|\\])+", line)
    return [part.strip() for part in parts if part.strip()]
