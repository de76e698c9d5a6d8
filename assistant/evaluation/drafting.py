"""Draft test items from the articles of a library, for a person to accept, edit or drop.

Each way of drafting is a function that yields items, a few an article: ``from_sentences`` here, and
``from_ledger`` and ``from_model`` in modules of their own. What else can name questions with their evidence joins them
in ``take``.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, cycle, zip_longest
from pathlib import PurePath
from typing import Literal

from assistant.evaluation.items import Item
from assistant.texts import text
from assistant.types import InterfaceLanguage
from vectorstore.text.dates import find_dates
from vectorstore.text.names import find_names
from vectorstore.text.numbers import find_numbers
from vectorstore.text.sentences import Span, split_sentences
from vectorstore.types import Article

Asks = Literal["who", "when", "number"]
_KINDS: tuple[Asks, ...] = ("who", "when", "number")
# A heading says too little, and what is longer than this nobody asks about in one question: characters.
_SHORTEST, _LONGEST = {"zh": 12, "en": 40}, {"zh": 110, "en": 240}
_ENDS = re.compile(r"[。.!！]$")
# In English a name at the start can give way to "who" when a verb follows, not a comma or what belongs to the name.
_GOES_ON = re.compile(r" (?!of\b|and\b|from\b|at\b|in\b|with\b|who\b|or\b)[a-z]")
# Of more names than these the blank could be any.
_NAMES_AT_MOST = 2
# One and two are words more often than counts.
_LEAST_NUMBER = 3


@dataclass(frozen=True, slots=True)
class Gap:
    """A place in an article that a question can ask for: ``sentence`` has ``gap`` in it, both places in the text."""

    asks: Asks
    sentence: Span
    gap: Span


def from_sentences(articles: Sequence[Article]) -> list[Iterator[Item]]:
    """For each article, questions for what its sentences name: persons, dates, numbers, each kind in turn.

    They repeat the words of the sentence, so they are easier than what people ask; a person should reword them.
    """
    return [_of_article(article, first) for article, first in zip(articles, cycle(range(len(_KINDS))), strict=False)]


def take(count: int, ways: Iterable[Iterator[Item]]) -> list[Item]:
    """The first ``count`` drafts, one of each of ``ways`` in turn; no question twice."""
    drafts: dict[str, Item] = {}
    for item in chain.from_iterable(zip_longest(*ways) if count else ()):
        if item is not None:
            drafts.setdefault(item.question, item)
        if len(drafts) == count:
            break
    return list(drafts.values())


def draft_id(article: str, *said: object) -> str:
    """An id that the same draft has every time."""
    return "draft-" + hashlib.sha256(repr((article, said)).encode("utf-8", "surrogatepass")).hexdigest()[:10]


def file_name(article: Article) -> str:
    """What ``sources`` of an item name the article by: its URL, or the name of its file."""
    return article.source if "://" in article.source else PurePath(article.source).name


def find_gaps(words: str, language: InterfaceLanguage) -> list[Gap]:
    """What the sentences of ``words`` can be asked for, in their order."""
    gaps = []
    for start, end in split_sentences(words):
        sentence = words[start:end]
        if _SHORTEST[language] <= len(sentence) <= _LONGEST[language] and _ENDS.search(sentence):
            gaps += [
                Gap(asks, Span(start, end), Span(start + gap.start, start + gap.end)) for asks, gap in _gaps(sentence)
            ]
    return gaps


def _gaps(sentence: str) -> Iterator[tuple[Asks, Span]]:
    names = find_names(sentence)
    if len(names) <= _NAMES_AT_MOST:
        yield from (("who", Span(name.start, name.end)) for name in names if sentence.count(name.text) == 1)
    dates = find_dates(sentence)
    if len(dates) == 1 and dates[0].year is not None:
        yield "when", Span(dates[0].start, dates[0].end)
    for number in find_numbers(sentence):
        apart = all(number.end <= date.start or date.end <= number.start for date in dates)
        if apart and not number.ordinal and number.value >= _LEAST_NUMBER:
            yield "number", Span(number.start, number.end)


def _of_article(article: Article, first: int) -> Iterator[Item]:
    """Questions on ``article``, at most one a sentence, the kinds in turn from the ``first`` on."""
    language: InterfaceLanguage = "zh" if article.language == "zh" else "en"
    gaps = find_gaps(article.text, language) if article.language != "other" else []
    kinds = _KINDS[first:] + _KINDS[:first]
    turns = zip_longest(*([gap for gap in gaps if gap.asks == kind] for kind in kinds))
    used: set[Span] = set()
    for gap in chain.from_iterable(turns):
        if gap is not None and gap.sentence not in used:
            used.add(gap.sentence)
            yield _item(article, gap, language)


def _item(article: Article, gap: Gap, language: InterfaceLanguage) -> Item:
    return Item(
        id=draft_id(article.id, *gap.sentence, *gap.gap),
        question=_question(article.text, gap, language),
        lang=language,
        type="fact",
        answers=(article.text[slice(*gap.gap)],),
        sources=(file_name(article),),
        evidence=(article.text[slice(*gap.sentence)],),
    )


def _question(words: str, gap: Gap, language: InterfaceLanguage) -> str:
    """The sentence with a question in place of what is asked for; Chinese asks so, English where a name leads."""
    before = words[gap.sentence.start : gap.gap.start].lstrip()
    after = _ENDS.sub("", words[gap.gap.end : gap.sentence.end])
    if gap.asks == "who":
        leads = not before and _GOES_ON.match(after) is not None
        key = "evaluation.draft_who_leads" if leads else "evaluation.draft_who"
        return text(key, language, before=before, after=after)
    if gap.asks == "when":
        return text("evaluation.draft_when", language, before=before, after=after)
    return text("evaluation.draft_number", language, before=before, after=after)
