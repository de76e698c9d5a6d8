"""What counts as saying an accepted answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation.evidence import covered, find_evidence, is_source
from assistant.evaluation.items import Item
from assistant.evaluation.matching import accepted, says, token_f1, without_citations
from vectorstore.text.sentences import Span


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The first prize went to GUO Wei.", "Guo Wei"),
        ("一等奖由郭衛获得", "郭卫"),
        ("Ｋａｔａｌｉｎ Karikó was honoured", "Kariko"),
        ("“use first,\npay later” is the name", '"use first, pay later"'),
        ("haploidentical transplantation", "haploidentical transplant"),
        ("重组人干扰素 α1b 是第一个", "重组人干扰素α1b"),
        ("a fund of 1 billion yuan", "10亿元"),
        ("基金规模为10亿元", "1 billion yuan"),
        ("share rose to about 70 percent", "70%"),
        ("存活率升至百分之七十", "about 70 percent"),
        ("on February 29, 2024, they agreed", "2024年2月29日"),
        ("2024年2月29日签约", "February 29, 2024"),
        ("2019年5月3日获批", "May 2019"),
        ("The school was founded in 1810.", "1810年"),
        ("共有四名得主", "4"),
        ("Twenty-six students entered", "26"),
        ("5000万美元的捐款", "50 million US dollars"),
        ("a gift of 50 million dollars", "5000万美元"),
        ("它是第三届大会", "third"),
        ("144 people took part", "144人"),
    ],
)
def test_an_answer_is_said(text, wanted):
    assert says(text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("on Tuesday the prize was given", "Tu"),
        ("the statue stands there", "Tu"),
        ("founded in 1948", "48"),
        ("5 million doses", "5"),
        ("a fund of 10 billion yuan", "10亿元"),
        ("a fund of 1 billion dollars", "10亿元"),
        ("70 patients", "70%"),
        ("in May 2020", "May 2019"),
        ("in May 2019", "2019年5月3日"),
        ("17 million", "7 million"),
        ("12.5 percent", "2.5"),
        ("three days", "third"),
        ("the PD-1 protein", "1"),
        ("PD-10 is another", "PD-1"),
        ("", "anything"),
    ],
)
def test_an_answer_is_not_said(text, wanted):
    assert not says(text, wanted)


def test_any_accepted_string_is_enough_unless_all_are_asked_for():
    any_of = Item(id="1", question="who?", answers=("Shi Jie", "Zhang Jianzhong"))
    every = Item(
        id="1",
        question="who?",
        must_all=True,
        answers_all=("Shi Jie", "Zhang Jianzhong"),
        answers_all_alt=(("时杰",), ()),
    )
    assert accepted(any_of, "Shi Jie won.") and not accepted(every, "Shi Jie won.")
    assert accepted(every, "时杰 and Zhang Jianzhong won.")


def test_regular_expressions_take_the_place_of_strings():
    item = Item(id="1", question="how many?", answers=("none",), answers_regex=(r"\b2[5-9]\b", "二十多"))
    assert accepted(item, "about 27 people") and accepted(item, "二十多人")
    assert not accepted(item, "none") and not accepted(item, "about 24 people")


def test_an_item_without_answers_accepts_nothing():
    assert not accepted(Item(id="1", question="who?"), "anything")


def test_token_f1_is_the_best_over_the_accepted_strings():
    item = Item(id="1", question="who?", answers=("Guo Wei", "the group of Guo Wei"))
    # "guo", "wei" of "guo wei won": 2 · 2 / (3 + 2); "group of" is not said.
    assert token_f1(item, "Guo Wei won") == pytest.approx(4 / 5)
    assert token_f1(item, "The group of Guo Wei") == 1
    assert token_f1(item, "nobody") == 0
    assert token_f1(Item(id="1", question="谁？", answers=("郭卫",)), "郭卫获奖") == pytest.approx(2 * 2 / (4 + 2))
    assert token_f1(Item(id="1", question="who?", answers_regex=("x",)), "x") is None


def test_citations_are_no_words_of_the_answer():
    assert without_citations("It was Guo Wei [1][12]. 一等奖[2]。") == "It was Guo Wei. 一等奖。"


@given(st.text(max_size=60), st.text(min_size=1, max_size=20))
def test_no_text_is_too_odd_to_be_compared(text, wanted):
    assert says(text, wanted) in (True, False)


@given(st.text(st.characters(categories=["Lu", "Ll", "Nd", "Lo", "Zs", "Po"]), min_size=1, max_size=30))
def test_whoever_repeats_the_accepted_string_has_said_it(wanted):
    assert says(wanted, wanted) or not wanted.strip()


# Evidence


def test_evidence_is_found_whatever_its_white_space():
    assert find_evidence("He won\n the  prize. He won the prize.", "won the prize") == [Span(3, 18), Span(23, 36)]
    assert find_evidence("text", "  ") == []


def test_evidence_may_be_covered_by_several_spans():
    text = "One. Two. Three."
    assert covered(Span(0, 9), [Span(5, 9), Span(0, 4)], text)
    assert not covered(Span(0, 16), [Span(0, 4), Span(10, 16)], text)
    assert not covered(Span(0, 4), [], text)


@pytest.mark.parametrize(
    ("wanted", "same"),
    [
        ("0123abcd", True),
        ("news/award.md", True),
        ("award.md", True),
        ("ward.md", False),
        ("other/award.md", False),
        ("http://www.example.org/a/", True),
        ("https://example.org/a", True),
        ("https://example.org/b", False),
    ],
)
def test_a_source_is_named_by_id_file_or_address(wanted, same):
    assert is_source(wanted, "0123abcd", "/library/news/award.md", "https://example.org/a") == same
