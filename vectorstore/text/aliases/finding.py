"""Find the table's names in a text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from vectorstore.text.aliases.learning import LearnedAlias
from vectorstore.text.aliases.offsets import fold_with_origins, name_key, name_keys, origin_span
from vectorstore.text.aliases.table import AliasEntry, merge, read_table
from vectorstore.text.language import HAN

_TABLE = Path(__file__).with_name("aliases.tsv")

_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile(r"[a-z0-9]")
# Abbreviations that would be mistaken for words, were their case not looked at: WHO, CAS, MOST.
_ABBREVIATION = re.compile(r"[A-Z]{2,5}")
# Those that stay mistakable where people type as they like.
_WORDS = frozenset("ace acc ama ash cams cas cast chop esc gosh hust mit most scu smart un who".split())
# Places and ranks before a name that alone says too little: the 人民医院 of 海淀区人民医院 is another one.
_PLACE_ENDS = frozenset("省市县区州旗乡镇")
# A Han name of so many characters may be a part of other words: the 北大 of 河北大学 and of 北大荒.
_SHORT = 3
_WINDOW = 10


@dataclass(frozen=True, slots=True)
class AliasSpan:
    """A name in a text, from ``start`` to ``end``; ``entries`` are the things it may mean.

    ``sure`` when there is one, and the table does not mark the name as doubtful.
    """

    start: int
    end: int
    entries: tuple[int, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """What a question names, from ``start`` to ``end``; ``names`` are all its other names, in both languages."""

    start: int
    end: int
    entries: tuple[int, ...]
    sure: bool
    names: tuple[str, ...]


class _Name(NamedTuple):
    """A folded name: what it may mean, whether surely, and whether only in capitals."""

    key: str
    entries: tuple[int, ...]
    sure: bool
    capitals: bool


def load_aliases(extra: Path | None = None) -> "Aliases":
    """The shipped aliases, with those of the table ``extra`` (of the same form as ours).

    A line of ``extra`` whose first name in either language we know adds its names to that entry. Raises
    AliasTableError.
    """
    return Aliases(merge(_shipped().entries, read_table(extra))) if extra else _shipped()


@cache
def _shipped() -> "Aliases":
    return Aliases(read_table(_TABLE, check=False))  # a test checks it


class Aliases:
    """Things with several names; an entry is given by its number, its place in ``entries``."""

    def __init__(self, entries: Iterable[AliasEntry]) -> None:
        self.entries = tuple(entries)

    @cached_property
    def _by_head(self) -> dict[str, tuple[tuple[int, ...], dict[str, _Name]]]:
        """For each beginning of names: their lengths, and the names by their keys."""
        by_head: dict[str, dict[str, _Name]] = {}
        for name in _folded_names(self.entries):
            by_head.setdefault(_head(name.key), {})[name.key] = name
        return {head: (tuple({len(key) for key in names}), names) for head, names in by_head.items()}

    @cached_property
    def _heads(self) -> re.Pattern[str]:
        """Where a name may begin: at a Latin word, and at the first character of any other name."""
        firsts = "".join(sorted({head[0] for head in self._by_head if not head[0].isascii()}))
        return re.compile(f"[a-z0-9]+|[{re.escape(firsts)}]" if firsts else "[a-z0-9]+")

    def names(self, entry: int) -> tuple[str, ...]:
        """All names of ``entry``, the English ones first, in each language the official one first."""
        return self.entries[entry].names

    def find(self, text: str, *, any_case: bool = False) -> list[AliasSpan]:
        """The names in ``text``, in order: longer ones before shorter ones, none overlapping.

        Abbreviations of up to five letters count in capitals only; in a question people may type them as they like
        (``any_case``), and then those count in small letters too that are no words and not doubtful.
        """
        taken = bytearray(len(text))
        found = []
        for span in sorted(self._candidates(text, any_case), key=lambda span: (span.start - span.end, span.start)):
            if not any(taken[span.start : span.end]):
                taken[span.start : span.end] = b"\1" * (span.end - span.start)
                found.append(span)
        return sorted(found, key=lambda span: span.start)

    def other_names(self, text: str) -> list[Mention]:
        """For each thing that the question ``text`` names, all its other names."""
        return [
            Mention(span.start, span.end, span.entries, span.sure, self._others(span, text[span.start : span.end]))
            for span in self.find(text, any_case=True)
        ]

    def extended(self, learned: Iterable[LearnedAlias]) -> "Aliases":
        """These aliases with those learned from articles; a learned short form never takes over one of the table's."""
        known = {name_key(name) for entry in self.entries for name in entry.names}
        news = [pair for pair in learned if name_key(pair.short) not in known]
        return Aliases(merge(self.entries, map(_learned_entry, news)))

    def _others(self, span: AliasSpan, written: str) -> tuple[str, ...]:
        others = {name_key(name): name for entry in span.entries for name in self.names(entry)}
        others.pop(name_key(written), None)
        return tuple(others.values())

    def _candidates(self, text: str, any_case: bool) -> Iterator[AliasSpan]:
        """Every name at every place, overlapping ones too."""
        folded, origins = fold_with_origins(text)
        by_head = self._by_head
        nothing: tuple[tuple[int, ...], dict[str, _Name]] = ((), {})
        for match in self._heads.finditer(folded):
            at = match.start()
            head = match.group() if folded[at].isascii() else folded[at : at + 2]
            lengths, names = by_head.get(head, nothing)
            for length in lengths:
                name = names.get(folded[at : at + length])
                end = at + len(name.key) if name else 0  # at the end of the text the slice is shorter
                if name and _ends_whole(folded, end) and _is_meant(folded, at, name):
                    span = origin_span(text, origins, at, end)
                    if not name.capitals or _case_fits(text[slice(*span)], name, any_case):
                        yield AliasSpan(*span, name.entries, name.sure)


