from __future__ import annotations

from typing import Any

from app.kernel.actor import Role
from tests.desk import Desk, told
from tests.outreach.conftest import Team
from tests.outreach.test_plan import planned
from tests.outreach.test_sessions import receipt

NOVEMBER = {"from": "2026-11-01", "to": "2026-11-30"}


def rows(desk: Desk, **query: Any) -> list[tuple[str | None, list[str]]]:
    """The ledger's rows: the planned talk, and the talks beside it."""
    found = desk.get("/outreach/ledger", **{**NOVEMBER, **query}).get_json()
    return [(row["item"] and row["item"]["id"], [talk["id"] for talk in row["sessions"]]) for row in found]


def test_plan_and_record_stand_side_by_side_in_the_order_of_time(any_team: Team) -> None:
    chief = any_team.county.desk(Role.BRIGADE_LEADER, any_team.county.brigade)
    village = any_team.target()
    later = planned(chief, any_team, village, starts_on="2026-11-29", ends_on="2026-11-30")
    held = planned(chief, any_team, village)
    talk = receipt(any_team.close(village, plan_item_id=held["id"]))["id"]
    unplanned = receipt(any_team.close(village))["id"]
    assert rows(chief) == [(None, [unplanned]), (held["id"], [talk]), (later["id"], [])]


def test_a_talk_stands_beside_its_plan_whichever_month_is_asked_for(team: Team, chief: Desk) -> None:
    village = team.target()
    item = planned(chief, team, village, starts_on="2026-10-20", ends_on="2026-10-25")
    talk = receipt(team.close(village, plan_item_id=item["id"]))["id"]
    october = {"from": "2026-10-01", "to": "2026-10-31"}
    assert rows(chief) == rows(chief, **october) == [(item["id"], [talk])]


def test_a_talk_taken_back_leaves_its_plan_alone_in_the_ledger(team: Team, chief: Desk) -> None:
    village = team.target()
    item = planned(chief, team, village)
    talk = receipt(team.close(village, plan_item_id=item["id"]))["id"]
    team.send("outreach.withdraw_session", {"command_id": talk, "reason": "重复"})
    assert rows(chief) == [(item["id"], [])]


def test_the_ledger_narrows_to_a_target_a_kind_or_a_unit(team: Team, chief: Desk) -> None:
    village, school = team.target(), team.target("school", "郭屯小学")
    to_village, to_school = planned(chief, team, village), planned(chief, team, school)
    assert rows(chief, target=str(village)) == [(to_village["id"], [])]
    assert rows(chief, kind="school") == [(to_school["id"], [])]
    assert rows(chief, unit=str(team.county.squad)) == []
    assert len(rows(chief, unit=str(team.county.brigade))) == 2


def test_who_does_not_read_a_unit_has_no_ledger_of_it(team: Team, chief: Desk) -> None:
    planned(chief, team, team.target())
    leader = team.county.desk(Role.SQUAD_LEADER)
    assert rows(leader) == []
    assert told(leader.get("/outreach/ledger", **NOVEMBER, unit=str(team.county.brigade))) == (404, "not_found")


def test_a_period_has_an_end_and_goes_forward(chief: Desk) -> None:
    for query in ({"from": "2026-11-30", "to": "2026-11-01"}, {"from": "2000-01-01", "to": "2026-11-01"}, {}):
        assert told(chief.get("/outreach/ledger", **query)) == (422, "request_invalid")


def test_what_was_handed_out_is_summed_by_kind(team: Team, chief: Desk) -> None:
    village = team.target()
    team.close(village, materials=[{"kind": "apron", "count": 28}, {"kind": "cup", "count": 5}])
    team.close(village, materials=[{"kind": "apron", "count": 2}])
    withdrawn = receipt(team.close(village, materials=[{"kind": "basin", "count": 9}]))["id"]
    team.send("outreach.withdraw_session", {"command_id": withdrawn, "reason": "重复"})
    answer = chief.get("/outreach/materials", **NOVEMBER).get_json()
    assert answer["sessions"] == 2
    assert answer["lines"] == [
        {"kind": "apron", "count": 30, "sessions": 2},
        {"kind": "cup", "count": 5, "sessions": 1},
    ]
    assert chief.get("/outreach/materials", **{"from": "2026-12-01", "to": "2026-12-31"}).get_json()["lines"] == []
