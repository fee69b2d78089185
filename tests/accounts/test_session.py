"""POST, GET and DELETE /api/v1/session."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from app.accounts.models import FailedSignIn, Officer, SignInSession
from app.accounts.sign_in import COOKIE
from app.kernel.audit import AuditDetail, AuditEntry
from app.kernel.clock import ManualClock
from app.kernel.database import db, write_transaction
from tests.accounts.conftest import County, Phone, SignedIn, sign_in, told
from tests.conftest import browser
from tests.factories import PASSWORD

SESSION = "/api/v1/session"


def cookie_of(client: FlaskClient) -> str:
    cookie = client.get_cookie(COOKIE)
    assert cookie is not None
    return cookie.value


def copy_of(app: Flask, cookie: str) -> FlaskClient:
    thief = browser(app)
    thief.set_cookie(COOKIE, cookie, secure=True)
    return thief


def test_signing_in_answers_who_it_is_and_what_a_phone_needs(client: FlaskClient, county: County) -> None:
    answer = sign_in(client, "officerA")
    session = answer.get_json()
    assert answer.status_code == 200
    assert session["officer"] == {
        "id": str(county.officer_a),
        "badge": "officerA",
        "name": "测试",
        "rank": "police",
        "unit_id": str(county.squad_a),
        "roles": ["officer"],
        "mentor_id": None,
    }
    assert [unit["name"] for unit in session["units"]] == ["阳谷大队", "一中队"]
    assert session["enrolment_id"] is None
    assert session["server_time"] == "2026-11-22T04:00:00.000Z"
    assert set(session["receipt_key"]["public_key"]) == {"kty", "crv", "x", "y"}
    assert len(session["ticket"]) == 48


def test_the_cookie_is_bound_to_the_host_and_hidden_from_scripts(client: FlaskClient, county: County) -> None:
    header = sign_in(client, "officerA").headers["Set-Cookie"]
    attributes = {part.strip().split("=")[0] for part in header.split(";")}
    assert header.startswith("__Host-xunlu=")
    assert attributes == {"__Host-xunlu", "Secure", "HttpOnly", "Path", "SameSite"}
    assert "SameSite=Lax" in header
    assert "Path=/" in header


def test_nobody_is_not_signed_in(client: FlaskClient, county: County) -> None:
    assert told(client.get(SESSION)) == (401, "not_signed_in")


def test_a_wrong_password_and_an_unknown_badge_sound_alike(client: FlaskClient, county: County) -> None:
    wrong, unknown = sign_in(client, "officerA", "wrong"), sign_in(client, "nobody", "wrong")
    assert told(wrong) == (401, "sign_in_failed")
    assert wrong.get_json() == unknown.get_json()


def test_full_width_digits_are_the_same_password(client: FlaskClient, county: County) -> None:
    assert sign_in(client, "officerA", "ｃｏｒｒｅｃｔ horse battery").status_code == 200


def test_the_fifth_wrong_password_throttles_the_badge_and_no_other(
    client: FlaskClient, county: County, clock: ManualClock
) -> None:
    assert [sign_in(client, "officerA", "wrong").status_code for _ in range(6)] == [401] * 5 + [429]
    throttled = sign_in(client, "officerA")
    assert told(throttled) == (429, "sign_in_throttled")
    assert throttled.headers["Retry-After"] == "900"
    assert throttled.get_json()["params"] == {"retry_after_s": 900}
    assert sign_in(client, "officerB").status_code == 200
    clock.advance(seconds=899)
    assert sign_in(client, "officerA").headers["Retry-After"] == "1"
    clock.advance(seconds=1)
    assert sign_in(client, "officerA").status_code == 200


def test_the_right_password_clears_the_badge(client: FlaskClient, county: County) -> None:
    for _ in range(2):
        assert [sign_in(client, "officerA", "wrong").status_code for _ in range(4)] == [401] * 4
        assert sign_in(client, "officerA").status_code == 200


def test_an_address_that_tries_many_badges_is_throttled(client: FlaskClient, county: County) -> None:
    for number in range(40):
        assert sign_in(client, f"guess{number}", "wrong").status_code == 401
    assert told(sign_in(client, "officerA")) == (429, "sign_in_throttled")


def test_a_failed_attempt_keeps_neither_badge_nor_address(app: Flask, client: FlaskClient, county: County) -> None:
    sign_in(client, "officerA", "wrong")
    with app.app_context():
        subjects = db.session.scalars(select(FailedSignIn.subject)).all()
    assert len(subjects) == 2
    assert all(len(subject) == 64 for subject in subjects)


def test_signing_in_and_failing_to_are_audited_without_saying_what_was_wrong(
    app: Flask, client: FlaskClient, county: County
) -> None:
    sign_in(client, "officerA", "wrong")
    sign_in(client, "nobody", "wrong")
    sign_in(client, "officerA")
    client.delete(SESSION)
    with app.app_context():
        rows = db.session.execute(
            select(AuditEntry.action, AuditEntry.actor_id, AuditEntry.officer_id, AuditDetail.detail)
            .join(AuditDetail, AuditDetail.seq == AuditEntry.seq)
            .order_by(AuditEntry.seq)
        ).all()
    assert [tuple(row) for row in rows] == [
        ("session.refused", None, None, '{"badge":"officerA"}'),
        ("session.refused", None, None, '{"badge":"nobody"}'),
        ("session.begun", None, county.officer_a, "{}"),
        ("session.ended", None, county.officer_a, "{}"),
    ]


def test_the_session_gets_a_new_id_at_sign_in_and_the_old_one_is_dead(
    app: Flask, client: FlaskClient, county: County
) -> None:
    sign_in(client, "officerA")
    before = cookie_of(client)
    sign_in(client, "officerA")
    with app.app_context():
        sessions = db.session.scalars(select(SignInSession).order_by(SignInSession.ended_at.is_(None))).all()
    assert len({session.id for session in sessions}) == 2
    assert [session.ended_at is None for session in sessions] == [False, True]
    assert told(copy_of(app, before).get(SESSION)) == (401, "not_signed_in")
    assert client.get(SESSION).status_code == 200


def test_a_copied_cookie_is_dead_after_signing_out(app: Flask, client: FlaskClient, county: County) -> None:
    sign_in(client, "officerA")
    thief = copy_of(app, cookie_of(client))
    assert thief.get(SESSION).status_code == 200
    assert client.delete(SESSION).status_code == 204
    assert told(thief.get(SESSION)) == (401, "not_signed_in")
    assert told(client.get(SESSION)) == (401, "not_signed_in")


def test_signing_out_twice_is_fine(client: FlaskClient, county: County) -> None:
    sign_in(client, "officerA")
    assert [client.delete(SESSION).status_code for _ in range(2)] == [204, 204]


def test_a_request_from_another_site_is_refused(client: FlaskClient, county: County) -> None:
    body = {"badge": "officerA", "password": PASSWORD}
    foreign = client.post(SESSION, json=body, headers={"Origin": "https://elsewhere.example"})
    none = client.post(SESSION, json=body, headers={"Origin": ""})
    fetched = client.post(SESSION, json=body, headers={"Sec-Fetch-Site": "cross-site"})
    assert [told(answer) for answer in (foreign, none, fetched)] == [(403, "cross_site_request")] * 3


def test_a_session_without_a_phone_ends_after_a_day(signed_in: SignedIn, clock: ManualClock) -> None:
    client = signed_in("officerA")
    clock.advance(hours=23)
    assert client.get(SESSION).status_code == 200
    clock.advance(hours=1)
    assert told(client.get(SESSION)) == (401, "not_signed_in")


def test_the_session_of_an_enrolled_phone_is_renewed_by_use(
    signed_in: SignedIn, phone: Phone, clock: ManualClock
) -> None:
    client = signed_in("officerA")
    phone.enrol(client)
    assert "Set-Cookie" not in client.get(SESSION).headers
    for _ in range(3):
        clock.advance(days=29)
        assert "Expires=" in client.get(SESSION).headers["Set-Cookie"]
    clock.advance(minutes=59)
    assert "Set-Cookie" not in client.get(SESSION).headers
    clock.advance(days=30)
    assert told(client.get(SESSION)) == (401, "not_signed_in")


def test_a_disabled_officer_is_out_at_once(app: Flask, signed_in: SignedIn, county: County) -> None:
    client = signed_in("officerA")
    with app.app_context(), write_transaction() as session:
        session.execute(update(Officer).where(Officer.id == county.officer_a).values(active=False))
    assert told(client.get(SESSION)) == (401, "not_signed_in")
    assert told(sign_in(client, "officerA")) == (401, "sign_in_failed")


def test_what_is_no_sign_in_is_refused_by_its_field(client: FlaskClient, county: County) -> None:
    answer = client.post(SESSION, json={"badge": "officerA", "password": "", "remember": True})
    assert told(answer) == (422, "request_invalid")
    assert set(answer.get_json()["params"]["fields"]["json"]) == {"password", "remember"}
