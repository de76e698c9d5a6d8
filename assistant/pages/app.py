"""The page that Streamlit runs, from the top, at every action of every browser that has it open."""

import os
import shlex
from collections.abc import Callable, Iterator

import streamlit as st

from assistant.pages import view
from assistant.pages.conversation import Answerer, Conversation, Exchange, answering
from assistant.pages.errors import ChatFault
from assistant.types import InterfaceLanguage
from vectorstore.errors import NewsCiteError

Open = Callable[[], Answerer]


def main(open_assistant: Open | None = None) -> None:
    """Show the page. ``open_assistant`` makes the assistant all browsers share, by default from the settings."""
    view.head()
    with st.sidebar:
        top, bottom = st.container(key="sidebar-top"), st.container(key="sidebar-bottom")
    with bottom:
        language = view.language_switch(_browser_language())
    view.document(language)
    with top:
        view.brand(language)
    try:
        with view.opening(language):
            assistant = _shared(open_assistant or _default)
            status = assistant.library.status()
    except NewsCiteError as error:
        view.broken(error, language)
        return
    conversation = _conversation()
    if status.articles:
        conversation.ask(view.question_input(language) or "")
    with top:
        if status.articles:
            view.new_conversation(language, conversation.clear, disabled=not conversation.exchanges)
        view.library_state(status, assistant.model_name, language)
    if status.articles:
        _chat(assistant, conversation, language)
    else:
        _empty(assistant, language)


def _chat(assistant: Answerer, conversation: Conversation, language: InterfaceLanguage) -> None:
    with st.empty():  # always there, so that the welcome goes at once when the first question comes
        if not conversation.exchanges:
            view.welcome(language, conversation.ask)

    def answers(exchange: Exchange) -> Iterator[str]:
        return answering(exchange, assistant, conversation.history())

    view.conversation(conversation, language, answers)


def _empty(assistant: Answerer, language: InterfaceLanguage) -> None:
    try:
        view.empty_library(language, assistant.add_sample, _add_command())
    except NewsCiteError as error:
        view.problem(error, language)


def _add_command() -> str:
    """What adds articles to the library that is shown, and not to the one that is used without being named."""
    home = os.environ.get("NEWSCITE_HOME")
    return f"newscite --home {shlex.quote(home)} add PATH…" if home else "newscite add PATH…"


def show_fault(_fault: Exception) -> bool:
    """Tell the person that something failed, unless the conversation says so; Streamlit has logged ``_fault``."""
    exchanges = _conversation().exchanges
    if not (exchanges and exchanges[-1].error):
        view.problem(ChatFault(), st.session_state.get("language", "en"))
    return True


def _conversation() -> Conversation:
    """The conversation of this page, kept while it is open."""
    kept: Conversation = st.session_state.setdefault("conversation", Conversation())
    return kept


@st.cache_resource(show_spinner=False)
def _shared(_open_assistant: Open) -> Answerer:
    """One assistant for all pages of this server."""
    return _open_assistant()


def _default() -> Answerer:
    from assistant import Assistant

    return Assistant.open()


def _browser_language() -> InterfaceLanguage:
    return "zh" if (st.context.locale or "").lower().startswith("zh") else "en"


if __name__ == "__main__":
    main()
