"""P-256 signatures as WebCrypto makes them: raw r‖s, 64 bytes, base64url without padding on the wire."""

from __future__ import annotations

import base64
import binascii
import hashlib
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

SUITE = "P256-SHA256"
_ALGORITHM = ec.ECDSA(SHA256())
_COORDINATE_BYTES = 32


def sha256_hex(data: bytes) -> str:
    """SHA-256 in lower-case hex: what the wire calls a digest."""
    return hashlib.sha256(data).hexdigest()


def to_base64url(data: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def from_base64url(text: str) -> bytes:
    """Read strict, canonical base64url without padding; raise ValueError for anything else."""
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("not base64url") from None
    if to_base64url(data) != text:
        raise ValueError("not canonical base64url")
    return data


def verify(public_key: ec.EllipticCurvePublicKey, signature: str, data: bytes) -> bool:
    """Whether ``signature`` (base64url r‖s) over ``data`` was made with the key's private half."""
    try:
        raw = from_base64url(signature)
    except ValueError:
        return False
    if len(raw) != 2 * _COORDINATE_BYTES:
        return False
    r, s = int.from_bytes(raw[:_COORDINATE_BYTES]), int.from_bytes(raw[_COORDINATE_BYTES:])
    try:
        public_key.verify(encode_dss_signature(r, s), data, _ALGORITHM)
    except InvalidSignature:
        return False
    return True


def sign(private_key: ec.EllipticCurvePrivateKey, data: bytes) -> str:
    """Sign ``data``; return base64url r‖s."""
    r, s = decode_dss_signature(private_key.sign(data, _ALGORITHM))
    return to_base64url(r.to_bytes(_COORDINATE_BYTES) + s.to_bytes(_COORDINATE_BYTES))


def public_jwk(public_key: ec.EllipticCurvePublicKey) -> dict[str, str]:
    """The public key as the JWK ``{kty, crv, x, y}``."""
    numbers = public_key.public_numbers()
    x, y = (to_base64url(n.to_bytes(_COORDINATE_BYTES)) for n in (numbers.x, numbers.y))
    return {"kty": "EC", "crv": "P-256", "x": x, "y": y}


def key_id(public_key: ec.EllipticCurvePublicKey) -> str:
    """A short name of a key: the first 16 hex digits of its JWK's digest (members sorted, RFC 7638)."""
    jwk = public_jwk(public_key)
    text = f'{{"crv":"{jwk["crv"]}","kty":"{jwk["kty"]}","x":"{jwk["x"]}","y":"{jwk["y"]}"}}'
    return sha256_hex(text.encode())[:16]


def load_public_jwk(jwk: dict[str, Any]) -> ec.EllipticCurvePublicKey:
    """Read a P-256 JWK of exactly ``{kty, crv, x, y}``; raise ValueError otherwise, or off the curve."""
    if set(jwk) != {"kty", "crv", "x", "y"} or (jwk["kty"], jwk["crv"]) != ("EC", "P-256"):
        raise ValueError("not a P-256 JWK")
    return _load_point(str(jwk["x"]), str(jwk["y"]))


@lru_cache(maxsize=4096)
def _load_point(x: str, y: str) -> ec.EllipticCurvePublicKey:
    raw_x, raw_y = from_base64url(x), from_base64url(y)
    if len(raw_x) != _COORDINATE_BYTES or len(raw_y) != _COORDINATE_BYTES:
        raise ValueError("a coordinate has 32 bytes")
    numbers = ec.EllipticCurvePublicNumbers(int.from_bytes(raw_x), int.from_bytes(raw_y), ec.SECP256R1())
    return numbers.public_key()
