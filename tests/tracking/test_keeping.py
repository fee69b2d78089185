"""PATCH and DELETE on cars, PATCH on devices: what the command centre keeps."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from flask import Flask

from app.accounts.service import actor_of
from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.kernel.database import db
from app.kernel.feed import Reader
from app.tracking.feeds import FEEDS
from tests.conftest import NOON
from tests.desk import Desk, MadeCounty, told
from tests.tracking.conftest import PLATE, MadeTracker, fix


def test_a_car_is_changed_as_it_was_seen(centre: Desk, county: MadeCounty, tracker: MadeTracker) -> None:
    path = f"/vehicles/{tracker.vehicle_id}"
    answer = centre.patch(path, {"name": "新一号", "unit_id": str(county.other_squad)}, 1)
    assert (answer.get_json()["name"], answer.headers["ETag"]) == ("新一号", '"2"')
    assert told(centre.patch(path, {"name": "晚了"}, 1)) == (412, "version_conflict")


def test_a_plate_of_another_car_is_refused_and_the_own_one_stays(centre: Desk, tracker: MadeTracker) -> None:
    of_squad = centre.get(f"/vehicles/{tracker.vehicle_id}").get_json()["unit_id"]
    other = centre.post("/vehicles", {"plate": "鲁P2", "name": "二号", "unit_id": of_squad}).get_json()["id"]
    assert told(centre.patch(f"/vehicles/{other}", {"plate": PLATE}, 1)) == (422, "plate_taken")
    assert centre.patch(f"/vehicles/{other}", {"plate": "鲁P2", "name": "同一辆"}, 1).status_code == 200


def test_a_car_that_was_given_away_stays_for_its_past_and_is_offered_to_nobody(
    centre: Desk, county: MadeCounty, tracker: MadeTracker, app: Flask
) -> None:
    assert centre.delete(f"/vehicles/{tracker.vehicle_id}", 1).status_code == 204
    assert centre.get(f"/vehicles/{tracker.vehicle_id}").get_json()["ended_at"] == "2026-11-22T04:00:00.000Z"
    assert told(centre.delete(f"/vehicles/{tracker.vehicle_id}", 2)) == (422, "vehicle_unknown")
    member = county.person(Role.OFFICER)
    with app.app_context():
        actor = actor_of(db.session(), member)
        assert actor is not None
        shown = [list(feed.snapshot(Reader(db.session(), actor, NOON))) for feed in FEEDS]
    assert shown == [[] for _ in FEEDS]


def test_a_device_goes_from_car_to_car_and_what_it_said_stays(
    centre: Desk, county: MadeCounty, tracker: MadeTracker, clock: ManualClock
) -> None:
    tracker.report(fix(NOON - timedelta(minutes=5)))
    second = centre.post("/vehicles", {"plate": "鲁P2", "name": "二号", "unit_id": str(county.squad)}).get_json()["id"]
    moved = centre.patch(f"/trackers/{tracker.id}", {"vehicle_id": second}, 1)
    assert moved.get_json()["vehicle_id"] == second
    tracker.report(fix(NOON - timedelta(minutes=1)))
    supervisor = county.desk(Role.SUPERVISOR, county.brigade)
    span = {"from": "2026-11-22T00:00:00Z", "to": "2026-11-22T05:00:00Z", "reason": "核对见警率"}
    tracks = [supervisor.get(f"/vehicles/{car}/positions", **span) for car in (tracker.vehicle_id, second)]
    assert [len(track.get_json()["positions"]) for track in tracks] == [1, 1]


def test_a_device_out_of_use_is_heard_no_more(centre: Desk, tracker: MadeTracker) -> None:
    assert centre.patch(f"/trackers/{tracker.id}", {"active": False}, 1).status_code == 200
    assert told(tracker.report(fix(NOON))) == (401, "tracker_unknown")


def test_a_device_rides_in_a_car_of_its_own_unit(centre: Desk, county: MadeCounty, tracker: MadeTracker) -> None:
    away = {"unit_id": str(county.other_squad)}
    assert told(centre.patch(f"/trackers/{tracker.id}", away, 1)) == (422, "vehicle_unknown")
    assert centre.patch(f"/trackers/{tracker.id}", {**away, "vehicle_id": None}, 1).status_code == 200


def test_a_label_of_another_device_is_refused(centre: Desk, county: MadeCounty, tracker: MadeTracker) -> None:
    said = {"kind": "radio", "label": "R-1", "unit_id": str(county.squad)}
    radio = centre.post("/trackers", said).get_json()["tracker"]["id"]
    assert told(centre.patch(f"/trackers/{radio}", {"label": "BD-0001"}, 1)) == (422, "tracker_label_taken")


def test_the_unit_of_a_car_is_one_that_exists_for_its_keeper(county: MadeCounty, tracker: MadeTracker) -> None:
    own = county.desk(Role.ADMIN)
    away = {"unit_id": str(county.other_squad)}
    assert told(own.patch(f"/vehicles/{tracker.vehicle_id}", away, 1)) == (403, "not_allowed")
    assert told(own.patch(f"/vehicles/{UUID(int=1)}", {"name": "无"}, 1)) == (404, "not_found")
