"""GET, POST, DELETE /api/v1/saved-views: a list as somebody narrowed it, for oneself or for the unit."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from app.desk.views import MAX_VIEWS
from app.kernel.actor import Role
from tests.desk import Desk, MadeCounty, make_county, told


@pytest.fixture
def county(app: Flask) -> MadeCounty:
    return make_county(app)


def view(**changes: Any) -> dict[str, Any]:
    return {"page": "violations", "name": "本月未处罚", "query": "outcome=recorded", "shared": False, **changes}


def names(desk: Desk, page: str = "violations") -> list[str]:
    return [each["name"] for each in desk.get("/saved-views", page=page).get_json()]


def test_a_view_is_there_for_its_owner_on_its_page(county: MadeCounty) -> None:
    leader = county.desk(Role.SQUAD_LEADER)
    made = leader.post("/saved-views", view())
    assert (made.status_code, made.get_json()["query"]) == (201, "outcome=recorded")
    assert (names(leader), names(leader, "tasks")) == (["本月未处罚"], [])


def test_a_colleague_sees_what_is_shared_and_nobody_of_another_unit(county: MadeCounty) -> None:
    leader, colleague = county.desk(Role.SQUAD_LEADER), county.desk(Role.SUPERVISOR)
    stranger = county.desk(Role.SUPERVISOR, county.other_squad)
    leader.post("/saved-views", view(name="共用", shared=True))
    leader.post("/saved-views", view(name="自用"))
    assert [names(desk) for desk in (leader, colleague, stranger)] == [["共用", "自用"], ["共用"], []]


def test_the_same_name_replaces_what_was_saved_under_it(county: MadeCounty) -> None:
    leader = county.desk(Role.SQUAD_LEADER)
    leader.post("/saved-views", view())
    leader.post("/saved-views", view(query="outcome=warning"))
    assert [each["query"] for each in leader.get("/saved-views", page="violations").get_json()] == ["outcome=warning"]


def test_only_its_owner_forgets_a_view(county: MadeCounty) -> None:
    leader, colleague = county.desk(Role.SQUAD_LEADER), county.desk(Role.ADMIN)
    view_id = leader.post("/saved-views", view(shared=True)).get_json()["id"]
    assert told(colleague.delete(f"/saved-views/{view_id}")) == (404, "not_found")
    assert leader.delete(f"/saved-views/{view_id}").status_code == 204
    assert names(leader) == []


def test_nobody_keeps_more_views_than_they_could_find(county: MadeCounty) -> None:
    leader = county.desk(Role.SQUAD_LEADER)
    for number in range(MAX_VIEWS):
        assert leader.post("/saved-views", view(name=f"视图 {number}")).status_code == 201
    assert told(leader.post("/saved-views", view(name="再多一个"))) == (422, "views_full")
    assert leader.post("/saved-views", view(name="视图 1")).status_code == 201


@pytest.mark.parametrize("wrong", [{"page": "nowhere"}, {"name": ""}, {"query": "x" * 601}, {"shared": "yes"}])
def test_a_view_out_of_bounds_is_refused(county: MadeCounty, wrong: dict[str, Any]) -> None:
    assert told(county.desk(Role.ADMIN).post("/saved-views", view(**wrong))) == (422, "request_invalid")
