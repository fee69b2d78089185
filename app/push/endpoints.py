"""Which addresses the server may be sent to on a phone's word: pure.

An endpoint comes from a browser, so it is a wish that this server make a request. It is granted only to push services
that are on the list, by https on its own port, and only at addresses of the public internet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

MAX_ENDPOINT = 1024
_HTTPS = re.compile(r"https://([a-z0-9-]+(?:\.[a-z0-9-]+)+)(/[!-~]*)", re.ASCII)
_LOOPBACK = re.compile(r"http://(127\.0\.0\.1):([1-9][0-9]{0,4})(/[!-~]*)", re.ASCII)
_AMBIGUOUS = frozenset("\\#@")
#: Addresses of IPv4 inside IPv6, as a translator at the border writes them (RFC 6052).
_TRANSLATED = IPv6Network("64:ff9b::/96")
#: What a network keeps for its own translators (RFC 8215), and what was "compatible" with IPv4 or local to a site once.
_INWARD = tuple(IPv6Network(each) for each in ("64:ff9b:1::/48", "::/96", "fec0::/10"))


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An endpoint that may be asked; ``target`` is path and query as they came."""

    scheme: str
    host: str
    port: int
    target: str


@dataclass(frozen=True, slots=True)
class PushPolicy:
    """``hosts``: names of push services, or ``*.name`` for all below it. ``loopback`` lets tests and development push
    to this machine itself."""

    hosts: tuple[str, ...]
    loopback: bool = False

    def endpoint(self, url: str) -> Endpoint | None:
        """Read an endpoint; None for one that is not on the list, whatever it looks like."""
        if len(url) > MAX_ENDPOINT or not _AMBIGUOUS.isdisjoint(url):
            return None
        if found := _HTTPS.fullmatch(url):
            host, target = found.groups()
            return Endpoint("https", host, 443, target) if self._lists(host) else None
        if self.loopback and (found := _LOOPBACK.fullmatch(url)):
            host, port, target = found.groups()
            return Endpoint("http", host, int(port), target)
        return None

    def allows_address(self, address: str) -> bool:
        """Whether a name that is on the list may be met at this address."""
        found = ip_address(address)
        return is_public(found) or (self.loopback and found.is_loopback)

    def _lists(self, host: str) -> bool:
        return any(host.endswith(each[1:]) if each.startswith("*.") else host == each for each in self.hosts)


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address belongs to the public internet, seen through what wraps IPv4 in IPv6."""
    if isinstance(address, IPv6Address):
        inner = _inner(address)
        if inner is not None:
            return is_public(inner)
        if any(address in each for each in _INWARD):
            return False
    return address.is_global and not address.is_multicast


def _inner(address: IPv6Address) -> IPv4Address | None:
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour
