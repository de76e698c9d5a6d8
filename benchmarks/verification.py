"""Measure the verification of written sentences: altered ones that are caught, true ones that are refused.

    python benchmarks/verification.py [SET] [--errors] [--fit] [--docs]

SET is one of development (if none is given), more, held-out, others, others-unopened and third.

``benchmarks/data/verification.tsv`` has true sentences over the sample articles, written as language models do
(paraphrased, translated, numbers and dates reformatted), each with the words of the passage that it cites and with
alterations that make it false; where a sentence of the answer stood before it, which says whom "she" means, with that.
Half of the articles are for development (``--errors`` prints what went wrong there, ``--fit`` the thresholds of the
meaning), the other half, ``verification_held_out.tsv``, for final figures only. ``verification_more.tsv`` is for
development too, over the articles that the ledger's reading was developed on, whose names no table has.
``verification_others.tsv`` and ``verification_others_unopened.tsv`` were written by others who had not seen the checks,
over articles of others (``ledger/blind.jsonl``, ``ledger/second.jsonl``), mostly with values and names of the same
article put in the place of others: the first for development, the second for figures only. So was
``verification_third.tsv`` (``ledger/third.jsonl``): run once unread, then for development.
Meaning is measured too: each true sentence against the passages of other articles, which do not say it.
``--docs`` writes the figures of both into docs/answers.md.
"""

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.stats import binomtest

from assistant.assistant import Assistant
from assistant.settings import load_settings
from assistant.verifying.verifier import Verifier
from vectorstore.text.language import detect_language
from vectorstore.text.sentences import split_sentences
from vectorstore.types import Filters, Hit, NewArticle

DATA = Path(__file__).parent / "data"
PAGE = Path(__file__).parents[1] / "docs" / "answers.md"
# The bar of this project: altered ones caught, true ones refused.
FACTS = ("number", "date", "percentage", "amount", "person", "institution")
APART = ("negation", "relation")
SETS = {
    "development": "verification",
    "more": "verification_more",
    "held-out": "verification_held_out",
    "others": "verification_others",
    "others-unopened": "verification_others_unopened",
    "third": "verification_third",
}
# The articles of a set, under ledger/; the sample articles where none are named.
ARTICLES = {"more": "development", "others": "blind", "others-unopened": "second", "third": "third"}
TITLES = {
    "held-out": "Held out:",
    "others-unopened": "Of somebody who had not seen the checks (half of its refusals were looked at since):",
    "development": "Development, over the sample articles:",
    "more": "Development, over articles of which no table has the names:",
    "others": "Development, of another such, over other articles:",
    "third": "Development, of a third such, over a third set of articles:",
}
BEGIN, END = "<!-- made by benchmarks/verification.py --docs -->", "<!-- until here -->"


@dataclass(frozen=True, slots=True)
class Item:
    """A true sentence of the data, with words of the passages that it cites."""

    article: str
    cites: tuple[str, ...]
    sentence: str
    before: str
    altered: tuple[tuple[str, str, str], ...]  # the kind, the sentence, and the one before it


@dataclass(frozen=True, slots=True)
class Outcome:
    """What verification said of a sentence of that ``kind`` ("true" or how it was altered)."""

    kind: str
    pair: str
    sentence: str
    supported: bool
    reason: str
    meaning: float


def load(path: Path) -> list[Item]:
    items = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            article, cites, sentence, alterations, *rest = line.split("\t")
            before = "".join(rest)
            altered = []
            for alteration in filter(None, alterations.split(" | ")):
                kind, words = alteration.split(": ", 1)
                old, new = words.split(" → ")
                altered.append((kind, sentence.replace(old, new), before.replace(old, new)))
            items.append(Item(article, tuple(cites.split(" + ")), sentence, before, tuple(altered)))
    return items


def all_hits(assistant: Assistant, items: Iterable[Item]) -> list[Hit]:
    """The passages that ``items`` cite, and many others."""
    queries = ["news", *(words for item in items for words in item.cites)]
    hits = [hit for query in queries for hit in assistant.library.search(query, Filters(), 10_000)]
    return list({hit.passage.id: hit for hit in hits}.values())


def cited(item: Item, hits: Iterable[Hit]) -> list[Hit]:
    theirs = [hit for hit in hits if item.article in hit.article.source]
    found = {words: [hit for hit in theirs if words in hit.passage.text] for words in item.cites}
    assert all(len(each) == 1 for each in found.values()), (item.article, item.cites)
    return list({hits[0].passage.id: hits[0] for hits in found.values()}.values())


def outcomes(assistant: Assistant, items: Iterable[Item], hits: list[Hit]) -> Iterator[Outcome]:
    for item in items:
        theirs = cited(item, hits)
        verifier = Verifier(assistant.library, theirs)
        for kind, sentence, before in (("true", item.sentence, item.before), *item.altered):
            verdict = verifier.check(sentence, theirs, before=[before] if before else [])
            failure = verdict.failure
            reason = f"{failure.kind} {failure.words}".strip() if failure else ""
            pair = f"{detect_language(item.sentence)}←{theirs[0].passage.language}"
            said = " ".join(filter(None, (before and f"({before})", sentence)))
            yield Outcome(kind, pair, said, bool(verdict.supports), reason, verdict.meaning)


