"""The library on real SQLite and real Chroma: what is added is found, what is gone is gone, nothing is lost."""

import multiprocessing
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hash_embedder import HashEmbedder

from vectorstore.errors import ArticleNotFound, EmbedderChanged, IndexNotBuilt, LibraryBusy, LibraryUnreadable
from vectorstore.generations import current_generation
from vectorstore.library import Library
from vectorstore.types import Filters, NewArticle

AWARD = NewArticle(
    text="On March 24, 2023, the association gave the first prize to Guo Wei. The prize is given every year.",
    source="news/award.txt",
    title="First prize for Guo Wei",
    date="2023-03-24",
    publisher="Office of Research",
)
MEETING = NewArticle(
    text="2024年9月28日，首届雄安前沿医学大会开幕。邵峰作了关于细胞焦亡的报告。",
    source="news/meeting.html",
    title="雄安前沿医学大会举行",
    date="2024-09",
    url="https://example.org/xiongan",
)


@pytest.fixture
def embedder():
    return HashEmbedder()


@pytest.fixture
def library(home, embedder):
    library = Library(home, embedder)
    yield library
    library.close()


def add(library, *articles, index=False):
    with library.writing() as writer:
        added = writer.add(articles)
        if index:
            writer.renew_index()
    return added


def found(library, question, **filters):
    return [hit.article.source for hit in library.search(question, Filters(**filters))]


def test_an_empty_library_finds_nothing_and_makes_nothing(library, home):
    assert library.search("anything") == []
    assert library.articles() == []
    assert library.status().articles == 0
    assert not home.exists()


def test_what_is_added_is_found_with_its_place_in_the_text(library):
    add(library, AWARD, MEETING)
    hit = library.search("first prize Guo Wei")[0]
    assert hit.article.source == AWARD.source
    assert hit.article.text[hit.passage.start : hit.passage.end] == hit.passage.text
    assert library.article(hit.article.id).publisher == "Office of Research"


def test_an_index_answers_and_newer_articles_are_found_beside_it(library):
    add(library, AWARD, index=True)
    assert (library.status().generation, library.status().tail) == (1, 0)
    add(library, MEETING, index=False)
    assert library.status().tail == 1
    assert set(found(library, "雄安 细胞焦亡 prize")) == {AWARD.source, MEETING.source}


def test_the_same_content_again_costs_no_embedding(library, embedder):
    add(library, AWARD)
    library.search("prize")
    calls = embedder.calls
    again = add(library, AWARD)
    assert [one.outcome for one in again] == ["unchanged"]
    assert embedder.calls == calls


def test_one_batch_with_the_same_content_twice_adds_it_once(library):
    added = add(library, AWARD, AWARD)
    assert [one.outcome for one in added] == ["added", "unchanged"]
    assert library.status().articles == 1


def test_changed_content_replaces_and_the_old_version_stays_readable(library):
    (old,) = add(library, AWARD)
    newer = NewArticle("The prize went to Shi Jie instead.", AWARD.source, AWARD.title, AWARD.date)
    (new,) = add(library, newer)
    assert new.replaced == old.article
    assert [article.id for article in library.articles()] == [new.article]
    assert library.article(old.article).replaced_by == new.article
    assert "Guo Wei" not in " ".join(hit.passage.text for hit in library.search("first prize Guo Wei"))


def test_content_that_comes_back_answers_again(library):
    (first,) = add(library, AWARD)
    add(library, NewArticle("Something else.", AWARD.source, "Other"))
    (again,) = add(library, AWARD)
    assert again.article == first.article
    assert [article.id for article in library.articles()] == [first.article]
    assert found(library, "first prize Guo Wei") == [AWARD.source]


def test_what_is_removed_is_gone_at_once(library):
    add(library, AWARD, MEETING, index=True)
    (gone,) = [article.id for article in library.articles() if article.source == AWARD.source]
    with library.writing() as writer:
        writer.remove(gone)
    assert found(library, "first prize Guo Wei") == [MEETING.source]
    with pytest.raises(ArticleNotFound):
        library.article(gone)
    with library.writing() as writer, pytest.raises(ArticleNotFound):
        writer.remove(gone)


def test_filters_keep_to_dates_languages_and_sources(library):
    add(library, AWARD, MEETING, index=True)
    both = {AWARD.source, MEETING.source}
    assert set(found(library, "prize")) == both
    assert found(library, "prize", since="2024") == [MEETING.source]
    assert found(library, "prize", until="2023-12-31") == [AWARD.source]
    assert found(library, "prize", language="zh") == [MEETING.source]
    assert found(library, "prize", source="example.org") == [MEETING.source]
    assert found(library, "prize", source="OFFICE of research") == [AWARD.source]
    assert found(library, "prize", since="2024-10") == []
    # A date that is only known to the month is neither before nor after a day of it.
    assert found(library, "prize", since="2024-09-15") == [MEETING.source]
    assert set(found(library, "prize", until="2024-09-15")) == both


@pytest.mark.parametrize("question", ['"', "NEAR(a b)", "title:x AND", "*", "", "   ", "(((", "a' OR 1=1 --", "\x00"])
def test_no_question_is_syntax(library, question):
    add(library, AWARD, MEETING)
    assert len(library.search(question)) == 2


def test_rebuilding_embeds_nothing_and_finds_the_same(library, embedder):
    add(library, AWARD, MEETING, index=True)
    before = found(library, "细胞焦亡")
    embedded = embedder.texts
    with library.writing() as writer:
        assert writer.renew_index(always=True)
    assert embedder.texts == embedded
    assert library.status().generation == 2
    assert found(library, "细胞焦亡") == before


