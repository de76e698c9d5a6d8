"""Score one answer against its item, and name what went wrong."""

import re
from collections.abc import Mapping, Sequence

from pydantic import BaseModel, ConfigDict

from assistant.evaluation.evidence import held, is_source
from assistant.evaluation.items import Item
from assistant.evaluation.matching import accepted, token_f1, without_citations
from assistant.evaluation.names import Failure
from assistant.evaluation.ranking import Ranking, rank
from assistant.types import Answer
from vectorstore.text.language import HAN, detect_language
from vectorstore.text.sentences import Span
from vectorstore.text.words import count_words
from vectorstore.types import Copy

# What the ledger's answers name in the words of the articles: rows, and a list before the sentence that says of what.
_NAMES = re.compile(r"^.* · .*$|^- .*$|^.*?[。.](?=\s*(?:These are|The \d|以上|共|按))", re.MULTILINE)
# The passages among which evidence is looked for.
EVIDENCE_AT = 5


class Scores(BaseModel):
    """The measures of one answer, from 0 to 1; None where a measure does not apply to the item."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    any_1: float | None = None
    any_3: float | None = None
    any_5: float | None = None
    all_1: float | None = None
    all_3: float | None = None
    all_5: float | None = None
    mrr: float | None = None
    ndcg_5: float | None = None
    evidence_5: float | None = None
    answer: float | None = None
    token_f1: float | None = None
    citation: float | None = None
    citation_recall: float | None = None
    quote: float | None = None
    decline_precision: float | None = None
    decline_recall: float | None = None
    language: float | None = None


class Verdict(BaseModel):
    """How an item was answered: its failure, if it is one, its scores, and the words of the answer.

    Two Han characters count as one word; a declined answer has none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    failure: Failure | None
    scores: Scores
    words: int | None


Copies = Mapping[str, Sequence[Copy]]


def judge(item: Item, answer: Answer, copies: Copies) -> Verdict:
    """The verdict on ``answer``; ``copies`` are the other sources of articles, by their id.

    Every measure is defined in ``docs/evaluation.md``.
    """
    said = without_citations(answer.text)
    right = item.answerable and not answer.declined and accepted(item, said)
    found = [_source_of(item, hit.article.id, hit.article.source, hit.article.url, copies) for hit in answer.hits]
    cited = [_source_of(item, each.article, each.source, each.url, copies) for each in answer.citations]
    scores: dict[str, float | None] = {}
    if answer.declined:
        scores["decline_precision"] = float(not item.answerable)
    if not item.answerable:
        scores["decline_recall"] = float(answer.declined)
    else:
        scores |= _retrieval(item, answer, found)
        scores["answer"] = float(right)
        scores["token_f1"] = 0.0 if answer.declined else token_f1(item, said)
    if item.answerable and not answer.declined:
        scores |= _citations(item, answer, cited)
        scores["language"] = _in_language(item, answer)
    return Verdict(
        failure=_failure(item, answer, right=right, found=any(found), cited=any(cited)),
        scores=Scores(**scores),
        words=None if answer.declined else count_words(said),
    )


def _source_of(item: Item, article: str, source: str, url: str | None, copies: Copies) -> str | None:
    """The source of ``item`` that an article is, itself or by one of its copies; None when it is none."""
    places = [(source, url), *((copy.source, copy.url) for copy in copies.get(article, ()))]
    return next(
        (wanted for wanted in item.sources if any(is_source(wanted, article, *place) for place in places)), None
    )


def _failure(item: Item, answer: Answer, *, right: bool, found: bool, cited: bool) -> Failure | None:
    """What went wrong. An item that names no sources can neither be not found nor cited wrongly."""
    if not item.answerable:
        return None if answer.declined else "wrongly_answered"
    if not right:
        if item.sources and not found:
            return "not_found"
        if answer.declined:
            return "wrongly_declined"
        return "not_answered" if cited else "answered_wrongly"
    return "cited_wrongly" if item.sources and not cited else None


def _retrieval(item: Item, answer: Answer, found: Sequence[str | None]) -> Mapping[str, float | None]:
    ranking = rank(found, item.sources).model_dump() if item.sources else dict.fromkeys(Ranking.model_fields)
    if item.evidence:
        passages = [(hit.article.id, Span(hit.passage.start, hit.passage.end)) for hit in answer.hits]
        shown = _held(item, answer, passages[:EVIDENCE_AT])
        ranking["evidence_5"] = sum(shown) / len(shown)
    return ranking


def _citations(item: Item, answer: Answer, cited: Sequence[str | None]) -> Mapping[str, float | None]:
    scores: dict[str, float | None] = {}
    if item.sources:
        scores["citation"] = sum(source is not None for source in cited) / len(cited) if cited else 0.0
        scores["citation_recall"] = len({*cited} - {None}) / len({*item.sources})
    if item.evidence:
        quotes = [(citation.article, Span(citation.start, citation.end)) for citation in answer.citations]
        scores["quote"] = float(any(_held(item, answer, quotes)))
    return scores


def _held(item: Item, answer: Answer, places: Sequence[tuple[str, Span]]) -> list[bool]:
    """For each of the item's evidence, whether ``places``, spans of articles by their id, hold it."""
    texts = {hit.article.id: hit.article.text for hit in answer.hits}
    found = [False] * len(item.evidence)
    for article in dict.fromkeys(article for article, _ in places):
        spans = [span for its, span in places if its == article]
        found = [a or b for a, b in zip(found, held(texts.get(article, ""), item.evidence, spans), strict=True)]
    return found


def _in_language(item: Item, answer: Answer) -> float | None:
    """Whether the answer's own words are in the item's language; without any of its own, whether its quotes are.

    Quotes and titles stay in their language, and so do names in the ledger's rows: they do not count beside words of
    the answer's own.
    """
    if item.language not in ("en", "zh"):
        return None
    text = _NAMES.sub(" ", answer.text) if answer.mode == "ledger" else answer.text
    own = " ".join(without_citations(text).split())
    for citation in answer.citations:
        for words in (citation.quote, citation.title):
            own = own.replace(" ".join(words.split()), " ")
    letters = re.sub(rf"[^A-Za-z{HAN}]+", " ", own).strip()
    if letters:
        return float(detect_language(letters) == item.language)
    return float(bool(answer.citations) and answer.citations[0].language == item.language)
