"""What people said about answers, kept in the library's folder: one JSON object a line in ``feedback.jsonl``.

    {"time": "2025-03-01T09:30:00+00:00", "question": "…", "answer": "…", "verdict": "wrong", "comment": "…",
     "citations": [{"article": "…", "source": "…", "start": 10, "end": 42, "quote": "…"}], "declined": false,
     "history": [{"role": "user", "content": "…"}]}

``append_feedback`` is for whoever shows answers, ``read_feedback`` for whoever learns from it; ``newscite eval
feedback`` makes test items of it.
"""

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import FeedbackUnusable
from assistant.types import Answer, Role, Turn

FILE = "feedback.jsonl"

FeedbackVerdict = Literal["right", "wrong", "wrong_source"]


class _Model(BaseModel):
    # What a later version adds is passed over.
    model_config = ConfigDict(frozen=True, extra="ignore")


class CitedSpan(_Model):
    """What an answer cited: ``quote`` stood in the article from ``start`` to ``end``."""

    article: str
    source: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str


class Said(_Model):
    """A message of the conversation before the question."""

    role: Role
    content: str


class Feedback(_Model):
    """A person's verdict on an answer: right, wrong, or right but not from the source cited."""

    time: AwareDatetime
    question: str = Field(min_length=1)
    answer: str
    verdict: FeedbackVerdict
    comment: str = ""
    citations: tuple[CitedSpan, ...] = ()
    declined: bool = False
    history: tuple[Said, ...] = ()


def feedback_on(answer: Answer, verdict: FeedbackVerdict, comment: str = "", history: Sequence[Turn] = ()) -> Feedback:
    """What a person says now of ``answer``; ``history`` is the conversation before its question."""
    return Feedback(
        time=datetime.now(UTC),
        question=answer.question,
        answer=answer.text,
        verdict=verdict,
        comment=comment.strip(),
        citations=tuple(
            CitedSpan(article=cited.article, source=cited.source, start=cited.start, end=cited.end, quote=cited.quote)
            for cited in answer.citations
        ),
        declined=answer.declined,
        history=tuple(Said(role=turn.role, content=turn.content) for turn in history),
    )


def append_feedback(home: Path, feedback: Feedback) -> None:
    """Keep ``feedback`` in the library's folder, for its owner alone to read. Raises FeedbackUnusable.

    A line is written by one call, so that processes which append at the same time do not mix theirs.
    """
    path = home / FILE
    line = feedback.model_dump_json(exclude_defaults=True).encode() + b"\n"
    try:
        home.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            size = os.fstat(descriptor).st_size
            whole = not size or os.pread(descriptor, 1, size - 1) == b"\n"
            os.write(descriptor, line if whole else b"\n" + line)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise FeedbackUnusable(path=path, reason=f"{error.strerror or error}.") from error


def read_feedback(home: Path) -> tuple[list[Feedback], int]:
    """The feedback in the library's folder, oldest first, and how many lines cannot be read, such as one cut in half.

    Raises FeedbackUnusable when the file cannot be opened; without a file there is none.
    """
    path = home / FILE
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return [], 0
    except OSError as error:
        raise FeedbackUnusable(path=path, reason=f"{error.strerror or error}.") from error
    read: list[Feedback] = []
    unread = 0
    for line in filter(bytes.strip, lines):
        try:
            read.append(Feedback.model_validate_json(line))
        except ValidationError:
            unread += 1
    return read, unread
