"""A conversation's exchanges on the page: what was asked, the answer as it is written, and what to do with it."""

from collections.abc import Callable, Sequence

import streamlit as st

from assistant.conversations import Conversation, Exchange, Options
from assistant.pages import components, content, scope
from assistant.pages.visit import Visit
from assistant.texts import text
from assistant.timing import described
from assistant.types import Dropped, InterfaceLanguage
from vectorstore.errors import NewsCiteError

Ask = Callable[[str], None]


def show(visit: Visit, conversation: Conversation, last: int, ask: Ask) -> None:
    """The ``last`` exchanges of the conversation; one that waits is followed until its answer is there.

    ``ask`` asks a question at its end.
    """
    found = visit.conversations.exchanges(conversation.id, visit.owner, last)
    for exchange in found:
        is_last = exchange is found[-1]
        with st.container(key=f"exchange-{exchange.id}"):
            if is_last and st.session_state.get("editing") == exchange.id:
                _edit(visit, conversation, exchange)
            else:
                with st.chat_message("user"):
                    st.text(exchange.question)
                    components.arrive(exchange.id)
            with st.chat_message("assistant"):
                _answer(visit, conversation, exchange, is_last=is_last)
            if is_last:
                _next_questions(visit, conversation, ask)


def _answer(visit: Visit, conversation: Conversation, exchange: Exchange, *, is_last: bool) -> None:
    place, below = st.empty(), st.empty()
    if exchange.state == "waiting":
        with below:
            _stop_button(visit, conversation)
        with place.container():
            _writing(visit, exchange)
        below.empty()
        exchange = next(
            (each for each in visit.conversations.exchanges(conversation.id, visit.owner, 2) if each.id == exchange.id),
            exchange,
        )
    with place.container():
        message = content.message(exchange, visit.assistant.library, visit.language)
        key = f"answer-{exchange.id}"
        components.answer(message, key, lambda: _judge(visit, conversation, exchange, key))
        _kept_to(visit, conversation, exchange, is_last=is_last)
        if exchange.answer and exchange.answer.dropped:
            _dropped(exchange.answer.dropped, visit.language)
        if is_last:
            _actions(visit, conversation, exchange)


def _judge(visit: Visit, conversation: Conversation, exchange: Exchange, key: str) -> None:
    told = components.event(key, "feedback")
    assert isinstance(told, dict)
    try:
        visit.conversations.judge(
            conversation.id, visit.owner, exchange.id, told["verdict"], str(told.get("comment", ""))
        )
    except NewsCiteError as error:
        st.toast(error.message(visit.language), icon=":material/error:")


def _next_questions(visit: Visit, conversation: Conversation, ask: Ask) -> None:
    """What may be asked next, as soon as that has been found."""
    found = visit.conversations.exchanges(conversation.id, visit.owner, 1)[-1]
    if found.suggestions:
        questions(found.suggestions, ask, f"next-{found.id}", text("chat.suggestions", visit.language))
    elif found.suggestions is None and found.state == "answered" and visit.conversations.is_suggesting(found.id):
        st.fragment(lambda: _await_next(visit, found.id), run_every=0.5)()


def _await_next(visit: Visit, exchange: int) -> None:
    if not visit.conversations.is_suggesting(exchange):
        st.rerun()


def questions(found: Sequence[str], ask: Ask, key: str, heading: str | None = None) -> None:
    """Questions that ask themselves when they are chosen."""
    with st.container(key=f"questions-{key}"):
        if heading:
            components.quiet(heading)
        for number, question in enumerate(found):
            st.button(
                components.plain(question),
                key=f"{key}-{number}",
                on_click=ask,
                args=(question,),
                width="stretch",
            )


def _dropped(dropped: Sequence[Dropped], language: InterfaceLanguage) -> None:
    """What the language model wrote and no article supports, folded away; as plain text."""
    with st.expander(text("chat.dropped", language, count=len(dropped))):
        for one in dropped:
            st.text(one.text)
            st.text(f"→ {one.reason(language)}")


