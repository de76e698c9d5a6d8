"""What a model writes becomes whole sentences with the keys that it was given, and nothing else is a citation."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.citing import cited_sentences, inert, make_keys

KEYS = ("a1b2c", "x9y8z")


def cited(written, *, finished=True):
    return [(sentence.text, sentence.keys) for sentence in cited_sentences(written, KEYS, finished=finished)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Guo Wei led it [a1b2c]. It won [x9y8z].", [("Guo Wei led it.", ("a1b2c",)), ("It won.", ("x9y8z",))]),
        ("Guo Wei led it. [a1b2c] It won. [x9y8z]", [("Guo Wei led it.", ("a1b2c",)), ("It won.", ("x9y8z",))]),
        (
            "郭卫领导了该项目[a1b2c]。它获奖了。【x9y8z】",
            [("郭卫领导了该项目。", ("a1b2c",)), ("它获奖了。", ("x9y8z",))],
        ),
        ("Both say so [a1b2c, x9y8z].", [("Both say so.", ("a1b2c", "x9y8z"))]),
        ("Both say so [a1b2c][x9y8z][a1b2c].", [("Both say so.", ("a1b2c", "x9y8z"))]),
        ("**Bold** words [a1b2c].", [("Bold words.", ("a1b2c",))]),
        ("An invented one [zzzz9] and a bare one [1][2, 3].", [("An invented one and a bare one.", ())]),
        (
            "A key in round brackets (a1b2c). Words (x9y8z too) stay.",
            [
                ("A key in round brackets.", ("a1b2c",)),
                ("Words (x9y8z too) stay.", ()),
            ],
        ),
        ("With its name [KEY a1b2c].", [("With its name.", ("a1b2c",))]),
        ("1. First [a1b2c].\n2. Second [x9y8z].", [("First.", ("a1b2c",)), ("Second.", ("x9y8z",))]),
        ("![a1b2c](https://x.example/?q=secret) Seen [a1b2c].", [("Seen.", ("a1b2c",))]),
        ("Linked [a1b2c](https://x.example/a).", [("Linked.", ("a1b2c",))]),
        ("He said [sic] so [a1b2c].", [("He said [sic] so.", ("a1b2c",))]),
        ("[a1b2c]", []),
        ("", []),
    ],
)
def test_sentences_and_their_keys(written, expected):
    assert cited(written) == expected


@given(st.text(alphabet="ab. []。1x9y8z【】a1b2c,\n", max_size=80))
def test_what_was_whole_while_streaming_stays_as_it_was(written):
    final = cited(written)
    for end in range(len(written)):
        early = cited(written[:end], finished=False)
        assert (
            [text for text, _ in early] == [text for text, _ in final[: len(early)]]
            or "[" in written
            or "【" in written
        )


@given(st.text(max_size=200))
def test_only_given_keys_are_cited(written):
    assert all(set(keys) <= set(KEYS) for _, keys in cited(written))


def test_keys_cannot_be_guessed_or_mistaken():
    keys = make_keys(30)
    assert len(set(keys)) == 30
    assert not set(keys) & set(make_keys(30))
    assert not any(key.isdigit() or key.isalpha() for key in keys)


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("It won [[1]1] and [２] and 【3, 4】.", "It won and and ."),
        ("See [the site](https://evil.example/a?b=c) or https://evil.example/x now.", "See the site or now."),
        ("![pixel](https://evil.example/p.png)Seen.", "Seen."),
        ('<img src=x onerror="alert(1)">Seen <b>bold</b>, p < 0.05 &amp; more.', "Seen bold, p < 0.05 more."),
        ("javascript:alert and data:text/html,x", "and"),
        ("a\u200bb \u202eright\u202c \x1b[31mred", "ab right [31mred"),
        ("<<b>img src=x>", "‹img src=x>"),
        ("两家[a1b2c]医院", "两家[a1b2c]医院"),
    ],
)
def test_nothing_comes_alive(words, left):
    assert inert(words) == left


NASTY = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "[",
                "]",
                "![",
                "](",
                "(",
                ")",
                "1",
                "，2",
                "<b>",
                "<",
                ">",
                "img src=",
                "https://",
                "a.example",
                "javascript:",
                "www.",
                "&lt;",
                "【",
                "】",
                "［",
                "］",
                " ",
                "\u200b",
                "\u202e",
                "a1b2c",
                "[1]",
                "。",
            ]
        ),
        st.text(max_size=3),
    ),
    max_size=25,
).map("".join)


@given(NASTY)
def test_whatever_a_model_writes_nothing_in_it_comes_alive(written):
    for sentence in cited_sentences(written, KEYS, finished=True):
        text = sentence.text
        assert not re.search(r"[\[［【〔]\s*\^?[\d０-９]+\s*[\]］】〕]", text)
        assert not re.search(r"(?i)[a-z]://|www\.|\bjavascript:\S", text)
        assert not re.search(r"<[A-Za-z/!?]", text)
        assert not re.search(r"!?\[[^\[\]]*\]\([^()]*\)", text)
        assert not any(unicodedata.category(each) in {"Cc", "Cf"} for each in text)
        assert set(sentence.keys) <= set(KEYS)
        assert inert(text) == text
