"""The chat in a real Chromium: what only a browser can show."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import LAPTOP, PHONE, OpenAt, fits, quiet
from chat_fake import AWARD, HOSTILE, PROTOCOL, TALK
from chat_server import Served, served_fake, served_home
from playwright.sync_api import Locator, Page, expect

from assistant import Assistant

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]


@pytest.fixture(scope="module")
def chat() -> Iterator[Served]:
    """The chat over the scripted assistant, slow enough to be seen writing."""
    with served_fake(CHAT_FAKE_PAUSE="0.3") as served:
        yield served


@pytest.fixture
def open_page(open_at: OpenAt, chat: Served) -> OpenPage:
    """Opens a page at the chat."""

    def open_(url: str = chat.url, **options: object) -> Page:
        return open_at(url, **options)

    return open_


def ask(page: Page, question: str) -> Locator:
    """Ask, and give the answer when it is finished."""
    answers = page.locator(".message .text")
    before = answers.count()
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(question)
    box.press("Enter")
    expect(answers).to_have_count(before + 1)
    return page.locator(".message").last


# Keeps what the answer's place showed for two frames at least, so that it was painted: "text at left,top".
WATCH = """() => {
  window.shown = [];
  let before;
  const look = () => {
    const place = document.querySelector('[aria-label="Chat message from assistant"]');
    const text = place?.querySelector('[data-testid="stText"] span')
      ?? place?.querySelector('[data-testid="stBidiComponentIsolated"]')?.shadowRoot?.querySelector(".text");
    if (text) {
      const { left, top } = text.getBoundingClientRect();
      const entry = `${text.textContent.trim()} at ${Math.round(left)},${Math.round(top)}`;
      if (entry === before && window.shown.at(-1) !== entry) window.shown.push(entry);
      before = entry;
    }
    requestAnimationFrame(look);
  };
  look();
}"""


def test_an_answer_is_written_before_the_eyes_and_stays_where_it_was(open_page: OpenPage):
    page = open_page()
    page.evaluate(WATCH)
    ask(page, "Which award did CIBMTR give?")
    expect(page.locator(".card")).to_have_count(2)
    texts, places = zip(*(entry.rsplit(" at ", 1) for entry in page.evaluate("window.shown")), strict=True)
    assert texts[0] == "Reading the articles"
    assert f"{AWARD} [1]" in texts, "the first sentence is shown before the second is ready"
    assert texts[-1] == f"{AWARD} 1 {PROTOCOL} 2"
    assert len({place for words, place in zip(texts, places, strict=True) if words != texts[0]}) == 1


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_every_question_is_read_from_its_top(open_page: OpenPage, viewport: dict[str, int]):
    page = open_page(viewport=viewport)
    for question in ("Which award did CIBMTR give?", "What did it cost?", "many"):
        ask(page, question)
        page.wait_for_timeout(1500)  # what was offered after the answer before has gone
        bubble = page.get_by_label("Chat message from user").last.bounding_box()
        assert bubble
        assert 60 <= bubble["y"] < 200, question


def test_a_citation_opens_its_source_in_place(open_page: OpenPage):
    page = open_page()
    page.evaluate("window.sameDocument = true")
    answer = ask(page, "Which award did CIBMTR give?")
    answer.get_by_role("button", name="Source 1: Huang Xiaojun").click()
    panel = answer.get_by_role("dialog")
    expect(panel).to_be_visible()
    expect(panel.locator("mark")).to_have_text(AWARD)
    expect(panel.locator("mark")).to_be_in_viewport(ratio=1)
    expect(panel).to_contain_text("Physicians in Italy, France and South Korea")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(answer.get_by_role("button", name="Source 1: Huang Xiaojun")).to_be_focused()
    assert page.evaluate("window.sameDocument")
    expect(page.get_by_label("Chat message from user")).to_have_text("Which award did CIBMTR give?")


def test_quoted_words_far_down_are_scrolled_to(open_page: OpenPage):
    page = open_page(viewport={"width": 700, "height": 420})
    answer = ask(page, "Which award did CIBMTR give?")
    answer.get_by_role("button", name="Source 2: Huang Xiaojun").click()
    expect(answer.get_by_role("dialog").locator("mark")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_sources_open_and_close_by_keyboard(open_page: OpenPage, key: str):
    page = open_page()
    answer = ask(page, "Which award did CIBMTR give?")
    citation = answer.get_by_role("button", name="Source 2: Huang Xiaojun")
    citation.focus()
    page.keyboard.press(key)
    panel = answer.get_by_role("dialog")
    expect(panel).to_be_visible()
    panel.get_by_role("button", name="Close").focus()
    page.keyboard.press(key)
    expect(panel).to_be_hidden()
    expect(citation).to_be_focused()
    page.keyboard.press("Tab")
    expect(citation).not_to_be_focused()


def test_a_source_stands_beside_the_chat_which_stays_in_use(open_page: OpenPage):
    page = open_page()
    answer = ask(page, "Which award did CIBMTR give?")
    answer.get_by_role("button", name="Source 1: Huang Xiaojun").click()
    panel = answer.get_by_role("dialog")
    expect(panel.locator("mark")).to_have_text(AWARD)
    answer.get_by_role("button", name="Source 2: Huang Xiaojun").click()
    expect(panel.locator("mark")).to_have_text(PROTOCOL)
    expect(panel.locator(":focus")).to_have_count(1)
    expect(page.get_by_test_id("stMain")).not_to_have_css("padding-right", "0px")
    ask(page, "Who gave the pyroptosis talk?")
    expect(page.get_by_role("dialog")).to_have_count(1)
    page.locator(".message").last.get_by_role("button", name="Source 1").first.click()
    expect(page.get_by_role("dialog")).to_have_count(1)
    expect(page.get_by_role("dialog").locator("mark")).to_have_text(TALK)


def test_a_click_beside_the_source_closes_it_where_it_lies_over_the_answer(open_page: OpenPage):
    page = open_page(viewport={"width": 900, "height": 800})
    answer = ask(page, "Which award did CIBMTR give?")
    answer.locator(".card .title").first.click()
    panel = answer.get_by_role("dialog")
    expect(panel).to_be_visible()
    page.mouse.click(100, 400)
    expect(panel).to_be_hidden()


def test_an_open_source_stays_open_when_the_page_is_drawn_again(open_page: OpenPage):
    page = open_page()
    answer = ask(page, "Which award did CIBMTR give?")
    answer.get_by_role("button", name="Source 1: Huang Xiaojun").click()
    panel = answer.get_by_role("dialog")
    light = panel.evaluate("element => getComputedStyle(element).backgroundColor")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        "([panel, light]) => getComputedStyle(panel).backgroundColor !== light",
        arg=[panel.element_handle(), light],
    )
    expect(panel).to_be_visible()


def test_an_open_source_goes_with_its_conversation_and_gives_its_room_back(open_page: OpenPage):
    page = open_page()
    answer = ask(page, "Which award did CIBMTR give?")
    answer.get_by_role("button", name="Source 1: Huang Xiaojun").click()
    main = page.get_by_test_id("stMain")
    expect(main).not_to_have_css("padding-right", "0px")
    page.get_by_role("button", name="New conversation").click()
    expect(page.get_by_role("heading", name="What would you like to know?")).to_be_visible()
    expect(main).to_have_css("padding-right", "0px")


def test_earlier_sources_still_open_after_later_questions(open_page: OpenPage):
    page = open_page()
    ask(page, "Which award did CIBMTR give?")
    ask(page, "Who gave the pyroptosis talk?")
    first = page.locator(".message").first
    first.get_by_role("button", name="Source 1: Huang Xiaojun").click()
    expect(first.get_by_role("dialog").locator("mark")).to_have_text(AWARD)


def test_the_original_is_linked_safely(open_page: OpenPage):
    link = ask(open_page(), "Which award did CIBMTR give?").locator(".card a").first
    expect(link).to_have_attribute("href", "https://www.example.org/news/award?id=1")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_text("Read at example.org")


def test_hostile_text_is_inert(open_page: OpenPage):
    page = open_page()
    answer = ask(page, f"hostile {HOSTILE}")
    expect(answer.locator(".text")).to_have_text(f"{HOSTILE} 1")
    expect(page.get_by_label("Chat message from user")).to_have_text(f"hostile {HOSTILE}")
    expect(answer.locator(".card .title")).to_have_text("<b>Bold</b> title *stars* $x$")
    answer.get_by_role("button", name="Source 1").click()
    expect(answer.get_by_role("dialog").locator("mark")).to_have_text(HOSTILE)
    messages = page.get_by_test_id("stChatMessage")
    expect(messages.locator("img, a:not([href^='library?']), script, iframe, b, h1, .katex")).to_have_count(0)
    assert page.evaluate("window.hacked") is None


def test_more_sources_than_fit_are_shown_on_request(open_page: OpenPage):
    answer = ask(open_page(), "many")
    expect(answer.locator(".card:visible")).to_have_count(4)
    answer.get_by_role("button", name="Show all 9 sources").click()
    expect(answer.locator(".card:visible")).to_have_count(9)
    expect(answer.locator(".card").nth(4).locator(".title")).to_be_focused()


def test_a_chinese_browser_is_met_in_chinese(open_page: OpenPage):
    page = open_page(locale="zh-CN")
    expect(page.get_by_role("heading", name="想了解什么？")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    answer = ask(page, "谁讲了细胞焦亡？")
    expect(answer.locator(".text")).to_have_text(f"{TALK}1")
    expect(answer.locator(".origin").first).to_have_text("北京大学人民医院2024-09中文雄安大会.txt")
    page.get_by_role("radio", name="English").click()
    expect(page.get_by_role("button", name="New conversation")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(answer.locator(".text")).to_have_text(f"{TALK}1")
    page.reload()
    expect(answer.locator(".text")).to_have_text(f"{TALK}1")


def test_switching_the_language_while_an_answer_is_written_loses_nothing(open_page: OpenPage):
    page = open_page()
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill("Slowly: which award did CIBMTR give?")
    box.press("Enter")
    expect(page.get_by_text("Reading the articles")).to_be_visible()
    page.get_by_role("radio", name="中文").click()
    expect(page.locator(".message .text")).to_contain_text(AWARD)
    expect(page.locator(".sources h3")).to_have_text("出处")
    expect(page.get_by_label("Chat message from user")).to_have_count(1)


def test_a_reload_in_the_middle_of_an_answer_loses_nothing(open_page: OpenPage):
    page = open_page()
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill("Slowly: which award did CIBMTR give?")
    box.press("Enter")
    expect(page.get_by_text("Reading the articles")).to_be_visible()
    page.wait_for_url("**/?conversation=*")
    page.reload()
    expect(page.locator(".message .text")).to_have_text(f"{AWARD} 1 {PROTOCOL} 2")
    expect(page.get_by_label("Chat message from user")).to_have_count(1)
    box.fill("What did it cost?")
    box.press("Enter")
    expect(page.get_by_label("Chat message from user")).to_have_count(2)
    page.close()
    again = open_page(page.url)
    expect(again.locator(".message .text")).to_have_count(2)


def test_an_answer_can_be_stopped_and_asked_again(open_page: OpenPage):
    page = open_page()
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill("Slowly: which award did CIBMTR give?")
    box.press("Enter")
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text("Stopped before its end.")).to_be_visible()
    page.get_by_role("button", name="Try again").click()
    whole = page.locator(".message:not(.unfinished) .text")
    expect(whole).to_have_text(f"{AWARD} 1 {PROTOCOL} 2")
    expect(page.locator(".message.unfinished")).to_have_count(0)


def test_a_question_may_be_asked_while_another_is_answered(open_page: OpenPage):
    page = open_page()
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill("Slowly: which award did CIBMTR give?")
    box.press("Enter")
    expect(page.get_by_text("Reading the articles")).to_be_visible()
    box.fill("Who gave the pyroptosis talk?")
    box.press("Enter")
    answers = page.locator(".message .text")
    expect(answers).to_have_count(2)
    expect(answers.first).to_contain_text(AWARD)
    expect(answers.last).to_contain_text(TALK)
    expect(page.get_by_role("button", name="Stop")).to_have_count(0)


def test_conversations_are_chosen_from_their_list(open_page: OpenPage):
    page = open_page()
    ask(page, "Who gave the pyroptosis talk?")
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator(".message .text")).to_have_count(0)
    ask(page, "What did it cost?")
    listed = page.get_by_role("navigation", name="Conversations").get_by_role("button")
    expect(listed.first).to_contain_text("What did it cost?")
    quiet(page)
    listed.nth(1).click()
    # Lists, since a page that is being drawn may have both for a moment.
    expect(page.locator(".message .text")).to_have_text([f"{TALK} 1".replace(" 1", "1")])
    page.go_back()
    expect(page.locator(".message .text")).to_have_text(["The articles do not say what this cost."])


def test_a_new_conversation_begins_empty(open_page: OpenPage):
    page = open_page()
    ask(page, "Which award did CIBMTR give?")
    page.get_by_role("button", name="New conversation").click()
    expect(page.get_by_role("heading", name="What would you like to know?")).to_be_visible()
    expect(page.locator(".message")).to_have_count(0)


def test_two_browsers_ask_at_once(open_page: OpenPage):
    first, second = open_page(), open_page(locale="zh-CN")
    for page, question in ((first, "Which award did CIBMTR give?"), (second, "谁讲了细胞焦亡？")):
        box = page.get_by_test_id("stChatInputTextArea")
        box.fill(question)
        box.press("Enter")
    expect(first.locator(".message .text")).to_contain_text(AWARD)
    expect(second.locator(".message .text")).to_contain_text(TALK)


def test_nothing_of_streamlit_s_own_clutters_the_page(open_page: OpenPage):
    page = open_page()
    expect(page).to_have_title("NewsCite")
    for name in ("stMainMenu", "stAppDeployButton", "stStatusWidget"):
        expect(page.get_by_test_id(name)).to_have_count(0)


def test_everything_fits_and_works_on_a_phone(open_page: OpenPage):
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    expect(page.get_by_role("heading", name="What would you like to know?")).to_be_visible()
    assert fits(page)
    for question in ("What did it cost?", "please fail", f"hostile {HOSTILE}", "Which award did CIBMTR give?"):
        answer = ask(page, question)
        assert fits(page)
    answer.get_by_role("button", name="Source 1: Huang Xiaojun").tap()
    panel = answer.get_by_role("dialog")
    expect(panel.locator("mark")).to_be_in_viewport(ratio=1)
    assert fits(page)
    panel.get_by_role("button", name="Close").tap()
    expect(panel).to_be_hidden()


# Text against what is behind it, as WCAG 2.2 computes it. Colours are painted, since CSS names them in many ways.
CONTRAST = """element => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const brush = canvas.getContext("2d", { willReadFrequently: true });
  const layers = [];
  let opacity = 1;
  for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) {
    const style = getComputedStyle(at);
    layers.unshift(style.backgroundColor);
    opacity *= Number(style.opacity);
  }
  const paint = (colour) => { brush.fillStyle = colour; brush.fillRect(0, 0, 1, 1); };
  const luminance = () => {
    const [r, g, b] = [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  layers.forEach(paint);
  const behind = luminance();
  brush.globalAlpha = opacity;
  paint(getComputedStyle(element).color);
  const [dark, light] = [behind, luminance()].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_stand_out_enough(open_page: OpenPage, scheme: str):
    page = open_page(color_scheme=scheme)
    ask(page, "Who gave the pyroptosis talk? notice")
    ask(page, "please fail")
    ask(page, "Which award did CIBMTR give?")
    seen = (
        ".text, .cite, .number, .notice, .verdict, .sources h3, .title, .origin span, .card .passage, .card mark, "
        ".link, .newscite-brand b, .newscite-brand span, .newscite-facts dt, .newscite-facts dd, .stText span"
    )
    found = page.locator(seen).filter(visible=True)
    assert found.count() > 20
    weak = {
        element.inner_text(): round(contrast, 2)
        for element in found.all()
        if (contrast := element.evaluate(CONTRAST)) < 4.5
    }
    assert not weak


def test_an_empty_library_is_filled_by_one_button(open_page: OpenPage):
    with served_fake(CHAT_FAKE="empty") as empty:
        page = open_page(empty.url)
        expect(page.get_by_text("newscite add PATH…")).to_be_visible()
        page.get_by_role("button", name="Load the sample library").click()
        expect(page.get_by_role("heading", name="What would you like to know?")).to_be_visible()
        ask(page, "Which award did CIBMTR give?")


def test_ctrl_c_ends_the_chat_while_it_answers(new_page: Callable[..., Page]):
    with served_fake(CHAT_FAKE_PAUSE="2") as served:
        page = new_page()
        page.goto(served.url)
        box = page.get_by_test_id("stChatInputTextArea")
        box.fill("Which award did CIBMTR give?")
        box.press("Enter")
        expect(page.get_by_text("Reading the articles")).to_be_visible()
        status, printed = served.interrupt()
        assert status == 0
        assert "Traceback" not in printed
        page.close()


@pytest.fixture
def empty(home: Path) -> Iterator[Served]:
    """The product itself: ``newscite chat`` over a library that is empty at first, without a model."""
    with served_home(home) as served:
        yield served


@pytest.fixture
def filled(home: Path) -> Iterator[Served]:
    """The same over the sample library."""
    with Assistant.open(home) as assistant:
        assistant.add_sample()
    with served_home(home) as served:
        yield served


def test_from_an_empty_library_to_a_cited_answer(empty: Served, open_page: OpenPage):
    page = open_page(empty.url)
    page.get_by_role("button", name="Load the sample library").click()
    expect(page.get_by_test_id("stChatInputTextArea")).to_be_visible(timeout=120_000)
    answer = ask(page, "When was benvitimod cream approved?")
    expect(answer.locator(".text")).to_contain_text("May 2019")
    answer.get_by_role("button", name="Source 1").first.click()
    expect(answer.get_by_role("dialog").locator("mark")).to_contain_text("May 2019")
    page.keyboard.press("Escape")
    declined = ask(page, "What did the conference in Xiong'an cost?")
    expect(declined.locator(".text")).to_have_text("The articles in this library do not say that.")
    expect(declined.locator(".card")).to_have_count(0)


def test_a_chinese_question_is_answered_from_an_english_article(open_page: OpenPage, filled: Served):
    page = open_page(filled.url, locale="zh-CN", viewport=PHONE)
    answer = ask(page, "黄晓军获得了CIBMTR的什么奖？")
    expect(answer.locator(".text")).to_contain_text("Distinguished Service Award")
    answer.locator(".card .title").first.click()
    expect(answer.get_by_role("dialog").locator("mark")).to_contain_text("Distinguished Service Award")
    assert fits(page)
