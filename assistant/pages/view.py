"""The parts of the page. They show what they are given and decide nothing."""

import json
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from html import escape
from pathlib import Path

import streamlit as st

from assistant.pages import content
from assistant.pages.conversation import Conversation, Exchange
from assistant.texts import text
from assistant.timing import described
from assistant.types import AppliedTime, InterfaceLanguage
from vectorstore.errors import NewsCiteError
from vectorstore.types import LANGUAGES, Status

WEB = Path(__file__).with_name("web")
EXAMPLES = ("example_1", "example_2", "example_3", "example_4")


def _web(name: str) -> str:
    return (WEB / name).read_text(encoding="utf-8")


_answer = st.components.v2.component(
    "newscite.answer", html=_web("answer.html"), css=_web("answer.css"), js=_web("answer.js")
)
_arrive = st.components.v2.component("newscite.arrive", js=_web("arrive.js"))
_document = st.components.v2.component("newscite.document", js=_web("document.js"))


def head() -> None:
    """The page's title, icon and style."""
    st.set_page_config(page_title="NewsCite", page_icon=str(WEB / "icon.svg"), layout="centered")
    st.logo(str(WEB / "icon.svg"), size="large")
    st.html(f"<style>{_web('page.css')}</style>")


def document(language: InterfaceLanguage) -> None:
    """Tell the browser the page's language."""
    _document(data={"locale": text("chat.locale", language)}, key="document", height=1)


def language_switch(first: InterfaceLanguage) -> InterfaceLanguage:
    """The switch of the interface's language, at ``first`` until someone moves it."""
    names: dict[InterfaceLanguage, str] = {"en": "English", "zh": "中文"}
    chosen: InterfaceLanguage = st.segmented_control(
        text("chat.language", first),
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
    counts = ((text(f"chat.language_{each}", language), status.by_language.get(each)) for each in LANGUAGES)
    return " · ".join(f"{name} {count:,}" for name, count in counts if count) or "–"


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
    with st.bottom:  # put there by name, it leaves scrolling to us: Streamlit's own would hide the answer's start
        return st.chat_input(text("chat.ask", language), key="question", submit_mode="disable")


def conversation(
    shown: Conversation, language: InterfaceLanguage, answering: Callable[[Exchange], Iterable[str]]
) -> None:
    """All exchanges; the one that waits is answered with ``answering`` while it is shown."""
    for number, exchange in enumerate(shown.exchanges, 1):
        with st.container(key=f"exchange-{number}"):
            with st.chat_message("user"):
                st.text(exchange.question)
                _arrive(data={"exchange": number}, key=f"arrive-{number}")
            with st.chat_message("assistant"), st.empty():
                try:
                    if exchange.waits:
                        _writing(language, answering(exchange))
                finally:  # also when a fault of the code is on its way to the log
                    if not exchange.waits:
                        _outcome(exchange, number, language, shown if exchange is shown.exchanges[-1] else None)


def _writing(language: InterfaceLanguage, so_far: Iterable[str]) -> None:
    """The answer as it grows, as plain text."""
    st.container(key="searching").text(text("chat.searching", language))
    for words in so_far:
        st.text(words)


def _outcome(exchange: Exchange, number: int, language: InterfaceLanguage, last_of: Conversation | None) -> None:
    """What came of an exchange; the last of a conversation can be asked again."""
    with st.container():
        _message(content.finished(exchange, language), key=f"answer-{number}")
        if exchange.error and last_of:
            st.button(text("chat.retry", language), key="retry", on_click=last_of.retry, icon=":material/refresh:")
        if exchange.answer and exchange.answer.time:
            _time(exchange.answer.time, number, language, last_of)


def _time(time: AppliedTime, number: int, language: InterfaceLanguage, last_of: Conversation | None) -> None:
    """The time that the answer was kept to, which can be lifted from the last one."""
    with st.container(key=f"time-{number}", horizontal=True, vertical_alignment="center"):
        st.caption(described(time, language))
        if last_of:
            anywhere = last_of.look_at_any_time
            label = text("chat.any_time", language)
            st.button(label, key="any_time", on_click=anywhere, type="tertiary", icon=":material/close:")


def _message(message: content.Data, key: str) -> None:
    # As one string, because Streamlit imports pandas, for seconds, to look for tables in nested values.
    _answer(data={"json": json.dumps(message)}, key=key)


def empty_library(language: InterfaceLanguage, load: Callable[[], object], command: str) -> None:
    """What to do when there is nothing to answer from: ``load`` adds the sample articles, ``command`` one's own."""
    with st.container(key="welcome"):
        st.title(text("chat.empty_title", language), anchor=False)
        st.text(text("chat.empty_sample", language))
        if st.button(text("chat.empty_load", language), key="load_sample", type="primary"):
            with st.spinner(text("chat.empty_loading", language)):
                load()
            st.rerun()
        st.text(text("chat.empty_own", language))
        st.code(command, language=None)


def problem(error: NewsCiteError, language: InterfaceLanguage) -> None:
    """An error that stands outside any conversation."""
    _message(content.failed(error, language), key="problem")


def opening(language: InterfaceLanguage) -> AbstractContextManager[None]:
    """A sign that the library is being opened, when that takes a moment."""
    return st.spinner(text("chat.opening", language))


def broken(error: NewsCiteError, language: InterfaceLanguage) -> None:
    """What to do when the library cannot be opened."""
    with st.container(key="welcome"):
        st.title(text("chat.broken_title", language), anchor=False)
        problem(error, language)
        st.button(text("chat.retry", language), key="reopen", icon=":material/refresh:")
