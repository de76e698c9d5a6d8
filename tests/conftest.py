"""What every test stands on: settings of its own, folders of its own, and no network."""

import ipaddress
import os
import socket
import sys

import pytest

pytest_plugins = ("browsing",)


@pytest.fixture(scope="session")
def _cache(tmp_path_factory):
    """The user's cache of all tests: compiling the dictionary into it takes seconds."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _own_settings(tmp_path, monkeypatch, _cache):
    """No setting of the person's, and none of their folders; English unless a test says otherwise."""
    own_settings(monkeypatch, tmp_path / "user", _cache)


@pytest.fixture(scope="module")
def module_settings(tmp_path_factory, _cache):
    """The same for what a whole module shares, such as a server."""
    with pytest.MonkeyPatch.context() as patch:
        own_settings(patch, tmp_path_factory.mktemp("user"), _cache)
        yield


def own_settings(patch, user, cache):
    """Leave nothing of the person's in the environment, and have ``user`` as home folder."""
    for name in os.environ:
        if name.startswith(("NEWSCITE_", "OPENAI_", "LC_", "LANG", "XDG_")):
            patch.delenv(name)
    patch.setenv("HOME", str(user))
    patch.setenv("XDG_CACHE_HOME", str(cache))
    patch.setenv("LANG", "C.UTF-8")


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch):
    """Fail a test that looks up a name or opens a connection beyond this machine."""

    def guarded(name):
        real = getattr(socket.socket, name)

        def connect(self, address):
            if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_loopback(address[0]):
                pytest.fail(f"a connection to {address} was tried")
            return real(self, address)

        return connect

    def getaddrinfo(host, *rest, **named):
        if host is not None and not _is_loopback(host):
            pytest.fail(f"the address of {host} was asked for")
        return real_getaddrinfo(host, *rest, **named)

    real_getaddrinfo = socket.getaddrinfo
    monkeypatch.setattr(socket.socket, "connect", guarded("connect"))
    monkeypatch.setattr(socket.socket, "connect_ex", guarded("connect_ex"))
    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


def _is_loopback(host):
    name = host.decode() if isinstance(host, bytes) else host
    try:
        return name in ("", "localhost") or ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


@pytest.fixture
def no_index(monkeypatch):
    """Leave out building the Chroma index, which takes seconds; everything is searched exactly without it."""
    monkeypatch.setattr("vectorstore.writer.Writer.renew_index", lambda self, always=False: False)


@pytest.fixture(autouse=True)
def _own_main(monkeypatch):
    """Streamlit's AppTest leaves its page as ``__main__``, which processes started later would run again."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture
def home(tmp_path):
    """A folder for a library that is not made yet."""
    return tmp_path / "library"
