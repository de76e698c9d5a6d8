"""Language models: whatever their server does, the turn ends in time, with an answer or one clear sentence."""

import asyncio
import gc
import inspect
import logging
import re
import socket
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from model_server import CHUNKED, DONE, OPEN_END, answer, chunk, error, event, model_server, piece, told
from scripted_model import ScriptedModel
from web_server import reply

from assistant.errors import ModelFailed
from assistant.models import LanguageModel, Meter, model_name
from assistant.models import errors as kinds
from assistant.models.limits import LOOPBACK, REMOTE, Limits, limits_for
from assistant.models.metering import estimated_tokens
from assistant.models.running import streamed
from assistant.settings import load_settings

KEY = "sk-proj-abcdefghijklmnop"
# Seconds. Short, and apart from one another by more than this machine is ever late.
LIMITS = {"connect_seconds": 0.5, "first_token_seconds": 0.6, "gap_seconds": 0.5, "answer_seconds": 5}
COMMENT = b": still here\n\n"


@pytest.fixture(scope="module", autouse=True)
def _imported():
    """LangChain and OpenAI's client, whose import takes longer than what is measured here."""
    import langchain.chat_models  # noqa: F401
    import langchain_openai  # noqa: F401


@pytest.fixture
def server():
    with model_server() as serving:
        yield serving


def settings_for(address, **more):
    return load_settings(**{"openai_base_url": address, "model": "openai:m", "openai_api_key": KEY} | LIMITS | more)


def model_at(server, **more):
    settings = settings_for(server.address, **more)
    return LanguageModel(model_name(settings), settings)


def asked(model, meter=None):
    """The pieces that the model answered, and how it failed if it did."""
    pieces, meter = [], meter or Meter()
    try:
        for each in model.stream("Be brief.", "Who won?", meter):
            pieces.append(each)
    except ModelFailed as failed:
        return pieces, failed
    return pieces, None


def failure_of(server, **more):
    pieces, failed = asked(model_at(server, **more))
    assert pieces == []
    assert failed is not None
    return failed


def check_words(failed):
    """It is one clear sentence or two in each language, without the key."""
    for language in ("en", "zh"):
        said = failed.message(language)
        assert KEY not in said and "\n" not in said
        assert said.endswith((".", "。"))
        assert len(said) < 600
    return failed.message("en")


def test_an_answer_comes_in_pieces_with_its_tokens(server):
    server.then(answer("Guo ", "Wei won", "."))
    settings = settings_for(server.address, input_price=1, output_price=2)
    meter = Meter()

    pieces, failed = asked(LanguageModel("openai:m", settings), meter)

    assert (pieces, failed) == (["Guo ", "Wei won", "."], None)
    usage = meter.usage(settings)
    assert (usage.input_tokens, usage.output_tokens, usage.estimated) == (120, 7, False)
    assert usage.cost == pytest.approx((120 + 14) / 1_000_000)
    (question,) = server.questions
    assert question["messages"] == [{"content": "Be brief.", "role": "system"}, {"content": "Who won?", "role": "user"}]
    assert (question["model"], question["stream"]) == ("m", True)
    assert server.web.seen[0].headers["authorization"] == f"Bearer {KEY}"


def test_running_totals_are_not_added_up(server):
    usage = [{"prompt_tokens": 100, "completion_tokens": n, "total_tokens": 100 + n} for n in (1, 2, 3)]
    server.then(OPEN_END, *(piece("a", usage=each) for each in usage), piece("", "stop", usage=usage[-1]), DONE)
    meter = Meter()

    asked(model_at(server), meter)

    used = meter.usage(load_settings())
    assert (used.input_tokens, used.output_tokens) == (100, 3)


def test_tokens_that_are_not_told_are_estimated_and_said_to_be(server):
    server.then(answer("Guo Wei won the first prize.", usage=False))
    meter = Meter()

    asked(model_at(server), meter)
    asked(model_at(server), meter)

    used = meter.usage(load_settings())
    assert used.estimated
    assert used.input_tokens == 2 * estimated_tokens("Be brief.\nWho won?")
    assert used.output_tokens == 2 * estimated_tokens("Guo Wei won the first prize.")


def test_without_an_answer_no_tokens_are_told(server):
    server.then(error(401, "no"))
    meter = Meter()
    asked(model_at(server), meter)
    assert meter.usage(load_settings()) is None


