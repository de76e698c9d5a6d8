"""Take a question that asks several things apart: "in 2016 and 2017", "卢煜明、王振义各是", "who won, and who came"."""

import re
from collections.abc import Iterator, Sequence

from vectorstore.text.names import find_names

# More parts than quotes would not be answered.
MOST_PARTS = 3
_YEARS = re.compile(
    r"(?:(?<!\d)(?:19|20)\d\d(?!\d)年?(?:度)?(?:\s*(?:、|,|，|和|与|與|及|以及|and|or|&)\s*)+)+(?:19|20)\d\d(?!\d)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
# What stands between the members of a list, and nothing else does.
_BETWEEN = re.compile(
    r"\s*(?:、|,|，|和|与|與|及|以及|跟|and|or|&)(?:\s*(?:and|or|from|of|with|by|the|in|at))*\s*", re.IGNORECASE
)
_ASKS = re.compile(
    r"\b(?:who|whom|whose|which|what|when|where|why|how)\b|谁|誰|什么|什麼|哪|何时|何時|何地|何处|为何|多少|几|幾|怎",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[，,；;？?]\s*(?:and\s+)?|\s+and\s+(?=(?:who|which|what|when|where|why|how)\b)", re.IGNORECASE)


def parts(question: str, named: Sequence[str]) -> list[str]:
    """The questions that ``question`` is made of, two to three; [] when it asks for one thing.

    ``named`` are the names of bodies and the like in it. A list of years or names gives a question for each, clauses
    that each ask something are questions of their own.
    """
    for found in (_by_years(question), _by_names(question, named), _by_clauses(question)):
        if 2 <= len(found) <= MOST_PARTS:
            return found
    return []


def _by_years(question: str) -> list[str]:
    match = _YEARS.search(question)
    if match is None:
        return []
    years = list(dict.fromkeys(_YEAR.findall(match.group())))
    return [f"{question[: match.start()]}{year}{question[match.end() :]}" for year in years]


def _by_names(question: str, named: Sequence[str]) -> list[str]:
    """One question for each name of the first list of names."""
    spans = sorted(set(_spans(question, named)))
    for first in range(len(spans)):
        last = first
        while last + 1 < len(spans) and _BETWEEN.fullmatch(question, spans[last][1], spans[last + 1][0]):
            last += 1
        if last > first:
            begin, end = spans[first][0], spans[last][1]
            return [f"{question[:begin]}{question[a:b]}{question[end:]}" for a, b in spans[first : last + 1]]
    return []


def _spans(question: str, named: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where persons and bodies are named."""
    yield from ((name.start, name.end) for name in find_names(question))
    for name in named:
        if (at := question.find(name)) >= 0:
            yield at, at + len(name)


def _by_clauses(question: str) -> list[str]:
    """The clauses that ask, each with those before it that do not; [] unless two do."""
    asking: list[str] = []
    before = ""
    for clause in filter(None, (clause.strip() for clause in _CLAUSE.split(question))):
        if _ASKS.search(clause):
            asking.append(f"{before} {clause}".strip())
            before = ""
        elif asking:
            asking[-1] = f"{asking[-1]}, {clause}"
        else:
            before = f"{before} {clause}".strip()
    return asking if len(asking) > 1 else []
