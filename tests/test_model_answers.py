"""Answers when the language model fails or is stopped, through the assistant and the real command line."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from hash_embedder import HashEmbedder
from model_server import OPEN_END, answer, error, model_server, piece

from assistant import Assistant, Turn
from assistant.cli.parser import build
from assistant.serialising import answer_as_json
from assistant.settings import load_settings
from vectorstore.library import Library
from vectorstore.types import NewArticle

SAID = "The jury gave the first prize to Guo Wei."
PRIZE = NewArticle(text=f"{SAID} The prize honours work on rare diseases.", source="prize.txt", title="A prize")
QUESTION = "Who got the first prize of the jury?"
LIMITS = {"first_token_seconds": 0.6, "gap_seconds": 0.5, "answer_seconds": 5}
TESTS = str(Path(__file__).parent)

pytestmark = pytest.mark.usefixtures("no_index")


@pytest.fixture
def server():
    with model_server() as serving:
        yield serving


@pytest.fixture
def stored(home):
    library = Library(home, HashEmbedder())
    with library.writing() as writer:
        writer.add([PRIZE])
    library.close()
    return home


@pytest.fixture
def assistant(stored, server):
    settings = load_settings(home=stored, openai_base_url=server.address, model="openai:m", **LIMITS)
    with opened(settings) as assistant:
        yield assistant


def opened(settings):
    """An assistant with the hash embedder and without the dictionary, which takes seconds to be compiled."""
    assistant = Assistant.open(settings=settings, embedder=HashEmbedder())
    assistant.library = Library(settings.home, HashEmbedder())
    return assistant


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (error(401, "no"), {"en": "OPENAI_API_KEY", "zh": "OPENAI_API_KEY"}),
        (error(500, "boom"), {"en": "HTTP 500", "zh": "HTTP 500"}),
        (answer(), {"en": "empty answer", "zh": "空回答"}),
    ],
)
@pytest.mark.parametrize(("language", "question"), [("en", QUESTION), ("zh", "谁获得了一等奖 first prize jury？")])
def test_a_model_that_fails_is_replaced_by_quotes_that_are_labelled(assistant, server, sent, words, language, question):
    server.then(sent)

    got = assistant.ask(question)

    assert got.mode == "quote" and got.complete
    assert words[language] in got.notice
    assert {"en": "quotes the articles instead", "zh": "直接引用"}[language] in got.notice
    assert got.usage is None or sent == answer()


def test_a_stream_that_is_cut_leaves_what_was_shown_marked_incomplete(assistant, server):
    server.then(OPEN_END, piece(SAID + " "), piece("The prize hono"))

    *pieces, got = assistant.stream(QUESTION)

    assert "".join(pieces).strip() == got.text == f"{SAID} [1]"
    assert got.mode == "written" and not got.complete
    assert got.citations[0].quote in PRIZE.text
    assert "incomplete" in got.notice and "broke off" in got.notice
    assert got.usage.estimated
    assert len(server.questions) == 1


def test_a_stop_leaves_what_was_shown_marked_incomplete(assistant, server):
    server.then_for_ever(OPEN_END, piece(SAID + " "), piece("The "), again=b": wait\n\n")
    stop = threading.Event()
    stream = assistant.stream(QUESTION, stop=stop)
    shown = next(stream)
    stop.set()
    began = time.monotonic()
    (got,) = stream

    assert time.monotonic() - began < 1
    assert got.text == shown.strip() == f"{SAID} [1]"
    assert (got.complete, got.mode, len(got.citations)) == (False, "written", 1)
    assert got.notice == "The answer is incomplete. It was stopped."
    assert server.left.wait(1)


@pytest.mark.parametrize("history", [(), (Turn("user", "Who is Guo Wei?"), Turn("assistant", "A doctor."))])
def test_a_stop_before_the_first_word_leaves_nothing_and_quotes_nothing(assistant, server, history):
    stop = threading.Event()
    server.then_silent(before=stop.set)

    (got,) = assistant.stream(QUESTION, history=history, stop=stop)

    assert (got.text, got.citations, got.complete, got.declined) == ("", (), False, False)
    assert "stopped" in got.notice
    assert len(server.questions) == 1


def test_a_whole_answer_can_be_stopped_too(assistant, server):
    stop = threading.Event()
    server.then_silent(OPEN_END, piece(SAID + " "), piece("The "), before=threading.Timer(0.3, stop.set).start)

    got = answer_as_json(assistant.ask(QUESTION, stop=stop))

    assert (got["answer"], got["complete"]) == (f"{SAID} [1]", False)


def test_whoever_closes_the_stream_ends_the_connection(assistant, server):
    server.then_for_ever(OPEN_END, piece(SAID + " "), piece("The "), again=b": wait\n\n")
    stream = assistant.stream(QUESTION)
    next(stream)
    stream.close()

    assert server.left.wait(1)


def test_without_a_model_there_is_none_to_try(stored):
    with opened(load_settings(home=stored)) as assistant:
        assert assistant.try_model() is None


# The command line


def newscite(*arguments, **variables):
    """The real command line in a process of its own, but for what is opened."""
    code = (
        f"import sys\nsys.path.append({TESTS!r})\n"
        "from test_model_answers import opened\nfrom assistant.cli.parser import build\n"
        "from assistant.cli.run import Opening, open_library\n"
        "build('en', Opening(open_library, opened)).main(sys.argv[1:], 'newscite')\n"
    )
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", code, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"OPENAI_BASE_URL": variables.pop("address"), "NEWSCITE_MODEL": "openai:m"} | variables,
    )


def test_ctrl_c_in_the_middle_of_an_answer_keeps_what_was_written_and_its_source(stored, server):
    server.then_for_ever(OPEN_END, piece(SAID + " "), piece("The "), again=b": wait\n\n")
    process = newscite("--home", stored, "ask", QUESTION, address=server.address)
    shown = process.stdout.read(len(SAID))
    process.send_signal(signal.SIGINT)
    rest, told = process.communicate(timeout=30)

    assert shown == SAID
    assert "[1] A prize" in rest
    assert told == "The answer is incomplete. It was stopped.\n"
    assert process.returncode == 130
    assert server.left.wait(1)


@pytest.mark.parametrize(("language", "words"), [("en", "First word after: "), ("zh", "首字用时：")])
def test_the_command_that_tries_the_model(monkeypatch, home, server, language, words):
    server.then(answer("ready"))
    monkeypatch.setenv("OPENAI_BASE_URL", server.address)

    done = CliRunner().invoke(build(language), ["--home", str(home), "model", "--model", "openai:m"])

    assert done.exit_code == 0
    assert "openai:m" in done.stdout and server.address in done.stdout and "ready" in done.stdout
    assert re.search(words + r"\d+\.\d", done.stdout)
    assert not home.exists()


def test_the_command_that_tries_the_model_says_what_is_wrong(monkeypatch, server, capsys):
    server.then(error(401, "no"))
    monkeypatch.setenv("OPENAI_BASE_URL", server.address)
    with pytest.raises(SystemExit) as ended:
        build("en").main(["model", "--model", "openai:m"], "newscite")

    assert ended.value.code == 1
    assert "did not accept the key" in capsys.readouterr().err


def test_the_command_that_tries_the_model_says_that_there_is_none():
    done = CliRunner().invoke(build("en"), ["model"])

    assert done.exit_code == 0
    assert "No language model is set" in done.stderr
    assert done.stdout == ""
