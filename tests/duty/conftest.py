"""A county with two squads, and what plans and places are made of."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from app.kernel.actor import Role
from tests.desk import Desk, MadeCounty, make_county


@pytest.fixture
def county(app: Flask) -> MadeCounty:
    """Units on SQLite."""
    return make_county(app)


@pytest.fixture
def leader(county: MadeCounty) -> Desk:
    """The squad's leader."""
    return county.desk(Role.SQUAD_LEADER)


def post_of(unit_id: UUID, /, **changes: Any) -> dict[str, Any]:
    """A new post."""
    post = {"name": "狮子楼路口", "kind": "fixed", "latitude": 36.1142, "longitude": 115.7848, "radius_m": 100}
    return {**post, "unit_id": str(unit_id), **changes}


def section_of(unit_id: UUID, /, **changes: Any) -> dict[str, Any]:
    """A new section of about 1.8 km, due east."""
    line = [[115.78, 36.11], [115.79, 36.11], [115.80, 36.11]]
    section = {
        "name": "S242 城区段",
        "road_code": "S242",
        "level": "provincial",
        "line": line,
        "from_chainage_m": 12300,
    }
    return {**section, "attributes": ["through_village"], "unit_id": str(unit_id), **changes}


def plan_of(unit_id: UUID, post_id: str | None, /, **changes: Any) -> dict[str, Any]:
    """A new plan for a post, every night from 23:00 to 03:00."""
    when = {"starts": "23:00", "ends": "03:00", "weekdays": [1, 2, 3, 4, 5, 6, 7], "valid_from": "2026-11-01"}
    return {"kind": "post", "name": "夜查", "post_id": post_id, "unit_id": str(unit_id), **when, **changes}


@pytest.fixture
def post_id(leader: Desk, county: MadeCounty) -> str:
    """The squad's post."""
    return str(leader.post("/posts", post_of(county.squad)).get_json()["id"])


@pytest.fixture
def section_id(leader: Desk, county: MadeCounty) -> str:
    """The squad's section."""
    return str(leader.post("/sections", section_of(county.squad)).get_json()["id"])
