from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from tests.desk import Desk, MadeCounty, told
from tests.duty.conftest import plan_of

# The clock stands at noon of Sunday 2026-11-22.


def windows(desk: Desk, day: str) -> list[tuple[str, str]]:
    """When something is due on a duty day."""
    return [(each["starts_at"], each["ends_at"]) for each in desk.get("/requirements", day=day).get_json()]


def test_a_new_plan_stands_today_and_tomorrow_at_once(leader: Desk, county: MadeCounty, post_id: str) -> None:
    answer = leader.post("/plans", plan_of(county.squad, post_id))
    assert answer.status_code == 201
    assert (answer.headers["ETag"], answer.get_json()["starts"]) == ('"1"', "23:00")
    assert windows(leader, "2026-11-22") == [("2026-11-22T15:00:00.000Z", "2026-11-22T19:00:00.000Z")]
    assert windows(leader, "2026-11-23") == [("2026-11-23T15:00:00.000Z", "2026-11-23T19:00:00.000Z")]
    assert windows(leader, "2026-11-24") == []


def test_nothing_is_demanded_for_the_time_before_it_was_announced(
    leader: Desk, county: MadeCounty, post_id: str
) -> None:
    leader.post("/plans", plan_of(county.squad, post_id, starts="10:00", ends="14:00"))
    leader.post("/plans", plan_of(county.squad, post_id, starts="08:00", ends="10:00"))
    assert windows(leader, "2026-11-22") == [("2026-11-22T04:00:00.000Z", "2026-11-22T06:00:00.000Z")]


def test_a_plan_holds_on_its_weekdays_only(leader: Desk, county: MadeCounty, post_id: str) -> None:
    leader.post("/plans", plan_of(county.squad, post_id, weekdays=[1]))
    assert windows(leader, "2026-11-22") == []
    assert len(windows(leader, "2026-11-23")) == 1


def test_a_section_plan_tells_how_much_of_it_is_wanted(leader: Desk, county: MadeCounty, section_id: str) -> None:
    wanted = {"kind": "section", "section_id": section_id, "required_share": 0.8}
    assert leader.post("/plans", plan_of(county.squad, None, **wanted)).status_code == 201
    (due,) = leader.get("/requirements").get_json()
    assert (due["kind"], due["section_id"], due["required_share"]) == ("section", section_id, 0.8)


def test_a_change_makes_anew_what_has_not_begun(leader: Desk, county: MadeCounty, post_id: str) -> None:
    plan_id = leader.post("/plans", plan_of(county.squad, post_id)).get_json()["id"]
    (old,) = leader.get("/requirements").get_json()
    answer = leader.patch(f"/plans/{plan_id}", {"starts": "22:00"}, 1)
    assert answer.headers["ETag"] == '"2"'
    (new,) = leader.get("/requirements").get_json()
    assert (new["plan_version"], new["starts_at"]) == (2, "2026-11-22T14:00:00.000Z")
    assert new["id"] != old["id"]
    assert leader.get(f"/requirements/{old['id']}").get_json()["plan_version"] == 1


def test_a_change_leaves_what_has_begun(leader: Desk, county: MadeCounty, post_id: str, clock: ManualClock) -> None:
    plan_id = leader.post("/plans", plan_of(county.squad, post_id)).get_json()["id"]
    clock.advance(hours=12)  # midnight: the night belongs to the 22nd and is running
    leader.patch(f"/plans/{plan_id}", {"ends": "05:00"}, 1)
    assert windows(leader, "2026-11-22") == [("2026-11-22T15:00:00.000Z", "2026-11-22T19:00:00.000Z")]
    assert windows(leader, "2026-11-23") == [("2026-11-23T15:00:00.000Z", "2026-11-23T21:00:00.000Z")]


def test_an_ended_plan_demands_nothing_more_and_keeps_what_has_begun(
    leader: Desk, county: MadeCounty, post_id: str, clock: ManualClock
) -> None:
    plan_id = leader.post("/plans", plan_of(county.squad, post_id)).get_json()["id"]
    clock.advance(hours=12)
    assert leader.delete(f"/plans/{plan_id}", 1).status_code == 204
    assert len(windows(leader, "2026-11-22")) == 1
    assert windows(leader, "2026-11-23") == []
    assert leader.get("/plans").get_json() == []
    assert told(leader.patch(f"/plans/{plan_id}", {"name": "又来"}, 2)) == (422, "plan_invalid")


