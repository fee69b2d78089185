"""GET /api/v1/outreach/sessions narrowed, and /outreach/sessions/export."""

from __future__ import annotations

import csv
import io
from typing import Any

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


def test_an_export_tells_what_was_said_at_each_talk(any_team: Team) -> None:
    any_team.close(any_team.target(), head_count=11, hazards_heard="=路口", presenter_ids=[str(any_team.officer_id)])
    any_team.close(any_team.target("school", "郭屯小学"), head_count=22)
    answer = any_team.desk.get("/outreach/sessions/export", format="csv", kind="village")
    (row,) = csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig")))
    told = [row[name] for name in ("宣教对象", "受教育人数", "计数方式", "宣传品", "隐患", "状态")]
    assert told == ["郭店屯村", "11", "清点", "围裙28", "'=路口", "有效"]
    assert row["主讲人"] == row["记录人"] != ""
