"""Conversations as they are kept: asked, answered as they grow, stopped, asked again, exported, and killed."""

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from chat_fake import AWARD, HOSTILE, PROTOCOL, FakeAssistant, scripted

from assistant.conversations import Conversations, Failure, Options
from assistant.conversations.exporting import as_json, as_markdown
from assistant.feedback import read_feedback
from assistant.types import Turn
from vectorstore.conversations import ConversationStore
from vectorstore.errors import ConversationNotFound, LibraryUnreadable
from vectorstore.types import Filters

QUESTION = "Which award did CIBMTR give?"


class Paused(FakeAssistant):
    """Says its first piece, then waits to be let on."""

    def __init__(self):
        super().__init__()
        self.on = threading.Event()

    def stream(self, question, **options):
        for count, piece in enumerate(super().stream(question, **options)):
            if count == 1:
                self.on.wait(20)
            yield piece


@pytest.fixture(autouse=True)
def _no_grace(monkeypatch):
    monkeypatch.setattr("assistant.conversations.answering._GRACE", 0.05)


@pytest.fixture
def store(home: Path) -> Iterator[ConversationStore]:
    store = ConversationStore(home)
    yield store
    store.close()


def over(store, assistant=None):
    return Conversations.over(assistant or FakeAssistant(), store, store._home)


def settled(conversations, conversation, owner=""):
    """The exchanges when the last of them no longer waits."""
    for exchange in conversations.exchanges(conversation, owner):
        list(conversations.follow(exchange.id))
    return conversations.exchanges(conversation, owner)


def until_it_says(conversations, conversation, words):
    [exchange] = conversations.exchanges(conversation, "", 1)
    return next(text for text in conversations.follow(exchange.id) if words in text)


def test_a_question_is_answered_and_kept_whole(store):
    conversations = over(store)
    conversation = conversations.ask(QUESTION, "")
    [exchange] = settled(conversations, conversation)
    assert (exchange.question, exchange.state) == (QUESTION, "answered")
    assert exchange.answer == scripted(QUESTION)
    assert exchange.text == f"{AWARD} [1] {PROTOCOL} [2]"


def test_an_answer_is_on_the_disk_as_it_grows(store, home):
    assistant = Paused()
    conversations = over(store, assistant)
    conversation = conversations.ask(QUESTION, "")
    until_it_says(conversations, conversation, AWARD)
    [row] = ConversationStore(home).exchanges(conversation)
    assert (row.state, row.words) == ("waiting", f"{AWARD} [1] ")
    assistant.on.set()
    assert settled(conversations, conversation)[0].state == "answered"


def test_two_may_follow_one_answer_and_both_see_its_end(store):
    assistant = Paused()
    conversations = over(store, assistant)
    conversation = conversations.ask(QUESTION, "")
    [exchange] = conversations.exchanges(conversation, "")
    seen = [[], []]
    threads = [
        threading.Thread(target=lambda own=own: own.extend(conversations.follow(exchange.id)), daemon=True)
        for own in seen
    ]
    for thread in threads:
        thread.start()
    until_it_says(conversations, conversation, AWARD)
    assistant.on.set()
    for thread in threads:
        thread.join(10)
        assert not thread.is_alive()
    assert all(f"{AWARD} [1] " in own for own in seen)


def test_what_was_said_before_is_given_to_the_assistant_but_errors_are_not(store):
    assistant = FakeAssistant()
    conversations = over(store, assistant)
    conversation = conversations.ask(QUESTION, "")
    for question in ("please fail", "Who gave the pyroptosis talk?"):
        settled(conversations, conversation)
        conversations.ask(question, "", conversation)
    settled(conversations, conversation)
    assert assistant.asked[0] == (QUESTION, ())
    said = scripted(QUESTION)
    assert assistant.asked[2][1] == (Turn("user", QUESTION), Turn("assistant", said.text, said.citations))


def test_a_question_may_be_asked_without_what_was_said_before(store):
    assistant = FakeAssistant()
    conversations = over(store, assistant)
    conversation = conversations.ask(QUESTION, "")
    settled(conversations, conversation)
    conversations.ask("What did it cost?", "", conversation, Options(alone=True))
    settled(conversations, conversation)
    assert assistant.asked[1] == ("What did it cost?", ())


