"""The scripts that people start with: what they pass on, when they install, and what they say when they cannot."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = ("scripts/start", "scripts/test", "scripts/lock", "scripts/torture", ".ci/run")
LOCKS = ("requirements.lock", "requirements-dev.lock")


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts_can_be_run(script):
    path = ROOT / script
    assert os.access(path, os.X_OK)
    shell = "bash" if "bash" in path.read_text(encoding="utf-8").splitlines()[0] else "sh"
    assert subprocess.run([shell, "-n", path], capture_output=True, check=False).returncode == 0


@pytest.fixture
def checkout(tmp_path):
    """The scripts in a checkout without an environment, whose path has a space in it."""
    made = tmp_path / "a checkout"
    shutil.copytree(ROOT / "scripts", made / "scripts")
    return made


def pretend(folder, name, body):
    """A program ``name`` in ``folder``."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


def start(script, programs, *arguments):
    """Run ``script`` where only ``programs`` and the few tools that it needs are found."""
    for tool in ("sh", "dirname", "readlink", "head"):
        (programs / tool).symlink_to(shutil.which(tool))
    return subprocess.run(
        [script, *arguments], env={"PATH": str(programs)}, capture_output=True, text=True, timeout=30, check=False
    )


@pytest.fixture
def programs(tmp_path):
    folder = tmp_path / "programs"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("script", ["scripts/start", "scripts/test"])
def test_start_without_python_says_so(checkout, programs, script):
    done = start(checkout / script, programs)
    assert done.returncode == 1
    assert "no Python was found" in done.stderr
    assert "Traceback" not in done.stderr


def test_start_names_a_python_that_is_too_old(checkout, programs):
    pretend(programs, "python3", "echo 3.8.18; exit 3")
    done = start(checkout / "scripts/start", programs)
    assert done.returncode == 1
    assert "3.11 or newer; python3 is 3.8.18" in done.stderr


def test_start_names_the_package_that_debian_keeps_apart(checkout, programs):
    pretend(programs, "python3", "echo 3.11.2; exit 4")
    done = start(checkout / "scripts/start", programs)
    assert done.returncode == 1
    assert "venv and ensurepip, which python3 3.11.2 does not have" in done.stderr
    assert "apt install python3-venv" in done.stderr


def test_start_passes_over_a_name_without_a_python_behind_it(checkout, programs):
    pretend(programs, "python3.13", "echo 'command not found' >&2; exit 127")
    pretend(programs, "python3.11", '[ "$1" = -c ] && { echo 3.11.9; exit 0; }; echo "made with $*"; exit 7')
    done = start(checkout / "scripts/start", programs)
    assert done.returncode == 7
    assert "environment.py install requirements.lock" in done.stdout


@pytest.fixture
def installed(checkout):
    """A checkout whose environment only says what it is asked to do."""
    folder = checkout / ".venv/bin"
    folder.mkdir(parents=True)
    # All is installed, and three articles are in the library.
    pretend(folder, "python", '[ "$1" = -I ] || echo 3')
    pretend(folder, "newscite", 'echo "newscite $* (home ${NEWSCITE_HOME:-default})"')
    return checkout


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["--headless", "--port", "8600"], "newscite chat --headless --port 8600 (home default)"),
        (["--home", "my news", "--headless"], "newscite chat --headless (home my news)"),
        (["--home=my news", "--model", "a:b c"], "newscite chat --model a:b c (home my news)"),
        (["--help"], "newscite chat --help (home default)"),
    ],
)
def test_start_passes_its_options_on(installed, programs, given, expected):
    done = start(installed / "scripts/start", programs, *given)
    assert done.stdout.splitlines() == [expected]


@pytest.mark.parametrize(("articles", "loads"), [("0", True), ("3", False), ("", False)])
def test_start_loads_the_sample_into_an_empty_library_only(installed, programs, articles, loads):
    pretend(installed / ".venv/bin", "python", f'[ "$1" = -I ] || echo "{articles}"')
    lines = start(installed / "scripts/start", programs).stdout.splitlines()
    assert lines[:-1] == (["newscite demo (home default)"] if loads else [])
    assert lines[-1] == "newscite chat (home default)"


