"""Articles as lists show them: searched, sorted, a page at a time, with all that belongs to one of them."""

from pathlib import Path

import pytest
from hash_embedder import HashEmbedder

from vectorstore.errors import ArticleNotFound
from vectorstore.library import Library
from vectorstore.types import Filters, NewArticle

pytestmark = pytest.mark.usefixtures("no_index")


def article(source, title, text=None, **facts):
    return NewArticle(
        text=text or f"{title} is what this article tells of, in one sentence.", source=source, title=title, **facts
    )


@pytest.fixture
def library(home: Path) -> Library:
    library = Library(home, HashEmbedder())
    with library.writing() as writer:
        writer.add(
            [
                article("a.txt", "Zhang wins the prize", date="2023-05-02", publisher="Nature"),
                article("b.txt", "A hospital and a university join", date="2024", publisher="Science", author="Li Wei"),
                article(
                    "c.txt", "张教授获得国家奖", "张教授获得了国家科学技术进步奖一等奖。", date=None, publisher="Nature"
                ),
            ]
        )
    return library


def titles(library, **asked):
    found, total = library.listed(**asked)
    return [each.title for each in found], total


def test_the_newest_come_first_and_those_without_a_date_last(library):
    assert titles(library)[0][:2] == ["A hospital and a university join", "Zhang wins the prize"]
    assert titles(library)[0][2] == "张教授获得国家奖"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"containing": "zhang PRIZE"}, ["Zhang wins the prize"]),
        ({"containing": "li wei"}, ["A hospital and a university join"]),
        ({"containing": "2024"}, ["A hospital and a university join"]),
        ({"containing": "国家奖"}, ["张教授获得国家奖"]),
        ({"containing": "%"}, []),
        ({"language": "zh"}, ["张教授获得国家奖"]),
        ({"publisher": "Nature"}, ["Zhang wins the prize", "张教授获得国家奖"]),
        ({"order": "title"}, ["A hospital and a university join", "Zhang wins the prize", "张教授获得国家奖"]),
        ({"order": "publisher"}, ["Zhang wins the prize", "张教授获得国家奖", "A hospital and a university join"]),
    ],
)
def test_articles_are_found_and_sorted(library, asked, expected):
    assert titles(library, **asked) == (expected, len(expected))


def test_a_list_comes_a_page_at_a_time(library):
    assert titles(library, limit=2) == (titles(library)[0][:2], 3)
    assert titles(library, limit=2, offset=2) == (titles(library)[0][2:], 3)


def test_publishers_are_counted(library):
    assert library.publishers() == [("Nature", 2), ("Science", 1)]


def test_an_empty_library_lists_nothing(tmp_path):
    empty = Library(tmp_path / "none", HashEmbedder())
    assert empty.listed() == ([], 0)
    assert empty.publishers() == []


def test_search_can_be_kept_to_publishers_or_one_article(library):
    def found(**filters):
        return {hit.article.title for hit in library.search("who wins the prize?", Filters(**filters))}

    assert found(publishers=("Science",)) == {"A hospital and a university join"}
    assert len(found(publishers=("Science", "Nature"))) == 3
    assert found(publishers=("Nobody",)) == set()
    one = library.listed(containing="zhang")[0][0]
    assert found(article=one.id) == {"Zhang wins the prize"}
    assert found(article=one.id, publishers=("Science",)) == set()


def test_versions_and_passages_belong_to_their_article(library):
    with library.writing() as writer:
        writer.add([article("a.txt", "Zhang wins the first prize", "Zhang wins. It is the first prize. He was there.")])
        [added] = writer.add([article("a.txt", "Zhang wins both prizes", "Zhang wins both. They are new prizes.")])
    assert [each.title for each in library.versions(added.article)] == [
        "Zhang wins the first prize",
        "Zhang wins the prize",
    ]
    passages = library.passages(added.article)
    text = library.article(added.article).text
    assert passages and all(text[each.start : each.end] == each.text for each in passages)
    assert library.passages(library.versions(added.article)[0].id) == []


def test_a_removed_article_can_be_added_again_with_all_that_belonged_to_it(library):
    long = (
        "The transplant registry gave its award to Huang Xiaojun. " * 3
        + "It honours the Beijing Protocol of 2024. " * 5
    )
    with library.writing() as writer:
        writer.add([article("p.txt", "Award, first version", long)])
        writer.add([article("p.txt", "Award", long + "More was said later.")])
        [copy] = writer.add([article("q.txt", "Award, elsewhere", long + "More was said later.")])
        assert copy.outcome == "copy"
        kept = library.as_it_was_added(copy.article)
        before = library.article(copy.article)
        writer.remove(copy.article)
        with pytest.raises(ArticleNotFound):
            library.as_it_was_added(copy.article)
        for each in kept:
            writer.add([each])
    again = library.article(copy.article)
    assert (again.text, again.title, again.passages) == (before.text, before.title, before.passages)
    assert [each.title for each in library.versions(again.id)] == ["Award, first version"]
    assert [each.source for each in library.copies(again.id)] == ["q.txt"]
    assert library.at("p.txt") == again
    assert library.at("nowhere") is None
