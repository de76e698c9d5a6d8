"""The pages in a real Chromium over the sample library: the main job of each, in both languages, at all widths."""

import json
import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import LAPTOP, PHONE, TABLET, OpenAt, fits, quiet, unfold
from chat_server import Served, served_home
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from assistant import Assistant
from assistant.texts import text
from assistant.types import InterfaceLanguage

pytestmark = pytest.mark.browser

PAGES = ("", "library", "awards", "evaluation", "settings")
NOTE = (
    "Rivermouth Hospital signs with Harbour University\n\n"
    "On March 3, 2026, Rivermouth Hospital signed an agreement with Harbour University to train nurses. "
    "The agreement was signed by Anita Verhoeven.\n"
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, module_settings: None) -> Path:
    """The sample library."""
    home = tmp_path_factory.mktemp("pages") / "library"
    with Assistant.open(home) as assistant:
        assistant.add_sample()
    return home


@pytest.fixture(scope="module")
def served(home: Path) -> Iterator[Served]:
    with served_home(home) as served:
        yield served


@pytest.fixture
def own(home: Path, tmp_path: Path) -> Iterator[Served]:
    """A server over a copy of the library, for tests that change it. Named before ``open_at``, it outlives pages."""
    copied = tmp_path / "library"
    shutil.copytree(home, copied)
    with served_home(copied) as served:
        yield served


def ask(page: Page, question: str) -> Locator:
    """Ask, and give the answer when it is finished."""
    answers = page.locator(".message .text")
    before = answers.count()
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(question)
    box.press("Enter")
    expect(answers).to_have_count(before + 1)
    return page.locator(".message").last


def choose(page: Page, picker: Locator, name: str = "") -> None:
    """Choose what is called ``name``, or the first. A list that a redrawing of the page closed is opened again."""
    options = page.get_by_role("option", name=name) if name else page.get_by_role("option")
    for _ in range(5):
        quiet(page)
        picker.click()
        try:
            options.first.click(timeout=6_000)
        except PlaywrightTimeout:
            page.keyboard.press("Escape")
        else:
            return
    pytest.fail("the list of choices does not stay open")


def add(page: Page, *files: dict[str, object], addresses: str = "") -> Locator:
    """Add on the library page, and give what is told of it in the end."""
    form = page.locator(".st-key-adding")
    if not form.get_by_role("button", name="Add", exact=True).is_visible():
        unfold(form.locator("summary"))
    if files:
        form.locator("input[type=file]").set_input_files(list(files))  # type: ignore[arg-type]
        uploaded(form)
    form.get_by_role("textbox").fill(addresses)
    quiet(page)
    form.get_by_role("button", name="Add", exact=True).click()
    job = page.locator(".job").last
    expect(job.locator(".state")).to_contain_text("failed.")
    return job


def uploaded(form: Locator) -> None:
    """Wait until the files that were chosen are in the server."""
    expect(form.get_by_test_id("stFileChip").first).to_be_visible()
    expect(form.get_by_test_id("stFileChipIconSpinner")).to_have_count(0)


def as_file(name: str, content: str) -> dict[str, object]:
    return {"name": name, "mimeType": "text/plain", "buffer": content.encode()}


# The library


def test_files_are_added_asked_about_removed_and_had_back(own: Served, open_at: OpenAt):
    page = open_at(f"{own.url}/library")
    job = add(page, as_file("agreement.txt", NOTE), as_file("nothing.txt", " \n"))
    expect(job.locator(".state")).to_have_text("1 added, 0 unchanged, 1 failed.")
    expect(job.locator("li.failed")).to_contain_text("nothing.txt")
    expect(job.locator("li.failed .why")).not_to_be_empty()

    page.get_by_label("Search titles and sources").fill("Rivermouth")
    page.get_by_label("Search titles and sources").press("Enter")
    expect(page.locator("section.list a .title")).to_have_text(["Rivermouth Hospital signs with Harbour University"])
    page.locator("section.list a").click()
    expect(page.locator("h1")).to_have_text("Rivermouth Hospital signs with Harbour University")
    page.get_by_role("button", name="Ask about this article").click()
    answer = ask(page, "Who signed the agreement?")
    expect(answer.locator(".text")).to_contain_text("Anita Verhoeven")

    page.get_by_role("link", name="Library").click()
    page.locator("section.list a", has_text="Rivermouth").click()
    page.get_by_role("button", name="Remove").click()
    undo = page.locator(".job").get_by_role("button", name="Undo")
    expect(undo).to_be_visible()
    expect(page.locator("section.list a", has_text="Rivermouth")).to_have_count(0)
    undo.click()
    expect(page.locator("section.list a", has_text="Rivermouth")).to_have_count(1)


def test_an_address_that_cannot_be_fetched_is_told_with_its_reason(own: Served, open_at: OpenAt):
    page = open_at(f"{own.url}/library")
    job = add(page, addresses="http://127.0.0.1:9/news.html")
    expect(job.locator("li.failed")).to_contain_text("http://127.0.0.1:9/news.html")
    expect(job.locator("li.failed .why")).not_to_be_empty()


