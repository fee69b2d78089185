"""A task knocks at a phone on which the app is closed: the real worker shows what the server really sent, and says so.

A tap on a notification can't be made from outside: what it does is tested beside the worker."""

from __future__ import annotations

from playwright.sync_api import Playwright, expect

from tests.e2e.centre import Centre
from tests.e2e.county import County
from tests.e2e.field_app import FieldApp
from tests.e2e.phone import Phone
from tests.e2e.server import Server
from tests.e2e.vendor import bring, give_vendor, shown, wait_until
from tests.push.browsers import Browser
from tests.push.push_service import FakePushService


def test_a_task_knocks_at_a_closed_phone(
    push_service: FakePushService, server: Server, county: County, phone: Phone, playwright: Playwright
) -> None:
    browser = Browser()
    page = phone.start()
    give_vendor(page, browser, push_service)
    app = FieldApp(page, server.origin)
    app.enrol(county.officer)
    app.tab("我的").click()
    page.get_by_role("button", name="开启提醒").click()
    expect(page.get_by_text("已开启，等待首条提醒")).to_be_visible()

    server.run_jobs()
    bring(page, server.origin, browser.decrypt(push_service.received[-1].body))
    expect(page.get_by_text("本机可收到推送")).to_be_visible()
    assert [title for title, _body, _tag in shown(page)] == ["提醒已开启"]

    centre = Centre(playwright, server, county)
    task_id = centre.send_task(county.officer.id)
    server.run_jobs()
    assert centre.state(task_id) == "sent"
    message = browser.decrypt(push_service.received[-1].body)
    assert message["url"] == f"/tasks/{task_id}"
    page.goto("about:blank")
    other = page.context.new_page()
    other.goto(f"{server.origin}/api/v1/openapi.json")  # of the same origin, and not the app
    bring(other, server.origin, message)
    expected = ["S242 两车相撞", "点开查看并签收。", message["tag"]]
    wait_until(other, lambda: expected in shown(other))
    wait_until(other, lambda: centre.state(task_id) == "delivered")
    assert phone.complaints == []
