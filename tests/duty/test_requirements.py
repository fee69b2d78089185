from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import select

from app.accounts.service import actor_of
from app.duty.feeds import FEEDS
from app.duty.jobs import make_missing
from app.duty.service import make_requirements, requirements_touching
from app.kernel.actor import Role
from app.kernel.audit import AuditEntry, head_seq
from app.kernel.clock import ManualClock, parse_instant
from app.kernel.command import Bus
from app.kernel.database import db
from app.kernel.desk import system_transaction
from app.kernel.feed import Reader
from app.kernel.house import EXTENSION
from tests.desk import Desk, MadeCounty, make_county, told
from tests.duty.conftest import plan_of, post_of


@pytest.fixture
def plan_id(leader: Desk, county: MadeCounty, post_id: str) -> str:
    """The nightly plan of the squad's post."""
    return str(leader.post("/plans", plan_of(county.squad, post_id)).get_json()["id"])


def days(desk: Desk, *wanted: str) -> list[int]:
    """How much is due on each duty day."""
    return [len(desk.get("/requirements", day=day).get_json()) for day in wanted]


def run_job(app: Flask, clock: ManualClock) -> None:
    with app.app_context():
        make_missing(clock, {})


def test_the_job_makes_the_next_day_once(app: Flask, clock: ManualClock, leader: Desk, plan_id: str) -> None:
    clock.advance(days=1)
    run_job(app, clock)
    run_job(app, clock)
    assert days(leader, "2026-11-23", "2026-11-24", "2026-11-25") == [1, 1, 0]


def test_where_all_is_made_the_job_writes_nothing(app: Flask, clock: ManualClock, plan_id: str, leader: Desk) -> None:
    with app.app_context():
        before = head_seq(db.session())
    run_job(app, clock)
    with app.app_context():
        assert head_seq(db.session()) == before


def test_days_that_the_job_slept_through_are_made_up_for(
    app: Flask, clock: ManualClock, leader: Desk, plan_id: str
) -> None:
    clock.advance(days=4)
    run_job(app, clock)
    assert days(leader, "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28") == [1, 1, 1, 1, 0]


def test_the_night_still_belongs_to_yesterday_until_the_duty_day_begins(
    clock: ManualClock, leader: Desk, plan_id: str
) -> None:
    clock.advance(hours=15)  # 03:00 of the 23rd
    assert [each["duty_day"] for each in leader.get("/requirements").get_json()] == ["2026-11-22"]
    clock.advance(hours=1)  # 04:00
    assert [each["duty_day"] for each in leader.get("/requirements").get_json()] == ["2026-11-23"]


def test_making_a_day_again_makes_nothing_on_either_database(any_app: Flask, clock: ManualClock) -> None:
    county = make_county(any_app)
    leader = county.desk(Role.SQUAD_LEADER)
    post_id = leader.post("/posts", post_of(county.squad)).get_json()["id"]
    plan = leader.post("/plans", plan_of(county.squad, post_id)).get_json()
    leader.patch(f"/plans/{plan['id']}", {"starts": "22:00"}, 1)
    day = parse_instant("2026-11-25T04:00:00Z").date()
    with any_app.app_context():
        bus: Bus = any_app.extensions[EXTENSION].bus
        with system_transaction(bus, clock) as context:
            first = make_requirements(context, day)
        with system_transaction(bus, clock) as context:
            second = make_requirements(context, day)
    assert (len(first), second) == (1, ())
    assert days(leader, "2026-11-22", "2026-11-25") == [1, 1]


def test_each_requirement_is_told_to_the_audit(app: Flask, plan_id: str) -> None:
    with app.app_context():
        query = select(AuditEntry.action).where(AuditEntry.kind == "requirement")
        assert list(db.session.scalars(query)) == ["duty.requirement_made"] * 2


