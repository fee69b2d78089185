"""A night whose tracks come hours late, disordered and half of them twice gives what it would have given on time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from app.assessment.models import CreditRow
from app.kernel.audit import AuditEntry
from app.kernel.clock import format_instant
from app.kernel.database import db
from tests.assessment.conftest import Duty
from tests.phones import HERE
from tests.rows import changed_counts, row_counts

#: 19:00 to 21:00 in Shanghai, on two evenings that are alike.
ON_TIME, LATE = datetime(2026, 11, 22, 11, 0, tzinfo=UTC), datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
WINDOW = timedelta(hours=2)
THREE_HOURS = timedelta(hours=3)
EVENING: dict[str, Any] = {"starts": "19:00", "ends": "21:00"}
#: Tables that an alarm of any kind would touch.
ALARMS = {"notice", "push_notice", "task", "task_recipient", "task_step", "exemption"}

Row = dict[str, Any]


@pytest.fixture
def plans(duty: Duty) -> dict[str, str]:
    """A post by the officer with the car, and the section by the squad: twice, and half of it once."""
    post = {**EVENING, "officer_ids": [str(duty.phone.officer_id)], "vehicle_id": duty.car.id}
    section = {**EVENING, "kind": "section", "post_id": None, "section_id": duty.spine.section_id}
    return {
        "post": duty.spine.plan(**post),
        "twice": duty.spine.plan(**section, required_passes=2),
        "half": duty.spine.plan(**section, required_share=0.5),
        "noon": duty.spine.plan(officer_ids=[str(duty.phone.officer_id)], vehicle_id=duty.car.id),
    }


def night(start: datetime) -> list[Row]:
    """From ten minutes before the window to ten after it: at the post, once along the section, back at the post."""
    return [_row(*each) for each in _way(start)]


def _way(start: datetime) -> Iterator[tuple[datetime, float, float]]:
    for half_minute in range(-20, 261):
        at = start + timedelta(seconds=30 * half_minute)
        if 60 <= half_minute < 70:
            yield at, 36.11, 115.78 + 0.002 * (half_minute - 60)
        elif half_minute in (59, 70, 71, 72):
            yield at, 36.12, 115.80
        else:
            yield at, *HERE


def _row(at: datetime, latitude: float, longitude: float) -> Row:
    return {"fix_at": format_instant(at), "latitude": latitude, "longitude": longitude, "datum": "wgs84"}


def credits_of(duty: Duty, plans: dict[str, str], day: str) -> dict[str, Any]:
    """State, value, reason and figures of each credit of a day, by plan and indicator."""
    found = {}
    for name, plan_id in plans.items():
        due = duty.spine.requirement(plan_id, day)
        credit = duty.credit(due, "presence_posts" if due["kind"] == "post" else "coverage_sections")["credit"]
        found[name] = {key: credit[key] for key in ("state", "value", "reason_code", "facts")}
    return found


def test_three_hours_late_disordered_and_half_of_it_twice_gives_the_same_credits(
    duty: Duty, plans: dict[str, str]
) -> None:
    duty.pass_time(ON_TIME + WINDOW + timedelta(minutes=12))
    duty.car.report(*night(ON_TIME))
    duty.spine.reckon()
    on_time = credits_of(duty, {name: plans[name] for name in ("post", "twice", "half")}, "2026-11-22")
    assert on_time["half"]["value"] == "1.0000"
    assert 0 < float(on_time["twice"]["value"]) < 1
    assert 0 < float(on_time["post"]["value"]) < 1

    duty.pass_time(LATE + WINDOW + THREE_HOURS)
    silent = credits_of(duty, plans, "2026-11-23")
    assert {silent[name]["state"] for name in ("post", "twice", "half")} == {"unknown"}
    rows, before = night(LATE), row_counts(duty.spine.app)
    chance = Random(7)
    arrivals = [*rows, *rows[::2]]
    chance.shuffle(arrivals)
    for start in range(0, len(arrivals), 40):
        duty.car.report(*arrivals[start : start + 40])
    duty.spine.reckon()
    assert credits_of(duty, {name: plans[name] for name in on_time}, "2026-11-23") == on_time
    assert not set(changed_counts(before, row_counts(duty.spine.app))) & ALARMS


def test_a_late_night_is_reckoned_anew_in_its_own_windows_only(duty: Duty, plans: dict[str, str]) -> None:
    duty.pass_time(LATE + WINDOW + THREE_HOURS)
    with duty.spine.app.app_context():
        before = {row.requirement_id: row.reckoned_at for row in db.session.scalars(select(CreditRow))}
        last_seq = db.session.scalars(select(AuditEntry.seq).order_by(AuditEntry.seq.desc())).first() or 0
    duty.car.report(*night(LATE))
    duty.spine.clock.instant += timedelta(minutes=1)
    duty.spine.reckon()
    with duty.spine.app.app_context():
        after = {row.requirement_id: row.reckoned_at for row in db.session.scalars(select(CreditRow))}
        said = select(AuditEntry.action).where(AuditEntry.seq > last_seq)
        assert set(db.session.scalars(said)) == {"tracking.positions_received", "assessment.credit_reckoned"}
    touched = {str(each) for each, at in after.items() if at != before.get(each)}
    assert touched == {duty.spine.requirement(plans[name], "2026-11-23")["id"] for name in ("post", "twice", "half")}


def test_an_officer_sent_away_at_twenty_to_eight_is_exempt_from_then_on_and_the_card_says_why(duty: Duty) -> None:
    due = duty.due(**EVENING)
    sent_away = ON_TIME + timedelta(minutes=40)
    there = [_row(ON_TIME + timedelta(seconds=30 * n), *HERE) for n in range(-4, 81)]
    gone = [_row(sent_away + timedelta(seconds=30 * n), 36.30, 115.95) for n in range(40, 165)]
    duty.pass_time(ON_TIME + WINDOW + timedelta(minutes=5))
    duty.car.report(*there, *gone)
    duty.spine.reckon()
    before = duty.credit(due)["credit"]
    assert before["reason_code"] == "partly_present"
    excuse = {"reason": "task", "note": "19:40 指令：支援交通事故现场", "starts_at": format_instant(sent_away)}
    granted = duty.spine.centre.post(f"/requirements/{due['id']}/exemptions", excuse)
    assert granted.status_code == 201, granted.get_json()
    duty.spine.reckon()
    opened = duty.credit(due)
    assert (opened["credit"]["state"], opened["credit"]["reason_code"]) == ("exempt", "exempt_task")
    assert opened["credit"]["facts"]["exempted_s"] == 80 * 60
    assert {"kind": "exemption", "id": granted.get_json()["id"]} in opened["credit"]["evidence"]
    assert opened["exemptions"][0]["note"] == "19:40 指令：支援交通事故现场"
    assert opened["exemptions"][0]["starts_at"] == format_instant(sent_away)
