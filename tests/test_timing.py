"""Answers are kept to the time that a question names, visibly, and never emptied by it."""

from datetime import date

import pytest
from hash_embedder import HashEmbedder

from assistant.timing import described, find_in_time
from assistant.types import AppliedTime
from vectorstore.library import Library
from vectorstore.types import Filters, NewArticle

TODAY = date(2024, 3, 15)


def article(year, text, source, title="First prize"):
    return NewArticle(text=text, source=source, title=title, date=year)


@pytest.fixture
def library(home):
    library = Library(home, HashEmbedder())
    with library.writing() as writer:
        writer.add(
            [
                article("2022-11-19", "The jury gave the first prize to Guo Wei for new implants.", "2022.txt"),
                article("2023-11-20", "The jury gave the first prize to Shi Jie for work on addiction.", "2023.txt"),
                article("2024-02", "In 2021 the jury gave its first prize to Li Ming, who then left.", "2024.txt"),
                article(None, "The jury once gave the first prize to nobody at all, it is said.", "undated.txt"),
            ]
        )
    return library


def found(library, question, **filters):
    hits, time = find_in_time(library, library.query(question), Filters(**filters), 8, TODAY)
    return [hit.article.source for hit in hits], time


def test_a_year_keeps_to_articles_of_it_or_that_name_it(library):
    assert found(library, "Who got the first prize in 2022?")[0] == ["2022.txt"]
    assert found(library, "Who got the first prize in 2021?")[0] == ["2024.txt"]
    sources, time = found(library, "2022年和2023年的 first prize")
    assert sorted(sources) == ["2022.txt", "2023.txt"]
    assert time == AppliedTime((("2022-01-01", "2022-12-31"), ("2023-01-01", "2023-12-31")), latest=False)


def test_words_for_a_time_are_told_from_today(library):
    assert found(library, "Who got the first prize last year?")[0] == ["2023.txt"]
    assert found(library, "first prize since 2023")[0].count("2022.txt") == 0


def test_a_time_of_which_nothing_is_known_is_not_kept_to(library):
    sources, time = found(library, "Who got the first prize in 1999?")
    assert len(sources) == 4 and time is None


def test_other_filters_stay(library):
    assert found(library, "Who got the first prize since 2022?", source="2023")[0] == ["2023.txt"]


def test_the_newest_come_first_where_they_are_asked_for(home):
    library = Library(home, HashEmbedder())
    with library.writing() as writer:
        writer.add(
            [article(f"{year}-05", f"The jury gave prize number {year}.", f"{year}.txt") for year in (2021, 2023, 2022)]
        )
    sources, time = found(library, "the latest prize of the jury")
    assert time == AppliedTime((), latest=True)
    assert sources == ["2023.txt", "2022.txt", "2021.txt"]


def test_a_question_without_a_time_looks_at_all(library):
    sources, time = found(library, "Who got the first prize?")
    assert len(sources) == 4 and time is None


def test_a_new_version_is_of_its_own_time(library):
    with library.writing() as writer:
        writer.add([article("2020-01-01", "The jury gave the first prize to Guo Wei after all.", "2022.txt")])
    assert found(library, "Who got the first prize in 2020?")[0] == ["2022.txt"]
    assert found(library, "Who got the first prize in 2022?")[1] is None


@pytest.mark.parametrize(
    ("period", "en", "zh"),
    [
        (("2022-01-01", "2022-12-31"), "2022", "2022"),
        (("2024-02-01", "2024-02-29"), "2024-02", "2024-02"),
        (("2024-02-29", "2024-02-29"), "2024-02-29", "2024-02-29"),
        (("2024-03-04", "2024-03-10"), "2024-03-04 – 2024-03-10", "2024-03-04 – 2024-03-10"),
        (("2020-01-01", ""), "2020-01-01 or later", "2020-01-01 以来"),
        (("", "2018-12-31"), "2018-12-31 or earlier", "2018-12-31 以前"),
    ],
)
def test_a_period_is_told_as_short_as_it_can_be(period, en, zh):
    time = AppliedTime((period,), latest=False)
    assert described(time, "en") == f"Only articles of or about {en}."
    assert described(time, "zh") == f"只看{zh}的文章，或提到这一时间的文章。"
