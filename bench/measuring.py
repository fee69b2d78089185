"""One database after the other: an installation, its phones, and every load in rounds."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app import create_app
from app.kernel.database import db
from config import Settings
from tests.factories import PASSWORD

from .county import County, make_county
from .databases import empty_database
from .figures import Cell, Round, median_of, round_of
from .floor import floor_per_s
from .generator import Generator
from .load import Extent, Load
from .phone import Door, Phone, enrol_phone
from .server import Memory, Server, environ_of, migrate, running

#: The first glance is a cold one: a round may be this much faster before its phones run out of commands.
HEADROOM = 4

Show = Callable[[Cell], None]


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything about the server on one database; memory before the first load and after the last."""

    database: str
    cells: list[Cell]
    fresh: Memory
    used: Memory


def measure(database: str, extent: Extent, generator: Generator, disk: Path, show: Show) -> Measured:
    """Run every load of ``extent`` against an installation in a folder on ``disk``; nothing of it stays."""
    with tempfile.TemporaryDirectory(prefix="bench-", dir=disk) as name:
        folder = Path(name)
        with empty_database(database, folder) as url:
            environ = environ_of(folder, url)
            migrate(environ)
            county = _fill(environ, max(extent.connections), extent.posts)
            with running(environ) as server:
                phones = [enrol_phone(Door(server.port, badge, PASSWORD)) for badge in county.badges]
                return _rounds(_Site(database, url, folder, server, phones, county, generator), extent, show)


def _fill(environ: dict[str, str], officers: int, posts: int) -> County:
    app = create_app(replace(Settings.from_env(environ), huey_immediate=True))
    county = make_county(app, officers, posts)
    with app.app_context():
        db.engine.dispose()
    return county


@dataclass(frozen=True, slots=True)
class _Site:
    database: str
    url: str
    folder: Path
    server: Server
    phones: Sequence[Phone]
    county: County
    generator: Generator

    def round(self, load: Load, seconds: float, most_per_s: float) -> Round:
        """Play once. The generator gives back its phones, whose chains have moved on."""
        web_before, jobs_before = self.server.cpu_s()
        phones, due = self.phones[: load.connections], self.county.due
        played = self.generator.play(self.server.port, phones, due, load, seconds, most_per_s)
        web, jobs = self.server.cpu_s()
        self._move_on([phone for each in played for phone in each.phones])
        return round_of(played, web - web_before, jobs - jobs_before)

    def _move_on(self, played: Sequence[Phone]) -> None:
        known = {phone.enrolment_id: phone for phone in self.phones}
        for phone in played:
            known[phone.enrolment_id].seq, known[phone.enrolment_id].prev = phone.seq, phone.prev


def _rounds(site: _Site, extent: Extent, show: Show) -> Measured:
    fresh = site.server.memory()
    # every worker has done everything once, and it is known how many commands to sign
    glances = {load: site.round(load, extent.round_s / 4, load.most_per_s) for load in extent.loads()}
    cells = []
    for load in extent.loads():
        cells.append(_cell(site, extent, load, HEADROOM * glances[load].per_s))
        show(cells[-1])
    return Measured(site.database, cells, fresh, site.server.memory())


def _cell(site: _Site, extent: Extent, load: Load, most_per_s: float) -> Cell:
    floor = floor_per_s(site.url, site.folder, load, extent.floor_s)
    median = median_of([site.round(load, extent.round_s, most_per_s) for _ in range(extent.rounds)])
    return Cell(site.database, load, median, floor)
