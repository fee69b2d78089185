"""Everything for one look at the product, made and taken down again: for measuring and for screenshots."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from tests.e2e.county import County, make_county, plan_duty
from tests.e2e.field_app import FieldApp
from tests.e2e.phone import Phone
from tests.e2e.server import Server, free_ports, migrate
from tests.e2e.track import CENTRE


@dataclass(frozen=True)
class Stage:
    """A county served for real, and a phone that the officer has enrolled and taken out again."""

    playwright: Playwright
    folder: Path
    server: Server
    county: County
    phone: Phone
    app: FieldApp


@contextmanager
def stage() -> Iterator[Stage]:
    """Set it, in a temporary folder; the PWA has to be built."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        server = Server(folder / "data", next(free_ports()))
        county = _make(server)
        phone = Phone(playwright, folder / "phone", CENTRE)
        try:
            server.start()
            FieldApp(phone.start(), server.origin).enrol(county.officer)
            app = FieldApp(phone.restart(), server.origin)
            app.open()
            yield Stage(playwright, folder, server, county, phone, app)
        finally:
            phone.close()
            server.kill()


def _make(server: Server) -> County:
    server.data_dir.mkdir()
    migrate(server.data_dir)
    now = datetime.now(UTC)
    county = make_county(server.settings, now)
    plan_duty(server.settings, county, now - timedelta(minutes=30), now + timedelta(hours=2))
    server.run_jobs()
    return county
