"""Public data as test sets, from a folder given to the benchmarks. Nothing of it is in the project."""

import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant import Assistant
from assistant.evaluation.items import Item, TestSet, read_test_set
from assistant.evaluation.running import Result, Run, ask_all, run_of
from assistant.reading import read_path
from assistant.settings import load_settings
from vectorstore.e5 import E5Embeddings
from vectorstore.text.language import detect_language
from vectorstore.types import NewArticle

if TYPE_CHECKING:
    from vectorstore.embedder import Vectors


@dataclass(frozen=True, slots=True)
class Question:
    """An item, whether weights may be fitted on it, and the only sources that may be searched, if not all."""

    item: Item
    fitted: bool
    among: frozenset[str] | None = None


class RememberingEmbedder(E5Embeddings):
    """The default embedder, which embeds no passage twice: the same ones are in many small libraries."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[str, Vectors] = {}

    def passages(self, texts: Sequence[str]) -> "Vectors":
        new = list(dict.fromkeys(text for text in texts if text not in self._kept))
        if new:
            self._kept |= dict(zip(new, super().passages(new), strict=True))
        return np.array([self._kept[text] for text in texts], dtype=np.float32).reshape(len(texts), self.dimension)


def xquad(folder: Path) -> tuple[list[NewArticle], list[Question]]:
    """XQuAD, every paragraph once, in blocks of five in turn in English and Chinese; all questions in both.

    An item's type tells whether its paragraph is in the question's language: "same" or "other". Questions of
    paragraphs 0–119 may be fitted on, those of 120–239 are to be reported.
    """
    paragraphs = {
        language: [
            paragraph
            for article in json.loads((folder / "xquad" / f"{language}.json").read_text("utf-8"))["data"]
            for paragraph in article["paragraphs"]
        ]
        for language in ("en", "zh")
    }
    articles, questions = [], []
    for index in range(len(paragraphs["en"])):
        held = "en" if (index // 5) % 2 == 0 else "zh"
        source = f"xquad-{index}"
        context = paragraphs[held][index]["context"]
        articles.append(NewArticle(text=context, source=source, title=context[:30]))
        for asked in ("en", "zh"):
            pairs = zip(paragraphs[asked][index]["qas"], paragraphs[held][index]["qas"], strict=True)
            for number, (question, answer) in enumerate(pairs):
                item = Item(
                    id=f"{index}-{number}-{asked}",
                    question=question["question"],
                    lang=asked,
                    type="same" if asked == held else "other",
                    answers=tuple(each["text"] for each in (*answer["answers"], *question["answers"])),
                    sources=(source,),
                )
                questions.append(Question(item, index < 120))
    return articles, questions


def rgb(folder: Path, language: str, limit: int) -> tuple[list[NewArticle], list[Question]]:
    """``limit`` questions of RGB, each twice: over all its passages, and over those that do not answer it.

    The second (type "rejection") must be declined. Every other question may be fitted on.
    """
    lines = (folder / "rgb" / f"{language}.jsonl").read_text("utf-8").splitlines()[:limit]
    sources: dict[str, str] = {}
    questions = []
    for number, record in enumerate(map(json.loads, lines)):
        held = {kind: [text for text in record[kind] if text.strip()] for kind in ("positive", "negative")}
        for text in [*held["positive"], *held["negative"]]:
            sources.setdefault(text, f"rgb-{language}-{len(sources)}")
        stated = record["answer"] if isinstance(record["answer"], list) else [record["answer"]]
        groups = [[each] if isinstance(each, str) else each for each in stated]
        positive = [sources[text] for text in held["positive"]]
        negative = frozenset(sources[text] for text in held["negative"]) - frozenset(positive)
        answering = Item(
            id=f"{number}-answering",
            question=record["query"],
            lang=language,
            type="answering",
            must_all=True,
            answers_all=tuple(group[0] for group in groups),
            answers_all_alt=tuple(tuple(group[1:]) for group in groups),
            sources=tuple(dict.fromkeys(positive)),
        )
        rejection = Item(id=f"{number}-rejection", question=record["query"], lang=language, type="rejection")
        questions.append(Question(answering, number % 2 == 0, negative | frozenset(positive)))
        questions.append(Question(rejection, number % 2 == 0, negative))
    return [NewArticle(text=text, source=source, title="") for text, source in sources.items()], questions


def sample() -> tuple[list[NewArticle], list[Question]]:
    """The sample library and the questions of the shipped test set that need no conversation before them.

    Their type is "same" or "other", as in ``xquad``; near misses have the type of their own.
    """
    with as_file(files("assistant") / "sample") as folder:
        articles = [read_path(path, source=path.name) for path in sorted(folder.glob("*.md"))]
    language = {article.source: detect_language(article.text) for article in articles}
    questions = []
    for item in read_test_set("sample").items:
        if not item.history:
            same = not item.sources or item.language in {language[source] for source in item.sources}
            questions.append(Question(item.model_copy(update={"type": "same" if same else "other"}), fitted=True))
    return articles, questions


@contextmanager
def assistant_over(articles: Sequence[NewArticle], embedder: E5Embeddings, *, passages: int) -> Iterator[Assistant]:
    """An assistant without a model over a library of ``articles`` alone, searched exactly."""
    with tempfile.TemporaryDirectory() as home:
        settings = load_settings(home=Path(home), passages=passages)
        with Assistant.open(settings=settings, embedder=embedder) as assistant:
            with assistant.library.writing() as writer:
                for first in range(0, len(articles), 64):
                    writer.add(articles[first : first + 64])
            yield assistant


def asked(name: str, assistant: Assistant, items: Sequence[Item]) -> tuple[Run, list[Result]]:
    """The run and the results of ``items``, as ``newscite eval`` has them."""
    test_set = TestSet(name, tuple(items))
    with tempfile.TemporaryDirectory() as out:
        return run_of(test_set, assistant), ask_all(test_set, assistant, Path(out))


def drawn(questions: Sequence[Question], count: int) -> list[Question]:
    """``count`` of ``questions``, the same ones each time; all when there are fewer."""
    return random.Random(2).sample(list(questions), min(count, len(questions)))
