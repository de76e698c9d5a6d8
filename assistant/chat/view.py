"""The parts of the page. They show what they are given and decide nothing."""

from collections.abc import Callable, Iterable
from html import escape
from importlib.resources import files

import streamlit as st

from assistant.chat import content
from assistant.chat.conversation import Conversation, Exchange
from assistant.texts import text
from assistant.types import InterfaceLanguage
from vectorstore.errors import NewsCiteError
from vectorstore.types import LANGUAGES, Status

WEB = files("assistant.chat") / "web"
EXAMPLES = ("example_1", "example_2", "example_3", "example_4")


def _web(name: str) -> str:
    return (WEB / name).read_text(encoding="utf-8")


_answer = st.components.v2.component(
    "newscite.answer", html=_web("answer.html"), css=_web("answer.css"), js=_web("answer.js")
)
_document = st.components.v2.component("newscite.document", js=_web("document.js"))


def head() -> None:
    """The page's title, icon and style."""
    st.set_page_config(page_title="NewsCite", page_icon=str(WEB / "icon.svg"), layout="centered")
    st.html(f"<style>{_web('page.css')}</style>")


def document(language: InterfaceLanguage) -> None:
    """Tell the browser the page's language."""
    _document(data={"locale": text("chat.locale", language)}, key="document", height=1)


def language_switch(first: InterfaceLanguage) -> InterfaceLanguage:
    """The switch of the interface's language, at ``first`` until someone moves it."""
    names: dict[InterfaceLanguage, str] = {"en": "English", "zh": "中文"}
    chosen: InterfaceLanguage = st.segmented_control(
        "Language · 语言",
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
    tagline = escape(text("chat.tagline", language))
    st.html(f'<div class="newscite-brand"><b>NewsCite</b><span>{tagline}</span></div>')


def new_conversation(language: InterfaceLanguage, clear: Callable[[], None], *, disabled: bool) -> None:
    """The button that begins a new conversation."""
    st.button(
        text("chat.new_conversation", language),
        icon=":material/edit_square:",
        key="new_conversation",
        width="stretch",
        on_click=clear,
        disabled=disabled,
    )


def library_state(status: Status, model: str | None, language: InterfaceLanguage) -> None:
    """How much there is to answer from, and what answers."""
    facts = {
        "articles": f"{status.articles:,}",
        "passages": f"{status.passages:,}",
        "languages": _language_counts(status, language),
        "model": model or text("chat.model_none", language),
    }
    rows = (
        f"<div><dt>{escape(text(f'chat.{key}', language))}</dt><dd>{escape(value)}</dd></div>"
        for key, value in facts.items()
    )
    st.html(f'<dl class="newscite-facts">{"".join(rows)}</dl>')


def _language_counts(status: Status, language: InterfaceLanguage) -> str:
    counts = [
        text("chat.language_count", language, name=text(f"chat.language_{each}", language), count=count)
        for each in LANGUAGES
        if (count := status.by_language.get(each))
    ]
    return " · ".join(counts) or "–"


def welcome(language: InterfaceLanguage, ask: Callable[[str], None]) -> None:
    """What to do here, with questions to begin with."""
    with st.container(key="welcome"):
        st.title(text("chat.welcome", language), anchor=False)
        st.text(text("chat.welcome_more", language))
        with st.container(key="examples", horizontal=True):
            for key in EXAMPLES:
                question = text(f"chat.{key}", language)
                st.button(question, key=key, on_click=ask, args=(question,), width="stretch")


def question_input(language: InterfaceLanguage) -> str | None:
    """The line to ask in. Closed while an answer is on its way."""
    return st.chat_input(text("chat.ask", language), key="question", submit_mode="disable")


def conversation(
    shown: Conversation, language: InterfaceLanguage, answering: Callable[[Exchange], Iterable[str]]
) -> None:
    """All exchanges; the one that waits is answered with ``answering`` while it is shown."""
    for exchange in shown.exchanges:
        with st.chat_message("user"):
            st.text(exchange.question)
        with st.chat_message("assistant"), st.empty():
            if exchange.waits:
                _answer(data=content.streaming("", language))
                for words in answering(exchange):
                    _answer(data=content.streaming(words, language))
            _answer(data=content.finished(exchange, language))
    if shown.exchanges and shown.exchanges[-1].error:
        st.button(text("chat.retry", language), key="retry", on_click=shown.retry, icon=":material/refresh:")


def empty_library(language: InterfaceLanguage, load: Callable[[], None]) -> None:
    """What to do when there is nothing to answer from. ``load`` adds the sample articles."""
    with st.container(key="welcome"):
        st.title(text("chat.empty_title", language), anchor=False)
        st.text(text("chat.empty_sample", language))
        if st.button(text("chat.empty_load", language), key="load_sample", type="primary"):
            with st.spinner(text("chat.empty_loading", language)):
                load()
            st.rerun()
        st.text(text("chat.empty_own", language))
        st.code("newscite add PATH…", language=None)


def problem(error: NewsCiteError, language: InterfaceLanguage) -> None:
    """An error that stands outside any conversation."""
    _answer(data=content.failed(error, language))


def broken(error: NewsCiteError, language: InterfaceLanguage) -> None:
    """What to do when the library cannot be opened."""
    with st.container(key="welcome"):
        st.title(text("chat.broken_title", language), anchor=False)
        problem(error, language)
        st.button(text("chat.retry", language), key="reopen", icon=":material/refresh:")
