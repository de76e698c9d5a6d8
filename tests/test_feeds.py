"""Feeds and sitemaps list their articles, whatever their version and however they are written."""

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import FeedHasDoctype, NotAFeed, NotASitemap, NotText, UnpacksTooLarge
from assistant.feeds import Feed, FeedEntry, Sitemap, SitemapPage, feed, parse_feed, parse_sitemap, sitemap
from vectorstore.errors import NewsCiteError

URL = "https://news.example/feeds/all.xml"

RSS_2 = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>医院新闻</title><link>https://news.example/</link>
<item><title>两院签约</title><link>/2024/1.html?a=1&amp;b=2</link><guid isPermaLink="false">n1</guid>
<pubDate>Sat, 28 Sep 2024 01:00:00 +0800</pubDate></item>
<item><title>Second &amp;amp; &lt;b&gt;last&lt;/b&gt;</title><guid>https://news.example/2.html</guid></item>
</channel></rss>"""
RSS_1 = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>News</title></channel>
<item rdf:about="https://news.example/1.html"><title>One</title><link>https://news.example/1.html</link>
<dc:date>2024-09-28T10:00:00+08:00</dc:date></item></rdf:RDF>"""
RSS_091 = """<rss version="0.91"><channel><title>News</title>
<item><title>One</title><link>https://news.example/1.html</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://other.example/a/"><title>News</title>
<entry><title type="html">&lt;i&gt;One&lt;/i&gt;</title><link rel="self" href="/self"/><link href="1.html"/>
<id>urn:1</id><published>2024-09-28T23:30:00-05:00</published><updated>2024-10-02T00:00:00Z</updated></entry></feed>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": [
{"id": "1", "url": "/1.html", "title": "One", "date_published": "2024-09-28T23:30:00-05:00"}, {"id": "2"}, 3]}"""

ONE = FeedEntry("https://news.example/1.html", "One", None, "https://news.example/1.html")


def read(text, **given):
    return feed.parse(text.encode() if isinstance(text, str) else text, source=URL, **given)


# Feeds


def test_rss_2():
    found = read(RSS_2)

    assert found.title == "医院新闻"
    assert found.entries == (
        FeedEntry("https://news.example/2024/1.html?a=1&b=2", "两院签约", "2024-09-28", "n1"),
        FeedEntry("https://news.example/2.html", "Second & last", None, "https://news.example/2.html"),
    )
    assert (found.skipped, found.left_out) == (0, 0)


def test_older_rss():
    assert read(RSS_091).entries == (ONE,)
    assert read(RSS_1).entries == (
        FeedEntry("https://news.example/1.html", "One", "2024-09-28", "https://news.example/1.html"),
    )


def test_atom_with_a_base_of_its_own_and_the_day_as_it_is_written():
    assert read(ATOM) == Feed(
        "News", (FeedEntry("https://other.example/a/1.html", "One", "2024-09-28", "urn:1"),), skipped=0, left_out=0
    )


def test_json_feed():
    assert read(JSON) == Feed("News", (FeedEntry("https://news.example/1.html", "One", "2024-09-28", "1"),), skipped=2)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_encodings(encoding):
    assert read(RSS_2.replace("utf-8", encoding).encode(encoding)).title == "医院新闻"


def test_entries_that_lead_to_no_page_are_skipped_and_counted():
    links = ("javascript:alert(1)", "ftp://news.example/1", "", "https://[bad/1", "mailto:a@b.example")
    items = "".join(f"<item><title>x</title><link>{link}</link></item>" for link in links)

    found = read(RSS_091.replace("</channel>", f"{items}</channel>"))

    assert found.entries == (ONE,)
    assert found.skipped == len(links)


def test_an_address_comes_once_and_only_so_many_come():
    items = "".join(f"<item><title>{n}</title><link>/{n % 10}.html</link></item>" for n in range(30))

    found = read(f'<rss version="2.0"><channel><title>x</title>{items}</channel></rss>', most=4)

    assert [entry.title for entry in found.entries] == ["0", "1", "2", "3"]
    assert found.left_out == 6


def test_a_feed_with_slips_is_read_as_far_as_it_goes():
    slips = RSS_2.replace("&amp;b=2", "&b=2").replace("</channel></rss>", "")

    assert [entry.url for entry in read(slips).entries] == [entry.url for entry in read(RSS_2).entries]


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">]>',
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "https://x.example/rss.dtd">',
        "<!-- a -->\n<?pi?> <!doctype rss>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_whatever_its_encoding(doctype, encoding):
    for kind, text in ((feed, RSS_091), (sitemap, SITEMAP)):
        with pytest.raises(FeedHasDoctype, match="DOCTYPE"):
            kind.parse((doctype + text).encode(encoding), source=URL)


def test_many_instructions_before_the_feed_cost_little():
    assert read("<?a?>" * 5000 + "<!-- -->" * 5000 + RSS_091).entries == (ONE,)


