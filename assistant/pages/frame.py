"""What stands around every page: title, style, the switch of language, and what the library holds."""

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.pages import components, content
from assistant.texts import text
from assistant.types import InterfaceLanguage
from vectorstore.errors import NewsCiteError
from vectorstore.types import LANGUAGES, Status

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


def head() -> None:
    """The page's title, icon and style."""
    icon = str(components.WEB / "icon.svg")
    st.set_page_config(page_title="NewsCite", page_icon=icon, layout="centered")
    st.logo(icon, size="large")
    st.html(f"<style>{components.web('page.css')}</style>")


def language_switch(first: InterfaceLanguage) -> InterfaceLanguage:
    """The switch of the interface's language, at ``first`` until someone moves it."""
    names: dict[InterfaceLanguage, str] = {"en": "English", "zh": "中文"}
    chosen: InterfaceLanguage = st.segmented_control(
        text("pages.language", first),
        list(names),
        format_func=lambda language: names[language],
        default=first,
        required=True,
        key="language",
        label_visibility="collapsed",
        bind="query-params",
    )
    return chosen


def brand(language: InterfaceLanguage) -> None:
    """What this is."""
    tagline = escape(text("pages.tagline", language))
    st.html(f'<div class="newscite-brand"><b>NewsCite</b><span>{tagline}</span></div>')


def library_state(status: Status, model: str | None, language: InterfaceLanguage) -> None:
    """How much there is to answer from, and what answers."""
    facts = {
        "articles": f"{status.articles:,}",
        "passages": f"{status.passages:,}",
        "languages": _language_counts(status, language),
        "model": model or text("pages.model_none", language),
    }
    rows = (
        f"<div><dt>{escape(text(f'pages.{key}', language))}</dt><dd>{escape(value)}</dd></div>"
        for key, value in facts.items()
    )
    st.html(f'<dl class="newscite-facts">{"".join(rows)}</dl>')


def _language_counts(status: Status, language: InterfaceLanguage) -> str:
    counts = ((text(f"pages.language_{each}", language), status.by_language.get(each)) for each in LANGUAGES)
    return " · ".join(f"{name} {count:,}" for name, count in counts if count) or "–"


def problem(error: NewsCiteError, language: InterfaceLanguage, key: str = "problem") -> None:
    """An error in a person's words."""
    components.answer(content.failed(error.message(language), language), key=key)


def opening(language: InterfaceLanguage) -> "AbstractContextManager[None]":
    """A sign that the library is being opened, when that takes a moment."""
    return st.spinner(text("pages.opening", language))


def broken(error: NewsCiteError, language: InterfaceLanguage) -> None:
    """What to do when the library cannot be opened."""
    with st.container(key="welcome"):
        st.title(text("pages.broken_title", language), anchor=False)
        problem(error, language)
        st.button(text("pages.retry", language), key="reopen", icon=":material/refresh:")


def login(email: str | None, language: InterfaceLanguage) -> None:
    """The way in, for somebody who has not logged in, or is logged in as ``email`` and may not look."""
    with st.container(key="welcome"):
        st.title(text("pages.login_title", language), anchor=False)
        if email is None:
            st.text(text("pages.login_what", language))
            st.button(text("pages.login", language), key="login", type="primary", on_click=st.login)
        else:
            components.quiet(text("pages.not_listed", language, email=email))
            st.button(text("pages.logout", language), key="logout", on_click=st.logout)


def logged_in(email: str, language: InterfaceLanguage) -> None:
    """Who looks at the pages, and the way out."""
    components.quiet(text("pages.logged_in", language, email=email))
    st.button(text("pages.logout", language), key="logout", type="tertiary", on_click=st.logout)
