"""Days and instants that nobody speaks of are refused where they come in: no sum of times leaves the calendar."""

from __future__ import annotations

import pytest
from marshmallow import ValidationError

from app.kernel.clock import parse_instant
from app.kernel.fields import Day, Instant

OUTSIDE = ("0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31")


@pytest.mark.parametrize("day", OUTSIDE)
@pytest.mark.parametrize("offset", ["Z", "+14:00", "-12:00"])
def test_an_instant_outside_of_the_calendar_is_none(day: str, offset: str) -> None:
    with pytest.raises(ValueError, match="calendar"):
        parse_instant(f"{day}T12:00:00{offset}")
    with pytest.raises(ValidationError):
        Instant().deserialize(f"{day}T12:00:00{offset}")


@pytest.mark.parametrize("day", OUTSIDE)
def test_a_day_outside_of_the_calendar_is_none(day: str) -> None:
    with pytest.raises(ValidationError):
        Day().deserialize(day)


@pytest.mark.parametrize("day", ["1900-01-01", "2199-12-31"])
def test_its_first_and_last_day_are_days(day: str) -> None:
    assert Day().deserialize(day).isoformat() == day
    assert Instant().deserialize(f"{day}T12:00:00Z") == parse_instant(f"{day}T12:00:00Z")
