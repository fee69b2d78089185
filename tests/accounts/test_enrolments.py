"""POST and DELETE /api/v1/enrolments, GET /api/v1/devices."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.accounts.models import Enrolment
from app.accounts.service import Contact, enrolments_by_ids, enrolments_of_device, write_contact
from app.kernel.clock import ManualClock
from app.kernel.database import db, write_transaction
from app.kernel.signing import public_jwk
from tests.accounts.conftest import PASSWORD_HASH, County, Phone, SignedIn, once, sign_in, told
from tests.conftest import NOON, browser
from tests.factories import make_officer, make_unit

SESSION, ENROLMENTS, DEVICES = "/api/v1/session", "/api/v1/enrolments", "/api/v1/devices"


def test_a_phone_is_enrolled_with_its_key_and_the_session_bound_to_it(
    app: Flask, signed_in: SignedIn, county: County, phone: Phone
) -> None:
    client = signed_in("officerA")
    answer = phone.enrol(client)
    enrolment = answer.get_json()
    assert answer.status_code == 201
    assert enrolment["device_id"] == str(phone.device_id)
    assert enrolment["officer_id"] == str(county.officer_a)
    assert enrolment["next_sequence"] == 1
    assert enrolment["receipt_key"] == client.get(SESSION).get_json()["receipt_key"]
    assert client.get(SESSION).get_json()["enrolment_id"] == enrolment["id"]
    with app.app_context():
        ids = enrolments_of_device(db.session(), phone.device_id)
        kept = enrolments_by_ids(db.session(), ids)
    assert [str(i) for i in kept] == [enrolment["id"]]
    assert [info.public_key for info in kept.values()] == [public_jwk(phone.key.public_key())]


def test_the_cookie_outlives_the_browser_once_its_phone_is_enrolled(signed_in: SignedIn, phone: Phone) -> None:
    assert "Expires=" in phone.enrol(signed_in("officerA")).headers["Set-Cookie"]


def test_the_same_request_twice_is_one_enrolment(app: Flask, signed_in: SignedIn, phone: Phone) -> None:
    client = signed_in("officerA")
    body = phone.request(client.get(SESSION).get_json())
    answers = [client.post(ENROLMENTS, json=body) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert len({answer.get_json()["id"] for answer in answers}) == 1
    assert count_enrolments(app) == 1


def test_the_same_phone_after_signing_in_again_keeps_its_enrolment(signed_in: SignedIn, phone: Phone) -> None:
    first = phone.enrol(signed_in("officerA")).get_json()
    assert phone.enrol(signed_in("officerA")).get_json()["id"] == first["id"]


def test_another_officer_on_the_same_phone_has_an_enrolment_of_their_own(
    app: Flask, signed_in: SignedIn, phone: Phone
) -> None:
    ids = {phone.enrol(signed_in(badge)).get_json()["id"] for badge in ("officerA", "officerB")}
    with app.app_context():
        assert {str(i) for i in enrolments_of_device(db.session(), phone.device_id)} == ids


def test_a_new_key_on_the_same_phone_is_a_new_enrolment(signed_in: SignedIn, phone: Phone) -> None:
    first = phone.enrol(signed_in("officerA")).get_json()
    phone.key = ec.generate_private_key(ec.SECP256R1())
    assert phone.enrol(signed_in("officerA")).get_json()["id"] != first["id"]


def test_a_proof_by_another_key_is_refused(signed_in: SignedIn, phone: Phone) -> None:
    client = signed_in("officerA")
    body = phone.request(client.get(SESSION).get_json(), key=ec.generate_private_key(ec.SECP256R1()))
    assert told(client.post(ENROLMENTS, json=body)) == (422, "enrolment_proof_invalid")


def test_a_proof_for_another_officer_or_device_is_refused(signed_in: SignedIn, phone: Phone) -> None:
    client = signed_in("officerA")
    for_b = phone.request(signed_in("officerB").get(SESSION).get_json())
    elsewhere = phone.request(client.get(SESSION).get_json()) | {"device_id": str(uuid4())}
    for body in (for_b, elsewhere):
        assert told(client.post(ENROLMENTS, json=body)) == (422, "enrolment_proof_invalid")


def test_a_key_off_the_curve_is_refused(signed_in: SignedIn, phone: Phone) -> None:
    client = signed_in("officerA")
    body = phone.request(client.get(SESSION).get_json())
    for wrong in ({"x": body["public_key"]["y"]}, {"crv": "P-384"}, {"y": "?"}):
        answer = client.post(ENROLMENTS, json=body | {"public_key": body["public_key"] | wrong})
        assert told(answer) == (422, "public_key_invalid")


def test_a_key_with_more_members_than_a_public_one_is_refused(signed_in: SignedIn, phone: Phone) -> None:
    client = signed_in("officerA")
    body = phone.request(client.get(SESSION).get_json())
    answer = client.post(ENROLMENTS, json=body | {"public_key": body["public_key"] | {"d": "secret"}})
    assert told(answer) == (422, "request_invalid")


def test_a_ticket_that_was_never_issued_or_is_too_old_is_refused(
    signed_in: SignedIn, phone: Phone, clock: ManualClock
) -> None:
    client = signed_in("officerA")
    old = client.get(SESSION).get_json()
    made_up = phone.request(old) | {"ticket": "A" * 48}
    assert told(client.post(ENROLMENTS, json=made_up)) == (422, "ticket_invalid")
    clock.advance(minutes=61)
    sign_in(client, "officerA")
    assert told(client.post(ENROLMENTS, json=phone.request(old))) == (422, "ticket_invalid")


def test_an_old_sign_in_must_be_repeated_to_enrol(signed_in: SignedIn, phone: Phone, clock: ManualClock) -> None:
    client = signed_in("officerA")
    clock.advance(minutes=15)
    assert phone.enrol(client).status_code == 201
    clock.advance(seconds=1)
    assert told(phone.enrol(client)) == (401, "sign_in_again")


def test_nobody_can_enrol_without_signing_in(client: FlaskClient, signed_in: SignedIn, phone: Phone) -> None:
    body = phone.request(signed_in("officerA").get(SESSION).get_json())
    assert told(client.post(ENROLMENTS, json=body)) == (401, "not_signed_in")


@pytest.mark.parametrize("badge", ["officerA", "chief", "supervisor", "adminA"])
def test_owners_supervisors_and_admins_revoke_a_phone_and_its_session_ends(
    badge: str, app: Flask, signed_in: SignedIn, phone: Phone
) -> None:
    client = signed_in("officerA")
    enrolment = phone.enrol(client).get_json()["id"]
    revoker = signed_in(badge)
    assert revoker.delete(f"{ENROLMENTS}/{enrolment}", headers=once()).status_code == 204
    assert told(client.get(SESSION)) == (401, "not_signed_in")
    with app.app_context():
        assert db.session.scalar(select(Enrolment.revoked_at)) == NOON


def test_a_revoked_key_is_not_enrolled_again(signed_in: SignedIn, phone: Phone) -> None:
    client = signed_in("officerA")
    enrolment = phone.enrol(client).get_json()["id"]
    client.delete(f"{ENROLMENTS}/{enrolment}", headers=once())
    assert told(phone.enrol(signed_in("officerA"))) == (403, "enrolment_revoked")


@pytest.mark.parametrize(("badge", "answer"), [("officerB", (404, "not_found")), ("leaderA", (403, "not_allowed"))])
def test_others_cannot_revoke_a_phone(badge: str, answer: object, signed_in: SignedIn, phone: Phone) -> None:
    enrolment = phone.enrol(signed_in("officerA")).get_json()["id"]
    assert told(signed_in(badge).delete(f"{ENROLMENTS}/{enrolment}", headers=once())) == answer


def test_an_unknown_enrolment_is_not_found(signed_in: SignedIn) -> None:
    assert told(signed_in("chief").delete(f"{ENROLMENTS}/{uuid4()}", headers=once())) == (404, "not_found")


def test_a_phone_is_listed_with_its_owner_and_its_last_contact(
    app: Flask, signed_in: SignedIn, county: County, phone: Phone
) -> None:
    enrolment = phone.enrol(signed_in("officerA")).get_json()["id"]
    leader = signed_in("leaderA")
    assert leader.get(DEVICES).get_json()[0]["contact"] is None
    with app.app_context(), write_transaction() as session:
        (info,) = enrolments_by_ids(session, enrolments_of_device(session, phone.device_id))
        for unsent in (7, 2):
            write_contact(session, info, Contact(NOON, "0.1.0", unsent, 3, -1500))
    assert leader.get(DEVICES).get_json() == [
        {
            "enrolment_id": enrolment,
            "device_id": str(phone.device_id),
            "name": "巡逻手机 1",
            "officer_id": str(county.officer_a),
            "badge": "officerA",
            "officer_name": "测试",
            "unit_id": str(county.squad_a),
            "enrolled_at": "2026-11-22T04:00:00.000Z",
            "revoked_at": None,
            "contact": {
                "at": "2026-11-22T04:00:00.000Z",
                "app": "0.1.0",
                "unsent_commands": 2,
                "unsent_photos": 3,
                "clock_offset_ms": -1500,
            },
        }
    ]


def test_an_officer_sees_the_own_phone_only(signed_in: SignedIn, county: County, phone: Phone) -> None:
    for badge in ("officerA", "officerB"):
        phone.enrol(signed_in(badge))
    seen = signed_in("officerB").get(DEVICES).get_json()
    assert [device["badge"] for device in seen] == ["officerB"]
    assert signed_in("leaderA").get(f"{DEVICES}?unit={county.squad_a}").get_json()[0]["badge"] == "officerA"
    assert told(signed_in("leaderA").get(f"{DEVICES}?unit={county.squad_b}")) == (404, "not_found")
    assert len(signed_in("supervisor").get(f"{DEVICES}?unit={county.brigade}").get_json()) == 2


def count_enrolments(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(Enrolment)) or 0


def test_twenty_requests_at_once_are_one_enrolment(any_app: Flask, phone: Phone) -> None:
    with any_app.app_context():
        make_officer(make_unit(), badge="officerA", password_hash=PASSWORD_HASH)
    client = browser(any_app)
    sign_in(client, "officerA")
    body = phone.request(client.get(SESSION).get_json())
    cookie = client.get_cookie("__Host-xunlu")
    assert cookie is not None

    def enrol(_turn: int) -> str:
        other = browser(any_app)
        other.set_cookie("__Host-xunlu", cookie.value, secure=True)
        return str(other.post(ENROLMENTS, json=body).get_json()["id"])

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(enrol, range(20)))) == 1
    assert count_enrolments(any_app) == 1
