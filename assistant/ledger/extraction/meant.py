"""Which body "it", "the hospital", 该院 or an unnamed subject means."""

import re

from assistant.ledger.extraction.article import Text, value
from assistant.ledger.extraction.entities import Entity
from assistant.ledger.extraction.marking import Sentence
from vectorstore.ledger.types import Value

MEANT = re.compile(
    r"\b(?:[Ii]t|[Tt]hey|[Ww]e|[Tt]he (?:[A-Z]?[a-z-]+ ){0,2}?(?:[Cc]ompany|[Hh]ospital|[Uu]niversity"
    r"|[Ii]nstitute|[Ss]chool|[Gg]roup"
    r"|firm|[Cc]ollege|[Ff]oundation|[Cc]linic|drugmaker|biotech|[Ss]ociety|[Mm]inistry|[Cc]ouncil"
    r"|[Ff]ederation|[Aa]gency"
    r"|[Aa]ssociation|[Cc]ent(?:re|er)|[Aa]cademy|[Tt]rust|[Cc]harity|[Cc]lub|[Uu]nion|[Nn]etwork|[Ll]eague"
    r"|[Aa]lliance|[Cc]orporation|institution)"
    r"|[Oo]ur (?:company|hospital|university|institute|school|college|foundation|society|association"
    r"|cent(?:re|er)|institution))\b(?! (?:of|for) )"
)
MEANT_ZH = re.compile(
    r"(?:该|本|这家|我们?|咱们?)(?:公司|医院|卫生院|学校|集团|院方|校方|大学|院|校|司|所|会|园|中心|企业|基金会|基金|研究院)"
    r"|我们(?=又|还|也|与|和|同|跟|已|将|在|就|共同|于)"
    r"|(?<![\u4e00-\u9fff])(?:公司|医院|卫生院|保健院|疾控中心|急救中心|学校|学院|校方|院方|园区|基金会|集团|研究院|研究所|中心|实验室|学会|协会)"
)
# A sentence about a body that it does not name: The British school has been looking abroad.
_SPOKEN = re.compile(
    r"The (?:[A-Z]?[a-z-]+ ){0,2}?(?:company|hospital|university|institute|school|firm|college"
    r"|foundation|clinic|academy)\b(?= [a-z])"
    r"(?! (?:of|for|and) )"
)
_KINDS = {
    "院": "医院|研究院|学院|保健院|卫生院|护理院|疗养院|福利院",
    "医院": "医院|保健院|卫生院",
    "卫生院": "卫生院",
    "保健院": "保健院",
    "疾控中心": "疾控中心|疾病预防控制中心",
    "急救中心": "急救中心",
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


def body_meant(
    article: Text, number: int, sentence: Sentence, at: int, said: str, but: frozenset[str] = frozenset()
) -> list[Value]:
    """The body that ``said`` means at ``at`` of a shape: the last one of its kind named before, else the main one.

    It is none of ``but``.
    """
    kind = _kind(said)
    ours = _own_house(article, number, said, kind)
    if ours or said in ("We", "we"):
        return [ours] if ours else []
    inside = [one for one, _, _ in sentence.marks(0, at, "O")]
    earlier = [one for s in article.sentences[max(0, number - 8) : number] for one, _, _ in s.marks(kinds="O")]
    alike = [one for one in [*earlier, *inside] if (kind is None or kind.search(one.text)) and one.text not in but]
    if sentence.chinese and said in _BARE and kind and (home := _home_of(article, sentence, alike, kind)):
        return [home]
    if kind is not None and (alike or said.endswith(("group", "Group"))):
        return [value(_main_of(article, alike))] if alike else []
    if not inside and (speaking := _speaker(sentence)) and speaking.text not in but:
        return [speaking]
    if kind is not None:
        titled = [one for s in article.sentences for one, _, _ in s.marks(kinds="O") if kind.search(one.text)]
        titled = [one for one in titled if one.text not in but]
        return [value(titled[0])] if titled else _main(article)
    return [value(inside[0])] if inside else _it(article, number, sentence.shape[:at])


def _it(article: Text, number: int, before: str) -> list[Value]:
    """What "it" means: the house of which ``before`` names a part, else what the last sentences are about."""
    part = article.home and _PART_OF_HOUSE.search(before)
    return [article.home] if article.home and part else _spoken_of_before(article, number)


# Said without 该 or 这家.
_BARE = frozenset("医院 卫生院 保健院 疾控中心 急救中心 学校 学院 中心 公司 院方 校方".split())


def _home_of(article: Text, sentence: Sentence, alike: list[Entity], kind: re.Pattern[str]) -> Value | None:
    """The house that an article is about, if no other of its kind is named in the paragraph of ``sentence``."""
    paragraph = max(0, article.text.rfind("\n", 0, sentence.start))
    if any(one.start >= paragraph for one in alike):
        return None
    said = speaker(article, re.compile(f"(?:{kind.pattern})(?:（[^（）]+）)?$"))
    return said or (article.main_body if article.main_body and kind.search(article.main_body.text) else None)


def _own_house(article: Text, number: int, said: str, kind: re.Pattern[str] | None) -> Value | None:
    """The house that speaks as "we" or 我院, if that is what is said."""
    if re.match("[Ww]e$|[Oo]ur", said):
        told = article.signer or article.ours or _speaker_near(article, number)
        return told or _own_home(article) or _interviewed(article)
    if not re.match("[我本咱]|(?:医院|学校|学院)$", said):
        return None
    ours = speaker(article, kind)
    return ours if ours and (said[0] in "我本咱" or article.speaks) else None


def _own_home(article: Text) -> Value | None:
    """The house that the article is about, where the title names it or the article does so twice."""
    home = article.home
    if home is None:
        return None
    titled = any(one.text == home.text for s in article.heading for one in s.entities)
    named = sum(one.text == home.text for s in article.sentences for one in s.entities)
    return home if titled or named > 1 else None


def _interviewed(article: Text) -> Value | None:
    """Where somebody works whom an article of questions and answers is with."""
    asked = sum(one.text.rstrip().endswith("?") for one in article.sentences)
    if asked < 2 or not article.main_person:
        return None
    return article.institutions.get(article.main_person.text) or article.home


_SPEAKER = re.compile(
    r"\b(?:said|says|added|told|according to|commented|explained|noted)\b[^.;]{0,40}<P\d+>"
    r"[^.;<]{0,60}(?:<X\d+>[^.;<]{0,20})?(?:of|at|for|from) (?:the )?<O(\d+)>"
    r"|<P\d+>,? [^.;<]{0,60}(?:of|at|for|from) (?:the )?<O(\d+)>[^.;<]{0,20} (?:said|says|added|told|commented)\b"
)


def _speaker(sentence: Sentence) -> Value | None:
    """The body for which somebody speaks in a sentence: "We ...," said A, head of B."""
    match = _SPEAKER.search(sentence.shape)
    return value(sentence.entities[int(match[1] or match[2])]) if match else None


def _speaker_near(article: Text, number: int) -> Value | None:
    """The body for which somebody speaks in a sentence, in the one before or in the one behind."""
    near = [article.sentences[at] for at in (number, number - 1, number + 1) if 0 <= at < len(article.sentences)]
    return next(filter(None, map(_speaker, near)), None)


# A part of the house that the article is about: the clinic, our ward.
_PART_OF_HOUSE = re.compile(
    r"\b[Tt]he (?:[a-z-]+ ){0,2}(?:clinic|ward|unit|department|team|maternity unit|emergency room)\b"
)


def speaker(article: Text, kind: re.Pattern[str] | None = None) -> Value | None:
    """The body whose own news an article is, of a ``kind`` if given: who signs it, else its title's, else its home."""
    about = (article.home, article.main_body) if article.speaks else (article.main_body, article.home)
    asked = article.interviewee and article.institutions.get(article.interviewee.text)
    told = [one for one in (asked, article.signer, article.titled_body, *about) if one]
    told = [one for one in told if one.text not in article.others]
    return next((one for one in told if kind is None or kind.search(one.text)), None)


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


# Companies are called anything, but not so.
_COMPANY = re.compile(
    r"^(?!.*(?:Universit|Hospital|Institut|College|Foundation|Society|Association|Ministry|Trust|Council|Academy|School|Clinic"
    r"|Commission|Agency|Government|Federation|Union|Infirmary|Charity|Department|Faculty|Cent(?:re|er)\b))"
)


def _kind(said: str) -> re.Pattern[str] | None:
    found = re.search(
        r"(school|hospital|university|institute|college|foundation|clinic|society|association|academy|trust|alliance"
        r"|corporation|club|union|network|league|cent(?:re|er)|ministry|council|federation|agency)$",
        said.lower(),
    )
    if found:
        return re.compile("cent(?:re|er)" if found[1].startswith("cent") else found[1], re.IGNORECASE)
    if re.search(r"(?:company|firm|drugmaker|biotech|group)$", said.lower()):
        return _COMPANY
    tail = re.sub("^(?:该|本|这家|我们?|咱们?)", "", said)
    return re.compile(_KINDS[tail]) if tail in _KINDS else None
