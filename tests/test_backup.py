"""A library in one file, and back: consistent, checked, and nothing that was there is lost."""

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner
from hash_embedder import HashEmbedder

from assistant.cli.parser import build
from assistant.cli.run import Opening
from vectorstore.errors import (
    BackupExists,
    BackupFailed,
    BackupUnusable,
    EmbedderChanged,
    IndexNotBuilt,
    LibraryBusy,
    LibraryNotEmpty,
)
from vectorstore.library import Library
from vectorstore.soundness import find_faults
from vectorstore.types import NewArticle

AWARD = NewArticle("The association gave the first prize to Guo Wei.", "news/award.txt", "First prize", "2023-03-24")
MEETING = NewArticle("邵峰作了关于细胞焦亡的报告。", "news/meeting.html", "雄安前沿医学大会", "2024-09")
OTHER = NewArticle("Another library has another article.", "other.txt", "Other")


@pytest.fixture
def library(home):
    library = Library(home, HashEmbedder())
    with library.writing() as writer:
        writer.add([AWARD, MEETING])
    yield library
    library.close()


@pytest.fixture
def other(tmp_path):
    """A library of another article, in a folder of its own."""
    library = Library(tmp_path / "other", HashEmbedder())
    with library.writing() as writer:
        writer.add([OTHER])
    yield library
    library.close()


@pytest.fixture
def file(tmp_path):
    return tmp_path / "backups" / "news.backup"


@pytest.fixture(autouse=True)
def _folder(file):
    file.parent.mkdir()


@pytest.fixture
def no_build(monkeypatch):
    """Leave out building the index, which takes seconds; everything is searched exactly without it."""
    monkeypatch.setattr("vectorstore.generations.Generations.build", lambda self, connection: None)


def names(folder):
    return [path.name for path in folder.iterdir()]


def sources(library):
    with library._database.reading() as connection:
        assert list(find_faults(connection)) == []
    return {article.source for article in library.articles()}


BOTH = {AWARD.source, MEETING.source}


def test_what_was_saved_comes_back_with_its_index_and_nothing_is_embedded(library, file, tmp_path):
    library.backup(file)
    assert names(file.parent) == [file.name]
    embedder = HashEmbedder()
    new = Library(tmp_path / "new", embedder)
    restored = new.restore(file)
    assert (restored.kept, restored.index_error) == (None, None)
    assert embedder.calls == 0
    assert sources(new) == BOTH
    assert (new.status().generation, new.status().tail) == (1, 0)
    assert new.search("first prize Guo Wei")[0].article == library.search("first prize Guo Wei")[0].article
    assert names(file.parent) == [file.name], "reading a backup leaves nothing beside it"
    new.close()


def test_a_backup_is_one_moment_of_a_library_that_is_being_written(library, file):
    stop = threading.Event()
    acknowledged = []

    def write():
        number = 0
        while not stop.is_set():
            with library.writing() as writer:
                acknowledged.extend(
                    writer.add([NewArticle(f"Article {number} {part}.", f"{number} {part}", "T") for part in range(5)])
                )
            number += 1

    writing = threading.Thread(target=write)
    writing.start()
    try:
        for _ in range(10):
            before = {added.article for added in acknowledged.copy()}
            library.backup(file, replace=True)
            after = {added.article for added in acknowledged.copy()}
            with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as connection:
                assert list(find_faults(connection)) == []
                held = {row[0] for row in connection.execute("SELECT id FROM articles WHERE source LIKE '% %'")}
            connection.close()
            assert before <= held
            assert len(held) % 5 == 0, "an article of a batch without the others"
            assert len(held - after) <= 5
    finally:
        stop.set()
        writing.join()


def test_a_backup_has_no_generation_of_the_index(library, file):
    with library._database.writing() as connection:
        connection.execute("INSERT INTO meta VALUES ('generation', '7'), ('generation_files', '{}')")
    library.backup(file)
    connection = sqlite3.connect(file)
    assert connection.execute("SELECT count(*) FROM meta WHERE key LIKE 'generation%'").fetchone() == (0,)
    connection.close()


def test_a_file_that_is_there_is_only_replaced_when_told_so(library, file):
    file.write_text("precious", encoding="utf-8")
    with pytest.raises(BackupExists, match="--force"):
        library.backup(file)
    assert file.read_text(encoding="utf-8") == "precious"
    library.backup(file, replace=True)
    assert file.read_bytes().startswith(b"SQLite format 3")


