"""A library survives what happens to it: killed processes, damaged files, full and read-only disks, two at once."""

import ast
import fcntl
import logging
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from dying_writer import COPY, FIRST, NEWER, SECOND, STEPS, THIRD, copying
from hash_embedder import HashEmbedder

import vectorstore.database
import vectorstore.generations
from assistant.cli.parser import build
from assistant.cli.run import Opening
from vectorstore import repair
from vectorstore.articles import article_id
from vectorstore.errors import ArticleDamaged, DiskFull, IndexNotBuilt, LibraryBusy, LibraryDamaged, LibraryUnreadable
from vectorstore.library import Library
from vectorstore.soundness import find_faults
from vectorstore.types import NewArticle

TESTS = Path(__file__).parent
LATER = NewArticle("A later article says that all goes on.", "later", "Later")
QUESTION = "Who won the first prize, Guo Wei or 邵峰?"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A library of FIRST and SECOND with a generation that was really built; to be copied."""
    home = tmp_path_factory.mktemp("prepared") / "library"
    with Library(home, HashEmbedder()).writing() as writer:
        writer.add([FIRST, SECOND])
        writer.renew_index()
    return home


@pytest.fixture
def stored(prepared, home):
    """A copy of the prepared library."""
    shutil.copytree(prepared, home)
    return home


@pytest.fixture
def library(home):
    library = Library(home, HashEmbedder())
    yield library
    library.close()


@pytest.fixture
def copied_index(prepared, monkeypatch):
    """In place of building an index for the prepared library, which takes seconds, copy its index."""
    monkeypatch.setattr("vectorstore.generations.run_module", copying(index_of(prepared)))


@pytest.fixture
def repairs(monkeypatch):
    """The libraries for which a repair was started, in place of starting one."""
    asked = []
    monkeypatch.setattr("vectorstore.library.start_repair", lambda home: not asked.append(home))
    return asked


def index_of(home, number=1):
    return home / "index" / f"generation-{number:06d}"


def add(library, *articles):
    with library.writing() as writer:
        return [added.article for added in writer.add(articles)]


def held(library):
    """The ids of the articles that answer, after a look that nothing of them is missing."""
    with library._database.reading() as connection:
        assert list(find_faults(connection)) == []
    return {article.id for article in library.articles()}


def found(library, question=QUESTION):
    return [hit.article.source for hit in library.search(question)]


def index_names(home):
    return {path.name for path in (home / "index").iterdir()}


def script(code, *arguments, **named):
    """Start ``code`` in a Python of its own that finds the helpers of the tests."""
    begin = f"import sys; sys.path.insert(0, {str(TESTS)!r})\n"
    return subprocess.Popen(
        [sys.executable, "-c", begin + code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **named,
    )


# Killed


def kill_at(step, home, prepared):
    """Run a process that dies at ``step``; what it had acknowledged, as ids that must be there and must not."""
    command = [sys.executable, TESTS / "dying_writer.py", step, home, index_of(prepared)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    lines = done.stdout.split()
    return {line[1:] for line in lines if line[0] == "+"}, {line[1:] for line in lines if line[0] == "-"}


def test_the_steps_are_those_of_the_documentation():
    page = " ".join((TESTS.parent / "docs/reliability.md").read_text(encoding="utf-8").split())
    for name in STEPS:
        task, _, step = name.partition(": ")
        (listed,) = re.findall(rf"- `{task}`: (.*?)(?= - `|$)", page.partition("### Killed at random")[0])
        assert step in listed.strip().split("; ")


def steps(*tasks):
    return [name for name, step in STEPS.items() if step.task in tasks]


def test_killed_before_copies_of_an_earlier_version_are_articles_they_are_at_the_next_change(stored, prepared, library):
    (step,) = steps("strand")
    kill_at(step, stored, prepared)
    assert held(library) == {article_id(NEWER), article_id(SECOND)}
    (later,) = add(library, LATER)
    assert held(library) == {article_id(NEWER), article_id(SECOND), article_id(COPY), later}
    assert "copy" in found(library, "The first prize went to Guo Wei")


@pytest.mark.parametrize("step", steps("make", "add", "replace", "remove"))
def test_killed_at_any_step_nothing_acknowledged_is_lost_and_nothing_is_half_there(step, home, prepared):
    if STEPS[step].task != "make":
        shutil.copytree(prepared, home)
    added, removed = kill_at(step, home, prepared)
    library = Library(home, HashEmbedder())

    there, before = held(library), {article_id(FIRST), article_id(SECOND)}
    assert added <= there
    assert not removed & there
    match STEPS[step].task:
        case "make":
            assert there <= {article_id(FIRST), article_id(THIRD)}
        case "add":
            assert before <= there <= before | {article_id(THIRD)}
        case "replace":
            assert there in (before, {article_id(NEWER), article_id(SECOND)})
        case "remove":
            assert there <= before - removed
    assert {hit.article.id for hit in library.search(QUESTION)} == there
    (later,) = add(library, LATER)
    assert held(library) == there | {later}
    assert LATER.source in found(library, "later article")
    library.close()


@pytest.mark.parametrize("step", steps("rebuild"))
def test_killed_while_rebuilding_the_index_answers_and_the_next_rebuild_cleans_up(
    step, stored, prepared, library, copied_index, caplog
):
    kill_at(step, stored, prepared)

    assert len(held(library)) == 2
    assert set(found(library)) == {"first", "second"}
    assert not caplog.records
    library.close()
    with library.writing() as writer:
        assert {name for name in index_names(stored) if "." not in name} == {f"generation-{current(library):06d}"}
        writer.renew_index(always=True)
    assert set(found(library)) == {"first", "second"}
    assert {name.partition(".")[0] for name in index_names(stored)} == {f"generation-{current(library):06d}"}
    assert not caplog.records


def current(library):
    return library.status().generation


@pytest.mark.parametrize("step", steps("build"))
def test_killed_while_building_what_builds_ends_too(step, stored, prepared, library):
    kill_at(step, stored, prepared)

    if Path("/proc/self/cmdline").exists():
        until = time.monotonic() + 10
        while builders(stored):
            assert time.monotonic() < until, "the process that builds goes on"
            time.sleep(0.05)
    assert set(found(library)) == {"first", "second"}
    with library.writing() as writer:
        assert not (index_of(stored, 2)).exists()
        assert writer.renew_index(always=True)
    assert current(library) == 2
    assert set(found(library)) == {"first", "second"}


def builders(home):
    """The processes that build an index of the library in ``home``."""
    commands = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            commands.append(path.read_bytes())
        except OSError:  # it has ended meanwhile
            continue
    return [command for command in commands if b"generation_child" in command and str(home).encode() in command]


# A damaged index

DAMAGES = {
    "missing": lambda path, content: path.unlink(),
    "empty": lambda path, content: path.write_bytes(b""),
    "cut off": lambda path, content: path.write_bytes(content[: len(content) // 2]),
    "overwritten": lambda path, content: path.write_bytes(random.Random(0).randbytes(len(content))),
    "one byte changed": lambda path, content: path.write_bytes(bytes([content[0] ^ 1]) + content[1:]),
    "longer": lambda path, content: path.write_bytes(content + b"x"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_of_the_index_is_noticed_before_chroma_sees_it(
    damage, prepared, home, repairs, caplog, monkeypatch
):
    monkeypatch.setattr("vectorstore.generations.open_client", lambda folder: pytest.fail("Chroma was let at it"))
    files = [path for path in sorted(index_of(prepared).rglob("*")) if path.is_file()]
    assert len(files) == 11, "two languages with a graph each, and the database"
    for file in files:
        shutil.copytree(prepared, home)
        damaged = home / file.relative_to(prepared)
        DAMAGES[damage](damaged, damaged.read_bytes())
        embedder = HashEmbedder()
        library = Library(home, embedder)
        answers = [found(library), found(library)]

        assert [set(answer) for answer in answers] == [{"first", "second"}] * 2, file
        (record,) = caplog.records
        assert file.name in record.getMessage()
        assert "being rebuilt" in record.getMessage()
        assert repairs == [home]
        assert embedder.texts == 5, "two questions, and the three texts that tell embedders apart"
        caplog.clear()
        repairs.clear()
        library.close()
        shutil.rmtree(home)


def test_a_file_that_does_not_belong_to_the_index_is_noticed(stored, library, repairs, caplog):
    (index_of(stored) / "chroma.sqlite3-journal").write_bytes(b"x" * 4096)
    assert set(found(library)) == {"first", "second"}
    assert "does not belong" in caplog.text


def test_a_file_that_means_nothing_to_the_index_is_no_damage(stored, library, repairs):
    (index_of(stored) / ".DS_Store").write_bytes(b"x")
    assert set(found(library)) == {"first", "second"}
    assert not repairs


def test_an_index_that_is_gone_is_noticed(stored, library, repairs, caplog):
    shutil.rmtree(stored / "index")
    assert set(found(library)) == {"first", "second"}
    assert "missing" in caplog.text
    assert repairs == [stored]


@pytest.mark.parametrize("damage", ["missing", "cut off", "overwritten"])
def test_damage_under_a_process_that_has_the_index_open_is_noticed(stored, library, repairs, caplog, damage):
    found(library)
    assert not caplog.records
    for path in index_of(stored).rglob("*.*"):
        DAMAGES[damage](path, path.read_bytes())
    assert set(found(library)) == {"first", "second"}
    assert len(caplog.records) == len(repairs) == 1


def test_a_file_that_was_only_touched_is_no_damage(stored, library, repairs):
    found(library)
    for path in index_of(stored).rglob("*.*"):
        path.touch()
    assert set(found(library)) == {"first", "second"}
    assert not repairs


def test_opening_a_generation_changes_none_of_its_files(stored, library):
    def contents():
        return {path: path.read_bytes() for path in index_of(stored).rglob("*") if path.is_file()}

    before = contents()
    for _ in range(2):
        found(library)
        library.close()
    assert contents() == before


def wait_for(condition, seconds=60):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.05)


def test_a_damaged_index_is_rebuilt_in_the_background_and_nothing_is_embedded(stored, library, caplog):
    DAMAGES["overwritten"](*damaged_file(stored))
    assert set(found(library)) == {"first", "second"}
    wait_for(lambda: current(library) == 2)
    assert set(found(library)) == {"first", "second"}
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    wait_for(lambda: not index_of(stored).exists())
    with library._database.reading() as connection:
        generation = vectorstore.generations.current_generation(connection)
    assert library._generations.is_whole(generation)


def damaged_file(home):
    (path,) = sorted(index_of(home).rglob("header.bin"))[:1]
    return path, path.read_bytes()


def test_a_damaged_index_is_rebuilt_by_whoever_writes_and_not_again(stored, library, copied_index):
    DAMAGES["missing"](*damaged_file(stored))
    with library.writing() as writer:
        assert writer.renew_index()
    repair.repair(stored)
    assert current(library) == 2


def test_a_repair_that_failed_is_not_tried_at_once_again(stored, library, monkeypatch, caplog):
    DAMAGES["missing"](*damaged_file(stored))
    monkeypatch.setattr("vectorstore.generations.run_module", lambda *_, **__: "no room")
    with pytest.raises(IndexNotBuilt):
        repair.main(str(stored))
    monkeypatch.setattr("vectorstore.repair.start_module", lambda *_, **__: pytest.fail("another repair"))
    assert set(found(library)) == {"first", "second"}
    assert "newscite rebuild" in caplog.text
    (stored / "repair-failed.txt").touch()
    os.utime(stored / "repair-failed.txt", (0, 0))
    started = []
    monkeypatch.setattr("vectorstore.repair.start_module", lambda *given, **__: started.append(given))
    assert repair.start_repair(stored)
    assert len(started) == 1


@pytest.mark.parametrize(("language", "words"), [("en", "is damaged"), ("zh", "已损坏")])
def test_the_command_line_says_once_that_the_index_is_damaged(stored, repairs, language, words):
    DAMAGES["empty"](*damaged_file(stored))
    done = run(stored, "search", QUESTION, language=language)
    assert done.exit_code == 0
    assert "Guo Wei" in done.stdout
    assert done.stderr.count(words) == 1
    assert "Traceback" not in done.stderr


def run(home, *arguments, language="en"):
    """Run a command of ours in this process, with the hash embedder."""
    opening = Opening(library=lambda settings: Library(settings.home, HashEmbedder()))
    given = ["--home", str(home), *map(str, arguments)]
    return CliRunner().invoke(build(language, opening), given, catch_exceptions=False)


# Two processes

ADDING = """
from pathlib import Path
from hash_embedder import HashEmbedder
from vectorstore.library import Library
from vectorstore.types import NewArticle
with Library(Path(sys.argv[1]), HashEmbedder()).writing() as writer:
    for first in range(0, 200, 20):
        some = [NewArticle(f"Prize {n} went to person {n}.", f"s{n}", f"Prize {n}") for n in range(first, first + 20)]
        writer.add(some)
    writer.renew_index()
