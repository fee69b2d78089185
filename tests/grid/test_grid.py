"""The grid over HTTP: two key periods of one section, a post, and a car that drives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from app.call.service import KINDS as CALL_KINDS
from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.kernel.desk import system_transaction
from app.kernel.house import house
from tests.accident.made import make_accident
from tests.call.conftest import call_of
from tests.desk import Desk
from tests.phones import HERE
from tests.spine import Car, Spine, make_car, make_spine

DAY = "2026-11-22"
#: 19:00 in Shanghai.
EVENING = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)
AFTER = EVENING + timedelta(hours=2, minutes=10)
WEST, EAST, LATITUDE = 115.78, 115.80, 36.11


@dataclass
class Night:
    """A squad's evening, looked at by its supervisor."""

    spine: Spine
    car: Car
    supervisor: Desk
    section_plan: str
    post_plan: str

    def grid(self, **query: str) -> dict[str, Any]:
        answer = self.supervisor.get("/grid", unit=str(self.spine.county.squad), day=DAY, **query)
        assert answer.status_code == 200, answer.get_json()
        shown: dict[str, Any] = answer.get_json()
        return shown

    def cell(self, period: str) -> dict[str, Any]:
        (row,) = self.grid()["sections"]
        found: dict[str, Any] = next(cell for cell in row["cells"] if cell["period"] == period)
        return found

    def opened(self, plan_id: str) -> dict[str, Any]:
        due = self.spine.requirement(plan_id, DAY)
        shown: dict[str, Any] = self.supervisor.get(f"/grid/cells/{due['id']}").get_json()
        return shown

    def stand_far_off(self, start: datetime, minutes: int) -> None:
        self.car.stay(36.14, WEST, start, minutes)

    def drive(self, from_deg: float, to_deg: float, start: datetime, minutes: int = 4) -> None:
        self.car.drive(from_deg, to_deg, LATITUDE, start, minutes)

    def pass_time(self, until: datetime = AFTER) -> None:
        self.spine.clock.instant = until
        self.spine.sweep()


@pytest.fixture
def night(app: Flask, clock: ManualClock) -> Night:
    clock.instant = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
    spine = make_spine(app, clock)
    section = {"kind": "section", "post_id": None, "section_id": spine.section_id, "required_passes": 1, "mode": "key"}
    plan = spine.plan(**section, name="晚高峰", starts="19:00", ends="21:00")
    spine.plan(**section, name="夜间", starts="23:00", ends="03:00")
    car = make_car(spine)
    post_plan = spine.plan(starts="19:00", ends="21:00", vehicle_id=car.id)
    return Night(spine, car, spine.county.desk(Role.SUPERVISOR, spine.county.squad), plan, post_plan)


def drive_half(night: Night) -> None:
    """Far off, then the western half of the section and back to where it came from."""
    night.stand_far_off(EVENING - timedelta(minutes=5), 30)
    night.drive(WEST, 115.79, EVENING + timedelta(minutes=27))
    night.stand_far_off(EVENING + timedelta(minutes=33), 95)


def test_before_their_time_cells_are_ahead_and_then_running(night: Night) -> None:
    assert night.cell("19:00–21:00")["mark"] == "ahead"
    night.pass_time(EVENING + timedelta(minutes=1))
    assert night.cell("19:00–21:00")["mark"] == "running"
    assert night.cell("23:00–03:00")["mark"] == "ahead"
    assert night.grid()["periods"] == ["19:00–21:00", "23:00–03:00"]


def test_a_section_driven_from_end_to_end_is_done_while_the_period_still_runs(night: Night) -> None:
    night.pass_time(EVENING + timedelta(minutes=30))
    night.drive(WEST, EAST, EVENING + timedelta(minutes=10))
    night.spine.reckon()
    cell = night.cell("19:00–21:00")
    assert (cell["mark"], cell["value"]) == ("done", "1.0000")


def test_half_of_it_is_not_done_and_says_how_much(night: Night) -> None:
    night.pass_time()
    drive_half(night)
    night.spine.reckon()
    cell = night.cell("19:00–21:00")
    assert cell["mark"] == "missed"
    assert 0.48 < float(cell["value"]) < 0.52
    assert cell["items"][0]["reason_code"] == "partly_covered"


def test_without_a_word_from_the_car_it_is_unknown_and_never_red(night: Night) -> None:
    night.pass_time()
    night.spine.reckon()
    assert night.cell("19:00–21:00")["mark"] == "unknown"
    assert night.grid()["of_sections"] == {
        "value": None,
        "credited": 0,
        "unknowns": 1,
        "exempt": 0,
        "open": 1,
        "credited_s": 0,
    }


def test_an_opened_cell_tells_by_chainage_what_was_passed_by_whom_and_when(night: Night) -> None:
    night.pass_time()
    drive_half(night)
    night.spine.reckon()
    opened = night.opened(night.section_plan)
    (passed, missed) = opened["reaches"]
    assert (passed["what"], passed["from_m"]) == ("passed", 12_300)
    assert (missed["what"], missed["from_m"]) == ("missed", passed["to_m"])
    assert 880 <= passed["to_m"] - 12_300 <= 920
    (way,) = opened["passes"]
    assert (way["plate"], way["whole"], way["from_m"]) == ("鲁P1234警", False, 12_300)
    assert [len(each["passed_at"]) for each in opened["pieces"]] == [1, 0]
    assert [car["plate"] for car in opened["cars"]] == ["鲁P1234警"]
    assert opened["item"]["reason_code"] == "partly_covered"


