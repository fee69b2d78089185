"""Pure decisions about a phone's time and its sequence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from app.kernel.clock import in_calendar
from app.kernel.occurrence import CLOCK_SLACK, Occurrence

JUMP = timedelta(seconds=30)


def place_in_time(
    occurred_at: datetime, clock_offset_ms: int | None, ticket_at: datetime | None, received_at: datetime
) -> tuple[Occurrence, tuple[str, ...]]:
    """Put a phone's claim into its bracket; return it with the flags it earned.

    Corrected time is the claim plus the phone's last known error. It is certain only inside the bracket from ticket
    to receipt, give or take two seconds of slack for the journey."""
    corrected = _shift(occurred_at, clock_offset_ms or 0)
    low = ticket_at - CLOCK_SLACK if ticket_at else None
    inside = low is not None and low <= corrected <= received_at + CLOCK_SLACK
    flags = ("no_ticket",) if ticket_at is None else () if inside else ("clock_outside_bracket",)
    return Occurrence(occurred_at, corrected, ticket_at, received_at, clock_certain=inside), flags


def _shift(instant: datetime, milliseconds: int) -> datetime:
    """The shifted instant; a shift beyond the calendar leaves the claim as it is (it won't lie in its bracket then)."""
    try:
        return in_calendar(instant + timedelta(milliseconds=milliseconds))
    except (OverflowError, ValueError):
        return instant


def clock_jumped(clock_offset_ms: int | None, device_time: datetime, received_at: datetime) -> bool:
    """Whether the phone's clock error at delivery differs from the one it knew when it made the command."""
    if clock_offset_ms is None:
        return False
    measured = received_at - device_time
    return abs(measured / timedelta(milliseconds=1) - clock_offset_ms) > JUMP / timedelta(milliseconds=1)


def missing_ranges(present: Iterable[int], explained: Iterable[int] = ()) -> list[tuple[int, int]]:
    """The holes, as inclusive ranges, in a sequence that should run from 1 to its highest member."""
    known = sorted(set(present) | set(explained))
    holes, expected = [], 1
    for seq in known:
        if seq > expected:
            holes.append((expected, seq - 1))
        expected = seq + 1
    return holes
