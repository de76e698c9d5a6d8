"""Measure how often articles are rightly, and falsely, said to differ.

    python benchmarks/differing.py [--errors] [--docs]

``benchmarks/data/differing.tsv`` has pairs of sentences in one language and across two, which say the same thing with
other values, with the same, or speak of something else. Each pair is put into two articles. Then every two sentences
of different sample articles, and of the articles of ``ledger/development.jsonl``, are compared: these do not contradict
one another. ``--docs`` writes the figures into docs/answers.md.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from public_data import RememberingEmbedder, sample
from verification import other_articles

from assistant.assistant import Assistant
from assistant.citing import Statement
from assistant.differing import Differing
from assistant.settings import load_settings
from vectorstore.text.language import detect_language
from vectorstore.text.sentences import Span, split_sentences
from vectorstore.types import Article, Filters, Hit, NewArticle, Passage

PAIRS = Path(__file__).parent / "data" / "differing.tsv"
PAGE = Path(__file__).parents[1] / "docs" / "answers.md"
BEGIN, END = "<!-- made by benchmarks/differing.py --docs -->", "<!-- until here -->"
EMBEDDER = RememberingEmbedder()


@contextmanager
def library_of(articles: Sequence[NewArticle]) -> Iterator[tuple[Assistant, list[Hit]]]:
    """An assistant over ``articles``, and all passages."""
    with (
        tempfile.TemporaryDirectory() as home,
        Assistant.open(settings=load_settings(home=Path(home)), embedder=EMBEDDER) as assistant,
    ):
        with assistant.library.writing() as writer:
            writer.add(articles)
        yield assistant, assistant.library.search("news", Filters(), 10_000)


def statement(hit: Hit) -> Statement:
    return Statement(hit, Span(hit.passage.start, hit.passage.end))


def made(name: str, title: str, text: str) -> Hit:
    """The hit that an article of one sentence would give."""
    language = detect_language(text)
    article = Article(name, text, name, title, None, None, None, None, language, "2026-01-01T00:00:00Z", 1)
    return Hit(Passage(0, name, 0, 0, len(text), language, text), article, 1.0, 1.0, 1.0, 1.0)


def of_pairs(*, errors: bool) -> Iterator[tuple[str, str, bool]]:
    """For each pair: its kind, whether it is of one language, and whether it is said to differ."""
    lines = [line.split("\t") for line in PAIRS.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    # The sample articles give the means of the embeddings and the weights of words.
    with library_of(sample()[0]) as (assistant, _):
        for number, (kind, _, first, _, second) in enumerate(lines):
            pair = [made(f"{number}-0", *lines[number][1:3]), made(f"{number}-1", *lines[number][3:5])]
            found = bool(Differing(assistant.library, pair).from_(statement(pair[0])))
            if errors and found != (kind == "differ"):
                print(f"{kind}: {first} / {second}")
            languages = "one language" if detect_language(first) == detect_language(second) else "two languages"
            yield kind, languages, found


def false_alarms(articles: Sequence[NewArticle], *, errors: bool) -> tuple[int, int]:
    """How many pairs of sentences of ``articles`` are said to differ, and how many pairs there are."""
    with library_of(articles) as (assistant, hits):
        differing = Differing(assistant.library, hits)
        alarms = 0
        for hit in hits:
            for other in differing.from_(statement(hit)):
                alarms += 1
                if errors:
                    print(f"FALSE: {hit.passage.text} / {other.text}")
        counts = Counter(hit.article.id for hit in hits for _ in split_sentences(hit.passage.text))
        pairs = (sum(counts.values()) ** 2 - sum(count**2 for count in counts.values())) // 2
        return alarms // 2, pairs


def table(*, errors: bool) -> list[str]:
    told = Counter(of_pairs(errors=errors))
    rows = ["| | told to differ |", "|---|---|"]
    for kind, words in (("differ", "other values"), ("agree", "the same values"), ("other", "another thing")):
        for languages in ("one language", "two languages"):
            hit, missed = told[kind, languages, True], told[kind, languages, False]
            rows.append(f"| {words}, {languages} | {hit} of {hit + missed} |")
    for name, articles in (("the sample articles", sample()[0]), ("the other articles", other_articles())):
        alarms, pairs = false_alarms(articles, errors=errors)
        rows.append(f"| all pairs of sentences of {name} | {alarms} of {pairs:,} |")
    return rows


def write_page(rows: list[str]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN)
    _, after = rest.split(END, 1)
    PAGE.write_text("\n".join([f"{before}{BEGIN}", *rows, f"{END}{after}"]), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--docs", action="store_true")
    options = parser.parse_args()
    rows = table(errors=options.errors)
    print("\n".join(rows))
    if options.docs:
        write_page(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
