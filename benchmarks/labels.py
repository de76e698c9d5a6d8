"""Whether RGB's labels limit what a search can find there, and where the first passage that answers stands.

    python benchmarks/labels.py PUBLIC_DATA [--language en] [--questions 50]

Counted are the passages that RGB says answer a question, and how many of them, and of the others, hold the answer
letter by letter. Then each question is searched for over all passages of the file: printed are recall by the number of
passages that answer, and of each question that finds none among five the place of the first, and how much of the
question that one says (0 to 1) beside the passage that stands first.
"""

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from public_data import Question, RememberingEmbedder, assistant_over, rgb

from vectorstore.library import Library

AMONG = (1, 5, 8)
# Passages among which one that answers should be.
ENOUGH = 5


def holds(text: str, question: Question) -> bool:
    groups = zip(question.item.answers_all, question.item.answers_all_alt, strict=True)
    return all(any(answer.lower() in text.lower() for answer in (first, *more)) for first, more in groups)


def count_labels(questions: Sequence[Question], text: Mapping[str, str]) -> None:
    counted: Counter[str] = Counter()
    for question in questions:
        positive = set(question.item.sources)
        negative = (question.among or frozenset()) - positive
        counted["positive"] += len(positive)
        counted["positive that hold it"] += sum(holds(text[source], question) for source in positive)
        counted["negative"] += len(negative)
        counted["negative that hold it"] += sum(holds(text[source], question) for source in negative)
        counted["one positive only"] += len(positive) == 1
        counted["more than five"] += len(positive) > ENOUGH
    print(f"{len(questions)} questions: {dict(counted)}")


def search(library: Library, questions: Sequence[Question]) -> None:
    found: dict[str, list[int]] = {"one positive": [], "several": []}
    for question in questions:
        hits = library.search(question.item.question, limit=1000)
        places = list(dict.fromkeys(hit.article.source for hit in hits))
        wanted = [at for at, source in enumerate(places, 1) if source in question.item.sources]
        place = min(wanted, default=len(places) + 1)
        found["one positive" if len(question.item.sources) == 1 else "several"].append(place)
        if place > ENOUGH:
            words = next((hit.words for hit in hits if hit.article.source in question.item.sources), 0.0)
            print(f"place {place:3}, says {words:.2f} (the first {hits[0].words:.2f}): {question.item.question}")
    for kind, places in [*found.items(), ("all", [*found["one positive"], *found["several"]])]:
        recalls = "  ".join(f"recall@{k} {sum(at <= k for at in places) / max(1, len(places)):.2f}" for k in AMONG)
        print(f"{kind:12} {len(places):3} questions  {recalls}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--language", choices=("en", "zh"), default="en")
    arguments.add_argument("--questions", type=int, default=50)
    given = arguments.parse_args()
    articles, questions = rgb(given.data, given.language, given.questions)
    asked = [question for question in questions if question.item.type == "answering"]
    count_labels(asked, {article.source: article.text for article in articles})
    with assistant_over(articles, RememberingEmbedder(), passages=8) as assistant:
        search(assistant.library, asked)


if __name__ == "__main__":
    main()
