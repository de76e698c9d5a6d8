"""Have a language model write the answer, sentence by sentence, and cite each by the words that support it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.citing import Citations, CitedSentence, cited_sentences, make_keys, marked
from assistant.errors import ModelFailed
from assistant.models import LanguageModel, Meter
from assistant.quoting.candidates import Candidate, candidates
from assistant.types import Citation, InterfaceLanguage
from prompts import load
from vectorstore.library import Library
from vectorstore.types import Hit

SENTINEL = "NOT_IN_THE_ARTICLES"
_LANGUAGES: dict[InterfaceLanguage, str] = {"en": "English", "zh": "Simplified Chinese (简体中文)"}

# How well the best sentence of a cited passage must fit what was written, and how well any sentence of the given
# passages when the model named none: centred cosine plus half the share of words and names shared.
# Chosen by hand on the answers of tests/test_answering.py, not fitted.
CITED_SUPPORT = 0.3
UNCITED_SUPPORT = 0.55


@dataclass(frozen=True, slots=True)
class Written:
    """The end of a written answer: what stands is ``text``, empty when nothing was supported or it was declined.

    ``broken`` is why the model did not finish, if it did not.
    """

    text: str
    citations: tuple[Citation, ...]
    declined: bool
    broken: ModelFailed | None = None


def write(
    library: Library,
    model: LanguageModel,
    question: str,
    language: InterfaceLanguage,
    hits: Sequence[Hit],
    meter: Meter,
) -> Iterator[str | Written]:
    """Yield each supported sentence with its numbers as soon as it is whole, and a Written last.

    ``meter`` counts the model's tokens. A sentence that no given passage supports is not shown. Raises ModelFailed
    when the model failed before any was.
    """
    keyed = dict(zip(make_keys(len(hits)), hits, strict=True))
    system, user = load("answer").fill(
        question=question, passages=_shown(keyed), language=_LANGUAGES[language], sentinel=SENTINEL
    )
    shown: list[str] = []
    citations = Citations()
    refused, broken = False, None
    try:
        for sentence in _sentences(model.stream(system, user, meter), keyed):
            refused = SENTINEL in sentence.text
            if refused:
                break
            text = _supported(library, sentence, keyed, citations)
            if text:
                shown.append(text)
                yield text + " "
    except ModelFailed as error:
        if not shown:
            raise
        broken = error
    yield Written(" ".join(shown), citations.all(), refused and not shown, broken)


def _sentences(pieces: Iterator[str], keyed: Mapping[str, Hit]) -> Iterator[CitedSentence]:
    """The sentences of what a model writes, each as soon as it is whole."""
    written, taken = "", 0
    for piece in pieces:
        written += piece
        whole = cited_sentences(written, keyed.keys(), finished=False)
        yield from whole[taken:]
        taken = max(taken, len(whole))
    yield from cited_sentences(written, keyed.keys(), finished=True)[taken:]


def _shown(keyed: Mapping[str, Hit]) -> str:
    """The passages as the model sees them. Text of an article can open or close no tag of ours."""
    return "\n\n".join(
        f'<passage key="{key}" title="{_plain(hit.article.title)}" publisher="{_plain(hit.article.publisher)}" '
        f'date="{_plain(hit.article.date)}">\n{_plain(hit.passage.text)}\n</passage>'
        for key, hit in keyed.items()
    )


def _plain(text: str | None) -> str:
    return (text or "unknown").replace("<", "‹").replace(">", "›").replace('"', "”")


def _supported(library: Library, sentence: CitedSentence, keyed: Mapping[str, Hit], citations: Citations) -> str | None:
    """``sentence`` with the numbers of what supports it; None when nothing does well enough."""
    hits = [keyed[key] for key in sentence.keys] or list(keyed.values())
    query = library.query(sentence.text)
    found = candidates(library, query, hits)
    if not sentence.keys:
        best = max(found, key=_support, default=None)
        return marked(sentence.text, [_cite(best, citations)]) if best and _support(best) >= UNCITED_SUPPORT else None
    best_of = [max((one for one in found if one.hit is hit), key=_support, default=None) for hit in hits]
    supporting = [best for best in best_of if best and _support(best) >= CITED_SUPPORT]
    return marked(sentence.text, [_cite(best, citations) for best in supporting]) if supporting else None


def _support(candidate: Candidate) -> float:
    """How well a sentence of an article fits what was written: meaning, and words and names in common."""
    return candidate.feature("meaning") + 0.5 * candidate.feature("words") + 0.5 * candidate.feature("names")


def _cite(candidate: Candidate, citations: Citations) -> Citation:
    return citations.cite(candidate.hit, candidate.span)
