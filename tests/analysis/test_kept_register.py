"""The register that is kept between requests: whatever happened to accidents, it is as if it had been read anew."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import create_engine, update
from sqlalchemy.orm import Session

import app.analysis.cube
from app.accident.service import read_columns
from app.analysis.cube import register_of
from app.analysis.register import Register as Cube
from app.analysis.register import register_from
from app.kernel.audit import AuditEntry
from app.kernel.clock import ManualClock, format_instant
from app.kernel.database import db, write_transaction
from app.kernel.desk import system_transaction
from app.kernel.house import house
from tests.accident.conftest import Register, csv, make_register
from tests.accident.made import local

STEPS = 24


@pytest.fixture
def any_register(any_app: Flask, clock: ManualClock) -> Register:
    return make_register(any_app, clock)


@pytest.fixture
def register(app: Flask, clock: ManualClock) -> Register:
    return make_register(app, clock)


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one whenever the whole register is read."""
    counted: list[int] = []
    whole = app.analysis.cube._load

    def load(session: Session) -> Cube:
        counted.append(1)
        return whole(session)

    monkeypatch.setattr(app.analysis.cube, "_load", load)
    return counted


def told(register: Cube) -> list[Any]:
    """All that a register says, by accident, whatever the order of its accidents and of its codes."""
    cube = register.cube
    labels: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for name, column in {**cube.columns, "unit": register.units, "village": register.villages}.items():
        for row, code in zip(column.rows, column.codes, strict=True):
            labels[int(row)].append((name, column.labels[code]))
    return sorted(
        (
            str(cube.ids[row]).replace("-", ""),
            (int(cube.deaths[row]), int(cube.injuries[row]), int(register.days[row]), int(register.chainages[row])),
            [None if math.isnan(at[row]) else float(at[row]) for at in (register.latitudes, register.longitudes)],
            bool(register.unplaced[row]),
            sorted(labels[row]),
        )
        for row in range(len(cube.ids))
    )


def kept_is_right(session: Session) -> bool:
    """Whether the register that is kept says what the tables do."""
    session.rollback()
    return told(register_of(session)) == told(register_from(read_columns(session)))


class _Walk:
    """One thing after another happens to accidents, by the API."""

    def __init__(self, register: Register, seed: int) -> None:
        self.register, self.chance, self.ids = register, random.Random(seed), list[str]()

    def step(self) -> None:
        acts: list[Callable[[], object]] = [self.add, self.add, self.report, self.correct, self.place, self.withdraw]
        self.register.clock.advance(minutes=1)
        self.chance.choice([*acts, self.merge, self.take_file])()

    def any(self) -> dict[str, Any] | None:
        found = [each for each in map(self.register.shown, self.ids) if each["superseded_by"] is None]
        found = [each for each in found if each["withdrawn_at"] is None]
        return self.chance.choice(found) if found else None

    def members(self) -> dict[str, Any]:
        at = local(
            f"2026-0{self.chance.randrange(1, 9)}-1{self.chance.randrange(10)} {self.chance.randrange(10, 24)}:30"
        )
        vehicles = self.chance.sample(["K3", "F6", "H3"], self.chance.randrange(3))
        parties = [{"vehicle_type": each, "age": self.chance.choice([None, 17, 66])} for each in vehicles]
        said = {"occurred_at": format_instant(at), "deaths": self.chance.randrange(2), "parties": parties}
        return {
            **said,
            "injuries": self.chance.choice([None, 2]),
            "town": self.chance.choice([None, "石佛镇", "阿城镇"]),
        }

    def add(self) -> None:
        self.ids.append(str(self.register.add(**self.members())["id"]))

    def report(self) -> None:
        self.ids.append(str(self.register.report(injuries=self.chance.randrange(3))["record"]["id"]))

    def correct(self) -> None:
        if accident := self.any():
            assert self.register.correct(accident, **self.members()).status_code == 200

    def place(self) -> None:
        if accident := self.any():
            where = {"section_id": self.register.spine.section_id, "chainage_m": 12_300 + self.chance.randrange(900)}
            said = {"place": where, "reason": "现场复核"}
            path = f"/accidents/{accident['id']}/place"
            assert self.register.desk.put(path, said, accident["version"]).status_code == 200

    def withdraw(self) -> None:
        if accident := self.any():
            path = f"/accidents/{accident['id']}/withdrawal"
            assert self.register.desk.post(path, {"reason": "重复登记"}, version=accident["version"]).status_code < 300

    def merge(self) -> None:
        self.report()
        scene, into = self.register.shown(self.ids[-1]), self.any()
        if into is not None and into["id"] != scene["id"]:
            said = {"into": into["id"], "reason": "同一事故"}
            self.register.desk.post(f"/accidents/{scene['id']}/merger", said, version=scene["version"])

    def take_file(self) -> None:
        rows = [
            f"A{self.chance.randrange(9)},2026-08-0{n + 1} 19:1{n},一般,0,{self.chance.randrange(3)}" for n in range(3)
        ]
        numbers = {row.split(",")[0]: row for row in rows}
        self.register.take(csv("事故编号,发生时间,程序,死亡,受伤", *numbers.values()))


@pytest.mark.parametrize("seed", [1, 2])
def test_after_anything_that_happens_it_says_what_the_tables_do(
    any_register: Register, loads: list[int], seed: int
) -> None:
    walk = _Walk(any_register, seed)
    walk.add()
    for _ in range(STEPS):
        with any_register.spine.app.app_context():
            assert kept_is_right(db.session())
        walk.step()
    with any_register.spine.app.app_context():
        assert kept_is_right(db.session())
    assert len(loads) == 1


def test_each_process_sees_what_another_changed(any_register: Register, loads: list[int]) -> None:
    first = any_register.add(town="石佛镇")
    with any_register.spine.app.app_context():
        elsewhere = create_engine(db.engine.url)
        own, other = db.session(), Session(elsewhere)
        assert told(register_of(own)) == told(register_of(other)) != []
        any_register.correct(first, town="阿城镇")
        any_register.add(town="安乐镇")
        assert kept_is_right(other)
        assert kept_is_right(own)
        other.close()
        elsewhere.dispose()
    assert len(loads) == 2  # one for each


def test_what_changed_by_thousands_or_by_no_accidents_name_is_read_whole(
    register: Register, loads: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    with register.spine.app.app_context():
        session = db.session()
        register.add()
        assert (kept_is_right(session), len(loads)) == (True, 1)
        with system_transaction(house().bus, register.clock) as context:
            context.changed("accident.registered", "accident", "all of them", unit_id=register.spine.county.squad)
        assert (kept_is_right(session), len(loads)) == (True, 2)
        monkeypatch.setattr(app.analysis.cube, "_MANY", 1)
        register.add()
        register.add()
        assert (kept_is_right(session), len(loads)) == (True, 3)


def test_another_database_in_the_place_of_the_first_is_read_whole(register: Register, loads: list[int]) -> None:
    with register.spine.app.app_context():
        register.add()
        assert kept_is_right(db.session())
        with write_transaction() as session:
            session.execute(update(AuditEntry).values(hash="0" * 64))
        assert (kept_is_right(db.session()), len(loads)) == (True, 2)
