"""The loop's own figures on a real installation: a file of positions, late data, a month's scorecards, the picture over
a large register, the grid of a night. Each is asked alone, nobody else asks meanwhile."""

from __future__ import annotations

import random
import statistics
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any, cast
from uuid import UUID, uuid4

from flask import Flask
from sqlalchemy import Table, func, insert, select

from app import create_app
from app.accident.models import Accident, AccidentParty
from app.accident.words import load_words
from app.assessment.factsdoc import card_of
from app.assessment.freezing import facts_of
from app.assessment.periods import BrigadeDays, Period
from app.assessment.reckoning import reckon_marked
from app.assessment.scorecard import card_text
from app.kernel.actor import Role
from app.kernel.clock import ManualClock, format_instant
from app.kernel.database import db, write_transaction
from app.kernel.desk import system_transaction
from app.kernel.house import house
from app.tracking.positions_in import import_positions
from config import Settings
from tests.desk import Desk
from tests.factories import make_officer, make_unit
from tests.spine import Car, Spine, adopt_default_scheme, make_car, make_spine

from .coverage import CARS, EVERY_S, SECTIONS, roads, tracks
from .databases import POSTGRESQL, SQLITE, empty_database
from .figures import CARDS_S, FILE_S, GRID_MS, LATE_S, PICTURE_CHANGED_MS, PICTURE_MS, Figure
from .server import environ_of, migrate
from .two_years import People, fill

MORNING, DAY = datetime(2026, 11, 24, 1, 0, tzinfo=UTC), "2026-11-24"
#: 19:00 and 06:00 in Shanghai.
EVENING, DAWN = datetime(2026, 11, 24, 11, 0, tzinfo=UTC), datetime(2026, 11, 24, 22, 0, tzinfo=UTC)
PERIODS = (("19:00", "21:00"), ("21:00", "23:30"), ("23:30", "04:30"))
FIXES, ACCIDENTS, MONTH_DAYS, OFFICERS, ROUNDS = 50_000, 50_000, 30, 60, 9
SQUADS = 6


def loop(disk: Path) -> Iterator[Figure]:
    """Each figure on each database."""
    for database in (SQLITE, POSTGRESQL):
        with (
            tempfile.TemporaryDirectory(prefix="bench-", dir=disk) as name,
            empty_database(database, Path(name)) as url,
        ):
            yield from _on(database, environ_of(Path(name), url))


def _on(database: str, environ: dict[str, str]) -> Iterator[Figure]:
    migrate(environ)
    clock = ManualClock(MORNING)
    app = create_app(replace(Settings.from_env(environ), huey_immediate=True), clock)
    spine = make_spine(app, clock)
    adopt_default_scheme(spine)
    officer = UUID(str(spine.phone(Role.OFFICER).officer_id))
    spine.plan(officer_ids=[str(officer)], valid_from=DAY)  # the first requirement there is: a month is copied from it
    cars = _plan_the_night(spine)
    clock.instant = DAWN
    raw = _file()
    with app.app_context():
        file_s = _timed_s(lambda: import_positions(house().bus, clock, raw, "wgs84"))
    yield Figure(f"{database}, a file of {FIXES:,} fixes", file_s, "s", FILE_S)
    spine.sweep()
    spine.reckon()
    yield from _late(database, spine, cars)
    centre = spine.county.desk(Role.SUPERVISOR, spine.county.brigade)
    grid = {"unit": str(spine.county.brigade), "day": DAY}
    yield Figure(f"{database}, grid of a night", _look_ms(centre, "/grid", grid), "ms", GRID_MS)
    yield _cards(database, spine, officer)
    yield from _picture(database, spine, centre)
    with app.app_context():
        db.engine.dispose()


def _plan_the_night(spine: Spine) -> list[Car]:
    """Nine sections in three key periods, and the cars that may come."""
    for number, line in enumerate(roads(SECTIONS)):
        said = {"name": f"路段{number}", "road_code": f"X{number:03}", "level": "county", "from_chainage_m": 0}
        points = [[each.longitude, each.latitude] for each in line.points]
        whole = {**said, "line": points, "attributes": [], "unit_id": str(spine.county.squad)}
        section_id = spine.leader.post("/sections", whole).get_json()["id"]
        for starts, ends in PERIODS:
            place = {"kind": "section", "post_id": None, "section_id": section_id, "required_passes": 1, "mode": "key"}
            spine.plan(**place, name=f"夜间{number}", starts=starts, ends=ends, valid_from=DAY)
    return [make_car(spine, f"鲁P{number:04}警", f"BD-{number:04}") for number in range(CARS)]


def _file() -> bytes:
    """A night of all cars as a fleet platform exports it."""
    night = tracks(CARS, SECTIONS, seed=1)
    lines = ["设备号,定位时间,经度,纬度,速度"]
    for row in range(min(FIXES, len(night))):
        local = EVENING + timedelta(hours=8, seconds=float(night.seconds[row]))
        place = f"{night.longitudes[row]:.6f},{night.latitudes[row]:.6f}"
        lines.append(f"BD-{night.carriers[row][-4:]},{local:%Y-%m-%d %H:%M:%S},{place},43")
    return "\n".join(lines).encode()


