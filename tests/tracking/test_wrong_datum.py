"""A device that sends GCJ-02 as WGS-84 is noticed on ingest: its fixes are flagged, never moved, and prove nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.geo.datums import gcj02_from_wgs84
from app.geo.points import Wgs84Point
from app.kernel.actor import Role
from app.kernel.clock import ManualClock, format_instant
from app.kernel.database import db
from app.tracking.models import Position
from app.tracking.service import fixes_of
from tests.spine import Car, Spine, make_car, make_spine

START = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
#: A road to the north: the shift in this county is due east, along a road to the east it hides.
LONGITUDE, SOUTH, NORTH = 115.90, 36.20, 36.23


@pytest.fixture
def spine(any_app: Flask, clock: ManualClock) -> Spine:
    clock.instant = START - timedelta(hours=1)
    made = make_spine(any_app, clock)
    road = {"name": "X901", "road_code": "X901", "level": "county", "from_chainage_m": 0, "attributes": []}
    line = [[LONGITUDE, SOUTH], [LONGITUDE, NORTH]]
    said = {**road, "line": line, "unit_id": str(made.county.squad)}
    assert made.leader.post("/sections", said).status_code == 201
    return made


def car_of(spine: Spine) -> Car:
    """The squad's car, an hour later."""
    car = make_car(spine)
    spine.clock.instant = START + timedelta(hours=1)
    return car


def drive(*, shifted: bool) -> list[dict[str, Any]]:
    """Along the road for five minutes, a fix each ten seconds."""
    rows = []
    for step in range(31):
        true = Wgs84Point(SOUTH + (NORTH - SOUTH) * step / 30, LONGITUDE)
        told = gcj02_from_wgs84(true) if shifted else true
        at = format_instant(START + timedelta(seconds=10 * step))
        rows.append({"fix_at": at, "latitude": told.latitude, "longitude": told.longitude, "datum": "wgs84"})
    return rows


def kept(spine: Spine, car: Car) -> tuple[list[bool], int]:
    """The flags of what is kept, and how many fixes speak for the car."""
    with spine.app.app_context():
        rows = db.session.execute(select(Position.datum_doubted, Position.longitude)).all()
        vehicle = db.session.scalars(select(Position.vehicle_id)).first()
        assert str(vehicle) == car.id
        speaking = fixes_of(db.session(), [vehicle], START, START + timedelta(hours=1)) if vehicle else ()
        return [row.datum_doubted for row in rows], len(speaking)


def test_fixes_that_fit_only_as_gcj02_are_flagged_and_the_desk_is_told(spine: Spine) -> None:
    car, rows = car_of(spine), drive(shifted=True)
    assert car.report(*rows)["accepted"] == 31
    assert kept(spine, car) == ([True] * 31, 0)
    desk = spine.county.desk(Role.SUPERVISOR, spine.county.squad)
    (tracker,) = spine.centre.get("/trackers").get_json()
    assert tracker["datum_doubted_at"] is not None
    query = {"from": format_instant(START), "to": format_instant(START + timedelta(hours=1)), "reason": "核对坐标系"}
    shown = desk.get(f"/vehicles/{car.id}/positions", **query).get_json()["positions"]
    assert [each["longitude"] for each in shown] == [row["longitude"] for row in rows]
    assert all(each["datum_doubted"] for each in shown)


def test_one_at_a_time_they_are_noticed_from_the_third_on(spine: Spine) -> None:
    car = car_of(spine)
    for row in drive(shifted=True)[:4]:
        car.report(row)
    assert kept(spine, car) == ([True] * 4, 0)


def test_fixes_on_the_road_raise_no_doubt(spine: Spine) -> None:
    car = car_of(spine)
    car.report(*drive(shifted=False))
    assert kept(spine, car) == ([False] * 31, 31)


def test_what_is_declared_as_gcj02_is_converted_and_not_doubted(spine: Spine) -> None:
    car = car_of(spine)
    car.report(*({**row, "datum": "gcj02"} for row in drive(shifted=True)))
    assert kept(spine, car) == ([False] * 31, 31)


def test_the_credit_of_a_section_is_unknown_then_and_not_nought(spine: Spine) -> None:
    car = make_car(spine)
    section = next(each for each in spine.leader.get("/sections").get_json() if each["name"] == "X901")
    plan = {"kind": "section", "post_id": None, "section_id": section["id"], "required_passes": 1}
    due = spine.requirement(spine.plan(**plan, starts="14:00", ends="15:00"))
    before = {"latitude": 36.19, "longitude": LONGITUDE + 0.02, "datum": "wgs84"}
    around = [START - timedelta(seconds=30 * n) for n in range(1, 20)]
    around += [START + timedelta(seconds=330 + 30 * n) for n in range(120)]
    spine.clock.instant = START + timedelta(hours=1, minutes=5)
    car.report(*drive(shifted=True), *({"fix_at": format_instant(at), **before} for at in around))
    spine.sweep()
    spine.reckon()
    credit = spine.centre.get(f"/credits/{due['id']}:coverage_sections").get_json()["credit"]
    assert (credit["state"], credit["reason_code"]) == ("unknown", "track_gap")
