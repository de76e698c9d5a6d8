"""Serve the chat on this machine, until Ctrl-C."""

import errno
import logging
import os
import socket
import sys
import threading
import time
import urllib.request
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import click

from assistant.access import load_access
from assistant.pages import theme
from assistant.pages.errors import ChatUnavailable, HostRefused, NoPortFree, PortTaken
from assistant.texts import text
from assistant.types import InterfaceLanguage

PAGE = Path(__file__).with_name("app.py")
FIRST_PORT = 8501
LAST_PORT = 8600
_LOOPBACK = {"127.0.0.1": "127.0.0.1", "localhost": "127.0.0.1", "::1": "::1"}
# A machine that is busy starts slowly; a server that has not answered by then has failed and said why.
_START_SECONDS = 60
_KEPT_SECONDS = 12 * 3600


def serve(
    home: Path | None,
    host: str,
    port: int | None,
    headless: bool,
    model: str | None,
    language: InterfaceLanguage = "en",
    *,
    access_file: Path | None = None,
    insecure: bool = False,
) -> int:
    """Serve the chat over the library at ``home`` until Ctrl-C, and give the exit status.

    ``home`` and ``model`` are passed on as settings; None leaves what is set. Without ``port`` the first free
    one from ``FIRST_PORT`` is taken. The address is printed, in ``language``, once it answers, and opened in a
    browser unless ``headless``. With an ``access_file`` people log in; without, other machines are only served when
    that may be ``insecure``. Raises ChatUnavailable and AccessUnusable.
    """
    if home is not None:
        os.environ["NEWSCITE_HOME"] = str(home.absolute())
    if model is not None:
        os.environ["NEWSCITE_MODEL"] = model
    return serve_page(PAGE, host, port, headless, language, access_file=access_file, insecure=insecure)


def serve_page(
    page: Path,
    host: str,
    port: int | None,
    headless: bool,
    language: InterfaceLanguage = "en",
    *,
    access_file: Path | None = None,
    insecure: bool = False,
) -> int:
    """Serve the Streamlit script ``page`` as ``serve`` does."""
    access = load_access(access_file) if access_file else None
    address = _LOOPBACK.get(host) or host
    exposed = host not in _LOOPBACK
    if exposed and not access and not insecure:
        raise HostRefused(host=host)
    chosen = _free_port(address) if port is None else _checked_port(address, port)
    reached = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address, address)
    url = f"http://[{reached}]:{chosen}" if ":" in reached else f"http://{reached}:{chosen}"
    announcing = threading.Thread(target=_announce, args=(url, headless, language), daemon=True)
    if exposed and not access:
        click.echo(text("chat.insecure", language, host=host), err=True)
    hosts = [*_LOOPBACK, *([access.host] if access else [])]
    options = _options(address, chosen) | {
        # A name that is not expected may be another site's, which the browser was told lies here (DNS rebinding).
        "server.allowedHosts": ["*"] if exposed and not access else hosts,
        # Also keeps a secrets.toml of the user's out.
        "secrets.files": [str(access_file)] if access_file else [],
    }
    try:
        _run(page, options, announcing)
    except KeyboardInterrupt:  # the ordinary end; the server has closed its connections by now
        return 0
    return 0


def _free_port(address: str) -> int:
    for port in range(FIRST_PORT, LAST_PORT + 1):
        try:
            return _checked_port(address, port)
        except PortTaken:
            continue
    raise NoPortFree(first=FIRST_PORT, last=LAST_PORT)


def _checked_port(address: str, port: int) -> int:
    """``port`` when it can be listened at. Raises PortTaken when it is in use, else ChatUnavailable."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PortTaken(port=port) from error
            raise ChatUnavailable(reason=f"{address}:{port}: {error.strerror}") from error
    return port


def _options(address: str, port: int) -> dict[str, Any]:
    """Streamlit's options. What is given here no config.toml of the user's can change.

    Without ``server.address`` a headless Streamlit asks a public service for its IP address.
    """
    return theme.options() | {
        "browser.gatherUsageStats": False,
        "browser.serverAddress": address,
        "client.showErrorDetails": "none",
        "client.showErrorLinks": False,
        "client.toolbarMode": "minimal",
        "logger.hideWelcomeMessage": True,
        "logger.level": "error",
        "runner.magicEnabled": False,
        "server.address": address,
        "server.baseUrlPath": "",
        "server.disconnectedSessionTTL": _KEPT_SECONDS,
        "server.enableAgentApi": False,
        "server.enableCORS": True,
        "server.enableStaticServing": False,
        "server.enableXsrfProtection": True,
        "server.fileWatcherType": "none",
        "server.headless": True,
        "server.port": port,
        "server.runOnSave": False,
        "server.showEmailPrompt": False,
    }


def _run(page: Path, options: dict[str, Any], started: threading.Thread) -> None:
    """Serve ``page`` until a signal; ``started`` runs beside the server from its start."""
    import streamlit as st
    from starlette.middleware import Middleware

    from assistant.pages.app import show_fault
    from assistant.pages.headers import SecurityHeaders

    @asynccontextmanager
    async def lifespan(_app: st.App) -> AsyncIterator[None]:
        started.start()
        yield

    # uvicorn reports its own start and end at a level below a warning; the address below says it better.
    logging.getLogger("uvicorn.error").addFilter(lambda record: record.levelno >= logging.WARNING)
    served = st.App(page, lifespan=lifespan, middleware=[Middleware(SecurityHeaders)], on_script_error=show_fault)
    served.run(config=options)


def _announce(url: str, headless: bool, language: InterfaceLanguage) -> None:
    """Print ``url`` as soon as the server answers there, and open a browser at it unless ``headless``."""
    if not _answers(url):
        return
    click.echo(f"{text('chat.address', language, address=url)}\n{text('chat.stop_hint', language)}")
    if not headless and _has_screen():
        webbrowser.open(url)


def _has_screen() -> bool:
    """Whether a browser has where to show a page; without, ``webbrowser`` would put a text browser in the terminal."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _answers(url: str) -> bool:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until:
        try:
            with direct.open(f"{url}/_stcore/health", timeout=5):
                return True
        except OSError:
            time.sleep(0.1)
    return False
