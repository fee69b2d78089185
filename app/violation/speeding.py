"""Speeding: which code, points and fine a limit and a measured speed make, for a kind of vehicle on a kind of road.

Points and fine come from `data/speeding_matrix.csv` (points by the national rule, fines by the province's, which break
at other percentages), codes from `data/speeding_codes.csv`. What they don't say is None: unknown, never nought.
Percentages are compared in whole numbers, so that exactly 20 % is exactly 20 %. The phone has the same rule
(`static/pwa/src/features/violation/speeding.ts`); `tests/vectors/speeding.json` holds the two together.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.kernel.errors import DomainError

VEHICLES = ("other", "passenger", "freight", "school_bus", "dangerous_goods")
"""All other motor vehicles; medium and large ones for passengers, for freight; school buses; dangerous goods."""

ROADS = ("ordinary", "fast")
"""Motorways and urban expressways are fast, every other road is ordinary."""

_DATA = Path(__file__).parent / "data"
_OPEN_END = 999
_VEHICLE_ROWS = dict.fromkeys(VEHICLES, "校车/中型以上载客载货/危险物品运输车") | {"other": "其他机动车"}
_WORDS = {"警告": "warning"}
_ROAD_ROWS = {"ordinary": "高速、快速路以外", "fast": "高速公路/城市快速路"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the tables say of one speed.

    ``over_permille``: by how much the limit was exceeded, in tenths of a percent, rounded down. ``from_percent`` and
    ``to_percent``: the band that the code speaks of, the upper end excluded, None without one. ``fine`` is in yuan or
    "warning". ``confidence`` is that of points and fine: high, medium or low."""

    over_permille: int
    from_percent: int
    to_percent: int | None
    code: str | None
    points: int | None
    fine: str | None
    confidence: str


@dataclass(frozen=True, slots=True)
class _Row:
    vehicle: str
    road: str
    band: tuple[int, int | None]
    said: dict[str, str]


#: The bands of the codes, also where a vehicle has no code of its own.
_BANDS: tuple[tuple[int, int | None], ...] = ((0, 10), (10, 20), (20, 50), (50, None))


def judge(vehicle: str, road: str, limit_kmh: int, speed_kmh: int) -> Judgement:
    """Judge a speed; raise ``speeding_not_over_limit`` for one that exceeds nothing."""
    over = speed_kmh - limit_kmh
    if over <= 0:
        raise DomainError("speeding_not_over_limit")
    sanction = _find(_matrix(), _VEHICLE_ROWS[vehicle], _ROAD_ROWS[road], over, limit_kmh)
    code = _find(_codes(), vehicle, road, over, limit_kmh)
    from_percent, to_percent = next(band for band in _BANDS if _holds(band, over, limit_kmh))
    points, fine = sanction.get("points", ""), sanction.get("fine_yuan", "")
    return Judgement(
        over_permille=over * 1000 // limit_kmh,
        from_percent=from_percent,
        to_percent=to_percent,
        code=code.get("code") or None,
        points=int(points) if points else None,
        fine=_WORDS.get(fine, fine) or None,
        confidence=sanction.get("confidence", "low"),
    )


def _holds(band: tuple[int, int | None], over: int, limit_kmh: int) -> bool:
    """Whether so many km/h over the limit lie in the band, its upper end excluded."""
    from_percent, to_percent = band
    below = to_percent is None or over * 100 < to_percent * limit_kmh
    return over * 100 >= from_percent * limit_kmh and below


def _find(rows: Sequence[_Row], vehicle: str, road: str, over: int, limit_kmh: int) -> dict[str, str]:
    of_kind = (row for row in rows if (row.vehicle, row.road) == (vehicle, road))
    return next((row.said for row in of_kind if _holds(row.band, over, limit_kmh)), {})


@cache
def _matrix() -> tuple[_Row, ...]:
    return _read("speeding_matrix.csv", "vehicle_class", "road_class")


@cache
def _codes() -> tuple[_Row, ...]:
    return _read("speeding_codes.csv", "vehicle", "road")


def _read(name: str, vehicle: str, road: str) -> tuple[_Row, ...]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        return tuple(_row(row[vehicle], row[road], row) for row in csv.DictReader(file))


def _row(vehicle: str, road: str, said: dict[str, str]) -> _Row:
    """The last band has no upper end: the matrix writes 999 there."""
    end = int(said["over_pct_to_excl"] or _OPEN_END)
    return _Row(vehicle, road, (int(said["over_pct_from_incl"]), None if end >= _OPEN_END else end), said)