@pytest.mark.parametrize(
    ("text", "tokens"), [("", 0), ("word", 1), ("words", 2), ("首都医科大学", 6), ("CAR-T疗法", 4)]
)
def test_estimates_of_tokens(text, tokens):
    assert estimated_tokens(text) == tokens


# Limits


def in_time(began, least, most):
    taken = time.monotonic() - began
    assert least <= taken <= most, taken


def test_a_server_that_takes_no_connection_in_time():
    with socket.socket() as full, socket.socket() as first, socket.socket() as second:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        for waiting in (first, second):
            waiting.setblocking(False)
            waiting.connect_ex(full.getsockname())
        settings = settings_for(f"http://127.0.0.1:{full.getsockname()[1]}/v1", connect_seconds=0.3)
        began = time.monotonic()
        _, failed = asked(LanguageModel("openai:m", settings))

    assert isinstance(failed, kinds.ConnectingTooLong), failed
    assert "0.3 seconds" in check_words(failed)
    in_time(began, 0.9, 3.5)  # three attempts


@pytest.mark.parametrize("sent", [(), (OPEN_END,), (OPEN_END, piece(None))], ids=["headers", "anything", "a word"])
def test_a_server_that_is_silent_before(server, sent):
    server.then_silent(*sent)
    began = time.monotonic()

    failed = failure_of(server)

    assert isinstance(failed, kinds.FirstWordTooLong)
    assert "0.6 seconds" in check_words(failed)
    assert len(server.questions) == 3
    in_time(began, 1.8, 4.5)


def test_comments_are_no_words(server):
    server.then_for_ever(OPEN_END, again=COMMENT)

    assert isinstance(failure_of(server), kinds.FirstWordTooLong)
    assert server.left.wait(1)


def test_a_model_that_is_thinking_is_waited_for(server):
    thought = piece("")
    server.then_for_ever(OPEN_END, again=thought, every=0.05)
    began = time.monotonic()

    failed = failure_of(server, answer_seconds=1.5)

    assert isinstance(failed, kinds.AnswerTooLong)
    in_time(began, 1.4, 2.5)


def test_a_server_that_is_silent_in_the_middle_is_not_asked_again(server):
    server.then_for_ever(OPEN_END, piece("Guo "), piece("Wei"), again=COMMENT)
    began = time.monotonic()

    pieces, failed = asked(model_at(server))

    assert pieces == ["Guo ", "Wei"]
    assert isinstance(failed, kinds.PauseTooLong)
    assert "0.5 seconds" in check_words(failed)
    assert len(server.questions) == 1
    assert server.left.wait(1)
    in_time(began, 0.5, 2)


def test_an_answer_that_never_ends(server):
    server.then_for_ever(OPEN_END, again=piece("and "))
    began = time.monotonic()

    pieces, failed = asked(model_at(server, answer_seconds=1))

    assert len(pieces) > 5
    assert isinstance(failed, kinds.AnswerTooLong)
    assert "1 seconds" in check_words(failed)
    assert len(server.questions) == 1
    assert server.left.wait(1)
    in_time(began, 1, 2)


def test_retries_end_with_the_whole(server):
    server.then_silent()
    began = time.monotonic()

    failure_of(server, answer_seconds=1)

    assert len(server.questions) <= 2
    in_time(began, 0.6, 2)


def test_all_calls_of_one_answer_share_the_whole(server):
    server.then_for_ever(OPEN_END, again=piece("and "))
    model, meter = model_at(server, answer_seconds=1), Meter()
    asked(model, meter)
    began = time.monotonic()

    _, failed = asked(model, meter)

    assert isinstance(failed, kinds.AnswerTooLong)
    in_time(began, 0, 0.5)


def test_a_server_that_keeps_the_line_open_behind_the_end_is_not_waited_for_long(server, monkeypatch):
    monkeypatch.setattr("assistant.models.asking._AFTER_END", 0.1)
    server.then_silent(OPEN_END, piece("Guo Wei."), piece("", "stop"))
    began = time.monotonic()

    assert asked(model_at(server)) == (["Guo Wei."], None)
    in_time(began, 0, 0.5)


