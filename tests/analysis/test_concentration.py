"""Busy hours and busy places: found where they were planted, and nowhere else."""

from __future__ import annotations

import numpy as np

from app.analysis.concentration import busy_cells, busy_hours

SHARES = dict.fromkeys(range(27), 1 / 27)


def test_two_busy_hours_over_midnight_are_found() -> None:
    by_hour = [2] * 24
    by_hour[23], by_hour[0] = 14, 12
    found = busy_hours(by_hour, 2, least=5)
    assert found is not None
    assert (found.starts, found.count, found.total) == (23, 26, 70)
    assert round(found.expected, 2) == 5.83


def test_few_accidents_make_no_busy_hours() -> None:
    assert busy_hours([0] * 22 + [2, 2], 2, least=5) is None
    assert busy_hours([0] * 24, 2, least=0) is None


def test_even_hours_are_hardly_ever_called_busy() -> None:
    made = np.random.default_rng(3)
    days = [busy_hours(made.multinomial(100, [1 / 24] * 24).tolist(), 2, least=5) for _ in range(200)]
    assert sum(day is not None for day in days) <= 10


def test_a_busy_cell_is_found_with_what_was_expected() -> None:
    (found,) = busy_cells({5: 9, 6: 3}, SHARES, total=60, least=4)
    assert (found.key, found.count, round(found.expected, 2)) == (5, 9, 2.22)


def test_even_cells_are_hardly_ever_called_busy() -> None:
    made = np.random.default_rng(4)
    months = [
        busy_cells(dict(enumerate(made.multinomial(60, [1 / 27] * 27).tolist())), SHARES, 60, least=4)
        for _ in range(200)
    ]
    assert sum(bool(month) for month in months) <= 10
