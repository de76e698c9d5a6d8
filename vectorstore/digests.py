"""The files of a generation as they were when it was checked, and whether they still are.

Chroma does not notice most damage to its files: it answers wrongly, or its process ends with a segmentation fault. So
nothing is handed to it that is not, byte for byte, what was checked.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

Digests = dict[str, str]
# Size, time of the last change in nanoseconds and inode of each file.
Stats = list[tuple[int, int, int]]


def digests(folder: Path) -> Digests:
    """The SHA-256 of every file below ``folder``, by its path there. Raises OSError."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                found[path.relative_to(folder).as_posix()] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


def difference(folder: Path, expected: Digests) -> str:
    """What is not as ``expected`` among the files below ``folder``, in words; nothing when all is well."""
    if not folder.is_dir():
        return f"the folder {folder.name} is missing."
    try:
        found = digests(folder)
    except OSError as error:
        return f"{error.strerror}."
    for name in expected:
        if name not in found:
            return f"{name} is missing."
        if found[name] != expected[name]:
            return f"{name} is not what was written."
    # SQLite reads what lies beside a database under its name and more.
    added = [name for name in found if name not in expected and name.startswith(tuple(f"{each}-" for each in expected))]
    return f"{added[0]} does not belong there." if added else ""


def stats(folder: Path, names: Iterable[str]) -> Stats:
    """What tells in no time that one of the files ``names`` below ``folder`` was touched."""
    return [_stat(folder / name) for name in names]


def _stat(path: Path) -> tuple[int, int, int]:
    try:
        found = path.stat()
    except OSError:
        return (0, 0, 0)
    return (found.st_size, found.st_mtime_ns, found.st_ino)
