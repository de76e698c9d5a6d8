"""Chinese personal names in either script, and keys that say when they are one: 黄晓军, Huang Xiaojun, Xiaojun Huang.

A key is the name's pinyin without tones, spaces, hyphens or apostrophes, the surname first: ``huangxiaojun``. It is a
hint to be weighed, not a fact: people whose names differ in Han characters share one. Names in the forms of Hong Kong,
Taiwan and Singapore (Wade-Giles, Cantonese, Hokkien) and names with initials (X. J. Huang) have no key.
"""

from vectorstore.text.folding import fold
from vectorstore.text.names import han, latin
from vectorstore.text.names.asked import asked_keys, asked_names
from vectorstore.text.names.han import find_han, han_keys
from vectorstore.text.names.initials import initialisms
from vectorstore.text.names.latin import find_latin, latin_keys
from vectorstore.text.names.span import NameSpan

__all__ = ["NameSpan", "asked_keys", "asked_names", "find_names", "han_keys", "initialisms", "latin_keys", "same_name"]


def find_names(text: str) -> list[NameSpan]:
    """The Chinese personal names in ``text``, in Han characters or Latin letters, in order; none overlap."""
    return sorted([*find_han(text), *find_latin(text)], key=lambda name: name.start)


def same_name(a: str, b: str) -> bool:
    """Whether ``a`` and ``b`` may be one name: in Han characters the same ones, Simplified or not; else one reading.

    黄晓军 and 黄小军 are two names and both may be Huang Xiaojun. Guo Wei may be Wei Guo. Names that are no pinyin
    are the same when they are spelled alike but for accents and capitals.
    """
    first, second = han.simplified_name(a), han.simplified_name(b)
    if first and second:
        return first == second
    if not first and not second and fold(a).split() == fold(b).split():
        return True
    return not _readings(a, first).isdisjoint(_readings(b, second))


def _readings(name: str, han_part: str) -> frozenset[tuple[str, str]]:
    return han.name_readings(name) if han_part else latin.name_readings(name)
