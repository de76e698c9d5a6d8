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


def test_the_awards_are_in_the_ledger_with_class_project_and_hospital(assistant):
    rows = [event.content for event in assistant.ledger.awards(award="Chinese Medical Science and Technology Award")]
    told = {(row.rank.text, row.recipients[0].name.text): row for row in rows}

    assert set(told) == {
        ("first", "Guo Wei"),
        ("second", "Shi Jie"),
        ("second", "Zhang Jianzhong"),
        ("third", "Yang Wei"),
    }
    assert "Cancer Hospital" in told["third", "Yang Wei"].recipients[0].institution.text
    assert all(row.work and row.year.text == "2022" for row in rows)
    assert len(assistant.ledger.awards(person="黄晓军", award="Distinguished Service Award")) == 1


@pytest.mark.parametrize(
    ("kind", "parties"),
    [
        ("joint_institute", {"北京大学人民医院", "雄安新区改革发展局", "雄安科技产业园开发管理有限公司"}),
        ("training", {"北京大学人民医院", "河北大学", "河北医科大学"}),
        ("agreement", {"北京大学人民医院", "上海联影医疗科技股份有限公司", "科兴控股生物技术有限公司"}),
        ("fund", {"AstraZeneca China", "China International Capital Corporation"}),
        ("visit", {"SMART", "Shenzhen Bay Laboratory", "Peking Union Medical College Hospital"}),
    ],
)
def test_the_collaborations_are_in_the_ledger(assistant, kind, parties):
    found = [{one.text for one in event.content.parties} for event in assistant.ledger.collaborations(kind=kind)]
    assert parties in found


def test_the_fund_has_its_amount(assistant):
    [fund] = assistant.ledger.collaborations(kind="fund")
    assert fund.content.amount.text == "1 billion yuan"
