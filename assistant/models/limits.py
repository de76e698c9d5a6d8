"""Where a language model is, and how long it may take."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from assistant.settings import Settings


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds: until connected, until the first word, between two words, and for all calls of one answer."""

    connect: float
    first: float
    gap: float
    whole: float


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is: ``where`` for people, ``setting`` and ``variable`` name what holds its address and key.

    ``address`` is None for a provider's own.
    ``openai`` tells that it speaks OpenAI's protocol; no message tells one of ``secrets``.
    """

    model: str
    address: str | None
    where: str
    setting: str
    variable: str
    limits: Limits
    openai: bool
    secrets: tuple[str, ...]


# A provider's servers read thousands of tokens a second. A model on one's own machine reads some fifty a second on two
# cores and thus needs about a minute before its first word, more when it must be loaded.
REMOTE = Limits(connect=5, first=60, gap=30, whole=180)
LOOPBACK = Limits(connect=5, first=120, gap=60, whole=600)


def limits_for(address: str | None, settings: Settings) -> Limits:
    """The limits for a model at ``address`` (None is a provider's own), as set or else by how far away it is."""
    usual = LOOPBACK if is_loopback(address) else REMOTE
    return Limits(
        connect=settings.connect_seconds or usual.connect,
        first=settings.first_token_seconds or usual.first,
        gap=settings.gap_seconds or usual.gap,
        whole=settings.answer_seconds or usual.whole,
    )


def is_loopback(address: str | None) -> bool:
    """Whether ``address`` is on this machine."""
    host = urlsplit(address).hostname if address else None
    if not host:
        return False
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
