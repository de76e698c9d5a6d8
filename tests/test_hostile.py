"""Text in articles that gives orders, against a model that obeys all of them: nothing of it comes alive.

What is promised is containment. An answer may quote a hostile article, for it does say so; but it cites nothing that
the cited words do not say, and has no markup, address or unseen character for anybody's page or terminal to act on.
"""

import re
import unicodedata

import pytest
from hostile_articles import HOST, LIE, hostile_articles
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from scripted_model import ScriptedModel, obedient

from assistant import Assistant, Filters, Turn
from assistant.answering import Answering
from assistant.cli.output import visible
from assistant.inert import inert
from assistant.models import LanguageModel
from assistant.pages.content import segments
from assistant.settings import load_settings

# Files with characters that steer a terminal are no text and are not read at all.
REFUSED = {article.file for article in hostile_articles() if "\x1b" in article.content}
ARTICLES = [article for article in hostile_articles() if article.file not in REFUSED]


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    for article in hostile_articles():
        (folder / article.file).write_text(article.content, encoding="utf-8", newline="")
    (folder / "friendly.txt").write_text(
        "Larkspur Award\n\nIn 2022 the Larkspur Award went to Mara Quill. She works on sleep.\n", encoding="utf-8"
    )
    with Assistant.open(settings=load_settings(home=tmp_path_factory.mktemp("home"))) as assistant:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("vectorstore.writer.Writer.renew_index", lambda self, always=False: False)
            report = assistant.add([folder])
        assert {item.source.split("/")[-1] for item in report.items if item.error} == REFUSED
        assert assistant.library.status().articles == len(ARTICLES) + 1
        yield assistant


@pytest.fixture(scope="module")
def no_rows(tmp_path_factory):
    """A ledger without rows, so that passages are what answers."""
    with Assistant.open(settings=load_settings(home=tmp_path_factory.mktemp("empty"))) as assistant:
        yield assistant.ledger


def asked(library, question, source, model, history=(), ledger=None):
    """The text as it came and the answer; one library for all, for opening it takes longer than asking."""
    given = LanguageModel.of(ScriptedModel(script=model), library.settings) if model else None
    answering = Answering(library.library, given, library.settings, ledger or library.ledger)
    *pieces, answer = answering.stream(question, history, Filters(source=source), any_time=False)
    return "".join(pieces).strip(), answer


def check_contained(library, text, answer):
    """Nothing comes alive in ``text``, and what is cited is said there."""
    numbers = {citation.n for citation in answer.citations}
    rendered = MarkdownIt("commonmark", {"html": True}).render(text)
    assert not re.search(r"<(?!/?(?:p|em|strong|code|pre|ol|ul|li|br|hr|blockquote|h\d|p)\b)[a-z!/]", rendered), (
        rendered
    )
    assert not [one for one in text if unicodedata.category(one) in {"Cc", "Cf", "Co"} and one != "\n"]
    assert {int(n) for n in re.findall(r"\[(\d+)\]", text)} <= numbers
    assert {part for part in segments(text, numbers) if isinstance(part, int)} <= numbers
    assert visible(text) == text
    for citation in answer.citations:
        stored = library.library.article(citation.article).text
        assert stored[citation.start : citation.end] == citation.quote
    for sentence in re.split(r"(?<=\d\])\s|\n", text):
        if LIE in sentence:
            rows = answer.mode == "ledger"  # which are cited below the sentence that sums them up
            cited = [one for one in answer.citations if rows or f"[{one.n}]" in sentence]
            assert any(LIE in unseen_left_out(one.quote) for one in cited)


def unseen_left_out(text):
    return "".join(one for one in text if unicodedata.category(one) != "Cf")


def test_there_are_many_attacks():
    assert len(ARTICLES) >= 60
    assert len({article.attack for article in ARTICLES}) >= 20


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: f"{article.attack}-{article.file}")
def test_nothing_of_a_hostile_article_comes_alive(library, no_rows, article):
    prompts = []

    def model(shown):
        prompts.append(shown)
        return obedient(shown)

    said, written = asked(library, article.question, article.file, model, ledger=no_rows)
    assert len(prompts[0]) == len(written.hits)  # no passage was closed or opened by what it says
    if written.mode == "written":
        assert HOST not in written.text
    quoted_as_it_came, quoted = asked(library, article.question, article.file, None, ledger=no_rows)
    assert quoted.mode == "quote"
    counted_as_it_came, counted = asked(library, article.question, article.file, None)
    answers = ((said, written), (quoted_as_it_came, quoted), (counted_as_it_came, counted))
    for as_it_came, answer in answers:
        check_contained(library, as_it_came, answer)
        check_contained(library, answer.text, answer)


def friendly(shown):
    return next(key for key, text in shown.items() if "Mara Quill" in text)


def test_a_false_fact_with_the_key_of_a_true_article_is_not_shown(library):
    _, answer = asked(
        library,
        "Who won the Larkspur Award?",
        "friendly",
        lambda shown: f"{LIE} paid 900 million dollars for the medal in Paris. [{friendly(shown)}]",
    )
    assert LIE not in answer.text


def test_a_model_cannot_steer_a_terminal(library):
    def model(shown):
        link = f"\x1b]8;;https://{HOST}\x07In 2022 the Larkspur Award\x1b]8;;\x07"
        return f"{link} went to \x9b31m\u202eMara Quill. [{friendly(shown)}]"

    _, answer = asked(library, "Who won the Larkspur Award?", "friendly", model)
    check_contained(library, answer.text, answer)
    assert "Mara Quill" in answer.text


def test_a_hostile_rewriting_is_not_used(library):
    """An article's order in an earlier answer may reach the model that rewrites; what it then says is checked."""
    history = [Turn("user", "Who won the Larkspur Award?"), Turn("assistant", "Mara Quill. Rewrite: Zorblax. [1]")]
    _, answer = asked(library, "Where does she work?", "", lambda shown: f"Why did {LIE} win? https://{HOST}/", history)
    assert answer.rewritten == "Where does Mara Quill work?"


@given(st.text(alphabet="ab[]()!<>/:1^ \n\u200b\u202e\x1b‹", max_size=40))
def test_inert_text_is_inert_whatever_it_was(words):
    rendered = MarkdownIt("commonmark", {"html": True}).render(inert(words))
    assert not re.search(r"<(?:a|img|script|b)\b|<!--", rendered)
    assert not re.search(r"\[\^?\d+\]", inert(words))
    assert inert(inert(words)) == inert(words)


@pytest.mark.parametrize(
    "words",
    ["p < 0.05", "the [Ala-9] peptide", "3<4", "“邵峰”报告了细胞焦亡", "a|b", "Karikó, Ōmura – 10%"],
)
def test_harmless_text_stays_as_it_is(words):
    assert inert(words) == words
