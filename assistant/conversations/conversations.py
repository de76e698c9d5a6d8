"""What can be done with conversations."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.conversations.answering import AnswerJobs
from assistant.conversations.recording import conversation_of, exchange_of, options_as_json, scope_as_json
from assistant.conversations.values import Answerer, Conversation, Exchange, Options
from assistant.feedback import FeedbackVerdict, append_feedback, feedback_on
from assistant.types import Turn
from vectorstore.conversations import ConversationStore
from vectorstore.types import Filters

# Characters of a first question that name its conversation.
_TITLE = 80
# Exchanges before a question that it may be understood from.
_REMEMBERED = 12
# Seconds between two looks at an answer that another process makes.
_PAUSE = 0.5


@dataclass(frozen=True, slots=True)
class Conversations:
    """The conversations over one library, and the answers that are being made for them. Any thread may use it.

    ``owner`` is who is logged in, "" where nobody does; nobody sees another's. All methods raise LibraryUnreadable,
    and ConversationNotFound for an id that is not the owner's.
    """

    home: Path
    store: ConversationStore
    jobs: AnswerJobs

    @classmethod
    def over(cls, answerer: Answerer, store: ConversationStore, home: Path) -> "Conversations":
        """Those in ``store``, answered by ``answerer`` from the library in ``home``."""
        return cls(home, store, AnswerJobs(answerer, store))

    def all(self, owner: str, containing: str = "") -> list[Conversation]:
        """The conversations of ``owner``, the last changed first, that contain a text."""
        return [conversation_of(row) for row in self.store.conversations(owner, containing)]

    def get(self, conversation: str, owner: str) -> Conversation:
        """The conversation of that id."""
        return conversation_of(self.store.conversation(conversation, owner))

    def exchanges(self, conversation: str, owner: str, last: int | None = None) -> list[Exchange]:
        """The exchanges of a conversation, or the ``last`` so many, in order."""
        self.store.conversation(conversation, owner)
        return [exchange_of(row) for row in self.store.exchanges(conversation, last)]

    def ask(
        self, question: str, owner: str, conversation: str | None = None, options: Options | None = None
    ) -> str | None:
        """Ask at the end of a conversation, or of a new one named by the question, and give the conversation's id.

        White space alone asks nothing; None when that would have begun a conversation. What the question is kept to
        becomes the conversation's scope.
        """
        if not question.strip():
            return conversation
        chosen = options or Options()
        scope = scope_as_json(chosen.filters)
        if conversation is None:
            conversation = self.store.begin(owner, _title(question), scope)
        elif self.store.conversation(conversation, owner).scope != scope:
            self.store.keep_to(conversation, scope)
        self._ask(conversation, question, chosen, None)
        return conversation

    def ask_again(
        self, conversation: str, owner: str, question: str | None = None, options: Options | None = None
    ) -> None:
        """Ask the last question again, or another in its place, as it was asked or with other ``options``."""
        found = self.exchanges(conversation, owner, 1)
        if found and (question is None or question.strip()):
            last = found[0]
            self.jobs.stop(last.id)
            self._ask(conversation, question or last.question, options or last.options, last.id)

    def stop(self, conversation: str, owner: str, exchange: int | None = None) -> None:
        """End the answers that are being made, or that of one ``exchange``; what has been said stays."""
        for each in self.exchanges(conversation, owner):
            if each.state == "waiting" and exchange in (None, each.id):
                self.jobs.stop(each.id)

    def follow(self, exchange: int) -> Iterator[str]:
        """The text of an answer so far, again and again until it has ended."""
        yield from self.jobs.follow(exchange)
        while (words := self.store.waits_elsewhere(exchange)) is not None:
            yield words
            time.sleep(_PAUSE)
            self.store.mark_broken()

    def keep_to(self, conversation: str, owner: str, scope: Filters) -> None:
        """Have the next questions kept to ``scope``."""
        self.store.conversation(conversation, owner)
        self.store.keep_to(conversation, scope_as_json(scope))

    def is_suggesting(self, exchange: int) -> bool:
        """Whether what may be asked after an exchange is being looked for here."""
        return exchange in self.jobs.suggesting

    def judge(self, conversation: str, owner: str, exchange: int, verdict: FeedbackVerdict, comment: str = "") -> None:
        """Keep what a person says of an answer, also among the library's feedback. Raises FeedbackUnusable."""
        found = self.exchanges(conversation, owner)
        place = next((place for place, each in enumerate(found) if each.id == exchange), None)
        if place is None or (answer := found[place].answer) is None:
            return
        history = _turns(found[max(0, place - _REMEMBERED) : place])
        append_feedback(self.home, feedback_on(answer, verdict, comment, history))
        self.store.judge(exchange, verdict)

    def rename(self, conversation: str, owner: str, title: str) -> None:
        """Give the conversation another name; white space alone leaves it."""
        self.store.conversation(conversation, owner)
        if title.strip():
            self.store.rename(conversation, _title(title))

    def delete(self, conversation: str, owner: str) -> None:
        """Delete the conversation; ``undelete`` has it back for a while."""
        self.stop(conversation, owner)
        self.store.delete(conversation)

    def undelete(self, conversation: str, owner: str) -> None:
        """Have a deleted conversation back."""
        self.store.undelete(conversation, owner)

    def _ask(self, conversation: str, question: str, options: Options, instead_of: int | None) -> None:
        before = self.store.exchanges(conversation, _REMEMBERED)
        history = _turns([exchange_of(row) for row in before if row.id != instead_of])
        made = self.store.ask(conversation, question, options_as_json(options), instead_of=instead_of)
        self.jobs.start(made, question, history, options)


def _turns(exchanges: Sequence[Exchange]) -> tuple[Turn, ...]:
    """What was asked and answered."""
    return tuple(
        turn
        for exchange in exchanges
        if exchange.answer is not None
        for turn in (
            Turn("user", exchange.question),
            Turn("assistant", exchange.answer.text, exchange.answer.citations),
        )
    )


def _title(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _TITLE else f"{line[: _TITLE - 1]}…"