def test_an_index_is_not_renewed_for_nothing(library):
    add(library, AWARD, index=True)
    with library.writing() as writer:
        assert not writer.renew_index()


def test_old_generations_go_when_nobody_reads_them(library, home):
    add(library, AWARD, index=True)
    library.search("prize")
    reader = Library(home, HashEmbedder())
    reader.search("prize")
    add(library, MEETING, index=True)
    assert (home / "index" / "generation-000001").exists()
    reader.close()
    library.search("prize")
    with library.writing() as writer:
        writer.renew_index(always=True)
    assert not (home / "index" / "generation-000001").exists()


def test_a_build_that_fails_leaves_the_old_index_answering(library, home, monkeypatch):
    add(library, AWARD, index=True)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with library.writing() as writer:
        writer.add([MEETING])
        with pytest.raises(IndexNotBuilt):
            writer.renew_index()
    assert library.status().generation == 1
    assert [path.name for path in (home / "index").iterdir() if path.is_dir()] == ["generation-000001"]
    assert set(found(library, "prize 雄安")) == {AWARD.source, MEETING.source}


def test_another_embedder_is_refused_and_the_way_out_is_named(library, home):
    add(library, AWARD)
    other = Library(home, HashEmbedder(salt="other"))
    with pytest.raises(EmbedderChanged, match="newscite reembed"):
        other.search("prize")
    with other.writing() as writer, pytest.raises(EmbedderChanged):
        writer.add([MEETING])
    assert library.status().articles == 1


def test_reembedding_moves_a_library_to_another_embedder(library, home):
    add(library, AWARD, MEETING)
    other = Library(home, HashEmbedder(salt="other"))
    assert other.reembed()
    assert found(other, "first prize Guo Wei")[0] == AWARD.source
    with pytest.raises(EmbedderChanged):
        Library(home, HashEmbedder()).search("prize")
    other.close()


def _hold(home, ready, done):
    with Library(home, HashEmbedder()).writing():
        ready.set()
        done.wait(30)


def test_one_process_writes_and_the_second_is_told_which(library, home):
    context = multiprocessing.get_context("spawn")
    ready, done = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(home, ready, done))
    other.start()
    assert ready.wait(60)
    with pytest.raises(LibraryBusy, match=str(other.pid)), library.writing():
        pytest.fail("two writers at once")
    done.set()
    other.join(30)
    add(library, AWARD, index=False)


def test_many_threads_may_ask_while_one_writes(library):
    add(library, AWARD)
    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(found, library, "first prize Guo Wei") for _ in range(40)]
        add(library, MEETING)
        assert all(one.result()[0] == AWARD.source for one in asked)


def test_a_file_that_is_no_database_is_a_clear_error(library, home):
    home.mkdir()
    (home / "library.sqlite3").write_bytes(b"this is not a database" * 100)
    with pytest.raises(LibraryUnreadable, match=str(home)):
        library.articles()


def test_a_library_that_was_not_made_to_its_end_is_empty(library, home):
    home.mkdir()
    (home / "library.sqlite3").touch()
    assert library.articles() == []
    assert library.search("prize") == []
    add(library, AWARD)
    assert found(library, "first prize Guo Wei") == [AWARD.source]


def test_a_library_of_a_later_format_is_refused(library, home):
    add(library, AWARD)
    with sqlite3.connect(home / "library.sqlite3") as connection:
        connection.execute("UPDATE meta SET value = '999' WHERE key = 'schema'")
    connection.close()
    with pytest.raises(LibraryUnreadable, match="999"):
        library.articles()


def test_chroma_has_texts_and_metadata_for_other_clients(library, home):
    add(library, AWARD, MEETING, index=True)
    import chromadb

    client = chromadb.PersistentClient(path=str(home / "index" / "generation-000001"))
    held = client.get_collection("passages-zh", embedding_function=None).get()
    assert held["documents"] == [MEETING.text]
    assert held["metadatas"][0]["source"] == MEETING.source
    client.close()


def test_a_stray_env_file_breaks_nothing(library, home, tmp_path, monkeypatch):
    (tmp_path / ".env").write_text("CHROMA_SERVER_NOFILE=many\nIS_PERSISTENT=perhaps\n", encoding="utf-8")
    add(library, AWARD, index=True)
    script = (
        f"import sys; sys.path.insert(0, {str(home.parent)!r}); from pathlib import Path\n"
        "from vectorstore.chroma import open_client\n"
        f"print(len(open_client(Path({str(home / 'index' / 'generation-000001')!r})).list_collections()))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, check=False, capture_output=True, text=True)
    assert done.stdout.strip() == "3", done.stderr


def test_sums_follow_what_is_added_and_removed(library):
    add(library, AWARD, MEETING, NewArticle("A third article about a prize.", "third", "Third"))
    with library.writing() as writer:
        for article in library.articles():
            writer.remove(article.id)
        sums = writer._connection.execute("SELECT passages, total FROM sums").fetchall()
    assert all(count == 0 and np.allclose(np.frombuffer(total), 0, atol=1e-5) for count, total in sums)


def test_status_tells_what_there_is(library):
    add(library, AWARD, MEETING, index=True)
    status = library.status()
    assert status.by_language == {"en": 1, "zh": 1}
    assert (status.articles, status.passages, status.embedder, status.dimension) == (2, 2, "hash", 64)
    assert status.bytes > 0
    with library._database.reading() as connection:
        generation = current_generation(connection)
    assert generation.counts == {"zh": 1, "en": 1, "other": 0}
