"""到岗 and 离岗: an officer's own word, kept with what the phone knew, judged and never refused for its place."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select

from app.checkin.models import CheckIn
from app.kernel.actor import Role
from app.kernel.audit import AuditEntry
from app.kernel.clock import ManualClock, format_instant
from app.kernel.database import db
from tests.desk import told
from tests.phones import FieldPhone
from tests.spine import Spine, make_spine, metres_north


def at_post(spine: Spine, **changes: Any) -> dict[str, Any]:
    """The payload for the squad's post, whose radius is 100 m."""
    return {"post_id": spine.post_id, "requirement_id": None, **changes}


def shown(phone: FieldPhone, receipt: dict[str, Any]) -> dict[str, Any]:
    """The record behind a receipt, as its officer reads it."""
    response = phone.get(f"/check-ins/{receipt['record']['id']}")
    assert response.status_code == 200
    read: dict[str, Any] = response.get_json()
    return read


def code(phone: FieldPhone, type_: str, payload: dict[str, Any], **changes: Any) -> str | None:
    """The code of the refusal, None when it was applied."""
    refused: str | None = phone.tell(type_, payload, **changes)["code"]
    return refused


def test_a_check_in_at_the_post_is_kept_as_inside(any_app: Flask, clock: ManualClock) -> None:
    spine = make_spine(any_app, clock)
    phone = spine.phone()
    receipt = phone.tell("checkin.check_in", at_post(spine), fix=metres_north(50, clock.now()))
    assert (receipt["status"], receipt["flags"], receipt["record"]["kind"]) == ("applied", [], "check_in")
    record = shown(phone, receipt)
    assert (record["id"], record["direction"], record["verdict"]) == (receipt["id"], "in", "inside")
    assert record["distance_m"] == pytest.approx(50, abs=1)
    assert record["clock_certain"] is True


@pytest.mark.parametrize(
    ("metres", "accuracy_m", "verdict", "flags"),
    [
        (90, 9, "inside", []),
        (95, 10, "uncertain", ["place_uncertain"]),
        (150, 60, "uncertain", ["place_uncertain"]),
        (150, 40, "outside", ["place_outside"]),
        (5000, 8, "outside", ["place_outside"]),
    ],
)
def test_a_check_in_outside_the_post_is_kept_and_flagged(
    spine: Spine,
    phone: FieldPhone,
    clock: ManualClock,
    metres: float,
    accuracy_m: float,
    verdict: str,
    flags: list[str],
) -> None:
    receipt = phone.tell("checkin.check_in", at_post(spine), fix=metres_north(metres, clock.now(), accuracy_m))
    assert (receipt["status"], receipt["flags"]) == ("applied", flags)
    assert shown(phone, receipt)["verdict"] == verdict


def test_a_check_in_without_a_fix_is_kept_and_flagged(spine: Spine, phone: FieldPhone) -> None:
    receipt = phone.tell("checkin.check_in", at_post(spine), fix=None)
    assert (receipt["status"], receipt["flags"]) == ("applied", ["place_missing"])
    record = shown(phone, receipt)
    assert (record["verdict"], record["latitude"], record["distance_m"]) == ("missing", None, None)


def test_a_check_out_is_the_same_the_other_way(spine: Spine, phone: FieldPhone) -> None:
    assert shown(phone, phone.tell("checkin.check_out", at_post(spine)))["direction"] == "out"


def test_a_check_in_without_a_ticket_is_kept_with_an_uncertain_time(spine: Spine, phone: FieldPhone) -> None:
    receipt = phone.tell("checkin.check_in", at_post(spine), ticket=None)
    assert receipt["flags"] == ["no_ticket"]
    assert (shown(phone, receipt)["clock_certain"], receipt["bracket"]["from"]) == (False, None)


def test_a_check_in_said_without_signal_keeps_the_time_at_which_it_was_said(
    spine: Spine, phone: FieldPhone, clock: ManualClock
) -> None:
    said_at = clock.now()
    said = phone.say("checkin.check_in", at_post(spine))
    clock.advance(hours=3)
    record = shown(phone, phone.read(phone.send(said)[0]))
    assert record["corrected_at"] == format_instant(said_at)
    assert record["bracket_to"] == format_instant(said_at + timedelta(hours=3))
    assert record["clock_certain"] is True


def test_a_check_in_may_name_a_requirement_of_its_post(spine: Spine, phone: FieldPhone) -> None:
    due = spine.requirement(spine.plan())
    receipt = phone.tell("checkin.check_in", at_post(spine, requirement_id=due["id"]))
    assert shown(phone, receipt)["requirement_id"] == due["id"]


def test_a_requirement_of_another_post_or_none_is_refused(spine: Spine, phone: FieldPhone) -> None:
    other = {"name": "卡点", "kind": "interception", "latitude": 36.2, "longitude": 115.8, "radius_m": 50}
    other_id = spine.leader.post("/posts", {**other, "unit_id": str(spine.county.squad)}).get_json()["id"]
    due = spine.requirement(spine.plan(post_id=other_id))
    for requirement_id in (due["id"], str(uuid4())):
        payload = at_post(spine, requirement_id=requirement_id)
        assert code(phone, "checkin.check_in", payload) == "requirement_unknown"


def test_a_correction_stands_beside_what_it_corrects(spine: Spine, phone: FieldPhone, clock: ManualClock) -> None:
    first = phone.tell("checkin.check_in", at_post(spine), fix=metres_north(500, clock.now()))
    second = phone.tell("checkin.check_in", at_post(spine), supersedes=first["id"])
    assert shown(phone, first)["superseded_by"] == second["id"]
    assert (shown(phone, second)["superseded_by"], shown(phone, second)["verdict"]) == (None, "inside")


