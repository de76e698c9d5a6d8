"""What figures, comparisons and judgements are called and told as, in both languages."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from assistant.evaluation.comparing import Call, Comparison
from assistant.evaluation.figures import Figure
from assistant.evaluation.items import Item
from assistant.evaluation.judging import Judged
from assistant.evaluation.names import FAILURES, MAIN_MEASURES, MEASURES
from assistant.evaluation.running import Run
from assistant.evaluation.sweeping import Row, Sweep
from assistant.texts import text
from assistant.types import InterfaceLanguage


def about(run: Run, language: InterfaceLanguage) -> str:
    """What a run was of."""
    model = run.model or text("evaluation.no_model", language)
    return text("evaluation.about", language, model=model, **run.model_dump(exclude={"model"}))


def measure_names(language: InterfaceLanguage) -> dict[str, str]:
    """What each measure is called."""
    named: dict[str, str] = {name: text(f"evaluation.{name}", language) for name in MEASURES}
    return {"right": text("evaluation.went_right", language), **named}


def outcome_names(language: InterfaceLanguage) -> dict[str, str]:
    """What a question came to, and how it changed, in a few words."""
    return {
        "right": text("evaluation.went_right", language),
        **{kind: text(f"evaluation.short_{kind}", language) for kind in FAILURES},
        "better": text("evaluation.change_better", language),
        "worse": text("evaluation.change_worse", language),
        "otherwise": text("evaluation.change_otherwise", language),
    }


def call_names(language: InterfaceLanguage) -> dict[str, str]:
    """Whether a measure changed by more than chance."""
    return {
        "better": text("evaluation.call_better", language),
        "worse": text("evaluation.call_worse", language),
        "chance": text("evaluation.call_chance", language),
        "same": text("evaluation.call_same", language),
    }


def comparison_notes(compared: Comparison, language: InterfaceLanguage) -> list[str]:
    """What a reader must know before the figures: what else differs, and which questions are left out."""
    say = partial(text, language=language)
    notes = []
    if not compared.compared:
        notes.append(say("evaluation.nothing_in_common"))
    if not compared.same_set:
        gone, new, rewritten = len(compared.gone), len(compared.new), len(compared.rewritten)
        notes.append(say("evaluation.other_set", gone=gone, new=new, rewritten=rewritten))
    if not compared.same_articles:
        notes.append(say("evaluation.other_articles"))
    if compared.unlike:
        unlike = "; ".join(f"{one.what}: {one.before} → {one.after}" for one in compared.unlike)
        notes.append(say("evaluation.unlike", unlike=unlike))
    return notes


def judge_lines(judged: Judged, language: InterfaceLanguage) -> list[str]:
    """What the judge found, and of how many answers it said nothing."""
    say = partial(text, language=language)
    lines = [say("evaluation.judge_about", model=judged.model, judged=judged.judged, cached=judged.cached)]
    for key, one in (("evaluation.judge_correct", judged.correct), ("evaluation.judge_supported", judged.supported)):
        if one:
            figure = f"{one.value:.2f} ({one.low:.2f}–{one.high:.2f}; {one.n})"
            lines.append(say(key, figure=figure))
    if judged.failed or judged.unreadable:
        lines.append(say("evaluation.judge_missing", failed=judged.failed, unreadable=judged.unreadable))
    if judged.input_tokens is not None and judged.output_tokens is not None:
        read, written = f"{judged.input_tokens:,}", f"{judged.output_tokens:,}"
        lines.append(say("evaluation.judge_tokens", input=read, output=written))
    if judged.cost is not None:
        lines.append(say("evaluation.cost", cost=f"{judged.cost:.4f}"))
    return lines


def group_name(name: str, language: InterfaceLanguage) -> str:
    """A group's name for people."""
    return text(f"evaluation.language_{name}", language) if name in ("en", "zh") else name


def accepted(item: Item, language: InterfaceLanguage) -> str:
    """What ``item`` accepts, on one line."""
    if not item.answerable:
        return text("evaluation.must_decline", language)
    if item.answers_regex and not item.must_all:
        return " / ".join(item.answers_regex)
    return " + ".join(" / ".join(group) for group in item.groups)


def cost_of(found: Sweep) -> Literal["cost", "tokens", ""]:
    """What answers are known to have cost: money, else tokens, else nothing."""
    if any(row.cost is not None for row in found.rows):
        return "cost"
    return "tokens" if any(row.tokens is not None for row in found.rows) else ""


def sweep_headings(found: Sweep, language: InterfaceLanguage) -> list[str]:
    """The columns of a sweep's table, after those of its settings and before the comparison."""
    say = partial(text, language=language)
    named = measure_names(language)
    cost = cost_of(found)
    more = [say(f"evaluation.sweep_{cost}")] if cost else []
    measures = [named[name] for name in _sweep_measures(found)]
    return [say("evaluation.sweep_right"), *measures, say("evaluation.sweep_ms"), *more]


@dataclass(frozen=True, slots=True)
class SweepCells:
    """A row of a sweep's table: its settings, its figures, what it took, and how it compares to the first row."""

    settings: Sequence[str]
    figures: Sequence[Figure | None]
    cells: Sequence[str]
    call: Call | Literal[""]
    change: str


def sweep_cells(found: Sweep, row: Row) -> SweepCells:
    """The cells of ``row``, under the ``sweep_headings``."""
    cost = cost_of(found)
    spent = getattr(row, cost) if cost else None
    cells = [f"{row.milliseconds:,.0f}"]
    if cost:
        cells.append("–" if spent is None else f"{spent:,.5f}" if cost == "cost" else f"{spent:,.0f}")
    measured = row.summary.overall.measures
    against = row.against_first.measures["right"] if row.against_first else None
    return SweepCells(
        settings=[row.values[key] for key in found.keys],
        figures=[row.right, *(measured.get(name) for name in _sweep_measures(found))],
        cells=cells,
        call=against.call if against else "",
        change=f"{against.after - against.before:+.3f} ({against.low:+.3f} … {against.high:+.3f})"
        if against and against.differ
        else "",
    )


def _sweep_measures(found: Sweep) -> list[str]:
    return [name for name in MAIN_MEASURES if any(name in row.summary.overall.measures for row in found.rows)]
