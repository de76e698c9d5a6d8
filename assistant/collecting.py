"""From what a person names to the places that articles are read from: files, folders, web pages, feeds, sitemaps."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from assistant.errors import NothingToRead, ReadingFailed
from assistant.fetching.urls import canonical_url, is_url
from assistant.reading import find_files, read_path
from vectorstore.types import NewArticle

if TYPE_CHECKING:
    from assistant.fetching.client import Fetched, Fetcher

# Articles that are taken from one feed or sitemap, the newest first, unless a person asks for more.
MOST = 200
# Sitemaps of a site's index that are read, and how deep such an index may lie in others.
_SITEMAPS = 30
_DEPTH = 2


@dataclass(frozen=True, slots=True)
class Place:
    """Where one article is read from: ``source`` as it was named, ``location`` unmistakably.

    ``read`` gives the article and where it was found in the end; it raises a ReadingFailed.
    """

    source: str
    location: str
    read: Callable[[], tuple[NewArticle, str]]


@dataclass(frozen=True, slots=True)
class Known:
    """An article of a feed or sitemap that the library has, and that has not changed since by what these say."""

    source: str
    location: str


@dataclass(frozen=True, slots=True)
class Missed:
    """What was named but leads to no article."""

    source: str
    error: ReadingFailed


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Older articles of a feed or sitemap, beyond the most that are taken from one."""

    source: str
    count: int


Collected = Place | Known | Missed | LeftOut
# When the article of a location was added: an ISO time, or None when it was not.
AddedAt = Callable[[str], str | None]


def collect(
    named: Sequence[str | Path], *, added_at: AddedAt, allow_private: bool = False, most: int = MOST
) -> list[Collected]:
    """Every place once, under the first name that leads to it. Web addresses are fetched to see what they are."""
    web = _Web(added_at, allow_private=allow_private, most=most)
    found: dict[str, Collected] = {}
    for name in named:
        below = web.below(name.strip()) if isinstance(name, str) and is_url(name) else _files(Path(name))
        for each in below:
            found.setdefault(each.location if isinstance(each, Place | Known) else f"\n{len(found)}", each)
    return list(found.values())


def as_text(path: Path) -> str:
    """``path`` as text that can be stored, whatever bytes it is made of."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _files(path: Path) -> Iterator[Collected]:
    """The files that ``path`` is or holds."""
    source = as_text(path)
    try:
        below = list(find_files([path]))
        if not below:
            raise NothingToRead(source=source)
    except ReadingFailed as error:
        yield Missed(source, error)
    else:
        yield from (file_place(file, as_text(file), as_text(file.resolve())) for file in below)


def file_place(path: Path, source: str, location: str) -> Place:
    """The file at ``path``, recorded under ``source`` and ``location``."""
    return Place(source, location, lambda: (read_path(path, source), location))


class _Web:
    """Pages of the web, asked politely by one Fetcher."""

    def __init__(self, added_at: AddedAt, *, allow_private: bool, most: int) -> None:
        self._added_at = added_at
        self._allow_private = allow_private
        self._most = most
        self._opened: Fetcher | None = None

    def below(self, url: str) -> Iterator[Collected]:
        """What ``url`` is: one page, or those that a feed or sitemap there names."""
        from assistant.reading.kinds import kind_of

        try:
            fetched = self._get(url)
            kind = kind_of(fetched.body, fetched.media_type)
            if kind == "feed":
                yield from self._feed(url, fetched)
            elif kind == "sitemap":
                yield from self._sitemap(url, fetched)
            else:
                yield Place(url, fetched.url, lambda: (_article(url, fetched), fetched.url))
        except ReadingFailed as error:
            yield Missed(url, error)

    def _feed(self, url: str, fetched: "Fetched") -> Iterator[Collected]:
        from assistant.feeds import parse_feed

        feed = parse_feed(fetched.body, fetched.url)
        newest = sorted(feed.entries, key=lambda entry: entry.date or "", reverse=True)
        yield from self._pages(url, [(entry.url, entry.date) for entry in newest], feed.left_out)

    def _sitemap(self, url: str, fetched: "Fetched") -> Iterator[Collected]:
        pages, left_out = self._sitemap_pages(fetched, _DEPTH)
        pages.sort(key=lambda page: page[1] or "", reverse=True)
        yield from self._pages(url, pages, left_out)

    def _sitemap_pages(self, fetched: "Fetched", depth: int) -> tuple[list[tuple[str, str | None]], int]:
        """The pages of a sitemap and of those below it, and how many were left out."""
        from assistant.feeds import parse_sitemap

        sitemap = parse_sitemap(fetched.body, fetched.url)
        pages = [(page.url, page.lastmod or page.date) for page in sitemap.pages]
        left_out = sitemap.left_out
        newest = sorted(sitemap.sitemaps, key=lambda each: each.lastmod or "", reverse=True)
        for below in newest[:_SITEMAPS] if depth else []:
            if len(pages) >= self._most:
                break
            more, fewer = self._sitemap_pages(self._get(below.url), depth - 1)
            pages, left_out = pages + more, left_out + fewer
        return pages, left_out

    def _pages(self, named: str, pages: Sequence[tuple[str, str | None]], left_out: int) -> Iterator[Collected]:
        for url, date in pages[: self._most]:
            try:
                location = canonical_url(url)
            except ReadingFailed as error:
                yield Missed(url, error)
                continue
            added = self._added_at(location)
            if added and not (date and date[:10] > added[:10]):
                yield Known(url, location)
            else:
                yield Place(url, location, lambda url=url: self._page(url))  # type: ignore[misc]  # bound now
        if beyond := left_out + max(0, len(pages) - self._most):
            yield LeftOut(named, beyond)

    def _page(self, url: str) -> tuple[NewArticle, str]:
        fetched = self._get(url)
        return _article(url, fetched), fetched.url

    def _get(self, url: str) -> "Fetched":
        if self._opened is None:
            from assistant.fetching import client

            self._opened = client.Fetcher(client.DEFAULT_LIMITS, allow_private=self._allow_private)
        return self._opened.get(url)


def _article(source: str, fetched: "Fetched") -> NewArticle:
    """The article of a page; its address is where it was found, or the one on that host that the page gives itself."""
    from assistant.reading import read_bytes
    from assistant.reading.kinds import kind_of

    article = read_bytes(fetched.body, source, kind_of(fetched.body, fetched.media_type))
    own = article.url if urlsplit(article.url or "").hostname == urlsplit(fetched.url).hostname else None
    return replace(article, url=own or fetched.url)
