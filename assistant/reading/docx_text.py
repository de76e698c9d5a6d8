"""The text of a part of a Word document: what is seen of WordprocessingML (ECMA-376, part 1, chapter 17)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

# Properties, tab stops, text that was deleted or moved away, the reading above a character, instructions of fields,
# and what stands for a drawing in older programs.
_UNSEEN = frozenset("pPr rPr tblPr trPr tcPr sectPr del moveFrom rt instrText Fallback".split())
_MARKS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_HEADINGS = frozenset({"title", "heading 1", "标题", "标题 1"})
_OFF = frozenset({"0", "false", "off"})
# A table of data has short cells; the cells of others are parts of a page.
_LONGEST_CELL = 300
_MOST_PARAGRAPHS = 2


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or with ``is_line`` an item of a list or a row of a table."""

    text: str
    is_line: bool = False
    is_heading: bool = False


def blocks(part: etree._Element, headings: frozenset[str]) -> list[Block]:
    """The text of ``part`` in its order, without blocks that are empty; ``headings`` are ids of styles.

    The cells of a table's row are parted by " | "; items of lists come without their marks, which stand elsewhere in
    the document. Line breaks within a paragraph stay.
    """
    reader = _Reader(headings)
    walk = etree.iterwalk(part, events=("start", "end"))
    for event, element in walk:
        name = element.tag.rpartition("}")[2]
        if event == "end":
            reader.end(name)
        elif name in _UNSEEN or (name == "r" and _is_hidden(element)):
            walk.skip_subtree()
        else:
            reader.start(name, element)
    return reader.blocks


def joined(found: Sequence[Block]) -> str:
    """The text of the blocks ``found``, with an empty line between paragraphs and none between lines."""
    parts = [("\n" if above.is_line and below.is_line else "\n\n") + below.text for above, below in pairwise(found)]
    return "".join([block.text for block in found[:1]] + parts)


def heading_styles(styles: etree._Element | None) -> frozenset[str]:
    """The ids of the styles of titles and first headings, by their names or their outline level."""
    found = set()
    for style in styles.iterfind("{*}style") if styles is not None else ():
        if _value(style.find("{*}name")).lower() in _HEADINGS or _value(style.find("{*}pPr/{*}outlineLvl")) == "0":
            found.add(_attribute(style, "styleId"))
    return frozenset(found)


@dataclass
class _Paragraph:
    """A paragraph that is being read."""

    is_heading: bool
    is_item: bool
    pieces: list[str] = field(default_factory=list)


class _Reader:
    """Takes the elements of a part as they start and end. Tables stand in cells, paragraphs in drawings in others."""

    def __init__(self, headings: frozenset[str]) -> None:
        self._headings = headings
        self._paragraphs: list[_Paragraph] = []
        self._rows: list[list[list[Block]]] = []
        self._found: list[list[Block]] = [[]]

    @property
    def blocks(self) -> list[Block]:
        """What was read."""
        return self._found[0]

    def start(self, name: str, element: etree._Element) -> None:
        """Take the start of an ``element`` and what it holds itself."""
        if name == "p":
            style = _value(element.find("{*}pPr/{*}pStyle"))
            is_item = element.find("{*}pPr/{*}numPr") is not None
            self._paragraphs.append(_Paragraph(style in self._headings, is_item))
        elif name == "tr":
            self._rows.append([])
        elif name == "tc":
            self._found.append([])
        elif self._paragraphs:
            self._paragraphs[-1].pieces.append((element.text or "") if name == "t" else _MARKS.get(name, ""))

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name == "p":
            paragraph = self._paragraphs.pop()
            text = "".join(paragraph.pieces).strip()
            if text:
                self._found[-1].append(Block(text, paragraph.is_item, paragraph.is_heading))
        elif name == "tc":
            cell = self._found.pop()
            if self._rows:
                self._rows[-1].append(cell)
            else:
                self._found[-1] += cell
        elif name == "tr":
            self._found[-1] += _row([cell for cell in self._rows.pop() if cell])


def _row(cells: list[list[Block]]) -> list[Block]:
    """One line for the row of a table of data; of a table that arranges a page, what is in its cells."""
    texts = [" ".join(block.text for block in cell) for cell in cells]
    if len(cells) > 1 and all(
        len(text) <= _LONGEST_CELL and len(cell) <= _MOST_PARAGRAPHS for text, cell in zip(texts, cells, strict=True)
    ):
        return [Block(" | ".join(text.replace("\n", " ") for text in texts), is_line=True)]
    return [block for cell in cells for block in cell]


def _is_hidden(run: etree._Element) -> bool:
    hidden = run.find("{*}rPr/{*}vanish")
    return hidden is not None and _value(hidden) not in _OFF


def _value(element: etree._Element | None) -> str:
    return "" if element is None else _attribute(element, "val")


def _attribute(element: etree._Element, name: str) -> str:
    """The attribute of that local ``name``, whose namespace depends on how the document was saved."""
    return next((str(value) for key, value in element.items() if key.rpartition("}")[2] == name), "")
