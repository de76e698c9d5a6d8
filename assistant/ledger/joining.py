"""Rows of one article that rules and a language model read of one event are one row: the model's.

What only the rules tell is added to it. This is done before what was done by hand is laid over, so that a change to
either's row is a change to the one that both are.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from assistant.ledger.same import joined, same_event
from vectorstore.ledger.editing import Place
from vectorstore.ledger.types import Award, Collaboration, StoredRow


def join_readings(rows: Sequence[StoredRow]) -> tuple[list[StoredRow], dict[Place, Place]]:
    """``rows`` with those of rules joined to those of a model that say the same, and to which key each went.

    The row keeps the key that the rules gave it, by which people may know it since before a model read the article.
    """
    by_model: dict[str, list[StoredRow]] = defaultdict(list)
    for row in rows:
        if row.by == "model":
            by_model[row.article].append(row)
    whole: dict[StoredRow, list[StoredRow]] = {row: [] for of_one in by_model.values() for row in of_one}
    alone: list[StoredRow] = []
    for row in rows:
        if row.by == "rules":
            same = _of_same_event(by_model[row.article], row)
            (alone if same is None else whole[same]).append(row)
    went = {
        (one.key, one.location): (by_rules[0].key, one.location)
        for row, by_rules in whole.items()
        for one in (row, *by_rules[1:])
        if by_rules and one.key != by_rules[0].key
    }
    return [*(_joined(row, by_rules) for row, by_rules in whole.items()), *alone], went


def _of_same_event(by_model: Sequence[StoredRow], row: StoredRow) -> StoredRow | None:
    """The row of a model that tells of the event that ``row`` does, though perhaps otherwise of the same words."""
    for same in (_same, _same_but_read_otherwise):
        for one in by_model:
            if same(one, row):
                return one
    return None


def _same(model: StoredRow, rules: StoredRow) -> bool:
    return model.key == rules.key or same_event(model.found.content, rules.found.content)


def _same_but_read_otherwise(model: StoredRow, rules: StoredRow) -> bool:
    """Whether both were read from the same words, of the same people, and differ in class, year or kind alone."""
    if not (rules.found.start < model.found.end and model.found.start < rules.found.end):
        return False
    a, b = model.found.content, rules.found.content
    if isinstance(a, Award) and isinstance(b, Award):
        return same_event(a, replace(b, rank=None, year=None, date=None))
    if isinstance(a, Collaboration) and isinstance(b, Collaboration):
        return same_event(a, replace(b, kind=a.kind, date=None))
    return False


def _joined(row: StoredRow, by_rules: Sequence[StoredRow]) -> StoredRow:
    """What a model read, with what only rules tell; as sure as the surer of them."""
    if not by_rules:
        return row
    content = row.found.content
    for one in by_rules:
        content = joined(content, one.found.content)
    found = replace(
        row.found,
        content=content,
        reader=" + ".join(dict.fromkeys([row.found.reader, *(one.found.reader for one in by_rules)])),
        sure=max(row.found.sure, *(one.found.sure for one in by_rules)),
    )
    return row._replace(key=by_rules[0].key, found=found)
