"""Fetch pages: only where that is allowed, only as much as an article can be, and without being a burden."""

import math
import re
import ssl
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cached_property
from importlib.metadata import version
from threading import Lock
from urllib.parse import urljoin

import httpcore2

from assistant.errors import ReadingFailed
from assistant.fetching import robots
from assistant.fetching.errors import (
    AskedToWait,
    HttpStatus,
    PageNotFound,
    PageNotPublic,
    RedirectLoop,
    RedirectRefused,
    ResponseBroken,
    ResponseTooLarge,
    RobotsDisallow,
    RobotsUnreadable,
    ServerFailed,
    TlsFailed,
    TookTooLong,
    TooManyRedirects,
    TooManyRequests,
    Unreachable,
    UrlInvalid,
    WrongMediaType,
)
from assistant.fetching.network import Backend, Deadline
from assistant.fetching.receiving import MEGABYTE, receive
from assistant.fetching.urls import Origin, canonical_url, origin, request_url, without_credentials

# What holds articles or leads to them. Servers that know no better call a PDF "octet-stream".
READABLE = (
    "text/*",
    "application/xhtml+xml",
    "application/xml",
    "application/rss+xml",
    "application/feed+json",
    "application/json",
    "application/atom+xml",
    "application/rdf+xml",
    "application/pdf",
    "application/x-pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/gzip",
    "application/x-gzip",
    "application/octet-stream",
    "binary/octet-stream",
)

