"""``python -m tests.e2e.guide_pictures [NAME …]``: the pictures of the guide, taken of the demo county anew.

They are WebP of at most ``MOST_BYTES``, small enough to lie in the repository. With names, only those whose file name
contains one of them. The PWA has to be built; the demo county is loaded first."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from PIL import Image
from playwright.sync_api import Page, Playwright, expect, sync_playwright

from tests.e2e.barriers import QUIET_MS
from tests.e2e.county import Person
from tests.e2e.desk_app import DeskApp
from tests.e2e.field_app import FieldApp
from tests.e2e.phone import ON_A_DESK, PATIENCE_MS, Phone
from tests.e2e.screenshots import OFFICER, SUPERVISOR, person_of, point_of_post
from tests.e2e.server import Server, free_ports, migrate
from tools.paths import PROJECT

FOLDER = PROJECT / "docs" / "guide" / "images"
#: What README shows: two of the guide's beside each other.
FRONT, FRONT_OF, FRONT_HEIGHT_PX = (
    PROJECT / "docs" / "images" / "phone-and-desk.webp",
    ("officer-today", "desk-grid"),
    760,
)
QUALITIES, MOST_BYTES = (80, 65, 50, 35), 100_000
SPEAKER, ADMIN = "900006", "900002"
Prepare = Callable[[Page], None]


def _as_it_is(_page: Page) -> None:
    """Nothing to do before the picture is taken."""


@dataclass(frozen=True)
class Shot:
    """One picture: the file's name, the page's address, and what to do there first; ``of`` is what of it is shown."""

    name: str
    path: str
    prepare: Prepare = field(default=_as_it_is)
    of: str = ""


@dataclass(frozen=True)
class Sitting:
    """Somebody with a phone or at a desk, and the pictures that are taken over their shoulder, in order; ``narrow`` is
    the desk on a phone."""

    badge: str
    shots: tuple[Shot, ...]
    desk: bool = False
    narrow: bool = False
    scheme: str = "light"


def _settle(page: Page) -> None:
    """Wait until all is there that the page asks for."""
    page.wait_for_timeout(QUIET_MS)
    expect(page.get_by_text("正在取数")).to_have_count(0)
    page.wait_for_load_state("networkidle")


def _open_first(role: Literal["link", "button", "row"], name: str) -> Prepare:
    """Tap the first of these and wait for what it opens."""

    def tap(page: Page) -> None:
        page.get_by_role(role, name=name).first.click()
        _settle(page)

    return tap


def _choose(selector: str) -> Prepare:
    """Tap the first of what a selector finds, and wait for what it opens."""

    def tap(page: Page) -> None:
        page.locator(selector).locator("visible=true").first.click()
        _settle(page)

    return tap


def _scroll_to(heading: str) -> Prepare:
    """Let a panel stand at the top."""

    def scroll(page: Page) -> None:
        found = page.get_by_role("heading", name=heading, exact=True).first
        found.evaluate("(heading) => heading.scrollIntoView({ block: 'start' })")
        page.evaluate("window.scrollBy(0, -70)")
        _settle(page)

    return scroll


def _in_turn(*ways: Prepare) -> Prepare:
    """One after another."""

    def prepare(page: Page) -> None:
        for way in ways:
            way(page)

    return prepare


def _next_review(page: Page) -> None:
    """Choose the first record of the queue by the keyboard."""
    page.keyboard.press("j")
    _settle(page)


def _open_published(page: Page) -> None:
    """Open the newest period that is over; where the demo has none, open the last month's and publish it."""
    rows = page.locator("main li .desk-row-link, main td .desk-row-link").locator("visible=true")
    if rows.count() > 0:
        rows.first.click()
        _settle(page)
        return
    first = page.get_by_label("第一天")
    begins = date.fromisoformat(first.input_value())
    first.fill(f"{(begins.replace(day=1) - timedelta(days=1)).replace(day=begins.day)}")
    page.get_by_label("最后一天").fill(f"{begins - timedelta(days=1)}")
    page.get_by_role("button", name="建立周期").click()
    page.get_by_role("button", name="公示", exact=True).click()
    expect(page.get_by_text("公示中").first).to_be_visible()
    _settle(page)