def test_an_opened_cell_of_a_silent_car_is_unknown_from_end_to_end(night: Night) -> None:
    night.pass_time()
    night.spine.reckon()
    opened = night.opened(night.section_plan)
    (unknown,) = opened["reaches"]
    assert unknown["what"] == "unknown"
    assert opened["cars"][0]["fixes"] == 0
    assert opened["passes"] == []


def test_an_opened_post_tells_who_stood_there_and_who_only_passed_through(night: Night) -> None:
    night.pass_time()
    night.car.stay(*HERE, EVENING + timedelta(minutes=5), 40)
    night.car.stay(36.16, HERE[1], EVENING + timedelta(minutes=47), 20)
    night.car.stay(*HERE, EVENING + timedelta(minutes=70), 1)
    night.car.stay(36.16, HERE[1], EVENING + timedelta(minutes=73), 50)
    night.spine.reckon()
    opened = night.opened(night.post_plan)
    assert opened["section"] is None
    assert opened["place_name"] == "狮子楼路口"
    assert [visit["state"] for visit in opened["visits"]] == ["left", "passed_through"]


def test_spot_checks_of_one_plan_share_a_cell_and_one_missed_marks_it(night: Night) -> None:
    spot = {"kind": "section", "post_id": None, "section_id": night.spine.section_id, "mode": "key", "manner": "spot"}
    night.spine.plan(**spot, spot_checks=2, starts="06:00", ends="08:00", valid_from="2026-11-23")
    answer = night.supervisor.get("/grid", unit=str(night.spine.county.squad), day="2026-11-23").get_json()
    (row,) = answer["sections"]
    (cell,) = [each for each in row["cells"] if each["period"] == "06:00–08:00"]
    assert [item["manner"] for item in cell["items"]] == ["spot", "spot"]
    assert cell["items"][0]["ends_at"] == cell["items"][1]["starts_at"]


def test_the_sheet_has_the_same_grid_with_open_tasks_and_todays_talks(night: Night) -> None:
    night.pass_time()
    drive_half(night)
    night.spine.reckon()
    sheet = night.supervisor.get("/grid/sheet", unit=str(night.spine.county.squad), day=DAY).get_json()
    assert sheet["grid"] == night.grid()
    assert (sheet["accidents"], sheet["tasks"], sheet["talks"]) == ([], [], [])
    assert sheet["calls"] is None  # nobody brought any, which isn't none


def test_the_sheet_says_calls_by_number_and_kind_apart_from_accidents(night: Night) -> None:
    with night.spine.app.app_context(), system_transaction(house().bus, night.spine.clock) as context:
        CALL_KINDS.load(context)
    for kind, outcome in (("accident", "open"), ("accident", "false"), ("help", "settled")):
        said = call_of(f"{DAY} 06:30", unit_id=str(night.spine.county.squad), kind=kind, outcome=outcome)
        assert night.supervisor.post("/calls", said).status_code == 201
    sheet = night.supervisor.get("/grid/sheet", unit=str(night.spine.county.squad), day=DAY).get_json()
    kinds = [{"name_zh": "交通事故", "count": 2}, {"name_zh": "群众求助", "count": 1}]
    assert (sheet["calls"], sheet["accidents"]) == ({"calls": 3, "valid": 2, "open": 1, "kinds": kinds}, [])


def test_a_call_after_midnight_belongs_to_the_duty_day_before(night: Night) -> None:
    with night.spine.app.app_context(), system_transaction(house().bus, night.spine.clock) as context:
        CALL_KINDS.load(context)
    squad = night.spine.county.squad
    assert night.supervisor.post("/calls", call_of(f"{DAY} 02:00", unit_id=str(squad))).status_code == 201
    make_accident(night.spine.app, squad, f"{DAY} 02:10")

    def said(day: str) -> tuple[int | None, int]:
        sheet = night.supervisor.get("/grid/sheet", unit=str(squad), day=day).get_json()
        return sheet["calls"] and sheet["calls"]["calls"], len(sheet["accidents"])

    assert said(DAY) == (None, 0)
    assert said("2026-11-21") == (1, 1)


def test_the_daily_report_says_the_same_figures_as_the_grid(night: Night) -> None:
    night.pass_time()
    drive_half(night)
    night.spine.reckon()
    unit = str(night.spine.county.squad)
    report = night.supervisor.get("/reports/daily", unit=unit, day=DAY).get_json()
    figures = {each["key"]: each["number"] for each in report["figures"]}
    grid = night.grid()
    marks = [cell["mark"] for row in grid["sections"] for cell in row["cells"]]
    assert sorted(marks) == ["ahead", "missed"]
    assert (figures["key_cells_done"], figures["key_cells_ended"]) == (0, 1)
    assert figures["presence_rate"] == pytest.approx(100 * float(grid["of_all"]["value"]))
    assert f"见警率{figures['presence_rate']:g}%" in report["text"]
    records = night.supervisor.get("/reports/daily/records", unit=unit, day=DAY, key="key_cells_done").get_json()
    assert records[0]["title"] == "19:00–21:00 S242 城区段"


def test_a_unit_without_any_place_to_be_at_has_no_line_about_it_in_its_report(night: Night) -> None:
    unit = str(night.spine.county.other_squad)
    centre = night.spine.county.desk(Role.SUPERVISOR, night.spine.county.brigade)
    assert "见警率" not in centre.get("/reports/daily", unit=unit, day=DAY).get_json()["text"]
