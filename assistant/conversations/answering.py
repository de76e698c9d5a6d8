"""Answers made in threads of the server, kept as they grow: whoever asked may leave, come back, or watch twice."""

import logging
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.conversations.recording import outcome_as_json, suggestions_as_json
from assistant.conversations.values import Answerer, AnsweringFault, Failure, Options
from assistant.types import Answer, Turn
from vectorstore.conversations import ConversationStore, State
from vectorstore.errors import NewsCiteError

_log = logging.getLogger("newscite")

# Answers that are made at once; more questions wait for their turn. Searching and answering keep a core busy each.
_AT_ONCE = 4
# Seconds after which whoever follows an answer gets the same text once more, and with it the chance to leave.
_PATIENCE = 0.2
# Seconds that an answer that is stopped has for coming to its end with the sources of what it has said.
_GRACE = 1.5


@dataclass(slots=True)
class _Job:
    """An answer that is being made."""

    text: str = ""
    ended: bool = False
    stop: threading.Event = field(default_factory=threading.Event)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def wait_beyond(self, text: str) -> None:
        """Wait until there is more than ``text`` or no more will come, but not for long."""
        with self.changed:
            self.changed.wait_for(lambda: self.ended or self.text != text, _PATIENCE)

    def wait_for_end(self) -> None:
        """Wait until it has ended, but not for long."""
        with self.changed:
            self.changed.wait_for(lambda: self.ended, _GRACE)

    def say(self, text: str | None = None, *, ended: bool = False) -> None:
        with self.changed:
            self.text = self.text if text is None else text
            self.ended = self.ended or ended
            self.changed.notify_all()


class AnswerJobs:
    """The answers that this process makes; ``suggesting`` are those after which questions are being looked for."""

    def __init__(self, answerer: Answerer, store: ConversationStore) -> None:
        self._answerer = answerer
        self._store = store
        self._running: dict[int, _Job] = {}
        self.suggesting: set[int] = set()
        self._turns = threading.Semaphore(_AT_ONCE)

    def start(self, exchange: int, question: str, history: Sequence[Turn], options: Options) -> None:
        """Begin to answer the exchange of that id, which waits in the store."""
        job = self._running[exchange] = _Job()
        # A daemon, so that the server can end while a language model takes its time: the exchange is then broken.
        threading.Thread(target=self._answer, args=(exchange, job, question, history, options), daemon=True).start()

    def follow(self, exchange: int) -> Iterator[str]:
        """The text of the answer so far, as often as it grows and a few times a second, until it has ended."""
        job = self._running.get(exchange)
        while job is not None and not job.ended:
            yield (text := job.text)
            job.wait_beyond(text)

    def is_running(self, exchange: int) -> bool:
        """Whether this process is answering it."""
        return exchange in self._running

    def stop(self, exchange: int) -> None:
        """End the answer where it is; what has been said of it stays."""
        job = self._running.get(exchange)
        if job is None:
            return
        job.stop.set()
        job.wait_for_end()
        if self._running.pop(exchange, None):
            self._store.finish(exchange, "stopped", job.text, None)
            job.say(ended=True)

    def _answer(self, exchange: int, job: _Job, question: str, history: Sequence[Turn], options: Options) -> None:
        try:
            with self._turns:
                outcome = self._outcome(exchange, job, question, history, options)
            if outcome is not None:
                state: State = "answered" if isinstance(outcome, Answer) else "failed"
                text = outcome.text if isinstance(outcome, Answer) else job.text
                self._store.finish(exchange, state, text, outcome_as_json(outcome))
                if isinstance(outcome, Answer):
                    self.suggesting.add(exchange)
                    self._ended(exchange, job)
                    self._suggest(exchange, outcome, history)
        except NewsCiteError:  # this thread's outermost edge: the disk has failed, nothing more can be kept
            _log.exception("The answer to a question could not be kept.")
        finally:
            self._ended(exchange, job)

    def _ended(self, exchange: int, job: _Job) -> None:
        self._running.pop(exchange, None)
        job.say(ended=True)

    def _suggest(self, exchange: int, answer: Answer, history: Sequence[Turn]) -> None:
        """Find what may be asked next, when the answer is there for all to read."""
        near = {citation.article for citation in answer.citations}
        asked = [*(turn.content for turn in history), answer.question, answer.rewritten, answer.text]
        found: list[str] = []
        try:
            found = self._answerer.suggest(answer.language, near=near, asked=asked)
        finally:
            self._store.suggest(exchange, suggestions_as_json(found))
            self.suggesting.discard(exchange)

    def _outcome(
        self, exchange: int, job: _Job, question: str, history: Sequence[Turn], options: Options
    ) -> Answer | Failure | None:
        """What comes of the question; None when it was stopped."""
        try:
            pieces = self._answerer.stream(
                question,
                history=() if options.alone else history,
                filters=options.filters,
                any_time=options.any_time,
                stop=job.stop,
            )
            for piece in pieces:
                if job.ended:
                    return None
                if isinstance(piece, Answer):
                    return piece
                job.say(job.text + piece)
                self._store.grow(exchange, job.text)
            raise RuntimeError("the stream ended without an answer")
        except NewsCiteError as error:
            return Failure.of(error)
        except Exception:  # noqa: BLE001 - this thread's outermost edge: the person is told, the log has the rest
            _log.exception("A question could not be answered.")
            return Failure.of(AnsweringFault())
