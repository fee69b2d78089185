"""The field app as an officer's thumb knows it: by its words and buttons, and what it keeps on the phone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.e2e.county import Person

#: A car's plate with the letters that the keyboard still needs after the county's own, and what the colour is called.
PLATE, KEYS, COLOUR = "鲁PA1234", "A1234", "蓝牌 小型汽车"
CODE = "1344"

_READ = """async ([database, store]) => {
    const opened = await new Promise((resolve, reject) => {
        const request = indexedDB.open(database)
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
    })
    const rows = await new Promise((resolve, reject) => {
        const request = opened.transaction(store).objectStore(store).getAll()
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
    })
    opened.close()
    return rows
}"""


class FieldApp:
    """One page of the app; paths are its addresses."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page = page
        self._origin = origin

    def open(self, path: str = "/") -> None:
        """Type an address."""
        self.page.goto(f"{self._origin}{path}")

    def sign_in(self, person: Person) -> None:
        """Say who it is; where the phone knows them already, that is all."""
        self.page.get_by_label("警号").fill(person.badge)
        self.page.get_by_label("密码", exact=True).fill(person.password)
        self.page.get_by_role("button", name="登录", exact=True).click()

    def enrol(self, person: Person) -> None:
        """Sign in on a new phone, enrol it, and wait until the day's duty is there and a service worker serves it."""
        self.open()
        self.sign_in(person)
        self.page.get_by_role("button", name="登记并开始使用").click()
        expect(self.page.get_by_role("article").first).to_be_visible()
        self.page.evaluate("async () => { await navigator.serviceWorker.ready }")
        self.page.reload()
        assert self.is_served_by_worker

    @property
    def is_served_by_worker(self) -> bool:
        """Whether this page needs no network."""
        return bool(self.page.evaluate("navigator.serviceWorker.controller !== null"))

    def tab(self, name: str) -> Locator:
        """One of the four places of the app."""
        return self.page.get_by_role("navigation").get_by_role("link", name=name)

    # -- Today ------------------------------------------------------------------------------------------------------

    def check_in(self) -> None:
        """One tap for the post that the app offers."""
        before = len(self.entries())
        self.page.get_by_role("button", name="到岗", exact=True).click()
        self.wait_for_entries(before + 1)

    def check_in_at(self, post: str) -> None:
        """Say to be at a post that isn't the one offered."""
        before = len(self.entries())
        self.page.get_by_role("button", name="其他岗位").click()
        self.page.get_by_role("dialog").get_by_role("button", name=post).click()
        self.wait_for_entries(before + 1)

    # -- Report violation -------------------------------------------------------------------------------------------

    def fill_in_report(self, photos: Sequence[Path] = ()) -> None:
        """Plate by the keyboard, photos from the album, offence by its number."""
        self.tab("违法上报").click()
        keyboard = self.page.get_by_role("group", name="号牌", exact=True)
        for key in KEYS:
            keyboard.get_by_role("button", name=key, exact=True).click()
        self.page.get_by_role("button", name=COLOUR).click()
        self.add_photos(photos)
        self.page.get_by_role("button", name="选择违法行为代码").click()
        self.page.get_by_role("dialog").get_by_label("代码、文字或拼音首字母").fill(CODE)
        self.page.get_by_role("dialog").get_by_role("button", name=CODE).first.click()

    def add_photos(self, photos: Sequence[Path]) -> None:
        """Choose photos from the album and wait until they are made ready."""
        if not photos:
            return
        with self.page.expect_file_chooser() as chooser:
            self.page.get_by_role("button", name="相册").click()
        chooser.value.set_files(photos)
        expect(self.page.get_by_role("button", name="查看照片")).to_have_count(len(photos))

    def report_violation(self, photos: Sequence[Path] = ()) -> None:
        """Fill in a report and save it."""
        self.fill_in_report(photos)
        self.save_report()

    def place_report(self, section: str, chainage: str) -> None:
        """Say where: a section and a chainage on it."""
        self.page.get_by_label("桩号").fill(chainage)
        self.page.get_by_role("button", name="选择路段").or_(self.page.get_by_role("button", name=section)).click()
        self.page.get_by_role("dialog").get_by_role("button", name=section).click()

    def save_report(self) -> None:
        """Save what is filled in."""
        before = len(self.entries())
        self.page.get_by_role("button", name="保存上报").click()
        self.wait_for_entries(before + 1)

    # -- Records ----------------------------------------------------------------------------------------------------

    def expect_sum(self, *, confirmed: int = 0, pending: int = 0, attention: int = 0) -> None:
        """Wait until the page 记录 shows these figures and their sum: 已生成 = 已确认 + 待上传 + 需处理."""
        self.tab("记录").click()
        wanted = [str(figure) for figure in (confirmed + pending + attention, confirmed, pending, attention)]
        expect(self.page.locator(".sum .part b")).to_have_text(wanted)
        expect(self.page.locator(".sum").get_by_role("alert")).to_have_count(0)

    def banner(self, text: str) -> Locator:
        """The line above the page, if it says so."""
        return self.page.locator(".banner").filter(has_text=text)

    # -- what lies on the phone -------------------------------------------------------------------------------------

    def stored(self, store: str) -> list[dict[str, Any]]:
        """All rows of a store of the outbox."""
        rows: list[dict[str, Any]] = self.page.evaluate(_READ, ["xunlu", store])
        return rows

    def entries(self) -> list[dict[str, Any]]:
        """The outbox in the order of its sequence; ``body`` as the string that was signed."""
        rows = sorted(self.stored("entries"), key=lambda row: int(row["seq"]))
        return [{**row, "body": row["body"]["content"]} for row in rows]

    def wait_for_entries(self, count: int) -> None:
        """Wait until so many entries lie on the phone."""
        self._wait_for(f"rows.length === {count}")

    def wait_until_confirmed(self) -> None:
        """Wait until the server has taken every entry."""
        self._wait_for("rows.every((row) => row.delivery.kind === 'received')")

    def _wait_for(self, holds: str) -> None:
        """Wait until something holds of the entries, ``rows``."""
        asked = f"async (asked) => {{ const rows = await ({_READ})(asked); return {holds} }}"
        self.page.wait_for_function(asked, arg=["xunlu", "entries"])
