"""Counting accidents: what stands, of which units, crossed by what."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest
from flask import Flask

from app.accident.service import DIMENSIONS, Asked, Cell, accidents_at, count_accidents
from app.kernel.database import db
from tests.accident.made import local, make_accident
from tests.desk import MadeCounty, make_county


@pytest.fixture
def county(app: Flask) -> MadeCounty:
    """Units without accidents."""
    return make_county(app)


def _count(app: Flask, unit_id: UUID, *by: str, **asked: object) -> set[Cell]:
    with app.app_context():
        return set(count_accidents(db.session(), Asked(frozenset({unit_id}), **asked), by))  # type: ignore[arg-type]


def test_hours_and_weekdays_are_local_and_crossed_in_one_go(app: Flask, county: MadeCounty) -> None:
    make_accident(app, county.squad, "2026-03-05 07:30", deaths=1, injuries=2)
    make_accident(app, county.squad, "2026-03-05 07:59", injuries=1)
    make_accident(app, county.squad, "2026-03-07 00:10")
    assert _count(app, county.squad, "weekday", "hour") == {Cell((4, 7), 2, 1, 3), Cell((6, 0), 1, 0, 0)}
    assert _count(app, county.squad) == {Cell((), 3, 1, 3)}


def test_what_was_withdrawn_or_replaced_counts_no_more_and_other_units_never(app: Flask, county: MadeCounty) -> None:
    make_accident(app, county.squad, "2026-03-05 07:30", withdrawn_at=local("2026-03-06"))
    make_accident(app, county.squad, "2026-03-05 07:30", superseded_by=uuid4())
    make_accident(app, county.other_squad, "2026-03-05 07:30")
    assert _count(app, county.squad) == {Cell((), 0, 0, 0)}


def test_a_period_includes_both_its_days(app: Flask, county: MadeCounty) -> None:
    for at in ("2025-12-31 23:59", "2026-01-01 00:00", "2026-05-31 23:59", "2026-06-01 00:00"):
        make_accident(app, county.squad, at)
    bounds = {"first_day": date(2026, 1, 1), "last_day": date(2026, 5, 31)}
    assert _count(app, county.squad, **bounds) == {Cell((), 2, 0, 0)}


def test_an_accident_counts_once_for_each_kind_of_vehicle_in_it(app: Flask, county: MadeCounty) -> None:
    make_accident(app, county.squad, "2026-03-05 07:30", vehicles=("K3", "F6", "K3"), deaths=1)
    make_accident(app, county.squad, "2026-03-06 07:30")
    by_kind = {Cell(("K3",), 1, 1, 0), Cell(("F6",), 1, 1, 0), Cell((None,), 1, 0, 0)}
    assert _count(app, county.squad, "vehicle") == by_kind
    assert _count(app, county.squad, where={"vehicle": ["F6"]}) == {Cell((), 1, 1, 0)}
    assert _count(app, county.squad, where={"vehicle": [None]}) == {Cell((), 1, 0, 0)}


def test_unknown_is_a_group_of_its_own_and_can_be_asked_for(app: Flask, county: MadeCounty) -> None:
    make_accident(app, county.squad, "2026-03-05 07:30", weather="3")
    make_accident(app, county.squad, "2026-03-05 08:30")
    assert _count(app, county.squad, "weather") == {Cell(("3",), 1, 0, 0), Cell((None,), 1, 0, 0)}
    assert _count(app, county.squad, where={"weather": [None, "3"]}) == {Cell((), 2, 0, 0)}
    assert _count(app, county.squad, where={"weather": []}) == {Cell((), 0, 0, 0)}


def test_every_dimension_can_be_counted_by(app: Flask, county: MadeCounty) -> None:
    make_accident(app, county.squad, "2026-03-05 07:30", vehicles=("K3",))
    counted = {name: sum(cell.accidents for cell in _count(app, county.squad, name)) for name in DIMENSIONS}
    assert counted == dict.fromkeys(DIMENSIONS, 1)


def test_places_come_in_order_of_time(app: Flask, county: MadeCounty) -> None:
    later = make_accident(app, county.squad, "2026-03-05 09:30", latitude=36.11, longitude=115.78, placed="point")
    earlier = make_accident(app, county.squad, "2026-03-05 07:30")
    with app.app_context():
        found = accidents_at(db.session(), Asked(frozenset({county.squad})))
    assert [each.id for each in found] == [earlier, later]
    assert (found[1].latitude, found[0].latitude) == (36.11, None)
