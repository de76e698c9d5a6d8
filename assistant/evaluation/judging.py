"""A second opinion on answers by a language model: is it correct, and do its quotes support it.

Never the only measure: beside it always stands how far it agrees with the string measures (Cohen, *A Coefficient of
Agreement for Nominal Scales*, 1960). What it is told is in ``prompts/judge.md``.
"""

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Literal, Protocol

import platformdirs
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import ModelFailed
from assistant.evaluation.figures import Figure, figure
from assistant.evaluation.items import Item
from assistant.evaluation.matching import without_citations
from assistant.evaluation.running import Result
from assistant.models import Meter
from assistant.settings import Settings
from assistant.types import Usage
from prompts import load

# What a model writes around the words that it was asked for.
_LINE = re.compile(r"^\W*(correct|supported|reason)\W*?[:：]\s*(.*)$", re.IGNORECASE | re.MULTILINE)
_YES, _NO = re.compile(r"\W*(?:yes|是)\b", re.IGNORECASE), re.compile(r"\W*(?:no|否|不)\b", re.IGNORECASE)


class Completes(Protocol):
    """What judging and drafting ask of ``assistant.models.LanguageModel``."""

    @property
    def name(self) -> str:
        """The model, as ``provider:name``."""
        ...

    def complete(self, system: str, user: str, meter: Meter) -> str:
        """What the model answers. Raises ModelFailed."""
        ...


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Judgement(_Model):
    """What a model says of one answer. ``correct`` is None for a question that accepts no answer."""

    correct: bool | None
    supported: bool
    reason: str


class Unjudged(_Model):
    """An answer that the model did not judge, and why: it ``failed``, or what it said could not be ``read``."""

    why: Literal["failed", "read"]
    told: str


class Agreement(_Model):
    """How far the judge agrees with a string measure over ``n`` answers that both speak of.

    ``share`` is of answers on which they agree; ``kappa`` the same beyond chance (1 always, 0 as by chance), None where
    it has no value because both say the same of all answers.
    """

    measure: str
    n: int
    share: float
    kappa: float | None


class Judged(_Model):
    """The judge's figures, over ``judged`` answers, of which ``cached`` were judged in an earlier run.

    ``failed`` and ``unreadable`` count the answers without a judgement. Tokens are None where the model does not tell
    them or was not asked, ``cost`` (US dollars) where the settings have no prices.
    """

    model: str
    judged: int
    cached: int
    failed: int
    unreadable: int
    correct: Figure | None
    supported: Figure | None
    agreement: list[Agreement]
    input_tokens: int | None
    output_tokens: int | None
    cost: float | None


class JudgementCache:
    """Judgements on the disk, a file each, named by a hash of the model and all that it was told."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or platformdirs.user_cache_path("newscite", appauthor=False) / "judgements"

    def get(self, key: str) -> Judgement | None:
        """The judgement of that key; None when there is none that can be read."""
        try:
            return Judgement.model_validate_json((self._folder / f"{key}.json").read_bytes())
        except (OSError, ValidationError):
            return None

    def put(self, key: str, judgement: Judgement) -> None:
        """Keep ``judgement``. What cannot be written is judged again next time."""
        file = self._folder / f"{key}.json"
        part = file.with_suffix(f".{os.getpid()}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_text(judgement.model_dump_json(), encoding="utf-8", errors="backslashreplace")
            part.replace(file)
        except OSError:
            part.unlink(missing_ok=True)


def judge_all(
    results: Sequence[Result],
    model: Completes,
    cache: JudgementCache,
    settings: Settings,
    on_progress: Callable[[int, int], None] | None = None,
) -> tuple[dict[str, Judgement | Unjudged], Judged]:
    """What ``model`` says of every answer that was not declined, by the item's id, and the figures.

    A declined answer needs no judge. A model that fails is counted and the next answer judged; nothing is raised.
    """
    answered = [result for result in results if not result.declined]
    said: dict[str, Judgement | Unjudged] = {}
    meter, cached = Meter(), 0
    for number, result in enumerate(answered):
        if on_progress:
            on_progress(number, len(answered))
        system, user = load("judge").fill(**_told(result))
        key = hashlib.sha256(json.dumps([model.name, system, user]).encode()).hexdigest()
        known = cache.get(key)
        if known is not None:
            cached += 1
        said[result.id] = known or _ask(model, system, user, meter, judges_answer=result.item.answerable)
        if known is None and isinstance(judgement := said[result.id], Judgement):
            cache.put(key, judgement)
    if on_progress:
        on_progress(len(answered), len(answered))
    return said, _figures(model.name, answered, said, cached, meter.usage(settings))


def judgement_lines(said: Mapping[str, Judgement | Unjudged]) -> str:
    """The judgements as JSON Lines, each with the id of its item."""
    lines = [json.dumps({"id": id_} | each.model_dump(), ensure_ascii=False) for id_, each in said.items()]
    return "".join(f"{line}\n" for line in lines)


def kappa(pairs: Sequence[tuple[bool, bool]]) -> float | None:
    """Cohen's kappa of two judges over ``pairs``; None when chance alone would make them always agree."""
    n = len(pairs)
    agreed = sum(one == other for one, other in pairs) / n
    ones, others = (Counter(side) for side in zip(*pairs, strict=True))
    chance = sum(ones[value] * others[value] for value in (True, False)) / n**2
    return None if chance == 1 else (agreed - chance) / (1 - chance)


