"""The authority lasts, the server's certificate follows the machine's addresses."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.x509.oid import ExtendedKeyUsageOID
from cryptography.x509.verification import PolicyBuilder, Store

from tools.lan.certificates import Certificates, ensure_certificates

NOW = datetime(2026, 11, 23, tzinfo=UTC)
HOME = IPv4Address("192.168.1.20")


def make(folder: Path, *addresses: IPv4Address, now: datetime = NOW) -> Certificates:
    return ensure_certificates(folder, ["localhost", "desk"], addresses or [HOME], now)


def leaf_of(certificates: Certificates) -> x509.Certificate:
    return x509.load_pem_x509_certificate(certificates.chain.read_bytes())


@pytest.mark.parametrize(
    "subject", [x509.DNSName("desk"), x509.IPAddress(HOME), x509.IPAddress(IPv4Address("127.0.0.1"))]
)
def test_a_phone_that_trusts_the_authority_trusts_the_server_by_each_of_its_names(
    tmp_path: Path, subject: x509.DNSName | x509.IPAddress
) -> None:
    made = make(tmp_path / "tls")
    store = Store([x509.load_pem_x509_certificate(made.ca.read_bytes())])
    verifier = PolicyBuilder().store(store).time(NOW).build_server_verifier(subject)
    assert len(verifier.verify(leaf_of(made), [])) == 2


def test_the_server_certificate_is_one_that_browsers_take(tmp_path: Path) -> None:
    leaf = leaf_of(make(tmp_path / "tls"))
    assert leaf.not_valid_after_utc - leaf.not_valid_before_utc <= timedelta(days=397)
    usage = leaf.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert list(usage) == [ExtendedKeyUsageOID.SERVER_AUTH]


def test_the_authority_can_sign_servers_and_nothing_below(tmp_path: Path) -> None:
    authority = x509.load_pem_x509_certificate(make(tmp_path / "tls").ca.read_bytes())
    assert authority.extensions.get_extension_for_class(x509.BasicConstraints).value == x509.BasicConstraints(True, 0)


def test_private_keys_are_for_the_owner_alone(tmp_path: Path) -> None:
    make(tmp_path / "tls")
    assert stat.S_IMODE((tmp_path / "tls").stat().st_mode) == 0o700
    keys = sorted((tmp_path / "tls").glob("*-key.pem"))
    assert [(key.name, stat.S_IMODE(key.stat().st_mode)) for key in keys] == [
        ("ca-key.pem", 0o600),
        ("server-key.pem", 0o600),
    ]


def test_nothing_is_made_anew_while_nothing_changes(tmp_path: Path) -> None:
    first = leaf_of(make(tmp_path / "tls"))
    assert leaf_of(make(tmp_path / "tls", now=NOW + timedelta(days=300))) == first


def test_a_new_address_gets_a_new_certificate_from_the_same_authority(tmp_path: Path) -> None:
    before, first = make(tmp_path / "tls"), leaf_of(make(tmp_path / "tls"))
    moved = make(tmp_path / "tls", IPv4Address("10.0.0.7"))
    assert moved.fingerprint == before.fingerprint
    assert leaf_of(moved) != first


def test_a_certificate_near_its_end_is_renewed(tmp_path: Path) -> None:
    first = leaf_of(make(tmp_path / "tls"))
    assert leaf_of(make(tmp_path / "tls", now=NOW + timedelta(days=370))) != first


def test_the_key_belongs_to_the_certificate(tmp_path: Path) -> None:
    made = make(tmp_path / "tls")
    key = load_pem_private_key(made.key.read_bytes(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    assert key.public_key() == leaf_of(made).public_key()
