"""Write what the embedder ships: its graphs without weights, and what it quantises and checks itself by.

Run it after a change here: ``python scripts/make_graphs.py``. It needs ``onnx``, a development dependency.

The graphs are the BERT encoder of multilingual-e5-small, from embeddings to last states. They take texts of one
length at a time: that needs no mask, and no text's states depend on the others in its batch.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from vectorstore.calibration import CALIBRATED, questions, statements
from vectorstore.e5.engine import REFERENCE_FILE, REFERENCE_TEXTS, Engine, Session
from vectorstore.e5.initializers import MAGNITUDES_FILE, Precision, initializers
from vectorstore.e5.table import EmbeddingTable
from vectorstore.e5.tokenizer import Tokenizer
from vectorstore.e5.weights import Shape, Weights

if TYPE_CHECKING:
    from vectorstore.e5.initializers import Arrays

GRAPHS = Path(__file__).parents[1] / "vectorstore" / "e5" / "graphs"
OPSET = 18
IR_VERSION = 8

CONTRIBUTED = "com.microsoft"
"""The domain of ONNX Runtime's own operators."""

ZERO = 128
"""The unsigned 8-bit number that stands for zero in quantised activations."""

SMALLEST_SCALE = 1e-12
"""Keeps a row of zeros from being divided by zero."""

GELU_DEPTH = 0.17
"""GELU is nowhere below minus this, so a row's magnitude is its maximum or this: no need for absolute values."""


class Encoder:
    """Builds the graph node by node. Its values are ``[tokens of the whole batch, features]`` where not said."""

    def __init__(self, shape: Shape, arrays: "Arrays", precision: Precision) -> None:
        self.shape = shape
        self.arrays = arrays
        self.precision = precision
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def build(self) -> onnx.ModelProto:
        """The whole graph; its arrays are declared by name, type and size only."""
        self._add_constants()
        rows = self._node("Reshape", ["embeddings", "rows.hidden"], "rows")
        value = self._norm("embedding.norm", rows)
        for number in range(self.shape.layers):
            value = self._layer(f"layer{number}", value)
        self._node("Reshape", [value, "batch.hidden"], "states")
        hidden = self.shape.hidden
        graph = helper.make_graph(
            self.nodes,
            f"multilingual-e5-small-{self.precision}",
            [helper.make_tensor_value_info("embeddings", TensorProto.FLOAT, ["texts", "tokens", hidden])],
            [helper.make_tensor_value_info("states", TensorProto.FLOAT, ["texts", "tokens", hidden])],
            [*self.constants, *(_declared(name, array) for name, array in self.arrays.items())],
        )
        domains = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIBUTED, 1)]
        return helper.make_model(graph, opset_imports=domains, ir_version=IR_VERSION, producer_name="newscite")

    def _layer(self, name: str, value: str) -> str:
        attended = self._attention(f"{name}.attention", value)
        value = self._residual(f"{name}.attention", attended, value)
        inner = self._linear(f"{name}.feed.in", value)
        active = self._node("BiasGelu", [inner, f"{name}.feed.in.bias"], f"{name}.feed.active", CONTRIBUTED)
        outer = self._linear(f"{name}.feed.out", active, after_gelu=True)
        return self._residual(f"{name}.feed", outer, value)

    def _attention(self, name: str, value: str) -> str:
        projected = self._linear(f"{name}.in", value)
        texts = self._node("Reshape", [projected, "batch.projected"], f"{name}.projected")
        parts = [f"{name}.{part}" for part in ("queries", "keys", "values")]
        self.nodes.append(helper.make_node("Split", [texts], parts, axis=-1, num_outputs=3))
        inputs = [*parts, f"{name}.in.bias"]
        heads = self.shape.heads
        attended = self._node("MultiHeadAttention", inputs, f"{name}.heads", CONTRIBUTED, num_heads=heads)
        rows = self._node("Reshape", [attended, "rows.hidden"], f"{name}.rows")
        return self._linear(f"{name}.out", rows)

    def _residual(self, name: str, change: str, value: str) -> str:
        # ONNX Runtime's SkipLayerNormalization does this in one node, and takes four times as long.
        biased = self._node("Add", [change, f"{name}.out.bias"], f"{name}.biased")
        return self._norm(f"{name}.norm", self._node("Add", [biased, value], f"{name}.sum"))

    def _norm(self, name: str, value: str) -> str:
        inputs = [value, f"{name}.scale", f"{name}.bias"]
        return self._node("LayerNormalization", inputs, name, axis=-1, epsilon=self.shape.epsilon)

    def _linear(self, name: str, value: str, *, after_gelu: bool = False) -> str:
        """``value`` times the layer's weight, without its bias, which the node behind adds."""
        if self.precision == "fp32":
            return self._node("MatMul", [value, f"{name}.weight"], f"{name}.product")
        if f"{name}.smoothing" in self.arrays:
            value = self._node("Mul", [value, f"{name}.smoothing"], f"{name}.smoothed")
        scale = self._row_scale(name, value, after_gelu=after_gelu)
        integers = self._node("QuantizeLinear", [value, scale, "zeros"], f"{name}.integers", axis=0)
        inputs = [integers, f"{name}.weight", "one", f"{name}.scale", "zero"]
        product = self._node("MatMulIntegerToFloat", inputs, f"{name}.integer_product", CONTRIBUTED)
        column = self._node("Unsqueeze", [scale, "second"], f"{name}.column")
        return self._node("Mul", [product, column], f"{name}.product")

    def _row_scale(self, name: str, value: str, *, after_gelu: bool) -> str:
        """One scale a token, so that its largest activation becomes 127: ``[tokens]``."""
        if not after_gelu:
            value = self._node("Abs", [value], f"{name}.magnitudes")
        largest = self._node("ReduceMax", [value, "last"], f"{name}.largest", keepdims=0)
        scale = self._node("Mul", [largest, "per_level"], f"{name}.unbounded_scale")
        return self._node("Max", [scale, "gelu_scale" if after_gelu else "smallest_scale"], f"{name}.row_scale")

    def _add_constants(self) -> None:
        hidden = self.shape.hidden
        self._constant("rows.hidden", [-1, hidden], np.int64)
        self._node("Shape", ["embeddings"], "batch", start=0, end=2)
        for name, size in (("hidden", hidden), ("projected", 3 * hidden)):
            self._constant(f"size.{name}", [size], np.int64)
            self._node("Concat", ["batch", f"size.{name}"], f"batch.{name}", axis=0)
        if self.precision == "int8":
            self._constant("second", [1], np.int64)
            self._constant("last", [-1], np.int64)
            self._constant("one", 1, np.float32)
            self._constant("zero", ZERO, np.uint8)
            self._constant("per_level", 1 / 127, np.float32)
            self._constant("smallest_scale", SMALLEST_SCALE, np.float32)
            self._constant("gelu_scale", GELU_DEPTH / 127, np.float32)
            self._node("ReduceProd", ["batch"], "tokens", keepdims=1)
            self._node("Expand", ["zero", "tokens"], "zeros")

    def _constant(self, name: str, value: float | list[int], kind: type) -> None:
        self.constants.append(numpy_helper.from_array(np.array(value, kind), name))

    def _node(self, operator: str, inputs: Sequence[str], output: str, domain: str = "", **attributes: float) -> str:
        """A node with one result; returns the result's name."""
        node = helper.make_node(operator, inputs, [output], domain=domain)
        node.attribute.extend(helper.make_attribute(key, value) for key, value in attributes.items())
        self.nodes.append(node)
        return output


