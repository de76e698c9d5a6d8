"""Who may look at the pages in the browser, and who may change things: by e-mail, from one file.

[auth]                                                   what Streamlit's log-in asks for (OpenID Connect)
redirect_uri = "https://news.example.org/oauth2callback"
cookie_secret = "…"
client_id = "…"
client_secret = "…"
server_metadata_url = "https://accounts.example.org/.well-known/openid-configuration"

[access]
readers = ["*@example.org"]
editors = ["ann@example.org"]
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from assistant.errors import AccessUnusable, LoginMissing

Role = Literal["reader", "editor"]

_AUTH = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
# Shorter secrets can be guessed by trying.
_LEAST_SECRET = 32


@dataclass(frozen=True, slots=True)
class Access:
    """Who may read and who may edit; ``host`` is the name by which browsers reach the pages."""

    readers: tuple[str, ...]
    editors: tuple[str, ...]
    host: str

    def role(self, claims: Mapping[str, Any]) -> Role | None:
        """What a person may do, by what the log-in tells of them; None for somebody who may do nothing.

        An address that the provider says is not verified is nobody's.
        """
        email = str(claims.get("email") or "").casefold()
        if not email or claims.get("email_verified", True) not in (True, "true", None):
            return None
        if _listed(email, self.editors):
            return "editor"
        return "reader" if _listed(email, self.readers) else None


def load_access(path: Path) -> Access:
    """What the file at ``path`` says. Raises AccessUnusable, and LoginMissing where the extra is not installed."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise AccessUnusable(path=path, reason=f"{reason}.") from error
    auth, access = _table(values, "auth", path), _table(values, "access", path)
    missing = [name for name in _AUTH if not isinstance(auth.get(name), str) or not auth[name]]
    if missing:
        raise AccessUnusable(path=path, reason=f"[auth]: {', '.join(missing)}?")
    if len(auth["cookie_secret"]) < _LEAST_SECRET:
        raise AccessUnusable(path=path, reason=f"[auth]: cookie_secret < {_LEAST_SECRET}.")
    unknown = sorted(access.keys() - {"readers", "editors"})
    if unknown:
        raise AccessUnusable(path=path, reason=f"[access]: {', '.join(unknown)}?")
    found = Access(
        _addresses(access, "readers", path), _addresses(access, "editors", path), _host(auth["redirect_uri"], path)
    )
    if not (found.readers or found.editors):
        raise AccessUnusable(path=path, reason="[access]: readers, editors?")
    if find_spec("authlib") is None:
        raise LoginMissing
    return found


def _table(values: Mapping[str, Any], name: str, path: Path) -> Mapping[str, Any]:
    table = values.get(name)
    if not isinstance(table, dict):
        raise AccessUnusable(path=path, reason=f"[{name}]?")
    return table


def _addresses(access: Mapping[str, Any], name: str, path: Path) -> tuple[str, ...]:
    given = access.get(name, [])
    if not isinstance(given, list) or not all(isinstance(each, str) and each.count("@") == 1 for each in given):
        raise AccessUnusable(path=path, reason=f'[access]: {name} = ["ann@example.org", "*@example.org"]?')
    return tuple(each.strip().casefold() for each in given)


def _host(redirect: str, path: Path) -> str:
    parts = urlsplit(redirect)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path != "/oauth2callback":
        raise AccessUnusable(path=path, reason="[auth]: redirect_uri = https://…/oauth2callback?")
    return parts.hostname


def _listed(email: str, addresses: Sequence[str]) -> bool:
    """Whether an address is among ``addresses``, of which *@example.org means all of that domain and no other."""
    return any(email == each or (each.startswith("*@") and email.partition("@")[2] == each[2:]) for each in addresses)
