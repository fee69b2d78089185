"""GET, POST, PATCH /api/v1/officers and what hangs on them; GET and POST /api/v1/units."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.accounts.service import actor_of
from app.kernel.actor import Role
from app.kernel.audit import AuditDetail
from app.kernel.database import db
from app.kernel.models import StoredCommand
from tests.accounts.conftest import County, SignedIn, once, sign_in, told
from tests.factories import PASSWORD

OFFICERS, UNITS, SESSION = "/api/v1/officers", "/api/v1/units", "/api/v1/session"
NEW_PASSWORD = "another long secret"


def newcomer(unit_id: UUID, **changes: Any) -> dict[str, Any]:
    said = {"badge": "new1", "name": "李四", "rank": "police", "unit_id": str(unit_id), "roles": ["officer"]}
    return {**said, "password": NEW_PASSWORD, **changes}


def badges(client: FlaskClient, query: str = "") -> list[str]:
    return [officer["badge"] for officer in client.get(OFFICERS + query).get_json()]


def patch(client: FlaskClient, officer_id: UUID, version: int, **changes: Any) -> Any:
    headers = once() | {"If-Match": f'"{version}"'}
    return client.patch(f"{OFFICERS}/{officer_id}", json=changes, headers=headers)


def test_everybody_reads_their_own_unit_and_leaders_what_they_lead(signed_in: SignedIn, county: County) -> None:
    squad_a = ["adminA", "leaderA", "officerA"]
    assert sorted(badges(signed_in("officerA"))) == squad_a
    assert sorted(badges(signed_in("leaderA"))) == squad_a
    assert sorted(badges(signed_in("supervisor"))) == [
        "adminA",
        "chief",
        "leaderA",
        "officerA",
        "officerB",
        "supervisor",
    ]
    assert sorted(badges(signed_in("supervisor"), f"?unit={county.squad_a}")) == squad_a
    assert len(badges(signed_in("supervisor"), f"?unit={county.brigade}")) == 6


def test_an_officer_of_one_squad_cannot_read_the_other(signed_in: SignedIn, county: County) -> None:
    client = signed_in("officerA")
    assert told(client.get(f"{OFFICERS}?unit={county.squad_b}")) == (404, "not_found")
    assert told(client.get(f"{OFFICERS}?unit={uuid4()}")) == (404, "not_found")
    assert told(client.get(f"{OFFICERS}/{county.officer_b}")) == (404, "not_found")
    assert [unit["name"] for unit in client.get(UNITS).get_json()] == ["阳谷大队", "一中队"]


def test_no_answer_holds_a_password(signed_in: SignedIn) -> None:
    assert all("password" not in key for officer in signed_in("chief").get(OFFICERS).get_json() for key in officer)


def test_nobody_reads_anything_without_signing_in(client: FlaskClient, county: County) -> None:
    for path in (OFFICERS, UNITS, "/api/v1/devices", f"{OFFICERS}/{county.chief}"):
        assert told(client.get(path)) == (401, "not_signed_in")


def test_an_admin_takes_on_an_officer_who_can_then_sign_in(
    client: FlaskClient, signed_in: SignedIn, county: County
) -> None:
    answer = signed_in("chief").post(OFFICERS, json=newcomer(county.squad_b), headers=once())
    made = answer.get_json()
    assert (answer.status_code, answer.headers["ETag"]) == (201, '"1"')
    assert made["grants"] == [{"role": "officer", "unit_id": str(county.squad_b)}]
    assert sign_in(client, "new1", NEW_PASSWORD).get_json()["officer"]["id"] == made["id"]


def test_the_same_request_again_makes_nobody_new(signed_in: SignedIn, county: County) -> None:
    client, key = signed_in("chief"), once()
    first, again = (client.post(OFFICERS, json=newcomer(county.squad_b), headers=key) for _ in range(2))
    assert first.get_json() == again.get_json()
    other = client.post(OFFICERS, json=newcomer(county.squad_b, password="something else"), headers=key)
    assert told(other) == (409, "idempotency_conflict")


def test_no_password_is_kept_with_the_command_or_in_the_audit(app: Flask, signed_in: SignedIn, county: County) -> None:
    client = signed_in("chief")
    client.post(OFFICERS, json=newcomer(county.squad_b), headers=once())
    client.post(f"{OFFICERS}/{county.officer_a}/password", json={"password": NEW_PASSWORD}, headers=once())
    with app.app_context():
        kept = [*db.session.scalars(select(StoredCommand.body)), *db.session.scalars(select(AuditDetail.detail))]
    assert len(kept) > 4
    assert not any(NEW_PASSWORD in text or "argon2" in text for text in kept)


def test_a_badge_is_given_once(signed_in: SignedIn, county: County) -> None:
    answer = signed_in("chief").post(OFFICERS, json=newcomer(county.squad_a, badge="officerB"), headers=once())
    assert told(answer) == (422, "badge_taken")


@pytest.mark.parametrize("mentor", ["absent", "unknown", "auxiliary"])
def test_an_auxiliary_needs_a_police_officer_as_mentor(mentor: str, signed_in: SignedIn, county: County) -> None:
    client = signed_in("chief")
    good = newcomer(county.squad_a, badge="fj1", rank="auxiliary", mentor_id=str(county.officer_a))
    made = client.post(OFFICERS, json=good, headers=once()).get_json()
    assert made["mentor_id"] == str(county.officer_a)
    mentors = {"absent": None, "unknown": str(uuid4()), "auxiliary": made["id"]}
    bad = good | {"badge": "fj2", "mentor_id": mentors[mentor]}
    assert told(client.post(OFFICERS, json=bad, headers=once())) == (422, "mentor_missing")


@pytest.mark.parametrize("badge", ["officerA", "leaderA", "supervisor"])
def test_only_admins_take_on_officers(badge: str, signed_in: SignedIn, county: County) -> None:
    answer = signed_in(badge).post(OFFICERS, json=newcomer(county.squad_a), headers=once())
    assert told(answer) == (403, "not_allowed")


def test_an_admin_of_one_squad_does_not_reach_the_other(signed_in: SignedIn, county: County) -> None:
    client = signed_in("adminA")
    assert told(client.post(OFFICERS, json=newcomer(county.squad_b), headers=once())) == (422, "unit_unknown")
    assert told(patch(client, county.officer_b, 1, name="王五")) == (404, "not_found")
    assert client.post(OFFICERS, json=newcomer(county.squad_a), headers=once()).status_code == 201


def test_a_change_names_the_version_it_was_made_from(signed_in: SignedIn, county: County) -> None:
    client = signed_in("chief")
    path = f"{OFFICERS}/{county.officer_a}"
    assert client.get(path).headers["ETag"] == '"1"'
    changed = patch(client, county.officer_a, 1, name="王五")
    assert (changed.get_json()["name"], changed.headers["ETag"]) == ("王五", '"2"')
    assert told(patch(client, county.officer_a, 1, name="赵六")) == (412, "version_conflict")
    assert told(client.patch(path, json={"name": "赵六"}, headers=once())) == (428, "version_missing")


def test_who_is_disabled_is_signed_out_for_good(signed_in: SignedIn, county: County) -> None:
    theirs, admin = signed_in("officerA"), signed_in("chief")
    assert patch(admin, county.officer_a, 1, active=False).status_code == 200
    assert told(theirs.get(SESSION)) == (401, "not_signed_in")
    assert patch(admin, county.officer_a, 2, active=True).status_code == 200
    assert told(theirs.get(SESSION)) == (401, "not_signed_in")


def test_a_disabled_officer_acts_without_any_role(app: Flask, signed_in: SignedIn, county: County) -> None:
    patch(signed_in("chief"), county.officer_a, 1, active=False)
    with app.app_context():
        assert actor_of(db.session(), county.officer_a).roles == frozenset()


def test_a_move_takes_field_work_along_and_ends_leading_the_old_unit(
    app: Flask, signed_in: SignedIn, county: County
) -> None:
    client = signed_in("chief")
    grant = {"role": "officer", "unit_id": str(county.squad_a)}
    client.post(f"{OFFICERS}/{county.leader_a}/roles", json=grant, headers=once())
    moved = patch(client, county.leader_a, 2, unit_id=str(county.squad_b))
    assert moved.get_json()["grants"] == [{"role": "officer", "unit_id": str(county.squad_b)}]
    with app.app_context():
        assert actor_of(db.session(), county.leader_a).grants == {Role.OFFICER: {county.squad_b}}


def test_a_new_password_ends_the_sessions_of_the_old_one(
    client: FlaskClient, signed_in: SignedIn, county: County
) -> None:
    theirs, admin = signed_in("officerA"), signed_in("chief")
    path = f"{OFFICERS}/{county.officer_a}/password"
    assert admin.post(path, json={"password": NEW_PASSWORD}, headers=once()).status_code == 204
    assert told(theirs.get(SESSION)) == (401, "not_signed_in")
    assert told(sign_in(client, "officerA", PASSWORD)) == (401, "sign_in_failed")
    assert sign_in(client, "officerA", NEW_PASSWORD).status_code == 200


def test_an_admin_cannot_take_over_an_account_that_may_do_more(signed_in: SignedIn, county: County) -> None:
    chief, admin = signed_in("chief"), signed_in("adminA")
    grant = {"role": "supervisor", "unit_id": str(county.brigade)}
    assert chief.post(f"{OFFICERS}/{county.officer_a}/roles", json=grant, headers=once()).status_code == 200
    path = f"{OFFICERS}/{county.officer_a}"
    assert told(admin.post(f"{path}/password", json={"password": NEW_PASSWORD}, headers=once())) == (403, "not_allowed")
    assert told(patch(admin, county.officer_a, 2, name="王五")) == (403, "not_allowed")


def test_an_admin_gives_no_role_beyond_the_own_units(signed_in: SignedIn, county: County) -> None:
    grant = {"role": "supervisor", "unit_id": str(county.brigade)}
    answer = signed_in("adminA").post(f"{OFFICERS}/{county.officer_a}/roles", json=grant, headers=once())
    assert told(answer) == (422, "unit_unknown")


def test_a_role_is_given_and_withdrawn(signed_in: SignedIn, county: County) -> None:
    client, path = signed_in("chief"), f"{OFFICERS}/{county.officer_a}/roles"
    grant = {"role": "outreach", "unit_id": str(county.squad_a)}
    given = client.post(path, json=grant, headers=once())
    assert given.get_json()["roles"] == ["officer", "outreach"]
    taken = client.delete(path, query_string=grant, headers=once())
    assert taken.get_json()["roles"] == ["officer"]
    assert taken.headers["ETag"] == '"3"'


def test_a_write_needs_an_idempotency_key(signed_in: SignedIn, county: County) -> None:
    answer = signed_in("chief").post(OFFICERS, json=newcomer(county.squad_a))
    assert told(answer) == (400, "idempotency_key_missing")


def test_an_admin_makes_a_unit_that_roles_above_cover_at_once(app: Flask, signed_in: SignedIn, county: County) -> None:
    chief = signed_in("chief")
    said = {"parent_id": str(county.squad_a), "name": "城区岗", "kind": "squad"}
    unit = chief.post(UNITS, json=said, headers=once())
    assert unit.status_code == 201
    with app.app_context():
        leader = actor_of(db.session(), county.leader_a)
    assert UUID(unit.get_json()["id"]) in leader.units({Role.SQUAD_LEADER})
    assert told(signed_in("leaderA").post(UNITS, json=said, headers=once())) == (403, "not_allowed")
    elsewhere = said | {"parent_id": str(county.squad_b)}
    assert told(signed_in("adminA").post(UNITS, json=elsewhere, headers=once())) == (422, "unit_unknown")
    above = said | {"parent_id": str(county.brigade)}
    assert told(signed_in("adminA").post(UNITS, json=above, headers=once())) == (403, "not_allowed")
