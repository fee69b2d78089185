"""Barriers that axe-core finds on a page, and the pages that there are, as the built app's own router lists them."""

from __future__ import annotations

from functools import cache
from typing import Any

from playwright.sync_api import Page, Request, Response

from tests.e2e.phone import PATIENCE_MS
from tools.paths import PWA

AXE = PWA / "node_modules" / "axe-core" / "axe.min.js"
#: What keeps somebody out; the rest is advice.
GRAVE = ("serious", "critical")
#: So long nobody may have asked the server for anything: longer than a page takes to ask for the next thing.
QUIET_MS, _LOOK_MS = 60, 20

_ROUTER = "document.querySelector('#app').__vue_app__.config.globalProperties.$router"
_ROUTES = f"""() => {_ROUTER}.getRoutes()
    .filter(({{ components, children }}) => components && children.length === 0).map(({{ path }}) => path)"""
_SHOWN = """async (scheme) => {
    await new Promise((drawn) => { requestAnimationFrame(() => { requestAnimationFrame(drawn) }) })
    return [undefined, scheme].includes(document.documentElement.dataset.theme)
}"""
#: The rules whose answer a theme can change; the others are asked by day.
OF_COLOUR = ("color-contrast", "link-in-text-block")
_RUN = """async ({ rules, within }) => {
    const only = rules.length === 0 ? {} : { runOnly: { type: 'rule', values: rules } }
    const { violations } = await axe.run(within, { resultTypes: ['violations'], ...only })
    return violations.map(({ id, impact, nodes }) => ({
        id, impact, where: nodes.map(({ target, failureSummary }) => `${target.join(' ')} · ${failureSummary}`),
    }))
}"""


class Visitor:
    """Goes from page to page of an app that is open, and looks at each."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._under_way: set[Request] = set()
        self._screen = (0, 0, "")
        #: What the server refused while we looked: a page that says so is not the page.
        self.refused: list[str] = []
        page.on("response", self._note)
        page.on("request", self._begin)
        page.on("requestfinished", self._end)
        page.on("requestfailed", self._end)

    def routes(self) -> list[str]:
        """The patterns of all pages, at the desk the desk's too; frames around pages and redirects are none."""
        patterns: list[str] = self.page.evaluate(_ROUTES)
        return sorted(set(patterns))

    def go(self, path: str) -> None:
        """Go there as a link does, and wait until the page has all that it asks for."""
        self.page.evaluate(f"(path) => {_ROUTER}.push(path)", path)
        self.come_to_rest()

    def look_at(self, width: int, height: int, scheme: str) -> None:
        """Look through a window of another size, by day ("light") or by night ("dark")."""
        if self._screen[:2] != (width, height):
            self.page.set_viewport_size({"width": width, "height": height})
        if self._screen[2] != scheme:
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        self._screen = (width, height, scheme)
        self.page.wait_for_function(_SHOWN, arg=scheme)

    def come_to_rest(self) -> None:
        """Wait until the page has all that it asks for."""
        quiet_ms = 0
        for _ in range(PATIENCE_MS // _LOOK_MS):
            self.page.wait_for_timeout(_LOOK_MS)
            quiet_ms = quiet_ms + _LOOK_MS if not self._under_way else 0
            if quiet_ms >= QUIET_MS:
                return
        raise AssertionError(f"{self.page.url} never came to rest")

    def grave_barriers(self, within: str = "html") -> list[str]:
        """What is serious or critical in a part of the page as it stands, a line each; by night what the theme can
        change."""
        if not self.page.evaluate("typeof axe === 'object'"):
            self.page.evaluate(_source())
        rules = OF_COLOUR if self._screen[2] == "dark" else ()
        found: list[dict[str, Any]] = self.page.evaluate(_RUN, {"rules": list(rules), "within": within})
        return [f"{each['id']} {where}" for each in found if each["impact"] in GRAVE for where in each["where"]]

    def _begin(self, request: Request) -> None:
        self._under_way.add(request)

    def _end(self, request: Request) -> None:
        self._under_way.discard(request)

    def _note(self, response: Response) -> None:
        if response.status >= 400:
            self.refused.append(f"{response.status} {response.url}")


@cache
def _source() -> str:
    return AXE.read_text(encoding="utf-8")
