"""Numbers of a written sentence that count what it names itself, and need not stand in an article."""

import re
from collections import Counter
from collections.abc import Sequence

from assistant.verifying.bodies import body_types
from assistant.verifying.facts import Fact
from assistant.verifying.names import Name
from vectorstore.text.language import HAN
from vectorstore.text.numbers import Number

_PARTS = re.compile(rf"(?:[{HAN}]{{1,12}}、)+[{HAN}]{{1,12}}?[和与及][{HAN}]{{1,12}}?$")
_JOINT = re.compile("[、和与及]")


def counts_names(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether a number says how many people or bodies, or bodies of one kind, ``facts`` name."""
    number = fact.value
    if not isinstance(number, Number) or number.unit or number.ordinal or fact.lasts:
        return False
    bodies = [one.value.text for one in facts if one.kind == "institution" and isinstance(one.value, Name)]
    kinds = Counter(kind for body in bodies for kind in body_types(body))
    people = sum(one.kind == "person" for one in facts)
    return number.value in {people, len(bodies), *kinds.values()} - {0, 1}


def counts_parts(fact: Fact, sentence: str) -> bool:
    """Whether a number says how many things are listed before it: 内科、外科和儿科三个."""
    number = fact.value
    if not isinstance(number, Number) or number.unit or number.ordinal or fact.lasts:
        return False
    listed = _PARTS.search(sentence, 0, number.start)
    return listed is not None and number.value == len(_JOINT.findall(listed.group())) + 1


def is_article(fact: Fact) -> bool:
    """Whether a number is "one" or 一, which count nothing."""
    number = fact.value
    return isinstance(number, Number) and number.value == 1 and not number.unit and not number.ordinal
