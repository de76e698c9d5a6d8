"""Sitemaps (sitemaps.org, version 0.9): lists of a site's pages, or of more such lists."""

import gzip
import io
import zlib
from dataclasses import dataclass

from lxml import etree

from assistant.errors import NotASitemap, UnpacksTooLarge
from assistant.feeds.markup import text_of_markup, web_address
from assistant.guarding import run_guarded
from assistant.reading.html_metadata import iso_date
from assistant.reading.tidying import one_line

# Both are the protocol's own limits.
MOST = 50_000
MEGABYTES = 50

_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class SitemapPage:
    """An address in a sitemap. ``lastmod`` is when it last changed, as the sitemap writes it.

    ``title`` and ``date`` (ISO) are those of a news sitemap.
    """

    url: str
    lastmod: str | None = None
    title: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """The ``pages`` of a sitemap, or the ``sitemaps`` of an index, in their order, each address once.

    ``skipped`` counts those without a web address, ``left_out`` those beyond the most that were asked for.
    """

    pages: tuple[SitemapPage, ...] = ()
    sitemaps: tuple[SitemapPage, ...] = ()
    skipped: int = 0
    left_out: int = 0


def parse_sitemap(data: bytes, url: str, most: int = MOST) -> Sitemap:
    """The sitemap in ``data``, which came from ``url`` and may be compressed by gzip.

    It is parsed in a process with limits (``assistant.guarding``).

    Raises NotASitemap, FeedHasDoctype, NotText and the kinds of TooHardToRead.
    """
    found = run_guarded("sitemap", data, source=url, most=most)
    for name in ("pages", "sitemaps"):
        found[name] = tuple(SitemapPage(**page) for page in found[name])
    return Sitemap(**found)


def parse(data: bytes, *, source: str, most: int = MOST) -> Sitemap:
    """The same in this process, without its limits."""
    text = text_of_markup(_unzipped(data, source) if data.startswith(_GZIP) else data, source)
    # What others wrote with a slip is better read in part than not at all.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise NotASitemap(source=source) from error
    # A name that was mended is not always a name.
    name = str(root.tag).rpartition("}")[2] if root is not None else ""
    if root is None or name not in ("urlset", "sitemapindex"):
        raise NotASitemap(source=source)
    listed = [_page(element, source) for element in root.iterfind("{*}url" if name == "urlset" else "{*}sitemap")]
    by_url = {page.url: page for page in reversed(listed) if page.url}
    ordered = tuple(reversed(by_url.values()))
    kept, skipped, left_out = ordered[:most], sum(not page.url for page in listed), max(0, len(ordered) - most)
    if name == "urlset":
        return Sitemap(pages=kept, skipped=skipped, left_out=left_out)
    return Sitemap(sitemaps=kept, skipped=skipped, left_out=left_out)


def _page(element: etree._Element, source: str) -> SitemapPage:
    """What ``element`` lists; without an address when it has none."""
    news = element.find("{*}news")
    title = one_line(news.findtext("{*}title") or "") if news is not None else ""
    date = iso_date(news.findtext("{*}publication_date") or "") if news is not None else None
    url = web_address(source, element.findtext("{*}loc") or "") or ""
    return SitemapPage(url, one_line(element.findtext("{*}lastmod") or "") or None, title or None, date)


def _unzipped(data: bytes, source: str) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            content = file.read(MEGABYTES * 1_000_000 + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise NotASitemap(source=source) from error
    if len(content) > MEGABYTES * 1_000_000:
        raise UnpacksTooLarge(source=source, megabytes=MEGABYTES)
    return content
