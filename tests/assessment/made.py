"""Makers of requirements and records: everything happens around one post and one road, in one hour of one morning."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from app.assessment.evidence import (
    CheckIn,
    Exemption,
    ExemptionReason,
    Manner,
    PostRequirement,
    Purpose,
    SectionRequirement,
    Tracks,
)
from app.geo.fixes import Fix, Fixes
from app.geo.line import Line
from app.geo.points import Wgs84Point
from app.geo.presence import TimeSpan

Kind = Literal["check_in", "check_out"]
Place = Literal["inside", "outside", "uncertain", "missing"]
Clock = Literal["certain", "wrong", "no_ticket", "no_offset"]

DAY = date(2026, 11, 2)
START = datetime(2026, 11, 2, 0, 0, tzinfo=UTC)
HOUR = TimeSpan(START, START + timedelta(hours=1))
SOON_AFTER = HOUR.end + timedelta(minutes=5)
WEEKS_LATER = HOUR.end + timedelta(days=21)

POST = Wgs84Point(36.10, 115.80)
ELSEWHERE = Wgs84Point(36.20, 115.80)
ROAD = Line((Wgs84Point(36.00, 115.70), Wgs84Point(36.00, 115.80)))

NO_CARS = Tracks(frozenset(), Fixes.of([]))


def at(minutes: float) -> datetime:
    """Minutes after the window's start."""
    return START + timedelta(minutes=minutes)


def post(purpose: Purpose = "ordinary", name: str = "R1", manner: Manner = "standing") -> PostRequirement:
    return PostRequirement(
        id=name,
        unit_id="squad-1",
        officer_ids=frozenset({"O1", "O2"}),
        duty_day=DAY,
        window=HOUR,
        purpose=purpose,
        point=POST,
        radius_m=60,
        manner=manner,
    )


def section(
    name: str = "S1", *, manner: Manner = "patrol", share: float | None = None, passes: int | None = None
) -> SectionRequirement:
    return SectionRequirement(
        id=name,
        unit_id="squad-1",
        officer_ids=frozenset(),
        duty_day=DAY,
        window=HOUR,
        line=ROAD,
        manner=manner,
        required_share=share,
        required_passes=passes,
    )


def stay(car: str, place: Wgs84Point, start: float, end: float) -> list[Fix]:
    """Two fixes a minute at one place, from minute ``start`` to minute ``end``."""
    return [Fix(car, at(half / 2), place) for half in range(round(start * 2), round(end * 2) + 1)]


def drive(car: str, from_share: float, to_share: float, start: float, minutes: int = 10) -> list[Fix]:
    """Two fixes a minute along the road, between two shares of its length."""
    steps = minutes * 2
    shares = (from_share + (to_share - from_share) * step / steps for step in range(steps + 1))
    return [Fix(car, at(start + step / 2), ROAD.point_at(share * ROAD.length_m)) for step, share in enumerate(shares)]


def tracks(fixes: Iterable[Fix], *cars: str) -> Tracks:
    """The tracks of ``cars`` (one car ``C1`` by default), also of those without a fix."""
    return Tracks(frozenset(cars or ("C1",)), Fixes.of(fixes))


def check_in(
    minute: float,
    *,
    kind: Kind = "check_in",
    place: Place = "inside",
    clock: Clock = "certain",
    officer: str = "O1",
) -> CheckIn:
    """A check-in at a minute of the window, received two hours after its start."""
    claimed = {"certain": at(minute), "wrong": at(minute + 600), "no_ticket": at(minute), "no_offset": None}[clock]
    return CheckIn(
        id=f"{officer}-{kind}-{minute}-{place}-{clock}",
        officer_id=officer,
        kind=kind,
        at=claimed,
        issued_at=None if clock == "no_ticket" else at(minute - 30),
        received_at=at(120),
        place=place,
    )


def check_out(minute: float, *, place: Place = "inside", clock: Clock = "certain") -> CheckIn:
    return check_in(minute, kind="check_out", place=place, clock=clock)


def exemption(start: float, end: float, reason: ExemptionReason = "task") -> Exemption:
    return Exemption(f"E-{reason}-{start}", reason, TimeSpan(at(start), at(end)))
