"""What isn't a command of this enrolment is a problem with its own code, and nothing is stored."""

from __future__ import annotations

import json
from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import update

from app.accounts.models import Enrolment
from app.kernel.database import write_transaction
from app.kernel.ids import uuid7
from tests.factories import make_officer, make_phone
from tests.sync.conftest import Door
from tests.sync.test_receipts import code, receipt, stored


def test_flipping_any_byte_of_a_command_is_noticed(door: Door) -> None:
    said = door.note()
    body = said["body"]
    seen = set()
    for at in range(len(body)):
        flipped = body[:at] + chr(ord(body[at]) ^ 1) + body[at + 1 :]
        seen.add(code(door.send({**said, "body": flipped})))
    assert seen <= {
        "signature_invalid",
        "envelope_malformed",
        "envelope_unsupported",
        "enrolment_unknown",
        "enrolment_foreign",
    }
    assert stored(door) == 0


def test_replaying_a_command_under_another_id_is_a_forgery(door: Door) -> None:
    said = door.note()
    moved = json.dumps({**json.loads(said["body"]), "id": str(uuid7(door.clock.now()))})
    assert code(door.send({**said, "body": moved})) == "signature_invalid"


def test_a_copied_session_without_the_key_can_say_nothing(door: Door) -> None:
    with door.app.app_context():
        thief = replace(make_phone(door.phone.officer_id, door.clock.now()), enrolment_id=door.phone.enrolment_id)
    thief.device_id = door.phone.device_id
    said = thief.say("toy.note", {"text": "冒充"}, door.clock.now(), ticket=door.ticket())
    assert code(door.send(said)) == "signature_invalid"


def test_a_command_that_names_another_officers_enrolment_is_foreign(door: Door) -> None:
    with door.app.app_context():
        other = make_phone(make_officer(door.unit_id), door.clock.now(), device_id=door.phone.device_id)
    assert code(door.send(door.note(enrolment=str(other.enrolment_id)))) == "enrolment_foreign"


def test_an_unknown_enrolment_is_refused(door: Door) -> None:
    assert code(door.send(door.note(enrolment=str(uuid4())))) == "enrolment_unknown"


def test_a_revoked_enrolment_is_refused(door: Door) -> None:
    with door.app.app_context(), write_transaction() as session:
        session.execute(update(Enrolment).values(revoked_at=door.clock.now()))
    assert code(door.send(door.note())) == "enrolment_revoked"


@pytest.mark.parametrize(
    ("member", "value", "expected"),
    [
        ("v", 2, "envelope_unsupported"),
        ("suite", "ED25519", "envelope_unsupported"),
        ("id", "0192-not-a-uuid", "envelope_malformed"),
        ("seq", 0, "envelope_malformed"),
        ("seq", True, "envelope_malformed"),
        ("seq", 1.0, "envelope_malformed"),
        ("prev", "zz", "envelope_malformed"),
        ("occurred_at", "2026-11-22T04:00:00", "envelope_malformed"),
        ("occurred_at", "+010000-01-01T00:00:00Z", "envelope_malformed"),
        ("clock_offset_ms", "5", "envelope_malformed"),
        ("fix", {"latitude": 1, "longitude": 1}, "envelope_malformed"),
        ("fix", [], "envelope_malformed"),
        ("payload", [], "envelope_malformed"),
        ("payload", {"text": "\ud800"}, "envelope_malformed"),
        ("payload", {"text": "\u0000"}, "envelope_malformed"),
        ("payload", {"text": "x" * 70_000}, "envelope_malformed"),
    ],
)
def test_an_envelope_that_is_signed_but_malformed_is_a_problem(
    door: Door, member: str, value: object, expected: str
) -> None:
    said = door.note()
    changed = json.dumps({**json.loads(said["body"]), member: value})
    assert code(door.send(door.phone.sign(changed))) == expected
    assert stored(door) == 0


@pytest.mark.parametrize(
    ("inner", "reason"),
    [
        ('{"a":1,"a":1}', "duplicate_key"),
        ('{"a":NaN}', "number"),
        ('{"a":1' + "0" * 30 + "}", "number"),
        ('{"a":1e400}', "number"),
        ('{"a":' + "[" * 100 + "]" * 100 + "}", "too_deep"),
    ],
)
def test_a_payload_that_two_parsers_could_read_differently_is_a_problem(door: Door, inner: str, reason: str) -> None:
    body = door.note()["body"].replace('{"text":"见到"}', inner)
    answer = door.send(door.phone.sign(body))
    assert code(answer) == "envelope_malformed"
    assert answer["results"][0]["problem"]["params"] == {"reason": reason}


def test_one_problem_never_holds_back_the_others(door: Door) -> None:
    good, bad, after = door.note("一"), door.note("二"), door.note("三")
    answer = door.send(good, {**bad, "signature": "A" * 86}, after)
    assert code(answer, 1) == "signature_invalid"
    assert (receipt(answer, 0)["link"], receipt(answer, 2)["link"]) == ("ok", "pending")
    assert answer["gaps"][0]["missing"] == [[2, 2]]
