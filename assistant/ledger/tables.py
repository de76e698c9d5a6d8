"""Events as tables for people, as CSV and as the plain values that become JSON. The keys are a promise to programs."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from assistant.ledger.answering import award_name, rank_name, recipients_of
from assistant.ledger.types import Event
from assistant.types import InterfaceLanguage
from vectorstore.ledger.types import Award, Recipient, Row, Value

AWARD_COLUMNS = ("id", "date", "year", "award", "rank", "recipients", "body", "work", "place", "articles", "confirmed")
WORK_COLUMNS = ("id", "date", "kind", "parties", "subject", "people", "amount", "place", "articles", "confirmed")
_BETWEEN = "; "
# A spreadsheet takes cells that begin so for formulas, and runs them (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_csv(events: Sequence[Event], columns: Sequence[str]) -> str:
    """``events`` as CSV with a heading; an apostrophe stands before what a spreadsheet would run as a formula."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(columns)
    for event in events:
        facts = _facts(event)
        writer.writerow([_safe(facts[name]) for name in columns])
    return written.getvalue()


def as_excel(events: Sequence[Event], columns: Sequence[str]) -> bytes:
    """``events`` as an Excel workbook of one sheet with a heading; every cell is text, none is run as a formula."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(columns))
    sheet.freeze_panes = "A2"
    for number, event in enumerate(events, start=2):
        facts = _facts(event)
        for at, name in enumerate(columns, start=1):
            cell = sheet.cell(number, at)
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", facts[name])
            cell.data_type = "s"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def as_lines(events: Sequence[Event], language: InterfaceLanguage) -> list[list[str]]:
    """A line of cells for each event, for a person: id, date, what, who, and how many articles say it."""
    return [_line(event, language) for event in events]


def _line(event: Event, language: InterfaceLanguage) -> list[str]:
    from assistant.texts import text

    content, articles = event.content, str(len({row.article for row in event.rows}))
    if isinstance(content, Award):
        return [
            event.id,
            event.time,
            award_name(content),
            rank_name(content, language),
            _BETWEEN.join(recipients_of(event)),
            articles,
        ]
    parties = _BETWEEN.join(one.text for one in content.parties)
    kind = text(f"ledger.kind_{content.kind}", language)
    return [event.id, event.time, kind, parties, _told(content.subject), _told(content.amount), articles]


def _facts(event: Event) -> dict[str, str]:
    """All that is known of an event, as cells."""
    content = event.content
    facts = {
        "id": event.id,
        "date": _told(content.date),
        "place": _told(content.place),
        "articles": _BETWEEN.join(dict.fromkeys(row.article for row in event.rows)),
        "confirmed": "yes" if event.confirmed else "",
    }
    if isinstance(content, Award):
        names = {name: _told(getattr(content, name)) for name in ("year", "award", "rank", "body", "work")}
        return facts | names | {"recipients": _BETWEEN.join(recipients_of(event))}
    return facts | {
        "kind": content.kind,
        "parties": _BETWEEN.join(one.text for one in content.parties),
        "people": _BETWEEN.join(one.text for one in content.people),
        "subject": _told(content.subject),
        "amount": _told(content.amount),
    }


def _told(value: Value | None) -> str:
    return value.text if value else ""


def event_as_json(event: Event) -> dict[str, Any]:
    """An event with its rows: where each was read, by what, and what was done to it by hand."""
    content = event.content
    facts: dict[str, Any] = {"id": event.id, "confirmed": event.confirmed}
    if isinstance(content, Award):
        facts |= {
            name: _or_none(getattr(content, name))
            for name in ("award", "body", "year", "rank", "work", "date", "place")
        }
        facts["recipients"] = [_recipient(one) for one in content.recipients]
    else:
        facts |= {name: _or_none(getattr(content, name)) for name in ("subject", "amount", "date", "place")}
        facts |= {"kind": content.kind, "parties": [one.text for one in content.parties]}
        facts["people"] = [one.text for one in content.people]
    facts["conflicts"] = [
        {"field": one.field, "values": [{"value": value, "articles": list(where)} for value, where in one.values]}
        for one in event.conflicts
    ]
    facts["rows"] = [_row(row) for row in event.rows]
    return facts


def _recipient(one: Recipient) -> dict[str, str | None]:
    return {"name": _or_none(one.name), "institution": _or_none(one.institution)}


def _or_none(value: Value | None) -> str | None:
    return value.text if value else None


def _row(row: Row) -> dict[str, Any]:
    return {
        "id": row.key,
        "article": row.article,
        "start": row.found.start,
        "end": row.found.end,
        "reader": row.found.reader,
        "sure": row.found.sure,
        "edits": [{"action": one.action, "fields": dict(one.fields), "at": one.at, "by": one.by} for one in row.edits],
    }
