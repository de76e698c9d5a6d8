"""The chat as a person uses it, with a scripted assistant and without a browser."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import streamlit as st
from chat_fake import ARTICLES, AWARD, HOSTILE, TALK, FakeAssistant, FakeLibrary, answer, cite
from streamlit.testing.v1 import AppTest

from assistant.pages import content, view
from assistant.pages.conversation import Answerer, Conversation, Exchange, answering
from assistant.pages.errors import ChatFault
from assistant.texts import text
from assistant.types import Answer, Turn
from vectorstore.errors import LibraryBusy, LibraryUnreadable


def page(open_assistant):  # run from its source, so without names from outside
    from assistant.pages.app import main

    main(open_assistant)


def opened(assistant: Answerer | None = None, open_assistant: Any = None) -> AppTest:
    """The page as a new browser shows it first."""
    st.cache_resource.clear()
    made = assistant or FakeAssistant()
    return AppTest.from_function(page, kwargs={"open_assistant": open_assistant or (lambda: made)}).run()


def asking(at: AppTest, question: str) -> AppTest:
    return at.chat_input[0].set_value(question).run()


def messages(at: AppTest) -> list[dict[str, Any]]:
    """What the page's own component was given, for each answer on the page."""
    given = (json.loads(element.proto.json) for element in at.get("bidi_component"))
    return [json.loads(data["json"]) for data in given if "json" in data]


def words(message: dict[str, Any]) -> str:
    return "".join(part if isinstance(part, str) else f"[{part}]" for part in message["text"])


def test_a_question_is_answered_with_its_sources():
    at = asking(opened(), "Which award did CIBMTR give?")
    assert [message.name for message in at.chat_message] == ["user", "assistant"]
    assert at.chat_message[0].text[0].value == "Which award did CIBMTR give?"
    [message] = messages(at)
    assert message["kind"] == "answer"
    assert words(message).startswith(f"{AWARD} [1] It honours")
    first, second = message["sources"]
    assert (first["n"], second["n"]) == (1, 2)
    assert first["title"] == ARTICLES["award"].title
    assert first["publisher"] == "Peking University Health Science Center"
    assert (first["date"], first["languageName"]) == ("2024-02-23", "English")
    assert first["link"] == "https://www.example.org/news/award?id=1"
    assert first["readAt"] == "Read at example.org"
    assert first["card"]["quote"] == AWARD
    assert first["card"]["before"].startswith("The transplant registry")
    assert len(first["opened"]["after"]) > len(first["card"]["after"])
    assert not at.exception


def test_the_conversation_is_kept_and_given_to_the_assistant():
    assistant = FakeAssistant()
    at = asking(asking(opened(assistant), "Which award did CIBMTR give?"), "Who gave the pyroptosis talk?")
    assert [message["sources"][0]["n"] for message in messages(at)] == [1, 1]
    first = assistant.asked[0]
    assert first == ("Which award did CIBMTR give?", ())
    question, history = assistant.asked[1]
    assert question == "Who gave the pyroptosis talk?"
    assert [turn.role for turn in history] == ["user", "assistant"]
    assert history[1].content.startswith(AWARD)
    assert len(assistant.asked) == 2, "an answered question is not asked again"


def test_a_new_conversation_forgets():
    assistant = FakeAssistant()
    at = opened(assistant)
    assert at.button(key="new_conversation").disabled
    asking(at, "Which award did CIBMTR give?")
    at.button(key="new_conversation").click().run()
    assert not at.chat_message
    assert not messages(at)
    asking(at, "Who gave the pyroptosis talk?")
    assert assistant.asked[-1] == ("Who gave the pyroptosis talk?", ())


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("key", view.EXAMPLES)
def test_an_example_asks_itself(key: str, language: str):
    assistant = FakeAssistant()
    at = opened(assistant)
    at.button_group(key="language").set_value(language).run()
    at.button(key=key).click().run()
    assert [question for question, _ in assistant.asked] == [text(f"chat.{key}", language)]
    assert len(at.chat_message) == 2
    assert not [button for button in at.button if button.key in view.EXAMPLES]


def test_the_language_changes_the_page_and_keeps_the_conversation():
    assistant = FakeAssistant()
    at = asking(opened(assistant), "Which award did CIBMTR give?")
    at.button_group(key="language").set_value("zh").run()
    assert at.button(key="new_conversation").label == "新对话"
    assert at.chat_input[0].placeholder == "就这些报道提问"
    [message] = messages(at)
    assert message["words"]["sources"] == "出处"
    assert message["sources"][0]["languageName"] == "英文"
    assert words(message).startswith(AWARD)
    assert len(assistant.asked) == 1


