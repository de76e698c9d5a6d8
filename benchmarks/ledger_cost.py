"""What reading by rules costs beside embedding. Run by ``benchmarks/ledger.py cost``."""

import time
from collections.abc import Sequence
from typing import Any

from assistant.ledger.extraction.reading import read
from vectorstore.e5 import E5Embeddings
from vectorstore.splitting import split_passages


def measure_cost(articles: Sequence[dict[str, Any]], first: Sequence[dict[str, Any]]) -> tuple[float, float]:
    """Seconds of processor time that reading and embedding ``articles`` take.

    What either does once, loading a model and compiling expressions, is left out: the articles ``first`` come before.
    """
    embedder = E5Embeddings()
    embedder.passages(["warm"])
    for label in first:
        read(label["title"], label["text"], label["date"])
    began = time.process_time()
    for label in articles:
        pieces = split_passages(label["text"], embedder.count_tokens)
        embedder.passages([label["text"][piece.start : piece.end] for piece in pieces])
    embedded = time.process_time()
    for label in articles:
        read(label["title"], label["text"], label["date"])
    return time.process_time() - embedded, embedded - began
