"""Which decision belongs to which offence."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from app.violation.matching import Claim, Known, Place, left_without, match_decisions

NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
WINDOW = timedelta(minutes=60)
FIRST, SECOND = UUID(int=1), UUID(int=2)


def known(
    violation: UUID = FIRST,
    plate: str = "鲁P12345",
    code: str = "6011",
    *,
    after: float = 0,
    number: str | None = None,
    position: int = 0,
) -> Known:
    """An offence so many minutes after noon."""
    return Known(Place(violation, position), plate, code, NOON + timedelta(minutes=after), number)


def claim(
    number: str = "N1", plate: str = "鲁P12345", code: str = "6011", *, after: float | None = 0, line: int = 2
) -> Claim:
    """A row of the export; without minutes it says no time."""
    return Claim(line, number, plate, code, None if after is None else NOON + timedelta(minutes=after))


def kinds(claims: list[Claim], offences: list[Known]) -> list[str]:
    return [match.kind for match in match_decisions(claims, offences, WINDOW)]


@pytest.mark.parametrize(("minutes", "expected"), [(0, "matched"), (60, "matched"), (-60, "matched"), (61, "not_here")])
def test_plate_code_and_time_within_the_window_make_a_match(minutes: float, expected: str) -> None:
    assert kinds([claim()], [known(after=minutes)]) == [expected]


def test_another_plate_or_another_code_is_another_offence() -> None:
    assert kinds([claim(plate="鲁P54321"), claim(code="1039")], [known()]) == ["not_here", "not_here"]


def test_a_number_that_stands_already_is_the_same_whatever_the_time() -> None:
    assert kinds([claim(after=600)], [known(number="N1")]) == ["same"]


def test_a_number_that_stands_on_another_vehicle_is_a_conflict() -> None:
    assert kinds([claim(plate="鲁P54321")], [known(number="N1")]) == ["conflict"]


def test_an_offence_with_another_number_is_a_conflict() -> None:
    assert kinds([claim()], [known(number="N9")]) == ["conflict"]


def test_two_that_fit_alike_are_left_to_a_person() -> None:
    (match,) = match_decisions([claim()], [known(after=-10), known(SECOND, after=10)], WINDOW)
    assert (match.kind, len(match.found)) == ("ambiguous", 2)


def test_of_two_that_fit_the_one_without_a_number_is_meant() -> None:
    assert kinds([claim("N2")], [known(number="N1"), known(SECOND, after=5)]) == ["matched"]


def test_two_rows_that_would_take_one_offence_take_it_neither() -> None:
    assert kinds([claim("N1"), claim("N2", line=3)], [known()]) == ["ambiguous", "ambiguous"]


def test_the_same_row_twice_is_no_contradiction() -> None:
    assert kinds([claim(), claim(line=3)], [known()]) == ["matched", "matched"]


def test_without_a_code_a_stop_of_several_offences_is_ambiguous() -> None:
    stop = [known(), known(code="1636", position=1)]
    assert kinds([claim(code="")], stop) == ["ambiguous"]
    assert kinds([claim(code="")], stop[:1]) == ["matched"]


def test_without_a_time_plate_and_code_have_to_do() -> None:
    assert kinds([claim(after=None)], [known(after=5000)]) == ["matched"]


def test_a_row_without_a_plate_is_matched_by_its_number_only() -> None:
    assert kinds([claim(plate="")], [known(plate="")]) == ["not_here"]


def test_what_no_row_speaks_of_is_named() -> None:
    offences = [known(), known(SECOND, "鲁P54321"), known(UUID(int=3), number="N7")]
    assert left_without(offences, match_decisions([claim()], offences, WINDOW)) == offences[1:2]
