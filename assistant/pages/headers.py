"""Headers by which the browser itself keeps the page to this server."""

import re
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


class SecurityHeaders:
    """ASGI middleware that adds the headers to every answer."""

    def __init__(self, app: "ASGIApp") -> None:
        self._app = app
        self._headers = (
            (b"content-security-policy", _policy().encode()),
            (b"referrer-policy", b"no-referrer"),
            (b"x-content-type-options", b"nosniff"),
        )

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Pass on the request; add the headers where an answer starts."""

        async def with_headers(message: "Message") -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), *self._headers]}
            await send(message)

        await self._app(scope, receive, with_headers)


def _policy() -> str:
    """What the browser may load, whatever an article or a model says: this server's own files and nothing else.

    Streamlit writes its styles inline and makes its components' scripts as blobs; the scripts in its own page
    are named by their hashes.
    """
    page = (files("streamlit") / "static" / "index.html").read_text(encoding="utf-8")
    hashes = (b64encode(sha256(script.encode()).digest()).decode() for script in _INLINE_SCRIPT.findall(page))
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self' blob:", *(f"'sha256-{value}'" for value in hashes))),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",  # the graph of who works with whom is a page in a frame of our own
        )
    )
