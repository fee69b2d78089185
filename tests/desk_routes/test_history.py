"""GET /api/v1/history/<kind>/<id>: who changed a record, when, what was before and after, and why."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.kernel.house import EXTENSION
from tests.access.world import World, make_world
from tests.desk import Desk, MadeCounty, make_county, told
from tests.duty.conftest import post_of
from tests.spine import make_spine, violation


def history(desk: Desk, kind: str, record_id: str, **query: Any) -> dict[str, Any]:
    answer = desk.get(f"/history/{kind}/{record_id}", **query)
    assert answer.status_code == 200, answer.get_json()
    shown: dict[str, Any] = answer.get_json()
    return shown


@pytest.fixture
def county(app: Flask) -> MadeCounty:
    return make_county(app)


@pytest.fixture
def world(app: Flask, clock: ManualClock) -> World:
    return make_world(app, clock)


def test_a_change_says_who_made_it_and_what_was_before_and_after(county: MadeCounty) -> None:
    leader = county.desk(Role.SQUAD_LEADER)
    post_id = leader.post("/posts", post_of(county.squad)).get_json()["id"]
    leader.patch(f"/posts/{post_id}", {"radius_m": 150}, 1)
    latest, first = history(leader, "post", post_id)["entries"]
    assert latest["action"] == "duty.post_changed"
    assert (latest["before"], latest["after"]) == ({"radius_m": 100}, {"radius_m": 150})
    assert (latest["actor_name"], latest["at"]) == ("测试", "2026-11-22T04:00:00.000Z")
    assert (first["action"], first["before"], first["after"]["name"]) == ("duty.post_created", None, "狮子楼路口")


def test_a_move_between_squads_stands_once(county: MadeCounty) -> None:
    chief = county.desk(Role.BRIGADE_LEADER, county.brigade)
    post_id = chief.post("/posts", post_of(county.squad)).get_json()["id"]
    chief.patch(f"/posts/{post_id}", {"unit_id": str(county.other_squad)}, 1)
    assert [each["action"] for each in history(chief, "post", post_id)["entries"]] == [
        "duty.post_changed",
        "duty.post_created",
    ]


def test_a_page_that_a_move_fills_goes_on_too(county: MadeCounty) -> None:
    chief = county.desk(Role.BRIGADE_LEADER, county.brigade)
    post_id = chief.post("/posts", post_of(county.squad)).get_json()["id"]
    chief.patch(f"/posts/{post_id}", {"unit_id": str(county.other_squad)}, 1)
    page = history(chief, "post", post_id, limit=2)
    assert [each["action"] for each in page["entries"]] == ["duty.post_changed"]
    rest = history(chief, "post", post_id, limit=2, before=page["next"])
    assert [each["action"] for each in rest["entries"]] == ["duty.post_created"]


def test_a_long_history_goes_on_page_by_page(county: MadeCounty) -> None:
    leader = county.desk(Role.SQUAD_LEADER)
    post_id = leader.post("/posts", post_of(county.squad)).get_json()["id"]
    for version in (1, 2, 3):
        leader.patch(f"/posts/{post_id}", {"radius_m": 100 + version}, version)
    page = history(leader, "post", post_id, limit=3)
    assert [each["after"].get("radius_m") for each in page["entries"]] == [103, 102, 101]
    rest = history(leader, "post", post_id, limit=3, before=page["next"])
    assert ([each["action"] for each in rest["entries"]], rest["next"]) == (["duty.post_created"], None)


def test_a_withdrawal_says_why_and_names_no_digest(app: Flask, clock: ManualClock) -> None:
    spine = make_spine(app, clock)
    phone = spine.phone(Role.OFFICER)
    seen = phone.tell("violation.report", violation())["record"]["id"]
    phone.tell("violation.withdraw", {"command_id": seen, "reason": "号牌看错"})
    entries = history(spine.leader, "violation", seen)["entries"]
    assert entries[0]["after"]["withdrawn_reason"] == "号牌看错"
    assert all("command_digest" not in (each["after"] or {}) for each in entries)


def test_nobody_reads_the_history_of_what_they_can_not_read(world: World) -> None:
    stranger, squad = world.desk(Role.SUPERVISOR), world.squads["other"]
    theirs = {
        "unit": squad.unit_id,
        "officer": squad.member.officer_id,
        "post": squad.post_id,
        "section": squad.section_id,
        "plan": squad.plan_id,
        "requirement": squad.requirement_id,
        "vehicle": squad.vehicle_id,
        "tracker": squad.tracker_id,
        "violation": squad.violation_id,
        "check_in": squad.check_in_id,
        "task": world.new_task(squad, squad.member.officer_id),
    }
    for kind, record_id in theirs.items():
        assert told(stranger.get(f"/history/{kind}/{record_id}")) == (404, "not_found"), kind
        assert world.everything.get(f"/history/{kind}/{record_id}").status_code == 200, kind


def test_a_colleague_sees_a_name_but_not_what_became_of_the_officer(county: MadeCounty) -> None:
    member, colleague = county.person(Role.OFFICER), county.desk(Role.OFFICER)
    assert colleague.get(f"/officers/{member}").status_code == 200
    assert told(colleague.get(f"/history/officer/{member}")) == (404, "not_found")


@pytest.mark.parametrize(("kind", "record_id"), [("audit_head", "1"), ("post", "1"), ("post", "0" * 32)])
def test_what_is_no_record_has_no_history(county: MadeCounty, kind: str, record_id: str) -> None:
    chief = county.desk(Role.BRIGADE_LEADER, county.brigade)
    assert told(chief.get(f"/history/{kind}/{record_id}")) == (404, "not_found")


def test_every_kind_of_history_is_one_that_the_audit_tells_of(app: Flask) -> None:
    assert set(app.extensions[EXTENSION].histories) >= {
        "unit", "officer", "vehicle", "tracker", "post", "section", "plan", "violation", "outreach_session",
    }  # fmt: skip
