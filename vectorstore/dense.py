"""Search by meaning over the stored embeddings, exactly."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from vectorstore.means import Means
from vectorstore.selecting import ANY, Condition
from vectorstore.types import LANGUAGES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from vectorstore.embedder import Vectors

# Rows read and compared at a time: 4,096 vectors of 384 numbers are 6 MB.
_CHUNK = 4096
_MOST_VALUES = 10_000


@dataclass(frozen=True, slots=True)
class StoredVectors:
    """Embeddings as they were made: ids [n], indexes into LANGUAGES [n], vectors [n, dimension]."""

    ids: "NDArray[np.int64]"
    languages: "NDArray[np.int8]"
    vectors: "Vectors"


def exact_search(
    connection: sqlite3.Connection,
    question: "Vectors",
    means: Means,
    limit: int,
    *,
    after: int = 0,
    among: Condition = ANY,
) -> dict[int, float]:
    """The ``limit`` passages nearest to ``question``: id to cosine.

    ``question`` [dimension] is centred already; passages are centred here. Looked at are those with an id above
    ``after`` that fulfil ``among``.
    """
    rows = connection.execute(
        f"SELECT p.id, p.language, p.embedding FROM passages p WHERE p.id > ? AND {among.sql}", (after, *among.values)
    )
    best: dict[int, float] = {}
    for stored in _chunks(rows):
        cosines = centred_cosines(stored, question, means)
        nearest = np.argsort(-cosines)[:limit]
        best |= dict(zip(stored.ids[nearest].tolist(), cosines[nearest].tolist(), strict=True))
        best = dict(sorted(best.items(), key=lambda found: -found[1])[:limit])
    return best


def exact_scores(
    connection: sqlite3.Connection, question: "Vectors", means: Means, passages: Sequence[int]
) -> dict[int, float]:
    """The same cosine for given passages; those that the library no longer has are left out."""
    scores: dict[int, float] = {}
    for first in range(0, len(passages), _MOST_VALUES):
        part = passages[first : first + _MOST_VALUES]
        rows = connection.execute(
            f"SELECT id, language, embedding FROM passages WHERE id IN ({','.join('?' * len(part))})", part
        )
        for stored in _chunks(rows):
            cosines = centred_cosines(stored, question, means)
            scores |= dict(zip(stored.ids.tolist(), cosines.tolist(), strict=True))
    return scores


def centred_cosines(stored: StoredVectors, question: "Vectors", means: Means) -> "Vectors":
    """The cosine of each stored vector, minus its language's mean, with the centred ``question``: [n].

    Worked out from two products, which is several times quicker than moving every vector: stored vectors have
    length one, so that ``|v - m|² = 1 - 2 v·m + m·m``.
    """
    cosines = np.empty(len(stored.ids), dtype=np.float32)
    for index, language in enumerate(LANGUAGES):
        rows = stored.languages == index
        if not rows.any():
            continue
        mean = means.passages[language]
        with_question, with_mean = (stored.vectors[rows] @ np.stack([question, mean], axis=1)).T
        lengths = np.sqrt(np.maximum(1 - 2 * with_mean + mean @ mean, 1e-12))
        cosines[rows] = (with_question - mean @ question) / lengths
    return cosines


def _chunks(rows: sqlite3.Cursor) -> Iterator[StoredVectors]:
    while part := rows.fetchmany(_CHUNK):
        ids, languages, blobs = zip(*part, strict=True)
        yield StoredVectors(
            np.array(ids, dtype=np.int64),
            np.array([LANGUAGES.index(language) for language in languages], dtype=np.int8),
            np.frombuffer(b"".join(blobs), dtype=np.float32).reshape(len(ids), -1),
        )
