"""Passages of more articles first, and corrections before what they correct."""

from hash_embedder import HashEmbedder
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.library import Library
from vectorstore.ordering import SAME_ARTICLE, put_in_order
from vectorstore.types import NewArticle


def test_a_further_passage_of_an_article_stands_behind_one_about_as_good_of_another():
    near, far = 0.5 * SAME_ARTICLE, 2 * SAME_ARTICLE
    articles = {1: "a", 2: "a", 3: "b"}
    assert list(put_in_order({1: 0.9, 2: 0.8, 3: 0.8 - near}, articles, {})) == [1, 3, 2]
    assert list(put_in_order({1: 0.9, 2: 0.8, 3: 0.8 - far}, articles, {})) == [1, 2, 3]


def test_a_correction_takes_the_place_of_what_it_corrects():
    scores, articles = {1: 0.9, 2: 0.5, 3: 0.7, 4: 0.6}, {1: "old", 2: "old", 3: "other", 4: "new"}
    assert list(put_in_order(scores, articles, {"old": "new"})) == [4, 1, 3, 2]
    assert list(put_in_order(scores, articles, {"old": "gone"})) == [1, 3, 4, 2]


@given(
    st.dictionaries(st.integers(0, 20), st.floats(-1, 2, allow_nan=False), max_size=12),
    st.dictionaries(st.sampled_from("abcd"), st.sampled_from("abcd"), max_size=3),
)
def test_order_loses_no_passage_and_goes_down(scores, corrections):
    articles = {passage: "abcd"[passage % 4] for passage in scores}
    ordered = put_in_order(scores, articles, {old: new for old, new in corrections.items() if old != new})
    assert ordered.keys() == scores.keys()
    assert list(ordered.values()) == sorted(ordered.values(), reverse=True)


def test_a_question_that_finds_what_was_corrected_finds_the_correction_first(home):
    library = Library(home, HashEmbedder())
    story = NewArticle("The first prize went to Guo Wei for printed bones.", "https://a.example/1", "Prize for bones")
    correction = NewArticle(
        "Correction: an earlier version of the article “Prize for bones” named the wrong winner. It was Shi Jie.",
        "https://a.example/2",
        "Correction: Prize for bones",
    )
    with library.writing() as writer:
        writer.add([story])
        (made,) = writer.add([correction])
    assert made.corrects
    hits = library.search("first prize Guo Wei printed bones", limit=2)
    assert [hit.article.source for hit in hits] == ["https://a.example/2", "https://a.example/1"]
    library.close()
