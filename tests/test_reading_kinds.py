"""What bytes are is told by what they hold; the media type counts where that leaves it open."""

import gzip

import pytest
from documents import archive, docx, pdf
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading import kind_of
from assistant.reading.kinds import is_binary

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ZH = "我院与北华大学签署合作协议，双方将共建研究中心。"
URLSET = b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>'
COMMENT = b"<!-- licence <html> " + b"x" * 5000 + b" -->\n"


@pytest.mark.parametrize(
    ("data", "media_type", "kind"),
    [
        (pdf([]), "text/html", "pdf"),
        (b"\n\n" + pdf([]), "", "pdf"),
        (docx(""), "application/zip", "docx"),
        (archive({"a.txt": "x"}), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "other"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "", "docx"),
        (OLE + "WordDocument".encode("utf-16-le"), "application/msword", "docx"),
        (OLE + "Workbook".encode("utf-16-le"), "", "other"),
        (b'<rss version="2.0"/>', "text/html", "feed"),
        (b"\xef\xbb\xbf" + COMMENT + b'<?xml-stylesheet href="x"?><rss version="2.0"/>', "", "feed"),
        (
            '<?xml version="1.0" encoding="utf-16"?><feed xmlns="http://www.w3.org/2005/Atom"/>'.encode("utf-16"),
            "",
            "feed",
        ),
        (b'<!DOCTYPE rss [<!ENTITY a "b">]><rss/>', "", "feed"),
        (b'<r:RDF xmlns:r="x" xmlns="http://purl.org/rss/1.0/"/>', "", "feed"),
        (b'<r:RDF xmlns:r="x"/>', "application/rdf+xml", "text"),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', "application/json", "feed"),
        (b'{"version": "1"}', "application/json; charset=utf-8", "other"),
        (URLSET, "application/xml", "sitemap"),
        (gzip.compress(COMMENT + URLSET), "application/octet-stream", "sitemap"),
        (gzip.compress(b"words"), "", "other"),
        (b"\x1f\x8b and no more", "", "other"),
        (b'<sm:sitemapindex xmlns:sm="x"/>', "", "sitemap"),
        (b"<!doctype html><p>x", "text/plain", "html"),
        (COMMENT + b"<HTML lang=zh>", "", "html"),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', "application/xhtml+xml", "html"),
        (f"<div>{ZH}</div>".encode("gb18030"), "", "html"),
        (b"Words <html>", "text/html", "html"),
        (b'<?xml version="1.0"?><note/>', "text/xml", "other"),
        (b"# Heading\n\nwords", "text/markdown; charset=utf-8", "markdown"),
        (b"# Heading\n\nwords", "text/plain", "text"),
        (ZH.encode("big5", "replace") * 9, "", "text"),
        (b"body { color: red }", "text/css", "other"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "text/plain", "other"),
        (b"\x7fELF\2\1\1" + bytes(range(256)), "", "other"),
        (b"", "text/html", "html"),
        (b"", "", "text"),
    ],
)
def test_kinds(data, media_type, kind):
    assert kind_of(data, media_type) == kind


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "cp1252", "euc_jp"])
def test_text_in_any_encoding_is_not_binary(encoding):
    assert not is_binary(ZH.encode(encoding, "ignore") + b"Words,\r\n\twords.")


@given(st.binary(max_size=2000))
def test_anything_has_a_kind(data):
    assert kind_of(data)
