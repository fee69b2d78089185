"""The installation's own certificate authority, and how its certificates are made."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from cryptography.x509.oid import NameOID

CA_LIFE = timedelta(days=3650)
#: A phone's clock may be behind ours; the certificate must not seem to come from the future.
BACKDATED = timedelta(days=1)


@dataclass(frozen=True)
class Authority:
    """The certificate that phones trust, and the key that signs for it."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey


def load_or_make(folder: Path, now: datetime) -> Authority:
    """The authority kept in ``folder``, made there at the first call."""
    certificate_file, key_file = folder / "ca.pem", folder / "ca-key.pem"
    if not (certificate_file.exists() and key_file.exists()):
        made = _make_authority(now)
        write_private(key_file, pem(made.key))
        certificate_file.write_bytes(made.certificate.public_bytes(Encoding.PEM))
    key = load_pem_private_key(key_file.read_bytes(), password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError(f"{key_file} does not hold the key that was made here")
    return Authority(x509.load_pem_x509_certificate(certificate_file.read_bytes()), key)


def _make_authority(now: datetime) -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Xunlu LAN CA {now:%Y-%m-%d}")])
    unsigned = (
        builder(name, name, key.public_key(), now, CA_LIFE)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(key_usage(authority=True), critical=True)
    )
    return Authority(unsigned.sign(key, hashes.SHA256()), key)


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 as people compare it: ``AB:CD:…``, the way phones show it."""
    return certificate.fingerprint(hashes.SHA256()).hex(":").upper()


def builder(
    subject: x509.Name, issuer: x509.Name, public_key: ec.EllipticCurvePublicKey, now: datetime, life: timedelta
) -> x509.CertificateBuilder:
    """What every certificate of ours begins with."""
    start = now - BACKDATED
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + life)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
    )


def key_usage(*, authority: bool) -> x509.KeyUsage:
    """An authority signs certificates, a server signs handshakes, and neither does anything else."""
    return x509.KeyUsage(
        digital_signature=not authority,
        key_cert_sign=authority,
        crl_sign=authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    """The private key as unencrypted PKCS #8."""
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def write_private(path: Path, content: bytes) -> None:
    """Replace ``path`` by a file that was never readable for others, not even for a moment."""
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
