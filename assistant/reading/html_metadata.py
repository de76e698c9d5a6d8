"""What the head of a page, its structured data and its address say about the article."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from assistant.reading.naming import names_somebody
from assistant.reading.tidying import one_line
from vectorstore.text.dates import find_dates

# The names are those of Open Graph, Dublin Core, Highwire Press, common publishing systems and the standard for
# the sites of Chinese authorities (ArticleTitle, PubDate, ContentSource, SiteName).
_TITLES = ("og:title", "articletitle", "citation_title", "dc.title", "dcterms.title", "twitter:title", "headline")
_DATES = (
    *("article:published_time", "og:published_time", "pubdate", "publishdate", "publish-date", "publish_date"),
    *("datepublished", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "date"),
    *(
        "citation_publication_date",
        "citation_date",
        "parsely-pub-date",
        "sailthru.date",
        "bytedance:published_time",
    ),
    *("weibo:article:create_at", "weibo: article:create_at", "firstpublishedtime"),
)
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
    "lastmod",
)
_AUTHORS = (
    "author",
    "article:author",
    "og:article:author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "byl",
)
_PUBLISHERS = (
    "contentsource",
    "og:site_name",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "article:publisher",
)
_SITES = ("sitename", "application-name", "copyright")
_ARTICLE = re.compile(r".*(?:Article|Posting|Report)")
_COMPACT_DATE = re.compile(r"(?:19|20)\d{6}(?=\d{6}$|T|$)")
_DATE_IN_URL = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
# The time at which WeChat published a page, in seconds, stands only in its script.
_WECHAT_TIME = re.compile(r"""\bvar ct\s*=\s*["'](\d{10})["']""")
_BEIJING = timezone(timedelta(hours=8))
# Systems that know no date write one from before the web.
_FIRST_YEAR = 1991


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says about its article where only machines look; dates are ISO, ``site`` is the site's name."""

    title: str | None
    window_title: str | None
    published: str | None
    modified: str | None
    author: str | None
    publisher: str | None
    site: str | None
    url: str | None


def page_metadata(page: HtmlElement, text: str) -> PageMetadata:
    """The metadata of ``page``, parsed from ``text`` and still with its head and scripts."""
    meta = _meta(page)
    data = _article_data(page)
    url = _url(page, meta, data, text)
    return PageMetadata(
        title=_first(_values(meta, _TITLES), [data.get("headline"), data.get("name")], _microdata(page, "headline")),
        window_title=_first([page.findtext(".//title")]),
        published=_first_date([data.get("datePublished"), data.get("dateCreated")], _values(meta, _DATES))
        or _first_date(_microdata(page, "datePublished"), _wechat_time(page, text)),
        modified=_first_date([data.get("dateModified")], _values(meta, _MODIFIED)),
        author=_author(page, meta, data),
        publisher=_first(_names(data.get("publisher")), _wechat_account(page), _values(meta, _PUBLISHERS)),
        site=_first(_values(meta, _SITES)),
        url=url,
    )


def iso_date(value: str) -> str | None:
    """The date in ``value``, such as ``2024-09-28T10:00:00+08:00``, ``20240928`` or ``Sat, 28 Sep 2024``."""
    compact = _COMPACT_DATE.match(value.strip())
    if compact:
        value = f"{compact[0][:4]}-{compact[0][4:6]}-{compact[0][6:]}"
    dates = [span for span in find_dates(value) if span.year is not None and span.year >= _FIRST_YEAR]
    return dates[0].iso if dates else None


def _meta(page: HtmlElement) -> dict[str, list[str]]:
    """The contents of the page's meta elements by their names in lower case."""
    meta: dict[str, list[str]] = {}
    for element in page.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        if name and element.get("content"):
            meta.setdefault(name.strip().lower(), []).append(element.get("content"))
    return meta


def _values(meta: dict[str, list[str]], names: tuple[str, ...]) -> Iterator[str]:
    return (value for name in names for value in meta.get(name, ()))


def _article_data(page: HtmlElement) -> dict[str, Any]:
    """What the page's JSON-LD says about an article; empty if it says nothing or cannot be read."""
    for script in page.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            found = json.loads(script.text or "", strict=False)
        except (json.JSONDecodeError, RecursionError):
            continue
        for node in _nodes(found):
            kinds = node.get("@type")
            if "pubDate" in node:
                # Baidu's form of it, on many Chinese sites.
                return {"headline": node.get("title"), "datePublished": node["pubDate"], "url": node.get("@id")}
            if any(_ARTICLE.fullmatch(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return node
    return {}


def _nodes(found: object) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD document: itself, those of its list or those of its graph."""
    for node in found if isinstance(found, list) else [found]:
        if isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            yield from (part for part in (graph if isinstance(graph, list) else []) if isinstance(part, dict))


def _names(value: object) -> Iterator[str]:
    """The names in a JSON-LD value: a string, an object with a name, or a list of either."""
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, str):
            yield name


def _microdata(page: HtmlElement, name: str) -> Iterator[str]:
    for element in page.xpath("//*[@itemprop=$name]", name=name):
        yield element.get("content") or element.get("datetime") or element.text_content()


def _author(page: HtmlElement, meta: dict[str, list[str]], data: dict[str, Any]) -> str | None:
    """The authors: all that the structured data names, else the head, else what is marked up as the author."""
    marked = page.xpath('//*[@rel="author" or @itemprop="author"]')
    for names in (_names(data.get("author")), _values(meta, _AUTHORS), (each.text_content() for each in marked)):
        cleaned = [re.sub(r"^(?:by\s+|作者\s*[:：]?\s*)", "", one_line(name), flags=re.IGNORECASE) for name in names]
        people = [name for name in dict.fromkeys(cleaned) if names_somebody(name)]
        if people:
            return ", ".join(people)
    return None


def _url(page: HtmlElement, meta: dict[str, list[str]], data: dict[str, Any], text: str) -> str | None:
    """The page's own address: canonical, as it is shared, or as the browser noted it when it saved the page."""
    saved = _SAVED_FROM.search(text[:2000])
    base = next((tag.get("href") for tag in page.iter("base")), None) or next(_values(meta, ("og:url",)), "")
    links = [link.get("href") for link in page.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    entity = data.get("mainEntityOfPage")
    entity = entity.get("@id") if isinstance(entity, dict) else entity
    for address in (*links, *_values(meta, ("og:url", "url")), data.get("url"), entity, saved and saved[1]):
        url = _absolute(base, address) if isinstance(address, str) else None
        if url:
            return url
    return None


def _absolute(base: str, address: str) -> str | None:
    """The web address that ``address`` is on a page at ``base``; None if it is none, or that of a front page.

    A front page is no address of an article, though many sites name it on all their pages.
    """
    try:
        url = one_line(urljoin(base, address.strip()))
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and (parts.path.strip("/") or parts.query) else None


def date_in_url(url: str | None) -> str | None:
    """The date in an address such as ``…/2024-09/28/c_1.htm``, ``…/t20240928_1.html``."""
    match = _DATE_IN_URL.search(urlsplit(url).path) if url else None
    return "-".join(match.groups()) if match else None


def _wechat_time(page: HtmlElement, text: str) -> Iterator[str]:
    match = _WECHAT_TIME.search(text) if page.get_element_by_id("js_content", None) is not None else None
    if match:
        yield datetime.fromtimestamp(int(match[1]), UTC).astimezone(_BEIJING).date().isoformat()


def _wechat_account(page: HtmlElement) -> Iterator[str]:
    account = page.get_element_by_id("js_name", None)
    if account is not None:
        yield account.text_content()


def _first(*groups: Any) -> str | None:  # noqa: ANN401 - JSON holds anything
    """The first string in ``groups`` that says something and is no address."""
    for group in groups:
        for value in group:
            line = one_line(value) if isinstance(value, str) else ""
            if names_somebody(line):
                return line
    return None


def _first_date(*groups: Any) -> str | None:  # noqa: ANN401 - JSON holds anything
    """The first date in ``groups``."""
    for group in groups:
        for value in group:
            date = iso_date(value) if isinstance(value, str) else None
            if date:
                return date
    return None