def _look_at_a_post(page: Page) -> None:
    """Say whom one looks at, and what stands there."""
    page.get_by_role("button", name="选择督导对象").click()
    page.get_by_role("dialog").get_by_role("button").nth(1).click()
    for name in ("警灯", "警车", "民警"):
        page.get_by_role("group", name=name).or_(page.get_by_role("radiogroup", name=name)).first.get_by_text(
            "合格", exact=True
        ).click()


_LINE, _ROW = "[aria-expanded=false]", ".desk-row-link"
_LAST_PERIOD = _open_first("button", "上一周期")
_PROPOSALS = "/desk/analysis/proposals"

SITTINGS: tuple[Sitting, ...] = (
    Sitting(
        OFFICER,
        (
            Shot("officer-today", "/today"),
            Shot("officer-shift", "/shift"),
            Shot("officer-tally", "/tally"),
            Shot("officer-report", "/violations/new"),
            Shot("officer-hazard", "/hazards/new"),
            Shot("officer-grid", "/grid"),
            Shot("officer-legal", "/legal"),
            Shot("officer-credits", "/me/credits"),
        ),
        scheme="dark",
    ),
    Sitting(
        SPEAKER,
        (
            Shot("outreach-today", "/today"),
            Shot("outreach-talk", "/talks/new"),
            Shot("outreach-progress", "/talks/progress"),
        ),
    ),
    Sitting(
        SUPERVISOR,
        (
            Shot("desk-board", "/desk"),
            Shot("desk-tasks", "/desk/tasks"),
            Shot("desk-reviews", "/desk/reviews", _next_review),
            Shot("desk-violations", "/desk/violations"),
            Shot("desk-hazards", "/desk/hazards"),
            Shot("desk-report", "/desk/reports"),
            Shot("desk-grid", "/desk/grid", _open_first("button", "未完成")),
            Shot("desk-sheet", "/desk/grid/sheet"),
            Shot("desk-progress", "/desk/outreach"),
            Shot("desk-ledger", "/desk/outreach/ledger"),
            Shot("desk-strip", "/desk/grid", _open_first("button", "未完成"), of=".beside"),
            Shot("desk-analysis", "/desk/analysis"),
            Shot("desk-cross", "/desk/analysis", _scroll_to("交叉分析")),
            Shot("desk-clusters", "/desk/analysis", _scroll_to("多发点段")),
            Shot("desk-proposals", _PROPOSALS),
            Shot("desk-proposal", _PROPOSALS, _choose(_ROW)),
            Shot("desk-roster", "/desk/roster"),
            Shot("desk-balance", "/desk/balance", _choose("text=全部路段")),
            Shot("desk-inspections", "/desk/inspections"),
            Shot("desk-inspection", "/desk/inspections", _choose(_ROW)),
            Shot("desk-notice", "/desk/notices", _choose(_ROW)),
            Shot("desk-score", "/desk/score", _LAST_PERIOD),
            Shot("desk-score-line", "/desk/score", _in_turn(_LAST_PERIOD, _choose(_LINE))),
            Shot("desk-credit", "/desk/score", _in_turn(_LAST_PERIOD, _choose(_LINE), _choose("section section a"))),
            Shot("desk-period", "/desk/periods", _open_published),
        ),
        desk=True,
    ),
    Sitting(
        SUPERVISOR,
        (
            Shot("desk-grid-390", "/desk/grid", _open_first("button", "未完成")),
            Shot("desk-strip-390", "/desk/grid", _in_turn(_open_first("button", "未完成"), _scroll_to("桩号条"))),
            Shot("desk-analysis-390", "/desk/analysis"),
            Shot("desk-clusters-390", "/desk/analysis", _scroll_to("多发点段")),
            Shot("desk-proposals-390", _PROPOSALS),
            Shot("desk-proposal-390", _PROPOSALS, _choose(_ROW)),
            Shot("desk-roster-390", "/desk/roster"),
            Shot("desk-inspection-390", "/desk/inspections", _choose(_ROW)),
            Shot("desk-notice-390", "/desk/notices", _choose(_ROW)),
            Shot("desk-score-390", "/desk/score", _in_turn(_LAST_PERIOD, _choose(_LINE))),
            Shot("desk-period-390", "/desk/periods", _open_published),
        ),
        desk=True,
        narrow=True,
    ),
    Sitting(
        SUPERVISOR,
        (Shot("inspector-form", "/inspections/new", _look_at_a_post), Shot("inspector-list", "/inspections")),
    ),
    Sitting(
        ADMIN,
        (
            Shot("admin-imports", "/desk/imports"),
            Shot("admin-units", "/desk/units"),
            Shot("admin-post", "/desk/posts", _open_first("link", "城区中心岗")),
            Shot("admin-plans", "/desk/plans"),
        ),
        desk=True,
    ),
)


