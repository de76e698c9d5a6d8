"""Load the public data that benchmarks measure with, from a folder given to them. Nothing of it is in the project."""

import json
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from assistant.reading import read_path
from vectorstore.types import NewArticle

SAMPLE_QUESTIONS = Path(__file__).parent / "data" / "sample_questions.jsonl"


@dataclass(frozen=True, slots=True)
class Item:
    """A question over a set of articles.

    ``gold`` are the sources that answer it, ``answers`` alternatives of what they say; both are empty when it must be
    declined. With ``among``, only those sources may be searched.
    """

    question: str
    answers: tuple[tuple[str, ...], ...]
    gold: frozenset[str]
    kind: str
    fitted: bool
    among: frozenset[str] | None = None

    def answered_by(self, source: str, text: str) -> bool:
        """Whether ``text`` of ``source`` says one of the answers' alternatives for at least one answer."""
        folded = text.casefold()
        return source in self.gold and any(any(one.casefold() in folded for one in each) for each in self.answers)


def xquad(folder: Path) -> tuple[list[NewArticle], list[Item]]:
    """XQuAD, every paragraph once, in blocks of five in turn in English and Chinese; all questions in both.

    Questions of paragraphs 0–119 are to be fitted on, those of 120–239 to be reported.
    """
    data = {
        language: json.loads((folder / "xquad" / f"{language}.json").read_text("utf-8")) for language in ("en", "zh")
    }
    paragraphs = {
        language: [paragraph for article in read["data"] for paragraph in article["paragraphs"]]
        for language, read in data.items()
    }
    articles, items = [], []
    for index in range(len(paragraphs["en"])):
        held = "en" if (index // 5) % 2 == 0 else "zh"
        source = f"xquad-{index}"
        context = paragraphs[held][index]["context"]
        articles.append(NewArticle(text=context, source=source, title=context[:30]))
        for asked in ("en", "zh"):
            pairs = zip(paragraphs[asked][index]["qas"], paragraphs[held][index]["qas"], strict=True)
            for question, answer in pairs:
                texts = tuple(each["text"] for each in answer["answers"])
                kind = "same" if asked == held else "other"
                items.append(Item(question["question"], (texts,), frozenset([source]), kind, index < 120))
    return articles, items


def rgb(folder: Path, language: str, limit: int) -> tuple[list[NewArticle], list[Item]]:
    """``limit`` questions of RGB, each asked over its own passages. Every other question is to be fitted on."""
    lines = (folder / "rgb" / f"{language}.jsonl").read_text("utf-8").splitlines()[:limit]
    sources: dict[str, str] = {}
    items = []
    for number, record in enumerate(map(json.loads, lines)):
        held = {kind: [text for text in record[kind] if text.strip()] for kind in ("positive", "negative")}
        for text in [*held["positive"], *held["negative"]]:
            sources.setdefault(text, f"rgb-{language}-{len(sources)}")
        stated = record["answer"] if isinstance(record["answer"], list) else [record["answer"]]
        answers = tuple((each,) if isinstance(each, str) else tuple(each) for each in stated)
        positive = frozenset(sources[text] for text in held["positive"])
        negative = frozenset(sources[text] for text in held["negative"]) - positive
        items.append(Item(record["query"], answers, positive, "same", number % 2 == 0, positive | negative))
        items.append(Item(record["query"], (), frozenset(), "same", number % 2 == 0, negative))
    return [NewArticle(text=text, source=source, title="") for text, source in sources.items()], items


def sample(questions: Path = SAMPLE_QUESTIONS) -> tuple[list[NewArticle], list[Item]]:
    """The sample library and questions over it that need no conversation before them."""
    with as_file(files("assistant") / "sample") as folder:
        articles = [read_path(path, source=path.name) for path in sorted(folder.glob("*.md"))]
    language = {article.source: _language(article) for article in articles}
    items = []
    for record in map(json.loads, questions.read_text("utf-8").splitlines()):
        if record["history"]:
            continue
        gold = frozenset(record["sources"])
        kind = "same" if record["lang"] in {language[source] for source in gold} or not gold else "other"
        answers = (tuple(record["answers"]),) if record["answers"] else ()
        items.append(Item(record["question"], answers, gold, kind, fitted=True))
    return articles, items


def _language(article: NewArticle) -> str:
    from vectorstore.text.language import detect_language

    return detect_language(article.text)
