"""A command that is signed and readable but can't be true is kept as refused: it is no hole, and no record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select

from app.kernel.audit import AuditEntry
from app.kernel.clock import ManualClock
from app.kernel.database import db
from app.kernel.models import StoredCommand
from app.kernel.signing import sha256_hex
from tests.factories import fix_at
from tests.phones import FieldPhone
from tests.rows import changed_counts, row_counts
from tests.spine import Spine, make_spine, violation

PLATES = json.loads((Path(__file__).parents[1] / "vectors" / "plates.json").read_text(encoding="utf-8"))
INVALID = [case for case in PLATES["cases"] if case["expected"] == "invalid"]
KEPT = {"command": 1, "audit_entry": 1, "audit_detail": 1}


@pytest.fixture
def spine(app: Flask, clock: ManualClock) -> Spine:
    return make_spine(app, clock)


@pytest.fixture
def phone(spine: Spine) -> FieldPhone:
    made = spine.phone()
    made.send()
    return made


def check_in(spine: Spine, **changes: Any) -> dict[str, Any]:
    return {"post_id": spine.post_id, "requirement_id": None, **changes}


def refusal(phone: FieldPhone, type_: str, payload: dict[str, Any], **changes: Any) -> tuple[str, dict[str, Any]]:
    """Code and params of the receipt, after checking that nothing but the command itself was kept."""
    before = row_counts(phone.app)
    receipt = phone.tell(type_, payload, **changes)
    assert (receipt["status"], receipt["record"], receipt["photos"]) == ("refused", None, [])
    assert changed_counts(before, row_counts(phone.app)) == KEPT
    check_kept(phone, receipt)
    return receipt["code"], receipt["params"]


def check_kept(phone: FieldPhone, receipt: dict[str, Any]) -> None:
    """The stored row and the audit say what the receipt says."""
    with phone.app.app_context():
        row = db.session.execute(select(StoredCommand).where(StoredCommand.seq == receipt["seq"])).scalar_one()
        entry = db.session.execute(select(AuditEntry).where(AuditEntry.seq == receipt["number"])).scalar_one()
    body = phone.phone.said[-1]["body"]
    assert (row.body, row.digest, row.code, row.record_id) == (body, sha256_hex(body.encode()), receipt["code"], None)
    assert (entry.action, entry.record_id) == ("command.refused", str(row.id))


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("latitude", 91),
        ("latitude", -90.001),
        ("longitude", 180.5),
        ("longitude", -181),
        ("accuracy_m", -1),
        ("accuracy_m", 10**6),
    ],
)
def test_an_impossible_position_is_refused_by_its_member(
    spine: Spine, phone: FieldPhone, clock: ManualClock, member: str, value: float
) -> None:
    fix = {**fix_at(36.1142, 115.7848, clock.now()), member: value}
    assert refusal(phone, "checkin.check_in", check_in(spine), fix=fix) == ("fix_invalid", {"field": member})


def test_an_unknown_post_is_refused(spine: Spine, phone: FieldPhone) -> None:
    assert refusal(phone, "checkin.check_in", check_in(spine, post_id=str(uuid4())))[0] == "post_unknown"


def test_an_unknown_kind_of_command_is_refused(phone: FieldPhone) -> None:
    assert refusal(phone, "checkin.clock_in", {}) == ("command_unknown", {})


def test_a_desk_command_from_a_phone_is_refused_as_unknown(spine: Spine, phone: FieldPhone) -> None:
    assert refusal(phone, "duty.create_post", {})[0] == "command_unknown"


@pytest.mark.parametrize(
    ("payload", "member"),
    [
        ({}, "post_id"),
        ({"post_id": None}, "post_id"),
        ({"post_id": "x"}, "post_id"),
        ({"post_id": 7}, "post_id"),
        ({"requirement_id": "x"}, "requirement_id"),
        ({"extra": 1}, "extra"),
    ],
)
def test_a_payload_of_another_shape_is_refused_by_its_member(
    spine: Spine, phone: FieldPhone, payload: dict[str, Any], member: str
) -> None:
    said = check_in(spine, **payload) if payload else {"requirement_id": None}
    code, params = refusal(phone, "checkin.check_in", said)
    assert (code, list(params["fields"])) == ("payload_invalid", [member])


def test_every_plate_that_is_none_is_refused(phone: FieldPhone) -> None:
    assert len(INVALID) > 15
    for case in INVALID:
        plate = {"text": case["input"], "type_code": "02", "manual_reason": None}
        code = refusal(phone, "violation.report", violation(plate=plate))[0]
        assert code == "plate_invalid", case["note"]


def test_a_refused_command_is_no_hole_and_its_next_fits_to_it(spine: Spine, phone: FieldPhone) -> None:
    refused = phone.tell("checkin.check_in", check_in(spine, post_id=str(uuid4())))
    applied = phone.tell("checkin.check_in", check_in(spine))
    assert (refused["seq"], applied["seq"], applied["link"], applied["status"]) == (1, 2, "ok", "applied")
    answer = phone.client.post("/api/v1/commands", json=phone.batch()).get_json()
    assert answer["gaps"] == []


def test_a_refusal_is_final_the_same_receipt_every_time(spine: Spine, phone: FieldPhone) -> None:
    said = phone.say("checkin.check_in", check_in(spine, post_id=str(uuid4())))
    first, second = phone.send(said)[0], phone.send(said)[0]
    assert (first["receipt"], first["signature"]) == (second["receipt"], second["signature"])
    assert (first["replayed"], second["replayed"]) == (False, True)
