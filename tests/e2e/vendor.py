"""What stands for the vendor of a browser's push service, which no test has at hand.

The browser's own subscribing is replaced by one that hands out keys made here; a push service on loopback takes what
the server sends, the test decrypts it, and the browser is handed that for its real worker."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import CDPSession, Page

from tests.e2e.phone import PATIENCE_MS
from tests.push.browsers import Browser
from tests.push.push_service import FakePushService

BRINGS, SHOWN_WITHIN_MS = 3, 10_000

_VENDOR = """
(json) => {
  let subscribed = false
  const subscription = { toJSON: () => json, options: {}, unsubscribe: async () => !(subscribed = false) }
  PushManager.prototype.getSubscription = async () => (subscribed ? subscription : null)
  PushManager.prototype.subscribe = async () => { subscribed = true; return subscription }
}
"""
_SHOWN = """async () => (await (await navigator.serviceWorker.getRegistration()).getNotifications()).map(
  (each) => [each.title, each.body, each.tag])"""


def give_vendor(page: Page, browser: Browser, service: FakePushService) -> None:
    """Let the page's browser have a push service from its next page on."""
    page.add_init_script(f"({_VENDOR})({json.dumps(browser.subscription(service.endpoint()))})")


def shown(page: Page) -> list[list[str]]:
    """The notifications in sight: title, body, tag."""
    found: list[list[str]] = page.evaluate(_SHOWN)
    return found


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


def bring_until_shown(page: Page, origin: str, message: dict[str, Any]) -> None:
    """Bring a message until its title is in sight: one that finds the worker on its way out is lost without a word,
    and a vendor's service brings it again. The same notification never stands there twice."""
    for _ in range(BRINGS):
        bring(page, origin, message)
        for _ in range(SHOWN_WITHIN_MS // 100):
            if message["title"] in [title for title, _body, _tag in shown(page)]:
                return
            page.wait_for_timeout(100)
    raise AssertionError("it was never shown")


def wait_until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait, while the browser goes on, until something holds; not for ever."""
    for _ in range(PATIENCE_MS // 100):
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it never came about")