print("done", flush=True)
"""
HOLDING = """
from pathlib import Path
from vectorstore.lock import writer_lock
with writer_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_reader_goes_on_while_another_process_adds_and_soon_sees_what_was_added(stored, library, caplog):
    answers = 0
    with script(ADDING, stored) as adding:
        while adding.poll() is None:
            assert "second" in found(library, "邵峰 细胞焦亡")
            answers += 1
        ended = time.monotonic()
        while "s199" not in found(library, "Prize 199 went to person 199."):
            assert time.monotonic() - ended < 5
        assert (adding.stdout.read(), adding.stderr.read()) == ("done\n", "")
    assert answers > 10
    assert current(library) == 2
    assert not caplog.records


@pytest.fixture
def holder(stored):
    """A process that has the writer's place until its input ends."""
    with script(HOLDING, stored) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.stdin.close()


def test_a_second_writer_waits_and_says_for_whom(stored, holder, no_index, tmp_path):
    (tmp_path / "news.txt").write_text("A headline\n\nSomething happened.", encoding="utf-8")
    threading.Timer(0.5, holder.stdin.close).start()
    began = time.monotonic()
    done = run(stored, "add", tmp_path / "news.txt")
    assert time.monotonic() - began >= 0.4
    assert f"Process {holder.pid} is changing the library; waiting" in done.stderr
    assert done.exit_code == 0
    assert "1 added" in done.stdout


