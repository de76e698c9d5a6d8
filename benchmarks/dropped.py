"""Ask a language model questions over the sample articles, and keep what verification dropped of its answers and why.

    NEWSCITE_MODEL=… python benchmarks/dropped.py ANSWERS.jsonl [--questions N] [--seconds N]
    python benchmarks/dropped.py ANSWERS.jsonl --show

The questions are those of ``benchmarks/data/sample_questions.jsonl``, in a fixed mixed order. Each answer is a line of
ANSWERS.jsonl; questions that it has already are not asked again, so that a slow model can be asked bit by bit.
``--show`` prints all sentences, kept and dropped, to be read by hand. Nothing here judges whether dropping was right.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from assistant.assistant import Assistant
from assistant.serialising import answer_as_json
from assistant.settings import load_settings

QUESTIONS = Path(__file__).parent / "data" / "sample_questions.jsonl"


def questions() -> list[dict[str, Any]]:
    """Those that stand alone and have an answer, both languages mixed."""
    items = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    items = [item for item in items if not item.get("history") and item.get("answers")]
    random.Random(0).shuffle(items)
    return items


def kept(path: Path) -> dict[str, dict[str, Any]]:
    """The answers that are there already, by the id of their question."""
    if not path.exists():
        return {}
    answers = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {answer["id"]: answer for answer in answers}


def ask(path: Path, count: int, seconds: float) -> None:
    left = [item for item in questions() if item["id"] not in kept(path)][:count]
    ends = time.monotonic() + seconds
    with (
        tempfile.TemporaryDirectory() as folder,
        Assistant.open(settings=load_settings(home=Path(folder))) as assistant,
    ):
        if assistant.model_name is None:
            sys.exit("No language model is set: docs/configuration.md")
        assistant.add_sample()
        for item in left:
            if time.monotonic() > ends:
                break
            started = time.monotonic()
            answer = answer_as_json(assistant.ask(item["question"]))
            del answer["passages"]
            line = {
                "id": item["id"],
                "accepted": item["answers"],
                "seconds": round(time.monotonic() - started),
                **answer,
            }
            with path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")


def show(path: Path) -> None:
    answers = list(kept(path).values())
    for answer in answers:
        print(f"\n{answer['id']} {answer['question']}  [{answer['mode']}] accepted: {answer['accepted']}")
        print(f"  + {answer['answer']}")
        for citation in answer["citations"]:
            print(f"      [{citation['n']}] {citation['quote']}")
        for dropped in answer["dropped"]:
            print(f"  - {dropped['text']}\n      {dropped['en']}")
    kinds = Counter(dropped["kind"] for answer in answers for dropped in answer["dropped"])
    modes = Counter(answer["mode"] if not answer["declined"] else "declined" for answer in answers)
    print(f"\n{len(answers)} answers: {dict(modes)}; dropped: {sum(kinds.values())} {dict(kinds)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("answers", type=Path)
    parser.add_argument("--questions", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    if options.show:
        show(options.answers)
    else:
        ask(options.answers, options.questions, options.seconds)


if __name__ == "__main__":
    main()
