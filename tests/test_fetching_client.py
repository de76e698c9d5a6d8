"""Pages come whole and on time, or a person reads why not."""

import gzip
import json
import re
import socket
import threading
import time
import tracemalloc
import zlib
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from web_server import CERTIFICATE, CERTIFIED_NAME, gzip_bomb, reply, web_server

import assistant.fetching.errors as all_errors
from assistant.errors import ReadingFailed
from assistant.fetching.client import Fetcher, Limits
from assistant.fetching.errors import (
    AskedToWait,
    HttpStatus,
    PageNotFound,
    PageNotPublic,
    RedirectLoop,
    RedirectRefused,
    ResponseBroken,
    ResponseTooLarge,
    ServerFailed,
    TlsFailed,
    TookTooLong,
    TooManyRedirects,
    TooManyRequests,
    Unreachable,
    WrongMediaType,
)
from assistant.fetching.receiving import receive

# What a busy machine may take on top of a limit.
GRACE = 1.5


@pytest.fixture
def server():
    with web_server() as running:
        yield running


@pytest.fixture(scope="module")
def fetcher():
    return Fetcher(Limits(total=3, megabytes=1, delay=0), allow_private=True)


def hasty(total=0.4, **limits):
    return Fetcher(Limits(total=total, delay=0, **limits), allow_private=True)


# A page


def test_a_page_comes_with_what_is_known_of_it(server, fetcher):
    url = server.page(
        "/news", "新闻".encode("gb18030"), content_type='Text/HTML; Charset="GB2312"', etag='"7"', last_modified="then"
    )
    page = fetcher.get(url + "?utm_source=x#top")
    assert page.url == url
    assert (page.status, page.media_type, page.charset) == (200, "text/html", "GB2312")
    assert page.body.decode("gb18030") == "新闻"
    assert (page.etag, page.last_modified) == ('"7"', "then")


def test_what_is_not_known_of_a_page_is_not_made_up(server, fetcher):
    server.routes["/news"] = lambda request: [b"HTTP/1.0 200 OK\r\n\r\nNews"]
    page = fetcher.get(server.url("/news"))
    assert (page.body, page.media_type, page.charset, page.etag, page.last_modified) == (b"News", "", None, None, None)


def test_the_server_is_told_who_asks(server, fetcher):
    fetcher.get(server.page("/news"))
    headers = server.seen[-1].headers
    assert re.fullmatch(r"NewsCite/[0-9.]+\S*", headers["user-agent"])
    assert headers["accept-encoding"] == "gzip"
    assert headers["host"] == f"127.0.0.1:{server.port}"
    assert "text/*" in headers["accept"]
    assert not {"cookie", "referer", "authorization"} & headers.keys()


def test_a_server_that_closes_without_a_word_is_asked_again(server):
    """As all answers here, these do not say that the connection is closed after them."""
    server.redirect("/a", "/b")
    server.page("/b")
    for _ in range(20):
        assert hasty(3).get(server.url("/a")).status == 200


def test_a_server_with_an_ipv6_address_is_told_its_address(fetcher):
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("no IPv6 here")
    with web_server("::1") as running:
        running.page("/a")
        fetcher.get(running.url("/a", "[::1]"))
        assert running.seen[-1].headers["host"] == f"[::1]:{running.port}"


def test_the_url_is_asked_for_as_it_was_given(server, fetcher):
    server.page("/a;v=1/b;c")
    assert fetcher.get(server.url("/a;v=1/b;c?x=1;2&utm_source=y")).status == 200
    assert server.paths()[-1] == "/a;v=1/b;c?x=1;2&utm_source=y"


def test_chunked_and_packed_pages_are_read(server, fetcher):
    packed = gzip.compress(b"News. " * 50_000)
    chunks = [packed[start : start + 100] for start in range(0, len(packed), 100)]
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"
    server.routes["/news"] = lambda request: [head, *(b"%x\r\n%b\r\n" % (len(c), c) for c in chunks), b"0\r\n\r\n"]
    assert fetcher.get(server.url("/news")).body == b"News. " * 50_000


