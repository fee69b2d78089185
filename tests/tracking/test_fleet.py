from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask

from app.accounts.service import actor_of
from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.kernel.database import db
from app.kernel.feed import Reader
from app.tracking.feeds import FEEDS
from app.tracking.models import Tracker
from tests.conftest import NOON
from tests.desk import Desk, MadeCounty, told
from tests.tracking.conftest import PLATE, MadeTracker, fix


def car_of(unit_id: UUID, **changes: Any) -> dict[str, Any]:
    return {"plate": "鲁P0001警", "name": "巡逻二号", "unit_id": str(unit_id), **changes}


def device_of(unit_id: UUID, **changes: Any) -> dict[str, Any]:
    return {"kind": "recorder", "label": "4G-07", "unit_id": str(unit_id), **changes}


def test_the_command_centre_adds_a_car_of_any_squad(centre: Desk, county: MadeCounty) -> None:
    answer = centre.post("/vehicles", car_of(county.other_squad))
    assert answer.status_code == 201
    assert centre.get("/vehicles").get_json() == [answer.get_json()]


def test_a_plate_belongs_to_one_car(centre: Desk, county: MadeCounty, tracker: MadeTracker) -> None:
    assert told(centre.post("/vehicles", car_of(county.squad, plate=PLATE))) == (422, "plate_taken")


@pytest.mark.parametrize("wrong", [{"plate": "鲁P 1"}, {"plate": ""}, {"name": "\n"}, {"unit_id": None}, {"x": 1}])
def test_a_car_out_of_bounds_is_refused(centre: Desk, county: MadeCounty, wrong: dict[str, Any]) -> None:
    assert told(centre.post("/vehicles", {**car_of(county.squad), **wrong})) == (422, "request_invalid")


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SQUAD_LEADER, Role.SUPERVISOR])
def test_others_add_neither_cars_nor_devices(county: MadeCounty, tracker: MadeTracker, role: Role) -> None:
    desk = county.desk(role)
    assert told(desk.post("/vehicles", car_of(county.squad))) == (403, "not_allowed")
    assert told(desk.post("/trackers", device_of(county.squad))) == (403, "not_allowed")
    assert told(desk.post(f"/trackers/{tracker.id}/token")) == (403, "not_allowed")
    assert desk.get("/trackers").get_json() == []


def test_a_squads_admin_keeps_only_its_own_cars(county: MadeCounty) -> None:
    admin = county.desk(Role.ADMIN)
    assert admin.post("/vehicles", car_of(county.squad)).status_code == 201
    assert told(admin.post("/vehicles", car_of(county.other_squad, plate="鲁P2"))) == (403, "not_allowed")


def test_a_token_is_told_once_and_only_its_hash_is_kept(centre: Desk, county: MadeCounty, app: Flask) -> None:
    first = centre.post("/trackers", device_of(county.squad), key="once").get_json()
    second = centre.post("/trackers", device_of(county.squad), key="once").get_json()
    assert len(first["token"]) == 43
    assert second == {"tracker": first["tracker"], "token": None}
    with app.app_context():
        assert db.session.query(Tracker.token_hash).scalar() != first["token"]


def test_a_new_token_voids_the_one_before(centre: Desk, tracker: MadeTracker) -> None:
    token = centre.post(f"/trackers/{tracker.id}/token").get_json()["token"]
    assert told(tracker.report(fix(NOON))) == (401, "tracker_unknown")
    assert tracker.report(fix(NOON), token=token).get_json()["accepted"] == 1


def test_a_device_number_belongs_to_one_device(centre: Desk, county: MadeCounty, tracker: MadeTracker) -> None:
    answer = centre.post("/trackers", device_of(county.other_squad, label="BD-0001"))
    assert told(answer) == (422, "tracker_label_taken")


def test_a_device_rides_in_a_car_of_its_own_unit(centre: Desk, county: MadeCounty, tracker: MadeTracker) -> None:
    for vehicle_id in (tracker.vehicle_id, str(uuid4())):
        device = device_of(county.other_squad, vehicle_id=vehicle_id)
        assert told(centre.post("/trackers", device)) == (422, "vehicle_unknown")


def test_another_units_device_is_not_to_be_found(county: MadeCounty, tracker: MadeTracker) -> None:
    stranger = county.desk(Role.ADMIN, county.other_squad)
    assert stranger.get("/trackers").get_json() == []
    assert told(stranger.post(f"/trackers/{tracker.id}/token")) == (404, "not_found")
    assert told(stranger.post(f"/trackers/{uuid4()}/token")) == (404, "not_found")


def test_a_phone_knows_the_cars_of_its_own_squad(
    county: MadeCounty, tracker: MadeTracker, app: Flask, clock: ManualClock
) -> None:
    own, stranger = county.person(Role.OFFICER), county.person(Role.OFFICER, county.other_squad)
    shown = county.desk(Role.OFFICER).get("/vehicles").get_json()
    with app.app_context():
        mine = Reader(db.session(), actor_of(db.session(), own), clock.now())
        theirs = Reader(db.session(), actor_of(db.session(), stranger), clock.now())
        feed = next(each for each in FEEDS if each.kind == "vehicle")
        assert feed.snapshot(mine) == feed.load(mine, [tracker.vehicle_id]) == {tracker.vehicle_id: shown[0]}
        assert feed.snapshot(theirs) == feed.load(theirs, [tracker.vehicle_id]) == {}
