"""The quoted words of a source stay exact, and what is shown around them is whole sentences of the article."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.sources import bare_view, source_view, web_link
from assistant.types import Citation
from vectorstore.types import Article

TEXT = (
    "The society met in Nanjing. Its prize went to Dr. Lin Wei of the First Hospital. "
    "She leads the eye clinic there.\n\n许可于2023年获批。新药治疗银屑病。\nThe end."
)


def an_article(text: str = TEXT, **changes: object) -> Article:
    article = Article(
        id="a",
        text=text,
        source="/news/prize.html",
        title="A prize",
        date="2023-05-04",
        author=None,
        publisher="The society",
        url="https://www.example.org/prize",
        language="en",
        added="2025-01-01T00:00:00Z",
        passages=1,
    )
    return replace(article, **changes)


def citing(article: Article, start: int, end: int) -> Citation:
    return Citation(
        n=3,
        article=article.id,
        source=article.source,
        title=article.title,
        url=article.url,
        date=article.date,
        language=article.language,
        start=start,
        end=end,
        quote=article.text[start:end],
    )


def citing_words(words: str, article: Article | None = None) -> Citation:
    article = article or an_article()
    start = article.text.index(words)
    return citing(article, start, start + len(words))


def test_quote_stands_between_its_neighbours():
    view = source_view(an_article(), citing_words("Its prize went to Dr. Lin Wei of the First Hospital."), reach=40)
    assert view.before == "The society met in Nanjing. "
    assert view.quote == "Its prize went to Dr. Lin Wei of the First Hospital."
    assert view.after == " She leads the eye clinic there."
    assert (view.begins, view.ends) == (True, False)


def test_the_sentences_of_the_quote_are_whole_whatever_the_reach():
    view = source_view(an_article(), citing_words("Dr. Lin Wei"), reach=0)
    assert view.before == "Its prize went to "
    assert view.after == " of the First Hospital."


def test_chinese_sentences():
    view = source_view(an_article(), citing_words("2023年"), reach=0)
    assert (view.before, view.quote, view.after) == ("许可于", "2023年", "获批。")


def test_a_far_reach_shows_the_whole_article():
    view = source_view(an_article(), citing_words("新药治疗银屑病。"), reach=10_000)
    assert view.before + view.quote + view.after == TEXT
    assert view.begins and view.ends


@given(st.text(alphabet="ab .。!\n中", max_size=60), st.data())
def test_any_span_is_shown_exactly(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    article = an_article(text)
    view = source_view(article, citing(article, start, end), reach=data.draw(st.integers(0, 20)))
    assert view.quote == text[start:end]
    assert text[:start].endswith(view.before)
    assert text[end:].startswith(view.after)
    assert view.begins == (not text[: start - len(view.before)].strip())
    assert view.ends == (not text[end + len(view.after) :].strip())


def test_where_a_source_is_from():
    view = source_view(an_article(), citing_words("The end."))
    assert (view.n, view.title, view.publisher, view.date) == (3, "A prize", "The society", "2023-05-04")
    assert (view.link, view.host, view.file) == ("https://www.example.org/prize", "example.org", None)


def test_without_a_link_the_file_is_named():
    article = an_article(url=None)
    view = source_view(article, citing_words("The end.", article))
    assert (view.link, view.host, view.file) == (None, None, "prize.html")


def test_an_article_that_has_left_is_shown_by_its_citation():
    view = bare_view(citing_words("The end."))
    assert (view.before, view.quote, view.after, view.host) == ("", "The end.", "", "example.org")


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<b>x</b>",
        "file:///etc/passwd",
        "ftp://example.org/x",
        "//example.org/x",
        "https:",
        "https:///path",
        "http://[example",
        "example.org/x",
    ],
)
def test_only_web_addresses_become_links(url: str | None):
    assert web_link(url) == (None, None)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.example.org/a?b=c#d", "example.org"),
        ("http://example.org:8080/", "example.org"),
        ("https://bank.example@evil.example/", "evil.example"),
    ],
)
def test_the_shown_host_is_the_one_the_link_leads_to(url: str, host: str):
    assert web_link(url) == (url, host)