@pytest.mark.parametrize(
    ("address", "limits"),
    [
        ("http://127.0.0.1:11434/v1", LOOPBACK),
        ("http://localhost:8000", LOOPBACK),
        ("http://[::1]:8000/v1", LOOPBACK),
        ("http://127.1.2.3", LOOPBACK),
        ("https://api.deepseek.com/v1", REMOTE),
        ("http://192.168.1.7:11434/v1", REMOTE),
        ("http://localhost.example.org/", REMOTE),
        (None, REMOTE),
    ],
)
def test_the_limits_are_wider_on_this_machine(address, limits):
    assert limits_for(address, load_settings()) == limits
    assert limits_for(address, load_settings(gap_seconds=7)).gap == 7
    assert Limits(5, 60, 30, 180) == REMOTE and Limits(5, 120, 60, 600) == LOOPBACK


# Retries


def test_a_server_that_has_too_much_to_do_is_asked_again_when_it_says(server):
    server.then(error(429, "slow down", retry_after="1")).then(answer("Guo Wei."))
    began = time.monotonic()

    assert asked(model_at(server)) == (["Guo Wei."], None)
    assert len(server.questions) == 2
    in_time(began, 1, 2.5)


def test_the_time_to_come_again_may_be_a_date(server):
    at = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
    server.then(error(503, "loading", retry_after=at)).then(answer("Guo Wei."))
    began = time.monotonic()

    assert asked(model_at(server)) == (["Guo Wei."], None)
    in_time(began, 0.9, 3)


@pytest.mark.parametrize("wait", ["3600", format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)])
def test_a_wait_that_is_longer_than_what_is_left_is_not_begun(server, wait):
    server.then(error(429, "slow down", retry_after=wait))
    began = time.monotonic()

    assert isinstance(failure_of(server), kinds.TooManyQuestions)
    assert len(server.questions) == 1
    in_time(began, 0, 1)


@pytest.mark.parametrize("wait", ["soon", "-1", "1e9x", ""])
def test_a_wait_that_cannot_be_read_is_passed_over(server, wait):
    server.then(error(429, "slow down", retry_after=wait)).then(answer("Guo Wei."))
    assert asked(model_at(server)) == (["Guo Wei."], None)


@pytest.mark.parametrize(
    ("sent", "kind"),
    [
        (error(429, "Rate limit reached"), kinds.TooManyQuestions),
        (error(500, "boom"), kinds.ModelServerFailed),
        (error(502, "bad gateway"), kinds.ModelServerFailed),
        (error(529, "overloaded"), kinds.ModelServerFailed),
        (reply(b"<html><body>Bad gateway</body></html>", 503), kinds.ModelServerFailed),
        (b"", kinds.ServerBrokeOff),
        (b"HTTP/1.1 200 OK\r\nconte", kinds.ServerBrokeOff),
    ],
    ids=["429", "500", "502", "529", "503 HTML", "nothing", "half a head"],
)
def test_what_may_pass_is_tried_three_times_and_no_more(server, sent, kind):
    server.then(sent)

    failed = failure_of(server)

    assert type(failed) is kind
    assert "<" not in check_words(failed)
    assert len(server.questions) == 3