# Redirects


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(server, fetcher, status):
    server.page("/news/新闻".replace("新闻", "%E6%96%B0%E9%97%BB"), b"here")
    server.redirect("/a", "/b?utm_source=x", status)
    server.redirect("/b", "news/新闻#part", status)
    page = fetcher.get(server.url("/a"))
    assert page.body == b"here"
    assert page.url == server.url("/news/%E6%96%B0%E9%97%BB")


def test_as_many_redirects_as_may_be_are_followed_and_no_more(server):
    for hop in range(6):
        server.redirect(f"/{hop}", f"/{hop + 1}")
    server.page("/6")
    assert hasty(2).get(server.url("/1")).status == 200
    with pytest.raises(TooManyRedirects) as raised:
        hasty(2).get(server.url("/0"))
    assert not isinstance(raised.value, RedirectLoop)
    assert raised.value.values == {"source": server.url("/0"), "most": 5}


@pytest.mark.parametrize("target", ["/a", "/a#part", "", "//", "/b"])
def test_a_loop_is_noticed(server, fetcher, target):
    server.redirect("/a", target)
    server.redirect("/b", "/a")
    with pytest.raises(RedirectLoop):
        fetcher.get(server.url("/a"))
    assert len(server.paths()) <= 3


@pytest.mark.parametrize(
    "target",
    [
        *("file:///etc/passwd", "ftp://a.org/", "javascript:alert(1)", "data:text/html,x", "http://[::1"),
        *("http://user:secret@127.0.0.1/", "http://127.0.0.1\\@a.org/", "http://a b/", "//:80", "http://127.0.0.1:0/"),
    ],
)
def test_redirects_to_what_is_no_web_address_are_refused(server, fetcher, target):
    server.redirect("/a", target)
    with pytest.raises(RedirectRefused) as raised:
        fetcher.get(server.url("/a"))
    assert raised.value.values["source"] == server.url("/a")
    assert "secret" not in str(raised.value)


def test_a_redirect_to_nowhere_brings_no_page(server, fetcher):
    with pytest.raises(HttpStatus, match="302"):
        fetcher.get(server.page("/a", status=302))


# Time


