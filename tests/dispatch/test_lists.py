"""GET /api/v1/tasks narrowed, and /tasks/export."""

from __future__ import annotations

import csv
import io

import pytest
from flask import Flask

from app.kernel.actor import Role
from tests.desk import Desk, MadeCounty, make_county
from tests.dispatch.conftest import task_of


@pytest.fixture
def county(any_app: Flask) -> MadeCounty:
    return make_county(any_app)


def titles(desk: Desk, **query: str) -> list[str]:
    return [each["title"] for each in desk.get("/tasks", **query).get_json()["tasks"]]


def test_a_squads_leader_pages_through_tasks_sent_from_and_into_the_squad(county: MadeCounty) -> None:
    centre, leader = county.desk(Role.DISPATCHER, county.brigade), county.desk(Role.SQUAD_LEADER)
    own, other = (str(county.person(Role.OFFICER, unit)) for unit in (county.squad, county.other_squad))
    for number, officers in enumerate(([own], [other], [own, other])):
        centre.post("/tasks", task_of(officer_ids=officers, title=f"指令{number}"))
    leader.post("/tasks", task_of(officer_ids=[own], title="指令3"))
    first = leader.get("/tasks", limit=2).get_json()
    rest = leader.get("/tasks", limit=2, before=first["next"]).get_json()
    found = [each["title"] for page in (first, rest) for each in page["tasks"]]
    assert (sorted(found), rest["next"]) == (["指令0", "指令2", "指令3"], None)


def test_tasks_are_narrowed_by_words_kind_and_days_and_taken_out(county: MadeCounty) -> None:
    centre, member = county.desk(Role.DISPATCHER, county.brigade), str(county.person(Role.OFFICER))
    centre.post("/tasks", task_of(officer_ids=[member], title="两车相撞", kind="accident"))
    centre.post("/tasks", task_of(officer_ids=[member], title="疏导", kind="congestion"))
    assert titles(centre, text="相撞") == ["两车相撞"]
    assert titles(centre, kind="congestion") == ["疏导"]
    assert titles(centre, **{"from": "2026-11-23"}) == []
    text = centre.get("/tasks/export", format="csv", kind="accident").data.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["标题"], row["状态"], row["接收人数"], row["待签收"]) == ("两车相撞", "进行中", "1", "1")
