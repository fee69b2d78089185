"""Chainage as road people write it, K12+300, and as software reckons it, 12300 m from the road's zero."""

import re
import unicodedata

_CHAINAGE = re.compile(r"K?([0-9]{1,4})(?:\+([0-9]{1,3}))?")


class InvalidChainage(ValueError):
    """The text or number is no chainage."""


def parse_chainage(text: str) -> int:
    """Metres of `K12+300`, `k12 + 300`, `12+300`, `K12` or a full-width form. Raises InvalidChainage.

    The part after the plus is metres, so K12+50 is 12050.
    """
    compact = "".join(unicodedata.normalize("NFKC", text).upper().split())
    match = _CHAINAGE.fullmatch(compact)
    if match is None:
        raise InvalidChainage(f"{text!r} is no chainage")
    kilometres, metres = match.groups(default="0")
    return int(kilometres) * 1000 + int(metres)


def format_chainage(chainage_m: int) -> str:
    """`K12+300` for 12300. Raises InvalidChainage for a negative number."""
    if chainage_m < 0:
        raise InvalidChainage(f"{chainage_m} m lies before the road's zero")
    kilometres, metres = divmod(chainage_m, 1000)
    return f"K{kilometres}+{metres:03d}"