@pytest.mark.parametrize(
    ("sent", "kind", "words"),
    [
        (error(401, f"Incorrect API key provided: {KEY}."), kinds.KeyRefused, "OPENAI_API_KEY"),
        (error(403, f"Country not supported for {KEY}"), kinds.ModelForbidden, "Country not supported"),
        (error(404, "The model `m` does not exist", "model_not_found"), kinds.ModelUnknown, "no language model m"),
        (error(404, 'model "m" not found, try pulling it first'), kinds.ModelUnknown, "no language model m"),
        (error(400, "Model Not Exist"), kinds.ModelUnknown, "no language model m"),
        (error(404, "File Not Found"), kinds.NoModelThere, "/v1"),
        (reply(b"<html>not found</html>", 404), kinds.NoModelThere, "/v1"),
        (error(400, "This model's maximum context length is 8192 tokens."), kinds.QuestionTooLong, "NEWSCITE_PASSAGES"),
        (error(400, "the request exceeds the available context size."), kinds.QuestionTooLong, "NEWSCITE_PASSAGES"),
        (error(413, "payload too large"), kinds.QuestionTooLong, "NEWSCITE_PASSAGES"),
        (error(429, "You exceeded your current quota", "insufficient_quota"), kinds.QuotaSpent, "no credit"),
        (error(402, "Insufficient Balance"), kinds.QuotaSpent, "no credit"),
        (error(400, "Your credit balance is too low"), kinds.QuotaSpent, "no credit"),
        (error(400, f"Unknown field 'x', key {KEY}"), kinds.ModelRefused, "Unknown field 'x'"),
        (error(422, "no"), kinds.ModelRefused, "HTTP 422"),
        (reply(b"<html><p>Welcome</p></html>"), kinds.ModelNotSpeaking, "text/html"),
        (reply(b"{not json", content_type="application/json"), kinds.ModelNotSpeaking, "OPENAI_BASE_URL"),
        (reply(b'{"hello": 1}', content_type="application/json"), kinds.ModelNotSpeaking, "OPENAI_BASE_URL"),
        (OPEN_END + b"data: {not json\n\n", kinds.ModelNotSpeaking, "OPENAI_BASE_URL"),
        (OPEN_END + b"data: 42\n\n", kinds.ModelNotSpeaking, "OPENAI_BASE_URL"),
        (OPEN_END + b"data: \xff\xfe\n\n", kinds.ModelNotSpeaking, "OPENAI_BASE_URL"),
        (OPEN_END + b"garbage\n\ngarbage\n\n", kinds.ModelNotSpeaking, "OPENAI_BASE_URL"),
        (OPEN_END + DONE, kinds.ModelNotSpeaking, "OPENAI_BASE_URL"),
        (OPEN_END, kinds.ModelNotSpeaking, "OPENAI_BASE_URL"),
        (answer(), kinds.AnswerEmpty, "empty"),
        (OPEN_END + piece("", "length") + told() + DONE, kinds.AnswerCut, "length"),
        (OPEN_END + piece("", "content_filter") + DONE, kinds.AnswerCut, "content_filter"),
        (OPEN_END + event({"error": {"message": "kaput", "code": 400}}), kinds.ModelRefused, "kaput"),
        (
            reply(b"", 301, location="https://elsewhere.example/v1?k=1"),
            kinds.ServerPointsElsewhere,
            "elsewhere.example",
        ),
        (reply(b"", 307, location="/login"), kinds.ServerPointsElsewhere, "/login"),
        (reply(b"", 308), kinds.ServerPointsElsewhere, "OPENAI_BASE_URL"),
    ],
)
def test_what_will_not_pass_is_said_at_once(server, sent, kind, words):
    server.then(sent)
    began = time.monotonic()

    failed = failure_of(server)

    assert type(failed) is kind, repr(failed)
    assert words in check_words(failed)
    assert len(server.web.seen) == 1
    in_time(began, 0, 1)


def test_nothing_of_a_broken_stream_waits_for_the_garbage_collector(server):
    server.then(OPEN_END, piece("Guo "), b"data: {not json\n\n", piece("Wei"))
    before = unfinished()

    pieces, failed = asked(model_at(server))

    assert (pieces, type(failed)) == (["Guo "], kinds.ModelNotSpeaking)
    until = time.monotonic() + 10
    while left := unfinished() - before:
        assert time.monotonic() < until, left
        time.sleep(0.02)


def test_what_is_found_as_garbage_in_another_thread_is_closed_when_the_collection_is_over():
    closed = []

    async def left_open():
        held = []
        held.append(held)  # only the garbage collector finds it
        try:
            yield held
        finally:
            closed.append(time.monotonic())

    async def leaves():
        for _ in range(50):
            each = left_open()
            (await anext(each)).append(each)
        yield "x"

    gc.disable()  # until the garbage is collected in this thread
    try:
        assert list(streamed(leaves, deadline=time.monotonic() + 60, stop=threading.Event())) == ["x"]
        gc.collect()
    finally:
        gc.enable()
    over, until = time.monotonic(), time.monotonic() + 30
    while len(closed) < 50:
        assert time.monotonic() < until
        time.sleep(0.05)
    assert min(closed) > over


def unfinished():
    """The asynchronous generators that have begun and not ended: who they are, since to hold one is to keep it."""
    return {id(each) for each in gc.get_objects() if inspect.isasyncgen(each) and each.ag_frame is not None}


