"""A ledger of what is labelled, so that questions are measured apart from how well articles are read.

Run by ``benchmarks/ledger.py HALF --of-labels``.
"""

from collections.abc import Iterator
from typing import Any

from assistant.ledger.extraction.article import Text
from assistant.ledger.extraction.awards import with_article_date
from assistant.ledger.extraction.details import body_beside
from assistant.ledger.extraction.marking import Sentence
from vectorstore.ledger.types import Award, Collaboration, Found, Recipient, Value
from vectorstore.text.dates import find_dates
from vectorstore.text.folding import comparable

Label = dict[str, Any]
BY = "labels"


def labelled_rows(label: Label) -> list[Found]:
    """The rows that an article is labelled with.

    Where years and days are not labelled (``second.jsonl``), they are those of the sentence that names who the row is
    of, else the article's.
    """
    article = Text(label["title"], label["text"], label["date"])
    return [*_awards(article, label["awards"]), *_collaborations(article, label["collaborations"])]


def _awards(article: Text, labels: list[Label]) -> Iterator[Found]:
    for one in labels:
        recipients = tuple(Recipient(_value(each["name"]), _value(each["institution"])) for each in one["recipients"])
        names = [each["name"] or each["institution"] or "" for each in one["recipients"]]
        sentence = _sentence(article, names, one["award"])
        content = Award(
            award=Value(one["award"]),
            recipients=recipients,
            body=_value(one["body"]) if "body" in one else body_beside(one["award"], article),
            year=_value(one["year"]) if "year" in one else _year(sentence),
            rank=_value(one["class"]),
            work=_value(one.get("work")),
            date=_value(one.get("date")),
            place=_value(one.get("place")),
        )
        yield with_article_date(Found(content, sentence.start, sentence.end, BY, 1.0), article)


def _collaborations(article: Text, labels: list[Label]) -> Iterator[Found]:
    for one in labels:
        sentence = _sentence(article, one["parties"], "")
        content = Collaboration(
            kind=one["kind"],
            parties=tuple(map(Value, one["parties"])),
            subject=_value(one.get("subject")),
            people=tuple(map(Value, one.get("people") or ())),
            amount=_value(one.get("amount")),
            date=_value(one["date"]) if "date" in one else _day(sentence),
            place=_value(one.get("place")),
        )
        yield with_article_date(Found(content, sentence.start, sentence.end, BY, 1.0), article)


def _value(told: object) -> Value | None:
    return None if told is None else Value(str(told))


def _sentence(article: Text, names: list[str], award: str) -> Sentence:
    """The first of the sentences that name most of those that a row is of."""
    wanted = [comparable(name) for name in (*names, award) if name]
    return max(article.sentences, key=lambda one: sum(name in comparable(one.text) for name in wanted))


def _year(sentence: Sentence) -> Value | None:
    """The only year that the sentence tells."""
    days = {day.year: day for day in find_dates(sentence.text) if day.year}
    if len(days) != 1:
        return None
    (year, day), *_ = days.items()
    return Value(str(year), sentence.start + day.start, sentence.start + day.end)


def _day(sentence: Sentence) -> Value | None:
    """The only day with a year that the sentence tells."""
    days = {day.iso: day for day in find_dates(sentence.text) if day.iso}
    return Value(next(iter(days))) if len(days) == 1 else None
