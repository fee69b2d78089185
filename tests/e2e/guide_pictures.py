"""``python -m tests.e2e.guide_pictures [NAME …]``: the pictures of the guide, taken of the demo county anew.

They are WebP, small enough to lie in the repository. With names, only those whose file name contains one of them. The
PWA has to be built; the demo county is loaded first."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from PIL import Image
from playwright.sync_api import Page, Playwright, expect, sync_playwright

from tests.e2e.county import Person
from tests.e2e.desk_app import DeskApp
from tests.e2e.field_app import FieldApp
from tests.e2e.phone import ON_A_DESK, PATIENCE_MS, Phone
from tests.e2e.screenshots import OFFICER, SUPERVISOR, person_of, point_of_post
from tests.e2e.server import Server, free_ports, migrate
from tools.paths import PROJECT

FOLDER = PROJECT / "docs" / "guide" / "images"
QUALITY = 80
SPEAKER, ADMIN = "900006", "900002"
Prepare = Callable[[Page], None]


def _as_it_is(_page: Page) -> None:
    """Nothing to do before the picture is taken."""


@dataclass(frozen=True)
class Shot:
    """One picture: the file's name, the page's address, and what to do there first."""

    name: str
    path: str
    prepare: Prepare = field(default=_as_it_is)
    whole_page: bool = False


@dataclass(frozen=True)
class Sitting:
    """Somebody with a phone or at a desk, and the pictures that are taken over their shoulder, in order."""

    badge: str
    shots: tuple[Shot, ...]
    desk: bool = False
    scheme: str = "light"


def _open_first(role: Literal["link", "button", "row"], name: str) -> Prepare:
    """Tap the first of these and wait for what it opens."""

    def tap(page: Page) -> None:
        page.get_by_role(role, name=name).first.click()
        page.wait_for_load_state("networkidle")

    return tap


def _next_review(page: Page) -> None:
    """Choose the first record of the queue by the keyboard."""
    page.keyboard.press("j")
    page.wait_for_load_state("networkidle")


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
            Shot("desk-score", "/desk/score"),
        ),
        desk=True,
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
    options: dict[str, Any] = {**(ON_A_DESK if sitting.desk else {}), "color_scheme": sitting.scheme}
    browser = Phone(playwright, profile, point_of_post(server), options=options)
    page, person = browser.start(), person_of(server, sitting.badge)
    if sitting.desk:
        DeskApp(page, server.origin).sign_in(person)
    else:
        _enrol(FieldApp(page, server.origin), person)
    for shot in shots:
        page.goto(f"{server.origin}{shot.path}")
        page.wait_for_load_state("networkidle")
        shot.prepare(page)
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
    taken = page.screenshot(animations="disabled", full_page=shot.whole_page)
    path = FOLDER / f"{shot.name}.webp"
    Image.open(BytesIO(taken)).save(path, quality=QUALITY, method=6)
    print(f"{path.relative_to(PROJECT)}\t{path.stat().st_size / 1000:.0f} kB")  # noqa: T201  # what it is called for


if __name__ == "__main__":
    main()
