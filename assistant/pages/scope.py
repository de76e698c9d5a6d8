"""What the next question is kept to: dates, a language, publishers, one article."""

import re

import streamlit as st

from assistant.conversations import Conversation
from assistant.pages import components
from assistant.pages.visit import Visit
from assistant.texts import text
from vectorstore.errors import ArticleNotFound
from vectorstore.types import Filters, Language

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
# The widgets of the control; their values are what is chosen.
_PARTS = ("since", "until", "language", "publishers", "article")


def control(visit: Visit, conversation: Conversation | None) -> Filters:
    """The control, and what is chosen with it; at first what the conversation was kept to."""
    prefix = f"scope-{conversation.id if conversation else 'new'}"
    first = conversation.scope if conversation else Filters(article=st.session_state.pop("about", None))
    for part in _PARTS:
        default = list(first.publishers) if part == "publishers" else getattr(first, part)
        st.session_state.setdefault(f"{prefix}-{part}", default or ("" if part in ("since", "until") else default))
        st.session_state[f"{prefix}-{part}"] = st.session_state[f"{prefix}-{part}"]  # also while it is not shown
    if conversation:  # the next new one begins with the whole library
        for part in _PARTS:
            st.session_state.pop(f"scope-new-{part}", None)
    chosen = _chosen(prefix)
    with st.container(key="scope", horizontal=True, vertical_alignment="center"):
        label = text("chat.scope_all" if chosen.empty else "chat.scope", visit.language)
        with st.popover(label, icon=":material/filter_alt:", type="tertiary", key="scope-open"):
            _widgets(visit, prefix)
        if not chosen.empty:
            components.quiet(described(chosen, visit))
            st.button(
                text("chat.whole_library", visit.language),
                key="scope-clear",
                type="tertiary",
                icon=":material/close:",
                on_click=_clear,
                args=(prefix,),
            )
    return _chosen(prefix)


def described(filters: Filters, visit: Visit) -> str:
    """``filters`` in words."""
    language, parts = visit.language, []
    if filters.article:
        parts.append(text("chat.scope_article", language, title=_title(filters.article, visit)))
    if filters.since and filters.until:
        parts.append(text("chat.scope_between", language, since=filters.since, until=filters.until))
    elif filters.since:
        parts.append(text("chat.scope_since", language, since=filters.since))
    elif filters.until:
        parts.append(text("chat.scope_until", language, until=filters.until))
    if filters.language:
        parts.append(text(f"chat.scope_{filters.language}", language))
    parts += filters.publishers
    return " · ".join(parts)


def _widgets(visit: Visit, prefix: str) -> None:
    language = visit.language
    names: dict[Language, str] = {"en": text("pages.language_en", language), "zh": text("pages.language_zh", language)}
    st.pills(
        text("chat.scope_language", language),
        list(names),
        key=f"{prefix}-language",
        format_func=lambda each: names[each],
    )
    with st.container(horizontal=True):
        for part in ("since", "until"):
            key = f"{prefix}-{part}"
            st.text_input(text(f"chat.scope_{part}_label", language), key=key, placeholder="2024-07-02", max_chars=10)
    if wrong := next((value for value in _dates(prefix) if value and not _DATE.fullmatch(value)), None):
        st.text(text("chat.scope_wrong_date", language, value=wrong))
    publishers = [name for name, _ in visit.assistant.library.publishers()]
    chosen = st.session_state[f"{prefix}-publishers"]
    if publishers or chosen:
        st.multiselect(
            text("chat.scope_publishers", language),
            list(dict.fromkeys([*publishers, *chosen])),
            key=f"{prefix}-publishers",
            placeholder=text("chat.scope_any_publisher", language),
        )


def _chosen(prefix: str) -> Filters:
    since, until = (value if _DATE.fullmatch(value) else None for value in _dates(prefix))
    return Filters(
        since=since,
        until=until,
        language=st.session_state[f"{prefix}-language"],
        publishers=tuple(st.session_state[f"{prefix}-publishers"]),
        article=st.session_state[f"{prefix}-article"],
    )


def _dates(prefix: str) -> tuple[str, str]:
    return st.session_state[f"{prefix}-since"].strip(), st.session_state[f"{prefix}-until"].strip()


def _clear(prefix: str) -> None:
    for part in _PARTS:
        st.session_state[f"{prefix}-{part}"] = {"publishers": [], "since": "", "until": ""}.get(part)


def _title(article: str, visit: Visit) -> str:
    try:
        return visit.assistant.library.article(article).title
    except ArticleNotFound:
        return article
