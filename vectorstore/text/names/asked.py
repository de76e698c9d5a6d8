"""The names in a question, where a word that often stands beside a name is taken for a part of it: 颜宁去哪家医院."""

import re

from vectorstore.text.names.han import find_han, han_keys
from vectorstore.text.names.latin import find_latin

# Words of one character that stand before or behind a name in questions and seldom are in one.
_BESIDE = re.compile("[去来在和与同跟是获被向从到将曾说称为及的了对给让]")


def asked_keys(question: str) -> list[str]:
    """The keys of what may be names in a Chinese ``question``, read as it is and with such words taken out."""
    return list(dict.fromkeys([*han_keys(question), *han_keys(_BESIDE.sub(" ", question))]))


def asked_names(question: str) -> list[str]:
    """The persons that ``question`` names, each once; such words are taken out only when it names none otherwise."""
    found = [*find_han(question), *find_latin(question)] or find_han(_BESIDE.sub(" ", question))
    return list(dict.fromkeys(name.text for name in found))
