"""The report of a run as one page for a browser."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from assistant.evaluation import plots
from assistant.evaluation.comparing import CHANGES, Comparison
from assistant.evaluation.evidence import is_source
from assistant.evaluation.judging import Judgement, Unjudged
from assistant.evaluation.marking import Piece, evidence_in, marked, quotes_in
from assistant.evaluation.names import MAIN_MEASURES, MEASURES
from assistant.evaluation.page import render
from assistant.evaluation.report import share
from assistant.evaluation.running import Result
from assistant.evaluation.summary import STAGES, Group, Summary
from assistant.evaluation.sweeping import Row, Sweep
from assistant.evaluation.wording import (
    about,
    accepted,
    comparison_notes,
    cost_of,
    group_name,
    judge_lines,
    measure_names,
    sweep_cells,
    sweep_headings,
)
from assistant.texts import text
from assistant.types import InterfaceLanguage
from vectorstore.text.sentences import Span

Judgements = Mapping[str, Judgement | Unjudged]


def report_page(
    summary: Summary,
    results: Sequence[Result],
    language: InterfaceLanguage,
    *,
    compared: Comparison | None = None,
    judgements: Judgements | None = None,
) -> str:
    """The whole report as HTML, with nothing outside of it."""
    say = partial(text, language=language)
    run, overall = summary.run, summary.overall
    failed = [result for result in results if result.verdict.failure]
    judgements = judgements or {}
    failed_kinds = [(kind, len(ids)) for kind, ids in summary.failures.items()]
    return render(
        "report",
        language,
        summary=summary,
        about=about(run, language),
        share=share(overall.right, overall.questions),
        right=say("evaluation.right_plain", right=overall.right, questions=overall.questions),
        kinds=[("right", overall.right), *failed_kinds],
        failed_kinds=failed_kinds,
        compared=compared,
        found_notes=comparison_notes(compared, language) if compared else [],
        changes=comparison_kinds(compared) if compared else [],
        plots={**_plots(summary, results, language), "differences": compared and difference_plot(compared, language)},
        words=_words(summary, language),
        groupings=_groupings(summary, language),
        shown=[name for name in MAIN_MEASURES if name in overall.measures],
        stages={say(f"evaluation.stage_{stage}"): spread for stage, spread in summary.latency_ms.items()},
        usage=_usage(summary, language),
        judge_lines=judge_lines(summary.judge, language) if summary.judge else [],
        beside={"answer": say("evaluation.judge_answer"), "quote": say("evaluation.judge_quote")},
        failures=[
            _shown(result, language, judgements)
            for kind in summary.failures
            for result in failed
            if result.verdict.failure == kind
        ],
        rights=[_shown(result, language, judgements) for result in results if not result.verdict.failure],
    )


def difference_page(compared: Comparison, language: InterfaceLanguage) -> str:
    """The comparison of two runs as HTML."""
    return render(
        "difference",
        language,
        compared=compared,
        found_notes=comparison_notes(compared, language),
        changes=comparison_kinds(compared),
        plots={"differences": difference_plot(compared, language)},
    )


def comparison_kinds(compared: Comparison) -> list[tuple[str, int]]:
    """How many questions came out otherwise, by how."""
    counts = [(change, len(compared.of(change))) for change in CHANGES]
    return [(change, count) for change, count in counts if count]


def difference_plot(compared: Comparison, language: InterfaceLanguage) -> str | None:
    """The change of every measure that changed, with its interval; None when none did."""
    named = measure_names(language)
    moved = {name: one for name, one in compared.measures.items() if one.differ}
    if not moved:
        return None
    return plots.differences(
        "difference",
        [plots.Mark(named[name], one.after - one.before, one.low, one.high, one.call) for name, one in moved.items()],
    )


def _plots(summary: Summary, results: Sequence[Result], language: InterfaceLanguage) -> dict[str, str | None]:
    say = partial(text, language=language)
    named, overall = measure_names(language), summary.overall.measures
    marks = [
        plots.Mark(named[name], one.value, one.low, one.high)
        for name in MEASURES
        if (one := overall.get(name)) and name in (*MAIN_MEASURES, "any_1", "citation_recall", "decline_precision")
    ]
    stages = {stage: [result.timings.get(f"{stage}_ms", 0.0) for result in results] for stage in STAGES[:-1]}
    stages["total"] = [sum(times) for times in zip(*stages.values(), strict=True)]
    told = {say(f"evaluation.stage_{stage}"): times for stage, times in stages.items() if any(times)}
    told = told or {say(f"evaluation.stage_{STAGES[-1]}"): [0.0]}
    by_type = {name: _outcomes([r for r in results if r.item.type == name]) for name in summary.by_type}
    by_language = {
        group_name(name, language): _outcomes([r for r in results if r.item.language == name])
        for name in summary.by_language
    }
    return {
        "measures": plots.intervals("measures", marks) if marks else "",
        "types": plots.outcomes("types", by_type) if by_type else None,
        "languages": plots.outcomes("languages", by_language) if len(by_language) > 1 else None,
        "latency": plots.spreads("latency", told, say("evaluation.unit_ms")),
    }


def _outcomes(results: Sequence[Result]) -> dict[str, int]:
    kinds = [result.verdict.failure or "right" for result in results]
    return {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}


def _groupings(summary: Summary, language: InterfaceLanguage) -> list[tuple[str, dict[str, Group]]]:
    both = (("by_type", summary.by_type), ("by_language", summary.by_language))
    return [
        (text(f"evaluation.{title}", language), {group_name(name, language): one for name, one in groups.items()})
        for title, groups in both
        if groups
    ]


def _words(summary: Summary, language: InterfaceLanguage) -> str:
    words = summary.overall.words
    if words is None:
        return ""
    return text("evaluation.words", language, median=f"{words.median:.0f}", p95=f"{words.p95:.0f}")


def _usage(summary: Summary, language: InterfaceLanguage) -> list[str]:
    used = summary.usage
    if used is None:
        return []
    read, written = f"{used.input_tokens:,}", f"{used.output_tokens:,}"
    lines = [text("evaluation.usage", language, questions=used.questions, input=read, output=written)]
    return lines if used.cost is None else [*lines, text("evaluation.cost", language, cost=f"{used.cost:.4f}")]


def _shown(result: Result, language: InterfaceLanguage, judgements: Judgements) -> dict[str, Any]:
    """One question as the page shows it."""
    item = result.item
    passages = [_passage(passage, result) for passage in result.passages]
    return {
        "id": result.id,
        "kind": result.verdict.failure or "right",
        "type": item.type,
        "question": item.question,
        "rewritten": result.rewritten if result.rewritten != item.question else "",
        "history": [f"{turn.role}: {turn.content}" for turn in item.history],
        "accepted": accepted(item, language),
        "sources": item.sources,
        "notes": item.notes,
        "answer": marked(result.answer, quotes_in(result.answer, [cited["quote"] for cited in result.citations])),
        "notice": result.notice,
        "judgement": _judgement(judgements.get(result.id), language),
        "citations": [_citation(cited, result) for cited in result.citations],
        "passages": passages,
        "found": not item.sources or any(passage["source"] for passage in passages),
        "milliseconds": f"{sum(result.timings.values()):.0f}",
    }


def _citation(cited: Mapping[str, Any], result: Result) -> dict[str, Any]:
    return {
        "n": cited["n"],
        "title": cited["title"] or cited["source"],
        "date": cited["date"],
        "source": _is_source(result, cited["article"], cited["source"], cited["url"]),
        "pieces": marked(cited["quote"], (), evidence_in(cited["quote"], result.item.evidence)),
    }


def _passage(passage: Mapping[str, Any], result: Result) -> dict[str, Any]:
    words, start = passage["text"], passage["start"]
    cited = [
        Span(each["start"] - start, each["end"] - start)
        for each in result.citations
        if each["article"] == passage["article"]
    ]
    pieces: list[Piece] = marked(words, cited, evidence_in(words, result.item.evidence))
    return {
        "title": passage["title"] or passage["source"],
        "source": _is_source(result, passage["article"], passage["source"], None),
        "score": passage["score"],
        "pieces": pieces,
    }


def _is_source(result: Result, article: str, source: str, url: str | None) -> bool:
    return any(is_source(wanted, article, source, url) for wanted in result.item.sources)


def _judgement(given: Judgement | Unjudged | None, language: InterfaceLanguage) -> str:
    if given is None:
        return ""
    if isinstance(given, Unjudged):
        return text("evaluation.unjudged", language, told=given.told)
    said = []
    if given.correct is not None:
        said.append(text("evaluation.judged_correct" if given.correct else "evaluation.judged_wrong", language))
    said.append(text("evaluation.judged_supported" if given.supported else "evaluation.judged_unsupported", language))
    return "; ".join([*said, given.reason]) if given.reason else "; ".join(said)


def sweep_page(found: Sweep, name: str, language: InterfaceLanguage) -> str:
    """A sweep as HTML: one table, and how good each row is by what it took."""
    say = partial(text, language=language)
    run = found.rows[0].summary.run
    cost = cost_of(found)
    return render(
        "sweep",
        language,
        name=name,
        about=say("evaluation.sweep_about", questions=run.questions, articles=run.articles),
        keys=found.keys,
        headings=sweep_headings(found, language),
        rows=[sweep_cells(found, row) for row in found.rows],
        plots={
            "time": plots.scatter(
                "time",
                [_point(row, row.milliseconds) for row in found.rows],
                say("evaluation.unit_ms"),
                say("evaluation.sweep_right"),
            ),
            "cost": cost
            and plots.scatter(
                "cost",
                [_point(row, getattr(row, cost)) for row in found.rows if getattr(row, cost) is not None],
                say(f"evaluation.sweep_{cost}"),
                say("evaluation.sweep_right"),
            ),
        },
        cost_title=say(f"evaluation.plot_{cost}") if cost else "",
    )


def _point(row: Row, across: float) -> plots.Point:
    label = ", ".join(f"{name}={value}" for name, value in row.values.items())
    return plots.Point(label, across, row.right.value, row.right.low, row.right.high)
