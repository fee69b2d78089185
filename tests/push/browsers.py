"""A browser as a push service knows it: keys that only it holds, and what it decrypts with them."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from typing import Any

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


class Browser:
    """A subscription's private half."""

    def __init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._auth = b"sixteen secrets!"

    @property
    def keys(self) -> dict[str, str]:
        point = self._key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"p256dh": base64url(point), "auth": base64url(self._auth)}

    def subscription(self, endpoint: str) -> dict[str, Any]:
        """What it tells the server."""
        return {"endpoint": endpoint, "keys": self.keys}

    def decrypt(self, body: bytes) -> dict[str, Any]:
        """Read a message by another implementation than the one that wrote it."""
        text = http_ece.decrypt(body, private_key=self._key, auth_secret=self._auth, version="aes128gcm")
        read: dict[str, Any] = json.loads(text)
        return read


def base64url(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")
