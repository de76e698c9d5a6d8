"""The same story from several places is one, with all its sources; a correction is linked to what it corrects."""

import sqlite3

import pytest
from hash_embedder import HashEmbedder

from vectorstore import copies, database
from vectorstore.library import Library
from vectorstore.types import NewArticle

STORY = (
    "The association published its decision on Friday. Four of the prizes went to projects of the university. "
    "The first prize was given to Guo Wei, whose group rebuilds gaps in bones with printed implants. "
    "One of the two second prizes went to a project on addiction headed by Shi Jie. The other went to a project on "
    "psoriasis. The third prize went to a team that treats tumours of the liver with heat."
)
OTHER = "A delegation from Shenzhen visited the hospital in Beijing to plan the work of a joint centre."


def article(text=STORY, source="https://a.example/1", **facts):
    return NewArticle(**{"text": text, "source": source, "title": "Four prizes", "date": "2023-03-24"} | facts)


COPY = article(
    f"BEIJING — {STORY} (Daily News)",
    "https://b.example/x",
    title="Four prizes for a university",
    publisher="Daily News",
)


@pytest.fixture
def library(home):
    return Library(home, HashEmbedder())


def add(library, *articles):
    with library.writing() as writer:
        return writer.add(articles)


def found(library, question):
    return {hit.article.source for hit in library.search(question)}


def test_a_copy_from_another_place_is_a_further_source_of_the_story(library):
    (story,) = add(library, article())
    (copy,) = add(library, COPY)
    assert (copy.outcome, copy.article, copy.passages) == ("copy", story.article, 0)
    assert found(library, "Who got the first prize?") == {"https://a.example/1"}
    (kept,) = library.copies(story.article)
    assert (kept.source, kept.publisher, kept.text) == (COPY.source, "Daily News", COPY.text)
    assert len(library.articles()) == 1 and library.added_at(COPY.source)


def test_copies_that_come_together_are_one_story(library):
    outcomes = add(
        library, article(), COPY, article(source="https://c.example/1"), article(OTHER, "https://a.example/2")
    )
    assert [one.outcome for one in outcomes] == ["added", "copy", "copy", "added"]
    assert len(library.copies(outcomes[0].article)) == 2


def test_a_copy_again_changes_nothing(library):
    add(library, article())
    add(library, COPY)
    (again,) = add(library, COPY)
    assert again.outcome == "unchanged"


def test_a_report_with_other_numbers_is_an_article_of_its_own(library):
    add(library, article())
    changed = STORY.replace("Four of the prizes", "Five of the prizes")
    (other,) = add(library, article(changed, "https://b.example/x"))
    assert other.outcome == "added"


def test_a_new_version_keeps_the_copies_that_it_still_has(library):
    (first,) = add(library, article())
    add(library, COPY)
    (second,) = add(library, article(STORY + " The ceremony is in May."))
    assert second.replaced == first.article
    assert [copy.source for copy in library.copies(second.article)] == [COPY.source]


def test_copies_of_what_an_article_no_longer_says_answer_for_themselves(library):
    (first,) = add(library, article())
    add(library, COPY)
    add(library, article(OTHER))
    assert found(library, "Who got the first prize?") == {COPY.source, "https://a.example/1"}
    assert library.copies(first.article) == []


def test_a_copy_that_changes_becomes_an_article(library):
    add(library, article())
    add(library, COPY)
    (changed,) = add(library, article(OTHER, COPY.source))
    assert changed.outcome == "added" and len(library.articles()) == 2
    assert all(library.copies(one.id) == [] for one in library.articles())


def test_removing_a_story_removes_its_copies(library):
    (story,) = add(library, article())
    add(library, COPY)
    with library.writing() as writer:
        writer.remove(story.article)
    assert library.copies(story.article) == [] and library.added_at(COPY.source) is None
    (again,) = add(library, COPY)
    assert again.outcome == "added"


def test_a_correction_is_linked_both_ways_and_follows_new_versions(library):
    (story,) = add(library, article())
    correction = article(
        "The second prize went to Shi Jie alone.", "https://a.example/9", title="Correction: Four prizes"
    )
    (made,) = add(library, correction)
    assert made.corrects == story.article
    assert library.article(story.article).corrected_by == made.article
    assert library.article(made.article).corrects == story.article
    (newer,) = add(library, article(STORY + " The ceremony is in May."))
    assert library.article(made.article).corrects == newer.article


def test_a_correction_of_nothing_known_is_an_article_like_others(library):
    (made,) = add(library, article("Our report named the wrong hospital.", title="Correction: Unknown report"))
    assert made.outcome == "added" and made.corrects is None


def test_what_a_removed_article_corrected_is_forgotten(library):
    (story,) = add(library, article())
    (made,) = add(library, article("It was Shi Jie.", "https://a.example/9", title="Correction: Four prizes"))
    with library.writing() as writer:
        writer.remove(made.article)
    assert library.article(story.article).corrected_by is None


def test_a_line_that_all_articles_have_neither_hides_a_copy_nor_makes_one(library, monkeypatch):
    monkeypatch.setattr(copies, "_COMMON", 2)
    line = " Copyright of the agency, all rights reserved."
    texts = [f"{STORY}{line}", *(f"Ward {n} of clinic {n} opened on floor {n}.{line}" for n in range(5))]
    for number, text in enumerate(texts):
        (made,) = add(library, article(text, f"https://a.example/{number}", title=f"News {number}"))
        assert made.outcome == "added"
    (copy,) = add(library, article(f"{STORY}{line}", "https://b.example/1", title="Again"))
    assert copy.outcome == "copy"


def test_a_library_of_an_earlier_release_is_read_and_brought_up_to_date(library, home):
    (story,) = add(library, article())
    with sqlite3.connect(home / "library.sqlite3") as connection:
        for table in (
            *"copies sketches corrections days learned next_embeddings".split(),
            *"ledger_rows ledger_read ledger_edits ledger_model_rows ledger_model_read".split(),
        ):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("UPDATE meta SET value = '1' WHERE key = 'schema'")
        connection.execute("DELETE FROM meta WHERE key = 'related'")
    connection.close()
    earlier = Library(home, HashEmbedder())
    assert earlier.copies(story.article) == [] and earlier.article(story.article).corrects is None
    (copy,) = add(earlier, COPY)
    assert (copy.outcome, copy.article) == ("copy", story.article)
    with sqlite3.connect(home / "library.sqlite3") as connection:
        version = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    connection.close()
    assert version == (database.SCHEMA_VERSION,)
