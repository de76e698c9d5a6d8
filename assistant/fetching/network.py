"""Connections that lead only where they may, and that end on time.

A name is looked up once, all its addresses are judged, and the connection is made to one of them by number, so that
the name cannot mean something else a moment later (DNS rebinding). Host header and TLS still use the name.
"""

import socket
import ssl
import time
from collections.abc import Iterable
from concurrent.futures import Future
from ipaddress import ip_address
from threading import Thread
from typing import Any

import httpcore2

from assistant.fetching.addresses import kind
from assistant.fetching.errors import AddressRefused, AddressReserved, NameUnknown


class Deadline:
    """A moment after which nothing is waited for any more, ``seconds`` from now."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds until then; none or less when it has passed."""
        return self._end - time.monotonic()

    def needed(self) -> float:
        """Seconds until then, as a socket's timeout. Raises httpcore2.TimeoutException when it has passed."""
        left = self.left()
        if left <= 0:
            raise httpcore2.TimeoutException
        return left

    def sooner(self, seconds: float) -> "Deadline":
        """The deadline ``seconds`` from now, or this one if it comes first."""
        return Deadline(min(seconds, self.left()))

    def postpone(self, seconds: float) -> None:
        """Let it come ``seconds`` later."""
        self._end += seconds


class Backend(httpcore2.NetworkBackend):
    """Connects only to addresses that may be connected to, for the page ``source``.

    ``allow_private`` allows this computer and private networks too. Connecting, which is looking up the name, TCP
    and TLS together, may take ``connect`` seconds; reading ends at ``deadline``.
    """

    def __init__(self, source: str, deadline: Deadline, *, connect: float, allow_private: bool) -> None:
        self._source = source
        self._deadline = deadline
        self._connect = connect
        self._allow_private = allow_private
        self._tcp = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 -- of httpcore's own; there is one limit for all of connecting
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to ``host``.

        Raises NameUnknown, AddressRefused, httpcore2.ConnectError and httpcore2.TimeoutException.
        """
        connecting = self._deadline.sooner(self._connect)
        addresses = self._look_up(host, port, connecting)
        for address in addresses:
            self._check(address, host)
        for left in range(len(addresses), 0, -1):
            try:  # each address gets a fair share of the time, so that one that is silent does not take it all
                stream = self._tcp.connect_tcp(
                    addresses[-left], port, connecting.needed() / left, local_address, socket_options
                )
                break
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if left == 1:
                    raise
        try:
            self._check(stream.get_extra_info("server_addr")[0], host)
        except AddressRefused:
            stream.close()
            raise
        except OSError as error:  # closed by the other side meanwhile
            stream.close()
            raise httpcore2.ConnectError(error) from error
        return _TimedStream(stream, connecting, self._deadline)

    def _check(self, address: str, host: str) -> None:
        found = kind(address)
        if found == "reserved":
            raise AddressReserved(source=self._source, host=host, address=address)
        if found == "private" and not self._allow_private:
            raise AddressRefused(source=self._source, host=host, address=address)

    def _look_up(self, host: str, port: int, deadline: Deadline) -> list[str]:
        """All addresses of ``host``, each once, the preferred first."""
        try:
            return [str(ip_address(host))]
        except ValueError:
            pass
        found: Future[list[str]] = Future()
        # The system's resolver takes as long as it takes, so it is asked from a thread that can be left behind.
        Thread(target=_resolve, args=(host, port, found), daemon=True).start()
        try:
            return found.result(timeout=deadline.needed())
        except TimeoutError as error:
            raise httpcore2.ConnectTimeout from error
        except OSError as error:
            raise NameUnknown(source=self._source, host=host, reason=error.strerror) from error


def _resolve(host: str, port: int, found: "Future[list[str]]") -> None:
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        found.set_exception(error)
    else:
        found.set_result(list(dict.fromkeys(str(address[0]) for *_, address in answers)))


class _TimedStream(httpcore2.NetworkStream):
    """Reads and writes until a deadline; httpcore's own timeouts, which start anew with every byte, are ignored."""

    def __init__(self, stream: httpcore2.NetworkStream, connecting: Deadline, deadline: Deadline) -> None:
        self._stream = stream
        self._connecting = connecting
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._stream.read(max_bytes, self._deadline.needed())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, self._deadline.needed())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore2.NetworkStream:
        try:
            stream = self._stream.start_tls(ssl_context, server_hostname, self._connecting.needed())
        except httpcore2.TimeoutException:
            self.close()
            raise
        return _TimedStream(stream, self._connecting, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 -- as httpcore declares it
        return self._stream.get_extra_info(info)
