"""Who may look at the pages and who may change things, with a provider of log-ins on loopback."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import OpenAt
from chat_server import Served, served_home
from oidc_provider import CLIENT, SECRET, Provider, provider
from playwright.sync_api import Page, expect

from assistant.access import Access, load_access
from assistant.errors import AccessUnusable

COOKIE = "a secret of this server, long enough"
WHOLE = f"""
[auth]
redirect_uri = "https://news.example.org/oauth2callback"
cookie_secret = "{COOKIE}"
client_id = "newscite"
client_secret = "hidden"
server_metadata_url = "https://accounts.example.org/.well-known/openid-configuration"

[access]
readers = ["*@example.org"]
editors = ["Ann@example.org"]
"""


@pytest.fixture
def access(tmp_path: Path) -> Access:
    file = tmp_path / "access.toml"
    file.write_text(WHOLE)
    return load_access(file)


@pytest.mark.parametrize(
    ("claims", "role"),
    [
        ({"email": "ann@example.org", "email_verified": True}, "editor"),
        ({"email": "ANN@EXAMPLE.ORG"}, "editor"),
        ({"email": "bob@example.org"}, "reader"),
        ({"email": "bob@example.org", "email_verified": False}, None),
        ({"email": "bob@example.org", "email_verified": "false"}, None),
        ({"email": "bob@example.org.evil.com"}, None),
        ({"email": "bob@evil.com@example.org.evil.com"}, None),
        ({"email": "bob@sub.example.org"}, None),
        ({"email": ""}, None),
        ({}, None),
    ],
)
def test_a_role_is_given_by_address(access: Access, claims: dict[str, object], role: str | None):
    assert access.role(claims) == role


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("[auth]", "[other]", "[auth]"),
        ("[access]", "[other]", "[access]"),
        (COOKIE, "short", "cookie_secret"),
        ("client_secret", "secret", "client_secret"),
        ("/oauth2callback", "/elsewhere", "redirect_uri"),
        ("readers", "raeders", "raeders"),
        ('"Ann@example.org"', '"Ann"', "editors"),
        ("[auth]", "[auth", "line 2"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_with_what_is_wrong(tmp_path: Path, was: str, becomes: str, told: str):
    file = tmp_path / "access.toml"
    file.write_text(WHOLE.replace(was, becomes))
    with pytest.raises(AccessUnusable) as wrong:
        load_access(file)
    for language in ("en", "zh"):
        assert told in wrong.value.message(language)
        assert str(file) in wrong.value.message(language)
        assert COOKIE not in wrong.value.message(language)


@pytest.fixture(scope="module")
def logins() -> Iterator[Provider]:
    with provider() as running:
        yield running


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, module_settings: None, logins: Provider) -> Iterator[Served]:
    """An empty library that Ann may change and Bob may read."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("access")
    file = folder / "access.toml"
    file.write_text(f"""
[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "{COOKIE}"
client_id = "{CLIENT}"
client_secret = "{SECRET}"
server_metadata_url = "{logins.url}/.well-known/openid-configuration"

[access]
readers = ["bob@example.org"]
editors = ["ann@example.org"]
""")
    with served_home(folder / "library", "--port", str(port), NEWSCITE_ACCESS=str(file)) as served:
        yield served


def log_in(page: Page, logins: Provider, email: str, *, verified: bool = True) -> None:
    logins.email, logins.verified = email, verified
    page.get_by_role("button", name="Log in").click()


@pytest.mark.browser
def test_nothing_is_shown_before_a_log_in(open_at: OpenAt, served: Served):
    for name in ("", "library", "awards", "evaluation", "settings"):
        page = open_at(f"{served.url}/{name}")
        expect(page.locator("h1")).to_have_text("Please log in")
        expect(page.get_by_text("Articles", exact=True)).to_have_count(0)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("email", "edits"), [("ann@example.org", True), ("bob@example.org", False)], ids=["editor", "reader"]
)
def test_only_editors_are_offered_to_change_things(
    open_at: OpenAt, served: Served, logins: Provider, email: str, edits: bool
):
    # In another locale: in a browser of one's own.
    page = open_at(f"{served.url}/library", also=logins.url, locale="en-GB" if edits else "en-AU")
    log_in(page, logins, email)
    expect(page.get_by_text(f"Logged in as {email}")).to_be_visible()
    page.get_by_role("link", name="Library").click()
    expect(page.locator("h1")).to_have_text("Library")
    expect(page.get_by_text("Add articles")).to_have_count(int(edits))
    page.get_by_role("button", name="Log out").click()
    expect(page.locator("h1")).to_have_text("Please log in")


@pytest.mark.browser
@pytest.mark.parametrize(("email", "verified"), [("eve@evil.com", True), ("ann@example.org", False)])
def test_somebody_who_is_not_on_the_list_sees_nothing(
    open_at: OpenAt, served: Served, logins: Provider, email: str, verified: bool
):
    page = open_at(served.url, also=logins.url, locale="en-IE" if verified else "en-NZ")
    log_in(page, logins, email, verified=verified)
    expect(page.get_by_text(f"{email} is not on the list")).to_be_visible()
    expect(page.get_by_test_id("stChatInputTextArea")).to_have_count(0)
