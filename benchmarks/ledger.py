"""How well the rules of the ledger read articles: rows, merging, questions, and what they cost.

    python benchmarks/ledger.py development     # sample library, own articles, and the seeds where they are
    python benchmarks/ledger.py styles          # articles of our own in many styles, each once unread
    python benchmarks/ledger.py final           # what was the final half until rules were mended on it
    python benchmarks/ledger.py blind           # articles of somebody who had not seen the rules, mended on since
    python benchmarks/ledger.py second          # the same by two others
    python benchmarks/ledger.py third           # by two more, mended on since
    python benchmarks/ledger.py fourth          # by two more, run once: nobody who mends rules has read them
    python benchmarks/ledger.py final --of-labels   # questions alone, of a ledger that has just what is labelled
    python benchmarks/ledger.py cost            # processor time of the rules beside that of embedding
    python benchmarks/ledger.py model           # articles of our own read by the language model that is set
    python benchmarks/ledger.py labels          # the same by a model that says just what is labelled

``--errors`` shows what was missed and what was wrong.
"""

import argparse
import json
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import frontmatter
import numpy as np

from assistant import Assistant
from assistant.ledger.answering import answer as ledger_answer
from assistant.ledger.extraction.reading import read
from assistant.ledger.merging import merge
from assistant.ledger.names import rank_code, same_award, same_body, same_person
from vectorstore.ledger.types import Award, Collaboration, Found, Row
from vectorstore.types import NewArticle

DATA = Path(__file__).parent / "data" / "ledger"
SAMPLE = Path(__file__).parents[1] / "assistant" / "sample"
# News pages that are not ours to ship; measured where they lie beside the project, or where this says they do.
SEEDS = Path(os.environ.get("NEWS_PAGES", Path(__file__).parents[2] / "shared" / "seeds"))

Label = dict[str, Any]


@dataclass
class Counts:
    right: int = 0
    found: int = 0
    wanted: int = 0
    nothing: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    def add(self, other: "Counts") -> None:
        self.right += other.right
        self.found += other.found
        self.wanted += other.wanted
        self.wrong += other.wrong
        self.missed += other.missed


def labelled(half: str) -> Iterator[Label]:
    """The articles of a half, each with its text and its labels."""
    if half in ("final", "styles", "blind", "second", "third", "fourth"):
        yield from _lines(f"{half}.jsonl")
        return
    yield from _lines("development.jsonl")
    yield from _sample()
    if SEEDS.is_dir():
        yield from _seeds()


def own_articles() -> list[Label]:
    """The labelled articles for development that were written for this."""
    return _lines("development.jsonl")


def _seeds() -> Iterator[Label]:
    from assistant.reading.files import read_path

    for label in _lines("seeds.jsonl"):
        article = read_path(next(SEEDS.glob(f"{label['id']}*")))
        yield {**label, "title": article.title, "date": article.date, "text": article.text}


def _lines(name: str) -> list[Label]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines() if line.strip()]


def award_triples(rows: list[Found]) -> list[tuple[str, str, str]]:
    """(award, recipient, class) for each recipient of each row; an institution where nobody is named."""
    triples = []
    for row in rows:
        if isinstance(row.content, Award) and row.content.award:
            for one in row.content.recipients:
                told = one.name or one.institution
                rank = row.content.rank.text if row.content.rank else None
                triples.append((row.content.award.text, told.text if told else "", rank_code(rank)))
    return triples


def wanted_triples(labels: list[Label]) -> list[tuple[str, str, str]]:
    return [
        (label["award"], one["name"] or one["institution"] or "", rank_code(label["class"]))
        for label in labels
        for one in label["recipients"] or [{"name": None, "institution": None}]
    ]


def score_awards(rows: list[Found], label: Label) -> Counts:
    found, wanted = award_triples(rows), wanted_triples(label["awards"])

    def same(a: tuple[str, str, str], b: tuple[str, str, str]) -> bool:
        who = same_person(a[1], b[1]) or same_body(a[1], b[1])
        return who and a[2] == b[2] and same_award(a[0], b[0])

    return _matched(found, wanted, same, label["id"])


def score_collaborations(rows: list[Found], label: Label, *, exact: bool = False) -> Counts:
    """A row is right when its kind is, all its parties are, and it has at least two of them and half of all.

    ``exact``: when it has all of them.
    """
    found = [
        (row.content.kind, tuple(one.text for one in row.content.parties))
        for row in rows
        if isinstance(row.content, Collaboration)
    ]
    wanted = [(one["kind"], tuple(one["parties"])) for one in label["collaborations"]]

    def same(a: tuple[str, tuple[str, ...]], b: tuple[str, tuple[str, ...]]) -> bool:
        if a[0] != b[0]:
            return False
        right = all(any(_party(one, other) for other in b[1]) for one in a[1])
        held = sum(any(_party(one, other) for other in a[1]) for one in b[1])
        return right and held >= (len(b[1]) if exact else max(min(2, len(b[1])), len(b[1]) / 2))

    return _matched(found, wanted, same, label["id"])


