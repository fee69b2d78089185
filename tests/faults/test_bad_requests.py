"""Requests that nobody's app sends: each is a 4xx with its code, and nothing is stored."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from tests.desk import MadeCounty, make_county
from tests.phones import FieldPhone, field_phone
from tests.rows import changed_counts, row_counts

JSON = {"Content-Type": "application/json", "Idempotency-Key": "k1"}
GOOD = '{"device_time":"2026-11-22T04:00:00.000Z","unsent":{"commands":0,"photos":0},"app":"0.1.0","commands":[]}'
FIFTY_MB = 50 * 10**6
PATHS = ("/commands", "/session", "/enrolments", "/posts", "/schemes")


@pytest.fixture
def county(app: Flask) -> MadeCounty:
    return make_county(app)


@pytest.fixture
def phone(app: Flask, clock: ManualClock, county: MadeCounty) -> FieldPhone:
    """Of somebody who may also plan duty, so that a refusal is never for want of a role."""
    return field_phone(app, clock, county.squad, Role.SQUAD_LEADER)


@pytest.fixture
def leaves_nothing(app: Flask, phone: FieldPhone) -> Callable[[], None]:
    """Compares all tables with what they were at the start, after the phone's first contact."""
    phone.send()
    before = row_counts(app)

    def compare() -> None:
        assert changed_counts(before, row_counts(app)) == {}

    return compare


def problem(response: TestResponse) -> tuple[int, str]:
    assert response.mimetype == "application/problem+json"
    told = response.get_json()
    assert told["status"] == response.status_code
    return response.status_code, told["code"]


