"""留存期限: what is past its age goes; what was reckoned from it stays, whatever is said afterwards."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.kernel import audit
from app.kernel.audit import AuditDetail
from app.kernel.clock import ManualClock
from app.kernel.database import db
from app.kernel.desk import system_transaction
from app.kernel.house import house
from app.privacy.retention import retain
from app.privacy.rules import EVERY
from app.tracking.models import Position, TrackLook
from tests.assessment.conftest import END, START, Duty, make_duty
from tests.privacy.test_looks import open_track, post_of, tracked

TRACKS, DETAILS = timedelta(days=90), timedelta(days=1095)


@pytest.fixture
def duty(app: Flask, clock: ManualClock) -> Duty:
    return make_duty(app, clock)


@pytest.fixture
def any_duty(any_app: Flask, clock: ManualClock) -> Duty:
    return make_duty(any_app, clock)


def run(duty: Duty, after: timedelta) -> None:
    """So much later the job runs."""
    duty.spine.clock.instant = END + after
    with duty.spine.app.app_context():
        retain(duty.spine.clock, {})


def count(duty: Duty, table: type[Any]) -> int:
    with duty.spine.app.app_context():
        return db.session.scalar(select(func.count()).select_from(table)) or 0


def test_positions_go_after_their_days_and_credits_stay_as_they_were(any_duty: Duty) -> None:
    due = tracked(any_duty)
    credited = any_duty.told(due)
    assert credited == ("credited", "1.0000", "present_by_track")
    run(any_duty, TRACKS - timedelta(hours=2))
    kept = count(any_duty, Position)
    assert kept > 50
    run(any_duty, TRACKS + timedelta(hours=1) + EVERY)
    assert count(any_duty, Position) == 0
    assert any_duty.told(due) == credited
    assert any_duty.credit(due)["tracks"][0]["count"] == 0


def test_what_is_said_afterwards_turns_no_credit_to_unknown(duty: Duty) -> None:
    due = tracked(duty)
    credited = duty.told(due)
    run(duty, TRACKS + EVERY)
    said = {"reason": "no_signal", "note": "", "starts_at": None, "ends_at": None}
    assert duty.supervisor.post(f"/requirements/{due['id']}/exemptions", said).status_code == 201
    duty.spine.sweep()
    assert duty.told(due) == credited


def test_nothing_goes_that_something_has_yet_to_be_reckoned_from(duty: Duty) -> None:
    due = duty.due()
    duty.pass_time(END + timedelta(minutes=40))
    duty.car.stay(*post_of(duty), START, 60)  # arrived, marked, not reckoned
    run(duty, TRACKS + EVERY)
    assert count(duty, Position) > 50
    duty.spine.reckon()
    run(duty, TRACKS + EVERY)
    assert count(duty, Position) == 0
    assert duty.told(due)[0] == "credited"


def test_a_day_has_one_run(duty: Duty) -> None:
    tracked(duty)
    run(duty, TRACKS - timedelta(minutes=30))
    run(duty, TRACKS + timedelta(hours=1))
    assert count(duty, Position) > 0
    run(duty, TRACKS + timedelta(hours=1) + EVERY)
    assert count(duty, Position) == 0


def test_details_of_the_audit_are_erased_and_its_chain_holds(any_duty: Duty) -> None:
    due = tracked(any_duty)
    open_track(any_duty)
    run(any_duty, DETAILS + EVERY)
    with any_duty.spine.app.app_context():
        left = db.session.execute(select(AuditDetail.detail)).scalars().all()
        assert left
        assert all("removed" in each for each in left)  # what the run itself says
        assert audit.verify(db.session()) is None
    assert count(any_duty, TrackLook) == 0
    (*_, first) = any_duty.supervisor.get(f"/history/requirement/{due['id']}").get_json()["entries"]
    assert (first["action"], first["after"], first["reason"]) == ("duty.requirement_made", None, None)


def test_the_command_line_says_what_would_go_and_removes_it_only_when_told_to(app: Flask, clock: ManualClock) -> None:
    duty = make_duty(app, clock)
    tracked(duty)
    fixes = count(duty, Position)
    clock.instant = END + TRACKS + EVERY
    runner = app.test_cli_runner()
    said = runner.invoke(args=["privacy", "retention"]).output.splitlines()
    assert said[0].startswith(f"positions: {fixes} from before 2026-11-23")
    assert said[-1] == "nothing was removed"
    assert count(duty, Position) == fixes
    assert runner.invoke(args=["privacy", "retention", "--apply"]).output.splitlines()[-1] == "removed"
    assert count(duty, Position) == 0


def test_the_command_line_waits_for_what_is_yet_to_be_reckoned(app: Flask, clock: ManualClock) -> None:
    duty = make_duty(app, clock)
    duty.due()
    clock.instant = END + timedelta(minutes=40)
    duty.car.stay(*post_of(duty), START, 60)
    clock.instant = END + TRACKS + EVERY
    answer = app.test_cli_runner().invoke(args=["privacy", "retention", "--apply"])
    assert answer.exit_code == 1
    assert "run the jobs first" in answer.output
    assert count(duty, Position) > 0


def test_an_audit_with_erased_details_still_names_what_was_edited(app: Flask, clock: ManualClock) -> None:
    duty = make_duty(app, clock)
    tracked(duty)
    run(duty, DETAILS + EVERY)
    with app.app_context(), system_transaction(house().bus, clock) as context:
        context.session.execute(
            audit.AuditEntry.__table__.update().where(audit.AuditEntry.seq == 3).values(action="x.y")  # type: ignore[attr-defined]
        )
    with app.app_context():
        assert audit.verify(db.session()) == audit.Defect(3, "edited")
