"""Pages of a real Chromium, for tests."""

import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page

LAPTOP = {"width": 1280, "height": 800}
TABLET = {"width": 820, "height": 1180}
PHONE = {"width": 390, "height": 844}
# A flag each: no sandbox in containers, and no calls home of the browser's own.
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
# Milliseconds in which what a test expects has to come. What is quick on a quiet machine takes its time on a busy one,
# and the tests tell what happens, not how fast.
PATIENCE = 120_000

OpenAt = Callable[..., "Page"]


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """Debian's Chromium, or another that is installed."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    executable = next((path for path in found if path), None)
    if executable is None:
        pytest.skip("no Chromium is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def new_page(browser: "Browser") -> "Callable[..., Page]":
    """New pages; those with equal options share a context, and with it the cache of Streamlit's scripts."""
    contexts: dict[str, BrowserContext] = {}

    def new(**options: object) -> "Page":
        key = repr(sorted(options.items()))
        if key not in contexts:
            contexts[key] = browser.new_context(**{"viewport": LAPTOP, "locale": "en-US", **options})
            contexts[key].set_default_timeout(PATIENCE)
        return contexts[key].new_page()

    return new


@pytest.fixture
def open_at(new_page: "Callable[..., Page]") -> Iterator[OpenAt]:
    """Opens a page at an address. What reaches beyond its server, but for ``also``, or fails in it, fails the test."""
    pages: list[Page] = []
    wrong: list[str] = []

    def open_(url: str, also: str = "data:", **options: object) -> "Page":
        page = new_page(**options)
        pages.append(page)
        server = "/".join(url.split("/")[:3])
        allowed = (server, server.replace("http", "ws", 1), "data:", "blob:", also)
        page.on("request", lambda request: None if request.url.startswith(allowed) else wrong.append(request.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text) if _is_error(message) else None)
        page.goto(url)
        page.locator("h1").first.wait_for()
        return page

    yield open_
    for page in pages:
        page.close()
    assert not wrong


def _is_error(message: "ConsoleMessage") -> bool:
    """Whether it is one of ours: Streamlit looks for its server below the address of a page first, in vain."""
    return message.type == "error" and "/_stcore/" not in message.location["url"]


def fits(page: "Page") -> bool:
    """Whether nothing is wider than the window."""
    return bool(
        page.evaluate(
            "[document.documentElement, document.querySelector('main')]"
            ".every(element => element.scrollWidth <= element.clientWidth)"
        )
    )


def quiet(page: "Page") -> None:
    """Wait until Streamlit has drawn the page."""
    from playwright.sync_api import expect

    page.wait_for_function("!document.querySelector('[data-testid=\"stStatusWidget\"]')")
    expect(page.locator("[data-stale='true']")).to_have_count(0)
    page.wait_for_timeout(300)


def unfold(summary: "Locator") -> None:
    """Open what ``summary`` folds, and wait until nothing of it moves: a click at what still moves may miss it."""
    summary.click()
    summary.evaluate(
        """async element => {
            await new Promise(requestAnimationFrame);
            const moving = element.closest("details").getAnimations({subtree: true});
            await Promise.allSettled(moving.map(each => each.finished));
        }"""
    )
    quiet(summary.page)
