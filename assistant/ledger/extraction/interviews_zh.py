"""Interviews in Chinese: whom 您, 你 and 我 mean, where the article asks and one person answers."""

import re

from assistant.ledger.extraction.article import Text
from assistant.ledger.extraction.entities import Entity

_ASKS = re.compile(r"(?:^|\n)[ 　]*(?:记者|问|Q|采访者|主持人|编辑|本刊|小编|本报)[：:]")
_ANSWERS = re.compile(r"(?:^|\n)[ 　]*(?:答|A|[\u4e00-\u9fff]{2,4}(?:教授|医生|主任|院长)?)[：:]")
_TITLE = re.compile("专访|对话|访谈|人物|自述|口述|面对面|对谈|走近|问答|问与答|访[\u4e00-\u9fff·]{2,8}")


def interviewee(article: Text) -> Entity | None:
    """The person who is asked: whom the title names, else the first whom the text names; None if nobody is asked."""
    asked = len(_ASKS.findall(article.text)) > 1 and _ANSWERS.search(article.text)
    if not asked and not (_TITLE.search(article.title) and _ASKS.search(article.text)):
        return None
    if article.main_person:
        return article.main_person
    return next((one for s in article.sentences for one in s.entities if one.kind == "P"), None)
