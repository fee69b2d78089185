"""When a start is refused, when it is kept beside another, and how a unit's time outside is added up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from app.shift.rules import LONGEST, Outing, Span, UnitOut, count_out, judge_start

EIGHT = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def span(start: float, end: float | None = None) -> Span:
    """From so many hours after eight, local time."""
    return Span(EIGHT + start * HOUR, None if end is None else EIGHT + end * HOUR)


@pytest.mark.parametrize(
    ("at", "late_by", "others", "verdict"),
    [
        (4, 0, [], "clear"),
        (4, 0, [span(0, 4)], "clear"),
        (4, 0, [span(0)], "running"),
        (4, 0, [span(0, 5)], "running"),
        (4, 6, [span(0)], "overlaps"),
        (4, 6, [span(0, 5)], "overlaps"),
        (4, 6, [span(5)], "out_of_order"),
        (24, 0, [span(0)], "clear"),  # nobody ended it within a day: it was forgotten
    ],
)
def test_a_start_is_refused_only_where_its_officer_can_still_end_the_other(
    at: float, late_by: float, others: list[Span], verdict: str
) -> None:
    said = EIGHT + at * HOUR
    assert judge_start(said, said + late_by * HOUR, certain=True, others=others) == verdict


def test_a_start_whose_time_nobody_knows_for_certain_is_never_refused() -> None:
    assert judge_start(EIGHT, EIGHT, certain=False, others=[span(-1)]) == "overlaps"


def test_a_person_in_two_shifts_of_a_unit_is_out_once_and_a_crew_makes_no_more_hours() -> None:
    unit, car, one, two = uuid4(), uuid4(), uuid4(), uuid4()
    outings = [
        Outing(unit, frozenset({one, two}), car, span(0, 4)),
        Outing(unit, frozenset({one}), car, span(5, 7)),
    ]
    out = count_out(outings, EIGHT, EIGHT + 12 * HOUR, EIGHT + 12 * HOUR)[unit]
    assert out == UnitOut(frozenset({one, two}), frozenset({car}), 6 * 3600, 0)


def test_only_the_time_asked_for_counts_and_a_running_shift_counts_until_now() -> None:
    unit = uuid4()
    outings = [Outing(unit, frozenset({uuid4()}), None, each) for each in (span(-2, 1), span(3))]
    assert count_out(outings, EIGHT, EIGHT + 24 * HOUR, EIGHT + 5 * HOUR)[unit].seconds == 3 * 3600


def test_a_shift_that_was_forgotten_is_told_apart_and_its_time_is_unknown() -> None:
    unit = uuid4()
    out = count_out([Outing(unit, frozenset({uuid4()}), None, span(0))], EIGHT, EIGHT + LONGEST, EIGHT + 2 * LONGEST)
    assert (out[unit].seconds, out[unit].unended) == (0, 1)
