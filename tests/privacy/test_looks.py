"""Opening a track asks why; those who were in the car read on their phones who looked, when and why."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from app.kernel.actor import Role
from app.kernel.clock import ManualClock, format_instant
from tests.assessment.conftest import END, START, Duty, make_duty
from tests.desk import told
from tests.phones import FieldPhone
from tests.shift.conftest import start_of

REASON = "核对群众来电"


@pytest.fixture
def duty(app: Flask, clock: ManualClock) -> Duty:
    return make_duty(app, clock)


def looks(phone: FieldPhone) -> list[dict[str, Any]]:
    """What a fresh phone is told."""
    changes = phone.get("/changes").get_json()["changes"]
    return [each["data"] for each in changes if each["kind"] == "track_look"]


def open_track(duty: Duty, **changes: Any) -> Any:
    asked = {"from": format_instant(START), "to": format_instant(END), "reason": REASON, **changes}
    return duty.supervisor.get(f"/vehicles/{duty.car.id}/positions", **asked)


def tracked(duty: Duty) -> dict[str, Any]:
    """An hour at the post that a track speaks for."""
    due = duty.due()
    duty.pass_time(END + timedelta(minutes=40))
    duty.car.stay(*post_of(duty), START, 60)
    duty.spine.reckon()
    return due


def post_of(duty: Duty) -> tuple[float, float]:
    post = duty.supervisor.get(f"/posts/{duty.spine.post_id}").get_json()
    return post["latitude"], post["longitude"]


def test_whoever_was_given_the_car_reads_who_looked_when_and_why(duty: Duty) -> None:
    duty.due()
    assert open_track(duty).status_code == 200
    (look,) = looks(duty.phone)
    assert (look["plate"], look["by_name"], look["reason"]) == ("鲁P1234警", "测试", REASON)
    assert (look["starts_at"], look["ends_at"]) == (format_instant(START), format_instant(END))
    assert looks(duty.spine.phone()) == []


def test_whoever_went_out_in_the_car_reads_it_too_also_as_a_change(duty: Duty) -> None:
    colleague = duty.spine.phone()
    duty.phone.tell("shift.start", start_of(vehicle_id=duty.car.id, crew_ids=[str(colleague.officer_id)]))
    cursor = colleague.get("/changes").get_json()["cursor"]
    now = duty.spine.clock.now()
    around = {"from": now - timedelta(hours=1), "to": now + timedelta(hours=1)}
    open_track(duty, **{name: format_instant(at) for name, at in around.items()})
    told_later = colleague.get("/changes", cursor=cursor).get_json()["changes"]
    assert [each["data"]["reason"] for each in told_later if each["kind"] == "track_look"] == [REASON]
    assert len(looks(duty.phone)) == 1


def test_a_look_at_another_time_is_nobodys_of_this_duty(duty: Duty) -> None:
    duty.due()
    open_track(duty, **{"from": format_instant(END), "to": format_instant(END + timedelta(hours=1))})
    assert looks(duty.phone) == []


def test_a_credit_says_that_there_is_a_track_and_opens_it_with_a_reason(duty: Duty) -> None:
    due = tracked(duty)
    (closed,) = duty.credit(due)["tracks"]
    assert (closed["opened"], closed["fixes"], closed["plate"]) == (False, [], "鲁P1234警")
    assert closed["count"] > 50
    path = f"/credits/{due['id']}:presence_posts/tracks"
    assert told(duty.supervisor.get(path)) == (422, "request_invalid")
    assert told(duty.supervisor.get(path, reason=" ")) == (422, "request_invalid")
    (opened,) = duty.supervisor.get(path, reason=REASON).get_json()
    assert (opened["opened"], len(opened["fixes"])) == (True, closed["count"])
    (look,) = looks(duty.phone)
    assert look["reason"] == REASON


def test_a_crew_sees_its_own_track_and_nobody_is_told(duty: Duty) -> None:
    due = tracked(duty)
    (own,) = duty.phone.get(f"/credits/{due['id']}:presence_posts").get_json()["tracks"]
    assert (own["opened"], len(own["fixes"])) == (True, own["count"])
    assert looks(duty.phone) == []


def test_only_whoever_supervises_the_unit_opens_its_tracks(duty: Duty) -> None:
    due = tracked(duty)
    path = f"/credits/{due['id']}:presence_posts/tracks"
    elsewhere = duty.spine.county.desk(Role.SUPERVISOR, duty.spine.county.other_squad)
    assert told(elsewhere.get(path, reason=REASON)) == (404, "not_found")
    assert told(duty.phone.get(path, reason=REASON)) == (404, "not_found")
    assert looks(duty.phone) == []
