"""A library is moved to another embedder: while others use it, after it was broken off, and killed at any step."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from dying_writer import FIRST, NEW, SECOND, STEPS, THIRD
from embedding_server import MODEL, serving
from hash_embedder import HashEmbedder

import vectorstore.moving
from assistant.cli.parser import build
from assistant.cli.run import Opening
from vectorstore.articles import article_id
from vectorstore.calibration import CALIBRATED, questions, statements
from vectorstore.errors import EmbedderChanged, IndexNotBuilt, LibraryBusy, LibraryUnreadable
from vectorstore.library import Library
from vectorstore.lock import mover_lock
from vectorstore.means import calibrate, load_means
from vectorstore.soundness import find_faults
from vectorstore.types import NewArticle

TESTS = Path(__file__).parent
QUESTION = "Who won the first prize, Guo Wei or 邵峰?"
CALIBRATION = 3 + sum(len(statements(each)) + len(questions(each)) for each in CALIBRATED)
LATER = NewArticle("A later article says that all goes on.", "later", "Later")


class Forgetting(HashEmbedder):
    """Of other vectors than the hash embedder's, shorter ones, and able to fail in the middle."""

    def __init__(self, salt=NEW, dimension=48, fail_after=None):
        super().__init__(salt)
        self.dimension = dimension
        self.fail_after = fail_after

    def passages(self, texts):
        if self.fail_after is not None and self.texts + len(texts) > self.fail_after:
            raise InterruptedError
        return super().passages(texts)


@pytest.fixture
def library(home):
    library = Library(home, HashEmbedder())
    yield library
    library.close()


@pytest.fixture
def stored(library):
    """A library of some articles, without an index."""
    with library.writing() as writer:
        writer.add([FIRST, SECOND, *(NewArticle(f"Prize {n} went to person {n}.", f"s{n}", f"{n}") for n in range(20))])
    return library


@pytest.fixture
def one_by_one(monkeypatch):
    monkeypatch.setattr(vectorstore.moving, "BATCH", 1)


def found(library, question=QUESTION):
    return {hit.article.source for hit in library.search(question, limit=30)}


def faults(library):
    with library._database.reading() as connection:
        return list(find_faults(connection))


def table(library, query):
    with library._database.reading() as connection:
        return connection.execute(query).fetchall()


def same_as_made_anew(library, other_home, embedder):
    """Whether all that is stored of embeddings is what adding the same articles with ``embedder`` stores."""
    anew = Library(other_home, embedder)
    with anew.writing() as writer:
        for article in sorted(library.articles(), key=lambda each: each.source):
            writer.add([NewArticle(article.text, article.source, article.title, article.date)])
    by_text = "SELECT article, ordinal, embedding FROM passages ORDER BY article, ordinal"
    assert table(library, by_text) == table(anew, by_text)
    kept = "SELECT kind, name, vector FROM reference ORDER BY kind, name"
    assert table(library, kept) == table(anew, kept)
    meta = "SELECT key, value FROM meta WHERE key NOT LIKE 'generation%' ORDER BY key"
    assert table(library, meta) == table(anew, meta)
    with library._database.reading() as one, anew._database.reading() as two:
        for language in ("zh", "en", "other"):
            assert np.allclose(load_means(one).passages[language], load_means(two).passages[language], atol=1e-6)
    assert table(library, "SELECT count(*) FROM next_embeddings") == [(0,)]
    assert faults(library) == []


# Moving


@pytest.mark.usefixtures("no_index")
def test_a_moved_library_is_as_if_the_new_embedder_had_made_it(stored, home, tmp_path):
    other = Library(home, Forgetting())
    progress = []
    assert other.reembed(progress.append)
    assert found(other) == found(Library(home, Forgetting())) != set()
    same_as_made_anew(other, tmp_path / "anew", Forgetting())
    assert other.status().embedder == f"hash{NEW}"
    assert other.status().dimension == 48
    assert [each.preparing for each in progress] == [True, False]
    assert (progress[-1].done, progress[-1].total, progress[-1].kept) == (22, 22, 0)


def test_the_new_index_is_of_the_new_embeddings(library, home):
    with library.writing() as writer:
        writer.add([FIRST, SECOND])
        writer.renew_index()
    other = Library(home, Forgetting())
    assert other.reembed()
    status = other.status()
    assert (status.generation is None, status.tail) == (False, 0)
    assert found(other) == {"first", "second"}
    other.close()