def main() -> None:
    """Take them."""
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.guide_pictures", description=__doc__)
    parser.add_argument("names", nargs="*")
    wanted: Sequence[str] = parser.parse_args().names
    FOLDER.mkdir(exist_ok=True)
    expect.set_options(timeout=PATIENCE_MS)
    with _served_demo() as (folder, server), sync_playwright() as playwright:
        for number, sitting in enumerate(SITTINGS):
            shots = [shot for shot in sitting.shots if not wanted or any(name in shot.name for name in wanted)]
            if shots:
                _sit(playwright, folder / f"browser-{number}", server, sitting, shots)
    _put_side_by_side()


@contextmanager
def _served_demo() -> Iterator[tuple[Path, Server]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        server = Server(folder / "data", next(free_ports()))
        server.data_dir.mkdir()
        migrate(server.data_dir, demo=True)
        server.start()
        try:
            yield folder, server
        finally:
            server.kill()


def _sit(playwright: Playwright, profile: Path, server: Server, sitting: Sitting, shots: Sequence[Shot]) -> None:
    wide = ON_A_DESK if sitting.desk and not sitting.narrow else {}
    narrow = {"device_scale_factor": 1.5} if sitting.narrow else {}
    options: dict[str, Any] = {**wide, **narrow, "color_scheme": sitting.scheme}
    browser = Phone(playwright, profile, point_of_post(server), options=options)
    page, person = browser.start(), person_of(server, sitting.badge)
    if sitting.desk:
        DeskApp(page, server.origin).sign_in(person)
    else:
        _enrol(FieldApp(page, server.origin), person)
    for shot in shots:
        page.goto(f"{server.origin}{shot.path}")
        _settle(page)
        shot.prepare(page)
        _settle(page)
        _keep(page, shot)
    browser.close()


def _enrol(app: FieldApp, person: Person) -> None:
    """As on the first day; whoever only holds talks has no duty to wait for."""
    app.open()
    app.sign_in(person)
    app.page.get_by_role("button", name="登记并开始使用").click()
    expect(app.tab("今日")).to_be_visible()
    app.page.wait_for_load_state("networkidle")


def _keep(page: Page, shot: Shot) -> None:
    whole = page.locator(shot.of).first if shot.of else page
    _save(Image.open(BytesIO(whole.screenshot(animations="disabled"))), FOLDER / f"{shot.name}.webp")


def _put_side_by_side() -> None:
    parts = [Image.open(FOLDER / f"{name}.webp").convert("RGB") for name in FRONT_OF]
    parts = [part.resize((part.width * FRONT_HEIGHT_PX // part.height, FRONT_HEIGHT_PX)) for part in parts]
    front = Image.new("RGB", (sum(part.width for part in parts), FRONT_HEIGHT_PX))
    for number, part in enumerate(parts):
        front.paste(part, (sum(before.width for before in parts[:number]), 0))
    _save(front, FRONT)


def _save(picture: Image.Image, path: Path) -> None:
    for quality in QUALITIES:
        picture.save(path, quality=quality, method=6)
        if path.stat().st_size <= MOST_BYTES:
            break
    print(f"{path.relative_to(PROJECT)}\t{path.stat().st_size / 1000:.0f} kB")  # noqa: T201  # what it is called for


if __name__ == "__main__":
    main()
