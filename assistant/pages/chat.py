"""The chat: conversations on the left, the one that is open, and the line to ask in."""

import os
import shlex

import streamlit as st

from assistant.conversations import Conversation, Options
from assistant.conversations.exporting import as_json, as_markdown
from assistant.pages import components, exchanges, frame, scope
from assistant.pages.visit import Visit
from assistant.texts import text
from vectorstore.errors import ConversationNotFound, NewsCiteError
from vectorstore.types import Filters, Status

# So many exchanges at least are shown at once, and not twice as many; earlier ones come on request, so that long
# conversations stay quick.
SHOWN = 5
_LISTED = 60


def page(visit: Visit, sidebar: "st.delta_generator.DeltaGenerator") -> None:
    """The whole page."""
    status = visit.assistant.library.status()
    if not status.articles:
        _empty(visit)
        return
    conversation = _current(visit)
    with st.bottom:  # put there by name, it leaves scrolling to us: Streamlit's own would hide the answer's start
        filters = scope.control(visit, conversation)
        question = st.chat_input(text("chat.ask", visit.language), key="question")
    if question:
        _ask(visit, question, filters)
        conversation = _current(visit)
    with sidebar:
        _conversations(visit, conversation)
    if conversation is None:
        _welcome(visit, filters, status)
    else:
        _open(visit, conversation, filters)


def _current(visit: Visit) -> Conversation | None:
    """The conversation that the address names, or that was last open; None for a new one."""
    named = st.query_params.get("conversation") or st.session_state.get("conversation")
    if not named:
        return None
    try:
        conversation = visit.conversations.get(named, visit.owner)
    except ConversationNotFound as error:
        st.toast(error.message(visit.language), icon=":material/info:")
        _open_other(None)
        return None
    _open_other(conversation.id)
    return conversation


def _open_other(conversation: str | None) -> None:
    """Have the address name the conversation, so that a reload or a link opens it."""
    if st.session_state.get("conversation") != conversation:
        st.session_state.pop("shown", None)
        st.session_state.pop("editing", None)
    st.session_state["conversation"] = conversation
    if conversation is None:
        st.query_params.pop("conversation", None)
    elif st.query_params.get("conversation") != conversation:
        st.query_params["conversation"] = conversation


def _ask(visit: Visit, question: str, filters: Filters) -> None:
    conversation = st.session_state.get("conversation")
    _open_other(visit.conversations.ask(question, visit.owner, conversation, Options(filters)))


def _ask_at_once(visit: Visit, question: str, filters: Filters) -> None:
    try:
        _ask(visit, question, filters)
    except NewsCiteError as error:
        st.toast(error.message(visit.language), icon=":material/error:")


def _welcome(visit: Visit, filters: Filters, status: Status) -> None:
    with st.container(key="welcome"):
        st.title(text("chat.welcome", visit.language), anchor=False)
        st.text(text("chat.welcome_more", visit.language))
        if not visit.server.keeps:
            components.quiet(text("chat.not_kept", visit.language))
        state = (status.articles, status.passages)
        questions = visit.server.first_questions.get(visit.language, state)
        if questions is None:
            components.quiet(text("chat.looking", visit.language))
            st.fragment(lambda: _await_questions(visit, state), run_every=0.5)()
        else:
            exchanges.questions(questions, lambda question: _ask_at_once(visit, question, filters), "first")


def _await_questions(visit: Visit, state: object) -> None:
    if visit.server.first_questions.get(visit.language, state) is not None:
        st.rerun()


def _open(visit: Visit, conversation: Conversation, filters: Filters) -> None:
    """The conversation, from its last few exchanges on."""
    _head(visit, conversation)
    # From a place that stays for some turns: what moves up on the page is drawn anew, which takes time.
    shown = st.session_state.get("shown", SHOWN + conversation.exchanges % SHOWN)
    earlier = conversation.exchanges - shown
    if earlier > 0:
        label = text("chat.earlier", visit.language, count=min(earlier, 2 * SHOWN))
        st.button(label, key="earlier", icon=":material/expand_less:", on_click=_show, args=(shown + 2 * SHOWN,))
    exchanges.show(visit, conversation, shown, lambda question: _ask_at_once(visit, question, filters))


def _show(count: int) -> None:
    st.session_state["shown"] = count


