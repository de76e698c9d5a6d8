"""Changes of a library as jobs of the server: adding, removing with a way back, rebuilding."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.adding import AddReport, Progress
from assistant.background import Job, Jobs
from assistant.ledger.types import UpdateProgress
from assistant.uploading import Upload, add_uploads
from vectorstore.errors import IndexUnavailable
from vectorstore.types import NewArticle

if TYPE_CHECKING:
    from assistant.ledger import Ledger
    from vectorstore.library import Library
    from vectorstore.writer import Writer

LANE = "library"


@dataclass(frozen=True, slots=True)
class Removed:
    """An article that was removed, with all that has to be added to have it again."""

    title: str
    articles: tuple[NewArticle, ...]


class Changes:
    """Changes ``library``, one change after another. What a job has stored stays, however it ends."""

    def __init__(self, library: "Library", jobs: Jobs) -> None:
        self._library = library
        self.jobs = jobs

    def add(self, uploads: Sequence[Upload], addresses: Sequence[str], owner: str = "") -> Job:
        """Add files and what addresses lead to; the job's ``items`` are AddItems, its result the AddReport."""
        names = [*(upload.name for upload in uploads), *addresses]

        def work(job: Job) -> AddReport:
            def note(progress: Progress) -> None:
                job.progress = progress
                job.items += progress.items
                job.check()

            job.items = []
            report = add_uploads(self._library, uploads, addresses, note)
            job.items = list(report.items)
            return report

        return self.jobs.start(Job("add", ", ".join(names[:3]) + ("…" if len(names) > 3 else ""), owner), LANE, work)

    def remove(self, article: str, owner: str = "") -> Job:
        """Remove an article with its versions and copies; the job's result is what was Removed."""
        title = self._library.article(article).title

        def work(_job: Job) -> Removed:
            kept = self._library.as_it_was_added(article)
            with self._library.writing() as writer:
                writer.remove(article)
                _renew(writer)
            return Removed(title, tuple(kept))

        return self.jobs.start(Job("remove", title, owner), LANE, work)

    def undo(self, removed: Job, owner: str = "") -> Job:
        """Have again what a job removed."""
        assert isinstance(removed.result, Removed)
        articles = removed.result.articles

        def work(_job: Job) -> None:
            from assistant.ledger.extraction.reading import READER
            from assistant.ledger.ledger import read_articles

            with self._library.writing() as writer:
                for article in articles:
                    writer.add([article])
                read_articles(self._library, writer, writer.unread(READER), lambda _: None)
                _renew(writer)

        self.jobs.forget(removed.id)
        return self.jobs.start(Job("undo", removed.title, owner), LANE, work)

    def read(self, ledger: "Ledger", owner: str = "") -> Job:
        """Have the ledger read the articles that it has not; the job's result is how far it came."""

        def work(job: Job) -> UpdateProgress:
            def note(progress: UpdateProgress) -> None:
                job.progress = progress
                job.check()

            return ledger.update(note)

        return self.jobs.start(Job("read", "", owner), LANE, work)

    def rebuild(self, owner: str = "") -> Job:
        """Build the search index anew; the job's result is the number of its passages."""

        def work(_job: Job) -> int:
            with self._library.writing() as writer:
                writer.renew_index(always=True)
            return self._library.status().passages

        return self.jobs.start(Job("rebuild", "", owner), LANE, work)


def _renew(writer: "Writer") -> None:
    """Renew the index. That it could not be is no reason to tell of a failure: all is found without it."""
    try:
        writer.renew_index()
    except IndexUnavailable:
        return
