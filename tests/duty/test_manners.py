"""How duty is done: standing, lit, patrol, and spot checks spread over their hours."""

from __future__ import annotations

from typing import Any

import pytest

from app.kernel.clock import ManualClock
from tests.desk import Desk, MadeCounty, told
from tests.duty.conftest import plan_of

# The clock stands at noon of Sunday 2026-11-22.


def slices(desk: Desk, day: str = "2026-11-22") -> list[tuple[int, int, str]]:
    """Which slice of how many begins when, of what is due on a duty day."""
    due = desk.get("/requirements", day=day).get_json()
    return [(each["slice_no"], each["slices"], each["starts_at"][11:16]) for each in due]


def test_a_plan_that_does_not_say_stands_at_a_post_and_patrols_a_section(
    leader: Desk, county: MadeCounty, post_id: str, section_id: str
) -> None:
    post = leader.post("/plans", plan_of(county.squad, post_id)).get_json()
    where = {"kind": "section", "section_id": section_id, "required_passes": 1, "starts": "09:00", "ends": "11:00"}
    section = leader.post("/plans", plan_of(county.squad, None, **where)).get_json()
    assert [(each["manner"], each["mode"]) for each in (post, section)] == [("standing", "key"), ("patrol", "day")]


def test_lit_standing_is_said_by_the_plan_and_by_what_it_demands(
    leader: Desk, county: MadeCounty, post_id: str
) -> None:
    leader.post("/plans", plan_of(county.squad, post_id, manner="lit", mode="night"))
    (due,) = leader.get("/requirements").get_json()
    assert (due["manner"], due["mode"], due["slice_no"], due["slices"]) == ("lit", "night", None, None)


def test_spot_checks_cut_the_hours_into_equal_parts_each_due_by_itself(
    leader: Desk, county: MadeCounty, post_id: str
) -> None:
    leader.post("/plans", plan_of(county.squad, post_id, manner="spot", spot_checks=4))
    assert slices(leader) == [(1, 4, "15:00"), (2, 4, "16:00"), (3, 4, "17:00"), (4, 4, "18:00")]


def test_a_section_may_be_checked_without_passes_or_a_share(leader: Desk, county: MadeCounty, section_id: str) -> None:
    checked = {"kind": "section", "section_id": section_id, "manner": "spot", "spot_checks": 2}
    assert leader.post("/plans", plan_of(county.squad, None, **checked)).status_code == 201
    assert len(slices(leader)) == 2


def test_a_change_between_two_checks_leaves_the_night_that_has_begun_as_it_was(
    leader: Desk, county: MadeCounty, post_id: str, clock: ManualClock
) -> None:
    plan = leader.post("/plans", plan_of(county.squad, post_id, manner="spot", spot_checks=4)).get_json()
    clock.advance(hours=12, minutes=30)  # half past midnight: two of four have begun
    assert leader.patch(f"/plans/{plan['id']}", {"spot_checks": 2}, 1).status_code == 200
    assert [number for number, _, _ in slices(leader)] == [1, 2, 3, 4]
    assert [number for number, _, _ in slices(leader, "2026-11-23")] == [1, 2]


def test_a_plan_that_ends_between_two_checks_cancels_those_to_come(
    leader: Desk, county: MadeCounty, post_id: str, clock: ManualClock
) -> None:
    plan = leader.post("/plans", plan_of(county.squad, post_id, manner="spot", spot_checks=4)).get_json()
    clock.advance(hours=12, minutes=30)
    leader.delete(f"/plans/{plan['id']}", 1)
    assert [number for number, _, _ in slices(leader)] == [1, 2]


def test_what_was_due_yesterday_keeps_how_it_was_to_be_done(
    leader: Desk, county: MadeCounty, post_id: str, clock: ManualClock
) -> None:
    plan = leader.post("/plans", plan_of(county.squad, post_id, manner="lit", mode="night")).get_json()
    clock.advance(days=1)
    leader.patch(f"/plans/{plan['id']}", {"manner": "spot", "spot_checks": 2, "mode": "key"}, 1)
    (yesterday,) = leader.get("/requirements", day="2026-11-22").get_json()
    assert (yesterday["manner"], yesterday["mode"], yesterday["plan_version"]) == ("lit", "night", 1)
    assert {each["manner"] for each in leader.get("/requirements", day="2026-11-23").get_json()} == {"spot"}


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"manner": "patrol"}, "plan_invalid"),
        ({"manner": "spot"}, "plan_invalid"),
        ({"spot_checks": 3}, "plan_invalid"),
        ({"manner": "spot", "spot_checks": 24, "starts": "06:00", "ends": "08:00"}, "plan_invalid"),
        ({"manner": "spot", "spot_checks": 0}, "request_invalid"),
        ({"manner": "walking"}, "request_invalid"),
        ({"mode": "dusk"}, "request_invalid"),
    ],
)
def test_a_manner_that_makes_no_sense_is_refused(
    leader: Desk, county: MadeCounty, post_id: str, wrong: dict[str, Any], code: str
) -> None:
    assert told(leader.post("/plans", plan_of(county.squad, post_id, **wrong))) == (422, code)
