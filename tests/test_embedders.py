"""Other embedders than the default one: by name or as objects of LangChain's, and every way in which they can fail."""

import importlib
import socket
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from embedding_server import MODEL, serving
from hash_embedder import HashEmbedder
from langchain_core.embeddings import Embeddings

from assistant import Assistant
from assistant.embedders import open_embedder
from assistant.settings import BUILT_IN_EMBEDDER, load_settings
from vectorstore.e5 import E5Embeddings
from vectorstore.errors import EmbedderUnavailable
from vectorstore.plugged import BATCH, PluggedEmbedder
from vectorstore.plugged.errors import (
    EmbedderAnswerUnreadable,
    EmbedderBusy,
    EmbedderCreditUsedUp,
    EmbedderFailed,
    EmbedderKeyRefused,
    EmbedderModelUnknown,
    EmbedderPackageMissing,
    EmbedderProviderUnknown,
    EmbedderTooSlow,
    EmbedderUnreachable,
    VectorIsZero,
    VectorsMisshapen,
    VectorsNotFinite,
)
from vectorstore.plugged.prefixes import Prefixes, prefixes_of
from vectorstore.text.sentences import split_sentences
from vectorstore.types import NewArticle

SECRET = "sk-do-not-tell-0123456789"
NAME = f"openai:{MODEL}"
TEXTS = ["The first prize went to Guo Wei.", "两家医院签署了合作协议。", "A third text."]
SAMPLE = Path(__file__).parents[1] / "assistant" / "sample"


class Fake(Embeddings):
    """An embedder of LangChain's over the hash embedder; ``spoil`` changes what it gives."""

    model = "fake-1"

    def __init__(self, salt="", spoil=lambda vectors: vectors, question=""):
        self._embedder = HashEmbedder(salt)
        self._spoil = spoil
        self._question = question
        self.calls = []

    def embed_documents(self, texts):
        self.calls.append(len(texts))
        return self._spoil([(3 * vector).tolist() for vector in self._embedder.passages(texts)])

    def embed_query(self, text):
        return self.embed_documents([self._question + text])[0]


@pytest.fixture
def server():
    with serving() as server:
        yield server


@pytest.fixture
def pauses(monkeypatch):
    """The pauses between tries, which are not waited."""
    waited = []
    monkeypatch.setattr("vectorstore.plugged.time.sleep", waited.append)
    return waited


@pytest.fixture
def named(server):
    """The embedder of the server, by name."""
    return open_embedder(load_settings(embedder=NAME, embedder_base_url=server.url, embedder_api_key=SECRET))


def raised(embedder, kind):
    """The error that embedding ends with, after a look that it is one clear sentence in both languages."""
    with pytest.raises(EmbedderUnavailable) as caught:
        embedder.passages(TEXTS)
    assert type(caught.value) is kind, caught.value
    for words in (caught.value.message("en"), caught.value.message("zh")):
        assert embedder.name in words
        assert SECRET not in words
    return caught.value


# Objects of LangChain's


def test_vectors_are_float32_of_length_one_and_texts_go_in_batches():
    fake = Fake()
    embedder = PluggedEmbedder.of(fake)
    texts = [f"text {number}" for number in range(2 * BATCH + 1)]
    vectors = embedder.passages(texts)
    assert (vectors.dtype, vectors.shape) == (np.float32, (len(texts), 64))
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    assert np.allclose(vectors, HashEmbedder().passages(texts), atol=1e-6)
    assert fake.calls == [BATCH, BATCH, 1]
    assert embedder.dimension == 64
    assert embedder.passages([]).shape == (0, 64)


def test_the_name_says_class_and_model():
    assert PluggedEmbedder.of(Fake()).name == "Fake:fake-1"

    class Nameless(Fake):
        model = None

    assert PluggedEmbedder.of(Nameless()).name == "Nameless"


