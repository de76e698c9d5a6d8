"""Ask the questions over the sample library without a language model and compare with what they accept.

    python benchmarks/answers.py [QUESTIONS.jsonl …]

By default the development questions and the held-out ones. Printed for each file, apart for questions in the language
of an article that answers them and in the other: answers that hold an accepted string, first citations that are of an
accepted article, questions wrongly declined; of those that must be declined, how many were; and the words of an answer.
"""

import json
import re
import statistics
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from assistant import Answer, Assistant, Turn

DATA = Path(__file__).parent / "data"
DEFAULT = [DATA / "sample_questions.jsonl", DATA / "sample_questions_held_out.jsonl"]


def length(text: str) -> int:
    """Words, where two Han characters count as one."""
    return len(re.findall(r"[^\W\u3400-\u9fff]+", text)) + len(re.findall(r"[\u3400-\u9fff]", text)) // 2


def report(name: str, answers: list[tuple[dict[str, list[str]], Answer]]) -> None:
    groups: dict[str, list[tuple[dict[str, list[str]], Answer]]] = defaultdict(list)
    for item, answer in answers:
        same = any(
            hit.article.language == answer.language
            for hit in answer.hits
            if _name(hit.article.source) in item["sources"]
        )
        groups["must be declined" if not item["answers"] else "same language" if same else "other language"].append(
            (item, answer)
        )
    print(name)
    for group, asked in sorted(groups.items()):
        declined = sum(answer.declined for _, answer in asked)
        line = f"  {group:18} {len(asked):3} questions  declined {declined / len(asked):.2f}"
        if group != "must be declined":
            holds = [
                any(text.casefold() in answer.text.casefold() for text in item["answers"]) for item, answer in asked
            ]
            cited = [
                bool(answer.citations) and _name(answer.citations[0].source) in item["sources"]
                for item, answer in asked
            ]
            line += f"  holds the answer {sum(holds) / len(asked):.2f}  cites the article {sum(cited) / len(asked):.2f}"
        print(line)
    words = [length(answer.text) for _, answer in answers if not answer.declined]
    print(f"  words of an answer: median {statistics.median(words):.0f}, most {max(words)}")


def _name(source: str) -> str:
    return source.rpartition("/")[2]


def main(paths: list[Path]) -> None:
    with tempfile.TemporaryDirectory() as folder, Assistant.open(folder) as assistant:
        assistant.add_sample()
        for path in paths:
            answers = []
            for item in map(json.loads, path.read_text("utf-8").splitlines()):
                history = [Turn(turn["role"], turn["content"]) for turn in item["history"]]
                answers.append((item, assistant.ask(item["question"], history=history)))
            report(path.name, answers)


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]] or DEFAULT)
