"""Questions for who set something up that has a name: a joint laboratory, a fund, a programme."""

import re

from assistant.ledger.frame import frames
from vectorstore.ledger.types import CollaborationKind
from vectorstore.text.language import HAN

# What can be set up by several, the likeliest first.
MADE_KINDS: tuple[CollaborationKind, ...] = ("joint_institute", "fund", "training", "agreement", "conference")

_FOUNDED = (
    r"(?:set up|co-?founded|founded|co-?established|established|created|launched|opened|started|formed|built"
    r"|inaugurated"
    r"|unveiled|run|put together|financed?|fund(?:ed|s)?|backed)"
)
_EN = (
    re.compile(
        r"\b(?:who|(?:which|what)(?: [\w'-]+){1,4}?) (?:(?:has|have|had|all|together|jointly|first) )*"
        rf"(?:{_FOUNDED}|runs|(?:is|are|was|were|stands?) behind|(?:are|were|is"
        rf"|was) (?:the )?(?:\w+ )?(?:partners? (?:in|behind)|founders? (?:of|behind))"
        r"|takes? part in|took part in|participates? in|participated in|(?:are|were|is|was) involved in)"
        r" (?P<name>[^?]+?)[?.]*$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^(?P<name>(?:the )?[^?,]+?) (?:was|were|is) (?:\w+ly )?{_FOUNDED} by (?:whom|who|which|what)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bby (?:whom|(?:which|what)(?: \w+){{1,3}}?) (?:was|were|is) (?P<name>[^?]+?)"
        rf" (?:\w+ly )?{_FOUNDED}(?: in (?:19|20)\d\d)?[?.]*$",
        re.IGNORECASE,
    ),
)
_TOGETHER_ZH = "(?:一起|共同|联合|携手|合作|牵头|发起|共|[合]力)*"
_FOUNDED_ZH = "(?:共建|合建|建立|成立|设立|创办|创立|创建|组建|建设|筹建|发起|启动|开设|建起|建成|建)"
_WHO_ZH = "(?:谁|哪[些几]?[家个所位]?[^，。？了共联由]{0,6}?)"
_ZH = (
    re.compile(
        f"^(?P<name>[^，。？]{{3,90}}?)(?:是由|是|由)(?:了)?{_WHO_ZH}{_TOGETHER_ZH}{_FOUNDED_ZH}(?:起来)?的?[？?。]?$"
    ),
    re.compile(f"(?<![和与跟同]){_WHO_ZH}{_TOGETHER_ZH}{_FOUNDED_ZH}了?(?P<name>[^，。？]{{3,90}})[？?。]?$"),
    re.compile(
        f"^(?:参与)?{_TOGETHER_ZH}{_FOUNDED_ZH}了?(?P<name>[^，。？]{{3,90}}?)的(?:单位|机构)?(?:都)?(?:是|有)"
        "(?:谁|哪.{1,5})[？?。]?$"
    ),
    re.compile(
        "^(?P<name>[^，。？]{3,90}?)的?(?:共建|合建|设立|创办|发起|建设|组建)(?:单位|机构|方|者|人)"
        "(?:都|分别)?(?:是|有|为)?(?:谁|哪.{0,4})[？?。]?$"
    ),
)
# What is around a name and no part of it.
_AROUND = re.compile(
    r"^(?:请问)?(?:在|于)?(?:(?:19|20)\d\d年(?:\d+月)?)?[，,]?(?:成立的|设立的|启动的)?|^(?:the|a|an) "
    r"|(?: (?:together|jointly|with each other|in (?:19|20)\d\d))+$",
    re.IGNORECASE,
)
_AWARD = re.compile(r"(?:\b(?:awards?|prizes?|medals?|honou?rs?)|奖|勋章|称号|荣誉|大赛)[”》]?$", re.IGNORECASE)


def made_in(question: str) -> str | None:
    """The name of what a question asks who set it up; None when it asks for something else.

    Who founded a prize is in no row, nor who set up what has no name, or who did so with somebody.
    """
    han = re.search(f"[{HAN}]", question) is not None
    for told in (*_ZH, *_EN) if han else _EN:
        if match := told.search(question):
            name = _bare(match["name"])
            return name if _is_name(name) else None
    return None


def _bare(name: str) -> str:
    for _ in range(2):
        name = _AROUND.sub("", name).strip(' “”"《》「」')
    return name


def _is_name(name: str) -> bool:
    if _AWARD.search(name) or re.search(r"\b(?:with|between)\b|[和与]", name) or frames(_KINDS.sub(" ", name)):
        return False
    return re.search(f"[{HAN}]", name) is not None or re.search(r"\b[A-Z]", name) is not None


_KINDS = re.compile(
    r"\b(?:funds?|joint|institutes?|laborator(?:y|ies)|labs?|cent(?:re|er)s?|programmes?|programs?|new|research)\b"
    "|基金(?!会)|联合|机构|平台|基地|计划|项目",
    re.IGNORECASE,
)
