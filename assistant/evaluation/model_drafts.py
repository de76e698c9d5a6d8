"""Have a language model draft test items from passages; what it claims to have copied must stand in the article."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from assistant.errors import ModelFailed
from assistant.evaluation.drafting import draft_id, file_name
from assistant.evaluation.evidence import find_evidence
from assistant.evaluation.items import Item
from assistant.evaluation.judging import Completes
from assistant.evaluation.matching import says
from assistant.models import Meter
from assistant.types import InterfaceLanguage
from prompts import load
from vectorstore.types import Article

# Characters of an article that a model is shown at once, cut between paragraphs: some three passages.
PIECE = 2400
# Questions that one call asks for, besides the one that must be declined.
ANSWERED = 2
_LANGUAGES: dict[InterfaceLanguage, str] = {"en": "English", "zh": "Simplified Chinese (简体中文)"}
_LINE = re.compile(r"^\W*(question|answer|evidence)\W*?[:：]\s*(.+)$", re.IGNORECASE)
_NONE = re.compile(r"\W*none\W*", re.IGNORECASE)


@dataclass
class Tally:
    """What came of asking: ``drafts``, ``calls``, those that ``failed``, and the last ``reason`` why.

    ``refused`` are drafts whose evidence does not stand in the article or does not say the answer.
    """

    drafts: int = 0
    calls: int = 0
    failed: int = 0
    refused: int = 0
    reason: str = ""


def from_model(
    articles: Sequence[Article], model: Completes, tally: Tally, on_draft: Callable[[int], None] | None = None
) -> Iterator[Item]:
    """Questions by ``model`` on one piece of each article after the other, every second in the other language.

    Each piece is one call, made when its first question is asked for. A failed call is counted and passed over;
    when the first three all fail, no more is asked.
    """
    for number, (article, piece) in enumerate(_pieces(articles)):
        if tally.failed == tally.calls == 3:
            return
        for item in _drafts(article, piece, model, tally, other=number % 2 == 1):
            tally.drafts += 1
            if on_draft:
                on_draft(tally.drafts)
            yield item


def _drafts(article: Article, piece: str, model: Completes, tally: Tally, *, other: bool) -> Iterator[Item]:
    own: InterfaceLanguage = "zh" if article.language == "zh" else "en"
    asked: InterfaceLanguage = ("en" if own == "zh" else "zh") if other else own
    system, user = load("draft").fill(
        answered=str(ANSWERED),
        language=_LANGUAGES[asked],
        title=_plain(article.title),
        date=article.date or "unknown",
        passage=_plain(piece),
    )
    tally.calls += 1
    try:
        told = model.complete(system, user, Meter())
    except ModelFailed as error:
        tally.failed += 1
        tally.reason = str(error)
        return
    for block in re.split(r"\n\s*\n", told):
        fields = {found[1].lower(): found[2].strip() for line in block.splitlines() if (found := _LINE.match(line))}
        if "question" in fields:
            item = _item(article, fields, asked, other=other)
            if item is None:
                tally.refused += 1
            else:
                yield item


def _item(article: Article, fields: dict[str, str], asked: InterfaceLanguage, *, other: bool) -> Item | None:
    """The item that a model wrote; None when it is not founded on the article."""
    question = fields["question"]
    answer, evidence = _plain(fields.get("answer", "")), _plain(fields.get("evidence", ""))
    identity = draft_id(article.id, question)
    if _NONE.fullmatch(answer):
        return Item(id=identity, question=question, lang=asked, type="near_miss")
    spans = find_evidence(_plain(article.text), evidence)
    if not answer or not spans or not says(evidence, answer):
        return None
    # As it stands in the article, with its own line breaks and quotation marks.
    found = article.text[spans[0].start : spans[0].end]
    return Item(
        id=identity,
        question=question,
        lang=asked,
        type="other_language" if other else "fact",
        answers=(answer,),
        sources=(file_name(article),),
        evidence=(found,),
    )


def _pieces(articles: Sequence[Article]) -> Iterator[tuple[Article, str]]:
    """The first piece of every article, then the second of those that have one, and so on."""
    for turn in zip_longest(*(_cut(article.text) for article in articles)):
        yield from ((article, piece) for article, piece in zip(articles, turn, strict=True) if piece is not None)


def _cut(words: str) -> Iterator[str]:
    piece = ""
    for paragraph in words.split("\n"):
        if piece and len(piece) + len(paragraph) > PIECE:
            yield piece
            piece = ""
        piece += paragraph[:PIECE] + "\n"
    if piece.strip():
        yield piece


def _plain(words: str) -> str:
    """``words`` of the same length in which nothing can close or open a tag of the prompt."""
    return words.replace("<", "‹").replace(">", "›").replace('"', "”")
