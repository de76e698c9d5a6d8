"""The page that Streamlit runs, from the top, at every action of every browser that has it open."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from assistant.pages import chat, components, evaluation, frame, ledger, library, settings
from assistant.pages.errors import PageFault
from assistant.pages.visit import Server, Visit, language_of
from assistant.texts import text
from assistant.types import InterfaceLanguage
from vectorstore.errors import NewsCiteError

if TYPE_CHECKING:
    from assistant.assistant import Assistant

Open = Callable[[], "Assistant"]


def main(open_assistant: Open | None = None) -> None:
    """Show the page. ``open_assistant`` makes the assistant all browsers share, by default from the settings."""
    frame.head()
    with st.sidebar:
        top, middle, bottom = (st.container(key=f"sidebar-{place}") for place in ("top", "middle", "bottom"))
    with bottom:
        state = st.container(key="library-state")
        language = frame.language_switch(language_of(st.context.locale))
    with top:
        frame.brand(language)
    pages = {
        "chat": st.Page(lambda: chat.page(visit, middle), title=text("pages.chat", language), default=True),
        "library": st.Page(lambda: library.page(visit), title=text("pages.library", language), url_path="library"),
        "ledger": st.Page(lambda: ledger.page(visit), title=text("pages.ledger", language), url_path="awards"),
        "evaluation": st.Page(
            lambda: evaluation.page(visit), title=text("pages.evaluation", language), url_path="evaluation"
        ),
        "settings": st.Page(lambda: settings.page(visit), title=text("pages.settings", language), url_path="settings"),
    }
    chosen = st.navigation(list(pages.values()), position="top")
    components.document(text("pages.locale", language), chosen.title)
    try:
        with frame.opening(language):
            server = _shared(open_assistant or _default)
            status = server.assistant.library.status()
    except NewsCiteError as error:
        frame.broken(error, language)
        return
    allowed = _allowed(server, language)
    if allowed is None:
        return
    owner, edits = allowed
    visit = Visit(server, language, pages["chat"], owner, edits)
    with state:
        if owner:
            frame.logged_in(owner, language)
        frame.library_state(status, server.assistant.model_name, language)
    if chosen is pages["chat"] and "article" in st.query_params:  # a link to some words
        linked = {name: st.query_params[name] for name in ("article", "start", "end") if name in st.query_params}
        st.switch_page(pages["library"], query_params=linked)
    chosen.run()


def _allowed(server: Server, language: InterfaceLanguage) -> tuple[str, bool] | None:
    """Who looks, and whether they may change things; None when they may not look, as is said then."""
    if server.access is None:
        return "", True
    claims = st.user.to_dict() if st.user.is_logged_in else {}
    email = str(claims.get("email") or claims.get("sub") or "?") if claims else None
    role = server.access.role(claims)
    if role is None or email is None:
        frame.login(email, language)
        return None
    return email.casefold(), role == "editor"


def show_fault(_fault: Exception) -> bool:
    """Tell the person that something failed; Streamlit has logged ``_fault``."""
    frame.problem(PageFault(), st.session_state.get("language", "en"), key="fault")
    return True


@st.cache_resource(show_spinner=False)
def _shared(_open_assistant: Open) -> Server:
    """One assistant for all pages of this server."""
    return Server.over(_open_assistant())


def _default() -> "Assistant":
    from assistant import Assistant

    return Assistant.open()


if __name__ == "__main__":
    main()
