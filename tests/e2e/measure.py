"""How long an officer waits; for the bench, on a :func:`tests.e2e.stage.stage`.

Both functions measure inside the page, on the clock that also stamps the tap. *Durable* is the moment at which the
strict IndexedDB transaction with the new entry is complete: from then on nothing that happens to the phone loses it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, expect

from tests.e2e.county import NEAR
from tests.e2e.field_app import FieldApp

TAPS, STARTS = 10, 5
#: How many times slower than this machine an old phone's processor is.
OLD_PHONE = 4.0

_WATCH_WRITES = """(() => {
    const open = IDBDatabase.prototype.transaction
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
        const transaction = open.call(this, stores, mode, options)
        if (mode === 'readwrite' && [stores].flat().includes('entries'))
            transaction.addEventListener('complete', () => { window.durableAt ??= performance.now() })
        return transaction
    }
    addEventListener('click', (event) => { window.tappedAt = event.timeStamp; window.durableAt = null }, true)
})()"""
_WATCH_DUTY = """(() => {
    const look = () => {
        if (window.shownAt === undefined && document.querySelector('article h3')) window.shownAt = performance.now()
    }
    new MutationObserver(look).observe(document, { childList: true, subtree: true })
})()"""


def check_in_to_durable_ms(app: FieldApp, taps: int = TAPS, slowdown: float = OLD_PHONE) -> list[float]:
    """Milliseconds from each tap on 到岗 or 离岗 until the entry is durable, with the processor slowed down."""
    app.page.add_init_script(_WATCH_WRITES)
    app.open()
    expect(app.page.get_by_role("heading", name=NEAR)).to_be_visible()
    with _slowed(app.page, slowdown):
        return [_tap(app) for _ in range(taps)]


def warm_start_ms(app: FieldApp, starts: int = STARTS, slowdown: float = 1.0) -> list[float]:
    """Milliseconds from each start of navigation, served by the service worker, until today's duty is drawn."""
    app.page.add_init_script(_WATCH_DUTY)
    with _slowed(app.page, slowdown):
        return [_start(app) for _ in range(starts)]


def _tap(app: FieldApp) -> float:
    app.page.get_by_role("button", name="到岗", exact=True).or_(app.page.get_by_role("button", name="离岗")).click()
    app.page.wait_for_function("() => window.durableAt != null")
    took: float = app.page.evaluate("window.durableAt - window.tappedAt")
    app.wait_until_confirmed()  # so that the next write that is seen is the next tap's own
    return took


def _start(app: FieldApp) -> float:
    app.open()
    app.page.wait_for_function("() => window.shownAt !== undefined")
    assert app.is_served_by_worker
    took: float = app.page.evaluate("window.shownAt")
    return took


@contextmanager
def _slowed(page: Page, by: float) -> Iterator[None]:
    protocol = page.context.new_cdp_session(page)
    protocol.send("Emulation.setCPUThrottlingRate", {"rate": by})
    yield
    protocol.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    protocol.detach()
