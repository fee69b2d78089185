"""The outbox of the built app, spoken to past its pages.

The page's Vue application is found on its root element, where Vue itself leaves it, and the services in what it
provides: the very objects that the pages use, in the build that phones run. So nothing is built into the product for
a test, and a type needs no page to be tried."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

_RECORD = """async ([type, payload, count]) => {
    const { provides } = document.querySelector('#app').__vue_app__._context
    const key = Object.getOwnPropertySymbols(provides).find((symbol) => symbol.description === 'services')
    const { clock, offline, photos } = provides[key]
    const picture = async (nth) => {
        const canvas = new OffscreenCanvas(640, 480)
        const context = canvas.getContext('2d')
        context.fillStyle = 'white'
        context.fillText(`${type} ${nth}`, 40, 40)
        const blob = await canvas.convertToBlob({ type: 'image/jpeg' })
        const answer = await photos.prepare(new File([blob], 'photo.jpg', { type: 'image/jpeg' }), 'camera')
        if (answer.kind !== 'prepared') throw new Error(answer.kind)
        const { photo, bytes } = answer.prepared
        const more = type === 'outreach.close_session' ? { faces_or_minors_visible: false } : {}
        return { photo: { ...photo, ...more }, bytes }
    }
    const taken = []
    for (let nth = 0; nth < count; nth += 1) taken.push(await picture(nth))
    const fix = { datum: 'wgs84', latitude: 36.11, longitude: 115.78, accuracy_m: 8, at: clock.now().toISOString() }
    const entry = await offline.record(type, payload, { fix, ...(count > 0 && { photos: taken }) })
    return entry.id
}"""
_SAY_AGAIN = """async (commands) => {
    const contact = { device_time: new Date().toISOString(), unsent: { commands: 0, photos: 0 }, app: '0.1.0' }
    const headers = { 'Content-Type': 'application/json' }
    const body = JSON.stringify({ ...contact, commands })
    const answer = await fetch('/api/v1/commands', { method: 'POST', headers, body })
    return await answer.json()
}"""


def record(page: Page, type_: str, payload: dict[str, Any], photos: int = 0) -> str:
    """Say something through the app's own outbox, with made photos; return the command's id once it is on disk."""
    entry_id: str = page.evaluate(_RECORD, [type_, payload, photos])
    return entry_id


def say_again(page: Page, commands: list[dict[str, str]]) -> dict[str, Any]:
    """Send signed commands once more, as a phone does that never heard the answer."""
    answer: dict[str, Any] = page.evaluate(_SAY_AGAIN, commands)
    return answer
