"""The questions that five real news pages must answer, without a model."""

from pathlib import Path

import pytest

from assistant import Assistant

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"

pytestmark = [
    pytest.mark.seeds,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the news pages are not beside the project"),
]


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    with Assistant.open(tmp_path_factory.mktemp("seeds")) as assistant:
        assert assistant.add([SEEDS]).added == 5
        yield assistant


@pytest.mark.parametrize(
    ("question", "words", "page"),
    [
        (
            "Who led the project that won first prize in the 2022 Chinese Medical Science and Technology Award?",
            "Guo Wei",
            "000_",
        ),
        ("When was benvitimod cream approved?", "May 2019", "000_"),
        ("How large is the fund of AstraZeneca and CICC?", "1 billion yuan", "001_"),
        ("谁在雄安大会上作了细胞焦亡的报告？", "邵峰", "003_"),
        ("Who gave the talk on pyroptosis at the Xiong'an conference?", "", "003_"),
        ("黄晓军获得了CIBMTR的什么奖？", "", "004_"),
    ],
)
def test_answered_and_cited(assistant, question, words, page):
    answer = assistant.ask(question)
    assert words in answer.text
    assert page in answer.citations[0].source


def test_what_the_pages_do_not_say_is_declined(assistant):
    answer = assistant.ask("What did the conference in Xiong'an cost?")
    assert answer.declined
    assert answer.citations == ()
