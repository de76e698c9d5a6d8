"""The default embedder: multilingual-e5-small, from a file that is installed with us, on ONNX Runtime.

Importing this loads neither NumPy nor ONNX Runtime; making an embedder loads nothing either.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from langchain_core.embeddings import Embeddings

from vectorstore.e5.engine import start
from vectorstore.e5.initializers import Precision
from vectorstore.e5.tokenizer import Tokenizer
from vectorstore.e5.weights import Weights
from vectorstore.once import Once

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

__all__ = ["E5Embeddings"]


class E5Embeddings(Embeddings):
    """multilingual-e5-small in 4 bits, for passages and for questions. Threads may share one.

    The model is read when it is first needed, once. What needs it raises
    ``vectorstore.errors.EmbedderUnavailable`` where it is missing, damaged or wrong on this machine.
    """

    name = "builtin:multilingual-e5-small"
    dimension = 384

    def __init__(self) -> None:
        self._weights = Once(Weights)
        self._tokenizer = Once(lambda: Tokenizer(self._weights.get().vocabulary))
        self._engine = Once(lambda: start(self._weights.get(), self._tokenizer.get()))

    @property
    def precision(self) -> Precision:
        """What the engine computes in on this machine; starts it."""
        return self._engine.get().precision

    def passages(self, texts: Sequence[str]) -> "Vectors":
        """The vectors of texts that are to be found, float32 ``[n, 384]``, each of length one."""
        return self._embed("passage: ", texts)

    def questions(self, texts: Sequence[str]) -> "Vectors":
        """The vectors of texts that search, float32 ``[n, 384]``, each of length one."""
        return self._embed("query: ", texts)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """LangChain's face of ``passages``."""
        vectors: list[list[float]] = self.passages(texts).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """LangChain's face of ``questions``."""
        vector: list[float] = self.questions([text])[0].tolist()
        return vector

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """How many pieces each text is for the model, without prefix and marks. ONNX Runtime is not loaded."""
        tokenizer = self._tokenizer.get()
        return [len(tokenizer.ids(text)) for text in texts]

    def _embed(self, prefix: str, texts: Sequence[str]) -> "Vectors":
        tokenizer = self._tokenizer.get()
        return self._engine.get().embed([tokenizer.ids(prefix + text) for text in texts])
