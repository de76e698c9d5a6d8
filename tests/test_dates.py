"""Dates are found where people write them, in both languages, and nowhere else."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.text.dates import DateSpan, find_dates

MONTHS = "January February March April May June July August September October November December".split()
HAN_DIGITS = "〇一二三四五六七八九"


def found(text):
    """What is found in ``text``: the words and their ISO date, or month and day without a year."""
    return [(text[s.start : s.end], s.iso or (s.month, s.day)) for s in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "words", "iso"),
    [
        ("On July 2, 2024, a team", "July 2, 2024", "2024-07-02"),
        ("Updated: Mar 17, 2023 L M S", "Mar 17, 2023", "2023-03-17"),
        ("on Sept. 28, 2024.", "Sept. 28, 2024", "2024-09-28"),
        ("July 2,2024", "July 2,2024", "2024-07-02"),
        ("signed on 2 July 2024 in", "2 July 2024", "2024-07-02"),
        ("the 2nd of July 2024", "2nd of July 2024", "2024-07-02"),
        ("28 September, 2024", "28 September, 2024", "2024-09-28"),
        ("02-Jul-2024", "02-Jul-2024", "2024-07-02"),
        ("what happened on july 2, 2024?", "july 2, 2024", "2024-07-02"),
        ("the week of September\n28, 2024", "September\n28, 2024", "2024-09-28"),
        ("published 2024-07-02T10:00:00+08:00", "2024-07-02", "2024-07-02"),
        ("2024/7/2 8:00:00", "2024/7/2", "2024-07-02"),
        ("2024.07.02", "2024.07.02", "2024-07-02"),
        ("28/09/2024", "28/09/2024", "2024-09-28"),
        ("9/28/2024", "9/28/2024", "2024-09-28"),
        ("会议于2024年9月28日召开", "2024年9月28日", "2024-09-28"),
        ("2024 年 9 月 28 日", "2024 年 9 月 28 日", "2024-09-28"),
        ("二〇二四年九月二十八日", "二〇二四年九月二十八日", "2024-09-28"),
        ("二零二四年十月一号", "二零二四年十月一号", "2024-10-01"),
        ("２０２４年９月２８日", "２０２４年９月２８日", "2024-09-28"),
        ("In May 2019, the cream", "May 2019", "2019-05"),
        ("in Sept. 2024", "Sept. 2024", "2024-09"),
        ("July of 2024", "July of 2024", "2024-07"),
        ("2024年9月下旬", "2024年9月", "2024-09"),
        ("issue 2024-07", "2024-07", "2024-07"),
        ("2024年度奖励", "2024年", "2024"),
        ("一九九八年建院", "一九九八年", "1998"),
    ],
)
def test_a_date_is_found_as_exactly_as_it_is_written(text, words, iso):
    assert found(text) == [(words, iso)]


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("On February 23rd, the Center", "February 23rd", (2, 23)),
        ("BEIJING, Sept. 28 (Xinhua) --", "Sept. 28", (9, 28)),
        ("the 23rd of February", "23rd of February", (2, 23)),
        ("新华社北京9月28日电", "9月28日", (9, 28)),
        ("三月八日国际妇女节", "三月八日", (3, 8)),
        ("held on February 29", "February 29", (2, 29)),
    ],
)
def test_a_day_without_its_year_is_found_and_has_no_iso_form(text, words, day):
    assert found(text) == [(words, day)]
    assert find_dates(text)[0].iso is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("held on February 21-24, 2024 in", "2024-02-21"),
        ("from 21 to 24 February 2024", "2024-02-21"),
        ("Feb. 28-March 2, 2024", "2024-02-28"),
        ("2024年9月28-29日", "2024-09-28"),
        ("2024年9月28日至30日", "2024-09-28"),
    ],
)
def test_of_a_range_of_days_the_first_counts(text, iso):
    assert [span.iso for span in find_dates(text)] == [iso]


def test_a_range_of_days_without_a_year_starts_at_its_first_day():
    assert found("were held on February 21-24 in") == [("February 21-24", (2, 21))]


@pytest.mark.parametrize(
    "text",
    ["2024-02-30", "July 32, 2024", "31 June 2024", "2024年13月", "2024年2月30日", "2月30日", "31/31/2024"],
)
def test_a_day_that_no_calendar_has_is_no_date_nor_is_a_part_of_it(text):
    assert find_dates(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The drug may 21 times out of 30 help",
        "They march 24 miles",
        "Marco 17, Maya 5 and Junebug 3",
        "genes such as SEPT9 and MARCH5",
        "In May 2,019 people took part",
        "a May 5-year plan",
        "version v2024.07.02",
        "call 010-2024-2023",
        "农历九月九日",
        "二十八日",
        "no digits and no dates at all",
        "",
    ],
)
def test_words_and_numbers_that_only_look_like_dates_are_none(text):
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("text", "iso"),
    [("07/02/2024", "2024"), ("7.2.2024", "2024"), ("02/02/2024", "2024-02-02")],
)
def test_a_date_that_two_countries_read_differently_is_certain_only_in_its_year(text, iso):
    assert [span.iso for span in find_dates(text)] == [iso]


@pytest.mark.parametrize(
    "text",
    [
        "founded in 2024",
        "the 2024 Chinese Medical Science and Technology Award",
        "2024 Tandem Meetings were held",
        "Which awards were won in 2024?",
        "awards 2024?",
        "ASCO 2024 in Chicago",
        "a 2024 study",
        "since 2024.",
        "(2024)",
        "by the end of 2024",
        "Q3 2024 results",
        "2024中华医学科技奖",
        "始于2024",
        "国卫办〔2024〕5号",
    ],
)
def test_a_number_that_reads_as_a_year_is_one(text):
    assert found(text) == [("2024", "2024")]


@pytest.mark.parametrize(
    "text",
    [
        "2024 patients were enrolled",
        "in 2024 patients",
        "2,024 people",
        "a total of 2024 samples",
        "$2024",
        "a 2000-bed hospital",
        "2000元",
        "共2024例",
        "投入2000万元",
        "有2000年历史的古城",
        "2022级学生",
        "costs 2024.50",
    ],
)
def test_a_number_that_counts_something_is_no_year(text):
    assert find_dates(text) == []


def test_years_in_a_range_or_a_list_are_each_found():
    assert [span.iso for span in find_dates("2019-2023年")] == ["2019", "2023"]
    assert [span.iso for span in find_dates("in 2019, 2020 and 2021")] == ["2019", "2020", "2021"]
    assert [span.iso for span in find_dates("between 2019 and 2023")] == ["2019", "2023"]
    assert [span.iso for span in find_dates("the 2021-22 season")] == ["2021"]
    assert find_dates("2023-2019") == []


def test_several_dates_come_in_the_order_of_the_text():
    text = "2024年9月28日开幕，10月2日闭幕；the next is on May 4, 2025."
    assert found(text) == [("2024年9月28日", "2024-09-28"), ("10月2日", (10, 2)), ("May 4, 2025", "2025-05-04")]


WRITTEN = [
    lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{MONTHS[d.month - 1][:3]} {d.day} {d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.year}年{d.month}月{d.day}日",
    lambda d: f"{d.year}-{d.month}-{d.day}",
    lambda d: d.isoformat(),
    lambda d: f"{d.year}/{d.month:02d}/{d.day:02d}",
    lambda d: "".join(HAN_DIGITS[int(c)] for c in str(d.year)) + f"年{in_han(d.month)}月{in_han(d.day)}日",
]


def in_han(number):
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else HAN_DIGITS[tens]) + ("十" if tens else "") + (HAN_DIGITS[ones] if ones else "")


@given(
    st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)),
    st.sampled_from(WRITTEN),
    st.sampled_from(
        [("On ", ", a team"), ("（", "）"), ("会议于", "召开。"), ("", ""), ("\n", "\n"), ("Posted ", " by X")]
    ),
)
def test_every_day_is_found_in_every_form_with_exact_offsets(day, write, around):
    before, after = around
    words = write(day)
    span = DateSpan(len(before), len(before) + len(words), day.year, day.month, day.day)
    assert find_dates(before + words + after) == [span]
    assert span.iso == day.isoformat()


PIECES = st.sampled_from(
    [
        *("2024", "2023", "9", "28", "30", "31", "１", "2nd", "May", "Sept.", "July", "of", "to", "in ", "the "),
        *("年", "月", "日", "二〇二四", "十", "八", "至", "和", "（", "）", "-", "/", ".", ",", " ", "\n", "\u3000"),
        "patients",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_whatever_the_text_spans_are_inside_it_in_order_and_apart_and_name_real_days(text):
    spans = find_dates(text)
    ends = [0]
    for span in spans:
        assert ends[-1] <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        assert span.year is not None or span.month is not None
        assert span.day is None or span.month is not None
        datetime.date(span.year or 2000, span.month or 1, span.day or 1)
        ends.append(span.end)
