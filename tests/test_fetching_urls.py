"""URLs: which are refused, and one form for each page."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.fetching.errors import UrlHasCredentials, UrlHostInvalid, UrlInvalid, UrlSchemeRefused
from assistant.fetching.urls import canonical_url, is_url, origin, request_url, without_credentials


@pytest.mark.parametrize(
    "text", ["http://a.org", "https://a.org/x", "HTTPS://A.ORG", "  http://a.org", "http:\\\\a.org"]
)
def test_what_begins_like_a_web_address_is_one(text):
    assert is_url(text)


@pytest.mark.parametrize(
    "text", ["", "news.html", "a.org/x", "/etc/hosts", "C:\\news", "ftp://a.org", "httpd://a", "http"]
)
def test_what_does_not_is_none(text):
    assert not is_url(text)


@pytest.mark.parametrize(
    ("given_url", "canonical"),
    [
        ("HTTP://News.Example.ORG", "http://news.example.org/"),
        ("https://news.example.org:443/a", "https://news.example.org/a"),
        ("http://news.example.org:443/a", "http://news.example.org:443/a"),
        ("http://news.example.org:/a", "http://news.example.org/a"),
        ("http://news.example.org:00080/a", "http://news.example.org/a"),
        ("  https://news.example.org./a \n", "https://news.example.org/a"),
        ("https://例子.测试/新闻", "https://xn--fsqu00a.xn--0zwm56d/%E6%96%B0%E9%97%BB"),
        ("https://例子。测试/", "https://xn--fsqu00a.xn--0zwm56d/"),
        ("https://Bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://a_b.example/", "https://a_b.example/"),
        ("https://a.org/x#part", "https://a.org/x"),
        ("https://a.org/x?#part", "https://a.org/x"),
        ("https://a.org?id=1", "https://a.org/?id=1"),
        ("https://a.org/a/./b/../c", "https://a.org/a/c"),
        ("https://a.org/../../x/..", "https://a.org/"),
        ("https://a.org/a/%2e%2E/b", "https://a.org/b"),
        ("https://a.org//a//b/", "https://a.org//a//b/"),
        ("https://a.org/%7euser/%e4%b8%ad%2F", "https://a.org/~user/%E4%B8%AD%2F"),
        ("https://a.org/a b|c", "https://a.org/a%20b%7Cc"),
        ("https://a.org/100%/%zz", "https://a.org/100%25/%25zz"),
        ("https://a.org/@user/x;v=1", "https://a.org/@user/x;v=1"),
        ("https://a.org/?b=2&a=1&b=3", "https://a.org/?b=2&a=1&b=3"),
        ("https://a.org/?q=%c4%e3+x%20y", "https://a.org/?q=%C4%E3+x%20y"),
        ("https://a.org/x\\y", "https://a.org/x%5Cy"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
        ("http://[2001:DB8:0:0::1]:8080/", "http://[2001:db8::1]:8080/"),
    ],
)
def test_a_page_has_one_form(given_url, canonical):
    assert canonical_url(given_url) == canonical


@pytest.mark.parametrize(
    ("given_query", "left"),
    [
        ("utm_source=x&id=7&utm_medium=y", "?id=7"),
        ("id=7&fbclid=abc", "?id=7"),
        ("UTM_Source=x", ""),
        ("utm%5Fsource=x", ""),
        ("spm=1.2.3&from=timeline&isappinstalled=0", ""),
        ("from=20&to=40", "?from=20&to=40"),
        ("from=2024-01-01", "?from=2024-01-01"),
        ("source=7&ref=8&session=9", "?source=7&ref=8&session=9"),
        ("gclid=1&&a", "?&a"),
    ],
)
def test_parameters_that_only_track_readers_do_not_name_a_page(given_query, left):
    assert canonical_url(f"https://a.org/x?{given_query}") == f"https://a.org/x{left}"


def test_all_parameters_are_sent():
    assert request_url("https://A.org/x?utm_source=1&id=7#part") == "https://a.org/x?utm_source=1&id=7"


REFUSED = {
    UrlHasCredentials: ["http://user:secret@a.org/", "http://user@a.org/", "http://@a.org/", "http://a.org\\@b.org/"],
    UrlSchemeRefused: ["file:///etc/passwd", "ftp://a.org/", "javascript:alert(1)", "data:text/html,x", "gopher://a"],
    UrlHostInvalid: [
        *("http://a.org\\b/", "http:// a.org/", "http://a b.org/", "http://a%2Eorg/", "http://a..org/", "http://.org/"),
        *("http://1.2.3.4.5/", "http://256.1.1.1/", "http://1.2.3.08/", "http://4294967296/", "http://a.1/"),
        *("http://[fe80::1%25eth0]/", "http://a☃.org/", "http://a.."),
        *(f"http://{'a' * 64}.org/", f"http://{'a.' * 127}org/", "http://a\u3000b.org/", "http://a<b>.org/"),
        *("http://99999999999/", "http://1.1.65536/", "http://" + "9" * 5000 + "/", "http://1_0.1/"),
    ],
    UrlInvalid: [
        *(
            "",
            "a.org",
            "//a.org/x",
            "http://",
            "http:///x",
            "http://?x",
            "http:a.org",
            "http://:80/",
            "http://[::1/",
            "http://[1.2.3.4]/",
        ),
        *("http://a.org:0/", "http://a.org:65536/", "http://a.org:8x/", "http://a.org:-1/", "http://a.org:８０/"),
        *("http://a\n.org/", "http://a\t.org/", "http://a.org/\0", "http://a.org/\x1b[2J", "http://a.org/\ud800"),
        *("http://a.org/" + "x" * 9000, "http://a.org/" + "新" * 1000, "http://user:secret＠a.org/", "http://a℀b.org/"),
    ],
}


@pytest.mark.parametrize(("error", "url"), [(error, url) for error, urls in REFUSED.items() for url in urls])
def test_what_is_no_web_address_is_refused(error, url):
    with pytest.raises(UrlInvalid) as raised:
        canonical_url(url)
    assert type(raised.value) is error
    assert "secret" not in raised.value.message("en") + raised.value.message("zh")


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://user:secret@a.org/x", "https://…@a.org/x"),
        ("https://user:se/cr@et@a.org/x", "https://…@a.org/x"),
        ("user:secret@a.org", "…@a.org"),
        ("https:\\\\u:p@a.org", "https:\\\\…@a.org"),
        ("https://a.org/\x1b[2J", "https://a.org/\ufffd[2J"),
        ("https://a.org/x", "https://a.org/x"),
    ],
)
def test_a_message_tells_no_password(url, told):
    assert without_credentials(url) == told


def test_a_message_is_not_endless():
    assert len(without_credentials("https://a.org/" + "x" * 9000)) < 400


def test_what_a_robots_txt_is_for():
    assert origin("https://a.org/x?y") == ("https", "a.org", 443)
    assert origin("http://[::1]:8080/") == ("http", "::1", 8080)


HOSTS = st.one_of(
    st.sampled_from(
        ["a.org", "A.Org.", "例子.测试", "127.1", "0x7F.1", "[::1]", "[::ffff:1.2.3.4]", "ß.de", "１２７。１"]
    ),
    st.text(min_size=1, max_size=12),
)
TAILS = st.one_of(st.text(max_size=30), st.text("ab/.%2eE?&=#;@:\\ utm_from=新", max_size=40))


@settings(deadline=None)
@given(HOSTS, st.sampled_from(["", ":80", ":8080", ":"]), TAILS)
def test_the_canonical_form_is_its_own(host, port, tail):
    try:
        canonical = canonical_url(f"http://{host}{port}/{tail}")
    except UrlInvalid:
        return
    assert canonical_url(canonical) == canonical == request_url(canonical)
    assert re.fullmatch(r"http://[a-z0-9_.\[\]:-]+/[A-Za-z0-9._~:/?@!$&'()*+,;=%-]*", canonical)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_text_raises_anything_else(text):
    for url in (text, "http://" + text, "https://a.org" + text):
        try:
            request_url(url)
        except UrlInvalid as error:
            assert error.message("en")
            assert error.message("zh")
