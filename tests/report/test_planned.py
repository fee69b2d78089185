"""A unit that told of no shift goes by its plans, and every form of the report says so."""

from __future__ import annotations

from typing import Any

import pytest

from tests.report.conftest import Day


@pytest.fixture
def planned(day: Day) -> Day:
    """Noon: two officers and the car are meant to stand at the post until one; half an hour passes, nobody says so."""
    officers = [str(day.out.first.officer_id), str(day.out.second.officer_id)]
    day.out.spine.plan(officer_ids=officers, vehicle_id=day.out.car_id)
    day.out.clock.advance(minutes=30)
    return day


def figures(report: dict[str, Any]) -> dict[str, tuple[float | None, float]]:
    return {each["key"]: (each["number"], each["planned"]) for each in report["figures"]}


def test_planned_people_cars_and_hours_are_told_as_planned(planned: Day) -> None:
    report = planned.report()
    said = figures(report)
    assert (said["people_out"], said["cars_out"], said["hours_out"]) == ((2, 2), (1, 1), (0.5, 0.5))
    assert "出动2人（计划），警车1台（计划），勤务0.5小时（计划）" in report["text"]
    assert "一中队：出动警力2人（计划），出动警车1台（计划）" in planned.report(planned.brigade)["text"]


def test_a_shift_takes_the_plans_place(planned: Day) -> None:
    planned.out.start()
    assert figures(planned.report())["people_out"] == (1, 0)


def test_who_says_a_figure_differently_vouches_for_it_and_a_final_keeps_the_marks(planned: Day) -> None:
    assert planned.change("people_out", 3).status_code == 201
    final = planned.finish().get_json()
    said = figures(final)
    assert (said["people_out"], said["cars_out"]) == ((3, 0), (1, 1))
    planned.out.start()
    assert figures(planned.report())["cars_out"] == (1, 1)
