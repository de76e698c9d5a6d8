"""The pictures of the pages in docs/images: made when ``IMAGES_OF_PAGES`` names a folder, else thrown away.

``scripts/screenshots`` makes them. Each is of what a person sees, over the sample library, without a language model.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import LAPTOP, PHONE, OpenAt, quiet
from chat_server import Served, served_home
from playwright.sync_api import Page, expect
from test_pages_browser import ask

from assistant import Assistant

pytestmark = pytest.mark.browser

QUESTIONS = (
    "When was benvitimod cream approved?",
    "What did the conference in Xiong'an cost?",
    "黄晓军获得了CIBMTR的什么奖？",
)
# The first bytes of a PNG, and fewer bytes than any page with words on it takes.
PNG, LEAST = b"\x89PNG", 20_000


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, module_settings: None) -> Iterator[Served]:
    home = tmp_path_factory.mktemp("pictures") / "library"
    with Assistant.open(home) as assistant:
        assistant.add_sample()
    with served_home(home) as served:
        yield served


def chat(page: Page) -> None:
    for question in QUESTIONS:
        ask(page, question)
    page.locator(".message").last.get_by_role("button", name="Source 1").first.click()


def chat_on_a_phone(page: Page) -> None:
    ask(page, "黄晓军获得了CIBMTR的什么奖？")


def article(page: Page) -> None:
    page.locator("section.list a", has_text="CIBMTR").first.click()
    expect(page.locator("article")).to_be_visible()
    quiet(page)
    page.locator("td button").first.click()
    expect(page.locator("mark")).to_be_visible()


def network(page: Page) -> None:
    page.get_by_role("radio", name="Who works with whom").click()
    page.frame_locator("iframe").locator("canvas").or_(page.locator("canvas")).first.wait_for()
    page.wait_for_timeout(3000)


def timeline(page: Page) -> None:
    page.get_by_role("radio", name="Timeline").click()


def row(page: Page) -> None:
    quiet(page)
    page.locator("td button").first.click()
    expect(page.get_by_role("dialog").locator("mark").first).to_be_visible()


def report(page: Page) -> None:
    page.locator("input[type=number]").fill("40")
    page.locator(".st-key-start button").click()
    expect(page.get_by_test_id("stMetricValue")).to_be_visible(timeout=240_000)


def as_it_is(_page: Page) -> None:
    pass


PICTURES: dict[str, tuple[str, Callable[[Page], None], dict[str, object]]] = {
    "chat": ("", chat, {}),
    "chat-phone": ("", chat_on_a_phone, {"viewport": PHONE, "locale": "zh-CN", "color_scheme": "dark"}),
    "library": ("library", as_it_is, {}),
    "article": ("library", article, {}),
    "awards": ("awards", as_it_is, {}),
    "row": ("awards", row, {}),
    "timeline": ("awards", timeline, {}),
    "network": ("awards", network, {}),
    "evaluation": ("evaluation", report, {}),
    "settings": ("settings", as_it_is, {"locale": "zh-CN"}),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_made(open_at: OpenAt, served: Served, tmp_path: Path, name: str):
    where, do, options = PICTURES[name]
    page = open_at(f"{served.url}/{where}", **{"viewport": LAPTOP, "device_scale_factor": 1.5, **options})
    do(page)
    quiet(page)
    page.wait_for_timeout(700)
    made = Path(os.environ.get("IMAGES_OF_PAGES") or tmp_path) / f"{name}.png"
    page.screenshot(path=made)
    assert made.read_bytes().startswith(PNG)
    assert made.stat().st_size > LEAST
