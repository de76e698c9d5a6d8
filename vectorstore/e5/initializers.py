"""The arrays that the shipped graphs leave open, made from the installed weights when the engine starts.

A linear layer has a ``weight`` ``[inputs, outputs]`` and a ``bias``. In 8 bits it also has a ``scale``
``[outputs]``, one for all weights of an output, and where it follows a layer norm ``smoothing`` ``[inputs]``.
"""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from vectorstore.e5.weights import BLOCK, Weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Arrays = dict[str, Floats | NDArray[np.int8]]

Precision = Literal["int8", "fp32"]

MAGNITUDES_FILE = "magnitudes.npz"

SMOOTHING = 0.7
"""SmoothQuant's alpha. On questions, cosines to 32 bits of 0.9995 to 0.9998; without smoothing 0.9980 to 0.9994."""


def initializers(weights: Weights, precision: Precision) -> "Arrays":
    """The arrays of the graph of that precision, by their names in it."""
    hidden = weights.shape.hidden
    arrays: Arrays = dict(_norm(weights, "embedding.norm", "emb.ln"))
    for number in range(weights.shape.layers):
        layer, stored = f"layer{number}", f"l{number}"
        linear = {
            "attention.in": (hidden, [f"{stored}.q", f"{stored}.k", f"{stored}.v"]),
            "attention.out": (hidden, [f"{stored}.ao"]),
            "feed.in": (hidden, [f"{stored}.fi"]),
            "feed.out": (weights.shape.feed_forward, [f"{stored}.fo"]),
        }
        for name, (inputs, parts) in linear.items():
            arrays |= _linear(weights, f"{layer}.{name}", inputs, parts, precision)
        arrays |= _norm(weights, f"{layer}.attention.norm", f"{stored}.aln")
        arrays |= _norm(weights, f"{layer}.feed.norm", f"{stored}.oln")
    return arrays


def levels(halves: "NDArray[np.uint8]") -> "NDArray[np.int8]":
    """The 4-bit integers, -8 to 7, of stored blocks: ``[…, 16]`` bytes to ``[…, 32]`` numbers."""
    import numpy as np

    unpacked = np.empty((*halves.shape[:-1], BLOCK), np.int8)
    np.bitwise_and(halves, 15, out=unpacked[..., : BLOCK // 2], casting="unsafe")
    np.right_shift(halves, 4, out=unpacked[..., BLOCK // 2 :], casting="unsafe")
    unpacked -= 8
    return unpacked


def _norm(weights: Weights, name: str, stored: str) -> "dict[str, Floats]":
    return {f"{name}.scale": weights.floats(f"{stored}.w"), f"{name}.bias": weights.floats(f"{stored}.b")}


def _linear(weights: Weights, name: str, inputs: int, parts: list[str], precision: Precision) -> "Arrays":
    """One linear layer of those stored as ``parts``, side by side."""
    import numpy as np

    matrix = np.concatenate([_matrix(weights, f"{part}.w", inputs) for part in parts])
    bias = np.concatenate([weights.floats(f"{part}.b") for part in parts])
    if precision == "int8":
        return {f"{name}.bias": bias, **_in_8_bits(name, matrix)}
    return {f"{name}.bias": bias, f"{name}.weight": np.ascontiguousarray(matrix.T)}


def _in_8_bits(name: str, matrix: "Floats") -> "Arrays":
    """The arrays of a layer with the 32-bit weights ``matrix`` ``[outputs, inputs]``, but for its bias."""
    import numpy as np

    arrays: Arrays = {}
    if name in _magnitudes():
        smoothing = _smoothing(_magnitudes()[name], matrix)
        matrix = matrix * smoothing
        arrays[f"{name}.smoothing"] = np.reciprocal(smoothing)
    scale = np.abs(matrix).max(axis=1) / np.float32(127)
    rounded = np.rint(matrix / scale[:, None]).astype(np.int8)
    return arrays | {f"{name}.scale": scale, f"{name}.weight": np.ascontiguousarray(rounded.T)}


def _matrix(weights: Weights, stored: str, columns: int) -> "Floats":
    """A 4-bit matrix in 32 bits, ``[rows, columns]``."""
    import numpy as np

    scales, halves = weights.blocks(stored, columns)
    return (levels(halves) * scales.astype(np.float32)[..., None]).reshape(-1, columns)


def _smoothing(magnitudes: "Floats", matrix: "Floats") -> "Floats":
    """How much of each input's size its weights take over, so that a few large inputs cost the rest no precision.

    Equation 4 of SmoothQuant (Xiao et al. 2023).
    """
    import numpy as np

    largest = np.abs(matrix).max(axis=0)
    smoothing: Floats = magnitudes**SMOOTHING / largest ** (1 - SMOOTHING)
    return smoothing


@cache
def _magnitudes() -> "dict[str, Floats]":
    """The largest absolute value of each input of the smoothed layers, over general text in both languages."""
    import numpy as np

    with (files("vectorstore.e5") / "graphs" / MAGNITUDES_FILE).open("rb") as file, np.load(file) as stored:
        return dict(stored)
