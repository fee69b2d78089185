"""Under which addresses and names this machine is reached from its own network (IPv4: that is what gets served)."""

from __future__ import annotations

import fcntl
import platform
import socket
import struct
from ipaddress import IPv4Address

#: ``ioctl`` of Linux that asks for an interface's address (netdevice(7)).
_SIOCGIFADDR = 0x8915


def lan_addresses() -> tuple[IPv4Address, ...]:
    """All addresses but loopback, the one that leads to the default route first."""
    found = {address for address in _of_interfaces() if not address.is_loopback}
    preferred = _towards_default_route()
    if preferred is None:
        return tuple(sorted(found))
    return (preferred, *sorted(found - {preferred}))


def server_names() -> tuple[str, ...]:
    """The names that a certificate must hold besides the addresses."""
    hostname = socket.gethostname().lower()
    return tuple(sorted({"localhost", hostname, f"{hostname.split('.')[0]}.local"}))


def _of_interfaces() -> set[IPv4Address]:
    """What the kernel says of each interface; elsewhere than on Linux, what the host's own name resolves to."""
    if platform.system() == "Linux":
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            addresses = [_of_interface(asking, name) for _, name in socket.if_nameindex()]
        return {address for address in addresses if address is not None}
    try:
        return {IPv4Address(text) for text in socket.gethostbyname_ex(socket.gethostname())[2]}
    except OSError:
        return set()


def _of_interface(asking: socket.socket, name: str) -> IPv4Address | None:
    request = struct.pack("256s", name.encode()[:15])
    try:
        return IPv4Address(fcntl.ioctl(asking.fileno(), _SIOCGIFADDR, request)[20:24])
    except OSError:  # an interface without an IPv4 address
        return None


def _towards_default_route() -> IPv4Address | None:
    """The address that a packet to the outside would bear; connecting a UDP socket sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as unsent:
        try:
            unsent.connect(("192.0.2.1", 9))
        except OSError:
            return None
        address = IPv4Address(unsent.getsockname()[0])
    return None if address.is_loopback else address
