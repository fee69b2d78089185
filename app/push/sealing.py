"""The ``webpush`` package, which encrypts (RFC 8291) and signs (RFC 8292) but knows nothing of sending.

What it would leave out or get wrong is settled here: the time to live is said for every message, since the package
keeps the last one it was told and begins with 0, which an offline phone never receives; Urgency and Topic are added."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key
from webpush import WebPush, WebPushSubscription


@dataclass(frozen=True, slots=True)
class Keys:
    """A subscription's keys in base64url: its P-256 point, and 16 random bytes that only its browser knows."""

    p256dh: str
    auth: str


@dataclass(frozen=True, slots=True)
class Terms:
    """How a push service is to treat a message."""

    ttl_s: int
    urgency: str
    topic: str


@dataclass(frozen=True, slots=True)
class Sealed:
    """A request to a push service, but for its address."""

    headers: dict[str, str]
    body: bytes


class Sealer:
    """Seals messages in this server's name. ``contact`` is an e-mail address that a push service may write to."""

    def __init__(self, private_pem: Path, public_pem: Path, contact: str) -> None:
        self._webpush = WebPush(private_key=private_pem, public_key=public_pem, subscriber=contact)
        self.public_key = _point(public_pem)

    def seal(self, endpoint: str, keys: Keys, plaintext: bytes, terms: Terms) -> Sealed:
        """Encrypt for one subscription; raises ValueError for keys that are none."""
        subscription = WebPushSubscription(endpoint=endpoint, keys={"p256dh": keys.p256dh, "auth": keys.auth})
        message = self._webpush.get(plaintext, subscription)
        headers = {
            "Authorization": message.headers["authorization"],
            "Content-Encoding": message.headers["content-encoding"],
            "Content-Type": "application/octet-stream",
            "TTL": str(terms.ttl_s),
            "Urgency": terms.urgency,
            "Topic": terms.topic,
        }
        return Sealed(headers, message.encrypted)


def _point(public_pem: Path) -> str:
    """The public key as browsers want it: the uncompressed point in base64url."""
    key = load_pem_public_key(public_pem.read_bytes())
    return urlsafe_b64encode(key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)).decode().rstrip("=")
