"""The report of a run for people, in Markdown."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from assistant.evaluation.comparing import CHANGES, Changed, Comparison, Difference
from assistant.evaluation.figures import Figure
from assistant.evaluation.names import MAIN_MEASURES, MEASURES
from assistant.evaluation.running import Result
from assistant.evaluation.summary import Group, Summary
from assistant.evaluation.wording import (
    accepted,
    call_names,
    comparison_notes,
    group_name,
    judge_lines,
    measure_names,
    outcome_names,
)
from assistant.texts import text
from assistant.types import InterfaceLanguage

# Passages whose titles a failure shows.
_SHOWN = 5
# Characters of an answer that a failure shows.
_LONGEST = 600


def report(
    summary: Summary, results: Sequence[Result], language: InterfaceLanguage, compared: Comparison | None = None
) -> str:
    """The whole report. Nothing in a question, an answer or an article reads as markup."""
    parts = [*_head(summary, language)]
    if compared:
        parts += comparison_report(compared, language)
    parts += [*_tables(summary, language), *_judge(summary, language), *_failures(summary, results, language)]
    return "\n".join(parts)


def comparison_report(compared: Comparison, language: InterfaceLanguage) -> Iterator[str]:
    """What changed since another run, in Markdown, line by line."""
    say = partial(text, language=language)
    named, calls = measure_names(language), call_names(language)
    yield f"## {say('evaluation.comparison')}\n"
    before, after = _inert(compared.before), _inert(compared.after)
    yield say("evaluation.compared", before=before, after=after, compared=compared.compared)
    better, worse, otherwise = (len(compared.of(change)) for change in ("better", "worse", "otherwise"))
    yield say("evaluation.compared_counts", better=better, worse=worse, otherwise=otherwise) + "\n"
    yield from (f"- {_inert(note)}" for note in comparison_notes(compared, language))
    yield ""
    columns = ("measure", "before", "after", "change", "questions")
    yield from _table(
        ["", *(say(f"evaluation.{column}") for column in columns), "p", ""],
        [
            [name, named[name], f"{one.before:.2f}", f"{one.after:.2f}", change(one), str(one.n), f"{one.p:.3f}",
             calls[one.call]]
            for name, one in compared.measures.items()
        ],
    )  # fmt: skip
    yield say("evaluation.difference_meaning") + "\n"
    for kind in CHANGES:
        if found := compared.of(kind):
            yield f"### {say(f'evaluation.change_{kind}')} ({len(found)})\n"
            yield from (f"- **{_inert(one.id)}** {_inert(one.question)}: {_path(one, language)}" for one in found)
            yield ""


def change(one: Difference) -> str:
    """A difference with its interval."""
    return f"{one.after - one.before:+.3f} ({one.low:+.3f} … {one.high:+.3f})"


def _path(one: Changed, language: InterfaceLanguage) -> str:
    names = outcome_names(language)
    return f"{names[one.before or 'right']} → {names[one.after or 'right']}"


def _judge(summary: Summary, language: InterfaceLanguage) -> Iterator[str]:
    if summary.judge is None:
        return
    say = partial(text, language=language)
    yield f"## {say('evaluation.judge')}\n"
    yield from (f"- {_inert(line)}" for line in judge_lines(summary.judge, language))
    yield ""
    if summary.judge.agreement:
        columns = ("judge_beside", "judge_agrees", "judge_kappa", "questions")
        yield from _table(
            [say(f"evaluation.{column}") for column in columns],
            [
                [say(f"evaluation.judge_{one.measure}"), f"{one.share:.2f}", _kappa(one.kappa), str(one.n)]
                for one in summary.judge.agreement
            ],
        )


def _kappa(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def measures_table(summary: Summary, language: InterfaceLanguage) -> list[tuple[str, str, str]]:
    """Each measure of the whole run: its name for ``--fail-under``, what it means, and its figure."""
    figures = summary.overall.measures
    return [
        (name, text(f"evaluation.{name}", language), _figure(figures[name])) for name in MEASURES if name in figures
    ]


def share(part: int, whole: int) -> str:
    """``part`` of ``whole`` in per cent."""
    return f"{100 * part / whole:.0f} %" if whole else "–"


def _head(summary: Summary, language: InterfaceLanguage) -> Iterator[str]:
    run, overall = summary.run, summary.overall
    say = partial(text, language=language)
    yield f"# {say('evaluation.title', name=_inert(run.test_set))}\n"
    model = f"`{run.model}`" if run.model else say("evaluation.no_model")
    yield say("evaluation.about", model=model, **run.model_dump(exclude={"model"})) + "\n"
    yield say(
        "evaluation.right",
        right=overall.right,
        questions=overall.questions,
        share=share(overall.right, overall.questions),
    )
    yield ""
    if summary.notices:
        yield say("evaluation.notices", notices=summary.notices) + "\n"
    if summary.unfounded:
        yield say("evaluation.unfounded") + "\n"
        yield from (f"- {_inert(item)}: {_inert(what)}" for item, what in summary.unfounded)
        yield ""


def _tables(summary: Summary, language: InterfaceLanguage) -> Iterator[str]:
    say = partial(text, language=language)
    yield f"## {say('evaluation.measures')}\n"
    yield say("evaluation.meaning") + "\n"
    yield from _table(
        [say("evaluation.measure"), "", say("evaluation.all")],
        [[name, meaning, value] for name, meaning, value in measures_table(summary, language)],
    )
    if words := summary.overall.words:
        yield say("evaluation.words", median=f"{words.median:.0f}", p95=f"{words.p95:.0f}") + "\n"
    for title, groups in (("by_type", summary.by_type), ("by_language", summary.by_language)):
        if groups:
            yield f"## {say(f'evaluation.{title}')}\n"
            yield from _groups(groups, language)
    yield f"## {say('evaluation.latency')}\n"
    yield from _table(
        [say("evaluation.stage"), say("evaluation.median"), say("evaluation.p95")],
        [
            [say(f"evaluation.stage_{stage}"), f"{spread.median:,.0f}", f"{spread.p95:,.0f}"]
            for stage, spread in summary.latency_ms.items()
        ],
    )
    if used := summary.usage:
        read, written = f"{used.input_tokens:,}", f"{used.output_tokens:,}"
        yield say("evaluation.usage", questions=used.questions, input=read, output=written)
        if used.cost is not None:
            yield say("evaluation.cost", cost=f"{used.cost:.4f}")
        yield ""


def _groups(groups: Mapping[str, Group], language: InterfaceLanguage) -> Iterator[str]:
    say = partial(text, language=language)
    shown = [name for name in MAIN_MEASURES if any(name in group.measures for group in groups.values())]
    yield from _table(
        ["", say("evaluation.questions"), *(say(f"evaluation.{name}") for name in shown)],
        [
            [
                _inert(group_name(name, language)),
                str(group.questions),
                *(_figure(group.measures[each]) if each in group.measures else "–" for each in shown),
            ]
            for name, group in groups.items()
        ],
    )


def _failures(summary: Summary, results: Sequence[Result], language: InterfaceLanguage) -> Iterator[str]:
    by_id = {result.id: result for result in results}
    yield f"## {text('evaluation.failures', language)}\n"
    if not summary.failures:
        yield text("evaluation.nothing_wrong", language)
    for kind, ids in summary.failures.items():
        yield f"### {text(f'evaluation.{kind}', language)} ({len(ids)})\n"
        for identity in ids:
            yield from _failure(by_id[identity], language)


def _failure(result: Result, language: InterfaceLanguage) -> Iterator[str]:
    say = partial(text, language=language)
    item = result.item
    yield f"**{_inert(item.id)}** {_inert(item.question)}\n"
    if result.rewritten != item.question:
        yield f"- {say('evaluation.asked')}: {_inert(result.rewritten)}"
    yield f"- {say('evaluation.accepted')}: {_inert(accepted(item, language))}"
    if item.sources:
        yield f"- {say('evaluation.source')}: {_inert(', '.join(item.sources))}"
    yield f"- {say('evaluation.said')}: {_inert(_shortened(result.answer))}"
    if result.citations:
        yield f"- {say('evaluation.cited')}: {_inert(', '.join(dict.fromkeys(c['source'] for c in result.citations)))}"
    titles = dict.fromkeys(passage["title"] or passage["source"] for passage in result.passages[:_SHOWN])
    yield f"- {say('evaluation.passages_found')}: {_inert('; '.join(titles)) or '–'}\n"


def _figure(figure: Figure) -> str:
    return f"{figure.value:.2f} ({figure.low:.2f}–{figure.high:.2f}; {figure.n})"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    yield from ("| " + " | ".join(row) + " |" for row in rows)
    yield ""


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"


def _inert(words: str) -> str:
    """``words`` on one line, with what Markdown would act on escaped."""
    return re.sub(r"([\\`*_{}\[\]<>#|!~&])", r"\\\1", " ".join(words.split()))
