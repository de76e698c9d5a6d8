"""Measure search side by side with the retrieval of LangChain, LlamaIndex and Haystack.

    python -m venv peers
    peers/bin/pip install -r requirements.lock -r benchmarks/peers-requirements.txt
    peers/bin/pip install --no-deps -e .
    peers/bin/python benchmarks/peers.py PUBLIC_DATA [--set xquad|rgb-en|rgb-zh|sample …] [--questions 300]

All get the same articles and embed with our default embedder, passages as passages and questions as questions; all
else is as their own documentation starts. Sets: XQuAD with half of its paragraphs in each language (questions on
paragraphs 120 to 239); RGB's news, all passages of a file, where any that answers is a hit; the sample articles with
the shipped test set. Each returns its first 10 passages; a copy of an article counts as that article, for all. Printed
as Markdown, by the measures of ``newscite eval``: recall, MRR, what ours has more than each (mean of the differences
question by question, 95 % bootstrap interval), and the median milliseconds, with embedding the question and beyond.
"""

import argparse
import os
import platform
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

# Nobody is told that this runs: some of the peers read these when they are imported.
os.environ.update(
    HAYSTACK_TELEMETRY_ENABLED="False",
    ANONYMIZED_TELEMETRY="False",
    LANGSMITH_TRACING="false",
    LANGCHAIN_TRACING_V2="false",
)

import numpy as np
import rjieba
from haystack import Document, Pipeline, component
from haystack.components.joiners import DocumentJoiner
from haystack.components.preprocessors import DocumentSplitter
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore
from langchain_chroma import Chroma
from langchain_classic.retrievers import EnsembleRetriever
from langchain_community.retrievers import BM25Retriever
from langchain_core.retrievers import BaseRetriever
from langchain_text_splitters import RecursiveCharacterTextSplitter
from llama_index.core import Document as LlamaIndexDocument
from llama_index.core import VectorStoreIndex
from llama_index.core.embeddings import BaseEmbedding
from numpy.typing import NDArray
from public_data import Question, RememberingEmbedder, assistant_over, drawn, rgb, sample, xquad

from assistant import Assistant
from assistant.evaluation.items import SAMPLE, Item, read_test_set
from assistant.evaluation.ranking import Ranking, rank
from assistant.evaluation.summary import figure
from vectorstore.library import Library
from vectorstore.types import NewArticle

SETS = ("xquad", "rgb-en", "rgb-zh", "sample")
PACKAGES = (
    "newscite langchain-chroma langchain-classic langchain-community langchain-text-splitters rank-bm25 chromadb "
    "llama-index-core haystack-ai"
).split()
LABELS = {"any_1": "recall@1", "any_5": "recall@5", "all_5": "recall@5 of all", "mrr": "MRR"}
OURS = "NewsCite"
# Passages that each returns.
DEPTH = 10

# From a question to the sources of the passages that are found, best first.
Search = Callable[[str], list[str]]


class TimedEmbedder(RememberingEmbedder):
    """The embedder of all; ``seconds`` is what embedding questions has taken."""

    seconds = 0.0

    def questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        started = time.perf_counter()
        vectors = super().questions(texts)
        self.seconds += time.perf_counter() - started
        return vectors


