"""What some models want to see before a text, to tell questions from passages. LangChain's classes add none of it.

Each row is from the card or the documentation of the model that is named above it, each looked up on 2026-11-22.
OpenAI's models, bge-m3 and gte-multilingual want none; nor do those of providers that take questions and passages apart
themselves (Cohere, Google). A model that is in no row gets none.
"""

import re
from dataclasses import dataclass

# What instruction-tuned models are told that a question is for; the words of the cards' own examples.
_TASK = "Given a web search query, retrieve relevant passages that answer the query"


@dataclass(frozen=True, slots=True)
class Prefixes:
    """What is put before a question and before a passage."""

    question: str = ""
    passage: str = ""


# By what the model's name has in it; the first that fits counts.
_FAMILIES: tuple[tuple[str, Prefixes], ...] = (
    # intfloat/multilingual-e5-large-instruct
    (r"\be5-.*instruct", Prefixes(f"Instruct: {_TASK}\nQuery: ")),
    # intfloat/multilingual-e5-base and its kin (Wang et al. 2024, arXiv:2402.05672)
    (r"\be5-", Prefixes("query: ", "passage: ")),
    # BAAI/bge-large-zh-v1.5, and the same without v1.5; bge-m3 and the "noinstruct" ones want none
    (r"\bbge-(small|base|large)-zh(?!.*noinstruct)", Prefixes("为这个句子生成表示以用于检索相关文章：")),
    # BAAI/bge-large-en-v1.5
    (
        r"\bbge-(small|base|large)(-en|\b)(?!-zh|.*noinstruct)",
        Prefixes("Represent this sentence for searching relevant passages: "),
    ),
    # mixedbread.com/docs: mxbai-embed-large-v1, mxbai-embed-2d-large-v1; of their smaller and German ones it says none
    (r"\bmxbai-embed-(2d-)?large", Prefixes("Represent this sentence for searching relevant passages: ")),
    # nomic-ai/nomic-embed-text-v1.5
    (r"\bnomic-embed-text", Prefixes("search_query: ", "search_document: ")),
    # Snowflake/snowflake-arctic-embed-l-v2.0, which Ollama calls snowflake-arctic-embed2
    (r"arctic-embed.*(v2|embed2)|arctic-embed2", Prefixes("query: ")),
    # Qwen/Qwen3-Embedding-0.6B, without a space behind the colon
    (r"\bqwen3-embedding", Prefixes(f"Instruct: {_TASK}\nQuery:")),
    # google/embeddinggemma-300m
    (r"\bembeddinggemma", Prefixes("task: search result | query: ", "title: none | text: ")),
)


def prefixes_of(model: str) -> Prefixes:
    """The prefixes that the model of that name wants, whoever serves it (``BAAI/bge-large-zh-v1.5``, ``bge-large``)."""
    name = model.lower()
    return next((prefixes for family, prefixes in _FAMILIES if re.search(family, name)), Prefixes())