def _party(a: str, b: str) -> bool:
    return same_body(a, b) or same_person(a, b)


def _matched(found: list[Any], wanted: list[Any], same: Callable[[Any, Any], bool], article: str) -> Counts:
    """Each found row matched with at most one wanted row."""
    counts = Counts(found=len(found), wanted=len(wanted))
    left = list(wanted)
    for one in found:
        match = next((other for other in left if same(one, other)), None)
        if match is None:
            counts.wrong.append(f"{article}: {one}")
        else:
            left.remove(match)
            counts.right += 1
    counts.missed += [f"{article}: {one}" for one in left]
    return counts


def measure_rows(half: str) -> dict[str, Counts]:
    """Awards, collaborations (and with all parties), and both together."""
    totals = {name: Counts() for name in ("awards", "collaborations", "collaborations, all parties", "all rows")}
    for label in labelled(half):
        rows = read(label["title"], label["text"], label["date"])
        awards, works = score_awards(rows, label), score_collaborations(rows, label)
        totals["awards"].add(awards)
        totals["collaborations"].add(works)
        totals["collaborations, all parties"].add(score_collaborations(rows, label, exact=True))
        totals["all rows"].add(awards)
        totals["all rows"].add(works)
    return totals


def merging_articles(half: str) -> list[Label]:
    """The articles by which merging is measured: the blind set has its own."""
    return _lines("blind_merging.jsonl" if half == "blind" else "merging.jsonl")


def measure_merging(articles: Sequence[Label]) -> Counts:
    """Pairs of articles of which rows were put into one event, against those that are of one."""
    rows = []
    for number, label in enumerate(articles):
        for at, found in enumerate(read(label["title"], label["text"], label["date"])):
            rows.append(Row(f"{number}-{at}", str(number), found))
    together = {
        tuple(sorted((int(one.article), int(other.article))))
        for event in merge(rows, {})
        for one in event.rows
        for other in event.rows
        if one.article != other.article
    }
    wanted = {
        (at, other)
        for other in range(len(articles))
        for at in range(other)
        if articles[at]["event"] == articles[other]["event"]
    }
    named = {pair: " + ".join(articles[at]["title"] for at in pair) for pair in together | wanted}
    counts = Counts(len(together & wanted), len(together), len(wanted))
    counts.wrong = [named[pair] for pair in sorted(together - wanted)]
    counts.missed = [named[pair] for pair in sorted(wanted - together)]
    return counts


def measure_questions(half: str, *, of_labels: bool = False) -> Counts:
    """Questions answered exactly: the number, or all names and no other; ``nothing`` are those rightly without rows.

    ``of_labels``: asked of a ledger that has just the rows that are labelled, and not what the rules read.
    """
    questions = _questions(half)
    counts = Counts(found=0, wanted=len(questions))
    with TemporaryDirectory() as folder, Assistant.open(folder, embedder=NoEmbedder()) as assistant:
        articles = list(_sample() if half == "development" else labelled(half))
        with assistant.library.writing() as writer:
            for number, label in enumerate(articles):
                writer.add([NewArticle(label["text"], f"{number}", label["title"], label["date"])])
        _fill(assistant, articles if of_labels else None)
        for question in questions:
            answer = ledger_answer(
                assistant.library, assistant.ledger, question["question"], question["language"], date.today()
            )
            counts.found += answer is not None
            counts.nothing += answer is None and not question["answer"]
            if answer is not None and _is_exact(answer.value, question["answer"]):
                counts.right += 1
            else:
                counts.missed.append(f"{question['question']} {question['answer']}: {answer and answer.value}")
    return counts


def _fill(assistant: Assistant, articles: Sequence[Label] | None) -> None:
    """Have the ledger hold what the rules read; with labelled ``articles``, what they are labelled with."""
    if articles is None:
        assistant.ledger.update()
        return
    from ledger_labels import BY, labelled_rows  # beside this file

    titled = {one.title: one.id for one in assistant.library.articles()}
    with assistant.library.writing() as writer:
        for label in articles:
            writer.keep_rows(titled[label["title"]], BY, labelled_rows(label))


def _questions(half: str) -> list[Label]:
    """The questions of a half."""
    return _lines("questions.jsonl" if half == "development" else f"{half}_questions.jsonl")


