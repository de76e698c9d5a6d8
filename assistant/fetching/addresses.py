"""Which IP addresses may be connected to.

A page that someone else wrote can name any address. Fetching it must not reach what only this computer can: its
own services, the router, the intranet, the metadata service of a cloud. Judged is the number that a socket is
connected to, so it does not matter how a URL spells it.

Sources: IANA's registries of special-purpose IPv4 and IPv6 addresses (RFC 6890); RFC 6052 and 8215 for NAT64.
A NAT64 prefix that a network chose from its own public addresses cannot be recognised.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Literal

Kind = Literal["public", "private", "reserved"]

# This computer, private networks, and providers' or overlay networks behind address translation.
_PRIVATE_4 = tuple(map(IPv4Network, "10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 172.16.0.0/12 192.168.0.0/16".split()))
_PRIVATE_6 = (IPv6Network("::1/128"), IPv6Network("fc00::/7"))
_RESERVED_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8 169.254.0.0/16 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 "
            "192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 "
            # The metadata services of Alibaba Cloud and Azure, which lie among the other addresses.
            "100.100.100.200/32 168.63.129.16/32"
        ).split(),
    )
)
# All that is assigned to the public Internet, and what within it is not: protocols (Teredo among them),
# documentation, 6to4.
_GLOBAL_6 = IPv6Network("2000::/3")
_RESERVED_6 = tuple(map(IPv6Network, "2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20".split()))
# The metadata service of AWS, in the range of private networks.
_AWS_METADATA = IPv6Address("fd00:ec2::254")
# Addresses that stand for the IPv4 address in their last 32 bits: mapped, and NAT64 as DNS64 servers give it.
_CARRIERS = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))


def kind(address: str) -> Kind:
    """What ``address``, an IPv4 or IPv6 address in its usual form, is.

    "private" is this computer or a private network: it can have pages, but not for everyone. "reserved" is where no
    page for people can be: link-local, multicast, documentation, tunnels, metadata services of clouds.
    """
    number = ip_address(address)
    return _kind_4(number) if isinstance(number, IPv4Address) else _kind_6(number)


def _kind_4(number: IPv4Address) -> Kind:
    if any(number in network for network in _RESERVED_4):
        return "reserved"
    return "private" if any(number in network for network in _PRIVATE_4) else "public"


def _kind_6(number: IPv6Address) -> Kind:
    if any(number in network for network in _CARRIERS):
        return _kind_4(IPv4Address(int(number) & 0xFFFFFFFF))
    if any(number in network for network in _PRIVATE_6) and number != _AWS_METADATA:
        return "private"
    if number not in _GLOBAL_6 or any(number in network for network in _RESERVED_6):
        return "reserved"
    return "public"
