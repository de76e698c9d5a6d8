"""Adding files: what is stored, what is told, and that nothing stops the rest."""

import os
import time
from importlib.resources import files
from pathlib import Path
from threading import Event, Thread

import pytest
from hash_embedder import HashEmbedder

from assistant import adding
from assistant.adding import Progress, add, add_sample
from assistant.collecting import Place
from assistant.errors import NothingToRead, SourceMissing, UnknownFormat
from vectorstore.errors import EmbedderChanged, IndexDamaged, LibraryBusy
from vectorstore.library import Library
from vectorstore.types import NewArticle
from vectorstore.writer import Writer

PRIZE = "The jury gave the first prize to Guo Wei. The prize honours work on rare diseases."
FUND = "两家公司设立了一支规模为十亿元的基金。基金将投资医疗健康企业。"


@pytest.fixture
def embedder():
    return HashEmbedder()


@pytest.fixture
def library(home, embedder):
    library = Library(home, embedder)
    yield library
    library.close()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working folder with two articles and a file that is none."""
    below = tmp_path / "work" / "news"
    (below / "2023").mkdir(parents=True)
    (below / "prize.txt").write_text(f"A prize for Guo Wei\n\n{PRIZE}", encoding="utf-8")
    (below / "2023" / "基金.md").write_text(f"---\ntitle: 新基金\n---\n{FUND}", encoding="utf-8")
    (below / "bad.txt").write_bytes(bytes(range(256)) * 8)
    monkeypatch.chdir(tmp_path / "work")
    return Path("news")


def outcomes(report):
    return {item.source: item.outcome for item in report.items}


@pytest.mark.usefixtures("no_index")
def test_a_folder_is_added_and_a_bad_file_stops_nothing(library, folder):
    report = add(library, [folder])

    assert outcomes(report) == {
        "news/2023/基金.md": "added",
        "news/bad.txt": "failed",
        "news/prize.txt": "added",
    }
    assert (report.added, report.unchanged, report.failed) == (2, 0, 1)
    assert report.passages == sum(item.passages for item in report.items) == 2
    assert {article.title: article.source for article in library.articles()} == {
        "新基金": "news/2023/基金.md",
        "A prize for Guo Wei": "news/prize.txt",
    }
    (failed,) = (item for item in report.items if item.outcome == "failed")
    assert "news/bad.txt" in failed.error.message("zh")
    assert failed.article is None


@pytest.mark.usefixtures("no_index")
def test_what_is_added_again_is_unchanged_and_not_embedded(library, embedder, folder):
    first = add(library, [folder / "prize.txt"])
    embedded = embedder.texts
    again = add(library, [folder / "prize.txt"])

    assert [item.outcome for item in again.items] == ["unchanged"]
    assert again.items[0].article == first.items[0].article
    assert again.passages == 0
    assert embedder.texts == embedded


@pytest.mark.usefixtures("no_index")
def test_a_changed_file_is_a_new_version_whatever_path_leads_to_it(library, folder):
    (first,) = add(library, [folder / "prize.txt"]).items
    (folder / "prize.txt").write_text(f"A prize for Guo Wei\n\n{PRIZE} It is given every year.", encoding="utf-8")
    (second,) = add(library, [folder.absolute() / "prize.txt"]).items

    assert second.outcome == "added"
    assert second.replaced == first.article
    assert [article.id for article in library.articles()] == [second.article]
    assert library.article(first.article).replaced_by == second.article


@pytest.mark.usefixtures("no_index")
def test_a_file_is_added_once_however_many_paths_lead_to_it(library, folder):
    (folder / "link.txt").symlink_to("prize.txt")

    report = add(library, [folder / "prize.txt", folder, folder.absolute() / "prize.txt"])

    assert list(outcomes(report)) == ["news/prize.txt", "news/2023/基金.md", "news/bad.txt"]


@pytest.mark.usefixtures("no_index")
def test_paths_that_give_nothing_are_told_and_stop_nothing(library, folder):
    (folder.absolute().parent / "empty").mkdir()
    (folder / "table.xlsx").write_bytes(b"PK")
    paths = [Path("missing"), Path("empty"), folder / "table.xlsx", folder / "prize.txt"]

    report = add(library, paths)

    assert list(outcomes(report).items()) == [
        ("missing", "failed"),
        ("empty", "failed"),
        ("news/table.xlsx", "failed"),
        ("news/prize.txt", "added"),
    ]
    assert [type(item.error) for item in report.items[:3]] == [SourceMissing, NothingToRead, UnknownFormat]


def test_nothing_is_made_on_the_disk_when_there_is_nothing_to_add(library, home):
    report = add(library, [Path("missing")])

    assert report.failed == 1
    assert not home.exists()


@pytest.mark.usefixtures("no_index")
def test_a_name_that_is_no_text_is_stored_as_escapes(library, tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text(PRIZE, encoding="utf-8")

    (item,) = add(library, [path]).items

    assert item.outcome == "added"
    assert item.source.endswith(r"caf\xe9.txt")


@pytest.mark.usefixtures("no_index")
def test_progress_counts_up_to_all_files(library, folder, monkeypatch):
    monkeypatch.setattr(adding, "_BATCH_FILES", 2)
    seen = []

    add(library, [folder], seen.append)

    assert [(progress.done, progress.total, progress.source) for progress in seen] == [
        (0, 3, ""),
        (2, 3, "news/bad.txt"),
        (3, 3, "news/prize.txt"),
    ]
    assert [progress.passages for progress in seen] == [0, 1, 2]
    assert seen[-1].rate == pytest.approx(2 / seen[-1].seconds)
    assert Progress(0, 3, "", 0, 0.0).rate == 0


@pytest.mark.usefixtures("no_index")
def test_files_are_embedded_together_but_not_too_many(library, tmp_path, monkeypatch):
    monkeypatch.setattr(adding, "_BATCH_CHARACTERS", 300)
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_text(f"Prize {number}\n\n{PRIZE}", encoding="utf-8")
    seen = []

    report = add(library, [tmp_path], seen.append)

    assert max(len(library.article(item.article).text) for item in report.items) * 4 >= 300
    assert [progress.done for progress in seen] == [0, 4, 8, 12, 16, 20]


@pytest.mark.usefixtures("no_index")
def test_what_is_stored_stays_after_ctrl_c(library, folder, monkeypatch):
    monkeypatch.setattr(adding, "_BATCH_FILES", 1)

    def interrupt(progress):
        if progress.done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add(library, [folder], interrupt)

    assert [article.title for article in library.articles()] == ["新基金"]
    assert add(library, [folder]).added == 1


def test_the_index_is_renewed_at_the_end(library, folder):
    add(library, [folder])

    status = library.status()
    assert (status.generation, status.tail) == (1, 0)
    assert library.search("Who won the first prize?")[0].article.title == "A prize for Guo Wei"


def test_an_index_that_cannot_be_built_is_told_and_the_articles_are_safe(library, home, folder, monkeypatch):
    def fail(self, always=False):
        raise IndexDamaged(path=home, reason="the disk is full.")

    monkeypatch.setattr(Writer, "renew_index", fail)

    report = add(library, [folder])

    assert report.added == 2
    assert "disk is full" in str(report.index_error)
    assert library.search("Who won the first prize?")[0].article.title == "A prize for Guo Wei"


@pytest.mark.usefixtures("no_index")
def test_another_embedder_is_refused(library, home, folder):
    add(library, [folder])
    (folder / "new.txt").write_text("Another article\n\nIt says something else.", encoding="utf-8")

    with pytest.raises(EmbedderChanged):
        add(Library(home, HashEmbedder("other")), [folder])


@pytest.mark.usefixtures("no_index")
def test_only_one_process_adds_at_a_time(library, home, folder):
    with Library(home, HashEmbedder()).writing(), pytest.raises(LibraryBusy):
        add(library, [folder])


@pytest.mark.usefixtures("no_index")
def test_others_may_write_while_pages_are_fetched(library, home, monkeypatch):
    """What takes long to be read keeps nobody waiting, and whoever writes meanwhile breaks nothing off."""
    other = Library(home, HashEmbedder())

    def read():
        with other.writing() as writer:
            writer.add([NewArticle(FUND, "other.txt", "新基金")])
        return NewArticle(PRIZE, "page", "A prize"), "https://a.example/page"

    monkeypatch.setattr(adding, "collect", lambda named, **more: [Place("page", "https://a.example/page", read)])

    assert [item.outcome for item in add(library, ["https://a.example/page"]).items] == ["added"]
    assert {article.title for article in library.articles()} == {"A prize", "新基金"}


@pytest.mark.usefixtures("no_index")
def test_adding_that_has_begun_waits_for_whoever_writes_then(library, home, monkeypatch):
    writing = Event()

    def write():
        with Library(home, HashEmbedder()).writing():
            writing.set()
            time.sleep(0.3)

    def read():
        Thread(target=write).start()
        assert writing.wait(10)
        return NewArticle(PRIZE, "page", "A prize"), "https://a.example/page"

    monkeypatch.setattr(adding, "collect", lambda named, **more: [Place("page", "https://a.example/page", read)])

    assert add(library, ["https://a.example/page"]).added == 1


@pytest.mark.usefixtures("no_index")
def test_the_sample_is_added_under_names_that_hold_on_every_machine(library):
    entries = (files("assistant") / "sample").iterdir()
    names = {f"sample/{entry.name}" for entry in entries if entry.name.endswith(".md")}

    report = add_sample(library)

    assert {item.source for item in report.items} == names
    assert report.added == len(names) >= 14
    assert {article.source for article in library.articles()} == names
    assert add_sample(library).unchanged == len(names)
