"""Which body "it", "the hospital", 该院 or an unnamed subject means."""

import re

from assistant.ledger.extraction.article import Text, value
from assistant.ledger.extraction.entities import Entity
from assistant.ledger.extraction.marking import Sentence
from vectorstore.ledger.types import Value

MEANT = re.compile(
    r"\b(?:[Ii]t|[Tt]hey|[Ww]e|[Tt]he (?:[A-Z]?[a-z-]+ ){0,2}?(?:company|hospital|university|institute|school|group"
    r"|firm|college|foundation|clinic|drugmaker|biotech|society"
    r"|association|cent(?:re|er)|academy|trust|charity|alliance|corporation|institution))\b(?! (?:of|for) )"
)
MEANT_ZH = re.compile(
    r"(?:该|本|这家|我)(?:公司|医院|学校|集团|院方|校方|大学|院|校|司|所|会|园|中心|企业|基金会|基金|研究院)"
    r"|(?<![\u4e00-\u9fff])(?:公司|医院|学校|学院|校方|院方|园区|基金会|集团|研究院|研究所|中心|实验室|学会|协会)"
)
# A sentence about a body that it does not name: The British school has been looking abroad.
_SPOKEN = re.compile(
    r"The (?:[A-Z]?[a-z-]+ ){0,2}?(?:company|hospital|university|institute|school|firm|college|f"
    r"oundation|clinic|academy)\b(?= [a-z])"
    r"(?! (?:of|for|and) )"
)
_KINDS = {
    "院": "医院|研究院|学院",
    "医院": "医院",
    "公司": "公司|集团|药业|生物|医疗|科技|医药|制药",
    "司": "公司|集团|药业|生物|医疗|科技|医药|制药",
    "企业": "公司|集团|药业|生物|医疗|科技|医药|制药",
    "学校": "大学|学院|学校",
    "校": "大学|学院|学校",
    "集团": "集团",
    "大学": "大学",
    "所": "研究所",
    "会": "会",
    "基金会": "基金会",
    "基金": "基金",
    "中心": "中心",
    "园": "园",
    "园区": "园",
    "校方": "大学|学院",
    "院方": "医院",
    "学院": "学院",
    "研究院": "研究院",
    "研究所": "研究所",
    "实验室": "实验室",
    "学会": "学会",
    "协会": "协会",
}


def body_meant(article: Text, number: int, sentence: Sentence, at: int, said: str) -> list[Value]:
    """The body that ``said`` means at ``at`` of a shape: the last one of its kind named before, else the main one."""
    if re.match("[Ww]e$|[Oo]ur", said) and article.signer:
        return [article.signer]
    kind = _kind(said)
    if re.match("[我本]|(?:医院|学校|学院)$", said):
        ours = speaker(article, kind)
        if ours and (said[0] in "我本" or article.speaks):
            return [ours]
    inside = [one for one, _, _ in sentence.marks(0, at, "O")]
    earlier = [one for s in article.sentences[max(0, number - 8) : number] for one, _, _ in s.marks(kinds="O")]
    alike = [one for one in [*earlier, *inside] if kind is None or kind.search(one.text)]
    if kind is not None and alike:
        return [value(_main_of(article, alike))]
    if kind is not None:
        titled = [one for s in article.sentences for one, _, _ in s.marks(kinds="O") if kind.search(one.text)]
        return [value(titled[0])] if titled else _main(article)
    return [value(inside[0])] if inside else _spoken_of_before(article, number)


def speaker(article: Text, kind: re.Pattern[str] | None = None) -> Value | None:
    """The body whose own news an article is, of a ``kind`` if given: who signs it, else its title's, else its home."""
    about = (article.home, article.main_body) if article.speaks else (article.main_body, article.home)
    told = [article.signer, article.titled_body, *about]
    return next((one for one in told if one and (kind is None or kind.search(one.text))), None)


def _spoken_of_before(article: Text, number: int) -> list[Value]:
    """The body that the last sentences are about, also where they do not name it: the British school."""
    for at_before, before in list(enumerate(article.sentences))[max(0, number - 3) : number][::-1]:
        spoken = _SPOKEN.match(before.shape)
        if spoken and not before.marks(0, spoken.end(), "O"):
            return body_meant(article, at_before, before, spoken.start(), spoken.group())
        marks = before.marks(kinds="O")
        if marks:
            return [value(marks[0][0])]
    return _main(article)


def _main(article: Text) -> list[Value]:
    return [article.main_body] if article.main_body else []


def _main_of(article: Text, alike: list[Entity]) -> Entity:
    """Of several bodies of a kind the one that the title names or the article is about, else the last."""
    titled = {one.text for s in article.heading for one in s.entities if one.kind == "O"}
    if len(named := {one.text for one in alike if one.text in titled}) == 1:
        return next(one for one in alike if one.text in named)
    main = article.main_body
    return next((one for one in alike if main and one.text == main.text), alike[-1])


def _kind(said: str) -> re.Pattern[str] | None:
    found = re.search(
        r"(school|hospital|university|institute|college|foundation|clinic|society|association|academy|trust|alliance"
        r"|corporation)$",
        said,
    )
    if found:
        return re.compile(found[1], re.IGNORECASE)
    if re.search(r"(?:company|firm|drugmaker|biotech)$", said):
        return re.compile(r"Inc|Ltd|Pharma|Bio|Therap|Tech|Corp|Group|AG$|GmbH|Medical|Health|Systems")
    tail = re.sub("^(?:该|本|这家|我)", "", said)
    return re.compile(_KINDS[tail]) if tail in _KINDS else None
