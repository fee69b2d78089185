"""The whole thread: from a phone without a signal to a score that names its records."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from playwright.sync_api import expect

from tests.e2e import kept
from tests.e2e.county import FAR, NEAR, PLATE, SECTION, County
from tests.e2e.desk_app import DeskApp
from tests.e2e.field_app import FieldApp
from tests.e2e.phone import Phone
from tests.e2e.server import Server
from tests.e2e.track import car_track, positions

LATE = timedelta(hours=3)
#: What of an entry must outlive everything.
SIGNED = ("id", "seq", "body", "digest", "signature", "photo_digests")


def test_what_was_done_without_a_signal_becomes_a_score_that_names_it(
    server: Server, county: County, phone: Phone, desk: Phone, photos: Sequence[Path]
) -> None:
    app = _phone_in_the_pocket(server, county, phone)

    server.kill()
    app.page.reload()
    assert app.is_served_by_worker
    app.check_in()
    app.check_in_at(FAR)
    app.report_violation(photos)
    app.expect_sum(pending=3)
    said = _signed(app)

    phone.kill()
    app = FieldApp(phone.start(), server.origin)
    app.open("/records")
    app.expect_sum(pending=3)
    assert _signed(app) == said

    server.start_later(LATE)
    app.open("/records")
    app.expect_sum(confirmed=3)
    expect(app.page.get_by_text("回执")).to_have_count(3)
    _expect_the_same_on_both_sides(server, app)

    inside, outside = (str(entry["id"]) for entry in said[:2])
    began = datetime.fromisoformat(json.loads(said[0]["body"])["occurred_at"]) - timedelta(seconds=30)
    assert _report_track(server, county, began) == len(car_track())
    server.run_jobs()

    office = DeskApp(desk.start(), server.origin)
    office.open_score(county.supervisor)
    office.counted("岗位在岗率", NEAR).click()
    assert office.records() == {"check_ins": [inside], "tracks": [PLATE]}
    expect(office.page.get_by_text("车辆轨迹与到岗离岗记录一致")).to_be_visible()
    office.page.get_by_role("main").get_by_role("link", name="到岗").click()
    expect(office.page.get_by_text(inside)).to_be_visible()
    expect(office.page.get_by_text("在岗位范围内")).to_be_visible()
    office.page.goto(f"{server.origin}/desk/score")
    office.counted("路段覆盖率", SECTION).click()
    assert office.records() == {"check_ins": [], "tracks": [PLATE]}
    expect(office.page.get_by_text("车辆轨迹已达到该路段的巡逻要求")).to_be_visible()
    assert outside not in office.page.content()
    assert phone.complaints == desk.complaints == []


def _phone_in_the_pocket(server: Server, county: County, phone: Phone) -> FieldApp:
    """Enrolled with a signal, closed, and taken out again: what it has to keep lies on its disk."""
    FieldApp(phone.start(), server.origin).enrol(county.officer)
    app = FieldApp(phone.restart(), server.origin)
    app.open()
    expect(app.page.get_by_role("heading", name=NEAR)).to_be_visible()
    return app


def _signed(app: FieldApp) -> list[dict[str, Any]]:
    return [{name: entry[name] for name in SIGNED} for entry in app.entries()]


def _expect_the_same_on_both_sides(server: Server, app: FieldApp) -> None:
    """Bytes, signature, digest and receipt of every command, and the bytes of every photo."""
    entries, stored = app.entries(), kept.field_commands(server.data_dir)
    assert [(e["body"], e["signature"], e["digest"]) for e in entries] == [
        (row["body"], row["signature"], row["digest"]) for row in stored
    ]
    assert [(e["delivery"]["receipt"], e["delivery"]["signature"]) for e in entries] == [
        (row["receipt"], row["receipt_signature"]) for row in stored
    ]
    assert [UUID(row["id"]) for row in stored] == [UUID(e["id"]) for e in entries]
    digests = {digest for entry in entries for digest in entry["photo_digests"]}
    assert len(digests) == 2
    assert kept.photo_digests(server.data_dir) == digests


def _report_track(server: Server, county: County, starts_at: datetime) -> int:
    """The tracker sends what it has; return how many positions were new."""
    body = json.dumps({"positions": positions(car_track(), starts_at)}).encode()
    headers = {"Authorization": f"Bearer {county.tracker_token}", "Content-Type": "application/json"}
    request = urllib.request.Request(f"{server.origin}/api/v1/positions", body, headers)
    with urllib.request.urlopen(request) as answer:
        return int(json.load(answer)["accepted"])