@pytest.mark.parametrize(
    "sent",
    [
        (OPEN_END, piece("Guo "), piece("Wei")),
        (CHUNKED, chunk(piece("Guo ")), chunk(piece("Wei"))),
        (CHUNKED, chunk(piece("Guo ")), chunk(piece("Wei")), b"5\r\nda"),
    ],
    ids=["closed", "before a chunk", "in a chunk"],
)
def test_a_stream_that_is_cut_is_told_from_one_that_ends(server, sent):
    server.then(*sent)

    pieces, failed = asked(model_at(server))

    assert pieces == ["Guo ", "Wei"]
    assert type(failed) is kinds.ServerBrokeOff, repr(failed)
    check_words(failed)
    assert len(server.questions) == 1


@pytest.mark.parametrize(
    ("behind", "kind"),
    [
        (b"data: {not json\n\n", kinds.ModelNotSpeaking),
        (event({"error": {"message": "kaput"}}), ModelFailed),
        (event({"error": {"message": "slow", "code": 429}}), kinds.TooManyQuestions),
        (piece("", "length") + DONE, kinds.AnswerCut),
    ],
)
def test_nothing_is_asked_again_behind_the_first_word(server, behind, kind):
    server.then(OPEN_END, piece("Guo Wei"), behind)

    pieces, failed = asked(model_at(server))

    assert pieces == ["Guo Wei"]
    assert type(failed) is kind, repr(failed)
    assert len(server.questions) == 1


def test_an_old_server_is_asked_without_what_it_does_not_know(server):
    server.then(error(400, "Unrecognized field: stream_options")).then(
        error(400, "Unsupported value: 'temperature' does not support 0.0")
    ).then(answer("Guo Wei."))
    model = model_at(server)

    assert asked(model) == (["Guo Wei."], None)
    assert asked(model) == (["Guo Wei."], None)
    asked_with = [("stream_options" in question, "temperature" in question) for question in server.questions]
    assert asked_with == [(True, True), (False, True), (False, False), (False, False)]


def test_a_temperature_that_the_person_set_is_not_left_out(server):
    server.then(error(400, "Unsupported value: 'temperature' does not support 0.3"))

    assert "temperature" in str(failure_of(server, temperature=0.3))
    assert len(server.questions) == 1


# Connections


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]


def test_nobody_listens():
    port = free_port()
    _, failed = asked(LanguageModel("openai:m", settings_for(f"http://127.0.0.1:{port}/v1")))

    assert type(failed) is kinds.ServerRefused
    assert f"127.0.0.1:{port}" in check_words(failed) and "OPENAI_BASE_URL" in str(failed)


def test_a_server_that_comes_up_in_between_is_reached(monkeypatch):
    monkeypatch.setattr("assistant.models.asking._PAUSE", 1.0)
    port = free_port()
    started = threading.Event()

    def come_up():
        time.sleep(0.3)
        with socket.create_server(("127.0.0.1", port)) as listening:
            started.set()
            connection, _ = listening.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(answer("Guo Wei."))

    thread = threading.Thread(target=come_up)
    thread.start()
    assert asked(LanguageModel("openai:m", settings_for(f"http://127.0.0.1:{port}/v1"))) == (["Guo Wei."], None)
    thread.join(5)


def test_no_such_host(monkeypatch):
    asked_for = []

    def unknown(host, *rest, **named):
        asked_for.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    _, failed = asked(LanguageModel("openai:m", settings_for("http://user:pw@nowhere.invalid/v1")))

    assert type(failed) is kinds.ServerUnknown
    assert "nowhere.invalid" in check_words(failed) and "pw" not in str(failed)
    assert len(asked_for) == 1


def test_a_certificate_that_nobody_vouches_for():
    with model_server(tls=True) as server:
        server.then(answer("Guo Wei."))
        failed = failure_of(server)

    assert type(failed) is kinds.ServerNotTrusted
    assert "certificate" in check_words(failed)
    assert server.web.seen == []


def test_tls_where_there_is_none(server):
    server.then(answer("Guo Wei."))
    settings = settings_for(server.address.replace("http:", "https:"))
    _, failed = asked(LanguageModel("openai:m", settings))

    assert type(failed) is kinds.ServerNotTrusted, repr(failed)


