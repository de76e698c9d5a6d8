"""Recognise an article that corrects another, and by what it names that one."""

import re
from dataclasses import dataclass

from vectorstore.text.folding import comparable

_MARK = (
    r"(?:corrections?|corrigend(?:um|a)|errat(?:um|a)|clarifications?|editor'?s note)(?![a-z])"
    r"|(?:更正|勘误|订正|纠错|致歉|澄清)(?:启事|说明|声明|公告)?"
)
_MARKED = re.compile(rf"[\s\[【(（]*(?:{_MARK})[\s\]】)）]*(?:to|of|for|on)?\s*[:：\-–—|]?\s*", re.IGNORECASE)
_ABOUT = re.compile(r"关于(?P<title>.{4,80}?)一?[文稿](?:的)?(?:更正|勘误|致歉|说明)")
_QUOTED = re.compile(r"《([^《》\n]{4,150})》|“([^“”\n]{8,200})”|\"([^\"\n]{8,200})\"|‘([^‘’\n]{8,200})’")
_URL = re.compile(r"https?://[^\s<>\"'）)】\]，。；]+")
# A correction names what it corrects where it begins.
_BEGINNING = 1500


@dataclass(frozen=True, slots=True)
class Correction:
    """What an article that corrects another names: titles, comparable (``folding.comparable``), and addresses."""

    titles: tuple[str, ...]
    urls: tuple[str, ...]


def find_correction(title: str, text: str) -> Correction | None:
    """What the article of ``title`` and ``text`` says that it corrects; None when it is no correction.

    A correction says so at the beginning of its title or of its text. One that is made within the corrected article
    itself is a new version of it, and no correction here.
    """
    about = _ABOUT.search(title)
    marked = _MARKED.match(title)
    if not about and not marked and not _MARKED.match(text):
        return None
    beginning = text[:_BEGINNING]
    titles = [about["title"]] if about else []
    titles += [title[marked.end() :]] if marked else []
    titles += [next(filter(None, match.groups())) for match in _QUOTED.finditer(f"{title}\n{beginning}")]
    return Correction(
        tuple(dict.fromkeys(folded for each in titles if (folded := comparable(each.strip("《》“”\"' "))))),
        tuple(dict.fromkeys(url.rstrip(".,;") for url in _URL.findall(beginning))),
    )
