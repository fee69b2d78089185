"""Which positions of a device are taken, and what is kept of them."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.geo.distance import distance_m
from app.geo.points import Wgs84Point
from app.kernel.clock import format_instant
from app.kernel.errors import DomainError
from app.tracking.rules import (
    MAX_AGE,
    MAX_AHEAD,
    MAX_BATCH,
    Rejected,
    ReportedPosition,
    batch_digest,
    check_batch,
    check_position,
)

RECEIVED = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)
VECTORS = Path(__file__).parents[3] / "shared" / "domain" / "coord_test_vectors.csv"


def row(**changes: object) -> dict[str, object]:
    fix = {"fix_at": "2026-11-02T00:00:00.000Z", "latitude": 36.1, "longitude": 115.8, "datum": "wgs84"}
    return {**fix, **changes}


def checked(**changes: object) -> ReportedPosition:
    return check_position(row(**changes), RECEIVED)


def at(instant: datetime) -> dict[str, object]:
    return row(fix_at=format_instant(instant))


def test_a_position_three_hours_late_is_taken() -> None:
    position = checked()
    assert position.fix_at == RECEIVED - timedelta(hours=3)
    assert position.point == Wgs84Point(36.1, 115.8)
    assert (position.accuracy_m, position.speed_kmh, position.heading_deg) == (None, None, None)


def test_a_gcj02_position_is_brought_to_wgs84_and_keeps_the_datum_it_was_sent_in() -> None:
    position = checked(latitude=36.102772, longitude=115.7927, datum="gcj02")
    assert position.datum == "gcj02"
    assert distance_m(position.point, Wgs84Point(36.10277778, 115.7869444)) < 5


@pytest.mark.skipif(not VECTORS.exists(), reason="the shared coordinate pairs are not beside this checkout")
def test_every_known_pair_of_coordinates_agrees() -> None:
    for pair in csv.DictReader(VECTORS.read_text(encoding="utf-8").splitlines()):
        position = checked(latitude=float(pair["gcj_lat"]), longitude=float(pair["gcj_lon"]), datum="gcj02")
        assert distance_m(position.point, Wgs84Point(float(pair["wgs_lat"]), float(pair["wgs_lon"]))) < 1


def test_360_degrees_is_north() -> None:
    assert checked(heading_deg=360).heading_deg == 0


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"fix_at": "2026-11-02T08:00:00"}, "fix_at_invalid"),
        ({"fix_at": "yesterday"}, "fix_at_invalid"),
        ({"fix_at": 1762041600}, "fix_at_invalid"),
        ({"fix_at": "0001-01-01T00:00:00+14:00"}, "fix_at_invalid"),
        ({"latitude": 91}, "place_invalid"),
        ({"longitude": -180.5}, "place_invalid"),
        ({"latitude": "36.1"}, "place_invalid"),
        ({"latitude": True}, "place_invalid"),
        ({"latitude": float("nan")}, "place_invalid"),
        ({"latitude": 10**400}, "place_invalid"),
        ({"latitude": 0, "longitude": 0}, "place_invalid"),
        ({"datum": "bd09"}, "datum_unknown"),
        ({"datum": None}, "datum_unknown"),
        ({"accuracy_m": -1}, "accuracy_invalid"),
        ({"speed_kmh": 301}, "speed_invalid"),
        ({"heading_deg": 361}, "heading_invalid"),
        ({"heading_deg": "north"}, "heading_invalid"),
        ({"mileage": 12}, "unknown_key"),
    ],
)
def test_a_position_that_can_not_be_true_is_rejected_with_its_code(changes: dict[str, object], code: str) -> None:
    with pytest.raises(Rejected) as caught:
        checked(**changes)
    assert caught.value.code == code


def test_a_position_without_a_datum_is_rejected_and_not_guessed() -> None:
    incomplete = row()
    del incomplete["datum"]
    assert check_batch([incomplete, None], RECEIVED).rejected == ((0, "missing_key"), (1, "not_an_object"))


def test_the_bounds_of_a_fix_time_are_inclusive() -> None:
    millisecond = timedelta(milliseconds=1)
    oldest, newest = RECEIVED - MAX_AGE, RECEIVED + MAX_AHEAD
    batch = check_batch([at(oldest - millisecond), at(oldest), at(newest), at(newest + millisecond)], RECEIVED)
    assert [each.fix_at for each in batch.positions] == [oldest, newest]
    assert batch.rejected == ((0, "fix_at_too_old"), (3, "fix_at_in_future"))


def test_one_bad_position_holds_nothing_else_back() -> None:
    batch = check_batch([row(), row(latitude=91), row(fix_at="2026-11-02T00:00:30Z")], RECEIVED)
    assert len(batch.positions) == 2
    assert batch.rejected == ((1, "place_invalid"),)


def test_a_batch_that_is_too_long_is_refused_as_a_whole() -> None:
    with pytest.raises(DomainError) as caught:
        check_batch([row()] * (MAX_BATCH + 1), RECEIVED)
    assert (caught.value.code, caught.value.params) == ("batch_too_large", {"limit": MAX_BATCH})


def test_a_batch_that_is_no_list_is_refused() -> None:
    with pytest.raises(DomainError) as caught:
        check_batch({"positions": []}, RECEIVED)
    assert caught.value.code == "positions_invalid"


MINUTES = st.lists(st.integers(0, 50), max_size=12)


@given(MINUTES, st.randoms(use_true_random=False))
def test_late_doubled_and_disordered_positions_are_the_same_batch_with_the_same_digest(
    minutes: list[int], random: Random
) -> None:
    rows = [row(fix_at=f"2026-11-02T00:{minute:02}:00Z", speed_kmh=minute) for minute in minutes]
    again = rows + rows[::2]
    random.shuffle(again)
    first, second = check_batch(rows, RECEIVED), check_batch(again, RECEIVED)
    assert first.positions == second.positions
    assert batch_digest("T1", first.positions) == batch_digest("T1", second.positions)


def test_the_digest_binds_the_tracker_and_every_number() -> None:
    digests = {
        batch_digest("T1", [checked()]),
        batch_digest("T2", [checked()]),
        batch_digest("T1", [checked(latitude=36.10001)]),
        batch_digest("T1", [checked(speed_kmh=0)]),
        batch_digest("T1", []),
    }
    assert len(digests) == 5


def test_lights_are_on_off_or_not_told_and_nothing_else() -> None:
    assert [checked(lights=told).lights for told in (True, False, None)] == [True, False, None]
    assert checked().lights is None
    invalid: tuple[object, ...] = (1, 0, "on", "开", [])
    for wrong in invalid:
        with pytest.raises(Rejected) as why:
            checked(lights=wrong)
        assert why.value.code == "lights_invalid"


def test_a_batch_that_tells_no_lights_has_the_digest_it_always_had() -> None:
    before = batch_digest("t1", [checked()])
    assert before == "6af8a54154df08d19b7c5352ef6f17ec0138496be754e45e7cddf64f6958950f"
    assert batch_digest("t1", [checked(lights=None)]) == before
    assert len({before, *(batch_digest("t1", [checked(lights=told)]) for told in (True, False))}) == 3
