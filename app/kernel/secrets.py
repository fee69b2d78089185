"""The installation's own keys, made at the first start and read at every other one.

They lie in one folder (0700) as files (0600), outside git and outside the database, so that a copy of the database
alone opens nothing. A key is never printed, and a key that others on the machine may read is refused: whoever could
read it may have, so the way out is a person's decision and not a silent chmod.

Several processes may start at once on an empty folder: each file appears whole or not at all, and the first one wins.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

KEY_BYTES = 32


class SecretsError(RuntimeError):
    """The folder of secrets can't be trusted or read; the message says which file and what to do."""


@dataclass(frozen=True, repr=False)
class Secrets:
    """What only the server knows. Deliberately without a repr that could reach a log."""

    #: Signs the session cookie; 32 bytes.
    flask_secret: bytes
    #: Signs receipts; P-256. Its public half is pinned by every phone at enrolment.
    receipt_key: ec.EllipticCurvePrivateKey
    #: Files of the P-256 key pair that names this server to push services (VAPID, RFC 8292).
    vapid_private_pem: Path
    vapid_public_pem: Path
    #: Encrypts personal data in the database; 32 bytes.
    field_key: bytes


def load_or_create(folder: Path) -> Secrets:
    """Read the secrets in ``folder``, making those that are missing. Raises SecretsError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _refuse_if_open(folder)
    vapid_private_pem = folder / "vapid-private.pem"
    vapid_key = _p256_key(_read_or_create(vapid_private_pem, _new_p256_pem), vapid_private_pem)
    vapid_public_pem = folder / "vapid-public.pem"
    _read_or_create(vapid_public_pem, lambda: _public_pem(vapid_key))
    receipt_pem = folder / "receipt-key.pem"
    return Secrets(
        flask_secret=_symmetric_key(folder / "flask-secret.hex"),
        receipt_key=_p256_key(_read_or_create(receipt_pem, _new_p256_pem), receipt_pem),
        vapid_private_pem=vapid_private_pem,
        vapid_public_pem=vapid_public_pem,
        field_key=_symmetric_key(folder / "field-key.hex"),
    )


def _read_or_create(path: Path, make: Callable[[], bytes]) -> bytes:
    if not path.exists():
        _write_once(path, make())
    _refuse_if_open(path)
    return path.read_bytes()


def _write_once(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` whole and durably, unless another process did so first."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # mkstemp makes it 0600
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(temporary, path)  # unlike a rename, this never replaces a key that is there
        except FileExistsError:
            return
        _sync_folder(path.parent)
    finally:
        temporary.unlink()


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _refuse_if_open(path: Path) -> None:
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        wanted = "700" if path.is_dir() else "600"
        raise SecretsError(
            f"{path} has mode {mode:o}, so others on this machine may read it. If nobody has: chmod {wanted} {path}"
        )


def _symmetric_key(path: Path) -> bytes:
    text = _read_or_create(path, lambda: os.urandom(KEY_BYTES).hex().encode() + b"\n")
    try:
        key = bytes.fromhex(text.decode("ascii"))
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise SecretsError(f"{path} does not hold {KEY_BYTES} bytes in hex; restore it from the backup")
    return key


def _p256_key(pem: bytes, path: Path) -> ec.EllipticCurvePrivateKey:
    try:
        key = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        raise SecretsError(f"{path} does not hold a P-256 private key; restore it from the backup")
    return key


def _new_p256_pem() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _public_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