_REDIRECTS = (301, 302, 303, 307, 308)
# Redirects that are followed for a robots.txt (RFC 9309, 2.3.1.2).
_ROBOTS_REDIRECTS = 5
# Times that a host which cannot be reached is tried: the many pages of a feed must not each wait for it.
_ENOUGH_TRIES = 2
# The longest that is waited, in seconds, when a server asks to come back later.
_LONGEST_WAIT = 10.0
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
# Where OpenSSL names its source, and h11 quotes what it could not read.
_TECHNICAL = re.compile(r"^\[[\w: ]+\] | \(_ssl\.c:\d+\)$|: (?:bytearray\()?b['\"].*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a fetch may take.

    ``connect`` and ``total`` are seconds: to reach a server (its name, TCP and TLS), and for everything from the first
    byte to the last with all redirects. ``megabytes`` (of 1,000,000 bytes) are of the body, as sent and as unpacked.
    ``delay`` is the seconds between the end of a request to a host and the next to it; they do not count in ``total``.
    """

    connect: float = 10.0
    total: float = 30.0
    megabytes: float = 20.0
    redirects: int = 5
    delay: float = 1.0


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page. ``url`` is where it was found in the end, in canonical form.

    ``media_type`` is in lower case and empty when the server gives none; ``charset``, ``etag`` and ``last_modified``
    are as the server gives them, None when it does not.
    """

    url: str
    status: int
    media_type: str
    charset: str | None
    body: bytes
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True)
class _Answer:
    """``body`` is empty unless the status is 2xx; the names of ``headers`` are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def target(self) -> str | None:
        """Where it redirects to; None when it does not."""
        return self.headers.get("location") if self.status in _REDIRECTS else None


@dataclass(frozen=True, slots=True)
class _Visit:
    """All that is done to fetch ``source``."""

    source: str
    deadline: Deadline
    backend: Backend


class Fetcher:
    """Fetches one page after another. May be used from several threads; they then wait for each other.

    It connects to public addresses only, with ``allow_private`` also to this computer and private networks. Proxies
    that the environment names are not used: what they connect to could not be checked. Certificates are checked
    against the system's, or those that the environment names (SSL_CERT_FILE, SSL_CERT_DIR).

    Every host is asked slowly and not where its robots.txt forbids it, private hosts too. A robots.txt is fetched once
    and not waited for. Cookies are not kept. Use a new Fetcher after a day: robots.txt files change (RFC 9309, 2.4).
    """

    def __init__(self, limits: Limits = DEFAULT_LIMITS, *, allow_private: bool = False) -> None:
        self._limits = limits
        self._allow_private = allow_private
        self._rules: dict[Origin, robots.Rules] = {}
        self._missed: dict[Origin, list[ReadingFailed]] = {}
        self._asked: dict[str, float] = {}
        self._one_at_a_time = Lock()
        self._agent = f"NewsCite/{version('newscite')}"

    def get(self, url: str, accept: Sequence[str] = READABLE) -> Fetched:
        """The page at ``url``, after redirects, if it is of one of the media types ``accept`` ("text/*" is any text).

        Raises one of ``assistant.fetching.errors``, all of which are ReadingFailed.
        """
        target = request_url(url)
        with self._one_at_a_time:
            target, answer = self._follow(self._visit(url.strip()), target, accept)
        kind = answer.headers.get("content-type", "")
        charset = _CHARSET.search(kind)
        return Fetched(
            url=canonical_url(target),
            status=answer.status,
            media_type=_media_type(answer.headers),
            charset=charset[1] if charset else None,
            body=answer.body,
            etag=answer.headers.get("etag"),
            last_modified=answer.headers.get("last-modified"),
        )

    def _visit(self, source: str) -> _Visit:
        deadline = Deadline(self._limits.total)
        backend = Backend(source, deadline, connect=self._limits.connect, allow_private=self._allow_private)
        return _Visit(source, deadline, backend)

    def _tls(self, visit: _Visit, host: str) -> ssl.SSLContext:
        try:
            return self._trusted
        except OSError as error:
            reason = f"SSL_CERT_FILE, SSL_CERT_DIR: {error.strerror}"
            raise TlsFailed(source=visit.source, host=host, reason=reason) from error

    @cached_property
    def _trusted(self) -> ssl.SSLContext:
        return httpcore2.default_ssl_context()

    def _follow(self, visit: _Visit, url: str, accept: Sequence[str]) -> tuple[str, _Answer]:
        """The URL that ``url`` leads to, and what is there."""
        seen = [url]
        while True:
            self._ask_robots(visit, url)
            answer = self._ask_twice(visit, url, accept)
            if answer.target is None:
                _raise_for_status(answer.status, visit.source)
                return url, answer
            url = _redirect(visit.source, url, answer.target)
            if url in seen:
                raise RedirectLoop(source=visit.source, target=url)
            if len(seen) > self._limits.redirects:
                raise TooManyRedirects(source=visit.source, most=self._limits.redirects)
            seen.append(url)

    def _ask_robots(self, visit: _Visit, url: str) -> None:
        """Raise RobotsDisallow when the robots.txt of its origin forbids ``url``."""
        place = origin(url)
        rules = self._rules[place] = self._rules.get(place) or self._reach_rules(visit, url, place)
        if rules.fault:
            raise RobotsUnreadable(source=visit.source, host=place.host, reason=rules.fault)
        if not rules.allow(url):
            raise RobotsDisallow(source=visit.source, host=place.host)

    def _reach_rules(self, visit: _Visit, url: str, place: Origin) -> robots.Rules:
        """The rules of ``place``; where no connection could be made twice already, none is tried any more."""
        missed = self._missed.setdefault(place, [])
        if len(missed) >= _ENOUGH_TRIES:
            raise type(missed[-1])(**(missed[-1].values | {"source": visit.source}))
        try:
            return self._fetch_rules(visit, urljoin(url, "/robots.txt"))
        except (Unreachable, TookTooLong) as error:
            # A page that began to come and was too slow may be quicker the next time.
            if error.values.get("seconds") in (None, self._limits.connect):
                missed.append(error.again())
            raise

    def _fetch_rules(self, visit: _Visit, url: str) -> robots.Rules:
        for _ in range(1 + _ROBOTS_REDIRECTS):
            try:
                answer = self._ask(visit, url, ("*/*",), most=robots.MOST_BYTES, cut=True)
            except ResponseBroken as error:
                return robots.unknown(str(error.values["reason"]))
            if answer.target is None:
                return robots.rules(answer.status, answer.body)
            url = _redirect(visit.source, url, answer.target)
        return robots.rules(404, b"")

    def _ask_twice(self, visit: _Visit, url: str, accept: Sequence[str]) -> _Answer:
        """Ask again when the server says to, soon. Raises AskedToWait when that is too late, or the second time."""
        answer = self._ask_slowly(visit, url, accept)
        wait = _retry_after(answer)
        if wait is not None and wait <= min(_LONGEST_WAIT, visit.deadline.left()):
            time.sleep(wait)
            answer = self._ask_slowly(visit, url, accept)
            wait = _retry_after(answer)
        if wait is not None:
            raise AskedToWait(source=visit.source, status=answer.status, seconds=math.ceil(wait))
        return answer

    def _ask_slowly(self, visit: _Visit, url: str, accept: Sequence[str]) -> _Answer:
        place = origin(url)
        pause = max(self._limits.delay, self._rules[place].delay())
        wait = self._asked.get(place.host, -math.inf) + pause - time.monotonic()
        if wait > 0:
            time.sleep(wait)
            visit.deadline.postpone(wait)
        try:
            return self._ask(visit, url, accept, most=round(self._limits.megabytes * MEGABYTE))
        finally:
            self._asked[place.host] = time.monotonic()

    def _ask(self, visit: _Visit, url: str, accept: Sequence[str], *, most: int, cut: bool = False) -> _Answer:
        """One request. The body is received when the status is 2xx and the media type among ``accept``."""
        scheme, host, port = origin(url)
        place, slash, rest = url.partition("://")[2].partition("/")
        headers: dict[bytes | str, bytes | str] = {
            "Host": place,
            "User-Agent": self._agent,
            "Accept": ", ".join(accept),
            "Accept-Encoding": "gzip",
            # The next request comes too late to rely on a server that keeps the connection open until then.
            "Connection": "close",
        }
        asked = httpcore2.URL(scheme=scheme, host=host, port=port, target=slash + rest)
        tls = self._tls(visit, host) if scheme == "https" else None
        with (
            self._translated(visit, host),
            httpcore2.HTTPConnection(asked.origin, tls, network_backend=visit.backend) as connection,
            connection.stream("GET", asked, headers=headers) as response,
        ):
            received = _headers(response.headers)
            body = b""
            if 200 <= response.status < 300:
                _check_headers(received, accept, most, visit.source, cut=cut)
                encoding = received.get("content-encoding", "").strip().lower()
                body = receive(response.iter_stream(), encoding, most, visit.source, cut=cut)
        return _Answer(response.status, received, body)

    @contextmanager
    def _translated(self, visit: _Visit, host: str) -> Iterator[None]:
        """Raise our errors for httpcore's."""
        try:
            yield
        except httpcore2.TimeoutException as error:
            late = visit.deadline.left() <= 0
            seconds = self._limits.total if late else self._limits.connect
            raise TookTooLong(source=visit.source, seconds=seconds) from error
        except httpcore2.ConnectError as error:
            failed = TlsFailed if isinstance(_cause(error), ssl.SSLError) else Unreachable
            raise failed(source=visit.source, host=host, reason=_reason(error)) from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
            raise ResponseBroken(source=visit.source, reason=_reason(error)) from error


