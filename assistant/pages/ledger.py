"""Awards and collaborations: tables, a timeline and a network of what the articles tell, each row with its words."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Literal, get_args

import streamlit as st

from assistant.ledger import Event
from assistant.ledger.tables import AWARD_COLUMNS, WORK_COLUMNS, as_csv, as_excel, as_lines
from assistant.pages import components, event, graph, jobs
from assistant.pages.visit import Visit
from assistant.texts import text
from vectorstore.ledger.types import KINDS, Award

View = Literal["awards", "collaborations", "timeline", "network"]
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def page(visit: Visit) -> None:
    """The whole page."""
    language = visit.language
    st.title(text("ledger_page.title", language), anchor=False)
    _unread(visit)
    view: View = st.segmented_control(
        text("ledger_page.view", language),
        list(get_args(View)),
        default="awards",
        required=True,
        key="ledger-view",
        format_func=lambda each: text(f"ledger_page.{each}", language),
        label_visibility="collapsed",
    )
    found = _found(visit, view)
    if view == "timeline":
        _timeline(found, visit)
    elif view == "network":
        graph.show(found, visit)
    else:
        _table(found, view, visit)
    if chosen := st.session_state.get("ledger-event"):
        event.show(visit, chosen)


def _unread(visit: Visit) -> None:
    """Articles that the ledger has not read, and a button that has them read."""
    if unread := visit.assistant.ledger.unread():
        with st.container(horizontal=True, vertical_alignment="center"):
            components.quiet(text("ledger_page.unread", visit.language, number=unread))
            if visit.edits:
                st.button(text("ledger_page.read", visit.language), key="read", on_click=_read, args=(visit,))
    jobs.show(visit, "read", key="reading")


def _read(visit: Visit) -> None:
    visit.server.changes.read(visit.assistant.ledger, visit.owner)


def _found(visit: Visit, view: View) -> list[Event]:
    """The events that fit what is asked for."""
    language, ledger = visit.language, visit.assistant.ledger
    with st.container(key="ledger-filters", horizontal=True, vertical_alignment="bottom"):
        who = st.text_input(text("ledger_page.who", language), key="ledger-who", width=220)
        award = kind = None
        if view == "awards":
            award = st.text_input(text("ledger.award", language), key="ledger-award", width=180)
        elif view in ("collaborations", "network"):
            kind = st.selectbox(
                text("ledger.kind", language),
                list(KINDS),
                index=None,
                key="ledger-kind",
                placeholder=text("library.all", language),
                format_func=lambda each: text(f"ledger.kind_{each}", language),
                width=180,
            )
        since = st.text_input(
            text("chat.scope_since_label", language), key="ledger-since", placeholder="2020", width=110
        )
        until = st.text_input(
            text("chat.scope_until_label", language), key="ledger-until", placeholder="2024-06", width=110
        )
    period = {"since": _date(since), "until": _date(until)}
    found: dict[str, Event] = {}
    for name in ({"person": who}, {"institution": who}) if who.strip() else ({},):
        if view in ("awards", "timeline"):
            found |= {each.id: each for each in ledger.awards(award=award or None, **name, **period)}
        if view != "awards":
            party = {"party": who} if "institution" in name else name
            works = ledger.collaborations(kind=kind, **party, **period)
            found |= {each.id: each for each in works}
    return sorted(found.values(), key=lambda each: each.time, reverse=True)


def _date(told: str) -> str | None:
    return told.strip() if _DATE.fullmatch(told.strip()) else None


def _table(found: Sequence[Event], view: View, visit: Visit) -> None:
    language = visit.language
    names = ("date", "award", "rank", "recipients") if view == "awards" else ("date", "kind", "parties", "subject")
    lines = as_lines(found, language)
    rows = [
        components.Row(
            (*line[1:5], f"{line[-1]}{' ✓' if each.confirmed else ''}"),
            each.id,
            selected=each.id == st.session_state.get("ledger-event"),
        )
        for each, line in zip(found, lines, strict=True)
    ]
    columns = [(text(f"ledger.{name}", language), "date" if name == "date" else "") for name in names]
    columns.append((text("ledger.sources", language), "number"))
    components.quiet(text("ledger_page.count", language, count=len(found)))
    caption = text(f"ledger_page.{view}", language)
    none = text("ledger_page.none", language)
    opens = 1 if view == "awards" else 2
    components.table(
        caption, columns, rows, f"ledger-{view}", none=none, opens=opens, folds=True,
        on_open=lambda: event.choose(f"ledger-{view}"),
    )  # fmt: skip
    if found:
        wanted = AWARD_COLUMNS if view == "awards" else WORK_COLUMNS
        with st.container(horizontal=True):
            st.download_button(
                text("ledger_page.csv", language), lambda: "\ufeff" + as_csv(found, wanted), f"{view}.csv", "text/csv",
                key="ledger-csv", icon=":material/download:", on_click="ignore",
            )  # fmt: skip
            st.download_button(
                text("ledger_page.excel", language), lambda: as_excel(found, wanted), f"{view}.xlsx", _EXCEL,
                key="ledger-excel", icon=":material/download:", on_click="ignore",
            )  # fmt: skip


def _timeline(found: Sequence[Event], visit: Visit) -> None:
    language = visit.language
    years = [
        {
            "year": year or text("ledger_page.no_year", language),
            "count": text("ledger_page.count", language, count=len(events)),
            "events": [_on_time(each, visit) for each in events],
        }
        for year, group in groupby(found, key=lambda each: each.time[:4])
        if (events := list(group))
    ]
    shown = {
        "label": text("ledger_page.timeline", language),
        "none": text("ledger_page.none", language),
        "years": years,
    }
    components.timeline(shown, "ledger-timeline", lambda: event.choose("ledger-timeline"))


def _on_time(found: Event, visit: Visit) -> components.Data:
    line = as_lines([found], visit.language)[0]
    words = (line[2], line[3], line[4]) if isinstance(found.content, Award) else (line[2], line[3])
    return {
        "id": found.id,
        "date": found.time if len(found.time) > 4 else "",
        "kind": found.rows[0].found.kind,
        "words": " · ".join(part for part in words if part),
    }
