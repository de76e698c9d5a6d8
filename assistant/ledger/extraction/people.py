"""Which of the people of a sentence a verb is about: those of one list that stands before or behind it."""

import re

from assistant.ledger.extraction.entities import Entity
from assistant.ledger.extraction.marking import Sentence
from assistant.ledger.extraction.shapes import pattern

# What may stand between two names of a list. A clause with its own verb is none of it.
_LIST = pattern(
    r"(?:['’]s team)?(?:,? (?:of|from|at) (?:the )?(?:{O}|{X})(?:,? (?:and |in )?(?:the )?{O})?(?: in [A-Z][a-z]+)?"
    r"|, (?:the )?(?:[a-z]+ of )?(?:{O}|{X})(?:, (?:{O}|{X}|[A-Z][A-Za-z]+)){0,2}| ?[（(][^（）()]{1,60}[）)])?"
    r"(?:, ['’]\d\d)?(?:, (?:a |an |the |[a-z])[^<>;.]{0,70}(?:{O}[^<>;.]{0,40})?(?:{X})?)?(?: of [A-Z][a-z]+)?"
    r"(?:, for <Q\d+>)?(?!,? with )(?:,? (?:and|&|as well as|along with|together with|alongside)(?: to)?|[,;])"
    r"(?: (?:[A-Za-z-]+ (?:of|at) )?(?:the |a |by |fellow )?(?:{O}(?:['’]s)? )?(?:(?:[A-Za-z.-]+ ){0,4}"
    r"|(?:his|her|their|an?|the) (?:[a-z-]+ ){1,4}?[a-z-]+, (?:[A-Z][a-z]+\.? ){0,2}))? ?(?:<Q\d+>,? "
    r"by (?:[A-Z][a-z]+\.? ){0,2})?"
)
_LIST_ZH = pattern(
    r"(?:的{Q})?(?:教授|院士|博士|团队|医生|主任|课题组|研究员|主任医师|副?教授|夫妇|先生|女士|的{Q}"
    r"|[（(][^（）()]{1,40}[）)])*"
    r"(?:[、,，和与及；]|以及|以及来自|同)(?:来自|美国|英国|日本|德国|法国|中国|的)*"
    r"(?:[^<>，。；、]{0,12}(?:(?:{O}|{Q}|{X})[^<>。；，]{0,14}){1,3}|[^<>，。；、]{0,14})"
)
_VERB = re.compile(
    r"\b(?:said|told|that|says|reported|announced|congratulated|praised|thanked|while|who"
    r"|whose|when|after|before|led by"
    r"|said|for|succeeded|succeeds|joined)\b|表示|介绍|指出|祝贺|认为|宣布|说|率|由|向|为|致辞|主持|出席|推荐|提名"
)


def group_before(sentence: Sentence, at: int) -> list[Entity]:
    """The people of the list that ends last before the place ``at`` of the shape."""
    marks = sentence.marks(0, at, "P")
    return [one for one, _, _ in _listed(sentence, marks[::-1])][::-1]


def group_behind(sentence: Sentence, at: int) -> list[Entity]:
    """The people of the list that begins first behind the place ``at`` of the shape."""
    return [one for one, _, _ in _listed(sentence, sentence.marks(at, None, "P"))]


def _listed(sentence: Sentence, marks: list[tuple[Entity, int, int]]) -> list[tuple[Entity, int, int]]:
    """The first of ``marks`` and those that follow it in one list; they are in order, or all in reverse."""
    chosen = marks[:1]
    for mark in marks[1:]:
        first, second = sorted([chosen[-1], mark], key=lambda each: each[1])
        gap = sentence.shape[first[2] : second[1]]
        form = _LIST_ZH if sentence.chinese else _LIST
        if not form.fullmatch(gap) or _VERB.search(gap):
            break
        chosen.append(mark)
    return chosen


def distinct(people: list[Entity]) -> list[Entity]:
    """``people``, each once."""
    return list({one.text: one for one in reversed(people)}.values())[::-1]
