"""GET and PATCH /api/v1/rosters/{unit}/{month}, and what the rest of the house learns of it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from app.kernel.actor import Role
from app.kernel.database import db
from app.roster.entries import month_id
from app.roster.service import Leave, leaves_between
from tests.desk import told
from tests.duty.conftest import plan_of, post_of
from tests.roster.conftest import MONTH, Squad, cell

# The clock stands at noon of Sunday 2026-11-22.
TODAY, TOMORROW = "2026-11-22", "2026-11-23"


def test_a_month_that_nobody_wrote_shows_its_people_and_days(squad: Squad) -> None:
    month = squad.leader.get(squad.path).get_json()
    assert (month["version"], len(month["days"]), month["entries"]) == (0, 30, [])
    assert {str(squad.wang), str(squad.li)} < set(month["officer_ids"])


def test_cells_are_written_and_the_others_stay(squad: Squad) -> None:
    assert squad.write(0, cell(squad.wang, TODAY, "day"), cell(squad.li, TODAY, "night")).headers["ETag"] == '"1"'
    assert squad.write(1, cell(squad.wang, TODAY, "leader", "day")).status_code == 200
    standing = squad.standing()
    assert standing == {(str(squad.wang), TODAY): ["day", "leader"], (str(squad.li), TODAY): ["night"]}
    squad.write(2, cell(squad.li, TODAY))
    assert (str(squad.li), TODAY) not in squad.standing()


def test_whoever_was_slower_is_told(squad: Squad) -> None:
    squad.write(0, cell(squad.wang, TODAY, "day"))
    assert told(squad.write(0, cell(squad.wang, TODAY, "night"))) == (412, "version_conflict")
    assert squad.standing() == {(str(squad.wang), TODAY): ["day"]}


def test_a_warning_never_holds_a_roster_back(squad: Squad) -> None:
    leader = squad.leader
    post_id = leader.post("/posts", post_of(squad.county.squad)).get_json()["id"]
    leader.post("/plans", plan_of(squad.county.squad, post_id))
    answer = squad.write(0, cell(squad.wang, TODAY, "night"), cell(squad.wang, TOMORROW, "night"))
    assert answer.status_code == 200
    codes = {(each["day"], each["code"]) for each in answer.get_json()["warnings"]}
    assert {(TODAY, "staffing"), (TOMORROW, "two_nights"), ("2026-11-24", "empty_day")} <= codes
    assert not any(day < TODAY for day, _ in codes)
    (staffing,) = [e for e in answer.get_json()["warnings"] if (e["day"], e["code"]) == (TODAY, "staffing")]
    assert staffing["params"] == {"rule": "R01", "police": 1, "auxiliaries": 0, "posts": 1}


def test_somebody_on_leave_who_is_named_in_a_plan_is_told_with_the_plans_name(squad: Squad) -> None:
    leader = squad.leader
    post_id = leader.post("/posts", post_of(squad.county.squad)).get_json()["id"]
    leader.post("/plans", plan_of(squad.county.squad, post_id, officer_ids=[str(squad.wang)]))
    month = squad.write(0, cell(squad.wang, TODAY, "leave"), cell(squad.li, TODAY, "night")).get_json()
    found = [each for each in month["warnings"] if each["code"] == "leave_named"]
    assert [(each["officer_id"], each["plan_name"]) for each in found] == [(str(squad.wang), "夜查")]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"day": "2026-12-01"}, "request_invalid"),
        ({"officer_id": str(uuid4())}, "crew_member_unknown"),
        ({"shifts": [{"kind": "day", "vehicle_id": str(uuid4())}]}, "vehicle_unknown"),
        ({"shifts": [{"kind": "day", "crew_id": str(uuid4())}]}, "request_invalid"),
        ({"shifts": [{"kind": "day"}, {"kind": "day"}]}, "request_invalid"),
        ({"shifts": [{"kind": "holiday"}]}, "request_invalid"),
    ],
)
def test_a_cell_that_makes_no_sense_is_refused_with_all_others(squad: Squad, wrong: dict[str, Any], code: str) -> None:
    bad = {**cell(squad.li, TODAY, "day"), **wrong}
    assert told(squad.write(0, cell(squad.wang, TODAY, "day"), bad)) == (422, code)
    assert squad.standing() == {}


def test_another_squads_people_are_not_rostered_here(squad: Squad) -> None:
    stranger = squad.county.person(Role.OFFICER, squad.county.other_squad)
    assert told(squad.write(0, cell(stranger, TODAY, "day"))) == (422, "crew_member_unknown")


def test_an_officer_reads_the_roster_and_writes_none(squad: Squad) -> None:
    desk = squad.at(squad.wang)
    assert desk.get(squad.path).status_code == 200
    assert told(desk.patch(squad.path, {"cells": [cell(squad.wang, TODAY, "leave")]}, 0)) == (403, "not_allowed")
    assert desk.get(f"/rosters/{squad.county.other_squad}/{MONTH}").status_code == 404
    assert desk.get(f"/rosters/{squad.county.squad}/2026-13").status_code == 404


def test_the_history_says_what_stood_there(squad: Squad) -> None:
    squad.write(0, cell(squad.wang, TODAY, "day"))
    squad.write(1, cell(squad.wang, TODAY, "leave"))
    changes = squad.leader.get(f"/history/roster/{_month_id(squad)}").get_json()["entries"]
    assert changes[0]["before"]["cells"][0]["shifts"] == ["day"]
    assert changes[0]["after"]["cells"][0]["shifts"] == ["leave"]


def _month_id(squad: Squad) -> str:
    return str(month_id(squad.county.squad, MONTH))


def test_leave_is_found_by_person_and_day(squad: Squad) -> None:
    squad.write(0, cell(squad.wang, TODAY, "leave"), cell(squad.wang, TOMORROW, "day"), cell(squad.li, TODAY, "day"))
    with squad.county.app.app_context():
        found = leaves_between(db.session(), [squad.wang, squad.li], date(2026, 11, 1), date(2026, 11, 30))
    assert found == [Leave(squad.wang, date(2026, 11, 22))]
