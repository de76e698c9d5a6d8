"""Evaluations as jobs of the server."""

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from assistant.adding import Progress as AddProgress
from assistant.background import Job, Jobs
from assistant.evaluation.items import SAMPLE, TestSet
from assistant.evaluation.pages import report_page
from assistant.evaluation.report import report
from assistant.evaluation.running import Asked, Progress, ask_all, finish, run_of, throw_away, unfounded
from assistant.evaluation.shelf import kept_set, new_run
from assistant.evaluation.summary import summarise
from assistant.types import InterfaceLanguage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.settings import Settings

LANE = "evaluation"


class Evaluations:
    """Runs test sets over an assistant's library; ``open_other`` opens an assistant over other articles."""

    def __init__(self, assistant: Asked, open_other: "Callable[[Settings], Asked]", jobs: Jobs) -> None:
        self._assistant = assistant
        self._open_other = open_other
        self._jobs = jobs

    @property
    def home(self) -> "Path":
        """Where test sets and runs are kept."""
        return self._assistant.library.home

    def start(self, name: str, language: InterfaceLanguage, limit: int | None = None, owner: str = "") -> Job:
        """Ask the test set ``name``, or its first ``limit`` questions; the job's result is the run's name.

        The shipped set is asked over its own articles. Raises TestSetUnreadable, TestSetInvalid and TestSetIsDraft.
        """
        asked = kept_set(self.home, name)
        items = replace(asked, name=PurePath(name).stem, items=asked.items[:limit])

        def work(job: Job) -> str:
            if name != SAMPLE:
                return self._run(job, items, self._assistant, language)

            def note(progress: AddProgress) -> None:
                job.progress = progress
                job.check()

            with throw_away(None, self._assistant.settings, self._open_other, note) as (own, _):
                return self._run(job, items, own, language)

        return self._jobs.start(Job("evaluate", items.name, owner), LANE, work)

    def _run(self, job: Job, items: TestSet, assistant: Asked, language: InterfaceLanguage) -> str:
        def note(progress: Progress) -> None:
            job.progress = progress
            job.check()

        out = new_run(self.home, items.name)
        results = ask_all(items, assistant, out, on_progress=note)
        summary = summarise(run_of(items, assistant), results, unfounded(items, assistant.library))
        files = {
            "summary.json": summary.model_dump_json(indent=2) + "\n",
            "report.md": report(summary, results, language),
            "report.html": report_page(summary, results, language),
        }
        finish(out, files)
        return out.name
