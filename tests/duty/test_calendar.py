"""Holidays and make-up workdays: read, said, brought as a list; plans go by them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.duty.workdays import ListedDay, WorkCalendar
from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from tests.desk import Desk, MadeCounty, told
from tests.duty.conftest import plan_of

# The clock stands at noon of Sunday 2026-11-22.
SUNDAY, MONDAY = "2026-11-22", "2026-11-23"


@pytest.fixture
def admin(county: MadeCounty) -> Desk:
    """The brigade's administrator."""
    return county.desk(Role.ADMIN, county.brigade)


def swapped(**more: str) -> dict[str, Any]:
    """A list that makes Sunday a workday and Monday a holiday."""
    listed = {SUNDAY: "work", MONDAY: "off", **more}
    return {
        "days": [{"day": day, "kind": kind, "name": "校庆"} for day, kind in listed.items()],
        "source": "县政府通知",
    }


def due(desk: Desk) -> list[str]:
    """Today or tomorrow, as far as anything is due there."""
    return [day for day in (SUNDAY, MONDAY) if desk.get("/requirements", day=day).get_json()]


@pytest.mark.parametrize(
    ("day", "kind", "worked"),
    [
        (date(2026, 10, 1), "holiday", False),
        (date(2026, 10, 10), "makeup", True),
        (date(2026, 10, 11), "weekend", False),
        (date(2026, 10, 12), "workday", True),
    ],
)
def test_a_day_is_worked_unless_it_is_a_weekend_or_a_holiday(day: date, kind: str, worked: bool) -> None:
    listed = [ListedDay(date(2026, 10, 1), "off", "国庆节"), ListedDay(date(2026, 10, 10), "work", "国庆节")]
    calendar = WorkCalendar({each.day: each for each in listed})
    assert (calendar.kind_of(day), calendar.is_worked(day)) == (kind, worked)


def test_the_product_brings_the_national_days_of_2026_and_says_that_it_knows_no_other_year(leader: Desk) -> None:
    known = leader.get("/calendars/2026").get_json()
    assert (known["version"], known["known"], len(known["days"])) == (0, True, 39)
    assert sum(each["kind"] == "off" for each in known["days"]) == 33  # 3 + 9 + 3 + 5 + 3 + 3 + 7
    assert "国务院办公厅" in known["source"]
    unknown = leader.get("/calendars/2027").get_json()
    assert (unknown["known"], unknown["days"]) == (False, [])


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ("weekdays", [SUNDAY], [SUNDAY]),
        ("workdays", [MONDAY], [SUNDAY]),
        ("rest_days", [SUNDAY], [MONDAY]),
        ("holidays", [], [MONDAY]),
    ],
)
def test_a_changed_calendar_makes_anew_what_has_not_begun(
    leader: Desk, admin: Desk, county: MadeCounty, post_id: str, rule: str, before: list[str], after: list[str]
) -> None:
    leader.post("/plans", plan_of(county.squad, post_id, day_rule=rule, weekdays=[7]))
    assert due(leader) == before
    assert admin.patch("/calendars/2026", swapped(), 0).status_code == 200
    assert due(leader) == after


def test_a_calendar_that_is_changed_and_changed_back_demands_what_it_did(
    leader: Desk, admin: Desk, county: MadeCounty, post_id: str
) -> None:
    leader.post("/plans", plan_of(county.squad, post_id, day_rule="workdays"))
    brought = admin.get("/calendars/2026").get_json()
    admin.patch("/calendars/2026", swapped(), 0)
    back = {"days": brought["days"], "source": brought["source"]}
    assert admin.patch("/calendars/2026", back, 1).status_code == 200
    assert due(leader) == [MONDAY]


def test_what_has_begun_stays_whatever_the_calendar_says_later(
    leader: Desk, admin: Desk, county: MadeCounty, post_id: str, clock: ManualClock
) -> None:
    leader.post("/plans", plan_of(county.squad, post_id, day_rule="rest_days", starts="11:00", ends="13:00"))
    admin.patch("/calendars/2026", swapped(), 0)
    assert due(leader) == [SUNDAY, MONDAY]


def test_the_preview_names_the_festival(leader: Desk, admin: Desk) -> None:
    admin.patch("/calendars/2026", swapped(), 0)
    asked = {"starts": "23:00", "ends": "03:00", "weekdays": "1", "valid_from": "2026-11-01", "day_rule": "rest_days"}
    days = leader.get("/plan-days", **asked).get_json()
    assert [(each["duty_day"], each["day_kind"], each["festival"]) for each in days] == [
        (MONDAY, "holiday", "校庆"),
        ("2026-11-28", "weekend", ""),
    ]


def test_the_preview_of_holidays_looks_as_far_ahead_as_the_calendar_goes(leader: Desk, clock: ManualClock) -> None:
    clock.advance(days=-113)  # 1 August
    asked = {"starts": "23:00", "ends": "03:00", "weekdays": "1", "valid_from": "2026-01-01", "day_rule": "holidays"}
    days = leader.get("/plan-days", **asked).get_json()
    assert [each["duty_day"] for each in days][:4] == ["2026-09-25", "2026-09-26", "2026-09-27", "2026-10-01"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"days": [{"day": "2027-01-01", "kind": "off", "name": "元旦"}]},
        {"days": [{"day": SUNDAY, "kind": "off", "name": ""}, {"day": SUNDAY, "kind": "work", "name": ""}]},
        {"days": [{"day": SUNDAY, "kind": "half", "name": ""}]},
    ],
)
def test_a_list_that_makes_no_sense_is_refused(admin: Desk, wrong: dict[str, Any]) -> None:
    assert told(admin.patch("/calendars/2026", wrong, 0)) == (422, "request_invalid")
    assert admin.get("/calendars/2026").get_json()["version"] == 0


def test_two_who_change_the_same_year_do_not_overwrite_each_other(admin: Desk) -> None:
    assert admin.patch("/calendars/2026", swapped(), 0).headers["ETag"] == '"1"'
    assert told(admin.patch("/calendars/2026", swapped(), 0)) == (412, "version_conflict")


def test_a_squad_reads_the_calendar_and_does_not_change_it(leader: Desk) -> None:
    assert told(leader.patch("/calendars/2026", swapped(), 0)) == (403, "not_allowed")
    assert leader.get("/calendars/1999").status_code == 404
