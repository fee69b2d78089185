"""Signing a phone in by a code: one use, a few minutes, one officer."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select

from app.accounts.models import SignInCode
from app.kernel.actor import Role
from app.kernel.audit import AuditEntry
from app.kernel.clock import ManualClock
from app.kernel.database import db
from tests.conftest import browser
from tests.desk import Desk, MadeCounty, make_county, told
from tests.factories import make_officer


@pytest.fixture
def county(app: Flask) -> MadeCounty:
    """A brigade with two squads."""
    return make_county(app)


def made(desk: Desk, officer_id: UUID) -> dict[str, Any]:
    """A code that the desk makes for an officer."""
    answer = desk.post(f"/officers/{officer_id}/sign-in-code")
    assert answer.status_code == 201, answer.get_json()
    said: dict[str, Any] = answer.get_json()
    return said


def scan(app: Flask, code: dict[str, Any], address: str = "10.0.0.1") -> tuple[int, Any]:
    """A phone's camera that opens the code's address."""
    said = {"code": code["url"].partition("#code=")[2]}
    answer = browser(app).post("/api/v1/session/code", json=said, environ_base={"REMOTE_ADDR": address})
    return answer.status_code, answer.get_json()


def test_a_scanned_code_signs_its_officer_in_and_no_other(app: Flask, county: MadeCounty) -> None:
    officer_id = county.person(Role.OFFICER)
    code = made(county.desk(Role.ADMIN), officer_id)
    assert code["url"].startswith("https://localhost/sign-in#code=")
    assert code["image"].startswith("data:image/svg+xml")
    status, session = scan(app, code)
    assert (status, session["officer"]["id"]) == (200, str(officer_id))


def test_of_the_code_only_a_hash_is_kept_and_making_and_using_are_audited(app: Flask, county: MadeCounty) -> None:
    code = made(county.desk(Role.ADMIN), county.person(Role.OFFICER))
    scan(app, code)
    with app.app_context():
        (row,) = db.session.scalars(select(SignInCode)).all()
        actions = db.session.scalars(select(AuditEntry.action).order_by(AuditEntry.seq)).all()
        secret = code["url"].partition("#code=")[2]
        assert secret not in {row.code_hash, str(row.id)}
    assert list(actions)[-3:] == ["officer.code_made", "officer.code_used", "session.begun"]


def test_a_code_works_once(app: Flask, county: MadeCounty) -> None:
    code = made(county.desk(Role.ADMIN), county.person(Role.OFFICER))
    assert scan(app, code)[0] == 200
    assert (scan(app, code)[0], scan(app, code)[1]["code"]) == (401, "sign_in_code_used")


def test_a_code_lives_for_five_minutes(app: Flask, clock: ManualClock, county: MadeCounty) -> None:
    code = made(county.desk(Role.ADMIN), county.person(Role.OFFICER))
    clock.advance(minutes=5)
    assert scan(app, code)[1]["code"] == "sign_in_code_expired"


def test_another_code_or_a_revocation_voids_it(app: Flask, county: MadeCounty) -> None:
    admin, officer_id = county.desk(Role.ADMIN), county.person(Role.OFFICER)
    first, second = made(admin, officer_id), made(admin, officer_id)
    assert scan(app, first)[1]["code"] == "sign_in_code_revoked"
    assert admin.delete(f"/sign-in-codes/{second['id']}").status_code == 204
    assert scan(app, second)[1]["code"] == "sign_in_code_revoked"


def test_guessing_is_throttled_by_address(app: Flask, county: MadeCounty) -> None:
    answers = [scan(app, {"url": f"#code={number}"})[1]["code"] for number in range(41)]
    assert answers == ["sign_in_code_unknown"] * 40 + ["sign_in_throttled"]


def test_a_disabled_officer_gets_no_code_and_an_old_one_lets_nobody_in(app: Flask, county: MadeCounty) -> None:
    admin, officer_id = county.desk(Role.ADMIN), county.person(Role.OFFICER)
    code = made(admin, officer_id)
    admin.patch(f"/officers/{officer_id}", {"active": False}, 1)
    assert scan(app, code)[1]["code"] == "sign_in_code_unknown"
    assert told(admin.post(f"/officers/{officer_id}/sign-in-code")) == (422, "officer_unknown")


def test_a_squad_leader_lets_in_the_squads_field_officers_and_nobody_who_may_more(
    app: Flask, county: MadeCounty
) -> None:
    leader = county.desk(Role.SQUAD_LEADER)
    assert scan(app, made(leader, county.person(Role.OFFICER)))[0] == 200
    stronger = (county.person(Role.ADMIN), county.person(Role.SQUAD_LEADER), county.person(Role.SUPERVISOR))
    for officer_id in stronger:
        assert told(leader.post(f"/officers/{officer_id}/sign-in-code")) == (403, "not_allowed")
    with app.app_context():
        wider = make_officer(county.squad, Role.OUTREACH, over=county.brigade)
    assert told(leader.post(f"/officers/{wider}/sign-in-code")) == (403, "not_allowed")
    elsewhere = county.person(Role.OFFICER, county.other_squad)
    assert told(leader.post(f"/officers/{elsewhere}/sign-in-code")) == (404, "not_found")


def test_asked_again_with_the_same_key_the_code_is_told_no_more(county: MadeCounty) -> None:
    admin, officer_id = county.desk(Role.ADMIN), county.person(Role.OFFICER)
    first = admin.post(f"/officers/{officer_id}/sign-in-code", key="once").get_json()
    again = admin.post(f"/officers/{officer_id}/sign-in-code", key="once").get_json()
    assert again == {**first, "url": None, "image": None}


def test_of_codes_that_are_made_at_once_one_is_good(any_app: Flask) -> None:
    county = make_county(any_app)
    officer_id, desks = county.person(Role.OFFICER), [county.desk(Role.ADMIN) for _ in range(6)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda desk: made(desk, officer_id), desks))
    with any_app.app_context():
        living = db.session.scalars(select(SignInCode.id).where(SignInCode.revoked_at.is_(None))).all()
    assert len(living) == 1


def test_a_code_that_is_scanned_by_several_at_once_lets_one_in(any_app: Flask) -> None:
    county = make_county(any_app)
    code = made(county.desk(Role.ADMIN), county.person(Role.OFFICER))
    with ThreadPoolExecutor(6) as pool:
        answers = [status for status, _ in pool.map(lambda n: scan(any_app, code, f"10.0.0.{n}"), range(6))]
    assert sorted(answers)[0] == 200
    assert answers.count(200) == 1
