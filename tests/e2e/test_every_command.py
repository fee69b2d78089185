"""Every type of command, said without a network and through a killed browser: one record and one receipt each."""

from __future__ import annotations

import json

from playwright.sync_api import Playwright, expect

from tests.e2e import kept
from tests.e2e.centre import Centre, something_to_speak_of
from tests.e2e.county import NEAR, County
from tests.e2e.field_app import FieldApp
from tests.e2e.outbox import record, say_again
from tests.e2e.phone import Phone
from tests.e2e.server import Server
from tests.e2e.spoken import ROWS


def test_every_command_outlives_the_browser_and_leaves_one_record_and_one_receipt(
    server: Server, county: County, phone: Phone, playwright: Playwright
) -> None:
    talk = something_to_speak_of(Centre(playwright, server, county), server, county)
    app = _phone_in_the_pocket(server, county, phone)
    server.kill()
    app.page.reload()
    expect(app.page.get_by_role("heading", name=NEAR)).to_be_visible()
    for type_, row in ROWS.items():
        talk.said[type_] = record(app.page, type_, row.payload(talk), row.photos)

    phone.kill()
    server.start()
    app = FieldApp(phone.start(), server.origin)
    app.open("/records")
    app.expect_sum(confirmed=len(ROWS))

    entries, stored = app.entries(), kept.field_commands(server.data_dir)
    assert [(entry["id"], entry["type"]) for entry in entries] == [(talk.said[type_], type_) for type_ in ROWS]
    assert {row["type"]: (row["status"], row["code"]) for row in stored} == dict.fromkeys(ROWS, ("applied", None))
    assert [(entry["body"], entry["delivery"]["receipt"]) for entry in entries] == [
        (row["body"], row["receipt"]) for row in stored
    ]
    assert all(json.loads(row["receipt"])["record"] for row in stored)
    photos = {digest for entry in entries for digest in entry["photo_digests"]}
    assert len(photos) == sum(row.photos for row in ROWS.values())
    assert kept.photo_digests(server.data_dir) == photos

    again = say_again(app.page, [{"body": entry["body"], "signature": entry["signature"]} for entry in entries])
    assert [(each["replayed"], each["receipt"]) for each in again["results"]] == [
        (True, row["receipt"]) for row in stored
    ]
    assert kept.field_commands(server.data_dir) == stored
    assert phone.complaints == []


def _phone_in_the_pocket(server: Server, county: County, phone: Phone) -> FieldApp:
    """Enrolled with a signal, closed, and taken out again: what it has to keep lies on its disk."""
    FieldApp(phone.start(), server.origin).enrol(county.leader)
    app = FieldApp(phone.restart(), server.origin)
    app.open()
    return app