def _declared(name: str, array: np.ndarray) -> onnx.TensorProto:
    """An initializer without its data. ONNX Runtime insists on a location, which is never looked at."""
    declared = TensorProto(name=name, data_type=helper.np_dtype_to_tensor_dtype(array.dtype), dims=array.shape)
    declared.data_location = TensorProto.EXTERNAL
    declared.external_data.add(key="location", value="given-at-start")
    return declared


def graph(weights: Weights, precision: Precision) -> onnx.ModelProto:
    """The graph of that precision, as it ships."""
    return Encoder(weights.shape, initializers(weights, precision), precision).build()


def magnitudes(weights: Weights, tokenizer: Tokenizer) -> dict[str, np.ndarray]:
    """The largest absolute value of each input of the layers behind a norm, over the calibration texts."""
    norms = {"layer0.attention.in": "embedding.norm"}
    for number in range(weights.shape.layers):
        norms[f"layer{number}.feed.in"] = f"layer{number}.attention.norm"
        norms[f"layer{number + 1}.attention.in"] = f"layer{number}.feed.norm"
    del norms[f"layer{weights.shape.layers}.attention.in"]
    observed = graph(weights, "fp32")
    observed.graph.output.extend(
        helper.make_tensor_value_info(norm, TensorProto.FLOAT, ["rows", weights.shape.hidden])
        for norm in norms.values()
    )
    session = Session(observed.SerializeToString(), initializers(weights, "fp32"))
    table = EmbeddingTable(weights)
    largest = np.zeros((len(norms), weights.shape.hidden), np.float32)
    for text in calibration_texts():
        ids = [weights.vocabulary.start, *tokenizer.ids(text), weights.vocabulary.end]
        _, *outputs = session.run(table.rows(np.array([ids])))
        largest = np.maximum(largest, np.abs(outputs).max(axis=1))
    return dict(zip(norms, largest, strict=True))


def calibration_texts() -> Iterator[str]:
    """General text in both languages, as it is embedded."""
    for language in CALIBRATED:
        yield from (f"passage: {text}" for text in statements(language))
        yield from (f"query: {text}" for text in questions(language))


def main() -> None:
    weights = Weights()
    tokenizer = Tokenizer(weights.vocabulary)
    # In this order: the graph in 8 bits is made from the magnitudes, those and the reference from that in 32.
    largest: dict[str, Any] = magnitudes(weights, tokenizer)  # as savez_compressed's own keywords have other types
    np.savez_compressed(GRAPHS / MAGNITUDES_FILE, **largest)
    for precision in ("fp32", "int8"):
        (GRAPHS / f"{precision}.onnx").write_bytes(graph(weights, precision).SerializeToString(deterministic=True))
    vectors = Engine(weights, "fp32").embed([tokenizer.ids(text) for text in REFERENCE_TEXTS])
    np.save(GRAPHS / REFERENCE_FILE, vectors)
    for file in sorted(GRAPHS.iterdir()):
        print(f"{file.name}: {file.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
