"""What a robots.txt allows is kept to, and one that is made to hurt does not."""

import socket
import time
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from web_server import web_server

from assistant.fetching import robots
from assistant.fetching.client import Fetcher, Limits
from assistant.fetching.errors import (
    AddressReserved,
    RedirectRefused,
    RobotsDisallow,
    RobotsUnreadable,
    TookTooLong,
    Unreachable,
)
from assistant.fetching.network import Backend

AT_ONCE = Limits(total=1, delay=0)


@pytest.fixture
def server():
    with web_server() as running:
        running.page("/a")
        yield running


@pytest.fixture
def fetcher():
    return Fetcher(AT_ONCE, allow_private=True)


def allows(text, path="/news/1"):
    return robots.rules(200, text.encode()).allow("https://a.org" + path)


@pytest.mark.parametrize(
    "text",
    [
        "User-agent: *\nDisallow: /news",
        "\ufeffUser-agent: *\nDisallow: /",
        "user-agent:newscite\ndisallow:/",
        "User-Agent: NewsCite/2.0 # us\nDisallow: /",
        "User-agent: other\nUser-agent: NewsCite\nUser-agent: third\n\nDisallow: /news/",
        "User-agent: *\nAllow: /\n\nUser-agent: newscite\nDisallow: /",
        "User agent *\nDisallow /",
        "  USERAGENT : *\r\n  DISALLOW : /*/1$\r\n",
        "User-agent: newscite\nAllow: /x\n\nUser-agent: newscite\nDisallow: /news",
    ],
)
def test_what_is_forbidden_to_us_is(text):
    assert not allows(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<html>Not here</html>",
        "User-agent: *\nDisallow:",
        "User-agent: other\nDisallow: /",
        "User-agent: news\nDisallow: /",
        "User-agent: newscite-images\nDisallow: /",
        "User-agent: newscited\nDisallow: /",
        "User-agent: *\nDisallow: /\n\nUser-agent: NewsCite\nDisallow: /private",
        "User-agent: *\nDisallow: /\nAllow: /news",
        "# User-agent: *\n# Disallow: /",
        "Disallow: /",
    ],
)
def test_what_is_not_forbidden_to_us_is_allowed(text):
    assert allows(text)


def test_the_pause_that_a_site_wants_is_kept_up_to_ten_seconds():
    assert robots.rules(200, b"User-agent: *\nCrawl-delay: 2.5").delay() == 2.5
    assert robots.rules(200, b"User-agent: *\nCrawl-delay: 3600").delay() == 10
    assert robots.rules(200, b"User-agent: other\nCrawl-delay: 3").delay() == 0
    assert robots.rules(200, b"User-agent: *\nCrawl-delay: -1\nCrawl-delay: x").delay() == 0


def test_many_agents_with_many_rules_do_not_fill_the_memory():
    agents = "".join(f"User-agent: a{n}\n" for n in range(12_000))
    text = agents + "Allow: /\n" * ((robots.MOST_BYTES - len(agents)) // 9)
    started = time.monotonic()
    tracemalloc.start()
    try:
        assert allows(text)
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()
    assert time.monotonic() - started < 20


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_break_it(body):
    rules = robots.rules(200, b"User-agent: *\n" + body)
    rules.allow("https://a.org/news")
    assert 0 <= rules.delay() <= 10


def test_a_page_that_is_forbidden_is_not_asked_for(server, fetcher):
    server.page("/robots.txt", b"User-agent: *\nDisallow: /a", content_type="text/plain")
    with pytest.raises(RobotsDisallow) as raised:
        fetcher.get(server.url("/a"))
    assert not isinstance(raised.value, RobotsUnreadable)
    assert raised.value.values == {"source": server.url("/a"), "host": "127.0.0.1"}
    assert server.paths() == ["/robots.txt"]


def test_it_is_asked_for_once(server, fetcher):
    server.page("/robots.txt", b"User-agent: *\nDisallow: /b")
    fetcher.get(server.url("/a"))
    fetcher.get(server.url("/a?2"))
    assert server.paths() == ["/robots.txt", "/a", "/a?2"]


def test_a_redirect_leads_to_no_page_that_is_forbidden(server, fetcher):
    with web_server() as other:
        other.page("/robots.txt", b"User-agent: newscite\nDisallow: /")
        server.redirect("/a", other.url("/b"))
        with pytest.raises(RobotsDisallow):
            fetcher.get(server.url("/a"))
        assert other.paths() == ["/robots.txt"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418])
