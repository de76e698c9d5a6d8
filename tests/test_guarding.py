"""Whatever a document makes its parser do, it costs a limited time and memory, and the next one is read."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from assistant.errors import NotText, ReaderBroke, TookTooMuchMemory, TooSlowToRead, UnpacksTooLarge
from assistant.guarding import guard, run_guarded
from assistant.guarding.child import TASKS, function_of

LINUX = sys.platform == "linux"


@pytest.fixture
def hostile(monkeypatch):
    """A function that runs a task of ``hostile_child``."""
    monkeypatch.setattr(guard, "_CHILD", "hostile_child")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent), prepend=os.pathsep)
    own = guard._Child()
    monkeypatch.setattr(guard, "_child", lambda: own)
    yield lambda task, data=b"", **options: run_guarded(task, data, source="page", **options)["words"]
    own.end()


def test_a_task_gets_the_document_and_its_options_and_gives_its_result(hostile):
    assert hostile("echo", "文".encode() * 100_000, most=3) == ["文" * 100_000, {"source": "page", "most": 3}]


def test_one_child_reads_one_document_after_another(hostile):
    assert hostile("who") == hostile("who")


def test_what_the_task_raises_for_people_is_raised_and_the_child_stays(hostile):
    before = hostile("who")
    with pytest.raises(NotText, match="page is not text"):
        hostile("refuse")
    assert hostile("who") == before


@pytest.mark.parametrize(
    ("task", "error", "words"),
    [
        ("sleep", TooSlowToRead, "within 0.3 seconds"),
        ("spin", TooSlowToRead, "within 0.3 seconds"),
        pytest.param("grow", TookTooMuchMemory, "200 MB", marks=pytest.mark.skipif(not LINUX, reason="not limited")),
        ("be_killed", TookTooMuchMemory, "200 MB"),
        ("break_down", ReaderBroke, "ZeroDivisionError"),
        ("recurse", ReaderBroke, "RecursionError"),
        ("crash", ReaderBroke, "SIGSEGV"),
        ("leave", ReaderBroke, "exit status 3"),
    ],
)
def test_what_goes_wrong_is_told_and_the_next_document_is_read(hostile, task, error, words):
    with pytest.raises(error, match=words) as caught:
        hostile(task, seconds=0.3, megabytes=200)
    assert "page" in caught.value.message("zh")
    assert hostile("echo", b"next") == ["next", {"source": "page"}]


def test_a_result_larger_than_any_article_is_not_taken(hostile, monkeypatch):
    assert len(hostile("talk")) == 10**6
    monkeypatch.setattr(guard, "_LARGEST_REPLY", 10**5)
    with pytest.raises(UnpacksTooLarge):
        hostile("talk")
    assert hostile("echo", b"next")[0] == "next"


def test_the_child_is_limited_and_sees_nothing_of_ours(hostile, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "a secret")
    with Path(__file__).open("rb") as file:
        os.set_inheritable(file.fileno(), True)
        found = hostile("where", seconds=7, megabytes=300)

    limits = found["limits"]
    assert (limits["FSIZE"], limits["CORE"], limits["NOFILE"]) == (0, 0, 64)
    assert 7 < limits["CPU"] <= 9
    assert limits["AS"] == 300 << 20 or not LINUX
    assert not {"OPENAI_API_KEY", "HOME", "PATH"} & set(found["environment"])
    assert found["folder"] == []
    # Its input, two that lead nowhere, and the one that it answers by.
    assert found["open"] == [0, 1, 2, 3]


def test_the_child_writes_no_files(hostile, tmp_path):
    with pytest.raises(ReaderBroke, match="OSError"):
        hostile("write", str(tmp_path / "file").encode())
    assert (tmp_path / "file").read_text() == ""


def test_the_folder_of_the_child_is_gone_while_it_is_there(hostile, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert hostile("echo", b"words")[0] == "words"
    assert list(tmp_path.iterdir()) == []


def test_a_child_is_replaced_after_so_many_documents(hostile, monkeypatch):
    monkeypatch.setattr(guard, "_DOCUMENTS", 2)

    children = [hostile("who") for _ in range(4)]

    assert children[0] == children[1] != children[2] == children[3]


def test_a_child_that_was_killed_while_it_waited_is_replaced(hostile):
    os.kill(hostile("who"), signal.SIGKILL)
    time.sleep(0.05)
    assert hostile("echo", b"next")[0] == "next"


def test_an_interrupted_task_leaves_no_answer_for_the_next(hostile, monkeypatch):
    before = hostile("who")
    with monkeypatch.context() as patched:
        patched.setattr(guard, "_answer", interrupted)
        with pytest.raises(KeyboardInterrupt):
            hostile("who")
    assert hostile("who") != before


def interrupted(process, request):
    raise KeyboardInterrupt


def test_threads_take_turns_and_get_each_its_own(hostile):
    found = {}

    def ask(n):
        found[n] = hostile("echo", str(n).encode())[0]

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == {n: str(n) for n in range(8)}


def test_the_child_ends_when_its_parent_does():
    done = subprocess.run(
        [sys.executable, "-m", "assistant.guarding.child"], stdin=subprocess.DEVNULL, timeout=20, check=False
    )
    assert done.returncode == 0


@pytest.mark.parametrize("task", TASKS)
def test_every_task_is_where_it_is_said_to_be(task):
    assert callable(function_of(task))