def test_a_declined_answer_is_no_error_and_shows_no_source():
    [message] = messages(asking(opened(), "What did it cost?"))
    assert message["kind"] == "declined"
    assert message["verdict"] == "Not in the articles"
    assert words(message) == "The articles do not say what this cost."
    assert message["sources"] == []


def test_the_notice_of_an_answer_is_shown():
    [message] = messages(asking(opened(), "Who gave the pyroptosis talk? notice"))
    assert message["notice"] == "The language model could not be reached; these are quotes."
    assert words(message) == f"{TALK}[1]"


def test_an_error_is_told_in_the_person_s_language_and_keeps_the_conversation():
    at = asking(asking(opened(), "Which award did CIBMTR give?"), "please fail")
    assert [message["kind"] for message in messages(at)] == ["answer", "error"]
    assert words(messages(at)[1]).startswith("The language model openai:gpt-5-mini did not answer")
    at.button_group(key="language").set_value("zh").run()
    assert words(messages(at)[1]).startswith("语言模型 openai:gpt-5-mini 没有回答")
    assert not at.exception


def test_a_failed_question_can_be_asked_again():
    assistant = FakeAssistant()
    at = asking(opened(assistant), "please fail")
    at.button(key="retry").click().run()
    assert [question for question, _ in assistant.asked] == ["please fail", "please fail"]
    assert len(at.chat_message) == 2


def test_a_fault_of_the_code_is_told_without_its_details_and_the_chat_goes_on():
    at = asking(opened(), "crash")
    assert at.exception[0].message == "a fault of the code", "Streamlit still gets it, for the log"
    [message] = messages(at)
    assert words(message) == str(ChatFault())
    at = asking(at, "Which award did CIBMTR give?")
    assert [message["kind"] for message in messages(at)] == ["error", "answer"]
    assert not at.exception


def test_a_fault_outside_the_conversation_is_told_too():
    def faulty() -> None:
        from assistant.pages.app import show_fault

        assert show_fault(RuntimeError("a fault of the code"))

    at = AppTest.from_function(faulty).run()
    assert [words(message) for message in messages(at)] == [str(ChatFault())]


def test_a_source_whose_article_has_left_is_shown_by_its_citation():
    assistant = FakeAssistant(FakeLibrary({"talk": ARTICLES["talk"]}))
    [message] = messages(asking(opened(assistant), "Which award did CIBMTR give?"))
    assert message["sources"][0]["card"] == {"before": "", "quote": AWARD, "after": ""}


def test_hostile_text_reaches_the_page_only_as_text():
    at = asking(opened(), f"hostile {HOSTILE}")
    assert at.chat_message[0].text[0].value == f"hostile {HOSTILE}"
    [message] = messages(at)
    assert words(message) == f"{HOSTILE} [1]"
    assert [part for part in message["text"] if isinstance(part, int)] == [1], "[7] is no marker"
    [source] = message["sources"]
    assert (source["link"], source["readAt"]) == (None, None)
    assert source["title"] == "<b>Bold</b> title *stars* $x$"
    assert not at.markdown, "nothing of it is given to Markdown"


def test_the_sidebar_tells_of_library_and_model():
    at = opened()
    facts = at.get("html")[1].proto.body
    assert "<dd>3</dd>" in facts
    assert "Chinese 1 · English 2" in facts
    assert "Quotes, no language model" in facts
    named = opened(FakeAssistant(model_name="openai:<b>gpt</b>"))
    assert "openai:&lt;b&gt;gpt&lt;/b&gt;" in named.get("html")[1].proto.body