def test_what_answers_are_kept_to_is_given_to_the_assistant_and_kept(store):
    assistant = FakeAssistant()
    conversations = over(store, assistant)
    scope = Filters(since="2020", language="zh", publishers=("北京大学", "Nature"), article="award")
    conversation = conversations.ask(QUESTION, "", options=Options(scope))
    [exchange] = settled(conversations, conversation)
    assert assistant.filters == [scope]
    assert exchange.options == Options(scope)
    assert conversations.get(conversation, "").scope == scope
    conversations.keep_to(conversation, "", Filters())
    assert conversations.get(conversation, "").scope == Filters()


@pytest.mark.parametrize("question", ["please fail", "crash"])
def test_what_went_wrong_is_kept_in_both_languages(store, question, caplog):
    conversations = over(store)
    [exchange] = settled(conversations, conversations.ask(question, ""))
    assert exchange.state == "failed"
    assert isinstance(exchange.failure, Failure)
    assert exchange.failure.message("en").isascii() or "—" in exchange.failure.message("en")
    assert not exchange.failure.message("zh").isascii()
    assert ("a fault of the code" in caplog.text) == (question == "crash")
    assert "a fault of the code" not in exchange.failure.message("en")


def test_a_stopped_answer_keeps_what_was_said_and_does_not_come_back(store):
    assistant = Paused()
    conversations = over(store, assistant)
    conversation = conversations.ask(QUESTION, "")
    until_it_says(conversations, conversation, AWARD)
    conversations.stop(conversation, "")
    [exchange] = settled(conversations, conversation)
    assert (exchange.state, exchange.text, exchange.answer) == ("stopped", f"{AWARD} [1] ", None)
    assistant.on.set()
    conversations.ask("What did it cost?", "", conversation)
    assert [each.state for each in settled(conversations, conversation)] == ["stopped", "answered"]


def test_stopping_what_is_done_changes_nothing(store):
    conversations = over(store)
    conversation = conversations.ask(QUESTION, "")
    settled(conversations, conversation)
    conversations.stop(conversation, "")
    assert conversations.exchanges(conversation, "")[0].state == "answered"


def test_the_last_question_can_be_asked_again_or_another_in_its_place(store):
    assistant = FakeAssistant()
    conversations = over(store, assistant)
    conversation = conversations.ask(QUESTION, "")
    settled(conversations, conversation)
    conversations.ask("What did it cost?", "", conversation)
    settled(conversations, conversation)
    conversations.ask_again(conversation, "", options=Options(any_time=True))
    settled(conversations, conversation)
    conversations.ask_again(conversation, "", "Who gave the pyroptosis talk?")
    exchanges = settled(conversations, conversation)
    assert [each.question for each in exchanges] == [QUESTION, "Who gave the pyroptosis talk?"]
    assert exchanges[1].options.any_time
    assert [len(history) for _, history in assistant.asked] == [0, 2, 2, 2]


def test_asking_again_ends_the_answer_that_is_being_made(store):
    assistant = Paused()
    conversations = over(store, assistant)
    conversation = conversations.ask(QUESTION, "")
    until_it_says(conversations, conversation, AWARD)
    assistant.on.set()
    conversations.ask_again(conversation, "", "What did it cost?")
    assert [each.question for each in settled(conversations, conversation)] == ["What did it cost?"]


@pytest.mark.parametrize("nothing", ["", " \n\t"])
def test_white_space_asks_nothing(store, nothing):
    conversations = over(store)
    assert conversations.ask(nothing, "") is None
    assert conversations.all("") == []
    conversation = conversations.ask(QUESTION, "")
    settled(conversations, conversation)
    conversations.ask_again(conversation, "", nothing)
    conversations.rename(conversation, "", nothing)
    assert conversations.get(conversation, "").title == QUESTION
    assert [each.state for each in conversations.exchanges(conversation, "")] == ["answered"]


