"""The report as a page: one file, hostile text inert, and in a real browser readable, filterable and printable."""

import re
import shutil

import pytest
from evaluated import NEAR_MISS, RIGHT, WINNER, answered, hit, items, result
from test_evaluation_comparing import run, stored

from assistant.evaluation.comparing import compare
from assistant.evaluation.evidence import find_evidence
from assistant.evaluation.marking import evidence_in, marked
from assistant.evaluation.pages import difference_page, report_page
from assistant.evaluation.plots import Mark, Point, intervals, outcomes, scatter
from assistant.evaluation.summary import summarise
from vectorstore.text.sentences import Span

HOSTILE = "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1> {{7*7}} $x^2$ <b>& \"'"


def hostile_results():
    item = WINNER.model_copy(
        update={"id": HOSTILE, "question": HOSTILE, "type": HOSTILE, "answers": (HOSTILE,), "notes": HOSTILE}
    )
    found = result(item, answered(f"{HOSTILE} [1]", RIGHT.hits, RIGHT.citations, notice=HOSTILE))
    passages = [{**passage, "title": HOSTILE, "text": HOSTILE} for passage in found.passages]
    cited = [{**each, "title": HOSTILE, "quote": HOSTILE} for each in found.citations]
    wrong = found.model_copy(update={"passages": passages, "citations": cited})
    return [
        wrong.model_copy(update={"verdict": found.verdict.model_copy(update={"failure": "not_answered"})}),
        result(WINNER, RIGHT),
        result(NEAR_MISS, answered("Guo Wei. [1]", [hit("award.md")], RIGHT.citations)),
    ]


@pytest.fixture(params=["en", "zh"])
def hostile_page(request):
    results = hostile_results()
    before = stored(HOSTILE, (WINNER, RIGHT), model=HOSTILE)
    after = stored("after", (WINNER, answered(HOSTILE, [], declined=True)))
    summary = summarise(run(test_set=HOSTILE), results, [(HOSTILE, HOSTILE)])
    return report_page(summary, results, request.param, compared=compare(before, after))


def test_the_page_is_one_file_and_what_articles_say_is_text(hostile_page):
    assert not re.findall(r"""(?:src|href|url)\s*[=(]\s*["']?(?!#)[^\s"')]+""", hostile_page.replace("src=x", ""))
    assert hostile_page.count("<script>") == 1 and "<img" not in hostile_page
    assert "{{7*7}}" in hostile_page


def test_a_comparison_is_a_page_of_its_own():
    one, two = items(2)
    page = difference_page(
        compare(stored("a", (one, RIGHT), (two, RIGHT)), stored("b", (one, RIGHT), (two, answered("no", [])))), "en"
    )
    assert "went wrong that did not before" in page and 'data-kind="worse"' in page


def test_marks_tell_cited_words_and_evidence_apart():
    assert marked("abcdef", [Span(-3, 2), Span(4, 9)], [Span(1, 3)]) == [
        ("a", "cited"),
        ("b", "both"),
        ("c", "evidence"),
        ("d", ""),
        ("ef", "cited"),
    ]
    assert marked("", []) == []
    assert evidence_in("Won\nby Guo", ["by  Guo"]) == find_evidence("Won\nby Guo", "by Guo")


def test_plots_keep_text_as_text_and_colours_to_the_page():
    plot = intervals("x", [Mark("奖项 <b> $y$", 0.5, 0.2, 0.7)])
    assert "奖项 &lt;b&gt; $y$" in plot and "var(--right)" in plot
    assert not re.search(r"#0[0-9a-f]{5}|font-family|<style", plot)
    assert outcomes("y", {"fact": {"right": 1, "not_found": 2}}).count("var(--not_found)") == 1
    assert scatter("z", [Point("passages=8", 0, 0.5, 0.4, 0.6)], "ms", "right").startswith("<svg")


def test_the_same_plot_is_the_same_text():
    assert intervals("x", [Mark("a", 0.5, 0.2, 0.7)]) == intervals("x", [Mark("a", 0.5, 0.2, 0.7)])


# In a browser


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    executable = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if executable is None:
        pytest.skip("no Chromium is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def opened(browser, hostile_page, tmp_path):
    """Opens the page; whatever it asks of the network or gets wrong fails the test."""
    wrong, pages = [], []
    path = tmp_path / "report.html"
    path.write_text(hostile_page, encoding="utf-8")

    def open_(**options):
        page = browser.new_page(**options)
        pages.append(page)
        page.on("request", lambda asked: None if asked.url == path.as_uri() else wrong.append(asked.url))
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(path.as_uri())
        return page

    yield open_
    for page in pages:
        page.close()
    assert not wrong


@pytest.mark.browser
def test_in_a_browser_it_is_inert_filters_and_fits_a_phone(opened, tmp_path):
    page = opened(viewport={"width": 390, "height": 844}, color_scheme="dark")
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 23, 22)"
    section = page.locator("section", has=page.locator('.item[data-kind="not_answered"]')).last
    assert section.locator(".item:visible").count() == 2
    section.locator('button[value="wrongly_answered"]').click()
    assert section.locator(".item:visible").count() == 1
    section.locator("input").fill("no such words")
    assert section.locator(".item:visible").count() == 0 and section.locator(".none").is_visible()
    section.locator('button[value=""]').click()
    section.locator("input").fill("onerror")
    section.locator(".item:visible > summary").click()
    section.locator(".item:visible details > summary").click()
    assert section.locator(".item:visible .passages .words").first.inner_text().startswith("</script><script>")
    page.screenshot(path=tmp_path / "phone.png", full_page=True)
    assert (tmp_path / "phone.png").stat().st_size > 50_000


@pytest.mark.browser
def test_without_scripts_all_is_shown_and_print_unfolds_what_went_wrong(opened, browser):
    page = opened(java_script_enabled=False)
    assert page.locator(".tools:visible").count() == 0
    failures = page.locator("section > .items > .item")
    assert failures.count() == failures.locator("visible=true").count() >= 2
    assert not failures.first.locator("dl").is_visible()
    page.emulate_media(media="print")
    assert failures.first.locator("dl").is_visible()
    assert page.locator(".right-ones:visible").count() == 0
