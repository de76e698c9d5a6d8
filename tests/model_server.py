"""A server on loopback that speaks OpenAI's protocol, well or badly, as a test tells it."""

import json
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from web_server import Reply, Request, WebServer, reply, web_server

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n"
OPEN_END = HEAD + b"\r\n"  # the body ends where the connection does
CHUNKED = HEAD + b"transfer-encoding: chunked\r\n\r\n"
DONE = b"data: [DONE]\n\n"
SHARED = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m"}
USAGE = {"prompt_tokens": 120, "completion_tokens": 7, "total_tokens": 127}
SILENT = 8.0  # seconds that a server holds its tongue at most


def event(value: object) -> bytes:
    return b"data: " + json.dumps(value).encode() + b"\n\n"


def piece(text: str | None, finish: str | None = None, **more: object) -> bytes:
    """One event of a stream with a bit of text."""
    delta = {"role": "assistant"} if text is None else {"content": text}
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return event(SHARED | {"choices": [choice]} | more)


def told(usage: dict[str, int] = USAGE) -> bytes:
    """The event that tells the tokens."""
    return event(SHARED | {"choices": [], "usage": usage})


def answer(*words: str, usage: bool = True) -> bytes:
    """A whole answer, as it should be."""
    events = [piece(None), *map(piece, words), piece("", "stop"), *([told()] if usage else []), DONE]
    return OPEN_END + b"".join(events)


def chunk(data: bytes) -> bytes:
    """A chunk of a chunked body."""
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


def error(status: int, message: str, code: str | None = None, **headers: str) -> bytes:
    """An error as OpenAI tells it."""
    body = json.dumps({"error": {"message": message, "type": "x", "code": code}}).encode()
    return reply(body, status, content_type="application/json", **headers)


@dataclass
class ModelServer:
    """Gives each question the next of ``replies``, the last one for ever. ``left`` is set when a client has gone."""

    web: WebServer
    replies: list[Reply] = field(default_factory=list)
    left: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        return self.web.url("/v1")

    @property
    def questions(self) -> list[dict]:
        """What was asked of the model, in order."""
        return [json.loads(seen.body) for seen in self.web.seen if seen.path == "/v1/chat/completions"]

    def then(self, *pieces: bytes) -> "ModelServer":
        """Reply with these bytes, then close the connection."""
        self.replies.append(lambda _: pieces)
        return self

    def then_silent(self, *pieces: bytes, before: Callable[[], object] = lambda: None) -> "ModelServer":
        """When asked, call ``before``, reply with these bytes, then say nothing more."""

        def send(_: Request) -> Iterator[bytes]:
            before()
            yield from pieces
            self.web.stopping.wait(SILENT)

        self.replies.append(send)
        return self

    def then_for_ever(self, *pieces: bytes, again: bytes, every: float = 0.02) -> "ModelServer":
        """Reply with these bytes, then with ``again`` for as long as somebody listens."""

        def send(request: Request) -> Iterator[bytes]:
            try:
                yield from pieces
                while not self.web.stopping.wait(every) and time.monotonic() < request.at + SILENT:
                    yield again
            finally:
                self.left.set()

        self.replies.append(send)
        return self

    def serve(self, request: Request) -> Iterable[bytes]:
        return (self.replies.pop(0) if len(self.replies) > 1 else self.replies[0])(request)


@contextmanager
def model_server(**options: bool) -> Iterator[ModelServer]:
    with web_server(**options) as web:
        server = ModelServer(web)
        web.routes["/v1/chat/completions"] = server.serve
        yield server
