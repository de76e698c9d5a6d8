"""The chat as a person uses it, with a scripted assistant and without a browser."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from chat_fake import ARTICLES, AWARD, HOSTILE, TALK, FakeAssistant, FakeLibrary
from streamlit.testing.v1 import AppTest

from assistant.conversations import Answerer
from assistant.conversations.values import AnsweringFault
from assistant.pages import content
from assistant.pages.chat import SHOWN
from assistant.pages.errors import PageFault
from assistant.pages.visit import Server
from vectorstore.errors import LibraryBusy, LibraryUnreadable
from vectorstore.types import Filters

# Seconds that one drawing of the page may take, on a busy machine too.
PATIENCE = 60


def page(open_assistant):  # run from its source, so without names from outside
    from assistant.pages.app import main

    main(open_assistant)


def opened(assistant: Answerer | None = None, open_assistant: Any = None) -> AppTest:
    """The page as a new browser shows it first."""
    st.cache_resource.clear()
    made = assistant or FakeAssistant()
    return AppTest.from_function(
        page, default_timeout=PATIENCE, kwargs={"open_assistant": open_assistant or (lambda: made)}
    ).run()


def asking(at: AppTest, question: str) -> AppTest:
    return at.chat_input[0].set_value(question).run()


def messages(at: AppTest) -> list[dict[str, Any]]:
    """What the page's own component was given, for each answer on the page."""
    return [message for message in given(at) if "kind" in message]


def given(at: AppTest) -> list[dict[str, Any]]:
    """What all of the page's own components were given."""
    data = (json.loads(element.proto.json) for element in at.get("bidi_component"))
    return [json.loads(each["json"]) for each in data if "json" in each]


def listed(at: AppTest) -> list[str]:
    """The names of the conversations that are listed."""
    return [item["title"] for each in given(at) if "items" in each for item in each["items"]]


def quiet(at: AppTest) -> str:
    """The lines of less weight."""
    return " ".join(each.proto.body for each in at.get("html") if '"newscite-quiet"' in each.proto.body)


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


def test_what_was_dropped_is_folded_away_with_its_reason_as_plain_text():
    at = asking(opened(), "What was dropped?")
    (folded,) = at.expander
    assert folded.label == "Left out because no article supports it: 1"
    assert not folded.proto.expanded
    assert [each.value for each in folded.text] == [HOSTILE, "→ It does not say <b>9</b> $x$."]
    assert list(folded.markdown) == []
    assert list(asking(opened(), "Which award did CIBMTR give?").expander) == []


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
    [message] = messages(at)
    assert words(message) == str(AnsweringFault())
    at = asking(at, "Which award did CIBMTR give?")
    assert [message["kind"] for message in messages(at)] == ["error", "answer"]
    assert not at.exception


def test_a_fault_outside_the_conversation_is_told_too():
    def faulty() -> None:
        from assistant.pages.app import show_fault

        assert show_fault(RuntimeError("a fault of the code"))

    at = AppTest.from_function(faulty, default_timeout=PATIENCE).run()
    assert [words(message) for message in messages(at)] == [str(PageFault())]


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


def facts_of(at: AppTest) -> str:
    """What the sidebar tells of the library."""
    return next(each.proto.body for each in at.get("html") if "newscite-facts" in each.proto.body)


def test_the_sidebar_tells_of_library_and_model():
    facts = facts_of(opened())
    assert "<dd>3</dd>" in facts
    assert "Chinese 1 · English 2" in facts
    assert "Quotes, no language model" in facts
    named = opened(FakeAssistant(model_name="openai:<b>gpt</b>"))
    assert "openai:&lt;b&gt;gpt&lt;/b&gt;" in facts_of(named)


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
    assert "Only articles of or about 2024." in quiet(at)
    at.button(key="any_time").click().run()
    assert "Only articles" not in quiet(at) and len(at.chat_message) == 2
    asking(at, "Which award did CIBMTR give in 2024?")
    assert at.button(key="any_time")


