"""``ask --batch``: a question a line, an answer a line."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from assistant.cli.output import print_json, tell
from assistant.cli.run import Answering, Run
from assistant.serialising import answer_as_json
from assistant.types import Turn
from vectorstore.errors import NewsCiteError
from vectorstore.types import Filters

_FORM = '{"id": "…", "question": "…", "history": [{"role": "user"|"assistant", "content": "…"}]}'


class LineWrong(NewsCiteError):
    """A line of a batch is not a question; ``part`` names what is missing or of the wrong kind."""

    en = "{part} is missing or wrong. A line is one JSON object: {form}"
    zh = "{part} 缺失或有误。每行是一个 JSON 对象：{form}"


@dataclass(frozen=True, slots=True)
class _Question:
    id: str | int
    question: str
    history: tuple[Turn, ...]


def ask_batch(run: Run, assistant: Answering, lines: Iterable[bytes], filters: Filters, *, any_time: bool) -> int:
    """Print the answer to each of ``lines`` with its id, or the error in its place; 1 when there was one."""
    failed = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        values: dict[str, Any] = {}
        try:
            values = _parsed(line)
            asked = _question(values)
            answer = assistant.ask(asked.question, history=asked.history, filters=filters, any_time=any_time)
            print_json({"id": asked.id} | answer_as_json(answer))
        except NewsCiteError as error:
            message = run.say("cli.line_failed", line=number, message=error.message(run.language))
            print_json({"id": values.get("id"), "error": message})
            tell(message)
            failed = 1
    return failed


def _parsed(line: bytes) -> dict[str, Any]:
    """The JSON object in ``line``. Raises LineWrong."""
    try:
        values = json.loads(line.decode("utf-8-sig"))
        json.dumps(values, ensure_ascii=False).encode("utf-8")  # fails for halves of characters, as "\\ud800"
    except (ValueError, RecursionError) as error:
        raise LineWrong(part="JSON", form=_FORM) from error
    if not isinstance(values, dict):
        raise LineWrong(part="JSON", form=_FORM)
    return values


def _question(values: dict[str, Any]) -> _Question:
    """The question that ``values`` ask; other keys than its own may stand beside them. Raises LineWrong."""
    identity, question, history = values.get("id"), values.get("question"), values.get("history") or []
    if not isinstance(identity, str | int) or isinstance(identity, bool):
        raise LineWrong(part="id", form=_FORM)
    if not isinstance(question, str) or not question.strip():
        raise LineWrong(part="question", form=_FORM)
    if not isinstance(history, list) or not all(map(_is_turn, history)):
        raise LineWrong(part="history", form=_FORM)
    return _Question(identity, question, tuple(Turn(turn["role"], turn["content"]) for turn in history))


def _is_turn(turn: object) -> bool:
    return isinstance(turn, dict) and turn.get("role") in ("user", "assistant") and isinstance(turn.get("content"), str)