def test_many_questions_go_together_where_a_question_is_embedded_as_a_passage_is():
    fake, apart = Fake(), Fake(question="as a question: ")
    questions = [f"Question {number}?" for number in range(100)]
    assert np.allclose(PluggedEmbedder.of(fake).questions(questions), HashEmbedder().passages(questions), atol=1e-6)
    assert fake.calls == [1, 1, BATCH, 100 - BATCH]
    marked = HashEmbedder().passages([f"as a question: {question}" for question in questions])
    assert np.allclose(PluggedEmbedder.of(apart).questions(questions), marked, atol=1e-6)


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (lambda vectors: vectors[:-1], VectorsMisshapen),
        (lambda vectors: [*vectors[:-1], vectors[-1][:-1]], VectorsMisshapen),
        (lambda vectors: vectors[0], VectorsMisshapen),
        (lambda vectors: [[] for _ in vectors], VectorsMisshapen),
        (lambda vectors: [], VectorsMisshapen),
        (lambda vectors: [["a"] * 64 for _ in vectors], VectorsMisshapen),
        (lambda vectors: [*vectors[:-1], [float("nan")] * 64], VectorsNotFinite),
        (lambda vectors: [[float("inf")] * 64, *vectors[1:]], VectorsNotFinite),
        (lambda vectors: [[None] * 64, *vectors[1:]], VectorsNotFinite),
        (lambda vectors: [*vectors[:-1], [0.0] * 64], VectorIsZero),
    ],
)
def test_vectors_that_cannot_be_compared_are_refused(spoil, kind, pauses):
    raised(PluggedEmbedder.of(Fake(spoil=spoil)), kind)
    assert not pauses


def test_the_text_of_a_vector_of_zeros_is_told():
    error = raised(PluggedEmbedder.of(Fake(spoil=lambda vectors: [*vectors[:-1], [0.0] * 64])), VectorIsZero)
    assert "A third text." in str(error)


def test_vectors_may_not_change_their_length():
    fake = Fake()
    embedder = PluggedEmbedder.of(fake)
    embedder.passages(TEXTS)
    fake._spoil = lambda vectors: [vector[:32] for vector in vectors]
    assert "(3, 32)" in str(raised(embedder, VectorsMisshapen))


def test_an_object_is_used_as_it_is_and_ours_too(home):
    fake = Fake()
    with Assistant.open(home, embedder=fake) as assistant:
        with assistant.library.writing() as writer:
            writer.add([NewArticle(TEXTS[0], "first", "A prize")])
        assert assistant.library.search("first prize")[0].article.source == "first"
        assert assistant.library.status().embedder == "Fake:fake-1"
    ours = HashEmbedder()
    assert open_embedder(load_settings(), ours) is ours


def test_opening_and_looking_at_an_empty_library_asks_no_embedder(home, server):
    settings = load_settings(home=home, embedder=NAME, embedder_base_url=server.url)
    with Assistant.open(settings=settings) as assistant:
        assert assistant.library.status().embedder == NAME
        assert assistant.library.status().dimension == 0
    assert not server.requests


# Prefixes and tokens


@pytest.mark.parametrize(
    ("model", "question", "passage"),
    [
        ("intfloat/multilingual-e5-base", "query: ", "passage: "),
        ("jeffh/intfloat-multilingual-e5-large:f16", "query: ", "passage: "),
        ("BAAI/bge-large-zh-v1.5", "为这个句子生成表示以用于检索相关文章：", ""),
        ("bge-large:335m", "Represent this sentence for searching relevant passages: ", ""),
        ("BAAI/bge-small-en-v1.5", "Represent this sentence for searching relevant passages: ", ""),
        ("BAAI/bge-large-zh-noinstruct", "", ""),
        ("mixedbread-ai/mxbai-embed-large-v1", "Represent this sentence for searching relevant passages: ", ""),
        ("mixedbread-ai/mxbai-embed-xsmall-v1", "", ""),
        ("nomic-embed-text:latest", "search_query: ", "search_document: "),
        ("snowflake-arctic-embed2", "query: ", ""),
        ("embeddinggemma:300m", "task: search result | query: ", "title: none | text: "),
        ("bge-m3", "", ""),
        ("BAAI/bge-m3", "", ""),
        ("text-embedding-3-small", "", ""),
        ("someone/tree5-model", "", ""),
    ],
)
def test_models_get_the_prefixes_of_their_cards(model, question, passage):
    assert prefixes_of(model) == Prefixes(question, passage)


@pytest.mark.parametrize("model", ["intfloat/multilingual-e5-large-instruct", "qwen3-embedding:0.6b"])
def test_instructed_models_get_an_instruction_before_questions_only(model):
    prefixes = prefixes_of(model)
    assert prefixes.question.startswith("Instruct: ") and "\nQuery:" in prefixes.question
    assert prefixes.passage == ""


