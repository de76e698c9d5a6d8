"""Evaluate answers without a language model on public test sets, by the measures of ``newscite eval``.

    python benchmarks/public_sets.py PUBLIC_DATA [--questions 600] [--rgb 60] [--set xquad|rgb-en|rgb-zh …]

XQuAD: the 240 paragraphs once, half of them in each language; the questions of paragraphs 120 to 239, in the
paragraph's language ("same") and in the other. RGB (news): each question over its own passages ("answering"), and over
only those that do not answer it ("rejection"), which must be declined; and over all passages of the file, where any
that answers is a hit ("retrieval").
"""

import argparse
from collections.abc import Mapping
from pathlib import Path

from public_data import RememberingEmbedder, asked, assistant_over, drawn, rgb, xquad

from assistant.evaluation.summary import Group, summarise

SETS = ("xquad", "rgb-en", "rgb-zh")
SHOWN = ("any_1", "any_5", "mrr", "answer", "citation", "decline_recall", "decline_precision")
PASSAGES = 8


def show(name: str, groups: Mapping[str, Group]) -> None:
    for kind, group in groups.items():
        figures = "  ".join(
            f"{measure} {figure.value:.2f} ({figure.low:.2f}–{figure.high:.2f})"
            for measure, figure in group.measures.items()
            if measure in SHOWN
        )
        print(f"{name:7} {kind:10} {group.questions:4} questions  {figures}", flush=True)


def measure_xquad(data: Path, count: int, embedder: RememberingEmbedder) -> None:
    articles, questions = xquad(data)
    items = [question.item for question in drawn([one for one in questions if not one.fitted], count)]
    with assistant_over(articles, embedder, passages=PASSAGES) as assistant:
        show("xquad", summarise(*asked("xquad", assistant, items)).by_type)


def measure_rgb(data: Path, language: str, count: int, embedder: RememberingEmbedder) -> None:
    articles, questions = rgb(data, language, count)
    results = []
    for question in questions:
        held = [article for article in articles if question.among is None or article.source in question.among]
        with assistant_over(held, embedder, passages=PASSAGES) as assistant:
            run, found = asked(question.item.id, assistant, [question.item])
            results += found
    show(f"rgb-{language}", summarise(run, results).by_type)
    items = [one.item.model_copy(update={"type": "retrieval"}) for one in questions if one.item.sources]
    with assistant_over(articles, embedder, passages=PASSAGES) as assistant:
        show(f"rgb-{language}", summarise(*asked(f"rgb-{language}", assistant, items)).by_type)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--questions", type=int, default=600)
    arguments.add_argument("--rgb", type=int, default=60)
    arguments.add_argument("--set", action="append", choices=SETS)
    given = arguments.parse_args()
    embedder = RememberingEmbedder()
    for name in given.set or SETS:
        if name == "xquad":
            measure_xquad(given.data, given.questions, embedder)
        else:
            measure_rgb(given.data, name.removeprefix("rgb-"), given.rgb, embedder)


if __name__ == "__main__":
    main()
