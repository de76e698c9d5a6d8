"""How long the chat in the browser takes on its own: the first paint, and a turn beyond searching and answering.

    python benchmarks/chat.py

The pages over the sample library, without a language model, in headless Chromium on this machine. Prints, in
milliseconds: from the address to the heading in a browser that has never been here (of the server's first page, which
also loads what everybody shares, and the median of later ones), and from Enter to the whole answer on the page less
what the answer itself took (its timings), in a conversation of a few turns and in one of 200.
"""

import json
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from chat_server import served_home  # noqa: E402 - the tests' way of starting the pages

from assistant import Assistant  # noqa: E402
from assistant.conversations.recording import exchange_of  # noqa: E402
from vectorstore.conversations import ConversationStore  # noqa: E402

QUESTIONS = ("When was benvitimod cream approved?", "黄晓军获得了CIBMTR的什么奖？", "What did the conference cost?")
VISITS, TURNS, LONG = 5, 12, 200


def main() -> None:
    executable = next(path for name in ("chromium", "google-chrome") if (path := shutil.which(name)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        home = Path(folder) / "library"
        with Assistant.open(home) as assistant:
            assistant.add_sample()
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        with served_home(home) as served:
            paints = [paint(browser, served.url) for _ in range(VISITS + 1)]
            report("first paint, the server's first page", paints[:1])
            report("first paint", paints[1:])
            page = visit(browser, served.url)
            turn(page, home, 0)  # loads the embedder
            report("turn beyond its answer", [turn(page, home, number) for number in range(TURNS)])
            lengthen(home)
            page.reload()
            page.locator("h1").wait_for()
            page.locator(".message .text").first.wait_for()
            report(f"the same in a conversation of {LONG}", [turn(page, home, number) for number in range(TURNS)])
        browser.close()


def visit(browser: Browser, url: str) -> Page:
    page = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-US").new_page()
    page.goto(url)
    page.locator("h1").wait_for()
    return page


def paint(browser: Browser, url: str) -> float:
    began = time.perf_counter()
    page = visit(browser, url)
    took = time.perf_counter() - began
    page.context.close()
    return 1000 * took


def turn(page: Page, home: Path, number: int) -> float:
    """Milliseconds from Enter to the answer on the page, less those of the answer."""
    asked = page.get_by_label("Chat message from user").last
    before = asked.count() and asked.evaluate("element => element.closest('[class*=st-key-exchange]').className")
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(QUESTIONS[number % len(QUESTIONS)])
    began = time.perf_counter()
    box.press("Enter")
    page.wait_for_function(
        """before => {
          const last = [...document.querySelectorAll('[class*="st-key-exchange"]')].at(-1);
          return [...(last?.querySelectorAll('*') ?? [])].some(
            (each) => last.className !== before && each.shadowRoot?.querySelector(".message .text"));
        }""",
        arg=before or "",
        polling=5,
    )
    took = 1000 * (time.perf_counter() - began)
    page.wait_for_timeout(3000)  # what is looked for after an answer is no part of the next turn
    return took - answered_in(home)


def answered_in(home: Path) -> float:
    """Milliseconds that the last answer took by its own timings."""
    store = ConversationStore(home)
    answer = exchange_of(store.exchanges(store.conversations("")[0].id, 1)[0]).answer
    store.close()
    assert answer is not None
    told = answer.timings
    return told.rewrite_ms + told.embed_ms + told.search_ms + told.answer_ms


def lengthen(home: Path) -> None:
    """Put exchanges into the conversation until it has ``LONG``."""
    store = ConversationStore(home)
    conversation = store.conversations("")[0]
    row = store.exchanges(conversation.id, 1)[0]
    for _ in range(LONG - conversation.exchanges):
        made = store.ask(conversation.id, row.question, row.options)
        store.finish(made, "answered", row.words, row.outcome)
        store.suggest(made, json.dumps([]))
    store.close()


def report(what: str, milliseconds: list[float]) -> None:
    values = sorted(milliseconds)
    print(
        f"{what}: median {statistics.median(values):.0f} ms, {values[0]:.0f} to {values[-1]:.0f}, {len(values)} times"
    )


if __name__ == "__main__":
    main()
