"""The field app in Chromium 90: what a thumb does is done inside the page, by the words that stand on it.

For the browsers of today :class:`tests.e2e.field_app.FieldApp` does the same from outside."""

from __future__ import annotations

import json

from tests.e2e.county import Person
from tests.e2e.old_chromium import OldPage

#: Names are compared without white space; of several, the innermost sheet's comes first.
_HANDS = """
window.hands = (() => {
    const plain = (text) => (text ?? '').replace(/\\s+/g, '')
    const inSight = (each) => each.getClientRects().length > 0
    const nameOf = (each) => plain(each.getAttribute('aria-label')) || plain(each.textContent)
    const root = () => [...document.querySelectorAll('dialog[open]')].pop() ?? document
    const button = (name) => {
        const all = [...root().querySelectorAll('button:enabled, a, label')].filter(inSight)
        const exactly = all.find((each) => nameOf(each) === plain(name))
        return exactly ?? all.find((each) => nameOf(each).includes(plain(name)))
    }
    const field = (name) => {
        const label = [...root().querySelectorAll('label')].find((each) => plain(each.textContent) === plain(name))
        return label === undefined ? undefined : document.getElementById(label.htmlFor)
    }
    const write = (into, text) => {
        const { prototype } = into instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
        Object.getOwnPropertyDescriptor(prototype, 'value').set.call(into, text)
        into.dispatchEvent(new Event('input', { bubbles: true }))
    }
    // The camera: whatever asks for a file gets a picture.
    const click = HTMLInputElement.prototype.click
    HTMLInputElement.prototype.click = function () {
        if (this.type !== 'file') return click.call(this)
        const canvas = Object.assign(document.createElement('canvas'), { width: 800, height: 600 })
        canvas.getContext('2d').fillText(String(Math.random()), 40, 40)
        canvas.toBlob((blob) => {
            const taken = new DataTransfer()
            taken.items.add(new File([blob], 'photo.jpg', { type: 'image/jpeg' }))
            this.files = taken.files
            this.dispatchEvent(new Event('change', { bubbles: true }))
        }, 'image/jpeg')
    }
    return {
        sees: (text) => plain(root() === document ? document.body.innerText : root().innerText).includes(plain(text)),
        offers: (name) => button(name) !== undefined,
        press: (name) => { const found = button(name); found?.click(); return found !== undefined },
        write: (name, text) => { const into = field(name); if (into) write(into, text); return into !== undefined },
        sum: () => [...document.querySelectorAll('.sum .part b')].map((each) => Number(each.textContent)),
    }
})()
"""


class OldFieldApp:
    """One page of the app, used by its words."""

    def __init__(self, page: OldPage, origin: str) -> None:
        self.page = page
        self._origin = origin
        page.bring(_HANDS)

    def open(self, path: str = "/") -> None:
        """Type an address."""
        self.page.goto(f"{self._origin}{path}")

    def enrol(self, person: Person) -> None:
        """Sign in on a new phone and enrol it."""
        self.open()
        self.write("警号", person.badge)
        self.write("密码", person.password)
        self.press("登录")
        self.press("登记并开始使用")

    def press(self, name: str) -> None:
        """Press what is called so, as soon as it is there."""
        self.page.wait(f"hands.press({json.dumps(name)})", f"{name} to press")

    def expect_button(self, name: str) -> None:
        """Wait until something that is called so can be pressed."""
        self.page.wait(f"hands.offers({json.dumps(name)})", f"{name} to be offered")

    def write(self, label: str, text: str) -> None:
        """Write into the field of this label."""
        self.page.wait(f"hands.write({json.dumps(label)}, {json.dumps(text)})", f"a field {label}")

    def expect(self, text: str) -> None:
        """Wait until the page, or the sheet over it, says so."""
        self.page.wait(f"hands.sees({json.dumps(text)})", f"the words {text}")

    def expect_sum(self, *, confirmed: int, pending: int = 0) -> None:
        """Wait until the page of records shows these figures and their sum."""
        self.open("/records")
        wanted = [confirmed + pending, confirmed, pending, 0]
        self.page.wait(
            f"JSON.stringify(hands.sum()) === {json.dumps(json.dumps(wanted, separators=(',', ':')))}", str(wanted)
        )
