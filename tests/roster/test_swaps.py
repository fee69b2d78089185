"""POST /api/v1/swaps and PATCH /api/v1/swaps/{id}: two sides, whoever plans, and the roster that follows."""

from __future__ import annotations

from typing import Any

from app.kernel.actor import Role
from tests.desk import Desk, told
from tests.roster.conftest import Squad, cell

SAT, SUN = "2026-11-28", "2026-11-29"


def asked(squad: Squad, **changes: Any) -> dict[str, Any]:
    """What somebody asks for: Wang's Saturday for Li's Sunday."""
    sides = {"asker_id": str(squad.wang), "other_id": str(squad.li), "day": SAT, "other_day": SUN}
    return {"unit_id": str(squad.county.squad), **sides, "reason": "家中有事", **changes}


def roster(squad: Squad) -> None:
    """Wang's night on Saturday, Li's day on Sunday."""
    assert squad.write(0, cell(squad.wang, SAT, "night"), cell(squad.li, SUN, "day")).status_code == 200


def answer(desk: Desk, swap: dict[str, Any], said: str) -> Any:
    """What somebody says to a swap."""
    return desk.patch(f"/swaps/{swap['id']}", {"answer": said}, swap["version"])


def test_a_swap_that_both_sides_want_and_the_leader_approves_changes_the_roster(squad: Squad) -> None:
    roster(squad)
    wang, li = squad.at(squad.wang), squad.at(squad.li)
    swap = wang.post("/swaps", asked(squad)).get_json()
    assert (swap["state"], swap["shifts"], swap["other_shifts"]) == ("asked", ["night"], ["day"])
    agreed = answer(li, swap, "agree").get_json()
    assert agreed["agreed_at"] is not None
    approved = answer(squad.leader, agreed, "approve").get_json()
    assert approved["state"] == "approved"
    assert squad.standing() == {(str(squad.li), SAT): ["night"], (str(squad.wang), SUN): ["day"]}
    assert squad.leader.get(squad.path).get_json()["version"] == 2


def test_two_may_swap_their_shifts_of_one_day(squad: Squad) -> None:
    squad.write(0, cell(squad.wang, SAT, "night"), cell(squad.li, SAT, "day", "leader"))
    swap = squad.at(squad.wang).post("/swaps", asked(squad, other_day=SAT)).get_json()
    answer(squad.leader, swap, "approve")
    assert squad.standing() == {(str(squad.li), SAT): ["night"], (str(squad.wang), SAT): ["day", "leader"]}


def test_what_the_leader_approves_before_the_other_agreed_shows_that_nothing_was_said(squad: Squad) -> None:
    roster(squad)
    swap = squad.leader.post("/swaps", asked(squad)).get_json()
    approved = answer(squad.leader, swap, "approve").get_json()
    assert (approved["state"], approved["agreed_at"]) == ("approved", None)


def test_nobody_answers_for_somebody_else(squad: Squad) -> None:
    roster(squad)
    wang = squad.at(squad.wang)
    swap = wang.post("/swaps", asked(squad)).get_json()
    assert told(answer(wang, swap, "agree")) == (422, "swap_closed")
    assert told(answer(wang, swap, "approve")) == (422, "swap_closed")
    colleague = squad.county.desk(Role.OFFICER)
    assert told(answer(colleague, swap, "refuse")) == (404, "not_found")
    assert colleague.get("/swaps").get_json() == []
    assert told(colleague.post("/swaps", asked(squad))) == (403, "not_allowed")


def test_a_swap_that_was_taken_back_is_closed(squad: Squad) -> None:
    roster(squad)
    wang = squad.at(squad.wang)
    swap = wang.post("/swaps", asked(squad)).get_json()
    back = answer(wang, swap, "withdraw").get_json()
    assert told(answer(squad.at(squad.li), back, "agree")) == (422, "swap_closed")
    assert squad.standing()[str(squad.wang), SAT] == ["night"]


def test_a_swap_is_not_approved_over_a_roster_that_has_changed(squad: Squad) -> None:
    roster(squad)
    swap = squad.at(squad.wang).post("/swaps", asked(squad)).get_json()
    squad.write(1, cell(squad.wang, SAT, "leave"))
    assert told(answer(squad.leader, swap, "approve")) == (409, "swap_outdated")
    assert squad.leader.get(f"/swaps/{swap['id']}").get_json()["state"] == "asked"


def test_who_has_nothing_to_give_has_nothing_to_swap(squad: Squad) -> None:
    squad.write(0, cell(squad.wang, SAT, "leave"), cell(squad.li, SUN, "day"))
    assert told(squad.at(squad.wang).post("/swaps", asked(squad))) == (422, "request_invalid")


def test_another_squads_people_are_no_side(squad: Squad) -> None:
    roster(squad)
    stranger = squad.county.person(Role.OFFICER, squad.county.other_squad)
    swap = squad.at(squad.wang).post("/swaps", asked(squad, other_id=str(stranger)))
    assert told(swap) == (422, "crew_member_unknown")


def test_two_who_answer_at_once_do_not_both_have_their_way(squad: Squad) -> None:
    roster(squad)
    swap = squad.at(squad.wang).post("/swaps", asked(squad)).get_json()
    answer(squad.at(squad.li), swap, "agree")
    assert told(answer(squad.leader, swap, "approve")) == (412, "version_conflict")
