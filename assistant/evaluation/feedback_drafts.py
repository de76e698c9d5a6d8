"""Drafts of test items from what people said about answers."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from assistant.evaluation.items import HistoryTurn, Item
from assistant.evaluation.matching import says, without_citations
from assistant.feedback import Feedback
from assistant.texts import text
from assistant.types import InterfaceLanguage
from vectorstore.text.dates import find_dates
from vectorstore.text.language import question_language
from vectorstore.text.names import find_names
from vectorstore.text.numbers import find_numbers


def feedback_drafts(feedback: Sequence[Feedback], language: InterfaceLanguage) -> list[Item]:
    """A draft for each question that feedback is on, from what was said last; ``notes`` has it all in ``language``.

    A right answer gives its quotes as evidence, and the names, dates and numbers that it says as accepted answers; a
    right answer from a wrong source only these; a wrong answer leaves both to the person.
    """
    by_question: dict[str, list[Feedback]] = {}
    for each in feedback:
        by_question.setdefault(_identity(each), []).append(each)
    return [_draft(identity, said, language) for identity, said in by_question.items()]


def _draft(identity: str, said: Sequence[Feedback], language: InterfaceLanguage) -> Item:
    last = said[-1]
    right = last.verdict == "right"
    declined = right and last.declined
    return Item(
        id=f"feedback-{identity}",
        question=last.question,
        lang="zh" if question_language(last.question) == "zh" else "en",
        type="near_miss" if declined else "feedback",
        answers=() if last.verdict == "wrong" or last.declined else _values(last),
        sources=tuple(dict.fromkeys(_file(cited.source) for cited in last.citations)) if right else (),
        evidence=tuple(dict.fromkeys(cited.quote for cited in last.citations)) if right else (),
        history=tuple(HistoryTurn(role=turn.role, content=turn.content) for turn in last.history),
        notes=_notes(said, language),
    )


def _values(feedback: Feedback) -> tuple[str, ...]:
    """The names, dates and numbers of the answer that the question does not have; the quotes when there are none."""
    words = without_citations(feedback.answer)
    spans = [(one.start, one.end) for find in (find_names, find_dates) for one in find(words)]
    spans += [(number.start, number.end) for number in find_numbers(words) if not number.ordinal]
    found = dict.fromkeys(words[start:end].strip() for start, end in sorted(spans))
    inner = [one for one in found if not any(one != other and one in other for other in found)]
    return tuple(one for one in inner if not says(feedback.question, one)) or tuple(
        dict.fromkeys(cited.quote for cited in feedback.citations)
    )


def _notes(said: Sequence[Feedback], language: InterfaceLanguage) -> str:
    words = {
        "right": text("evaluation.feedback_right", language),
        "wrong": text("evaluation.feedback_wrong", language),
        "wrong_source": text("evaluation.feedback_wrong_source", language),
    }
    counts = Counter(each.verdict for each in said)
    lines = [", ".join(f"{words[verdict]}: {count}" for verdict, count in counts.items())]
    lines += [each.comment for each in said if each.comment]
    lines.append(text("evaluation.feedback_answered", language, answer=said[-1].answer))
    return "\n".join(lines)


def _file(source: str) -> str:
    return source if "://" in source else PurePath(source).name


def _identity(feedback: Feedback) -> str:
    asked = (feedback.question, [(turn.role, turn.content) for turn in feedback.history])
    return hashlib.sha256(repr(asked).encode("utf-8", "surrogatepass")).hexdigest()[:10]
