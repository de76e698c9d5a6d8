"""Reading text: languages, sentences, words, names, folding."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.text.folding import fold
from vectorstore.text.language import detect_language, question_language
from vectorstore.text.names import han_keys, initialisms, latin_keys
from vectorstore.text.numbers import has_money, has_number
from vectorstore.text.sentences import split_sentences
from vectorstore.text.words import index_words, question_words

ANY_TEXT = st.text(
    alphabet=st.one_of(st.sampled_from("Dr. A.b!?。！？；;\n “”\"'医院a1,，…"), st.characters(codec="utf-8")),
    max_size=200,
)


def sentences(text):
    return [text[span.start : span.end] for span in split_sentences(text)]


@given(ANY_TEXT)
def test_sentences_hold_every_character_once_and_in_order(text):
    spans = split_sentences(text)
    assert all(span.start < span.end for span in spans)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    inside = {place for span in spans for place in range(span.start, span.end)}
    assert all(character.isspace() for place, character in enumerate(text) if place not in inside)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dr. Ke Zhang spoke. His team, e.g. the U.S. group, listened! Why?",
            ["Dr. Ke Zhang spoke.", "His team, e.g. the U.S. group, listened!", "Why?"],
        ),
        ("It cost $3.5 million in Jan. 2020. He said so.", ["It cost $3.5 million in Jan. 2020.", "He said so."]),
        ("“We won.” The team cheered.", ["“We won.”", "The team cheered."]),
        ("他说：“会议很成功。”大家同意！下一届呢？", ["他说：“会议很成功。”", "大家同意！", "下一届呢？"]),
        ("James P. Allison won. J. Smith did not.", ["James P. Allison won.", "J. Smith did not."]),
        ("First prize\nGuo Wei", ["First prize", "Guo Wei"]),
        ("See bjzpark.spotlightbeijing.com for more.", ["See bjzpark.spotlightbeijing.com for more."]),
    ],
)
def test_sentences_end_where_a_reader_says(text, expected):
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The hospital and the university signed an agreement on joint research last week in the city of Wuhan.", "en"),
        ("北京大学人民医院与河北大学签约。", "zh"),
        ("BioNTech与复星医药签署协议，mRNA疫苗BNT162b2将在中国开展临床试验。", "zh"),
        (
            "L'hôpital universitaire a signé un accord de collaboration avec l'institut pour les cinq années à venir.",
            "other",
        ),
        ("東京大学の研究チームは新しい治療法を発表した。", "other"),
        ("Больница подписала соглашение с университетом.", "other"),
        ("The prize (诺贝尔奖) was given to the discoverers of the virus that causes the disease.", "en"),
        ("12345", "other"),
    ],
)
def test_language_of_articles(text, language):
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("CIBMTR Distinguished Service Award 是什么", "zh"),
        ("CIBMTR award?", "en"),
        ("who is 黄晓军", "en"),
        ("屠呦呦何时获奖", "zh"),
    ],
)
def test_language_of_questions(question, language):
    assert question_language(question) == language


def test_folding_makes_spellings_one():
    assert fold("臺灣大學 Ｋａｒｉｋó ＢＮＴ") == "台湾大学 kariko bnt"


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_words_are_found_in_other_forms():
    assert set(question_words("Who collaborates on awards?")) <= set(index_words("a collaboration, an award"))
    assert "人民" in index_words("北京大学人民医院")
    assert "北京大学人民医院" in index_words("北京大學人民醫院")


def test_questions_keep_only_what_they_are_about():
    assert question_words("Who gave the talk?") == ["gave", "talk"]
    assert question_words("whats the talk") == ["talk"]
    assert "什么" not in question_words("黄晓军获得了什么奖？")
    assert question_words("谁在雄安大会上作了报告？") == ["雄安", "大会", "作", "报告"]


@pytest.mark.parametrize("name", ["Huang Xiaojun", "Xiaojun Huang", "HUANG Xiao-Jun", "Huang, Xiaojun"])
def test_one_key_for_a_name_however_it_is_written(name):
    assert "huangxiaojun" in latin_keys(f"The award went to {name} in Texas.")
    assert "huangxiaojun" in han_keys("获奖的是黄晓军教授")


@pytest.mark.parametrize(
    ("han", "latin"),
    [
        ("雄安", "Xiong'an"),
        ("西安", "Xi'an"),
        ("歐陽自遠", "Ouyang Ziyuan"),
        ("吕兵", "Lü Bing"),
        ("中关村", "Zhongguancun"),
    ],
)
def test_names_meet_across_scripts(han, latin):
    assert set(han_keys(f"在{han}的会议")) & set(latin_keys(f"The meeting with {latin} ended."))


def test_lower_case_words_are_names_in_questions_only():
    assert "xiongan" not in latin_keys("the xiongan meeting")
    assert "xiongan" in latin_keys("the xiongan meeting", any_case=True)


def test_names_that_only_share_characters_do_not_meet():
    assert not set(han_keys("黄晓明")) & set(latin_keys("Huang Xiaojun"))


def test_initials_stand_for_the_names_they_shorten():
    assert "cicc" in initialisms("a fund with China International Capital Corporation.")
    assert "nih" in initialisms("at the National Institutes of Health")
    assert "cicc" not in initialisms("china international capital corporation")


@pytest.mark.parametrize(
    "text",
    [
        "1 billion yuan",
        "$144.96 million",
        "奖金为每人500万元人民币",
        "US$5",
        "3.2 million Norwegian kroner",
        "奖金为300万挪威克朗",
    ],
)
def test_amounts_of_money_are_seen(text):
    assert has_money(text)


@pytest.mark.parametrize("text", ["in May 2019", "第一届会议", "six projects"])
def test_other_numbers_are_not_money(text):
    assert not has_money(text)


def test_numbers_are_seen_in_digits_and_words():
    assert has_number("six achievements")
    assert has_number("七位院士")
    assert has_number("70%")
    assert not has_number("a conference was held")
