"""What the library asks of an embedder."""

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns text into vectors of length one. Questions and passages are embedded apart (E5 wants prefixes)."""

    @property
    def name(self) -> str:
        """The model, as people know it."""
        ...

    @property
    def dimension(self) -> int:
        """The length of a vector; 0 as long as it is not known, at the latest until something was embedded."""
        ...

    def passages(self, texts: Sequence[str]) -> "Vectors":
        """The vectors of ``texts`` to be found, float32 [n, dimension], each of length one."""
        ...

    def questions(self, texts: Sequence[str]) -> "Vectors":
        """The vectors of ``texts`` that search, float32 [n, dimension], each of length one."""
        ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """How many tokens each of ``texts`` has."""
        ...


def embedded_text(title: str, date: str | None, text: str) -> str:
    """What is embedded for a passage: its article's title and date stand before its own text."""
    return "\n".join(part for part in (title, date, text) if part)


class VectorCache:
    """Passage vectors of short texts that come again: the sentences of much asked articles. Thread-safe."""

    def __init__(self, embedder: Embedder, size: int) -> None:
        self._embedder = embedder
        self._size = size
        self._kept: dict[str, Vectors] = {}
        self._mutex = threading.Lock()

    def vectors(self, texts: Sequence[str]) -> "Vectors":
        """The vectors of ``texts``, float32 [n, dimension]; new ones are embedded together."""
        with self._mutex:
            known = {text: self._kept[text] for text in texts if text in self._kept}
        missing = list(dict.fromkeys(text for text in texts if text not in known))
        if missing:
            known |= dict(zip(missing, self._embedder.passages(missing), strict=True))
            with self._mutex:
                self._kept |= {text: known[text] for text in missing}
                for oldest in list(self._kept)[: -self._size]:
                    del self._kept[oldest]
        return np.array([known[text] for text in texts], dtype=np.float32).reshape(len(texts), self._embedder.dimension)
