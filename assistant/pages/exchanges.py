"""A conversation's exchanges on the page: what was asked, the answer as it is written, and what to do with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from assistant.conversations import Conversation, Exchange, Options
from assistant.pages import components, content, scope
from assistant.pages.visit import Visit
from assistant.texts import text
from assistant.timing import described
from assistant.types import Dropped, InterfaceLanguage
from vectorstore.errors import NewsCiteError

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

Ask = Callable[[str], None]
# So many questions may have been asked behind one before it is answered.
_BEHIND = 12


def show(visit: Visit, conversation: Conversation, last: int, ask: Ask) -> None:
    """The ``last`` exchanges of the conversation; those that wait are followed until their answers are there.

    ``ask`` asks a question at its end.
    """
    found = visit.conversations.exchanges(conversation.id, visit.owner, last)
    # All that was asked stands there at once, also what waits behind another answer.
    drawn = [_drawn(visit, conversation, exchange, is_last=exchange is found[-1]) for exchange in found]
    waiting = [
        (exchange, shown, _begin(visit, conversation, exchange, shown))
        for exchange, shown in zip(found, drawn, strict=True)
        if exchange.state == "waiting"
    ]
    for exchange, shown, growing in waiting:
        _follow(visit, exchange, growing)
        shown.below.empty()
        _answer(visit, conversation, exchange, shown)
    if drawn:
        with drawn[-1].end:
            _next_questions(visit, conversation, ask)


@dataclass(frozen=True, slots=True)
class _Shown:
    """Where an exchange is on the page: its answer, what is below that while it is written, and its end."""

    is_last: bool
    place: "DeltaGenerator"
    below: "DeltaGenerator"
    end: "DeltaGenerator"


def _drawn(visit: Visit, conversation: Conversation, exchange: Exchange, *, is_last: bool) -> _Shown:
    """An exchange on the page, with its answer, or with a sign that it is looked for."""
    with st.container(key=f"exchange-{exchange.id}"):
        if is_last and st.session_state.get("editing") == exchange.id:
            _edit(visit, conversation, exchange)
        else:
            with st.chat_message("user"):
                st.text(exchange.question)
                components.arrive(exchange.id)
        with st.chat_message("assistant"):
            place, below = st.empty(), st.empty()
        shown = _Shown(is_last, place, below, st.container() if is_last else below)
    if exchange.state != "waiting":
        _answer(visit, conversation, exchange, shown)
    return shown


@dataclass(frozen=True, slots=True)
class _Growing:
    """Where an answer grows, and where it says before that the articles are read."""

    place: "DeltaGenerator"
    searching: "DeltaGenerator"


def _begin(visit: Visit, conversation: Conversation, exchange: Exchange, shown: _Shown) -> _Growing:
    """A sign that an answer is looked for, and what stops it."""
    with shown.below:
        _stop_button(visit, conversation, exchange)
    with shown.place.container():
        place = st.empty()
    searching = place.container(key=f"searching-{exchange.id}").empty()
    searching.text(text("chat.searching", visit.language))
    return _Growing(place, searching)


def _follow(visit: Visit, exchange: Exchange, growing: _Growing) -> None:
    """The answer as it grows, as plain text."""
    for words in visit.conversations.follow(exchange.id):
        # Also the same words again: only where something is shown can Streamlit let go of this run for another.
        if words:
            growing.place.text(words)
        else:
            growing.searching.text(text("chat.searching", visit.language))


def _answer(visit: Visit, conversation: Conversation, exchange: Exchange, shown: _Shown) -> None:
    if exchange.state == "waiting":
        theirs = visit.conversations.exchanges(conversation.id, visit.owner, _BEHIND)
        exchange = next((each for each in theirs if each.id == exchange.id), exchange)
    with shown.place.container():
        message = content.message(exchange, visit.assistant.library, visit.language)
        key = f"answer-{exchange.id}"
        components.answer(message, key, lambda: _judge(visit, conversation, exchange, key))
        _kept_to(visit, conversation, exchange, is_last=shown.is_last)
        if exchange.answer and exchange.answer.dropped:
            _dropped(exchange.answer.dropped, visit.language)
        if shown.is_last:
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


def _stop_button(visit: Visit, conversation: Conversation, exchange: Exchange) -> None:
    st.button(
        text("chat.stop", visit.language),
        key=f"stop-{exchange.id}",
        icon=":material/stop:",
        type="tertiary",
        on_click=visit.conversations.stop,
        args=(conversation.id, visit.owner, exchange.id),
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
    with st.container(key="edit-question"), st.form("edit-question-form", border=False):
        st.text_area(text("chat.edit", visit.language), exchange.question, key=key, label_visibility="collapsed")
        with st.container(horizontal=True, horizontal_alignment="right"):
            st.form_submit_button(
                text("pages.cancel", visit.language), key="cancel-edit", on_click=_start_editing, args=(None,)
            )
            st.form_submit_button(
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