def test_prefixes_stand_before_what_is_sent():
    embedder = PluggedEmbedder("x:e5-base", Fake, prefixes=Prefixes("query: ", "passage: "))
    assert np.allclose(embedder.passages(["a"]), HashEmbedder().passages(["passage: a"]), atol=1e-6)
    assert np.allclose(embedder.questions(["a"]), HashEmbedder().passages(["query: a"]), atol=1e-6)


def test_tokens_are_counted_nearly_as_by_the_default_embedder_and_without_loading_anything():
    def never():
        pytest.fail("the embedder was made")

    ours, plugged = E5Embeddings(), PluggedEmbedder("x:y", never)
    for path in SAMPLE.glob("*.md"):
        text = path.read_text(encoding="utf-8")
        sentences = [text[span.start : span.end] for span in split_sentences(text)]
        assert sum(plugged.count_tokens(sentences)) == pytest.approx(sum(ours.count_tokens(sentences)), rel=0.2)
    assert plugged.count_tokens(["", "a", "中"]) == [0, 1, 1]


# By name


def test_the_built_in_one_is_the_default_and_is_called_as_the_setting_calls_it():
    assert open_embedder(load_settings()).name == BUILT_IN_EMBEDDER == E5Embeddings.name


def test_a_server_that_speaks_openais_protocol(named, server):
    vectors = named.passages(TEXTS)
    assert np.allclose(vectors, HashEmbedder().passages(TEXTS), atol=1e-6)
    assert [len(body["input"]) for body in server.requests] == [3]
    assert named.questions(TEXTS[:1]).shape == (1, 64)
    assert set(server.keys) == {SECRET}


def test_the_settings_of_the_language_model_serve_for_embeddings_too(server):
    settings = load_settings(embedder=NAME, openai_base_url=server.url, openai_api_key=SECRET)
    open_embedder(settings).passages(TEXTS)
    assert server.keys == [SECRET]


def test_a_key_is_only_sent_where_it_belongs(server, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    open_embedder(load_settings(embedder=NAME, embedder_base_url=server.url)).passages(TEXTS)
    assert server.keys == ["none"]
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    made = open_embedder(load_settings(embedder=NAME, embedder_api_key="sk-another-0123456789"))._embeddings.get()
    assert made.openai_api_base == "https://api.openai.com/v1"


# Failures


@pytest.mark.parametrize(
    ("status", "body", "kind", "tries"),
    [
        (401, {"error": {"message": f"Incorrect API key provided: {SECRET}"}}, EmbedderKeyRefused, 1),
        (403, {"error": {"message": "no"}}, EmbedderKeyRefused, 1),
        (404, {"error": {"message": "no such model"}}, EmbedderModelUnknown, 1),
        (429, {"error": {"message": "slow down"}}, EmbedderBusy, 4),
        (429, {"error": {"message": "no money", "code": "insufficient_quota"}}, EmbedderCreditUsedUp, 1),
        (500, {"error": {"message": "oh"}}, EmbedderBusy, 4),
        (400, {"error": {"message": f"What is {SECRET}?"}}, EmbedderFailed, 1),
        (200, "<html>Welcome</html>", EmbedderAnswerUnreadable, 1),
        (200, {}, EmbedderAnswerUnreadable, 1),
        (200, {"data": [{"vector": [1]}]}, VectorsMisshapen, 1),
    ],
)
def test_what_a_server_refuses_is_told_and_tried_again_where_that_may_help(
    named, server, pauses, status, body, kind, tries
):
    server.failures = [(status, body)] * 10
    raised(named, kind)
    assert len(server.requests) == tries == len(pauses) + 1


def test_an_unknown_model_is_told(server, pauses):
    settings = load_settings(embedder="openai:another", embedder_base_url=server.url)
    assert "NEWSCITE_EMBEDDER_BASE_URL" in str(raised(open_embedder(settings), EmbedderModelUnknown))


def test_a_server_that_recovers_is_heard(named, server, pauses):
    server.failures = [(503, {"error": {"message": "starting"}}), (429, {"error": {"message": "slow down"}})]
    assert named.passages(TEXTS).shape == (3, 64)
    assert len(pauses) == 2


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (lambda vectors: vectors[:-1], VectorsMisshapen),
        (lambda vectors: [*vectors[:-1], [float("nan")] * 64], VectorsNotFinite),
        (lambda vectors: [[0.0] * 64] * 3, VectorIsZero),
        (lambda vectors: [None] * 3, VectorsMisshapen),
    ],
)
def test_useless_vectors_of_a_server_are_refused(named, server, spoil, kind, pauses):
    server.spoil = spoil
    raised(named, kind)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_a_server_that_is_not_there_is_told(pauses):
    address = f"http://127.0.0.1:{free_port()}/v1"
    raised(open_embedder(load_settings(embedder=NAME, embedder_base_url=address)), EmbedderUnreachable)
    assert len(pauses) == 2


