"""A library of articles in one folder: everything that others ask of storage and search."""

import logging
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from vectorstore import articles as rows
from vectorstore import listing
from vectorstore.backup import Restored, copy_library, make_room, opened_backup, write_backup
from vectorstore.copies import get_copies
from vectorstore.covering import Coverage
from vectorstore.database import Database, get_meta
from vectorstore.dictionary.errors import DictionaryUnavailable
from vectorstore.embedder import VectorCache
from vectorstore.errors import IndexBeingRebuilt, IndexDamaged, IndexNotBuilt, IndexUnavailable, LibraryUnreadable
from vectorstore.explaining import Explanation, explain
from vectorstore.generations import Generations, current_generation
from vectorstore.identity import Fingerprint, check_embedder, stored_fingerprint
from vectorstore.learned import learned_aliases, learned_version
from vectorstore.ledger import tables as ledger
from vectorstore.ledger.editing import JoinRows, with_edits
from vectorstore.ledger.types import Row
from vectorstore.lexical import word_weights
from vectorstore.listing import Order
from vectorstore.lock import OnWait, mover_lock, writer_lock
from vectorstore.means import centre, load_means
from vectorstore.moving import Move, OnProgress, count_moved
from vectorstore.repair import start_repair
from vectorstore.search import WEIGHTS, Query, Weights, make_query, search, weighed
from vectorstore.selecting import passing
from vectorstore.text.aliases import load_aliases
from vectorstore.types import Article, Copy, Filters, Hit, Language, Listed, NewArticle, Passage, Status
from vectorstore.wording import Vocabulary
from vectorstore.writer import Writer

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder, Vectors
    from vectorstore.text.aliases import Aliases

_log = logging.getLogger("newscite")

# Sentences whose vectors are kept for the next question: 20,000 of 384 numbers are 30 MB.
_KEPT_VECTORS = 20_000