def test_the_last_question_can_be_asked_again_and_changed():
    assistant = FakeAssistant()
    at = asking(asking(opened(assistant), "Which award did CIBMTR give?"), "What did it cost?")
    at.button(key="retry").click().run()
    assert [question for question, _ in assistant.asked][1:] == ["What did it cost?"] * 2
    at.button(key="edit").click().run()
    assert at.text_area[0].value == "What did it cost?"
    at.button(key="cancel-edit").click().run()
    assert len(at.chat_message) == 4 and len(assistant.asked) == 3
    at.button(key="edit").click().run()
    at.text_area[0].set_value("Who gave the pyroptosis talk?")
    at.button(key="ask-edited").click().run()
    assert [message["kind"] for message in messages(at)] == ["answer", "answer"]
    assert at.chat_message[2].text[0].value == "Who gave the pyroptosis talk?"
    assert not at.text_area


def test_how_a_question_was_understood_is_shown_and_can_be_taken_back():
    assistant = FakeAssistant()
    at = asking(asking(opened(assistant), "Which award did CIBMTR give?"), "And what did it cost?")
    assert "Understood as: Which award did CIBMTR give? And what did it cost?" in quiet(at)
    at.button(key="as_written").click().run()
    assert "Understood as" not in quiet(at)
    assert assistant.asked[-1] == ("And what did it cost?", ())


def test_what_is_asked_can_be_kept_to_a_part_of_the_library():
    assistant = FakeAssistant()
    at = opened(assistant)
    at.pills(key="scope-new-language").set_value("zh").run()
    at.text_input(key="scope-new-since").set_value("2023-13").run()
    assert "“2023-13” is no date" in at.text[-1].value or any("no date" in each.value for each in at.text)
    at.text_input(key="scope-new-since").set_value("2023").run()
    at.multiselect(key="scope-new-publishers").set_value(["北京大学人民医院"]).run()
    asking(at, "谁讲了细胞焦亡？")
    assert assistant.filters == [Filters(since="2023", language="zh", publishers=("北京大学人民医院",))]
    assert "Only in: since 2023 · in Chinese · 北京大学人民医院" in quiet(at)
    at.button(key="whole_library").click().run()
    assert assistant.filters[-1] == Filters()
    asking(at, "谁讲了细胞焦亡？")
    assert assistant.filters[-1] == assistant.filters[0], "the next questions stay within the scope"
    at.button(key="scope-clear").click().run()
    asking(at, "谁讲了细胞焦亡？")
    assert assistant.filters[-1] == Filters()
    at.button(key="new_conversation").click().run()
    asking(at, "谁讲了细胞焦亡？")
    assert assistant.filters[-1] == Filters()


def test_a_reload_finds_the_conversation_by_its_address():
    assistant = FakeAssistant()
    first = asking(opened(assistant), "Which award did CIBMTR give?")
    again = AppTest.from_function(page, default_timeout=PATIENCE, kwargs={"open_assistant": lambda: assistant})
    again.query_params["conversation"] = first.query_params["conversation"]
    again.run()
    assert [words(message) for message in messages(again)] == [words(message) for message in messages(first)]
    assert len(assistant.asked) == 1
    again.button(key="new_conversation").click().run()
    assert "conversation" not in again.query_params
    assert not again.chat_message


def test_a_conversation_that_is_not_there_is_told():
    at = AppTest.from_function(page, default_timeout=PATIENCE, kwargs={"open_assistant": FakeAssistant})
    st.cache_resource.clear()
    at.query_params["conversation"] = "nothing"
    at.run()
    assert at.toast[0].value.startswith("This conversation is not there")
    assert at.title[0].value == "What would you like to know?"


def test_conversations_are_listed_renamed_searched_and_deleted():
    at = asking(opened(), "Which award did CIBMTR give?")
    at.button(key="new_conversation").click().run()
    asking(at, "谁讲了细胞焦亡？")
    assert listed(at) == ["谁讲了细胞焦亡？", "Which award did CIBMTR give?"]
    [name] = [each for each in at.text_input if each.key.startswith("rename-")]
    name.set_value("**Pyroptosis** :smile:").run()
    assert listed(at)[0] == "**Pyroptosis** :smile:"
    at.text_input(key="search").set_value("cibmtr").run()
    assert listed(at) == ["Which award did CIBMTR give?"]
    at.text_input(key="search").set_value("").run()
    at.button(key="delete").click().run()
    assert listed(at) == ["Which award did CIBMTR give?"]
    assert not at.chat_message
    at.button(key="undelete").click().run()
    assert len(listed(at)) == 2
    assert len(at.chat_message) == 2