def test_another_squads_duty_is_not_to_be_found(leader: Desk, county: MadeCounty, plan_id: str) -> None:
    (due,) = leader.get("/requirements").get_json()
    stranger = county.desk(Role.OFFICER, county.other_squad)
    assert stranger.get("/requirements").get_json() == []
    assert told(stranger.get(f"/requirements/{due['id']}")) == (404, "not_found")
    assert told(stranger.get("/requirements", unit=str(county.squad))) == (404, "not_found")


def test_a_supervisor_of_the_brigade_looks_into_one_squad(leader: Desk, county: MadeCounty, plan_id: str) -> None:
    supervisor = county.desk(Role.SUPERVISOR, county.brigade)
    units = (county.brigade, county.squad, county.other_squad)
    found = [len(supervisor.get("/requirements", unit=str(unit)).get_json()) for unit in units]
    assert found == [1, 1, 0]


def test_what_overlaps_a_time_is_found_by_unit_or_post(
    app: Flask, county: MadeCounty, plan_id: str, post_id: str
) -> None:
    inside = parse_instant("2026-11-22T18:59:00Z"), parse_instant("2026-11-22T22:00:00Z")
    after = parse_instant("2026-11-22T19:00:00Z"), parse_instant("2026-11-22T22:00:00Z")

    def found(span: Any, **whose: Any) -> int:
        return len(requirements_touching(db.session(), *span, **whose))

    with app.app_context():
        assert found(inside, unit_ids=[county.squad]) == 1
        assert found(inside, post_ids=[UUID(post_id)]) == 1
        assert found(inside, unit_ids=[county.other_squad], vehicle_ids=[uuid4()]) == 0
        assert found(inside) == 0
        assert found(after, unit_ids=[county.squad]) == 0


# -- on the phone ---------------------------------------------------------------------------------------------------


def shown(app: Flask, clock: ManualClock, officer_id: UUID, kind: str, *ids: str) -> dict[str, Any]:
    """What a phone gets: everything of a kind, or of these ids."""
    feed = next(feed for feed in FEEDS if feed.kind == kind)
    with app.app_context():
        reader = Reader(db.session(), actor_of(db.session(), officer_id), clock.now())
        return dict(feed.load(reader, ids) if ids else feed.snapshot(reader))


@pytest.mark.parametrize("kind", ["post", "section", "requirement"])
def test_a_phone_gets_what_the_desk_shows(
    app: Flask, clock: ManualClock, leader: Desk, county: MadeCounty, plan_id: str, section_id: str, kind: str
) -> None:
    officer_id = county.person(Role.OFFICER)
    everything = shown(app, clock, officer_id, kind)
    assert everything
    for record_id, data in everything.items():
        assert data == leader.get(f"/{kind}s/{record_id}").get_json()
    assert shown(app, clock, officer_id, kind, *everything) == everything


@pytest.mark.parametrize("kind", ["post", "section", "requirement"])
def test_a_phone_of_another_squad_gets_none_of_it(
    app: Flask, clock: ManualClock, county: MadeCounty, plan_id: str, section_id: str, kind: str
) -> None:
    ids = shown(app, clock, county.person(Role.OFFICER), kind)
    stranger = county.person(Role.OFFICER, county.other_squad)
    assert shown(app, clock, stranger, kind) == {}
    assert shown(app, clock, stranger, kind, *ids) == {}


def test_a_phone_drops_what_was_cancelled_and_what_is_long_past(
    app: Flask, clock: ManualClock, leader: Desk, county: MadeCounty, plan_id: str
) -> None:
    officer_id = county.person(Role.OFFICER)
    today, tomorrow = shown(app, clock, officer_id, "requirement")
    clock.advance(hours=12)
    leader.delete(f"/plans/{plan_id}", 1)
    assert set(shown(app, clock, officer_id, "requirement", today, tomorrow)) == {today}
    clock.advance(days=2)
    assert shown(app, clock, officer_id, "requirement", today, tomorrow) == {}