def test_only_the_version_that_was_seen_can_be_changed_or_ended(leader: Desk, county: MadeCounty, post_id: str) -> None:
    plan_id = leader.post("/plans", plan_of(county.squad, post_id)).get_json()["id"]
    assert told(leader.delete(f"/plans/{plan_id}")) == (428, "version_missing")
    assert told(leader.delete(f"/plans/{plan_id}", 7)) == (412, "version_conflict")
    assert told(leader.patch(f"/plans/{plan_id}", {"name": "夜查二"}, 7)) == (412, "version_conflict")


def test_ordinary_duty_can_not_demand_a_check_in(leader: Desk, county: MadeCounty, post_id: str) -> None:
    demanding = plan_of(county.squad, post_id, demands_check_in=True)
    assert told(leader.post("/plans", demanding)) == (422, "plan_invalid")


@pytest.mark.parametrize("purpose", ["security", "emergency"])
def test_security_and_emergency_duty_may_demand_a_check_in(
    leader: Desk, county: MadeCounty, post_id: str, purpose: str
) -> None:
    answer = leader.post("/plans", plan_of(county.squad, post_id, demands_check_in=True, purpose=purpose))
    assert answer.status_code == 201
    assert told(leader.patch(f"/plans/{answer.get_json()['id']}", {"purpose": "ordinary"}, 1)) == (422, "plan_invalid")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"post_id": None}, "plan_invalid"),
        ({"kind": "section"}, "plan_invalid"),
        ({"kind": "section", "post_id": None}, "plan_invalid"),
        ({"valid_to": "2026-10-01"}, "plan_invalid"),
        ({"post_id": str(uuid4())}, "post_unknown"),
        ({"kind": "section", "post_id": None, "section_id": str(uuid4()), "required_passes": 1}, "section_unknown"),
        ({"vehicle_id": str(uuid4())}, "vehicle_unknown"),
        ({"officer_ids": [str(uuid4())]}, "crew_member_unknown"),
        ({"weekdays": []}, "request_invalid"),
        ({"weekdays": [8]}, "request_invalid"),
        ({"starts": "25:00"}, "request_invalid"),
        ({"required_share": 0}, "request_invalid"),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(
    leader: Desk, county: MadeCounty, post_id: str, wrong: dict[str, Any], code: str
) -> None:
    assert told(leader.post("/plans", {**plan_of(county.squad, post_id), **wrong})) == (422, code)
    assert leader.get("/plans").get_json() == []


def test_a_crew_is_of_the_plans_own_squad(leader: Desk, county: MadeCounty, post_id: str) -> None:
    own, foreign = county.person(Role.OFFICER), county.person(Role.OFFICER, county.other_squad)
    lent = plan_of(county.squad, post_id, officer_ids=[str(own), str(foreign)])
    assert told(leader.post("/plans", lent)) == (422, "crew_member_unknown")
    assert leader.post("/plans", plan_of(county.squad, post_id, officer_ids=[str(own)])).status_code == 201
    (due,) = leader.get("/requirements").get_json()
    assert due["officer_ids"] == [str(own)]


def test_another_squads_plan_is_not_to_be_found(leader: Desk, county: MadeCounty, post_id: str) -> None:
    plan_id = leader.post("/plans", plan_of(county.squad, post_id)).get_json()["id"]
    stranger = county.desk(Role.SQUAD_LEADER, county.other_squad)
    assert stranger.get("/plans").get_json() == []
    assert told(stranger.get(f"/plans/{plan_id}")) == (404, "not_found")
    assert told(stranger.patch(f"/plans/{plan_id}", {"name": "别人的"}, 1)) == (404, "not_found")
    assert told(stranger.delete(f"/plans/{plan_id}", 1)) == (404, "not_found")


def test_an_officer_reads_plans_and_changes_none(leader: Desk, county: MadeCounty, post_id: str) -> None:
    plan_id = leader.post("/plans", plan_of(county.squad, post_id)).get_json()["id"]
    officer = county.desk(Role.OFFICER)
    assert officer.get(f"/plans/{plan_id}").status_code == 200
    assert told(officer.post("/plans", plan_of(county.squad, post_id))) == (403, "not_allowed")
    assert told(officer.patch(f"/plans/{plan_id}", {"name": "新名"}, 1)) == (403, "not_allowed")
    assert told(officer.delete(f"/plans/{plan_id}", 1)) == (403, "not_allowed")