def test_a_backup_that_cannot_be_written_leaves_nothing(library, file, monkeypatch):
    for wrong in (file.parent / "no folder" / "x", file.parent):
        with pytest.raises((BackupFailed, BackupExists)):
            library.backup(wrong, replace=True)
    real = sqlite3.connect

    def small(path, **named):
        connection = real(path, **named)
        if "partial" in str(path):
            connection.execute("PRAGMA max_page_count = 3")
        return connection

    monkeypatch.setattr("vectorstore.database.sqlite3.connect", small)
    file.write_text("precious", encoding="utf-8")
    with pytest.raises(BackupFailed, match="full"):
        library.backup(file, replace=True)
    assert file.read_text(encoding="utf-8") == "precious"
    assert names(file.parent) == [file.name]


def test_there_is_nothing_to_save_before_there_is_a_library(home, file):
    with pytest.raises(BackupFailed):
        Library(home, HashEmbedder()).backup(file)
    assert not file.exists()


KILLED = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from hash_embedder import HashEmbedder
import vectorstore.backup, vectorstore.library
from vectorstore.library import Library
task, target, home, file = sys.argv[2:]
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
for module in (vectorstore.backup, vectorstore.library):
    if hasattr(module, target):
        setattr(module, target, die)
library = Library(Path(home), HashEmbedder())
library.backup(Path(file), replace=True) if task == "backup" else library.restore(Path(file), replace=True)
"""


def kill(task, target, library, file):
    command = [sys.executable, "-c", KILLED, Path(__file__).parent, task, target, library.home, file]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.mark.parametrize("target", ["copy_library", "forget_generation", "find_faults", "_to_disk"])
def test_killed_while_saving_the_backup_before_is_whole_and_the_next_cleans_up(library, file, target):
    library.backup(file)
    before = file.read_bytes()
    kill("backup", target, library, file)
    assert file.read_bytes() == before
    library.backup(file, replace=True)
    assert names(file.parent) == [file.name]
    assert sources(library) == BOTH


@pytest.mark.parametrize("target", ["make_room", "copy_library", "forget_generation"])
def test_killed_while_restoring_there_is_the_old_library_or_the_new(library, other, file, no_build, target):
    library.backup(file)
    kill("restore", target, other, file)
    assert sources(other) in ({OTHER.source}, BOTH)
    other.restore(file, replace=True)
    assert sources(other) == BOTH


def test_a_library_that_is_not_empty_is_replaced_only_when_told_so_and_kept(library, other, file, no_build):
    library.backup(file)
    with pytest.raises(LibraryNotEmpty, match="--force"):
        other.restore(file)
    assert sources(other) == {OTHER.source}
    restored = other.restore(file, replace=True)
    assert sources(other) == BOTH
    assert restored.kept.parent == other.home
    assert restored.kept.name.startswith("library-20")
    other.restore(restored.kept, replace=True)
    assert sources(other) == {OTHER.source}
    assert len(list(other.home.glob("library-*.sqlite3"))) == 2


def test_a_damaged_library_is_replaced_and_kept_as_it_is(library, other, file, no_build):
    library.backup(file)
    damaged = random.Random(0).randbytes(50_000)
    for path in other.home.glob("library.sqlite3*"):
        path.unlink()
    (other.home / "library.sqlite3").write_bytes(damaged)
    with pytest.raises(LibraryNotEmpty):
        other.restore(file)
    restored = other.restore(file, replace=True)
    assert sources(other) == BOTH
    assert restored.kept.read_bytes() == damaged


def test_readers_see_the_old_library_or_the_new_one_while_it_is_restored(library, other, file, no_build):
    library.backup(file)
    seen, stop = [], threading.Event()

    def read():
        while not stop.is_set():
            seen.append(frozenset(hit.article.source for hit in other.search("prize library article")))

    reading = [threading.Thread(target=read) for _ in range(2)]
    for thread in reading:
        thread.start()
    try:
        for _ in range(5):
            kept = other.restore(file, replace=True).kept
            other.restore(kept, replace=True)
    finally:
        stop.set()
        for thread in reading:
            thread.join()
    assert set(seen) <= {frozenset(BOTH), frozenset({OTHER.source})}
    assert len(seen) > 20


def no_library(file, library):
    file.write_bytes(random.Random(0).randbytes(10_000))


def cut_off(file, library):
    library.backup(file)
    file.write_bytes(file.read_bytes()[:-9000])


def another_database(file, library):
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE meta (key, value)")
    connection.close()


def later_format(file, library):
    library.backup(file)
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE meta SET value = '999' WHERE key = 'schema'")
    connection.close()


def half_an_article(file, library):
    library.backup(file)
    with sqlite3.connect(file) as connection:
        connection.execute("DELETE FROM passages WHERE language = 'en'")
    connection.close()


def a_folder(file, library):
    file.mkdir()


def nothing(file, library):
    pass


@pytest.mark.parametrize(
    "make", [no_library, cut_off, another_database, later_format, half_an_article, a_folder, nothing]
)
def test_a_file_that_is_no_sound_library_is_refused_before_anything_is_touched(library, file, tmp_path, make):
    make(file, library)
    other = Library(tmp_path / "empty", HashEmbedder())
    with pytest.raises(BackupUnusable, match="cannot be restored"):
        other.restore(file, replace=True)
    assert not other.home.exists()
    with pytest.raises(BackupUnusable):
        library.restore(file, replace=True)
    assert sources(library) == BOTH


def test_a_plain_copy_of_a_library_can_be_restored_too(library, tmp_path, no_build):
    shutil.copytree(library.home, tmp_path / "copy")
    new = Library(tmp_path / "new", HashEmbedder())
    new.restore(tmp_path / "copy" / "library.sqlite3")
    assert sources(new) == BOTH


def test_a_backup_of_the_first_format_is_brought_up_to_date(library, file, tmp_path, no_build):
    library.backup(file)
    with sqlite3.connect(file) as connection:
        for table in (
            *"copies sketches corrections days learned next_embeddings".split(),
            *"ledger_rows ledger_read ledger_edits ledger_model_rows ledger_model_read".split(),
        ):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("UPDATE meta SET value = '1' WHERE key = 'schema'")
    connection.close()
    new = Library(tmp_path / "new", HashEmbedder())
    new.restore(file)
    assert sources(new) == BOTH
    with new.writing() as writer:
        writer.add([OTHER])
    assert sources(new) == BOTH | {OTHER.source}


def test_restoring_waits_its_turn_and_is_refused_otherwise(library, other, file):
    library.backup(file)
    with Library(other.home, HashEmbedder()).writing(), pytest.raises(LibraryBusy):
        other.restore(file, replace=True)


def test_an_index_that_cannot_be_built_is_told_with_the_articles_restored(library, file, tmp_path, monkeypatch):
    library.backup(file)
    monkeypatch.setattr("vectorstore.generations.run_module", lambda *_, **__: "no room")
    new = Library(tmp_path / "new", HashEmbedder())
    assert isinstance(new.restore(file).index_error, IndexNotBuilt)
    assert {hit.article.source for hit in new.search("prize")} == BOTH


def test_a_backup_made_with_another_embedder_is_refused_by_the_search(library, file, tmp_path, no_build):
    library.backup(file)
    new = Library(tmp_path / "new", HashEmbedder(salt="other"))
    new.restore(file)
    with pytest.raises(EmbedderChanged):
        new.search("prize")


# On the command line


@pytest.fixture
def run(library, no_build):
    def run(*arguments, home=library.home, language="en"):
        opening = Opening(library=lambda settings: Library(settings.home, HashEmbedder()))
        given = ["--home", str(home), *map(str, arguments)]
        return CliRunner().invoke(build(language, opening), given, catch_exceptions=False)

    return run


def test_backup_and_restore_on_the_command_line(run, file, tmp_path):
    done = run("backup", file)
    assert (done.exit_code, done.stderr) == (0, "")
    assert str(file) in done.stdout
    again = run("backup", file, language="zh")
    assert again.exit_code == 1
    assert "已存在" in again.stderr
    assert run("backup", file, "--force").exit_code == 0

    done = run("restore", file, home=tmp_path / "new")
    assert (done.exit_code, done.stdout) == (0, f"2 articles restored from {file}\n")
    refused = run("restore", file, home=tmp_path / "new")
    assert refused.exit_code == 1
    assert "not empty" in refused.stderr
    done = run("restore", file, "--force", home=tmp_path / "new", language="zh")
    assert done.exit_code == 0
    (kept,) = (tmp_path / "new").glob("library-*.sqlite3")
    assert str(kept) in done.stdout


def test_an_empty_library_is_not_saved_and_a_file_that_is_none_not_restored(run, file, tmp_path):
    done = run("backup", file, home=tmp_path / "new")
    assert done.exit_code == 1
    assert f"newscite --home {tmp_path / 'new'} demo" in done.stderr
    done = run("restore", file, home=tmp_path / "new")
    assert done.exit_code == 1
    assert "no such file" in done.stderr


def test_restore_tells_of_an_index_that_could_not_be_built(run, file, tmp_path, monkeypatch):
    run("backup", file)

    def fail(self, connection):
        raise IndexNotBuilt(path=tmp_path, reason="no room.")

    monkeypatch.setattr("vectorstore.generations.Generations.build", fail)
    done = run("restore", file, home=tmp_path / "new")
    assert done.exit_code == 1
    assert "2 articles restored" in done.stdout
    assert "could not be built: no room." in done.stderr
