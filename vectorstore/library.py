"""A library of articles in one folder: everything that others ask of storage and search."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from vectorstore import articles as rows
from vectorstore.database import Database, get_meta
from vectorstore.dictionary import Dictionary
from vectorstore.dictionary.errors import DictionaryUnavailable
from vectorstore.embedder import VectorCache
from vectorstore.errors import IndexDamaged, LibraryUnreadable
from vectorstore.generations import Generations, current_generation
from vectorstore.lexical import word_weights
from vectorstore.lock import writer_lock
from vectorstore.means import centre, load_means
from vectorstore.search import Query, make_query, search
from vectorstore.types import Article, Filters, Hit, Language, Status
from vectorstore.writer import Writer, check_embedder

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder, Vectors

_log = logging.getLogger("newscite")

# Sentences whose vectors are kept for the next question: 20,000 of 384 numbers are 30 MB.
_KEPT_VECTORS = 20_000


class Library:
    """The articles in ``home``, searched with ``embedder``. Any thread may use it.

    Nothing is made or changed on the disk before ``writing``; a folder without a library is an empty one. All
    methods raise LibraryUnreadable when the disk or the database fails. With a ``dictionary`` questions are also
    searched for in the words of the other language.
    """

    def __init__(self, home: Path, embedder: "Embedder", dictionary: Dictionary | None = None) -> None:
        self.home = home.absolute()
        self._embedder = embedder
        self._dictionary = dictionary
        self._database = Database(self.home)
        self._generations = Generations(self._database)
        self._checked = False
        self._sentences = VectorCache(embedder, _KEPT_VECTORS)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """The library's one writer. Raises LibraryBusy while another process writes."""
        try:
            self.home.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryUnreadable(path=self.home, reason=f"{error}.") from error
        with writer_lock(self.home), self._database.writing() as connection:
            yield Writer(connection, self._embedder, self._generations)

    def articles(self) -> list[Article]:
        """The articles that answer questions, newest first."""
        with self._database.reading() as connection:
            return rows.list_articles(connection)

    def article(self, article: str) -> Article:
        """The article of that id. Raises ArticleNotFound."""
        with self._database.reading() as connection:
            return rows.get_article(connection, article)

    def query(self, question: str) -> Query:
        """``question`` made ready to search. Raises EmbedderChanged."""
        if not self._checked:
            with self._database.reading() as connection:
                check_embedder(connection, self._embedder, self.home)
            self._checked = True
        try:
            return make_query(question, self._embedder, self._dictionary)
        except DictionaryUnavailable as error:
            _log.warning("%s", error)
            self._dictionary = None
            return make_query(question, self._embedder, None)

    def find(self, query: Query, filters: Filters, limit: int) -> list[Hit]:
        """The ``limit`` passages that best fit ``query``, best first; [] from an empty library.

        When the index is damaged or just being exchanged, all embeddings are compared exactly instead.
        """
        with self._database.reading() as connection:
            if get_meta(connection, "embedder") is None:
                return []
            try:
                return search(connection, self._generations, query, filters, limit)
            except IndexDamaged as error:
                self._generations.close()
                _log.warning("%s", error)
                return search(connection, None, query, filters, limit)

    def search(self, question: str, filters: Filters | None = None, limit: int = 8) -> list[Hit]:
        """``query`` and ``find`` in one."""
        return self.find(self.query(question), filters or Filters(), limit)

    def similarities(self, query: Query, texts: Sequence[str], languages: Sequence[Language]) -> "Vectors":
        """The centred cosine of ``query`` with each of ``texts``, which are in ``languages``: [n]."""
        with self._database.reading() as connection:
            means = load_means(connection)
        question = centre(query.vector, means.questions[query.language])
        vectors = self._sentences.vectors(texts)
        own_means = np.array([means.passages[language] for language in languages]).reshape(vectors.shape)
        return np.asarray(centre(vectors, own_means) @ question)

    def weights(self, words: Sequence[str]) -> dict[str, float]:
        """How much each of ``words`` (as ``Query.words`` has them) tells of what is asked about, above 0."""
        with self._database.reading() as connection:
            return word_weights(connection, words)

    def status(self) -> Status:
        """What the library holds and how far its index has come."""
        with self._database.reading() as connection:
            generation = current_generation(connection)
            counts: dict[Language, int] = dict(
                connection.execute(
                    "SELECT language, count(*) FROM articles WHERE replaced_by IS NULL GROUP BY language"
                ).fetchall()
            )
            last = generation.last if generation else 0
            passages, tail = connection.execute(
                "SELECT count(*), ifnull(sum(id > ?), 0) FROM passages", (last,)
            ).fetchone()
            return Status(
                path=str(self.home),
                articles=sum(counts.values()),
                passages=passages,
                by_language=counts,
                embedder=get_meta(connection, "embedder") or self._embedder.name,
                dimension=int(get_meta(connection, "dimension") or self._embedder.dimension),
                generation=generation.number if generation else None,
                tail=tail,
                bytes=_size(self.home),
            )

    def close(self) -> None:
        """Let go of the index."""
        self._generations.close()


def _size(folder: Path) -> int:
    """The bytes of all files in ``folder``; one that goes meanwhile, as old generations do, counts nothing."""
    total = 0
    for path in folder.rglob("*"):
        with suppress(FileNotFoundError):
            total += path.stat().st_size if path.is_file() else 0
    return total
