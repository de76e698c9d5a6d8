"""Have a language model write the answer, sentence by sentence, and show those that the articles support."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.budgeting import within_budget
from assistant.citing import Citations, CitedSentence, cited_sentences, make_keys, marked
from assistant.errors import ModelFailed
from assistant.models import LanguageModel, Meter
from assistant.texts import text
from assistant.types import Citation, Dropped, InterfaceLanguage
from assistant.verifying.verifier import Failure, Verifier
from prompts import load
from vectorstore.library import Library
from vectorstore.types import Hit

SENTINEL = "NOT_IN_THE_ARTICLES"
_LANGUAGES: dict[InterfaceLanguage, str] = {"en": "English", "zh": "Simplified Chinese (简体中文)"}
_REASONS = {
    "number": "answer.dropped_number",
    "percentage": "answer.dropped_percentage",
    "amount": "answer.dropped_amount",
    "date": "answer.dropped_date",
    "person": "answer.dropped_person",
    "institution": "answer.dropped_institution",
    "award": "answer.dropped_award",
    "meaning": "answer.dropped_meaning",
    "source": "answer.dropped_source",
    "negation": "answer.dropped_negation",
    "condition": "answer.dropped_condition",
}


@dataclass(frozen=True, slots=True)
class Written:
    """The end of a written answer: what stands is ``text``, empty when nothing was supported or it was declined.

    ``dropped`` are the sentences that are not in it, because no article supports them. ``broken`` is why the model did
    not finish, if it did not.
    """

    text: str
    citations: tuple[Citation, ...]
    declined: bool
    dropped: tuple[Dropped, ...] = ()
    broken: ModelFailed | None = None


def write(
    library: Library,
    model: LanguageModel,
    question: str,
    language: InterfaceLanguage,
    hits: Sequence[Hit],
    meter: Meter,
    most_tokens: int,
) -> Iterator[str | Written]:
    """Yield each supported sentence with its numbers as soon as it is whole, and a Written last.

    The model is given the first of ``hits`` that are no more than ``most_tokens``; ``meter`` counts the tokens that it
    reads and writes. A sentence that no given passage supports is not shown. Raises ModelFailed when the model failed
    before any was.
    """
    keyed = _keyed(hits, model.name, most_tokens)
    system, user = load("answer").fill(
        question=question, passages=shown(keyed), language=_LANGUAGES[language], sentinel=SENTINEL
    )
    answer = _Growing(Verifier(library, list(keyed.values())), keyed, question)
    broken = None
    try:
        for sentence in _sentences(model.stream(system, user, meter), keyed):
            if SENTINEL in sentence.text:
                answer.refused = True
                break
            words = answer.add(sentence)
            if words:
                yield words + " "
    except ModelFailed as error:
        if not answer.shown:
            raise
        broken = error
    yield answer.finished(broken)


class _Growing:
    """An answer as its sentences come: those shown, those left out, and what they cite."""

    def __init__(self, verifier: Verifier, keyed: Mapping[str, Hit], question: str) -> None:
        self._verifier = verifier
        self._keyed = keyed
        self._question = question
        self._citations = Citations()
        self._dropped: list[Dropped] = []
        self._said: list[str] = []  # what is shown, without the numbers
        self.shown: list[str] = []
        self.refused = False

    def add(self, sentence: CitedSentence) -> str | None:
        """``sentence`` with the numbers of what supports it; None when it is left out."""
        hits = [self._keyed[key] for key in sentence.keys]
        verdict = self._verifier.check(
            sentence.text,
            hits or list(self._keyed.values()),
            cited=bool(hits),
            before=self._said,
            asked=self._question,
        )
        if not verdict.supports:
            failure = verdict.failure or Failure("meaning")
            unnamed = not hits and failure.kind == "meaning"
            self._dropped.append(dropped(sentence.text, Failure("source") if unnamed else failure))
            return None
        cited = [self._citations.cite(support.hit, support.span) for support in verdict.supports]
        self._said.append(sentence.text)
        self.shown.append(marked(sentence.text, cited))
        return self.shown[-1]

    def finished(self, broken: ModelFailed | None) -> Written:
        declined = self.refused and not self.shown
        return Written(" ".join(self.shown), self._citations.all(), declined, tuple(self._dropped), broken)


def dropped(sentence: str, failure: Failure) -> Dropped:
    """``sentence`` with the reason why it is not shown, in both languages."""
    key = _REASONS[failure.kind]
    return Dropped(sentence, failure.kind, text(key, "en", words=failure.words), text(key, "zh", words=failure.words))


def _keyed(hits: Sequence[Hit], model: str, most_tokens: int) -> dict[str, Hit]:
    """The first of ``hits`` that fit the budget, by keys that nobody can guess."""
    keyed = dict(zip(make_keys(len(hits)), hits, strict=True))
    kept = within_budget([shown({key: hit}) for key, hit in keyed.items()], model, most_tokens)
    return dict(list(keyed.items())[:kept])


def _sentences(pieces: Iterator[str], keyed: Mapping[str, Hit]) -> Iterator[CitedSentence]:
    """The sentences of what a model writes, each as soon as it is whole."""
    written, taken = "", 0
    for piece in pieces:
        written += piece
        whole = cited_sentences(written, keyed.keys(), finished=False)
        yield from whole[taken:]
        taken = max(taken, len(whole))
    yield from cited_sentences(written, keyed.keys(), finished=True)[taken:]


def shown(keyed: Mapping[str, Hit]) -> str:
    """The passages as the model sees them. Text of an article can open or close no tag of ours."""
    return "\n\n".join(
        f'<passage key="{key}" title="{_plain(hit.article.title)}" publisher="{_plain(hit.article.publisher)}" '
        f'date="{_plain(hit.article.date)}">\n{_plain(hit.passage.text)}\n</passage>'
        for key, hit in keyed.items()
    )


def _plain(words: str | None) -> str:
    return (words or "unknown").replace("<", "‹").replace(">", "›").replace('"', "”")
