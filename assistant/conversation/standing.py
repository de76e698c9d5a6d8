"""Make a question of a conversation into one that stands alone."""

from collections.abc import Sequence

from assistant.conversation.checking import acceptable, as_question
from assistant.conversation.following import carried
from assistant.conversation.leaning import Leaning, leaning
from assistant.models import LanguageModel, Meter
from assistant.types import Turn
from prompts import load
from vectorstore.library import Library
from vectorstore.text.words import question_words
from vectorstore.types import Filters

# Earlier turns that are looked at; older ones seldom matter.
TURNS = 12
# A question that names nothing goes on when one of the articles just cited fits it nearly as well as any other does.
# If it has hardly a word of its own, it does unless another article fits it clearly better, and well. Chosen on
# the development half of benchmarks/conversations.py and the stand-alone questions of the sample library's.
CLEARLY = 0.1
ELSEWHERE = 0.3
_FEW_WORDS = 2
_LOOKED_AT = 20


def standalone(
    question: str, history: Sequence[Turn], library: Library, model: LanguageModel | None, meter: Meter
) -> str:
    """``question`` with what the conversation before it supplies; as it is when it needs nothing.

    A model rewrites it, its tokens counted by ``meter``, and ``acceptable`` decides whether that is used. Without one,
    or where it is not, the rules do. Raises ModelFailed.
    """
    recent = history[-TURNS:]
    alone = by_rules(question, recent, library)
    if model is None or alone == question:
        return alone
    shown = "\n".join(f"{turn.role}: {_plain(turn.content)}" for turn in recent)
    told, asked = load("rewrite").fill(conversation=shown, question=_plain(question))
    rewritten = as_question(model.complete(told, asked, meter))
    return rewritten if acceptable(rewritten, question, recent) else alone


def _plain(words: str) -> str:
    """``words`` in one line that can open or close no tag of ours."""
    return " ".join(words.split()).replace("<", "‹").replace(">", "›")


def by_rules(question: str, history: Sequence[Turn], library: Library) -> str:
    """``question`` with what the conversation before it supplies; as it is when it needs nothing."""
    subject, answer = "", None
    for turn in history:
        if turn.role == "assistant":
            answer = turn
        elif turn.content.strip():
            subject = _followed(turn.content, subject, answer, library)[1]
    return _followed(question, subject, answer, library)[0]


def goes_on(question: str, subject: str, answer: Turn | None, library: Library) -> bool:
    """Whether ``question`` goes on with the conversation about ``subject``, whose last answer is ``answer``."""
    leans = leaning(question)
    if leans is not Leaning.PERHAPS:
        return leans is Leaning.SURELY
    cited = _cited(subject, answer, library)
    hits = library.find(library.query(question), Filters(), _LOOKED_AT)
    best = max((hit.score for hit in hits), default=0.0)
    best_cited = max((hit.score for hit in hits if hit.article.id in cited), default=0.0)
    if best - best_cited < CLEARLY:
        return best_cited > 0
    return best < ELSEWHERE and len(question_words(question)) <= _FEW_WORDS


def _cited(subject: str, answer: Turn | None, library: Library) -> set[str]:
    """The articles that the answer cites; where that is not known, the one that fits what was said."""
    if answer is not None and answer.citations:
        return {citation.article for citation in answer.citations}
    said = f"{subject} {answer.content}" if answer is not None else subject
    return {hit.article.id for hit in library.find(library.query(said), Filters(), 1)}


def _followed(question: str, subject: str, answer: Turn | None, library: Library) -> tuple[str, str]:
    """``question`` as it stands alone after ``subject``, and the subject that the next one may lean on."""
    if not subject or not goes_on(question, subject, answer, library):
        return question, question
    alone, stands = carried(question, subject, answer)
    return alone, alone if stands else subject
