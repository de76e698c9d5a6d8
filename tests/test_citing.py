"""What a model writes becomes whole sentences with the keys that it was given, and nothing else is a citation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.citing import cited_sentences, make_keys

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
