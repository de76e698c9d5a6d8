"""The arrays that the shipped graphs leave open, made from the installed weights when the engine starts.

A linear layer has ``weight`` ``[inputs, outputs]``; in 8 bits also ``scale`` ``[outputs]``, and the weight is
what the stored one divided by the scale rounds to.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from vectorstore.e5.weights import BLOCK, Weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Arrays = dict[str, NDArray[np.float32] | NDArray[np.int8]]

Precision = Literal["int8", "fp32"]


def initializers(weights: Weights, precision: Precision) -> "Arrays":
    """The arrays of the graph of that precision, by their names in it."""
    linear = _int8 if precision == "int8" else _fp32
    arrays: Arrays = dict(_norm(weights, "embedding.norm", "emb.ln"))
    hidden = weights.shape.hidden
    for number in range(weights.shape.layers):
        layer, stored = f"layer{number}", f"l{number}"
        projections = [f"{stored}.{part}" for part in ("q", "k", "v")]
        arrays |= _linear(weights, f"{layer}.attention.in", projections, hidden, linear)
        arrays |= _linear(weights, f"{layer}.attention.out", [f"{stored}.ao"], hidden, linear)
        arrays |= _norm(weights, f"{layer}.attention.norm", f"{stored}.aln")
        arrays |= _linear(weights, f"{layer}.feed.in", [f"{stored}.fi"], hidden, linear)
        arrays |= _linear(weights, f"{layer}.feed.out", [f"{stored}.fo"], weights.shape.feed_forward, linear)
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


def _norm(weights: Weights, name: str, stored: str) -> "dict[str, NDArray[np.float32]]":
    return {f"{name}.scale": weights.floats(f"{stored}.w"), f"{name}.bias": weights.floats(f"{stored}.b")}


def _linear(
    weights: Weights,
    name: str,
    stored: list[str],
    inputs: int,
    convert: "Callable[[NDArray[np.float32], NDArray[np.int8]], Arrays]",
) -> "Arrays":
    """One linear layer of those stored as ``stored``, side by side."""
    import numpy as np

    blocks = [weights.blocks(f"{part}.w", inputs) for part in stored]
    scales = np.concatenate([scale for scale, _ in blocks]).astype(np.float32)
    integers = levels(np.concatenate([halves for _, halves in blocks]))
    arrays = {f"{name}.{part}": array for part, array in convert(scales, integers).items()}
    return arrays | {f"{name}.bias": np.concatenate([weights.floats(f"{part}.b") for part in stored])}


def _fp32(scales: "NDArray[np.float32]", integers: "NDArray[np.int8]") -> "Arrays":
    """Scales ``[outputs, blocks]`` and 4-bit integers ``[outputs, blocks, 32]`` as one 32-bit matrix."""
    import numpy as np

    return {"weight": np.ascontiguousarray((integers * scales[..., None]).reshape(len(scales), -1).T)}


def _int8(scales: "NDArray[np.float32]", integers: "NDArray[np.int8]") -> "Arrays":
    """The same in 8 bits, with one scale an output in place of one a block."""
    import numpy as np

    largest = (np.abs(integers).max(axis=2) * np.abs(scales)).max(axis=1)
    scale = largest / np.float32(127)
    rounded = np.rint(integers * (scales / scale[:, None])[..., None]).astype(np.int8)
    return {"weight": np.ascontiguousarray(rounded.reshape(len(scales), -1).T), "scale": scale}
