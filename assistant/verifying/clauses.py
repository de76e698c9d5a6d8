"""The clauses of a sentence: statements that may stand on sentences far apart, and what stands between commas."""

import re

from vectorstore.text.language import HAN

# Where one statement may end and another begin. A comma alone parts what is said of one thing too often.
_JOINTS = re.compile(
    r"\s*[;；]\s*|[，,]\s?(?=而|并且?(?!列|购)|同时|此外|另|但|其中|首[批期]|also\b)"
    r"|,\s(?:and|while|whereas|but|with)\s(?=\S+\s\S)"
)
_RELATIVE = re.compile(r",\s(?=(?:which|who|where)\s)")
_PLAIN_COMMA = re.compile(rf"(?<=[{HAN}）”》])，|,\s")
_COMMA = re.compile(r"[,，;；:：]\s*")
_WORD = re.compile(f"[a-z0-9]+|[{HAN}]", re.IGNORECASE)
# A shorter clause says nothing of its own: words, or Chinese characters.
_SHORTEST = 5
# Characters between two commas that are not worth a look.
_SHORTEST_PART = 4


def clauses(sentence: str) -> list[str]:
    """The clauses of ``sentence``, in order; itself alone when it is not made of several, or one says too little."""
    for joints in (_JOINTS, _RELATIVE, _PLAIN_COMMA):
        found = joints.split(sentence)
        if len(found) > 1 and all(len(_WORD.findall(clause)) >= _SHORTEST for clause in found):
            return found
    return [sentence]


def between_commas(sentence: str) -> list[str]:
    """What stands between the commas, colons and semicolons of ``sentence``, but for a word alone; else itself."""
    return [part for part in _COMMA.split(sentence) if len(part) >= _SHORTEST_PART] or [sentence]