def read_judgement(text: str, *, judges_answer: bool) -> Judgement | None:
    """The judgement in what a model said; None when it is not all there. ``reason`` may be missing."""
    lines = {found[1].lower(): found[2].strip() for found in reversed(list(_LINE.finditer(text)))}
    correct, supported = _truth(lines.get("correct", "")), _truth(lines.get("supported", ""))
    if supported is None or (judges_answer and correct is None):
        return None
    return Judgement(
        correct=correct if judges_answer else None, supported=supported, reason=lines.get("reason", "")[:500]
    )


def _ask(model: Completes, system: str, user: str, meter: Meter, *, judges_answer: bool) -> Judgement | Unjudged:
    try:
        told = model.complete(system, user, meter)
    except ModelFailed as error:
        return Unjudged(why="failed", told=str(error))
    return read_judgement(told, judges_answer=judges_answer) or Unjudged(why="read", told=told[:500])


def _told(result: Result) -> dict[str, str]:
    """What the prompt takes. Text of an article can close no tag."""
    quotes = "\n".join(f"- {quote}" for quote in dict.fromkeys(each["quote"] for each in result.citations))
    values = {
        "question": result.rewritten,
        "accepted": accepted_in_words(result.item),
        "answer": without_citations(result.answer),
        "quotes": quotes or "(none)",
    }
    return {name: value.replace("<", "‹").replace(">", "›") for name, value in values.items()}


def accepted_in_words(item: Item) -> str:
    """What ``item`` accepts, for a model to read: one line for what may be said, or must be each."""
    if item.answers_regex and not item.must_all:
        return "any text that matches one of: " + " ; ".join(item.answers_regex)
    if not item.groups:
        return "(none: the articles do not say it)"
    head = "all of these:\n" if item.must_all else ""
    return head + "\n".join("- " + " / ".join(group) for group in item.groups)


def _truth(word: str) -> bool | None:
    if _YES.match(word):
        return True
    return False if _NO.match(word) else None


def _figures(
    model: str, answered: Sequence[Result], said: dict[str, Judgement | Unjudged], cached: int, used: Usage | None
) -> Judged:
    judged = [(result, each) for result in answered if isinstance(each := said[result.id], Judgement)]
    corrects = [float(each.correct) for _, each in judged if each.correct is not None]
    supports = [float(each.supported) for _, each in judged]
    unjudged = [each for each in said.values() if isinstance(each, Unjudged)]
    return Judged(
        model=model,
        judged=len(judged),
        cached=cached,
        failed=sum(each.why == "failed" for each in unjudged),
        unreadable=sum(each.why == "read" for each in unjudged),
        correct=figure(corrects) if corrects else None,
        supported=figure(supports) if supports else None,
        agreement=[found for measure in ("answer", "quote") if (found := _agreement(measure, judged))],
        input_tokens=used.input_tokens if used else None,
        output_tokens=used.output_tokens if used else None,
        cost=used.cost if used else None,
    )


def _agreement(measure: Literal["answer", "quote"], judged: Sequence[tuple[Result, Judgement]]) -> Agreement | None:
    """The judge's ``correct`` beside the accepted strings, its ``supported`` beside the evidence in the quotes."""
    pairs = []
    for result, each in judged:
        value = getattr(result.verdict.scores, measure)
        own = each.correct if measure == "answer" else each.supported
        if value is not None and own is not None:
            pairs.append((value == 1, own))
    if not pairs:
        return None
    share = sum(one == other for one, other in pairs) / len(pairs)
    return Agreement(measure=measure, n=len(pairs), share=share, kappa=kappa(pairs))