@dataclass(frozen=True, slots=True)
class Task:
    """Articles and questions, with the measures that tell something about them."""

    name: str
    articles: list[NewArticle]
    items: list[Item]
    measures: list[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one question went: ``ms`` with embedding it, ``beyond`` without."""

    type: str
    ranking: Ranking
    ms: float
    beyond: float


def load(name: str, data: Path, count: int) -> Task:
    measures = ["any_1", "any_5", "all_5", "mrr"] if name == "sample" else ["any_1", "any_5", "mrr"]
    if name == "xquad":
        articles, questions = xquad(data)
        questions = [question for question in questions if not question.fitted]
    elif name == "sample":
        articles, _ = sample()
        questions = [Question(item, fitted=True) for item in read_test_set(SAMPLE).items if not item.history]
    else:
        articles, questions = rgb(data, name.removeprefix("rgb-"), limit=10_000)
    questions = drawn([question for question in questions if question.item.sources], count)
    return Task(name, articles, [question.item for question in questions], measures)


def whole_text(article: NewArticle) -> str:
    """What a file of the article says: its title and date too, as our passages have them."""
    title = "" if article.text.startswith(article.title) else article.title
    return "\n".join(part for part in (title, article.date, article.text) if part)


def langchain(task: Task, embedder: TimedEmbedder) -> dict[str, Search]:
    """The tutorial on retrieval; and that with BM25, whose words are what stands between spaces, or else jieba's."""
    texts, sources = [whole_text(each) for each in task.articles], [{"source": each.source} for each in task.articles]
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200, add_start_index=True)
    passages = splitter.create_documents(texts, sources)
    store = Chroma.from_documents(passages, embedder, collection_name=task.name)
    dense = store.as_retriever(search_kwargs={"k": DEPTH})
    by_space = BM25Retriever.from_documents(passages, k=DEPTH)
    by_jieba = BM25Retriever.from_documents(passages, k=DEPTH, preprocess_func=rjieba.cut)
    return {
        "LangChain: Chroma": searching(dense),
        "LangChain: Chroma + BM25": fused(by_space, dense),
        "LangChain: Chroma + BM25 of jieba's words": fused(by_jieba, dense),
    }


def searching(retriever: BaseRetriever) -> Search:
    """Search with a retriever of LangChain's."""

    def search(question: str) -> list[str]:
        return [document.metadata["source"] for document in retriever.invoke(question)[:DEPTH]]

    return search


def fused(words: BaseRetriever, dense: BaseRetriever) -> Search:
    return searching(EnsembleRetriever(retrievers=[words, dense], weights=[0.5, 0.5]))


