"""The one door to chromadb: how it is imported, opened and asked, with its surprises kept out.

Facts measured on chromadb 1.5.9 (design): importing it reads a ``.env`` in the working folder, where a stray
value breaks the import; without ``embedding_function=None`` it downloads a model; opening and the first query can
write, so both happen under a lock; the default ``ef_search`` of 100 misses half of the neighbours on hard data.
Measured besides: a collection that has reached its ``sync_threshold`` exactly has nothing left to be written when it is
opened, and opening then only adds rows to the table ``acquire_write``, which nobody reads.
"""

import contextlib
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vectorstore.errors import IndexDamaged
from vectorstore.types import LANGUAGES, Language

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateCollectionConfiguration
    from chromadb.api.models.Collection import Collection

# Chroma wants at least three characters.
COLLECTIONS: dict[Language, str] = {language: f"passages-{language}" for language in LANGUAGES}


def import_chromadb() -> Any:  # noqa: ANN401 - a module
    """Import chromadb from a folder without a ``.env``."""
    if Path(".env").exists():
        with tempfile.TemporaryDirectory() as empty, contextlib.chdir(empty):
            import chromadb
    else:
        import chromadb
    return chromadb


def open_client(folder: Path) -> "Client":
    """Chroma's client for the index in ``folder``. Raises IndexDamaged."""
    chromadb = import_chromadb()
    settings = chromadb.Settings(_env_file=None, anonymized_telemetry=False, migrations="apply")
    with damage_named(folder):
        client: Client = chromadb.PersistentClient(path=str(folder), settings=settings)
    return client


def create_collection(client: "Client", language: Language, passages: int) -> "Collection":
    """A new collection for as many ``passages`` in ``language``; it is on the disk whole once it has them."""
    configuration: CreateCollectionConfiguration = {
        "hnsw": {
            "space": "cosine",
            # Twice as many find next to nothing more, and take twice as long (``benchmarks/rebuild.py``).
            "ef_construction": 100,
            "ef_search": 400,
            "max_neighbors": 32,
            "batch_size": max(1, min(1000, passages)),
            "sync_threshold": max(1, passages),
        }
    }
    return client.create_collection(COLLECTIONS[language], configuration=configuration, embedding_function=None)


def collection(client: "Client", language: Language) -> "Collection":
    """The collection of the passages in ``language``."""
    return client.get_collection(COLLECTIONS[language], embedding_function=None)


def seal(folder: Path) -> None:
    """Keep Chroma from changing the index in ``folder``, which no client has open, by the mere opening of it."""
    with closing(sqlite3.connect(folder / "chroma.sqlite3", isolation_level=None)) as connection:
        connection.execute("CREATE TRIGGER sealed BEFORE INSERT ON acquire_write BEGIN SELECT RAISE (IGNORE); END")


@contextmanager
def damage_named(folder: Path) -> Iterator[None]:
    """Chroma's errors as IndexDamaged.

    A corrupt index raises all kinds of errors, from Rust even one that is no Exception, so that this is one of the
    few places that catch everything; what is not damage (an interrupt, our own errors) passes.
    """
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit, IndexDamaged):
        raise
    except BaseException as error:
        raise IndexDamaged(path=folder, reason=f"{type(error).__name__}: {error}.") from error