@pytest.mark.parametrize("command", ["add x", "demo", "remove x", "rebuild", "reembed", "restore x"])
def test_a_second_writer_that_may_not_wait_is_refused_at_once(stored, holder, command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("x").mkdir()
    (Path("x") / "x.txt").write_text("Text.", encoding="utf-8")
    arguments = command.split()
    if command.startswith("restore"):
        Library(stored, HashEmbedder()).backup(tmp_path / "backup")
        arguments = ["restore", "backup"]
    done = run(stored, *arguments, "--no-wait")
    assert done.exit_code == 1
    assert f"Process {holder.pid} is changing the library" in done.stderr


def test_waiting_ends_with_ctrl_c(stored, holder):
    command = [sys.executable, "-m", "assistant.cli", "--home", stored, "rebuild"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as waiting:
        assert str(holder.pid) in waiting.stderr.readline()
        waiting.send_signal(signal.SIGINT)
        assert waiting.stderr.read().strip() == "Interrupted."
        assert waiting.wait(10) == 130


def test_two_threads_are_two_writers(stored, library):
    def refused():
        with pytest.raises(LibraryBusy), library.writing():
            pytest.fail("two writers at once")

    with library.writing():
        other = threading.Thread(target=refused)
        other.start()
        other.join()


# One writing connection


def test_only_the_holder_of_the_lock_can_write(stored, library, copied_index, monkeypatch, tmp_path):
    """SQLite below 3.51.3 can lose what was written when several connections write (its write-ahead log's reset)."""
    real, writing = vectorstore.database.connect, []

    def connect(path, how):
        if path == stored / "library.sqlite3" and "mode=ro" not in how:
            with (stored / "writer.lock").open() as lock, pytest.raises(BlockingIOError):
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            writing.append(how)
        return real(path, how)

    for module in (vectorstore.database, vectorstore.backup):
        monkeypatch.setattr(module, "connect", connect)
    found(library)
    library.status()
    library.backup(tmp_path / "backup")
    assert not writing
    library.restore(tmp_path / "backup", replace=True)
    repair.repair(stored)
    add(library, LATER)
    assert len(writing) == 3


def test_no_other_module_opens_the_database():
    root = Path(vectorstore.database.__file__).parent
    opening = set()
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and ast.unparse(node) == "sqlite3.connect":
                opening.add(path.relative_to(root).as_posix())
    others = {"chroma.py", "dictionary/cache.py", "dictionary/tables.py"}
    assert opening == {"database.py"} | others, "Chroma's own database and the dictionary are others"


# The disk


def test_a_full_disk_is_told_and_nothing_is_lost_or_half_there(stored, library, monkeypatch):
    real = vectorstore.database.connect

    def small(path, how):
        connection = real(path, how)
        if "mode=ro" not in how:
            connection.execute("PRAGMA max_page_count = 100")
        return connection

    monkeypatch.setattr(vectorstore.database, "connect", small)
    acknowledged = {article.id for article in library.articles()}
    with pytest.raises(DiskFull, match="nothing is half stored"), library.writing() as writer:
        for number in range(100):
            some = [NewArticle(f"Article {number}, {part}.", f"{number} {part}", "A title") for part in range(10)]
            acknowledged |= {added.article for added in writer.add(some)}
    assert len(acknowledged) > 50
    assert held(library) == acknowledged
    with library.writing() as writer:
        with pytest.raises(sqlite3.OperationalError):
            writer.add([NewArticle(f"Another article {number}.", f"{number}", "A title") for number in range(100)])
        writer.remove(gone := min(acknowledged))  # the same writer goes on
    monkeypatch.undo()
    add(library, LATER)
    assert held(library) == acknowledged - {gone} | {article_id(LATER)}


ON_A_FULL_DISK = """
import os
from pathlib import Path
from hash_embedder import HashEmbedder
from vectorstore.errors import BackupFailed, DiskFull, IndexNotBuilt
from vectorstore.library import Library
from vectorstore.soundness import find_faults
from vectorstore.types import NewArticle
home = Path("small/library")
library, acknowledged = Library(home, HashEmbedder()), set()
def refused(error, work):
    try:
        work()
    except error as told:
        return print(told)
    raise AssertionError("nothing was refused")
def add():
    with library.writing() as writer:
        for n in range(10_000):
            (added,) = writer.add([NewArticle(f"Article {n}. " * 100, f"{n}", f"{n}")])
            acknowledged.add(added.article)
def renew():
    with library.writing() as writer:
        writer.renew_index()
refused(DiskFull, add)
refused(IndexNotBuilt, renew)
refused(BackupFailed, lambda: library.backup(Path("small/backup")))
assert os.listdir("small") == ["library"] and os.listdir(home / "index") == []
assert {article.id for article in library.articles()} == acknowledged != set()
assert library.search("Article 7")
with library._database.reading() as connection:
    assert not list(find_faults(connection))
print("survived")
"""
ON_A_READ_ONLY_DISK = """
from pathlib import Path
from hash_embedder import HashEmbedder
from vectorstore.errors import LibraryUnreadable
from vectorstore.library import Library
library = Library(Path(sys.argv[1]), HashEmbedder())
print(sorted(hit.article.source for hit in library.search("first prize 邵峰")), library.status().articles)
try:
    with library.writing():
        pass
except LibraryUnreadable as error:
    print(error)
"""
UNSHARE = ["unshare", "--user", "--map-root-user", "--mount"]


def _can_mount():
    if not shutil.which("unshare"):
        return False
    tried = subprocess.run([*UNSHARE, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False)
    return tried.returncode == 0


needs_mount = pytest.mark.skipif(not _can_mount(), reason="a file system of its own (unshare, mount) is not to be had")


def mounted(tmp_path, mount, code, *arguments):
    """Run ``code`` in ``tmp_path`` after the shell command ``mount``, which only it sees; what it printed."""
    program = tmp_path / "program.py"
    program.write_text(f"import sys; sys.path.insert(0, {str(TESTS)!r})\n{code}", encoding="utf-8")
    shell = [*UNSHARE, "sh", "-c", f'{mount} && exec "$@"', "sh", sys.executable, program, *arguments]
    done = subprocess.run(shell, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr


@needs_mount
def test_a_disk_that_is_really_full_is_told_and_nothing_is_lost(tmp_path):
    (tmp_path / "small").mkdir()
    said, _ = mounted(tmp_path, "mount -t tmpfs -o size=2m tmpfs small", ON_A_FULL_DISK)
    full, unbuilt, unsaved, survived = said.splitlines()
    assert "Free some space" in full
    assert "could not be built" in unbuilt
    assert "full" in unbuilt
    assert "Nothing is left of it" in unsaved
    assert survived == "survived"


@needs_mount
@pytest.mark.parametrize("left", [[], ["-wal"], ["-shm"], ["-wal", "-shm"]], ids="".join)
def test_a_library_on_a_read_only_disk_is_read_and_changing_it_is_refused_in_words(stored, tmp_path, left):
    for name in ("-wal", "-shm"):
        (stored / f"library.sqlite3{name}").unlink(missing_ok=True)
        if name in left:
            (stored / f"library.sqlite3{name}").touch()
    before = {path.name for path in stored.iterdir()}
    mount = 'mount --bind "$3" "$3" && mount -o remount,bind,ro "$3"'
    said, noted = mounted(tmp_path, mount, ON_A_READ_ONLY_DISK, stored)
    assert said.splitlines()[0] == "['first', 'second'] 2"
    assert "Read-only file system" in said.splitlines()[1]
    assert "more slowly" in noted
    assert {path.name for path in stored.iterdir()} == before


def test_a_folder_that_is_no_folder_is_a_clear_error(home):
    home.write_text("a file", encoding="utf-8")
    library = Library(home, HashEmbedder())
    for work in (library.articles, library.status, lambda: add(library, LATER)):
        with pytest.raises(LibraryUnreadable):
            work()


# A damaged database


@pytest.mark.parametrize("damage", ["empty", "cut off", "overwritten", "header"])
def test_a_damaged_database_is_told_in_words_and_stays_as_it_is(stored, library, damage, tmp_path):
    path = stored / "library.sqlite3"
    content = path.read_bytes()
    if damage == "header":
        path.write_bytes(random.Random(0).randbytes(100) + content[100:])
    else:
        DAMAGES[damage](path, content)
    damaged = path.read_bytes()
    for work in (lambda: found(library), library.articles, lambda: add(library, LATER)):
        with pytest.raises(LibraryDamaged, match="newscite restore"):
            work()
    with pytest.raises(LibraryDamaged):
        library.backup(tmp_path / "backup")
    assert not (tmp_path / "backup").exists()
    assert path.read_bytes() == damaged
    done = run(stored, "search", "prize", language="zh")
    assert done.exit_code == 1
    assert "已损坏" in done.stderr


def test_a_library_can_be_begun_anew_beside_the_index_of_one_that_was_deleted(stored, library):
    for path in stored.glob("library.sqlite3*"):
        path.unlink()
    assert library.articles() == []
    (later,) = add(library, LATER)
    assert held(library) == {later}
    assert not index_of(stored).exists()


def test_a_damaged_page_never_makes_another_answer(tmp_path):
    """Each page in turn is overwritten: what is read then is right, or an error in words, and a backup is refused."""
    home, embedder = tmp_path / "whole", HashEmbedder()
    with Library(home, embedder).writing() as writer:
        writer.add([NewArticle(f"Prize {n}. " * (1 + n * 20), f"s{n}", f"Title {n}", "2024") for n in range(12)])
    whole = Library(home, embedder)
    articles = {article.id: article for article in whole.articles()}
    content = (home / "library.sqlite3").read_bytes()
    size = 4096
    refused = 0
    for page in range(0, len(content), size):
        damaged = Library(tmp_path / f"page{page}", embedder)
        damaged.home.mkdir()
        noise = random.Random(page).randbytes(size)
        (damaged.home / "library.sqlite3").write_bytes(content[:page] + noise + content[page + size :])
        for article in articles.values():
            try:
                assert damaged.article(article.id) == article
            except (LibraryDamaged, ArticleDamaged):
                refused += 1
        try:
            assert all(hit.article == articles[hit.article.id] for hit in damaged.search("Prize 7"))
        except (LibraryDamaged, ArticleDamaged):
            refused += 1
        with pytest.raises(LibraryDamaged):
            damaged.backup(damaged.home / "backup")
        assert sorted(path.name for path in damaged.home.glob("*backup*")) == []
    assert refused > 20


def test_a_text_that_was_changed_behind_our_back_is_not_quoted(stored, library):
    with sqlite3.connect(stored / "library.sqlite3") as connection:
        connection.execute("UPDATE articles SET text = replace(text, 'Guo Wei', 'Gou Wie')")
    connection.close()
    with pytest.raises(ArticleDamaged):
        found(library)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("DELETE FROM passages WHERE ordinal = 0", "lacks passages"),
        ("UPDATE passages SET start = start + 1", "lacks passages"),
        ("DELETE FROM words", "not in words"),
        ("DELETE FROM names", "not in names"),
        ("UPDATE sums SET passages = passages + 1", "sum of the embeddings"),
        ("UPDATE sums SET total = zeroblob(512)", "sum of the embeddings"),
        ("UPDATE passages SET embedding = zeroblob(256)", "sum of the embeddings"),
        ("UPDATE articles SET title = 'Other'", "is not what was added"),
        ("UPDATE articles SET replaced_by = id", "still answers"),
        ("DELETE FROM articles", "belongs to an article"),
        ("INSERT INTO copies VALUES ('x', 'y', 'x', 'T', NULL, NULL, NULL, NULL, '2024', 'Text')", "copies has"),
    ],
)
def test_what_is_half_there_is_found_out(stored, library, change, fault):
    with sqlite3.connect(stored / "library.sqlite3") as connection:
        assert list(find_faults(connection)) == []
        connection.execute(change)
        assert fault in " ".join(find_faults(connection))
    connection.close()
