"""PATCH and DELETE /api/v1/units/<id>: renaming, moving and giving up a unit."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from app.kernel.actor import Role
from tests.desk import Desk, MadeCounty, make_county, told


@pytest.fixture
def county(app: Flask) -> MadeCounty:
    return make_county(app)


@pytest.fixture
def admin(county: MadeCounty) -> Desk:
    return county.desk(Role.ADMIN, county.brigade)


def named(desk: Desk, unit_id: UUID | str) -> dict[str, Any]:
    shown: dict[str, Any] = desk.get(f"/units/{unit_id}").get_json()
    return shown


def new_unit(admin: Desk, parent_id: UUID, name: str = "四中队") -> str:
    said = {"parent_id": str(parent_id), "name": name, "kind": "squad"}
    return str(admin.post("/units", said).get_json()["id"])


def test_a_unit_is_renamed_as_it_was_seen(admin: Desk, county: MadeCounty) -> None:
    answer = admin.patch(f"/units/{county.squad}", {"name": "城区中队"}, 1)
    assert (answer.get_json()["name"], answer.headers["ETag"]) == ("城区中队", '"2"')
    assert told(admin.patch(f"/units/{county.squad}", {"name": "晚了"}, 1)) == (412, "version_conflict")


def test_a_unit_moves_with_what_is_below_it_and_roles_follow(admin: Desk, county: MadeCounty) -> None:
    desk_unit = new_unit(admin, county.squad, "值班室")
    leader = county.desk(Role.SQUAD_LEADER, county.other_squad)
    assert told(leader.get(f"/units/{county.squad}")) == (404, "not_found")
    assert admin.patch(f"/units/{county.squad}", {"parent_id": str(county.other_squad)}, 1).status_code == 200
    assert named(leader, desk_unit)["parent_id"] == str(county.squad)


def test_a_unit_never_moves_below_itself_and_the_brigade_stays_on_top(admin: Desk, county: MadeCounty) -> None:
    below = new_unit(admin, county.squad)
    for parent in (str(county.squad), below):
        assert told(admin.patch(f"/units/{county.squad}", {"parent_id": parent}, 1)) == (422, "unit_unknown")
    moved = admin.patch(f"/units/{county.brigade}", {"parent_id": str(county.squad)}, 1)
    assert told(moved) == (422, "unit_in_use")


def test_a_squads_admin_moves_nothing_out_of_their_reach(county: MadeCounty, admin: Desk) -> None:
    below = new_unit(admin, county.squad)
    own = county.desk(Role.ADMIN)
    assert told(own.patch(f"/units/{below}", {"parent_id": str(county.other_squad)}, 1)) == (422, "unit_unknown")


def test_a_unit_without_people_is_given_up_and_keeps_its_name(admin: Desk, county: MadeCounty) -> None:
    unit_id = new_unit(admin, county.brigade)
    assert admin.delete(f"/units/{unit_id}", 1).status_code == 204
    assert (named(admin, unit_id)["name"], named(admin, unit_id)["ended_at"]) == ("四中队", "2026-11-22T04:00:00.000Z")
    assert told(admin.patch(f"/units/{unit_id}", {"name": "又来"}, 2)) == (422, "unit_unknown")
    under = {"parent_id": unit_id, "name": "五中队", "kind": "squad"}
    assert told(admin.post("/units", under)) == (422, "unit_unknown")


def test_nobody_is_taken_on_by_a_unit_that_was_given_up(admin: Desk, county: MadeCounty) -> None:
    unit_id = new_unit(admin, county.brigade)
    admin.delete(f"/units/{unit_id}", 1)
    said = {"badge": "new1", "name": "新人", "rank": "police", "unit_id": unit_id, "roles": ["officer"]}
    assert told(admin.post("/officers", {**said, "password": "correct horse"})) == (422, "unit_unknown")


@pytest.mark.parametrize("keeps", ["people", "a unit below"])
def test_a_unit_that_people_or_units_belong_to_stays(admin: Desk, county: MadeCounty, keeps: str) -> None:
    unit_id = new_unit(admin, county.brigade)
    if keeps == "people":
        county.person(Role.OFFICER, UUID(unit_id))
    else:
        new_unit(admin, UUID(unit_id))
    assert told(admin.delete(f"/units/{unit_id}", 1)) == (422, "unit_in_use")
    assert told(admin.delete(f"/units/{county.brigade}", 1)) == (422, "unit_in_use")
