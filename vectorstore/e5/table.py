"""The word embeddings, left in 4 bits in the mapped file: 54 MB there, 384 MB in 32 bits."""

from typing import TYPE_CHECKING

from vectorstore.e5.initializers import levels
from vectorstore.e5.weights import Weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class EmbeddingTable:
    """What the encoder is given for a token: the sum of its word, position and segment embeddings."""

    def __init__(self, weights: Weights) -> None:
        hidden = weights.shape.hidden
        self._hidden = hidden
        self._scales, self._halves = weights.blocks("emb.word", hidden)
        # Every token is of the first segment.
        self._positions = weights.floats("emb.pos").reshape(-1, hidden) + weights.floats("emb.type")[:hidden]

    def rows(self, ids: "NDArray[np.int64]") -> "NDArray[np.float32]":
        """The embeddings of ``ids`` ``[texts, tokens]``: ``[texts, tokens, hidden]``."""
        import numpy as np

        scales = self._scales[ids].astype(np.float32)
        words = levels(self._halves[ids]) * scales[..., None]
        return words.reshape(*ids.shape, self._hidden) + self._positions[: ids.shape[1]]
