"""A web server on loopback that does what a test tells it to, good or bad, down to the byte."""

import gzip
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

CERTIFICATE = Path(__file__).with_name("web_server.pem")
CERTIFIED_NAME = "news.example"
REASONS = {200: "OK", 301: "Moved", 302: "Found", 404: "Not Found", 503: "Busy"}


@dataclass(frozen=True)
class Request:
    """What was asked; names of headers in lower case, ``at`` in seconds of the monotonic clock."""

    path: str
    headers: dict[str, str]
    at: float
    body: bytes = b""


# The bytes to send, one piece after the other. The connection is closed after the last.
Reply = Callable[[Request], Iterable[bytes]]


@dataclass
class WebServer:
    """Answers at ``url(path)`` what ``routes`` says, 404 elsewhere; ``seen`` is what was asked, in order."""

    port: int
    scheme: str = "http"
    routes: dict[str, Reply] = field(default_factory=dict)
    seen: list[Request] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [request.path for request in self.seen]

    def page(self, path: str, body: bytes = b"<p>News</p>", status: int = 200, **headers: str) -> str:
        """Put a page at ``path``; ``content_type="…"`` is the header Content-Type. Returns its URL."""
        answer = reply(body, status, **headers)
        self.routes[path] = lambda request: [answer]
        return self.url(path)

    def redirect(self, path: str, target: str, status: int = 302) -> str:
        return self.page(path, b"", status, location=target)

    def drip(self, path: str, start: bytes, piece: bytes, every: float = 0.02) -> str:
        """Send ``start``, then ``piece`` again and again for as long as somebody listens, up to five seconds."""

        def send(request: Request) -> Iterator[bytes]:
            yield start
            while not self.stopping.wait(every) and time.monotonic() < request.at + 5:
                yield piece

        self.routes[path] = send
        return self.url(path)


def reply(body: bytes = b"<p>News</p>", status: int = 200, **headers: str) -> bytes:
    """A whole HTTP answer."""
    given = {"content-type": "text/html; charset=utf-8", "content-length": str(len(body))}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [
        f"HTTP/1.1 {status} {REASONS.get(status, 'Other')}",
        *(f"{name}: {value}" for name, value in given.items()),
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8") + body


def gzip_bomb(megabytes: int) -> bytes:
    """``megabytes`` of zeros in about a thousandth of that."""
    return gzip.compress(bytes(megabytes * 1_000_000))


@contextmanager
def web_server(host: str = "127.0.0.1", *, tls: bool = False) -> Iterator[WebServer]:
    context = None
    if tls:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(CERTIFICATE)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family) as listening:
        server = WebServer(listening.getsockname()[1], "https" if tls else "http")
        threading.Thread(target=_accept, args=(server, listening, context), daemon=True).start()
        try:
            yield server
        finally:
            server.stopping.set()


def _accept(server: WebServer, listening: socket.socket, context: ssl.SSLContext | None) -> None:
    with suppress(OSError):  # closed when the test ends
        while True:
            connection, _ = listening.accept()
            threading.Thread(target=_serve, args=(server, connection, context), daemon=True).start()


def _serve(server: WebServer, connection: socket.socket, context: ssl.SSLContext | None) -> None:
    with suppress(OSError), connection:  # the client leaves when it has had enough
        connection.settimeout(5)
        with context.wrap_socket(connection, server_side=True) if context else connection as stream:
            request = _read_request(stream)
            if request is None:
                return
            server.seen.append(request)
            route = server.routes.get(request.path.partition("?")[0], lambda _: [reply(b"", 404)])
            for piece in route(request):
                stream.sendall(piece)


def _read_request(stream: socket.socket) -> Request | None:
    head, body = b"", b""
    while b"\r\n\r\n" not in head:
        more = stream.recv(4096)
        head += more
        if not more or head.startswith(b"\x16"):  # the client is gone, or wants TLS where there is none
            return None
    head, _, body = head.partition(b"\r\n\r\n")
    first, *lines = head.decode("ascii").split("\r\n")
    headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
    while len(body) < int(headers.get("content-length", "0")):
        body += stream.recv(65536)
    return Request(first.split(" ")[1], headers, time.monotonic(), body)