def test_an_empty_library_says_what_to_do(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("NEWSCITE_HOME", raising=False)
    assistant = FakeAssistant(FakeLibrary({}))
    at = opened(assistant)
    assert at.title[0].value == "The library has no articles yet"
    assert at.code[0].value == "newscite add PATH…"
    assert not at.chat_input
    at.button(key="load_sample").click().run()
    assert at.title[0].value == "What would you like to know?"
    assert at.chat_input


def test_the_command_for_one_s_own_articles_names_the_library_that_is_shown(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NEWSCITE_HOME", "/my news")
    assert opened(FakeAssistant(FakeLibrary({}))).code[0].value == "newscite --home '/my news' add PATH…"


def test_a_sample_that_cannot_be_loaded_is_told():
    class Busy(FakeAssistant):
        def add_sample(self) -> list[Any]:
            raise LibraryBusy(holder=4711, path="/library")

    at = opened(Busy(FakeLibrary({})))
    at.button(key="load_sample").click().run()
    assert words(messages(at)[0]).startswith("Process 4711 is changing the library")
    assert at.button(key="load_sample")


def test_a_library_that_cannot_be_opened_is_told_and_opened_again():
    tries: list[int] = []

    def open_assistant() -> FakeAssistant:
        tries.append(1)
        if len(tries) == 1:
            raise LibraryUnreadable(path="/library", reason="No space is left on the disk.")
        return FakeAssistant()

    at = opened(open_assistant=open_assistant)
    assert at.title[0].value == "The library cannot be opened"
    assert "No space is left" in words(messages(at)[0])
    at.button(key="reopen").click().run()
    assert at.chat_input
    at.run()
    assert len(tries) == 2, "one assistant serves all runs"


def test_the_time_that_an_answer_was_kept_to_is_shown_and_can_be_lifted():
    at = asking(opened(), "Which award did CIBMTR give in 2024?")
    assert at.caption[0].value == "Only articles of or about 2024."
    at.button(key="any_time").click().run()
    assert not at.caption and len(at.chat_message) == 2
    asking(at, "Which award did CIBMTR give in 2024?")
    assert at.button(key="any_time")


def test_several_browsers_have_conversations_of_their_own():
    assistant = FakeAssistant()
    first = opened(assistant)
    second = AppTest.from_function(page, kwargs={"open_assistant": lambda: assistant}).run()
    asking(first, "Which award did CIBMTR give?")
    asking(second, "Who gave the pyroptosis talk?")
    assert first.chat_message[0].text[0].value == "Which award did CIBMTR give?"
    assert second.chat_message[0].text[0].value == "Who gave the pyroptosis talk?"
    assert assistant.asked[1][1] == ()


class TestConversation:
    def test_white_space_asks_nothing(self):
        conversation = Conversation()
        conversation.ask(" \n")
        assert conversation.exchanges == []

    def test_a_question_that_waits_gives_way_to_the_next(self):
        conversation = Conversation()
        conversation.ask("first")
        conversation.ask("second")
        assert [exchange.question for exchange in conversation.exchanges] == ["second"]

    def test_errors_are_no_part_of_the_history(self):
        answered = answer("who?", "Someone. [1]", cite(1, "award", AWARD))
        conversation = Conversation([Exchange("fail", error=ChatFault()), Exchange("who?", answer=answered)])
        assert conversation.history() == (Turn("user", "who?"), Turn("assistant", "Someone. [1]"))

    def test_text_grows_piece_by_piece_and_the_answer_comes_last(self):
        exchange = Exchange("Which award did CIBMTR give?")
        pieces = answering(exchange, FakeAssistant(), ())
        assert next(pieces) == f"{AWARD} [1] "
        assert exchange.waits
        assert next(pieces).endswith("by half. [2] ")
        assert list(pieces) == []
        assert exchange.answer and not exchange.waits

    def test_an_answer_that_is_broken_off_is_given_again(self):
        exchange = Exchange("Which award did CIBMTR give?")
        pieces = answering(exchange, FakeAssistant(), ())
        next(pieces)
        del pieces
        assert exchange.waits
        list(answering(exchange, FakeAssistant(), ()))
        assert exchange.answer

    def test_a_stream_without_an_answer_is_a_fault(self):
        class Mute(FakeAssistant):
            def stream(self, question: str, *, history: Any = (), any_time: bool = False) -> Iterator[str | Answer]:
                yield "Only text."

        exchange = Exchange("?")
        with pytest.raises(RuntimeError):
            list(answering(exchange, Mute(), ()))
        assert isinstance(exchange.error, ChatFault)


def test_markers_are_only_the_numbers_of_sources():
    assert list(content.segments("See [1][2], not [3] or [x].", {1, 2})) == ["See ", 1, 2, ", not [3] or [x]."]


def test_passages_are_shown_without_blank_lines_and_marked_where_text_is_left_out():
    exchange = Exchange("many")
    list(answering(exchange, FakeAssistant(), ()))
    passage = content.finished(exchange, "en")["sources"][0]["card"]
    assert "\n\n" not in passage["before"]
    assert passage["before"].startswith("… ")
    assert passage["after"].endswith(" …")