def test_a_site_without_one_allows_all(server, fetcher, status):
    server.page("/robots.txt", b"User-agent: *\nDisallow: /", status)
    assert fetcher.get(server.url("/a")).status == 200


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_site_that_cannot_say_allows_nothing(server, fetcher, status):
    server.page("/robots.txt", b"", status)
    for _ in range(2):
        with pytest.raises(RobotsUnreadable) as raised:
            fetcher.get(server.url("/a"))
        assert str(status) in raised.value.message("zh")
    assert not robots.rules(status, b"").allow(server.url("/a"))
    assert server.paths() == ["/robots.txt"]


def test_one_that_breaks_off_allows_nothing(server, fetcher):
    server.page("/robots.txt", b"User-agent: *\n", content_length="500")
    with pytest.raises(RobotsUnreadable):
        fetcher.get(server.url("/a"))


def test_one_that_drips_allows_nothing(server):
    server.drip("/robots.txt", b"HTTP/1.1 200 OK\r\n\r\n", b"# \n")
    with pytest.raises(TookTooLong):
        Fetcher(Limits(total=0.3, delay=0), allow_private=True).get(server.url("/a"))
    assert server.paths() == ["/robots.txt"]


def test_a_host_that_cannot_be_reached_is_tried_twice_for_all_of_its_pages(server, fetcher, monkeypatch):
    tried, connect = [], Backend.connect_tcp
    monkeypatch.setattr(Backend, "connect_tcp", lambda *given, **more: tried.append(1) or connect(*given, **more))
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))  # and does not listen
        pages = [f"http://127.0.0.1:{silent.getsockname()[1]}/{number}" for number in range(4)]
        for page in pages:
            with pytest.raises(Unreachable) as raised:
                fetcher.get(page)
            assert raised.value.values["source"] == page
    assert len(tried) == 2
    assert fetcher.get(server.url("/a")).status == 200


def test_redirects_are_followed_to_another_host(server, fetcher):
    with web_server() as other:
        other.page("/rules", b"User-agent: *\nDisallow: /a")
        server.redirect("/robots.txt", other.url("/rules"), 301)
        with pytest.raises(RobotsDisallow):
            fetcher.get(server.url("/a"))


@pytest.mark.parametrize(("hops", "allowed"), [(5, False), (6, True)])
def test_more_than_five_redirects_are_none(server, fetcher, hops, allowed):
    for hop in range(hops):
        server.redirect(f"/r{hop}" if hop else "/robots.txt", f"/r{hop + 1}")
    server.page(f"/r{hops}", b"User-agent: *\nDisallow: /")
    if allowed:
        assert fetcher.get(server.url("/a")).status == 200
    else:
        with pytest.raises(RobotsDisallow):
            fetcher.get(server.url("/a"))


@pytest.mark.parametrize(
    ("target", "error"), [("file:///etc/passwd", RedirectRefused), ("http://169.254.169.254/", AddressReserved)]
)
def test_it_is_fetched_as_safely_as_a_page(server, fetcher, target, error):
    server.redirect("/robots.txt", target)
    with pytest.raises(error):
        fetcher.get(server.url("/a"))
    assert server.paths() == ["/robots.txt"]


def test_what_is_beyond_500_kibibytes_is_not_read(server, fetcher):
    rules = b"User-agent: *\nDisallow: /a\n"
    server.page("/robots.txt", rules + b"# filling\n" * 100_000 + b"Allow: /a\n")
    with pytest.raises(RobotsDisallow):
        fetcher.get(server.url("/a"))


def test_it_may_be_of_any_media_type(server, fetcher):
    server.page("/robots.txt", b"User-agent: *\nDisallow: /a", content_type="image/png")
    with pytest.raises(RobotsDisallow):
        fetcher.get(server.url("/a"))
