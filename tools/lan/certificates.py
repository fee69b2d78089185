"""A certificate authority of this installation's own, and the server's certificate from it.

The authority is made once, since phones come to trust it; its key never leaves ``data_dir/tls``. The server's
certificate is made anew when it nears its end or when the machine's addresses have changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from tools.lan.authority import Authority, builder, fingerprint, key_usage, load_or_make, pem, write_private

#: Browsers refuse a server certificate that lives longer than 398 days.
LEAF_LIFE = timedelta(days=397)
RENEW_BEFORE = timedelta(days=30)


@dataclass(frozen=True)
class Certificates:
    """Files for the web server and for the phones."""

    #: The authority's certificate alone (PEM), which phones install.
    ca: Path
    #: The server's certificate followed by the authority's (PEM).
    chain: Path
    #: The server's private key (PEM, 0600).
    key: Path
    fingerprint: str


def ensure_certificates(
    folder: Path, names: Iterable[str], addresses: Iterable[IPv4Address], now: datetime | None = None
) -> Certificates:
    """Return certificates that hold for ``names`` and ``addresses``, and for loopback, making what is missing."""
    now = now or datetime.now(UTC)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    authority = load_or_make(folder, now)
    wanted = _subjects(names, addresses)
    made = Certificates(
        folder / "ca.pem", folder / "server.pem", folder / "server-key.pem", fingerprint(authority.certificate)
    )
    if not _is_good(made, authority, wanted, now):
        _issue(made, authority, wanted, now)
    return made


def _subjects(names: Iterable[str], addresses: Iterable[IPv4Address]) -> list[x509.GeneralName]:
    numbers = sorted({*addresses, IPv4Address("127.0.0.1")})
    return [*(x509.DNSName(name) for name in sorted(set(names))), *(x509.IPAddress(number) for number in numbers)]


def _issue(made: Certificates, authority: Authority, wanted: list[x509.GeneralName], now: datetime) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Xunlu")])
    issuer_key = x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.key.public_key())
    certificate = (
        builder(name, authority.certificate.subject, key.public_key(), now, LEAF_LIFE)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(key_usage(authority=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName(wanted), critical=False)
        .add_extension(issuer_key, critical=False)
        .sign(authority.key, hashes.SHA256())
    )
    write_private(made.key, pem(key))
    made.chain.write_bytes(certificate.public_bytes(Encoding.PEM) + authority.certificate.public_bytes(Encoding.PEM))


def _is_good(made: Certificates, authority: Authority, wanted: list[x509.GeneralName], now: datetime) -> bool:
    """Whether the server's certificate is of this authority, for all of ``wanted``, and not near its end."""
    if not (made.chain.exists() and made.key.exists()):
        return False
    leaf = x509.load_pem_x509_certificate(made.chain.read_bytes())
    held = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return (
        leaf.not_valid_after_utc - now > RENEW_BEFORE
        and set(held) == set(wanted)
        and leaf.issuer == authority.certificate.subject
    )
