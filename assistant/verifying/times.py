"""Days of the week and seasons, which dates leave out: whether a text names others than the ones it stands on."""

import re
from collections.abc import Iterable

_DAYS = (
    ("monday", "一"), ("tuesday", "二"), ("wednesday", "三"), ("thursday", "四"), ("friday", "五"),
    ("saturday", "六"), ("sunday", "日天"),
)  # fmt: skip
_WEEKDAYS = {
    at: re.compile(rf"\b{english}s?\b|(?:周|星期|礼拜)[{chinese}](?![年期])", re.IGNORECASE)
    for at, (english, chinese) in enumerate(_DAYS)
}
# Behind an article, a preposition or a year, or before one: "spring" and "fall" are other words as well.
_SEASONS = {
    at: re.compile(
        r"\b(?:in|by|from|of|since|until|the|this|last|next|each|every|their|\d{4}|early|late|mid)[ -]"
        rf"(?:{english})s?\b|\b(?:{english}) (?:of )?\d{{4}}\b|[{chinese}](?:季|天|学期|初|末)|(?<=年)[{chinese}](?!天|季)",
        re.IGNORECASE,
    )
    for at, (english, chinese) in enumerate(
        (("spring", "春"), ("summer", "夏"), ("autumn|fall", "秋"), ("winter", "冬"))
    )
}


def names_another_time(written: str, there: Iterable[str]) -> str:
    """The day of the week or season of ``written`` where the texts ``there`` name only others; else ""."""
    texts = list(there)
    for kinds in (_WEEKDAYS, _SEASONS):
        said = {at for at, pattern in kinds.items() if any(pattern.search(text) for text in texts)}
        for at, pattern in kinds.items():
            if said and at not in said and (match := pattern.search(written)):
                return match.group()
    return ""
