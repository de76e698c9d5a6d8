"""The report of a run for people, in Markdown."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from assistant.evaluation.items import Item
from assistant.evaluation.names import MEASURES
from assistant.evaluation.running import Result
from assistant.evaluation.summary import Figure, Group, Summary
from assistant.texts import text
from assistant.types import InterfaceLanguage

# Passages whose titles a failure shows.
_SHOWN = 5
# Characters of an answer that a failure shows.
_LONGEST = 600
# The measures that the tables by type and by language show: one of each kind.
_MAIN = ("any_5", "answer", "citation", "quote", "decline_recall", "language")


def report(summary: Summary, results: Sequence[Result], language: InterfaceLanguage) -> str:
    """The whole report. Nothing in a question, an answer or an article reads as markup."""
    return "\n".join([*_head(summary, language), *_tables(summary, language), *_failures(summary, results, language)])


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
    shown = [name for name in _MAIN if any(name in group.measures for group in groups.values())]
    yield from _table(
        ["", say("evaluation.questions"), *(say(f"evaluation.{name}") for name in shown)],
        [
            [
                _group_name(name, language),
                str(group.questions),
                *(_figure(group.measures[each]) if each in group.measures else "–" for each in shown),
            ]
            for name, group in groups.items()
        ],
    )


def _group_name(name: str, language: InterfaceLanguage) -> str:
    return text(f"evaluation.language_{name}", language) if name in ("en", "zh") else _inert(name)


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
    yield f"- {say('evaluation.accepted')}: {_accepted(item, language)}"
    if item.sources:
        yield f"- {say('evaluation.source')}: {_inert(', '.join(item.sources))}"
    yield f"- {say('evaluation.said')}: {_inert(_shortened(result.answer))}"
    if result.citations:
        yield f"- {say('evaluation.cited')}: {_inert(', '.join(dict.fromkeys(c['source'] for c in result.citations)))}"
    titles = dict.fromkeys(passage["title"] or passage["source"] for passage in result.passages[:_SHOWN])
    yield f"- {say('evaluation.passages_found')}: {_inert('; '.join(titles)) or '–'}\n"


def _accepted(item: Item, language: InterfaceLanguage) -> str:
    if not item.answerable:
        return text("evaluation.must_decline", language)
    if item.answers_regex and not item.must_all:
        return _inert(" / ".join(item.answers_regex))
    return _inert(" + ".join(" / ".join(group) for group in item.groups))


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