def test_a_proxy_of_the_environment_is_not_asked_for_this_machine(server, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{free_port()}")
    monkeypatch.setenv("ALL_PROXY", f"http://127.0.0.1:{free_port()}")
    server.then(answer("Guo Wei."))

    assert asked(model_at(server)) == (["Guo Wei."], None)


# Stopping


def test_whoever_closes_the_stream_closes_the_connection(server):
    server.then_for_ever(OPEN_END, again=piece("and "))
    stream = model_at(server).stream("Be brief.", "Who won?", Meter())
    assert next(stream) == "and "

    began = time.monotonic()
    stream.close()

    assert server.left.wait(1)
    in_time(began, 0, 1)
    assert len(server.questions) == 1


@pytest.mark.parametrize("sent", [(), (OPEN_END,), (OPEN_END, piece("Guo "))])
def test_a_stop_is_heard_while_the_server_is_silent(server, sent):
    server.then_silent(*sent)
    stop = threading.Event()
    stopped: list[float] = []

    def stop_when_asked():
        while not server.questions:
            time.sleep(0.01)
        stopped.append(time.monotonic())
        stop.set()

    threading.Thread(target=stop_when_asked, daemon=True).start()

    _, failed = asked(model_at(server, first_token_seconds=5, gap_seconds=5), Meter(stop))

    assert isinstance(failed, kinds.ModelStopped)
    in_time(stopped[0], 0, 1)
    assert len(server.questions) == 1


def test_nothing_is_asked_of_a_meter_that_was_stopped(server):
    stop = threading.Event()
    stop.set()

    assert isinstance(asked(model_at(server), Meter(stop))[1], kinds.ModelStopped)
    assert server.web.seen == []


def test_stopped_answers_leave_no_threads_and_no_tasks(server, caplog):
    server.then_for_ever(OPEN_END, again=piece("and "))
    model = model_at(server)
    next(model.stream("a", "b", Meter()))  # the generator is closed when nobody has it any more
    before = threading.active_count()
    with caplog.at_level(logging.DEBUG, "asyncio"):
        for _ in range(5):
            stream = model.stream("a", "b", Meter())
            next(stream)
            stream.close()
        server.web.stopping.set()

    assert threading.active_count() <= before + 5  # those of the server that is still noticing
    assert [thread.name for thread in threading.enumerate()].count("newscite-models") == 1
    assert "destroyed" not in caplog.text and "never retrieved" not in caplog.text


def test_many_may_ask_at_once_from_any_thread(server):
    server.then(answer("Guo Wei."))
    model, got = model_at(server), []
    threads = [threading.Thread(target=lambda: got.append(asked(model))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)

    assert got == [(["Guo Wei."], None)] * 8


def test_it_can_be_asked_where_a_loop_runs(server):
    server.then(answer("Guo Wei."))

    async def ask():
        return asked(model_at(server))

    assert asyncio.run(ask()) == (["Guo Wei."], None)


def test_the_program_ends_at_once_though_a_server_is_silent(server):
    server.then_for_ever(OPEN_END, piece("Guo "), again=COMMENT)
    code = (
        "from assistant.models import LanguageModel, Meter\nfrom assistant.settings import load_settings\n"
        f"model = LanguageModel('openai:m', load_settings(openai_base_url={server.address!r}))\n"
        "stream = model.stream('a', 'b', Meter())\nprint(next(stream))\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "Guo \n"
    assert done.stderr == ""
    assert server.left.wait(1)


class Blocking(ScriptedModel):
    """A model without an asynchronous client, that does not come back."""

    def _stream(self, *args, **kwargs):
        time.sleep(5)
        yield from ()


class Hanging(ScriptedModel):
    """A model that blocks the loop it runs in."""

    async def _astream(self, *args, **kwargs):
        time.sleep(3)
        yield


def test_a_client_that_is_not_asynchronous_is_given_up_in_time():
    settings = load_settings(**LIMITS)
    began = time.monotonic()
    _, failed = asked(LanguageModel.of(Blocking(script=None), settings))

    assert isinstance(failed, kinds.FirstWordTooLong)
    assert "Blocking" in check_words(failed)
    in_time(began, 1.8, 4)


def test_a_client_that_blocks_the_loop_is_given_up_too(monkeypatch):
    monkeypatch.setattr("assistant.models.running._GRACE", 0.2)
    monkeypatch.setattr("assistant.models.running._CLOSING", 0.2)
    began = time.monotonic()
    _, failed = asked(LanguageModel.of(Hanging(script=None), load_settings(answer_seconds=0.5)))

    assert "Hanging" in check_words(failed)
    in_time(began, 0.5, 2)
    time.sleep(2.5)  # until it lets go of the loop that other tests use


# Which model


def test_a_server_with_one_model_is_asked_for_its_name(server):
    listing = b'{"object": "list", "data": [{"id": "local", "object": "model"}]}'
    server.web.page("/v1/models", listing, content_type="application/json")
    server.then(answer("Guo Wei."))
    model = model_at(server, model=None)

    assert asked(model) == (["Guo Wei."], None)
    assert model.name == "openai:local"
    assert asked(model) == (["Guo Wei."], None)
    assert server.web.paths().count("/v1/models") == 1


@pytest.mark.parametrize(("ids", "named"), [((), "–"), (("a", "b"), "a, b")])
def test_a_server_with_other_than_one_model_wants_a_name(server, ids, named):
    listing = ", ".join(f'{{"id": "{each}", "object": "model"}}' for each in ids)
    server.web.page(
        "/v1/models", f'{{"object": "list", "data": [{listing}]}}'.encode(), content_type="application/json"
    )

    failed = failure_of(server, model=None)

    assert type(failed) is kinds.ModelNotNamed
    assert named in check_words(failed) and "NEWSCITE_MODEL" in str(failed)


@pytest.mark.parametrize(
    ("body", "kind", "status", "type_"),
    [
        (b"<html></html>", kinds.ModelNotSpeaking, 200, "text/html"),
        (b"{nope", kinds.ModelNotSpeaking, 200, "application/json"),
        (b"[1, 2]", kinds.ModelNotSpeaking, 200, "application/json"),
        (b'{"data": 3}', kinds.ModelNotSpeaking, 200, "application/json"),
        (b"", kinds.NoModelThere, 404, "text/plain"),
        (b"{}", kinds.KeyRefused, 401, "application/json"),
    ],
)
def test_a_server_that_lists_no_models(server, body, kind, status, type_):
    server.web.page("/v1/models", body, status, content_type=type_)
    assert type(failure_of(server, model=None)) is kind


def test_openai_wants_a_key_before_anything_is_sent():
    _, failed = asked(LanguageModel("openai:gpt-5-mini", load_settings()))
    assert type(failed) is kinds.KeyMissing
    assert "OPENAI_API_KEY" in check_words(failed)


def test_a_provider_that_does_not_exist_is_said_with_those_that_do():
    _, failed = asked(LanguageModel("opnai:gpt", load_settings()))
    assert type(failed) is kinds.ProviderUnknown
    assert "opnai" in check_words(failed) and "anthropic" in str(failed)


@pytest.mark.parametrize(
    ("name", "module", "command"),
    [
        ("anthropic:claude", "langchain_anthropic", 'pip install "newscite[anthropic]"'),
        ("google_genai:gemini", "langchain_google_genai", 'pip install "newscite[google-genai]"'),
        ("ollama:qwen3:8b", "langchain_ollama", 'pip install "newscite[ollama]"'),
        ("xai:grok", "langchain_xai", "pip install langchain-xai"),
    ],
)
def test_a_provider_whose_package_is_missing_is_said_with_its_extra(name, module, command, monkeypatch):
    monkeypatch.setitem(sys.modules, module, None)
    _, failed = asked(LanguageModel(name, load_settings()))

    assert type(failed) is kinds.ProviderMissing
    assert command in check_words(failed)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({}, None),
        ({"openai_api_key": KEY}, "openai:gpt-5-mini"),
        ({"openai_base_url": "http://127.0.0.1:1/v1"}, "openai:?"),
        ({"openai_base_url": "http://127.0.0.1:1/v1", "model": "openai:local"}, "openai:local"),
        ({"model": "anthropic:claude"}, "anthropic:claude"),
    ],
)
def test_which_model_the_settings_name(given, name):
    assert model_name(load_settings(**given)) == name


def test_trying_a_model_tells_what_it_said_and_how_long_it_took(server):
    server.then(answer("rea", "dy"))
    trial = model_at(server).try_out()

    assert (trial.model, trial.where, trial.said) == ("openai:m", server.address, "ready")
    assert 0 < trial.first_ms <= trial.whole_ms < 5000
    assert trial.usage.input_tokens == 120


def test_every_kind_of_failure_is_in_the_tree_of_the_docstring():
    drawn = set(re.findall(r"[├└]── (\w+)", kinds.__doc__))
    defined = {name for name, each in vars(kinds).items() if isinstance(each, type) and each is not ModelFailed}
    assert drawn == defined - {"ClassVar"}
