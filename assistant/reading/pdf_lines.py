"""The lines of a PDF document with their places, by PDFium."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
from pypdfium2 import raw as pdfium

from assistant.errors import DocumentDamaged, PdfEncrypted

# Smaller letters cannot be read by anyone, and are not meant to be.
_SMALLEST = 2.0
# PDFium's mark for a hyphen at the end of a line, behind which it gives no line break.
_BROKEN_WORD = "\x02"
_LOCKED = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: its first and last character reach from ``left`` to ``right``, and stand on the height ``y``.

    Lengths are in points, from the lower left corner of the page; ``size`` is that of the font.
    """

    text: str
    left: float
    right: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page ``height`` points high, with its visible lines as they come in the document."""

    height: float
    lines: tuple[Line, ...]
    has_pictures: bool


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a document, and what it says of itself (empty where it says nothing)."""

    pages: tuple[Page, ...]
    title: str
    author: str
    created: str


def read_pages(data: bytes, source: str) -> Pages:
    """The pages of the PDF document ``data``, which errors call ``source``.

    Raises PdfEncrypted, and DocumentDamaged when the document or one of its pages cannot be opened.
    """
    try:
        with pypdfium2.PdfDocument(data) as document:
            return Pages(
                pages=tuple(_page(document[number]) for number in range(len(document))),
                title=_given(document, "Title"),
                author=_given(document, "Author"),
                created=_given(document, "CreationDate"),
            )
    except pypdfium2.PdfiumError as error:
        # What PDFium says is that of an earlier document when this one has no pages.
        if error.err_code in _LOCKED and b"/Encrypt" in data:
            raise PdfEncrypted(source=source) from error
        raise DocumentDamaged(source=source, format="PDF") from error


def _given(document: pypdfium2.PdfDocument, name: str) -> str:
    try:
        return str(document.get_metadata_value(name))
    except UnicodeDecodeError:
        return ""  # what it is given is damaged, which says nothing about its pages


def _page(page: pypdfium2.PdfPage) -> Page:
    left, bottom, right, top = page.get_cropbox()
    lines = (
        Line(line.text, line.left - left, line.right - left, line.y - bottom, line.size)
        for line in _lines(page.get_textpage())
        if line.size >= _SMALLEST and left < line.right and line.left < right and bottom < line.y < top
    )
    kinds = (pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, n)) for n in range(_objects(page)))
    return Page(top - bottom, tuple(lines), pdfium.FPDF_PAGEOBJ_IMAGE in kinds)


def _objects(page: pypdfium2.PdfPage) -> int:
    count: int = pdfium.FPDFPage_CountObjects(page)
    return count


def _lines(page: pypdfium2.PdfTextPage) -> Iterator[Line]:
    """The lines of ``page`` that hold more than white space."""
    raw, character_at = page.raw, pdfium.FPDFText_GetUnicode
    text = "".join([chr(character_at(raw, place)) for place in range(page.count_chars())])
    breaks = [-1, *(n for n, character in enumerate(text) if character in ("\n", _BROKEN_WORD)), len(text)]
    for before, end in pairwise(breaks):
        broken = text[end : end + 1] == _BROKEN_WORD and pdfium.FPDFText_IsHyphen(page, end) == 1
        words = text[before + 1 : end]
        if words.strip():
            first = before + 1 + len(words) - len(words.lstrip())
            last = end if broken else before + len(words.rstrip())
            yield _line(page, _whole(words.strip()) + ("-" if broken else ""), first, last)


def _whole(words: str) -> str:
    """``words`` with the characters beyond the first plane whole, which can come in two halves."""
    return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _line(page: pypdfium2.PdfTextPage, text: str, first: int, last: int) -> Line:
    """The line of the characters from ``first`` to ``last``; its size is the middle one of three of them."""
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(page, first, x, y)
    sizes = sorted(_size(page, place) for place in (first, (first + last) // 2, last))
    (left, _), (_, right) = _sides(page, first), _sides(page, last)
    return Line(text, left, right, y.value, sizes[1])


def _sides(page: pypdfium2.PdfTextPage, place: int) -> tuple[float, float]:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(page, place, box)
    return box.left, box.right


def _size(page: pypdfium2.PdfTextPage, place: int) -> float:
    """The size of a character as it is seen: that of its font, as scaled."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(page, place, matrix)
    size: float = pdfium.FPDFText_GetFontSize(page, place)
    return size * math.hypot(matrix.c, matrix.d)
