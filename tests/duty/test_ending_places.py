"""DELETE on posts and sections, and GET /api/v1/plan-days."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from app.accounts.service import actor_of
from app.duty.feeds import FEEDS, OWN_PAST
from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.kernel.database import db
from app.kernel.feed import Reader
from tests.conftest import NOON
from tests.desk import Desk, MadeCounty, told
from tests.duty.conftest import plan_of, post_of, section_of

HOURS = {"starts": "23:00", "ends": "03:00", "weekdays": "1,7", "valid_from": "2026-11-01"}


def test_a_place_that_no_plan_names_is_given_up_and_keeps_its_name(leader: Desk, post_id: str, section_id: str) -> None:
    for path in (f"/posts/{post_id}", f"/sections/{section_id}"):
        assert leader.delete(path, 1).status_code == 204
        assert leader.get(path).get_json()["ended_at"] == "2026-11-22T04:00:00.000Z"
        assert leader.delete(path, 2).status_code == 422
        assert leader.patch(path, {"name": "又来"}, 2).status_code == 422


def test_a_place_of_a_running_plan_stays(leader: Desk, county: MadeCounty, post_id: str, section_id: str) -> None:
    plan_id = leader.post("/plans", plan_of(county.squad, post_id)).get_json()["id"]
    patrol = plan_of(county.squad, None, kind="section", section_id=section_id, required_passes=1)
    leader.post("/plans", patrol)
    assert told(leader.delete(f"/posts/{post_id}", 1)) == (422, "place_in_use")
    assert told(leader.delete(f"/sections/{section_id}", 1)) == (422, "place_in_use")
    leader.delete(f"/plans/{plan_id}", 1)
    assert leader.delete(f"/posts/{post_id}", 1).status_code == 204


def test_nothing_new_is_made_at_a_place_that_was_given_up(
    leader: Desk, county: MadeCounty, post_id: str, section_id: str
) -> None:
    leader.delete(f"/posts/{post_id}", 1)
    leader.delete(f"/sections/{section_id}", 1)
    assert told(leader.post("/plans", plan_of(county.squad, post_id))) == (422, "post_unknown")
    assert told(leader.post("/posts", post_of(county.squad, section_id=section_id))) == (422, "section_unknown")


def test_a_place_is_given_up_as_it_was_seen(leader: Desk, post_id: str) -> None:
    leader.patch(f"/posts/{post_id}", {"radius_m": 150}, 1)
    assert told(leader.delete(f"/posts/{post_id}", 1)) == (412, "version_conflict")


def test_a_phone_forgets_a_given_up_place_when_its_own_past_no_longer_names_it(
    app: Flask, leader: Desk, county: MadeCounty
) -> None:
    post_id = leader.post("/posts", post_of(county.squad)).get_json()["id"]
    section_id = leader.post("/sections", section_of(county.squad)).get_json()["id"]
    leader.delete(f"/posts/{post_id}", 1)
    leader.delete(f"/sections/{section_id}", 1)
    member = county.person(Role.OFFICER)
    with app.app_context():
        actor = actor_of(db.session(), member)
        assert actor is not None
        for now, known in ((NOON, 1), (NOON + OWN_PAST + timedelta(seconds=1), 0)):
            reader = Reader(db.session(), actor, now)
            assert [len(feed.snapshot(reader)) for feed in FEEDS if feed.kind != "requirement"] == [known, known]


def test_ended_plans_are_listed_where_they_are_asked_for(leader: Desk, county: MadeCounty, post_id: str) -> None:
    plan_id = leader.post("/plans", plan_of(county.squad, post_id)).get_json()["id"]
    leader.delete(f"/plans/{plan_id}", 1)
    assert leader.get("/plans").get_json() == []
    assert [plan["id"] for plan in leader.get("/plans", ended="true").get_json()] == [plan_id]


def days(desk: Desk, **changes: str) -> list[tuple[str, str, bool]]:
    answer = desk.get("/plan-days", **{**HOURS, **changes})
    return [(each["duty_day"], each["starts_at"], each["begun"]) for each in answer.get_json()]


def test_the_coming_week_shows_when_a_plan_will_demand_somebody(leader: Desk) -> None:
    assert days(leader) == [
        ("2026-11-22", "2026-11-22T15:00:00.000Z", False),
        ("2026-11-23", "2026-11-23T15:00:00.000Z", False),
    ]


def test_what_has_begun_is_said_to_have_begun(leader: Desk, clock: ManualClock) -> None:
    clock.instant = NOON + timedelta(hours=12)
    assert days(leader)[0] == ("2026-11-22", "2026-11-22T15:00:00.000Z", True)
    clock.instant = NOON + timedelta(hours=15)
    assert days(leader)[0][0] == "2026-11-23"


@pytest.mark.parametrize(
    "wrong", [{"weekdays": "8"}, {"weekdays": ""}, {"starts": "25:00"}, {"valid_to": "2026-10-01"}]
)
def test_hours_that_make_no_sense_are_refused(leader: Desk, wrong: dict[str, Any]) -> None:
    assert leader.get("/plan-days", **{**HOURS, **wrong}).status_code == 422
