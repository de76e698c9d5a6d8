"""Sum up a run: each measure over all questions, by type and by language, with how sure it is."""

from collections.abc import Callable, Sequence

from pydantic import BaseModel, ConfigDict

from assistant.evaluation.figures import Figure, Spread, figure, spread
from assistant.evaluation.judging import Judged
from assistant.evaluation.names import FAILURES, MEASURES, Failure
from assistant.evaluation.running import Result, Run

STAGES = ("rewrite", "embed", "search", "answer", "total")


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Group(_Model):
    """Some questions of a run. A measure that applies to none of them is left out."""

    questions: int
    right: int
    measures: dict[str, Figure]
    words: Spread | None


class Usage(_Model):
    """Tokens of all answers, over the questions whose tokens are known; ``cost`` in US dollars where known."""

    questions: int
    input_tokens: int
    output_tokens: int
    cost: float | None


class Summary(_Model):
    """A whole run: ``failures`` has the ids of the questions that went wrong, by how they did.

    ``latency_ms`` is by stage. ``notices`` counts answers in whose way something stood, such as a language model that
    did not answer. ``unfounded`` are sources and evidence of the set that no article is or has, with the item's id.
    """

    run: Run
    overall: Group
    by_type: dict[str, Group]
    by_language: dict[str, Group]
    failures: dict[Failure, list[str]]
    latency_ms: dict[str, Spread]
    usage: Usage | None
    notices: int
    unfounded: list[tuple[str, str]]
    judge: Judged | None = None


def summarise(run: Run, results: Sequence[Result], unfounded: Sequence[tuple[str, str]] = ()) -> Summary:
    """The summary of ``results``, which must not be empty."""
    return Summary(
        run=run,
        overall=_group(results),
        by_type=_groups(results, lambda result: result.item.type),
        by_language=_groups(results, lambda result: result.item.language),
        failures={
            kind: [result.id for result in results if result.verdict.failure == kind]
            for kind in FAILURES
            if any(result.verdict.failure == kind for result in results)
        },
        latency_ms=latency(results),
        usage=_usage(results),
        notices=sum(result.notice is not None for result in results),
        unfounded=list(unfounded),
    )


def below(summary: Summary, floors: dict[str, float]) -> dict[str, float | None]:
    """The measures of the whole run that are under their floor, with their value; None for one without a value."""
    values = {name: figure.value for name, figure in summary.overall.measures.items()}
    return {name: values.get(name) for name, floor in floors.items() if (values.get(name) or 0.0) < floor}


def _groups(results: Sequence[Result], key: Callable[[Result], str]) -> dict[str, Group]:
    """A group for each value of ``key`` but an empty one, in the order in which the values first come."""
    names = dict.fromkeys(key(result) for result in results)
    return {name: _group([result for result in results if key(result) == name]) for name in names if name}


def _group(results: Sequence[Result]) -> Group:
    measures: dict[str, Figure] = {}
    for name in MEASURES:
        values = [getattr(result.verdict.scores, name) for result in results]
        if given := [value for value in values if value is not None]:
            measures[name] = figure(given)
    words = [result.verdict.words for result in results if result.verdict.words is not None]
    return Group(
        questions=len(results),
        right=sum(result.verdict.failure is None for result in results),
        measures=measures,
        words=spread(words) if words else None,
    )


def latency(results: Sequence[Result]) -> dict[str, Spread]:
    """The milliseconds that the answers took, by stage and in all; {} without results."""
    if not results:
        return {}
    stages = {stage: [result.timings.get(f"{stage}_ms", 0.0) for result in results] for stage in STAGES[:-1]}
    stages["total"] = [sum(each) for each in zip(*stages.values(), strict=True)]
    return {stage: spread(values) for stage, values in stages.items()}


def _usage(results: Sequence[Result]) -> Usage | None:
    told = [result.usage for result in results if result.usage is not None]
    if not told:
        return None
    costs = [each["cost"] for each in told]
    return Usage(
        questions=len(told),
        input_tokens=int(sum(each["input_tokens"] or 0 for each in told)),
        output_tokens=int(sum(each["output_tokens"] or 0 for each in told)),
        cost=None if None in costs else sum(cost for cost in costs if cost is not None),
    )
