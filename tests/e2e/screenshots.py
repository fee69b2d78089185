"""``python -m tests.e2e.screenshots OUTDIR``: the demo county as a phone and a desk show it, to look at and for README.

Each page is there in light and in dark; the PWA has to be built."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from playwright.sync_api import Page, Playwright, expect, sync_playwright

from app.demo.county import PASSWORD
from app.demo.pictures import picture
from app.geo.points import Wgs84Point
from tests.e2e import kept
from tests.e2e.county import Person
from tests.e2e.desk_app import DeskApp
from tests.e2e.field_app import FieldApp
from tests.e2e.phone import ON_A_DESK, PATIENCE_MS, Phone
from tests.e2e.server import Server, free_ports, migrate

OFFICER, SUPERVISOR = "910002", "900003"
#: Where the phone stands, and a post where a car's track and the officers' words both speak.
POST, TRACKED_POST = "城区中心岗", "阎楼卡点"
SCHEMES = ("light", "dark")


def main() -> None:
    """Take them all."""
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.screenshots", description=__doc__)
    parser.add_argument("outdir", type=Path)
    outdir: Path = parser.parse_args().outdir
    outdir.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=PATIENCE_MS)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder) / "data", next(free_ports()))
        server.data_dir.mkdir()
        migrate(server.data_dir, demo=True)
        server.start()
        try:
            for scheme in SCHEMES:
                _of_the_phone(playwright, Path(folder), server, scheme, outdir)
                _of_the_desk(playwright, Path(folder), server, scheme, outdir)
        finally:
            server.kill()


def _of_the_phone(playwright: Playwright, folder: Path, server: Server, scheme: str, outdir: Path) -> None:
    phone = Phone(playwright, folder / f"phone-{scheme}", point_of_post(server), options={"color_scheme": scheme})
    app = FieldApp(phone.start(), server.origin)
    app.open()
    expect(app.page.get_by_role("button", name="登录", exact=True)).to_be_visible()
    _take(app.page, outdir / f"sign-in-{scheme}.png")
    app.enrol(person_of(server, OFFICER))
    app.check_in()
    expect(app.page.get_by_text("已确认 回执")).to_be_visible()
    expect(app.banner("")).to_have_count(0)
    _take(app.page, outdir / f"today-{scheme}.png")
    app.fill_in_report(_photos(folder, scheme))
    _take(app.page, outdir / f"report-{scheme}.png")
    server.kill()
    app.save_report()
    expect(app.banner("无网络")).to_be_visible()
    app.tab("记录").click()
    expect(app.page.locator(".sum .part")).to_have_count(4)
    _take(app.page, outdir / f"records-{scheme}.png")
    server.start()
    for name in ("me", "me/credits"):
        app.open(f"/{name}")
        app.page.wait_for_load_state("networkidle")
        _take(app.page, outdir / f"{name.replace('/', '-')}-{scheme}.png")
    phone.close()


def _of_the_desk(playwright: Playwright, folder: Path, server: Server, scheme: str, outdir: Path) -> None:
    options = {**ON_A_DESK, "color_scheme": scheme}
    desk = Phone(playwright, folder / f"desk-{scheme}", point_of_post(server), options=options)
    office = DeskApp(desk.start(), server.origin)
    office.sign_in(person_of(server, SUPERVISOR))
    for path in ("/desk", "/desk/score", "/desk/violations", "/desk/devices"):
        office.page.goto(f"{server.origin}{path}")
        office.page.wait_for_load_state("networkidle")
        _take(office.page, outdir / f"{path[1:].replace('/', '-')}-{scheme}.png")
    office.page.goto(f"{server.origin}/desk/score")
    office.counted("岗位在岗率", TRACKED_POST).first.click()
    expect(office.page.get_by_role("heading", name="原始记录")).to_be_visible()
    _take(office.page, outdir / f"desk-evidence-{scheme}.png")
    desk.close()


def _take(page: Page, path: Path) -> None:
    page.screenshot(path=path, animations="disabled")


def person_of(server: Server, badge: str) -> Person:
    """Somebody of the demo, who signs in with its password."""
    [found] = kept.rows(server.data_dir, f"SELECT id FROM officer WHERE badge = '{badge}'")
    return Person(UUID(found["id"]), badge, PASSWORD)


def point_of_post(server: Server, name: str = POST) -> Wgs84Point:
    """Where a post of the demo lies."""
    [found] = kept.rows(server.data_dir, f"SELECT latitude, longitude FROM post WHERE name = '{name}'")
    return Wgs84Point(found["latitude"], found["longitude"])


def _photos(folder: Path, scheme: str) -> Sequence[Path]:
    paths = [folder / f"{scheme}-{n}.jpg" for n in (1, 2)]
    for path in paths:
        path.write_bytes(picture(path.stem, by_night=scheme == "dark"))
    return paths


if __name__ == "__main__":
    main()