@pytest.mark.usefixtures("no_index")
def test_there_is_nothing_to_move_to_the_same_embedder(stored):
    embedded = stored._embedder.texts
    assert not stored.reembed(lambda _: pytest.fail("progress"))
    assert stored._embedder.texts == embedded + 3


@pytest.mark.usefixtures("no_index", "one_by_one")
def test_it_goes_on_where_it_was_broken_off(stored, home, tmp_path):
    failing = Forgetting(fail_after=CALIBRATION + 5)
    with pytest.raises(InterruptedError):
        Library(home, failing).reembed()
    assert stored.status().next_embedder == f"hash{NEW}"
    assert stored.status().moved == 5
    assert found(stored) >= {"first", "second"}

    again, progress = Forgetting(), []
    assert Library(home, again).reembed(progress.append)
    assert again.texts == 3 + 22 - 5, "what tells embedders apart, and what was left"
    assert (progress[0].done, progress[0].kept, progress[0].preparing) == (5, 5, False)
    same_as_made_anew(Library(home, Forgetting()), tmp_path / "anew", Forgetting())


@pytest.mark.usefixtures("no_index", "one_by_one")
def test_another_embedder_does_not_go_on_with_it(stored, home, tmp_path):
    with pytest.raises(InterruptedError):
        Library(home, Forgetting(fail_after=CALIBRATION + 5)).reembed()
    third = Library(home, Forgetting(salt="third"))
    assert third.reembed()
    same_as_made_anew(third, tmp_path / "anew", Forgetting(salt="third"))


@pytest.mark.usefixtures("no_index", "one_by_one")
def test_a_move_can_be_given_up(stored, home, tmp_path):
    with pytest.raises(InterruptedError):
        Library(home, Forgetting(fail_after=CALIBRATION + 5)).reembed()
    assert not stored.reembed()
    assert stored.status().next_embedder is None
    same_as_made_anew(stored, tmp_path / "anew", HashEmbedder())


@pytest.mark.usefixtures("no_index", "one_by_one")
def test_what_is_added_replaced_and_removed_meanwhile_is_not_lost(stored, home, tmp_path):
    other = Library(home, Forgetting())
    asked = []

    def meanwhile(progress):
        if progress.done == 3 and stored.added_at("later") is None:
            with stored.writing() as writer:
                writer.add([LATER, THIRD])
                writer.add([NewArticle("Prize 2 went to nobody.", "s2", "2, corrected")])
                writer.remove(article_id(NewArticle("Prize 0 went to person 0.", "s0", "0")))
                writer.remove(article_id(NewArticle("Prize 19 went to person 19.", "s19", "19")))
        asked.append(found(stored))

    assert other.reembed(meanwhile)
    assert all(answer >= {"first", "second"} for answer in asked)
    assert len(asked) > 20
    assert "later" in found(other, "later article")
    assert {article.source for article in other.articles()} == (
        {"first", "second", "later", "third"} | {f"s{n}" for n in range(1, 19)}
    )
    same_as_made_anew(other, tmp_path / "anew", Forgetting())


@pytest.mark.usefixtures("no_index")
def test_what_is_added_when_all_seemed_done_is_embedded_too(stored, home, monkeypatch):
    other, real = Library(home, Forgetting()), vectorstore.moving.Move._switched
    added = []

    def switched(move):
        if not added:
            with stored.writing() as writer:
                added.extend(writer.add([LATER]))
        return real(move)

    monkeypatch.setattr(vectorstore.moving.Move, "_switched", switched)
    assert other.reembed()
    assert "later" in found(other, "later article")
    assert faults(other) == []


@pytest.mark.usefixtures("no_index", "one_by_one")
def test_a_library_that_is_restored_meanwhile_gets_no_foreign_embeddings(stored, home, tmp_path):
    backup = Library(tmp_path / "another", HashEmbedder())
    with backup.writing() as writer:
        writer.add([THIRD, *(NewArticle(f"Award {n} is another.", f"t{n}", f"Award {n}") for n in range(8))])
    backup.backup(tmp_path / "backup")
    other = Library(home, Forgetting())

    def meanwhile(progress):
        if progress.done == 4 and "first" in {article.source for article in stored.articles()}:
            stored._generations.build = lambda _: None
            stored.restore(tmp_path / "backup", replace=True)

    assert other.reembed(meanwhile)
    assert {article.source for article in other.articles()} == {"third", *(f"t{n}" for n in range(8))}
    same_as_made_anew(other, tmp_path / "anew", Forgetting())