def test_what_a_person_says_of_an_answer_is_kept_with_it_and_for_test_sets(store, home):
    conversations = over(store)
    conversation = conversations.ask(QUESTION, "")
    settled(conversations, conversation)
    conversations.ask("Who gave the pyroptosis talk?", "", conversation)
    first, second = settled(conversations, conversation)
    conversations.judge(conversation, "", second.id, "wrong_source", " It was another talk. ")
    assert [each.verdict for each in conversations.exchanges(conversation, "")] == [None, "wrong_source"]
    [feedback], unread = read_feedback(home)
    assert not unread
    assert (feedback.question, feedback.verdict) == ("Who gave the pyroptosis talk?", "wrong_source")
    assert feedback.comment == "It was another talk."
    assert [said.content for said in feedback.history] == [QUESTION, first.text]
    with pytest.raises(ConversationNotFound):
        conversations.judge(conversation, "bob@example.org", first.id, "right")


def test_questions_for_after_an_answer_come_with_it(store):
    conversations = over(store)
    conversation = conversations.ask(QUESTION, "")
    settled(conversations, conversation)
    while conversations.is_suggesting(conversations.exchanges(conversation, "")[0].id):
        time.sleep(0.01)
    assert conversations.exchanges(conversation, "")[0].suggestions == ("Who gave the pyroptosis talk?",)


def test_conversations_are_named_listed_and_found(store):
    conversations = over(store)
    first = conversations.ask("Which award\ndid CIBMTR give?" + " really" * 20, "")
    settled(conversations, first)
    second = conversations.ask("谁讲了细胞焦亡？", "")
    settled(conversations, second)
    names = [each.title for each in conversations.all("")]
    assert names[0] == "谁讲了细胞焦亡？"
    assert names[1].startswith("Which award did CIBMTR give? really")
    assert len(names[1]) == 80 and names[1].endswith("…")
    conversations.rename(first, "", "  Transplants  ")
    assert [each.id for each in conversations.all("", "transPLANTS")] == [first]
    assert [each.id for each in conversations.all("", "舒红兵")] == []
    assert [each.id for each in conversations.all("", "邵峰")] == [second], "answers are searched too"
    assert [each.id for each in conversations.all("", "100%_")] == []


def test_a_deleted_conversation_can_be_had_back(store):
    conversations = over(store)
    conversation = conversations.ask(QUESTION, "")
    settled(conversations, conversation)
    conversations.delete(conversation, "")
    assert conversations.all("") == []
    with pytest.raises(ConversationNotFound):
        conversations.exchanges(conversation, "")
    conversations.undelete(conversation, "")
    assert [each.id for each in conversations.all("")] == [conversation]
    assert conversations.exchanges(conversation, "")[0].answer


def test_after_a_while_nothing_is_left_of_a_deleted_conversation(store, home, monkeypatch):
    conversations = over(store)
    conversation = conversations.ask("please keep the Krasnoyarsk matter secret", "")
    settled(conversations, conversation)
    file = home / "conversations.sqlite3"
    assert b"Krasnoyarsk" in file.read_bytes()
    conversations.delete(conversation, "")
    monkeypatch.setattr("vectorstore.conversations._UNDO", timedelta(seconds=-1))
    ConversationStore(home)
    assert b"Krasnoyarsk" not in file.read_bytes()
    with pytest.raises(ConversationNotFound):
        conversations.undelete(conversation, "")


def test_nobody_sees_another_s_conversations(store):
    conversations = over(store)
    conversation = conversations.ask(QUESTION, "ann@example.org")
    settled(conversations, conversation, "ann@example.org")
    assert conversations.all("bob@example.org") == []
    for act in (
        lambda: conversations.exchanges(conversation, "bob@example.org"),
        lambda: conversations.ask("And?", "bob@example.org", conversation),
        lambda: conversations.rename(conversation, "bob@example.org", "x"),
        lambda: conversations.delete(conversation, "bob@example.org"),
        lambda: conversations.ask_again(conversation, "bob@example.org"),
        lambda: conversations.keep_to(conversation, "bob@example.org", Filters()),
    ):
        with pytest.raises(ConversationNotFound):
            act()
    conversations.delete(conversation, "ann@example.org")
    with pytest.raises(ConversationNotFound):
        conversations.undelete(conversation, "bob@example.org")


def test_two_hundred_exchanges_are_quickly_read_from_their_end(store):
    conversations = over(store)
    conversation = conversations.ask(QUESTION, "")
    settled(conversations, conversation)
    [row] = store.exchanges(conversation)
    for number in range(199):
        made = store.ask(conversation, f"question {number}", row.options)
        store.finish(made, "answered", row.words, row.outcome)
    last = conversations.exchanges(conversation, "", 10)
    assert [each.question for each in last] == [f"question {number}" for number in range(189, 199)]
    assert conversations.get(conversation, "").exchanges == 200


