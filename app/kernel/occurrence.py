"""When something happened, as far as anybody can know: pure, so that rules may reckon with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

CLOCK_SLACK = timedelta(seconds=2)
"""How far a phone's corrected time may lie outside its bracket and still count as inside: the length of a journey."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """When something happened, as far as anybody can know.

    ``claimed_at`` is the phone's word, ``corrected_at`` the same with the phone's known clock error taken out. It
    happened after ``bracket_from`` (issue of the last ticket, None without one) and before ``bracket_to``
    (receipt)."""

    claimed_at: datetime
    corrected_at: datetime
    bracket_from: datetime | None
    bracket_to: datetime
    clock_certain: bool