def _sample() -> Iterator[Label]:
    for label in _lines("sample.jsonl"):
        post = frontmatter.load(str(SAMPLE / label["id"]))
        yield {**label, "title": post["title"], "date": str(post["date"]), "text": post.content}


def _is_exact(got: int | tuple[str, ...] | dict[str, int], wanted: Any) -> bool:  # noqa: ANN401 - as the set has it
    """Whether an answer is what is wanted: the number; all names and no other; all numbers by their names."""
    if isinstance(wanted, dict):
        return isinstance(got, dict) and _same_numbers(got, wanted)
    if isinstance(wanted, int):
        return got == wanted
    if not isinstance(got, tuple):
        return False
    return len(got) == len(wanted) and all(any(_is_name(one, other) for other in got) for one in wanted)


def _same_numbers(got: dict[str, int], wanted: dict[str, Any]) -> bool:
    numbers = {name: number for name, number in wanted.items() if isinstance(number, int)}
    if len(numbers) != len(got):
        return False
    return all(
        any(number == other and _is_group(name, one) for one, other in got.items()) for name, number in numbers.items()
    )


def _is_group(wanted: str, got: str) -> bool:
    """Whether two names of a group are one: of a thing, a class (first prize), or a kind (joint_institute)."""
    if _is_name(wanted, got) or got.startswith(wanted.replace("_", " ")):
        return True
    codes = rank_code(wanted), rank_code(got)
    return codes[0] == codes[1] and got.lower() in codes


def _is_name(wanted: str, got: str) -> bool:
    if _party(wanted, got) or same_award(wanted, got):
        return True
    ends = [part.strip() for part in re.split(" – | - |; |、", wanted)]
    others = [part.strip() for part in got.split(" – ")]
    return len(ends) == len(others) > 1 and all(any(_party(one, other) for other in others) for one in ends)


class NoEmbedder:
    """Stands in where nothing is searched by meaning."""

    name = "none"
    dimension = 2

    def passages(self, texts: Sequence[str]) -> "np.ndarray[Any, np.dtype[np.float32]]":
        return np.full((len(texts), 2), 0.70710678, dtype=np.float32)

    questions = passages

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text) // 3 for text in texts]


def report(half: str) -> dict[str, Any]:
    """All figures of a half."""
    rows = measure_rows(half)
    merging = measure_merging(merging_articles(half))
    figures: dict[str, Any] = {
        "half": half,
        "articles": sum(1 for _ in labelled(half)),
        "rows": rows,
        "merging": merging,
    }
    if half != "styles":
        figures["questions"] = measure_questions(half)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    halves = ["development", "styles", "final", "blind", "second", "third", "fourth"]
    parser.add_argument("half", choices=[*halves, "cost", "model", "labels"])
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--of-labels", action="store_true", help="ask questions of a ledger of what is labelled")
    parser.add_argument("--articles", type=int, default=8, help="how many a language model reads")
    parser.add_argument("--skip", type=int, default=0, help="how many of them are passed over first")
    given = parser.parse_args()
    if given.half in ("model", "labels"):
        from ledger_model import measure_model  # beside this file

        measure_model(given.articles, given.skip, labels=given.half == "labels")
        return
    if given.half == "cost":
        from ledger_cost import measure_cost  # beside this file

        reading, embedding = measure_cost(list(_sample()), own_articles())
        print(f"reading {reading:.2f} s, embedding {embedding:.2f} s: {reading / embedding:.1%}")
        return
    if given.of_labels:
        _print_questions(measure_questions(given.half, of_labels=True), errors=given.errors)
        return
    figures = report(given.half)
    print(f"{given.half}: {figures['articles']} articles")
    for name, counts in figures["rows"].items():
        print(f"| {name} | {counts.precision:.3f} | {counts.recall:.3f} | {counts.wanted} |")
    merging = figures["merging"]
    print(f"| merging | {merging.precision:.3f} | {merging.recall:.3f} | {merging.wanted} |")
    _print_questions(figures.get("questions", Counts()), errors=given.errors)
    if given.errors:
        for name, counts in [*figures["rows"].items(), ("merging", merging)]:
            print(f"--- {name}: wrong\n" + "\n".join(counts.wrong))
            print(f"--- {name}: missed\n" + "\n".join(counts.missed))


def _print_questions(questions: Counts, *, errors: bool) -> None:
    print(f"| questions exactly right | {questions.recall:.3f} | | {questions.wanted} |")
    told = questions.wanted - questions.nothing
    print(f"| of those that rows answer, or did | {questions.right / max(told, 1):.3f} | | {told} |")
    if errors:
        print("--- questions: missed\n" + "\n".join(questions.missed))


if __name__ == "__main__":
    main()
