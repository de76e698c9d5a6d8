"""The time that a question is about."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.text.periods import find_timing

TODAY = date(2024, 3, 15)  # a Friday


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("who won in 2023", "2023-01-01", "2023-12-31"),
        ("2022年中华医学科技奖一等奖", "2022-01-01", "2022-12-31"),
        ("2024年9月的大会", "2024-09-01", "2024-09-30"),
        ("what happened on February 29, 2024?", "2024-02-29", "2024-02-29"),
        ("awards since 2020", "2020-01-01", ""),
        ("2020年以来的合作", "2020-01-01", ""),
        ("prizes before 2019", "", "2018-12-31"),
        ("2019年之前的奖", "", "2018-12-31"),
        ("prizes after 2019", "2020-01-01", ""),
        ("from 2019 to 2021", "2019-01-01", "2021-12-31"),
        ("从2019年到2021年", "2019-01-01", "2021-12-31"),
        ("2019年至2021年的奖", "2019-01-01", "2021-12-31"),
        ("2019-2021年获奖", "2019-01-01", "2021-12-31"),
        ("awards 2019 to 2021", "2019-01-01", "2021-12-31"),
        ("awards between 2019 and 2021", "2019-01-01", "2021-12-31"),
        ("2019和2021年之间的奖", "2019-01-01", "2021-12-31"),
        ("between March 2019 and June 2021", "2019-03-01", "2021-06-30"),
        ("what was agreed last year", "2023-01-01", "2023-12-31"),
        ("去年谁获奖", "2023-01-01", "2023-12-31"),
        ("今年的合作", "2024-01-01", "2024-12-31"),
        ("news of last month", "2024-02-01", "2024-02-29"),
        ("上个月的新闻", "2024-02-01", "2024-02-29"),
        ("上周签约的有谁", "2024-03-04", "2024-03-10"),
        ("yesterday's award", "2024-03-14", "2024-03-14"),
        ("in the last two weeks", "2024-03-01", "2024-03-15"),
        ("过去三个月的合作", "2023-12-16", "2024-03-15"),
        ("最近7天", "2024-03-08", "2024-03-15"),
    ],
)
def test_a_period_is_read(question, since, until):
    (period,) = find_timing(question, TODAY).periods
    assert (period.since, period.until) == (since, until)


def test_several_years_are_several_periods():
    assert [period.since[:4] for period in find_timing("2018年和2023年的诺贝尔奖", TODAY).periods] == ["2018", "2023"]


@pytest.mark.parametrize(
    "question", ["the latest award", "最新的合作", "协和最近有什么新闻", "most recent prize of Guo Wei"]
)
def test_the_newest_is_asked_for(question):
    assert find_timing(question, TODAY).latest is not None


@pytest.mark.parametrize(
    "question",
    ["who won the prize", "前沿医学大会谁主持", "how many of the 2000 patients", "February 23 award", "上海的医院", ""],
)
def test_other_questions_say_nothing_of_time(question):
    assert not find_timing(question, TODAY)


@given(st.text(max_size=60), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_spans_lie_in_the_question_and_periods_are_in_order(question, today):
    timing = find_timing(question, today)
    for period in timing.periods:
        assert 0 <= period.span.start < period.span.end <= len(question)
        assert not period.since or not period.until or period.since <= period.until
