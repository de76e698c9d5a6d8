"""By which embedder a library was made: its name, and its vectors of a few fixed texts, the fingerprint.

An embedder is recognised by what it makes of these texts, not by its name: the same model may be served under two
names, and another one under the same.
"""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from vectorstore.database import get_meta, set_meta
from vectorstore.errors import EmbedderChanged

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder, Vectors

# Embedded when a library is made and compared whenever it is opened to search or write.
FINGERPRINT_TEXTS = (
    "The committee announced the prize in the main hall on Friday.",
    "两家医院签署了一份为期三年的合作协议。",
    "3.14 km, № 7: naïve café — Ωmega; ㈱テスト",
)
# Below this cosine on any of them the embedder is another one (design).
SAME_EMBEDDER_COSINE = 0.99

# The vectors of the texts above, as bytes, in their order; none when the library has no embedder yet.
Fingerprint = tuple[bytes, ...]


def embed_fingerprint(embedder: "Embedder") -> "Vectors":
    """The vectors of FINGERPRINT_TEXTS, float32 [3, dimension]."""
    return embedder.passages(FINGERPRINT_TEXTS)


def stored_fingerprint(connection: sqlite3.Connection, kind: str = "fingerprint") -> Fingerprint:
    """The fingerprint of the embedder that made the library (or that is to, with another ``kind``)."""
    rows = connection.execute("SELECT vector FROM reference WHERE kind = ? ORDER BY name", (kind,))
    return tuple(row[0] for row in rows)


def keep_fingerprint(connection: sqlite3.Connection, vectors: "Vectors", kind: str = "fingerprint") -> None:
    """Keep ``vectors`` [3, dimension] as ``stored_fingerprint`` gives them."""
    connection.execute("DELETE FROM reference WHERE kind = ?", (kind,))
    for number, vector in enumerate(vectors):
        connection.execute("INSERT INTO reference VALUES (?, ?, ?)", (kind, str(number), vector.tobytes()))


def record_embedder(connection: sqlite3.Connection, name: str, fingerprint: "Vectors") -> None:
    """Have the library be of the embedder ``name`` with that ``fingerprint`` [3, dimension]."""
    keep_fingerprint(connection, fingerprint)
    set_meta(connection, "embedder", name)
    set_meta(connection, "dimension", str(fingerprint.shape[1]))


def is_same(stored: Fingerprint, made: "Vectors") -> bool:
    """Whether ``made`` [3, dimension] is the fingerprint of the embedder that ``stored`` is of."""
    if [len(vector) for vector in stored] != [vector.nbytes for vector in made]:
        return False
    kept = np.array([np.frombuffer(vector, dtype=np.float32) for vector in stored])
    return bool((kept * made).sum(axis=1).min() >= SAME_EMBEDDER_COSINE)


def check_embedder(connection: sqlite3.Connection, embedder: "Embedder", home: Path) -> None:
    """Compare ``embedder`` with the one that made the library. Raises EmbedderChanged."""
    stored = get_meta(connection, "embedder")
    if stored is not None and not is_same(stored_fingerprint(connection), embed_fingerprint(embedder)):
        raise EmbedderChanged(path=home, stored=stored, given=embedder.name)