def _late(database: str, spine: Spine, cars: list[Car]) -> Iterator[Figure]:
    """Half an hour of one car comes hours late: what is taken in, and what is reckoned again for it."""
    night, house_clock = tracks(CARS, SECTIONS, seed=2), spine.clock
    start, count = 360, int(1800 / EVERY_S)
    positions = [
        {
            "fix_at": format_instant(EVENING + timedelta(seconds=float(night.seconds[row]) + 5)),
            "latitude": float(night.latitudes[row]),
            "longitude": float(night.longitudes[row]),
            "datum": "wgs84",
        }
        for row in range(start, start + count)
    ]
    cars[0].report(*positions)
    with spine.app.app_context():
        late_s = _timed_s(lambda: reckon_marked(house_clock, {}))
    yield Figure(f"{database}, window of a late batch", late_s, "s", LATE_S)


def _cards(database: str, spine: Spine, officer: UUID) -> Figure:
    """A month of the brigade: 60 requirements a day with their credits, 60 officers, the squads and the brigade."""
    squad = spine.county.squad
    with spine.app.app_context():
        units = [make_unit(f"{number}中队", spine.county.brigade) for number in range(SQUADS)]
        others = [(make_officer(unit), unit) for unit in units for _ in range(OFFICERS // SQUADS)]
        people = People((officer, squad), others)
        with write_transaction() as session:
            fill(session, people, ("requirement",), MONTH_DAYS)
        last = date.fromisoformat(DAY)
        days = BrigadeDays(spine.county.brigade, Period(last - timedelta(days=MONTH_DAYS - 1), last))
        cards: list[str] = []

        def reckon() -> None:
            facts = facts_of(db.session(), days, spine.clock.now())
            cards[:] = [card_text(card_of(facts, each)) for each in facts.subjects]

        cards_s = _timed_s(reckon)
    print(f"       {database}: {len(cards)} scorecards of a month")
    return Figure(f"{database}, a brigade's month of scorecards", cards_s, "s", CARDS_S)


def _picture(database: str, spine: Spine, centre: Desk) -> Iterator[Figure]:
    with spine.app.app_context(), system_transaction(house().bus, spine.clock) as context:
        load_words(context)
    said = {"occurred_at": "2026-03-05T07:30:00Z", "procedure": "general", "deaths": 0}
    made = centre.post("/accidents", {**said, "unit_id": str(spine.county.brigade)})
    assert made.status_code == 201, made.get_json()
    _register(spine.app)
    query = {"from": "2025-12-01", "to": "2026-11-24"}
    picture_ms = _look_ms(centre, "/analysis/picture", query)
    naive_ms = _row_by_row_ms(spine.app)
    ratio = f"every row as an object {naive_ms / picture_ms:.1f} times"
    yield Figure(f"{database}, picture over {ACCIDENTS:,} accidents", picture_ms, "ms", PICTURE_MS, naive=ratio)
    changed_ms = []
    for minute in range(ROUNDS):
        another = {**said, "occurred_at": f"2026-03-06T07:{minute:02}:00Z", "unit_id": str(spine.county.brigade)}
        assert centre.post("/accidents", another).status_code == 201
        changed_ms.append(_look_ms(centre, "/analysis/picture", query, rounds=1))
    name = f"{database}, the same after one was added"
    yield Figure(name, statistics.median(changed_ms), "ms", PICTURE_CHANGED_MS)


def _register(app: Flask) -> None:
    """Two years of accidents, straight into the table: the one that was said, at other times and of other kinds."""
    chance, table, parties = random.Random(1), _table(Accident), _table(AccidentParty)
    with app.app_context(), write_transaction() as session:
        first = dict(session.execute(select(table)).mappings().one())
        rows = [_accident(first, chance) for _ in range(ACCIDENTS)]
        for start in range(0, ACCIDENTS, 5_000):
            session.execute(insert(table), rows[start : start + 5_000])
        cars = [
            {"accident_id": row["id"], "position": 0, "vehicle_type": "K3", "age": None, "role": None} for row in rows
        ]
        for start in range(0, ACCIDENTS, 5_000):
            session.execute(insert(parties), cars[start : start + 5_000])


def _accident(first: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    at = datetime(2026, 11, 24, tzinfo=UTC) - timedelta(minutes=chance.randrange(730 * 24 * 60))
    local = at + timedelta(hours=8)
    when = {"occurred_at": at, "day": local.date(), "hour": local.hour, "weekday": local.isoweekday()}
    kind = {"deaths": int(chance.random() < 0.1), "injuries": chance.randrange(3), "form": chance.choice(["11", "12"])}
    return {**first, **when, **kind, "id": uuid4(), "fingerprint": uuid4().hex}


def _row_by_row_ms(app: Flask) -> float:
    """The naive way: every accident of the two years as an object, counted in Python by one dimension."""
    began = perf_counter()
    with app.app_context():
        counts: dict[tuple[int, int], int] = {}
        for each in db.session.scalars(select(Accident)):
            counts[each.hour, each.weekday] = counts.get((each.hour, each.weekday), 0) + 1
        assert sum(counts.values()) == db.session.scalar(select(func.count()).select_from(Accident))
    return 1000 * (perf_counter() - began)


def _timed_s(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return perf_counter() - began


def _look_ms(desk: Desk, path: str, query: dict[str, str], rounds: int = ROUNDS) -> float:
    times = []
    for _ in range(rounds):
        began = perf_counter()
        answer = desk.get(path, **query)
        times.append(1000 * (perf_counter() - began))
        assert answer.status_code == 200, answer.get_json()
    return statistics.median(times)


def _table(model: Any) -> Table:
    return cast(Table, model.__table__)
