"""What sites offer to find their articles by: feeds (RSS, Atom, JSON Feed) and sitemaps."""

from assistant.feeds.feed import Feed, FeedEntry, parse_feed
from assistant.feeds.sitemap import Sitemap, SitemapPage, parse_sitemap

__all__ = ["Feed", "FeedEntry", "Sitemap", "SitemapPage", "parse_feed", "parse_sitemap"]
