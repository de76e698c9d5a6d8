"""Make a question of a conversation into one that stands alone."""

import re
from collections.abc import Sequence

from assistant.models import LanguageModel, Meter
from assistant.types import Turn
from prompts import load
from vectorstore.text.words import question_words

# Words by which a question leans on what was said before.
_LEANS = re.compile(
    r"\b(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|this|that|these|those|there|then|same|other|others|"
    r"another|else|one|ones|former|latter|also|too)\b|^\s*(?:and|or|but|so|what about|how about)\b"
    r"|他|她|它|这|那|此|该|其|同一|同年|另|还有|还得|还获|呢\s*[?？]?\s*$|^\s*(?:和|及|以及|那么|后来)",
    re.IGNORECASE,
)
# What frames the one thing that a short question names.
_FRAME = re.compile(
    r"^\s*(?:(?:and|or|but|so|then|what about|how about|in|for|the)\s+)+|^\s*(?:那么|那|还有|以及|和)"
    r"|[呢\s?？.。!！]+$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST_EXCHANGE = 3
# A question with fewer words of its own says too little to be understood alone.
_FEW_WORDS = 2
# Turns that a model is shown; older ones seldom matter.
_TURNS_SHOWN = 6


def standalone(question: str, history: Sequence[Turn], model: LanguageModel | None, meter: Meter) -> str:
    """``question`` with what the conversation before it supplies; as it is when it needs nothing.

    A model rewrites it, its tokens counted by ``meter``. Without one, a question that leans on what was said before
    is put behind the last question that did not. Raises ModelFailed.
    """
    asked = [turn.content for turn in history if turn.role == "user" and turn.content.strip()]
    if not asked:
        return question
    if model is not None:
        shown = "\n".join(f"{turn.role}: {turn.content}" for turn in history[-_TURNS_SHOWN:])
        asked_of_it = load("rewrite").fill(conversation=shown, question=question)
        return model.complete(*asked_of_it, meter).strip() or question
    if not leans(question):
        return question
    subject = next((earlier for earlier in reversed(asked) if not leans(earlier)), asked[-1]).strip()
    return _exchanged(subject, question) or f"{subject} {question.strip()}"


def _exchanged(subject: str, question: str) -> str | None:
    """``subject`` with the one thing exchanged that ``question`` names instead; None when there is no such thing.

    "Who won first prize in 2022?" and then "and the third prize?" or "那2023年呢？" name a thing of the same kind.
    """
    core = _FRAME.sub("", question).strip()
    if not core or len(question_words(core)) > _LONGEST_EXCHANGE:
        return None
    if (year := _YEAR.fullmatch(core.removesuffix("年"))) and len(_YEAR.findall(subject)) == 1:
        return _YEAR.sub(year.group(), subject)
    first, _, noun = core.rpartition(" ")
    if first and (match := re.search(rf"\b[\w-]+ {re.escape(noun)}\b", subject, re.IGNORECASE)):
        return subject.replace(match.group(), core, 1)
    for kept in range(len(core) - 1, 1, -1):
        at = subject.find(core[-kept:])
        if not core.isascii() and at >= len(core) - kept:
            return subject[: at - (len(core) - kept)] + core + subject[at + kept :]
    return None


def leans(question: str) -> bool:
    """Whether ``question`` cannot be understood without what was said before."""
    return _LEANS.search(question) is not None or len(question_words(question)) < _FEW_WORDS
