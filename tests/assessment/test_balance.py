"""GET /api/v1/network-balance: which sections had a demand or a car lately, and which nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import insert

from app.assessment.models import CreditRow
from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.kernel.database import write_transaction
from tests.desk import Desk, MadeCounty, make_county
from tests.duty.conftest import plan_of, post_of, section_of

# The clock stands at noon of Sunday 2026-11-22.
NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)


@pytest.fixture
def county(app: Flask) -> MadeCounty:
    """Units on SQLite."""
    return make_county(app)


@pytest.fixture
def leader(county: MadeCounty) -> Desk:
    """The squad's leader."""
    return county.desk(Role.SQUAD_LEADER)


def balance(desk: Desk) -> dict[str, dict[str, Any]]:
    """What is told of each section."""
    return {each["section_id"]: each for each in desk.get("/network-balance").get_json()}


def section(desk: Desk, county: MadeCounty, name: str) -> str:
    """A section of the squad."""
    return str(desk.post("/sections", section_of(county.squad, name=name)).get_json()["id"])


def planned(desk: Desk, county: MadeCounty, section_id: str) -> dict[str, Any]:
    """A patrol of it that has begun; what is due today."""
    patrol = {"kind": "section", "section_id": section_id, "required_passes": 1, "starts": "11:00", "ends": "13:00"}
    desk.post("/plans", plan_of(county.squad, None, **patrol))
    due: list[dict[str, Any]] = desk.get("/requirements", day="2026-11-22").get_json()
    return next(each for each in due if each["section_id"] == section_id)


def credit(county: MadeCounty, due: dict[str, Any], day: date, state: str, value: str | None) -> None:
    """What the reckoning made of a patrol."""
    row = {
        "requirement_id": UUID(due["id"]), "indicator": "coverage_sections", "state": state, "value": value,
        "reason_code": "covered", "evidence": [], "facts": {}, "unit_id": county.squad, "duty_day": day,
        "reckoned_at": NOON,
    }  # fmt: skip
    with county.app.app_context(), write_transaction() as session:
        session.execute(insert(CreditRow), [row])


def test_a_section_that_nobody_plans_has_nothing(leader: Desk, county: MadeCounty) -> None:
    section_id = section(leader, county, "S242")
    told = balance(leader)[section_id]
    assert (told["last_due_day"], told["last_passed_day"], told["passes_unknown"]) == (None, None, False)


def test_a_patrol_that_has_begun_and_a_post_on_the_section_are_something(leader: Desk, county: MadeCounty) -> None:
    patrolled, with_post = section(leader, county, "S242"), section(leader, county, "S246")
    planned(leader, county, patrolled)
    on_it = post_of(county.squad, section_id=with_post, chainage_m=12_400)
    post_id = leader.post("/posts", on_it).get_json()["id"]
    leader.post("/plans", plan_of(county.squad, post_id, starts="11:00", ends="13:00"))
    told = balance(leader)
    assert {told[each]["last_due_day"] for each in (patrolled, with_post)} == {"2026-11-22"}


def test_what_is_due_tonight_is_not_something_yet(leader: Desk, county: MadeCounty, clock: ManualClock) -> None:
    section_id = section(leader, county, "S242")
    patrol = {"kind": "section", "section_id": section_id, "required_passes": 1}
    leader.post("/plans", plan_of(county.squad, None, **patrol))
    assert balance(leader)[section_id]["last_due_day"] is None
    clock.advance(hours=12)
    assert balance(leader)[section_id]["last_due_day"] == "2026-11-22"


@pytest.mark.parametrize(
    ("state", "value", "passed", "unknown"),
    [
        ("credited", "0.5000", "2026-11-22", False),
        ("credited", "0.0000", None, False),
        ("unknown", None, None, True),
        ("exempt", None, None, False),
    ],
)
def test_a_car_that_was_seen_is_a_pass_and_a_missing_track_is_unknown(
    leader: Desk, county: MadeCounty, state: str, value: str | None, passed: str | None, unknown: bool
) -> None:
    section_id = section(leader, county, "S242")
    credit(county, planned(leader, county, section_id), date(2026, 11, 22), state, value)
    told = balance(leader)[section_id]
    assert (told["last_passed_day"], told["passes_unknown"]) == (passed, unknown)


def test_each_sees_the_sections_that_they_oversee(leader: Desk, county: MadeCounty) -> None:
    section_id = section(leader, county, "S242")
    assert section_id not in balance(county.desk(Role.SQUAD_LEADER, county.other_squad))
    assert section_id in balance(county.desk(Role.SUPERVISOR, county.brigade))
    assert county.desk(Role.OFFICER).get("/network-balance").get_json() == []
