"""How the chat starts and ends: where it listens, what it prints, what it refuses."""

import http.client
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from chat_server import Served, served_fake

from assistant.pages import launch
from assistant.pages.errors import ChatUnavailable, HostRefused, NoPortFree, PortTaken


@pytest.fixture
def nothing_starts(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """The options of the servers that would have been started."""
    started: list[dict[str, object]] = []
    monkeypatch.setattr(launch, "_run", lambda page, options, announcing: started.append(options))
    return started


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that something else listens at."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "127.0.0.2", "example.org", ""])
def test_other_machines_are_not_let_in(host: str, nothing_starts: list[dict[str, object]]):
    with pytest.raises(HostRefused, match=r"--host takes 127\.0\.0\.1, ::1 or localhost"):
        launch.serve(None, host, None, True, None)
    assert not nothing_starts


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_the_machine_itself_is_let_in(host: str, nothing_starts: list[dict[str, object]]):
    assert launch.serve(None, host, None, True, None) == 0
    [options] = nothing_starts
    assert options["server.address"] == "127.0.0.1", "without an address Streamlit asks the network for one"
    assert options["browser.gatherUsageStats"] is False


def test_a_taken_port_is_told(taken: int, nothing_starts: list[dict[str, object]]):
    with pytest.raises(PortTaken, match=f"Port {taken} is taken"):
        launch.serve(None, "127.0.0.1", taken, True, None)
    assert not nothing_starts


def test_a_port_that_may_not_be_used_is_told(monkeypatch: pytest.MonkeyPatch, nothing_starts: list[dict[str, object]]):
    def refuse(_self: object, _address: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", refuse)
    with pytest.raises(ChatUnavailable, match=r"127\.0\.0\.1:80: Permission denied"):
        launch.serve(None, "127.0.0.1", 80, True, None)
    assert not nothing_starts


def test_without_a_port_the_next_free_one_is_taken(
    taken: int, monkeypatch: pytest.MonkeyPatch, nothing_starts: list[dict[str, object]]
):
    monkeypatch.setattr(launch, "FIRST_PORT", taken)
    monkeypatch.setattr(launch, "LAST_PORT", taken + 50)
    launch.serve(None, "127.0.0.1", None, True, None)
    assert taken < int(str(nothing_starts[0]["server.port"])) <= taken + 50


def test_when_no_port_is_free_that_is_told(taken: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(launch, "FIRST_PORT", taken)
    monkeypatch.setattr(launch, "LAST_PORT", taken)
    with pytest.raises(NoPortFree, match=f"from {taken} to {taken}"):
        launch.serve(None, "127.0.0.1", None, True, None)


@pytest.mark.usefixtures("nothing_starts")
def test_home_and_model_become_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSCITE_HOME", "elsewhere")
    monkeypatch.setenv("NEWSCITE_MODEL", "openai:other")
    launch.serve(None, "127.0.0.1", None, True, None)
    assert (os.environ["NEWSCITE_HOME"], os.environ["NEWSCITE_MODEL"]) == ("elsewhere", "openai:other")
    launch.serve(Path("library"), "127.0.0.1", None, True, "openai:gpt-5-mini")
    assert os.environ["NEWSCITE_HOME"] == str(tmp_path / "library")
    assert os.environ["NEWSCITE_MODEL"] == "openai:gpt-5-mini"


@pytest.mark.parametrize(
    ("headless", "screen", "opens"), [(False, ":0", True), (True, ":0", False), (False, "", False)]
)
def test_the_address_is_printed_and_opened(
    headless: bool,
    screen: str,
    opens: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    shown: list[str] = []
    monkeypatch.setattr(launch.webbrowser, "open", shown.append)
    monkeypatch.setattr(launch, "_answers", lambda url: True)
    monkeypatch.setattr(launch.sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", screen)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    launch._announce("http://127.0.0.1:8501", headless, "zh")
    assert capsys.readouterr().out.startswith("NewsCite 已启动：http://127.0.0.1:8501\n")
    assert shown == (["http://127.0.0.1:8501"] if opens else [])


def test_an_address_that_never_answers_is_not_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], taken: int
):
    monkeypatch.setattr(launch, "_START_SECONDS", 0.1)
    launch._announce(f"http://127.0.0.1:{taken + 1}", True, "en")
    assert capsys.readouterr().out == ""


def get(url: str, **headers: str) -> tuple[int, dict[str, str], str]:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    try:
        connection.request("GET", parts.path or "/", headers=headers)
        response = connection.getresponse()
        return response.status, {k.lower(): v for k, v in response.getheaders()}, response.read().decode()
    finally:
        connection.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder whose Streamlit settings would spoil the chat."""
    folder = tmp_path_factory.mktemp("folder")
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit" / "config.toml").write_text(
        '[server]\naddress = "0.0.0.0"\nport = 1\nbaseUrlPath = "x"\n'
        '[browser]\ngatherUsageStats = true\n[theme]\nbase = "https://example.com/theme.toml"\n'
    )
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def served(folder: Path, home: Path) -> Iterator[Served]:
    with served_fake(cwd=folder, HOME=str(home)) as served:
        yield served


def test_the_printed_address_answers(served: Served):
    parts = urlsplit(served.url)
    assert (parts.scheme, parts.hostname) == ("http", "127.0.0.1")
    assert launch.FIRST_PORT <= (parts.port or 0) <= launch.LAST_PORT
    assert get(served.url)[0] == 200
    assert get(f"{served.url}/_stcore/health")[2] == "ok"


def test_the_browser_is_told_to_load_nothing_from_elsewhere(served: Served):
    _, headers, _ = get(served.url)
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"


def test_another_name_for_this_machine_opens_no_conversation(served: Served):
    handshake = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    parts = urlsplit(served.url)
    assert get(f"{served.url}/_stcore/stream", Host=parts.netloc, **handshake)[0] == 101
    assert get(f"{served.url}/_stcore/stream", Host=f"rebound.example:{parts.port}", **handshake)[0] == 403


def test_nothing_is_written_into_the_home_folder(served: Served, home: Path):
    get(served.url)
    assert list(home.rglob("*")) == []


def test_ctrl_c_ends_it_cleanly(served: Served):
    status, printed = served.interrupt()
    assert status == 0
    assert "Traceback" not in printed
    parts = urlsplit(served.url)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((parts.hostname or "", parts.port or 0), timeout=5)
