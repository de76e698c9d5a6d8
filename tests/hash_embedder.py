"""An embedder for tests: quick, the same everywhere, blind to meaning; like letters make near vectors."""

import re
import zlib

import numpy as np

_TOKENS = re.compile(r"[A-Za-z0-9]+|[^\sA-Za-z0-9]")


class HashEmbedder:
    """Satisfies ``vectorstore.embedder.Embedder``.

    ``calls`` counts how often it was asked to embed, ``texts`` how many texts. Another ``salt`` makes another
    embedder, whose vectors cannot be compared.
    """

    def __init__(self, salt=""):
        self.salt = salt
        self.name = f"hash{salt}"
        self.dimension = 64
        self.calls = 0
        self.texts = 0

    def passages(self, texts):
        """The vectors of ``texts``, float32 [n, 64], each of length one."""
        self.calls += 1
        self.texts += len(texts)
        return np.array([self._vector(text) for text in texts], dtype=np.float32).reshape(-1, self.dimension)

    def questions(self, texts):
        """As ``passages``: here a question and a passage of the same words are the same."""
        return self.passages(texts)

    def count_tokens(self, texts):
        """Words of Latin letters and digits, and every other character."""
        return [len(_TOKENS.findall(text)) for text in texts]

    def _vector(self, text):
        padded = f" {' '.join(text.lower().split())} "
        vector = np.zeros(self.dimension)
        for size in (1, 2, 3):
            for start in range(len(padded) - size + 1):
                number = zlib.crc32(f"{self.salt}{padded[start : start + size]}".encode())
                vector[number % self.dimension] += 1 if number & 0x10000 else -1
        vector[0] += not vector.any()
        return vector / np.linalg.norm(vector)
