"""Feeds: RSS of all versions, Atom and JSON Feed."""

import html
import io
import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assistant.errors import NotAFeed
from assistant.feeds.markup import text_of_markup, web_address
from assistant.guarding import run_guarded
from assistant.reading.html_metadata import iso_date
from assistant.reading.tidying import one_line

# Feeds are for what is new; most have some dozen entries.
MOST = 1_000

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An article that a feed names: ``date`` is the ISO day it gives there, ``id`` what the feed knows it by."""

    url: str
    title: str
    date: str | None
    id: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its ``entries`` in its order, each address once.

    ``skipped`` counts entries that lead to no web page, ``left_out`` those beyond the most that were asked for.
    """

    title: str
    entries: tuple[FeedEntry, ...]
    skipped: int = 0
    left_out: int = 0


def parse_feed(data: bytes, url: str, most: int = MOST) -> Feed:
    """The feed in ``data``, which came from ``url``; its relative links are resolved.

    It is parsed in a process with limits (``assistant.guarding``).

    Raises NotAFeed, FeedHasDoctype, NotText and the kinds of TooHardToRead.
    """
    found = run_guarded("feed", data, source=url, most=most)
    return Feed(**{**found, "entries": tuple(FeedEntry(**entry) for entry in found["entries"])})


def parse(data: bytes, *, source: str, most: int = MOST) -> Feed:
    """The same in this process, without its limits."""
    text = text_of_markup(data, source)
    title, entries = _json_feed(text, source) if text.lstrip().startswith("{") else _xml_feed(text, source)
    by_url = {entry.url: entry for entry in reversed([entry for entry in entries if entry.url])}
    ordered = tuple(reversed(by_url.values()))
    skipped = sum(not entry.url for entry in entries)
    return Feed(title, ordered[:most], skipped, max(0, len(ordered) - most))


def _xml_feed(text: str, source: str) -> tuple[str, list[FeedEntry]]:
    """The title and entries of an RSS or Atom feed; entries without a web page have no ``url``."""
    import feedparser

    # Given anything but a file, feedparser may open what it takes for a name or an address.
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": source}
    file = io.BytesIO(text.encode("utf-8", "replace"))
    found = feedparser.parse(file, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    if not found.get("version") and not found.entries:
        raise NotAFeed(source=source)
    return _plain(found.feed.get("title")), [_xml_entry(entry, source) for entry in found.entries]


def _xml_entry(entry: Any, source: str) -> FeedEntry:  # noqa: ANN401 - feedparser has no types
    # Some services put themselves between the feed and the site, whose own address comes beside theirs.
    url = web_address(source, entry.get("feedburner_origlink") or entry.get("link") or "") or ""
    # Asked for what is not there, feedparser warns that it gives the one for the other.
    name = "published" if "published" in entry else "updated"
    said, parsed = (entry[name], entry.get(f"{name}_parsed")) if name in entry else ("", None)
    # As it is written it is the day where it was written; parsed, that in Greenwich.
    date = iso_date(said) or (time.strftime("%Y-%m-%d", parsed) if parsed else None)
    return FeedEntry(url, _plain(entry.get("title")), date, one_line(entry.get("id") or url))


def _json_feed(text: str, source: str) -> tuple[str, list[FeedEntry]]:
    """The same of a JSON feed (jsonfeed.org/version/1.1)."""
    try:
        found = json.loads(text, strict=False)
    except (json.JSONDecodeError, RecursionError) as error:
        raise NotAFeed(source=source) from error
    items = found.get("items")
    if "jsonfeed.org" not in _string(found, "version") or not isinstance(items, list):
        raise NotAFeed(source=source)
    return _plain(_string(found, "title")), list(_json_entries(items, source))


def _json_entries(items: list[Any], source: str) -> Iterator[FeedEntry]:
    for item in items:
        named = item if isinstance(item, dict) else {}
        url = web_address(source, _string(named, "url") or _string(named, "external_url")) or ""
        date = iso_date(_string(named, "date_published") or _string(named, "date_modified"))
        yield FeedEntry(url, _plain(_string(named, "title")), date, one_line(_string(named, "id") or url))


def _string(found: dict[str, Any], name: str) -> str:
    value = found.get(name)
    return value if isinstance(value, str) else ""


def _plain(title: str | None) -> str:
    """``title``, which may be HTML, as words."""
    return one_line(html.unescape(_TAG.sub("", title or "")))
