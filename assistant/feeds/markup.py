"""What feeds and sitemaps have in common: text without a document type, and addresses."""

import re
from urllib.parse import urljoin, urlsplit

from assistant.errors import FeedHasDoctype
from assistant.reading.decoding import decode

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
# What was once read as an instruction or comment is not tried as part of a longer one.
_DOCTYPE = re.compile(r"\s*(?:(?><\?.*?\?>|<!--.*?-->)\s*)*+<!DOCTYPE\s+(\w+)", re.DOTALL | re.IGNORECASE)


def text_of_markup(data: bytes, source: str) -> str:
    """The text of ``data`` in whatever encoding, without its XML declaration, which would name that encoding.

    Raises NotText, and FeedHasDoctype unless the document type is that of a web page, which is no feed anyway.
    """
    text = decode(data, source, html=True)
    doctype = _DOCTYPE.match(text)
    if doctype and doctype[1].lower() != "html":
        raise FeedHasDoctype(source=source)
    return _DECLARATION.sub("", text, count=1)


def web_address(base: str, address: str) -> str | None:
    """The http(s) address that ``address`` is in a document at ``base``; None if it is none."""
    if not address.strip():
        return None
    try:
        url = urljoin(base, address.strip())
        parts = urlsplit(url)
    except ValueError:  # brackets that hold no IPv6 address
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
