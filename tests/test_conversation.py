"""Follow-up questions become questions that stand alone, also without a model."""

import pytest

from assistant.conversation import leans, standalone
from assistant.models import Meter
from assistant.types import Turn

FIRST = "Who won first prize in the 2022 Chinese Medical Science and Technology Award?"
ERSTE = "2022年中华医学科技奖一等奖给了谁？"


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        (FIRST, "and the third prize?", FIRST.replace("first", "third")),
        (FIRST, "What about 2021?", FIRST.replace("2022", "2021")),
        (ERSTE, "那三等奖呢？", ERSTE.replace("一等奖", "三等奖")),
        (ERSTE, "那2021年呢?", ERSTE.replace("2022", "2021")),
        (FIRST, "Where does he work?", f"{FIRST} Where does he work?"),
        ("黄晓军获得了CIBMTR的什么奖？", "他还获得过什么奖？", "黄晓军获得了CIBMTR的什么奖？ 他还获得过什么奖？"),
    ],
)
def test_a_follow_up_carries_what_it_leans_on(before, question, expected):
    assert standalone(question, [Turn("user", before), Turn("assistant", "…")], None, Meter()) == expected


def test_the_subject_is_the_last_question_that_stood_alone():
    history = [Turn("user", FIRST), Turn("assistant", "Guo Wei"), Turn("user", "where does he work?")]
    assert standalone("and the third prize?", history, None, Meter()) == FIRST.replace("first", "third")


@pytest.mark.parametrize(
    "question",
    [
        "When was benvitimod cream approved in China?",
        "阿斯利康和中金公司的基金有多大？",
        "Who is Tu Youyou married to?",
    ],
)
def test_a_new_subject_is_left_alone(question):
    assert not leans(question)
    assert standalone(question, [Turn("user", FIRST)], None, Meter()) == question


def test_without_a_conversation_nothing_is_carried():
    assert standalone("and the third prize?", [], None, Meter()) == "and the third prize?"
    assert standalone("and the third prize?", [Turn("assistant", "Ask me.")], None, Meter()) == "and the third prize?"
