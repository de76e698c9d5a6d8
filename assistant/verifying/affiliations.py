"""Who is of which body, where a text says so at once: "Wang Jun of Hebei University", 河北大学校长王军."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.verifying.comparing import Said
from assistant.verifying.facts import Fact
from assistant.verifying.names import Name
from vectorstore.text.language import HAN

# What may stand between a person and the body behind, and between a body and the person behind.
_OF = re.compile(
    r"(?:,? [\w .-]{0,40}?)?,?(?: of| at| from| for)(?: the)? ?"
    r"|(?:现?[是为系]|来自|[（(,，])的?",
    re.IGNORECASE,
)
_WHOSE = re.compile(
    r"[’']s? (?:[\w-]+ ){0,4}|,? (?:vice |deputy |assistant |associate )?(?:president|director|dean|professor|chair\w*"
    rf"|head|chief|rector|surgeon|physician|researcher|scientist) (?:Dr\.? |Prof\w*\.? )?|的?[{HAN}]{{0,10}}",
    re.IGNORECASE,
)
# In Chinese, what makes two of what stands before and behind it.
_APART = re.compile("[与和及同跟向由对给获授将在说]|[签协合共访捐赠奖]")


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A person and the body that he or she is said to be of; ``words`` are the body's and those up to the name."""

    person: Fact
    body: Fact
    words: str


def affiliations(text: str, facts: Iterable[Fact]) -> Iterator[Affiliation]:
    """The people of ``text``, each with the body that stands next to the name, in order."""
    names = [fact for fact in facts if isinstance(fact.value, Name) and text.startswith(fact.text, fact.value.start)]
    names.sort(key=lambda fact: fact.value.start)
    taken: set[Fact] = set()
    for first, second in pairwise(names):
        between = text[first.value.end : second.value.start]
        kinds = (first.kind, second.kind)
        if kinds == ("institution", "person") and _WHOSE.fullmatch(between) and not _APART.search(between):
            taken.add(second)
            yield Affiliation(second, first, text[first.value.start : second.value.start])
        elif kinds == ("person", "institution") and first not in taken and _OF.fullmatch(between):
            yield Affiliation(first, second, second.text)


def of_another(
    written: Iterable[Affiliation], there: Sequence[Affiliation], says: Callable[[Said, Fact], bool]
) -> Fact | None:
    """The first body of which somebody is ``written`` to be and whom all that is ``there`` has at others.

    ``says`` tells whether a text says a fact that was written.
    """
    for one in written:
        his = [other for other in there if says(Said(other.person.text, (other.person,)), one.person)]
        if his and not any(says(Said(other.words, (other.body,)), one.body) for other in his):
            return one.body
    return None