class Library:
    """The articles in ``home``, searched with ``embedder``. Any thread may use it.

    Nothing is made or changed on the disk before ``writing``; a folder without a library is an empty one. All
    methods raise LibraryUnreadable when the disk or the database fails.

    ``on_wait`` is told the id of the process that is writing when this one wants to; it then waits for its turn.
    Without ``on_wait``, it is refused. By ``vocabulary`` questions are also searched for in the words of the other
    language and by other names of what they name; ``weights`` are what these add to a passage's score.
    """

    def __init__(
        self,
        home: Path,
        embedder: "Embedder",
        on_wait: OnWait | None = None,
        vocabulary: Vocabulary | None = None,
        weights: Weights = WEIGHTS,
    ) -> None:
        self.home = home.absolute()
        self.on_wait = on_wait
        self._embedder = embedder
        self._vocabulary = vocabulary or Vocabulary()
        self._weights = weights
        self._known: tuple[tuple[object, ...], Vocabulary] = ((), self._vocabulary)
        self._database = Database(self.home)
        self._generations = Generations(self._database)
        self._fingerprint: Fingerprint = ()
        self._told: dict[str, object] = {}
        self._telling = threading.Lock()
        self._sentences = VectorCache(embedder, _KEPT_VECTORS)

    @contextmanager
    def writing(self, *, wait: bool = False) -> Iterator[Writer]:
        """The library's one writer. Raises LibraryBusy while another process writes, unless it may wait.

        With ``wait`` it may in any case: for who has begun something that must not be broken off.
        """
        with self._locked(wait=wait), self._database.writing() as connection:
            self._generations.remove_unused(current_generation(connection))
            yield Writer(connection, self._embedder, self._generations)

    def backup(self, file: Path, *, replace: bool = False) -> None:
        """Save the library as it stands now in one ``file``, while others read and write it.

        Raises BackupExists, unless it may be replaced, and BackupFailed.
        """
        write_backup(self._database, file.absolute(), replace=replace)

    def restore(self, file: Path, *, replace: bool = False) -> Restored:
        """Have the library be what was saved in ``file``, and build its index; nothing is embedded.

        A library that is not empty is replaced only if it may be, and kept beside the new one. Raises BackupUnusable,
        LibraryNotEmpty, LibraryBusy and BackupFailed; nothing is changed then.
        """
        with opened_backup(file) as source, self._locked():
            kept = make_room(self._database, replace=replace)
            with self._database.writing() as connection:
                copy_library(source, connection)
                try:
                    self._generations.build(connection)
                except IndexNotBuilt as error:
                    return Restored(kept, error)
        return Restored(kept)

    def reembed(self, on_progress: OnProgress | None = None) -> bool:
        """Move the library to this embedder and build its index; False when it is of this embedder already.

        Until all is embedded the old embedder goes on answering and adding, in other processes; from then on they are
        told EmbedderChanged. When this is broken off, the next call goes on where it was. Raises LibraryBusy while
        another process does the same or writes, unless it may wait, EmbedderUnavailable, and IndexNotBuilt.
        """
        self._make_home()
        with mover_lock(self.home, self.on_wait):
            moved = Move(self._database, self._embedder, self._connected).run(on_progress or (lambda _: None))
            with self.writing() as writer:
                writer.renew_index()
        return moved

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        """The writer's lock, and the connection that writes."""
        with self._locked(), self._database.writing() as connection:
            yield connection

    @contextmanager
    def _locked(self, *, wait: bool = False) -> Iterator[None]:
        """The writer's lock, in a folder that is made if need be."""
        self._make_home()
        silently: OnWait | None = (lambda _: None) if wait else None
        with writer_lock(self.home, self.on_wait or silently):
            yield

    def _make_home(self) -> None:
        try:
            self.home.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryUnreadable(path=self.home, reason=f"{error.strerror}.") from error

    def articles(self) -> list[Article]:
        """The articles that answer questions, newest first."""
        with self._database.reading() as connection:
            return rows.list_articles(connection)

    def listed(
        self,
        *,
        containing: str = "",
        language: Language | None = None,
        publisher: str | None = None,
        order: Order = "date",
        limit: int = 50,
        offset: int = 0,
    ) -> tuple[list[Listed], int]:
        """Some of the articles that answer questions, without their texts, and how many there are in all.

        ``vectorstore.listing.list_some`` says more.
        """
        with self._database.reading() as connection:
            return listing.list_some(
                connection,
                containing=containing,
                language=language,
                publisher=publisher,
                order=order,
                limit=limit,
                offset=offset,
            )

    def publishers(self) -> list[tuple[str, int]]:
        """The publishers of articles that answer questions, each with how many, the most first."""
        with self._database.reading() as connection:
            return listing.list_publishers(connection)

    def versions(self, article: str) -> list[Article]:
        """The versions that the article of that id replaced, the newest first."""
        with self._database.reading() as connection:
            return listing.earlier_versions(connection, article)

    def passages(self, article: str) -> list[Passage]:
        """The passages of the article of that id, in order."""
        with self._database.reading() as connection:
            return listing.passages_of(connection, article)

    def at(self, location: str) -> Article | None:
        """The article that answers for ``location``; None when there is none."""
        with self._database.reading() as connection:
            return listing.article_at(connection, location)

    def as_it_was_added(self, article: str) -> list[NewArticle]:
        """What has to be added, one after another, to have a removed article again. Raises ArticleNotFound."""
        with self._database.reading() as connection:
            return listing.as_it_was_added(connection, article)

    def article(self, article: str) -> Article:
        """The article of that id. Raises ArticleNotFound."""
        with self._database.reading() as connection:
            return rows.get_article(connection, article)

    def copies(self, article: str) -> list[Copy]:
        """The other sources of the story that is the article of that id, in the order in which they were added."""
        with self._database.reading() as connection:
            return get_copies(connection, article)

    def added_at(self, location: str) -> str | None:
        """When what answers for ``location`` was added, as an ISO time; None when nothing does."""
        with self._database.reading() as connection:
            return rows.added_at(connection, location)

    def ledger_rows(self, join: JoinRows | None = None) -> list[Row]:
        """The rows of the ledger as they stand, of all articles that answer questions, with what was done by hand.

        ``join`` puts rows together that are one, before that: it gives those that are left, and where others went.
        """
        with self._database.reading() as connection:
            stored, edits = ledger.stored_rows(connection), ledger.stored_edits(connection)
            rows, joined = join(stored) if join else (stored, {})
            return with_edits(rows, edits, ledger.locations(connection), joined)

    def corrected_by(self) -> dict[str, str]:
        """For each article that was corrected, the id of the newest article that corrects it."""
        with self._database.reading() as connection:
            return rows.all_corrected(connection)

    def unread(self, reader: str) -> list[str]:
        """The ids of the articles that ``reader`` of the ledger has not read."""
        with self._database.reading() as connection:
            return ledger.unread(connection, reader)

    def unread_by_model(self) -> list[str]:
        """The ids of the articles that no language model has read for the ledger, oldest first."""
        with self._database.reading() as connection:
            return ledger.unread_by_model(connection)

    def passing(self, filters: Filters) -> set[str]:
        """The ids of the articles of which a passage passes ``filters``."""
        with self._database.reading() as connection:
            return passing(connection, filters)

    def query(self, question: str) -> Query:
        """``question`` made ready to search. Raises EmbedderChanged."""
        if not self._fingerprint:
            with self._database.reading() as connection:
                self._check(connection)
        try:
            return make_query(question, self._embedder, self._words_known())
        except DictionaryUnavailable as error:
            _log.warning("%s", error)
            self._vocabulary = Vocabulary(None, self._vocabulary.aliases)
            return make_query(question, self._embedder, self._vocabulary)

    def prepare(self) -> None:
        """Have ready what the first question would wait for: the dictionary, which is made once in the user's cache."""
        if self._vocabulary.dictionary is not None:
            # The first question tells why there is none.
            with suppress(DictionaryUnavailable):
                self._vocabulary.dictionary.prepare()

    def _words_known(self) -> Vocabulary:
        """The vocabulary with the names that the library's articles give now."""
        if self._vocabulary.aliases is None:
            return self._vocabulary
        known, vocabulary = self._known
        with self._database.reading() as connection:
            version = learned_version(connection)
            if version == known and vocabulary.dictionary is self._vocabulary.dictionary:
                return vocabulary
            learned = learned_aliases(connection)
        vocabulary = Vocabulary(self._vocabulary.dictionary, self._vocabulary.aliases.extended(learned))
        self._known = (version, vocabulary)
        return vocabulary

    def aliases(self) -> "Aliases":
        """The other names of bodies and awards: of the tables, and those that the library's articles give."""
        known = self._words_known().aliases
        return load_aliases() if known is None else known

    def _check(self, connection: sqlite3.Connection) -> None:
        """Whether the library is of this embedder, as it must be, and still is: it may have been moved or restored.

        Raises EmbedderChanged.
        """
        stored = stored_fingerprint(connection)
        if stored != self._fingerprint:
            check_embedder(connection, self._embedder, self.home)
            self._fingerprint = stored

    def find(self, query: Query, filters: Filters, limit: int) -> list[Hit]:
        """The ``limit`` passages that best fit ``query``, best first; [] from an empty library.

        While the index is damaged or cannot be used, all embeddings are compared exactly instead; that is logged once,
        as a warning of the logger ``newscite`` whose only argument is the error, and a repair started.
        """
        try:
            return self._find(self._generations, query, filters, limit)
        except IndexUnavailable as error:
            if self._has_moved_on(error):
                return self.find(query, filters, limit)
            self._tell(error)
            return self._find(None, query, filters, limit)

    def explain(self, query: Query, hits: Sequence[Hit]) -> list[Explanation]:
        """Why each of ``hits`` was found for ``query``."""
        with self._database.reading() as connection:
            return explain(connection, query, hits, self._weights)

    def _find(self, generations: Generations | None, query: Query, filters: Filters, limit: int) -> list[Hit]:
        with self._database.reading() as connection:
            if get_meta(connection, "embedder") is None:
                return []
            self._check(connection)
            return search(connection, generations, query, filters, limit, self._weights)

    def _has_moved_on(self, error: IndexUnavailable) -> bool:
        """Whether the generation of the error was replaced, and perhaps removed, after it was to be asked."""
        with self._database.reading() as connection:
            current = current_generation(connection)
        return current is None or self._generations.path(current.number) != error.values["path"]

    def _tell(self, error: IndexUnavailable) -> None:
        with self._telling:
            if error.values == self._told:
                return
            self._told = error.values
        if isinstance(error, IndexDamaged) and start_repair(self.home):
            error = IndexBeingRebuilt(**error.values)
        _log.warning("%s", error)

    def search(self, question: str, filters: Filters | None = None, limit: int = 8) -> list[Hit]:
        """``query`` and ``find`` in one."""
        return self.find(self.query(question), filters or Filters(), limit)

    def similarities(self, query: Query, texts: Sequence[str], languages: Sequence[Language]) -> "Vectors":
        """The centred cosine of ``query`` with each of ``texts``, which are in ``languages``: [n]."""
        with self._database.reading() as connection:
            self._check(connection)
            means = load_means(connection)
        question = centre(query.vector, means.questions[query.language])
        vectors = self._sentences.vectors(texts)
        own_means = np.array([means.passages[language] for language in languages]).reshape(vectors.shape)
        return np.asarray(centre(vectors, own_means) @ question)

    def coverage(self, query: Query) -> Coverage:
        """Tells for texts how much of ``query`` they say."""
        with self._database.reading() as connection:
            return Coverage(weighed(connection, query))

    def likenesses(
        self, text: str, language: Language, texts: Sequence[str], languages: Sequence[Language]
    ) -> "Vectors":
        """The centred cosine of ``text``, a statement in ``language``, with each of ``texts``: [n]."""
        with self._database.reading() as connection:
            means = load_means(connection)
        vectors = self._sentences.vectors([text, *texts])
        own_means = np.array([means.passages[each] for each in (language, *languages)]).reshape(vectors.shape)
        centred = centre(vectors, own_means)
        return np.asarray(centred[1:] @ centred[0])

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
                dimension=int(get_meta(connection, "dimension") or 0) or self._embedder.dimension,
                generation=generation.number if generation else None,
                tail=tail,
                bytes=_size(self.home),
                next_embedder=get_meta(connection, "next_embedder"),
                moved=count_moved(connection),
            )

    def close(self) -> None:
        """Let go of the index."""
        self._generations.close()


def _size(folder: Path) -> int:
    """The bytes of all files in ``folder``; one that goes meanwhile, as old generations do, counts nothing."""
    total = 0
    for path in folder.rglob("*"):
        with suppress(OSError):
            total += path.stat().st_size if path.is_file() else 0
    return total