def _redirect(source: str, url: str, target: str) -> str:
    """The URL that ``url`` redirects to when its answer names ``target``."""
    try:
        return request_url(urljoin(url, target))
    except (UrlInvalid, ValueError) as error:
        raise RedirectRefused(source=source, target=without_credentials(target)) from error


def _raise_for_status(status: int, source: str) -> None:
    """Raise HttpStatus unless the status brings a whole page, which 202 and 206 do not."""
    if status in (200, 203):
        return
    if status in (404, 410):
        raise PageNotFound(source=source, status=status)
    if status in (401, 402, 403, 407, 451):
        raise PageNotPublic(source=source, status=status)
    if status == 429:
        raise TooManyRequests(source=source, status=status)
    if status >= 500:
        raise ServerFailed(source=source, status=status)
    raise HttpStatus(source=source, status=status)


def _retry_after(answer: _Answer) -> float | None:
    """The seconds that a server asks to wait before the same request; None when it asks nothing of that kind.

    It says so in seconds or as a date (RFC 9110, 10.2.3).
    """
    text = answer.headers.get("retry-after", "").strip()
    if answer.status not in (429, 503) or not text:
        return None
    if re.fullmatch(r"[0-9]{1,9}", text):
        return float(text)
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return None
    moment = date if date.tzinfo else date.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _headers(raw: Sequence[tuple[bytes, bytes]]) -> dict[str, str]:
    """The first of each name. Servers send URLs in UTF-8 too, though headers should be ASCII."""
    headers: dict[str, str] = {}
    for name, value in raw:
        try:
            text = value.decode("utf-8")
        except UnicodeDecodeError:
            text = value.decode("latin-1")
        headers.setdefault(name.decode("ascii").lower(), text)
    return headers


def _check_headers(headers: dict[str, str], accept: Sequence[str], most: int, source: str, *, cut: bool) -> None:
    media_type = _media_type(headers)
    major = media_type.partition("/")[0]
    if media_type and not {media_type, f"{major}/*", "*/*"}.intersection(accept):
        raise WrongMediaType(source=source, media_type=media_type)
    # httpcore has refused a length that is no number.
    if not cut and int(headers.get("content-length", "0")) > most:
        raise ResponseTooLarge(source=source, megabytes=most / MEGABYTE)


def _media_type(headers: dict[str, str]) -> str:
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def _cause(error: Exception) -> object:
    """What httpcore makes its error of: an exception of the system, of TLS or of h11, or words of its own."""
    return error.args[0] if error.args else error


def _reason(error: Exception) -> str:
    """What went wrong, in the words of the system, of the TLS library or of httpcore, without their numbers."""
    cause = _cause(error)
    if isinstance(cause, ssl.SSLCertVerificationError):
        return cause.verify_message
    text = cause.strerror or str(cause) if isinstance(cause, OSError) else str(cause)
    return _TECHNICAL.sub("", text)
