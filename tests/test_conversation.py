"""Follow-up questions become questions that stand alone, also without a model."""

import pytest
from hash_embedder import HashEmbedder
from scripted_model import ScriptedModel

from assistant.conversation.checking import acceptable, as_question
from assistant.conversation.leaning import Leaning, leaning
from assistant.conversation.standing import standalone
from assistant.models import LanguageModel, Meter
from assistant.settings import load_settings
from assistant.types import Citation, Turn
from vectorstore.library import Library

FIRST = "Who won first prize in the 2022 Chinese Medical Science and Technology Award?"
ERSTE = "2022年中华医学科技奖一等奖给了谁？"


@pytest.fixture
def library(home):
    """An empty one: nothing in it tells a vague follow-up from a new subject."""
    return Library(home, HashEmbedder())


def alone(question, history, library, model=None):
    return standalone(question, history, library, model, Meter())


def cited(quote):
    return (Citation(1, "a", "a.md", "A title", None, "2023-03-24", "en", 0, len(quote), quote),)


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        (FIRST, "and the third prize?", FIRST.replace("first", "third")),
        (FIRST, "What about 2021?", FIRST.replace("2022", "2021")),
        (ERSTE, "那三等奖呢？", ERSTE.replace("一等奖", "三等奖")),
        (ERSTE, "那2021年呢?", ERSTE.replace("2022", "2021")),
        (FIRST, "那2021年呢?", FIRST.replace("2022", "2021")),
        ("Where was Ada Brandt born?", "And Bela Castor?", "Where was Bela Castor born?"),
        ("屠呦呦在哪里出生？", "那赵忠贤呢？", "赵忠贤在哪里出生？"),
        ("2022年科学突破奖数学奖给了谁？", "那基础物理学奖呢？", "2022年科学突破奖基础物理学奖给了谁？"),
        ("黄晓军获得了CIBMTR的什么奖？", "他还获得过什么奖？", "黄晓军还获得过什么奖？"),
        ("When did Huang Xiaojun win?", "What is his institute?", "What is Huang Xiaojun's institute?"),
        ("How large is the fund of AstraZeneca?", "when?", "when? (fund of AstraZeneca)"),
        ("阿斯利康的基金有多大？", "为什么？", "为什么？（阿斯利康的基金）"),
        ("Who leads Duke-NUS?", "its partners?", "its partners? (leads Duke-NUS)"),
    ],
)
def test_a_follow_up_carries_what_it_leans_on(library, before, question, expected):
    assert alone(question, [Turn("user", before), Turn("assistant", "…")], library) == expected


def test_he_is_the_person_of_the_answer_where_the_question_named_nobody(library):
    history = [Turn("user", FIRST), Turn("assistant", "“…” [1]", cited("Guo Wei led the project."))]
    assert alone("Where does he work?", history, library) == "Where does Guo Wei work?"
    assert alone("他在哪里工作？", history, library) == "Guo Wei在哪里工作？"


def test_of_two_people_he_may_be_either(library):
    history = [Turn("user", FIRST), Turn("assistant", "“…” [1]", cited("Guo Wei and Zhang Jianzhong led it."))]
    rewritten = alone("Where does he work?", history, library)
    assert rewritten.startswith("Where does he work? (")
    assert "Guo Wei, Zhang Jianzhong" in rewritten


def test_the_subject_is_the_last_question_that_stood_alone(library):
    history = [Turn("user", FIRST), Turn("assistant", "Guo Wei"), Turn("user", "where does he work?")]
    assert alone("and the third prize?", history[:1], library) == FIRST.replace("first", "third")
    assert "Guo Wei" in alone("since when?", history, library)


@pytest.mark.parametrize(
    "question",
    [
        "When was the vaccine of AstraZeneca approved in China?",
        "阿斯利康和中金公司的基金有多大？",
        "Who is Tu Youyou married to?",
        "Did Dennis Lo win the Future Science Prize before he was 60?",
        "Who gave their money for the Duke-NUS building?",
        "Which hospitals does Peking University work with, and where are they?",
        "本庶佑发现了什么蛋白质，它有什么作用？",
        "北京大学及其附属医院获得了几项奖？",
        "刘鸣炜那笔捐款有多少？",
        "And what did Oxford and AstraZeneca agree on in April 2020?",
        "那2023年诺贝尔生理学或医学奖颁给了哪两位科学家呢？",
        "where does shao feng work",
    ],
)
def test_a_new_subject_is_left_alone(library, question):
    assert leaning(question) is not Leaning.SURELY
    assert alone(question, [Turn("user", FIRST)], library) == question


def test_without_a_conversation_nothing_is_carried(library):
    assert alone("and the third prize?", [], library) == "and the third prize?"
    assert alone("and the third prize?", [Turn("assistant", "Ask me.")], library) == "and the third prize?"


HISTORY = [Turn("user", FIRST), Turn("assistant", "“…” [1]", cited("Guo Wei of 北京大学人民医院 led it, with 1亿元."))]


@pytest.mark.parametrize(
    "rewritten",
    [
        "Where does Guo Wei work?",
        "Where does 郭伟 work?",
        "Does Guo Wei work at Peking University People's Hospital?",
        "Where did Guo Wei spend 100 million yuan?",
    ],
)
def test_a_rewriting_may_name_what_was_said_in_either_language(rewritten):
    assert acceptable(rewritten, "Where does he work?", HISTORY)


@pytest.mark.parametrize(
    "rewritten",
    [
        "",
        "Guo Wei works at a hospital.",
        "Where does Ada Brandt work?",
        "Where did Guo Wei work in 2019?",
        "Where does Guo Wei work at Harvard University?",
        "Where does Guo Wei work? [1]",
        "Where does Guo Wei work? https://evil.example/?q=1",
        "Where does <b>he</b> work?",
        "Where does he work? " * 30,
        "他在哪里工作？\n我不知道。",
    ],
)
def test_a_rewriting_that_is_none_is_refused(rewritten):
    assert not acceptable(as_question(rewritten), "Where does he work?", HISTORY)


def test_what_the_question_names_must_stay():
    assert not acceptable("Who won first prize?", "and in 2019?", HISTORY)


def test_a_label_or_quotation_marks_around_a_rewriting_go():
    assert as_question('Rewritten question: "Where does Guo Wei work?"') == "Where does Guo Wei work?"
    assert as_question("改写后的问题：郭伟在哪里工作？") == "郭伟在哪里工作？"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("At which hospital does Guo Wei work?", "At which hospital does Guo Wei work?"),
        ("Guo Wei works in Paris.", "Where does Guo Wei work?"),
    ],
)
def test_what_a_model_makes_of_it_is_used_when_it_is_a_question(library, said, expected):
    model = LanguageModel.of(ScriptedModel(script=lambda shown: said), load_settings(home=library.home))
    assert alone("Where does he work?", HISTORY, library, model) == expected


def test_a_question_that_stands_alone_costs_no_tokens(library):
    model = LanguageModel.of(ScriptedModel(script=lambda shown: ConnectionError()), load_settings(home=library.home))
    question = "When was the vaccine of AstraZeneca approved?"
    assert alone(question, HISTORY, library, model) == question