def test_two_browsers_chat_while_articles_are_added(own: Served, open_at: OpenAt):
    one, other = open_at(own.url), open_at(own.url, locale="zh-CN")
    adding = open_at(f"{own.url}/library")
    files = [
        as_file(f"note-{n}.txt", NOTE.replace("March 3", f"March {n}").replace("nurses", f"team {n}"))
        for n in range(1, 25)
    ]
    form = adding.locator(".st-key-adding")
    unfold(form.locator("summary"))
    form.locator("input[type=file]").set_input_files(files)  # type: ignore[arg-type]
    uploaded(form)
    quiet(adding)
    form.get_by_role("button", name="Add", exact=True).click()
    expect(adding.locator(".job")).to_be_visible()
    expect(ask(one, "When was benvitimod cream approved?").locator(".text")).to_contain_text("May 2019")
    expect(ask(other, "黄晓军获得了CIBMTR的什么奖？").locator(".text")).to_contain_text("Distinguished Service Award")
    expect(adding.locator(".job .state")).to_contain_text("0 failed.", timeout=120_000)
    expect(one.locator(".message")).to_have_count(1)


def test_a_link_to_words_opens_the_article_at_them(open_at: OpenAt, served: Served, home: Path):
    with Assistant.open(home) as assistant:
        listed, _ = assistant.library.listed()
        stored = assistant.library.article(max(listed, key=lambda each: each.passages).id)
    start, end = len(stored.text) - 40, len(stored.text) - 20
    page = open_at(f"{served.url}/?article={stored.id}&start={start}&end={end}")
    marked = page.locator("mark")
    expect(marked).to_have_text(stored.text[start:end])
    expect(marked).to_be_in_viewport()
    page.get_by_role("button", name="All articles").click()
    expect(page.locator("section.list a").first).to_be_visible()


@pytest.mark.parametrize("query", ["article=nothing", "article=nothing&start=x&end=-1"])
def test_a_link_to_an_article_that_is_not_there_is_told(open_at: OpenAt, served: Served, query: str):
    page = open_at(f"{served.url}/?{query}")
    expect(page.locator("h1")).to_have_text("This article is not there")


# Awards and collaborations


def test_a_row_opens_its_source_and_can_be_confirmed_and_corrected(own: Served, open_at: OpenAt):
    page = open_at(f"{own.url}/awards")
    page.locator("td button").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("mark").first).to_be_visible()
    assert "article=" in str(dialog.get_by_role("link").first.get_attribute("href"))
    dialog.get_by_role("button", name="It is right").click()
    expect(page.get_by_role("dialog").get_by_text("Confirmed by")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("tbody tr").first).to_contain_text("✓")


def test_rows_are_filtered_and_exported(open_at: OpenAt, served: Served):
    page = open_at(f"{served.url}/awards")
    expect(page.locator("tbody tr").nth(3)).to_be_visible()
    page.get_by_label("Person or institution").fill("Tu Youyou")
    page.get_by_label("Person or institution").press("Enter")
    quiet(page)
    expect(page.locator("tbody tr").first).to_contain_text("屠呦呦")
    expect(page.locator("tbody tr", has_not_text="屠呦呦").filter(has_not_text="Tu Youyou")).to_have_count(0)
    with page.expect_download() as csv:
        page.get_by_role("button", name="CSV").click()
    assert "屠呦呦" in csv.value.path().read_text(encoding="utf-8-sig")
    with page.expect_download() as sheet:
        page.get_by_role("button", name="Excel").click()
    assert sheet.value.path().read_bytes().startswith(b"PK")


def test_collaborations_have_a_table_a_timeline_and_a_network(open_at: OpenAt, served: Served):
    page = open_at(f"{served.url}/awards")
    page.get_by_role("radio", name="Collaborations").click()
    expect(page.locator("tbody tr").first).to_be_visible()
    page.get_by_role("radio", name="Timeline").click()
    expect(page.locator(".year h2").first).to_have_text("2024")
    page.locator(".year button").first.click()
    expect(page.get_by_role("dialog").locator("mark").first).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("radio", name="Who works with whom").click()
    graph = page.frame_locator("iframe").locator("canvas").or_(page.locator("canvas")).first
    expect(graph).to_be_visible()
    choose(page, page.get_by_label("Collaborations of"))
    expect(page.locator("tbody tr").first).to_be_visible()


# Evaluation


def questions() -> str:
    items = [
        {"id": "cream", "question": "When was benvitimod cream approved?", "answers": ["May 2019"]},
        {"id": "cost", "question": "What did the conference in Xiong'an cost?", "answers": []},
        {"id": "wrong", "question": "黄晓军获得了CIBMTR的什么奖？", "answers": ["绝无此奖"]},
    ]
    return "\n".join(json.dumps(item, ensure_ascii=False) for item in items)


