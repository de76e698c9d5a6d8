"""Decide what each of some articles is to the library: new, known, or a copy of what another site published."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from vectorstore.articles import article_id, current_version, is_current, location_of
from vectorstore.copies import copy_at, find_story, worth_a_look
from vectorstore.text.likeness import COPY, likeness, says_otherwise, sketch
from vectorstore.types import NewArticle


@dataclass(frozen=True, slots=True)
class Admission:
    """What ``article`` is; ``made`` is its own id, or for a copy that of its story."""

    article: NewArticle
    outcome: Literal["added", "unchanged", "copy"]
    made: str


class _Fresh:
    """The new articles of a batch, by the hashes of their sketches: comparing each with each would take long."""

    def __init__(self) -> None:
        self._admissions: list[tuple[Admission, list[int]]] = []
        self._with: defaultdict[int, list[int]] = defaultdict(list)

    def keep(self, admission: Admission, own: list[int]) -> None:
        for each in own:
            self._with[each].append(len(self._admissions))
        self._admissions.append((admission, own))

    def story(self, article: NewArticle, own: list[int]) -> str | None:
        """The id of the earliest of them of which ``article`` is a copy; None when it is none."""
        shared = Counter(number for each in own for number in self._with.get(each, ()))
        for number in sorted(number for number, count in shared.items() if count >= worth_a_look(own)):
            admission, other = self._admissions[number]
            alike = _place(admission.article) != _place(article) and likeness(own, other) >= COPY
            if alike and not says_otherwise(admission.article.text, article.text):
                return admission.made
        return None


def admit(connection: sqlite3.Connection, articles: Sequence[NewArticle]) -> list[Admission]:
    """The admissions of ``articles``, in their order; a later one may be a copy of an earlier one.

    What changed at its own location is a new version and never a copy.
    """
    decided: list[Admission] = []
    fresh = _Fresh()
    added: dict[str, NewArticle] = {}
    for article in articles:
        admission = _known(connection, article, added)
        if admission is None:
            own = sketch(article.text)
            admission = _copy(connection, article, own, fresh) or Admission(article, "added", article_id(article))
            if admission.outcome == "added":
                added[admission.made] = article
                fresh.keep(admission, own)
        decided.append(admission)
    return decided


def _known(connection: sqlite3.Connection, article: NewArticle, added: Mapping[str, NewArticle]) -> Admission | None:
    """Whether this very content is in the library, or was decided on just now."""
    made, location = article_id(article), _place(article)
    if made in added:
        return Admission(article, "unchanged" if _place(added[made]) == location else "copy", made)
    if is_current(connection, made) and location_of(connection, made) == location:
        return Admission(article, "unchanged", made)
    copy = copy_at(connection, location)
    if copy is not None and copy[1] == article.text:
        return Admission(article, "unchanged", copy[0])
    return Admission(article, "copy", made) if is_current(connection, made) else None


def _copy(connection: sqlite3.Connection, article: NewArticle, own: list[int], fresh: _Fresh) -> Admission | None:
    if current_version(connection, _place(article)) is not None:
        return None
    story = find_story(connection, article, _place(article), own) or fresh.story(article, own)
    return Admission(article, "copy", story) if story is not None else None


def _place(article: NewArticle) -> str:
    return article.location or article.source
