"""No spelling of an address, and no name, leads where it must not."""

import socket
from ipaddress import IPv4Address, IPv6Address
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from web_server import reply, web_server

from assistant.fetching.addresses import kind
from assistant.fetching.client import Fetcher, Limits
from assistant.fetching.errors import AddressRefused, AddressReserved, NameUnknown, Unreachable

PUBLIC = "93.184.215.14"
AT_ONCE = Limits(total=1, delay=0)
PRIVATE_NETWORKS = ["10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"]


@pytest.fixture
def no_connection(monkeypatch):
    """Fail when a connection is tried, even to loopback."""
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("a connection was tried"))


@pytest.fixture
def names(monkeypatch):
    """What names stand for: one list of addresses an answer, the last again and again. Returns names asked for."""
    answers, asked = {}, []
    real = socket.getaddrinfo

    def getaddrinfo(host, port, *rest, **named):
        if host not in answers:
            return real(host, port, *rest, **named)
        asked.append(host)
        left = answers[host]
        found = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(found, Exception):
            raise found
        family = {4: socket.AF_INET, 6: socket.AF_INET6}
        return [
            (
                family[6 if ":" in address else 4],
                socket.SOCK_STREAM,
                6,
                "",
                (address, port, 0, 0)[: 4 if ":" in address else 2],
            )
            for address in found
        ]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return answers, asked


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        *(
            (address, "public")
            for address in (PUBLIC, "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "2001:4860::8")
        ),
        *((address, "public") for address in ("::ffff:8.8.8.8", "64:ff9b::808:808", "100.63.255.255", "172.32.0.1")),
        *((address, "private") for address in ("127.0.0.1", "10.0.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1")),
        *((address, "private") for address in ("::1", "fd12::1", "fc00::", "::ffff:127.0.0.1", "64:ff9b::c0a8:101")),
        *((address, "reserved") for address in ("0.0.0.0", "0.1.2.3", "169.254.169.254", "192.0.0.8", "192.0.2.1")),
        *(
            (address, "reserved")
            for address in ("198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "255.255.255.255")
        ),
        *((address, "reserved") for address in ("240.0.0.1", "192.88.99.1", "100.100.100.200", "168.63.129.16")),
        *((address, "reserved") for address in ("::", "::127.0.0.1", "fe80::1", "fe80::1%2", "fec0::1", "ff02::1")),
        *(
            (address, "reserved")
            for address in ("2001:db8::1", "3fff::1", "2001:2::1", "100::1", "5f00::1", "fd00:ec2::254")
        ),
        # Tunnels, whatever they carry, and a NAT64 prefix whose layout only its network knows.
        *(
            (address, "reserved")
            for address in ("2002:7f00:1::", "2002:808:808::", "2001:0:808:808::1", "64:ff9b:1::808:808")
        ),
        *((address, "reserved") for address in ("::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "::ffff:0:127.0.0.1")),
    ],
)
def test_each_kind_of_address(address, expected):
    assert kind(address) == expected


SPELLINGS = """
127.0.0.1 127.1 127.0.1 127.0.0.1. 2130706433 017700000001 0177.0.0.1 00000000177.1 0x7f000001 0X7F000001 0x7f.0.0.1
0x7f.0x0.0x0.0x1 １２７.０.０.１ １２７．０．０．１ 127。0。0。1 ①②⑦.0.0.1 127.0.0\u00ad.1
localhost LOCALHOST localhost. ＬＯＣＡＬＨＯＳＴ
[::1] [0:0:0:0:0:0:0:1] [::127.0.0.1] [::ffff:127.0.0.1] [::ffff:7f00:1] [64:ff9b::7f00:1] [64:ff9b::127.0.0.1]
[64:ff9b:1::7f00:1] [2002:7f00:1::] [2001:0:4136:e378:8000:63bf:80ff:fffe] 0 0x0 0.0.0.0 [::]
169.254.169.254 0xa9fea9fe 2852039166 0251.0376.0251.0376 [::ffff:a9fe:a9fe] [64:ff9b::a9fe:a9fe] [2002:a9fe:a9fe::]
10.0.0.1 012.1 192.168.1 0xc0a80001 172.16.0.1 100.64.0.1 100.100.100.200 198.18.0.1 192.0.2.1 203.0.113.9 224.0.0.1
255.255.255.255 4294967295 [fe80::1] [fec0::1] [fc00::1] [fd00:ec2::254] [ff02::1] [2001:db8::1]
""".split()


@pytest.mark.parametrize("host", SPELLINGS)
def test_no_spelling_of_an_address_gets_through(host, no_connection):
    with pytest.raises(AddressRefused):
        Fetcher(AT_ONCE).get(f"http://{host}:8000/")


def spelled(number, bases, parts, padding):
    """An IPv4 address in ``parts`` numbers, each in the base that ``bases`` has for it."""
    values = [number >> 8 * (3 - place) & 255 for place in range(parts - 1)]
    values.append(number & 256 ** (5 - parts) - 1)
    forms = {8: f"0{padding}{{:o}}", 10: "{:d}", 16: f"0x{padding}{{:x}}"}
    return ".".join(forms[base].format(value) for base, value in zip(bases, values, strict=False))


@st.composite
def private_hosts(draw):
    address = draw(st.sampled_from(PRIVATE_NETWORKS).flatmap(lambda network: st.ip_addresses(v=4, network=network)))
    number = int(address)
    bases = draw(st.lists(st.sampled_from([8, 10, 16]), min_size=4, max_size=4))
    numeric = spelled(number, bases, draw(st.integers(1, 4)), "0" * draw(st.integers(0, 3)))
    wide = numeric.translate({ord(c): ord(c) + 0xFEE0 for c in draw(st.text("0123456789abcdefx."))})
    high, low = number >> 16, number & 0xFFFF
    prefix = draw(st.sampled_from(["::ffff:", "64:ff9b::", "64:ff9b:1::", "::", "::ffff:0:"]))
    within = draw(st.sampled_from([f"{prefix}{high:x}:{low:x}", f"{prefix}{address}", f"2002:{high:x}:{low:x}::1"]))
    six = IPv6Address(within)
    return draw(
        st.sampled_from([numeric, numeric.upper(), numeric + ".", wide, f"[{within}]", f"[{six.exploded.upper()}]"])
    )


FETCHER = Fetcher(AT_ONCE)


@settings(deadline=None)
@given(private_hosts())
def test_no_spelling_of_a_private_address_is_connected_to(host):
    with (
        mock.patch("socket.create_connection", side_effect=AssertionError("a connection was tried")),
        mock.patch("socket.getaddrinfo", side_effect=AssertionError("a name was looked up")),
        pytest.raises(AddressRefused),
    ):
        FETCHER.get(f"http://{host}/")


@settings(deadline=None)
@given(st.ip_addresses(v=4))
def test_an_address_is_of_the_same_kind_in_every_form_that_carries_it(address):
    number = int(address)
    assert kind(str(IPv6Address(0xFFFF << 32 | number))) == kind(str(address))
    assert kind(str(IPv6Address((0x64FF9B << 96) | number))) == kind(str(address))
    if not address.is_global or address.is_multicast:
        assert kind(str(IPv4Address(number))) != "public"


@settings(deadline=None)
@given(st.ip_addresses(v=6))
def test_what_python_knows_as_not_public_is_not(address):
    if not address.is_global or address.is_multicast:
        assert kind(str(address)) != "public"


@pytest.mark.parametrize(
    "addresses", [["127.0.0.1"], [PUBLIC, "10.0.0.1"], ["::1", PUBLIC], ["2606:2800::1", "::ffff:a00:1"]]
)
def test_a_name_is_refused_for_any_address_that_is_not_public(addresses, names, no_connection):
    names[0]["news.example"] = [addresses]
    with pytest.raises(AddressRefused) as raised:
        Fetcher(AT_ONCE).get("http://news.example/a")
    assert not isinstance(raised.value, AddressReserved)
    assert "--allow-private" in str(raised.value)
    assert raised.value.values["host"] == "news.example"


def test_a_name_cannot_change_its_address_after_it_was_judged(names, monkeypatch):
    answers, asked = names
    answers["news.example"] = [[PUBLIC], ["127.0.0.1"]]
    tried = []

    def connect(address, *_, **__):
        tried.append(address)
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(Unreachable):
        Fetcher(AT_ONCE).get("http://news.example/a")
    assert tried == [(PUBLIC, 80)]
    assert asked == ["news.example"]


def test_the_address_that_was_reached_counts(names, monkeypatch):
    real = socket.create_connection
    with web_server() as server:
        monkeypatch.setattr(socket, "create_connection", lambda _, *rest, **named: real(("127.0.0.1", server.port)))
        with pytest.raises(AddressRefused):
            Fetcher(AT_ONCE).get(f"http://{PUBLIC}/a")
        assert server.seen == []


def test_all_addresses_of_a_name_are_tried(names):
    with web_server() as server:
        server.page("/a")
        names[0]["news.example"] = [["127.0.0.2", "::1", "127.0.0.1"]]
        assert Fetcher(AT_ONCE, allow_private=True).get(server.url("/a", "news.example")).status == 200


def test_private_pages_are_read_when_that_is_allowed_under_their_own_name(names):
    with web_server() as server:
        server.page("/a")
        names[0]["intranet"] = [["127.0.0.1"]]
        assert Fetcher(AT_ONCE, allow_private=True).get(server.url("/a", "intranet")).url == server.url(
            "/a", "intranet"
        )
        assert [request.headers["host"] for request in server.seen] == [f"intranet:{server.port}"] * 2


@pytest.mark.parametrize(
    "host", ["169.254.169.254", "[fe80::1]", "0.0.0.0", "224.0.0.1", "[2002:7f00:1::]", "[fd00:ec2::254]"]
)
def test_nothing_allows_addresses_where_no_page_can_be(host, no_connection):
    with pytest.raises(AddressReserved) as raised:
        Fetcher(AT_ONCE, allow_private=True).get(f"http://{host}/")
    assert "--allow-private" not in str(raised.value)


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1:1/", "http://[::ffff:7f00:1]/", "//10.0.0.1/x", "http://inside.example/"]
)
def test_a_redirect_leads_to_no_private_address(target, names, monkeypatch):
    """The first server is public as far as the fetcher knows; it redirects into the private network."""
    names[0].update({"news.example": [["127.0.0.1"]], "inside.example": [["192.168.7.7"]]})
    judged = []

    def once_public(address):
        judged.append(address)
        return "public" if len(judged) <= 4 else kind(address)  # looked up and reached, for robots.txt and the page

    monkeypatch.setattr("assistant.fetching.network.kind", once_public)
    with web_server() as server:
        server.redirect("/a", target)
        with pytest.raises(AddressRefused) as raised:
            Fetcher(AT_ONCE).get(server.url("/a", "news.example"))
        assert server.paths() == ["/robots.txt", "/a"]
    assert raised.value.values["source"] == server.url("/a", "news.example")


def test_a_name_without_an_address(names):
    names[0]["news.example"] = [socket.gaierror(socket.EAI_NONAME, "Name or service not known")]
    with pytest.raises(NameUnknown) as raised:
        Fetcher(AT_ONCE).get("http://news.example/a")
    assert raised.value.values["reason"] == "Name or service not known"


def test_the_environment_names_no_proxy(monkeypatch):
    with web_server() as proxy, web_server() as server:
        proxy.routes["/a"] = lambda request: [reply(b"from the proxy")]
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url(""))
        server.page("/a", b"from the server")
        assert Fetcher(AT_ONCE, allow_private=True).get(server.url("/a")).body == b"from the server"
        assert proxy.seen == []