def test_a_process_that_was_killed_leaves_its_answers_marked_as_broken(home):
    code = """
import sys, time
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from chat_fake import FakeAssistant
from assistant.conversations import Conversations
from vectorstore.conversations import ConversationStore

conversations = Conversations.over(FakeAssistant(pause=0.3), ConversationStore(Path(sys.argv[1])), Path(sys.argv[1]))
conversation = conversations.ask("Which award did CIBMTR give?", "")
[exchange] = conversations.exchanges(conversation, "")
while not conversations.exchanges(conversation, "")[0].text:
    time.sleep(0.05)
print(conversation, flush=True)
time.sleep(60)
"""
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(home), str(Path(__file__).parent)], stdout=subprocess.PIPE, text=True
    )
    conversation = child.stdout.readline().strip()
    store = ConversationStore(home)
    assert store.exchanges(conversation)[0].state in ("waiting", "answered")
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    conversations = over(store)
    [exchange] = settled(conversations, conversation)
    assert exchange.text.startswith(AWARD)
    if exchange.state != "answered":
        assert exchange.state == "broken"
    conversations.ask_again(conversation, "")
    assert [each.state for each in settled(conversations, conversation)] == ["answered"]
    store.close()


def test_what_waits_in_a_process_that_runs_is_left_alone(home):
    assistant = Paused()
    first, second = ConversationStore(home), ConversationStore(home)
    conversations = over(first, assistant)
    conversation = conversations.ask(QUESTION, "")
    until_it_says(conversations, conversation, AWARD)
    third = ConversationStore(home)
    elsewhere = over(second)
    [exchange] = elsewhere.exchanges(conversation, "")
    followed = elsewhere.follow(exchange.id)
    assert next(followed) == f"{AWARD} [1] "
    assistant.on.set()
    list(followed)
    assert elsewhere.exchanges(conversation, "")[0].state == "answered"
    for store in (first, second, third):
        store.close()
    assert list((home / "servers").iterdir()) == []


def test_what_waits_when_the_store_is_closed_is_broken(home):
    store = ConversationStore(home)
    conversation = store.begin("", "x", "{}")
    store.ask(conversation, "x", "{}")
    store.close()
    assert ConversationStore(home).exchanges(conversation)[0].state == "broken"


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryUnreadable):
        ConversationStore(tmp_path / "file")


def test_a_file_of_another_release_is_left_alone(home):
    ConversationStore(home).close()
    from vectorstore.database import connect

    connection = connect(home / "conversations.sqlite3", "mode=rw")
    connection.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
    connection.close()
    with pytest.raises(LibraryUnreadable, match="format"):
        ConversationStore(home)


def test_an_export_has_every_answer_with_its_sources(store):
    conversations = over(store)
    conversation = conversations.ask(QUESTION, "")
    for question in ("What did it cost?", "please fail"):
        settled(conversations, conversation)
        conversations.ask(question, "", conversation)
    exchanges = settled(conversations, conversation)
    found = conversations.get(conversation, "")
    words = as_markdown(found, exchanges, "en")
    assert words.startswith(f"# {QUESTION}\n")
    assert "\\[1\\] **Huang Xiaojun receives" in words
    assert f"“{AWARD}”" in words and "<https://www.example.org/news/award?id=1>" in words
    assert "The articles do not say what this cost." in words
    assert "did not answer" in words
    values = json.loads(as_json(found, exchanges))
    assert [each["state"] for each in values["exchanges"]] == ["answered", "answered", "failed"]
    assert values["exchanges"][0]["answer"]["citations"][0]["quote"] == AWARD


def test_hostile_words_are_no_markup_in_an_export(store):
    conversations = over(store)
    conversation = conversations.ask(f"hostile {HOSTILE}", "")
    exchanges = settled(conversations, conversation)
    words = as_markdown(conversations.get(conversation, ""), exchanges, "zh")
    assert "<script" not in words.replace("\\<script", "")
    assert "javascript:alert(1))" not in words.replace("\\](javascript", "")
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"html": True}).render(words)
    assert "<script>" not in made and "<img" not in made and "<a href" not in made
