"""From whatever a provider's package raises to one of ours, with no key in it."""

import os
import re
from collections.abc import Collection, Iterator

from vectorstore.plugged.errors import (
    EmbedderAnswerUnreadable,
    EmbedderBusy,
    EmbedderCreditUsedUp,
    EmbedderFailed,
    EmbedderKeyRefused,
    EmbedderModelUnknown,
    EmbedderTooSlow,
    EmbedderUnreachable,
    PluggedFailure,
)

# Variables whose values are not told, in whatever they are quoted.
_SECRET_NAME = re.compile(r"KEY|TOKEN|SECRET|PASSWORD", re.IGNORECASE)
# Shorter values are words such as "none".
_SHORTEST_SECRET = 6
_USER_IN_URL = re.compile(r"(?<=://)[^/@\s]+@")
_LONGEST = 300
# What the classes that read an answer stumble over when it is no such answer.
_UNREADABLE = (TypeError, KeyError, IndexError, AttributeError)


def named_failure(error: Exception, embedder: str, secrets: Collection[str] = ()) -> PluggedFailure:
    """``error`` as one of ours.

    Providers' packages share no classes: it is told by the HTTP status and by what the classes are called.
    """
    kinds = {kind.__name__ for each in _chain(error) for kind in type(each).__mro__}
    status = 404 if "RepositoryNotFoundError" in kinds else _status(error)  # Hugging Face says 401 to that
    if any("Timeout" in kind for kind in kinds):
        return EmbedderTooSlow(embedder=embedder)
    if "LocalEntryNotFoundError" in kinds or any("Connect" in kind for kind in kinds):  # no network, and no copy
        return EmbedderUnreachable(embedder=embedder)
    if status is not None and (failure := _refused(status, f"{error} {getattr(error, 'code', '')}", embedder)):
        return failure
    if isinstance(error, _UNREADABLE):
        return EmbedderAnswerUnreadable(embedder=embedder)
    return EmbedderFailed(embedder=embedder, reason=_reason(error, secrets))


def _refused(status: int, words: str, embedder: str) -> PluggedFailure | None:
    """What an HTTP status means, where that is plain."""
    if status in (401, 403):
        return EmbedderKeyRefused(embedder=embedder)
    if status == 404:
        return EmbedderModelUnknown(embedder=embedder)
    if status == 429 and "insufficient_quota" in words:
        return EmbedderCreditUsedUp(embedder=embedder)
    return EmbedderBusy(embedder=embedder, status=status) if status == 429 or status >= 500 else None


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """``error`` and what it came from."""
    while error is not None:
        yield error
        error = error.__cause__


def _status(error: BaseException) -> int | None:
    """The HTTP status that the error, or what it came from, is about."""
    for each in _chain(error):
        for holder in (each, getattr(each, "response", None)):
            status = getattr(holder, "status_code", None)
            if isinstance(status, int) and status >= 400:
                return status
    return None


def _reason(error: Exception, secrets: Collection[str]) -> str:
    """One line of what the error says."""
    words = " ".join(str(error).split()) or type(error).__name__
    in_environment = [value for name, value in os.environ.items() if _SECRET_NAME.search(name)]
    for secret in sorted({*secrets, *in_environment}, key=len, reverse=True):
        if len(secret) >= _SHORTEST_SECRET:
            words = words.replace(secret, "…")
    words = _USER_IN_URL.sub("", words)[:_LONGEST]
    return words + ("" if words.endswith((".", "。")) else ".")
