"""Put the lines of a PDF document together again to the paragraphs that they were set from."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from assistant.reading.pdf_lines import Line, Page
from assistant.reading.pdf_running import without_running
from assistant.reading.tidying import WIDE

# Lines of a paragraph are of one size, within this share of it, and at most this many times as far apart as usual.
_SAME_SIZE = 0.12
_SAME_GAP = 1.25
# The distance of lines in sizes of their font, where the document has too few of them to tell; and the largest.
_USUAL_GAP, _LARGEST_GAP = 1.2, 3.0
# By how many times its size the start of a line is off the column's, to be taken for the first of a paragraph, or
# for a line of another column.
_INDENT, _OTHER_COLUMN = 0.8, 4.0
# The share of a column's width by which a line may fall short when the next goes on with a small letter.
_SLACK = 0.2
# Chinese lines fall short by this many characters, since some punctuation may not begin a line.
_WIDE_SLACK = 2.5
# A headline is larger than the text by this share, and has at most as many lines.
_HEADLINE, _HEADLINE_LINES = 0.15, 4
# The share of upward jumps in the order of lines, and their number, that no order of reading has.
_JUMPS, _FEW_JUMPS = 0.2, 3

_SENTENCE_ENDS = re.compile(r"[.!?。！？…:：;；][\"'”’」』)）\]】]*$")
_MARKER = re.compile(r"[•·●○▪■□◆◇◦‣➢✓*–—-]\s|[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.、．](?!\d)|[①-⑳]")
_HYPHEN = re.compile(r"(?<=\w)[-‐\u00ad]$")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_WORD = re.compile(r"[^\W\d_]+")
# What is written with a hyphen even if the text does not show it elsewhere.
_FIRST_PARTS = frozenset(
    "well long high low self first second third full half peer large small world year cross".split()
)
_WIDE = re.compile(WIDE)
_MIXED = re.compile(rf"(?<={WIDE}) ?(?=[A-Za-z0-9])|(?<=[A-Za-z0-9]) ?(?={WIDE})")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or a line of a list or a table, that begins on the page with the number ``page`` (from 0).

    ``size`` is that of its font; ``is_large`` tells whether it is larger than most of the text, ``apart`` whether
    there is space between it and the one before.
    """

    text: str
    page: int
    size: float
    is_large: bool
    apart: bool


