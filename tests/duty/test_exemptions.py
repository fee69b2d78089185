from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select

from app.kernel.actor import Role
from app.kernel.audit import AuditEntry
from app.kernel.database import db
from tests.desk import Desk, MadeCounty, told
from tests.duty.conftest import plan_of

REASON = {"reason": "task", "note": "支援事故现场"}


@pytest.fixture
def requirement_id(leader: Desk, county: MadeCounty, post_id: str) -> str:
    """Tonight's, 23:00-03:00."""
    leader.post("/plans", plan_of(county.squad, post_id))
    return str(leader.get("/requirements").get_json()[0]["id"])


def standing(desk: Desk, requirement_id: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = desk.get(f"/requirements/{requirement_id}").get_json()["exemptions"]
    return found


def test_without_times_it_exempts_the_whole_requirement(leader: Desk, requirement_id: str) -> None:
    answer = leader.post(f"/requirements/{requirement_id}/exemptions", REASON)
    assert answer.status_code == 201
    exemption = answer.get_json()
    assert (exemption["starts_at"], exemption["ends_at"]) == ("2026-11-22T15:00:00.000Z", "2026-11-22T19:00:00.000Z")
    assert standing(leader, requirement_id) == [exemption]


def test_it_covers_only_time_of_the_requirement(leader: Desk, requirement_id: str) -> None:
    early = {"starts_at": "2026-11-22T12:00:00Z", "ends_at": "2026-11-22T16:30:00Z"}
    exemption = leader.post(f"/requirements/{requirement_id}/exemptions", {**REASON, **early}).get_json()
    assert (exemption["starts_at"], exemption["ends_at"]) == ("2026-11-22T15:00:00.000Z", "2026-11-22T16:30:00.000Z")
    outside = {"starts_at": "2026-11-22T20:00:00Z", "ends_at": "2026-11-22T21:00:00Z"}
    answer = leader.post(f"/requirements/{requirement_id}/exemptions", {**REASON, **outside})
    assert told(answer) == (422, "request_invalid")


def test_a_withdrawn_exemption_excuses_nothing_and_stays_on_record(
    app: Flask, leader: Desk, requirement_id: str
) -> None:
    exemption_id = leader.post(f"/requirements/{requirement_id}/exemptions", REASON).get_json()["id"]
    assert leader.delete(f"/exemptions/{exemption_id}").status_code == 204
    assert standing(leader, requirement_id) == []
    assert told(leader.delete(f"/exemptions/{exemption_id}")) == (422, "already_withdrawn")
    with app.app_context():
        query = select(AuditEntry.action).where(AuditEntry.action.startswith("duty.exemption")).order_by(AuditEntry.seq)
        assert list(db.session.scalars(query)) == ["duty.exemption_granted", "duty.exemption_withdrawn"]


def test_a_reason_that_nobody_knows_is_refused(leader: Desk, requirement_id: str) -> None:
    answer = leader.post(f"/requirements/{requirement_id}/exemptions", {"reason": "tired"})
    assert told(answer) == (422, "request_invalid")


@pytest.mark.parametrize("role", [Role.OFFICER, Role.OUTREACH, Role.ADMIN])
def test_who_does_not_supervise_grants_nothing(county: MadeCounty, requirement_id: str, role: Role) -> None:
    answer = county.desk(role).post(f"/requirements/{requirement_id}/exemptions", REASON)
    assert told(answer) == (403, "not_allowed")


@pytest.mark.parametrize("role", [Role.DISPATCHER, Role.SUPERVISOR, Role.BRIGADE_LEADER])
def test_those_over_the_brigade_grant_and_withdraw(county: MadeCounty, requirement_id: str, role: Role) -> None:
    desk = county.desk(role, county.brigade)
    answer = desk.post(f"/requirements/{requirement_id}/exemptions", REASON)
    assert answer.status_code == 201
    assert desk.delete(f"/exemptions/{answer.get_json()['id']}").status_code == 204


def test_another_squads_requirement_is_not_to_be_found(county: MadeCounty, leader: Desk, requirement_id: str) -> None:
    exemption_id = leader.post(f"/requirements/{requirement_id}/exemptions", REASON).get_json()["id"]
    stranger = county.desk(Role.SQUAD_LEADER, county.other_squad)
    assert told(stranger.post(f"/requirements/{requirement_id}/exemptions", REASON)) == (404, "not_found")
    assert told(stranger.delete(f"/exemptions/{exemption_id}")) == (404, "not_found")
    assert told(stranger.delete(f"/exemptions/{uuid4()}")) == (404, "not_found")
