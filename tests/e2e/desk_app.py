"""The desk as a supervisor uses it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.e2e.county import Person


class DeskApp:
    """One page of the desk."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page = page
        self._origin = origin

    def sign_in(self, person: Person, path: str = "/desk") -> None:
        """Open an address of the desk, which asks who it is, and come back to it."""
        self.page.goto(f"{self._origin}{path}")
        self.page.get_by_label("警号").fill(person.badge)
        self.page.get_by_label("密码", exact=True).fill(person.password)
        self.page.get_by_role("button", name="登录", exact=True).click()
        self.page.wait_for_url(f"{self._origin}{path}")

    def open_score(self, person: Person) -> None:
        """From signing in to the score of all that one oversees."""
        self.sign_in(person)
        self.page.get_by_role("link", name="考核", exact=True).click()

    def counted(self, indicator: str, place: str) -> Locator:
        """Open a line of the score: the links to what counted there at a place."""
        self.page.get_by_role("button", name=indicator).click()
        group = self.page.locator("section section").filter(has=self.page.get_by_role("heading", name="计入"))
        return group.get_by_role("link", name=place)

    def records(self) -> dict[str, list[str]]:
        """What the evidence page names as records: ids and plates."""
        panel = self.page.locator("section").filter(has=self.page.get_by_role("heading", name="原始记录"))
        expect(panel).to_be_visible()
        links = panel.get_by_role("link").evaluate_all("links => links.map(link => link.getAttribute('href'))")
        tracks = panel.get_by_role("listitem").filter(has_text="车辆轨迹").all_inner_texts()
        return {
            "check_ins": [href.removeprefix("/desk/check-ins/") for href in links],
            "tracks": [text.split()[1] for text in tracks],
        }