def test_a_server_that_never_answers_is_told(pauses, monkeypatch):
    monkeypatch.setattr("assistant.embedders._SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/v1"
        raised(open_embedder(load_settings(embedder=NAME, embedder_base_url=address)), EmbedderTooSlow)


@pytest.mark.parametrize(
    ("name", "install"),
    [
        ("ollama:bge-m3", "newscite[ollama]"),
        ("huggingface:intfloat/multilingual-e5-base", "newscite[huggingface]"),
        ("cohere:embed-v4.0", "langchain-cohere"),
        ("google_genai:gemini-embedding-001", "newscite[google-genai]"),
        ("bedrock:amazon.titan-embed-text-v2", "langchain-aws"),
    ],
)
def test_a_missing_package_is_named(name, install, monkeypatch):
    real = importlib.import_module

    def without(module, *rest):
        if module.startswith("langchain_"):
            raise ImportError(module)
        return real(module, *rest)

    monkeypatch.setattr("importlib.import_module", without)
    assert f"pip install '{install}'" in str(
        raised(open_embedder(load_settings(embedder=name)), EmbedderPackageMissing)
    )


def test_an_unknown_provider_is_told():
    raised(open_embedder(load_settings(embedder="nobody:model")), EmbedderProviderUnknown)


def test_no_key_of_the_environment_is_repeated(monkeypatch, pauses):
    monkeypatch.setenv("COHERE_API_KEY", SECRET)

    def failing(vectors):
        raise RuntimeError(f"https://me:word@example.org says:\n {SECRET} is {'long ' * 200}")

    words = str(raised(PluggedEmbedder.of(Fake(spoil=failing)), EmbedderFailed))
    assert "https://example.org says: … is long" in words
    assert len(words) < 400


class Ollama(Embeddings):
    """Fails as langchain-ollama does: with the builtin error, or its own of a status."""

    def __init__(self, error):
        self.error = error

    def embed_documents(self, texts):
        raise self.error

    def embed_query(self, text):
        raise self.error


class ResponseError(Exception):
    def __init__(self, status_code):
        super().__init__('model "bge-m3" not found, try pulling it first')
        self.status_code = status_code


class RepositoryNotFoundError(OSError):
    status_code = 401


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (ConnectionError("Failed to connect to Ollama."), EmbedderUnreachable),
        (ResponseError(404), EmbedderModelUnknown),
        (RepositoryNotFoundError("401 Client Error"), EmbedderModelUnknown),
        (TimeoutError(), EmbedderTooSlow),
        (OSError("not a valid model identifier"), EmbedderFailed),
    ],
)
def test_errors_of_other_packages_are_told_apart(error, kind, pauses):
    raised(PluggedEmbedder.of(Ollama(error)), kind)


def test_an_interrupt_passes(pauses):
    with pytest.raises(KeyboardInterrupt):
        PluggedEmbedder.of(Ollama(KeyboardInterrupt())).passages(TEXTS)


def test_nothing_heavy_is_imported_for_a_name():
    code = (
        "import sys; from assistant.embedders import open_embedder; from assistant.settings import load_settings\n"
        "open_embedder(load_settings(embedder='openai:x')); open_embedder(load_settings())\n"
        "print({'langchain', 'langchain_core', 'langchain_openai', 'openai', 'onnxruntime'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_threads_make_one(monkeypatch):
    made = []

    def make():
        made.append(Fake())
        return made[-1]

    embedder = PluggedEmbedder("x:y", make)
    threads = [threading.Thread(target=embedder.passages, args=(TEXTS,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
