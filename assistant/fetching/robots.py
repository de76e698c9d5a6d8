"""What a site's robots.txt allows (RFC 9309).

Protego reads the rules. It keeps every rule once for each of the user agents that it is for: measured on Protego
0.7.0, 2,000 agents with 2,000 rules (47 kB) take 290 MB, and four times that for twice the size. So it is shown which
agents are meant, and not the names of all the others.
"""

import re
from dataclasses import dataclass

from protego import Protego

# The name by which robots.txt files know this program: what stands before the slash in the User-Agent header.
PRODUCT = "newscite"
# RFC 9309, 2.5: what is beyond this may be left unread, up to this it may not.
MOST_BYTES = 500 * 1024
# Longer pauses between two requests than a person would wait for are asked for by few sites.
_LONGEST_DELAY = 10.0

# As lenient as Protego, or more.
_USER_AGENT = re.compile(r"\s*user(?:-|\s*)agent(?=[\s:])\s*:?\s*(.*)", re.IGNORECASE | re.DOTALL)
# The product token of another spelling of the name, such as NewsCite/1.0.
_THIS = re.compile(rf"{PRODUCT}(?![a-z_-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be fetched from one origin. ``fault`` says why its robots.txt is not known; nothing may be then."""

    parser: Protego
    fault: str = ""

    def allow(self, url: str) -> bool:
        """Whether ``url`` may be fetched."""
        return not self.fault and self.parser.can_fetch(url, PRODUCT)

    def delay(self) -> float:
        """Seconds that the site wants between two requests, as far as that is followed."""
        return min(self.parser.crawl_delay(PRODUCT) or 0.0, _LONGEST_DELAY)


def rules(status: int, body: bytes) -> Rules:
    """The rules that follow from an answer for robots.txt: its text if there is one (2xx), none if there is none.

    A server that fails (5xx) may have a robots.txt that forbids; so may one that has been asked too often (429,
    which RFC 9309 counts as having none, and Google as failing).
    """
    if status >= 500 or status == 429:
        return unknown(f"HTTP status {status}")
    text = body.decode("utf-8-sig", "replace") if 200 <= status < 300 else ""
    return Rules(Protego.parse("\n".join(map(_for_us, text.splitlines()))))


def unknown(fault: str) -> Rules:
    """The rules of a robots.txt that could not be read, for the reason ``fault``: nothing is allowed."""
    return Rules(Protego.parse(""), fault)


def _for_us(line: str) -> str:
    """``line``; if it names a user agent, as naming this program, all of them, or another one."""
    found = _USER_AGENT.match(line)
    if not found:
        return line
    name = found[1].partition("#")[0].strip()
    if name != "*":
        name = PRODUCT if _THIS.match(name) else "another"
    return f"User-agent: {name}"
