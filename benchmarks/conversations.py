"""How follow-up questions fare in conversations over the sample library, without a language model.

    python benchmarks/conversations.py [--held-out] [--show]

Every question of a conversation is asked in turn, with the answers before it; the last one is judged: whether the
question as it was rewritten finds the passage with the wanted words among the first 5, whether the answer cites the
wanted article and quotes the wanted words, and, where it changes the subject, whether it was left alone. "as typed"
searches the last question as it stands, "joined" behind all questions before it. ``--stand-alone FILE`` asks every
question of a test set that has no history after the one before it in the file: none of them needs to be rewritten.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from assistant import Answer, Assistant, Turn
from assistant.conversation.standing import by_rules
from assistant.evaluation.items import read_test_set
from assistant.settings import load_settings
from vectorstore.types import Hit

DATA = Path(__file__).parent / "data"
FIRST = 5


@dataclass(frozen=True)
class Case:
    id: str
    questions: list[str]
    article: str
    evidence: str
    new_subject: bool

    @property
    def kind(self) -> str:
        return "new subject" if self.new_subject else "follow-up"


@dataclass(frozen=True)
class Outcome:
    case: Case
    answer: Answer
    figures: dict[str, bool]


def has_evidence(case: Case, hits: Sequence[Hit]) -> bool:
    return any(hit.article.source.endswith(case.article) and case.evidence in hit.passage.text for hit in hits)


def converse(assistant: Assistant, questions: Sequence[str]) -> Answer:
    history: list[Turn] = []
    for question in questions:
        answer = assistant.ask(question, history=history)
        history += [Turn("user", question), Turn("assistant", answer.text, answer.citations)]
    return answer


def judged(assistant: Assistant, case: Case) -> Outcome:
    answer = converse(assistant, case.questions)
    cited = [citation for citation in answer.citations if citation.source.endswith(case.article)]
    figures = {
        "as typed": has_evidence(case, assistant.library.search(case.questions[-1], limit=FIRST)),
        "joined": has_evidence(case, assistant.library.search(" ".join(case.questions), limit=FIRST)),
        "found at 5": has_evidence(case, answer.hits[:FIRST]),
        "found at 1": has_evidence(case, answer.hits[:1]),
        "cites the article": bool(cited),
        "quotes the words": any(case.evidence in citation.quote for citation in cited),
        "left alone": answer.rewritten == case.questions[-1],
    }
    return Outcome(case, answer, figures)


def rewritten_needlessly(assistant: Assistant, file: Path) -> list[str]:
    """The questions of a test set that were not left alone, each asked after the one before it."""
    items = [item for item in read_test_set(file).items if not item.history]
    changed = []
    for before, item in pairwise(items):
        answer = assistant.ask(before.question)
        history = [Turn("user", before.question), Turn("assistant", answer.text, answer.citations)]
        alone = by_rules(item.question, history, assistant.library)
        changed += [f"{before.question} | {item.question} | {alone}"] if alone != item.question else []
    print(f"{file.name}: {len(changed)} of {len(items) - 1} stand-alone questions rewritten")
    return changed


def groups(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, list[Outcome]]]:
    for kind in ("follow-up", "new subject"):
        for language in ("en", "zh"):
            yield f"{kind}, {language}", [o for o in outcomes if o.case.kind == kind and f"-{language}-" in o.case.id]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--held-out", action="store_true", help="the half that nothing is tuned on")
    arguments.add_argument("--show", action="store_true", help="every rewritten question and what was not found")
    arguments.add_argument("--stand-alone", type=Path, help="a test set")
    given = arguments.parse_args()
    file = DATA / ("conversations_held_out.jsonl" if given.held_out else "conversations.jsonl")
    cases = [Case(**json.loads(line)) for line in file.read_text("utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as home, Assistant.open(settings=load_settings(home=Path(home))) as assistant:
        assistant.add_sample()
        if given.stand_alone:
            changed = rewritten_needlessly(assistant, given.stand_alone)
            print(*(changed if given.show else ()), sep="\n")
            return
        outcomes = [judged(assistant, case) for case in cases]
    for outcome in outcomes if given.show else ():
        missed = [
            name for name, held in outcome.figures.items() if not held and name not in {"left alone", "found at 1"}
        ]
        print(f"{outcome.case.id} {outcome.case.questions}\n    {outcome.answer.rewritten}\n    {', '.join(missed)}")
    for name, group in groups(outcomes):
        shares = [f"{figure} {sum(o.figures[figure] for o in group)}" for figure in outcomes[0].figures]
        print(f"{name:16} {len(group):3} conversations: " + ", ".join(shares))


if __name__ == "__main__":
    main()
