"""Positions as devices send them: checked one by one, brought to WGS-84, bound by a digest.

    {"fix_at": time, "latitude": deg, "longitude": deg, "datum": "wgs84"|"gcj02",
     "accuracy_m": number|null, "speed_kmh": number|null, "heading_deg": number|null, "lights": true|false|null}

The last four may be left out; ``lights`` are the warning lights (警灯). A position that can't be true is rejected by
itself: one bad fix must not hold back a tracker for ever. Late ones are welcome. What stays is kept in WGS-84 together
with the datum it was sent in."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, get_args

from app.geo.datums import wgs84_from_gcj02
from app.geo.points import Gcj02Point, InvalidPoint, Wgs84Point
from app.kernel import strictjson
from app.kernel.clock import format_instant, parse_instant
from app.kernel.errors import DomainError

MAX_BATCH = 5_000
MAX_AHEAD = timedelta(minutes=10)
"""How far a tracker's clock may run ahead of the server's."""
MAX_AGE = timedelta(days=60)
MAX_ACCURACY_M = 10_000.0
MAX_SPEED_KMH = 300.0

Datum = Literal["wgs84", "gcj02"]
DATUMS: tuple[Datum, ...] = get_args(Datum)

Rejection = Literal[
    "not_an_object",
    "unknown_key",
    "missing_key",
    "fix_at_invalid",
    "fix_at_in_future",
    "fix_at_too_old",
    "place_invalid",
    "datum_unknown",
    "accuracy_invalid",
    "speed_invalid",
    "heading_invalid",
    "lights_invalid",
]

_REQUIRED = {"fix_at", "latitude", "longitude", "datum"}
_KEYS = _REQUIRED | {"accuracy_m", "speed_kmh", "heading_deg", "lights"}


class Rejected(ValueError):
    """One position can't be taken; ``code`` says why."""

    def __init__(self, code: Rejection) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class ReportedPosition:
    """One fix: when (UTC), where in WGS-84, and ``datum``, in which it was sent. What the device didn't say is None."""

    fix_at: datetime
    point: Wgs84Point
    datum: Datum
    accuracy_m: float | None
    speed_kmh: float | None
    heading_deg: float | None
    lights: bool | None = None


@dataclass(frozen=True, slots=True)
class CheckedBatch:
    """The positions that were taken, by time and each once, and the rejected ones by their index in what was sent."""

    positions: tuple[ReportedPosition, ...]
    rejected: tuple[tuple[int, Rejection], ...]


def check_batch(rows: object, received_at: datetime) -> CheckedBatch:
    """Check a batch of at most MAX_BATCH positions (parsed JSON).

    Raises ``positions_invalid`` when it isn't a list and ``batch_too_large`` (params ``limit``) when it is too long.
    """
    if not isinstance(rows, list):
        raise DomainError("positions_invalid", reason="not_a_list")
    if len(rows) > MAX_BATCH:
        raise DomainError("batch_too_large", limit=MAX_BATCH)
    taken, rejected = [], []
    for index, row in enumerate(rows):
        try:
            taken.append(check_position(row, received_at))
        except Rejected as why:
            rejected.append((index, why.code))
    return CheckedBatch(in_order(taken), tuple(rejected))


def check_position(row: object, received_at: datetime) -> ReportedPosition:
    """Check one position. Raises :class:`Rejected`."""
    fields = _fields(row)
    fix_at = _fix_at(fields["fix_at"], received_at)
    datum = _datum(fields["datum"])
    return ReportedPosition(
        fix_at=fix_at,
        point=_point(fields["latitude"], fields["longitude"], datum),
        datum=datum,
        accuracy_m=_measure(fields.get("accuracy_m"), MAX_ACCURACY_M, "accuracy_invalid"),
        speed_kmh=_measure(fields.get("speed_kmh"), MAX_SPEED_KMH, "speed_invalid"),
        heading_deg=_heading(fields.get("heading_deg")),
        lights=_lights(fields.get("lights")),
    )


def in_order(positions: Sequence[ReportedPosition]) -> tuple[ReportedPosition, ...]:
    """Sort by time and drop repetitions."""
    return tuple(sorted(set(positions), key=_sorting_key))


def batch_digest(tracker_id: str, positions: Sequence[ReportedPosition]) -> str:
    """SHA-256 (lower-case hex) over what one tracker reported, for the audit; order and repetitions don't matter."""
    text = strictjson.dumps({"tracker_id": tracker_id, "positions": [_row(each) for each in in_order(positions)]})
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _fields(row: object) -> Mapping[str, object]:
    if not isinstance(row, Mapping):
        raise Rejected("not_an_object")
    if set(row) - _KEYS:
        raise Rejected("unknown_key")
    if _REQUIRED - set(row):
        raise Rejected("missing_key")
    return row


def _fix_at(value: object, received_at: datetime) -> datetime:
    if not isinstance(value, str):
        raise Rejected("fix_at_invalid")
    try:
        fix_at = parse_instant(value)
    except (ValueError, OverflowError):
        raise Rejected("fix_at_invalid") from None
    check_age(fix_at, received_at)
    return fix_at


def check_age(fix_at: datetime, received_at: datetime) -> None:
    """Reject a fix from the future or from too long ago. Raises :class:`Rejected`."""
    if fix_at > received_at + MAX_AHEAD:
        raise Rejected("fix_at_in_future")
    if fix_at < received_at - MAX_AGE:
        raise Rejected("fix_at_too_old")


def _datum(value: object) -> Datum:
    for datum in DATUMS:
        if value == datum:
            return datum
    raise Rejected("datum_unknown")


def _point(latitude: object, longitude: object, datum: Datum) -> Wgs84Point:
    degrees = _number(latitude), _number(longitude)
    if degrees[0] is None or degrees[1] is None or degrees == (0.0, 0.0):  # 0, 0: what a receiver without a fix says
        raise Rejected("place_invalid")
    try:
        if datum == "gcj02":
            return wgs84_from_gcj02(Gcj02Point(degrees[0], degrees[1]))
        return Wgs84Point(degrees[0], degrees[1])
    except InvalidPoint:
        raise Rejected("place_invalid") from None


def _measure(value: object, most: float, code: Rejection) -> float | None:
    if value is None:
        return None
    number = _number(value)
    if number is None or not 0 <= number <= most:
        raise Rejected(code)
    return number


def _heading(value: object) -> float | None:
    """Degrees clockwise from north, 0 up to but not including 360; devices say 360 for north too."""
    degrees = _measure(value, 360.0, "heading_invalid")
    return 0.0 if degrees == 360.0 else degrees


def _lights(value: object) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    raise Rejected("lights_invalid")


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def _sorting_key(position: ReportedPosition) -> tuple[object, ...]:
    """By time, then by everything else: what wasn't told comes before any measure."""
    measures = (position.accuracy_m, position.speed_kmh, position.heading_deg, position.lights)
    told = (-1.0 if each is None else each for each in measures)
    return position.fix_at, position.point.latitude, position.point.longitude, position.datum, *told


def _row(position: ReportedPosition) -> list[object]:
    """As the digest binds it; lights stand there only where they were told, as batches before them have none."""
    return [*_told(position), *([] if position.lights is None else [position.lights])]


def _told(position: ReportedPosition) -> list[object]:
    return [
        format_instant(position.fix_at),
        position.point.latitude,
        position.point.longitude,
        position.datum,
        position.accuracy_m,
        position.speed_kmh,
        position.heading_deg,
    ]
