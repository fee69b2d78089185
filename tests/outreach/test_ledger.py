from __future__ import annotations

import json
from io import BytesIO
from typing import Any
from uuid import UUID

from openpyxl import load_workbook
from sqlalchemy import select

from app.kernel.actor import Role
from app.kernel.audit import AuditDetail, AuditEntry
from app.kernel.database import db
from app.tabular.writing import XLSX_TYPE
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
    since_it_began = {"from": "2023-11-01", "to": "2026-11-30"}
    assert chief.get("/outreach/materials", **since_it_began).get_json()["lines"] == answer["lines"]


def test_a_campaign_of_several_years_has_its_sum_too(team: Team, chief: Desk) -> None:
    team.close(team.target(), materials=[{"kind": "apron", "count": 28}])
    answer = chief.get("/outreach/materials", **{"from": "2023-11-01", "to": "2028-11-30"}).get_json()
    assert answer["lines"] == [{"kind": "apron", "count": 28, "sessions": 1}]


def test_the_ledger_goes_out_as_a_file_with_right_types(team: Team, chief: Desk) -> None:
    fair = team.target("fair", "三月三庙会", town_name="阿城镇", lunar_month=3, lunar_day=3, categories=["babida.4"])
    item = planned(chief, team, fair, team_ids=[str(team.officer_id)], begins_at="09:30")
    talk = receipt(team.close(fair, plan_item_id=item["id"], forms=["lecture", "van"], hazards_heard="=1+1"))["id"]
    planned(chief, team, fair, starts_on="2026-11-29", ends_on="2026-11-29")
    answer = chief.get("/outreach/ledger.xlsx", **NOVEMBER)
    assert answer.mimetype == XLSX_TYPE
    sheet: Any = load_workbook(BytesIO(answer.data)).active
    header, first, second = sheet.iter_rows(values_only=True)
    held, to_hold = dict(zip(header, first, strict=True)), dict(zip(header, second, strict=True))
    assert (held["活动编号"], held["状态"]) == (f"20261122-{UUID(talk).hex[-6:].upper()}", "已开展")
    assert (held["受众人数"], held["计数方式"], held["出动人数"], held["纬度"]) == (30, "清点", 1, 36.11)
    assert (str(held["开始时间"]), held["农历日期"], held["地点"]) == ("2026-11-22 11:30:00", "3月3日", "阿城镇")
    assert (held["八必到类别"], held["宣传品"], held["车辆/大篷车"]) == ("庙会演出现场必到", "围裙28", "是")
    assert (held["隐患"], held["计划日期"]) == ("=1+1", "2026-11-23至2026-11-25 09:30")
    assert (to_hold["状态"], to_hold["受众人数"], to_hold["计划对象"]) == ("待开展", None, "三月三庙会")


def test_the_reach_of_a_campaign_tells_of_each_target_what_was_done_and_what_is_planned(
    any_team: Team,
) -> None:
    chief = any_team.county.desk(Role.BRIGADE_LEADER, any_team.county.brigade)
    village, school = any_team.target(), any_team.target("school", "郭屯小学")
    any_team.target(name="没有讲过")
    for _ in range(2):
        any_team.close(village)
    planned(chief, any_team, school)
    answer = {each.pop("target_id"): each for each in chief.get("/outreach/reach").get_json()}
    assert answer == {
        str(village): {"sessions": 2, "last_held_on": "2026-11-22", "planned_on": None},
        str(school): {"sessions": 0, "last_held_on": None, "planned_on": "2026-11-23"},
    }


def test_talks_are_listed_by_day_target_and_kind(team: Team, chief: Desk) -> None:
    village, school = team.target(), team.target("school", "郭屯小学")
    at_village, at_school = (receipt(team.close(each))["id"] for each in (village, school))

    def listed(**query: str) -> set[str]:
        return {talk["id"] for talk in chief.get("/outreach/sessions", **query).get_json()["sessions"]}

    assert listed(**{"from": "2026-11-22", "to": "2026-11-22"}) == {at_village, at_school}
    assert (listed(**{"from": "2026-11-23"}), listed(to="2026-11-21")) == (set(), set())
    assert (listed(target=str(village)), listed(kind="school")) == ({at_village}, {at_school})


def test_what_became_of_a_target_and_of_a_plan_is_told_to_those_who_read_them(team: Team, chief: Desk) -> None:
    item = planned(chief, team, team.target())
    chief.post(f"/outreach/plan-items/{item['id']}/cancellation", {"reason": "改期"}, version=1)
    entries = chief.get(f"/history/plan_item/{item['id']}").get_json()["entries"]
    assert (entries[0]["action"], entries[0]["reason"]) == ("outreach.plan_item_cancelled", "改期")
    stranger = team.county.desk(Role.SQUAD_LEADER)
    assert told(stranger.get(f"/history/plan_item/{item['id']}")) == (404, "not_found")


def test_that_somebody_took_the_ledger_out_is_kept(team: Team, chief: Desk) -> None:
    team.close(team.target())
    chief.get("/outreach/ledger.xlsx", **NOVEMBER)
    with team.app.app_context():
        query = select(AuditDetail.detail).join(AuditEntry, AuditEntry.seq == AuditDetail.seq)
        said = json.loads(db.session().scalars(query.where(AuditEntry.action == "records.exported")).one())
    assert said == {"records": "outreach_session", "filter": NOVEMBER, "rows": 1}
