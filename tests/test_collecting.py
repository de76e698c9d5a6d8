"""Web pages, feeds and sitemaps become articles; what is known is not fetched again, and nothing is lost in silence."""

import pytest
from hash_embedder import HashEmbedder
from web_server import web_server

from assistant.adding import add
from assistant.collecting import Known, LeftOut, Missed, Place, collect
from assistant.fetching import client
from vectorstore.library import Library

PAGE = """<html><head><title>{title}</title><meta property="article:published_time" content="{date}"></head><body>
<article><h1>{title}</h1><p>{words} The jury met in the capital and looked at the work of many teams from the whole
country before it decided. The ceremony was held in the great hall, where the winners spoke about their plans.</p>
<p>The prize honours work on rare diseases and is given every year to one team of physicians and scientists.</p>
</article></body></html>"""


def page(server, path, title, words, date="2024-02-23"):
    return server.page(path, PAGE.format(title=title, words=words, date=date).encode())


@pytest.fixture(autouse=True)
def _quick(monkeypatch, no_index):
    monkeypatch.setattr(client, "DEFAULT_LIMITS", client.Limits(delay=0.0, total=5.0))


@pytest.fixture
def server():
    with web_server() as server:
        page(server, "/news/1", "A prize for Guo Wei", "Guo Wei received the first prize for new implants.")
        page(server, "/news/2", "A prize for Shi Jie", "Shi Jie received the second prize for work on addiction.")
        page(server, "/news/3", "A visit to the hospital", "A delegation from Shenzhen visited the hospital in July.")
        yield server


@pytest.fixture
def library(home):
    return Library(home, HashEmbedder())


def feed(server, *entries):
    form = "<item><title>t</title><link>{}</link><pubDate>{}</pubDate></item>"
    items = "".join(form.format(server.url(path), date) for path, date in entries)
    body = f"<?xml version='1.0'?><rss version='2.0'><channel><title>News</title>{items}</channel></rss>"
    return server.page("/feed", body.encode(), content_type="application/rss+xml")


def test_a_page_becomes_an_article_with_its_address(library, server):
    (item,) = add(library, [server.url("/news/1?utm_source=mail#top")], allow_private=True).items
    article = library.article(item.article)
    assert (item.outcome, article.title, article.date) == ("added", "A prize for Guo Wei", "2024-02-23")
    assert article.url == server.url("/news/1")
    assert article.source == server.url("/news/1?utm_source=mail#top")


def test_the_same_page_by_another_address_is_one_article(library, server):
    server.redirect("/old", server.url("/news/1"))
    urls = [server.url("/news/1"), server.url("/news/1?utm_medium=x"), server.url("/old")]
    report = add(library, urls, allow_private=True)
    assert report.added == 1 and len(library.articles()) == 1


def test_a_changed_page_is_a_new_version(library, server):
    (first,) = add(library, [server.url("/news/1")], allow_private=True).items
    page(server, "/news/1", "A prize for Guo Wei", "Guo Wei received the second prize for implants, not the first.")
    (second,) = add(library, [server.url("/news/1")], allow_private=True).items
    assert second.replaced == first.article
    assert library.article(first.article).replaced_by == second.article


def test_a_feed_adds_what_is_new_and_fetches_only_that(library, server):
    url = feed(server, ("/news/1", "Fri, 23 Feb 2024 10:00:00 GMT"))
    assert add(library, [url], allow_private=True).added == 1
    feed(server, ("/news/1", "Fri, 23 Feb 2024 10:00:00 GMT"), ("/news/2", "Sat, 24 Feb 2024 10:00:00 GMT"))
    server.seen.clear()
    report = add(library, [url], allow_private=True)
    assert (report.added, report.unchanged) == (1, 1)
    assert server.paths().count("/news/1") == 0 and server.paths().count("/news/2") == 1


def test_an_entry_that_is_newer_than_the_article_is_fetched_again(library, server):
    url = feed(server, ("/news/1", "Fri, 23 Feb 2024 10:00:00 GMT"))
    add(library, [url], allow_private=True)
    feed(server, ("/news/1", "Fri, 23 Feb 2035 10:00:00 GMT"))
    page(server, "/news/1", "A prize for Guo Wei", "Guo Wei received the third prize after a new count of all votes.")
    (item,) = add(library, [url], allow_private=True).items
    assert item.replaced


def test_the_newest_of_a_feed_are_taken_and_the_rest_is_told(library, server):
    url = feed(
        server,
        ("/news/1", "Fri, 23 Feb 2024 10:00:00 GMT"),
        ("/news/2", "Sat, 24 Feb 2024 10:00:00 GMT"),
        ("/news/3", "Sun, 25 Feb 2024 10:00:00 GMT"),
    )
    report = add(library, [url], allow_private=True, most=2)
    assert {item.source for item in report.items} == {server.url("/news/2"), server.url("/news/3")}
    assert report.left_out == (LeftOut(url, 1),)


def test_a_sitemap_index_leads_to_its_pages(library, server):
    below = "".join(f"<url><loc>{server.url(f'/news/{n}')}</loc></url>" for n in (1, 2))
    xml = "<?xml version='1.0'?>"
    space = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
    server.page("/map1.xml", f"{xml}<urlset {space}>{below}</urlset>".encode(), content_type="application/xml")
    index = f"{xml}<sitemapindex {space}><sitemap><loc>{server.url('/map1.xml')}</loc></sitemap></sitemapindex>"
    url = server.page("/sitemap.xml", index.encode(), content_type="application/xml")
    assert add(library, [url], allow_private=True).added == 2


def test_what_cannot_be_fetched_is_told_and_stops_nothing(library, server, tmp_path):
    (tmp_path / "note.txt").write_text("A note\n\nThe jury met on Monday and gave the prize to two teams.")
    report = add(library, [server.url("/none"), "https://", server.url("/news/1"), tmp_path], allow_private=True)
    assert [item.outcome for item in report.items] == ["failed", "failed", "added", "added"]
    assert "/none" in str(report.items[0].error)


def test_private_addresses_need_to_be_allowed(library, server):
    (item,) = add(library, [server.url("/news/1")]).items
    assert item.outcome == "failed" and "--allow-private" in str(item.error)
    assert server.seen == []


def test_names_that_lead_to_one_place_are_one(server, tmp_path):
    (tmp_path / "note.txt").write_text("x")
    named = [tmp_path, str(tmp_path / "note.txt"), server.url("/news/1"), server.url("/news/1#a"), "missing.txt"]
    found = collect(named, added_at=lambda _: None, allow_private=True)
    assert [type(each) for each in found] == [Place, Place, Missed]


def test_a_known_page_of_a_feed_is_no_place_to_read(server):
    url = feed(server, ("/news/1", "Fri, 23 Feb 2024 10:00:00 GMT"))
    found = collect([url], added_at=lambda _: "2024-02-24T00:00:00+00:00", allow_private=True)
    assert found == [Known(server.url("/news/1"), server.url("/news/1"))]
