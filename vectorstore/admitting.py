"""Decide what each of some articles is to the library: new, known, or a copy of what another site published."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from vectorstore.articles import article_id, current_version, is_current, location_of
from vectorstore.copies import copy_at, find_story
from vectorstore.text.likeness import COPY, likeness, says_otherwise, sketch
from vectorstore.types import NewArticle


@dataclass(frozen=True, slots=True)
class Admission:
    """What ``article`` is; ``made`` is its own id, or for a copy that of its story."""

    article: NewArticle
    outcome: Literal["added", "unchanged", "copy"]
    made: str


def admit(connection: sqlite3.Connection, articles: Sequence[NewArticle]) -> list[Admission]:
    """The admissions of ``articles``, in their order; a later one may be a copy of an earlier one.

    What changed at its own location is a new version and never a copy.
    """
    decided: list[Admission] = []
    fresh: list[tuple[Admission, list[int]]] = []
    for article in articles:
        admission = _known(connection, article, decided) or _copy(connection, article, fresh)
        if admission is None:
            admission = Admission(article, "added", article_id(article))
            fresh.append((admission, sketch(article.text)))
        decided.append(admission)
    return decided


def _known(connection: sqlite3.Connection, article: NewArticle, decided: Sequence[Admission]) -> Admission | None:
    """Whether this very content is in the library, or was decided on just now."""
    made, location = article_id(article), article.location or article.source
    earlier = next((one for one in decided if one.made == made and one.outcome == "added"), None)
    if earlier is not None:
        place = earlier.article.location or earlier.article.source
        return Admission(article, "unchanged" if place == location else "copy", made)
    if is_current(connection, made) and location_of(connection, made) == location:
        return Admission(article, "unchanged", made)
    copy = copy_at(connection, location)
    if copy is not None and copy[1] == article.text:
        return Admission(article, "unchanged", copy[0])
    return Admission(article, "copy", made) if is_current(connection, made) else None


def _copy(
    connection: sqlite3.Connection, article: NewArticle, fresh: Sequence[tuple[Admission, list[int]]]
) -> Admission | None:
    location = article.location or article.source
    if current_version(connection, location) is not None:
        return None
    if (story := find_story(connection, article, location)) is not None:
        return Admission(article, "copy", story)
    own = sketch(article.text)
    for admission, other in fresh:
        place = admission.article.location or admission.article.source
        alike = place != location and likeness(own, other) >= COPY
        if alike and not says_otherwise(admission.article.text, article.text):
            return Admission(article, "copy", admission.made)
    return None
