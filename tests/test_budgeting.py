"""How many passages fit, without the network."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import budgeting
from assistant.budgeting import estimated_tokens, token_counter, within_budget


@given(st.lists(st.text(max_size=50), max_size=8), st.integers(1, 100))
def test_the_first_that_fit_are_given_and_one_at_least(texts, most):
    kept = within_budget(texts, "ollama:some", most)
    assert kept <= len(texts)
    assert kept >= bool(texts)
    if kept > 1:
        assert sum(map(estimated_tokens, texts[:kept])) <= most
    if kept < len(texts):
        assert sum(map(estimated_tokens, texts[: kept + 1])) > most


def test_han_characters_weigh_more_than_letters():
    assert estimated_tokens("医院") == 2
    assert estimated_tokens("hospital") == 3


@pytest.fixture
def encodings(tmp_path, monkeypatch):
    budgeting._tiktoken.cache_clear()
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    yield tmp_path
    budgeting._tiktoken.cache_clear()


@pytest.mark.parametrize(
    "model", ["openai:gpt-5-mini", "openai:qwen3:8b", "openai:?", "anthropic:claude-x", "Scripted"]
)
def test_without_the_encoding_at_hand_tokens_are_estimated(encodings, model):
    assert token_counter(model) is estimated_tokens
    assert list(encodings.iterdir()) == []


def test_an_encoding_that_is_not_whole_is_neither_used_nor_replaced(encodings):
    address = budgeting._ADDRESS.format(name="o200k_base")
    kept = encodings / hashlib.sha1(address.encode()).hexdigest()
    kept.write_bytes(b"cut short")
    assert token_counter("openai:gpt-5-mini") is estimated_tokens
    assert kept.read_bytes() == b"cut short"


def test_an_encoding_at_hand_is_used(encodings, monkeypatch):
    import tiktoken

    content = b"".join(b"%s %d\n" % (byte, n) for n, byte in enumerate([b"YQ==", b"Yg==", b"YWI="]))
    address = budgeting._ADDRESS.format(name="o200k_base")
    (encodings / hashlib.sha1(address.encode()).hexdigest()).write_bytes(content)
    monkeypatch.setitem(budgeting._ENCODINGS, "o200k_base", hashlib.sha256(content).hexdigest())

    class Encoding:
        def encode_ordinary(self, text):
            return list(text[::2])

    monkeypatch.setattr(tiktoken, "get_encoding", lambda name: Encoding())
    assert token_counter("openai:gpt-5-mini")("abcd") == 2


def test_the_addresses_and_digests_are_tiktokens():
    import inspect

    from tiktoken_ext import openai_public

    source = inspect.getsource(openai_public)
    for name, digest in budgeting._ENCODINGS.items():
        assert budgeting._ADDRESS.format(name=name) in source
        assert digest in source
