"""Answers, failures and options as JSON that a later release reads too, and back."""

from collections.abc import Sequence
from dataclasses import replace

from pydantic import TypeAdapter

from assistant.conversations.values import Conversation, Exchange, Failure, Options
from assistant.feedback import FeedbackVerdict
from assistant.types import Answer
from vectorstore.conversations import ConversationRow, ExchangeRow
from vectorstore.types import Filters

_ANSWER = TypeAdapter(Answer)
_FAILURE = TypeAdapter(Failure)
_OPTIONS = TypeAdapter(Options)
_FILTERS = TypeAdapter(Filters)
_VERDICT: TypeAdapter[FeedbackVerdict] = TypeAdapter(FeedbackVerdict)
_SUGGESTIONS = TypeAdapter(tuple[str, ...])


def outcome_as_json(outcome: Answer | Failure) -> str:
    """What came of a question. The passages that were found are left out: they are long, and found again by asking."""
    if isinstance(outcome, Failure):
        return _FAILURE.dump_json(outcome).decode()
    return _ANSWER.dump_json(replace(outcome, hits=())).decode()


def options_as_json(options: Options) -> str:
    """How a question is asked."""
    return _OPTIONS.dump_json(options, exclude_defaults=True).decode()


def scope_as_json(scope: Filters) -> str:
    """What a conversation's questions are kept to."""
    return _FILTERS.dump_json(scope, exclude_defaults=True).decode()


def suggestions_as_json(suggestions: Sequence[str]) -> str:
    """Questions that may be asked next."""
    return _SUGGESTIONS.dump_json(tuple(suggestions)).decode()


def conversation_of(row: ConversationRow) -> Conversation:
    """The conversation that was kept as ``row``."""
    scope = _FILTERS.validate_json(row.scope)
    return Conversation(row.id, row.title, scope, row.started, row.changed, row.exchanges)


def exchange_of(row: ExchangeRow) -> Exchange:
    """The exchange that was kept as ``row``."""
    answered, failed = row.state == "answered" and row.outcome, row.state == "failed" and row.outcome
    return Exchange(
        id=row.id,
        question=row.question,
        options=_OPTIONS.validate_json(row.options),
        state=row.state,
        text=row.words,
        answer=_ANSWER.validate_json(answered) if answered else None,
        failure=_FAILURE.validate_json(failed) if failed else None,
        asked=row.asked,
        verdict=_VERDICT.validate_python(row.verdict) if row.verdict else None,
        suggestions=_SUGGESTIONS.validate_json(row.next) if row.next else None,
    )
