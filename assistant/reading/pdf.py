"""Read articles from PDF documents."""

import re
from collections.abc import Sequence

from assistant.errors import NotAnArticle, PdfGarbled, PdfScanned
from assistant.reading.pdf_lines import Page, read_pages
from assistant.reading.pdf_paragraphs import Paragraph, paragraphs
from assistant.reading.plain import has_words, read_plain
from assistant.reading.properties import author_of, day_of, title_of
from vectorstore.types import NewArticle

# A page of text has more letters; a scan may have a stamp or a page number besides its picture.
_FEW_LETTERS = 30
# The share of characters without a meaning in text whose fonts do not tell it.
_GARBLED = 0.2
_MEANINGLESS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\ufffe\uffff\U000f0000-\U0010fffd]")


def read_pdf(data: bytes, source: str) -> NewArticle:
    """The article in the PDF document ``data``: its paragraphs in reading order.

    Running heads, page numbers and what browsers print around pages are left out. The title is the one that the
    document is given, if its text says it too; else the first lines in the largest letters; else the title that it
    is given, or as of plain text. Date, author and publisher are what the text says (as of plain text), else what
    the document says of itself; the day that it was made on counts as its date only where nothing else does.

    Raises PdfEncrypted, PdfScanned (pictures without text), PdfGarbled (text without the meaning of its letters),
    DocumentDamaged or NotAnArticle.
    """
    document = read_pages(data, source)
    found = paragraphs(document.pages)
    # Plain text takes lines that are not indented for those of a paragraph, which were joined already.
    text = "".join(("\n\n" if paragraph.apart else "\n ") + paragraph.text for paragraph in found)
    _check(text, document.pages, source)
    article = read_plain(text, source)
    return NewArticle(
        text=article.text,
        source=source,
        title=title_of(document.title, _headline(found), article.text) or article.title,
        date=article.date or day_of(document.created),
        author=article.author or author_of(document.author),
        publisher=article.publisher,
    )


def _check(text: str, pages: Sequence[Page], source: str) -> None:
    """Raise what speaks against ``text`` being that of the document."""
    letters = sum(character.isalnum() for character in text)
    meaningless = len(_MEANINGLESS.findall(text))
    if meaningless > _GARBLED * (letters + meaningless):
        raise PdfGarbled(source=source)
    pictured = sum(page.has_pictures for page in pages)
    if letters < _FEW_LETTERS * len(pages) and pictured > len(pages) / 2:
        raise PdfScanned(source=source)
    if not has_words(text):
        raise NotAnArticle(source=source)


def _headline(found: Sequence[Paragraph]) -> str | None:
    """The first of the largest paragraphs on the first page, if it is larger than the text."""
    large = [paragraph for paragraph in found if paragraph.page == 0 and paragraph.is_large]
    return max(large, key=lambda paragraph: paragraph.size).text if large else None
