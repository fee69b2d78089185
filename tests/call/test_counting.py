"""Counting calls: apart from accidents, in whatever is crossed."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.call.service import Asked, count_calls
from app.kernel.database import db
from tests.call.conftest import Calls


def _counted(calls: Calls, by: tuple[str, ...] = ()) -> dict[Any, tuple[int, int, int]]:
    units = frozenset({calls.spine.county.brigade, calls.spine.county.squad})
    with calls.spine.app.app_context():
        cells = count_calls(db.session(), Asked(units, date(2026, 3, 5), date(2026, 3, 6)), by)
    return {cell.keys: (cell.calls, cell.valid, cell.linked) for cell in cells}


def test_calls_are_counted_by_any_dimensions_and_accidents_never_among_them(any_calls: Calls) -> None:
    calls = any_calls
    accident = calls.accident()
    calls.link(calls.add(), accident)
    calls.add("2026-03-06 07:50", kind="congestion", outcome="false")
    calls.add("2026-03-07 07:50")
    taken_back = calls.add()
    calls.desk.post(f"/calls/{taken_back['id']}/withdrawal", {"reason": "重复"}, version=1)
    assert _counted(calls) == {(): (2, 1, 1)}
    assert _counted(calls, ("weekday", "hour")) == {(4, 7): (1, 1, 1), (5, 7): (1, 0, 0)}
    assert _counted(calls, ("kind",)) == {("accident",): (1, 1, 1), ("congestion",): (1, 0, 0)}