def _head(visit: Visit, conversation: Conversation) -> None:
    """The conversation's name, and what can be done with it."""
    language = visit.language
    with st.container(key="conversation-head", horizontal=True, vertical_alignment="center"):
        components.title(conversation.title)
        with st.popover(text("chat.menu", language), icon=":material/more_horiz:", type="tertiary", key="menu"):
            key = f"rename-{conversation.id}"
            st.text_input(
                text("chat.name", language),
                conversation.title,
                key=key,
                max_chars=80,
                on_change=_rename,
                args=(visit, conversation.id, key),
            )
            name = f"newscite-{conversation.started[:10]}"
            st.download_button(
                text("chat.export_markdown", language),
                lambda: _export(visit, conversation, "md"),
                f"{name}.md",
                "text/markdown",
                key="export-md",
                icon=":material/description:",
                width="stretch",
                on_click="ignore",
            )
            st.download_button(
                text("chat.export_json", language),
                lambda: _export(visit, conversation, "json"),
                f"{name}.json",
                "application/json",
                key="export-json",
                icon=":material/data_object:",
                width="stretch",
                on_click="ignore",
            )
            st.button(
                text("chat.delete", language),
                key="delete",
                icon=":material/delete:",
                width="stretch",
                on_click=_delete,
                args=(visit, conversation),
            )


def _export(visit: Visit, conversation: Conversation, kind: str) -> str:
    found = visit.conversations.exchanges(conversation.id, visit.owner)
    return as_json(conversation, found) if kind == "json" else as_markdown(conversation, found, visit.language)


def _rename(visit: Visit, conversation: str, key: str) -> None:
    visit.conversations.rename(conversation, visit.owner, st.session_state[key])


def _delete(visit: Visit, conversation: Conversation) -> None:
    visit.conversations.delete(conversation.id, visit.owner)
    st.session_state["deleted"] = conversation
    _open_other(None)


def _undelete(visit: Visit, conversation: Conversation) -> None:
    st.session_state.pop("deleted", None)
    visit.conversations.undelete(conversation.id, visit.owner)
    _open_other(conversation.id)


def _conversations(visit: Visit, current: Conversation | None) -> None:
    """The list of conversations, with what searches it and what begins a new one."""
    language = visit.language
    st.button(
        text("chat.new_conversation", language),
        icon=":material/edit_square:",
        key="new_conversation",
        width="stretch",
        on_click=_open_other,
        args=(None,),
        disabled=current is None,
    )
    if deleted := st.session_state.get("deleted"):
        with st.container(key="undo", horizontal=True, vertical_alignment="center"):
            components.quiet(text("chat.deleted", language, title=deleted.title))
            st.button(text("pages.undo", language), key="undelete", on_click=_undelete, args=(visit, deleted))
    containing = st.session_state.get("search", "")
    found = visit.conversations.all(visit.owner, containing)
    if found or containing:
        st.text_input(
            text("chat.search", language),
            key="search",
            placeholder=text("chat.search", language),
            label_visibility="collapsed",
            icon=":material/search:",
        )
        listed = {
            "label": text("chat.conversations", language),
            "none": text("chat.none_found", language),
            "current": current.id if current else None,
            "items": [{"id": each.id, "title": each.title, "when": each.changed[:10]} for each in found[:_LISTED]],
        }
        components.conversations(listed, "conversations", _chosen)


def _chosen() -> None:
    _open_other(str(components.event("conversations", "open")))


def _empty(visit: Visit) -> None:
    """What to do when there is nothing to answer from."""
    language = visit.language
    with st.container(key="welcome"):
        st.title(text("chat.empty_title", language), anchor=False)
        st.text(text("chat.empty_sample", language))
        if st.button(text("chat.empty_load", language), key="load_sample", type="primary"):
            try:
                with st.spinner(text("chat.empty_loading", language)):
                    visit.assistant.add_sample()
            except NewsCiteError as error:
                frame.problem(error, language)
            else:
                st.rerun()
        st.text(text("chat.empty_own", language))
        st.code(_add_command(), language=None)


def _add_command() -> str:
    """What adds articles to the library that is shown, and not to the one that is used without being named."""
    home = os.environ.get("NEWSCITE_HOME")
    return f"newscite --home {shlex.quote(home)} add PATH…" if home else "newscite add PATH…"