def test_of_a_long_conversation_the_last_exchanges_are_shown_and_earlier_ones_on_request():
    assistant = FakeAssistant()
    at = asking(opened(assistant), "Which award did CIBMTR give?")
    server = Server.over(assistant)
    conversation = "".join(at.query_params["conversation"])
    [row] = server.conversations.store.exchanges(conversation)
    for number in range(199):
        made = server.conversations.store.ask(conversation, f"question {number}", row.options)
        server.conversations.store.finish(made, "answered", row.words, row.outcome)
    at.run()
    assert len(at.chat_message) == 2 * SHOWN
    at.button(key="earlier").click().run()
    assert len(at.chat_message) == 2 * (SHOWN + 2 * SHOWN)


def test_conversations_over_a_folder_that_cannot_be_written_are_told_to_be_lost(tmp_path):
    (tmp_path / "file").touch()
    at = opened(FakeAssistant(FakeLibrary(home=tmp_path / "file")))
    assert "conversations are lost" in quiet(at)
    assert messages(asking(at, "Which award did CIBMTR give?"))


SERVE_AND_END = """
import sys
from pathlib import Path
from chat_fake import FakeAssistant, FakeLibrary
from assistant.pages.visit import Server
server = Server.over(FakeAssistant(FakeLibrary(home=Path(sys.argv[1]))))
print(server.keeps, *(path.name for path in Path(sys.argv[2]).glob("*/*.sqlite3")))
"""


def test_nothing_is_left_of_conversations_that_are_not_kept(tmp_path):
    (tmp_path / "file").touch()
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    told = subprocess.run(
        [sys.executable, "-c", SERVE_AND_END, str(tmp_path / "file"), str(scratch)],
        env=os.environ | {"TMPDIR": str(scratch)},
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == ["False", "conversations.sqlite3"]
    assert not list(scratch.iterdir())


def test_questions_are_offered_that_the_library_answers():
    assistant = FakeAssistant()
    at = opened(assistant)
    until(lambda: any(button.key == "first-0" for button in at.run().button))
    assert [button.label for button in at.button if button.key.startswith("first-")][
        1
    ] == "Which award did CIBMTR give\\?"
    at.button(key="first-1").click().run()
    assert assistant.asked[0][0] == "Which award did CIBMTR give?"
    until(lambda: any(button.key.startswith("next-") for button in at.run().button))
    [following] = [button for button in at.button if button.key.startswith("next-")]
    following.click().run()
    assert [question for question, _ in assistant.asked][1] == "Who gave the pyroptosis talk?"


def until(holds):
    """Wait a moment for something that happens beside the page."""
    for _ in range(100):
        if holds():
            return
        time.sleep(0.02)
    raise AssertionError("it never happened")


def test_several_browsers_have_conversations_of_their_own():
    assistant = FakeAssistant()
    first = opened(assistant)
    second = AppTest.from_function(page, default_timeout=PATIENCE, kwargs={"open_assistant": lambda: assistant}).run()
    asking(first, "Which award did CIBMTR give?")
    asking(second, "Who gave the pyroptosis talk?")
    assert first.chat_message[0].text[0].value == "Which award did CIBMTR give?"
    assert second.chat_message[0].text[0].value == "Who gave the pyroptosis talk?"
    assert assistant.asked[1][1] == ()


def test_markers_are_only_the_numbers_of_sources():
    assert list(content.segments("See [1][2], not [3] or [x].", {1, 2})) == ["See ", 1, 2, ", not [3] or [x]."]


def test_passages_are_shown_without_blank_lines_and_marked_where_text_is_left_out():
    [message] = messages(asking(opened(), "many"))
    passage = message["sources"][0]["card"]
    assert "\n\n" not in passage["before"]
    assert passage["before"].startswith("… ")
    assert passage["after"].endswith(" …")
    assert not message["sources"][0]["opened"]["after"].endswith("…"), "an opened source is the whole article"
