"""A task knocks at a phone on which the app is closed: the real worker shows what the server really sent, and says so.

No vendor's push service is at hand. The browser's own subscribing is replaced by one that hands out keys made here; a
push service on loopback takes and decrypts what the server sends, and the browser is handed that for its worker. A tap
on a notification can't be made from outside: what it does is tested beside the worker."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page, Playwright, expect

from tests.e2e.centre import Centre
from tests.e2e.county import County
from tests.e2e.field_app import FieldApp
from tests.e2e.phone import PATIENCE_MS, Phone
from tests.e2e.server import Server
from tests.push.browsers import Browser
from tests.push.push_service import FakePushService

VENDOR = """
(json) => {
  let subscribed = false
  const subscription = { toJSON: () => json, options: {}, unsubscribe: async () => !(subscribed = false) }
  PushManager.prototype.getSubscription = async () => (subscribed ? subscription : null)
  PushManager.prototype.subscribe = async () => { subscribed = true; return subscription }
}
"""
SHOWN = """async () => (await (await navigator.serviceWorker.getRegistration()).getNotifications()).map(
  (each) => [each.title, each.body, each.tag])"""


@pytest.fixture(autouse=True)
def push_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Servers that start in these tests count loopback as a push service."""
    monkeypatch.setenv("XUNLU_PUSH_LOOPBACK", "1")


@pytest.fixture
def push_service() -> Iterator[FakePushService]:
    """A push service of loopback."""
    service = FakePushService()
    stop = service.start()
    yield service
    stop()


def bring(page: Page, origin: str, message: dict[str, Any]) -> None:
    """Hand a decrypted message to the worker, as the browser does when its vendor's service brings one."""
    cdp: CDPSession = page.context.new_cdp_session(page)
    registered: list[dict[str, Any]] = []
    cdp.on("ServiceWorker.workerRegistrationUpdated", lambda event: registered.extend(event["registrations"]))
    cdp.send("ServiceWorker.enable")
    wait_until(page, lambda: any(each["scopeURL"] == f"{origin}/" for each in registered))
    ours = next(each for each in registered if each["scopeURL"] == f"{origin}/")
    which = {"origin": origin, "registrationId": ours["registrationId"]}
    cdp.send("ServiceWorker.deliverPushMessage", {**which, "data": json.dumps(message)})


def wait_until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait, while the browser goes on, until something holds; not for ever."""
    for _ in range(PATIENCE_MS // 100):
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it never came about")


def test_a_task_knocks_at_a_closed_phone(
    server: Server, county: County, phone: Phone, playwright: Playwright, push_service: FakePushService
) -> None:
    browser = Browser()
    page = phone.start()
    page.add_init_script(f"({VENDOR})({json.dumps(browser.subscription(push_service.endpoint()))})")
    app = FieldApp(page, server.origin)
    app.enrol(county.officer)
    app.tab("我的").click()
    page.get_by_role("button", name="开启提醒").click()
    expect(page.get_by_text("已开启，等待首条提醒")).to_be_visible()

    server.run_jobs()
    bring(page, server.origin, browser.decrypt(push_service.received[-1].body))
    expect(page.get_by_text("本机可收到推送")).to_be_visible()
    assert [title for title, _body, _tag in page.evaluate(SHOWN)] == ["提醒已开启"]

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
    wait_until(other, lambda: expected in other.evaluate(SHOWN))
    wait_until(other, lambda: centre.state(task_id) == "delivered")
    assert phone.complaints == []
