"""Change a library: add, replace and remove articles, and renew its index. For the holder of the writer's lock."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from vectorstore import articles as rows
from vectorstore.admitting import admit
from vectorstore.copies import (
    drop_copy,
    drop_sketch,
    forget_copies,
    insert_copy,
    keep_sketch,
    move_copies,
    stranded_copies,
)
from vectorstore.correcting import forget_corrections, link_correction, move_corrections
from vectorstore.database import get_meta, set_meta, transaction
from vectorstore.days import drop_days, keep_days
from vectorstore.embedder import embedded_text
from vectorstore.generations import Generations, current_generation
from vectorstore.identity import check_embedder, embed_fingerprint, record_embedder
from vectorstore.learned import drop_learned, keep_learned
from vectorstore.ledger import tables as ledger
from vectorstore.ledger.types import EditAction, Found, ReaderKind
from vectorstore.lexical import forget_passages, index_passage
from vectorstore.means import change_sums, store_calibration
from vectorstore.splitting import Piece, split_passages
from vectorstore.types import Added, Language, NewArticle

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder, Vectors

# Up to this many passages every change is followed by a new index (some seconds); above it, when more than the
# share below is newer than the index or gone from it (design).
SMALL_LIBRARY = 5000
TAIL_SHARE = 0.05
# What is stored about each article beside its passages; another value has it stored anew for all.
_RELATED = "2"


class Writer:
    """The one writer of a library, while its lock is held."""

    def __init__(self, connection: sqlite3.Connection, embedder: "Embedder", generations: Generations) -> None:
        self._connection = connection
        self._embedder = embedder
        self._generations = generations
        self._home = generations.folder.parent
        self._adopted = False

    def add(self, articles: Sequence[NewArticle]) -> list[Added]:
        """Store ``articles`` with their passages, all of them or none, and say for each what was done.

        They are embedded together, which is quicker than one by one. Copies of articles from elsewhere are kept as
        their further sources; copies of an earlier version that are none of its new one become articles of their own.
        What is returned is on the disk. Raises EmbedderChanged.
        """
        self._relate_older()
        done = self._add(articles)
        # Also those that a process left behind which was killed just here.
        if stranded := stranded_copies(self._connection):
            self._add(stranded)
        return done

    def remove(self, article: str) -> None:
        """Forget the article, its earlier versions and its copies. Raises ArticleNotFound."""
        rows.get_article(self._connection, article)
        with transaction(self._connection):
            self._drop_passages(article)
            drop_sketch(self._connection, article)
            drop_days(self._connection, article)
            drop_learned(self._connection, article)
            forget_copies(self._connection, article)
            forget_corrections(self._connection, article)
            rows.delete_article(self._connection, article)
            ledger.drop_rows(self._connection)

    def unread(self, reader: str) -> list[str]:
        """The ids of the articles that ``reader`` of the ledger has still to read."""
        return ledger.unread(self._connection, reader)

    def keep_rows(self, article: str, reader: str, found: Sequence[Found], by: ReaderKind = "rules") -> None:
        """Have ``found`` be the ledger's rows of that article, as ``reader`` read them; all of them or none.

        What readers of the other kind found stays. Raises ArticleNotFound.
        """
        with transaction(self._connection):
            location = rows.location_of(self._connection, article)
            ledger.keep_rows(self._connection, article, location, reader, found, by)

    def edit_rows(
        self, edited: Sequence[tuple[str, str, Found]], action: EditAction, fields: Sequence[tuple[str, str]], by: str
    ) -> None:
        """Note what was done by hand to rows, each given as (key, article, row): all of it or nothing."""
        with transaction(self._connection):
            for key, article, found in edited:
                place = rows.location_of(self._connection, article), article
                ledger.keep_edit(self._connection, key, place, found, action, fields, by)

    def renew_index(self, *, always: bool = False) -> bool:
        """Build a new generation of the index when it is worth it (or ``always``); no text is embedded.

        It is worth it when much is newer than the index or gone from it, and when its files are damaged. Returns
        whether one was built. Raises IndexNotBuilt when it could not be; the old one goes on answering.
        """
        if not always and not self._index_is_due():
            return False
        self._generations.build(self._connection)
        return True

    def _add(self, articles: Sequence[NewArticle]) -> list[Added]:
        admitted = admit(self._connection, articles)
        if all(one.outcome == "unchanged" for one in admitted):
            return [Added(one.made, "unchanged", 0) for one in admitted]
        self._adopt()
        fresh = [one.article for one in admitted if one.outcome == "added"]
        pieces = [split_passages(article.text, self._embedder.count_tokens) for article in fresh]
        vectors, split = self._embed(fresh, pieces), iter(pieces)
        done: list[Added] = []
        with transaction(self._connection):
            for one in admitted:
                if one.outcome == "added":
                    parts = next(split)
                    done.append(self._store(one.article, parts, np.array(list(islice(vectors, len(parts))))))
                    continue
                if one.outcome == "copy":
                    insert_copy(self._connection, one.made, one.article)
                done.append(Added(one.made, one.outcome, 0))
        return done

    def _relate_older(self) -> None:
        """Store what a release that knew less did not store of articles: sketches, days, and the names they give."""
        if get_meta(self._connection, "related") == _RELATED:
            return
        with transaction(self._connection):
            older = self._connection.execute("SELECT id, date, title, text FROM articles WHERE replaced_by IS NULL")
            for article, date, title, text in older.fetchall():
                keep_sketch(self._connection, article, text)
                keep_days(self._connection, article, date, title, text)
                keep_learned(self._connection, article, text)
            set_meta(self._connection, "related", _RELATED)

    def _adopt(self) -> None:
        """Make sure that this embedder is the library's, or becomes it when there is none."""
        if self._adopted:
            return
        check_embedder(self._connection, self._embedder, self._home)
        with transaction(self._connection):
            self._record_embedder()
        self._adopted = True

    def _record_embedder(self) -> None:
        if get_meta(self._connection, "embedder") is None:
            record_embedder(self._connection, self._embedder.name, embed_fingerprint(self._embedder))
        store_calibration(self._connection, self._embedder)

    def _embed(self, articles: Sequence[NewArticle], pieces: Sequence[Sequence[Piece]]) -> Iterator["Vectors"]:
        texts = [
            embedded_text(article.title, article.date, article.text[piece.start : piece.end])
            for article, parts in zip(articles, pieces, strict=True)
            for piece in parts
        ]
        return iter(self._embedder.passages(texts))

    def _store(self, article: NewArticle, pieces: Sequence[Piece], vectors: "Vectors") -> Added:
        """Store a new article or version."""
        location = article.location or article.source
        replaced = rows.current_version(self._connection, location)
        made = rows.insert_article(self._connection, article)
        drop_copy(self._connection, location)
        keep_sketch(self._connection, made, article.text)
        keep_days(self._connection, made, article.date, article.title, article.text)
        keep_learned(self._connection, made, article.text)
        if replaced is not None:
            self._drop_passages(replaced)
            rows.replace_article(self._connection, replaced, made)
            drop_sketch(self._connection, replaced)
            drop_days(self._connection, replaced)
            drop_learned(self._connection, replaced)
            move_corrections(self._connection, replaced, made)
            move_copies(self._connection, replaced, made, article.text)
        corrects = link_correction(self._connection, made, article)
        for ordinal, (piece, vector) in enumerate(zip(pieces, vectors, strict=True)):
            passage = rows.insert_passage(self._connection, made, ordinal, piece, vector.tobytes())
            index_passage(self._connection, passage, article.title, article.text[piece.start : piece.end])
            change_sums(self._connection, piece.language, vector[None], 1)
        return Added(made, "added", len(pieces), replaced, corrects)

    def _drop_passages(self, article: str) -> None:
        held: list[tuple[int, Language, bytes]] = self._connection.execute(
            "SELECT id, language, embedding FROM passages WHERE article = ?", (article,)
        ).fetchall()
        for _, language, embedding in held:
            change_sums(self._connection, language, np.frombuffer(embedding, dtype=np.float32)[None], -1)
        forget_passages(self._connection, [row[0] for row in held])
        self._connection.execute("DELETE FROM passages WHERE article = ?", (article,))

    def _index_is_due(self) -> bool:
        total = self._connection.execute("SELECT count(*) FROM passages").fetchone()[0]
        generation = current_generation(self._connection)
        if generation is None:
            return bool(total)
        tail = self._connection.execute("SELECT count(*) FROM passages WHERE id > ?", (generation.last,)).fetchone()[0]
        gone = sum(generation.counts.values()) - (total - tail)
        behind = (tail > 0 and total <= SMALL_LIBRARY) or tail + gone > TAIL_SHARE * total
        return behind or not self._generations.is_whole(generation)
