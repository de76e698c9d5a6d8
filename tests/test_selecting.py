"""What filters let through: the same, whether few passages or most pass, with an index and without."""

from itertools import product

import numpy as np
import pytest
from hash_embedder import HashEmbedder

from vectorstore import search as searching
from vectorstore import selecting
from vectorstore.library import Library
from vectorstore.selecting import select
from vectorstore.types import Filters, NewArticle

YEARS = ("2021", "2021-06", "2021-06-15", "2022-01-01", None)
FILTERS = [
    Filters(since=since, until=until, language=language, source=source, about=about)
    for since, until, language, source, about in product(
        (None, "2021-06-10"), (None, "2021-12-31"), (None, "zh", "other"), (None, "NEWS-1"), ((), (("2021-06-01", ""),))
    )
]


def article(number):
    """Texts with nothing in common but their language, and a date of their own in one of three."""
    text = (
        f"第{number}号项目在一月启动，主持人是第{number}位专家。"
        if number % 2
        else f"Project {number} began, in room {number}."
    )
    named = f" On July {number % 28 + 1}, 2021 it ended." if number % 3 == 0 else ""
    return NewArticle(text + named, f"news-{number}.txt", f"Report {number}", YEARS[number % len(YEARS)])


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    library = Library(tmp_path_factory.mktemp("library"), HashEmbedder())
    with library.writing() as writer:
        writer.add([article(number) for number in range(30)])
        writer.renew_index(always=True)
        writer.add([article(number) for number in range(30, 36)])
    yield library
    library.close()


def passes(passage, filters):
    """What the documentation says of filters, worked out in Python."""
    article, date = passage.article, passage.article.date or ""
    named = {f"2021-07-{int(article.source[5:-4]) % 28 + 1:02}"} if "July" in article.text else set()
    spans = [(day, day) for day in named] + ([(date, f"{date}~")] if date else [])
    return (
        (filters.since is None or (date and f"{date}~" >= filters.since))
        and (filters.until is None or (date and date <= f"{filters.until}~"))
        and (filters.language is None or passage.passage.language == filters.language)
        and (filters.source is None or filters.source.lower() in article.source.lower())
        and (not filters.about or any(last >= filters.about[0][0] for _, last in spans))
    )


@pytest.mark.parametrize("few", [0, 5, 5000])
@pytest.mark.parametrize("asked", [20, 400])
def test_filters_let_through_the_same_however_much_that_is(library, monkeypatch, few, asked):
    monkeypatch.setattr(selecting, "FEW", few)
    monkeypatch.setattr(searching, "MOST_ASKED", asked)
    everything = library.search("project 7 项目", limit=100)
    assert len(everything) == 36
    for filters in FILTERS:
        hits = library.search("project 7 项目", filters, limit=100)
        wanted = {hit.passage.id for hit in everything if passes(hit, filters)}
        assert {hit.passage.id for hit in hits} == wanted, filters
        assert np.all(np.diff([hit.score for hit in hits]) <= 0)


def test_only_as_many_are_looked_up_as_it_takes(library, monkeypatch):
    monkeypatch.setattr(selecting, "FEW", 0)
    with library._database.reading() as connection:
        selection = select(connection, Filters(language="en"))
        everything = [row[0] for row in connection.execute("SELECT id FROM passages ORDER BY id")]
        english = selection.keep(everything)
        asked = []
        connection.set_trace_callback(asked.append)
        assert selection.best(everything, 3) == english[:3]
        assert len(asked) == 1
        assert selection.best(everything, 100) == english
        assert selection.best([], 3) == []


def test_an_empty_filter_leaves_nothing_out(library):
    with library._database.reading() as connection:
        assert select(connection, Filters()).everything
        assert select(connection, Filters(source="", since="")).everything
