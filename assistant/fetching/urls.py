"""Read, check and normalise URLs.

Stricter than browsers: what a URL's host is must not depend on who reads it, so credentials, backslashes and
control characters are refused. Hosts are read as browsers read them (WHATWG URL Standard, "host parsing"), so that
an IPv4 address in octal, hexadecimal or short form is known for what it is.
"""

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

import idna

from assistant.fetching.errors import UrlHasCredentials, UrlHostInvalid, UrlInvalid, UrlSchemeRefused

_PORTS = {"http": 80, "https": 443}
# What every server should take (RFC 9110, 4.1).
_MOST_CHARACTERS = 8000
_SHOWN_CHARACTERS = 300

_WEB = re.compile(r"\s*https?:[/\\]{2}", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_AT_SIGNS = re.compile(r"[@＠﹫]")
_PLACE = re.compile(r"(\[[^\[\]]*\]|[^\[\]:]*)(?::([0-9]{0,9}))?")
_NAME = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_ESCAPE = re.compile(r"(%[0-9A-Fa-f]{2})")

# What stands for itself: RFC 3986, 2.3 and 3.3–3.4.
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_IN_PATH = "/:@!$&'()*+,;="
_IN_QUERY = _IN_PATH + "?"

# Parameters that say where a reader came from, not what they read: of newsletters, advertisements and shared links,
# in the lists that browsers remove (Firefox's query stripping, AdGuard, ClearURLs) and on Chinese sites.
_TRACKING_PREFIXES = ("utm_", "mtm_", "pk_")
_TRACKING = frozenset(
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid li_fat_id igshid igsh mc_cid mc_eid "
    "_hsenc _hsmi mkt_tok vero_id vero_conv oly_anon_id oly_enc_id wickedid rb_clickid s_cid ncid cmpid smid "
    "ref_src ref_url __twitter_impression guccounter guce_referrer guce_referrer_sig at_medium at_campaign at_link_id "
    "at_link_origin at_link_type at_ptr_name at_format at_bbc_team spm scm spm_id_from share_token share_source "
    "share_medium share_from isappinstalled nsukey bd_vid hmsr hmpl hmcu hmkw hmci tt_from".split()
)
# "from" is a page number or a date elsewhere; these are what WeChat, Weibo and others add to a shared link.
_SHARED_FROM = frozenset(
    "timeline groupmessage singlemessage appmessage message wechat weixin weibo qq qzone share rss feed".split()
)


class Origin(NamedTuple):
    """What a robots.txt is for. An IPv6 address is without its brackets as ``host``."""

    scheme: str
    host: str
    port: int


class _Parts(NamedTuple):
    scheme: str
    place: str
    path: str
    query: str


def is_url(text: str) -> bool:
    """Whether ``text`` is meant as an http or https URL, be it a valid one or not."""
    return _WEB.match(text) is not None


def request_url(url: str) -> str:
    """``url`` as it is asked for: in normal form, without its fragment. Raises UrlInvalid."""
    parts = _parts(url)
    return _joined(parts, parts.query)


def canonical_url(url: str) -> str:
    """``url`` as it names an article: in normal form, without fragment and parameters that only track readers.

    Scheme and host are in lower case, the host in ASCII (IDNA 2008 with the mapping of UTS 46), an IPv4 address in
    its usual form; the default port, a dot after the host and dot segments are gone; percent-encoding is RFC 3986's
    normal form (6.2.2). Other parameters stay as they are, in their order. The result is its own canonical form.

    Raises UrlInvalid.
    """
    parts = _parts(url)
    return _joined(parts, "&".join(each for each in parts.query.split("&") if not _tracks(each)))


def origin(url: str) -> Origin:
    """Where ``url``, which ``request_url`` gave, is fetched from."""
    parts = urlsplit(url)
    return Origin(parts.scheme, parts.hostname or "", parts.port or _PORTS[parts.scheme])


def without_credentials(url: str) -> str:
    """``url``, of which nothing is known, for a message: no password, no control characters, not endless."""
    text = _CONTROL.sub("\ufffd", url.strip())
    before, *after = _AT_SIGNS.split(text)
    if after:
        scheme = _WEB.match(before)
        text = f"{scheme[0] if scheme else ''}…@{after[-1]}"
    return text if len(text) <= _SHOWN_CHARACTERS else text[:_SHOWN_CHARACTERS] + "…"


def _parts(url: str) -> _Parts:
    source = without_credentials(url)
    text = url.strip()
    if len(text) > _MOST_CHARACTERS or _CONTROL.search(text):
        raise UrlInvalid(source=source)
    try:
        text.encode("utf-8")
        split = urlsplit(text)
    except ValueError:  # half a surrogate pair; brackets without an address; a host that NFKC changes
        raise UrlInvalid(source=source) from None
    if split.scheme not in _PORTS:
        raise UrlSchemeRefused(source=source, scheme=split.scheme) if split.scheme else UrlInvalid(source=source)
    if "@" in split.netloc:
        raise UrlHasCredentials(source=source)
    found = _PLACE.fullmatch(split.netloc)
    if not found or not found[1]:
        raise UrlInvalid(source=source)
    place = _host(found[1], source) + _port(found[2] or "", split.scheme, source)
    path = _without_dots(_escaped(split.path, _IN_PATH))
    parts = _Parts(split.scheme, place, path, _escaped(split.query, _IN_QUERY))
    if len(_joined(parts, parts.query)) > _MOST_CHARACTERS:
        raise UrlInvalid(source=source)
    return parts


def _joined(parts: _Parts, query: str) -> str:
    return f"{parts.scheme}://{parts.place}{parts.path}" + (f"?{query}" if query else "")


def _host(text: str, source: str) -> str:
    try:
        if text.startswith("["):
            return f"[{_ipv6(text[1:-1])}]"
        name = text.lower() if text.isascii() else idna.encode(text, uts46=True).decode("ascii")
        name = name.removesuffix(".")
        if _NUMBER.fullmatch(name.rpartition(".")[2]):
            return _ipv4(name)
        if len(name) <= 253 and _NAME.fullmatch(name):
            return name
    except ValueError:  # what is raised above and below, idna.IDNAError among them
        pass
    raise UrlHostInvalid(source=source, host=text[:_SHOWN_CHARACTERS])


def _ipv6(text: str) -> str:
    if "%" in text:  # the network interface of a link-local address
        raise AddressValueError(text)
    return str(IPv6Address(text))


def _ipv4(name: str) -> str:
    """The IPv4 address that ``name`` spells: one to four numbers, the last of which fills what is left."""
    numbers = [_number(label) for label in name.split(".")]
    *high, low = numbers
    if len(numbers) > 4 or any(number > 255 for number in high) or low >= 256 ** (4 - len(high)):
        raise AddressValueError(name)
    return str(IPv4Address(sum(number << 8 * (3 - place) for place, number in enumerate(high)) + low))


def _number(label: str) -> int:
    if not _NUMBER.fullmatch(label):
        raise AddressValueError(label)
    if label.startswith("0x"):
        return int(label[2:] or "0", 16)
    return int(label, 8 if label.startswith("0") else 10)


def _port(text: str, scheme: str, source: str) -> str:
    number = int(text or _PORTS[scheme])
    if not 0 < number <= 65535:
        raise UrlInvalid(source=source)
    return "" if number == _PORTS[scheme] else f":{number}"


def _escaped(text: str, allowed: str) -> str:
    """``text`` with percent-encoding where it is needed and nowhere else; a "%" that begins none is encoded."""
    pieces = _ESCAPE.split(text)
    pieces[0::2] = [quote(piece, safe=allowed) for piece in pieces[0::2]]
    pieces[1::2] = [_escape(piece) for piece in pieces[1::2]]
    return "".join(pieces)


def _escape(escape: str) -> str:
    character = chr(int(escape[1:], 16))
    return character if character in _UNRESERVED else escape.upper()


def _without_dots(path: str) -> str:
    """RFC 3986, 5.2.4."""
    segments: list[str] = []
    last = ""
    for last in path.split("/")[1:]:
        if last == "..":
            del segments[-1:]
        elif last != ".":
            segments.append(last)
    if last in (".", ".."):
        segments.append("")
    return "/" + "/".join(segments)


def _tracks(parameter: str) -> bool:
    name, _, value = (unquote(each).lower() for each in parameter.partition("="))
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES) or (name == "from" and value in _SHARED_FROM)
