"""The parts of pages that are our own: each shows plain data that ``web/`` puts into text nodes."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

WEB = Path(__file__).with_name("web")

Data = dict[str, Any]  # JSON for a component


def web(name: str) -> str:
    """A file of ``web/``."""
    return (WEB / name).read_text(encoding="utf-8")


_BASE = web("base.css")
_answer = st.components.v2.component(
    "newscite.answer", html=web("answer.html"), css=_BASE + web("answer.css"), js=web("answer.js")
)
_conversations = st.components.v2.component(
    "newscite.conversations", css=_BASE + web("conversations.css"), js=web("conversations.js")
)
_article = st.components.v2.component("newscite.article", css=_BASE + web("article.css"), js=web("article.js"))
_articles = st.components.v2.component("newscite.articles", css=_BASE + web("articles.css"), js=web("articles.js"))
_jobs = st.components.v2.component("newscite.jobs", css=_BASE + web("jobs.css"), js=web("jobs.js"))
_table = st.components.v2.component("newscite.table", css=_BASE + web("table.css"), js=web("table.js"))
_timeline = st.components.v2.component("newscite.timeline", css=_BASE + web("timeline.css"), js=web("timeline.js"))
_quote = st.components.v2.component("newscite.quote", css=_BASE + web("quote.css"), js=web("quote.js"))
_arrive = st.components.v2.component("newscite.arrive", js=web("arrive.js"))
_document = st.components.v2.component("newscite.document", js=web("document.js"))


def answer(message: Data, key: str, on_feedback: Callable[[], None] | None = None) -> None:
    """One answer with its sources; ``on_feedback`` is called when a person judges it."""
    _answer(data=_one_string(message), key=key, on_feedback_change=on_feedback or _nothing)


def conversations(listed: Data, key: str, on_open: Callable[[], None]) -> None:
    """The list of conversations; ``on_open`` is called when one of them is chosen."""
    _conversations(data=_one_string(listed), key=key, on_open_change=on_open)


def article(shown: Data, key: str) -> None:
    """The text of an article."""
    _article(data=_one_string(shown), key=key)


def articles(listed: Data, key: str, on_open: Callable[[], None]) -> None:
    """A list of articles; ``on_open`` is called when one of them is chosen."""
    _articles(data=_one_string(listed), key=key, on_open_change=on_open)


def jobs(listed: Data, key: str, on_act: Callable[[], None]) -> None:
    """Jobs and what came of them; ``on_act`` is called when something is to be done with one."""
    _jobs(data=_one_string(listed), key=key, on_act_change=on_act)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells, and for some of them how they look ("better", "worse")."""

    cells: Sequence[str]
    id: str = ""
    kinds: Sequence[str | None] = ()
    selected: bool = False


def table(
    caption: str,
    columns: Sequence[tuple[str, str]],
    rows: Sequence[Row],
    key: str,
    *,
    none: str = "",
    opens: int | None = None,
    on_open: Callable[[], None] | None = None,
    folds: bool = False,
) -> None:
    """A table; ``columns`` are names and kinds ("", "number", "date").

    The cells of the column ``opens`` are buttons, which call ``on_open``. Where it ``folds``, rows become blocks on a
    narrow screen.
    """
    shown = {
        "caption": caption,
        "none": none,
        "columns": [{"name": name, "kind": kind} for name, kind in columns],
        "rows": [
            {"id": row.id, "cells": list(row.cells), "kinds": list(row.kinds), "selected": row.selected} for row in rows
        ],
        "opens": None if opens is None else {"column": opens},
        "folds": folds,
    }
    _table(data=_one_string(shown), key=key, on_open_change=on_open or _nothing)


def timeline(shown: Data, key: str, on_open: Callable[[], None]) -> None:
    """Events by year; ``on_open`` is called when one of them is chosen."""
    _timeline(data=_one_string(shown), key=key, on_open_change=on_open)


def quote(source: Data, key: str) -> None:
    """The words of an article, with a link to them."""
    _quote(data=_one_string(source), key=key)


def event(key: str, name: str) -> object:
    """What the component ``key`` tells with its event ``name``, in the callback of that event."""
    told: object = st.session_state[key][name]
    return told


def arrive(exchange: int) -> None:
    """Move the exchange that this stands in to the top of the page, once."""
    _arrive(data={"exchange": exchange}, key=f"arrive-{exchange}")


def plain(words: str) -> str:
    """``words``, which may be anybody's, as a label of Streamlit's: it reads labels as Markdown."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(words.split()))


def quiet(words: str) -> None:
    """A line of less weight. ``words`` may be anybody's: nothing in them is markup."""
    st.html(f'<p class="newscite-quiet">{escape(words)}</p>')


def title(words: str) -> None:
    """The heading of the page. ``words`` may be anybody's."""
    st.html(f'<h1 class="newscite-title">{escape(words)}</h1>')


def document(locale: str, title: str) -> None:
    """Tell the browser the page's language and title."""
    _document(data={"locale": locale, "title": title}, key="document", height=1)


def _one_string(data: Data) -> Data:
    # Streamlit imports pandas, for seconds, to look for tables in nested values.
    return {"json": json.dumps(data)}


def _nothing() -> None:
    pass
