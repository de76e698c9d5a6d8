"""How well a language model reads articles for the ledger, beside the rules and with them.

Run by ``benchmarks/ledger.py model`` and ``labels``.
"""

import json
import re
import time
from collections.abc import Sequence

from ledger import Counts, Label, labelled, own_articles, score_awards, score_collaborations

from assistant.ledger.by_model import ModelReader, Reading, Spent
from assistant.ledger.by_model.pieces import plain
from assistant.ledger.extraction.reading import read
from assistant.ledger.joining import join_readings
from assistant.models import LanguageModel, Meter, model_name
from assistant.models.metering import estimated_tokens
from assistant.settings import load_settings
from vectorstore.errors import NewsCiteError
from vectorstore.ledger.types import Found, StoredRow
from vectorstore.types import Article


class Labelled:
    """Stands in for a language model that says of an article just what its labels do, of all of its lines."""

    name = "labels"

    def __init__(self, labels: Sequence[Label]) -> None:
        self._labels = {label["title"]: label for label in labels}
        self.written = 0

    def complete(self, system: str, user: str, meter: Meter) -> str:  # noqa: ARG002
        lines = [int(number) for number in re.findall(r"^(\d+)\| ", user, re.MULTILINE)]
        title = re.search('title="([^"]*)"', user)
        label = next(one for name, one in self._labels.items() if title and plain(name) == title[1])
        awards = [{"row": "award", **one, "rank": one["class"]} for one in label["awards"]]
        works = [{"row": "collaboration", **one} for one in label["collaborations"]]
        said = [json.dumps(one | {"lines": lines}, ensure_ascii=False) for one in [*awards, *works]]
        self.written += sum(estimated_tokens(one) for one in said)
        return "\n".join(said) or "NONE"


def measure_model(articles: int, skipped: int, *, labels: bool) -> None:
    """Print how well a model reads articles of our own, every third first, beside the rules and with them.

    What says just what is ``labels`` reads all articles for development.
    """
    own = own_articles()
    chosen = [*own[::3], *own[1::3], *own[2::3]][skipped : skipped + articles]
    chosen = list(labelled("development")) if labels else chosen
    settings = load_settings()
    name = model_name(settings)
    model = Labelled(chosen) if labels or not name else LanguageModel(name, settings)
    reader, spent, began = ModelReader(model, settings), Spent(), time.monotonic()
    totals = {by: Counts() for by in ("model", "rules", "both")}
    for label in chosen:
        for by, rows in _readings(reader, label, spent).items():
            counts = score_awards(rows, label)
            counts.add(score_collaborations(rows, label))
            totals[by].add(counts)
            print(
                f"{label['id']} {by}: {counts.right} right of {counts.found} found, {counts.wanted} wanted", flush=True
            )
    print(f"{reader.name}: {len(chosen)} articles, {time.monotonic() - began:.0f} s, {spent.usage}")
    if isinstance(model, Labelled):
        words = sum(estimated_tokens(label["text"]) for label in chosen)
        expected = sum(reader.estimate(_article(label)).output_tokens for label in chosen)
        print(f"written for each token of an article: {model.written / words:.2f}; expected: {expected / words:.2f}")
    for by, counts in totals.items():
        print(f"| {by} | {counts.precision:.2f} | {counts.recall:.2f} | {counts.found} found, {counts.wanted} wanted |")
    print("wrong:", *totals["model"].wrong, "missed:", *totals["model"].missed, sep="\n")


def _readings(reader: ModelReader, label: Label, spent: Spent) -> dict[str, list[Found]]:
    """The rows of an article by the model, by rules, and by both."""
    rules = read(label["title"], label["text"], label["date"])
    try:
        reading = reader.read(_article(label), spent)
        print(f"{label['id']}: {reading.refused} rows left out")
    except NewsCiteError as error:
        print(f"{label['id']}: not read: {error}")
        reading = Reading((), 0)
    stored = [StoredRow(f"model {at}", "", "", row, "model") for at, row in enumerate(reading.rows)]
    stored += [StoredRow(f"rules {at}", "", "", row, "rules") for at, row in enumerate(rules)]
    return {"model": list(reading.rows), "rules": rules, "both": [row.found for row in join_readings(stored)[0]]}


def _article(label: Label) -> Article:
    language = "zh" if label.get("language") == "zh" else "en"
    source = (label["id"], label["title"], label["date"])
    return Article(label["id"], label["text"], *source, None, None, None, language, "2026-01-01", 1)
