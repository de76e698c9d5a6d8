"""The ledger of a library: rows of several articles are one event, changes by hand hold, nothing is lost."""

import sqlite3

import pytest
from hash_embedder import HashEmbedder
from ledger_articles import ALL, CHINESE, ENGLISH, RANKED, SIGNED

from assistant.ledger import Ledger, RowFieldUnknown, RowFieldWrong, RowNotFound
from vectorstore.library import Library
from vectorstore.types import NewArticle


@pytest.fixture
def library(home, no_index):
    library = Library(home, HashEmbedder())
    add(library, *ALL)
    return library


@pytest.fixture
def ledger(library):
    return Ledger(library)


def add(library, *articles):
    """Add articles as the assistant does, which has the ledger read them."""
    with library.writing() as writer:
        writer.add(articles)
    Ledger(library).update()


def names(events):
    return [[(one.name or one.institution).text for one in event.content.recipients] for event in events]


def test_articles_of_both_languages_about_one_award_are_one_event_with_both_sources(ledger):
    [event] = ledger.awards(award="Linnaeus Award")

    assert len({row.article for row in event.rows}) == 2
    assert event.content.date.text == "2024-02-23"


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({"person": "黄晓军"}, 2),
        ({"person": "Xiaojun Huang"}, 2),
        ({"institution": "Tongda Hospital", "award": "Linnaeus"}, 1),
        ({"rank": "一等奖"}, 1),
        ({"rank": "first"}, 1),
        # 此前他曾获得 is no award of the day that the article is of.
        ({"since": "2024"}, 1),
        ({"until": "2022-12-31"}, 2),
        ({"person": "Somebody Else"}, 0),
    ],
)
def test_awards_are_filtered_by_who_what_and_when(ledger, wanted, count):
    assert len(ledger.awards(**wanted)) == count


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({}, 2),
        ({"party": "同达医院"}, 2),
        ({"kind": "donation"}, 1),
        ({"party": "北岭大学"}, 1),
        ({"since": "2024"}, 0),
    ],
)
def test_collaborations_are_filtered_by_party_kind_and_time(ledger, wanted, count):
    assert len(ledger.collaborations(**wanted)) == count


def test_reading_again_changes_nothing(ledger):
    before = ledger.events()

    assert ledger.update().total == 0
    assert ledger.update(again=True).total == len(ALL)
    assert ledger.events() == before


def test_a_correction_by_hand_stays_when_articles_are_read_again_and_tells_who_made_it(ledger):
    [event] = ledger.awards(rank="first")
    ledger.correct(event.id, [("recipients", "Han Lei @ Lakeside Hospital; Xu Min"), ("date", "2022-03-30")], by="Ana")
    ledger.update(again=True)

    [corrected] = ledger.awards(rank="first")
    assert names([corrected]) == [["Han Lei", "Xu Min"]]
    assert corrected.content.recipients[0].institution.text == "Lakeside Hospital"
    assert corrected.content.date.text == "2022-03-30"
    assert [(edit.action, edit.by) for edit in corrected.rows[0].edits] == [("correct", "Ana")]
    assert corrected.rows[0].edits[0].at[:2] == "20"


def test_what_was_deleted_stays_away_with_all_its_sources(ledger):
    [event] = ledger.awards(award="Linnaeus Award")
    ledger.delete(event.rows[-1].key, by="Ana")
    ledger.update(again=True)

    assert ledger.awards(award="Linnaeus Award") == []


def test_what_was_confirmed_is_marked(ledger):
    [event] = ledger.awards(rank="second")
    assert not event.confirmed

    assert ledger.confirm(event.id).confirmed


def test_changes_by_hand_hold_for_a_new_version_of_the_article(library, ledger):
    first, second = ledger.awards(award="Spring Medical Prize")
    ledger.delete(first.id)
    ledger.correct(second.id, [("place", "Nanhu")])
    again = NewArticle(f"Corrected edition.\n\n{RANKED.text}", RANKED.source, RANKED.title, RANKED.date)
    add(library, again)

    [left] = ledger.awards(award="Spring Medical Prize")
    assert left.content.place.text == "Nanhu"
    assert left.rows[0].article == next(one.id for one in library.articles() if one.text == again.text)


def test_a_corrected_row_outlives_rules_that_no_longer_find_it(library, ledger):
    [event] = ledger.awards(rank="first")
    ledger.correct(event.id, [("work", "a new valve")])
    with library.writing() as writer:
        writer.keep_rows(event.rows[0].article, "other rules", [])

    assert [one.content.work.text for one in ledger.awards(rank="first")] == ["a new valve"]
    assert ledger.awards(rank="second") == []


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ([("colour", "red")], RowFieldUnknown),
        ([("date", "soon")], RowFieldWrong),
        ([("kind", "party")], RowFieldUnknown),
    ],
)
def test_a_change_that_makes_no_sense_is_refused_and_leaves_the_row(ledger, fields, error):
    [event] = ledger.awards(rank="first")

    with pytest.raises(error):
        ledger.correct(event.id, fields)
    assert ledger.awards(rank="first") == [event]


