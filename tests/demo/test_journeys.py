"""Made tracks are such as a car could leave."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

from app.demo.journeys import Journey
from app.geo.distance import distance_m
from app.geo.line import Line
from app.geo.points import Wgs84Point
from app.kernel.clock import parse_instant
from app.tracking.rules import check_batch

START = datetime(2026, 11, 20, 22, tzinfo=UTC)
ROAD = Line((Wgs84Point(36.10, 115.80), Wgs84Point(36.10, 115.86)))


def journey(seed: str = "car") -> Journey:
    made = Journey(START, ROAD.points[0], seed)
    made.drive(ROAD, 0, ROAD.length_m, 45)
    made.stand(made.at + timedelta(minutes=7))
    made.drive(ROAD, ROAD.length_m, 1_000, 45)
    return made


def test_a_drive_keeps_its_speed_and_tells_every_half_minute() -> None:
    rows = journey().rows[:10]
    times = [parse_instant(row["fix_at"]) for row in rows]
    assert {(b - a).total_seconds() for a, b in itertools.pairwise(times)} == {30}
    assert all(38 <= row["speed_kmh"] <= 50 for row in rows)


def test_a_car_that_stands_tells_every_few_minutes_from_one_place() -> None:
    standing = [row for row in journey().rows if row["speed_kmh"] == 0]
    assert len(standing) == 3
    end = ROAD.points[-1]
    assert all(distance_m(Wgs84Point(row["latitude"], row["longitude"]), end) < 20 for row in standing)


def test_a_way_back_ends_at_its_chainage() -> None:
    last = journey().rows[-1]
    chainage_m, offset_m = ROAD.locate(Wgs84Point(last["latitude"], last["longitude"]))
    assert abs(chainage_m - 1_000) < 15
    assert offset_m < 15


def test_a_car_that_is_parked_or_whose_tracker_is_mute_tells_nothing() -> None:
    made = journey()
    told = len(made.rows)
    made.park(made.at + timedelta(hours=2))
    made.mute = True
    made.drive(ROAD, 1_000, 0, 45)
    assert len(made.rows) == told
    assert made.at > START + timedelta(hours=2)


def test_every_position_is_one_that_the_server_takes() -> None:
    rows = journey().rows
    batch = check_batch(rows, START + timedelta(hours=1))
    assert (len(batch.positions), batch.rejected) == (len(rows), ())


def test_the_same_seed_gives_the_same_journey() -> None:
    assert journey("one").rows == journey("one").rows
    assert journey("one").rows != journey("two").rows