def test_a_document_type_within_an_entry_is_only_text():
    page = "<description><![CDATA[<!DOCTYPE html><p>Hello</p>]]></description></item>"

    assert read(RSS_091.replace("</item>", page)).entries == (ONE,)


@pytest.mark.parametrize(
    "data",
    [
        "<!DOCTYPE html><html><body>Not found</body></html>",
        "<urlset><url><loc>https://news.example/1</loc></url></urlset>",
        '{"version": "1.0", "items": []}',
        '{"version": "https://jsonfeed.org/version/1", "items":' + "[" * 100_000,
        "",
        "Just words.",
    ],
)
def test_what_is_no_feed_is_told_in_both_languages(data):
    with pytest.raises(NotAFeed) as caught:
        read(data)
    assert all(URL in caught.value.message(language) for language in ("en", "zh"))


# Sitemaps

NAMES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
)
SITEMAP = f"""<urlset {NAMES}><url><loc> https://news.example/1.html?a=1&amp;b=2
</loc><lastmod>2024-09-28T10:00:00+08:00</lastmod></url>
<url><image:image><image:loc>https://news.example/1.png</image:loc></image:image><loc>/2.html</loc>
<news:news><news:title>两院签约</news:title><news:publication_date>2024-09-27T23:00:00+08:00</news:publication_date>
</news:news></url><url><loc>javascript:1</loc></url><url/></urlset>"""
PAGES = (
    SitemapPage("https://news.example/1.html?a=1&b=2", "2024-09-28T10:00:00+08:00"),
    SitemapPage("https://news.example/2.html", None, "两院签约", "2024-09-27"),
)
INDEX = f"""<sitemapindex {NAMES}><sitemap><loc>https://news.example/a.xml.gz</loc><lastmod>2024-09-28</lastmod></sitemap>
<sitemap><loc>https://news.example/b.xml</loc></sitemap></sitemapindex>"""


def listed(text, **given):
    return sitemap.parse(text.encode() if isinstance(text, str) else text, source=URL, **given)


def test_a_sitemap_lists_pages_with_what_a_news_sitemap_says_of_them():
    assert listed(SITEMAP) == Sitemap(pages=PAGES, skipped=2)


def test_an_index_lists_sitemaps():
    assert listed(INDEX) == Sitemap(
        sitemaps=(SitemapPage("https://news.example/a.xml.gz", "2024-09-28"), SitemapPage("https://news.example/b.xml"))
    )


def test_only_so_many_pages_are_listed():
    assert listed(SITEMAP, most=1) == Sitemap(pages=PAGES[:1], skipped=2, left_out=1)


def test_a_compressed_sitemap_is_unpacked_but_not_a_bomb(monkeypatch):
    assert listed(gzip.compress(SITEMAP.encode())).pages == PAGES
    monkeypatch.setattr(sitemap, "MEGABYTES", 1)
    with pytest.raises(UnpacksTooLarge, match="more than 1 MB"):
        listed(gzip.compress(b" " * 1_000_001))


@pytest.mark.parametrize(
    "data", [RSS_2, "<html><body/></html>", "", "words", gzip.compress(b"<urlset/>")[:-9], b"\x1f\x8b!"]
)
def test_what_is_no_sitemap_is_told(data):
    with pytest.raises(NotASitemap, match="not a sitemap"):
        listed(data)


def test_a_sitemap_cut_short_is_read_as_far_as_it_goes():
    assert listed(SITEMAP[: SITEMAP.index("<url/>")]).pages == PAGES


# Both, in a process with limits


def test_in_a_process_of_their_own_they_are_the_same():
    assert parse_feed(RSS_2.encode(), URL) == read(RSS_2)
    assert parse_feed(RSS_2.encode(), URL, most=1) == read(RSS_2, most=1)
    assert parse_sitemap(SITEMAP.encode(), URL) == listed(SITEMAP)
    assert parse_sitemap(INDEX.encode(), URL) == listed(INDEX)
    with pytest.raises(FeedHasDoctype, match=URL):
        parse_feed(b"<!DOCTYPE rss><rss/>", URL)
    with pytest.raises(NotText):
        parse_feed(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", URL)


SOUND = [text.encode() for text in (RSS_2, RSS_1, ATOM, JSON, SITEMAP, INDEX)]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_feeds_and_sitemaps_are_read_or_refused(data):
    damaged = bytearray(data.draw(st.sampled_from(SOUND)))
    damaged = damaged[: data.draw(st.integers(0, len(damaged)) | st.just(len(damaged)))]
    for place in data.draw(st.lists(st.integers(0, len(damaged)), max_size=6)):
        damaged[place : place + 1] = data.draw(st.binary(max_size=3) | st.sampled_from([b"<", b"&x;", b"]]>", b'"']))
    for parse in (feed.parse, sitemap.parse):
        try:
            found = parse(bytes(damaged), source=URL)
        except NewsCiteError as error:
            assert str(error)
        else:
            assert all(item.url.startswith("http") for item in getattr(found, "entries", getattr(found, "pages", ())))
