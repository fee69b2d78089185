"""Somebody ends the session while the phone is in the field: nothing is lost, and signing in again is enough."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e import kept
from tests.e2e.county import FAR, NEAR, County, end_sessions
from tests.e2e.field_app import FieldApp
from tests.e2e.phone import Phone
from tests.e2e.server import Server


def test_an_ended_session_keeps_the_outbox_until_somebody_signs_in(
    server: Server, county: County, phone: Phone
) -> None:
    app = FieldApp(phone.start(), server.origin)
    app.enrol(county.officer)
    app.check_in()
    app.expect_sum(confirmed=1)

    end_sessions(server.settings, county, county.officer)
    app.tab("今日").click()
    app.check_in_at(FAR)
    expect(app.banner("登录已失效，1 条等待上传")).to_be_visible()
    app.check_in_at(NEAR)
    expect(app.banner("登录已失效，2 条等待上传")).to_be_visible()
    app.expect_sum(confirmed=1, pending=2)

    app.banner("登录已失效").click()
    app.sign_in(county.officer)
    expect(app.tab("今日")).to_be_visible()
    app.expect_sum(confirmed=3)
    assert [row["seq"] for row in kept.field_commands(server.data_dir)] == [1, 2, 3]
    assert phone.complaints == []
