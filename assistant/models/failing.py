"""From whatever a provider's client raises to one ModelFailed that says what happened and what to do.

Clients are told apart by what they have in common, an HTTP status and the names of their exceptions, not by their
classes: most of their packages are not installed.
"""

import re
import socket
import ssl
import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from email.utils import parsedate_to_datetime
from typing import Any, Protocol

from assistant.errors import ModelFailed
from assistant.models.errors import (
    ConnectingTooLong,
    KeyRefused,
    ModelForbidden,
    ModelNotSpeaking,
    ModelRefused,
    ModelServerFailed,
    ModelUnknown,
    ModelUnreachable,
    NoModelThere,
    QuestionTooLong,
    QuotaSpent,
    ServerBrokeOff,
    ServerNotTrusted,
    ServerPointsElsewhere,
    ServerRefused,
    ServerUnknown,
    TooManyQuestions,
)
from assistant.models.limits import Endpoint
from assistant.models.running import TookTooLong

_MOST_SAID = 300
_KEY = re.compile(r"\b(?:sk|gsk|pk|key|AIza)[-_\w*]{8,}|\bBearer\s+\S+", re.IGNORECASE)
# What servers say, in their code or message, whatever status they put on it.
_QUOTA = re.compile(
    r"insufficient[_ ](?:quota|balance|credit|fund)|exceeded your current quota|credit balance|billing|余额|欠费", re.I
)
_TOO_LONG = re.compile(
    r"context[_ ](?:length|window|size)|maximum context|prompt is too long|too many (?:input )?tokens"
    r"|exceeds? the (?:available|maximum|limit)|input (?:is|length)[^.]{0,40}too long|reduce the length",
    re.I,
)
_NO_MODEL = re.compile(
    r"model[_ ]not[_ ](?:found|exist)|models?\b.{0,80}(?:not found|does not exist|not exist|is not supported)"
    r"|(?:unknown|invalid|no such) model|invalid model id",
    re.I | re.S,
)
# What httpx, httpx2, OpenAI's client and aiohttp raise.
_SLOW_TO_CONNECT = frozenset("ConnectTimeout PoolTimeout ConnectionTimeoutError".split())
_BROKEN_OFF = frozenset("RemoteProtocolError ReadError WriteError ClientPayloadError ServerDisconnectedError".split())
_NOT_CONNECTED = frozenset("ConnectError APIConnectionError ClientConnectorError".split())


class Response(Protocol):
    """What is looked at of an HTTP client's response."""

    @property
    def status_code(self) -> int:
        """The HTTP status."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers; names in any case."""
        ...


class _NoAnswer(Exception):
    """A response that cannot be the answer of a model, noticed before it is parsed."""

    def __init__(self, reason: str, target: str | None = None) -> None:
        super().__init__(reason)
        self.target = target


async def refuse_what_is_no_answer(response: Response) -> None:
    """A hook of httpx clients: no redirect is followed and no web page parsed as a model's answer."""
    if 300 <= response.status_code < 400:
        target = response.headers.get("location") or "?"
        raise _NoAnswer(f"HTTP {response.status_code}", target.partition("?")[0])
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if response.status_code < 300 and kind in ("text/html", "application/xhtml+xml"):
        raise _NoAnswer(kind)


def failure(error: BaseException, at: Endpoint) -> ModelFailed:
    """What ``error`` means for the person who asked."""
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, ModelFailed):
            return cause
        if isinstance(cause, _NoAnswer):
            return _no_answer(cause, at)
    status = next(filter(None, map(_status, causes)), None)
    if status is not None:
        return _of_status(status, _said(error, at), at)
    return _of_connection(causes, at) or _of_parsing(causes, at) or _unknown(error, at)


def pause_asked(error: BaseException) -> float | None:
    """The seconds that a server asks to wait by ``Retry-After``, a number or an HTTP date; None when it does not."""
    for cause in _causes(error):
        headers = getattr(getattr(cause, "response", None), "headers", None)
        value = headers.get("retry-after") if isinstance(headers, Mapping) else None
        if value is not None:
            return _seconds(str(value).strip())
    return None


def one_line(error: BaseException | str, secrets: Sequence[str]) -> str:
    """One line of what an error says, without a key in it, and with a full stop."""
    words = str(error) or type(error).__name__
    for secret in secrets:
        words = words.replace(secret, "…")
    words = " ".join(_KEY.sub("…", words).split())
    if len(words) > _MOST_SAID:
        words = words[:_MOST_SAID].rstrip() + "…"
    return words + ("" if words.endswith((".", "。", "!", "?")) else ".")


def let_go(error: BaseException) -> None:
    """Close what the calls that ``error`` came through still hold, such as a stream half read. Runs in their loop.

    Else the connection stays open until the garbage collector comes by, and where that runs in another thread, two
    may close the same generator at once ("async generator already executing").
    """
    for cause in _causes(error):
        traceback.clear_frames(cause.__traceback__)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """``error`` and what it came from, outermost first, through groups of exceptions too."""
    waiting, seen = [error], set()
    while waiting:
        each = waiting.pop(0)
        if id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        if isinstance(each, BaseExceptionGroup):
            waiting.extend(each.exceptions)
        waiting.extend(one for one in (each.__cause__, each.__context__) if one is not None)


