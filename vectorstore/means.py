"""Centre embeddings per language, so that a passage is near to what it says and not to how it is written.

multilingual-e5 puts a Chinese passage nearer to any other Chinese passage than to its English translation. Minus
the mean of its language, a vector is compared by its content (design: recall@1 in the other language 0.07 plain,
0.72 centred; ``benchmarks/crosslingual.py`` measures it).
"""

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from vectorstore.calibration import CALIBRATED, calibration_digest, questions, statements
from vectorstore.database import get_meta, set_meta
from vectorstore.types import LANGUAGES, Language

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder, Vectors

# With n articles of a language, the library's own mean weighs n / (n + 5), the calibration text the rest: one
# article must not erase itself, and a library's own subject must not hide what tells its articles apart.
BLEND_ARTICLES = 5
# From so many on the calibration text weighs less than a thousandth; counting all would take longer with each.
_MANY_ARTICLES = 10_000


@dataclass(frozen=True, slots=True)
class Means:
    """The mean vector of each language, apart for passages and questions: float32 [dimension]."""

    passages: dict[Language, "Vectors"]
    questions: dict[Language, "Vectors"]


def centre(vectors: "Vectors", mean: "Vectors") -> "Vectors":
    """``vectors`` [n, dimension] or [dimension] minus ``mean``, each again of length one."""
    moved = vectors - mean
    lengths = np.linalg.norm(moved, axis=-1, keepdims=True)
    return np.asarray(moved / np.maximum(lengths, 1e-12), dtype=np.float32)


def store_calibration(connection: sqlite3.Connection, embedder: "Embedder") -> None:
    """Embed the calibration text and keep its means, unless the library has them already."""
    if get_meta(connection, "calibration") != calibration_digest():
        keep_calibration(connection, calibrate(embedder))
        set_meta(connection, "calibration", calibration_digest())


def calibrate(embedder: "Embedder") -> Means:
    """The means of the calibration text, of each language that it is in; embeds all of it."""
    return Means(
        {each: _mean(embedder.passages(statements(each))) for each in CALIBRATED},
        {each: _mean(embedder.questions(questions(each))) for each in CALIBRATED},
    )


def keep_calibration(connection: sqlite3.Connection, calibrated: Means, *, prefix: str = "") -> None:
    """Keep the means of the calibration text, as the library's or, with a ``prefix``, beside them."""
    for kind, means in (("passages", calibrated.passages), ("questions", calibrated.questions)):
        for language, mean in means.items():
            row = (f"{prefix}{kind}", language, mean.tobytes())
            connection.execute("INSERT OR REPLACE INTO reference VALUES (?, ?, ?)", row)


def _mean(vectors: "Vectors") -> "Vectors":
    return np.asarray(vectors.mean(axis=0, dtype=np.float64), dtype=np.float32)


def change_sums(connection: sqlite3.Connection, language: Language, vectors: "Vectors", sign: int) -> None:
    """Count ``vectors`` [n, dimension] in (``sign`` 1) or out (−1) of the sums of ``language``."""
    row = connection.execute("SELECT passages, total FROM sums WHERE language = ?", (language,)).fetchone()
    count, total = (0, np.zeros(vectors.shape[1])) if row is None else (row[0], np.frombuffer(row[1]))
    count, total = count + sign * len(vectors), total + sign * vectors.sum(axis=0, dtype=np.float64)
    connection.execute("INSERT OR REPLACE INTO sums VALUES (?, ?, ?)", (language, count, total.tobytes()))


def load_means(connection: sqlite3.Connection) -> Means:
    """The means as the library stands now. It must have been made (``store_calibration``)."""
    sums = {
        row[0]: (row[1], np.frombuffer(row[2])) for row in connection.execute("SELECT * FROM sums WHERE passages > 0")
    }
    articles = {language: _count_articles(connection, language) for language in LANGUAGES}
    calibrated = {kind: _calibration(connection, kind) for kind in ("passages", "questions")}
    passages: dict[Language, Vectors] = {}
    for language in CALIBRATED:
        count, total = sums.get(language, (0, 0.0))
        passages[language] = _blend(calibrated["passages"][language], count, total, articles.get(language, 0))
    whole = sum(count for count, _ in sums.values()), sum(total for _, total in sums.values())
    passages["other"] = _blend(calibrated["passages"]["other"], *whole, sum(articles.values()))
    return Means(passages, calibrated["questions"])


def _count_articles(connection: sqlite3.Connection, language: Language) -> int:
    """How many articles answer in ``language``, as far as it makes a difference to ``_blend``."""
    some = "SELECT 1 FROM articles WHERE replaced_by IS NULL AND language = ? LIMIT ?"
    row = connection.execute(f"SELECT count(*) FROM ({some})", (language, _MANY_ARTICLES)).fetchone()
    return int(row[0])


def _blend(
    calibrated: "Vectors", count: int, total: "np.typing.NDArray[np.float64] | float", articles: int
) -> "Vectors":
    if not count:
        return calibrated
    weight = articles / (articles + BLEND_ARTICLES)
    return np.asarray(weight * (total / count) + (1 - weight) * calibrated, dtype=np.float32)


def _calibration(connection: sqlite3.Connection, kind: str) -> dict[Language, "Vectors"]:
    rows = connection.execute("SELECT name, vector FROM reference WHERE kind = ?", (kind,))
    means: dict[Language, Vectors] = {name: np.frombuffer(vector, dtype=np.float32) for name, vector in rows}
    means["other"] = np.mean([means[language] for language in CALIBRATED], axis=0, dtype=np.float32)
    assert set(means) == set(LANGUAGES)
    return means