def _writing(visit: Visit, exchange: Exchange) -> None:
    """The answer as it grows, as plain text."""
    place = st.empty()
    searching = place.container(key="searching").empty()
    for words in visit.conversations.follow(exchange.id):
        # Also the same words again: only where something is shown can Streamlit let go of this run for another.
        if words:
            place.text(words)
        else:
            searching.text(text("chat.searching", visit.language))


def _stop_button(visit: Visit, conversation: Conversation) -> None:
    st.button(
        text("chat.stop", visit.language),
        key="stop",
        icon=":material/stop:",
        type="tertiary",
        on_click=visit.conversations.stop,
        args=(conversation.id, visit.owner),
    )


def _actions(visit: Visit, conversation: Conversation, exchange: Exchange) -> None:
    """What can be done with the last exchange."""
    with st.container(key="actions", horizontal=True):
        label = "chat.ask_again" if exchange.answer else "pages.retry"
        st.button(
            text(label, visit.language),
            key="retry",
            icon=":material/refresh:",
            type="tertiary",
            on_click=visit.conversations.ask_again,
            args=(conversation.id, visit.owner),
        )
        st.button(
            text("chat.edit", visit.language),
            key="edit",
            icon=":material/edit:",
            type="tertiary",
            on_click=_start_editing,
            args=(exchange.id,),
        )


def _start_editing(exchange: int | None) -> None:
    st.session_state["editing"] = exchange


def _edit(visit: Visit, conversation: Conversation, exchange: Exchange) -> None:
    """The last question, to be changed and asked in its own place."""
    key = f"edited-{exchange.id}"
    with st.container(key="edit-question"):
        st.text_area(text("chat.edit", visit.language), exchange.question, key=key, label_visibility="collapsed")
        with st.container(horizontal=True, horizontal_alignment="right"):
            st.button(text("pages.cancel", visit.language), key="cancel-edit", on_click=_start_editing, args=(None,))
            st.button(
                text("chat.ask_edited", visit.language),
                key="ask-edited",
                type="primary",
                on_click=_ask_edited,
                args=(visit, conversation, key),
            )


def _ask_edited(visit: Visit, conversation: Conversation, key: str) -> None:
    visit.conversations.ask_again(conversation.id, visit.owner, st.session_state[key])
    _start_editing(None)


def _kept_to(visit: Visit, conversation: Conversation, exchange: Exchange, *, is_last: bool) -> None:
    """How the question was understood and what the answer was kept to; on the last one each can be taken away."""
    for number, (words, without, label) in enumerate(_limits(visit, exchange)):
        with st.container(key=f"limit-{number}-{exchange.id}", horizontal=True, vertical_alignment="center"):
            components.quiet(words)
            if is_last:
                st.button(
                    text(label, visit.language),
                    key=label.replace("chat.", ""),
                    type="tertiary",
                    icon=":material/close:",
                    on_click=_ask_without,
                    args=(visit, conversation, without),
                )


def _limits(visit: Visit, exchange: Exchange) -> Sequence[tuple[str, Options, str]]:
    """Each limit in words, the options without it, and what takes it away."""
    answer, options, language = exchange.answer, exchange.options, visit.language
    found = []
    if answer and answer.rewritten.strip() != exchange.question.strip():
        words = text("chat.understood", language, question=answer.rewritten)
        found.append((words, Options(options.filters, options.any_time, True), "chat.as_written"))
    if answer and answer.time:
        words = described(answer.time, language)
        found.append((words, Options(options.filters, True, options.alone), "chat.any_time"))
    if not options.filters.empty:
        words = text("chat.kept_to", language, scope=scope.described(options.filters, visit))
        found.append((words, Options(any_time=options.any_time, alone=options.alone), "chat.whole_library"))
    return found


def _ask_without(visit: Visit, conversation: Conversation, options: Options) -> None:
    visit.conversations.ask_again(conversation.id, visit.owner, options=options)
