"""What ``make run HOST=0.0.0.0`` shows in the terminal: where phones begin, as text and as a QR code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from ipaddress import IPv4Address

import segno


def print_invitation(addresses: Sequence[IPv4Address], port: int, fingerprint: str) -> None:
    """Print the addresses, the QR code of the page about the certificate, and the authority's fingerprint."""
    hosts = [str(address) for address in addresses] or ["127.0.0.1"]
    first = f"http://{hosts[0]}:{port + 1}/"
    print("✓ serving at " + " ".join(f"https://{host}:{port}" for host in hosts) + " - stop with Ctrl-C")
    print(f"  phones begin at {first} (how to trust this server, then a check of the phone)")
    print(f"  SHA-256 of the CA: {fingerprint}")
    segno.make(first, error="m").terminal(out=sys.stdout, border=2, compact=True)
    sys.stdout.flush()