DRIPS = {
    "header": (b"HTTP/1.1 200 OK\r\nX-Drip: ", b"x"),
    "headers": (b"HTTP/1.1 200 OK\r\n", b"X-Drip: x\r\n"),
    "nothing": (b"", b""),
    "progress": (b"", b"HTTP/1.1 102 Processing\r\n\r\n"),
    "body": (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x"),
    "chunks": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    "gzip": (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08\x08" + bytes(6), b"x"),
    "redirect": (b"HTTP/1.1 302 Found\r\nLocation: /", b"x"),
}


@pytest.mark.parametrize("kind", DRIPS)
def test_a_server_that_drips_is_cut_off_on_time(server, kind):
    url = server.drip("/slow", *DRIPS[kind])
    started = time.monotonic()
    with pytest.raises(TookTooLong) as raised:
        hasty().get(url)
    assert 0.4 <= time.monotonic() - started < 0.4 + GRACE
    assert raised.value.values == {"source": url, "seconds": 0.4}
    assert "0.4" in raised.value.message("zh")


def test_redirects_have_no_time_of_their_own(server):
    def slowly(target):
        def send(request):
            server.stopping.wait(0.15)
            yield reply(b"", 302, location=target)

        return send

    for hop in range(6):
        server.routes[f"/{hop}"] = slowly(f"/{hop + 1}")
    started = time.monotonic()
    with pytest.raises(TookTooLong):
        hasty().get(server.url("/0"))
    assert time.monotonic() - started < 0.4 + GRACE


def test_a_name_service_that_is_silent_is_cut_off(monkeypatch):
    released = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: released.wait(10) and [])
    started = time.monotonic()
    with pytest.raises(TookTooLong) as raised:
        hasty(5, connect=0.3).get("http://news.example/")
    assert time.monotonic() - started < 0.3 + GRACE
    assert raised.value.values["seconds"] == 0.3
    released.set()


def test_a_server_that_lets_nobody_in_is_cut_off():
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full:
        waiting = []
        for _ in range(4):  # until the queue is full
            one = socket.socket()
            one.setblocking(False)
            one.connect_ex(full.getsockname())
            waiting.append(one)
        started = time.monotonic()
        with pytest.raises(TookTooLong):
            hasty(5, connect=0.3).get(f"http://127.0.0.1:{full.getsockname()[1]}/")
        assert time.monotonic() - started < 0.3 + GRACE
        for one in waiting:
            one.close()


def test_a_server_that_never_ends_its_tls_greeting_is_cut_off(server):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        started = time.monotonic()
        with pytest.raises(TookTooLong):
            hasty(5, connect=0.3).get(f"https://127.0.0.1:{silent.getsockname()[1]}/")
        assert time.monotonic() - started < 0.3 + GRACE


# Size


def test_a_page_as_large_as_may_be_is_read_and_no_larger(server, fetcher):
    assert len(fetcher.get(server.page("/most", bytes(1_000_000))).body) == 1_000_000
    with pytest.raises(ResponseTooLarge) as raised:
        fetcher.get(server.page("/more", bytes(1_000_001)))
    assert raised.value.values["megabytes"] == 1


def test_a_length_that_is_too_much_is_not_waited_for(server, fetcher):
    server.drip("/large", b"HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n", b"x", every=1)
    started = time.monotonic()
    with pytest.raises(ResponseTooLarge):
        fetcher.get(server.url("/large"))
    assert time.monotonic() - started < GRACE


@pytest.mark.parametrize("head", [b"", b"Transfer-Encoding: chunked\r\n"])
def test_a_page_without_end_is_cut_off(server, fetcher, head):
    piece = b"10000\r\n" + bytes(65536) + b"\r\n" if head else bytes(65536)
    server.drip("/endless", b"HTTP/1.1 200 OK\r\n" + head + b"\r\n", piece, every=0)
    with pytest.raises(ResponseTooLarge):
        fetcher.get(server.url("/endless"))


def test_headers_without_end_are_cut_off(server, fetcher):
    server.drip("/endless", b"HTTP/1.1 200 OK\r\n", b"X-More: " + b"x" * 60_000 + b"\r\n", every=0)
    with pytest.raises(ResponseBroken):
        fetcher.get(server.url("/endless"))


def test_a_bomb_does_not_go_off(server, fetcher):
    url = server.page("/bomb", gzip_bomb(100), content_encoding="gzip")
    with pytest.raises(ResponseTooLarge):
        fetcher.get(url)


def test_a_bomb_is_unpacked_no_further_than_may_be():
    bomb = gzip_bomb(50)
    tracemalloc.start()
    try:
        with pytest.raises(ResponseTooLarge):
            receive([bomb], "gzip", 1_000_000, "http://a.org/")
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_gzip_that_never_comes_to_the_point_is_cut_off():
    endless_name = [b"\x1f\x8b\x08\x08" + bytes(6), *[b"x" * 50_000] * 30]
    with pytest.raises(ResponseTooLarge):
        receive(endless_name, "gzip", 1_000_000, "http://a.org/")


@settings(deadline=None)
@given(st.lists(st.binary(max_size=2000), min_size=1, max_size=3), st.integers(1, 500), st.binary(max_size=20))
def test_gzip_comes_out_as_it_went_in(parts, size, trailing):
    packed = b"".join(map(gzip.compress, parts)) + b"\0" + trailing
    chunks = [packed[start : start + size] for start in range(0, len(packed), size)]
    assert receive(chunks, "gzip", 100_000, "http://a.org/") == b"".join(parts)


@pytest.mark.parametrize("size", [65_535, 65_536, 65_537, 131_072, 200_000])
def test_gzip_is_whole_whatever_its_size(size):
    body = (b"News and more news. " * (size // 20 + 1))[:size]
    assert receive([gzip.compress(body)], "gzip", 1_000_000, "http://a.org/") == body


@settings(deadline=None)
@given(st.binary(max_size=300), st.integers(0, 300))
def test_packed_bytes_that_are_damaged_are_noticed_or_right(noise, place):
    packed = bytearray(gzip.compress(b"News of 2022. " * 30))
    packed[place : place + len(noise)] = noise
    with suppress(ResponseBroken):
        receive([bytes(packed)], "gzip", 100_000, "http://a.org/")


# Answers that are not whole, and no answers


BROKEN = {
    "too short": reply(b"News", content_length="500"),
    "no status": b"HTTP/1.1\r\n\r\n",
    "not http": b"SSH-2.0-OpenSSH_9.6\r\n",
    "nothing": b"",
    "cut in the headers": b"HTTP/1.1 200 OK\r\nContent-Ty",
    "cut in a chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n100\r\nabc",
    "no last chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
    "two lengths": b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nNews",
    "negative length": reply(b"News", content_length="-4"),
    "endless length": reply(b"News", content_length="9" * 5000),
    "gzip cut": reply(gzip.compress(b"News" * 100)[:-9], content_encoding="gzip"),
    "no gzip": reply(b"News", content_encoding="gzip"),
    "deflate": reply(zlib.compress(b"News"), content_encoding="deflate"),
    "brotli": reply(b"News", content_encoding="br"),
    "gzip twice": reply(gzip.compress(gzip.compress(b"News")), content_encoding="gzip, gzip"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_half_a_page_is_none(server, fetcher, kind):
    server.routes["/broken"] = lambda request: [BROKEN[kind]]
    with pytest.raises(ResponseBroken) as raised:
        fetcher.get(server.url("/broken"))
    assert raised.value.values["reason"]


def test_a_page_that_is_longer_than_it_says_is_as_long_as_it_says(server, fetcher):
    server.routes["/long"] = lambda request: [reply(b"News and then some", content_length="4")]
    assert fetcher.get(server.url("/long")).body == b"News"


def test_the_same_length_given_twice_is_one(server, fetcher):
    server.routes["/twice"] = lambda request: [reply(b"News", content_length="4, 4")]
    assert fetcher.get(server.url("/twice")).body == b"News"


def test_a_connection_that_is_cut_is_told(server, fetcher):
    def send(request):
        yield b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nNews"
        raise ConnectionResetError

    server.routes["/cut"] = send
    with pytest.raises(ResponseBroken):
        fetcher.get(server.url("/cut"))


def test_a_server_that_is_not_there(fetcher):
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(Unreachable) as raised:
        fetcher.get(f"http://127.0.0.1:{port}/")
    assert raised.value.values["reason"] == "Connection refused"


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_answer_breaks_it(answer):
    for body in (answer, b"HTTP/1.1 200 OK\r\n" + answer, b"HTTP/1.1 302 Found\r\nLocation: " + answer + b"\r\n\r\n"):
        SHARED.routes["/fuzz"] = lambda request, body=body: [body]
        SHARED.routes.pop("/robots.txt", None)
        try:
            FUZZER.get(SHARED.url("/fuzz"))
        except ReadingFailed as error:
            assert error.message("en")
            assert error.message("zh")


FUZZER = hasty(2)


@pytest.fixture(scope="module", autouse=True)
def _shared_server():
    global SHARED
    with web_server() as SHARED:
        yield


# What the status says


@pytest.mark.parametrize(
    ("status", "error"),
    [
        *((404, PageNotFound), (410, PageNotFound), (401, PageNotPublic), (403, PageNotPublic), (451, PageNotPublic)),
        *((429, TooManyRequests), (500, ServerFailed), (503, ServerFailed), (599, ServerFailed)),
        *((400, HttpStatus), (202, HttpStatus), (204, HttpStatus), (206, HttpStatus), (304, HttpStatus)),
    ],
)
def test_a_status_that_brings_no_page_is_told(server, fetcher, status, error):
    url = server.page("/gone", b"", status)
    with pytest.raises(HttpStatus) as raised:
        fetcher.get(url)
    assert type(raised.value) is error
    assert raised.value.values == {"source": url, "status": status}


@pytest.mark.parametrize("media_type", ["image/png", "video/mp4", "application/zip", "font/woff2"])
def test_what_holds_no_article_is_not_even_loaded(server, fetcher, media_type):
    url = server.drip("/x", f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\n\r\n".encode(), b"x", every=1)
    with pytest.raises(WrongMediaType) as raised:
        fetcher.get(url)
    assert raised.value.values == {"source": url, "media_type": media_type}


@pytest.mark.parametrize(
    "media_type",
    [
        "text/html",
        "TEXT/PLAIN",
        "application/xhtml+xml",
        "application/rss+xml",
        "application/pdf",
        "application/x-gzip",
    ],
)
def test_what_holds_articles_is_read(server, fetcher, media_type):
    assert fetcher.get(server.page("/x", content_type=media_type)).media_type == media_type.lower()


def test_only_what_is_wanted_is_read(server, fetcher):
    url = server.page("/feed", content_type="application/rss+xml")
    assert fetcher.get(url, accept=("application/rss+xml",)).status == 200
    assert server.seen[-1].headers["accept"] == "application/rss+xml"
    with pytest.raises(WrongMediaType):
        fetcher.get(url, accept=("text/*",))


# Politeness


def busy(server, path, retry_after, times=1, status=429):
    """Answer ``times`` with a status that asks to wait, and then with the page."""
    answers = [reply(b"", status, retry_after=retry_after)] * times
    server.routes[path] = lambda request: [answers.pop(0) if answers else reply()]
    return server.url(path)


@pytest.mark.parametrize("status", [429, 503])
def test_a_short_wait_that_is_asked_for_is_kept_once(server, fetcher, status):
    assert fetcher.get(busy(server, "/busy", "1", status=status)).status == 200
    first, second = (request.at for request in server.seen if request.path == "/busy")
    assert 1 <= second - first < 1 + GRACE


def test_a_server_that_asks_again_is_left_alone(server, fetcher):
    with pytest.raises(AskedToWait):
        fetcher.get(busy(server, "/busy", "0", times=2))
    assert server.paths().count("/busy") == 2


@pytest.mark.parametrize("retry_after", ["3600", "5"])
def test_a_wait_that_is_too_long_is_told(server, fetcher, retry_after):
    started = time.monotonic()
    with pytest.raises(AskedToWait) as raised:
        fetcher.get(busy(server, "/busy", retry_after, status=503))
    assert time.monotonic() - started < GRACE
    assert raised.value.values["seconds"] == int(retry_after)
    assert f"{retry_after} seconds" in str(raised.value)


def test_a_wait_may_be_a_date(server, fetcher):
    then = datetime.now(UTC) + timedelta(hours=2)
    with pytest.raises(AskedToWait) as raised:
        fetcher.get(busy(server, "/busy", format_datetime(then, usegmt=True)))
    assert 7100 <= raised.value.values["seconds"] <= 7200
    assert fetcher.get(busy(server, "/past", "Sun, 06 Nov 1994 08:49:37 GMT")).status == 200


@pytest.mark.parametrize("retry_after", ["soon", "-1", "1.5", "99 Foo 2022", "Sun, 06 Nov 99999 08:49:37 GMT", "²"])
def test_a_wait_that_makes_no_sense_is_none(server, fetcher, retry_after):
    with pytest.raises(TooManyRequests):
        fetcher.get(busy(server, "/busy", retry_after))


def gaps(server):
    at = [request.at for request in server.seen if request.path != "/robots.txt"]
    return [later - earlier for earlier, later in pairwise(at)]


def test_a_host_is_asked_slowly_and_others_meanwhile(server):
    slow = Fetcher(Limits(total=1, delay=0.3), allow_private=True)
    server.page("/a")
    server.redirect("/b", "/a")
    started = time.monotonic()
    with web_server() as other:
        slow.get(server.url("/a"))
        slow.get(other.page("/c", b"x").replace("127.0.0.1", "localhost"))
        assert time.monotonic() - started < 0.3 + GRACE
        slow.get(server.url("/b"))
    assert all(gap >= 0.3 for gap in gaps(server))
    assert len(gaps(server)) == 2


def test_a_page_that_fails_counts_as_asked(server):
    slow = Fetcher(Limits(total=1, delay=0.3), allow_private=True)
    for _ in range(2):
        with pytest.raises(PageNotFound):
            slow.get(server.url("/gone"))
    assert gaps(server)[0] >= 0.3


def test_the_pause_of_a_robots_txt_is_kept_and_is_not_taken_from_the_time(server):
    server.page("/robots.txt", b"User-agent: *\nCrawl-delay: 0.6")
    server.page("/a")
    server.redirect("/b", "/a")
    hasty(0.5).get(server.url("/b"))
    assert gaps(server)[0] >= 0.6


def test_threads_wait_for_each_other(server):
    server.page("/a")
    at_once, most, lock = [0], [0], threading.Lock()

    def send(request):
        with lock:
            at_once[0] += 1
            most[0] = max(most[0], at_once[0])
        time.sleep(0.05)
        with lock:
            at_once[0] -= 1
        yield reply()

    server.routes["/a"] = send
    shared = hasty(3)
    threads = [threading.Thread(target=shared.get, args=(server.url("/a"),)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert server.paths().count("/a") == 4
    assert server.paths().count("/robots.txt") == 1
    assert most == [1]


# TLS


@pytest.fixture
def named(monkeypatch):
    """Every name is this machine's."""
    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, port, *rest, **given: real("127.0.0.1", port, *rest, **given)
    )


def test_a_certificate_is_for_the_name_though_the_number_is_connected_to(named, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with web_server(tls=True) as secure:
        secure.page("/a", b"secure")
        assert hasty(3).get(secure.url("/a", CERTIFIED_NAME)).body == b"secure"


@pytest.mark.parametrize(
    ("trusted", "host", "reason"),
    [(True, "other.example", "mismatch"), (True, "127.0.0.1", "mismatch"), (False, CERTIFIED_NAME, "self-signed")],
)
def test_a_certificate_that_does_not_prove_the_name_is_refused(named, monkeypatch, trusted, host, reason):
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with web_server(tls=True) as secure:
        with pytest.raises(TlsFailed) as raised:
            hasty(3).get(secure.url("/a", host))
        assert secure.seen == []
    assert reason in raised.value.values["reason"]
    assert host in str(raised.value)


def test_certificates_that_are_not_where_the_environment_says_are_told(monkeypatch, tmp_path):
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "missing.pem"))
    with pytest.raises(TlsFailed, match=r"SSL_CERT_FILE.*No such file"):
        hasty().get("https://127.0.0.1/")


def test_a_server_without_tls_is_told(server, fetcher):
    with pytest.raises(TlsFailed):
        fetcher.get(server.url("/a").replace("http:", "https:"))


# Words


def test_all_errors_are_failures_to_read():
    found = [each for each in vars(all_errors).values() if isinstance(each, type)]
    assert len(found) > 20
    assert all(issubclass(each, ReadingFailed) for each in found)
    tree = all_errors.__doc__ or ""
    assert set(re.findall(r"── (\w+)", tree)) == {each.__name__ for each in found} - {"ReadingFailed"}


def test_no_message_tells_a_path_of_ours_or_a_python_object(server, fetcher):
    server.routes["/broken"] = lambda request: [b"nonsense\r\n\r\n"]
    with pytest.raises(ResponseBroken) as raised:
        fetcher.get(server.url("/broken"))
    assert not re.search(
        r"<|0x[0-9a-f]|b'|\.py|Error\(", json.dumps([raised.value.message("en"), raised.value.message("zh")])
    )
