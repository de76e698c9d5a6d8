"""What bytes are, by what they hold; a name or a media type can say anything."""

import re
import zlib
from typing import Literal

from assistant.errors import NotText
from assistant.reading.decoding import decode

Kind = Literal["text", "markdown", "html", "pdf", "docx", "feed", "sitemap", "other"]

# As much as shows what a document is; the licence and the style sheets above a root element fit in.
_HEAD = 16_384
# Readers of PDF take a document whose mark stands this far in (PDF 1.7, implementation note 13).
_PDF_WITHIN = 1024
_PDF = re.compile(rb"%PDF-\d\.\d")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Streams that a Word document has, before 2007 and with a password, as the names stand in an OLE file.
_WORD_STREAMS = tuple(name.encode("utf-16-le") for name in ("WordDocument", "EncryptedPackage"))
# What text has no use for; one in a hundred bytes may be a slip.
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\f\r\x1b")
_BINARY = 0.01

_PROLOG = re.compile(r"\s*(?:(?><\?.*?\?>|<!--.*?-->)\s*)*+", re.DOTALL)
_ROOT = re.compile(r"(?:<!DOCTYPE\s+|<)([\w.-]+:)?([\w.-]+)", re.IGNORECASE)
_ROOTS: dict[str, Kind] = {"rss": "feed", "feed": "feed", "urlset": "sitemap", "sitemapindex": "sitemap"}
_HTML = re.compile(r"<(?:html|head|body|title|meta|article|main|div|table|h1|p)\b", re.IGNORECASE)
_JSON_FEED = re.compile(r"\"version\"\s*:\s*\"https?:(?:\\?/){2}jsonfeed\.org(?:\\?/)version")
_RSS_1 = "purl.org/rss/1.0"
# Texts, but not for people.
_FOR_MACHINES = re.compile(r"json|javascript|ecmascript|css|csv|calendar|vcard")


def kind_of(data: bytes, media_type: str = "") -> Kind:
    """What ``data`` is: by its content, and only where that leaves it open by the ``media_type`` it came with.

    ``docx`` is also what a Word document is that cannot be read (an old one, or one with a password), whose reader
    says so; ``sitemap`` may be compressed by gzip. What is not read at all is ``other``.
    """
    if _PDF.search(data[:_PDF_WITHIN]):
        return "pdf"
    if data.startswith(b"PK\3\4"):
        return "docx" if b"word/" in data else "other"
    if data.startswith(_OLE):
        return "docx" if any(name in data for name in _WORD_STREAMS) else "other"
    if data.startswith(b"\x1f\x8b"):
        return "sitemap" if _kind_of_text(_unzipped(data), "") == "sitemap" else "other"
    return _kind_of_text(data[:_HEAD], media_type.partition(";")[0].strip().lower())


def is_binary(data: bytes) -> bool:
    """Whether ``data`` has more control characters than any text."""
    head = data[:_HEAD]
    return len(head) - len(head.translate(None, _CONTROLS)) > _BINARY * len(head)


def _kind_of_text(head: bytes, media_type: str) -> Kind:
    try:
        text = decode(head, "", html=True)
    except NotText:
        if is_binary(head):
            return "other"
        text = ""
    return _kind_of_markup(text) or _kind_of_type(media_type)


def _kind_of_markup(text: str) -> Kind | None:
    """The kind that the first element tells; None when there is none."""
    start = text[_prolog_end(text) :]
    root = _ROOT.match(start)
    if root is None:
        return "feed" if start.startswith("{") and _JSON_FEED.search(start) else None
    name = root[2].lower()
    if name in _ROOTS:
        return _ROOTS[name]
    if name == "rdf" and _RSS_1 in start:
        return "feed"
    if _HTML.search(start):
        return "html"
    return "other" if text.lstrip().startswith("<?xml") else None


def _prolog_end(text: str) -> int:
    match = _PROLOG.match(text)
    return match.end() if match else 0


def _kind_of_type(media_type: str) -> Kind:
    if "html" in media_type:
        return "html"
    if "markdown" in media_type:
        return "markdown"
    return "other" if _FOR_MACHINES.search(media_type) else "text"


def _unzipped(data: bytes) -> bytes:
    """The head of what ``data`` was before it was compressed; empty when it cannot be told."""
    try:
        return zlib.decompressobj(wbits=31).decompress(data[:_HEAD], _HEAD)
    except zlib.error:
        return b""
