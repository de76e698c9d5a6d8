"""The initials that stand for the names of bodies: WHO for World Health Organization."""

import re

# Words that stand inside a body's name without giving it a letter.
_SMALL_WORDS = frozenset("of and for the in on at de la &".split())


def initialisms(text: str) -> frozenset[str]:
    """The folded initials of runs of two to eight capitalised words: "who" for World Health Organization."""
    found: set[str] = set()
    for sentence in re.split(r"[.,;:!?()\n]", text):
        words = [word for word in re.findall(r"[\w'’-]+|&", sentence) if word.lower() not in _SMALL_WORDS]
        letters = "".join(word[0].lower() if word[0].isupper() and word[0].isascii() else " " for word in words)
        for run in letters.split():
            found.update(run[at : at + size] for size in range(2, 9) for at in range(len(run) - size + 1))
    return frozenset(found)
