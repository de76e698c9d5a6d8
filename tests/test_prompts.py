"""Prompts are checked when they are loaded, and values stay values."""

import pytest

from prompts import PromptInvalid, load, parse

TEXT = "---\nvariables: [question]\n---\n# System\n\nBe brief.\n\n# User\n\n{{question}}\n"


@pytest.mark.parametrize("name", ["answer", "draft", "judge", "ledger", "rewrite"])
def test_shipped_prompts_load(name):
    assert load(name).variables


def test_the_prompt_that_tries_a_model_takes_nothing():
    assert all(load("trial").fill())


def test_values_go_in_and_are_not_read_again():
    system, user = parse("test", TEXT).fill(question="What is {{question}}?")
    assert (system, user) == ("Be brief.", "What is {{question}}?")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no front matter",
        TEXT.replace("{{question}}", "{{answer}}"),
        TEXT.replace("[question]", "[question, language]"),
        TEXT.replace("# User", "# Person"),
    ],
)
def test_a_prompt_with_a_fault_is_refused(text):
    with pytest.raises(PromptInvalid, match="test"):
        parse("test", text)


def test_missing_and_unknown_values_are_refused():
    with pytest.raises(PromptInvalid):
        parse("test", TEXT).fill()
    with pytest.raises(PromptInvalid):
        parse("test", TEXT).fill(question="a", other="b")


def test_a_prompt_that_is_not_there_is_named():
    with pytest.raises(PromptInvalid, match="nowhere"):
        load("nowhere")
