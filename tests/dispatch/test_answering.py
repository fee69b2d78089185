from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from app.kernel.audit import AuditEntry
from app.kernel.clock import format_instant
from app.kernel.database import db
from tests.dispatch.conftest import Centre, make_holder

PHOTO = {"digest": "a" * 64, "size_bytes": 1000, "media_type": "image/jpeg", "source": "camera", "camera": None}


def steps(centre: Centre, task_id: str) -> list[tuple[str, str | None]]:
    """Each step with its flag, as the server heard of them."""
    return [(step["step"], step["flag"]) for step in centre.task(task_id)["steps"]]


def test_an_officer_answers_step_by_step(any_centre: Centre) -> None:
    centre = any_centre
    task_id = centre.send()
    for verb, state in (("acknowledge", "acknowledged"), ("set_out", "set_out"), ("arrive", "arrived")):
        centre.clock.advance(minutes=1)
        receipt = centre.say(centre.first, verb, task_id)
        assert (receipt["status"], receipt["record"]) == ("applied", {"kind": "task", "id": task_id})
        assert receipt["flags"] == []
        assert centre.state(task_id) == state
    centre.clock.advance(minutes=1)
    receipt = centre.say(centre.first, "report_back", task_id, text="两车已移至路肩", photos=[PHOTO])
    assert receipt["photos"] == [PHOTO["digest"]]
    report = centre.task(task_id)["steps"][-1]
    assert (report["text"], report["photos"][0]["digest"]) == ("两车已移至路肩", PHOTO["digest"])
    assert centre.state(task_id) == "reported"


def test_a_task_sent_back_says_why(centre: Centre) -> None:
    task_id = centre.send()
    centre.say(centre.first, "send_back", task_id, reason="正在处置另一起事故")
    assert centre.state(task_id) == "sent_back"
    assert centre.task(task_id)["steps"][0]["text"] == "正在处置另一起事故"


def test_nobody_answers_for_another(centre: Centre) -> None:
    task_id = centre.send(centre.first)
    receipt = centre.say(centre.second, "acknowledge", task_id)
    assert (receipt["status"], receipt["code"]) == ("refused", "not_found")
    assert centre.state(task_id) == "queued"


def test_an_acknowledgement_after_the_recall_is_kept_and_flagged(any_centre: Centre) -> None:
    centre = any_centre
    task_id = centre.send()
    signed = centre.sign(centre.first, "acknowledge", task_id)
    said_at = centre.clock.now()
    centre.clock.advance(minutes=30)
    centre.desk.post(f"/tasks/{task_id}/recall", {"reason": "误报"})
    centre.clock.advance(hours=2)
    receipt = centre.deliver(centre.first, signed)
    assert (receipt["status"], receipt["flags"]) == ("applied", ["after_recall"])
    assert centre.state(task_id) == "recalled"
    kept = centre.task(task_id)["steps"][-1]
    assert (kept["step"], kept["flag"]) == ("acknowledged", "after_recall")
    assert kept["corrected_at"] == format_instant(said_at)
    assert kept["received_at"] == format_instant(centre.clock.now())


def test_an_acknowledgement_in_time_that_comes_after_the_expiry_counts(centre: Centre) -> None:
    due_at = centre.clock.now() + timedelta(minutes=5)
    task_id = centre.send(due_at=format_instant(due_at))
    signed = centre.sign(centre.first, "acknowledge", task_id)
    centre.clock.advance(minutes=20)
    with centre.county.app.app_context():
        centre.house.jobs["dispatch.expire_tasks"](centre.clock, {})
    assert centre.state(task_id) == "expired"
    assert centre.deliver(centre.first, signed)["flags"] == []
    assert centre.state(task_id) == "acknowledged"


def test_steps_that_come_in_the_wrong_order_are_all_kept(centre: Centre) -> None:
    task_id = centre.send()
    acknowledged = centre.sign(centre.first, "acknowledge", task_id)
    set_out = centre.sign(centre.first, "set_out", task_id)
    centre.deliver(centre.first, set_out)
    centre.clock.advance(minutes=1)
    assert centre.deliver(centre.first, acknowledged)["flags"] == ["out_of_order"]
    assert centre.state(task_id) == "set_out"
    assert steps(centre, task_id) == [("set_out", "out_of_order"), ("acknowledged", "out_of_order")]


def test_the_same_signed_step_counts_once(centre: Centre) -> None:
    task_id = centre.send()
    signed = centre.sign(centre.first, "acknowledge", task_id)
    assert centre.deliver(centre.first, signed) == centre.deliver(centre.first, signed)
    assert steps(centre, task_id) == [("acknowledged", None)]


def test_each_step_is_in_the_audit(centre: Centre) -> None:
    task_id = centre.send()
    centre.say(centre.first, "acknowledge", task_id)
    with centre.county.app.app_context():
        query = select(AuditEntry.action, AuditEntry.officer_id).where(AuditEntry.record_id == task_id)
        entries = db.session.execute(query.order_by(AuditEntry.seq)).all()
    assert [tuple(e) for e in entries] == [
        ("dispatch.sent", centre.first.officer_id),
        ("dispatch.acknowledged", centre.first.officer_id),
    ]


# -- telemetry ------------------------------------------------------------------------------------------------------


def note(centre: Centre, task_id: str, kind: str, **said: Any) -> int:
    """Note what the first officer's phone did; return the status."""
    body = {"kind": kind, "road": "poll", "at": format_instant(centre.clock.now()), **said}
    return centre.first.desk.post(f"/tasks/{task_id}/telemetry", body).status_code


def test_a_phone_that_got_and_showed_a_task_says_so(any_centre: Centre) -> None:
    centre = any_centre
    task_id = centre.send()
    for kind in ("delivered", "opened"):
        assert note(centre, task_id, kind) == 204
        assert centre.state(task_id) == kind


def test_the_first_word_on_each_road_is_kept(centre: Centre) -> None:
    task_id = centre.send()
    first_at = format_instant(centre.clock.now())
    for road in ("poll", "push", "poll"):
        note(centre, task_id, "delivered", road=road)
        centre.clock.advance(seconds=5)
    noted = [(step["road"], step["claimed_at"]) for step in centre.task(task_id)["steps"]]
    assert len(noted) == 2
    assert noted[0] == ("poll", first_at)


def test_telemetry_never_moves_a_task_back(centre: Centre) -> None:
    task_id = centre.send()
    centre.say(centre.first, "acknowledge", task_id)
    assert note(centre, task_id, "opened") == 204
    assert centre.state(task_id) == "acknowledged"


def test_telemetry_leaves_no_audit(centre: Centre) -> None:
    task_id = centre.send()
    with centre.county.app.app_context():
        before = len(db.session.scalars(select(AuditEntry.seq)).all())
    note(centre, task_id, "opened")
    with centre.county.app.app_context():
        assert len(db.session.scalars(select(AuditEntry.seq)).all()) == before


def test_a_stranger_notes_nothing(centre: Centre) -> None:
    task_id = centre.send()
    said = {"kind": "opened", "road": "poll", "at": format_instant(centre.clock.now())}
    stranger = make_holder(centre.county, centre.clock)
    assert stranger.desk.post(f"/tasks/{task_id}/telemetry", said).status_code == 404
    assert centre.desk.post(f"/tasks/{task_id}/telemetry", said).status_code == 404
