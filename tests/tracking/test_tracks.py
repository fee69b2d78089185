from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select

from app.kernel.actor import Role
from app.kernel.audit import AuditDetail, AuditEntry
from app.kernel.clock import format_instant
from app.kernel.database import db
from tests.conftest import NOON
from tests.desk import MadeCounty, desk_of, told
from tests.tracking.conftest import MadeTracker, fix

ASKED = {
    "from": format_instant(NOON - timedelta(hours=2)),
    "to": format_instant(NOON + timedelta(hours=1)),
    "reason": "核对群众来电",
}


def openings(app: Flask) -> list[Any]:
    with app.app_context():
        joined = select(AuditEntry.actor_id, AuditEntry.record_id, AuditDetail.detail).join(
            AuditDetail, AuditDetail.seq == AuditEntry.seq
        )
        return list(db.session.execute(joined.where(AuditEntry.action == "tracking.track_opened")))


@pytest.mark.parametrize("role", [Role.SQUAD_LEADER, Role.DISPATCHER, Role.SUPERVISOR, Role.BRIGADE_LEADER])
def test_who_watches_over_a_unit_opens_its_cars_track_and_it_is_kept_who_and_why(
    county: MadeCounty, tracker: MadeTracker, app: Flask, role: Role
) -> None:
    tracker.report(fix(NOON), fix(NOON - timedelta(hours=1)), fix(NOON - timedelta(hours=3)))
    officer_id = county.person(role)
    answer = desk_of(app, officer_id).get(f"/vehicles/{tracker.vehicle_id}/positions", **ASKED)
    assert answer.status_code == 200
    said = answer.get_json()
    assert [each["fix_at"] for each in said["positions"]] == ["2026-11-22T03:00:00.000Z", "2026-11-22T04:00:00.000Z"]
    assert said["complete"] is True
    ((actor_id, record_id, detail),) = openings(app)
    assert (actor_id, record_id) == (officer_id, tracker.vehicle_id)
    assert "核对群众来电" in detail


def test_who_may_look_sees_who_did(county: MadeCounty, tracker: MadeTracker) -> None:
    leader, path = county.desk(Role.SQUAD_LEADER), f"/history/track/{tracker.vehicle_id}"
    leader.get(f"/vehicles/{tracker.vehicle_id}/positions", **ASKED)
    (entry,) = county.desk(Role.SUPERVISOR).get(path).get_json()["entries"]
    assert (entry["action"], entry["reason"]) == ("tracking.track_opened", ASKED["reason"])
    assert told(county.desk(Role.OFFICER).get(path)) == (404, "not_found")


@pytest.mark.parametrize("role", [Role.OFFICER, Role.OUTREACH, Role.ADMIN])
def test_colleagues_do_not_open_tracks(county: MadeCounty, tracker: MadeTracker, app: Flask, role: Role) -> None:
    answer = county.desk(role).get(f"/vehicles/{tracker.vehicle_id}/positions", **ASKED)
    assert told(answer) == (403, "not_allowed")
    assert openings(app) == []


def test_another_units_car_is_not_to_be_found(county: MadeCounty, tracker: MadeTracker, app: Flask) -> None:
    stranger = county.desk(Role.SUPERVISOR, county.other_squad)
    for vehicle_id in (tracker.vehicle_id, str(uuid4())):
        assert told(stranger.get(f"/vehicles/{vehicle_id}/positions", **ASKED)) == (404, "not_found")
    assert openings(app) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": ""},
        {"reason": None},
        {"reason": "x" * 201},
        {"from": "2026-11-22"},
        {"from": ASKED["to"]},
        {"from": "2026-11-20T00:00:00Z"},
        {"from": "0001-01-01T00:00:00+14:00"},
    ],
)
def test_a_track_needs_a_reason_and_at_most_two_days(
    county: MadeCounty, tracker: MadeTracker, wrong: dict[str, str | None]
) -> None:
    asked = {name: value for name, value in {**ASKED, **wrong}.items() if value is not None}
    leader = county.desk(Role.SQUAD_LEADER)
    assert told(leader.get(f"/vehicles/{tracker.vehicle_id}/positions", **asked)) == (422, "request_invalid")
