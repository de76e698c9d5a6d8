"""Build the wheel and try it as someone who only has the wheel.

Three looks: the wheel holds exactly the files that git has in the three packages; what runs after its
installation is the wheel's code, not the checkout's; and from an empty folder, with an empty home, the sample
library is loaded and a question about it is answered with a citation.

The wheel goes into an environment of its own. The packages it depends on are those of the environment that runs
this, appended to the new one's path: a folder appended so has its own .pth files ignored, and with them the link
to the checkout.
"""

import json
import os
import subprocess
import sys
import sysconfig
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("assistant", "prompts", "vectorstore")
QUESTION = "When was benvitimod cream approved?"
EXPECTED = "May 2019"


def build(folder: Path) -> Path:
    """The wheel of the checkout, built into ``folder``."""
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet"]
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT], check=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def compare(wheel: Path) -> list[str]:
    """What the wheel lacks of the packages' files in git, and what it has beyond them."""
    listing = subprocess.run(
        ["git", "-C", ROOT, "ls-files", "-z", *PACKAGES], check=True, capture_output=True, text=True
    ).stdout
    tracked = {name for name in listing.split("\0") if name}
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    missing = [f"the wheel lacks {name}" for name in sorted(tracked - packed)]
    return missing + [f"git does not have {name}, which is in the wheel" for name in sorted(packed - tracked)]


def install(wheel: Path, folder: Path) -> Path:
    """An environment in ``folder`` with the wheel in it; its ``bin``."""
    venv.create(folder, symlinks=True)
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", folder]
    subprocess.run([*pip, "install", "--quiet", "--no-deps", "--no-index", wheel], check=True)
    site = sysconfig.get_path("purelib", "venv", {"base": str(folder), "platbase": str(folder)})
    (Path(site) / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder / "bin"


def run(command: list[str | Path], place: Path) -> str:
    """What ``command`` prints, run from the empty folder ``place`` that is also its home."""
    home = {name: str(place) for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("NEWSCITE_", "OPENAI_", "PYTHON"))
    }
    done = subprocess.run(command, cwd=place, env=kept | home, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def origins(programs: Path, place: Path) -> list[str]:
    """Complaints about packages that are not the environment's own."""
    code = f"import {', '.join(PACKAGES)}; print(*(p.__file__ for p in ({', '.join(PACKAGES)})), sep='\\n')"
    files = run([programs / "python", "-c", code], place).splitlines()
    return [f"{file} is not the wheel's" for file in files if not Path(file).is_relative_to(programs.parent)]


def answers(programs: Path, place: Path) -> list[str]:
    """Complaints about what ``newscite`` does."""
    newscite = programs / "newscite"
    run([newscite, "--help"], place)
    run([newscite, "demo"], place)
    answer = json.loads(run([newscite, "ask", QUESTION, "--json"], place))
    if not answer["citations"] or EXPECTED not in answer["answer"]:
        return [f"{QUESTION!r} got {answer['answer']!r} with {len(answer['citations'])} citations"]
    return []


def main() -> int:
    """Look three times; 1 when something is wrong."""
    with tempfile.TemporaryDirectory(prefix="newscite-wheel-") as scratch:
        made, place = Path(scratch).resolve(), Path(scratch).resolve() / "empty"
        place.mkdir()
        wheel = build(made)
        programs = install(wheel, made / "environment")
        wrong = compare(wheel) + origins(programs, place)
        wrong += [] if wrong else answers(programs, place)
        for complaint in wrong:
            print(complaint, file=sys.stderr)
        if not wrong:
            files = len(zipfile.ZipFile(wheel).namelist())
            print(f"{wheel.name}: {files} files, {wheel.stat().st_size // 1000} kB, answers with citations")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
