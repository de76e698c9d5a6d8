"""Any of LangChain's embedders as the library wants one: in batches, checked, of length one, with its prefixes."""

import math
import re
import time
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from vectorstore.once import Once
from vectorstore.plugged.errors import PluggedFailure, VectorIsZero, VectorsMisshapen, VectorsNotFinite
from vectorstore.plugged.failures import named_failure
from vectorstore.plugged.prefixes import Prefixes

if TYPE_CHECKING:
    import numpy as np
    from langchain_core.embeddings import Embeddings
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

__all__ = ["PluggedEmbedder"]

# Texts in one request. OpenAI takes 2,048 and 300,000 tokens; a server of one's own answers this many within seconds.
BATCH = 64
# Characters that tokenizers take one by one or nearly so: Chinese, Japanese, Korean and their punctuation.
_WIDE = re.compile("[\u3000-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
_SPACE = re.compile(r"\s+")
# Tokens of a wide character, and of any other that is no space. Fitted to the tokenizer of multilingual-e5 on the 397
# sentences of the sample articles (least squares: 0.74 and 0.27): 1 % off in sum in either language, and within 25 %
# for nine sentences in ten. Other models' tokenizers differ by more than that; a passage is far below their limits.
_WIDE_TOKENS, _OTHER_TOKENS = 0.75, 0.28
# Above this many questions it is worth a request to find out whether they can be sent together.
_MANY = 8
# Above this cosine a question's vector is the same, whether it is asked for as a question or as a passage.
_ALIKE = 0.9999
# Characters of a text that an error quotes.
_QUOTED = 40

Embed = Callable[["Embeddings", list[str]], list[list[float]]]


class PluggedEmbedder:
    """LangChain's embedder that ``make`` makes when it is first needed. Threads may share one.

    ``name`` says provider and model (``ollama:bge-m3``). ``secrets`` are never told in an error. Whatever the provider
    does, methods that embed raise ``vectorstore.errors.EmbedderUnavailable`` only; what may pass is tried again first.
    """

    def __init__(
        self,
        name: str,
        make: "Callable[[], Embeddings]",
        *,
        prefixes: Prefixes | None = None,
        secrets: Collection[str] = (),
    ) -> None:
        self.name = name
        self.dimension = 0
        self._prefixes = prefixes or Prefixes()
        self._secrets = secrets
        self._embeddings = Once(make)

    @classmethod
    def of(cls, embeddings: "Embeddings", *, prefixes: Prefixes | None = None) -> "PluggedEmbedder":
        """An embedder that is made already, as it is: what it wants before a text is up to who made it."""
        return cls(_name_of(embeddings), lambda: embeddings, prefixes=prefixes)

    def passages(self, texts: Sequence[str]) -> "Vectors":
        """The vectors of ``texts`` to be found, float32 [n, dimension], each of length one."""
        return self._embedded([self._prefixes.passage + text for text in texts], _as_passages)

    def questions(self, texts: Sequence[str]) -> "Vectors":
        """The vectors of ``texts`` that search, float32 [n, dimension], each of length one."""
        prefixed = [self._prefixes.question + text for text in texts]
        together = len(prefixed) > _MANY and self._takes_questions_as_passages(prefixed[0])
        return self._embedded(prefixed, _as_passages if together else _as_questions)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """About how many tokens each of ``texts`` has; nothing is loaded or asked for that."""
        return [_about_tokens(text) for text in texts]

    def _takes_questions_as_passages(self, question: str) -> bool:
        """Whether the provider makes the same of a question either way: only one way takes many at a time."""
        both = [self._embedded([question], embed)[0] for embed in (_as_questions, _as_passages)]
        return bool(both[0] @ both[1] >= _ALIKE)

    def _embedded(self, texts: list[str], embed: Embed) -> "Vectors":
        import numpy as np

        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        parts = [texts[first : first + BATCH] for first in range(0, len(texts), BATCH)]
        return np.concatenate([self._checked(self._tried(part, embed), part) for part in parts])

    def _tried(self, texts: list[str], embed: Embed) -> list[list[float]]:
        """What the provider makes of ``texts``, after some more tries where these may help."""
        tries = 0
        while True:
            try:
                return embed(self._embeddings.get(), texts)
            except PluggedFailure:
                raise
            except Exception as error:  # every provider has errors of its own; here is where they enter
                failure = named_failure(error, self.name, self._secrets)
                if tries >= len(failure.pauses):
                    raise failure from error
                time.sleep(failure.pauses[tries])
                tries += 1

    def _checked(self, given: list[list[float]], texts: list[str]) -> "Vectors":
        """What was given for ``texts`` as vectors of length one."""
        import numpy as np

        expected = f"({len(texts)}, {self.dimension or 'n'})"
        try:
            vectors = np.array(given, dtype=np.float64)
        except (TypeError, ValueError) as error:
            raise VectorsMisshapen(embedder=self.name, shape="?", expected=expected) from error
        right = vectors.ndim == 2 and len(vectors) == len(texts) and vectors.shape[1] > 0
        if not right or (self.dimension and vectors.shape[1] != self.dimension):
            raise VectorsMisshapen(embedder=self.name, shape=vectors.shape, expected=expected)
        if not np.isfinite(vectors).all():
            raise VectorsNotFinite(embedder=self.name)
        lengths = np.linalg.norm(vectors, axis=1)
        if not lengths.all():
            text = texts[int(np.argmin(lengths))]
            raise VectorIsZero(embedder=self.name, text=" ".join(text.split())[:_QUOTED])
        self.dimension = vectors.shape[1]
        return np.asarray(vectors / lengths[:, None], dtype=np.float32)


def _as_passages(embeddings: "Embeddings", texts: list[str]) -> list[list[float]]:
    return embeddings.embed_documents(texts)


def _as_questions(embeddings: "Embeddings", texts: list[str]) -> list[list[float]]:
    return [embeddings.embed_query(text) for text in texts]


def _about_tokens(text: str) -> int:
    compact = _SPACE.sub("", text)
    wide = len(_WIDE.findall(compact))
    return math.ceil(_WIDE_TOKENS * wide + _OTHER_TOKENS * (len(compact) - wide))


def _name_of(embeddings: "Embeddings") -> str:
    """The class of ``embeddings`` and the model that it has, under any of the names that LangChain's classes use."""
    kind = type(embeddings).__name__
    models = (getattr(embeddings, name, None) for name in ("model", "model_name", "model_id", "deployment"))
    model = next((model for model in models if isinstance(model, str) and model), None)
    return f"{kind}:{model}" if model else kind
