"""Receipts: the server's signed word that something is stored, once, for ever (``docs/wire.md``, section 3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec

from . import signing, strictjson


@dataclass(frozen=True, slots=True)
class SignedText:
    """A receipt's exact text and its signature (base64url r‖s)."""

    text: str
    signature: str


class ReceiptSigner:
    """Signs receipts with the key that phones pinned when they were enrolled."""

    def __init__(self, key: ec.EllipticCurvePrivateKey) -> None:
        self._key = key
        self.key_id = signing.key_id(key.public_key())
        self.public_jwk = signing.public_jwk(key.public_key())

    def sign(self, fields: dict[str, Any]) -> SignedText:
        """Sign ``fields`` with version and key id added."""
        text = strictjson.dumps({"v": 1, "key": self.key_id, **fields})
        return SignedText(text, signing.sign(self._key, text.encode("utf-8")))
