"""Copies of a text are told from other texts on the same subject."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.text.likeness import COPY, likeness, says_otherwise, sketch

ARTICLES = {
    path.name: path.read_text(encoding="utf-8").split("---\n", 2)[2]
    for path in sorted((files("assistant") / "sample").iterdir(), key=lambda path: path.name)
    if path.name.endswith(".md")
}


def alike(one, other):
    return likeness(sketch(one), sketch(other))


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_with_other_lines_around_it_is_a_copy(name):
    text = ARTICLES[name]
    syndicated = f"BEIJING, Xinhua — {text.strip()}\n\nReporting by the city desk. 责任编辑：王小明"
    assert alike(text, syndicated) >= COPY
    assert alike(text, text.replace(",", " ,").replace("，", "， ").upper()) == 1


def test_no_two_articles_of_the_sample_are_copies():
    names = list(ARTICLES)
    pairs = [(a, b) for at, a in enumerate(names) for b in names[at + 1 :]]
    assert max(alike(ARTICLES[a], ARTICLES[b]) for a, b in pairs) < 0.1


def test_half_of_an_article_is_no_copy():
    text = ARTICLES["nobel-2023-mrna.md"]
    assert alike(text, text[: len(text) // 2]) < COPY


@pytest.mark.parametrize(
    ("text", "other", "differs"),
    [
        ("About 72 people were treated. All is well.", "About 75 people were treated. All is well.", True),
        ("基金规模为10亿元。会议结束。", "基金规模为20亿元。会议结束。", True),
        ("About 72 people came. All is well.", "About 72 people came. All is well, says the city.", False),
        ("One sentence.", "One sentence. Call 010-1234567 for more.", False),
        ("The fund is 1 billion yuan.", "The fund is 1,000 million yuan.", False),
    ],
)
def test_a_sentence_with_other_numbers_says_otherwise(text, other, differs):
    assert says_otherwise(text, other) == differs


def test_texts_without_words_are_like_nothing():
    assert sketch("…") == [] and alike("", "") == 0


@given(st.text(max_size=200), st.text(max_size=200))
def test_likeness_is_a_share_and_symmetric(one, other):
    assert 0 <= alike(one, other) == alike(other, one) <= 1
    assert alike(one, one) == 1 or not sketch(one)
