"""GET /api/v1/outreach/sessions narrowed, and /outreach/sessions/export."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

import app.outreach.listing
from tests.outreach.conftest import Team


def listed(team: Team, **query: Any) -> list[int]:
    """How many people came to each talk of the list."""
    return [each["head_count"] for each in team.desk.get("/outreach/sessions", **query).get_json()["sessions"]]


def test_talks_are_narrowed_by_words_standing_and_days(any_team: Team) -> None:
    village, school = any_team.target(name="郭店屯村"), any_team.target("school", "郭屯小学")
    any_team.close(village, head_count=11, hazards_heard="路口没有灯")
    any_team.close(school, head_count=22, wishes="多来几次", note="带 100% 新教材")
    assert listed(any_team, text="没有灯") == [11]
    assert listed(any_team, text="小学") == [22]
    assert (listed(any_team, text="100%"), listed(any_team, text="1%0")) == ([22], [])
    assert listed(any_team, kind="village") == [11]
    assert (sorted(listed(any_team, state="stands")), listed(any_team, state="withdrawn")) == ([11, 22], [])
    assert listed(any_team, **{"from": "2026-11-23"}) == []
    assert sorted(listed(any_team, **{"from": "2026-11-22", "to": "2026-11-22"})) == [11, 22]


def test_pages_of_talks_of_several_units_go_on_without_a_gap_or_a_double(any_team: Team) -> None:
    village, units = any_team.target(), (any_team.county.squad, any_team.county.other_squad)
    for number in range(5):
        any_team.clock.advance(minutes=1)
        any_team.member_of(units[number % 2]).close(village, head_count=number + 1)
    first = any_team.desk.get("/outreach/sessions", limit=2, text="郭店").get_json()
    middle = any_team.desk.get("/outreach/sessions", limit=2, text="郭店", before=first["next"]).get_json()
    last = any_team.desk.get("/outreach/sessions", limit=2, text="郭店", before=middle["next"]).get_json()
    shown = [each["head_count"] for page in (first, middle, last) for each in page["sessions"]]
    assert (shown, last["next"]) == ([5, 4, 3, 2, 1], None)


@pytest.mark.parametrize("few", [0, 50])
def test_talks_of_many_targets_are_found_as_those_of_few(team: Team, monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    monkeypatch.setattr(app.outreach.listing, "_FEW", few)
    team.close(team.target(name="东街村"), team.target(name="西街村"), head_count=11)
    team.close(team.target("school", "西街小学"), head_count=22)
    assert (listed(team, text="西街村"), listed(team, kind="school"), listed(team, kind="fair")) == ([11], [22], [])


def test_an_export_tells_what_was_said_at_each_talk(any_team: Team) -> None:
    any_team.close(any_team.target(), head_count=11, hazards_heard="=路口", presenter_ids=[str(any_team.officer_id)])
    any_team.close(any_team.target("school", "郭屯小学"), head_count=22)
    answer = any_team.desk.get("/outreach/sessions/export", format="csv", kind="village")
    (row,) = csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig")))
    told = [row[name] for name in ("宣教对象", "受教育人数", "计数方式", "宣传品", "隐患", "状态")]
    assert told == ["郭店屯村", "11", "清点", "围裙28", "'=路口", "有效"]
    assert row["主讲人"] == row["记录人"] != ""