def _status(error: BaseException) -> int | None:
    """The HTTP status that ``error`` came with, by one of the names that clients have for it."""
    body = getattr(error, "body", None)
    candidates = (
        getattr(error, "status_code", None),
        getattr(getattr(error, "response", None), "status_code", None),
        getattr(error, "code", None),
        body.get("code") if isinstance(body, dict) else None,
    )
    for value in candidates:
        number = int(value) if isinstance(value, str) and value.isdecimal() else value
        if isinstance(number, int) and 400 <= number < 600:
            return number
    return None


def _said(error: BaseException, at: Endpoint) -> str:
    """The server's own words: of its JSON where there is some, else of the error."""
    body = getattr(error, "body", None)
    if isinstance(body, dict):
        below = body.get("error")
        inner: dict[str, Any] = below if isinstance(below, dict) else body
        words = inner.get("message") or inner.get("detail") or inner.get("error")
        if isinstance(words, str) and words.strip():
            return one_line(f"{words} ({inner['code']})" if isinstance(inner.get("code"), str) else words, at.secrets)
    if "<html" in str(error).lower() or "<!doctype" in str(error).lower():
        return "HTML."
    return one_line(error, at.secrets)


def _of_status(status: int, said: str, at: Endpoint) -> ModelFailed:
    own = at.openai and at.address is not None  # the address may be wrong; a provider's is not
    client = status < 500
    kinds: tuple[tuple[bool, type[ModelFailed]], ...] = (
        (status == 402 or (client and _QUOTA.search(said) is not None), QuotaSpent),
        (status == 401, KeyRefused),
        (status == 403, ModelForbidden),
        (status == 413 or (client and _TOO_LONG.search(said) is not None), QuestionTooLong),
        (status in (400, 404, 422) and _NO_MODEL.search(said) is not None, ModelUnknown),
        (status in (404, 405) and own, NoModelThere),
        (status == 404, ModelUnknown),
        (status == 429, TooManyQuestions),
        (status == 408 or not client, ModelServerFailed),
        (True, ModelRefused),
    )
    kind = next(kind for holds, kind in kinds if holds)
    return kind(
        model=at.model,
        name=at.model.partition(":")[2] or at.model,
        where=at.where,
        status=status,
        said=said,
        setting=at.setting,
        variable=at.variable,
    )


def _of_connection(causes: Sequence[BaseException], at: Endpoint) -> ModelFailed | None:
    """What went wrong below HTTP; None when nothing did."""
    names = {type(cause).__name__ for cause in causes}

    def one(*classes: type[BaseException]) -> bool:
        return any(isinstance(cause, classes) for cause in causes)

    kinds: tuple[tuple[bool, type[ModelFailed]], ...] = (
        (one(ssl.SSLError), ServerNotTrusted),
        (one(socket.gaierror), ServerUnknown),
        (one(ConnectionRefusedError), ServerRefused),
        (bool(names & _SLOW_TO_CONNECT), ConnectingTooLong),
        (bool(names & _BROKEN_OFF) or one(ConnectionResetError, BrokenPipeError), ServerBrokeOff),
        (bool(names & _NOT_CONNECTED), ModelUnreachable),
    )
    kind = next((kind for holds, kind in kinds if holds), None)
    if kind is None:
        return None
    tls = next((cause for cause in causes if isinstance(cause, ssl.SSLError)), None)
    reason = (getattr(tls, "verify_message", None) or tls.reason or str(tls)) if tls else causes[-1]
    return kind(
        model=at.model,
        where=at.where,
        setting=at.setting,
        seconds=f"{at.limits.connect:g}",
        reason=one_line(reason, at.secrets),
    )


def _of_parsing(causes: Sequence[BaseException], at: Endpoint) -> ModelFailed | None:
    """What came cannot be read as an answer; only where we know the protocol."""
    if at.openai and any(isinstance(cause, ValueError | TypeError | AttributeError | KeyError) for cause in causes):
        return not_speaking(at)
    return None


def _unknown(error: BaseException, at: Endpoint) -> ModelFailed:
    if isinstance(error, TookTooLong):
        return ModelFailed(model=at.model, reason="it blocked.")
    return ModelFailed(model=at.model, reason=one_line(error, at.secrets))


def not_speaking(at: Endpoint, reason: str | None = None) -> ModelNotSpeaking:
    """What came is not OpenAI's protocol."""
    return ModelNotSpeaking(
        model=at.model, where=at.where, setting=at.setting, reason=reason or "invalid JSON or event stream"
    )


def _no_answer(error: _NoAnswer, at: Endpoint) -> ModelFailed:
    if error.target is not None:
        return ServerPointsElsewhere(
            model=at.model, where=at.where, setting=at.setting, target=one_line(error.target, at.secrets).rstrip(".…")
        )
    return not_speaking(at, str(error))


def _seconds(value: str) -> float | None:
    if value.replace(".", "", 1).isdecimal():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except ValueError:
        return None