@pytest.mark.usefixtures("no_index")
def test_one_process_moves_at_a_time_and_others_write_meanwhile(stored, home):
    with mover_lock(home):
        with pytest.raises(LibraryBusy, match=str(os.getpid())):
            Library(home, Forgetting()).reembed()
        with stored.writing() as writer:
            writer.add([LATER])
    waiting = Library(home, Forgetting(), on_wait=lambda _: None)
    with mover_lock(home):
        thread = threading.Thread(target=waiting.reembed)
        thread.start()
    thread.join(60)
    assert waiting.status().embedder == f"hash{NEW}"


# Those who had the library open


@contextmanager
def changed_is_told(library):
    with pytest.raises(EmbedderChanged) as caught:
        yield
    assert f"NEWSCITE_EMBEDDER to hash{NEW}" in str(caught.value)
    assert "newscite reembed" in caught.value.message("zh")


@pytest.mark.usefixtures("no_index")
@pytest.mark.parametrize("dimension", [48, 64])
def test_a_reader_with_the_old_embedder_is_told_instead_of_given_nonsense(stored, home, dimension):
    query = stored.query(QUESTION)
    assert stored.find(query, vectorstore.library.Filters(), 5)
    Library(home, Forgetting(dimension=dimension)).reembed()
    with changed_is_told(stored):
        stored.find(query, vectorstore.library.Filters(), 5)
    with changed_is_told(stored):
        stored.search(QUESTION)
    with changed_is_told(stored):
        stored.similarities(query, ["A text."], ["en"])
    with changed_is_told(stored), stored.writing() as writer:
        writer.add([LATER])
    assert stored.articles(), "what embeds nothing goes on"


@pytest.mark.usefixtures("no_index")
def test_a_reader_that_waited_for_the_new_embedder_answers_from_then_on(stored, home):
    early = Library(home, Forgetting())
    with pytest.raises(EmbedderChanged):
        early.search(QUESTION)
    Library(home, Forgetting()).reembed()
    assert found(early) >= {"first", "second"}


def test_the_texts_that_tell_embedders_apart_are_embedded_once(stored):
    found(stored)
    before = stored._embedder.texts
    found(stored)
    assert stored._embedder.texts == before + 1


# Calibration


def test_the_calibration_text_is_embedded_once_a_library_whatever_the_embedder(home):
    embedder = Forgetting()
    library = Library(home, embedder)
    for article in (FIRST, SECOND):
        with library.writing() as writer:
            writer.add([article])
    assert embedder.texts == CALIBRATION + 2 + 3, "the last for the second writer, who looks whose library it is"
    with library._database.reading() as connection:
        means = load_means(connection)
    expected = calibrate(Forgetting())
    assert all(np.allclose(means.questions[each], expected.questions[each]) for each in CALIBRATED)


# Killed


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    home = tmp_path_factory.mktemp("prepared") / "library"
    with Library(home, HashEmbedder()).writing() as writer:
        writer.add([FIRST, SECOND])
        writer.renew_index()
    return home


@pytest.mark.usefixtures("no_index")
@pytest.mark.parametrize("step", [name for name, step in STEPS.items() if step.task == "reembed"])
def test_killed_at_any_step_one_embedder_answers_and_the_move_goes_on(step, prepared, home, tmp_path, caplog):
    shutil.copytree(prepared, home)
    command = [sys.executable, TESTS / "dying_writer.py", step, home]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr

    old, new = Library(home, HashEmbedder()), Library(home, Forgetting(dimension=64))
    switched = step == "reembed: all is switched, there is no index"
    assert faults(old) == []
    assert (old.status().generation is None) == switched
    answering, refused = (new, old) if switched else (old, new)
    assert found(answering) == {"first", "second"}
    with pytest.raises(EmbedderChanged):
        refused.search(QUESTION)
    with answering.writing() as writer:
        writer.add([LATER])
    assert "later" in found(answering, "later article")
    assert new.reembed() != switched
    same_as_made_anew(new, tmp_path / "anew", Forgetting(dimension=64))
    assert not caplog.records
    old.close()
    new.close()


def test_an_index_that_cannot_be_built_is_told_and_the_move_stays(stored, home, monkeypatch):
    monkeypatch.setattr("vectorstore.generations.run_module", lambda *_, **__: "no room")
    other = Library(home, Forgetting())
    with pytest.raises(IndexNotBuilt):
        other.reembed()
    assert found(other) >= {"first", "second"}


