"""The desk's pages over two years of a county's records: what the server takes for all that a page asks it."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

from sqlalchemy import text, update
from sqlalchemy.orm import Session

from app import create_app
from app.dispatch.models import Task
from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.kernel.database import db, write_transaction
from app.records.models import Review
from config import Settings
from tests.desk import Desk
from tests.spine import make_spine

from .databases import POSTGRESQL, SQLITE, empty_database
from .figures import PAGE_MS, Figure
from .saying import say_all
from .server import environ_of, migrate
from .two_years import fill

#: A duty day in the middle of which everything was said.
NOW, DAY = datetime(2026, 11, 25, 4, 30, tzinfo=UTC), "2026-11-25"
#: What is older has been seen to.
SEEN_TO_WITHIN = timedelta(days=7)
ROUNDS = 15

#: A page, and what it asks the server for.
PAGES: Mapping[str, tuple[tuple[str, dict[str, str]], ...]] = {
    "board": (("/requirements", {"day": DAY}), ("/credits", {"day": DAY})),
    "violations": (("/violations", {}),),
    "violations withdrawn": (("/violations", {"state": "withdrawn"}),),
    "violations of a beginning of plates": (("/violations", {"plate": "鲁P1"}),),
    "violations of a plate": (("/violations", {"plate": "鲁P37037"}),),
    "violations of a plate that none has": (("/violations", {"plate": "沪B"}),),
    "violations of a common code": (("/violations", {"code": "1636"}),),
    "violations of a rare code": (("/violations", {"code": "1006"}),),
    "violations of a code that none has": (("/violations", {"code": "1710"}),),
    "violations of an outcome that none has": (("/violations", {"outcome": "penalty_issued"}),),
    "violations, words that none has": (("/violations", {"text": "没有这几个字"}),),
    "check-ins": (("/check-ins", {}),),
    "check-ins withdrawn": (("/check-ins", {"state": "withdrawn"}),),
    "check-ins outside, where none was": (("/check-ins", {"verdict": "outside"}),),
    "review queue with its counts": (("/reviews", {}),),
    "review queue, waiting": (("/reviews", {"state": "waiting"}),),
    "talks": (("/outreach/sessions", {}),),
    "talks withdrawn": (("/outreach/sessions", {"state": "withdrawn"}),),
    "talks at a kind of target that none was for": (("/outreach/sessions", {"kind": "fair"}),),
    "talks, words that none has": (("/outreach/sessions", {"text": "没有这几个字"}),),
    "heard at talks": (("/outreach/heard", {}),),
    "tasks": (("/tasks", {}),),
    "tasks open": (("/tasks", {"state": "open"}),),
    "tasks recalled, where none was": (("/tasks", {"state": "recalled"}),),
    "tasks, words that none has": (("/tasks", {"text": "没有这几个字"}),),
    "hazards": (("/hazards", {}),),
    "hazards resolved": (("/hazards", {"state": "resolved"}),),
    "inspections": (("/inspections", {}),),
    "inspections of a kind of finding that none has": (("/inspections", {"kind": "vest"}),),
    "accidents": (("/accidents", {}),),
    "accidents unplaced": (("/accidents", {"placed": "false"}),),
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
    people = say_all(spine, DAY)
    with app.app_context(), write_transaction() as session:
        rows = fill(session, people)
        settle(session)
    if database == POSTGRESQL:
        with app.app_context(), db.engine.begin() as connection:
            connection.execute(text("ANALYZE"))  # as it does by itself within a minute; SQLite never does
    print(f"       {database}: two years of a county, {rows:,} rows of records")
    centre = spine.county.desk(Role.SUPERVISOR, spine.county.brigade)
    for page, requests in PAGES.items():
        times_ms = [_look_ms(centre, requests) for _ in range(ROUNDS)]
        yield Figure(f"{database}, page {page} over two years", statistics.median(times_ms), "ms", PAGE_MS)
    with app.app_context():
        db.engine.dispose()


def settle(session: Session) -> None:
    """Let old records be reviewed, old tasks closed."""
    long_ago = NOW - SEEN_TO_WITHIN
    session.execute(update(Review).where(Review.corrected_at < long_ago).values(state="accepted"))
    session.execute(update(Task).where(Task.created_at < long_ago).values(closed_at=Task.created_at))


def _look_ms(centre: Desk, requests: tuple[tuple[str, dict[str, str]], ...]) -> float:
    began = perf_counter()
    for path, query in requests:
        answer = centre.get(path, **query)
        assert answer.status_code == 200, answer.get_json()
    return 1000 * (perf_counter() - began)
