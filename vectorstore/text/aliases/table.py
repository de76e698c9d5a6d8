"""Read tables of aliases. Their form is told at the top of the shipped one, ``aliases.tsv``."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from vectorstore.text.aliases.errors import AliasTableMalformed, AliasTableUnreadable
from vectorstore.text.aliases.offsets import name_key
from vectorstore.text.language import HAN

KINDS = "hospital university institute academy society company funder authority award person other".split()

_NAME = re.compile(r"[^\W_].*[^\W_].*")
_HAN_NAME = re.compile(f"[{HAN}]")


@dataclass(frozen=True, slots=True)
class AliasEntry:
    """One thing and its names, the official one first; ``doubtful`` are those that may mean something else too."""

    kind: str
    en: tuple[str, ...]
    zh: tuple[str, ...]
    doubtful: frozenset[str] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the English ones first."""
        return self.en + self.zh


def read_table(path: Path, *, check: bool = True) -> tuple[AliasEntry, ...]:
    """The entries of the table at ``path``; a table that is known to be of the form need not be checked.

    Raises AliasTableUnreadable, and AliasTableMalformed for the first line that is not of the form.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise AliasTableUnreadable(path=path, reason=str(error)) from error
    entries = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and not line.startswith("#"):
            columns = [column.strip() for column in line.split("\t")]
            if check:
                _check(path, number, columns)
            entries.append(_entry(columns))
    return tuple(entries)


def _check(path: Path, number: int, columns: list[str]) -> None:
    en, zh = ([_names(column) for column in columns[1:]] + [[], []])[:2]
    for problem, given in _problems(columns, en, zh):
        raise AliasTableMalformed(path=path, line=number, problem=problem, given=given, kinds=", ".join(KINDS))


def _entry(columns: list[str]) -> AliasEntry:
    en, zh = _names(columns[1]), _names(columns[2])
    doubtful = frozenset(name[:-1] for name in en + zh if name.endswith("?"))
    return AliasEntry(columns[0], _plain(en), _plain(zh), doubtful)


def _plain(names: list[str]) -> tuple[str, ...]:
    return tuple(name.removesuffix("?") for name in names)


def _names(column: str) -> list[str]:
    return [name.strip() for name in column.split("|") if name.strip()]


def _problems(columns: list[str], en: list[str], zh: list[str]) -> Iterator[tuple[str, object]]:
    """What is wrong with a line, worst first: a key of AliasTableMalformed.PROBLEMS and what stands there."""
    if len(columns) != 3:
        yield "columns", len(columns)
    if columns[0] not in KINDS:
        yield "kind", columns[0]
    if len(en + zh) < 2:
        yield "alone", "".join(en + zh)
    keys: set[str] = set()
    for name in en + zh:
        key = name_key(name.removesuffix("?"))
        if not _NAME.fullmatch(key):
            yield "short", name
        if key in keys:
            yield "twice", name
        keys.add(key)
    for name in en:
        if _HAN_NAME.search(name):
            yield "script", name


def merge(entries: Iterable[AliasEntry], more: Iterable[AliasEntry]) -> tuple[AliasEntry, ...]:
    """``entries`` with ``more``: one whose first name in either language is known for one thing adds to that."""
    merged = list(entries)
    places: dict[str, set[int]] = {}
    for at, entry in enumerate(merged):
        _note(places, entry, at)
    for entry in more:
        known = [places.get(name_key(name), set()) for name in (*entry.en[:1], *entry.zh[:1])]
        at = next((min(found) for found in known if len(found) == 1), len(merged))
        if at == len(merged):
            merged.append(entry)
        else:
            merged[at] = _joined(merged[at], entry)
        _note(places, merged[at], at)
    return tuple(merged)


def _note(places: dict[str, set[int]], entry: AliasEntry, at: int) -> None:
    for name in entry.names:
        if name not in entry.doubtful:
            places.setdefault(name_key(name), set()).add(at)


def _joined(entry: AliasEntry, other: AliasEntry) -> AliasEntry:
    known = {name_key(name) for name in entry.names}
    en = tuple(name for name in other.en if name_key(name) not in known)
    zh = tuple(name for name in other.zh if name_key(name) not in known)
    return AliasEntry(entry.kind, entry.en + en, entry.zh + zh, entry.doubtful | (other.doubtful & {*en, *zh}))
