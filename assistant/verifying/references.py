"""Which body a sentence of an article means that it only calls by its kind: the Society, 该院."""

import re
from collections.abc import Sequence

from assistant.verifying.bodies import body_types, word_types
from vectorstore.text.language import HAN

_BARE = re.compile(r"\b(?:the|its|their|our|this|that|same) (?:[a-z-]+ )?(?P<kind>[A-Za-z]+)\b")
# What Chinese calls a body by, and a word of its kind.
_SHORT = {
    re.compile(r"[该本我两]校|学校"): "大学",
    re.compile(rf"[该本我两]院|(?<![{HAN}])医院"): "医院",
    re.compile(rf"[该本我]院|(?<![{HAN}])学院"): "学院",
    re.compile(r"该(?:中心|所|室)|[本我]所"): "中心",
    re.compile(rf"[该本]公司|(?<![{HAN}])公司|企业"): "公司",
    re.compile(rf"[该本]会|(?<![{HAN}])[学协]会"): "学会",
    re.compile(rf"该基金会?|(?<![{HAN}])基金会"): "基金会",
}


def kinds_called(text: str) -> set[int]:
    """The kinds of bodies, as ``body_types`` numbers them, of which ``text`` calls one without naming it."""
    kinds = {kind for match in _BARE.finditer(text) for kind in word_types(match["kind"])}
    return kinds.union(*(body_types(word) for pattern, word in _SHORT.items() if pattern.search(text)))


def last_of_kind(kinds: set[int], named: Sequence[str]) -> str:
    """The last of the bodies ``named`` that is of one of ``kinds``, which is the one that is meant; "" if none is."""
    return next((name for name in reversed(named) if body_types(name) & kinds), "")