def test_start_works_through_a_symlink_and_from_any_folder(installed, programs, tmp_path):
    link = tmp_path / "elsewhere" / "news"
    link.parent.mkdir()
    link.symlink_to("../a checkout/scripts/start")
    assert start(link, programs).stdout == "newscite chat (home default)\n"


def test_start_counts_a_real_library(checkout):
    """The lines of Python in scripts/start fit the code that they call."""
    (code,) = re.findall(
        r"^articles='(.*?)'$", (ROOT / "scripts/start").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=False)
    assert (done.stdout, done.stderr) == ("0\n", "")


@pytest.fixture
def environment(tmp_path, monkeypatch):
    """The module, for a project in a folder of its own."""
    spec = importlib.util.spec_from_file_location("environment", ROOT / "scripts/environment.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    venv = tmp_path / ".venv"
    (venv / "bin").mkdir(parents=True)
    for name in ("python", "newscite"):
        (venv / "bin" / name).touch()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for lock in LOCKS:
        (tmp_path / lock).write_text("click==8.1\n", encoding="utf-8")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", venv)
    monkeypatch.setattr(module, "PYTHON", venv / "bin/python")
    monkeypatch.setattr(module, "NEWSCITE", venv / "bin/newscite")
    return module


def test_an_environment_without_its_note_counts_as_unfinished(environment):
    assert not environment.is_installed("requirements.lock")
    assert not environment.is_whole()


def test_what_changes_the_environment_is_noticed(environment, tmp_path):
    lock = "requirements.lock"
    environment.note(lock).write_text(environment.wanted(lock), encoding="utf-8")
    assert environment.is_installed(lock)
    assert environment.main("check", lock) == 0
    project = tmp_path / "pyproject.toml"
    written = project.read_text(encoding="utf-8")
    project.write_text(written.replace("line-length = ", "line-length = 1"), encoding="utf-8")
    assert environment.is_installed(lock), "how ruff is set up changes nothing"
    project.write_text(written.replace('newscite = "', 'another = "'), encoding="utf-8")
    assert not environment.is_installed(lock)
    project.write_text(written, encoding="utf-8")
    (tmp_path / lock).write_text("click==8.2\n", encoding="utf-8")
    assert not environment.is_installed(lock)


def test_an_environment_that_was_moved_is_made_anew(environment, tmp_path, monkeypatch):
    environment.note("requirements.lock").write_text(environment.wanted("requirements.lock"), encoding="utf-8")
    monkeypatch.setattr(environment, "works", lambda: True)
    assert environment.is_whole()
    monkeypatch.setattr(environment, "where", lambda: "another place")
    assert not environment.is_whole()


@pytest.mark.parametrize(
    ("machine", "words"),
    [
        (("Linux", "x86_64", "glibc"), None),
        (("Linux", "aarch64", "glibc"), None),
        (("Darwin", "arm64", ""), None),
        (("Darwin", "x86_64", ""), "Intel"),
        (("Linux", "x86_64", ""), "glibc"),
        (("Linux", "riscv64", "glibc"), "riscv64"),
        (("MINGW64_NT-10.0", "AMD64", ""), "WSL"),
    ],
)
def test_platforms_without_an_embedder_are_named(environment, monkeypatch, machine, words):
    system, processor, libc = machine
    monkeypatch.setattr(environment.platform, "system", lambda: system)
    monkeypatch.setattr(environment.platform, "machine", lambda: processor)
    monkeypatch.setattr(environment.platform, "libc_ver", lambda: (libc, ""))
    said = environment.unsupported()
    assert (said is None) if words is None else (words in said)


@pytest.mark.parametrize(
    ("log", "words"),
    [
        ("WARNING: Retrying after NewConnectionError: …\nERROR: No matching distribution found for x", "network"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("  ERROR: No matching distribution found for onnxruntime==9", "no build for Python"),
        ("Collecting x\nsomething else", "could not be installed"),
    ],
)
def test_a_failed_installation_names_its_likely_reason(environment, log, words):
    said = environment.why_pip_failed(log)
    assert words in said
    assert log.splitlines()[-1].strip() in said