def test_a_full_disk_loses_nothing(stored, home, monkeypatch):
    real = vectorstore.moving._keep

    def full(connection, *given):
        connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0]}")
        return real(connection, *given)

    monkeypatch.setattr(vectorstore.moving, "_keep", full)
    with pytest.raises(LibraryUnreadable):
        Library(home, Forgetting(dimension=1536)).reembed()
    assert found(stored) >= {"first", "second"}
    assert faults(stored) == []


@pytest.mark.usefixtures("no_index")
def test_a_library_of_an_earlier_release_can_be_moved(stored, home):
    with sqlite3.connect(home / "library.sqlite3") as connection:
        for table in "next_embeddings ledger_rows ledger_read ledger_edits ledger_model_rows ledger_model_read".split():
            connection.execute(f"DROP TABLE {table}")
        connection.execute("UPDATE meta SET value = '3' WHERE key = 'schema'")
    connection.close()
    assert stored.status().next_embedder is None
    other = Library(home, Forgetting())
    assert other.reembed()
    assert found(other) >= {"first", "second"}


# The command line


@pytest.fixture
def run(home):
    def run(*arguments, language="en"):
        return CliRunner().invoke(build(language), ["--home", str(home), *arguments], catch_exceptions=False)

    return run


@pytest.mark.usefixtures("no_index")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_command_moves_a_library_to_a_server_and_says_what_to_set(stored, run, monkeypatch, language):
    name = f"openai:{MODEL}"
    with serving() as server:
        server.embedder = HashEmbedder("served")
        monkeypatch.setenv("NEWSCITE_EMBEDDER_BASE_URL", server.url)
        done = run("reembed", "--embedder", name, language=language)
        assert done.exit_code == 0
        assert "22" in done.stdout and name in done.stdout
        assert f"NEWSCITE_EMBEDDER={name}" in done.stderr

        refused = run("search", QUESTION, language=language)
        assert refused.exit_code == 1
        assert name in refused.stderr and "builtin:multilingual-e5-small" in refused.stderr

        monkeypatch.setenv("NEWSCITE_EMBEDDER", name)
        assert "Guo Wei" in run("search", QUESTION, language=language).stdout
        assert name in run("status", language=language).stdout
        again = run("reembed", language=language)
        assert (again.exit_code, again.stderr) == (0, "")
        assert "22" not in again.stdout and name in again.stdout


@pytest.mark.usefixtures("no_index")
def test_a_provider_that_fails_in_the_middle_is_told_and_the_command_goes_on_later(stored, run, monkeypatch):
    monkeypatch.setattr("vectorstore.plugged.time.sleep", lambda _: None)
    monkeypatch.setattr(vectorstore.moving, "BATCH", 4)
    with serving() as server:
        server.embedder = HashEmbedder("served")
        monkeypatch.setenv("NEWSCITE_EMBEDDER_BASE_URL", server.url)
        monkeypatch.setenv("NEWSCITE_EMBEDDER_API_KEY", secret := "sk-do-not-tell-0123456789")
        real, count = server.answer, CALIBRATION + 10

        def failing(*given):
            spent = server.embedder.texts > count
            return (402, {"error": {"message": f"{secret} has to pay"}}) if spent else real(*given)

        server.answer = failing
        broken = run("reembed", "--embedder", f"openai:{MODEL}")
        assert broken.exit_code == 1
        assert "has to pay" in broken.stderr
        assert secret not in broken.output
        assert "newscite reembed goes on" in run("status").stdout
        server.answer = real
        done = run("reembed", "--embedder", f"openai:{MODEL}")
        assert "was broken off" in done.stderr
        assert "22 passages embedded" in done.stdout


@pytest.mark.usefixtures("no_index")
def test_ctrl_c_breaks_it_off_and_nothing_is_lost(stored, home, monkeypatch):
    class Interrupted(HashEmbedder):
        def passages(self, texts):
            if self.texts >= CALIBRATION:
                raise KeyboardInterrupt
            return super().passages(texts)

    opening = Opening(library=lambda settings: Library(settings.home, Interrupted(NEW)))
    done = CliRunner().invoke(build("en", opening), ["--home", str(home), "reembed"])
    assert done.exit_code == 130
    assert found(stored) >= {"first", "second"}