def paragraphs(pages: Sequence[Page]) -> list[Paragraph]:
    """The text of ``pages`` in reading order, without what stands on every page.

    Lines are joined where the next word did not fit; between Chinese characters that leaves no space, and words
    broken by a hyphen are whole again. Ligatures come as letters.
    """
    lines = [
        _Placed(line, number)
        for number, page in enumerate(without_running(pages))
        for line in _in_reading_order(page.lines)
    ]
    setting = _Setting(lines)
    groups: list[list[_Placed]] = []
    for line in lines:
        if groups and setting.continues(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    spelling = _spelling([placed.line.text for placed in lines])
    found = []
    for above, group in zip([[], *groups], groups, strict=False):
        first = group[0]
        large, apart = setting.is_large(first.line), not above or setting.apart(above, group)
        found.append(Paragraph(_joined(group, spelling), first.page, first.line.size, large, apart))
    return found


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line and the number of its page."""

    line: Line
    page: int


class _Setting:
    """How the lines of a document are set: how large, how far apart, where its columns begin and end."""

    def __init__(self, lines: Sequence[_Placed]) -> None:
        self._lines = lines
        self._columns: dict[tuple[int, int], tuple[float, float]] = {}
        letters = Counter[float]()
        for placed in lines:
            letters[round(placed.line.size, 1)] += len(placed.line.text)
        self._size = letters.most_common(1)[0][0] if letters else 0.0
        gaps = [
            (above.line.y - below.line.y) / above.line.size
            for above, below in pairwise(lines)
            if above.page == below.page and _same_size(above.line, below.line) and above.line.y > below.line.y
        ]
        self._gap = median([gap for gap in gaps if gap < _LARGEST_GAP] or [_USUAL_GAP])

    def is_large(self, line: Line) -> bool:
        """Whether ``line`` is larger than most of the text."""
        return line.size > (1 + _HEADLINE) * self._size

    def continues(self, paragraph: Sequence[_Placed], below: _Placed) -> bool:
        """Whether the line ``below`` belongs to the ``paragraph`` above it."""
        above, line = paragraph[-1].line, below.line
        same_page = paragraph[-1].page == below.page
        if same_page and _same_row(above, line):
            return True
        if not _same_size(above, line) or (_MARKER.match(line.text) and _SENTENCE_ENDS.search(above.text)):
            return False
        if not same_page or line.y > above.y:
            # The top of the next page or column.
            return self._is_full(above, line) and not self._is_indented(line)
        if not self._near(above, line):
            return False
        if self.is_large(line):
            # Headlines are broken where they read best.
            return len(paragraph) < _HEADLINE_LINES
        hangs = _MARKER.match(paragraph[0].line.text) is not None
        level = abs(above.left - line.left) < _INDENT * line.size
        return self._is_full(above, line) and (hangs or level or not self._is_indented(line))

    def apart(self, before: Sequence[_Placed], group: Sequence[_Placed]) -> bool:
        """Whether there is more between two paragraphs than between lines of a list or a table."""
        above, first = before[-1], group[0]
        below = above.page == first.page and above.line.y >= first.line.y and _same_size(above.line, first.line)
        return (
            not below
            or not self._near(above.line, first.line)
            or len(before) > 1
            or len(group) > 1
            or self._is_indented(first.line)
        )

    def _near(self, above: Line, line: Line) -> bool:
        return above.y - line.y <= _SAME_GAP * self._gap * above.size

    def _is_full(self, above: Line, below: Line) -> bool:
        """Whether the line ``above`` ends where it does because the first word ``below`` did not fit."""
        if _HYPHEN.search(above.text):
            return True
        left, right = self._column(above)
        letter = (below.right - below.left) / len(below.text)
        word = len(below.text.split(" ", 1)[0]) + 1
        missing = _WIDE_SLACK * below.size if _WIDE.match(below.text) else word * letter
        # No paragraph begins with a small letter.
        slack = _SLACK * (right - left) if below.text[0].islower() else 0.0
        return above.right + missing + slack > right

    def _is_indented(self, line: Line) -> bool:
        left, _ = self._column(line)
        return line.left - left > _INDENT * line.size

    def _column(self, line: Line) -> tuple[float, float]:
        """Where the column of ``line`` begins and ends, by the lines of its size that begin near it."""
        place = round(line.left / line.size), round(line.size)
        if place not in self._columns:
            peers = [
                other.line
                for other in self._lines
                if abs(other.line.left - line.left) < _OTHER_COLUMN * line.size and _same_size(other.line, line)
            ]
            starts = Counter(round(peer.left) for peer in peers)
            ends = sorted(peer.right for peer in peers)
            # Not the very last: a line or two may stand out.
            self._columns[place] = starts.most_common(1)[0][0], ends[int(0.9 * (len(ends) - 1))]
        return self._columns[place]


def _same_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= _SAME_SIZE * max(one.size, other.size)


def _same_row(one: Line, other: Line) -> bool:
    """Whether ``other`` stands to the right of ``one``, as parts of a row do."""
    return abs(one.y - other.y) < 0.3 * min(one.size, other.size) and other.left >= one.right


def _in_reading_order(lines: Sequence[Line]) -> Sequence[Line]:
    """``lines`` as they come, which is how they are read, or from top to bottom where a program mixed them up."""
    jumps = sum(below.y > above.y + above.size for above, below in pairwise(lines))
    if jumps <= max(_FEW_JUMPS, _JUMPS * len(lines)):
        return lines
    return sorted(lines, key=lambda line: (-round(line.y / 2), line.left))


@dataclass(frozen=True, slots=True)
class _Spelling:
    """How a document writes: how often each word, and whether with spaces between Chinese and Latin characters."""

    words: Counter[str]
    spaced: bool


def _spelling(lines: Sequence[str]) -> _Spelling:
    words = Counter(word.lower() for line in lines for word in _WORD.findall(line))
    spaces = Counter(bool(match[0]) for line in lines for match in _MIXED.finditer(line))
    return _Spelling(words, spaces[True] > spaces[False])


def _joined(group: Sequence[_Placed], spelling: _Spelling) -> str:
    """The lines of one paragraph as one line."""
    text = group[0].line.text
    for above, below in pairwise(group):
        line = below.line.text
        wide = (_WIDE.match(text[-1]) is not None) + (_WIDE.match(line) is not None)
        if _HYPHEN.search(text) and not _same_row(above.line, below.line):
            text = (text if _keeps_hyphen(text, line, spelling.words) else text[:-1]) + line
        elif wide == 2 or (wide == 1 and not spelling.spaced and not _same_row(above.line, below.line)):
            text += line
        else:
            text += f" {line}"
    return text.translate(_LIGATURES)


def _keeps_hyphen(text: str, line: str, words: Counter[str]) -> bool:
    """Whether the hyphen at the end of ``text`` belongs to the word that goes on in ``line``."""
    last, first = _LAST_WORD.search(text[:-1]), _WORD.match(line)
    if text.endswith("\u00ad"):
        return False
    if last is None or first is None or not first[0].islower() or text[: last.start()].endswith("-"):
        return True
    one, other = last[0].lower(), first[0].lower()
    if words[one + other]:
        return False
    # Both halves stand for themselves elsewhere, that is once more than here.
    return one in _FIRST_PARTS or (words[one] > 1 and words[other] > 1)
