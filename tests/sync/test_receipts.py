"""Saying a command, and saying it again."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import func, select

from app.kernel import audit, signing
from app.kernel.database import db
from app.kernel.ids import uuid7
from app.kernel.models import StoredCommand
from tests.sync.conftest import Door


def receipt(answer: dict[str, Any], at: int = 0) -> dict[str, Any]:
    result = answer["results"][at]
    assert result["state"] == "receipt", result
    read: dict[str, Any] = json.loads(result["receipt"])
    return read


def code(answer: dict[str, Any], at: int = 0) -> str:
    result = answer["results"][at]
    assert result["state"] == "problem", result
    found: str = result["problem"]["code"]
    return found


def stored(door: Door) -> int:
    with door.app.app_context():
        return db.session.scalar(select(func.count()).select_from(StoredCommand)) or 0


def test_a_command_is_answered_by_a_receipt_that_the_server_signed(any_door: Door) -> None:
    said = any_door.note()
    answer = any_door.send(said)
    made, result = receipt(answer), answer["results"][0]
    key = signing.load_public_jwk(any_door.house.signer.public_jwk)
    assert signing.verify(key, result["signature"], result["receipt"].encode())
    assert made["digest"] == signing.sha256_hex(said["body"].encode())
    assert (made["status"], made["link"], made["number"], made["flags"]) == ("applied", "ok", 1, [])


def test_the_signed_bytes_are_stored_as_they_came(any_door: Door) -> None:
    said = any_door.note("原样 \u00e9")
    any_door.send(said)
    with any_door.app.app_context():
        row = db.session.execute(select(StoredCommand)).scalar_one()
    assert (row.body, row.signature) == (said["body"], said["signature"])


def test_the_same_batch_twice_gives_the_same_receipts(any_door: Door) -> None:
    batch = [any_door.note(str(n)) for n in range(3)]
    first, second = any_door.send(*batch), any_door.send(*batch)
    assert [r["receipt"] for r in first["results"]] == [r["receipt"] for r in second["results"]]
    assert [r["signature"] for r in first["results"]] == [r["signature"] for r in second["results"]]
    assert [r["replayed"] for r in second["results"]] == [True] * 3
    assert stored(any_door) == 3


def test_the_same_batch_twenty_at_once_gives_one_record_each(any_door: Door) -> None:
    batch = [any_door.note(str(n)) for n in range(3)]
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: any_door.send(*batch), range(20)))
    assert len({tuple(r["receipt"] for r in a["results"]) for a in answers}) == 1
    assert stored(any_door) == 3


def test_one_command_twice_in_one_batch_is_one_record(any_door: Door) -> None:
    said = any_door.note()
    answer = any_door.send(said, said)
    assert receipt(answer, 0) == receipt(answer, 1)
    assert stored(any_door) == 1


def test_the_same_id_with_other_bytes_is_a_conflict(door: Door) -> None:
    first = door.note()
    door.send(first)
    other = door.note("另一条", id=json.loads(first["body"])["id"])
    assert code(door.send(other)) == "command_conflict"
    assert stored(door) == 1


def test_the_same_sequence_under_another_id_is_a_conflict(door: Door) -> None:
    door.send(door.note())
    door.phone.seq = 0
    assert code(door.send(door.note())) == "sequence_conflict"


def test_a_refused_command_is_kept_with_its_code_and_is_no_hole(any_door: Door) -> None:
    answer = any_door.send(any_door.note("一"), any_door.note("refuse"), any_door.note("三"))
    made = receipt(answer, 1)
    assert (made["status"], made["code"], made["record"]) == ("refused", "post_unknown", None)
    assert [receipt(answer, n)["status"] for n in (0, 2)] == ["applied", "applied"]
    assert answer["gaps"] == []
    with any_door.app.app_context():
        kinds = db.session.scalars(select(audit.AuditEntry.action).order_by(audit.AuditEntry.seq)).all()
    assert kinds == ["toy.noted", "command.refused", "toy.noted"]


def test_an_unknown_type_and_a_bad_payload_are_refused_and_kept(door: Door) -> None:
    more = door.phone.say("toy.note", {"text": "a", "more": 1}, door.clock.now(), ticket=door.ticket())
    answer = door.send(door.note(type="toy.unheard"), door.note("x" * 51), more)
    assert [receipt(answer, n)["code"] for n in range(3)] == ["command_unknown", "payload_invalid", "payload_invalid"]


def test_an_impossible_position_is_refused_and_named(door: Door) -> None:
    fix = {"datum": "wgs84", "latitude": 91, "longitude": 115, "accuracy_m": 5, "at": "2026-11-22T04:00:00.000Z"}
    answer = door.send(door.note(fix=fix), door.note(fix={**fix, "latitude": 36, "accuracy_m": -1}))
    assert receipt(answer, 0)["params"] == {"field": "latitude"}
    assert receipt(answer, 1)["params"] == {"field": "accuracy_m"}


def test_a_missing_predecessor_leaves_the_link_pending_until_it_comes(any_door: Door) -> None:
    first, second = any_door.note("一"), any_door.note("二")
    late = any_door.send(second)
    assert receipt(late)["link"] == "pending"
    assert late["gaps"] == [{"enrolment_id": str(any_door.phone.enrolment_id), "missing": [[1, 1]]}]
    assert any_door.send(first)["gaps"] == []
    with any_door.app.app_context():
        assert set(db.session.scalars(select(StoredCommand.link))) == {"ok"}


def test_a_wrong_predecessor_breaks_the_link_and_the_command_is_kept(door: Door) -> None:
    door.send(door.note())
    assert receipt(door.send(door.note(prev="0" * 64)))["link"] == "broken"


def test_a_hole_that_the_phone_explained_is_no_gap(door: Door) -> None:
    lost = door.note("丢失")
    payload = {"seq": 1, "digest": signing.sha256_hex(lost["body"].encode()), "reason": "无法读取"}
    explained = door.phone.say("sync.abandon", payload, door.clock.now(), ticket=door.ticket())
    answer = door.send(explained)
    assert receipt(answer)["status"] == "applied"
    assert answer["gaps"] == []


def test_a_correction_names_an_own_applied_command_of_the_same_type(door: Door) -> None:
    first, refused = door.note("一"), door.note("refuse")
    door.send(first, refused)
    ids = [json.loads(said["body"])["id"] for said in (first, refused)]
    answers = door.send(*(door.note("改", supersedes=i) for i in (*ids, str(uuid7(door.clock.now())))))
    assert [receipt(answers, n)["code"] for n in range(3)] == [None, "supersedes_unknown", "supersedes_unknown"]


def test_another_session_of_the_same_phone_may_deliver_an_officers_work(door: Door) -> None:
    assert receipt(door.send(door.note(), device=door.phone.device_id))["status"] == "applied"


def test_a_command_of_another_phone_is_not_taken_from_this_one(door: Door) -> None:
    assert code(door.send(door.note(), device=uuid4())) == "enrolment_foreign"
    assert stored(door) == 0


def test_the_bracket_runs_from_the_ticket_to_the_receipt(door: Door) -> None:
    issued = door.clock.now()
    said = door.note()
    door.clock.advance(hours=3)
    made = receipt(door.send(said))
    assert made["bracket"] == {"from": "2026-11-22T04:00:00.000Z", "to": "2026-11-22T07:00:00.000Z"}
    assert made["flags"] == []
    assert issued < door.clock.now()


def test_a_claim_outside_its_bracket_is_flagged_and_kept(door: Door) -> None:
    said = door.phone.say("toy.note", {"text": "早"}, door.clock.now() - timedelta(hours=1), ticket=door.ticket())
    assert receipt(door.send(said))["flags"] == ["clock_outside_bracket"]


def test_a_command_without_a_ticket_or_with_a_made_up_one_is_flagged(door: Door) -> None:
    answer = door.send(door.note(ticket=None), door.note(ticket="A" * 48))
    assert [receipt(answer, n)["flags"] for n in range(2)] == [["no_ticket"], ["no_ticket"]]


def test_a_clock_that_jumped_or_went_back_is_flagged(door: Door) -> None:
    first = door.note("一")
    second = door.phone.say("toy.note", {"text": "二"}, door.clock.now() - timedelta(seconds=10), ticket=door.ticket())
    answer = door.send(first, second, at=door.clock.now() - timedelta(minutes=1))
    assert receipt(answer, 0)["flags"] == ["clock_jumped"]
    assert "clock_went_back" in receipt(answer, 1)["flags"]
