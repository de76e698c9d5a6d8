"""Work that goes on in the server while people do other things: adding, removing, rebuilding, evaluating."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal
from uuid import uuid4

from vectorstore.errors import LibraryBusy, NewsCiteError

_log = logging.getLogger("newscite")

JobState = Literal["waiting", "running", "done", "stopped", "failed"]
# Seconds between two tries to change a library that another process is changing.
_PAUSE = 0.5
# Jobs that have ended and are still told of.
_KEPT = 20


class JobStopped(Exception):
    """Raised inside a job that is to stop."""


class WorkFault(NewsCiteError):
    """What a person is told of a fault of the code."""

    en = "Something went wrong here. The terminal in which NewsCite runs says more."
    zh = "出错了。运行 NewsCite 的终端里有更多信息。"


@dataclass(slots=True)
class Job:
    """A piece of work: what it is called, how far it has come, and what came of it.

    ``progress`` and ``result`` are whatever the work puts there; ``error`` tells why it failed.
    """

    kind: str
    title: str
    owner: str = ""
    id: str = field(default_factory=lambda: uuid4().hex[:12])
    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    state: JobState = "waiting"
    progress: object = None
    items: list[object] = field(default_factory=list)
    result: object = None
    error: NewsCiteError | None = None
    stop: threading.Event = field(default_factory=threading.Event)

    @property
    def active(self) -> bool:
        """Whether it has not ended."""
        return self.state in ("waiting", "running")

    def check(self) -> None:
        """End the work here when somebody wants it to stop."""
        if self.stop.is_set():
            raise JobStopped


Work = Callable[[Job], object]


class Jobs:
    """The jobs of this server. Those of one ``lane`` run one after another."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._lanes: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def start(self, job: Job, lane: str, work: Work) -> Job:
        """Begin ``work`` as soon as its lane is free; what it returns is the job's result."""
        with self._lock:
            ended = [each.id for each in self._jobs.values() if not each.active]
            for old in ended[: max(0, len(ended) - _KEPT)]:
                del self._jobs[old]
            self._jobs[job.id] = job
            free = self._lanes.setdefault(lane, threading.Lock())
        threading.Thread(target=self._run, args=(job, free, work), daemon=True).start()
        return job

    def all(self, *kinds: str) -> list[Job]:
        """The jobs of ``kinds``, the newest first."""
        return [job for job in self.every() if job.kind in kinds]

    def every(self) -> list[Job]:
        """All jobs, the newest first."""
        with self._lock:
            return list(reversed(self._jobs.values()))

    def forget(self, job: str) -> None:
        """Tell no more of a job that has ended."""
        with self._lock:
            if job in self._jobs and not self._jobs[job].active:
                del self._jobs[job]

    def _run(self, job: Job, free: threading.Lock, work: Work) -> None:
        try:
            with free:
                job.result = _patiently(job, work)
            job.state = "done"
        except JobStopped:
            job.state = "stopped"
        except NewsCiteError as error:
            job.error, job.state = error, "failed"
        except Exception:  # noqa: BLE001 - this thread's outermost edge: the person is told, the log has the rest
            _log.exception("A job failed: %s", job.kind)
            job.error, job.state = WorkFault(), "failed"


def _patiently(job: Job, work: Work) -> object:
    """What ``work`` gives, begun anew while another process changes the library."""
    while True:
        job.check()
        try:
            job.state = "running"
            return work(job)
        except LibraryBusy:
            job.state = "waiting"
            time.sleep(_PAUSE)
