"""Make text good to store and to quote: what a person sees stays, character by character; what hides goes."""

import re
import unicodedata

_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_EMPTY_LINES = re.compile(r"\n{3,}")
# Between these a line break is no space.
WIDE = "[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’—…]"
# Spaces that look like one but compare unlike one. The ideographic space stays: in Chinese it is seen as wide.
_SPACES = dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F], " ")
# Nobody sees these: control characters, soft hyphens, joiners, marks of direction, fillers, variation
# selectors, tags, halves of surrogate pairs. Among them are those that can reorder or smuggle text.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff"
    "\U000e0000-\U000e0fff]"
)


def tidy(text: str) -> str:
    """``text`` in NFC, with the line feed as its line break, one empty line at most, and nothing unseen in it.

    White space at the start and end of each line goes: how far a paragraph is indented says nothing. Full-width
    letters and punctuation stay as they are (this is not NFKC), so that quotes are verbatim.
    """
    text = _UNSEEN.sub("", _LINE_BREAK.sub("\n", text))
    text = unicodedata.normalize("NFC", text.translate(_SPACES))
    lines = (line.strip(" \t\u3000") for line in text.split("\n"))
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def one_line(text: str) -> str:
    """``text`` tidied, all of its white space collapsed to single spaces: for titles and names."""
    return " ".join(tidy(text).split())


def unwrap(text: str) -> str:
    """``text`` with the paragraphs in one line each that were wrapped at a fixed width.

    Such a paragraph has three lines or more, each broken only because the next word did not fit.
    """
    blocks = re.split(r"(\n[ \t\u3000]*\n)", _LINE_BREAK.sub("\n", text))
    return "".join(block if n % 2 else _unwrapped(block) for n, block in enumerate(blocks))


def _unwrapped(block: str) -> str:
    lines = block.rstrip().split("\n")
    width = max(map(len, lines))
    words = [line.split(" ", 1)[0] for line in lines[1:]]
    forced = all(len(line) + 1 + len(word) > width for line, word in zip(lines, words, strict=False))
    indented = any(line[:1].isspace() for line in lines[1:])
    if len(lines) < 3 or not 30 <= width <= 120 or not forced or indented:
        return block
    joined = lines[0]
    for line in lines[1:]:
        joined += line if re.match(WIDE, joined[-1:]) and re.match(WIDE, line) else f" {line}"
    return joined
