"""Read articles from Word documents (.docx, ECMA-376)."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from assistant.errors import (
    DocumentDamaged,
    NotAnArticle,
    UnpacksTooLarge,
    WordEncrypted,
    WordOld,
    WordWithMacros,
)
from assistant.reading.docx_text import Block, blocks, heading_styles, joined
from assistant.reading.plain import has_words, read_plain
from assistant.reading.properties import author_of, day_of, title_of
from vectorstore.types import NewArticle

# What one part of a document may unpack to; the text of a long book takes less.
MEGABYTES = 50

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MACROS = "vbaproject.bin"
# The flag of a part that a password protects.
_LOCKED = 1
_DOCUMENT = "/relationships/officeDocument"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CORE = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}
# What the modules of zip archives raise on bytes that are none.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, NotImplementedError)


def read_docx(data: bytes, source: str) -> NewArticle:
    """The article in the Word document ``data``: its paragraphs, lists and tables as they are read, then its notes.

    What Word does not show or print as text is left out: deleted and hidden words, comments, pictures; so are heads
    and feet of pages. The title is the one that the document is given, if its text says it too; else the first
    paragraph with the style of a title or of a first heading; else as of plain text. Date, author and publisher are
    what the text says (as of plain text), else what the document says of itself.

    Raises WordEncrypted, WordOld, WordWithMacros, UnpacksTooLarge, DocumentDamaged or NotAnArticle.
    """
    if data.startswith(_OLE):
        raise (WordEncrypted if _ENCRYPTED in data else WordOld)(source=source)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _Parts(archive, source)
            found = list(_text(parts))
            given = _properties(parts)
    except (*_BROKEN, etree.XMLSyntaxError) as error:
        raise DocumentDamaged(source=source, format="Word") from error
    text = joined(found)
    if not has_words(text):
        raise NotAnArticle(source=source)
    article = read_plain(text, source)
    headline = next((block.text for block in found if block.is_heading), None)
    return NewArticle(
        text=article.text,
        source=source,
        title=title_of(given.get("title", ""), headline, article.text) or article.title,
        date=article.date or day_of(given.get("created", "")),
        author=article.author or author_of(given.get("creator", "")),
        publisher=article.publisher,
    )


class _Parts:
    """The parts of a document as XML.

    Raises WordWithMacros and WordEncrypted when made, UnpacksTooLarge and DocumentDamaged when a part is asked for.
    """

    def __init__(self, archive: zipfile.ZipFile, source: str) -> None:
        self._archive = archive
        self._source = source
        self._names = {info.filename.lower(): info for info in archive.infolist()}
        if any(name.endswith(_MACROS) for name in self._names):
            raise WordWithMacros(source=source)
        if any(info.flag_bits & _LOCKED for info in archive.infolist()):
            raise WordEncrypted(source=source)

    def tree(self, name: str) -> etree._Element | None:
        """The part of that ``name``; None when there is none."""
        info = self._names.get(name.lower())
        if info is None:
            return None
        if info.file_size > MEGABYTES * 1_000_000:
            raise UnpacksTooLarge(source=self._source, megabytes=MEGABYTES)
        # No more is unpacked than the archive says.
        with self._archive.open(info) as file:
            content = file.read()
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        root = etree.fromstring(content, parser)
        if root.getroottree().docinfo.internalDTD is not None:
            # The format has none; whoever put one in wants to define entities.
            raise DocumentDamaged(source=self._source, format="Word")
        return root

    def document(self) -> str:
        """The name of the part that holds the text."""
        relations = self.tree("_rels/.rels")
        for relation in relations.iter(_RELATION) if relations is not None else ():
            if relation.get("Type", "").endswith(_DOCUMENT):
                return str(relation.get("Target", "")).lstrip("/")
        return "word/document.xml"


def _text(parts: _Parts) -> Iterator[Block]:
    """The blocks of the document and of its notes. Raises KeyError when there is no document."""
    name = parts.document()
    folder = name.rpartition("/")[0]
    document = parts.tree(name)
    if document is None:
        raise KeyError(name)
    headings = heading_styles(parts.tree(f"{folder}/styles.xml"))
    yield from blocks(document, headings)
    for notes in ("footnotes", "endnotes"):
        root = parts.tree(f"{folder}/{notes}.xml")
        if root is not None:
            yield from blocks(root, headings)


def _properties(parts: _Parts) -> dict[str, str]:
    """The document's title, creator and day of creation, as far as it has them."""
    core = parts.tree("docProps/core.xml")
    if core is None:
        return {}
    names = {"title": "dc:title", "creator": "dc:creator", "created": "dcterms:created"}
    return {name: core.findtext(path, "", _CORE) or "" for name, path in names.items()}
