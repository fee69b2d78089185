"""The desk's pages over two years of a county's records: what the server takes for all that a page asks it."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from uuid import UUID

from sqlalchemy import update

from app import create_app
from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.kernel.database import db, write_transaction
from app.records.models import Review
from config import Settings
from tests.desk import Desk
from tests.factories import make_officer, make_unit
from tests.spine import Spine, make_spine, violation

from .databases import POSTGRESQL, SQLITE, empty_database
from .figures import PAGE_MS, Figure
from .server import environ_of, migrate
from .two_years import People, fill

#: A duty day in the middle of which everything was said.
NOW, DAY = datetime(2026, 11, 25, 4, 30, tzinfo=UTC), "2026-11-25"
#: What is older has been reviewed.
REVIEWED_WITHIN = timedelta(days=7)
ROUNDS, SQUADS, OFFICERS = 15, 6, 60

#: A page, and what it asks the server for.
PAGES: Mapping[str, tuple[tuple[str, dict[str, str]], ...]] = {
    "board": (("/requirements", {"day": DAY}), ("/credits", {"day": DAY})),
    "violations": (("/violations", {}),),
    "violations withdrawn": (("/violations", {"state": "withdrawn"}),),
    "violations of a plate": (("/violations", {"plate": "鲁P1"}),),
    "violations of a code": (("/violations", {"code": "6050"}),),
    "violations, words that none has": (("/violations", {"text": "没有这几个字"}),),
    "check-ins": (("/check-ins", {}),),
    "check-ins withdrawn": (("/check-ins", {"state": "withdrawn"}),),
    "review queue with its counts": (("/reviews", {}),),
    "review queue, waiting": (("/reviews", {"state": "waiting"}),),
}


def pages(disk: Path) -> Iterator[Figure]:
    """Each page on each database: the median over some rounds."""
    for database in (SQLITE, POSTGRESQL):
        with (
            tempfile.TemporaryDirectory(prefix="bench-", dir=disk) as name,
            empty_database(database, Path(name)) as url,
        ):
            yield from _on(database, environ_of(Path(name), url))


def _on(database: str, environ: dict[str, str]) -> Iterator[Figure]:
    migrate(environ)
    clock = ManualClock(NOW)
    app = create_app(replace(Settings.from_env(environ), huey_immediate=True), clock)
    spine = make_spine(app, clock)
    people = _people(spine)
    with app.app_context(), write_transaction() as session:
        rows = fill(session, people)
        session.execute(update(Review).where(Review.corrected_at < NOW - REVIEWED_WITHIN).values(state="accepted"))
    print(f"       {database}: two years of a county, {rows:,} rows of records")
    centre = spine.county.desk(Role.SUPERVISOR, spine.county.brigade)
    for page, requests in PAGES.items():
        times_ms = [_look_ms(centre, requests) for _ in range(ROUNDS)]
        yield Figure(f"{database}, page {page} over two years", statistics.median(times_ms), "ms", PAGE_MS)
    with app.app_context():
        db.engine.dispose()


def _people(spine: Spine) -> People:
    """Say one of everything; return who said it, and who else there is."""
    squad = spine.county.squad
    plan_id = spine.plan()
    phone = spine.phone(Role.OFFICER)
    due = spine.requirement(plan_id, DAY)
    phone.tell("checkin.check_in", {"post_id": spine.post_id, "requirement_id": due["id"]})
    phone.tell("violation.report", violation(section_id=spine.section_id, chainage_m=12_400))
    spine.sweep()
    spine.reckon()
    with spine.app.app_context():
        units = [make_unit(f"{number}中队", spine.county.brigade) for number in range(SQUADS)]
        others = [(make_officer(unit), unit) for unit in units for _ in range(OFFICERS // SQUADS)]
    return People((UUID(str(phone.officer_id)), squad), others)


def _look_ms(centre: Desk, requests: tuple[tuple[str, dict[str, str]], ...]) -> float:
    began = perf_counter()
    for path, query in requests:
        answer = centre.get(path, **query)
        assert answer.status_code == 200, answer.get_json()
    return 1000 * (perf_counter() - began)