def test_a_test_set_is_added_run_read_and_compared(own: Served, open_at: OpenAt):
    page = open_at(f"{own.url}/evaluation")
    unfold(page.locator("summary", has_text="Add a test set"))
    page.locator("input[type=file]").set_input_files([as_file("ours.jsonl", questions())])  # type: ignore[list-item]
    page.locator(".st-key-keep-set button").click()
    for run in (1, 2):
        choose(page, page.locator(".st-key-set"), "ours.jsonl")
        page.locator(".st-key-start button").click()
        expect(page.locator(".job")).to_have_count(run)
        expect(page.locator(".job progress")).to_have_count(0, timeout=120_000)
        quiet(page)
    expect(page.get_by_test_id("stMetricValue")).to_contain_text("67")
    page.get_by_text("黄晓军获得了CIBMTR的什么奖").last.click()
    expect(page.get_by_role("table").filter(has_text="绝无此奖")).to_be_visible()
    with page.expect_download() as report:
        page.get_by_role("button", name="Whole report").click()
    assert "绝无此奖" in report.value.path().read_text(encoding="utf-8")
    choose(page, page.locator(".st-key-compare"))
    quiet(page)
    expect(page.get_by_role("table", name="Measures")).to_be_visible()


def test_a_judged_answer_becomes_a_test_item(own: Served, open_at: OpenAt):
    page = open_at(own.url)
    answer = ask(page, "When was benvitimod cream approved?")
    answer.get_by_role("button", name=text("chat.wrong", "en"), exact=True).click()
    answer.get_by_role("textbox").fill("It was in 2019.")
    answer.get_by_role("button", name=text("chat.send", "en")).click()
    expect(answer).to_contain_text(text("chat.judged", "en"))
    page.get_by_role("link", name="Evaluation").click()
    quiet(page)
    unfold(page.locator("summary", has_text="When was benvitimod cream approved?"))
    page.get_by_label("Accepted answers, one a line").fill("2019")
    page.get_by_role("button", name="Make it a test item").click()
    expect(page.get_by_text("1 are in the test set")).to_be_visible()


# Settings


def test_settings_show_no_secret_and_rebuild_the_index(own: Served, open_at: OpenAt):
    page = open_at(f"{own.url}/settings")
    expect(page.get_by_role("table", name="What is set")).to_contain_text("decline_below")
    page.get_by_role("button", name="Rebuild the index").click()
    expect(page.locator(".job .state")).to_have_text("Done")


def test_keys_are_never_on_a_page(open_at: OpenAt, home: Path):
    key = "sk-quite-a-secret-key"
    with served_home(
        home, OPENAI_API_KEY=key, OPENAI_BASE_URL="http://127.0.0.1:9/v1", NEWSCITE_MODEL="openai:some"
    ) as served:
        page = open_at(f"{served.url}/settings")
        expect(page.get_by_role("table", name="What is set")).to_contain_text("set, not shown")
        page.get_by_role("button", name="Test the connection").click()
        expect(page.locator(".message")).to_contain_text("127.0.0.1:9")
        assert key not in page.content()
        assert key not in page.locator("main").inner_text()


# All pages


HEADINGS: dict[InterfaceLanguage, tuple[str, ...]] = {
    language: tuple(
        text(key, language)
        for key in ("chat.welcome", "library.title", "ledger_page.title", "evaluation_page.title", "settings.title")
    )
    for language in ("en", "zh")
}


@pytest.mark.parametrize(("locale", "language"), [("en-US", "en"), ("zh-CN", "zh")])
def test_every_page_speaks_the_browser_s_language(
    open_at: OpenAt, served: Served, locale: str, language: InterfaceLanguage
):
    for name, heading in zip(PAGES, HEADINGS[language], strict=True):
        page = open_at(f"{served.url}/{name}", locale=locale)
        expect(page.locator("h1").first).to_have_text(heading)
        expect(page.locator("html")).to_have_attribute("lang", text("pages.locale", language))


@pytest.mark.parametrize("viewport", [LAPTOP, TABLET, PHONE], ids=["laptop", "tablet", "phone"])
def test_every_page_fits(open_at: OpenAt, served: Served, viewport: dict[str, int]):
    for name in PAGES:
        page = open_at(f"{served.url}/{name}", viewport=viewport)
        quiet(page)
        assert fits(page), name


# What axe finds in Streamlit's own parts, which no setting of ours changes; told in docs/architecture.md.
OF_STREAMLIT: dict[str, str] = {}


@pytest.mark.parametrize(("name", "scheme"), list(product(PAGES, ("light", "dark"))))
def test_axe_finds_nothing_serious(open_at: OpenAt, served: Served, name: str, scheme: str):
    page = open_at(f"{served.url}/{name}", color_scheme=scheme)
    if not name:
        ask(page, "When was benvitimod cream approved?")
    quiet(page)
    found = Axe().run(page).response["violations"]
    serious = {
        each["id"]: [node["html"][:200] for node in each["nodes"]]
        for each in found
        if each["impact"] in ("serious", "critical") and each["id"] not in OF_STREAMLIT
    }
    assert not serious
