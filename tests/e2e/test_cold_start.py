"""The app starts without a network once it has been there."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.county import NEAR, County
from tests.e2e.field_app import FieldApp
from tests.e2e.phone import Phone
from tests.e2e.server import Server


def test_a_cold_start_without_a_server_shows_todays_duty(server: Server, county: County, phone: Phone) -> None:
    app = FieldApp(phone.start(), server.origin)
    app.enrol(county.officer)
    expect(app.page.get_by_role("heading", name=NEAR)).to_be_visible()
    phone.close()
    server.kill()
    app = FieldApp(phone.start(), server.origin)
    app.open()
    expect(app.page.get_by_role("heading", name=NEAR)).to_be_visible()
    expect(app.banner("无网络")).to_be_visible()
    app.check_in()
    app.expect_sum(pending=1)
    assert phone.complaints == []
