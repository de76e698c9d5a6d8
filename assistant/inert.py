"""Text of articles that is quoted, in which nothing can come alive, wherever an answer is shown.

The chat and the command line do nothing with markup anyway; whoever shows ``Answer.text`` in a page or as Markdown may.
What a model wrote loses its links and tags altogether (``assistant.citing.inert``); a quote keeps its words.
"""

import re
import unicodedata

# Characters that are not seen but steer or hide: controls, marks of direction, joiners, tags, separators of lines.
_KEPT = frozenset("\n\t")
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
_CITATION = re.compile(r"\[(\^?\d+)\]")
# [text](address), [text][name], [name]: address; an image has a ! before it.
_BRACKETS = re.compile(r"\[([^\[\]]*)\](?=\s?[(\[:])")
_TAG_BEGINS = re.compile(r"<(?=[A-Za-z/!?])")
_SCRIPT = re.compile(r"\b(javascript|vbscript|data)\s*:(?=\S)", re.IGNORECASE)


def inert(words: str) -> str:
    """``words`` that are to be read as they are: a citation, link, image or tag in them becomes plain characters.

    [1] is written ［1］, <b> ‹b>; characters that are not seen are left out.
    """
    seen = "".join(one for one in words if one in _KEPT or unicodedata.category(one) not in _UNSEEN)
    while (plain := _BRACKETS.sub(r"［\1］", seen)) != seen:
        seen = plain
    return _SCRIPT.sub(r"\1：", _TAG_BEGINS.sub("‹", _CITATION.sub(r"［\1］", seen)))
