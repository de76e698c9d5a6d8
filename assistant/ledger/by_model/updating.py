"""Have a language model read one article after the other, and keep what it read of each at once."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import Event

from assistant.errors import ModelFailed
from assistant.ledger.by_model.reader import ModelReader, Reading, Spent
from assistant.ledger.errors import ReplyUnreadable
from assistant.ledger.types import NotRead, ReadingPlan, UpdateProgress
from assistant.models.errors import ModelNotUsable, ModelRefused, ModelStopped, QuestionTooLong
from assistant.types import Usage
from vectorstore.errors import ArticleNotFound
from vectorstore.library import Library
from vectorstore.types import Article

OnUpdate = Callable[[UpdateProgress], None]

# After so many failures of the model in a row it is asked no more.
_PATIENCE = 3


def plan(library: Library, reader: ModelReader, articles: Sequence[str]) -> ReadingPlan:
    """What reading ``articles`` is likely to take."""
    each = [reader.estimate(library.article(one)) for one in articles]
    costs = [one.cost for one in each]
    known = [cost for cost in costs if cost is not None]
    usage = Usage(
        sum(one.input_tokens for one in each),
        sum(one.output_tokens for one in each),
        sum(known) if len(known) == len(costs) and costs else None,
        estimated=True,
    )
    return ReadingPlan(reader.name, tuple(articles), usage)


def read_by_model(
    library: Library, reader: ModelReader, articles: Sequence[str], on_progress: OnUpdate, stop: Event | None
) -> UpdateProgress:
    """Have ``articles`` (ids) read. The library can be written by others while the model is waited for.

    An article of which the model fails, or says what cannot be read, is passed over. When the model cannot be used at
    all, or fails three times in a row, the rest is left. Raises LibraryBusy and LibraryUnreadable.
    """
    spent, began, in_a_row = Spent(), time.monotonic(), 0
    progress = UpdateProgress(0, len(articles), 0, 0.0)
    on_progress(progress)
    for identity in articles:
        if in_a_row >= _PATIENCE or (stop and stop.is_set()):
            break
        try:
            article = library.article(identity)
            reading = reader.read(article, spent, stop)
            _keep(library, article, reader.name, reading)
        except ArticleNotFound:  # removed meanwhile
            progress = replace(progress, done=progress.done + 1)
        except ModelStopped:
            break
        except (ModelFailed, ReplyUnreadable) as error:
            in_a_row = _counted(error, in_a_row)
            progress = _failed(progress, NotRead(identity, article.title, error))
        else:
            in_a_row = 0
            progress = _read(progress, reading)
        progress = replace(progress, seconds=time.monotonic() - began, usage=spent.usage)
        on_progress(progress)
    return replace(progress, seconds=time.monotonic() - began, usage=spent.usage)


def _keep(library: Library, article: Article, reader: str, reading: Reading) -> None:
    with library.writing() as writer:
        writer.keep_rows(article.id, reader, reading.rows, "model")


def _counted(error: ModelFailed | ReplyUnreadable, in_a_row: int) -> int:
    """How many failures in a row there are with ``error``: as many as are borne, if the next would fail as well."""
    if isinstance(error, ReplyUnreadable | QuestionTooLong):
        return 0
    hopeless = isinstance(error, ModelNotUsable) or (isinstance(error, ModelRefused) and not error.retried)
    return _PATIENCE if hopeless else in_a_row + 1


def _failed(progress: UpdateProgress, one: NotRead) -> UpdateProgress:
    return replace(progress, done=progress.done + 1, failed=(*progress.failed, one))


def _read(progress: UpdateProgress, reading: Reading) -> UpdateProgress:
    rows, refused = progress.rows + len(reading.rows), progress.refused + reading.refused
    return replace(progress, done=progress.done + 1, rows=rows, refused=refused)
