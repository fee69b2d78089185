"""Exemptions that officers claim from a phone: the desk grants or refuses, and only a granted one moves a credit."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.kernel.actor import Role
from app.kernel.clock import format_instant
from tests.assessment.conftest import END, START, Duty
from tests.desk import desk_of, told

LATER = END + timedelta(hours=3)


def claim_of(requirement: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The car broke down, all the time."""
    whole = {"starts_at": None, "ends_at": None}
    return {"requirement_id": requirement["id"], "reason": "vehicle_down", "note": "车辆抛锚", **whole, **changes}


def claimed(duty: Duty, due: dict[str, Any], **changes: Any) -> str:
    """A claim that was taken; its id."""
    receipt = duty.phone.tell("assessment.claim_exemption", claim_of(due, **changes))
    assert receipt["status"] == "applied", receipt
    return str(receipt["record"]["id"])


def decide(duty: Duty, claim_id: str, **said: Any) -> Any:
    """The squad's leader decides."""
    return duty.spine.leader.post(f"/exemption-claims/{claim_id}/decision", said, version=1)


def test_a_claim_waits_at_the_desk_with_the_requirement_and_moves_nothing(duty: Duty) -> None:
    due = duty.due()
    claim_id = claimed(duty, due)
    (waiting,) = duty.spine.leader.get("/exemption-claims").get_json()["claims"]
    assert (waiting["id"], waiting["requirement"]["id"]) == (claim_id, due["id"])
    duty.pass_time(LATER)
    assert duty.told(due)[0] == "unknown"


def test_a_granted_claim_exempts_for_its_time_and_says_who_granted_it(duty: Duty) -> None:
    due = duty.due()
    duty.pass_time(LATER)
    claim_id = claimed(duty, due)
    answer = decide(duty, claim_id, state="granted")
    assert answer.status_code == 200, answer.get_json()
    duty.spine.reckon()
    assert duty.told(due) == ("exempt", None, "exempt_vehicle_down")
    exemption = duty.credit(due)["exemptions"][0]
    assert (exemption["id"], exemption["note"]) == (answer.get_json()["exemption_id"], "车辆抛锚")


def test_a_part_of_the_time_is_claimed_and_kept_within_the_requirement(duty: Duty) -> None:
    due = duty.due()
    starts, ends = START + timedelta(minutes=30), END + timedelta(hours=2)
    claim_id = claimed(duty, due, starts_at=format_instant(starts), ends_at=format_instant(ends))
    decide(duty, claim_id, state="granted")
    shown = duty.spine.leader.get("/exemption-claims", state="granted").get_json()["claims"][0]
    assert (shown["starts_at"], shown["ends_at"]) == (format_instant(starts), format_instant(END))


def test_a_refusal_says_why_and_is_given_once(duty: Duty) -> None:
    claim_id = claimed(duty, duty.due())
    assert told(decide(duty, claim_id, state="refused", decision=" ")) == (422, "request_invalid")
    assert decide(duty, claim_id, state="refused", decision="车辆当日正常").get_json()["state"] == "refused"
    assert told(decide(duty, claim_id, state="granted")) == (409, "claim_decided")


def test_nobody_decides_their_own_claim(duty: Duty) -> None:
    leader = duty.spine.phone(Role.SQUAD_LEADER)
    due = duty.due(officer_ids=[str(leader.officer_id)])
    receipt = leader.tell("assessment.claim_exemption", claim_of(due))
    desk = desk_of(duty.spine.app, leader.officer_id)
    path = f"/exemption-claims/{receipt['record']['id']}/decision"
    assert told(desk.post(path, {"state": "granted"}, version=1)) == (403, "claim_own")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"starts_at": "2026-11-23T00:00:00.000Z"}, "claim_outside"),
        ({"requirement_id": "00000000-0000-0000-0000-000000000000"}, "not_found"),
        ({"reason": "lazy"}, "payload_invalid"),
        ({"note": " "}, "payload_invalid"),
    ],
)
def test_a_claim_that_makes_no_sense_is_refused(duty: Duty, changes: dict[str, Any], code: str) -> None:
    assert duty.phone.tell("assessment.claim_exemption", claim_of(duty.due(), **changes))["code"] == code


def test_a_colleague_claims_nothing_for_a_crew_that_they_are_not_of(duty: Duty) -> None:
    assert duty.spine.phone().tell("assessment.claim_exemption", claim_of(duty.due()))["code"] == "not_found"
