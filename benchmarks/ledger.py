"""How well the rules of the ledger read articles: rows, merging, questions, and what they cost.

    python benchmarks/ledger.py development     # sample library, own articles, and the seeds where they are
    python benchmarks/ledger.py final           # the half that was written and labelled without sight of the rules

``--errors`` shows what was missed and what was wrong.
"""

import argparse
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import frontmatter

from assistant.ledger.extraction.reading import read
from assistant.ledger.names import rank_code, same_award, same_body, same_person
from vectorstore.ledger.types import Award, Collaboration, Found

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
    if half == "final":
        yield from _lines("final.jsonl")
        return
    yield from _lines("development.jsonl")
    for label in _lines("sample.jsonl"):
        post = frontmatter.load(str(SAMPLE / label["id"]))
        yield {**label, "title": post["title"], "date": str(post["date"]), "text": post.content}
    if SEEDS.is_dir():
        yield from _seeds()


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


def _matched(found: list[Any], wanted: list[Any], same: Any, article: str) -> Counts:
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("half", choices=["development", "final"])
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    totals = measure_rows(given.half)
    for name, counts in totals.items():
        print(
            f"{name}: precision {counts.precision:.3f}, recall {counts.recall:.3f} ({counts.wanted} labelled, {counts.found} found)"
        )
    if given.errors:
        for name in ("awards", "collaborations"):
            print(f"--- {name}: wrong")
            print("\n".join(totals[name].wrong))
            print(f"--- {name}: missed")
            print("\n".join(totals[name].missed))


if __name__ == "__main__":
    main()
