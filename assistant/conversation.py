"""Make a question of a conversation into one that stands alone."""

import re
from collections.abc import Sequence

from assistant.models import LanguageModel
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
# A question with fewer words of its own says too little to be understood alone.
_FEW_WORDS = 2
# Turns that a model is shown; older ones seldom matter.
_TURNS_SHOWN = 6


def standalone(question: str, history: Sequence[Turn], model: LanguageModel | None) -> str:
    """``question`` with what the conversation before it supplies; as it is when it needs nothing.

    A model rewrites it. Without one, a question that leans on what was said before is put behind the last question
    that did not. Raises ModelFailed.
    """
    asked = [turn.content for turn in history if turn.role == "user" and turn.content.strip()]
    if not asked:
        return question
    if model is not None:
        shown = "\n".join(f"{turn.role}: {turn.content}" for turn in history[-_TURNS_SHOWN:])
        return model.complete(*load("rewrite").fill(conversation=shown, question=question)).strip() or question
    if not leans(question):
        return question
    subject = next((earlier for earlier in reversed(asked) if not leans(earlier)), asked[-1])
    return f"{subject.strip()} {question.strip()}"


def leans(question: str) -> bool:
    """Whether ``question`` cannot be understood without what was said before."""
    return _LEANS.search(question) is not None or len(question_words(question)) < _FEW_WORDS
