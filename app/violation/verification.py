"""The verification code (核验码) of a record: ten signs that can be read aloud, on every watermarked photo.

It is the first 50 bits of the digest of the bytes that the phone signed, in Crockford's base 32 (no I, L, O, U), so the
phone knows it before it has a signal. The phone reads it off in the same way
(`static/pwa/src/features/violation/verification.ts`); `tests/vectors/verification.json` holds the two together.
"""

from __future__ import annotations

import unicodedata

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})
_LENGTH, _BITS = 10, 50


def code_of(digest: str) -> str:
    """The code of a SHA-256 in hex, without the hyphen it is shown with."""
    head = int(digest, 16) >> (256 - _BITS)
    return "".join(_SIGNS[head >> (_BITS - 5 * place) & 31] for place in range(1, _LENGTH + 1))


def read_code(text: str) -> str | None:
    """What somebody typed, as it is stored; None if it can't be a code.

    Case, spaces and hyphens don't matter, and the letters that look like figures are read as those."""
    plain = unicodedata.normalize("NFKC", text).upper()
    compact = "".join(sign for sign in plain if not sign.isspace() and sign not in "-‐‑–—·.").translate(_READ_AS)
    return compact if len(compact) == _LENGTH and all(sign in _SIGNS for sign in compact) else None