def _learned_entry(pair: LearnedAlias) -> AliasEntry:
    names = (pair.full, pair.short)
    zh = tuple(name for name in names if _HAN.search(name))
    return AliasEntry("person" if pair.kind == "person" else "other", tuple(n for n in names if n not in zh), zh)


def _folded_names(entries: tuple[AliasEntry, ...]) -> Iterator[_Name]:
    """Every name once, with all it may mean."""
    uses = [(name, at) for at, entry in enumerate(entries) for name in entry.names]
    meanings: dict[str, list[tuple[str, int]]] = {}
    for key, use in zip(name_keys(name for name, _ in uses), uses, strict=True):
        meanings.setdefault(key, []).append(use)
    for key, meant in meanings.items():
        if len(key) < 2:
            continue
        places = tuple(dict.fromkeys(at for _, at in meant))
        sure = len(places) == 1 and not any(name in entries[at].doubtful for name, at in meant)
        yield _Name(key, places, sure, len(key) <= 5 and all(_ABBREVIATION.fullmatch(name) for name, _ in meant))


def _head(key: str) -> str:
    """That by which ``key`` is looked up: its first Latin word or its first two characters."""
    word = re.match(r"[a-z0-9]+", key)
    return word.group() if word else key[:2]


def _ends_whole(folded: str, end: int) -> bool:
    """Whether a name up to ``end`` ends with a whole Latin word; where it has one it begins with one anyway."""
    return not (_LATIN.match(folded[end - 1]) and _LATIN.match(folded[end : end + 1]))


def _is_meant(folded: str, start: int, name: _Name) -> bool:
    """Whether a Han name that alone says little is not a piece of something else."""
    if not _HAN.match(name.key):
        return True
    if not name.sure and start and folded[start - 1] in _PLACE_ENDS:
        return False
    return len(name.key) > _SHORT or not _cuts_a_word(folded, start, start + len(name.key))


def _cuts_a_word(folded: str, start: int, end: int) -> bool:
    """Whether what stands from ``start`` to ``end`` is part of a word of the dictionary, other than its beginning.

    Institutions are words of the dictionary too, and there a short form may stand in front: 北大 in 北大附中.
    """
    import rjieba

    at = max(0, start - _WINDOW)
    for word, tag in rjieba.tag(folded[at : end + _WINDOW], False):
        after = at + len(word)
        inside = at <= start and end <= after and after - at > end - start
        if (inside and not (at == start and tag == "nt")) or at < start < after < end or start < at < end < after:
            return True
        at = after
    return False


def _case_fits(written: str, name: _Name, any_case: bool) -> bool:
    return written.isupper() or (any_case and written.islower() and name.sure and name.key not in _WORDS)
