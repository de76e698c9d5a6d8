"""Make docs/images/chat.png and source.png: the real chat over the sample library, without a language model.

    python scripts/screenshot.py

Needs the development environment (scripts/test installs it) and Chromium.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from chat_server import served_home  # noqa: E402 - the tests' way of starting the chat

from assistant import Assistant  # noqa: E402

QUESTIONS = (
    "When was benvitimod cream approved?",
    "What did the conference in Xiong'an cost?",
    "黄晓军获得了CIBMTR的什么奖？",
)
IMAGES = ROOT / "docs" / "images"


def main() -> None:
    executable = next(
        path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))
    )
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        home = Path(folder) / "library"
        with Assistant.open(home) as assistant:
            assistant.add_sample()
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        with served_home(home) as served:
            page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="en-US", device_scale_factor=1.5)
            page.goto(served.url)
            for asked, question in enumerate(QUESTIONS, start=1):
                box = page.get_by_test_id("stChatInputTextArea")
                box.fill(question)
                box.press("Enter")
                page.locator(".message .text").nth(asked - 1).wait_for()
            IMAGES.mkdir(parents=True, exist_ok=True)
            page.wait_for_timeout(1000)
            page.screenshot(path=IMAGES / "chat.png")
            page.locator(".message").last.get_by_role("button", name="Source 1").first.click()
            page.wait_for_timeout(1000)
            page.screenshot(path=IMAGES / "source.png")
        browser.close()


if __name__ == "__main__":
    main()