UNREADABLE: dict[str, bytes] = {
    "nested brackets": b"[" * 100_000,
    "closed nested brackets": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "NaN": GOOD.replace('"photos":0', '"photos":NaN').encode(),
    "infinity": GOOD.replace('"photos":0', '"photos":-Infinity').encode(),
    "a number beyond all bounds": GOOD.replace('"photos":0', '"photos":1' + "0" * 30).encode(),
    "an exponent beyond all bounds": GOOD.replace('"photos":0', '"photos":1e999').encode(),
    "duplicate keys": GOOD.replace('"commands":[]', '"commands":[],"commands":[]').encode(),
    "NUL": GOOD.replace("0.1.0", "0.\0.0").encode(),
    "an escaped NUL": GOOD.replace("0.1.0", "0.\\u0000.0").encode(),
    "a lone surrogate": GOOD.replace("0.1.0", "\\ud800").encode(),
    "UTF-16": GOOD.encode("utf-16"),
    "UTF-16 without a mark": GOOD.encode("utf-16-le"),
    "a byte order mark": b"\xef\xbb\xbf" + GOOD.encode(),
    "Latin-1": GOOD.replace("0.1.0", "\xe9").encode("latin-1"),
    "half of it": GOOD[:40].encode(),
    "nothing": b"",
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_an_unreadable_body_is_refused_whole(phone: FieldPhone, leaves_nothing: Callable[[], None], name: str) -> None:
    for path in PATHS:
        response = phone.client.post(f"/api/v1{path}", data=UNREADABLE[name], headers=JSON)
        assert problem(response) == (400, "request_malformed"), path
    leaves_nothing()


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_another_content_type_is_refused(
    phone: FieldPhone, leaves_nothing: Callable[[], None], content_type: str
) -> None:
    for path in PATHS:
        response = phone.client.post(f"/api/v1{path}", data=GOOD, headers={**JSON, "Content-Type": content_type})
        assert problem(response) == (415, "media_type_unsupported"), path
    leaves_nothing()


@pytest.mark.parametrize("body", ["[]", "7", '"text"', "null", "true", "{}", '{"commands": {}}'])
def test_json_of_another_shape_is_refused(phone: FieldPhone, leaves_nothing: Callable[[], None], body: str) -> None:
    for path in PATHS:
        response = phone.client.post(f"/api/v1{path}", data=body, headers=JSON)
        assert problem(response) == (422, "request_invalid"), path
    leaves_nothing()


def test_fifty_megabytes_are_not_read(phone: FieldPhone, leaves_nothing: Callable[[], None]) -> None:
    stream = BytesIO(b" " * FIFTY_MB)
    for path in PATHS:
        response = phone.client.post(f"/api/v1{path}", input_stream=stream, content_length=FIFTY_MB, headers=JSON)
        assert problem(response) == (413, "body_too_large"), path
    assert stream.tell() == 0
    leaves_nothing()


def test_a_body_without_a_length_is_cut_at_the_limit(phone: FieldPhone, leaves_nothing: Callable[[], None]) -> None:
    stream = BytesIO(b" " * FIFTY_MB)
    chunked = {"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}
    response = phone.client.post("/api/v1/commands", input_stream=stream, headers=JSON, environ_overrides=chunked)
    assert problem(response) == (413, "body_too_large")
    assert stream.tell() < FIFTY_MB // 10
    leaves_nothing()


@pytest.mark.parametrize("count", [201, 10_001])
def test_more_commands_than_a_batch_holds_are_refused(
    phone: FieldPhone, leaves_nothing: Callable[[], None], count: int
) -> None:
    batch = phone.batch(*({"body": "{}", "signature": "x"} for _ in range(count)))
    assert problem(phone.client.post("/api/v1/commands", json=batch)) == (413, "batch_too_large")
    leaves_nothing()


def test_two_hundred_unreadable_commands_are_two_hundred_problems(
    phone: FieldPhone, leaves_nothing: Callable[[], None]
) -> None:
    results = phone.send(*({"body": "{}", "signature": "x"} for _ in range(200)))
    assert {result["problem"]["code"] for result in results} == {"envelope_unsupported"}
    leaves_nothing()


HOSTILE: dict[str, tuple[str, str]] = {
    "nested brackets": ("[" * 60_000, "too_deep"),
    "brackets behind an endless string": ("[" * 33 + '"' + '\\"' * 30_000, "too_deep"),
    "NaN": ('{"v":NaN}', "number"),
    "a number beyond all bounds": ('{"v":1' + "0" * 30 + "}", "number"),
    "duplicate keys": ('{"v":1,"v":1}', "duplicate_key"),
    "an escaped NUL": ('{"v":"\\u0000"}', "nul"),
    "a lone surrogate": ('{"v":"\\ud800"}', "surrogate"),
    "more than 64 KiB": ('{"v":"' + "x" * 70_000 + '"}', "too_long"),
    "no object": ("[]", "not_an_object"),
    "nothing": ("", "syntax"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_signed_text_that_is_no_command_is_a_problem_of_its_own(
    phone: FieldPhone, leaves_nothing: Callable[[], None], name: str
) -> None:
    body, reason = HOSTILE[name]
    found = phone.send(phone.phone.sign(body))[0]["problem"]
    assert (found["status"], found["code"], found["params"]) == (400, "envelope_malformed", {"reason": reason})
    leaves_nothing()


def test_a_write_without_the_own_origin_is_refused(phone: FieldPhone, leaves_nothing: Callable[[], None]) -> None:
    sent = phone.say("checkin.check_in", {"post_id": str(phone.unit_id), "requirement_id": None})
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        response = phone.client.post("/api/v1/commands", json=phone.batch(sent), headers=headers)
        assert problem(response) == (403, "cross_site_request")
    leaves_nothing()


def test_a_write_by_nobody_is_refused(app: Flask, phone: FieldPhone, leaves_nothing: Callable[[], None]) -> None:
    sent = phone.batch(phone.say("checkin.check_in", {"post_id": str(phone.unit_id), "requirement_id": None}))
    response = app.test_client().post("/api/v1/commands", json=sent, headers={"Origin": "http://localhost"})
    assert problem(response)[1] in ("not_signed_in", "cross_site_request")
    leaves_nothing()


@pytest.mark.parametrize("path", ["/nowhere", "/posts/not-an-id", "/credits/%ff"])
def test_an_address_that_is_none_is_a_problem_too(phone: FieldPhone, path: str) -> None:
    assert problem(phone.get(path)) == (404, "not_found")


def test_a_nul_in_an_address_is_malformed(phone: FieldPhone) -> None:
    assert problem(phone.get("/violations/%00")) == (400, "request_malformed")


def test_a_method_that_an_address_does_not_take_is_a_problem_too(phone: FieldPhone) -> None:
    response = phone.client.put("/api/v1/posts", json={})
    assert problem(response) == (405, "method_not_allowed")
    assert "GET" in response.headers["Allow"]


def test_a_problem_names_its_code_in_its_type(phone: FieldPhone) -> None:
    told = json.loads(phone.get("/nowhere").data)
    assert set(told) == {"type", "title", "status", "code", "detail", "params"}
    assert told["type"] == "about:blank#not_found"