def test_only_the_newest_can_be_corrected(spine: Spine, phone: FieldPhone) -> None:
    first = phone.tell("checkin.check_in", at_post(spine))
    phone.tell("checkin.check_in", at_post(spine), supersedes=first["id"])
    assert code(phone, "checkin.check_in", at_post(spine), supersedes=first["id"]) == "already_superseded"


def test_a_correction_of_another_kind_or_of_anothers_is_refused(spine: Spine, phone: FieldPhone) -> None:
    own = phone.tell("checkin.check_in", at_post(spine))
    theirs = spine.phone().tell("checkin.check_in", at_post(spine))
    assert code(phone, "checkin.check_out", at_post(spine), supersedes=own["id"]) == "supersedes_unknown"
    assert code(phone, "checkin.check_in", at_post(spine), supersedes=theirs["id"]) == "supersedes_unknown"


def test_a_withdrawn_check_in_stays_with_its_reason(spine: Spine, phone: FieldPhone, clock: ManualClock) -> None:
    said = phone.tell("checkin.check_in", at_post(spine))
    clock.advance(minutes=5)
    receipt = phone.tell("checkin.withdraw", {"command_id": said["id"], "reason": "点错了岗位"})
    assert receipt["record"] == said["record"]
    record = shown(phone, said)
    assert (record["withdrawn_at"], record["withdrawn_reason"]) == (format_instant(clock.now()), "点错了岗位")


def test_what_was_put_aside_can_be_withdrawn_or_corrected_no_more(spine: Spine, phone: FieldPhone) -> None:
    said = phone.tell("checkin.check_in", at_post(spine))
    again = {"command_id": said["id"], "reason": "再撤一次"}
    phone.tell("checkin.withdraw", again)
    assert code(phone, "checkin.withdraw", again) == "already_withdrawn"
    assert code(phone, "checkin.check_in", at_post(spine), supersedes=said["id"]) == "already_superseded"


def test_nobody_withdraws_a_colleagues_word(spine: Spine, phone: FieldPhone) -> None:
    said = spine.phone().tell("checkin.check_in", at_post(spine))
    assert code(phone, "checkin.withdraw", {"command_id": said["id"], "reason": "不是我"}) == "not_found"
    assert code(phone, "checkin.withdraw", {"command_id": str(uuid4()), "reason": "没有的"}) == "not_found"


@pytest.mark.parametrize("reason", ["", "x" * 201])
def test_a_withdrawal_gives_a_reason(spine: Spine, phone: FieldPhone, reason: str) -> None:
    said = phone.tell("checkin.check_in", at_post(spine))
    assert code(phone, "checkin.withdraw", {"command_id": said["id"], "reason": reason}) == "payload_invalid"


def test_an_officer_may_check_in_at_another_squads_post(spine: Spine) -> None:
    lent = spine.phone(unit_id=spine.county.other_squad)
    assert lent.tell("checkin.check_in", at_post(spine))["status"] == "applied"


def test_a_check_in_is_its_officers_and_their_supervisors_to_see(spine: Spine, phone: FieldPhone) -> None:
    path = f"/check-ins/{phone.tell('checkin.check_in', at_post(spine))['record']['id']}"
    assert spine.leader.get(path).status_code == 200
    assert spine.centre.get(path).status_code == 200
    assert spine.phone().get(path).status_code == 404, "a colleague"
    assert told(spine.county.desk(Role.SQUAD_LEADER, spine.county.other_squad).get(path)) == (404, "not_found")


def test_an_old_fix_is_kept_with_its_time_and_proves_nothing(
    spine: Spine, phone: FieldPhone, clock: ManualClock
) -> None:
    fix = metres_north(10, clock.now() - timedelta(seconds=50))
    receipt = phone.tell("checkin.check_in", at_post(spine), fix=fix)
    assert receipt["flags"] == ["place_uncertain"]
    record = shown(phone, receipt)
    assert (record["verdict"], record["fix_at"]) == ("uncertain", fix["at"])


def test_the_judgement_of_the_day_outlives_a_change_of_the_post(spine: Spine, phone: FieldPhone) -> None:
    receipt = phone.tell("checkin.check_in", at_post(spine))
    moved = spine.leader.patch(f"/posts/{spine.post_id}", {"latitude": 36.9}, 1)
    assert moved.status_code == 200
    assert shown(phone, receipt)["verdict"] == "inside"


def test_every_word_and_every_change_of_it_is_audited(spine: Spine, phone: FieldPhone) -> None:
    first = phone.tell("checkin.check_in", at_post(spine))
    second = phone.tell("checkin.check_in", at_post(spine), supersedes=first["id"])
    phone.tell("checkin.withdraw", {"command_id": second["id"], "reason": "点错了"})
    with spine.app.app_context():
        query = select(AuditEntry.action, AuditEntry.record_id, AuditEntry.actor_id)
        rows = db.session.execute(query.where(AuditEntry.kind == "check_in").order_by(AuditEntry.seq)).all()
        kept = db.session.scalars(select(CheckIn.id)).all()
    assert [(row.action, row.record_id) for row in rows] == [
        ("checkin.checked_in", first["id"]),
        ("checkin.superseded", first["id"]),
        ("checkin.checked_in", second["id"]),
        ("checkin.withdrawn", second["id"]),
    ]
    assert {row.actor_id for row in rows} == {phone.officer_id}
    assert {str(each) for each in kept} == {first["id"], second["id"]}