def meanings(
    assistant: Assistant, items: Iterable[Item], hits: list[Hit]
) -> dict[str, tuple[list[float], list[float]]]:
    """By pair of languages: the best cosine of each true sentence with its passage, and with each of other articles."""
    found: dict[str, tuple[list[float], list[float]]] = defaultdict(lambda: ([], []))
    for item in items:
        written = detect_language(item.sentence)
        for hit in hits:
            own = item.article in hit.article.source
            if own and item.cites[0] not in hit.passage.text:
                continue
            texts = [hit.passage.text[span.start : span.end] for span in split_sentences(hit.passage.text)]
            cosines = assistant.library.likenesses(item.sentence, written, texts, [hit.passage.language] * len(texts))
            found[f"{written}←{hit.passage.language}"][0 if own else 1].append(float(cosines.max()))
    return found


def interval(count: int, total: int) -> str:
    """Wilson's 95% interval."""
    low, high = binomtest(count, total).proportion_ci(method="wilson")
    return f"{count / total:.3f} ({low:.3f}–{high:.3f})"


def table(found: list[Outcome]) -> list[str]:
    """The figures as a Markdown table."""
    rows = ["| | pairs | share, 95% interval | by languages (sentence←article) |", "|---|---|---|---|"]
    groups = [
        ("altered numbers, dates, shares, amounts and names", FACTS),
        *((kind, (kind,)) for kind in FACTS + APART),
    ]
    for name, kinds in groups:
        rows.append(_row(f"{name}: caught", [one for one in found if one.kind in kinds], supported=False))
    rows.append(_row("true sentences: refused", [one for one in found if one.kind == "true"], supported=False))
    return rows


def _row(name: str, found: list[Outcome], *, supported: bool) -> str:
    hit = [one for one in found if one.supported == supported]
    pairs = sorted({one.pair for one in found})
    by_pair = (
        f"{pair} {sum(one.pair == pair for one in hit)}/{sum(one.pair == pair for one in found)}" for pair in pairs
    )
    return f"| {name} | {len(found)} | {interval(len(hit), len(found))} | {', '.join(by_pair)} |"


def print_errors(found: Iterable[Outcome]) -> None:
    for one in found:
        if one.kind in FACTS and one.supported:
            print(f"MISSED {one.kind} {one.pair}: {one.sentence}")
        if one.kind == "true" and not one.supported:
            print(f"REFUSED {one.pair} [{one.reason}] {one.meaning:.2f}: {one.sentence}")


def print_meanings(found: dict[str, tuple[list[float], list[float]]]) -> None:
    """The thresholds of assistant/verifying/thresholds.py, and what they lose and catch."""
    for pair, (own, other) in sorted(found.items()):
        least, without_key = float(np.mean(own) - 2.6 * np.std(own)), float(np.quantile(other, 0.99))
        refused = np.mean([cosine < least for cosine in own])
        caught = np.mean([cosine < least for cosine in other])
        lost = np.mean([cosine < without_key for cosine in own])
        print(
            f"{pair}: {least:.2f} (refuses {refused:.3f} of {len(own)} true ones, {caught:.3f} of {len(other)} "
            f"with a passage of another article); without a key {without_key:.2f} (refuses {lost:.3f} of the true ones)"
        )


def measured(name: str, *, fit: bool = False) -> list[Outcome]:
    items = load(DATA / f"{SETS[name]}.tsv")
    with (
        tempfile.TemporaryDirectory() as folder,
        Assistant.open(settings=load_settings(home=Path(folder))) as assistant,
    ):
        if name in ARTICLES:
            with assistant.library.writing() as writer:
                writer.add(other_articles(ARTICLES[name]))
        else:
            assistant.add_sample()
        hits = all_hits(assistant, items)
        if fit:
            print_meanings(meanings(assistant, items, hits))
        return list(outcomes(assistant, items, hits))


def other_articles(name: str) -> list[NewArticle]:
    """Articles of the ledger's data."""
    records = map(json.loads, (DATA / "ledger" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    return [NewArticle(text=one["text"], source=one["id"], title=one["title"], date=one["date"]) for one in records]


def write_page() -> None:
    """Put the tables of all sets into the page, between its marks."""
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN)
    _, after = rest.split(END, 1)
    figures = [line for name, title in TITLES.items() for line in (title, "", *table(measured(name)), "")]
    PAGE.write_text("\n".join([f"{before}{BEGIN}", *figures[:-1], f"{END}{after}"]), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", nargs="?", choices=SETS, default="development")
    for flag in ("--errors", "--fit", "--docs"):
        parser.add_argument(flag, action="store_true")
    options = parser.parse_args()
    if options.docs:
        write_page()
        return 0
    found = measured(options.set, fit=options.fit)
    print("\n".join(table(found)))
    if options.errors:
        print_errors(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