def test_the_kind_of_a_collaboration_is_one_that_is_known(ledger):
    [event] = ledger.collaborations(kind="donation")

    with pytest.raises(RowFieldWrong):
        ledger.correct(event.id, [("kind", "present")])
    assert ledger.correct(event.id, [("kind", "fund")]).content.kind == "fund"


def test_an_unknown_row_is_told_of(ledger):
    with pytest.raises(RowNotFound):
        ledger.confirm("0000000000")


def test_rows_go_with_their_article_and_come_back_with_it(library, ledger):
    with library.writing() as writer:
        writer.remove(next(one.id for one in library.articles() if one.title == SIGNED.title))
    assert ledger.collaborations() == []

    add(library, SIGNED)
    assert len(ledger.collaborations()) == 2


def test_articles_that_a_killed_process_left_unread_are_read_with_the_next(library, ledger):
    with library.writing() as writer:
        writer.add([NewArticle("Mei Hua won the 2020 Orchid Prize.", "a.txt", "A")])
    assert ledger.unread() == 1
    assert ledger.awards(award="Orchid Prize") == []

    assert ledger.update().total == 1
    assert ledger.unread() == 0
    assert names(ledger.awards(award="Orchid Prize")) == [["Mei Hua"]]


def test_a_library_of_an_earlier_format_is_read_as_empty_and_made_whole_when_written(library, home):
    with sqlite3.connect(home / "library.sqlite3") as connection:
        for table in (
            *"ledger_rows ledger_read ledger_edits next_embeddings".split(),
            *"ledger_model_rows ledger_model_read".split(),
        ):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("UPDATE meta SET value = '3' WHERE key = 'schema'")
    connection.close()
    ledger = Ledger(Library(home, HashEmbedder()))

    assert ledger.events() == []
    assert ledger.unread() == len(ALL)
    ledger.update()
    assert len(ledger.awards()) == 4


def test_a_correction_outranks_the_article_that_it_corrects(home, no_index):
    library = Library(home, HashEmbedder())
    wrong = NewArticle(
        "Luo Min won the first prize of the 2022 Spring Award.", "wrong.txt", "Spring Award given", "2022-04-01"
    )
    right = NewArticle(
        "Correction to “Spring Award given”: Han Lei won the first prize of the 2022 Spring Award.",
        "right.txt",
        "Correction: Spring Award given",
        "2022-04-03",
    )
    add(library, wrong, right)

    [event] = Ledger(library).awards()
    assert names([event]) == [["Han Lei"]]
    assert len(event.rows) == 2


def test_what_sources_say_differently_is_shown(home, no_index):
    library = Library(home, HashEmbedder())
    texts = ["The Yeung Fund donated 10 million dollars to Ruijin Hospital on May 3, 2021."]
    texts.append("The Yeung Fund donated 12 million dollars to Ruijin Hospital on May 3, 2021. It was the first gift.")
    add(library, *(NewArticle(text, f"{n}.txt", f"Gift {n}", "2021-05-04") for n, text in enumerate(texts)))

    [event] = Ledger(library).collaborations()
    [conflict] = event.conflicts
    assert conflict.field == "amount"
    assert [value for value, _ in conflict.values] == ["10 million dollars", "12 million dollars"]


def test_namesakes_other_years_and_other_classes_are_not_put_together(home, no_index):
    library = Library(home, HashEmbedder())
    texts = [
        "Zhang Li of Ruijin Hospital won the first prize of the 2021 Spring Award.",
        "Zhang Li of Ruijin Hospital won the first prize of the 2018 Spring Award.",
        "Zhang Li of Ruijin Hospital won the third prize of the 2021 Spring Award.",
        "瑞金医院张力荣获2021年南山医学奖。",
        "瑞金医院章丽荣获2021年南山医学奖。",
    ]
    add(library, *(NewArticle(text, f"{n}.txt", f"Prize {n}") for n, text in enumerate(texts)))

    assert len(Ledger(library).awards()) == len(texts)


def test_every_row_is_cited_by_words_of_its_article(library, ledger):
    articles = {one.id: one.text for one in library.articles()}
    for event in ledger.events():
        for row in event.rows:
            assert articles[row.article][row.found.start : row.found.end].strip()


def test_the_assistant_reads_what_it_adds(home, tmp_path, no_index):
    from assistant import Assistant

    page = tmp_path / "page.txt"
    page.write_text(ENGLISH.text, encoding="utf-8")
    with Assistant.open(home, embedder=HashEmbedder()) as assistant:
        assistant.add([page])
        assert names(assistant.ledger.awards(person="黄晓军")) == [["Huang Xiaojun"]]
        assert assistant.ledger.awards(institution=CHINESE.title) == []
