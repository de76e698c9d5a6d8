"""Whom 他, 您 and 我 mean in Chinese news: who is spoken of, who is interviewed, who speaks."""

import re
from collections import Counter

from assistant.ledger.extraction.article import Text
from assistant.ledger.extraction.winners import Place, spoken_of
from vectorstore.ledger.types import Recipient

YOU = re.compile("[您你]|我(?![们院校国省市区县])")


def spoken_of_zh(article: Text, place: Place, at: int) -> list[Recipient]:
    """Whom 他 or 她 means: the last person told of, but one named only once yields to whom the article is about."""
    counts = Counter(one.text for s in article.sentences for one in s.entities if one.kind == "P")
    told = spoken_of(article, place, at) or _of_whom_it_is(article, place, counts)
    name = told[0].name if told else None
    often = next(iter(counts.most_common(1)), ("", 0))
    if name is None or counts[name.text] > 1 or place.sentence.marks(0, at, "P"):
        return told
    titled = article.main_person
    if titled and titled.text in article.title and 0 <= titled.start < place.sentence.start:
        return [article.recipient(titled)]
    if often[1] < _OFTEN:
        return told
    before = (one for s in article.sentences[: place.number] for one in s.entities)
    return next(([article.recipient(one)] for one in before if one.kind == "P" and one.text == often[0]), told)


def _of_whom_it_is(article: Text, place: Place, counts: Counter[str]) -> list[Recipient]:
    """The person that an article names most often and has named before, where the last sentences name nobody."""
    often = counts.most_common(2)
    if not often or (len(often) > 1 and often[0][1] == often[1][1]):
        return []
    before = (one for s in article.sentences[: place.number] for one in s.entities)
    return next(([article.recipient(one)] for one in before if one.kind == "P" and one.text == often[0][0]), [])


# So often an article names whom it is about.
_OFTEN = 3


def asked(article: Text) -> list[Recipient]:
    """Who is interviewed, where an article is an interview."""
    one = article.interviewee
    return [article.recipient(one)] if one else []


def says_next(article: Text, place: Place) -> list[Recipient]:
    """Who says the speech that the sentence is, of what they themselves won: “这是我获得的第三个奖。”某某说."""
    if not place.sentence.text.lstrip().startswith("“") or not YOU.search(place.sentence.shape):
        return []
    following = article.sentences[place.number + 1 : place.number + 2]
    says = _SAYS_IT.match(following[0].shape) if following else None
    return [article.recipient(following[0].entities[int(says[1])])] if says else []


_SAYS_IT = re.compile(r"[”]?<P(\d+)>(?:教授|院士|医生|主任|院长|博士)?[^<，。]{0,10}(?:说|表示|坦言|告诉|感慨|回忆)")
