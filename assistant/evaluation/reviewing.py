"""Drafts of test items in a spreadsheet, and what a person made of them.

The column ``keep`` is the person's: yes, no, decline (the question is good, and no article answers it), or nothing yet.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.evaluation.errors import AnswerMissing, AnswerTooMuch, ItemProblem, KeepUnclear, NothingAccepted
from assistant.evaluation.items import KEEP, Item, TestSet, read_records, test_set
from assistant.evaluation.spreadsheets import csv_of

_YES = frozenset("yes y true 1 x 是 对 保留".split())
_NO = frozenset("no n false 0 否 不 删除".split())
_DECLINE = frozenset("decline declined 拒答 应拒答".split())
_ANSWERS = ("answers", "answers_all", "answers_regex")


@dataclass(frozen=True, slots=True)
class Accepted:
    """The test set that a person accepted; how many drafts were dropped, and how many have not been looked at."""

    items: TestSet
    dropped: int
    unseen: int


def drafts_sheet(drafts: Sequence[Item]) -> bytes:
    """``drafts`` as CSV with an empty column ``keep`` before all others."""
    return csv_of(drafts, blank=[KEEP])


def read_accepted(path: Path) -> Accepted:
    """What a person accepted of the drafts in ``path``.

    Raises TestSetUnreadable, NotDrafts, NothingAccepted, and TestSetInvalid with every row that is wrong: kept items
    are held to all that test sets are, and must have an answer, or be marked as to be declined.
    """
    kept: list[tuple[int, object]] = []
    unseen = dropped = 0
    for line, record in read_records(path, drafts=True):
        said = _said(record)
        if not said:
            unseen += 1
        elif said in _NO:
            dropped += 1
        else:
            kept.append((line, _kept(line, said, record)))
    if not kept:
        raise NothingAccepted(path=path)
    return Accepted(test_set(path.stem, path, kept), dropped, unseen)


def _said(record: object) -> str:
    """What the person wrote; "?" for a row that cannot be read at all, so that it is told."""
    return str(record.get(KEEP, "")).strip().lower() if isinstance(record, Mapping) else "?"


def _kept(line: int, said: str, record: object) -> object:
    """The item without the person's mark, or what is wrong with it."""
    if isinstance(record, ItemProblem) or not isinstance(record, Mapping):
        return record
    item: dict[str, Any] = {field: value for field, value in record.items() if field != KEEP}
    answered = any(item.get(field) for field in _ANSWERS)
    if said in _DECLINE:
        return AnswerTooMuch(line=line) if answered else item
    if said not in _YES:
        return KeepUnclear(line=line, said=said)
    return item if answered else AnswerMissing(line=line)
