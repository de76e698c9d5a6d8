"""Answers as the plain values that become JSON: what ``ask --json`` prints. The keys are a promise to programs."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from assistant.types import Answer, AppliedTime, Citation
from vectorstore.types import Hit

if TYPE_CHECKING:
    from vectorstore.explaining import Explanation


def answer_as_json(answer: Answer) -> dict[str, Any]:
    """``answer`` with its citations, the passages it was made from, and its timings in milliseconds."""
    return {
        "question": answer.question,
        "rewritten": answer.rewritten,
        "answer": answer.text,
        "declined": answer.declined,
        "mode": answer.mode,
        "citations": [_citation(citation) for citation in answer.citations],
        "passages": hits_as_json(answer.hits),
        "timings": {
            "rewrite_ms": round(answer.timings.rewrite_ms, 1),
            "embed_ms": round(answer.timings.embed_ms, 1),
            "search_ms": round(answer.timings.search_ms, 1),
            "answer_ms": round(answer.timings.answer_ms, 1),
        },
        "dropped": [asdict(dropped) for dropped in answer.dropped],
        "time": time_as_json(answer.time),
        "usage": None if answer.usage is None else asdict(answer.usage),
        "complete": answer.complete,
    }


def time_as_json(time: AppliedTime | None) -> dict[str, Any] | None:
    """The time that an answer was kept to: ``periods`` as pairs of days, "" where open, and ``latest``."""
    return None if time is None else {"periods": [list(period) for period in time.periods], "latest": time.latest}


def hits_as_json(hits: Sequence[Hit]) -> list[dict[str, Any]]:
    """The passages that a search found, best first, with what their scores are made of."""
    return [
        {
            "article": hit.article.id,
            "source": hit.article.source,
            "title": hit.article.title,
            "start": hit.passage.start,
            "end": hit.passage.end,
            "text": hit.passage.text,
            "score": round(hit.score, 4),
            "dense": round(hit.dense, 4),
            "words": round(hit.words, 4),
            "names": round(hit.names, 4),
            "translated": round(hit.translated, 4),
        }
        for hit in hits
    ]


def explanations_as_json(explanations: Sequence["Explanation"]) -> list[dict[str, Any]]:
    """The same passages, each with ``why``: what adds how much to its score, and the question's words that it says."""
    hits = hits_as_json([one.hit for one in explanations])
    return [{**hit, "why": _why(one)} for hit, one in zip(hits, explanations, strict=True)]


def _why(one: "Explanation") -> dict[str, Any]:
    return {
        "meaning": round(one.meaning, 4),
        "words": round(one.words, 4),
        "names": round(one.names, 4),
        "order": round(one.order, 4),
        "translated": one.translated,
        "said": [asdict(said) | {"share": round(said.share, 4)} for said in one.said],
        "unsaid": list(one.unsaid),
        "keys": list(one.keys),
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "n": citation.n,
        "article": citation.article,
        "source": citation.source,
        "title": citation.title,
        "url": citation.url,
        "date": citation.date,
        "language": citation.language,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
    }
