"""Which IP addresses a feed or page may lie at: none that is private, local, reserved or a cloud's metadata service."""

from __future__ import annotations

import socket
from contextlib import suppress
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

# An explicit list: `ipaddress.is_global` of Python 3.11 misjudges several of these.
# https://www.iana.org/assignments/iana-ipv4-special-registry
_REFUSED_4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
# Only global unicast is allowed, less these. https://www.iana.org/assignments/iana-ipv6-special-registry
_GLOBAL_6 = IPv6Network("2000::/3")
_REFUSED_6 = tuple(IPv6Network(n) for n in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"))
# A network without IPv4 reaches it through these; what counts is the IPv4 address inside.
_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether the IP `address`, written out, belongs to the public internet. False for what is no IP address."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return _is_public_4(parsed) if isinstance(parsed, IPv4Address) else _is_public_6(parsed)


def is_literal(host: str) -> bool:
    """Whether `host` is an IP address written out, not a name."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def is_private_name(host: str) -> bool:
    """Whether `host` alone shows that it is private: all there is to judge by where nobody has resolved it."""
    host = host.rstrip(".").lower()
    # What is no address in writing may be one to a resolver: "127.1", "0x7f000001".
    with suppress(OSError):
        host = socket.inet_ntoa(socket.inet_aton(host))
    if is_literal(host):
        return not is_public(host)
    return "." not in host or host.endswith((".localhost", ".local", ".internal", ".home.arpa", ".lan"))


def _is_public_4(address: IPv4Address) -> bool:
    return not any(address in network for network in _REFUSED_4)


def _is_public_6(address: IPv6Address) -> bool:
    if address.scope_id:
        return False
    if address.ipv4_mapped is not None:
        return _is_public_4(address.ipv4_mapped)
    if address in _NAT64:
        return _is_public_4(IPv4Address(int(address) & 0xFFFFFFFF))
    return address in _GLOBAL_6 and not any(address in network for network in _REFUSED_6)