class LlamaIndexEmbedding(BaseEmbedding):
    """Our embedder as LlamaIndex's."""

    _embedder: TimedEmbedder

    def __init__(self, embedder: TimedEmbedder) -> None:
        super().__init__(model_name=embedder.name)
        self._embedder = embedder

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._embedder.embed_query(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._embedder.embed_query(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._embedder.embed_documents([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return self._embedder.embed_documents(texts)


def llama_index(task: Task, embedder: TimedEmbedder) -> dict[str, Search]:
    """The starter tutorial: a vector index in memory, by default of SentenceSplitter's passages of 1,024 tokens."""
    documents = [LlamaIndexDocument(text=whole_text(each), id_=each.source) for each in task.articles]
    index = VectorStoreIndex.from_documents(documents, embed_model=LlamaIndexEmbedding(embedder))
    retriever = index.as_retriever(similarity_top_k=DEPTH)

    def search(question: str) -> list[str]:
        return [str(found.node.ref_doc_id) for found in retriever.retrieve(question)]

    return {"LlamaIndex: vector index": search}


@component
class HaystackEmbedder:
    """Our embedder as Haystack's for questions."""

    def __init__(self, embedder: TimedEmbedder) -> None:
        self._embedder = embedder

    @component.output_types(embedding=list[float])
    def run(self, text: str) -> dict[str, list[float]]:
        return {"embedding": self._embedder.embed_query(text)}


def haystack(task: Task, embedder: TimedEmbedder) -> dict[str, Search]:
    """The tutorial on hybrid retrieval; ranks are joined where it has a model for that. Han characters are words."""
    documents = [Document(content=whole_text(each), meta={"source": each.source}) for each in task.articles]
    splitter = DocumentSplitter(split_by="word", split_length=512, split_overlap=32)
    passages = splitter.run(documents=documents)["documents"]
    vectors = embedder.embed_documents([passage.content or "" for passage in passages])
    store = InMemoryDocumentStore()
    store.write_documents([replace(each, embedding=vector) for each, vector in zip(passages, vectors, strict=True)])
    pipeline = Pipeline()
    pipeline.add_component("embedder", HaystackEmbedder(embedder))
    pipeline.add_component("dense", InMemoryEmbeddingRetriever(store, top_k=DEPTH))
    pipeline.add_component("bm25", InMemoryBM25Retriever(store, top_k=DEPTH))
    pipeline.add_component("joiner", DocumentJoiner(join_mode="reciprocal_rank_fusion"))
    pipeline.connect("embedder.embedding", "dense.query_embedding")
    pipeline.connect("dense", "joiner")
    pipeline.connect("bm25", "joiner")

    def search(question: str) -> list[str]:
        found = pipeline.run({"embedder": {"text": question}, "bm25": {"query": question}})
        return [document.meta["source"] for document in found["joiner"]["documents"][:DEPTH]]

    return {"Haystack: embeddings + BM25": search}


def ours(assistant: Assistant) -> dict[str, Search]:
    """The library's own search, with the index that adding files leaves."""
    with assistant.library.writing() as writer:
        writer.renew_index(always=True)
    return {OURS: searching(assistant.as_retriever(limit=DEPTH))}


def stories(library: Library) -> dict[str, str]:
    """For the source of each copy that the library keeps apart, that of the article which answers for it."""
    return {copy.source: article.source for article in library.articles() for copy in library.copies(article.id)}


def ask(
    searches: Mapping[str, Search], items: Sequence[Item], embedder: TimedEmbedder, story: Mapping[str, str]
) -> dict[str, list[Outcome]]:
    """Every question to each in turn, so that what else the machine does meets all of them."""
    outcomes: dict[str, list[Outcome]] = {name: [] for name in searches}
    for item in items:
        wanted = {story.get(source, source) for source in item.sources}
        for name, search in searches.items():
            before, started = embedder.seconds, time.perf_counter()
            found = search(item.question)
            seconds = time.perf_counter() - started
            beyond = seconds - (embedder.seconds - before)
            told = [story.get(source, source) for source in found]
            ranking = rank([source if source in wanted else None for source in told], sorted(wanted))
            outcomes[name].append(Outcome(item.type, ranking, 1000 * seconds, 1000 * beyond))
    return outcomes


def table(measures: Sequence[str], outcomes: Mapping[str, Sequence[Outcome]]) -> str:
    compared = [measure for measure in measures if measure != "any_1"]
    heads = [LABELS[name] for name in measures] + [f"ours − it: {LABELS[name]}" for name in compared]
    rows = [["", *heads, "ms", "ms beyond embedding"], ["---"] + ["---:"] * (len(heads) + 2)]
    for name, own in outcomes.items():
        values = [f"{np.mean([getattr(one.ranking, measure) for one in own]):.3f}" for measure in measures]
        gains = ["–" if name == OURS else gain(measure, outcomes[OURS], own) for measure in compared]
        times = [f"{np.median([one.ms for one in own]):.1f}", f"{np.median([one.beyond for one in own]):.1f}"]
        rows.append([name, *values, *gains, *times])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def gain(measure: str, own: Sequence[Outcome], other: Sequence[Outcome]) -> str:
    """The mean of what ``own`` scores more than ``other``, question by question, and its interval."""
    more = figure([getattr(a.ranking, measure) - getattr(b.ranking, measure) for a, b in zip(own, other, strict=True)])
    return f"{more.value:+.3f} ({more.low:+.3f} to {more.high:+.3f})"


def measure_task(task: Task, embedder: TimedEmbedder) -> None:
    with assistant_over(task.articles, embedder, passages=DEPTH) as assistant:
        searches = langchain(task, embedder) | llama_index(task, embedder) | haystack(task, embedder) | ours(assistant)
        outcomes = ask(searches, task.items, embedder, stories(assistant.library))
    kinds = list(dict.fromkeys(item.type for item in task.items))
    for kind in ["all", *(kinds if len(kinds) > 1 else [])]:
        of_kind = {name: [one for one in own if kind in ("all", one.type)] for name, own in outcomes.items()}
        print(f"\n{task.name}, {kind}: {len(of_kind[OURS])} questions, {len(task.articles)} articles\n")
        print(table(task.measures, of_kind), flush=True)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--set", action="append", choices=SETS)
    arguments.add_argument("--questions", type=int, default=300)
    given = arguments.parse_args()
    embedder = TimedEmbedder()
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    machine = f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors"
    print(f"{datetime.now(UTC):%Y-%m-%d}; {machine}; {versions}; {embedder.name} in {embedder.precision}")
    for name in given.set or SETS:
        measure_task(load(name, given.data, given.questions), embedder)


if __name__ == "__main__":
    main()
