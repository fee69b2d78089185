"""A phone's own subscription: nobody else's, one for each phone, only at push services on the list."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.accounts.models import SignInSession
from app.kernel.actor import Role
from app.kernel.audit import AuditEntry
from app.kernel.clock import ManualClock
from app.kernel.database import db
from app.push.models import PushSubscription
from tests.conftest import browser
from tests.desk import make_county
from tests.desk import told as problem
from tests.phones import field_phone

from .browsers import Browser, base64url
from .conftest import ENDPOINTS, Told, a_notice


def count(app: Flask, model: Any) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(model)) or 0


@pytest.mark.parametrize("path", ["/api/v1/push/key", ENDPOINTS])
def test_a_stranger_learns_nothing(app: Flask, path: str) -> None:
    assert problem(browser(app).get(path)) == (401, "not_signed_in")


def test_a_stranger_can_neither_subscribe_nor_unsubscribe(app: Flask) -> None:
    said = Browser().subscription("https://fcm.googleapis.com/fcm/send/x")
    assert problem(browser(app).put(ENDPOINTS, json=said)) == (401, "not_signed_in")
    assert problem(browser(app).delete(ENDPOINTS)) == (401, "not_signed_in")


def test_a_desk_has_no_phone_to_subscribe(app: Flask) -> None:
    desk = make_county(app).desk(Role.DISPATCHER)
    assert problem(desk.get("/push/subscriptions")) == (403, "enrolment_unknown")
    assert problem(desk.delete("/push/subscriptions")) == (403, "enrolment_unknown")


def test_the_key_is_the_servers_own_point(newcomer: Told) -> None:
    key = newcomer.phone.get("/push/key").get_json()["public_key"]
    assert (len(key), key[0]) == (87, "B")


def test_a_new_subscription_is_told_at_once_that_it_works(newcomer: Told) -> None:
    assert newcomer.standing() == "none"
    assert newcomer.put().get_json() == {"state": "waiting", "last_ok_at": None}
    newcomer.run()
    assert newcomer.last()["kind"] == "welcome"
    assert newcomer.phone.client.get(ENDPOINTS).get_json() == {
        "state": "works",
        "last_ok_at": "2026-11-22T04:00:00.000Z",
    }


def test_saying_it_again_changes_nothing(any_told: Told) -> None:
    before = count(any_told.app, AuditEntry)
    assert any_told.put().get_json()["state"] == "works"
    assert any_told.run() == 0
    assert count(any_told.app, AuditEntry) == before


def test_a_new_address_takes_the_place_of_the_old_one(any_told: Told) -> None:
    any_told.clock.advance(seconds=1)
    any_told.put(any_told.push_service.endpoint("moved"))
    any_told.run()
    assert [each.path for each in any_told.push_service.received] == ["/send/moved"]
    assert count(any_told.app, PushSubscription) == 1


def test_unsubscribing_ends_it_and_may_be_said_twice(any_told: Told) -> None:
    any_told.tell(a_notice())
    assert any_told.phone.client.delete(ENDPOINTS).status_code == 204
    assert any_told.phone.client.delete(ENDPOINTS).status_code == 204
    any_told.run()
    assert (any_told.standing(), any_told.push_service.received) == ("none", [])


def test_coming_and_going_are_audited_without_the_address(told: Told) -> None:
    told.phone.client.delete(ENDPOINTS)
    with told.app.app_context():
        entries = db.session.scalars(select(AuditEntry).where(AuditEntry.kind == "push_subscription")).all()
        assert [entry.action for entry in entries] == ["push.subscribed", "push.unsubscribed"]
        assert {entry.officer_id for entry in entries} == {told.phone.officer_id}


def test_one_phone_neither_sees_nor_ends_anothers_subscription(told: Told, clock: ManualClock) -> None:
    other = field_phone(told.app, clock, told.phone.unit_id)
    assert other.client.get(ENDPOINTS).get_json()["state"] == "none"
    other.client.delete(ENDPOINTS)
    assert told.standing() == "works"


def test_an_endpoint_is_not_given_to_who_only_knows_its_address(told: Told, clock: ManualClock) -> None:
    thief = field_phone(told.app, clock, told.phone.unit_id)
    stolen = Browser().subscription(told.push_service.endpoint())
    assert problem(thief.client.put(ENDPOINTS, json=stolen)) == (422, "push_subscription_invalid")
    assert told.standing() == "works"


def test_who_signs_in_on_a_shared_phone_is_told_there_and_the_one_before_no_longer(
    any_told: Told, clock: ManualClock
) -> None:
    any_told.tell(a_notice("给前一个人"))
    after = field_phone(any_told.app, clock, any_told.phone.unit_id)
    said = any_told.browser.subscription(any_told.push_service.endpoint())
    assert after.client.put(ENDPOINTS, json=said).status_code == 200
    any_told.run()
    assert [any_told.browser.decrypt(each.body)["kind"] for each in any_told.push_service.received] == ["welcome"]
    assert (any_told.standing(), after.client.get(ENDPOINTS).get_json()["state"]) == ("none", "works")


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://evil.example/",
        "https://127.0.0.1/",
        "https://169.254.169.254/",
        "https://fcm.googleapis.com.evil.example/",
        "https://fcm.googleapis.com:22/",
        "http://192.168.1.1/",
        "http://127.0.0.1/without-a-port",
    ],
)
def test_an_endpoint_off_the_list_is_refused(newcomer: Told, endpoint: str) -> None:
    assert problem(newcomer.put(endpoint)) == (422, "push_endpoint_refused")
    assert count(newcomer.app, PushSubscription) == 0


GOOD = Browser().keys


@pytest.mark.parametrize(
    "keys",
    [
        GOOD | {"p256dh": base64url(b"\x04" + bytes(64))},
        GOOD | {"p256dh": base64url(b"\x02" + bytes(64))},
        GOOD | {"auth": base64url(bytes(17))},
    ],
)
def test_keys_that_nobody_can_encrypt_for_are_refused(newcomer: Told, keys: dict[str, str]) -> None:
    said = {"endpoint": newcomer.push_service.endpoint(), "keys": keys}
    assert problem(newcomer.phone.client.put(ENDPOINTS, json=said)) == (422, "push_subscription_invalid")


@pytest.mark.parametrize(
    "changes",
    [
        {"endpoint": "https://fcm.googleapis.com/" + "x" * 1024},
        {"endpoint": None},
        {"endpoint": 7},
        {"keys": {}},
        {"keys": GOOD | {"auth": "+" * 22}},
        {"keys": GOOD | {"p256dh": "A" * 100_000}},
        {"keys": GOOD | {"more": "x"}},
        {"officer_id": "someone"},
    ],
)
def test_every_field_has_its_bounds(newcomer: Told, changes: dict[str, Any]) -> None:
    said = newcomer.browser.subscription(newcomer.push_service.endpoint()) | changes
    assert problem(newcomer.phone.client.put(ENDPOINTS, json=said)) == (422, "request_invalid")


def test_signing_out_ends_what_is_told_even_if_the_phone_forgot_to_unsubscribe(told: Told) -> None:
    assert told.phone.client.delete("/api/v1/session").status_code == 204
    told.tell(a_notice())
    told.run()
    assert (told.state(), told.push_service.received) == ("left", [])


def test_a_session_that_ran_out_is_nobody_at_the_phone(told: Told, clock: ManualClock) -> None:
    with told.app.app_context():
        ends = db.session.scalars(select(SignInSession.expires_at)).one()
    clock.instant = ends
    told.tell(a_notice())
    told.run()
    assert (told.state(), told.push_service.received) == ("left", [])
